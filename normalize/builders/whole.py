"""Values for which several MARC 21 fields are read together."""

from normalize.builders.imprint import trimmed_date
from normalize.marc import MarcRecord, subfields
from normalize.record import PublicationDate
from normalize.values.dates import projected_date, publication_date
from normalize.values.text import clean


def date_of_publication(record: MarcRecord) -> PublicationDate:
    """008/06-14 with what is printed in 264 or 260 $c; the printed date stands in for a missing one, then 263."""
    date = publication_date(record.first("008")[6:15], _printed_date(record))
    if not date.edtf and "263" in record.by_tag:
        return projected_date(next(iter(record.values("263", "a")), ""), date.printed)
    return date


def _printed_date(record: MarcRecord) -> str:
    by_tag = record.by_tag
    best = ""
    if "264" in by_tag:
        for wanted in "1402 3":
            for content in by_tag["264"]:
                if content[1:2] == wanted and "\x1fc" in content:
                    best = best or _date_text(content)
    if not best and "260" in by_tag:
        for content in by_tag["260"]:
            best = best or _date_text(content)
    if not best and "362" in by_tag and not record.first("008")[7:11].isdigit():
        best = clean(next((value for code, value in subfields(by_tag["362"][0]) if code == "a"), ""))
    return best


def _date_text(content: str) -> str:
    at = content.find("\x1fc")
    if at < 0:
        at = content.find("\x1fd")
    if at < 0:
        return ""
    text, _, rest = content[at + 2 :].partition("\x1f")
    if "\x1fc" in rest or rest.startswith("c"):
        text = " ".join(value for code, value in subfields(content) if code == "c")
    text = clean(text)
    while text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return trimmed_date(text)
