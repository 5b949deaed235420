"""The steps of tables that cut a text: one cell to what it says."""

import re
from collections.abc import Iterator

from normalize.formats.description import Statement
from normalize.formats.gathering import without_markup
from normalize.formats.mapping import Rule, Step
from normalize.formats.name_lists import Name, read_name, read_names
from normalize.values.identifiers import find_doi
from normalize.values.text import has_han

_ISSN = re.compile(r"(?<![\dXx])(?<!\d-)\d{4}-?\d{3}[\dXx](?![\dXx-])")
_ISBN = re.compile(r"(?<!\d)(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?!\d)")
_CSBN = re.compile(r"\d{4,6}[·•]\d+")
_WORD_SEPARATORS = re.compile(r"[;；|\n]|,\s*(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[,，、]|\s{2,}")
_LONG_WORD = 12
_COMMAS = re.compile(r"[;；|\n,，、]")
_BETWEEN = re.compile(r"[;；\n]")
_BEFORE_ADDRESS = re.compile(r"(?<=[\s;|])(?=https?:)|\n")
_AROUND_ADDRESS = " \t\r\n;|"
_YEAR_ISSUE = re.compile(r"^(?P<year>\d{4})(?:年)?\s*[(（,，]\s*(?:第)?(?P<issue>[^)）]+?)(?:期)?\s*[)）]?$")
_SLASHES = re.compile(r"^(\d{4})(?:/(\d{1,2}))?(?:/(\d{1,2}))?(?:/.*)?$")
_CN = re.compile(r"^(?:CN\s*)?\d{2}-\d{4}", re.IGNORECASE)


def plain(value: object, rule: Rule) -> Iterator[Statement]:
    """The text as it stands, without markup."""
    if text := text_in(value):
        yield rule.say(without_markup(text))


def text_in(value: object) -> str:
    """A text, or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def names(value: object, rule: Rule) -> Iterator[Statement]:
    """Every name of a cell; where countries or roles were cut from them the cell itself is kept too."""
    text = text_in(value)
    read = read_names(without_markup(text))
    yield from (said for name in read for said in name_statements(name, rule))
    if any(name.roles for name in read):
        yield Statement("responsibility", text.replace("\n", "; "))


def name_statements(name: Name, rule: Rule) -> Iterator[Statement]:
    """A statement for each role of a name; the rule's where the name has none."""
    for role in name.roles or (rule.role,):
        yield rule.say(name.name, rule.scheme or name.kind, role)


def one_name(value: object, rule: Rule) -> Iterator[Statement]:
    """A cell that holds exactly one name, whatever stands in it (`Smith, John, Jr.`)."""
    cell = text_in(value)
    if has_han(cell) or ";" in cell:
        yield from names(cell, rule)
    elif cell:
        yield from name_statements(read_name(cell), rule)


def words(value: object, rule: Rule) -> Iterator[Statement]:
    """Keywords with semicolons, bars or line ends between them; commas only beside Chinese characters, and
    blanks where nothing but short words with Chinese among them stands there.
    """
    text = without_markup(text_in(value))
    pieces = _WORD_SEPARATORS.split(text)
    if len(pieces) == 1 and has_han(text) and all(len(word) <= _LONG_WORD for word in text.split()):
        pieces = text.split()
    for word in pieces:
        yield rule.say(word.strip(" .,，。"))


def listed(value: object, rule: Rule) -> Iterator[Statement]:
    """Words with commas or semicolons between them."""
    for word in _COMMAS.split(without_markup(text_in(value))):
        yield rule.say(word)


def several(value: object, rule: Rule) -> Iterator[Statement]:
    """Values with semicolons or line ends between them."""
    for piece in _BETWEEN.split(without_markup(text_in(value))):
        yield rule.say(piece)


def standard_numbers(value: object, rule: Rule) -> Iterator[Statement]:
    """ISBNs and ISSNs in a cell, told apart by their form; an ISSN of a part belongs to its host."""
    text = text_in(value).translate(_DASHES)
    rest, found = text, False
    for scheme, pattern in (("isbn", _ISBN), ("issn", _ISSN)):
        for match in pattern.finditer(rest):
            found = True
            yield rule.say(match[0], _forced(rule) or scheme)
        rest = pattern.sub(" ", rest)
    if not found and text:
        yield rule.say(text, "csbn" if _CSBN.match(text) else "cn" if _CN.match(text) else rule.scheme)


def _forced(rule: Rule) -> str:
    return rule.scheme if rule.scheme in ("isbn", "issn") else ""


_DASHES = str.maketrans("‐‑–—－", "-----")


def doi(value: object, rule: Rule) -> Iterator[Statement]:
    """A DOI wherever it stands in the text; a text without one is kept as an identifier of no scheme."""
    text = text_in(value)
    found = find_doi(text)
    if found or text:
        yield rule.say(found or text, "doi" if found else "local")


def address(value: object, rule: Rule) -> Iterator[Statement]:
    """Addresses; the resolver's address of a DOI is an identifier too."""
    for piece in _BEFORE_ADDRESS.split(text_in(value)):
        url = piece.strip(_AROUND_ADDRESS)
        if not url:
            continue
        if "doi.org/" in url.lower() and (number := find_doi(url)):
            yield Statement("identifier", number, "doi")
        if "://" in url:
            yield rule.say(url)


def day(value: object, rule: Rule) -> Iterator[Statement]:
    """A date of RIS (`2020/04/02/`, `1996///spring`) as `2020-04-02`; others as they stand."""
    text = text_in(value)
    match = _SLASHES.match(text)
    if match is None:
        yield rule.say(text)
        return
    yield rule.say("-".join((match[1], *(part.zfill(2) for part in (match[2], match[3]) if part))))


def year_issue(value: object, rule: Rule) -> Iterator[Statement]:
    """A date that may carry the issue: 2019(03), 2019年第3期."""
    text = text_in(value)
    match = _YEAR_ISSUE.match(text) or re.match(r"^(?P<year>\d{4})年?第(?P<issue>[^期]+)期$", text)
    if match is None:
        yield from day(text, rule)
        return
    yield rule.say(match["year"])
    yield Statement("issue", match["issue"])


def labelled(value: object, rule: Rule) -> Iterator[Statement]:
    """A text that needs its label to be understood, which the rule's scheme gives: `Conference: ...`."""
    if text := text_in(value):
        yield Statement(rule.element, f"{rule.scheme}: {without_markup(text)}", "general", rule.role)


TEXT_STEPS: dict[str, Step] = {
    "": plain,
    "address": address,
    "day": day,
    "doi": doi,
    "labelled": labelled,
    "listed": listed,
    "name": one_name,
    "names": names,
    "numbers": standard_numbers,
    "several": several,
    "words": words,
    "year_issue": year_issue,
}
