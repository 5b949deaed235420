"""What a server says of itself and of its formats (OAI-PMH, sections 4.2 and 4.4)."""

import msgspec
from lxml import etree

from harvesters.oai.dates import DAY, SECOND, moment
from harvesters.oai.page import Page
from harvesters.oai.xml import text_of
from harvesters.payload import payload_format

DELETIONS = ("no", "transient", "persistent")
UNKNOWN_BEGINNING = "1970-01-01"

# What is asked for where nobody said: the format that says most first.
PREFERENCE = ("marcxml", "mods", "datacite", "dcterms", "dc")
# Prefixes that name a fuller form of what else is in the same format.
FULLER = frozenset({"dcterms", "qdc", "oai_qdc", "dcq", "oai_dcterms"})
# Prefixes, the better first, where one server has several of a kind.
WITHIN = (
    "marc21",
    "marcxml",
    "oai_datacite4",
    "datacite4",
    "oai_datacite",
    "datacite",
    "dcterms",
    "qdc",
    "oai_qdc",
)


class Identity(msgspec.Struct, frozen=True):
    """`deletions` is no, transient, persistent or empty; `warnings` are what the server got wrong."""

    name: str = ""
    granularity: str = SECOND
    earliest: str = UNKNOWN_BEGINNING
    deletions: str = ""
    response_date: str = ""
    warnings: tuple[str, ...] = ()


class MetadataFormat(msgspec.Struct, frozen=True):
    """A format that a server offers; `namespace` as it writes it."""

    prefix: str
    namespace: str = ""

    @property
    def kind(self) -> str:
        known = payload_format(self.namespace, "", self.prefix)
        return "dcterms" if known == "dc" and self.prefix.lower() in FULLER else known


def identity_of(page: Page) -> Identity:
    """The answer to `Identify`, with a warning for what is missing or wrong in it."""
    element = page.container
    if element is None:
        return Identity(warnings=("Identify says nothing.",), response_date=page.response_date)
    warnings = []
    earliest = text_of(element, "earliestDatestamp")
    granularity = _granularity(text_of(element, "granularity"), earliest)
    if granularity != text_of(element, "granularity"):
        warnings.append(f"Identify names no granularity of OAI-PMH: {granularity} is used.")
    if moment(earliest) is None:
        warnings.append(f"Identify gives {earliest!r} as its earliest date, which is none.")
        earliest = UNKNOWN_BEGINNING
    deletions = text_of(element, "deletedRecord").lower()
    if deletions not in DELETIONS:
        warnings.append(
            f"Identify says {deletions!r} of deleted records: no, transient or persistent is known."
        )
        deletions = ""
    return Identity(
        text_of(element, "repositoryName"),
        granularity,
        earliest,
        deletions,
        page.response_date,
        tuple(warnings),
    )


def _granularity(said: str, earliest: str) -> str:
    """The server's own word; else what its earliest date shows."""
    compact = said.lower().replace(" ", "")
    for known in (DAY, SECOND):
        if compact == known.lower():
            return known
    return SECOND if "T" in earliest else DAY


def formats_of(page: Page) -> tuple[MetadataFormat, ...]:
    """The answer to `ListMetadataFormats`."""
    return tuple(
        MetadataFormat(prefix, text_of(item, "metadataNamespace"))
        for item in page.elements
        if (prefix := text_of(item, "metadataPrefix"))
    )


def preferred(formats: tuple[MetadataFormat, ...]) -> str:
    """The prefix to ask for: by PREFERENCE, else the first offered, else oai_dc, which every server has to know."""

    def rank(one: MetadataFormat) -> tuple[int, int]:
        prefix = one.prefix.lower()
        return (
            PREFERENCE.index(one.kind) if one.kind in PREFERENCE else len(PREFERENCE),
            WITHIN.index(prefix) if prefix in WITHIN else len(WITHIN),
        )

    return min(formats, key=rank).prefix if formats else "oai_dc"


def first_text(element: etree._Element, *names: str) -> str:
    """The text of the first of these children that has one."""
    return next((text for name in names if (text := text_of(element, name))), "")
