"""The steps of tables that cut an object of JSON: persons, dates, titles."""

import re
from collections.abc import Iterator

from normalize.formats.cuts import TEXT_STEPS, name_statements, names, text_in
from normalize.formats.description import Statement
from normalize.formats.json_text import first_text, items
from normalize.formats.mapping import Rule, Step
from normalize.formats.name_lists import Name, is_body, personal, read_name
from normalize.formats.roles import role_of

_FAMILY = ("family", "familyName", "lastName")
_GIVEN = ("given", "givenName", "firstName")
_WHOLE = ("literal", "name", "display_name", "fullName", "title", "raw_author_name", "@value", "legalName")
_AUTHORITY = ("ORCID", "orcid", "nameIdentifiers.nameIdentifier", "orcid_id")
_BODIES = frozenset(
    ("organizational", "organization", "corporation", "institution", "governmentorganization")
)
_PAGE = re.compile(r"(?=.{0,14}\d|[ivxlcdm]+$)\S{1,15}", re.IGNORECASE)
_ROLE = ("creatorType", "contributorType", "role", "roleName")


def person(value: object, rule: Rule) -> Iterator[Statement]:
    """A name as text, in parts or whole, with what says that it is a body, its role and its ORCID."""
    if not isinstance(value, dict):
        yield from names(value, rule)
        return
    family, given = first_text(value, *_FAMILY), first_text(value, *_GIVEN)
    whole = first_text(value, *_WHOLE)
    role = role_of(first_text(value, *_ROLE)) or rule.role
    kind = "corporate" if first_text(value, "nameType", "@type", "type").lower() in _BODIES else rule.scheme
    authority = first_text(value, *_AUTHORITY)
    if family and given:
        suffix = first_text(value, "suffix")
        particle = first_text(value, "non-dropping-particle", "dropping-particle", "prefix")
        name = personal(f"{particle} {family}" if particle else family, given)
        yield rule.say(f"{name}, {suffix}" if suffix else name, kind or "person", role, "", authority)
    elif whole or family or given:
        name = whole or family or given
        yield rule.say(
            read_name(name).name, kind or ("corporate" if is_body(name) else "person"), role, "", authority
        )


def date_parts(value: object, rule: Rule) -> Iterator[Statement]:
    """A date of CSL: `{"date-parts": [[2019, 3, 1]]}`, raw or literal; two of them are an interval."""
    if not isinstance(value, dict):
        yield rule.say(text_in(value))
        return
    parts = value.get("date-parts")
    ends = [_written(each) for each in parts] if isinstance(parts, list) else []
    text = "/".join(end for end in ends if end)
    yield rule.say(text or first_text(value, "raw", "literal", "date-time"))


def _written(parts: object) -> str:
    """`[2019, 3, 1]` as `2019-03-01`; numbers may be texts."""
    found = [text_in(part) for part in items(parts)]
    return "-".join(part.zfill(2) if at else part for at, part in enumerate(found[:3]) if part)


def named(value: object, rule: Rule) -> Iterator[Statement]:
    """A text, or the name of an object."""
    text = text_in(value) or first_text(
        value, "name", "title", "display_name", "@value", "legalName", "value"
    )
    yield from TEXT_STEPS[""](text, rule)


def body(value: object, rule: Rule) -> Iterator[Statement]:
    """A name that is a body's, whatever it looks like."""
    text = text_in(value) or first_text(value, "name", "display_name")
    yield from name_statements(Name(text, "corporate"), rule)


def page_range(record: object, first: str, last: str) -> Iterator[Statement]:
    """First and last page as one range; what is too long for a page or has no number in it is none."""
    start, end = (
        text if _PAGE.fullmatch(text) else ""
        for text in (first_text(record, first), first_text(record, last))
    )
    if start and end and start != end:
        yield Statement("pages", f"{start}-{end}")
    elif start or end:
        yield Statement("pages", start or end)


JSON_STEPS: dict[str, Step] = {
    **TEXT_STEPS,
    "body": body,
    "date_parts": date_parts,
    "named": named,
    "person": person,
}
