"""One run after another: going on where the last one stopped, and only what is new."""

import msgspec
import pytest
from loopback import Asked, Loopback, answer, loopback

from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog, Stopped
from harvesters.net.transport import Transport
from harvesters.oai import OaiHarvester
from harvesters.source import Source
from normalize.raw import Checkpoint, Deleted, Delivery, RawRecord, RoundBegins, Seen
from tests.faulty_oai.misbehaviours import TABLE, Misbehaviour, Preparation, says, second_page
from tests.faulty_oai.repository import Repository, kept, place
from tests.faulty_oai.server import faulty

NOW = "2026-01-01T00:00:00Z"


def records(number: int = 23) -> Repository:
    return Repository([kept(one) for one in range(number)])


def harvest(server: Loopback, state: bytes = b"", log: RunLog | None = None, **source: str) -> list[Delivery]:
    entry = Source(name="sea", protocol="oai", url=server.url, **source)  # type: ignore[arg-type]  # all are words
    run = log or RunLog()
    with Transport(server.url, run, wait=lambda _: None) as transport:
        return list(OaiHarvester(entry, run, transport).deliveries(Plan(now=NOW, state=state)))


def numbers(deliveries: list[Delivery]) -> list[int]:
    return [int(one.identifier.rpartition(":")[2]) for one in deliveries if isinstance(one, RawRecord)]


def last_state(deliveries: list[Delivery]) -> bytes:
    return next(one.state for one in reversed(deliveries) if isinstance(one, Checkpoint))


def test_a_first_harvest_is_one_round_with_a_checkpoint_after_every_page() -> None:
    log = RunLog()
    with faulty(repository=records()) as server:
        deliveries = harvest(server, log=log)
    assert isinstance(deliveries[0], RoundBegins)
    assert numbers(deliveries) == list(range(23))
    assert sum(isinstance(one, Checkpoint) for one in deliveries) == 5
    assert isinstance(deliveries[-1], Checkpoint)
    assert (log.pages, log.announced, log.exhaustive, log.complete) == (5, 23, True, True)
    record = deliveries[1]
    assert isinstance(record, RawRecord)
    assert (record.format, record.datestamp, record.position) == ("dc", "2024-01-01T00:00:00Z", 1)
    assert record.data.startswith(b"<oai_dc:dc xmlns:oai_dc=")


@pytest.mark.parametrize("stopped_after", [1, 2, 3, 4])
def test_a_run_goes_on_from_any_checkpoint(stopped_after: int) -> None:
    with faulty(repository=records()) as server:
        whole = harvest(server)
        at = [n for n, one in enumerate(whole) if isinstance(one, Checkpoint)][stopped_after - 1]
        log = RunLog()
        rest = harvest(server, last_state(whole[: at + 1]), log)
    assert numbers(whole[:at]) + numbers(rest) == list(range(23))
    assert not any(isinstance(one, RoundBegins) for one in rest)
    assert (log.complete, log.exhaustive, log.announced) == (True, True, 23)


@pytest.mark.parametrize("size", [40, 23, 4, None])
def test_the_books_are_balanced_over_two_runs(size: int | None) -> None:
    repository = records()
    repository.size = size
    with faulty(repository=repository) as server:
        whole = harvest(server)
        at = [n for n, one in enumerate(whole) if isinstance(one, Checkpoint)][1]
        log = RunLog()
        harvest(server, last_state(whole[: at + 1]), log)
    assert (log.complete, log.missing, log.exhaustive) == (True, None, True)


def test_what_a_list_over_two_runs_left_out_is_counted_and_had_in_the_third() -> None:
    with faulty(next(one for one in TABLE if one.name == "a list that leaves one record out")) as server:
        whole = harvest(server)
        at = [n for n, one in enumerate(whole) if isinstance(one, Checkpoint)][1]
        log, third_log = RunLog(), RunLog()
        second = harvest(server, last_state(whole[: at + 1]), log)
        third = harvest(server, last_state(second), third_log)
    assert (log.complete, log.missing, log.exhaustive) == (False, 1, False)
    assert 7 in numbers(third)
    assert third_log.complete


