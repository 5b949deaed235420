"""MARC 21 fields 880: a field in its original script belongs to the romanized one that its $6 names."""

from normalize.marc import SUBFIELD, MarcRecord
from normalize.problem import Problem


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
    at = content.find(SUBFIELD + "6")
    return content[at + 2 : at + 8] if at >= 0 else ""


def _occurrence(content: str, tag: str) -> str:
    """Return the occurrence number of a link to this tag; 00 means that there is no partner."""
    link = _link(content)
    return link[4:6] if link[:4] == tag + "-" and link[4:6] != "00" else ""
