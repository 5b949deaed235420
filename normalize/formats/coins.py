"""COinS: an OpenURL context object in the title of a span (Z39.88-2004, key/encoded-value)."""

from collections.abc import Iterator
from urllib.parse import parse_qsl

from normalize.formats.cuts import TEXT_STEPS, text_in
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.json_cuts import page_range
from normalize.formats.mapping import Rule, load
from normalize.formats.name_lists import personal
from normalize.formats.text_bytes import text_of
from normalize.values.identifiers import find_doi

_MOST = 500
_KINDS = {"book": "book", "dissertation": "thesis", "patent": "patent", "journal": "article"}


def read(data: bytes) -> Description:
    """Read one context object."""
    text, problems = text_of(data)
    return gather(statements(text), "", problems)


def statements(text: str) -> Iterator[Statement]:
    """What a context object says of its referent."""
    try:
        pairs = parse_qsl(text.strip().replace("&amp;", "&"), max_num_fields=_MOST)
    except ValueError:  # more fields than any referent has
        return
    values = dict(reversed(pairs))
    kind = values.get("rft.genre") or _KINDS.get(values.get("rft_val_fmt", "").rpartition(":")[2], "")
    for name, value in pairs:
        for rule in _TABLE.rules_of(name.removeprefix("rft."), kind) or ():
            yield from _TABLE.apply(rule, value)
    if "rft.au" not in values:
        yield Statement("agent", personal(values.get("rft.aulast", ""), _given(values)), "person", "aut")
    if "rft.pages" not in values:
        yield from page_range(
            {name.replace(".", "_"): value for name, value in pairs}, "rft_spage", "rft_epage"
        )
    if pairs and kind != "unknown":
        yield Statement("type", kind)


def _reference(value: object, rule: Rule) -> Iterator[Statement]:
    """`info:doi/10.1000/182`, `urn:isbn:...`, or an address."""
    text = text_in(value)
    if found := find_doi(text):
        yield rule.say(found, "doi")
    elif "://" in text:
        yield Statement("link", text, "resource")
    else:
        yield rule.say(text.removeprefix("info:").replace("/", ":", 1) if text.startswith("info:") else text)


def _given(values: dict[str, str]) -> str:
    return values.get("rft.aufirst") or values.get("rft.auinit") or ""


_TABLE = load("coins", {**TEXT_STEPS, "reference": _reference})
