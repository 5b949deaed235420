"""Titles of a record taken apart: what names the work, which volume it is, which year."""

import re
from collections.abc import Iterator

import msgspec

from catalog.matching.volumes import Designation, read_designation
from normalize.folding import fold, fold_key
from normalize.record import Record, Title

_HAN = re.compile(r"[\u3400-\u9fff]")


class TitleForm(msgspec.Struct, frozen=True):
    """One title in one script: `proper` without its volume, `full` with the subtitle, both as keys."""

    proper: str
    full: str
    subtitle: str
    han: bool


class Reading(msgspec.Struct, frozen=True):
    """A main title in one script, with what its title and its subtitle designate."""

    title: Title
    main: Designation
    sub: Designation


def main_readings(record: Record) -> list[Reading]:
    """The main titles, in every script that they are given in."""
    return [
        Reading(form, read_designation(fold(form.value)), _subtitle(form))
        for title in record.titles
        if title.kind == "main"
        for form in scripts(title)
    ]


def scripts(title: Title) -> Iterator[Title]:
    """A title, and the same in its own script."""
    yield title
    if title.original is not None:
        yield title.original


def title_forms(readings: list[Reading]) -> tuple[TitleForm, ...]:
    """Each different form once."""
    return tuple(dict.fromkeys(form for reading in readings if (form := _form(reading)) is not None))


def _form(reading: Reading) -> TitleForm | None:
    proper, subtitle = fold_key(reading.main.rest), fold_key(reading.sub.rest)
    proper = proper or fold_key(reading.title.value)
    if not proper:
        return None
    return TitleForm(proper, proper + subtitle, subtitle, _HAN.search(reading.title.value) is not None)


def _subtitle(form: Title) -> Designation:
    return read_designation(f" {fold(form.subtitle)}") if form.subtitle else Designation("")
