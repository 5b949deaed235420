from collections.abc import Callable

import pytest
from marc_lines import outcome_of, read, read_cnmarc

from normalize.iso2709 import parse
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Title


def test_isbd_punctuation_is_dropped_and_parts_are_told_apart() -> None:
    record = read(
        "245 14 $aThe sea charts of Lushun.$nVolume 2,$pThe gulf :$ba survey /$cby A. Author ; edited by B."
    )
    (title,) = record.titles
    assert title == Title("The sea charts of Lushun", "main", "a survey", "Volume 2", "The gulf", nonfiling=4)
    assert record.responsibility == "by A. Author ; edited by B."


def test_a_rest_of_title_announced_by_an_equals_sign_is_a_parallel_title() -> None:
    titles = read("245 10 $aOcean charts =$bHai tu : a history /$cX.").titles
    assert [(title.kind, title.value, title.subtitle) for title in titles] == [
        ("main", "Ocean charts", ""),
        ("parallel", "Hai tu", "a history"),
    ]


def test_a_parallel_title_inside_the_rest_of_title_is_found() -> None:
    titles = read("245 10 $aOcean :$ba history = Océan : une histoire").titles
    assert [(title.kind, title.value, title.subtitle) for title in titles] == [
        ("main", "Ocean", "a history"),
        ("parallel", "Océan", "une histoire"),
    ]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Annual report to Smith & Co.", "Annual report to Smith & Co."),
        ("What next...", "What next..."),
        ("The end.", "The end"),
        ("Proceedings, etc.", "Proceedings, etc."),
        ("U.S.A.", "U.S.A."),
        ("Sea levels, 1990.", "Sea levels, 1990"),
        ("海洋史。", "海洋史"),
    ],
)
def test_a_full_stop_goes_only_where_it_ends_the_field(printed: str, kept: str) -> None:
    assert read(f"245 00 $a{printed}").titles[0].value == kept


def test_the_linked_880_becomes_the_original_of_the_romanized_title() -> None:
    record = read(
        "245 10 $6880-02$aHai yang ke xue :$bgai lun /$cZhang San zhu.",
        "880 10 $6245-02/$1$a海洋科学 :$b概论 /$c张三著.",
    )
    (title,) = record.titles
    assert (title.value, title.script) == ("Hai yang ke xue", "Latn")
    assert title.original == Title("海洋科学", subtitle="概论", script="Hani")
    assert record.responsibility_original == "张三著"


def test_two_fields_of_one_tag_find_each_their_own_twin() -> None:
    record = read(
        "245 10 $6880-01$aA",
        "246 3# $6880-02$aHai yang",
        "246 3# $6880-03$aChuan",
        "880 3# $6246-03/$1$a船",
        "880 3# $6246-02/$1$a海洋",
        "880 10 $6245-01/$1$a甲",
    )
    assert [title.original.value for title in record.titles if title.original] == ["甲", "海洋", "船"]


@pytest.mark.parametrize("link", ["245-00/$1", "245-07/$1"])
def test_an_880_without_partner_is_a_title_of_its_own(link: str) -> None:
    record = read("245 10 $aSea", f"880 10 $6{link}$a海")
    assert [(title.value, title.original) for title in record.titles] == [("Sea", None), ("海", None)]
    assert record.titles[1].script == "Hani"


def test_a_field_that_names_an_880_that_is_not_there_stands_alone() -> None:
    assert read("245 10 $6880-01$aSea").titles == (Title("Sea"),)


def test_an_880_that_names_nothing_is_a_problem() -> None:
    (problem,) = outcome_of("245 10 $aSea", "880 10 $a海").problems
    assert (problem.kind, problem.where) == ("linkage", "880$6")


def test_the_main_title_comes_first_whatever_its_tag() -> None:
    titles = read(
        "130 0# $aBible", "222 #0 $aBib", "245 00 $aHoly Bible", "246 14 $aCover", "240 10 $aUni$lEnglish"
    ).titles
    assert [(title.kind, title.value) for title in titles] == [
        ("main", "Holy Bible"),
        ("uniform", "Bible"),
        ("key", "Bib"),
        ("cover", "Cover"),
        ("uniform", "Uni English"),
    ]


def test_a_record_without_title_is_accepted_with_a_problem() -> None:
    outcome = outcome_of("001 1", "100 1# $aSmith, John.", "240 10 $aPlays")
    assert [(problem.kind, problem.where) for problem in outcome.problems] == [("missing_title", "245")]
    assert [title.kind for title in outcome.record.titles] == ["uniform"]


def test_the_medium_stands_apart_from_the_title() -> None:
    title = read("245 10 $aTides$h[electronic resource] :$bdata").titles[0]
    assert (title.value, title.medium, title.subtitle) == ("Tides", "electronic resource", "data")


