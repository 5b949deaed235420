"""A MARC record as it lies in its carrier: a leader and fields, nothing interpreted."""

import re
from collections.abc import Iterator, Sequence

SUBFIELD = "\x1f"
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
HOLDINGS_TYPES = frozenset("uvxy")


class MarcRecord:
    r"""Leader, tags and field contents in the order of the record, and the same contents grouped by tag.

    The content of a control field is its text; that of a data field is kept raw, two indicators followed by
    subfields that each begin with U+001F and a code: `"10\x1faTitle :\x1fbrest"`. Nothing is split before asked for.
    """

    __slots__ = ("by_tag", "contents", "leader", "tags")

    def __init__(self, leader: str, tags: Sequence[str], contents: Sequence[str]) -> None:
        self.leader = leader
        self.tags = tags
        self.contents = contents
        by_tag: dict[str, list[str]] = {}
        for tag, content in zip(tags, contents, strict=True):
            if tag in by_tag:
                by_tag[tag].append(content)
            else:
                by_tag[tag] = [content]
        self.by_tag = by_tag

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, MarcRecord):
            return NotImplemented
        return (
            self.leader == other.leader
            and list(self.tags) == list(other.tags)
            and list(self.contents) == list(other.contents)
        )

    def __hash__(self) -> int:
        return hash((self.leader, tuple(self.tags), tuple(self.contents)))

    def __repr__(self) -> str:
        return f"MarcRecord({self.leader!r}, {list(self.tags)!r}, {list(self.contents)!r})"

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return zip(self.tags, self.contents, strict=True)

    def fields(self, tag: str) -> list[str]:
        """Return the contents of every field with this tag, in order."""
        return self.by_tag.get(tag, [])

    def first(self, tag: str) -> str:
        """Return the content of the first field with this tag, or an empty string."""
        found = self.by_tag.get(tag)
        return found[0] if found else ""

    def control(self, tag: str) -> str:
        """Return a control field's text; where a file codes it as a data field, the text without its codes.

        Control characters are left out: a number must be fit for an address and for any format.
        """
        content = self.first(tag)
        if content.isprintable():
            return content
        if SUBFIELD in content:
            content = "".join([value for _, value in subfields(content)]) or content.partition(SUBFIELD)[0]
        return _CONTROLS.sub("", content)

    def values(self, tag: str, codes: str) -> list[str]:
        """Return what stands in the named subfields of all fields with this tag."""
        return [value for content in self.fields(tag) for code, value in subfields(content) if code in codes]


def is_control(tag: str) -> bool:
    """Tell whether fields with this tag have neither indicators nor subfields (ISO 2709: 00X)."""
    return tag[:2] == "00"


def subfields(content: str) -> list[tuple[str, str]]:
    """Split a data field's content into (code, value) pairs; an empty subfield without a code is left out."""
    return [(part[0], part[1:]) for part in content.split(SUBFIELD)[1:] if part]


def indicators(content: str) -> str:
    """Return the two indicators, blanks where the field has fewer."""
    return content.partition(SUBFIELD)[0][:2].ljust(2)


def flavour_of(record: MarcRecord) -> str:
    """Tell `cnmarc` (UNIMARC and its Chinese form) from `marc21` by the tags: title in 200 or 245; in records of
    holdings place in 252; of others 801 or 102 without 008 of MARC 21, with 004 or the end of a leader of CNMARC.
    """
    by_tag = record.by_tag
    if "245" in by_tag:
        return "marc21"
    if "200" in by_tag or "252" in by_tag:
        return "cnmarc"
    if "008" in by_tag:
        return "marc21"
    told = "801" in by_tag and ("004" in by_tag or record.leader[20:24] == "450 ")
    return "cnmarc" if told or ("102" in by_tag and record.leader[20:24] == "450 ") else "marc21"
