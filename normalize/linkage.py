"""Fields that say the same in two scripts: MARC 21 880 with $6; UNIMARC and CNMARC, the tag twice with $6 and $7."""

from collections.abc import Iterator

from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem
from normalize.values.text import script_of

_LATIN = "ba"
"""Code of the Latin script in UNIMARC $7 (positions 34-35 of field 100 have the same)."""
_LINK = SUBFIELD + "6"
_SCRIPT = SUBFIELD + "7"


class Linked:
    """The fields 880 of one record: those with a romanized partner, and those that stand alone."""

    def __init__(self, twins: dict[tuple[str, str], str], unlinked: list[tuple[str, str]]) -> None:
        self.twins = twins
        self.unlinked = unlinked

    def twin(self, tag: str, content: str) -> str:
        """Return the content of the field 880 that belongs to this field, or an empty string."""
        occurrence = _occurrence(content, "880")
        return self.twins.get((tag, occurrence), "") if occurrence else ""


def link_fields(record: MarcRecord, problems: list[Problem]) -> Linked:
    """Sort the fields 880; one whose partner is missing, or was already taken, is a value of its own."""
    wanted = {
        (tag, occurrence)
        for tag, content in record
        if tag != "880" and "\x1f6880-" in content and (occurrence := _occurrence(content, "880"))
    }
    twins: dict[tuple[str, str], str] = {}
    unlinked: list[tuple[str, str]] = []
    for content in record.fields("880"):
        link = _link(content)
        key = (link[:3], link[4:6])
        if key in wanted and key not in twins:
            twins[key] = content
        elif link[:3].isdigit() and link[:3] != "880":
            unlinked.append((link[:3], content))
        else:
            problems.append(Problem("linkage", "a field 880 that names no field", "880$6", content[:100]))
    return Linked(twins, unlinked)


def _link(content: str) -> str:
    at = content.find(_LINK)
    return content[at + 2 : at + 8] if at >= 0 else ""


def _occurrence(content: str, tag: str) -> str:
    """Return the occurrence number of a link to this tag; 00 means that there is no partner."""
    link = _link(content)
    return link[4:6] if link[:4] == tag + "-" and link[4:6] != "00" else ""


def has_scripts(record: MarcRecord) -> bool:
    """Tell whether a UNIMARC record has fields in two scripts ($6 and $7 in one field)."""
    return any(_SCRIPT in content and _LINK in content for content in record.contents)


def paired_fields(record: MarcRecord) -> Iterator[tuple[str, str, str]]:
    """Tag, content and twin of each field: the one in Latin letters with its twin in another script.

    Paired are fields of one tag with one number in $6 (`a01`, `a01/200`); what is left over stands alone.
    """
    groups: dict[tuple[str, str], list[str]] = {}
    for tag, content in record:
        number = _number(content)
        if number:
            groups.setdefault((tag, number), []).append(content)
    done: set[tuple[str, str]] = set()
    for tag, content in record:
        key = (tag, _number(content))
        if key not in groups:
            yield tag, content, ""
        elif key not in done:
            done.add(key)
            yield from _pair(tag, groups[key])


def _pair(tag: str, contents: list[str]) -> Iterator[tuple[str, str, str]]:
    latin = next((at for at, content in enumerate(contents) if _is_latin(content)), -1)
    other = next((at for at, content in enumerate(contents) if not _is_latin(content)), -1)
    if (latin < 0 or other < 0) and len(contents) == 2:
        # Two fields in one script that say that they belong together: the first is the one that others know.
        latin, other = 0, 1
    if latin >= 0 and other >= 0:
        yield tag, contents[latin], contents[other]
    else:
        latin = other = -1
    for at, content in enumerate(contents):
        if at not in (latin, other):
            yield tag, content, ""


def _number(content: str) -> str:
    """Return the number that links a field to the same in another script, empty where it has none or 00."""
    at = content.find(_LINK)
    if at < 0 or _SCRIPT not in content:
        return ""
    link = content[at + 2 :].partition(SUBFIELD)[0].partition("/")[0].strip()
    digits = link.lstrip("abcdefghijklmnopqrstuvwxyz")
    return digits if digits.strip("0") else ""


def _is_latin(content: str) -> bool:
    at = content.find(_SCRIPT)
    code = content[at + 2 : at + 4]
    if code.isalpha() and len(code) == 2:
        return code == _LATIN
    return script_of(content) == "Latn"
