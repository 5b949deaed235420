"""Authority records: who or what a heading names, and the forms that refer to it. They describe no publication."""

import msgspec

from normalize.marc import SUBFIELD, MarcRecord, subfields
from normalize.record import Identifier, Record, Title
from normalize.values.identifiers import read_lccn
from normalize.values.names import trim_name
from normalize.values.text import clean, has_han, script_of

_MARC21 = {
    "00": "person", "10": "corporate", "11": "meeting", "30": "title", "47": "event", "48": "period", "50": "topic",
    "51": "place", "55": "genre", "62": "other", "80": "topic", "81": "place", "82": "period", "85": "genre",
}  # fmt: skip
_UNIMARC = {
    "00": "person", "10": "corporate", "15": "place", "16": "other", "20": "family", "30": "title", "35": "title",
    "40": "title", "45": "title", "50": "topic", "60": "place", "80": "genre",
}  # fmt: skip
_SUBDIVISIONS = {"marc21": "vxyz", "cnmarc": "jxyz"}
_NO_TEXT = "0123456789weij"
"""Subfields of a heading that say something about it."""
_NO_TEXT_UNIMARC = "0123456789"
_TITLE = SUBFIELD + "t"
"""A heading of a name with a title behind it names the work."""


class Authority(msgspec.Struct, frozen=True, omit_defaults=True):
    """A heading. `kind`: person, family, corporate, meeting, title, topic, place, genre, period, event, other.

    `original` is the heading in its own script where it is romanized; `see_from` are forms that are not used,
    `see_also` related headings.
    """

    source: str
    identifier: str
    heading: str
    kind: str = "other"
    original: str = ""
    see_from: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    notes: tuple[str, ...] = ()


def authority_flavour(record: MarcRecord) -> str:
    """Return `marc21` or `cnmarc` for an authority record, empty for another.

    MARC 21 says so in leader/06 (z). UNIMARC writes x, y or z there, letters that its bibliographic records have not:
    its headings stand in 2XX, and it has no imprint.
    """
    kind = record.leader[6:7]
    by_tag = record.by_tag
    if kind not in "xyz" or not kind:
        return ""
    if kind == "z" and any(tag[0] == "1" and tag[1:] in _MARC21 and tag != "100" for tag in by_tag):
        return "marc21"
    headed = any(tag[0] == "2" and tag[1:] in _UNIMARC for tag in by_tag)
    if headed and not _bibliographic(record):
        return "cnmarc"
    return "marc21" if kind == "z" else ""


def _bibliographic(record: MarcRecord) -> bool:
    """Tell a record that describes a publication or holdings, whatever its leader says."""
    by_tag = record.by_tag
    described = any(tag in by_tag for tag in ("245", "260", "264", "300", "852", "252", "004", "905"))
    return described and "152" not in by_tag


def read_authority(record: MarcRecord, flavour: str, source: str, identifier: str) -> Authority:
    """Read the heading, the forms that refer to it, and the notes."""
    kinds, first = (_MARC21, "1") if flavour == "marc21" else (_UNIMARC, "2")
    headings = [(tag, content) for tag, content in record if tag[0] == first and tag[1:] in kinds]
    headings = [each for each in headings if _heading(each[1], flavour)]
    texts = [_heading(content, flavour) for _, content in headings]
    kind = kinds[headings[0][0][1:]] if headings else "other"
    if flavour == "marc21" and headings and _TITLE in headings[0][1]:
        kind = "title"
    heading = texts[0] if texts else ""
    others = [*texts[1:], *_twins(record, first, kinds, flavour)]
    original = next((text for text in others if script_of(text) != "Latn"), "") if heading else ""
    if original and has_han(heading):
        original = ""
    return Authority(
        source,
        identifier,
        heading,
        "meeting" if kind == "corporate" and flavour == "cnmarc" and headings[0][1][:1] == "1" else kind,
        original,
        _forms(record, "4", kinds, flavour, [text for text in others if text != original]),
        _forms(record, "5", kinds, flavour, []),
        _numbers(record) if flavour == "marc21" else (),
        _notes(record, flavour),
    )


def _heading(content: str, flavour: str) -> str:
    """The text of a heading, its subdivisions behind two hyphens, without punctuation at the end."""
    text = ""
    left_out = _NO_TEXT if flavour == "marc21" else _NO_TEXT_UNIMARC
    for code, raw in subfields(content):
        value = clean(raw)
        if not value or code in left_out:
            continue
        between = "--" if code in _SUBDIVISIONS[flavour] else " "
        if (
            between == " "
            and flavour == "cnmarc"
            and code in "bf"
            and value[0] not in "(（"
            and text[-1:] != ":"
        ):
            between = ", "
        text = f"{text}{between}{value}" if text else value
    return trim_name(text)


def _twins(record: MarcRecord, first: str, kinds: dict[str, str], flavour: str) -> list[str]:
    """The heading in other scripts: MARC 21 880 that names 1XX, UNIMARC 7XX."""
    if flavour == "marc21":
        return _linked(record, first)
    return list(_forms(record, "7", kinds, flavour, []))


def _linked(record: MarcRecord, block: str) -> list[str]:
    """What 880 gives in another script of the fields of a block."""
    linked = [content for content in record.fields("880") if f"{SUBFIELD}6{block}" in content]
    return [text for content in linked if (text := _heading(content, "marc21"))]


def _forms(
    record: MarcRecord, block: str, kinds: dict[str, str], flavour: str, more: list[str]
) -> tuple[str, ...]:
    found = [_heading(content, flavour) for tag, content in record if tag[0] == block and tag[1:] in kinds]
    if flavour == "marc21":
        found += _linked(record, block)
    return tuple(dict.fromkeys(text for text in found + more if text))


def _numbers(record: MarcRecord) -> tuple[Identifier, ...]:
    read = [read_lccn(value) for value in record.values("010", "a")]
    return tuple(number for number in read if number is not None)


def _notes(record: MarcRecord, flavour: str) -> tuple[str, ...]:
    tags = ("670", "678", "680") if flavour == "marc21" else ("300", "330", "340", "810")
    texts = [clean(" ".join(record.values(tag, "abi"))) for tag in tags]
    return tuple(text for text in texts if text)


def authority_record(authority: Authority, datestamp: str, flavour: str) -> Record:
    """Return the record under which an authority is kept: its heading is the title, and it is no book."""
    original = Title(authority.original, script=script_of(authority.original)) if authority.original else None
    script = script_of(authority.heading)
    title = Title(authority.heading, script=script if script != "Latn" or original else "", original=original)
    titles = (title,) if authority.heading else ()
    return Record(
        authority.source,
        authority.identifier,
        datestamp,
        flavour,
        titles=titles,
        identifiers=authority.identifiers,
    )


def authority_of(record: Record) -> Authority:
    """Return what the record of an authority in XML says: its first title is the heading, the others refer to it."""
    forms = [form for title in record.titles for form in (title, title.original) if form is not None]
    values = tuple(dict.fromkeys(form.value for form in forms))
    return Authority(record.source, record.identifier, values[0] if values else "", see_from=values[1:])
