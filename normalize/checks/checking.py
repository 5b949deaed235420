"""All checks of a MARC record, in order."""

from collections.abc import Callable

from normalize.checks.carrier import check_characters, check_directory
from normalize.checks.code_table import code_table
from normalize.checks.dates import check_dates
from normalize.checks.field_table import field_table
from normalize.checks.finding import Finding, shown
from normalize.checks.fixed import Fixed
from normalize.checks.links import Embedded, check_entries, check_script_links
from normalize.checks.maps import check_maps
from normalize.checks.numbers import Numbers
from normalize.checks.structure import Structure
from normalize.checks.subfield_codes import check_subfield_codes
from normalize.checks.titles import (
    check_chinese_title,
    check_flavour,
    check_main_entry,
    check_title,
    evident_flavour,
)
from normalize.faults import FAULTS
from normalize.marc import HOLDINGS_TYPES, MarcRecord

Findings = list[Finding]
Check = Callable[[MarcRecord, Findings], None]
_NOT_BIBLIOGRAPHIC = HOLDINGS_TYPES | {"z", "w", "q"}


def _for(flavour: str, check: Callable[[MarcRecord, str, Findings], None]) -> Check:
    return lambda record, found: check(record, flavour, found)


def _checks(flavour: str) -> tuple[Check, ...]:
    fields = field_table(flavour)
    own: tuple[Check, ...]
    if flavour == "marc21":
        own = (check_title, check_script_links, check_entries)
    else:
        own = (check_chinese_title, Embedded(fields).check)
    return (
        _for(flavour, check_flavour),
        Structure(fields, flavour).check,
        Fixed(code_table(flavour), flavour).check,
        check_characters,
        Numbers(flavour).check,
        *own,
        _for(flavour, check_main_entry),
        _for(flavour, check_subfield_codes),
        _for(flavour, check_dates),
        _for(flavour, check_maps),
    )


_CHECKS = {flavour: _checks(flavour) for flavour in ("marc21", "cnmarc")}


def check_record(record: MarcRecord, said: str = "", data: bytes = b"") -> Findings:
    """Everything that is wrong with a record. Never raises.

    `said` is the flavour that its carrier names (`marc21`, `unimarc`, `cnmarc`), empty where none; `data` the bytes of
    ISO 2709 that it was read from, where its directory was good enough to go by. Of holdings and authority records only
    what is common to all is checked.
    """
    found: Findings = []
    if data:
        _run(lambda _, into: check_directory(data, into), record, found)
    flavour = evident_flavour(record, said)
    if flavour == "marc21" and record.leader[6:7] in _NOT_BIBLIOGRAPHIC:
        _run(check_characters, record, found)
        return found
    named = said if said in ("", "marc21") else "cnmarc"
    if named and named != flavour:
        other = "CNMARC" if flavour == "cnmarc" else "MARC 21"
        found.append(
            Finding("flavour_wrong", "LDR", 1, "", other, "MARC 21" if other == "CNMARC" else "CNMARC")
        )
    for check in _CHECKS[flavour]:
        _run(check, record, found)
    return found


def _run(check: Check, record: MarcRecord, found: Findings) -> None:
    """A check that fails spoils its own findings only, and says so."""
    try:
        check(record, found)
    except FAULTS as error:
        found.append(Finding("check_failed", "", 0, "", shown(f"{type(error).__name__}: {error}")))
