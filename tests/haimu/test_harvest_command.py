"""`haimu harvest` and `haimu sources` as a person calls them."""

import fcntl
import re
import signal
import sqlite3
import time
from pathlib import Path

import pytest
from command import Haimu
from marc_records import marc_record

SOURCES = """
[[source]]
name = "exports"
label = {zh = "海事图书馆", en = "Maritime Library"}
protocol = "file"
path = "exports"
scope = "all"
schedule = "every 6 hours"
licence = "CC0"

[[source]]
name = "closed"
protocol = "file"
path = "nowhere"
"""


@pytest.fixture
def library(haimu: Haimu) -> Haimu:
    """A home with a source of files and one that never answers."""
    folder = haimu.home / "exports"
    folder.mkdir(parents=True)
    (folder / "a.mrc").write_bytes(marc_record("1", "Tides") + marc_record("2", "Waves"))
    (folder / "b.mrc").write_bytes(marc_record("3", "Reefs"))
    (haimu.home / "sources.toml").write_text(SOURCES, encoding="utf-8")
    return haimu


def test_files_are_harvested_once_and_again_when_they_change(library: Haimu) -> None:
    first = library("harvest", "exports", "--json")
    assert first.code == 0, first.err
    (run,) = first.json["runs"]
    assert (run["source"], run["complete"], run["read"], run["accepted"]) == ("exports", True, 3, 3)
    assert library("search", "tides", "--json").json["total"] == 1
    assert library("harvest", "exports", "--json").json["runs"][0]["read"] == 0
    (library.home / "exports" / "b.mrc").write_bytes(marc_record("3", "Reefs") + marc_record("4", "Sands"))
    again = library("harvest", "exports", "--json").json["runs"][0]
    assert (again["read"], again["accepted"], again["unchanged"]) == (2, 1, 1)


def test_a_source_that_never_answers_is_reported_and_does_not_stop_the_others(library: Haimu) -> None:
    done = library("harvest", "--json")
    assert done.code == 1
    good, bad = done.json["runs"]
    assert good["complete"]
    assert not bad["complete"]
    assert bad["read"] == 0
    assert "nowhere" in bad["gaps"][0]
    assert "Traceback" not in done.err


def test_the_list_shows_how_each_source_is(library: Haimu) -> None:
    before = library("sources", "--json").json["sources"]
    assert [(one["name"], one["protocol"], one["state"]) for one in before] == [
        ("exports", "file", "new"),
        ("closed", "file", "new"),
    ]
    library("harvest", "exports")
    after = library("sources", "--json").json["sources"][0]
    assert (after["state"], after["live"], after["zh"]) == ("ok", 3, "海事图书馆")
    assert after["last"]["counts"]["accepted"] == 3
    head, line, closed = library("sources").out.splitlines()
    assert head.split() == ["NAME", "PROTOCOL", "RECORDS", "LAST", "RUN", "NEXT", "RUN", "STATE"]
    assert line.split()[:4] == ["exports", "海事图书馆", "file", "3"]
    assert line.endswith("complete")
    assert closed.split()[-4:] == ["never", "by", "hand", "new"]


def test_a_source_is_shown_with_its_runs_and_what_was_found(library: Haimu) -> None:
    library("harvest", "exports")
    (library.home / "exports" / "a.mrc").write_bytes(b"%PDF-1.7")
    library("harvest", "exports")
    story = library("sources", "show", "exports", "--json").json
    assert [run["complete"] for run in story["runs"]] == [False, True]
    assert (story["state"], story["licence"], story["address"]) == ("incomplete", "CC0", "exports")
    (finding,) = story["findings"]
    assert "a.mrc" in finding["message"]
    assert "b.mrc" in story["checkpoint"]["state"]
    told = library("sources", "show", "exports")
    assert told.code == 0
    assert "NOT COMPLETE" in told.out
    assert finding["message"] in told.out
    unknown = library("sources", "show", "nobody")
    assert (unknown.code, len(unknown.err.strip().splitlines())) == (2, 1)


