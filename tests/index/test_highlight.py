import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.highlight import highlight, spans


@pytest.mark.parametrize(
    ("text", "terms", "marked"),
    [
        ("The Fisheries of fishing", ["fisheries"], ["Fisheries"]),
        ("中國漁業資源", ["渔业"], ["漁業"]),
        ("Océan et Oce\u0301ans", ["ocean"], ["Océan", "Oce\u0301ans"]),
        ("L'océan", ["ocean"], ["océan"]),
        ("The Fisherman's", ["fishermans"], ["Fisherman's"]),
        ("海洋资源", ["海洋", "资源"], ["海洋资源"]),
        ("ISBN 978-7-5027-4573-8", ["978 7 5027 4573 8"], ["978-7-5027-4573-8"]),
        ("seashore", ["sea"], []),
        ("Straße", ["strasse"], ["Straße"]),
        ("Ⅻ", ["xii"], ["Ⅻ"]),
        ("", ["sea"], []),
        ("sea", [], []),
        ("a ^ b", ["^"], []),
        ("해양학", ["해양"], ["해양"]),
    ],
)
def test_what_was_found_is_marked(text: str, terms: list[str], marked: list[str]) -> None:
    assert [piece for piece, found in highlight(text, terms) if found] == marked


@given(st.text(max_size=80), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_the_pieces_are_the_text(text: str, terms: list[str]) -> None:
    assert "".join(piece for piece, _ in highlight(text, terms)) == text
    found = spans(text, terms)
    assert found == sorted(found)
    assert all(0 <= start < stop <= len(text) for start, stop in found)
