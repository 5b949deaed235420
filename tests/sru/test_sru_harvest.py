import msgspec
import pytest
from loopback import answer, loopback
from sru_desk import OASIS, SRW, SruDesk, harvested, harvester_at, searches

from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from normalize.raw import Checkpoint, RawRecord, RoundBegins

EVERYTHING = list(range(1, 251))
WORDS = ("coast", "coastal", "coat", "cod", "crab", "current", "deep", "drift", "dune", "4", "ebb", "eel")


@pytest.mark.parametrize(
    "desk",
    [
        pytest.param(SruDesk(), id="1.1"),
        pytest.param(SruDesk(version="1.2"), id="1.2"),
        pytest.param(SruDesk(version="2.0", namespace=OASIS), id="2.0"),
        pytest.param(SruDesk(namespace=""), id="no namespace"),
        pytest.param(SruDesk(packing="string"), id="records as text"),
        pytest.param(SruDesk(gives=7), id="fewer than asked for"),
        pytest.param(SruDesk(gives=7, tells_next=False), id="no next position"),
        pytest.param(SruDesk(explains=False), id="no explain"),
        pytest.param(SruDesk(says="many"), id="no number of records"),
        pytest.param(SruDesk(says="120"), id="too small a number of records"),
    ],
)
def test_every_record_arrives_once(desk: SruDesk) -> None:
    with loopback(desk) as server:
        run = harvested(server)
    assert run.numbers == EVERYTHING
    assert not run.damaged
    assert run.log.complete
    assert run.log.exhaustive


def test_a_run_is_a_round_with_a_checkpoint_after_every_page() -> None:
    with loopback(SruDesk()) as server:
        run = harvested(server)
    first, *others = run.deliveries
    assert isinstance(first, RoundBegins)
    assert [at for at, each in enumerate(others, 1) if isinstance(each, Checkpoint)] == [101, 202, 253, 254]
    assert others[-1] == Checkpoint(b"")
    assert run.log.announced == 250


def test_the_bytes_of_a_record_are_the_same_in_every_packing_and_version() -> None:
    told = []
    for desk in (SruDesk(total=1), SruDesk(total=1, packing="string"), SruDesk(total=1, namespace=OASIS)):
        with loopback(desk) as server:
            told.append([(each.data, each.format) for each in harvested(server).records])
    assert told[0] == told[1] == told[2]
    assert told[0][0][1] == "marcxml"
    assert SRW.encode() not in told[0][0][0]


def test_marcxml_is_asked_for_where_it_is_offered() -> None:
    with loopback(SruDesk(total=3)) as server:
        harvested(server)
        assert {params["recordSchema"] for params in searches(server)} == {"marcxml"}


@pytest.mark.parametrize(
    ("refused", "code", "good"),
    [
        ("version", "5|Unsupported version", "1.2"),
        ("recordSchema", "66|Unknown schema for retrieval", "mods"),
        ("recordPacking", "71|Unsupported record packing", "string"),
        ("recordPacking", "8|Unsupported parameter", None),
    ],
)
def test_what_a_server_does_not_take_is_asked_otherwise(refused: str, code: str, good: str | None) -> None:
    desk = SruDesk(total=30, schemas=(), refuses=lambda params: "" if params.get(refused) == good else code)
    with loopback(desk) as server:
        run = harvested(server)
    assert run.numbers == list(range(1, 31))


def test_a_diagnostic_in_place_of_a_record_is_a_missing_record() -> None:
    with loopback(SruDesk(bad=frozenset({3, 120}))) as server:
        run = harvested(server)
    assert run.numbers == [number for number in EVERYTHING if number not in (3, 120)]
    assert run.log.missing == 2
    assert not run.log.exhaustive
    assert "Record temporarily unavailable" in run.log.gaps[0]


def test_a_query_that_is_refused_is_told_and_the_next_is_asked() -> None:
    desk = SruDesk(total=5, refuses=lambda params: "10|Query syntax error" if params["query"] == "((" else "")
    with loopback(desk) as server:
        run = harvested(server, "((", "all")
    assert run.numbers == [1, 2, 3, 4, 5]
    assert run.log.gaps == ["The server could not search for ((: diagnostic 10 Query syntax error."]


def test_fewer_records_than_the_server_counts_make_the_run_incomplete() -> None:
    with loopback(SruDesk(says="300")) as server:
        run = harvested(server)
    assert run.numbers == EVERYTHING
    assert run.log.missing == 50
    assert not run.log.complete


def test_a_page_that_comes_again_and_again_ends_and_is_told() -> None:
    with loopback(SruDesk(repeats=True)) as server:
        run = harvested(server)
        assert len(server.asked) < 10
    assert run.numbers == list(range(1, 101))
    assert run.log.missing == 150
    assert "page_repeated" in run.kinds()


