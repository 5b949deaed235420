"""A field that is to be written: its subfields, and those of its twin in original script."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from normalize.marc import SUBFIELD

Subs = Sequence[tuple[str, str]]
"""Codes and values in the order of the field; what has no value is left out."""

_FORBIDDEN = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
"""Control characters, of which ISO 2709 needs three for itself, and what is no character of Unicode."""


class Made(msgspec.Struct, frozen=True):
    """One field: `content` as `MarcRecord` has it, `twin` the same in original script, empty where there is none."""

    tag: str
    content: str
    twin: str = ""


def made(tag: str, indicators: str, subs: Subs, twin: Subs = ()) -> list[Made]:
    """A field, or none where no subfield has a value."""
    content, other = _coded(subs), _coded(twin)
    if not content:
        return [Made("880", f"{indicators}{SUBFIELD}6{tag}-00{other}")] if other else []
    return [Made(tag, indicators + content, indicators + other if other else "")]


def _coded(subs: Subs) -> str:
    return "".join(f"{SUBFIELD}{code}{plain(value)}" for code, value in subs if plain(value))


def plain(text: str) -> str:
    """The text without what a field cannot hold; a blank stands for it."""
    return _FORBIDDEN.sub(" ", text) if _FORBIDDEN.search(text) else text


def unfit(texts: Iterable[str]) -> list[str]:
    """The texts that hold what a field cannot."""
    return [text for text in texts if _FORBIDDEN.search(text)]
