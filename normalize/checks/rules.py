"""The table of rules: class, severity, and what is said of a fault and its mend in both languages."""

import re
from collections.abc import Container, Iterable
from string import Formatter

import msgspec

from normalize.checks.finding import Finding
from normalize.checks.messages import in_chinese
from normalize.checks.tables import CheckTableError, Row, read_table

COLUMNS = ("rule", "class", "severity", "en", "zh", "mend_en", "mend_zh")
SEVERITIES = ("error", "warning", "advice")
LANGUAGES = ("en", "zh")
_VALUE = re.compile(r"[ :：]*(?:[(（]\{value\}[)）]|\{value\}$)")
"""A value at the end of a text, with what parts it from the text: left out where none is known."""
_WORDS = frozenset(("tag", "part", "value", "expected", "said"))


class ProblemClass(msgspec.Struct, frozen=True):
    """A line of classes.tsv: what reports are sorted by."""

    name: str
    en: str
    zh: str


class Rule(msgspec.Struct, frozen=True):
    """A line of rules.tsv; the texts have places for tag, part, value, expected and said."""

    name: str
    kind: str
    severity: str
    en: str
    zh: str
    mend_en: str
    mend_zh: str

    def message(self, finding: Finding, language: str) -> str:
        """What is wrong, in `en` or `zh`."""
        return _filled(self.zh if language == "zh" else self.en, finding, language)

    def mend(self, finding: Finding, language: str) -> str:
        """What to do, in `en` or `zh`."""
        return _filled(self.mend_zh if language == "zh" else self.mend_en, finding, language)


def _filled(text: str, finding: Finding, language: str) -> str:
    if not finding.part:
        text = text.replace(" {part}", "")
    elif finding.part[:1] == "/":
        text = text.replace("{tag} {part}", "{tag}{part}")
    if not finding.value:
        text = _VALUE.sub("", text)
    blanks = "/" in finding.part or finding.part[:3] == "ind"
    value = finding.value.replace(" ", "#") if blanks else finding.value
    said = in_chinese(finding.said) if language == "zh" else finding.said
    return text.format(tag=finding.tag, part=finding.part, value=value, expected=finding.expected, said=said)


def compiled(rows: Iterable[Row], classes: Container[str]) -> dict[str, Rule]:
    """The rules by name; `CheckTableError` names the line that cannot be used."""
    table: dict[str, Rule] = {}
    for where, row in rows:
        if row["severity"] not in SEVERITIES:
            raise CheckTableError(
                f"{where}: {row['severity']!r} is no severity; write {', '.join(SEVERITIES)}."
            )
        if row["class"] not in classes:
            raise CheckTableError(
                f"{where}: class {row['class']!r} does not stand in classes.tsv; add it there."
            )
        for column in ("rule", "en", "zh", "mend_en", "mend_zh"):
            _check_text(where, column, row[column])
        if row["rule"] in table:
            raise CheckTableError(f"{where}: rule {row['rule']!r} stands in the table twice; keep one line.")
        table[row["rule"]] = Rule(*(row[column] for column in COLUMNS))
    return table


def _check_text(where: str, column: str, text: str) -> None:
    if not text:
        raise CheckTableError(f"{where}: the column {column} is empty; write something.")
    try:
        words = {word for _, word, _, _ in Formatter().parse(text) if word is not None}
    except ValueError as error:
        raise CheckTableError(f"{where}: a bracket of column {column} is not closed.") from error
    if not words <= _WORDS:
        raise CheckTableError(
            f"{where}: {column} may have {{tag}}, {{part}}, {{value}}, {{expected}} and {{said}}, no other place."
        )


CLASSES = {
    row["class"]: ProblemClass(row["class"], row["en"], row["zh"])
    for _, row in read_table("classes.tsv", ("class", "en", "zh"))
}
RULES = compiled(read_table("rules.tsv", COLUMNS), CLASSES)
