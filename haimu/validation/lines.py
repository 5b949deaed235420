"""Problems as JSON objects and as rows of a table, in Chinese, in English or in both."""

from typing import Any

from haimu.validation.judged import Found, Judged
from haimu.validation.tally import ClassCount, Tally, place
from normalize.checks import CLASSES

LANGUAGES = ("zh", "en")
FIXED_COLUMNS = (
    "file", "position", "identifier", "class", "severity", "rule", "place", "tag", "occurrence", "field", "part",
    "subfield", "offset", "file_offset", "value", "expected",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def languages_of(wanted: str) -> tuple[str, ...]:
    """The languages that a person asked for; empty: both."""
    return (wanted,) if wanted else LANGUAGES


def problem_object(found: Found, languages: tuple[str, ...]) -> dict[str, Any]:
    """A problem for a program."""
    finding, rule, where = found.finding, found.rule, found.place
    return {
        "class": rule.kind,
        "severity": rule.severity,
        "rule": rule.name,
        "place": place(found),
        "tag": finding.tag,
        "occurrence": where.occurrence or finding.occurrence,
        "field": where.field or None,
        "part": finding.part,
        "subfield": where.subfield or None,
        "offset": where.offset,
        "file_offset": where.in_file,
        "value": finding.value,
        "expected": finding.expected,
        "message": {language: rule.message(finding, language) for language in languages},
        "mend": {language: rule.mend(finding, language) for language in languages},
    }


def record_object(record: Judged, languages: tuple[str, ...]) -> dict[str, Any]:
    """A record with its problems for a program."""
    return {
        "file": record.file,
        "position": record.position,
        "identifier": record.identifier,
        "offset": record.offset,
        "state": record.state,
        "problems": [problem_object(found, languages) for found in record.found],
    }


def columns(languages: tuple[str, ...]) -> list[str]:
    """The head of the table of problems."""
    said = [f"{what}_{language}" for what in ("class", "message", "mend") for language in languages]
    return [*FIXED_COLUMNS, *said]


def problem_rows(record: Judged, languages: tuple[str, ...]) -> list[list[str]]:
    """A row of the table for each problem of a record, without anything that a spreadsheet would execute."""
    rows = []
    for found in record.found:
        finding, rule, where = found.finding, found.rule, found.place
        row = [
            record.file,
            str(record.position),
            record.identifier,
            rule.kind,
            rule.severity,
            rule.name,
            place(found),
            finding.tag,
            str(where.occurrence or finding.occurrence or ""),
            str(where.field or ""),
            finding.part,
            str(where.subfield or ""),
            "" if where.offset is None else str(where.offset),
            "" if where.in_file is None else str(where.in_file),
            finding.value,
            finding.expected,
            *(getattr(CLASSES[rule.kind], language) for language in languages),
            *(rule.message(finding, language) for language in languages),
            *(rule.mend(finding, language) for language in languages),
        ]
        rows.append([guarded(cell) for cell in row])
    return rows


def guarded(cell: str) -> str:
    """A cell that a spreadsheet shows as it is: an apostrophe before what begins like a formula, no controls."""
    shown = "".join(
        character if character.isprintable() or character in "\t\n\r" else "\ufffd" for character in cell
    )
    return f"'{shown}" if shown.lstrip(" \ufeff").startswith(FORMULA) or shown.startswith(FORMULA) else shown


def summary_object(tally: Tally) -> dict[str, Any]:
    """The counts of a run for a program, worst class first."""
    return {
        **tally.counts(),
        "problems_total": tally.problems,
        "records_with": tally.records_by_severity,
        "records_without_problems": tally.records_without,
        "classes": [_class_object(one) for one in tally.classes()],
    }


def _class_object(one: ClassCount) -> dict[str, Any]:
    return {
        "class": one.name,
        "name": {"zh": one.zh, "en": one.en},
        "severity": one.severity,
        "problems": one.count,
        "records": one.records,
        "rules": _rules_object(one),
    }


def _rules_object(one: ClassCount) -> dict[str, int]:
    counts: dict[str, int] = {}
    for rule in one.rules:
        counts[rule.rule.name] = counts.get(rule.rule.name, 0) + rule.count
    return counts
