"""What can be said only when all fields of a record have been read."""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.record import Holding, Identifier, Relation


def holders(found: Sequence[Holding], library: str) -> list[Holding]:
    """Name the library that owns the source as holder where the record names none."""
    if not found:
        return [Holding(library)]
    return [each if each.library else replace(each, library=library) for each in found]


def chart_numbers(found: Sequence[Identifier]) -> list[Identifier]:
    """The publisher's number of a chart is the number of the chart."""
    return [replace(each, scheme="chart") if each.scheme == "publisher" else each for each in found]


def joined_series(found: Sequence[Relation]) -> list[Relation]:
    """Join a series as printed (490) with its heading (8XX), which the catalogue gives beside it."""
    kept: list[Relation] = []
    places: dict[str, int] = {}
    for each in found:
        key = "".join(c for c in each.title.lower() if c.isalnum()) if each.kind == "series" else ""
        if key and key in places:
            first = kept[places[key]]
            if not first.volume or not each.volume or first.volume == each.volume:
                kept[places[key]] = replace(
                    first,
                    volume=first.volume or each.volume,
                    original=first.original or each.original,
                    identifiers=first.identifiers or each.identifiers,
                )
                continue
        if key:
            places[key] = len(kept)
        kept.append(each)
    return kept
