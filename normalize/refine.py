"""What can be said only when all fields of a record have been read."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from normalize.record import Holding, Identifier, Relation, Title
from normalize.values.text import script_of


def holders(found: Sequence[Holding], library: str) -> list[Holding]:
    """Name the library that owns the source as holder where the record names none."""
    if not found:
        return [Holding(library)]
    return [each if each.library else replace(each, library=library) for each in found]


def chart_numbers(found: Sequence[Identifier]) -> list[Identifier]:
    """The publisher's number of a chart is the number of the chart."""
    return [replace(each, scheme="chart") if each.scheme == "publisher" else each for each in found]


def without_resolved_twice(found: Sequence[Identifier]) -> list[Identifier]:
    """Leave out a DOI that only the address of the resource repeats."""
    known = {each.value for each in found if each.scheme == "doi" and "doi.org/" not in each.printed}
    return [
        each
        for each in found
        if each.scheme != "doi" or "doi.org/" not in each.printed or each.value not in known
    ]


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
                    control_number=first.control_number or each.control_number,
                    note=first.note or each.note,
                )
                continue
        if key:
            places[key] = len(kept)
        kept.append(each)
    return kept


def without_hosts_twice(found: Sequence[Relation]) -> list[Relation]:
    """Join a set (461, 462) with the series (225) or the piece (463) of the same title that CNMARC gives beside it."""
    kept: list[Relation] = []
    places: dict[str, int] = {}
    for each in found:
        key = _key(each) if each.kind in ("host", "series") else ""
        at = places.get(key, -1) if key else -1
        if at >= 0 and each.kind == "host" and _complete_each_other(kept[at], each):
            kept[at] = _joined(kept[at], each)
            continue
        if key and at < 0:
            places[key] = len(kept)
        kept.append(each)
    return kept


def _complete_each_other(first: Relation, second: Relation) -> bool:
    """Tell whether two relations to one title do not contradict each other."""
    if first.kind == "series" and (second.issue or second.pages):
        return False
    pairs = ((first.volume, second.volume), (first.issue, second.issue), (first.pages, second.pages))
    return all(not one or not other or one == other for one, other in pairs)


def _joined(first: Relation, second: Relation) -> Relation:
    return replace(
        first,
        original=first.original or second.original,
        volume=first.volume or second.volume,
        issue=first.issue or second.issue,
        pages=first.pages or second.pages,
        identifiers=first.identifiers or second.identifiers,
        control_number=first.control_number or second.control_number,
        note=first.note or second.note,
    )


def of_level(found: Sequence[Relation], *, highest: bool) -> list[Relation]:
    """Of a set itself (leader/08 is 1) 462 and 463 lead down to its parts, of all others up to the host."""
    if not highest:
        return list(found)
    return [replace(each, kind="part") if each.kind == "host" else each for each in found]


def _key(relation: Relation) -> str:
    text = relation.original or relation.title
    return "".join(c for c in text.lower() if c.isalnum())


_PART = re.compile(
    r"(?:第?[\d〇零一二三四五六七八九十百上中下]+[册卷辑集编部分函本种期]?|[上中下][册卷集编]?|[甲乙丙丁戊己庚辛壬癸]编?|续编|补编|附册|索引"
    r"|(?:[Vv]ol(?:ume)?|[Tt]ome|[Bb]d|[Pp]t|[Pp]art)\.? ?[\dIVXLC]+)"
)
"""A title that only tells which volume it is."""


def titled_by_set(titles: Sequence[Title], relations: Sequence[Relation]) -> list[Title]:
    """Give a volume that has no title of its own (第二册) the title of the set that it belongs to (461, 462)."""
    first = titles[0]
    own = first.original or first
    wanted = next((each for each in relations if each.kind == "host" and each.title), None)
    if wanted is None or own.subtitle or not _PART.fullmatch(own.value.replace(" ", "")):
        return list(titles)
    number = f"{own.value} {own.part_number}".strip()
    script = script_of(wanted.title)
    original = None
    if wanted.original:
        original = Title(
            wanted.original, "main", "", number, own.part_name, script=script_of(wanted.original)
        )
    made = Title(
        wanted.title,
        "main",
        "",
        number,
        own.part_name,
        own.medium,
        script if script != "Latn" or original is not None else "",
        original=original,
    )
    return [made, *titles[1:]]
