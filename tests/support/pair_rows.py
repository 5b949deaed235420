"""Pairs of descriptions written by hand: rows of a table, made records."""

from pathlib import Path

import msgspec

from normalize.record import (
    Agent,
    BoundingBox,
    ChartFacts,
    Identifier,
    Imprint,
    PublicationDate,
    Record,
    Relation,
    Title,
)

LISTS = {"a": "agents", "i": "identifiers"}


class PairRow(msgspec.Struct, frozen=True):
    """One line: whether both are of one publication, why, and the two."""

    line: int
    same: bool
    kind: str
    one: Record
    other: Record


def read_pairs(path: Path) -> list[PairRow]:
    """Rows `same/different TAB kind TAB description TAB description`; a description is `key=value; key=value`."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            verdict, kind, one, other = line.split("\t")
            rows.append(
                PairRow(number, verdict == "same", kind, described(one, "one"), described(other, "other"))
            )
    return rows


def described(text: str, name: str) -> Record:
    """A record of `t` title, `o` in own script, `s` subtitle, `n` part number, `p` part name, `a` makers (joined by +),
    `r` responsibility, `e` edition, `w` version, `pub`, `y` year, `x` extent, `i` numbers (scheme:value, joined by +),
    `type`, `carrier`, `lang`, `h` host, `hv` its volume, `hp` pages, `scale`, `box` (west,south,east,north).
    """
    said = dict(part.strip().split("=", 1) for part in text.split("; "))
    original = Title(said["o"], script="Hani") if "o" in said else None
    title = Title(
        said["t"],
        subtitle=said.get("s", ""),
        part_number=said.get("n", ""),
        part_name=said.get("p", ""),
        original=original,
    )
    year = int(said["y"]) if "y" in said else None
    host = (
        Relation("host", said["h"], volume=said.get("hv", ""), pages=said.get("hp", ""))
        if "h" in said
        else None
    )
    return Record(
        "hand",
        name,
        type=said.get("type", "book"),
        carrier=said.get("carrier", "print"),
        titles=(title, *(Title(one, kind="variant") for one in _several(said.get("v", "")))),
        agents=tuple(_agent(one) for one in _several(said.get("a", ""))),
        responsibility=said.get("r", ""),
        edition=said.get("e", ""),
        version=said.get("w", ""),
        imprints=(Imprint(publisher=said.get("pub", ""), date=said.get("y", "")),),
        date=PublicationDate(said.get("y", ""), year, year),
        extent=said.get("x", ""),
        identifiers=tuple(_identifier(one) for one in _several(said.get("i", ""))),
        languages=tuple(_several(said.get("lang", ""))),
        relations=(host,) if host else (),
        chart=ChartFacts(scale=int(said["scale"])) if "scale" in said else None,
        boxes=(BoundingBox(*map(float, said["box"].split(","))),) if "box" in said else (),
    )


def _several(text: str) -> list[str]:
    return text.split("+") if text else []


def _agent(text: str) -> Agent:
    name, _, original = text.partition("/")
    kind = "corporate" if name.startswith("*") else "person"
    return Agent(name.removeprefix("*"), kind, original=original)


def _identifier(text: str) -> Identifier:
    scheme, value = text.split(":", 1)
    value, mark, qualifier = value.partition("(")
    return Identifier(
        scheme, value.rstrip("!"), qualifier=qualifier.rstrip(")") if mark else "", valid="!" not in value
    )
