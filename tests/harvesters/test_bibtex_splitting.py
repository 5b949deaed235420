"""BibTeX cut into entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cut_files import cut, damages, in_order, raws

ENTRY = b"@book{key%d,\n  title = {The {Sea} %d},\n}\n"


def test_entries_come_in_braces_and_in_brackets() -> None:
    found = raws(
        cut("bibtex", b"@book{a, title = {A}}\n@article(b,\n title = {B) (c}\n)\n@misc{c, title={C}}")
    )
    assert [record.data[:8] for record in found] == [b"@book{a,", b"@article", b"@misc{c,"]
    assert found[1].data.endswith(b")")


def test_definitions_go_with_the_entries_that_use_them() -> None:
    data = b'@string{jgr = "J. Geophys."}\n@string(no = "No")\n@article{a, journal = JGR # "x"}\n@book{b, title={T}}'
    first, second = raws(cut("bibtex", data))
    assert first.data == b'@string{jgr = "J. Geophys."}\n@article{a, journal = JGR # "x"}'
    assert second.data == b"@book{b, title={T}}"


PARENT = b"@proceedings{P, title={Sea}, publisher=pub, year=1999}"


def test_entries_come_with_the_one_that_they_refer_to_wherever_it_stands() -> None:
    string = b'@string{pub = "Harbour"}\n'
    child = b"@inproceedings{a, title={A}, crossref={p}}"
    before = raws(cut("bibtex", string + PARENT + b"\n" + child))
    after = raws(cut("bibtex", string + child + b"\n@book{b, title={B}}\n" + PARENT))
    assert before[1].data == after[0].data == child + b"\n" + string + PARENT
    assert [record.data[:9] for record in after] == [b"@inprocee", b"@book{b, ", b"@string{p"]


def test_an_entry_without_the_one_that_it_refers_to_says_so() -> None:
    (only,) = raws(cut("bibtex", b"@inproceedings{a, title={A}, crossref={nowhere}}"))
    assert [problem.kind for problem in only.problems] == ["no_parent"]


def test_entries_do_not_wait_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvesters.files.bibtex_parents.MOST_WAITING", 100)
    child = b"@inproceedings{a, title={A}, crossref={p}}\n"
    items = raws(cut("bibtex", child + (ENTRY % (1, 1)) * 4 + PARENT))
    assert len(items) == 6
    assert items[0].data == child.strip()


def test_comments_and_preambles_are_no_entries() -> None:
    data = b"@comment{ @book{x, title={X}} }\n@preamble{ {x} }\nfree text a@b.org {\n@book{a, title={A}}"
    assert [record.data for record in raws(cut("bibtex", data))] == [b"@book{a, title={A}}"]


def test_an_entry_without_its_last_brace_ends_where_the_next_begins() -> None:
    items = raws(cut("bibtex", b"@book{a,\n title = {A},\n\n@book{b,\n title = {B}\n}\n"))
    assert [[problem.kind for problem in item.problems] for item in items] == [["truncated"], []]


def test_escaped_braces_do_not_count() -> None:
    assert len(raws(cut("bibtex", b"@book{a, title = {10 \\} {\\{} x}}\n@book{b, title={B}}"))) == 2


def test_an_entry_that_breaks_off_at_the_end_is_kept() -> None:
    items = cut("bibtex", b"@book{a, title={A}}\n@book{b, title = {B")
    assert [len(item.problems) for item in raws(items)] == [0, 1]
    assert damages(cut("bibtex", b"@book{b, title = {B", fault=lambda: "cut off"))[0].reason == "cut off"


def test_chinese_entries_in_gb18030_come_in_utf8() -> None:
    data = "@book{a, title = {海洋渔业资源}, author = {张三}}\n".encode("gb18030")
    assert "海洋渔业资源" in raws(cut("bibtex", data))[0].data.decode()


@given(st.lists(st.text('@{}()ab,= \\"\n#%', max_size=40), max_size=5), st.integers(1, 50))
def test_good_entries_come_out_of_any_garbage(pieces: list[str], size: int) -> None:
    data = b"".join(piece.encode() + b"\n" + ENTRY % (n, n) for n, piece in enumerate(pieces))
    items = cut("bibtex", data, size)
    assert in_order(items)
    found = b"\n".join(item.data for item in raws(items))
    hidden = "@" in "".join(pieces)  # garbage may open a comment or a string
    assert hidden or all(b"@book{key%d," % n in found for n in range(len(pieces)))
