"""One raw record to a `Record`: the way in to this package."""

import hashlib

import msgspec

from normalize.assemble import assemble
from normalize.iso2709 import parse
from normalize.marc import HOLDINGS_TYPES, MarcRecord, flavour_of
from normalize.marcxml import parse_xml
from normalize.problem import Problem
from normalize.raw import Damaged, Deleted, RawRecord
from normalize.record import Record
from normalize.scope import PACKAGED, ScopeRules, judge
from normalize.version import RULES_VERSION

__all__ = ["RULES_VERSION", "Accepted", "OutOfScope", "Outcome", "SourceProfile", "normalize_raw"]


class SourceProfile(msgspec.Struct, frozen=True):
    """What is peculiar to a source.

    `scope`: `marine` lets the rules of scope decide, `all` takes everything. `library` is the code of the library
    that owns the source; it holds the records that name no holder.
    """

    name: str
    scope: str = "marine"
    library: str = ""


class Accepted(msgspec.Struct, frozen=True, tag="accepted"):
    """A record that belongs into the catalogue, with its faults and the reasons why it is in scope."""

    record: Record
    problems: tuple[Problem, ...] = ()
    reasons: tuple[str, ...] = ()


class OutOfScope(msgspec.Struct, frozen=True, tag="out_of_scope"):
    """A record that is kept and counted but not shown."""

    record: Record
    reason: str
    problems: tuple[Problem, ...] = ()


Outcome = Accepted | OutOfScope | Deleted | Damaged


def normalize_raw(raw: RawRecord, profile: SourceProfile, rules: ScopeRules = PACKAGED) -> Outcome:
    """Read one raw record; never raises, whatever the bytes are. `rules` decide whether it is marine."""
    if raw.format == "marc":
        marc, problems = parse(raw.data, raw.encoding)
    elif raw.format in ("marcxml", "marcxchange"):
        marc, problems = parse_xml(raw.data)
    else:
        return _normalize_other(raw, profile, rules)
    return _normalize_marc(raw, profile, rules, marc, problems)


def _normalize_other(raw: RawRecord, profile: SourceProfile, rules: ScopeRules) -> Outcome:
    from normalize.formats.describe import describe  # noqa: PLC0415  a run over MARC does not pay for other formats
    from normalize.formats.registry import format_of, read  # noqa: PLC0415  as above

    name = format_of(raw.format, raw.data)
    if name == "marcxml":
        return _normalize_marc(raw, profile, rules, *parse_xml(raw.data))
    if name == "marcjson":
        from normalize.marc_json import parse_json  # noqa: PLC0415  as above

        return _normalize_marc(raw, profile, rules, *parse_json(raw.data))
    if name == "marclines":
        from normalize.marc_lines import parse_lines  # noqa: PLC0415  as above

        return _normalize_marc(raw, profile, rules, *parse_lines(raw.data, raw.encoding))
    said = read(name, raw.data)
    if not said.statements and not said.deleted:
        reason = said.problems[0].message if said.problems else "no field can be read"
        return Damaged(raw.data, raw.position, reason)
    identifier = raw.identifier or said.identifier or digest_id(raw.data)
    if said.deleted:
        return Deleted(identifier, raw.position, raw.datestamp)
    record, problems = describe(said, profile.name, identifier, raw.datestamp, name, profile.library)
    kept = raw.problems + problems
    authority = OutOfScope(record, "authority record", kept)
    return authority if said.authority else _in_scope(profile, rules, record, kept)


def _normalize_marc(
    raw: RawRecord,
    profile: SourceProfile,
    rules: ScopeRules,
    marc: MarcRecord | None,
    problems: tuple[Problem, ...],
) -> Outcome:
    if marc is None:
        reason = problems[0].message if problems else "no field can be read"
        return Damaged(raw.data, raw.position, reason)
    identifier = raw.identifier or marc.control("001").strip() or digest_id(raw.data)
    status = marc.leader[5:6]
    if status == "d":
        return Deleted(identifier, raw.position, raw.datestamp)
    return _assembled(raw, profile, rules, marc, identifier, raw.problems + problems)


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
) -> Outcome:
    flavour = flavour_of(marc) if raw.flavour == "" else "marc21" if raw.flavour == "marc21" else "cnmarc"
    found: list[Problem] = list(problems)
    record = assemble(marc, flavour, profile.name, identifier, raw.datestamp, profile.library, found)
    kept = tuple(found)
    kind = marc.leader[6:7]
    if kind == "z" and flavour == "marc21":
        return OutOfScope(record, "authority record", kept)
    if kind in HOLDINGS_TYPES and flavour == "marc21":
        return Accepted(record, kept)
    return _in_scope(profile, rules, record, kept)


def _in_scope(
    profile: SourceProfile, rules: ScopeRules, record: Record, problems: tuple[Problem, ...]
) -> Outcome:
    if profile.scope == "all":
        return Accepted(record, problems)
    verdict = judge(record, rules)
    if verdict.marine:
        return Accepted(record, problems, verdict.reasons)
    return OutOfScope(record, "not marine", problems)