def test_a_token_that_died_between_runs_costs_no_record() -> None:
    def dead(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        whole = place(asked.params) == ("", "", 15)
        return answer(repository.error("badResumptionToken").encode()) if whole else None

    repository = records()
    with faulty(repository=repository) as server:
        before = harvest(server)
    at = [n for n, one in enumerate(before) if isinstance(one, Checkpoint)][2]
    log = RunLog()
    with faulty(Misbehaviour("dead", dead), repository) as server:
        again = harvest(server, _for(server, last_state(before[: at + 1])), log)
    assert sorted(numbers(again)) == list(range(23))
    assert (log.complete, log.exhaustive) == (True, True)


def _for(server: Loopback, state: bytes) -> bytes:
    """The state as if it had been kept for this server."""
    read = msgspec.json.decode(state)
    return msgspec.json.encode({**read, "asks": f"{server.url} oai_dc"})


@pytest.mark.parametrize(
    "prepare",
    [
        says(now="2024-03-01T00:00:00Z"),
        says(now="2030-03-01T00:00:00Z"),
        says(now="2024-03-01T08:00:00+08:00"),
        says(now="2024-03-01"),
        says(now="2024-03-01T00:00:00Z", granularity="YYYY-MM-DD"),
    ],
    ids=["behind", "ahead", "another zone", "a day only", "day granularity"],
)
def test_a_second_run_brings_what_changed_by_the_clock_of_the_server(prepare: Preparation) -> None:
    repository = records()
    prepare(repository)
    with faulty(repository=repository) as server:
        state = last_state(harvest(server))
        stamped = repository.now[:10] + "T00:00:01Z"
        repository.records.append(kept(99, datestamp=stamped))
        repository.records[3] = kept(3, datestamp=stamped, deleted=True)
        log = RunLog()
        second = harvest(server, state, log)
        third = harvest(server, last_state(second))
    assert numbers(second) == [99]
    assert [one.identifier for one in second if isinstance(one, Deleted)] == ["oai:sea.example:3"]
    assert not any(isinstance(one, RoundBegins) for one in second)
    assert (log.complete, log.exhaustive) == (True, False)
    assert numbers(third) == [99]


def test_nothing_new_is_a_success() -> None:
    repository = records()
    with faulty(repository=repository) as server:
        log = RunLog()
        second = harvest(server, last_state(harvest(server)), log)
    assert [type(one) for one in second] == [Checkpoint]
    assert log.complete


def test_another_question_begins_anew() -> None:
    with faulty(repository=records()) as server:
        state = last_state(harvest(server))
        again = harvest(server, state, set="charts")
    assert numbers(again) == list(range(23))


def test_what_is_gone_is_told_by_a_list_of_identifiers() -> None:
    repository = records()
    with faulty(repository=repository) as server:
        state = last_state(harvest(server, deletions="listing"))
        del repository.records[4]
        repository.size = 22
        log = RunLog()
        second = harvest(server, state, log, deletions="listing")
    assert [type(one) for one in second if isinstance(one, RoundBegins)] == [RoundBegins]
    seen = [int(one.identifier.rpartition(":")[2]) for one in second if isinstance(one, Seen)]
    assert seen == [n for n in range(23) if n != 4]
    assert (log.complete, log.exhaustive) == (True, True)


def test_half_a_list_of_identifiers_says_nothing_of_what_is_gone() -> None:
    def broken(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        late = asked.params.get("verb") == "ListIdentifiers" and place(asked.params)[2] >= 10
        return answer(repository.error("badResumptionToken").encode()) if late else None

    repository = records()
    with faulty(Misbehaviour("broken", broken), repository) as server:
        state = last_state(harvest(server, deletions="listing"))
        log = RunLog()
        harvest(server, state, log, deletions="listing")
    assert (log.complete, log.exhaustive) == (False, False)


def test_a_limit_ends_the_run_without_claiming_all() -> None:
    log = RunLog()
    with faulty(repository=records()) as server, Transport(server.url, log) as transport:
        entry = Source(name="sea", protocol="oai", url=server.url)
        deliveries = list(OaiHarvester(entry, log, transport).deliveries(Plan(now=NOW, limit=7)))
    assert numbers(deliveries) == list(range(7))
    assert not log.exhaustive


def test_a_stop_ends_the_run_after_a_checkpoint() -> None:
    log = RunLog()
    log.stop.set()
    with faulty(repository=records()) as server:
        deliveries = harvest(server, log=log)
    assert numbers(deliveries) == list(range(5))
    assert isinstance(deliveries[-1], Checkpoint)
    assert not log.exhaustive
    assert log.gaps == [], "who asked knows"


def test_a_stop_ends_a_long_pause_and_is_no_fault_of_the_server() -> None:
    log = RunLog()

    def busy(_repository: Repository, asked: Asked, _times: int) -> bytes | None:
        if not second_page(asked):
            return None
        log.stop.set()
        return answer(b"busy", 503, {"Retry-After": "3000"})

    came: list[Delivery] = []
    with faulty(Misbehaviour("busy", busy), records()) as server, Transport(server.url, log) as transport:
        entry = Source(name="sea", protocol="oai", url=server.url)
        with pytest.raises(Stopped):
            came.extend(OaiHarvester(entry, log, transport).deliveries(Plan(now=NOW)))
    assert numbers(came) == list(range(5))
    assert (log.gaps, log.findings) == ([], [])


def test_records_left_out_once_are_asked_for_again_next_time() -> None:
    def hides(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        whole = repository.answer(asked.params)
        wrong = asked.params["verb"] in {"ListRecords", "GetRecord"} and "volume 7<" in whole
        return answer(whole[: whole.index("volume 7<")].encode(), sized=False) if wrong else None

    repository = records()
    with faulty(Misbehaviour("hides", hides), repository) as server:
        first_log = RunLog()
        state = last_state(harvest(server, log=first_log))
        url = server.url
    assert (first_log.complete, first_log.missing) == (False, 1)
    second_log = RunLog()
    with faulty(repository=repository) as server:
        second = harvest(server, _for(server, state), second_log)
    assert url != server.url
    assert numbers(second) == [7]
    assert second_log.complete


def test_a_page_that_broke_one_run_is_gone_around_in_the_next() -> None:
    def page(_repository: Repository, asked: Asked, _times: int) -> bytes | None:
        second = asked.params["verb"] == "ListRecords" and place(asked.params) == ("", "", 5)
        return answer(b"<html><body>Fatal error</body></html>") if second else None

    first_log, second_log = RunLog(), RunLog()
    with faulty(Misbehaviour("page", page)) as server:
        first = harvest(server, log=first_log)
        second = harvest(server, last_state(first), second_log)
    assert (first_log.complete, first_log.missing) == (False, 18)
    assert set(numbers(first)) | set(numbers(second)) == set(range(23))
    assert (second_log.complete, second_log.exhaustive) == (True, True)


def test_a_server_that_is_away_in_the_middle_is_asked_again_from_there() -> None:
    away = [True]

    def gone(_repository: Repository, asked: Asked, _times: int) -> bytes | None:
        later = place(asked.params)[2] >= 10
        return answer(b"maintenance", 503) if away[0] and (later or asked.number > 4) else None

    log = RunLog()
    with faulty(Misbehaviour("gone", gone)) as server:
        first = harvest(server, log=log)
        away[0] = False
        second = harvest(server, last_state(first))
    assert (log.complete, log.missing) == (False, 13)
    assert numbers(first) == list(range(10))
    assert numbers(second) == list(range(10, 23))


def test_days_are_asked_for_where_seconds_are_refused() -> None:
    def refuses(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        begin = asked.params.get("from", "")
        return answer(repository.error("badArgument").encode()) if "T" in begin else None

    repository = records()
    with faulty(Misbehaviour("refuses", refuses), repository) as server:
        log = RunLog()
        second = harvest(server, last_state(harvest(server)), log)
    assert log.complete
    assert [finding.kind for finding in log.findings] == ["granularity"]
    assert numbers(second) == []


def test_halves_by_days_where_seconds_are_refused_bring_all() -> None:
    def refuses(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        if "T" in asked.params.get("from", "") + asked.params.get("until", ""):
            return answer(repository.error("badArgument").encode())
        if asked.params["verb"] == "ListRecords" and place(asked.params) == ("", "", 5):
            return answer(repository.error("badResumptionToken").encode())
        return None

    days = Repository([kept(n, datestamp=f"2024-01-{n + 1:02}") for n in range(23)])
    log = RunLog()
    with faulty(Misbehaviour("refuses", refuses), days) as server:
        came = harvest(server, log=log)
    assert sorted(numbers(came)) == list(range(23))
    assert (log.complete, log.exhaustive) == (True, True)


@pytest.mark.parametrize(
    ("prefix", "sentence"),
    [("marc21", "offers no format 'marc21'.*oai_dc"), ("oai_dc", "refuses what the source")],
)
def test_a_wrong_entry_is_a_sentence(prefix: str, sentence: str) -> None:
    def refuses(repository: Repository, asked: Asked, _times: int) -> bytes | None:
        code = "cannotDisseminateFormat" if prefix == "marc21" else "badArgument"
        return answer(repository.error(code).encode()) if asked.params["verb"] == "ListRecords" else None

    with faulty(Misbehaviour("refuses", refuses)) as server, pytest.raises(HarvestError, match=sentence):
        harvest(server, metadata_prefix=prefix)


def test_a_web_page_at_the_address_is_a_sentence() -> None:
    page = answer(b"<!DOCTYPE html><html><body>Welcome</body></html>")
    with loopback(lambda _: page) as server, pytest.raises(HarvestError, match="is no OAI-PMH server"):
        harvest(server)


def test_nobody_at_the_address_is_a_sentence() -> None:
    with faulty() as server:
        pass
    with pytest.raises(HarvestError, match="never answered well"):
        harvest(server)


def test_a_server_that_fails_every_list_is_given_up_soon() -> None:
    def fails(_repository: Repository, asked: Asked, _times: int) -> bytes | None:
        return answer(b"crash", 500) if asked.params["verb"] == "ListRecords" else None

    log = RunLog()
    with faulty(Misbehaviour("fails", fails)) as server:
        assert numbers(harvest(server, log=log)) == []
        assert len(server.asked) < 200
    assert not log.complete
    assert log.missing == 23
