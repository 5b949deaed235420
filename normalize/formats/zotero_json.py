"""Items of Zotero, as its API and its translators write them (schema.zotero.org)."""

import re
from collections.abc import Iterator

from normalize.formats import json_record
from normalize.formats.cuts import text_in
from normalize.formats.description import Description, Statement
from normalize.formats.json_cuts import JSON_STEPS
from normalize.formats.json_record import Layout
from normalize.formats.json_text import Object
from normalize.formats.mapping import Rule, load


def read(data: bytes) -> Description:
    """Read one item."""
    return json_record.read(data, _LAYOUT)


def _inner(record: Object) -> Object:
    data = record.get("data")
    return data if isinstance(data, dict) else record


def _extra(value: object, rule: Rule) -> Iterator[Statement]:
    """Lines of the field Extra: `CLC: P339`; what the table of these lines does not know is a note."""
    for line in text_in(value).split("\n"):
        label, _, text = line.partition(":")
        rules = _EXTRA.rules_of(re.sub(r"[ _-]", "", label).lower(), "") if text else None
        if rules is None:
            yield rule.say(line)
            continue
        for known in rules:
            yield from _EXTRA.apply(known, text.strip())


def _class_numbers(value: object, rule: Rule) -> Iterator[Statement]:
    """`P339[水文循环]` and `X321;F832.51`; a path of captions (`经济>农业经济`) is a subject."""
    for piece in re.split(r"[;；]", text_in(value)):
        number = piece.partition("[")[0].strip()
        if number.isascii():
            yield rule.say(number)
        else:
            yield Statement("subject", number.replace(">", "--"), "clc")


_EXTRA = load("zotero_extra", {**JSON_STEPS, "class_numbers": _class_numbers})
_LAYOUT = Layout(
    load("zotero_json", {**JSON_STEPS, "extra": _extra}), ("itemType",), ("key", "itemID"), _inner
)
