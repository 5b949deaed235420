"""Records to write and read again: of any text whatever, and of words that no rule of reading changes."""

import msgspec
from hypothesis import strategies as st

from normalize.exports.entry import Entry
from normalize.record import (
    Agent,
    BoundingBox,
    ChartFacts,
    Classification,
    Holding,
    Identifier,
    Imprint,
    Link,
    Note,
    Place,
    PublicationDate,
    Record,
    Relation,
    Subject,
    Title,
)
from normalize.values.dates import coded_date

ID = "hm0123456789"
TYPES = (
    "book", "serial", "newspaper", "article", "chart", "map", "thesis", "report", "conference", "standard", "patent",
    "dataset", "image", "audiovisual", "manuscript", "other", "nonsense",
)  # fmt: skip
CARRIERS = ("print", "electronic", "microform", "manuscript", "audio", "video", "object", "other", "nonsense")
NOTE_KINDS = ("general", "bibliography", "thesis", "language", "access", "source", "numbering", "other")
RELATION_KINDS = (
    "series",
    "host",
    "earlier",
    "later",
    "other_form",
    "translation_of",
    "supplement",
    "part",
    "related",
)
TITLE_KINDS = (
    "main", "parallel", "variant", "uniform", "key", "abbreviated", "former", "cover", "spine", "translated",
)  # fmt: skip
SCHEMES = (
    "isbn",
    "issn",
    "ismn",
    "doi",
    "lccn",
    "oclc",
    "csbn",
    "cn",
    "publisher",
    "chart",
    "local",
    "nonsense",
)


def entry(record: Record) -> Entry:
    """The record as a union record of one member."""
    return Entry(record, ID, ((record.source, record.identifier),), "2026-01-02T03:04:05Z")


def _many(values: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(values, max_size=3).map(tuple)


_ANY = st.text(max_size=12) | st.text("\x1d\x1e\x1f\x00\n\ud800=/:;,.()[]$ 12海é", max_size=12)
_ANY_TITLE = st.builds(
    Title, _ANY, st.sampled_from(TITLE_KINDS), _ANY, _ANY, _ANY, _ANY, _ANY, st.integers(0, 12)
)
_ANY_NUMBER = st.builds(Identifier, st.sampled_from(SCHEMES), _ANY, _ANY, _ANY, st.booleans())
_ANY_IMPRINT = st.builds(Imprint, _ANY, _ANY, _ANY, st.sampled_from(["publication", "manufacture", "x"]))
_LIMIT = st.floats(-200, 200)


def _record(parts: dict[str, object]) -> Record:
    return msgspec.structs.replace(Record("s", "1"), **parts)


ANY_RECORDS: st.SearchStrategy[Record] = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(TYPES),
        "carrier": st.sampled_from(CARRIERS),
        "titles": _many(
            st.builds(
                lambda one, two: Title(one.value, one.kind, one.subtitle, original=two),
                _ANY_TITLE,
                st.none() | _ANY_TITLE,
            )
            | _ANY_TITLE
        ),
        "responsibility": _ANY,
        "responsibility_original": _ANY,
        "agents": _many(
            st.builds(
                Agent,
                _ANY,
                st.sampled_from(["person", "corporate", "meeting", "x"]),
                _many(_ANY),
                _ANY,
                _ANY,
                _ANY,
                st.sampled_from(["main", "added"]),
                _ANY,
            )
        ),
        "edition": _ANY,
        "edition_original": _ANY,
        "imprints": _many(_ANY_IMPRINT),
        "country": _ANY,
        "date": st.builds(PublicationDate, _ANY, st.none() | st.integers(-10, 3000), st.none(), _ANY),
        "extent": _ANY,
        "illustrations": _ANY,
        "dimensions": _ANY,
        "frequency": _ANY,
        "languages": _many(_ANY),
        "original_languages": _many(_ANY),
        "identifiers": _many(_ANY_NUMBER),
        "subjects": _many(
            st.builds(
                Subject,
                _many(_ANY),
                st.sampled_from(
                    ["topic", "place", "person", "corporate", "meeting", "period", "keyword", "x"]
                ),
                _ANY,
                _many(_ANY),
            )
        ),
        "classifications": _many(
            st.builds(Classification, st.sampled_from(["clc", "ddc", "lcc", "other", "x"]), _ANY, _ANY, _ANY)
        ),
        "places": _many(st.builds(Place, _ANY, _ANY)),
        "boxes": _many(st.builds(BoundingBox, _LIMIT, _LIMIT, _LIMIT, _LIMIT)),
        "chart": st.none()
        | st.builds(
            ChartFacts, st.none() | st.integers(-5, 10**12), _ANY, projection=_ANY, horizontal_datum=_ANY
        ),
        "abstracts": _many(_ANY),
        "contents": _many(_ANY),
        "notes": _many(
            st.builds(
                Note, _ANY, st.sampled_from(NOTE_KINDS), st.sampled_from(["", "515", "305", "999", "x"])
            )
        ),
        "relations": _many(
            st.builds(
                Relation,
                st.sampled_from([*RELATION_KINDS, "x"]),
                _ANY,
                _ANY,
                _ANY,
                _ANY,
                _ANY,
                _many(_ANY_NUMBER),
                _ANY,
                _ANY,
            )
        ),
        "links": _many(st.builds(Link, _ANY, st.sampled_from(["resource", "cover", "x"]), _ANY, _ANY)),
        "holdings": _many(st.builds(Holding, _ANY, _ANY, _ANY, _ANY, _ANY)),
        "rights": _many(_ANY),
        "agencies": _many(_ANY),
    },
).map(_record)
"""Records of any text, with characters that no format of libraries can hold."""

