"""What a matcher looks at in a record: its title, makers, edition, imprint and numbers, folded and taken apart."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from catalog.matching.editions import EditionFacts, read_edition
from catalog.matching.extents import Extent, read_extent
from catalog.matching.names import agent_forms, publisher_form, surname_and_initial
from catalog.matching.titles import TitleForm, main_readings, scripts, title_forms
from catalog.matching.volumes import Designation, read_designation, volume_of_part
from normalize.folding import fold, fold_key
from normalize.record import BoundingBox, Identifier, Record, Relation, Title

CONTINUING = frozenset({"serial", "newspaper"})
CHARTS = frozenset({"chart", "map"})
# An ISBN of a whole set stands in each of its volumes and proves nothing about one.
_OF_A_SET = re.compile(r"(?:全套|全集|套|set|complete|总|總|ges|alle)", re.IGNORECASE)
# A volume that goes with a book and is none of it.
COMPANIONS = (
    ("continuation", r"续编|续集|续篇|续$|二编|sequel"),
    ("supplement", r"补遗|补编|补篇|增补卷|附录|附编|supplement|suppl|appendix|addend(?:a|um)"),
    ("index", r"索引|引得|通检|index(?:es)?|register"),
    ("plates", r"图集|图册|附图|图录|挂图|atlas|plates|maps"),
    ("exercises", r"习题|习题集|习题解答|练习册|实验指导|exercises|workbook|solutions? manual|problems"),
    (
        "guide",
        r"学习指导|教学参考书?|教师用书|教学大纲|辅导|study guide|teacher'?s (?:guide|manual)|instructor'?s manual",
    ),
    ("abstracts", r"摘要集?|提要|abstracts|summary"),
)
_COMPANIONS = tuple(
    (name, re.compile(rf"(?:^|[\s.,:;(—-])?(?:{pattern})[)\s.]*$")) for name, pattern in COMPANIONS
)


class Traits(msgspec.Struct, frozen=True):
    """A record as matching sees it. Keys are folded and have no spaces."""

    titles: tuple[TitleForm, ...]
    other_titles: frozenset[str]
    volume: tuple[str, ...]
    part_names: frozenset[str]
    years: tuple[str, ...]
    session: str
    companions: frozenset[str]
    names: frozenset[str]
    initials: frozenset[str]
    responsibility: str
    edition: EditionFacts
    publishers: frozenset[str]
    first: int | None
    last: int | None
    extent: Extent
    numbers: dict[str, frozenset[str]]
    doubtful: dict[str, frozenset[str]]
    type: str
    carrier: str
    languages: frozenset[str]
    host: frozenset[str]
    place_in_host: tuple[str, str, str]
    scale: int | None
    box: BoundingBox | None


def traits_of(record: Record) -> Traits:
    """Take apart what decides."""
    readings = main_readings(record)
    mains = [one.title for one in readings]
    parts = _parts(mains)
    designations = [designation for one in readings for designation in (one.main, one.sub)] + parts
    host = next((one for one in record.relations if one.kind == "host"), None)
    return Traits(
        titles=title_forms(readings),
        other_titles=frozenset(other_titles(record)),
        volume=_volume(mains, designations),
        part_names=frozenset(key for form in mains if (key := fold_key(form.part_name))),
        years=tuple(sorted({year for one in designations for year in one.years})),
        session=next((one.session for one in designations if one.session), ""),
        companions=frozenset(_companions(mains)),
        names=frozenset(form for agent in record.agents for form in agent_forms(agent)),
        initials=frozenset(form for agent in record.agents if (form := surname_and_initial(agent))),
        responsibility=fold_key(f"{record.responsibility_original} {record.responsibility}"),
        edition=read_edition(fold(record.edition_original), fold(record.edition), fold(record.version)),
        publishers=frozenset(publishers_of(record)),
        first=record.date.first,
        last=record.date.last if record.date.last is not None else record.date.first,
        extent=read_extent(fold(record.extent)),
        numbers=numbers_of(record, valid=True),
        doubtful=numbers_of(record, valid=False),
        type=record.type,
        carrier=record.carrier,
        languages=frozenset(record.languages),
        host=frozenset(_host_titles(host)) if host else frozenset(),
        place_in_host=(host.volume, host.issue, host.pages.partition("-")[0]) if host else ("", "", ""),
        scale=record.chart.scale if record.chart else None,
        box=record.boxes[0] if record.boxes else None,
    )


def other_titles(record: Record) -> Iterator[str]:
    """Titles that it is also known by, as keys."""
    for title in record.titles:
        if title.kind in ("parallel", "variant", "cover", "spine", "uniform", "former"):
            for form in scripts(title):
                if key := fold_key(form.value):
                    yield key


def _parts(mains: Iterable[Title]) -> list[Designation]:
    parts = (part for form in mains for part in (form.part_number, form.part_name) if part)
    return [read_designation(f" {fold(part)}") for part in parts]


def _volume(mains: Iterable[Title], designations: Iterable[Designation]) -> tuple[str, ...]:
    for form in mains:
        if volume := volume_of_part(fold(form.part_number)):
            return volume
    return next((one.volume for one in designations if one.volume), ())


def _companions(mains: Iterable[Title]) -> Iterator[str]:
    for form in mains:
        for text in (form.value, form.part_number, form.part_name):
            folded = fold(text)
            for name, pattern in _COMPANIONS:
                if folded and pattern.search(folded):
                    yield name


def publishers_of(record: Record) -> Iterator[str]:
    """What tells each publisher from others, in every script."""
    for imprint in record.imprints:
        if imprint.function != "publication":
            continue
        for one in (imprint, imprint.original):
            if one is not None and one.publisher and (form := publisher_form(one.publisher)):
                yield form


def numbers_of(record: Record, *, valid: bool) -> dict[str, frozenset[str]]:
    """Standard numbers by scheme, without those of a whole set."""
    found: dict[str, set[str]] = {}
    for one in record.identifiers:
        if one.valid == valid and one.scheme not in ("local", "publisher") and not of_a_set(one):
            found.setdefault(one.scheme, set()).add(one.value)
    return {scheme: frozenset(values) for scheme, values in found.items()}


def of_a_set(one: Identifier) -> bool:
    """Whether a number is that of a set, which says nothing of a volume."""
    return bool(one.qualifier) and _OF_A_SET.search(one.qualifier) is not None


def _host_titles(host: Relation) -> Iterator[str]:
    for title in (host.title, host.original):
        if key := fold_key(title):
            yield key
    for one in host.identifiers:
        yield f"{one.scheme}:{one.value}"
