"""What a harvest shows on a terminal."""

import sys
import threading
import time
from collections.abc import Iterator

import journal_pages
import pytest
from command import Haimu
from loopback_site import serving
from terminal import Screen, Terminal

from haimu.columns import width
from haimu.progress import RunProgress, lines
from harvesters.harvester import RunLog
from tests.faulty_oai.misbehaviours import Misbehaviour
from tests.faulty_oai.repository import Repository, kept
from tests.faulty_oai.server import faulty

SLOW = Misbehaviour("slow", lambda *_: time.sleep(0.1))
COMMAND = (sys.executable, "-m", "haimu", "harvest")


@pytest.fixture
def two_sources(haimu: Haimu) -> Iterator[Haimu]:
    """Two slow repositories, of 40 and 80 records, one with a long name."""
    with (
        faulty(SLOW, Repository([kept(number) for number in range(40)])) as one,
        faulty(SLOW, Repository([kept(number) for number in range(80)])) as other,
    ):
        haimu.home.mkdir(parents=True)
        (haimu.home / "sources.toml").write_text(
            f'[[source]]\nname = "short"\nprotocol = "oai"\nurl = "{one.url}"\n'
            f'[[source]]\nname = "{"long-name-" * 6}x"\nprotocol = "oai"\n'
            f'url = "{other.url.replace("127.0.0.1", "localhost")}"\n'
        )
        yield haimu


def progress(read: int = 0, ended: float | None = None) -> RunProgress:
    made = RunProgress(RunLog())
    made.read, made.ended = read, ended
    return made


def test_there_are_no_more_lines_than_the_terminal_has() -> None:
    runs = {f"source-{number:02}": progress(number) for number in range(30)}
    runs |= {f"ended-{number}": progress(ended=1.0) for number in range(3)}
    shown = lines(runs, 10)
    assert len(shown) == 10
    assert shown[0].startswith("source-00  0 records")
    assert shown[-1] == "21 more are running · 3 done"
    assert lines({}, 10) == []


def test_two_sources_are_shown_side_by_side_and_the_screen_is_clean_in_the_end(two_sources: Haimu) -> None:
    with Terminal(COMMAND, two_sources.environment, 60) as terminal:
        terminal.wait_for(r"short +[1-9]\d* of 40 records")
        running = [line for line in terminal.screen.lines if line]
        assert terminal.wait() == 0
    assert len(running) <= 3
    assert all(width(line) < 60 for line in running)
    screen = "".join(terminal.screen.lines)
    assert screen.count("complete") == 2
    assert "a second" not in screen


def test_control_c_says_what_happens_above_the_lines(two_sources: Haimu) -> None:
    with Terminal(COMMAND, two_sources.environment) as terminal:
        terminal.wait_for(r"short +[1-9]\d* of 40 records")
        terminal.interrupt()
        assert terminal.wait() == 1
    assert terminal.screen.lines[0] == "Stopping after the pages at hand; Ctrl-C once more stops at once."
    screen = "".join(terminal.screen.lines)
    assert screen.count("NOT COMPLETE") == 2
    assert screen.lower().count("stopped") == 2
    assert "a second" not in screen


def test_control_c_ends_the_pause_between_two_requests(haimu: Haimu) -> None:
    with faulty(repository=Repository([kept(number) for number in range(40)])) as server:
        haimu.home.mkdir(parents=True)
        (haimu.home / "sources.toml").write_text(
            f'[[source]]\nname = "polite"\nprotocol = "oai"\nurl = "{server.url}"\ndelay = 600\n'
        )
        with Terminal(COMMAND, haimu.environment) as terminal:
            terminal.wait_for("polite +0 records")
            terminal.interrupt()
            assert terminal.wait() == 1
    screen = "".join(terminal.screen.lines)
    assert screen.endswith("Stopped before the end: the next run goes on from there.")
    assert screen.count("Stopped") == 1


def test_control_c_twice_ends_a_harvest_whose_source_does_not_answer(haimu: Haimu) -> None:
    silence = threading.Event()
    deaf = Misbehaviour("deaf", lambda *_: silence.wait(60) and None)
    with faulty(deaf) as server:
        haimu.home.mkdir(parents=True)
        (haimu.home / "sources.toml").write_text(
            f'[[source]]\nname = "deaf"\nprotocol = "oai"\nurl = "{server.url}"\n'
        )
        with Terminal(COMMAND, haimu.environment) as terminal:
            terminal.wait_for("deaf +0 records")
            terminal.interrupt()
            terminal.wait_for("Stopping")
            terminal.interrupt()
            assert terminal.wait() == 130
        silence.set()
    screen = "\n".join(terminal.screen.lines)
    assert "Stopped at once" in screen
    assert "a second" not in screen
    assert haimu("sources", "--json").json["sources"][0]["state"] == "unfinished"


def test_control_c_ends_a_crawl_at_its_page(haimu: Haimu) -> None:
    with serving() as site:
        journal_pages.lay_out(site)
        haimu.home.mkdir(parents=True)
        (haimu.home / "sources.toml").write_text(
            f'[[source]]\nname = "seas"\nprotocol = "web"\nurl = "{site.url}{journal_pages.ROOT}"\n'
            'delay = 0.3\nspider = { preset = "ojs" }\n'
        )
        with Terminal(COMMAND, haimu.environment) as terminal:
            site.wait_for(8)
            terminal.interrupt()
            assert terminal.wait() == 1
    screen = " ".join(terminal.screen.lines)
    assert screen.lower().count("stopped") == 1
    assert "Stopped before the end" in screen
    assert "before its time" not in screen


def test_the_screen_of_the_tests_is_like_a_terminal() -> None:
    screen = Screen(5)
    screen.show("one\r\ntwo\r\nabcdefg\r\n")
    assert screen.lines == ["one", "two", "abcde", "fg", ""]
    screen.show("\x1b[3A\r\x1b[Jnew\r\n")
    assert screen.lines == ["one", "new", ""]
