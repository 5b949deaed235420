"""Whatever the bytes are: an outcome, never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalize.formats.registry import READERS
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import Damaged, RawRecord

FORMATS = [*sorted(READERS), "xml", "raw:whatever", "marclines"]
ALL = SourceProfile("test", "all")
NAMES = st.sampled_from(
    ["dc", "title", "creator", "date", "mods", "titleInfo", "resource", "identifier", "front", "record", "RDF", "entry",
     "relatedItem", "part", "doi_record", "journal_article", "PubmedArticle", "field", "coverage", "subject"]
)  # fmt: skip
TEXTS = st.text(max_size=30).map(lambda text: text.replace("<", "").replace("&", ""))
TREES = st.recursive(
    TEXTS,
    lambda inner: st.builds(
        lambda name, value, children: f'<{name} type="{value}">{"".join(children)}</{name}>',
        NAMES,
        st.sampled_from(["host", "isbn", "uri", "author", "", "abstract"]),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("format_name", FORMATS)
@settings(max_examples=40)
@given(data=st.binary(max_size=200))
def test_any_bytes_have_an_outcome(format_name: str, data: bytes) -> None:
    outcome = normalize_raw(RawRecord(data, 7, format_name), ALL)
    if isinstance(outcome, Damaged):
        assert outcome.data == data
        assert outcome.position == 7
        assert outcome.reason


@pytest.mark.parametrize("format_name", [name for name in FORMATS if "json" not in name])
@settings(max_examples=40)
@given(tree=TREES)
def test_any_tree_of_known_names_has_an_outcome(format_name: str, tree: str) -> None:
    outcome = normalize_raw(RawRecord(f"<record>{tree}</record>".encode(), 1, format_name), ALL)
    problems = getattr(outcome, "problems", ())
    assert not [problem for problem in problems if problem.kind == "reader_failed"]
    assert not (isinstance(outcome, Damaged) and "failed" in outcome.reason), outcome.reason


@given(title=st.text(st.characters(codec="ascii"), min_size=1, max_size=50), after=st.binary(max_size=40))
def test_a_good_title_is_never_lost_for_rubbish_behind_it(title: str, after: bytes) -> None:
    plain = "Sea " + ("".join(c for c in title if c.isalnum()) or "x")
    data = (
        f"<dc><title>{plain}</title><note>".encode()
        + after.replace(b"<", b"").replace(b"&", b"")
        + b"</note></dc>"
    )
    outcome = normalize_raw(RawRecord(data, 1, "dc"), ALL)
    assert isinstance(outcome, Accepted)
    assert outcome.record.titles[0].value == plain