_WORDS = st.lists(
    st.sampled_from(["Tides", "Waves", "Coasts", "Harbours", "Currents", "1898"]), min_size=1, max_size=4
).map(" ".join)
_MAYBE = _WORDS | st.just("")
_HAN = st.lists(st.sampled_from("海洋潮汐港口航行测量"), min_size=2, max_size=6).map("".join)
_SURNAMES = st.sampled_from(["Sverdrup, Harald", "Zheng, He", "Carson, Rachel", "Maury, Matthew"])
_YEARS = st.integers(1450, 2026).map(str)
_CODED = st.builds(lambda kind, one, two: f"{kind}{one}{two}", st.sampled_from("smq"), _YEARS, _YEARS)
_ISBNS = st.sampled_from(["9780262532037", "9787502745738", "0262532034"])


def _titles(main: Title, others: list[Title]) -> tuple[Title, ...]:
    return (main, *others)


def _place_subjects(names: list[str]) -> tuple[Subject, ...]:
    return tuple(Subject(("Navigation", name), "topic", "lcsh") for name in names)


PLAIN_RECORDS: st.SearchStrategy[Record] = st.builds(
    Record,
    source=st.just("s"),
    identifier=st.just("1"),
    type=st.sampled_from(["book", "thesis", "report", "conference", "map"]),
    titles=st.builds(
        _titles,
        st.builds(Title, _WORDS, subtitle=_MAYBE)
        | st.builds(
            lambda one, two: Title(one, script="Latn", original=Title(two, script="Hani")), _WORDS, _HAN
        ),
        st.lists(
            st.builds(Title, _WORDS, st.sampled_from(["variant", "cover", "spine", "former", "key"])),
            max_size=2,
        ),
    ),
    responsibility=_MAYBE,
    agents=st.lists(
        st.builds(
            Agent,
            _SURNAMES,
            roles=st.sampled_from([(), ("aut",), ("edt", "trl")]),
            dates=st.sampled_from(["", "1888-1957"]),
        ),
        max_size=2,
    ).map(tuple),
    edition=_MAYBE,
    imprints=st.lists(st.builds(Imprint, _WORDS, _WORDS, _YEARS), max_size=1).map(tuple),
    country=st.sampled_from(["", "cc", "fr", "no"]),
    extent=st.sampled_from(["", "xii, 320 p.", "2 v."]),
    dimensions=st.sampled_from(["", "24 cm", "60 x 90 cm"]),
    languages=st.lists(st.sampled_from(["chi", "eng", "fre"]), max_size=2, unique=True).map(tuple),
    identifiers=st.lists(_ISBNS, max_size=2).map(
        lambda found: tuple(Identifier("isbn", _thirteen(each), each) for each in found)
    ),
    subjects=st.lists(st.sampled_from(["Norway", "China"]), max_size=2, unique=True).map(_place_subjects),
    notes=st.lists(
        st.builds(Note, _WORDS, st.sampled_from(["general", "bibliography", "language", "audience"])),
        max_size=3,
    ).map(tuple),
    abstracts=st.lists(_WORDS, max_size=1).map(tuple),
    contents=st.lists(_WORDS, max_size=1).map(tuple),
    relations=st.lists(
        st.builds(Relation, st.sampled_from(["earlier", "later", "other_form", "supplement"]), _WORDS),
        max_size=2,
    ).map(tuple),
    links=st.lists(st.builds(Link, st.just("https://example.org/a"), label=_MAYBE), max_size=1).map(tuple),
    rights=st.lists(_WORDS, max_size=1).map(tuple),
    date=_CODED.map(coded_date),
)
"""Records of words that mean what they say in every format; `places` follow from the headings."""


def _thirteen(isbn: str) -> str:
    return isbn if len(isbn) == 13 else "9780262532037"
