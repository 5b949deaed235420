"""The tables of scope, and how they are found in texts."""

import time
from pathlib import Path

import pytest

from normalize.folding import fold
from normalize.record import Classification
from normalize.scope import PACKAGED, OwnTable, judge, scope_rules, tables
from normalize.scope.classes import Classes
from normalize.scope.languages import ALWAYS, ENGLISH, EVERY, foreign, guessed
from normalize.scope.lexicon import Lexicon
from normalize.scope.tables import ClassRule, Term
from normalize.scope.traces import DECIDING
from normalize.scope.words import Words, words_of
from scripts.scope_quality import VIEWS, count
from scripts.scope_rows import DRAWN, LabelledRow, drawn_rows, labelled_records, own_rows

GOLD = Path(__file__).resolve().parents[3] / "shared" / "data" / "scope-gold"


def found(text: str, languages: frozenset[str] = ENGLISH) -> list[str]:
    return [term.term for term in PACKAGED.texts.find(words_of(text), languages)]


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


def test_what_leaves_no_trace_has_no_term_that_decides() -> None:
    for term in tables.terms():
        if term.weight >= DECIDING and term.kind != "publisher":
            text = words_of(f"x {term.term.removesuffix(tables.ANY)} y")
            assert PACKAGED.traces.in_text(text, foreign(EVERY)), term


def test_english_words_leave_no_trace_of_other_languages() -> None:
    assert not PACKAGED.traces.in_text(words_of("More hang than pada"), foreign(ENGLISH))


def test_every_term_is_there_once_whatever_its_accents_and_variants() -> None:
    narrow = ("heading", "title", "publisher")
    seen = [
        (fold(term.term), term.language, term.kind if term.kind in narrow else "both")
        for term in tables.terms()
    ]
    assert len(seen) == len(set(seen))
    assert len(seen) > 600


def test_no_term_stands_there_that_a_part_of_it_would_give_away() -> None:
    """A longer term hides the shorter ones in it: with less weight it has to be meant so, as `not` or `against`."""
    for term in tables.terms():
        if term.kind in ("sea", "place") and term.language == "zh" and term.weight > 0:
            text = words_of(term.term)
            parts = [
                part
                for at in range(1, len(text.han))
                for part in PACKAGED.headings.find(Words([], text.han[at:]))
            ]
            assert all(part.weight <= term.weight for part in parts if part.kind == term.kind), term


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
    assert [term.kind for term in lexicon.find(words_of("navy blue navy"))] == ["not", "sea"]


def test_a_stem_stands_for_the_words_that_begin_so() -> None:
    lexicon = Lexicon([Term("schiff*", "de", 8, "title"), Term("schiffer", "de", 0, "not")])
    german = ENGLISH | {"de"}
    assert [term.weight for term in lexicon.find(words_of("Schiffer, Schiffbau und Raumschiff"), german)] == [
        0,
        8,
    ]
    assert lexicon.find(words_of("Schiffbau")) == []


def test_single_english_words_count_only_in_english() -> None:
    assert found("Marina Mnishek; coral reefs", ALWAYS) == ["coral reef"]


def test_what_a_title_is_worth_is_told_apart_from_a_heading() -> None:
    rules = scope_rules(
        OwnTable(
            "own", "term\tlanguage\tweight\tkind\tnote\nkelpie\ten\t12\theading\t\nkelpie\ten\t3\ttitle\t\n"
        )
    )
    assert [term.weight for term in rules.headings.find(words_of("kelpie"))] == [12]
    assert [term.weight for term in rules.texts.find(words_of("kelpie"))] == [3]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Die Geschichte der Fischerei", "de"),
        ("La pesca en el litoral de los Andes", "es"),
        ("Histoire des pêches et du commerce", "fr"),
        ("The sea and the mare", "en"),
        ("Laporan perikanan dan kelautan di daerah", "id"),
    ],
)
def test_the_language_of_a_title_shows_in_its_small_words(title: str, language: str) -> None:
    assert guessed(words_of(title).latin) - ALWAYS == {language}


