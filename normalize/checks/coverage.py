"""What a source says that no rule reads: tags and subfields, counted, with an example."""

from collections.abc import Sequence

import msgspec

from normalize.checks.finding import shown
from normalize.holdings_record import is_holdings, is_read_here
from normalize.local_fields import LocalField
from normalize.marc import SUBFIELD, MarcRecord, flavour_of
from normalize.rules import RULES

READ_WITHOUT_RULES = {
    "marc21": frozenset(("001", "004", "006", "007", "008")),
    "cnmarc": frozenset(("001", "105", "106", "110", "135")),
}
"""Read by the code that finds out number, type and carrier."""
_LINKS = frozenset("678")
"""Subfields that tie fields together, whatever the tag."""
_MEMORY = 50_000
TRIED = 100
"""So many records of a format other than MARC are tried, since each of their texts costs a reading."""


class Unread(msgspec.Struct, frozen=True):
    """A subfield that no rule reads, or a whole field (`code` empty): how often, where first, and what stood there.

    Of another format than MARC `flavour` is its name and `tag` the path of elements or keys.
    """

    flavour: str
    tag: str
    code: str
    count: int
    identifier: str
    example: str


class Coverage:
    """Counts over the records of a run. `local` are the fields in which their source writes its holdings."""

    def __init__(self, local: Sequence[LocalField] = ()) -> None:
        self.read = {flavour: _read_by_rules(flavour, local) for flavour in ("marc21", "cnmarc")}
        self.counts: dict[tuple[str, str, str], int] = {}
        self.examples: dict[tuple[str, str, str], tuple[str, str]] = {}
        self.tried: dict[str, int] = {}
        self.shapes: dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]] = {}

    def add(self, record: MarcRecord, identifier: str) -> None:
        """Count what no rule reads in a record."""
        flavour = flavour_of(record)
        holds_only = is_holdings(record, flavour)
        for tag, content in record:
            if holds_only and (tag == "004" or is_read_here(tag, flavour != "marc21")):
                continue
            parts = content.split(SUBFIELD)
            shape = (flavour, _meant(tag, content), "".join([part[:1] for part in parts[1:]]))
            unread = self.shapes.get(shape)
            if unread is None:
                if len(self.shapes) > _MEMORY:
                    self.shapes.clear()
                unread = self.shapes[shape] = self._unread(*shape)
            for key in unread:
                self.counts[key] = self.counts.get(key, 0) + 1
                if key not in self.examples:
                    text = content if not key[2] else next(p[1:] for p in parts[1:] if p[:1] == key[2])
                    self.examples[key] = (identifier, shown(text))

    def add_other(self, format_name: str, data: bytes, identifier: str) -> None:
        """Find out what the reader of another format leaves of a record; of each format the first records tell."""
        from normalize.formats.coverage import unread_texts  # noqa: PLC0415  a run over MARC does not pay for it

        self.tried[format_name] = self.tried.get(format_name, 0) + 1
        if self.tried[format_name] > TRIED:
            return
        for place, text in unread_texts(format_name, data).items():
            key = (format_name, place, "")
            self.counts[key] = self.counts.get(key, 0) + 1
            self.examples.setdefault(key, (identifier, shown(text)))

    def _unread(self, flavour: str, tag: str, codes: str) -> tuple[tuple[str, str, str], ...]:
        read = self.read[flavour].get(tag)
        if read is None:
            return ((flavour, tag, ""),)
        if not read:
            return ()
        missing = [code for code in codes if code not in read and code not in _LINKS]
        return tuple((flavour, tag, code) for code in missing)

    def unread(self) -> list[Unread]:
        """What was found, the most frequent first."""
        ordered = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return [Unread(*key, count, *self.examples[key]) for key, count in ordered]


def _meant(tag: str, content: str) -> str:
    """The tag, of a field 880 that of its partner."""
    if tag != "880":
        return tag
    at = content.find(SUBFIELD + "6")
    linked = content[at + 2 : at + 5] if at >= 0 else ""
    return linked if linked.isdigit() else tag


def _read_by_rules(flavour: str, local: Sequence[LocalField]) -> dict[str, frozenset[str]]:
    """The subfields that rules read, by tag; an empty set: all of them."""
    codes: dict[str, set[str]] = {tag: set() for tag in READ_WITHOUT_RULES[flavour]}
    whole = set(codes)
    for rule in RULES:
        for spec in rule.marc21 if flavour == "marc21" else rule.cnmarc:
            codes.setdefault(spec.tag, set()).update(spec.codes)
            if not spec.codes:
                whole.add(spec.tag)
    for field in local:
        codes.setdefault(field.tag, set()).update(field.codes)
    return {tag: frozenset() if tag in whole else frozenset(read) for tag, read in codes.items()}
