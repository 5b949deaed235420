"""The page of a report: problems by rule and place, a few examples of each, filters without scripts."""

import re

import pytest

from haimu.validation.judged import Found, Judged
from haimu.validation.page import page
from haimu.validation.places import Place
from haimu.validation.tally import DIFFERS, MOST_EXAMPLES, MOST_PLACES, RuleCount, Tally
from normalize.checks import RULES, Finding


def record(number: int, *findings: Finding) -> Judged:
    found = tuple(Found(each, RULES[each.rule], Place(1, 1, 0, 7, 1000 + number)) for each in findings)
    return Judged("a.mrc", number, f"id{number}", "accepted", found)


def counted(*records: Judged) -> RuleCount:
    count = RuleCount(RULES[records[0].found[0].finding.rule])
    for number, each in enumerate(records):
        for found in each.found:
            count.add(each, found, number)
    return count


def test_places_are_counted_and_examples_are_of_different_places() -> None:
    same = [record(number, Finding("tag_unknown", "412", 1)) for number in range(20)]
    other = record(30, Finding("tag_unknown", "413", 1), Finding("tag_unknown", "414", 1))
    count = counted(*same, other)
    assert count.most_frequent(2) == [("412", 20), ("413", 1)]
    assert (count.count, count.records) == (22, 21)
    tags = [one.found.finding.tag for one in count.examples]
    assert tags == ["412"] * (MOST_EXAMPLES - 2) + ["413", "414"]


def test_places_do_not_grow_without_end() -> None:
    many = [record(number, Finding("tag_form", f"{number:04d}", 1)) for number in range(MOST_PLACES + 50)]
    count = counted(*many)
    assert len(count.places) == MOST_PLACES + 1
    assert sum(count.places.values()) == MOST_PLACES + 50


def test_what_differs_is_left_open_in_the_sentence_for_all() -> None:
    one, two = (
        Finding("indicator_value", "245", 1, "ind1", "7", "0 1"),
        Finding("indicator_value", "245", 1, "ind2", "7", "0"),
    )
    general = counted(record(1, one), record(2, two)).in_general
    assert (general.tag, general.part, general.value, general.expected) == ("245", DIFFERS, "7", DIFFERS)
    same = counted(record(1, one), record(2, one)).in_general
    assert RULES["indicator_value"].message(same, "en") == RULES["indicator_value"].message(one, "en")


@pytest.mark.parametrize(
    ("languages", "all_of_them"), [(("zh", "en"), "全部"), (("en",), "all"), (("zh",), "全部")]
)
def test_a_person_may_look_at_one_severity_only(languages: tuple[str, ...], all_of_them: str) -> None:
    tally = Tally()
    tally.files.append("a.mrc")
    tally.add(record(1, Finding("tag_unknown", "412", 1), Finding("tag_obsolete", "440", 1)))
    tally.add(record(2, Finding("tag_unknown", "413", 1)))
    text = page(tally, languages)
    assert re.findall(r'id="only-(\w+)"', text) == ["all", "error", "advice"]
    assert all_of_them in text
    assert '<details class="of-error" open>' in text
    assert '<details class="of-advice" open>' in text
    assert "<code>412</code> <b>1</b>" in text
    assert "1,002" in text
    assert "<script" not in text
