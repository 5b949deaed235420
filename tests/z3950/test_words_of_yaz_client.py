from hypothesis import given
from hypothesis import strategies as st

from harvesters.z3950.answers import closed, connected, diagnostics_in, hits_in, slice_in


def test_the_number_of_hits_is_read() -> None:
    words = (
        "Sent searchRequest.\nReceived SearchResponse.\nSearch was a success.\nNumber of hits: 23, setno 1\n"
    )
    assert hits_in(words) == (23, ())


def test_a_search_that_failed_has_no_number() -> None:
    words = (
        "Received SearchResponse.\nSearch was a bloomin' failure.\nNumber of hits: 0\nrecords returned: 0\n"
        "Diagnostic message(s) from database:\n    [114] Unsupported Use attribute -- v2 addinfo '99'\n"
    )
    assert hits_in(words) == (None, ("114 Unsupported Use attribute -- v2 addinfo '99'",))


def test_records_cannot_imitate_the_number_of_records() -> None:
    record = "[Sea]Record type: USmarc\nRecords: 9\nTarget closed connection\n001 x\n"
    words = "Sent presentRequest (1+2).\nRecords: 2\n" + record
    assert slice_in(words, b"x").told == 2
    assert slice_in(words, b"x").syntax == "USmarc"
    assert not closed(words)


def test_a_closed_connection_is_told_by_the_last_words() -> None:
    assert closed("Sent presentRequest (1+1).\nTarget closed connection\n")
    assert closed("Not connected yet\n")
    assert not connected("Connecting...error = Connection refused\n")


def test_diagnostics_are_told_once_and_without_control_characters() -> None:
    words = "    [14] System error\x1b[2J -- v2 addinfo ''\n" * 50
    assert diagnostics_in(words) == ("14 System error[2J -- v2 addinfo ''",)


@given(st.text(max_size=300))
def test_any_words_are_read(words: str) -> None:
    told = slice_in(words, b"")
    assert told.told >= 0
    assert all(line.isprintable() for line in told.diagnostics)
    assert hits_in(words)[0] is None or "Number of hits" in words
