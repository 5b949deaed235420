"""What a record page is made of: sections of labelled rows of values."""

from collections.abc import Iterable

import msgspec

from webapp.presenters.text import Text


class Value(msgspec.Struct, frozen=True):
    """A value to show: its text, where it leads (empty: nowhere) and what stands small beside it.

    `steps` are the parts of a heading, each with its own address; they stand instead of the text.
    """

    text: Text = Text("")
    href: str = ""
    note: str = ""
    outside: bool = False
    doubtful: bool = False
    steps: tuple[tuple[Text, str], ...] = ()


class Row(msgspec.Struct, frozen=True):
    """A labelled row. `shape`: list (a value a line), inline (values side by side), prose (paragraphs)."""

    label: str
    values: tuple[Value, ...]
    shape: str = "list"


class Section(msgspec.Struct, frozen=True):
    """Rows under a heading; `name` is its anchor."""

    name: str
    heading: str
    rows: tuple[Row, ...]


def filled(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows that have something to show."""
    return tuple(row for row in rows if row.values)


def values(texts: Iterable[Text]) -> tuple[Value, ...]:
    """Plain values of those texts that are not empty, none twice."""
    return tuple(Value(one) for one in dict.fromkeys(texts) if one.value)
