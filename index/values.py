"""Values of facets and keys of sorting.

The value of a facet is a heading with its Han variants folded, so that both scripts count together; where that changed
it, the form as written is kept beside it, for facets to show the form that most records have.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.analysis.pinyin import pinyin
from index.analysis.tokens import folded, has_han
from normalize.folding import fold_han
from normalize.record import Classification, Record

LONGEST_VALUE = 200
LONGEST_SORT_KEY = 60


class Values(NamedTuple):
    """Folded values, and a form token for each that was written otherwise."""

    folded: Sequence[str]
    forms: Sequence[str] = ()


def form_token(facet: str, value: str, written: str) -> str:
    """What the index has of a value that was written otherwise."""
    return f"{facet} {value}\t{written}"


def _values(facet: str, written: Iterable[str]) -> Values:
    found: dict[str, str] = {}
    plain = True
    for value in written:
        short = value[:LONGEST_VALUE]
        key = short if short.isascii() else fold_han(short)
        if key not in found:
            found[key] = short
            plain = plain and key is short
    if plain:
        return Values(tuple(found))
    forms = tuple(form_token(facet, key, form) for key, form in found.items() if key != form)
    return Values(tuple(found), forms)


def subject_values(record: Record) -> Values:
    """The first part of every subject heading."""
    written = []
    for subject in record.subjects:
        if subject.kind != "genre" and subject.parts:
            written.append(_trimmed(subject.parts[0]))
            if subject.original:
                written.append(_trimmed(subject.original[0]))
    return _values("subject", filter(None, written))


def author_values(record: Record) -> Values:
    """Every name, in its original script where there is one."""
    written = (_trimmed(agent.original or agent.name) for agent in record.agents)
    return _values("author", filter(None, written))


def _trimmed(value: str) -> str:
    return value.strip(" .,;:/")


def clc_prefixes(classifications: Iterable[Classification]) -> Sequence[str]:
    """Every class above a CLC number and the number itself: P7, P73, P731 and P for P731."""
    found: dict[str, None] = {}
    for each in classifications:
        if each.scheme == "clc":
            value = each.value.strip().upper()
            for length in range(1, min(len(value), 20) + 1):
                if value[length - 1].isalnum():
                    found[value[:length]] = None
    return tuple(found)


def access(record: Record) -> list[str]:
    """How it can be read: open (free online), online, print, and microform or another carrier."""
    found: dict[str, None] = {}
    if any(link.access == "open" for link in record.links):
        found["open"] = None
    if record.carrier == "electronic" or any(link.kind in {"resource", "version"} for link in record.links):
        found["online"] = None
    if record.carrier != "electronic":
        found[record.carrier] = None
    return list(found)


def sort_key(record: Record) -> str:
    """The main title as lists are sorted: without its article, Han by its pinyin."""
    if not record.titles:
        return ""
    title = record.titles[0]
    text = f"{title.value[title.nonfiling :]} {title.subtitle}"
    if has_han(text):
        return " ".join(pinyin(text))[:LONGEST_SORT_KEY]
    return " ".join(folded(text[: 2 * LONGEST_SORT_KEY]).split()).lstrip(" \"'([<-.")[:LONGEST_SORT_KEY]
