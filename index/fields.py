"""The fields of the index, one a line; the tantivy schema and the OpenSearch mapping are made from this table."""

from typing import Literal

import msgspec

# phrases: tokens with positions. words: tokens with frequencies. tokens: tokens, there or not.
# value: whole values to choose and count. form: whole values to look up. order: whole values to sort by.
# year, number: whole numbers to choose and sort by. digests: whole numbers to look up.
Kind = Literal["phrases", "words", "tokens", "value", "form", "order", "year", "number", "digests"]


class Field(msgspec.Struct, frozen=True):
    """A field and how it is indexed."""

    name: str
    kind: Kind


FIELDS = (
    Field("key", "number"),  # the id as a number
    Field("year", "year"),  # first year of publication
    Field("newest", "number"),  # year, then id backwards
    Field("oldest", "number"),  # year, then id; no year comes last
    Field("title_c", "phrases"),
    Field("title_w", "words"),
    Field("title_x", "digests"),  # every form of a title as one number
    Field("title_p", "phrases"),  # pinyin
    Field("author_c", "phrases"),
    Field("author_p", "phrases"),
    Field("subject_m", "phrases"),  # characters and stems
    Field("publisher_c", "phrases"),
    Field("rest_m", "phrases"),  # notes, contents, series, places, shelf marks: characters and stems
    Field("number", "tokens"),  # scheme:number
    Field("type", "value"),
    Field("language", "value"),
    Field("library", "value"),
    Field("source", "value"),
    Field("subject", "value"),
    Field("author", "value"),
    Field("clc", "value"),  # a class and every class above it
    Field("access", "value"),
    Field("form", "form"),  # facet values as written where folding changed them
    Field("title_s", "order"),
)
NAMES = frozenset(field.name for field in FIELDS)
