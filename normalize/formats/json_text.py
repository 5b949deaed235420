"""The bytes of a record in JSON as values, and the values at a path."""

import json
from collections.abc import Iterator

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


def values_at(value: object, path: str) -> Iterator[object]:
    """Every value at a path of names with dots between them; lists are walked through, nothing is left out silently."""
    name, _, rest = path.partition(".")
    for each in items(value):
        if isinstance(each, dict) and name in each:
            found = each[name]
            yield from values_at(found, rest) if rest else items(found)


def items(value: object) -> Iterator[object]:
    """The values of a list, of lists in it too, or the value itself; null is no value."""
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, list):
            pending.extend(reversed(each))
        elif each is not None:
            yield each


def texts_at(value: object, path: str) -> list[str]:
    """The texts at a path."""
    return [text for each in values_at(value, path) if (text := text_in(each))]


def first_text(value: object, *paths: str) -> str:
    """The first text at the first path that has one, else an empty string."""
    return next((text for path in paths for text in texts_at(value, path)), "")


def _decoded(text: str) -> object:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"))
    except msgspec.DecodeError:
        return json.loads(
            text, strict=False
        )  # reads halves of surrogates, NaN and control characters, which msgspec refuses