def test_a_source_that_is_described_nowhere_any_more_is_still_shown(library: Haimu) -> None:
    library("harvest", "exports")
    (library.home / "sources.toml").unlink()
    assert library("sources", "show", "exports", "--json").json["live"] == 3
    assert library("sources").out.splitlines()[1].split()[2] == "import"


def test_without_any_source_the_list_says_where_to_begin(haimu: Haimu) -> None:
    done = haimu("sources")
    assert (done.code, done.out) == (0, "")
    assert "docs/sources.md" in done.err


def test_a_limit_is_not_taken_for_the_end(library: Haimu) -> None:
    done = library("harvest", "exports", "--limit", "2")
    assert done.code == 0
    assert done.out.strip().endswith("stopped at the limit")
    assert library("sources", "--json").json["sources"][0]["state"] == "incomplete"
    rest = library("harvest", "exports", "--json").json["runs"][0]
    assert (rest["complete"], rest["accepted"]) == (True, 1)


def test_only_what_is_due_is_harvested(library: Haimu) -> None:
    first = library("harvest", "--due", "--json")
    assert [run["source"] for run in first.json["runs"]] == ["exports"]
    assert library("harvest", "--due", "--json").json["runs"] == []


def test_a_timer_leaves_alone_what_is_still_under_way(library: Haimu) -> None:
    library("harvest", "exports")
    with sqlite3.connect(library.home / "haimu.db") as connection:
        connection.execute(
            "UPDATE delivery SET ended = NULL, complete = NULL, started = '2026-01-01T00:00:00Z'"
        )
    with (library.home / "haimu.db.source-1.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = library("harvest", "--due", "--json")
        assert (done.code, done.json) == (0, {"runs": []})
        assert library("sources", "--json").json["sources"][0]["state"] == "running"
    # What died is taken up.
    assert library("sources", "--json").json["sources"][0]["state"] == "unfinished"
    assert [run["source"] for run in library("harvest", "--due", "--json").json["runs"]] == ["exports"]


def test_a_preview_shows_records_and_stores_nothing(library: Haimu) -> None:
    done = library("sources", "preview", "exports", "--json")
    assert done.code == 0, done.err
    first = done.json["records"][0]
    assert first["identifier"] == "1"
    assert "245 10 $aTides" in first["raw"]
    assert first["verdict"].startswith("would be accepted")
    assert not (library.home / "haimu.db").exists()
    told = library("sources", "preview", "exports").out
    assert "    titles: Tides\n" in told
    assert "    subjects: Oceanography · scheme: lcsh\n" in told
    assert not re.search(r"[{\[(]'|: \{\}", told), "no values of Python or JSON among what was understood"


def test_a_preview_says_what_would_be_filtered_out(library: Haimu) -> None:
    text = SOURCES.replace('scope = "all"', "")
    (library.home / "sources.toml").write_text(text, encoding="utf-8")
    (library.home / "exports" / "a.mrc").write_bytes(
        marc_record("1", "Cooking for one", subjects=["Cookery."])
    )
    first = library("sources", "preview", "exports", "--json").json["records"][0]
    assert first["verdict"].startswith("would be filtered out: not marine (")
    assert "HAIMU_HOME/tables" in first["verdict"]


def test_a_check_asks_whether_a_source_answers(library: Haimu) -> None:
    done = library("sources", "check", "exports")
    assert done.code == 0
    assert "files: 2" in done.out
    closed = library("sources", "check", "closed")
    assert closed.code == 1
    assert "Traceback" not in closed.err
    (library.home / "sources.toml").write_text(
        '[[source]]\nname = "locked"\nprotocol = "oai"\nurl = "http://127.0.0.1:9/"\nauth = "NOT_SET_ANYWHERE"\n'
    )
    locked = library("sources", "check", "locked", "--json")
    assert (locked.code, locked.json["answers"]) == (1, False)
    assert "NOT_SET_ANYWHERE" in locked.json["warnings"][0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("harvest", "nobody"), "no source named 'nobody'"),
        (("sources", "check", "nobody"), "no source named 'nobody'"),
        (("harvest", "--sources", "nowhere.toml"), "no file nowhere.toml"),
    ],
)
def test_what_cannot_run_is_one_sentence(library: Haimu, words: tuple[str, ...], told: str) -> None:
    done = library(*words)
    assert done.code == 2
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_without_sources_it_says_where_they_are_written(haimu: Haimu) -> None:
    done = haimu("harvest")
    assert done.code == 2
    assert "docs/sources.md" in done.err


