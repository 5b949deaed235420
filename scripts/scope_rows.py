"""Records that people labelled as marine or not: in a folder, our own rows of CNMARC, rows drawn from real files."""

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from harvesters.files import read_file
from normalize.normalizer import Accepted, SourceProfile, normalize_raw
from normalize.raw import RawRecord
from normalize.record import Record
from scripts.make_cnmarc_sample import iso2709

OWN = Path(__file__).resolve().parents[1] / "tests" / "normalize_scope" / "cnmarc_rows.tsv"
DRAWN = OWN.with_name("drawn_rows.tsv")
CODED = " " * 2 + "\x1fa20260101d2005    em y0chiy50      ea"
ALL = SourceProfile("labelled", "all")


class LabelledRow(msgspec.Struct, frozen=True):
    """A record and what a reader of it said. `half`: read or kept."""

    identifier: str
    record: Record
    marine: bool
    topic: str
    confidence: str
    reason: str

    @property
    def half(self) -> str:
        """Which half it belongs to, by a hash of its id."""
        return "read" if hashlib.sha256(self.identifier.encode()).digest()[0] % 2 == 0 else "kept"


def labelled_records(folder: Path) -> list[LabelledRow]:
    """The records of `scope.mrc` with their labels in `scope.tsv`."""
    labels = {row["id"].strip(): row for row in _table(folder / "scope.tsv")}
    found = []
    for item in read_file(folder / "scope.mrc"):
        assert isinstance(item, RawRecord), item
        found.append(_row(_normalized(item), labels[_control_number(item)]))
    return found


def _control_number(raw: RawRecord) -> str:
    """The first field as it stands; one has a delimiter in it, which a `Record` does not take for an identifier."""
    return raw.data.split(b"\x1e", 2)[1].decode("ascii", "replace").strip(" \x1f")


def own_rows(table: Path = OWN) -> list[LabelledRow]:
    """Our own rows, each made a record of CNMARC in GB 18030 first and read as any other."""
    found = []
    for number, row in enumerate(_table(table), 1):
        raw = RawRecord(iso2709("nam0", list(_fields(f"own{number:04d}", row))), number)
        found.append(_row(_normalized(raw), row))
    return found


def drawn_rows(data: Path, table: Path = DRAWN) -> list[LabelledRow]:
    """The rows of `drawn_rows.tsv`, which holds no records: they are read from the files of `data` that it names."""
    wanted: dict[str, dict[str, dict[str, str]]] = {}
    for row in _table(table):
        wanted.setdefault(row["file"], {})[row["id"]] = row
    return [found for file, rows in wanted.items() for found in _drawn(data / file, rows)]


def _drawn(file: Path, rows: dict[str, dict[str, str]]) -> Iterator[LabelledRow]:
    left = dict(rows)
    for item in read_file(file):
        if isinstance(item, RawRecord) and isinstance(outcome := normalize_raw(item, ALL), Accepted):
            row = left.pop(outcome.record.identifier, None)
            if row is not None:
                yield _row(outcome.record, row)
        if not left:
            return
    assert not left, f"{file} has no {', '.join(left)}"


def _fields(identifier: str, row: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield "001", identifier
    yield "100", CODED
    yield "101", "0 \x1fachi"
    yield "200", f"1 \x1fa{row['title'].replace(' : ', chr(31) + 'e')}"
    for heading in filter(None, row["subjects"].split(" | ")):
        tag, _, text = heading.rpartition(":")
        main, *subdivisions = text.split("--")
        yield (
            tag or "606",
            "0 " + "".join([f"\x1fa{main}", *(f"\x1fx{subdivision}" for subdivision in subdivisions)]),
        )
    if row["clc"]:
        yield "690", f"  \x1fa{row['clc']}"


def _normalized(raw: RawRecord) -> Record:
    outcome = normalize_raw(raw, ALL)
    assert isinstance(outcome, Accepted), outcome
    return outcome.record


def _row(record: Record, label: dict[str, str]) -> LabelledRow:
    confidence = label.get("confidence") or "high"
    return LabelledRow(
        label.get("id") or record.identifier,
        record,
        label["label"] == "1",
        label.get("topic") or label["drawn"],
        confidence,
        label.get("reason") or "",
    )


def _table(path: Path) -> Iterable[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
