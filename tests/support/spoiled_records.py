"""Real records, each spoilt in one known way."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from haimu.validation.judged import Found, Judging
from haimu.validation.locating import Locator
from harvesters.files import read_file
from harvesters.files.iso2709 import frame
from normalize.checks import OURS
from normalize.checks.reading import read_marc
from normalize.iso2709 import serialize
from normalize.marc import SUBFIELD, MarcRecord
from normalize.normalizer import SourceProfile
from normalize.raw import RawRecord
from normalize.scope import PACKAGED

MOST = 30
FILES = {
    "marc21": (
        "lc-books-2016/lc_chinese_shared.mrc",
        "lc-books-2016/lc_marine_shared.mrc",
        "evergreen/jazz_1k.mrc",
        "solrmarc/uva_001_2000.mrc",
    ),
    "cnmarc": ("dp2/sample_unimarcxml.xml", "union-gold/cnmarc_gb18030.mrc", "xbib-marc/unimarc_periouni_shared.mrc"),
    "maps": (
        "evergreen/map_data.mrc",
        "evergreen/RDA_record_MAP_2012_Enchanted_Circle.mrc",
        "solrmarc/uva_001_2000.mrc",
    ),
}  # fmt: skip
Spoil = Callable[[MarcRecord], bytes | None]
"""The bytes of the record when it is spoilt; None where there is nothing in it to spoil."""


@cache
def real_records(data: Path, kind: str) -> tuple[MarcRecord, ...]:
    """Some of the records of each file of a kind, as far as they are here and ISO 2709 can hold them."""
    found: list[MarcRecord] = []
    for name in FILES[kind]:
        if (data / name).is_file():
            found += islice(_records(data / name), 2000 if kind == "maps" else 120)
    return tuple(found)


def _records(path: Path) -> Iterator[MarcRecord]:
    for item in read_file(path):
        reading = read_marc(item) if isinstance(item, RawRecord) else None
        if reading is not None and reading[0] is not None and not reading[1]:
            yield _in_utf8(reading[0])


def _in_utf8(record: MarcRecord) -> MarcRecord:
    """The record saying that it is in UTF-8, as it is when it is written again."""
    if "200" not in record.by_tag:
        leader = f"{record.leader[:9]}a{record.leader[10:]}"
        return MarcRecord(leader, record.tags, record.contents)
    contents = [
        in_subfield(content, "a", lambda text: f"{text[:26]}50  {text[30:]}") or content
        if tag == "100"
        else content
        for tag, content in record
    ]
    return MarcRecord(record.leader, record.tags, contents)


def spoilt(records: tuple[MarcRecord, ...], spoil: Spoil) -> Iterator[tuple[bytes, bytes]]:
    """The bytes before and after, of as many records as are wanted, spread over all of them."""
    pairs = []
    for record in records:
        after = spoil(record)
        if after is not None:
            pairs.append((serialize(record), after))
    step = max(len(pairs) // MOST, 1)
    yield from pairs[::step][:MOST]


def told(data: bytes, file: Path) -> tuple[Found, ...]:
    """What is told of the record of a file with these bytes, whose encoding is guessed by nothing else."""
    file.write_bytes(data)
    judging = Judging(SourceProfile("x", "all"), PACKAGED, OURS)
    locator = Locator(file)
    judged = [judging.judged(item, file.name, locator) for item in frame([data])]
    locator.close()
    assert len(judged) == 1
    return judged[0].found


def only(record: MarcRecord, tag: str) -> str | None:
    """The field of a tag that stands in the record once."""
    contents = record.by_tag.get(tag, [])
    return contents[0] if len(contents) == 1 else None


def with_field(record: MarcRecord, tag: str, content: str | None, occurrence: int = 1) -> bytes:
    """The record with another content of a field; None takes the field away."""
    tags: list[str] = []
    contents: list[str] = []
    seen = 0
    for each, old in record:
        seen += each == tag
        kept: str | None = content if each == tag and seen == occurrence else old
        if kept is not None:
            tags.append(each)
            contents.append(kept)
    return serialize(MarcRecord(record.leader, tags, contents))


def with_more(record: MarcRecord, tag: str, content: str) -> bytes:
    """The record with a field more, at its end."""
    return serialize(MarcRecord(record.leader, [*record.tags, tag], [*record.contents, content]))


def with_leader(record: MarcRecord, at: int, value: str) -> bytes:
    """The record with another value in its leader."""
    leader = record.leader[:at] + value + record.leader[at + len(value) :]
    return serialize(MarcRecord(leader, list(record.tags), list(record.contents)))


def in_subfield(content: str, code: str, change: Callable[[str], str | None]) -> str | None:
    """The field with its first subfield of a code changed; None where there is none, or nothing to change."""
    parts = content.split(SUBFIELD)
    for at, part in enumerate(parts):
        if at and part[:1] == code:
            text = change(part[1:])
            return None if text is None else SUBFIELD.join((*parts[:at], code + text, *parts[at + 1 :]))
    return None
