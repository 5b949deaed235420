"""Languages of MARC 21 and CNMARC fields."""

from normalize.field import Field
from normalize.maps.lists import former_languages
from normalize.record import PartLanguage
from normalize.rule import BadValue
from normalize.values.languages import is_language, split_codes


def language_codes(field: Field) -> tuple[str, ...]:
    """041, CNMARC 101: codes of the listed subfields, packed ones taken apart."""
    found: tuple[str, ...] = ()
    for _, value in field.subs:
        codes = split_codes(value)
        if not codes and len(value.strip()) % 3:
            raise BadValue("language", "not a language code", field.tag, value, found)
        found += codes
        unknown = next((code for code in codes if not is_language(code)), "")
        if unknown and unknown not in former_languages():
            raise BadValue("language", f"no language has the code {unknown}", field.tag, value, found)
    return found


_PARTS = {
    "041b": "summary", "041f": "contents", "041e": "libretto", "041g": "accompanying", "041j": "subtitles",
    "101d": "summary", "101e": "contents", "101f": "title", "101g": "title", "101h": "libretto",
    "101i": "accompanying", "101j": "subtitles",
}  # fmt: skip


def part_languages(field: Field) -> list[PartLanguage]:
    """041, CNMARC 101: languages that only a part is in, by tag and subfield."""
    return [
        PartLanguage(code, _PARTS[field.tag + letter])
        for letter, value in field.subs
        for code in split_codes(value)
        if is_language(code) or code in former_languages()
    ]
