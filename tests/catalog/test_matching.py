"""Keys of the agreement matcher."""

from catalog.matching import AgreementMatcher
from normalize.record import Identifier, Record, Title

MATCHER = AgreementMatcher()
ISBN = Identifier("isbn", "9787502789121")


def keys(*titles: Title, identifiers: tuple[Identifier, ...] = (ISBN,), carrier: str = "print") -> set[int]:
    return set(MATCHER.keys(Record("s", "1", titles=titles, identifiers=identifiers, carrier=carrier)))


def test_scripts_case_and_punctuation_of_a_title_do_not_part_records() -> None:
    assert keys(Title("海洋科學")) == keys(Title("海洋科学。"))
    assert keys(Title("The Sea-Fishes")) == keys(Title("the sea fishes /"))


def test_a_twin_shares_the_key_of_either_form() -> None:
    twins = keys(Title("Hai yang", original=Title("海洋")))
    assert twins == keys(Title("Hai yang")) | keys(Title("海洋"))


def test_variant_titles_and_wrong_numbers_prove_nothing() -> None:
    wrong = Identifier("isbn", "9787502789122", valid=False)
    assert not keys(Title("Tides"), identifiers=(wrong,))
    assert not keys(Title("Tides", kind="variant"))
    assert not keys(Title("Tides"), identifiers=(Identifier("oclc", "1"),))


def test_volumes_part_records() -> None:
    assert keys(Title("Tides", part_number="1")).isdisjoint(keys(Title("Tides", part_number="2")))
    assert keys(Title("Tides", part_number="v. 1")) == keys(Title("Tides", part_number="V.1"))
