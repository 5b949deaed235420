"""Languages as records of all kinds name them."""

import pytest

from normalize.formats.describe import describe
from normalize.formats.description import Description, Statement
from normalize.maps.lists import current_languages, former_languages
from normalize.values.languages import is_language, split_codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("scc", ("srp",)),
        ("engscr", ("eng", "hrv")),
        ("engfrejap", ("eng", "fre", "jpn")),
        ("nic", ("nic",)),
        ("smi", ("smi",)),
        ("(eng)", ("eng",)),
        ("engl.", ("eng",)),
        ("eng;chi", ("eng", "chi")),
        ("eng, fre", ("eng", "fre")),
        ("zh,en", ("chi", "eng")),
        ("chi eng", ("chi", "eng")),
        ("Chinese and English", ("chi", "eng")),
        ("中英文", ("chi", "eng")),
        ("汉英对照", ("chi", "eng")),
        ("英汉双语", ("eng", "chi")),
        ("zh-Hant", ("chi",)),
        ("zh_TW", ("chi",)),
        ("http://id.loc.gov/vocabulary/iso639-2/eng", ("eng",)),
        ("iw", ("heb",)),
        ("русский", ("rus",)),
        ("mul", ()),
        ("not available", ()),
        ("043  a-ii---", ()),
        ("", ()),
        ("eng" * 1_000_000, ()),
    ],
)
def test_languages(text: str, codes: tuple[str, ...]) -> None:
    assert split_codes(text) == codes
    assert all(map(is_language, codes))


def test_three_letters_that_no_list_has_stay_and_can_be_told() -> None:
    assert split_codes("jpa") == ("jpa",)
    assert not is_language("jpa")


def test_a_former_code_became_one_of_today() -> None:
    assert set(current_languages()) <= former_languages()
    assert all(map(is_language, current_languages().values()))


def test_languages_in_one_statement_are_all_read() -> None:
    said = Description(
        (Statement("title", "海图"), Statement("language", "汉英对照"), Statement("language", "teng"))
    )
    record, problems = describe(said, "t", "1", "", "dc")
    assert record.languages == ("chi", "eng")
    assert [problem.value for problem in problems] == ["teng"]
