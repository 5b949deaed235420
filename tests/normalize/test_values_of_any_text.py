"""Any text gives an outcome in every reader of values: no exception, in bounded time."""

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.formats.dating import read_date
from normalize.formats.identifying import read_identifier
from normalize.formats.name_lists import read_names, split_names
from normalize.formats.placing import read_box
from normalize.mending import restored
from normalize.values import chart_facts, coordinates, edtf, identifiers, isbn, names, parts, text
from normalize.values.class_forms import has_form
from normalize.values.date_text import plain_date
from normalize.values.dates import coded_date, era_date, projected_date, publication_date, unimarc_date
from normalize.values.eras import (
    chinese_number,
    cyclic_years,
    in_gregorian,
    large_chinese_number,
    reign_span,
    reign_years,
)
from normalize.values.languages import split_codes
from normalize.values.printed_dates import read_printed

READERS: dict[str, Callable[[str], object]] = {
    "printed date": read_printed,
    "date of data": read_date,
    "text of a date": plain_date,
    "coded date": coded_date,
    "UNIMARC date": lambda value: unimarc_date(value, value),
    "date of publication": lambda value: publication_date("s19uu    ", value),
    "date of contents": era_date,
    "expected date": projected_date,
    "years of reigns": reign_years,
    "years of the cycle": cyclic_years,
    "reign": reign_span,
    "Gregorian": in_gregorian,
    "span": edtf.year_span,
    "ISBN": isbn.read_isbn,
    "ISBNs": isbn.isbns_in,
    "ISSN": isbn.read_issn,
    "LCCN": identifiers.read_lccn,
    "control number": identifiers.read_control_number,
    "ISMN": identifiers.read_ismn,
    "Chinese number": identifiers.read_chinese_number,
    "DOI": identifiers.read_doi,
    "number of any kind": read_identifier,
    "languages": split_codes,
    "roles": names.role_codes,
    "name": names.parted_name,
    "end of a name": names.trim_name,
    "Han name": names.han_name,
    "names": split_names,
    "names with roles": read_names,
    "part": lambda value: parts.read_part(value, value),
    "clean": text.clean,
    "ISBD": text.trim_isbd,
    "script": text.script_of,
    "printed limits": coordinates.printed_box,
    "box": read_box,
    "meridian": coordinates.meridian_named,
    "scale": chart_facts.read_scale,
    "coded scale": chart_facts.coded_scale,
    "soundings": chart_facts.sounding_unit,
    "surveys": chart_facts.survey_years,
    "class": lambda value: [
        has_form(scheme, value) for scheme in ("clc", "casc", "ddc", "udc", "lcc", "nlm")
    ],
    "spoiled text": restored,
}
PIECES = (
    *"09[]()<>-?/=.,; \t年一十cxXuEM°Ã©å编&\u3000\u200f", "0123456789", "--", "民国", "光绪", "甲午", "and ",
    "10.1000/", "978", "DC", "1:", "p. ", "v.", "(清)", "译、", "a, ", "1998-",
)  # fmt: skip
SLOW = frozenset(("number of any kind", "names", "names with roles", "box", "date of data"))
"""Readers of statements, which are given what one value of a record can hold."""
LIKELY = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=60)


@pytest.mark.parametrize("name", READERS)
@given(LIKELY)
def test_any_text_has_an_outcome(name: str, value: str) -> None:
    READERS[name](value)


@pytest.mark.parametrize("name", READERS)
def test_long_texts_take_no_time(name: str) -> None:
    size = 5_000 if name in SLOW else 100_000
    for piece in PIECES:
        value = "1998" + piece * (size // len(piece)) + "1999"
        started = time.process_time()
        READERS[name](value)
        assert time.process_time() - started < 1, (name, piece)


@given(LIKELY)
def test_what_was_cleaned_is_clean(value: str) -> None:
    for step in (text.clean, names.han_name, in_gregorian):
        once = step(value)
        assert step(once) == once


@given(LIKELY)
def test_a_number_reads_the_same_from_its_normal_form(value: str) -> None:
    for read in (isbn.read_isbn, isbn.read_issn, identifiers.read_lccn, identifiers.read_chinese_number):
        found = read(value)
        if found is not None and found.valid:
            again = read(found.value)
            assert again is not None
            assert (again.scheme, again.value, again.valid) == (found.scheme, found.value, True)


@given(LIKELY)
def test_a_year_reads_the_same_from_its_edtf(value: str) -> None:
    date = read_printed(value)
    if date.edtf.isdigit():
        assert read_printed(date.edtf).edtf == date.edtf
    if date.first is not None and date.last is not None:
        assert date.first <= date.last


@given(st.integers(1400, 2100), st.integers(1400, 2100))
def test_intervals_come_back_from_their_edtf(one: int, other: int) -> None:
    first, last = sorted((one, other))
    if first < last:
        assert read_printed(f"{first}/{last}").edtf == f"{first}/{last}"
        assert read_printed(f"{first}-{last}").edtf == f"{first}/{last}"
    assert read_printed(f"{first}/..").edtf == f"{first}/.."
    assert read_printed(f"/{last}").edtf == f"/{last}"


@given(st.integers(1, 99))
def test_numerals_of_years_are_read_as_they_are_written(number: int) -> None:
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    written = ("" if not tens else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones else ""
    )
    assert chinese_number(written) == large_chinese_number(written) == number


@given(st.text("海洋学报图Océan é ü", min_size=3, max_size=12), st.sampled_from(["latin-1", "cp1252"]))
def test_what_was_put_right_needs_no_mending(value: str, codec: str) -> None:
    try:
        spoiled = value.encode().decode(codec)
    except UnicodeDecodeError:
        return
    whole, _ = restored(spoiled)
    assert restored(whole) == (whole, "")