def test_an_answer_that_is_no_xml_costs_only_the_record_that_breaks_it() -> None:
    with loopback(SruDesk(broken=frozenset({42}))) as server:
        run = harvested(server)
    assert run.numbers == [number for number in EVERYTHING if number != 42]
    assert [each.position for each in run.damaged] == [42]
    assert b"<controlfield" in run.damaged[0].data
    assert "no well-formed XML" in run.damaged[0].reason


def test_html_in_place_of_a_record_is_a_missing_record() -> None:
    with loopback(SruDesk(html=frozenset({42}))) as server:
        run = harvested(server)
    assert run.numbers == [number for number in EVERYTHING if number != 42]
    assert run.log.missing == 1
    assert "HTML" in run.log.gaps[0]


def test_a_server_that_has_only_html_from_some_place_on_is_given_up_and_asked_there_again() -> None:
    desk = SruDesk(html=frozenset(range(101, 251)))
    with loopback(desk) as server:
        first = harvested(server)
        state = [each.state for each in first.deliveries if isinstance(each, Checkpoint)][-1]
        desk.html = frozenset()
        second = harvested(server, state=state)
    assert first.numbers == list(range(1, 101))
    assert not first.log.complete
    assert second.numbers == list(range(121, 251))
    assert not second.log.exhaustive


def test_a_server_that_never_answers_is_an_error_in_a_sentence() -> None:
    with loopback(lambda _: answer(b"<html>no</html>", status=503)) as server, pytest.raises(HarvestError):
        harvested(server)


def test_illegal_characters_are_replaced_and_only_their_record_is_marked() -> None:
    with loopback(SruDesk(illegal=True)) as server:
        run = harvested(server)
    assert run.numbers == EVERYTHING
    assert [each.identifier for each in run.records if each.problems] == ["id7"]


def test_what_several_queries_find_arrives_once() -> None:
    with loopback(SruDesk()) as server:
        run = harvested(server, "odd", "all")
    assert sorted(run.numbers) == EVERYTHING
    assert run.log.complete
    assert run.log.announced == 250


def test_a_result_that_is_cut_off_is_parted_by_year() -> None:
    with loopback(SruDesk(limit=100, years=lambda number: 1900 + number % 120)) as server:
        run = harvested(server)
    assert sorted(run.numbers) == EVERYTHING
    assert run.log.complete
    assert run.log.announced == 250


def undated_from(number: int, *, refuses: str = "") -> SruDesk:
    def refusal(params: dict[str, str]) -> str:
        return refuses if " not " in params["query"] else ""

    return SruDesk(limit=100, years=lambda n: -1 if n > number else 1900 + n % 120, refuses=refusal)


def test_records_without_a_date_are_asked_for_by_that() -> None:
    with loopback(undated_from(200)) as server:
        run = harvested(server)
    assert sorted(run.numbers) == EVERYTHING
    assert run.log.exhaustive


def test_records_without_a_date_are_missing_where_the_server_knows_no_not() -> None:
    with loopback(undated_from(240, refuses="37|Unsupported boolean operator")) as server:
        run = harvested(server)
    assert sorted(run.numbers) == list(range(1, 241))
    assert run.log.missing == 10
    assert "have no date" in run.log.gaps[-1]


LETTERED = SruDesk(limit=30, titles=lambda n: f"sea {WORDS[n % len(WORDS)]} {n}")


def test_a_result_that_is_cut_off_is_parted_by_letters() -> None:
    with loopback(LETTERED) as server:
        run = harvested(server)
        asked = [params["query"] for params in searches(server)]
    assert sorted(run.numbers) == EVERYTHING
    assert run.log.exhaustive
    assert run.log.announced == 250
    assert '(all) and dc.title = "coa*"' in asked
    assert not any("dc.creator" in query for query in asked), "nothing is asked for when all has come"


def test_a_year_that_is_cut_off_is_parted_by_letters() -> None:
    desk = msgspec.structs.replace(LETTERED, years=lambda n: 2001 if n > 100 else -1)
    with loopback(desk) as server:
        run = harvested(server)
    assert sorted(run.numbers) == EVERYTHING
    assert run.log.exhaustive


def test_what_no_slice_by_letters_has_is_counted() -> None:
    desk = SruDesk(limit=30, titles=lambda n: "海" if n > 200 else "same words" if n > 100 else f"w{n}")
    with loopback(desk) as server:
        run = harvested(server)
    assert set(run.numbers) >= set(range(1, 101))
    assert run.log.missing == 250 - len(run.numbers) > 100
    assert f"{run.log.missing} of 250 records of all did not come" in run.log.gaps[0]
    assert len(run.log.gaps) == 1