def test_an_ideographic_space_between_han_goes_and_one_beside_latin_stays_a_blank() -> None:
    assert read("245 00 $a朱　熹　思想 ABC　丛论").titles[0].value == "朱熹思想 ABC 丛论"


@pytest.mark.parametrize("code", ["9", "A"])
def test_pinyin_in_cnmarc_becomes_the_romanized_twin_of_the_title(code: str) -> None:
    record = read_cnmarc(f"200 1# $a海洋学${code}hai yang xue$e概论$h上册$i物理海洋$f张三著$g李四译")
    original = Title("海洋学", "main", "概论", "上册", "物理海洋", script="Hani")
    assert record.titles == (
        Title("hai yang xue", "main", "", "上册", "物理海洋", script="Latn", original=original),
    )
    assert record.responsibility == "张三著 ; 李四译"


def test_calis_romanizes_subfield_by_subfield() -> None:
    record = read_cnmarc(
        "200 1# $a海洋学$AHai Yang Xue$e概论$EGai Lun$f张三著$FZhang San Zhu", "517 1# $a海论$AHai Lun"
    )
    assert record.titles == (
        Title(
            "Hai Yang Xue",
            "main",
            "Gai Lun",
            script="Latn",
            original=Title("海洋学", "main", "概论", script="Hani"),
        ),
        Title("Hai Lun", "variant", script="Latn", original=Title("海论", "variant", script="Hani")),
    )
    assert (record.responsibility, record.responsibility_original) == ("Zhang San Zhu", "张三著")


def test_pinyin_goes_to_the_titles_in_their_order() -> None:
    titles = read_cnmarc("200 1# $a甲$a乙$9jia$9yi$dSea$9海$f张三著").titles
    assert [(title.value, title.original.value if title.original else "") for title in titles] == [
        ("jia", "甲"),
        ("yi", "乙"),
        ("Sea", ""),
        ("海", ""),
    ]


def test_fields_in_two_scripts_are_paired_by_their_number() -> None:
    record = read_cnmarc(
        "200 1# $6a01$7ba$aOkeanografiia$fIvanov",
        "200 1# $6a01$7ca$aОкеанография$fИванов",
        "210 ## $6a02$7ca$aМосква$cНаука$d1990",
        "210 ## $6a02$7ba$aMoskva$cNauka$d1990",
        "701 #0 $6a03$7ba$aZheng$bHe$4070",
        "701 #0 $6a03$7ea$a郑和$4070",
        "702 #0 $6a04$7ba$aIvanov",
        "606 0# $6a05/606$7ba$aOkean",
        "606 0# $6a05/606$7ca$aОкеан",
    )
    assert record.titles == (
        Title("Okeanografiia", "main", script="Latn", original=Title("Океанография", "main", script="Cyrl")),
    )
    assert (record.responsibility, record.responsibility_original) == ("Ivanov", "Иванов")
    (imprint,) = record.imprints
    assert imprint.original is not None
    assert (imprint.place, imprint.original.place) == ("Moskva", "Москва")
    assert [(agent.name, agent.original) for agent in record.agents] == [
        ("Zheng, He", "郑和"),
        ("Ivanov", ""),
    ]
    assert (record.subjects[0].parts, record.subjects[0].original) == (("Okean",), ("Океан",))


def test_cnmarc_tells_further_and_parallel_titles_apart() -> None:
    record = read_cnmarc(
        "200 1# $a甲$a乙$c丙$dOcean atlas$ea survey$zeng", "510 1# $aSea", "516 1# $a背", "517 1# $a又名"
    )
    assert [(title.kind, title.value, title.subtitle) for title in record.titles] == [
        ("main", "甲", ""),
        ("variant", "乙", ""),
        ("variant", "丙", ""),
        ("parallel", "Ocean atlas", "a survey"),
        ("parallel", "Sea", ""),
        ("spine", "背", ""),
        ("variant", "又名", ""),
    ]


def test_every_linked_880_of_chinese_books_becomes_a_title_twin(
    raw_records: Callable[[str], list[RawRecord]],
) -> None:
    checked = 0
    for raw in raw_records("lc-books-2016/lc_chinese_shared.mrc"):
        marc, _ = parse(raw.data)
        outcome = normalize_raw(raw, SourceProfile("lc", "all"))
        assert marc is not None
        assert isinstance(outcome, Accepted)
        link = next((value[:6] for value in marc.values("245", "6")), "")
        if link and any(value.startswith(f"245{link[3:]}") for value in marc.values("880", "6")):
            assert outcome.record.titles[0].original is not None
            checked += 1
    assert checked > 3_900
