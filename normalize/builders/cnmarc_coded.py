"""Values of CNMARC (UNIMARC) read from coded fields, alone or with what is printed: 100, 102, 110, 140, 801."""

from normalize.builders.imprint import trimmed_date
from normalize.field import Field
from normalize.maps.lists import marc_country, marc_regions
from normalize.marc import MarcRecord, subfields
from normalize.record import PublicationDate
from normalize.rule import BadValue
from normalize.steps import old_edition
from normalize.values.dates import projected_date, unimarc_date
from normalize.values.text import clean, trim_isbd

_NO_COUNTRY = frozenset(("XX", "ZZ", "YY", "XZ"))
FORMER_COUNTRIES = {"SU": "ur", "YU": "yu", "CS": "cs", "DD": "ge"}
_FREQUENCIES = {
    "a": "日刊", "b": "半周刊", "c": "周刊", "d": "双周刊", "e": "半月刊", "f": "月刊", "g": "双月刊", "h": "季刊",
    "i": "一年三期", "j": "半年刊", "k": "年刊", "l": "双年刊", "m": "三年刊", "n": "一周三期", "o": "旬刊",
    "y": "不定期",
}  # fmt: skip
"""110 $a/1, for a serial that does not say its frequency in words (326)."""


def cnmarc_country(field: Field) -> list[str]:
    """102 $a: the ISO 3166 code as the MARC code; of a state or province ($b, ISO 3166-2) its own.

    The codes that $b has for Chinese provinces (GB/T 2260) have no counterpart in MARC.
    """
    found = [code for value in field.all("b") if (code := marc_regions().get(value.strip().upper(), ""))]
    for value in field.all("a"):
        code = marc_country(value) or FORMER_COUNTRIES.get(value.strip().upper(), "")
        if code:
            found.append(code)
        elif value.strip().upper() not in _NO_COUNTRY and value.strip(" |"):
            raise BadValue("country", "not the code of a country (ISO 3166)", "102$a", value, found[:1])
    return found[:1]


def cnmarc_date(record: MarcRecord) -> PublicationDate:
    """100 $a/8-16 with what is printed in 210 or 214 $d; 211 tells when a book is expected."""
    coded = next(iter(record.values("100", "a")), "")
    date = unimarc_date(coded[8:17], _printed(record))
    if not date.edtf and "211" in record.by_tag:
        return projected_date(next(iter(record.values("211", "a")), ""), date.printed)
    return date


def _printed(record: MarcRecord) -> str:
    """The first printed date, of two fields that say the same in two scripts the one in Latin letters."""
    dated = [content for tag in ("210", "214") for content in record.fields(tag) if "\x1fd" in content]
    if not dated:
        return ""
    chosen = next((content for content in dated if "\x1f6" in content and "\x1f7ba" in content), dated[0])
    texts = [clean(value) for code, value in subfields(chosen) if code == "d"]
    return trimmed_date(" ".join(filter(None, texts)))


def frequency(record: MarcRecord) -> list[str]:
    """326 $a with its years ($b), that of today first, else 110 $a/1 in words."""
    said = [
        trim_isbd(clean(" ".join(value for code, value in subfields(content) if code in "ab")))
        for content in record.fields("326")
    ]
    if any(said):
        return sorted((text for text in said if text), key=lambda text: not text.endswith("-"))
    coded = next(iter(record.values("110", "a")), "")
    known = _FREQUENCIES.get(coded[1:2], "") if record.leader[7:8] in ("s", "i") else ""
    return [known] if known else []


def version(record: MarcRecord) -> list[str]:
    """205 $a that says how an old book was made (刻本, 抄本); of a book coded as old (140) whatever 205 or 305 says."""
    editions = [trim_isbd(" ".join(value.split())) for value in record.values("205", "a")]
    found = old_edition(editions)
    if found or not ("140" in record.by_tag or "141" in record.by_tag):
        return found
    notes = [clean(value) for value in record.values("305", "a")]
    return [text for text in editions if text] or old_edition(notes)


def agencies(field: Field) -> list[str]:
    """040 and CNMARC 801: who made or changed the description."""
    return [value for _, value in field.subs if value]
