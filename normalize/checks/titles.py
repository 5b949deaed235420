"""The title, the main entry and what indicators say of them; the flavour that the tags speak of."""

import re

from normalize.checks.finding import Finding, shown
from normalize.marc import MarcRecord, flavour_of, subfields

Findings = list[Finding]
_MAIN = {"marc21": ("100", "110", "111", "130"), "cnmarc": ("700", "710", "720")}
_ARTICLE = re.compile(r"(The|A|An) (?=[\w\"'(])")
_LETTER = re.compile(r"[^\W_\u02b0-\u02ff]")
"""Letters and digits, but not signs such as ayn, which are left out with the article before them."""
_OF_CNMARC = frozenset(("200", "210", "215", "225", "101", "102", "105", "106", "690", "701", "702", "801"))
_OF_MARC21 = frozenset(("008", "040", "245", "260", "264", "300", "050", "082", "650", "651", "490"))
_ARTICLES_THAT_ARE_WORDS = re.compile(
    r"A (?=(?:[-&.,/:]|[A-Z]\b|to [Zz]\b|posteriori|priori|cappella|la |level))"
)


def evident_flavour(record: MarcRecord, said: str) -> str:
    """The flavour by the tag of the title; without one, the flavour that was said or that of most fields."""
    tags = record.by_tag.keys()
    if "245" in tags or "200" in tags:
        return flavour_of(record)
    if said:
        return "marc21" if said == "marc21" and len(tags & _OF_CNMARC) <= len(tags & _OF_MARC21) else "cnmarc"
    return "cnmarc" if len(tags & _OF_CNMARC) > len(tags & _OF_MARC21) else "marc21"


def check_flavour(record: MarcRecord, flavour: str, found: Findings) -> None:
    """Add that fields of the other format stand in the record."""
    tags = record.by_tag.keys()
    if "245" in tags and "200" in tags:
        found.append(Finding("flavours_mixed", "200" if flavour == "marc21" else "245", 1))
    elif flavour == "cnmarc" and len(tags & _OF_MARC21) > len(tags & _OF_CNMARC):
        found.append(Finding("flavour_wrong", "LDR", 1, "", "MARC 21", "CNMARC"))


def check_said_flavour(said: str, flavour: str, found: Findings) -> None:
    """Add that the carrier names another format than that of the fields."""
    named = said if said in ("", "marc21") else "cnmarc"
    if named and named != flavour:
        other = "CNMARC" if flavour == "cnmarc" else "MARC 21"
        found.append(
            Finding("flavour_wrong", "LDR", 1, "", other, "MARC 21" if other == "CNMARC" else "CNMARC")
        )


def check_main_entry(record: MarcRecord, flavour: str, found: Findings) -> None:
    """Add a second main entry: a record has one of 100, 110, 111 and 130, of CNMARC 700, 710 and 720."""
    mains = [tag for tag in _MAIN[flavour] if tag in record.by_tag]
    if len(mains) > 1:
        found.append(Finding("main_entries", mains[1], 1, "", " ".join(mains)))


def check_title(record: MarcRecord, found: Findings) -> None:
    """Add a missing title and indicators of 245 that contradict the record."""
    contents = record.by_tag.get("245")
    if not contents:
        found.append(Finding("title_missing", "245"))
        return
    content = contents[0]
    pairs = subfields(content)
    if not any(value.strip() for code, value in pairs if code in "akt"):
        found.append(Finding("title_missing", "245", 1, "$a", shown(content)))
        return
    has_main = any(tag in record.by_tag for tag in _MAIN["marc21"])
    if not has_main and content[:1] == "1":
        found.append(Finding("title_entry", "245", 1, "ind1", "1", "0"))
    title = next((value for code, value in pairs if code == "a"), "")
    _nonfiling(title, content[1:2], record.control("008")[35:38], found)


def _nonfiling(title: str, skipped: str, language: str, found: Findings) -> None:
    """Whether as many characters are left out in sorting as the article has (245, second indicator)."""
    if not (skipped.isascii() and skipped.isdigit()):
        return
    count = int(skipped)
    if count:
        before, first = title[:count], title[count : count + 1]
        if len(title) <= count or first == " " or _LETTER.match(before[-1]):
            found.append(Finding("nonfiling", "245", 1, "ind2", skipped, "0"))
    elif language == "eng":
        article = _ARTICLE.match(title)
        if article and not _ARTICLES_THAT_ARE_WORDS.match(title):
            found.append(Finding("nonfiling_article", "245", 1, "ind2", "0", str(len(article[0]))))


def check_chinese_title(record: MarcRecord, found: Findings) -> None:
    """Add a missing title of CNMARC."""
    contents = record.by_tag.get("200")
    if not contents:
        found.append(Finding("title_missing", "200"))
    elif not any(value.strip() for code, value in subfields(contents[0]) if code == "a"):
        found.append(Finding("title_missing", "200", 1, "$a", shown(contents[0])))
