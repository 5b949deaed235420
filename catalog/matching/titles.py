"""Titles of a record taken apart: what names the work, which volume it is, which year."""

import re
from collections.abc import Iterator

import msgspec

from catalog.matching.volumes import Designation, cut_volume, read_designation
from normalize.folding import fold, fold_key
from normalize.record import Record, Title

_HAN = re.compile(r"[\u3400-\u9fff]")


# Where a subtitle may have been run into the title, and how long the title before it must be to name a work.
_BREAK = re.compile(r"[:;,.=(—:;，。（]| - ")
_SHORTEST_HAN, _SHORTEST_LATIN = 4, 10


class TitleForm(msgspec.Struct, frozen=True):
    """One title in one script, as keys: `proper` without its volume, `full` with the subtitle, `opening` up to the
    first mark within the proper title, where that is long enough to name a work.
    """

    proper: str
    full: str
    subtitle: str
    opening: str
    han: bool


class Reading(msgspec.Struct, frozen=True):
    """A main title in one script, with what its title and its subtitle designate."""

    title: Title
    main: Designation
    sub: Designation


def main_titles(record: Record) -> list[Title]:
    """The main titles, in every script that they are given in."""
    return [form for title in record.titles if title.kind == "main" for form in scripts(title)]


def main_readings(record: Record) -> list[Reading]:
    """The main titles, in every script that they are given in, read for what they designate."""
    return [
        Reading(form, read_designation(fold(form.value)), read_designation(_spaced(form.subtitle)))
        for form in main_titles(record)
    ]


def scripts(title: Title) -> Iterator[Title]:
    """A title, and the same in its own script."""
    yield title
    if title.original is not None:
        yield title.original


def title_forms(readings: list[Reading]) -> tuple[TitleForm, ...]:
    """Each different form once."""
    found = (_form(reading.title, reading.main.rest, reading.sub.rest) for reading in readings)
    return tuple(dict.fromkeys(form for form in found if form is not None))


def key_forms(record: Record) -> list[TitleForm]:
    """The same forms, in which nothing but the keys is looked for."""
    found = (
        _form(
            title,
            cut_volume(fold(title.value))[0],
            cut_volume(_spaced(title.subtitle))[0] if title.subtitle else "",
        )
        for title in main_titles(record)
    )
    return [form for form in found if form is not None]


def is_han(text: str) -> bool:
    """Whether there are Chinese characters in it."""
    return not text.isascii() and _HAN.search(text) is not None


def _form(title: Title, main: str, sub: str) -> TitleForm | None:
    proper, subtitle = fold_key(main), fold_key(sub) if sub else ""
    proper = proper or fold_key(title.value)
    if not proper:
        return None
    han = is_han(title.value)
    return TitleForm(proper, proper + subtitle, subtitle, _opening(main, proper, han), han)


def _opening(title: str, proper: str, han: bool) -> str:
    found = _BREAK.search(title)
    key = fold_key(title[: found.start()]) if found else ""
    return key if key != proper and len(key) >= (_SHORTEST_HAN if han else _SHORTEST_LATIN) else ""


def _spaced(subtitle: str) -> str:
    """Folded, with the blank in front that a volume alone would have before it."""
    return f" {fold(subtitle)}" if subtitle else ""
