import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import index
import normalize
from index import document
from index.analysis import tokens
from normalize import compiled, engine
from normalize.compiled import compiled_folder, use_compiled
from scripts.compile import MODULES, sources

DIGEST_OF_THE_SAMPLE = r"""
import hashlib, importlib.machinery, random, sys
if sys.argv[1] == "sources":
    importlib.machinery.EXTENSION_SUFFIXES.insert(0, ".none")
from harvesters.files import read_file
from harvesters.sample import sample_files
from index.document import document_body
import index
import normalize
from normalize.normalizer import SourceProfile, normalize_raw
from normalize.raw import RawRecord
import msgspec

chance = random.Random(1)
def spoilt(data):
    data = bytearray(data)
    for _ in range(chance.randrange(1, 8)):
        start = chance.randrange(len(data))
        data[start : start + chance.randrange(3)] = chance.choice([b"", b"\x1e", b"\x1f", b"\x80", b"$", b" ", b"9"])
    return bytes(data[chance.randrange(-9, 9) :][: chance.choice([40, 200, 10_000, 10_000])])

profile = SourceProfile("test", "marine", "US-DLC")
digest, read = hashlib.sha256(), 0
for file in sample_files():
    for item in read_file(file.path):
        for data in [item.data] + [spoilt(item.data) for _ in range(3)]:
            read += 1
            outcome = normalize_raw(RawRecord(data, read), profile)
            digest.update(msgspec.json.encode(outcome))
            if hasattr(outcome, "record"):
                digest.update(document_body(outcome.record, ("test",), ("US-DLC",)).encode())
print(normalize.COMPILED and index.COMPILED, read, digest.hexdigest())
"""


def digest_of_the_sample(way: str, root: Path) -> list[str]:
    command = [sys.executable, "-c", DIGEST_OF_THE_SAMPLE, way]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split()


def test_what_was_compiled_of_other_sources_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = compiled_folder("normalize", tmp_path)
    folder.mkdir(parents=True)
    monkeypatch.setattr(compiled, "sources_version", lambda _: "0" * 12)
    assert compiled_folder("normalize", tmp_path) != folder
    search_path = [str(tmp_path)]
    assert not use_compiled("normalize", search_path)
    assert search_path == [str(tmp_path)]


def test_what_is_compiled_is_in_the_package_and_declares_no_structure() -> None:
    files = [file for package in MODULES for file in sources(package)]
    assert len(files) > 40
    assert [file.name for file in files if "msgspec.Struct" in file.read_text(encoding="utf-8")] == []


def test_compiled_modules_are_those_that_run() -> None:
    for module, used in (
        (engine, normalize.COMPILED),
        (document, index.COMPILED),
        (tokens, index.COMPILED),
    ):
        assert module.__file__ is not None
        assert ("compiled" in Path(module.__file__).parts) == used


def test_compiled_and_not_the_sample_whole_or_spoilt_becomes_the_same_records(project_root: Path) -> None:
    if not (normalize.COMPILED and index.COMPILED):
        pytest.skip("the packages are not compiled; scripts/test compiles them and comes back")
    way, read, digest = digest_of_the_sample("compiled", project_root)
    other_way, other_read, other_digest = digest_of_the_sample("sources", project_root)
    assert (way, other_way) == ("True", "False")
    assert int(read) == int(other_read) > 4_000
    assert digest == other_digest


def test_what_cannot_be_loaded_here_leaves_the_sources_in_place(tmp_path: Path) -> None:
    folder = compiled_folder("normalize", tmp_path)
    folder.mkdir(parents=True)
    name = f"{compiled.library_of('normalize')}__mypyc"
    (folder / f"{name}{EXTENSION_SUFFIXES[0]}").write_bytes(b"compiled for another machine")
    search_path = [str(tmp_path)]
    before = sys.modules.pop(name, None)
    try:
        assert not use_compiled("normalize", search_path)
        assert name not in sys.modules
    finally:
        sys.modules.update({name: before} if before else {})
    assert search_path == [str(tmp_path)]
