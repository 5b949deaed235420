"""BibTeX and BibLaTeX: `@article{key, title = {...}, ...}`."""

import re
from collections.abc import Iterator

from normalize.formats.bibtex_entry import MONTHS, Entry, parse_entry
from normalize.formats.bibtex_names import read_names
from normalize.formats.cuts import TEXT_STEPS, name_statements, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, unreadable
from normalize.formats.latex import plain_text
from normalize.formats.mapping import Rule, load
from normalize.formats.text_bytes import text_of

_MONTHS = {name: f"{at:02}" for at, name in enumerate(MONTHS, 1)}
_RAW = frozenset(("doi", "url", "eprint", "isbn", "issn", "file", "howpublished", "ee", "crossref"))


def read(data: bytes) -> Description:
    """Read one entry."""
    text, problems = text_of(data)
    entry = parse_entry(text)
    if entry is None or not entry.fields:
        return unreadable("there is no entry of BibTeX with a field in it", text)
    return gather(_statements(entry), entry.key, problems)


def _statements(entry: Entry) -> Iterator[Statement]:
    yield Statement("type", entry.kind)
    yield from _date(dict(entry.fields))
    for name, value in entry.fields:
        rules = _TABLE.rules_of(name, entry.kind)
        if rules is None:
            yield Statement("note", f"{name}: {plain_text(value)}", "other")
            continue
        for rule in rules:
            written = value if name in _RAW or rule.step == "authors" else plain_text(value)
            yield from _TABLE.apply(rule, written)


def _date(fields: dict[str, str]) -> Iterator[Statement]:
    """`date` of BibLaTeX, or year, month and day together."""
    if date := fields.get("date", ""):
        yield Statement("date", plain_text(date))
        return
    year = plain_text(fields.get("year", "")).strip()
    month = _month(plain_text(fields.get("month", "")))
    day = fields.get("day", "").strip()
    exact = re.fullmatch(r"\d{4}", year) and month
    parts = [year, month, day.zfill(2)] if exact and day.isdigit() else [year, month] if exact else [year]
    yield Statement("date", "-".join(parts))


def _month(text: str) -> str:
    word = text.strip().lower()
    return word.zfill(2) if word.isdigit() and 0 < int(word) < 13 else _MONTHS.get(word[:3], "")


def _authors(value: object, rule: Rule) -> Iterator[Statement]:
    for name in read_names(text_in(value)):
        yield from name_statements(name, rule)


def _pages(value: object, rule: Rule) -> Iterator[Statement]:
    """Pages with one hyphen, however long the dash was written."""
    yield rule.say(re.sub(r"(?<!\s)\s*[-–—]+\s*", "-", text_in(value)))


def _published(value: object, rule: Rule) -> Iterator[Statement]:
    """`howpublished` is an address or words."""
    text = text_in(value)
    found = re.search(r"https?://[^\s{}]+", text)
    yield Statement("link", found[0], "resource") if found else rule.say(plain_text(text))


def _cross_reference(value: object, rule: Rule) -> Iterator[Statement]:
    """The key of the entry that this one stands in."""
    yield rule.say(text_in(value))


_TABLE = load(
    "bibtex",
    {**TEXT_STEPS, "authors": _authors, "pages": _pages, "published": _published, "key": _cross_reference},
)
