"""What headings, keywords and class numbers do to a record."""

import re

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.record import Classification, Place, Subject
from normalize.values.text import has_han

_KINDS = frozenset(
    ("topic", "place", "person", "corporate", "meeting", "title", "period", "genre", "keyword")
)
_SCHEMES = {
    "clc": "clc", "中图法": "clc", "中图分类号": "clc", "cct": "clc", "lcc": "lcc", "ddc": "ddc", "dewey": "ddc",
    "udc": "udc", "casc": "casc", "科图法": "casc", "nlm": "nlm",
}  # fmt: skip
_PREFIXED = re.compile(
    r"(?:info:eu-repo/classification/)?(clc|中图法|中图分类号|cct|lcc|ddc|udc|casc|科图法|nlm)\s*[:：/]\s*(\S.*)",
    re.IGNORECASE,
)
_LOOKS_LIKE = {
    "lcc": re.compile(r"[A-Z]{1,3}\d.*|[A-Z]{1,3}"), "ddc": re.compile(r"\d{1,3}(\.\d+)?"), "udc": re.compile(r"\d.*"),
}  # fmt: skip
_CLC = re.compile(r"[A-KN-VXZ][A-Z]?\d{1,4}(?:[.-]\d+)*(?:[-+=(/:].{0,20})?")
_HAN_SEPARATORS = re.compile(r"\s*[;；|,，、]\s*")
_SEPARATORS = re.compile(r"\s*[;；|]\s*")


def add_subject(draft: Draft, said: Statement) -> None:
    """Keep a heading in its parts, a keyword for each that a semicolon parts, a class number as what it is."""
    number = _class_number(draft, said)
    if number is not None:
        draft.fields["classifications"].append(number)
        return
    kind = said.role if said.role in _KINDS else "topic" if said.scheme else "keyword"
    separators = _HAN_SEPARATORS if has_han(said.value) else _SEPARATORS
    pieces = [said.value] if said.scheme else separators.split(said.value)
    for piece in pieces:
        parts = tuple(filter(None, (part.strip() for part in re.split(r"\s*--\s*", piece))))
        if parts:
            kept = "topic" if kind == "keyword" and len(parts) > 1 else kind
            draft.fields["subjects"].append(Subject(parts, kept, said.scheme))
            if kind == "place":
                draft.fields["places"].append(Place(parts[0]))


def _class_number(draft: Draft, said: Statement) -> Classification | None:
    scheme = _SCHEMES.get(said.scheme.lower(), "")
    prefixed = _PREFIXED.fullmatch(said.value)
    if prefixed is not None:
        scheme = _SCHEMES[prefixed[1].lower()]
    value = prefixed[2] if prefixed is not None else said.value
    if scheme and _LOOKS_LIKE.get(scheme, _CLC).fullmatch(value):
        return Classification(scheme, value)
    if not said.scheme and draft.chinese and _CLC.fullmatch(said.value):
        return Classification("clc", said.value)
    return None


def add_classification(draft: Draft, said: Statement) -> None:
    """Keep a class number; several may stand behind one another."""
    scheme = _SCHEMES.get(said.scheme.lower(), "")
    for value in _SEPARATORS.split(said.value):
        number = _PREFIXED.fullmatch(value)
        if number is not None:
            found = Classification(_SCHEMES[number[1].lower()], number[2], "", said.role)
            draft.fields["classifications"].append(found)
        elif value:
            unnamed = draft.chinese and not said.scheme
            guessed = "clc" if unnamed and _CLC.fullmatch(value) else "other"
            draft.fields["classifications"].append(Classification(scheme or guessed, value, "", said.role))
