from pathlib import Path

import msgspec
import pytest
from scripted_yaz import Play, asked, marc

from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from harvesters.z3950 import Z3950Harvester
from harvesters.z3950.pqf import Cut
from normalize.raw import Checkpoint, Damaged, Delivery, RawRecord

EVERYTHING = list(range(1, 131))


def source(**entries: object) -> Source:
    told = {"name": "sea", "protocol": "z3950", "url": "z.example.org:2100/Sea", "query": "@attr 1=4 sea"}
    return msgspec.convert({**told, **entries}, Source)


class Target:
    """Harvests of a scripted target; `log` is that of the last one."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._monkeypatch = monkeypatch
        self.log = RunLog()

    def harvested(self, play: Play, plan: Plan | None = None, **entries: object) -> list[Delivery]:
        self._monkeypatch.setenv("PATH", str(play.installed(self._folder)))
        self.log = RunLog()
        harvester = Z3950Harvester(source(**entries), self.log, pause=0.0, patience=60.0)
        return list(harvester.deliveries(plan or Plan(now="")))

    def numbers(self, play: Play, plan: Plan | None = None, **entries: object) -> list[int]:
        came = self.harvested(play, plan, **entries)
        return [_number(each) for each in came if isinstance(each, RawRecord)]

    @property
    def asked(self) -> list[str]:
        return asked(self._folder)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Target:
    return Target(tmp_path, monkeypatch)


def _number(record: RawRecord) -> int:
    return int(record.data.split(b"\x1e")[1])


@pytest.mark.parametrize(
    "play",
    [
        pytest.param(Play(), id="as it should be"),
        pytest.param(Play(gives=7), id="fewer than asked for"),
        pytest.param(Play(closes={"60": 1}), id="closed once"),
        pytest.param(Play(closes={"1": 2, "60": 2, "130": 3}), id="closed several times"),
        pytest.param(
            Play(words="Records: 1\nNumber of hits: 3\nTarget closed connection"),
            id="records that imitate answers",
        ),
    ],
)
def test_every_record_arrives_once(target: Target, play: Play) -> None:
    assert target.numbers(play) == EVERYTHING
    assert target.log.complete
    assert target.log.exhaustive
    assert target.log.announced == 130


def test_a_diagnostic_in_place_of_a_record_is_a_missing_record(target: Target) -> None:
    assert target.numbers(Play(bad=(3, 77))) == [number for number in EVERYTHING if number not in (3, 77)]
    assert target.log.missing == 2
    assert not target.log.exhaustive
    assert "238 Record not available" in target.log.gaps[0]


def test_a_record_that_spoils_a_slice_costs_only_itself(target: Target) -> None:
    assert target.numbers(Play(fails=(42,))) == [number for number in EVERYTHING if number != 42]
    assert target.log.missing == 1


def test_a_record_that_always_ends_the_session_costs_only_itself(target: Target) -> None:
    assert target.numbers(Play(closes={"42": 1000})) == [number for number in EVERYTHING if number != 42]
    assert target.log.missing == 1
    assert target.log.retries > 1


def test_a_result_that_is_cut_off_is_incomplete(target: Target) -> None:
    assert target.numbers(Play(limit=100)) == list(range(1, 101))
    assert target.log.missing == 30
    assert "30 of 130 records of @attr 1=4 sea did not come" in target.log.gaps[0]
    assert len(target.log.gaps) == 1


def test_a_limit_inside_a_slice_is_reached_record_by_record(target: Target) -> None:
    assert target.numbers(Play(limit=77)) == list(range(1, 78))
    assert target.log.missing == 53


@pytest.mark.parametrize(
    ("cut", "query"),
    [
        (Cut("@attr 1=4 sea"), "@attr 1=4 sea"),
        (Cut("sea", 1999, 1999), "@and sea @attr 1=31 @attr 2=3 1999"),
        (Cut("sea", 800, 1999), "@and sea @and @attr 1=31 @attr 2=4 0800 @attr 1=31 @attr 2=2 1999"),
        (
            Cut("sea", 0, 9998, undated=True),
            "@not sea @and @attr 1=31 @attr 2=4 0000 @attr 1=31 @attr 2=2 9998",
        ),
        (Cut("@attrset bib-1 sea", words=4, prefix="ab"), "@attrset bib-1 @and sea @attr 1=4 @attr 5=1 ab"),
        (Cut("sea", words=4, prefix="ab", exact=True), "@and sea @attr 1=4 @attr 5=100 ab"),
    ],
)
def test_parts_of_a_query_are_written_in_pqf(cut: Cut, query: str) -> None:
    assert cut.pqf == query


def test_many_failures_in_a_row_end_a_query_and_the_next_is_asked(target: Target) -> None:
    play = Play(fails=tuple(range(51, 131)))
    came = target.numbers(play, query=("@attr 1=4 a", "@attr 1=4 b"))
    assert came == list(range(1, 51))
    assert target.log.missing == 160
    assert [command for command in target.asked if command.startswith("find")] == [
        "find @attr 1=4 a",
        "find @attr 1=4 b",
    ]


def test_a_result_that_changes_between_sessions_is_told(target: Target) -> None:
    assert target.numbers(Play(closes={"60": 1}, later_hits=120)) == list(range(1, 121))
    assert "had 130 records and then 120" in target.log.gaps[0]


def test_a_target_that_falls_silent_leaves_a_place_to_go_on_from(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvesters.z3950.conversation.MOST_LOST", 1)
    log, play = RunLog(), Play(silent_at=101)
    monkeypatch.setenv("PATH", str(play.installed(target._folder)))
    came = list(Z3950Harvester(source(), log, pause=0.0, patience=3.0).deliveries(Plan(now="")))
    assert "silent" in log.gaps[0]
    state = [each.state for each in came if isinstance(each, Checkpoint)][-1]
    assert target.numbers(Play(), Plan(now="", state=state)) == list(range(101, 131))


def test_a_target_that_refuses_is_an_error_in_a_sentence(target: Target) -> None:
    with pytest.raises(HarvestError, match=r"does not answer as a Z39\.50 target: error = Connect failed\."):
        target.harvested(Play(refuses=True))


def test_bytes_that_are_no_record_are_damaged(target: Target) -> None:
    came = target.harvested(Play(hits=3, record="rubbish %(number)s\x1d"))
    assert len([each for each in came if isinstance(each, Damaged)]) == 3


def test_a_broken_document_harms_only_itself(target: Target) -> None:
    play = Play(hits=4, record="<r><n>%(number)s</n></r>")
    play.record = '<?xml version="1.0"?><r n="%(number)s"><a></r>'
    came = target.harvested(play, syntax="xml")
    assert [each.position for each in came if isinstance(each, Damaged)] == [1, 2, 3, 4]


def test_a_page_of_known_records_is_told(target: Target) -> None:
    assert target.numbers(Play(record=marc("000001"))) == [1]
    assert target.log.missing


def test_words_of_a_source_are_sent_as_they_should_be(
    target: Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SEA_KEY", "reader:two words\\")
    target.harvested(
        Play(hits=1),
        query='@attr 1=4 "海洋"',
        url="ssl:z.example.org/Sea+Land",
        charset="GB18030",
        auth="SEA_KEY",
        syntax="unimarc",
    )
    assert target.asked[:8] == [
        "format unimarc",
        "negcharset GB18030",
        "displaycharset UTF-8",
        "querycharset GB18030",
        "authentication reader two\\ words\\\\",
        "open ssl:z.example.org:210",
        "base Sea Land",
        'find @attr 1=4 "海洋"',
    ]


def test_a_missing_program_is_told_with_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(HarvestError, match=r"install Debian's package `yaz`\.$"):
        list(Z3950Harvester(source(), RunLog()).deliveries(Plan(now="")))
    check = Z3950Harvester(source(), RunLog()).check()
    assert not check.answers
    assert "`yaz`" in check.warnings[0]


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"query": "a\nquit"}, "line break"),
        ({"query": ("good", "a\x00")}, "control character"),
        ({"query": " "}, "needs a query in PQF"),
        ({"query": "x" * 10_000}, "more than 9,000 bytes"),
        ({"url": "http://z.example.org/sea"}, "no address of a Z39.50 target"),
        ({"url": "z.example.org:99999/sea"}, "no address of a Z39.50 target"),
        ({"url": "z.example.org/a b"}, "no address of a Z39.50 target"),
        ({"syntax": "grs-1"}, "no syntax 'grs-1'"),
        ({"charset": "utf-8\n!ls"}, "no name of a character set"),
        ({"charset": "klingon"}, "There is no encoding 'klingon'"),
        ({"auth": "NO_SUCH_VARIABLE"}, "set the environment variable NO_SUCH_VARIABLE"),
    ],
)
def test_a_source_that_is_described_wrongly_is_refused(entries: dict[str, object], sentence: str) -> None:
    with pytest.raises(HarvestError, match=sentence):
        Z3950Harvester(source(**entries), RunLog())