def test_a_server_that_counts_nothing_for_what_is_too_large_is_asked_and_never_complete() -> None:
    desk = msgspec.structs.replace(LETTERED, limit=0)
    too_many = [f'(all) and dc.title = "{prefix}*"' for prefix in ("c", "s", "se", "sea")]

    def refusal(params: dict[str, str]) -> str:
        return "60|Too many records" if params["query"] in ("all", *too_many) else ""

    desk.refuses = refusal
    with loopback(desk) as server:
        run = harvested(server)
    assert sorted(run.numbers) == EVERYTHING
    assert "Nobody says how many records all has" in run.log.gaps[0]
    assert not run.log.exhaustive


def test_a_server_to_which_everything_is_too_large_is_left_in_the_end() -> None:
    with loopback(SruDesk(refuses=lambda _: "60|Too many records")) as server:
        run = harvested(server)
        assert len(list(searches(server))) < 1000
    assert not run.log.complete


def test_an_index_that_the_server_does_not_take_is_left_at_its_first_letter() -> None:
    def refusal(params: dict[str, str]) -> str:
        return "16|Unsupported index" if "dc.title" in params["query"] else ""

    with loopback(SruDesk(limit=100, refuses=refusal)) as server:
        run = harvested(server)
        asked = [params["query"] for params in searches(server) if "dc.title" in params["query"]]
    assert set(asked) == {'(all) and dc.title = "a*"'}
    assert run.log.missing == 150


def test_a_run_by_letters_that_is_cut_anywhere_misses_nothing() -> None:
    with loopback(LETTERED) as server:
        whole = harvested(server).deliveries
        states = [each.state for each in whole if isinstance(each, Checkpoint)][:-1]
        for state in sorted(set(states)):
            after = harvested(server, state=state)
            before = whole[: whole.index(Checkpoint(state))]
            came = {each.identifier for each in [*before, *after.records] if isinstance(each, RawRecord)}
            assert len(came) == 250
            assert after.log.exhaustive


def test_a_result_that_is_cut_off_and_cannot_be_parted_is_incomplete() -> None:
    with loopback(SruDesk(limit=130)) as server:
        run = harvested(server)
    assert run.numbers == list(range(1, 131))
    assert run.log.missing == 120
    assert "narrower queries" in run.log.gaps[0]


@pytest.mark.parametrize("desk", [SruDesk(gives=20), SruDesk(limit=100, years=lambda n: 1900 + n % 120)])
def test_a_run_that_is_cut_anywhere_goes_on_there(desk: SruDesk) -> None:
    with loopback(desk) as server:
        whole = harvested(server, "odd", "all").deliveries
        states = [each.state for each in whole if isinstance(each, Checkpoint)][:-1]
        for state in states[::3]:
            before = whole[: whole.index(Checkpoint(state))]
            after = harvested(server, "odd", "all", state=state)
            came = {each.identifier for each in [*before, *after.records] if isinstance(each, RawRecord)}
            assert len(came) == 250
            assert RoundBegins() not in after.deliveries
            assert after.log.exhaustive


def test_a_state_of_other_queries_begins_anew() -> None:
    with loopback(SruDesk(total=5)) as server:
        states = [each.state for each in harvested(server, "odd").deliveries if isinstance(each, Checkpoint)]
        run = harvested(server, "all", state=states[0])
        assert run.numbers == harvested(server, "all", state=b"nonsense").numbers == [1, 2, 3, 4, 5]


def test_a_limit_is_kept_and_the_run_is_no_whole_round() -> None:
    with loopback(SruDesk()) as server:
        run = harvested(server, limit=120)
    assert run.numbers == list(range(1, 121))
    assert not run.log.exhaustive


def test_a_stop_ends_the_run_at_its_next_checkpoint() -> None:
    log = RunLog()
    with loopback(SruDesk()) as server:
        came = []
        for each in harvester_at(server, log=log).deliveries(Plan(now="")):
            came.append(each)
            if isinstance(each, RawRecord):
                log.stop.set()
    assert isinstance(came[-1], Checkpoint)
    assert len(came) == 102
    assert not log.exhaustive


def test_a_check_tells_title_formats_and_totals() -> None:
    with loopback(SruDesk()) as server:
        check = harvester_at(server).check()
    assert check.answers
    assert check.title == "Sea books"
    assert dict(check.facts)["total for all"] == "250"
    assert dict(check.facts)["formats"] == "dc, marcxml"
    assert not check.warnings


def test_a_check_of_a_server_that_is_away_says_so() -> None:
    with loopback(SruDesk()) as server:
        harvester = harvester_at(server)
    check = harvester.check()
    assert not check.answers
    assert check.warnings


def test_a_source_without_a_query_is_refused() -> None:
    with loopback(SruDesk()) as server, pytest.raises(HarvestError, match="needs a query in CQL"):
        harvester_at(server, " ")


def test_a_place_is_told_apart_by_its_queries() -> None:
    with loopback(SruDesk(total=5)) as server:
        run = harvested(server, "all", "odd")
    state = next(each.state for each in run.deliveries if isinstance(each, Checkpoint))
    assert msgspec.json.decode(state)["queries"] == ["all", "odd"]
