"""What a server says of itself (ZeeRex, explain.z3950.org)."""

import msgspec
from lxml import etree

from harvesters.documents import split_documents
from harvesters.sru.xml import UnreadableAnswer, child, local, text_of, tree_of

VERSIONS = ("1.1", "1.2", "2.0")
# Indexes of dates of publication, the best first.
DATES = (
    "dc.date",
    "dcterms.issued",
    "dc.issued",
    "bib.dateissued",
    "marc.date",
    "bath.dateofpublication",
    "cql.date",
)

# Indexes of words by which a result is parted further, titles before names.
WORDS = (
    ("dc.title", "bath.title", "bib.title", "dcterms.title", "marc.title", "cql.title"),
    ("dc.creator", "bath.author", "bath.name", "bib.name", "marc.author", "cql.author"),
)


class Schema(msgspec.Struct, frozen=True):
    """A format that the server can give records in: its short name and its URI."""

    name: str
    identifier: str = ""


class Explain(msgspec.Struct, frozen=True):
    """`most` records come in one answer; `date` is the index of dates, empty where there is none; `words` are the
    indexes of titles and names, the usual ones where the server names no index at all; `version` as the answer
    itself has it, empty where nothing was answered.
    """

    version: str = ""
    title: str = ""
    schemas: tuple[Schema, ...] = ()
    most: int = 0
    date: str = ""
    words: tuple[str, ...] = tuple(names[0] for names in WORDS)


def explain_of(body: bytes) -> Explain:
    """Raises `UnreadableAnswer` where the server does not explain itself."""
    root = tree_of(body)
    record = _zeerex(root)
    if record is None:
        raise UnreadableAnswer(f"it does not explain itself (it begins with <{local(root)}>)")
    server = child(record, "serverInfo")
    said = text_of(root, "version") or (server.get("version", "") if server is not None else "")
    if not said and "sruResponse" in str(root.tag):
        said = "2.0"
    indexes = _indexes(record)
    named = tuple(filter(None, (_first(known, indexes) for known in WORDS)))
    return Explain(
        version=said if said in VERSIONS else "",
        title=text_of(child(record, "databaseInfo"), "title"),
        schemas=tuple(
            Schema(each.get("name", ""), each.get("identifier", ""))
            for each in record.iter("{*}schema")
            if each.get("name") or each.get("identifier")
        ),
        most=_most(record),
        date=_first(DATES, indexes),
        words=named if indexes else Explain().words,
    )


def _zeerex(root: etree._Element) -> etree._Element | None:
    if local(root) == "explain":
        return root
    for element in root.iter("{*}explain"):
        return element
    for data in root.iter("{*}recordData"):
        for document in split_documents((data.text or "").encode()):
            if document.name == "explain" and not document.fault:
                return tree_of(document.data)
    return None


def _most(record: etree._Element) -> int:
    for setting in record.iter("{*}setting", "{*}default"):
        text = (setting.text or "").strip()
        if setting.get("type") == "maximumRecords" and text.isascii() and text.isdigit():
            return int(text[:9])
    return 0


def _indexes(record: etree._Element) -> dict[str, str]:
    """Names of the server's indexes, in lower case -> as it writes them."""
    found = (
        f"{name.get('set')}.{(name.text or '').strip()}" for name in record.iter("{*}name") if name.get("set")
    )
    return {name.lower(): name for name in found}


def _first(known: tuple[str, ...], indexes: dict[str, str]) -> str:
    return next((indexes[name] for name in known if name in indexes), "")
