"""Every layout of the table reads the records that its systems write."""

from pathlib import Path

import pytest
from holding_fixtures import Fixture, fixtures
from hypothesis import given
from hypothesis import strategies as st

from normalize.iso2709 import parse, serialize
from normalize.local_fields import (
    PARTS,
    LocalFieldError,
    layouts,
    local_fields,
    packaged_layouts,
)
from normalize.local_holdings import take_local
from normalize.marc import SUBFIELD, MarcRecord
from normalize.marc_lines import parse_lines
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Holding
from normalize.scope import OwnTable, TableError

CASES = fixtures("layouts")


def record_of(one: Fixture) -> MarcRecord:
    record, problems = parse_lines(one.lines)
    assert record is not None
    assert problems == ()
    return record


def holdings_of(data: bytes, form: str, layout: str) -> tuple[Holding, ...]:
    profile = SourceProfile("test", "all", "", local_fields(layout))
    outcome = normalize_raw(RawRecord(data, 1, form), profile)
    assert isinstance(outcome, Accepted)
    return outcome.record.holdings


@pytest.mark.parametrize("one", CASES, ids=[case.name for case in CASES])
def test_a_layout_reads_what_its_system_writes(one: Fixture) -> None:
    assert holdings_of(one.lines, "marclines", one.layout) == one.holdings
    assert holdings_of(serialize(record_of(one)), "marc", one.layout) == one.holdings


def test_every_layout_has_a_record_that_proves_it() -> None:
    assert {one.layout for one in CASES} == set(packaged_layouts())


def test_without_their_layouts_records_have_not_the_same_holdings() -> None:
    needed = {one.layout for one in CASES if holdings_of(one.lines, "marclines", "") != one.holdings}
    assert needed == set(packaged_layouts())


def test_a_field_without_the_named_subfields_stays_for_the_rules() -> None:
    lines = "=LDR  00000nam0 2200000   450 \n=200  1\\$a海\n=905  \\\\$aOUC$dP7$e1"
    assert holdings_of(lines.encode(), "marclines", "905 number=s") == (Holding("OUC", call_number="P7/1"),)


def test_indicators_tell_fields_of_one_tag_apart() -> None:
    lines = "=LDR  00000nam a2200000 a 4500\n=245  00$aSea\n=999  ff$aabc-def\n=999  \\\\$aGC1$mMAIN"
    found = holdings_of(lines.encode(), "marclines", "999|__| library=m number=a")
    assert found == (Holding("MAIN", call_number="GC1"),)


def test_coverage_of_866_goes_with_an_852_of_a_source_s_own() -> None:
    lines = (
        "=LDR  00000nas a2200000 a 4500\n=245  00$aSea\n=852  4\\$81$bBR1$cStacks$jPER$p1\n"
        "=852  4\\$82$bBR2$jPER\n=866  \\0$82$av.1-3"
    )
    assert holdings_of(lines.encode(), "marclines", "evergreen") == (
        Holding("BR1", call_number="PER", location="Stacks", barcodes=("1",)),
        Holding("BR2", call_number="PER", coverage="v.1-3"),
    )


OWN = "name\tline\tused\n"


def test_a_library_adds_layouts_and_changes_those_of_the_package() -> None:
    own = (
        OWN + "our-949\t949 library=b number=d\tour old system\nkoha\t952 library=a number=o\tas we use it\n"
    )
    known = layouts(OwnTable("local_fields.tsv", own))
    assert local_fields("our-949", known) == local_fields("949 library=b number=d")
    assert local_fields("koha", known) != local_fields("koha")
    assert local_fields("sirsi", known) == local_fields("sirsi")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nama\tline\n", "t.tsv:1: the columns are name, line, used"),
        (OWN + "ours\t949 library=b\n", "t.tsv:2: write a name"),
        (OWN + "# a comment\n\nours\t949 shelf=b\tus\n", "t.tsv:4: '949 shelf=b': a holding has no shelf"),
        (OWN + "Ours\t949 library=b\tus\n", "t.tsv:2: write a name of small letters"),
        (OWN + "ours\tkoha\tus\n", "t.tsv:2: there is no layout 'koha'"),
    ],
)
def test_a_line_of_the_table_that_cannot_be_used_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(TableError) as error:
        layouts(OwnTable("t.tsv", text))
    assert str(error.value).startswith(told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sirsy", "there is no layout 'sirsy'; perhaps sirsi is meant, or a line such as 999 library=m"),
        ("999 libary=m", "'999 libary=m': a holding has no libary; perhaps library is meant"),
        ("999 number=a number=b", "number stands there twice; write number=a|b"),
        ("999 join=5 when=a", "join, when, gone alone say nothing"),
        ("00A number=a", "is not a tag"),
        ("LDR number=a", "is not a tag"),
        ("99 number=a", "is not a tag"),
        ("999|_| number=a", "is not a tag"),
        ("999 number=a||b", "no subfield codes"),
        ("999 number=*", "no subfield codes"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_the_mend(line: str, told: str) -> None:
    with pytest.raises(LocalFieldError) as error:
        local_fields(line)
    assert told in str(error.value)


FIELDS = st.lists(
    st.tuples(
        st.sampled_from(("905", "906", "952", "999", "852", "866", "245")),
        st.lists(
            st.tuples(st.sampled_from("abcdefhijlmopstvz58"), st.text(max_size=8)), min_size=1, max_size=6
        ),
    ),
    max_size=8,
)


@given(FIELDS, st.lists(st.sampled_from(sorted(packaged_layouts())), max_size=3))
def test_no_content_of_local_fields_is_too_much(
    fields: list[tuple[str, list[tuple[str, str]]]], names: list[str]
) -> None:
    contents = [
        "  " + "".join(f"{SUBFIELD}{code}{value.replace(SUBFIELD, '')}" for code, value in subs)
        for _, subs in fields
    ]
    record = MarcRecord("00000nam a2200000 a 4500", [tag for tag, _ in fields], contents)
    rest, made = take_local(record, local_fields(names))
    assert set(rest.tags) <= set(record.tags)
    assert all(holding != Holding() for holding in made)
    outcome = normalize_raw(
        RawRecord(serialize(record), 1), SourceProfile("test", "all", "", local_fields(names))
    )
    assert isinstance(outcome, Accepted) or parse(serialize(record))[0] is None or not fields


@given(
    st.lists(
        st.text(alphabet="abcdef0123456789", min_size=1, max_size=6), min_size=1, max_size=6, unique=True
    )
)
def test_no_barcode_is_lost_and_copies_are_as_many(marks: list[str]) -> None:
    lines = "".join(f"\n=952  \\\\$aMAIN$oGC1$p{mark}" for mark in marks)
    data = f"=LDR  00000nam a2200000 a 4500\n=245  00$aSea{lines}".encode()
    held = holdings_of(data, "marclines", "koha")
    assert held == (
        Holding(
            "MAIN", call_number="GC1", copies=len(marks) if len(marks) > 1 else None, barcodes=tuple(marks)
        ),
    )


def test_the_page_on_sources_has_every_layout_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    for one in packaged_layouts().values():
        line = one.line.replace("|", "\\|")
        assert f"| `{one.name}` | {one.used} | `{line}` |" in page
    assert all(f"`{part}`" in page for part in PARTS)
