"""Every protocol from `sources.toml` to the catalogue, as an operator goes about it, with a server on loopback."""

import json
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import journal_pages
import msgspec
import pytest
from command import Haimu
from loopback_site import Answer, serving
from marc_records import marc_record
from z3950_servers import needed, zebra

from tests.faulty_oai.misbehaviours import Misbehaviour
from tests.faulty_oai.repository import Repository, kept
from tests.faulty_oai.server import faulty

NUMBER = 12
COMMON = """
[[source]]
name = "seas"
label = {zh = "小海", en = "Small Seas"}
library = "CN-OUC"
scope = "all"
licence = "CC BY 4.0"
delay = 0
"""


class Peer(msgspec.Struct):
    """A source that is running. `entry`: its lines in `sources.toml`; `remove` takes one of its `NUMBER` records away
    (None: such a source tells nothing of that) and gives the lines that hold then; `word` finds all its records.
    """

    entry: str
    remove: Callable[[], str] | None
    word: str = "tides"


Start = Callable[[Path, ExitStack], Peer]


def book(number: int) -> bytes:
    return marc_record(str(number), f"Tides of the sea, part {number}")


def oai(_folder: Path, stack: ExitStack) -> Peer:
    repository = Repository([kept(number) for number in range(NUMBER)])
    server = stack.enter_context(faulty(repository=repository))
    entry = f'protocol = "oai"\nurl = "{server.url}"\n'

    def remove() -> str:
        repository.records[3] = kept(3, datestamp="2025-01-01T00:00:00Z", deleted=True)
        return entry

    return Peer(entry, remove, "charts")


def books_by(protocol: str, query: str, url: str) -> Start:
    """zebrasrv; one record less is another zebrasrv."""

    def start(folder: Path, stack: ExitStack) -> Peer:
        if protocol == "z3950":
            needed("yaz-client", "yaz")

        def serve(number: int) -> str:
            place = folder / str(number)
            place.mkdir()
            file = place / "books.mrc"
            file.write_bytes(b"".join(book(one) for one in range(number)))
            port = stack.enter_context(zebra(place, [file]))
            return f'protocol = "{protocol}"\nurl = "{url.format(port)}"\nquery = \'{query}\'\n'

        return Peer(serve(NUMBER), lambda: serve(NUMBER - 1))

    return start


def files(folder: Path, _stack: ExitStack) -> Peer:
    for number in range(NUMBER):
        (folder / f"{number:02}.mrc").write_bytes(book(number))
    entry = f'protocol = "file"\npath = "{folder}"\ndeletions = "listing"\n'

    def remove() -> str:
        (folder / "03.mrc").unlink()
        return entry

    return Peer(entry, remove)


def web(_folder: Path, stack: ExitStack) -> Peer:
    site = stack.enter_context(serving())
    journal_pages.lay_out(site)
    root = journal_pages.ROOT
    entry = (
        f'protocol = "web"\nurl = "{site.url}{root}"\nspider = {{ preset = "ojs" }}\ndeletions = "listing"\n'
    )

    def remove() -> str:
        site.pages[f"{root}/issue/view/1"] = journal_pages.links(
            [f"{root}/article/view/1{n}" for n in (1, 2, 3)]
        )
        site.pages[f"{root}/article/view/14"] = Answer(status=410)
        return entry

    return Peer(entry, remove)


def feed(_folder: Path, stack: ExitStack) -> Peer:
    site = stack.enter_context(serving())
    entry = "<entry><id>urn:e:{0}</id><title>Tides, part {0}</title><updated>2026-01-01T00:00:00Z</updated></entry>"
    entries = "".join(entry.format(number) for number in range(NUMBER))
    text = f'<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:f</id><title>Seas</title>{entries}</feed>'
    site.pages["/feed"] = Answer(text.encode(), "application/atom+xml")
    return Peer(f'protocol = "feed"\nurl = "{site.url}/feed"\n', None)


def maps(folder: Path, _stack: ExitStack) -> Peer:
    def write(number: int) -> str:
        objects = [{"id": f"map-{one}", "dct_title_s": f"Tides, sheet {one}"} for one in range(number)]
        (folder / "maps.ndjson").write_text("\n".join(json.dumps(one) for one in objects), encoding="utf-8")
        return f'protocol = "ogm"\npath = "{folder}"\n'

    return Peer(write(NUMBER), lambda: write(NUMBER - 1))


