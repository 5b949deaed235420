import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import HarvestError
from harvesters.folder import FilesHarvester
from harvesters.harvester import Plan, RunLog
from harvesters.ogm import OgmHarvester
from harvesters.ogm.findings import Unknown, found_in
from harvesters.source import Source
from normalize.raw import Checkpoint, Damaged, Deleted, Delivery, RawRecord, RoundBegins


def aardvark(number: int, **more: object) -> dict[str, object]:
    return {"id": f"chart-{number}", "dct_title_s": f"海图 {number}", "gbl_mdVersion_s": "Aardvark", **more}


def harvested(path: Path, log: RunLog | None = None, *, state: bytes = b"", limit: int = 0) -> list[Delivery]:
    source = Source(name="maps", protocol="ogm", path=str(path))
    return list(OgmHarvester(source, log or RunLog()).deliveries(Plan(now="", state=state, limit=limit)))


def records(deliveries: list[Delivery]) -> list[RawRecord]:
    return [each for each in deliveries if isinstance(each, RawRecord)]


def names(deliveries: list[Delivery]) -> list[str]:
    return [each.identifier for each in records(deliveries)]


@pytest.fixture
def charts(project_root: Path) -> Path:
    folder = project_root.parent / "shared" / "charts"
    if not folder.is_dir():
        pytest.skip("the folder ../shared/charts is not here")
    return folder


def test_every_record_of_stanford_arrives(charts: Path) -> None:
    log = RunLog()
    came = harvested(charts / "ogm-stanford", log)
    assert len(records(came)) == 619 + 1493 + 237 + 7634
    assert {each.format for each in records(came)} == {"ogm"}
    assert all(each.identifier.startswith("stanford-") for each in records(came))
    assert isinstance(came[0], RoundBegins)
    assert came[-1] == Checkpoint(b"")
    assert log.exhaustive
    assert not log.findings


def test_the_bytes_of_a_record_are_those_of_the_file(charts: Path) -> None:
    file = charts / "ogm-stanford" / "nautical-charts.ndjson"
    assert [each.data for each in records(harvested(file))] == file.read_bytes().splitlines()


def test_manifests_of_the_cookbook_arrive_and_collections_are_told(charts: Path) -> None:
    log = RunLog()
    came = harvested(charts / "cookbook", log)
    assert {each.format for each in records(came)} == {"iiif"}
    assert len(records(came)) == len(list((charts / "cookbook").glob("*manifest*.json"))) > 15
    assert {finding.kind for finding in log.findings} == {"collection", "no_record"}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("one.json", json.dumps(aardvark(1)).encode()),
        ("bom.json", b"\xef\xbb\xbf" + json.dumps(aardvark(1)).encode()),
        ("list.json", json.dumps([aardvark(1)], indent=2).encode()),
        ("lines.ndjson", json.dumps(aardvark(1)).encode() + b"\n\n"),
        ("packed.json.gz", gzip.compress(json.dumps(aardvark(1)).encode())),
        ("solr.json", json.dumps({"response": {"docs": [aardvark(1)]}}).encode()),
        ("deep/down/geoblacklight.json", json.dumps({"layer_slug_s": "chart-1", "dc_title_s": "x"}).encode()),
    ],
    ids=["one", "byte order mark", "list", "lines", "packed", "answer of Solr", "GeoBlacklight 1"],
)
def test_a_record_is_found_however_it_is_kept(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(data)
    (tmp_path / "layers.json").write_text('{"chart-1": "deep/down"}')
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.json").write_text(json.dumps(aardvark(9)))
    log = RunLog()
    assert names(harvested(tmp_path, log)) == ["chart-1"]
    assert log.exhaustive
    assert not log.findings


def test_suppressed_records_are_deleted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([aardvark(1, gbl_suppressed_b=True), aardvark(2)]))
    came = harvested(tmp_path)
    assert [each.identifier for each in came if isinstance(each, Deleted)] == ["chart-1"]
    assert names(came) == ["chart-2"]


def test_a_broken_file_is_damaged_with_its_name_and_harms_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"id": "x", "dct_title_s": "cut')
    (tmp_path / "b.ndjson").write_text(f"{json.dumps(aardvark(1))}\n{{broken\n{json.dumps(aardvark(2))}\n")
    came = harvested(tmp_path)
    assert names(came) == ["chart-1", "chart-2"]
    assert [each.reason.partition(":")[0] for each in came if isinstance(each, Damaged)] == [
        "a.json",
        "b.ndjson",
    ]


