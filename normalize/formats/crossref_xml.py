"""Crossref's deposit and query XML (unixref): journal articles, books, chapters, conference papers, reports, ..."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, local, parse

# What every kind of work has.
WORK = (
    Line("titles/title", "title"),
    Line("titles/subtitle", "subtitle"),
    Line("titles/original_language_title", "other_title", "parallel"),
    Line("doi_data/doi", "identifier", "doi"),
    Line("doi_data/resource", "link"),
    Line("isbn", "identifier", "isbn"),
    Line("publisher/publisher_name", "publisher"),
    Line("publisher/publisher_place", "place"),
    Line("institution/institution_name", "publisher"),
    Line("edition_number", "edition"),
    Line("abstract", "abstract"),
    Line("@language", "language"),
    Line("degree", "note", "thesis"),
    Line("series_metadata/titles/title", "series"),
    Line("set_metadata/titles/title", "series"),
    Line("program/license_ref", "rights"),
    Line("group_title", "subject"),
)
JOURNAL = (
    Line("journal_metadata/full_title", "host_title"),
    Line("journal_metadata/issn", "host_identifier", "issn"),
    Line("journal_issue/journal_volume/volume", "volume"),
    Line("journal_issue/issue", "issue"),
    Line("journal_metadata/@language", "language"),
)
PROCEEDINGS = (
    Line("proceedings_metadata/proceedings_title", "host_title"),
    Line("proceedings_metadata/isbn", "host_identifier", "isbn"),
    Line("proceedings_series_metadata/proceedings_title", "host_title"),
    Line("proceedings_series_metadata/isbn", "host_identifier", "isbn"),
    Line(".//publisher/publisher_name", "publisher"),
    Line(".//publisher/publisher_place", "place"),
    Line("event_metadata/conference_name", "note", "event"),
)
BOOK_AROUND = (
    Line("*/titles/title", "host_title"),
    Line("*/isbn", "host_identifier", "isbn"),
    Line("*/publisher/publisher_name", "publisher"),
    Line("*/publisher/publisher_place", "place"),
)
# The element of a work -> its type, the element around it, and the table for that.
_KINDS: dict[str, tuple[str, str, tuple[Line, ...]]] = {
    "journal_article": ("article", "journal", JOURNAL),
    "conference_paper": ("conference", "conference", PROCEEDINGS),
    "content_item": ("chapter", "book", BOOK_AROUND),
    "book_metadata": ("book", "", ()),
    "book_series_metadata": ("book", "", ()),
    "book_set_metadata": ("book", "", ()),
    "dissertation": ("thesis", "", ()),
    "report-paper_metadata": ("report", "", ()),
    "report-paper_series_metadata": ("report", "", ()),
    "standard_metadata": ("standard", "", ()),
    "posted_content": ("preprint", "", ()),
    "dataset": ("dataset", "", ()),
    "proceedings_metadata": ("conference", "", ()),
    "journal_metadata": ("journal", "", ()),
}
_ROLES = {"author": "aut", "editor": "edt", "chair": "edt", "translator": "trl", "reviewer": "rev"}


def read(data: bytes) -> Description:
    """Read the work of a record: the innermost that it describes."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    plain_names(root)
    for name, (kind, around, table) in _KINDS.items():
        for work in list(below(root, name))[:1]:
            outer = next((each for each in work.iterancestors() if local(each) == around), None)
            found = [
                *statements(work, WORK),
                *_names(work),
                *_dates(work),
                *_pages(work),
                Statement("type", kind),
            ]
            if outer is not None:
                found += [*statements(outer, table), *_dates(outer, "journal_issue")]
            if name == "journal_metadata":
                found.append(Statement("title", one(work, "full_title")))
                found.append(Statement("identifier", one(work, "issn"), "issn"))
            if name == "proceedings_metadata":
                found.append(Statement("title", one(work, "proceedings_title")))
            return gather(found, one(work, "doi_data/doi"), problems)
    return Description((), problems=problems)


def _names(work: Element) -> Iterator[Statement]:
    for each in at(work, "contributors/*|person_name|organization"):
        role = _ROLES.get(each.get("contributor_role", "author"), "ctb")
        if local(each) == "person_name":
            family, given = one(each, "surname"), one(each, "given_name")
            name = f"{family}, {given}" if given else family
            yield Statement("agent", name, "person", role, "", one(each, "ORCID"))
        elif local(each) == "organization":
            yield Statement("agent", one(each, "."), "corporate", role)


def _dates(found: Element, path: str = ".") -> Iterator[Statement]:
    for name in ("publication_date", "approval_date", "posted_date"):
        dates = at(found, f"{path}/{name}")
        dates.sort(key=lambda each: each.get("media_type") != "print")
        for each in dates:
            parts = [one(each, part) for part in ("year", "month", "day")]
            yield Statement("date", "-".join(part.zfill(2) for part in parts if part), "issued")


def _pages(work: Element) -> Iterator[Statement]:
    first, last = one(work, "pages/first_page"), one(work, "pages/last_page")
    number = one(work, "publisher_item/item_number") or one(work, "publisher_item/identifier")
    yield Statement("pages", (f"{first}-{last}" if last and last != first else first) or number)
