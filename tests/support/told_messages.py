"""What the code says of records: every sentence that is handed to a problem, a bad value or something damaged."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
MESSAGE_AT = {
    "Problem": 1, "BadValue": 1, "Damaged": 2, "problem": 1, "unreadable": 0, "NotABox": 0, "_damaged": -1,
}  # fmt: skip
"""Which argument of a call is the sentence; -1: the last."""
KINDED = ("Problem", "BadValue", "problem")
FAULTS = ("fault", "reason")
"""Names and keywords that hold a sentence which is handed on."""


class Told(NamedTuple):
    """A sentence with {} for what is filled in, or the source of an expression (`known` false), and its kind."""

    file: str
    sentence: str
    known: bool = True
    kind: str = ""


def told(*folders: str) -> Iterator[Told]:
    """Every sentence of the modules in these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = str(path.relative_to(ROOT))
            if "compiled" not in path.parts and "exports" not in path.parts:
                yield from _of_module(name, ast.parse(path.read_text(encoding="utf-8")))


def _of_module(name: str, tree: ast.Module) -> Iterator[Told]:
    scopes = {id(node): scope for scope in ast.walk(tree) if _is_scope(scope) for node in ast.walk(scope)}
    for node in ast.walk(tree):
        scope = scopes.get(id(node), tree)
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            if called in MESSAGE_AT and (said := _message(node, MESSAGE_AT[called])) is not None:
                kind = node.args[0] if called in KINDED else None
                plain = str(kind.value) if isinstance(kind, ast.Constant) else ""
                yield from (Told(name, *each, plain) for each in _sentences(said, scope, tree))
            for keyword in node.keywords:
                if keyword.arg == "fault":
                    yield from (Told(name, *each) for each in _sentences(keyword.value, scope, tree))
        elif isinstance(node, ast.Assign) and any(_is_fault(target) for target in node.targets):
            yield from (Told(name, *each) for each in _sentences(node.value, scope, tree) if each[1])


def _is_scope(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef)


def _is_fault(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr in FAULTS


def _message(call: ast.Call, at: int) -> ast.expr | None:
    named = next((word.value for word in call.keywords if word.arg in ("message", "reason")), None)
    if named is not None:
        return named
    return call.args[at] if call.args and (at < 0 or len(call.args) > at) else None


def _sentences(node: ast.expr, scope: ast.AST, module: ast.Module) -> Iterator[tuple[str, bool]]:
    if isinstance(node, ast.Constant):
        if node.value:
            yield str(node.value), True
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in node.values), True
    elif isinstance(node, ast.IfExp):
        yield from _sentences(node.body, scope, module)
        yield from _sentences(node.orelse, scope, module)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _sentences(value, scope, module)
    elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        yield from _sentences(node.value, scope, module)
    elif isinstance(node, ast.Name):
        yield from _named(node.id, scope, module)
    else:
        yield ast.unparse(node), False


def _named(name: str, scope: ast.AST, module: ast.Module) -> Iterator[tuple[str, bool]]:
    """What a name was given in its function or module; what a function is handed was told where it is called."""
    for tree in (scope, module):
        given = [value for node in ast.walk(tree) for value in _given(node, name)]
        if given:
            for value in given:
                if not (isinstance(value, ast.Name) and value.id == name):
                    yield from _sentences(value, tree, module)
            return
    parameters = {
        each.arg for node in ast.walk(scope) if isinstance(node, ast.arguments) for each in node.args
    }
    if name not in parameters:
        yield name, False


def _given(node: ast.AST, name: str) -> Iterator[ast.expr]:
    targets: list[ast.expr] = []
    if isinstance(node, ast.Assign):
        targets = node.targets
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr):
        targets = [node.target]
    value = getattr(node, "value", None)
    if isinstance(value, ast.expr) and any(
        isinstance(each, ast.Name) and each.id == name for each in targets
    ):
        yield value
