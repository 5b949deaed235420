"""Splitting a stream into ISO 2709 records."""

from hypothesis import given
from hypothesis import strategies as st

from harvesters.files import iso2709
from harvesters.files.iso2709 import frame
from normalize.raw import Damaged, RawRecord
from tests.support.marc_bytes import iso_record


def numbers(framed: list[RawRecord | Damaged]) -> list[str]:
    """The 001 of every record that came out whole."""
    return [
        item.data.split(b"\x1e")[1].decode()
        for item in framed
        if isinstance(item, RawRecord) and not any(p.kind == "truncated" for p in item.problems)
    ]


def kinds(item: RawRecord | Damaged) -> list[str]:
    assert isinstance(item, RawRecord)
    return [problem.kind for problem in item.problems]


def test_records_come_as_they_are_with_ascending_positions() -> None:
    records = [iso_record(n) for n in range(5)]
    framed = list(frame([b"".join(records)], "cnmarc", "gb18030"))
    assert framed == [RawRecord(r, n, "marc", "cnmarc", "gb18030") for n, r in enumerate(records, 1)]


def test_blocks_may_cut_records_anywhere() -> None:
    data = b"".join(iso_record(n, "海图" * n) for n in range(20))
    whole = list(frame([data]))
    assert len(whole) == 20
    for size in (1, 7, 24, 90, 1000):
        assert list(frame([data[at : at + size] for at in range(0, len(data), size)])) == whole


def test_blanks_between_records_are_no_records() -> None:
    data = b"\xef\xbb\xbf" + b"\r\n\0 ".join(iso_record(n) for n in range(4)) + b"\r\n\x1a"
    framed = list(frame([data]))
    assert framed == [RawRecord(iso_record(n), n + 1, "marc") for n in range(4)]


def test_a_wrong_length_is_set_right_and_told() -> None:
    good = iso_record(2)
    for wrong in (b"00010", b"99999", b"abcde", b"     ", b"\xff\xfe\0\0\0", b"+0090"):
        framed = list(frame([iso_record(1) + wrong + good[5:] + iso_record(3)]))
        assert [item.data for item in framed] == [iso_record(1), good, iso_record(3)], wrong
        assert kinds(framed[1]) == ["record_length"]


def test_a_last_record_that_breaks_off_in_its_fields_is_kept() -> None:
    cut = iso_record(2, "海图学")[:-3]
    framed = list(frame([iso_record(1) + cut]))
    assert kinds(framed[1]) == ["truncated", "record_length"]
    assert framed[1].data[5:] == cut[5:]


def test_a_character_cut_in_two_does_not_change_the_encoding() -> None:
    record = iso_record(2, "海图学")
    framed = list(frame([record[:-4]]))
    assert isinstance(framed[0], RawRecord)
    assert framed[0].encoding == "utf-8"


def test_a_last_record_that_breaks_off_in_its_directory_is_damaged() -> None:
    cut = iso_record(2)[:40]
    framed = list(frame([iso_record(1) + cut]))
    assert isinstance(framed[1], Damaged)
    assert framed[1].data == cut


def test_a_record_without_terminator_does_not_swallow_the_next() -> None:
    framed = list(frame([iso_record(1)[:-1] + iso_record(2)]))
    assert [item.data.split(b"\x1e")[1] for item in framed] == [b"1", b"2"]
    assert kinds(framed[0]) == ["truncated", "record_length"]
    assert framed[1] == RawRecord(iso_record(2), 2, "marc")


def test_a_record_longer_than_its_length_can_say_is_kept() -> None:
    long = iso_record(1, notes=25)
    assert len(long) > 99_999
    framed = list(frame([long + iso_record(2)]))
    assert [item.data for item in framed] == [long, iso_record(2)]
    assert kinds(framed[0]) == ["record_length"]


def test_a_run_without_terminator_comes_in_pieces_and_the_record_behind_it_is_found(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(iso2709, "MAX_RUN", 1 << 20)
    junk = [b"z" * 300_000] * 20
    framed = list(frame([*junk, iso_record(7)]))
    assert framed[-1].data == iso_record(7)
    assert all(isinstance(item, Damaged) for item in framed[:-1])
    assert max(len(item.data) for item in framed) < 1 << 21
    assert sum(len(item.data) for item in framed) == 6_000_000 + len(iso_record(7))


def test_why_the_stream_ended_is_the_reason_of_the_last_damaged_bytes() -> None:
    cut = iso_record(2)[:60]
    assert list(frame([iso_record(1) + cut], fault=lambda: "cut off"))[1:] == [Damaged(cut, 2, "cut off")]
    assert list(frame([iso_record(1)], fault=lambda: "cut off"))[1:] == [Damaged(b"", 2, "cut off")]


garbage = st.binary(max_size=200) | st.sampled_from(
    [b"\x1d", b"\x1e", iso_record(0)[:30], iso_record(0)[:-1], b"00000"]
)


@given(st.lists(garbage, max_size=8), st.integers(1, 400))
def test_good_records_come_out_of_any_garbage(pieces: list[bytes], size: int) -> None:
    expected = [f"good{n}" for n in range(len(pieces))]
    data = b"".join(piece + iso_record(name) for piece, name in zip(pieces, expected, strict=True))
    framed = list(frame([data[at : at + size] for at in range(0, len(data), size)]))
    assert [name for name in numbers(framed) if name.startswith("good")] == expected
    assert [item.position for item in framed] == list(range(1, len(framed) + 1))


@given(st.binary(max_size=2000) | st.lists(garbage).map(b"".join), st.integers(1, 500))
def test_every_byte_that_is_no_blank_is_in_some_piece(data: bytes, size: int) -> None:
    framed = list(frame([data[at : at + size] for at in range(0, len(data), size)]))
    blanks = b"\r\n\t \0\x1a\x1d\xef\xbb\xbf"
    kept = sum(len(item.data.translate(None, blanks)) for item in framed)
    lengths = sum(5 for item in framed if isinstance(item, RawRecord) and item.problems)
    assert abs(kept - len(data.translate(None, blanks))) <= lengths