def test_a_bad_entry_stops_every_command_with_its_line(library: Haimu) -> None:
    (library.home / "sources.toml").write_text('[[source]]\nname = "A"\n', encoding="utf-8")
    for words in (("harvest",), ("sources",)):
        done = library(*words)
        assert done.code == 2
        assert "sources.toml line 1" in done.err


def test_a_source_that_another_process_harvests_is_left_alone(library: Haimu) -> None:
    assert library("harvest", "exports").code == 0
    with (library.home / "haimu.db.source-1.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = library("harvest", "exports", "--json")
    assert done.code == 1
    assert "Another process" in done.json["runs"][0]["gaps"][0]


def test_an_unreadable_file_is_told_and_the_others_are_read(library: Haimu) -> None:
    (library.home / "exports" / "a.mrc").write_bytes(b"%PDF-1.7")
    done = library("harvest", "exports", "--json")
    assert done.code == 1
    (run,) = done.json["runs"]
    assert (run["complete"], run["accepted"]) == (False, 1)
    assert "PDF" in run["gaps"][0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_control_c_and_the_signal_of_services_end_the_run_at_its_page(
    library: Haimu, number: signal.Signals
) -> None:
    folder = library.home / "exports"
    for file in range(300):
        body = b"".join(marc_record(f"{file}-{one}", f"Tides {file} {one}") for one in range(50))
        (folder / f"c{file}.mrc").write_bytes(body)
    process = library.start("harvest", "exports", "--json")
    while not (library.home / "haimu.db.source-1.lock").exists():
        time.sleep(0.05)
        assert process.poll() is None
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 1, err
    assert "Stopping" in err
    assert '"complete": false' in out
    rest = library("harvest", "exports", "--json").json["runs"][0]
    assert rest["complete"]
    assert library("status", "--json").json["members"]["live"] == 15_003


def test_an_import_takes_what_the_source_says(library: Haimu, tmp_path: Path) -> None:
    file = tmp_path / "more.mrc"
    file.write_bytes(marc_record("9", "Cooking for one", subjects=["Cookery."]))
    done = library("import", file, "--source", "exports", "--json")
    assert done.json["accepted"] == 1, "the source has scope = all"


def test_a_drop_that_nobody_has_decided_on_stays_in_sight(library: Haimu) -> None:
    text = SOURCES.replace('path = "exports"', 'path = "exports"\ndeletions = "listing"')
    (library.home / "sources.toml").write_text(text, encoding="utf-8")
    assert library("harvest", "exports").code == 0
    (library.home / "exports" / "a.mrc").unlink()
    assert library("harvest", "exports").code == 1
    assert library("harvest", "exports", "--json").json["runs"][0]["complete"], "nothing new"
    row = library("sources", "--json").json["sources"][0]
    assert (row["state"], row["live"]) == ("undecided", 3)
    assert "2 of the 3 records" in row["undecided"]
    listed = library("sources")
    assert "DROP NOT DECIDED" in listed.out
    assert "sources show" in listed.err
    assert "--accept-drop" in library("sources", "show", "exports").out
    assert library("harvest", "exports", "--accept-drop").code == 0
    assert library("sources", "--json").json["sources"][0]["live"] == 1
    assert "DROP" not in library("sources").out
