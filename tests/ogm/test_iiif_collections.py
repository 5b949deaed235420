import gzip
import json
from collections.abc import Callable
from typing import Any

import pytest
from loopback import Asked, Loopback, answer, loopback

from harvesters.errors import HarvestError
from harvesters.harvester import Plan, RunLog
from harvesters.net.answer import Limits
from harvesters.net.transport import Transport
from harvesters.ogm import OgmHarvester
from harvesters.source import Source
from normalize.raw import Checkpoint, Damaged, Delivery, RawRecord, RoundBegins

Pages = dict[str, Any]


def site(pages: Pages) -> Callable[[Asked], bytes]:
    """Answers a path with what `pages` has for it: bytes as they are, else as JSON."""

    def reply(asked: Asked) -> bytes:
        if asked.path not in pages:
            return answer(b"not here", status=404)
        page = pages[asked.path]
        body = page if isinstance(page, bytes) else json.dumps(page).encode()
        return answer(body, headers={"Content-Type": "application/json"})

    return reply


def manifest(name: str) -> dict[str, Any]:
    return {"id": f"https://iiif.example.org/{name}", "type": "Manifest", "items": [{"type": "Canvas"}]}


def collection(*items: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "https://iiif.example.org/top", "type": "Collection", "items": list(items), **more}


def to(path: str, kind: str = "Manifest") -> dict[str, Any]:
    return {"id": path, "type": kind, "label": {"en": ["x"]}}


def harvested(server: Loopback, log: RunLog, *, state: bytes = b"", limit: int = 0) -> list[Delivery]:
    source = Source(name="maps", protocol="ogm", url=server.url.replace("/oai", "/top"))
    limits = Limits(tries=2, pause=0.0)
    transport = Transport(source.url, log, limits=limits, wait=lambda _: None)
    return list(OgmHarvester(source, log, transport).deliveries(Plan(now="", state=state, limit=limit)))


def names(deliveries: list[Delivery]) -> list[str]:
    came = [each for each in deliveries if isinstance(each, RawRecord)]
    return [each.identifier.rpartition("/")[2] for each in came]


def run(pages: Pages) -> tuple[list[str], RunLog]:
    log = RunLog()
    with loopback(site(pages)) as server:
        return names(harvested(server, log)), log


def test_a_nested_collection_of_version_3_brings_every_manifest_in_its_order() -> None:
    came, log = run(
        {
            "/top": collection(to("/a"), to("/inner", "Collection"), to("/d")),
            "/inner": collection(to("/b"), to("/c")),
            **{f"/{name}": manifest(name) for name in "abcd"},
        }
    )
    assert came == ["a", "b", "c", "d"]
    assert log.exhaustive
    assert log.announced == 4


def test_a_collection_of_version_2_brings_every_manifest_of_every_page() -> None:
    def old(name: str) -> dict[str, Any]:
        return {"@id": f"/{name}", "@type": "sc:Manifest"}

    came, log = run(
        {
            "/top": {"@id": "/top", "@type": "sc:Collection", "first": "/page1", "total": 4},
            "/page1": {
                "@type": "sc:Collection",
                "manifests": [old("a"), old("b")],
                "next": {"@id": "/page2"},
            },
            "/page2": {
                "@type": "sc:Collection",
                "members": [old("c")],
                "collections": [{"@id": "/sub", "@type": "sc:Collection"}],
                "prev": "/page1",
            },
            "/sub": {"@type": "sc:Collection", "manifests": ["/d"]},
            **{
                f"/{name}": {"@id": f"http://x/{name}", "@type": "sc:Manifest", "sequences": []}
                for name in "abcd"
            },
        }
    )
    assert sorted(came) == ["a", "b", "c", "d"]
    assert log.exhaustive


def test_what_stands_whole_in_a_collection_is_not_asked_for() -> None:
    log = RunLog()
    with loopback(site({"/top": collection(manifest("a"), collection(manifest("b")))})) as server:
        assert names(harvested(server, log)) == ["a", "b"]
        assert len(server.asked) == 1
    assert log.exhaustive


def test_a_circle_of_collections_ends() -> None:
    came, log = run(
        {
            "/top": collection(to("/inner", "Collection"), to("/a")),
            "/inner": collection(to("/top#again", "Collection"), to("/inner", "Collection"), to("/a")),
            "/a": manifest("a"),
        }
    )
    assert came == ["a"]
    assert log.exhaustive


def test_pages_without_an_end_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvesters.ogm.web.MOST_EMPTY", 30)

    def endless(asked: Asked) -> bytes:
        return answer(json.dumps(collection(next=f"/page{asked.number}")).encode())

    log = RunLog()
    with loopback(endless) as server:
        harvested(server, log)
        assert len(server.asked) == 30
    assert "held no record" in log.gaps[0]


@pytest.mark.parametrize("page", [None, b"<html>Busy</html>", b"", {"type": "AnnotationPage"}])
def test_a_manifest_that_does_not_come_is_missing_and_harms_no_other(page: Any) -> None:
    pages: Pages = {
        "/top": collection(to("/a"), to("/b"), to("/c")),
        "/a": manifest("a"),
        "/c": manifest("c"),
    }
    if page is not None:
        pages["/b"] = page
    came, log = run(pages)
    assert came == ["a", "c"]
    assert log.missing == 1
    assert not log.exhaustive
    assert "/b did not come" in log.gaps[0]


