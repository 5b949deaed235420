"""What all references need of a record: imprint, edition, numbering, degree, server of a preprint, makers."""

import msgspec
import pytest
from citable import article, body, named, numbered, thesis_note, work

from normalize.exports.editions import latin_edition, read_edition, stated_edition
from normalize.exports.entry import Entry
from normalize.exports.imprints import first_place, imprint
from normalize.exports.numbering import Issue, numbering
from normalize.exports.own_script import addresses, is_online
from normalize.exports.people import Name, cited_people, people
from normalize.exports.preprints import preprint_server
from normalize.exports.reference import reference
from normalize.exports.theses import degree
from normalize.record import Agent, Imprint, Link, Record, Relation

# Place and publisher as catalogued, and as they are cited.
IMPRINTS = [
    ("London ; New York", "Routledge", "London", "Routledge"),
    ("[台北縣] 汐止鎮", "新新聞", "台北縣汐止鎮", "新新聞"),
    ("台北縣] 汐止鎮", "新新聞", "台北縣汐止鎮", "新新聞"),
    ("Cambridge [Eng.]", "University Press", "Cambridge, Eng.", "University Press"),
    ("Cambridge [Eng.", "University Press", "Cambridge, Eng.", "University Press"),
    ("London [etc.]", "S.P.C.K.", "London", "S.P.C.K."),
    ("[London]", "[Admiralty]", "London", "Admiralty"),
    ("[Managua, Nicaragua?]", "Taller", "[Managua, Nicaragua?]", "Taller"),
    ("[S.l.]", "[s.n.]", "", ""),
    ("[Place of publication not identified]", "[publisher not identified]", "", ""),
    ("[出版地不詳]", "[出版者不明]", "", ""),
    ("西宁", "青海人民出版社:新华书店重庆发行所发行", "西宁", "青海人民出版社"),
    ("北京", "中国发行出版社", "北京", "中国发行出版社"),
    ("", "Unpublished", "", ""),
]
# A statement of edition, its number (or words), and what a citation has.
EDITIONS = [
    ("2nd ed.", 2, "", "2nd ed."), ("2d ed., rev. and enl.", 0, "2d ed., rev. and enl.", "2d ed., rev. and enl."),
    ("3", 3, "", "3rd ed."), ("Fourth", 4, "", "4th ed."), ("2. Aufl.", 2, "", "2nd ed."), ("2e éd.", 2, "", "2nd ed."),
    ("5. éd.", 5, "", "5th ed."), ("2a edición", 2, "", "2nd ed."), ("3-е изд.", 3, "", "3rd ed."),
    ("第三版", 3, "", "3rd ed."),
    ("2nd ed. / edited by Richard Winter", 2, "", "2nd ed."), ("[New ed.]", 0, "New ed.", "New ed."),
    ("1st ed.", 1, "", ""), ("First edition", 1, "", ""), ("第1版", 1, "", ""), ("香港第1版", 1, "", ""),
    ("初版第2刷", 1, "", ""),
    ("台一版", 1, "", ""), ("", None, "", ""),
]  # fmt: skip
NUMBERINGS = [
    ("Vol. 1, no. 1 (Jan. 1984)-", (Issue("1984", "1", "1"), None)),
    ("Vol.1, n°1(2003)-", (Issue("2003", "1", "1"), None)),
    ("Began with vol. 1, issue 1 (Jan./June 2008)-", (Issue("2008", "1", "1"), None)),
    ("vol. 25(1907)-vol. 78 (1964)", (Issue("1907", "25", ""), Issue("1964", "78", ""))),
    ("N°1/2 ( Winter/Spring, 1952)-", (Issue("1952", "", "1/2"), None)),
    ("T.1(1863)-.", (Issue("1863", "1", ""), None)),
    ("第1卷第1期(1979年1月)-", (Issue("1979", "1", "1"), None)),
    ("Vol. 1, no. 1 (1941)- ceased", None),
    ("Vol. 1, no. 1 (1941)", None),
    ("1997-", None),
    ("publié de 1875 à 1906", None),
    ("", None),
]
DEGREES = [
    ("Thesis (Ph. D.)--University", "doctor"), ("博士学位论文", "doctor"), ("Thèse de doctorat", "doctor"),
    ("Thesis (M.S.)", "master"), ("硕士学位论文", "master"), ("修士論文", "master"), ("Tesis de maestría", "master"),
    ("Thesis--University", ""), ("", ""),
]  # fmt: skip
SERVERS = [
    ("10.48550/arxiv.2306.1", "", "arXiv"), ("10.1101/029983", "", "bioRxiv"),
    ("10.1101/2020.05.01.123456", "", "bioRxiv"),
    ("10.1101/gr.1", "", ""), ("10.31223/x5", "", "EarthArXiv"), ("10.31230/osf.io/a", "", "MarXiv"),
    ("10.5194/egusphere-2023-1", "", "EGUsphere"), ("10.5194/os-19-1-2023", "", ""),
    ("", "arXiv preprint arXiv:1706.03762", "arXiv"),
    ("", "ChinaXiv", "ChinaXiv"), ("10.48550/arxiv.1", "Ocean Modelling", ""),
    ("", "Archive of fisheries", ""), ("", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("place", "publisher", "cited_place", "cited_publisher"), IMPRINTS)
def test_marks_of_cataloguers_and_unknown_publishers_are_no_part_of_an_imprint(
    place: str, publisher: str, cited_place: str, cited_publisher: str
) -> None:
    made = imprint(Record("t", "1", imprints=(Imprint(place, publisher),)))
    assert (first_place(made), made.publisher) == (cited_place, cited_publisher)


def test_an_imprint_that_says_nothing_is_passed_over() -> None:
    imprints = (Imprint("[S.l.]", "[s.n.]"), Imprint("London", "Printed by Taylor", function="manufacture"))
    assert imprint(Record("t", "1", imprints=imprints)).publisher == "Printed by Taylor"


@pytest.mark.parametrize(("text", "number", "words", "cited"), EDITIONS)
def test_editions_are_read_in_many_languages(text: str, number: int | None, words: str, cited: str) -> None:
    record = work("book", "Waves", edition=text)
    found = stated_edition(record)
    assert (found.number if found else None, found.words if found else "") == (number, words)
    assert latin_edition(read_edition(record)) == cited


@pytest.mark.parametrize(("text", "expected"), NUMBERINGS)
def test_the_numbering_of_a_serial_is_read_where_both_ends_are_told(
    text: str, expected: tuple[Issue, Issue | None] | None
) -> None:
    assert numbering(work("serial", "Waves", notes=numbered(text))) == expected


@pytest.mark.parametrize(("text", "expected"), DEGREES)
def test_a_degree_is_told_by_a_note_or_not_at_all(text: str, expected: str) -> None:
    assert degree(work("thesis", "Waves", notes=thesis_note(text))) == expected


@pytest.mark.parametrize(("doi", "where", "expected"), SERVERS)
def test_a_preprint_is_told_by_its_server(doi: str, where: str, expected: str) -> None:
    told = article("Waves", "2023", where, doi=doi)
    assert preprint_server(told) == expected
    assert preprint_server(article("Waves", "2023", where, "7||1", doi=doi)) == ""


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (work("article", "Waves", links=(Link("https://example.org/1"),)), True),
        (work("book", "Waves", at="London : Wiley", links=(Link("https://example.org/1"),)), False),
        (work("book", "Waves", links=(Link("https://example.org/1"),)), True),
        (work("book", "Waves", at="London : Wiley", carrier="electronic"), True),
        (work("book", "Waves", at="London : Wiley", doi="10.1/1"), True),
        (work("thesis", "Waves", carrier="microform", links=(Link("https://example.org/1"),)), False),
        (work("thesis", "Waves", links=(Link("https://example.org/1", label="Table of contents"),)), False),
        (work("thesis", "Waves", links=(Link("https://example.org/1", "related"),)), False),
    ],
)
def test_what_is_read_online_has_an_address_of_its_own(record: Record, expected: bool) -> None:
    assert is_online(record) is expected


