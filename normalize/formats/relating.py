"""Where a work stands and what it belongs to, from the texts in which sources write it."""

import re
from typing import NamedTuple

from normalize.formats.identifying import read_identifier
from normalize.record import Identifier, Link, Relation
from normalize.values.parts import read_part

KINDS = frozenset(
    ("series", "host", "earlier", "later", "other_form", "translation_of", "supplement", "part", "related")
)
_PAGES = r"(?P<pages>[A-Za-z]?\d+(?:\s*[-–—~]+\s*[A-Za-z]?\d+)?)"
_YEAR = r"(?:(?P<year>1[5-9]\d\d|20\d\d)年?)"
_FORMS = (
    # Journal of the Sea 12(3), 45-67 (2010) · 海洋学报, 2010, 32(3): 15-22
    re.compile(
        rf"(?P<title>\D.{{1,200}}?)[,.;，．]?\s*(?:{_YEAR}\s*[,.;，]\s*)?(?:vol\.?\s*)?(?P<volume>\d{{1,4}})"
        rf"\s*[(（](?P<issue>[\w/ -]{{1,12}})[)）]"
        rf"\s*(?:[,:;：，.]\s*(?:pp?\.?\s*)?{_PAGES})?[.\s]*(?:\(\d{{4}}\))?[.\s]*",
        re.IGNORECASE,
    ),
    # Journal of the Sea, 12, 45-67 · Journal of the Sea 12: 45-67
    re.compile(
        r"(?P<title>\D.{1,200}?)[,.;，]?\s+(?P<volume>\d{1,4})\s*[,:，：]\s*(?:pp?\.?\s*)?(?P<pages>\d+\s*[-–—]\s*\d+)[.\s]*"
    ),
    # 海洋学报, 2010年第3期, 15-22页 · 海洋学报, 2010(3): 15-22
    re.compile(
        rf"(?P<title>\D.{{1,100}}?)[,.;，．\s]\s*{_YEAR}\s*(?:[,，]\s*)?(?:第?(?P<volume>\d+)卷)?\s*(?:第(?P<issue>[\d-]+)期|[(（](?P<number>[\d-]+)[)）])"
        rf"\s*(?:[,:，：]?\s*第?{_PAGES}\s*页?)?[.。\s]*"
    ),
)
_NAMED = re.compile(
    r"^(?P<title>.{2,250}?)\s*[,;:.(（]\s*(?=(?:vol(?:ume)?|v|no|iss(?:ue)?|nr|pp?|pages?|bd|jg|t|n°|number)\b\.?[\s\d:]|第?\d+[卷期])",
    re.IGNORECASE,
)
_YEAR_BEHIND = re.compile(
    r"(?P<title>\S.*?\S)\s*\((?:1[5-9]|20)\d\d\)\s*,?\s*(?P<volume>\d{1,4})(?:\s*[,(:]\s*(?P<issue>\d{1,4})\)?)?"
)
_KIND_MARK = re.compile(r"\[[JMDCANSRPZ](?:/OL)?\]\s*[.．。]?\s*")  # GB/T 7714
_LONGEST = 600  # characters; longer texts are prose
_NUMBER_BEHIND = re.compile(r"\b(?:e-?)?(issn|isbn)\s*[:=]?\s*([\dXx][\dXx -]{7,16})", re.IGNORECASE)


class Citation(NamedTuple):
    """What a citation says of the host; what it does not say is empty."""

    title: str
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()


def read_citation(text: str) -> Citation | None:
    """Read `Journal, vol. 3, no. 2, pp. 5-9` and its like; None where it is not clear what is what."""
    if len(text) > _LONGEST:
        return None
    numbers = tuple(
        number
        for match in _NUMBER_BEHIND.finditer(text)
        if isinstance(number := read_identifier(match[2].strip(" -"), match[1]), Identifier) and number.valid
    )
    bare = _NUMBER_BEHIND.sub("", _KIND_MARK.sub(". ", text)).replace("()", "").strip(" ,;:.()")
    named = _NAMED.match(bare)
    if named is not None:
        volume, issue, pages = read_part(bare[named.end("title") :])
        if volume or issue or pages:
            return _with_year(Citation(named["title"].strip(" ,;:."), volume, issue, pages, numbers))
    for form in _FORMS:
        match = form.fullmatch(bare)
        if match is not None:
            groups = match.groupdict()
            issue = groups.get("issue") or groups.get("number") or ""
            pages = re.sub(r"\s*[-–—~]+\s*", "-", groups.get("pages") or "")
            return Citation(
                groups["title"].strip(" ,;:."), groups.get("volume") or "", issue.strip(), pages, numbers
            )
    return Citation(bare, identifiers=numbers) if numbers and bare and len(bare) < 200 else None


def _with_year(found: Citation) -> Citation:
    """Year, volume and issue behind the title without any word: `Sanitation Value Chain (2021) 5, 1`."""
    match = _YEAR_BEHIND.fullmatch(found.title)
    if match is None or found.volume:
        return found
    return found._replace(
        title=match["title"], volume=match["volume"], issue=found.issue or match["issue"] or ""
    )


def read_relation(text: str, kind: str) -> Relation | Link:
    """Read a related work: a title, after ` ; ` a volume and numbers; a number or an address alone."""
    if kind == "series":
        return _series(text)
    found = read_identifier(text) if " " not in text else None
    if isinstance(found, Link):
        return Link(found.url, kind if kind in ("version", "part") else "related")
    if isinstance(found, Identifier) and found.scheme != "local":
        return Relation(kind, identifiers=(found,))
    title, numbers, _ = _pieces(text)
    return Relation(kind, title, identifiers=numbers)


def _series(text: str) -> Relation:
    title, numbers, volume = _pieces(text)
    return Relation("series", title, volume=volume, identifiers=numbers)


def _pieces(text: str) -> tuple[str, tuple[Identifier, ...], str]:
    """Title, numbers and volume, parted by ` ; `."""
    title, *rest = text.split(" ; ")
    numbers: list[Identifier] = []
    others: list[str] = []
    for piece in rest:
        found = read_identifier(piece)
        if isinstance(found, Identifier) and found.scheme != "local":
            numbers.append(found)
        else:
            others.append(piece.strip())
    return title.strip(), tuple(numbers), " ; ".join(others)
