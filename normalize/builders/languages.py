"""Languages of MARC 21 and CNMARC fields."""

from normalize.field import Field
from normalize.rule import BadValue
from normalize.values.languages import split_codes


def language_codes(field: Field) -> tuple[str, ...]:
    """041, CNMARC 101: codes of the listed subfields, packed ones taken apart."""
    found: tuple[str, ...] = ()
    for _, value in field.subs:
        codes = split_codes(value)
        if not codes and len(value.strip()) % 3:
            raise BadValue("language", "not a language code", field.tag, value, found)
        found += codes
    return found
