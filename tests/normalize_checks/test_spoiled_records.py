"""Thirty real records of each format, spoilt in one way each: the fault alone is told, at its place, with its mend."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from cnmarc_fixtures import fixtures, marc_of
from spoiled_records import (
    MOST,
    Spoil,
    in_subfield,
    only,
    real_records,
    spoilt,
    told,
    with_field,
    with_leader,
    with_more,
)

from haimu.validation.judged import Found
from haimu.validation.tally import place
from normalize.iso2709 import serialize
from normalize.marc import MarcRecord
from normalize.values.isbn import isbn13

HAN = re.compile("[\u4e00-\u9fff]")
TITLE = {"marc21": "245", "cnmarc": "200"}
SUBFIELD = "\x1f"


def on(tag: str, change: Callable[[str], str | None]) -> Spoil:
    """The one field of a tag changed."""

    def spoil(record: MarcRecord) -> bytes | None:
        content = only(record, tag)
        new = None if content is None else change(content)
        return None if new is None else with_field(record, tag, new)

    return spoil


def within(tag: str, code: str, change: Callable[[str], str | None]) -> Spoil:
    """A subfield of the one field of a tag changed."""
    return on(tag, lambda content: in_subfield(content, code, change))


def without(tag: str) -> Spoil:
    """The one field of a tag taken away, where nothing is linked to it."""

    def spoil(record: MarcRecord) -> bytes | None:
        content = only(record, tag)
        return None if content is None or "\x1f6" in content else with_field(record, tag, None)

    return spoil


def added(tag: str, content: str) -> Spoil:
    """A field more, where none of the tag is."""
    content = content.replace("$", SUBFIELD)
    return lambda record: None if tag in record.by_tag else with_more(record, tag, content)


def leader(at: int, value: str) -> Spoil:
    """Another value in the leader."""
    return lambda record: with_leader(record, at, value)


def twice(tag: str) -> Spoil:
    """The one field of a tag a second time."""
    return lambda record: with_more(record, tag, found) if (found := only(record, tag)) else None


def at(position: int, value: str, good: str = ".*") -> Callable[[str], str | None]:
    """The text with another value at a position, where what stands there is good."""

    def change(text: str) -> str | None:
        end = position + len(value)
        if len(text) < end or not re.fullmatch(good, text[position:end]):
            return None
        return text[:position] + value + text[end:]

    return change


def directory(record: MarcRecord) -> bytes | None:
    """The first entry of the title in the directory one byte too long."""
    data = serialize(record)
    tag = b"245" if "245" in record.by_tag else b"200"
    entries = [entry for entry in range(24, data.index(b"\x1e"), 12) if data[entry : entry + 3] == tag]
    if len(entries) != 1 or data[entries[0] + 6 : entries[0] + 7] == b"9":
        return None
    last = entries[0] + 6
    return data[:last] + bytes([data[last] + 1]) + data[last + 1 :]


def length(record: MarcRecord) -> bytes:
    """A length in the leader that is not that of the record."""
    data = serialize(record)
    return b"%05d" % (len(data) + 7) + data[5:]


def base(record: MarcRecord) -> bytes:
    """A base address that is not that of the fields."""
    data = serialize(record)
    return data[:12] + b"%05d" % (int(data[12:17]) + 12) + data[17:]


def bad_byte(record: MarcRecord) -> bytes | None:
    """A byte in the title that is no character, in a record with other letters than those of ASCII."""
    content = only(record, "245" if "245" in record.by_tag else "200")
    others = sum(not character.isascii() for character in "".join(record.contents))
    if content is None or others < 5:
        return None
    data = serialize(record)
    letter = data.index(b"\x1fa", data.index(content.encode())) + 2
    return data[:letter] + b"\xff" + data[letter + 1 :] if data[letter] < 0x80 else None


def wrong_digit(text: str) -> str | None:
    """An ISBN with another check digit."""
    number = re.match(r"[\d-]{9,}[\dX]", text)
    if number is None or not isbn13(number[0]) or number[0][-1] == "X":
        return None
    digit = str((int(number[0][-1]) + 1) % 10)
    return number[0][:-1] + digit + text[number.end() :]


def another_year(position: int) -> Callable[[str], str | None]:
    """A text with another year at a position, where the kind of date before it is a single one."""

    def change(text: str) -> str | None:
        year = text[position : position + 4]
        if not re.fullmatch(r"(1[89]|20)\d\d", year) or text[position - 1] not in "sd":
            return None
        return f"{text[:position]}{int(year) - 137}{text[position + 4 :]}"

    return change


def printed_plainly(record: MarcRecord) -> bytes | None:
    """Another year in 008, where the printed date is a year and nothing else."""
    tag = "264" if "264" in record.by_tag else "260"
    dates = [value for content in record.fields(tag) for value in record.values(tag, "c") if content]
    plain = len(dates) == 1 and re.fullmatch(r"c?\d{4}\.?", dates[0])
    return on("008", another_year(7))(record) if plain else None


def moved(text: str) -> str | None:
    """A northern limit in the coded form that lies two degrees to the north."""
    match = re.fullmatch(r"N(\d{3})(\d{4})", text)
    return f"N{int(match[1]) + 2:03d}{match[2]}" if match else None


CASES: dict[str, dict[str, tuple[Spoil, str, str]]] = {
    "leader": {
        "marc21": (leader(5, "x"), "leader_value", "LDR/05"),
        "cnmarc": (leader(5, "x"), "leader_value", "LDR/05"),
    },
    "base address": {
        "marc21": (base, "read_base_address", "LDR/12-16"),
        "cnmarc": (base, "read_base_address", "LDR/12-16"),
    },
    "directory": {
        "marc21": (directory, "directory_entry", "245"),
        "cnmarc": (directory, "directory_entry", "200"),
    },
    "length of the record": {
        "marc21": (length, "read_record_length", "LDR/00-04"),
        "cnmarc": (length, "read_record_length", "LDR/00-04"),
    },
    "length of a field": {
        "marc21": (on("008", lambda text: text[:39] if len(text) == 40 else None), "code_length", "008"),
        "cnmarc": (within("100", "a", lambda text: text[:35] if len(text) == 36 else None), "code_length", "100 $a"),
    },
    "encoding: a byte that is none": {
        "marc21": (bad_byte, "read_encoding", "245"),
        "cnmarc": (bad_byte, "read_encoding", "200"),
    },
    "encoding: a control character": {
        "marc21": (within("245", "a", lambda text: f"{text}\x05"), "control_character", "245 $a"),
        "cnmarc": (within("200", "a", lambda text: f"{text}\x05"), "control_character", "200 $a"),
    },
    "encoding: decoded wrongly": {
        "marc21": (added("518", "  $a锟斤拷锟斤拷"), "mojibake", "518 $a"),
        "cnmarc": (added("321", "0 $a锟斤拷锟斤拷"), "mojibake", "321 $a"),
    },
    "unknown tag": {
        "marc21": (added("412", "  $aOcean"), "tag_unknown", "412"),
        "cnmarc": (added("241", "  $aOcean"), "tag_unknown", "241"),
    },
    "repeated tag": {
        "marc21": (twice("010"), "tag_repeated", "010(2)"),
        "cnmarc": (twice("101"), "tag_repeated", "101(2)"),
    },
    "indicator": {
        "marc21": (on("245", at(1, "x")), "indicator_value", "245 ind2"),
        "cnmarc": (on("200", at(0, "x")), "indicator_value", "200 ind1"),
    },
    "subfield": {
        "marc21": (on("300", lambda text: f"{text}{SUBFIELD}yOcean"), "subfield_unknown", "300 $y"),
        "cnmarc": (on("210", lambda text: f"{text}{SUBFIELD}yOcean"), "subfield_unknown", "210 $y"),
    },
    "subfield repeated": {
        "marc21": (on("245", lambda text: f"{text}{SUBFIELD}aOcean"), "subfield_repeated", "245 $a(2)"),
        "cnmarc": (on("801", lambda text: f"{text}{SUBFIELD}bOcean"), "subfield_repeated", "801 $b(2)"),
    },
    "empty subfield": {
        "marc21": (on("300", lambda text: f"{text}{SUBFIELD}3"), "subfield_empty", "300 $3"),
        "cnmarc": (on("215", lambda text: f"{text}{SUBFIELD}e"), "subfield_empty", "215 $e"),
    },
    "coded value": {
        "marc21": (on("008", at(38, "w")), "code_unknown", "008/38"),
        "cnmarc": (within("100", "a", at(20, "w")), "code_unknown", "100 $a/20"),
    },
    "code of a country": {
        "marc21": (on("008", at(15, "qqq")), "country_unknown", "008/15-17"),
        "cnmarc": (within("102", "a", lambda _: "QQ"), "iso_country_unknown", "102 $a"),
    },
    "check digit": {
        "marc21": (within("020", "a", wrong_digit), "isbn_digit", "020 $a"),
        "cnmarc": (within("010", "a", wrong_digit), "isbn_digit", "010 $a"),
    },
    "link": {
        "marc21": (lambda record: with_more(record, "880", f"  {SUBFIELD}6500-77{SUBFIELD}aX")
                   if "880" not in record.by_tag else None, "link_without_partner", "880 $6"),
        "cnmarc": (added("461", " 0$1200$aOcean"), "embedded_indicators", "461 $1"),
    },
    "missing title": {
        "marc21": (without("245"), "title_missing", "245"),
        "cnmarc": (without("200"), "title_missing", "200"),
    },
    "missing field": {
        "marc21": (without("008"), "field_missing", "008"),
        "cnmarc": (without("101"), "field_missing", "101"),
    },
    "dates": {
        "marc21": (printed_plainly, "dates_differ", "008/07-10"),
        "cnmarc": (within("100", "a", another_year(9)), "dates_differ", "100 $a/09-12"),
    },
}  # fmt: skip
ALL = [(name, flavour) for name, by_flavour in CASES.items() for flavour in by_flavour]
SAID_OTHERWISE = (
    "directory_entry",
    "control_character",
    "subfield_unknown",
    "subfield_repeated",
    "subfield_empty",
)
"""Rules whose value is not the text of the field."""
FEW = {
    ("encoding: a byte that is none", "cnmarc"): 20,
    ("check digit", "cnmarc"): 20,
    ("dates", "cnmarc"): 20,
}


def new(before: tuple[Found, ...], after: tuple[Found, ...]) -> list[Found]:
    """What is told after and was not told before, whatever place it then had."""
    known = Counter((one.finding.rule, place(one), one.finding.value) for one in before)
    added_now = []
    for one in after:
        key = one.finding.rule, place(one), one.finding.value
        known[key] -= 1
        if known[key] < 0:
            added_now.append(one)
    return added_now


@pytest.mark.parametrize(("name", "flavour"), ALL)
def test_a_fault_is_told_alone_at_its_place_with_its_mend(
    shared_data: Path, tmp_path: Path, name: str, flavour: str
) -> None:
    spoil, rule, where = CASES[name][flavour]
    records = real_records(shared_data, flavour)
    if not records:
        pytest.skip("the real records are not here")
    pairs = list(spoilt(records, spoil))
    assert len(pairs) >= FEW.get((name, flavour), MOST)
    for good, bad in pairs:
        found = new(told(good, tmp_path / "good.mrc"), told(bad, tmp_path / "bad.mrc"))
        assert [(one.finding.rule, place(one)) for one in found] == [(rule, where)], bad[:300]
        one = found[0]
        assert one.place.in_file is not None
        if one.place.offset is not None and one.finding.value and one.finding.part[:3] != "ind":
            stands = bad[one.place.in_file :].decode(errors="replace").replace(SUBFIELD, "$")
            shown = re.sub(r"^\d+: ", "", one.finding.value)
            assert rule in SAID_OTHERWISE or stands.removeprefix(one.finding.part[:2]).startswith(shown[:8])
        for said in (one.rule.message(one.finding, "zh"), one.rule.mend(one.finding, "zh")):
            assert HAN.search(said)
        for said in (one.rule.message(one.finding, "en"), one.rule.mend(one.finding, "en")):
            assert said
            assert "{" not in said


def with_degrees(record: MarcRecord) -> MarcRecord:
    """The record with the signs of degrees that its file has lost."""
    contents = [re.sub("₋p0₋s|\x1bb-\x1bsp0\x1bb-\x1bss", "°", content) for content in record.contents]
    return MarcRecord(record.leader, record.tags, contents)


@pytest.mark.parametrize(
    ("kind", "spoil", "rule", "where", "least"),
    [
        ("maps", within("034", "f", moved), "coordinates_differ", "255 $c", 1),
        ("maps", within("034", "f", lambda _: "N0956000"), "coordinate_wrong", "034 $f", 2),
        ("maps", within("034", "b", lambda text: f"{text}0"), "scales_differ", "034 $b", 2),
        ("charts", within("123", "f", moved), "coordinates_differ", "206 $a", 1),
        ("charts", within("123", "f", lambda _: "N0956000"), "coordinate_wrong", "123 $f", 4),
        ("charts", within("123", "b", lambda text: f"{text}0"), "scales_differ", "123 $b", 4),
    ],
)
def test_a_map_whose_limits_or_scales_contradict_is_told(
    shared_data: Path, tmp_path: Path, kind: str, spoil: Spoil, rule: str, where: str, least: int
) -> None:
    if kind == "charts":
        records = tuple(map(marc_of, fixtures("charts").values()))
    else:
        records = tuple(map(with_degrees, real_records(shared_data, kind)))
    if not records:
        pytest.skip("the real records are not here")
    told_of = 0
    for good, bad in spoilt(records, spoil):
        found = new(told(good, tmp_path / "good.mrc"), told(bad, tmp_path / "bad.mrc"))
        told_of += (rule, where) in [(one.finding.rule, place(one)) for one in found]
        assert {one.rule.kind for one in found} <= {"coordinates", "coded_value"}
    assert told_of >= least
