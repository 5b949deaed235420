"""What may be given away of a union record."""

from arrivals import Deliverer, arrival

from catalog.terms import redistributable
from catalog.union import UnionRecord

ISBN = "9787502789121"


def union_of(deliver: Deliverer) -> UnionRecord:
    found = deliver.store.catalogue().union(deliver.union("lc", "a") or "")
    assert isinstance(found, UnionRecord)
    return found


def two_sources(deliver: Deliverer) -> None:
    deliver("lc", arrival("a", "Tides", ISBN, call_number="GC1"))
    deliver("nlc", arrival("b", "Tides", ISBN, original="潮汐", call_number="P731"))


def test_members_carry_the_terms_of_their_source(deliver: Deliverer) -> None:
    two_sources(deliver)
    deliver.store.source_created("nlc", licence="house use", redistribute=False)
    members = union_of(deliver).members
    assert [(one.licence, one.redistribute) for one in members] == [("", True), ("house use", False)]
    label = deliver.store.catalogue().sources()["nlc"]
    assert (label.licence, label.redistribute) == ("house use", False)


def test_a_union_record_that_is_free_is_given_as_it_is(deliver: Deliverer) -> None:
    two_sources(deliver)
    union = union_of(deliver)
    assert redistributable(union) is union


def test_what_is_given_is_made_of_the_members_that_may_be_given_alone(deliver: Deliverer) -> None:
    two_sources(deliver)
    deliver.store.source_created("nlc", redistribute=False)
    union = union_of(deliver)
    assert "潮汐" in str(union.record)
    given = redistributable(union)
    assert given is not None
    assert [one.source for one in given.members] == ["lc"]
    assert given.record == given.members[0].record
    assert "潮汐" not in str(given)
    assert "P731" not in str(given)
    assert (given.id, given.libraries, given.withheld) == (union.id, ("US-DLC",), ("nlc",))
    assert set(union.libraries) > set(given.libraries)


def test_of_a_union_record_without_free_members_nothing_is_given(deliver: Deliverer) -> None:
    two_sources(deliver)
    for name in ("lc", "nlc"):
        deliver.store.source_created(name, redistribute=False)
    assert redistributable(union_of(deliver)) is None