def test_a_title_without_frequent_words_may_be_in_any_language() -> None:
    assert guessed(words_of("Kaigun").latin) == EVERY


def test_a_single_frequent_word_does_not_rule_out_english() -> None:
    assert guessed(words_of("Hydrographic sheet, no. 15").latin) >= ENGLISH


def test_an_english_title_has_no_words_of_other_languages() -> None:
    assert guessed(words_of("More classic American railroads").latin) == ENGLISH


def test_a_longer_term_in_han_goes_before_one_that_hides_its_beginning() -> None:
    assert found("明末清初私人海上贸易") == ["私人海上"]
    assert found("人海上的灯塔") == ["人海", "灯塔"]


def test_every_word_of_titles_stands_for_a_language_that_is_told_apart() -> None:
    assert ALWAYS | set(tables.LANGUAGES) >= EVERY
    assert {"en", "de", "fi", "pinyin"} <= EVERY


@pytest.fixture(scope="module")
def gold() -> list[LabelledRow]:
    if not GOLD.exists():
        pytest.skip("../shared/data is not here")
    return labelled_records(GOLD)


@pytest.mark.parametrize(
    ("half", "confidence", "view", "least"),
    [
        ("read", "high", "all fields", 0.94),
        ("kept", "high", "all fields", 0.94),
        ("read", "low", "all fields", 0.9),
        ("kept", "low", "all fields", 0.9),
        ("read", "low", "title only", 0.8),
        ("kept", "low", "title only", 0.7),
    ],
)
def test_records_labelled_by_hand_are_judged_alike(
    gold: list[LabelledRow], half: str, confidence: str, view: str, least: float
) -> None:
    rows = [row for row in gold if row.half == half and confidence in ("low", row.confidence)]
    assert count(rows, VIEWS[view]).f1 >= least


def test_our_own_rows_of_cnmarc_are_judged_as_labelled() -> None:
    rows = own_rows()
    assert len(rows) >= 200
    assert sum(row.marine for row in rows) < len(rows) * 0.55
    assert all(row.record.titles and row.record.subjects and row.record.classifications for row in rows)
    assert count(rows, VIEWS["all fields"]).f1 >= 0.97
    assert count(rows, VIEWS["title only"]).f1 >= 0.92


def test_rows_that_were_drawn_are_ids_and_labels_and_nothing_of_the_records() -> None:
    lines = [line for line in DRAWN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert lines[0].split("\t") == ["file", "id", "label", "confidence", "drawn", "stratum"]
    rows = [line.split("\t") for line in lines[1:]]
    assert len(rows) > 400
    assert len({(file, name) for file, name, *_ in rows}) == len(rows)
    assert {(label, confidence) for _, _, label, confidence, *_ in rows} == {
        (label, confidence) for label in "01" for confidence in ("high", "low")
    }


def test_rows_that_were_drawn_are_found_in_their_files_and_judged(tmp_path: Path) -> None:
    if not GOLD.exists():
        pytest.skip("../shared/data is not here")
    marine = "lc-books-2016/lc_marine_shared.mrc"
    lines = DRAWN.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.startswith(("#", "file\t", f"{marine}\t"))]
    table = tmp_path / "rows.tsv"
    table.write_text("\n".join(kept), encoding="utf-8")
    rows = drawn_rows(GOLD.parent, table)
    assert len(rows) == sum(line.startswith(marine) for line in kept) > 50
    assert count(rows, VIEWS["all fields"]).f1 >= 0.8


def test_judging_costs_microseconds(gold: list[LabelledRow]) -> None:
    records = [row.record for row in gold] * 5
    start = time.process_time()
    for record in records:
        judge(record)
    assert (time.process_time() - start) / len(records) < 200e-6
