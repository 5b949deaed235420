"""Refer / EndNote tagged: `%0 Journal Article`, also CNKI's and Wanfang's."""

import re
from collections.abc import Iterator

from normalize.formats import tagged
from normalize.formats.cuts import TEXT_STEPS, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.kinds import kind_of
from normalize.formats.mapping import Rule, load
from normalize.formats.tagged import Dialect, Pair
from normalize.values.text import has_han


def read(data: bytes) -> Description:
    """Read one record of Refer."""
    return tagged.read(data, _DIALECT)


def _prepare(pairs: list[Pair]) -> list[Pair]:
    """Make PAGES of %P: CNKI writes the number of pages first and the range behind it.

    %H repeats the authors in Latin letters where %A has them in Chinese, and a second %J the journal.
    """
    pages = [value for tag, value in pairs if tag == "P" and value]
    best = next((value for value in pages if re.search(r"\d[-+,]", value)), pages[0] if pages else "")
    kept = [pair for pair in pairs if pair[0] != "P"]
    if any(tag == "A" and has_han(value) for tag, value in pairs):
        kept = [("HN", value) if tag == "H" else (tag, value) for tag, value in kept]
    return [*_one_journal(kept), ("PAGES", best)] if best else _one_journal(kept)


def _one_journal(pairs: list[Pair]) -> list[Pair]:
    journals = [pair for pair in pairs if pair[0] == "J"]
    return [pair if pair not in journals[1:] else ("J2", pair[1]) for pair in pairs]


def _standard(value: object, rule: Rule) -> Iterator[Statement]:
    """CNKI's database of standards is their type; of what comes from its other databases that is a note."""
    text = text_in(value)
    known = kind_of(text)
    is_standard = known is not None and known[0] == "standard"
    yield rule.say(text) if is_standard else Statement("note", text)


_DIALECT = Dialect(
    load("refer", {**TEXT_STEPS, "standard": _standard}),
    re.compile(r"^\s*%(\S)\s?(.*)$"),
    ("0",),
    ("M", "F"),
    prepare=_prepare,
)
