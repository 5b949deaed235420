"""The first records of a source, raw and normalized side by side, without storing anything."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from itertools import islice
from typing import Any

import msgspec

from haimu.harvesters import harvester_of
from haimu.validation.layout_hints import likely_layouts
from harvesters.harvester import Plan, RunLog
from harvesters.source import Source
from normalize.checks.coverage import Coverage
from normalize.checks.reading import read_marc
from normalize.iso2709 import parse
from normalize.local_fields import LocalField, packaged_layouts
from normalize.marc import SUBFIELD
from normalize.normalizer import NOT_MARINE, Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.scope import ScopeRules, explained

MOST_RAW = 4000
# What needs no name where it stands first.
SPEAKS_FOR_ITSELF = ("value", "name", "parts", "edtf", "url")


class Preview(msgspec.Struct, frozen=True):
    """One record. `verdict`: what would become of it and why; `fields`: what was understood, name and value; `hints`:
    fields of its own that seem to say who holds it, where the source has no `holdings`.
    """

    position: int
    identifier: str
    verdict: str
    raw: str
    fields: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def previewed(
    source: Source, log: RunLog, most: int, rules: ScopeRules, local: tuple[LocalField, ...] = ()
) -> Iterator[Preview]:
    """The first `most` records that a full harvest would bring; `local` are the fields with their holdings."""
    plan = Plan(datetime.now(UTC).isoformat(timespec="seconds"), full=True, limit=most)
    profile = SourceProfile(source.name, source.scope, source.library, local)
    deliveries: Any = harvester_of(source, log).deliveries(plan)
    with closing(deliveries):
        records = (one for one in deliveries if isinstance(one, RawRecord | Deleted | Damaged))
        for item in islice(records, most):
            yield _preview(item, profile, rules)


def _preview(item: RawRecord | Deleted | Damaged, profile: SourceProfile, rules: ScopeRules) -> Preview:
    outcome = normalize_raw(item, profile, rules) if isinstance(item, RawRecord) else item
    if isinstance(outcome, Deleted):
        return Preview(outcome.position, outcome.identifier, "deleted at the source", "")
    raw = "" if isinstance(item, Deleted) else _readable(item)
    if isinstance(outcome, Damaged):
        return Preview(outcome.position, "", f"damaged: {outcome.reason}", raw)
    fields = msgspec.to_builtins(outcome.record)
    shown = tuple(
        (name, _text(value))
        for name, value in fields.items()
        if value and name not in ("source", "identifier")
    )
    problems = tuple(problem.message for problem in outcome.problems)
    hints = _hints(item) if isinstance(item, RawRecord) and not profile.local else ()
    verdict = _verdict(outcome, rules)
    return Preview(item.position, outcome.record.identifier, verdict, raw, shown, problems, hints)


def _hints(item: RawRecord) -> tuple[str, ...]:
    reading = read_marc(item)
    if reading is None or reading[0] is None:
        return ()
    coverage = Coverage()
    coverage.add(reading[0], "")
    fitting = ((unread.tag, likely_layouts(unread, packaged_layouts())) for unread in coverage.unread())
    return tuple(
        f'{tag} seems to say who holds it: holdings = "{names[0]}"' for tag, names in fitting if names
    )


def _readable(item: RawRecord | Damaged) -> str:
    """The raw record as text; ISO 2709 in lines, a field each, with `$` before the codes of subfields."""
    if isinstance(item, RawRecord) and item.format == "marc":
        marc, _ = parse(item.data, item.encoding)
        if marc is not None:
            fields = (f"{tag} {content.replace(SUBFIELD, ' $')}" for tag, content in marc)
            return "\n".join((f"LDR {marc.leader}", *fields))[:MOST_RAW]
    text = item.data[:MOST_RAW].decode("utf-8", "replace")
    return "".join(
        sign if sign.isprintable() or sign in "\n\t" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )


def _verdict(outcome: Accepted | OutOfScope, rules: ScopeRules) -> str:
    why = explained(outcome.record, rules)
    if isinstance(outcome, OutOfScope):
        more = f" ({why})" if outcome.reason == NOT_MARINE else ""
        return f"would be filtered out: {outcome.reason}{more}"
    return f"would be accepted{f': {why}' if outcome.reasons else ''}"


def _text(value: Any) -> str:
    """`{"value": "Tides"}` is `Tides`; names stand before what else there is, strokes between several."""
    if isinstance(value, list | tuple):
        return " | ".join(map(_text, value))
    if isinstance(value, dict):
        head, *rest = value.items()
        first = _text(head[1]) if head[0] in SPEAKS_FOR_ITSELF else f"{head[0]}: {_text(head[1])}"
        return " · ".join((first, *(f"{name}: {_text(one)}" for name, one in rest)))
    return str(value)
