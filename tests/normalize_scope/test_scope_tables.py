"""The tables of scope, and how they are found in texts."""

import time
from pathlib import Path

import pytest

from harvesters.files import read_file
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Classification, Record
from normalize.scope import PACKAGED, judge, tables
from normalize.scope.classes import Classes
from normalize.scope.lexicon import Lexicon
from normalize.scope.tables import ClassRule, Term

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "scope-gold"


def found(text: str) -> list[str]:
    return [term.term for term in PACKAGED.lexicon.find(text)]


def test_the_longest_term_is_taken_from_the_left() -> None:
    assert found("marine biology and law of the sea") == ["marine biology", "law of the sea"]
    assert found("上海洋行") == ["上海"]
    assert found("海洋石油公司") == ["海洋石油"]


def test_plurals_of_english_terms_are_found() -> None:
    assert found("coral reefs; fishing boats; seaports") == ["coral reef", "fishing boat", "seaport"]


def test_variants_of_han_are_found() -> None:
    assert found("漁業") == found("渔业") == ["渔业"]
    assert found("航海圖") == ["航海图"]


def test_parts_of_words_are_not_found() -> None:
    assert found("membership and research in nausea") == []


def test_what_touches_not_has_no_term_that_counts() -> None:
    for term in tables.terms():
        if term.kind not in ("not", "publisher"):
            assert PACKAGED.lexicon.touches(f"x {term.term} y"), term


def test_every_term_is_there_once() -> None:
    seen = [(term.term, term.kind == "publisher") for term in tables.terms()]
    assert len(seen) == len(set(seen))
    assert len(seen) > 600


def test_every_class_has_words_in_both_languages() -> None:
    assert all(rule.zh and rule.en and rule.weight for rule in tables.class_rules())


def test_the_most_specific_class_wins() -> None:
    rules = [ClassRule("lcc", name, 1, "", name) for name in ("QL", "QL1-99", "QL5-9", "QL7.C4", "QL7.C4-C6")]
    classes = Classes(rules)

    def name(value: str) -> str | None:
        rule = classes.rule_for(Classification("lcc", value))
        return rule.number if rule else None

    assert [
        name(value) for value in ("QL100", "QL99.5", "QL 9 .A1", "QL7.C45", "QL7.C5", "QL7.C7", "Q7", "")
    ] == [
        "QL",
        "QL1-99",
        "QL5-9",
        "QL7.C4",
        "QL7.C4-C6",
        "QL5-9",
        None,
        None,
    ]


def test_a_term_against_is_found_before_its_parts() -> None:
    lexicon = Lexicon([Term("navy", "en", 10, "sea"), Term("navy blue", "en", 0, "not")])
    assert [term.kind for term in lexicon.find("navy blue navy")] == ["not", "sea"]


def gold() -> list[tuple[Record, bool]]:
    if not GOLD.exists():
        pytest.skip("../shared/data is not here")
    labels = [line.split("\t") for line in (GOLD / "scope.tsv").read_text("utf-8").splitlines()[1:]]
    marine = {identifier: label == "1" for identifier, label, *_ in labels}
    judged = []
    for raw in read_file(GOLD / "scope.mrc"):
        assert isinstance(raw, RawRecord)
        outcome = normalize_raw(raw, SourceProfile("lc", "all"))
        assert isinstance(outcome, Accepted)
        identifier = raw.data.split(b"\x1e")[1].decode().strip(" \x1f")
        judged.append((outcome.record, marine[identifier]))
    return judged


def test_records_labelled_by_hand_are_judged_alike() -> None:
    judged = [(judge(record).marine, label) for record, label in gold()]
    hits = judged.count((True, True))
    precision = hits / (hits + judged.count((True, False)))
    recall = hits / (hits + judged.count((False, True)))
    assert 2 * precision * recall / (precision + recall) >= 0.84


def test_judging_costs_microseconds() -> None:
    records = [record for record, _ in gold()] * 5
    start = time.perf_counter()
    for record in records:
        judge(record)
    assert (time.perf_counter() - start) / len(records) < 200e-6