def test_an_object_that_is_no_record_is_told_and_among_records_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"type": "FeatureCollection", "features": 3}')
    (tmp_path / "b.json").write_text(json.dumps([aardvark(1), {"what": {}}]))
    log = RunLog()
    came = harvested(tmp_path, log)
    assert names(came) == ["chart-1"]
    assert [each.data for each in came if isinstance(each, Damaged)] == [b'{"what": {}}']
    assert [finding.kind for finding in log.findings] == ["no_record", "no_record"]


def test_a_run_that_is_cut_anywhere_goes_on_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harvesters.ogm.folder.PAGE", 7)
    (tmp_path / "a.ndjson").write_text("\n".join(json.dumps(aardvark(number)) for number in range(40)))
    (tmp_path / "a").mkdir()
    for number, name in enumerate(("a/z.json", "a-b.json", "B.json")):
        (tmp_path / name).write_text(json.dumps([aardvark(100 + number)]))
    (tmp_path / "b.json").write_text(json.dumps([aardvark(number) for number in range(40, 60)]))
    whole = harvested(tmp_path)
    states = [each for each in whole if isinstance(each, Checkpoint)][:-1]
    assert len(states) == 5 + 1 + 3 + 2 + 1
    for state in states:
        log = RunLog()
        after = harvested(tmp_path, log, state=state.state)
        assert names([*whole[: whole.index(state)], *after]) == names(whole)
        assert RoundBegins() not in after
        assert log.exhaustive


def test_a_file_that_has_changed_is_read_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvesters.ogm.folder.PAGE", 2)
    file = tmp_path / "a.ndjson"
    file.write_text("\n".join(json.dumps(aardvark(number)) for number in range(5)))
    state = next(each.state for each in harvested(tmp_path) if isinstance(each, Checkpoint))
    file.write_text("\n".join(json.dumps(aardvark(number)) for number in range(10, 16)))
    assert len(names(harvested(tmp_path, state=state))) == 6


def test_a_limit_is_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([aardvark(number) for number in range(9)]))
    log = RunLog()
    assert len(names(harvested(tmp_path, log, limit=4))) == 4
    assert not log.exhaustive


@pytest.mark.parametrize("make", [False, True], ids=["not there", "empty"])
def test_a_folder_without_files_is_told(tmp_path: Path, make: bool) -> None:
    folder = tmp_path / "charts"
    if make:
        folder.mkdir()
    with pytest.raises(HarvestError, match="check the path of the source"):
        harvested(folder)
    check = OgmHarvester(Source(name="maps", protocol="ogm", path=str(folder)), RunLog()).check()
    assert not check.answers


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside.json"
    inside.mkdir()
    outside.write_text(json.dumps(aardvark(1)))
    (inside / "a.json").write_text(json.dumps(aardvark(2)))
    (inside / "b.json").symlink_to(outside)
    assert names(harvested(inside)) == ["chart-2"]


def _good(found: Iterator[object]) -> int:
    return sum(1 for each in found if isinstance(each, RawRecord))


@given(
    st.lists(
        st.binary(max_size=40).filter(lambda noise: b"{" not in noise and b"\n" not in noise), max_size=8
    )
)
def test_no_noise_between_lines_costs_a_record(noise: list[bytes]) -> None:
    good = json.dumps(aardvark(1)).encode()
    data = good + b"\n" + b"".join(each.strip() + b"\n" + good + b"\n" for each in noise)
    assert _good(found_in(data, "", "noise")) == len(noise) + 1


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_end_without_an_error(noise: bytes) -> None:
    for data in (noise, json.dumps([aardvark(1)]).encode()[:-3] + noise):
        for found in found_in(data, "http://127.0.0.1/", "noise"):
            assert not isinstance(found, Unknown) or found.data


def test_a_check_tells_files_and_bytes_as_that_of_a_folder_of_exports_does(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"[]" + b" " * 1970)
    facts = []
    for protocol, harvester in (("ogm", OgmHarvester), ("file", FilesHarvester)):
        source = Source(name="maps", protocol=protocol, path=str(tmp_path))
        facts.append(dict(harvester(source, RunLog()).check().facts))
    assert facts[0] == {"path": str(tmp_path), "files": "1", "bytes": "1,972"}
    assert facts[1] == {"files": "1", "bytes": "1,972"}
