"""Charts and maps in CNMARC: 123 and 206, and 131 for what no note says."""

from collections.abc import Sequence

from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_maps import coded_box, printed_box
from normalize.record import ChartFacts, Record
from normalize.values.chart_facts import horizontal_datum, sounding_datum, sounding_unit


def chart(record: Record) -> list[Made]:
    """123 coded and 206 in words ($a scale, $c projection, $d limits)."""
    facts = record.chart or ChartFacts()
    scale, vertical = str(facts.scale or ""), str(facts.vertical_scale or "")
    boxes = [box for each in record.boxes if (box := coded_box(each))] or [[]]
    found: list[Made] = []
    for at, box in enumerate(boxes):
        scales: Subs = [("b", scale), ("c", vertical)] if at == 0 else []
        if box or any(value for _, value in scales):
            found += made("123", "1 " if scale else "0 ", [("a", "a"), *scales, *box])
    limits = " ; ".join(printed_box(each) for each in record.boxes if coded_box(each))
    printed, projection = facts.scale_printed, facts.projection
    if printed or projection:
        told = "" if projection in printed else projection
        found += made("206", "  ", [("a", printed), ("c", told), ("d", "" if "°" in printed else limits)])
    return found


def datums(record: Record, notes: Sequence[Made]) -> list[Made]:
    """131: $b geodetic and $f sounding datum, $j unit of depths, each where neither the notes nor 206 tell it."""
    facts = record.chart
    if facts is None:
        return []
    text = " ".join([*(field.content for field in notes if field.tag in _READ), facts.scale_printed])
    subs: Subs = [
        ("b", facts.horizontal_datum if horizontal_datum(text) != facts.horizontal_datum else ""),
        ("f", facts.sounding_datum if sounding_datum(text) != facts.sounding_datum else ""),
        ("j", facts.sounding_unit if sounding_unit(text) != facts.sounding_unit else ""),
    ]
    return made("131", "  ", subs)


_READ = frozenset(("300", "304", "306", "315"))
"""The notes in which facts of a chart are looked for."""