@pytest.mark.parametrize(
    "label", ["Sample text", "Publisher description", "Contributor biographical information", "目录"]
)
def test_an_address_about_a_work_is_not_its_own(label: str) -> None:
    assert addresses(work("book", "Waves", links=(Link("https://example.org/1", "version", label),))) == []


def test_a_body_without_a_role_is_no_author_beside_persons() -> None:
    society = Agent("Society of Waves", "corporate")
    beside = people(work("book", "Waves", by=(*named("Alpha, Ann"), society)))
    assert ([one.name for one in beside.authors], beside.others) == (["Alpha, Ann"], (society,))
    alone = people(work("book", "Waves", by=(society, *named("Green, Katia", role="trl"))))
    assert alone.authors == (society,)
    first = people(work("book", "Waves", by=(*body("Society of Waves"), *named("Alpha, Ann"))))
    assert len(first.authors) == 2


@pytest.mark.parametrize("name", ["[S.n.]", "Anonymous", "佚名", "(:unav)", "Unknown author"])
def test_nobody_is_no_maker_in_a_citation_and_stays_in_a_file(name: str) -> None:
    record = work("book", "Waves", by=named(name))
    assert cited_people(record).authors == ()
    assert len(people(record).authors) == 1


@pytest.mark.parametrize(
    ("given", "particle"),
    [("Sjoerd van", "van"), ("Marie de la", "de la"), ("Ann", ""), ("van", ""), ("Ken-ichiro", "")],
)
def test_particles_stand_behind_given_names(given: str, particle: str) -> None:
    assert Name("Daalen", given).particle == particle


def test_a_series_has_its_number_in_its_own_script() -> None:
    series = Relation("series", "Hai yang cong shu", "海洋丛书", volume="di 3 ji", volume_original="第三辑")
    record = msgspec.structs.replace(work("book", "Waves"), relations=(series,))
    assert reference(Entry(record, "hm1")).series_volume == "第三辑"
