"""One raw record to a `Record`: the way in to this package."""

import hashlib
from collections.abc import Sequence

import msgspec

from normalize.assemble import assemble
from normalize.authority import (
    Authority,
    authority_flavour,
    authority_of,
    authority_record,
    read_authority,
)
from normalize.holdings_record import (
    hosts_named,
    is_deleted_holdings,
    is_holdings,
    main_first,
    own_identifier,
)
from normalize.iso2709 import parse
from normalize.marc import MarcRecord, flavour_of
from normalize.marcxml import parse_bundle
from normalize.mending import mended
from normalize.own_records import as_catalogued, is_own
from normalize.problem import Problem
from normalize.profile import SourceProfile
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.record import Record
from normalize.scope import PACKAGED, ScopeRules, judge
from normalize.version import RULES_VERSION

__all__ = [
    "NOT_MARINE",
    "RULES_VERSION",
    "Accepted",
    "Authority",
    "OutOfScope",
    "Outcome",
    "SourceProfile",
    "normalize_raw",
]


NOT_MARINE = "not marine"
"""The reason of what the filter of scope left out."""
_AUTHORITY_TYPES = frozenset("xyz")


class Accepted(msgspec.Struct, frozen=True, tag="accepted"):
    """A record that belongs into the catalogue, with its faults and the reasons why it is in scope."""

    record: Record
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


class OutOfScope(msgspec.Struct, frozen=True, tag="out_of_scope"):
    """A record that is kept and counted but not shown. `authority` is what an authority record says."""

    record: Record
    reason: str
    problems: tuple[Problem, ...] = ()
    authority: Authority | None = None


Outcome = Accepted | OutOfScope | Deleted | Damaged


def normalize_raw(raw: RawRecord, profile: SourceProfile, rules: ScopeRules = PACKAGED) -> Outcome:
    """Read one raw record; never raises, whatever the bytes are. `rules` decide whether it is marine."""
    if raw.format == "marc":
        return _normalize_marc(raw, profile, rules, *parse(raw.data, raw.encoding))
    if raw.format in ("marcxml", "marcxchange"):
        return _normalize_xml(raw, profile, rules)
    return _normalize_other(raw, profile, rules)


def _normalize_xml(raw: RawRecord, profile: SourceProfile, rules: ScopeRules) -> Outcome:
    """Read a record of MARC in XML, with those of its holdings where they came with it."""
    marc, problems, others = parse_bundle(raw.data)
    if marc is not None and others:
        marc, *others = main_first([marc, *others])
    return _normalize_marc(raw, profile, rules, marc, problems, others)


def _normalize_other(raw: RawRecord, profile: SourceProfile, rules: ScopeRules) -> Outcome:
    from normalize.formats.describe import describe  # noqa: PLC0415  a run over MARC does not pay for other formats
    from normalize.formats.registry import format_of, read  # noqa: PLC0415  as above

    name = format_of(raw.format, raw.data)
    if name == "marcxml":
        return _normalize_xml(raw, profile, rules)
    if name in ("marcjson", "marclines"):
        return _normalize_marc(raw, profile, rules, *_parse(name, raw))
    said = read(name, raw.data)
    if not said.statements and not said.deleted:
        reason = said.problems[0].message if said.problems else "no field can be read"
        return Damaged(raw.data, raw.position, reason)
    identifier = raw.identifier or said.identifier or digest_id(raw.data)
    if said.deleted:
        return Deleted(identifier, raw.position, raw.datestamp)
    record, problems = describe(said, profile.name, identifier, raw.datestamp, name, profile.library)
    kept = raw.problems + problems
    if said.authority:
        return OutOfScope(record, "authority record", kept, authority_of(record))
    return _in_scope(profile, rules, record, kept)


def _parse(name: str, raw: RawRecord) -> tuple[MarcRecord | None, tuple[Problem, ...]]:
    """Read MARC from one of its other carriers."""
    if name == "marcjson":
        from normalize.marc_json import parse_json  # noqa: PLC0415  a run over ISO 2709 does not pay for it

        return parse_json(raw.data)
    from normalize.marc_lines import parse_lines  # noqa: PLC0415  as above

    return parse_lines(raw.data, raw.encoding)


def _normalize_marc(
    raw: RawRecord,
    profile: SourceProfile,
    rules: ScopeRules,
    marc: MarcRecord | None,
    problems: tuple[Problem, ...],
    others: Sequence[MarcRecord] = (),
) -> Outcome:
    if marc is None:
        reason = problems[0].message if problems else "no field can be read"
        return Damaged(raw.data, raw.position, reason)
    gone = marc.leader[5:6] == "d"
    holds_only = is_deleted_holdings(marc, raw.flavour) if gone else is_holdings(marc, _flavour(raw, marc))
    number = own_identifier(marc) if holds_only else marc.control("001").strip()
    identifier = raw.identifier or number or digest_id(raw.data)
    if gone:
        return Deleted(identifier, raw.position, raw.datestamp)
    return _assembled(raw, profile, rules, marc, identifier, raw.problems + problems, others)


def digest_id(data: bytes) -> str:
    """Return the identifier of a record that has none: sixteen hexadecimal digits of its bytes' SHA-256."""
    return "sha256:" + hashlib.sha256(data).hexdigest()[:16]


def _assembled(
    raw: RawRecord,
    profile: SourceProfile,
    rules: ScopeRules,
    marc: MarcRecord,
    identifier: str,
    problems: tuple[Problem, ...],
    others: Sequence[MarcRecord],
) -> Outcome:
    found: list[Problem] = list(problems)
    apart = [other for other in others if is_holdings(other, flavour_of(other))]
    if len(apart) < len(others):
        found.append(Problem("other", "another record came in one with this, and is not read"))
    marc = mended(marc, found)
    if is_own(marc):
        marc = as_catalogued(marc)
    kind_of_authority = authority_flavour(marc) if marc.leader[6:7] in _AUTHORITY_TYPES else ""
    if kind_of_authority:
        authority = read_authority(marc, kind_of_authority, profile.name, identifier)
        kept_record = authority_record(authority, raw.datestamp, kind_of_authority)
        return OutOfScope(kept_record, "authority record", tuple(found), authority)
    flavour = _flavour(raw, marc)
    record = assemble(marc, flavour, profile, identifier, raw.datestamp, found, apart)
    kept = tuple(found)
    if is_holdings(marc, flavour):
        return _holdings(record, kept, hosts_named(marc))
    return _in_scope(profile, rules, record, kept)


def _flavour(raw: RawRecord, marc: MarcRecord) -> str:
    if raw.flavour == "":
        return flavour_of(marc)
    return "marc21" if raw.flavour == "marc21" else "cnmarc"


def _holdings(record: Record, problems: tuple[Problem, ...], hosts: Sequence[str]) -> Accepted | OutOfScope:
    """A record of holdings; nobody can be shown one that does not say what is held."""
    if not hosts:
        problem = Problem("no_host", "the record of holdings does not say of which record (004)", "004")
        return OutOfScope(record, "holdings of no record", (*problems, problem))
    if len(hosts) > 1:
        others = ", ".join(hosts[1:])[:100]
        told = Problem("other", "holdings of several records are shown with the first of them", "014", others)
        problems = (*problems, told)
    return Accepted(record, problems)


def _in_scope(
    profile: SourceProfile, rules: ScopeRules, record: Record, problems: tuple[Problem, ...]
) -> Outcome:
    if profile.scope == "all":
        return Accepted(record, problems)
    verdict = judge(record, rules)
    if verdict.marine:
        return Accepted(record, problems, verdict.reasons)
    return OutOfScope(record, NOT_MARINE, problems)
