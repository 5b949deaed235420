"""PubMed: an article, or a book of NCBI's shelf."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, parse, text

ARTICLE = (
    Line("Article/ArticleTitle", "title"),
    Line("Article/VernacularTitle", "other_title", "parallel"),
    Line("Article/Journal/Title", "host_title"),
    Line("Article/Journal/ISSN", "host_identifier", "issn"),
    Line("Article/Journal/JournalIssue/Volume", "volume"),
    Line("Article/Journal/JournalIssue/Issue", "issue"),
    Line("Article/Pagination/MedlinePgn", "pages"),
    Line("Article/ELocationID[@EIdType='doi']", "identifier", "doi"),
    Line("Article/Language", "language"),
    Line("Article/PublicationTypeList/PublicationType", "type"),
    Line("Article/Abstract/AbstractText", "abstract"),
    Line("OtherAbstract/AbstractText", "abstract"),
    Line("KeywordList/Keyword", "subject"),
    Line("PMID", "identifier", "pmid"),
)
BOOK = (
    Line("Book/BookTitle", "title"),
    Line("Book/Publisher/PublisherName", "publisher"),
    Line("Book/Publisher/PublisherLocation", "place"),
    Line("Book/Isbn", "identifier", "isbn"),
    Line("Book/Edition", "edition"),
    Line("Book/Volume", "note"),
    Line("Language", "language"),
    Line("Abstract/AbstractText", "abstract"),
    Line("PMID", "identifier", "pmid"),
)
OTHER_NUMBERS = (
    Line("ArticleIdList/ArticleId[@IdType='doi']", "identifier", "doi"),
    Line("ArticleIdList/ArticleId[@IdType='pmc']", "identifier", "pmcid"),
)


def read(data: bytes) -> Description:
    """Read the first article or book."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    plain_names(root)
    found: list[Statement] = []
    for citation in list(below(root, "MedlineCitation"))[:1]:
        found += [
            *statements(citation, ARTICLE),
            *_names(citation, "Article/AuthorList/Author"),
            *_headings(citation),
        ]
        found += [*_date(citation, "Article/Journal/JournalIssue/PubDate"), Statement("type", "article")]
    for book in list(below(root, "BookDocument"))[:1] if not found else []:
        found += [
            *statements(book, BOOK),
            *_names(book, "Book/AuthorList/Author"),
            *_date(book, "Book/PubDate"),
        ]
        found += [*_names(book, "AuthorList/Author"), Statement("type", "book")]
    for more in list(below(root, "PubmedData", "PubmedBookData"))[:1]:
        found += statements(more, OTHER_NUMBERS)
    return gather(found, next((each.value for each in found if each.scheme == "pmid"), ""), problems)


def _names(found: Element, path: str) -> Iterator[Statement]:
    for each in at(found, path):
        family, given = one(each, "LastName"), one(each, "ForeName") or one(each, "Initials")
        body = one(each, "CollectiveName")
        role = "edt" if one(each, "../@Type") == "editors" else "aut"
        name = f"{family}, {given}" if given else family
        authority = one(each, "Identifier[@Source='ORCID']")
        yield Statement("agent", name or body, "person" if name else "corporate", role, "", authority)


def _headings(citation: Element) -> Iterator[Statement]:
    for each in at(citation, "MeshHeadingList/MeshHeading"):
        yield Statement("subject", " -- ".join(text(part) for part in each), "mesh")


def _date(found: Element, path: str) -> Iterator[Statement]:
    year, month, day = (one(found, f"{path}/{part}") for part in ("Year", "Month", "Day"))
    medline = one(found, f"{path}/MedlineDate")
    yield Statement(
        "date",
        " ".join(filter(None, (day, month, year)))
        if not month.isdigit()
        else "-".join(filter(None, (year, month, day))),
        "issued",
    )
    if medline:
        yield Statement("date", medline, "issued")