PEERS: dict[str, Start] = {
    "oai": oai,
    "sru": books_by("sru", "cql.allRecords=1", "http://127.0.0.1:{}/Marine"),
    "z3950": books_by("z3950", "@attr 1=_ALLRECORDS @attr 2=103 x", "127.0.0.1:{}/Marine"),
    "file": files,
    "web": web,
    "feed": feed,
    "ogm": maps,
}


@pytest.fixture(params=PEERS)
def peer(request: pytest.FixtureRequest, haimu: Haimu, tmp_path: Path) -> Iterator[Peer]:
    folder = tmp_path / "peer"
    folder.mkdir()
    with ExitStack() as stack:
        made = PEERS[request.param](folder, stack)
        describe(haimu, made.entry)
        yield made


def describe(haimu: Haimu, entry: str) -> None:
    haimu.home.mkdir(parents=True, exist_ok=True)
    (haimu.home / "sources.toml").write_text(COMMON + entry, encoding="utf-8")


def harvested(haimu: Haimu, *words: str) -> dict[str, int]:
    """The counts of a harvest that was complete, those that are not zero."""
    done = haimu("harvest", "seas", "--json", *words)
    assert done.code == 0, done.err
    (run,) = done.json["runs"]
    assert run["complete"] or "--limit" in words
    names = ("accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")
    assert run["read"] == sum(run[name] for name in names)
    return {name: run[name] for name in names if run[name]}


def test_a_source_of_every_protocol_from_its_first_lines_to_the_catalogue(haimu: Haimu, peer: Peer) -> None:
    check = haimu("sources", "check", "seas")
    assert check.code == 0, check.err
    preview = haimu("sources", "preview", "seas", "--json")
    assert preview.code == 0, preview.err
    assert len(preview.json["records"]) == 10
    assert not (haimu.home / "haimu.db").exists()

    assert harvested(haimu, "--limit", "2") == {"accepted": 2}
    rest = harvested(haimu)
    assert rest["accepted"] == NUMBER - 2, "it goes on behind what it has"
    assert not harvested(haimu).keys() - {"unchanged"}
    assert harvested(haimu, "--full") == {"unchanged": NUMBER}
    (row,) = haimu("sources", "--json").json["sources"]
    assert (row["state"], row["live"]) == ("ok", NUMBER)

    hits = haimu("search", peer.word, "--json").json
    assert hits["total"] == NUMBER
    union = haimu("record", hits["hits"][0]["id"]).json
    assert [(one["source"], one["licence"]) for one in union["members"]] == [("seas", "CC BY 4.0")]
    assert union["libraries"] == ["CN-OUC"]

    if peer.remove is not None:
        describe(haimu, peer.remove())
        assert harvested(haimu)["deleted"] == 1
        assert haimu("search", peer.word, "--json").json["total"] == NUMBER - 1


class Slow(msgspec.Struct):
    """A slow source: its lines, what it was asked so far, and how many records it has."""

    entry: str
    asked: Sequence[object]
    number: int


def slow_repository(stack: ExitStack) -> Slow:
    slow = Misbehaviour("slow", lambda *_: time.sleep(0.3))
    server = stack.enter_context(faulty(slow, Repository([kept(number) for number in range(100)])))
    return Slow(f'protocol = "oai"\nurl = "{server.url}"\n', server.asked, 100)


def slow_journal(stack: ExitStack) -> Slow:
    site = stack.enter_context(serving())
    journal_pages.lay_out(site)
    for number in journal_pages.numbers():
        page = Answer(journal_pages.article(number).encode())
        site.pages[f"{journal_pages.ROOT}/article/view/{number}"] = later(page)
    entry = f'protocol = "web"\nurl = "{site.url}{journal_pages.ROOT}"\nspider = {{ preset = "ojs" }}\n'
    return Slow(entry, site.asked, NUMBER)


def later(page: Answer) -> Callable[[int], Answer]:
    def answer(_times: int) -> Answer:
        time.sleep(0.3)
        return page

    return answer


@pytest.mark.parametrize("start", [slow_repository, slow_journal])
def test_control_c_and_going_on(haimu: Haimu, start: Callable[[ExitStack], Slow]) -> None:
    with ExitStack() as stack:
        slow = start(stack)
        describe(haimu, slow.entry)
        process = haimu.start("harvest", "--json")
        until = time.monotonic() + 60
        while len(slow.asked) < 8:
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 1, err
        assert "Traceback" not in err
        (run,) = json.loads(out)["runs"]
        assert not run["complete"]
        assert harvested(haimu)
        assert haimu("status", "--json").json["members"]["live"] == slow.number
