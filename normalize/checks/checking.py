"""All checks of a MARC record, in order."""

from collections.abc import Callable
from types import MappingProxyType

from normalize.checks.carrier import check_characters, check_directory
from normalize.checks.chinese_cataloguing import check_chinese_cataloguing
from normalize.checks.code_table import code_table
from normalize.checks.code_words import COLUMNS as CODE_COLUMNS
from normalize.checks.code_words import CodeWords
from normalize.checks.dates import check_dates
from normalize.checks.field_table import field_table
from normalize.checks.finding import Finding, shown
from normalize.checks.fixed import Fixed
from normalize.checks.links import Embedded, check_entries, check_script_links
from normalize.checks.maps import check_maps
from normalize.checks.numbers import Numbers
from normalize.checks.own_rules import OWN_RULES_COLUMNS, OWN_RULES_TABLE, OwnRules
from normalize.checks.rules import Rule
from normalize.checks.structure import Structure
from normalize.checks.subfield_codes import check_subfield_codes
from normalize.checks.tables import OwnTables, own_rows, read_table
from normalize.checks.titles import (
    check_chinese_title,
    check_flavour,
    check_main_entry,
    check_said_flavour,
    check_title,
    evident_flavour,
)
from normalize.faults import FAULTS
from normalize.marc import HOLDINGS_TYPES, MarcRecord

Findings = list[Finding]
Check = Callable[[MarcRecord, Findings], None]
FLAVOURS = ("marc21", "cnmarc")
TABLES = (
    *(f"{flavour}_{what}.tsv" for flavour in FLAVOURS for what in ("fields", "codes")),
    "other_codes.tsv",
    OWN_RULES_TABLE,
)
"""The tables that a library may have of its own."""
_NOT_BIBLIOGRAPHIC = HOLDINGS_TYPES | {"z", "w", "q"}


def _for(flavour: str, check: Callable[[MarcRecord, str, Findings], None]) -> Check:
    return lambda record, found: check(record, flavour, found)


def _checks(flavour: str, words: CodeWords, own: OwnTables) -> tuple[Check, ...]:
    fields = field_table(flavour, own)
    special: tuple[Check, ...]
    if flavour == "marc21":
        special = (check_title, check_script_links, check_entries)
    else:
        special = (check_chinese_title, check_chinese_cataloguing, Embedded(fields).check)
    return (
        _for(flavour, check_flavour),
        Structure(fields, flavour).check,
        Fixed(code_table(flavour, words, own), flavour).check,
        check_characters,
        Numbers(flavour).check,
        *special,
        _for(flavour, check_main_entry),
        lambda record, found: check_subfield_codes(record, flavour, words, found),
        _for(flavour, check_dates),
        _for(flavour, check_maps),
    )


class Checks:
    """All checks, by our tables and what a library's own add to them or change.

    `own` are tables of the names in TABLES; `CheckTableError` for a line that cannot be used.
    """

    def __init__(self, own: OwnTables = MappingProxyType({})) -> None:
        others = read_table("other_codes.tsv", CODE_COLUMNS)
        words = CodeWords((*others, *own_rows(own, "other_codes.tsv", CODE_COLUMNS)))
        self._checks = {flavour: _checks(flavour, words, own) for flavour in FLAVOURS}
        self._judged = OwnRules(own_rows(own, OWN_RULES_TABLE, OWN_RULES_COLUMNS))

    def rule_of(self, finding: Finding) -> Rule | None:
        """The rule that a finding is about, with the severity it has here; None where it is switched off."""
        return self._judged.rule_of(finding)

    def findings(self, record: MarcRecord, said: str = "", data: bytes = b"") -> Findings:
        """Everything that is wrong with a record. Never raises.

        `said` is the flavour that its carrier names (`marc21`, `unimarc`, `cnmarc`), empty where none; `data` the bytes
        of ISO 2709 that it was read from, where its directory was good enough to go by. Of holdings and authority
        records only what is common to all is checked.
        """
        found: Findings = []
        if data:
            _run(lambda _, into: check_directory(data, into), record, found)
        flavour = evident_flavour(record, said)
        if flavour == "marc21" and record.leader[6:7] in _NOT_BIBLIOGRAPHIC:
            _run(check_characters, record, found)
            return found
        _run(lambda _, into: check_said_flavour(said, flavour, into), record, found)
        for check in self._checks[flavour]:
            _run(check, record, found)
        return found


def _run(check: Check, record: MarcRecord, found: Findings) -> None:
    """A check that fails spoils its own findings only, and says so."""
    try:
        check(record, found)
    except FAULTS as error:
        found.append(Finding("check_failed", "", 0, "", shown(f"{type(error).__name__}: {error}")))


OURS = Checks()


def check_record(record: MarcRecord, said: str = "", data: bytes = b"") -> Findings:
    """Everything that is wrong with a record by our own tables; see `Checks.findings`."""
    return OURS.findings(record, said, data)
