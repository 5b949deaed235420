"""The elements that are compared. Each says what two descriptions agree or differ in, or nothing."""

from catalog.matching.element_carriers import carrier, type_of_record
from catalog.matching.element_charts import chart, frame, scale
from catalog.matching.element_numbers import NUMBER_ELEMENTS
from catalog.matching.element_parts import companion, part, session, volume, years
from catalog.matching.element_people import author
from catalog.matching.element_publication import edition, extent, kind, language, publisher, year
from catalog.matching.element_relations import host, pages
from catalog.matching.title_comparing import compare_titles, numbers_differ
from catalog.matching.traits import Traits


def _numbers(one: Traits, other: Traits) -> str | None:
    return "differs" if numbers_differ(one, other) else None


ELEMENTS = (
    *NUMBER_ELEMENTS,
    ("title", compare_titles),
    ("numbers", _numbers),
    ("author", author),
    ("publisher", publisher),
    ("year", year),
    ("edition", edition),
    ("kind", kind),
    ("extent", extent),
    ("language", language),
    ("volume", volume),
    ("part", part),
    ("companion", companion),
    ("years", years),
    ("session", session),
    ("carrier", carrier),
    ("type", type_of_record),
    ("chart", chart),
    ("scale", scale),
    ("frame", frame),
    ("host", host),
    ("pages", pages),
)
