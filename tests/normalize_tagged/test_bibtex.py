import pytest
from descriptions import read_as, roles, values

from normalize.formats.bibtex_entry import parse_entry
from normalize.formats.bibtex_names import read_names
from normalize.formats.latex import plain_text


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"P\"{a}ckert", "Päckert"),
        (r"{\'I}slands", "Íslands"),
        (r"{\'{\i}}", "í"),
        (r"\v{s}", "š"),
        (r"\c c", "ç"),
        (r"N{\'u}{\~n}ez", "Núñez"),
        (r"S\o ren", "Søren"),
        (r"{\L}\'od\'z", "Łódź"),
        (r"CO$_2$", "CO2"),
        (r"$\Sigma^{0}$", "Σ0"),
        (r"4$^{\textrm{th}}$", "4th"),
        (r"Taylor \& Francis", "Taylor & Francis"),
        (r"100\% of a\_b", "100% of a_b"),
        ("269--284", "269–284"),
        ("{The} {DNA}", "The DNA"),
        ("J.~P. Boyd", "J. P. Boyd"),
        ("海洋", "海洋"),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert plain_text(latex) == text


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("J. Campin and A. Adcroft", ["Campin, J.", "Adcroft, A."]),
        ("Ludwig van Beethoven", ["van Beethoven, Ludwig"]),
        ("van Beethoven, Ludwig", ["van Beethoven, Ludwig"]),
        ("King, Jr., Martin", ["King, Martin, Jr."]),
        ("{NOAA and Navy} and Doe, Jane and others", ["NOAA and Navy", "Doe, Jane"]),
        ("张三 and 李四", ["张三", "李四"]),
        ("张三; 李四", ["张三", "李四"]),
    ],
)
def test_names_have_the_family_name_first(field: str, names: list[str]) -> None:
    assert [each.name for each in read_names(field)] == names


def test_a_name_in_braces_is_a_body() -> None:
    assert [each.kind for each in read_names("{Marine Group Two}")] == ["corporate"]


def test_an_entry_may_stand_in_round_brackets() -> None:
    found = read_as(
        "bibtex",
        '@article(Boyd80,\n  author = "J.~P. Boyd",\n  year = "1980",\n  title = "Solitary waves"   )',
    )
    assert found.identifier == "Boyd80"
    assert values(found, "title") == ["Solitary waves"]
    assert values(found, "date") == ["1980"]


def test_macros_before_an_entry_are_put_in_and_pieces_joined() -> None:
    entry = parse_entry(
        '@string{jpo = "J. Phys. "}\n@comment{x}\n@article{k, journal = jpo # {Oceanogr.}, year = 1985, month = mar}'
    )
    assert entry is not None
    assert dict(entry.fields) == {"journal": "J. Phys. Oceanogr.", "year": "1985", "month": "mar"}


def test_year_and_month_are_one_date() -> None:
    assert values(read_as("bibtex", "@article{k, title={T}, year={2013}, month=mar, day=5}"), "date") == [
        "2013-03-05"
    ]


def test_biblatex_and_biblatex_names_of_fields_are_known() -> None:
    found = read_as(
        "bibtex",
        "@article{k, journaltitle={Sea}, date={2019-03}, location={Kiel}, title={T}, crossref={conf:06}}",
    )
    assert values(found, "host_title") == ["Sea"]
    assert values(found, "date") == ["2019-03"]
    assert values(found, "place") == ["Kiel"]
    assert values(found, "relation", "part") == ["conf:06"]


def test_an_address_in_howpublished_is_a_link() -> None:
    found = read_as("bibtex", r"@misc{k, title={T}, howpublished={\url{https://example.org/a_b}}}")
    assert values(found, "link") == ["https://example.org/a_b"]


def test_what_follows_a_missing_comma_is_read() -> None:
    found = read_as("bibtex", "@article{k,\ntitle = {A}\nyear = {1999},\n}")
    assert (values(found, "title"), values(found, "date")) == (["A"], ["1999"])


def test_an_entry_that_breaks_off_gives_what_stands_before() -> None:
    found = read_as("bibtex", "@article{k, title = {Tides}, author = {Doe, Jane")
    assert values(found, "title") == ["Tides"]
    assert roles(found) == [("Doe, Jane", "person", "aut")]


def test_what_an_entry_lacks_is_that_of_the_one_it_refers_to() -> None:
    parent = (
        "@proceedings{P, title={Sea 99}, editor={Roe, Jo}, publisher=pub, year=1999, doi={10.1000/whole}}"
    )
    found = read_as(
        "bibtex", f"@inproceedings{{a, title={{Tides}}, crossref={{p}}}}\n@string{{pub={{H}}}}\n{parent}"
    )
    assert values(found, "title") == ["Tides"]
    assert values(found, "host_title") == ["Sea 99"]
    assert values(found, "publisher") == ["H"]
    assert values(found, "date") == ["1999"]
    assert ("Roe, Jo", "person", "edt") in roles(found)
    assert values(found, "identifier") == []


def test_an_entry_is_not_filled_in_by_one_that_it_does_not_refer_to() -> None:
    found = read_as("bibtex", "@book{a, title={Tides}, crossref={x}}\n@book{b, publisher={H}}")
    assert values(found, "publisher") == []
