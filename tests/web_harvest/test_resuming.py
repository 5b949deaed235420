"""A crawl that is cut off anywhere goes on where it was; one that fails is told."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from journal_pages import ROOT, lay_out, links, numbers
from loopback_site import Answer, Site
from web_runs import LATER, NOW, harvester, run, source_of

from harvesters.harvester import Plan
from harvesters.source import Source
from harvesters.web.crawl_process import CrawlProcess
from harvesters.web.frames import FrameReader
from harvesters.web.harvester import CrawlHarvester, CrawlState
from normalize.raw import Checkpoint, RawRecord

OJS = {"preset": "ojs"}
SOON = "2026-03-01T06:00:00Z"
# The parent: harvests, writes each identifier to a file, and says where it is by its checkpoints.
PARENT = """
import sys
from pathlib import Path
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from harvesters.web.harvester import WebHarvester
source = Source(name="seas", protocol="web", url=sys.argv[1], delay=0.0, spider={"preset": "ojs"})
for one in WebHarvester(source, RunLog(), Path(sys.argv[2])).deliveries(Plan(sys.argv[3])):
    print(type(one).__name__, flush=True)
"""


@pytest.fixture
def journal(site: Site) -> Site:
    lay_out(site)
    return site


def slow(site: Site, release: threading.Event, after: int) -> None:
    """From its `after`th request on, the site does not answer until it is released."""
    original = site.answer

    def answer(path: str, headers: dict[str, str]) -> Answer:
        given = original(path, headers)
        if len(site.asked) > after:
            release.wait(30)
        return given

    site.answer = answer  # type: ignore[method-assign, assignment]  # the site stalls here


def children_of(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(one) for one in task.read_text().split()]
    return found


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[:1]
    except OSError:
        return False


@pytest.mark.parametrize("after", [2, 5, 9, 14])
def test_killed_in_the_middle_a_second_run_asks_for_what_is_missing(
    journal: Site, tmp_path: Path, after: int
) -> None:
    source = source_of(journal, ROOT, spider=OJS)
    release = threading.Event()
    slow(journal, release, after)
    arguments = [source.url, str(tmp_path), NOW]
    parent = subprocess.Popen([sys.executable, "-c", PARENT, *arguments], stdout=subprocess.DEVNULL)
    journal.wait_for(after + 1)
    children = children_of(parent.pid)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    assert children
    until = time.monotonic() + 10
    while any(alive(child) for child in children):
        assert time.monotonic() < until, "the crawl goes on without a parent"
        time.sleep(0.02)
    release.set()
    answered = journal.paths[:after]
    before = len(journal.asked)
    done = run(source, tmp_path, now=SOON, state=msgspec.json.encode(CrawlState(NOW)))
    assert done.log.complete
    assert done.identifiers == sorted(f"{journal.url}{ROOT}/article/view/{number}" for number in numbers())
    assert not set(answered) & set(journal.paths[before:])


def test_the_state_of_a_run_that_ended_says_so_and_the_next_is_a_new_round(
    journal: Site, tmp_path: Path
) -> None:
    source = source_of(journal, ROOT, spider=OJS)
    first = run(source, tmp_path)
    assert msgspec.json.decode(first.state) == {"since": NOW, "ended": True}
    second = run(source, tmp_path, now=LATER, state=first.state)
    assert msgspec.json.decode(second.state) == {"since": LATER, "ended": True}


def test_after_an_incomplete_run_lists_and_missing_pages_are_asked_for(journal: Site, tmp_path: Path) -> None:
    source = source_of(journal, ROOT, spider=OJS)
    missing, lists = f"{ROOT}/article/view/11", f"{ROOT}/issue/view/1"
    article = journal.pages[missing]
    journal.pages[missing] = Answer(status=500)
    first = run(source, tmp_path)
    assert not first.log.complete
    journal.pages[missing] = article
    before = len(journal.asked)
    second = run(source, tmp_path, now=LATER, state=first.state)
    assert second.log.complete
    assert len(second.records) == len(numbers())
    assert [path for path in journal.paths[before:] if "/article/" in path] == [missing]
    assert lists in journal.paths[before:]


def test_a_round_that_was_cut_off_long_ago_is_begun_anew(journal: Site, tmp_path: Path) -> None:
    source = source_of(journal, ROOT, spider=OJS)
    run(source, tmp_path, limit=4)
    before = len(journal.asked)
    done = run(source, tmp_path, now="2026-03-20T00:00:00Z", state=msgspec.json.encode(CrawlState(NOW)))
    assert f"{ROOT}/issue/archive" in journal.paths[before:]
    assert len(done.records) == len(numbers())


def test_pages_that_nothing_leads_to_any_more_are_forgotten(journal: Site, tmp_path: Path) -> None:
    import sqlite3  # noqa: PLC0415 - needed here alone

    source = source_of(journal, ROOT, spider=OJS)
    state = run(source, tmp_path).state
    journal.pages[f"{ROOT}/issue/view/1"] = links([f"{ROOT}/article/view/11"])
    run(source, tmp_path, now=LATER, state=state)
    base = sqlite3.connect(tmp_path / "pages.db")
    urls = [url for (url,) in base.execute("SELECT url FROM page WHERE url LIKE '%/article/view/1_'")]
    base.close()
    assert urls == [f"{journal.url}{ROOT}/article/view/11"]


def test_a_run_that_is_asked_to_stop_stops(journal: Site) -> None:
    release = threading.Event()
    slow(journal, release, 7)
    made = harvester(source_of(journal, ROOT, spider=OJS))
    deliveries = made.deliveries(Plan(NOW))

    def stop() -> None:
        journal.wait_for(8)
        made.log.stop.set()

    threading.Thread(target=stop, daemon=True).start()
    started = time.monotonic()
    found = list(deliveries)
    release.set()
    assert time.monotonic() - started < 15
    assert isinstance(found[-1], Checkpoint)
    assert made.log.gaps == [], "whoever asked for the stop says so"
    assert not made.log.exhaustive


def test_a_run_that_is_left_ends_its_process(journal: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[CrawlProcess] = []
    enter = CrawlProcess.__enter__

    def remembered(self: CrawlProcess) -> CrawlProcess:
        started.append(self)
        return enter(self)

    monkeypatch.setattr(CrawlProcess, "__enter__", remembered)
    deliveries: Iterator[object] = harvester(source_of(journal, ROOT, spider=OJS)).deliveries(Plan(NOW))
    assert any(isinstance(one, RawRecord) for one in deliveries)
    deliveries.close()  # type: ignore[attr-defined]  # it is a generator
    assert not alive(started[0].pid)


def test_a_crawl_that_dies_makes_the_run_incomplete(journal: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    frames = CrawlProcess.frames

    def killed(self: CrawlProcess) -> Iterator[object]:
        for number, frame in enumerate(frames(self)):
            yield frame
            if number == 5:
                os.kill(self.pid, signal.SIGKILL)

    monkeypatch.setattr(CrawlProcess, "frames", killed)
    done = run(source_of(journal, ROOT, spider=OJS))
    assert any("ended before its time (exit code -9)" in gap for gap in done.log.gaps)
    assert "ended" not in msgspec.json.decode(done.state)


def test_a_crawl_that_cannot_begin_is_told_with_its_log(journal: Site, tmp_path: Path) -> None:
    (tmp_path / "pages.db").mkdir()
    done = run(source_of(journal, ROOT, spider=OJS), tmp_path)
    assert "ended before its time" in done.log.gaps[0]
    assert "crawl_log" in done.kinds
    assert "Traceback" not in done.log.gaps[0]


def test_a_fault_of_our_own_loses_no_page_silently(journal: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule of a kind that load would have refused makes each page fail in the crawl."""
    monkeypatch.setattr("harvesters.web.spider_rules._check_pattern", lambda *_: None)
    made = CrawlHarvester(
        source_of(journal, ROOT, spider={"items": "css:a[["}), harvester(_plain(journal)).log
    )
    made.kind = "web"
    list(made.deliveries(Plan(NOW)))
    assert not made.log.complete
    assert any("could not be read" in gap for gap in made.log.gaps)


def _plain(site: Site) -> Source:
    return source_of(site)


def test_frames_may_come_in_any_pieces() -> None:
    from io import BytesIO  # noqa: PLC0415 - needed here alone

    from harvesters.web.frames import Counts, write_frame  # noqa: PLC0415 - as above

    stream = BytesIO()
    sent = [Counts(number, 0, 0, 0) for number in range(3)] + [RawRecord(b"x" * 300, 1, "webpage")]
    for frame in sent:
        write_frame(stream, frame)
    data = stream.getvalue()
    for size in (1, 2, 3, 5, 100, len(data)):
        reader = FrameReader()
        found = [one for at in range(0, len(data), size) for one in reader.frames(data[at : at + size])]
        assert found == sent
        assert not reader.cut


def test_the_next_run_is_given_what_a_source_says_of_delay_and_login(
    journal: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SEAS", "a-token")
    source = source_of(journal, ROOT, spider=OJS, delay=None, auth="SEAS", concurrency=2)
    job = harvester(source).job(Plan(LATER), CrawlState(NOW), tmp_path)
    assert (job.delay, job.concurrency, job.authorization) == (2.0, 2, "Bearer a-token")
    assert (job.since, job.items_since) == (NOW, "2026-02-06T00:00:00Z")
