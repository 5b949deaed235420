"""The bytes of a record in JSON as values, and the values at a path."""

import json

import msgspec

from normalize.formats.cuts import text_in
from normalize.formats.text_bytes import text_of
from normalize.problem import Problem

Object = dict[str, object]


def object_of(data: bytes) -> tuple[Object | None, tuple[Problem, ...]]:
    """Read an object of JSON (of a list its first object); None with a problem where there is none."""
    text, problems = text_of(data)
    try:
        value = _decoded(text)
    except (ValueError, RecursionError) as error:
        return None, (
            *problems,
            Problem("unreadable", f"this is not JSON: {str(error)[:150]}", "", text[:100]),
        )
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, dict)), None)
    if not isinstance(value, dict) or not value:
        return None, (*problems, Problem("unreadable", "there is no object in this JSON", "", text[:100]))
    return value, problems


def values_at(value: object, path: str) -> list[object]:
    """Every value at a path of names with dots between them; lists are walked through, nothing is left out silently."""
    if isinstance(value, dict) and "." not in path:
        return items(value.get(path))
    found = items(value)
    for name in path.split("."):
        inner = [each[name] for each in found if isinstance(each, dict) and name in each]
        if not inner:
            return []
        found = items(inner)
    return found


def items(value: object) -> list[object]:
    """The values of a list, of lists in it too, or the value itself; null is no value."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    found: list[object] = []
    pending: list[object] = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, list):
            pending.extend(reversed(each))
        elif each is not None:
            found.append(each)
    return found


def texts_at(value: object, path: str) -> list[str]:
    """The texts at a path."""
    return [text for each in values_at(value, path) if (text := text_in(each))]


def first_text(value: object, *paths: str) -> str:
    """The first text at the first path that has one, else an empty string."""
    for path in paths:
        for each in values_at(value, path):
            if text := text_in(each):
                return text
    return ""


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        return json.loads(
            text, strict=False
        )  # reads halves of surrogates, NaN and control characters, which msgspec refuses