def test_a_manifest_that_is_broken_is_damaged_with_its_address() -> None:
    log = RunLog()
    with loopback(
        site({"/top": collection(to("/a"), to("/b")), "/a": b'{"id": "x",', "/b": manifest("b")})
    ) as server:
        came = harvested(server, log)
    assert names(came) == ["b"]
    (damaged,) = [each for each in came if isinstance(each, Damaged)]
    assert "/a: " in damaged.reason
    assert damaged.data == b'{"id": "x",'


def test_many_addresses_in_a_row_that_do_not_answer_end_the_run() -> None:
    came, log = run(
        {"/top": collection(to("/a"), *(to(f"/gone{number}") for number in range(50))), "/a": manifest("a")}
    )
    assert came == ["a"]
    assert log.missing == 20
    assert "20 addresses in a row" in log.gaps[-1]


@pytest.mark.parametrize("page", [None, b"<html>", b""])
def test_an_address_that_brings_nothing_is_an_error(page: bytes | None) -> None:
    with pytest.raises(HarvestError, match="brings no records"):
        run({} if page is None else {"/top": page})


def test_private_and_local_addresses_that_a_public_source_names_are_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "harvesters.net.addresses.kind_of", lambda address: "public" if address == "127.0.0.1" else "private"
    )
    came, log = run(
        {
            "/top": collection(to("http://169.254.169.254/a"), to("file:///etc/passwd"), to("/b")),
            "/b": manifest("b"),
        }
    )
    assert came == ["b"]
    assert log.missing == 2


AARDVARK = {"id": "chart-1", "dct_title_s": "Chart", "gbl_mdVersion_s": "Aardvark"}


@pytest.mark.parametrize(
    "pages",
    [
        {"/top": AARDVARK},
        {"/top": [AARDVARK]},
        {"/top": json.dumps(AARDVARK).encode() + b"\n"},
        {"/top": gzip.compress(json.dumps([AARDVARK]).encode())},
        {"/top": {"chart-1": "10/23/chart"}, "/10/23/chart/geoblacklight.json": AARDVARK},
        {"/top": ["/records/chart-1"], "/records/chart-1": AARDVARK},
        {"/top": {"response": {"docs": [AARDVARK]}}},
    ],
    ids=["one", "list", "lines", "packed", "layers.json", "addresses", "answer of Solr"],
)
def test_records_behind_an_address_are_found_however_they_are_kept(pages: Pages) -> None:
    came, log = run(pages)
    assert came == ["chart-1"]
    assert log.exhaustive


def test_a_run_that_is_cut_anywhere_goes_on_there() -> None:
    top = collection(*(to(f"/inner{number}", "Collection") for number in range(3)))
    pages: Pages = {"/top": top}
    for number in range(3):
        pages[f"/inner{number}"] = collection(*(to(f"/m{number}-{each}") for each in range(15)))
        pages |= {f"/m{number}-{each}": manifest(f"m{number}-{each}") for each in range(15)}
    with loopback(site(pages)) as server:
        whole = harvested(server, RunLog())
        states = [each for each in whole if isinstance(each, Checkpoint)][:-1]
        assert len(states) == 4
        for state in states:
            log = RunLog()
            after = harvested(server, log, state=state.state)
            assert names([*whole[: whole.index(state)], *after]) == names(whole)
            assert RoundBegins() not in after
            assert log.exhaustive
        # The address that was done last is there no more.
        del top["items"][0]
        assert len(names(harvested(server, RunLog(), state=states[0].state))) == 30


def test_a_check_tells_what_a_collection_names() -> None:
    log = RunLog()
    with loopback(site({"/top": collection(to("/a"), to("/b"), to("/c", "Collection"))})) as server:
        source = Source(name="maps", protocol="ogm", url=server.url.replace("/oai", "/top"))
        check = OgmHarvester(source, log).check()
    assert check.answers
    assert dict(check.facts) == {"address": source.url, "manifests": "2", "collections": "1"}
    gone = OgmHarvester(source, log, Transport(source.url, log, limits=Limits(tries=1))).check()
    assert not gone.answers
    assert gone.warnings


def test_a_source_without_path_and_address_is_refused() -> None:
    with pytest.raises(HarvestError, match="name a folder with path"):
        OgmHarvester(Source(name="maps", protocol="ogm"), RunLog())


def lines(*numbers: int) -> bytes:
    return b"".join(json.dumps({**AARDVARK, "id": f"map-{number}"}).encode() + b"\n" for number in numbers)


def test_a_file_packed_in_several_pieces_comes_whole() -> None:
    came, log = run({"/top": gzip.compress(lines(1, 2)) + gzip.compress(lines(3))})
    assert came == ["map-1", "map-2", "map-3"]
    assert log.complete


def test_a_packed_file_that_breaks_off_gives_what_it_has_and_is_told() -> None:
    came, log = run({"/top": gzip.compress(lines(*range(2000)))[:-3000]})
    assert len(came) > 100
    assert "breaks off before its end" in log.gaps[0]


def test_a_packed_file_that_unpacks_to_too_much_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvesters.ogm.web.LARGEST", 10_000)
    came, log = run({"/top": gzip.compress(lines(*range(2000)))})
    assert 0 < len(came) < 2000
    assert "unpacks to more than 10,000 bytes" in log.gaps[0]
