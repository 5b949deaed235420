"""One page of a list (OAI-PMH, section 3.5)."""

import msgspec
from lxml import etree
from sickle.models import ResumptionToken

from harvesters.oai.errors import OaiError
from harvesters.oai.plain import CutRecord, cut_page
from harvesters.oai.xml import all_text, children, local_name, root_of, text_of

LISTS = ("ListRecords", "ListIdentifiers", "ListSets", "ListMetadataFormats", "GetRecord", "Identify")


class Page(msgspec.Struct, frozen=True):
    """`items` are records, or elements `header` (or set, metadataFormat); `token` is empty on the last page, None
    where the page had none. `broken` are the bytes of records that cannot be read, with the reason; `cut` says that
    the end of the page is missing, `mended` that characters were replaced.
    """

    items: tuple[etree._Element | CutRecord, ...]
    token: str | None = None
    size: int | None = None
    cursor: int | None = None
    response_date: str = ""
    container: etree._Element | None = None
    broken: tuple[tuple[bytes, str], ...] = ()
    cut: str = ""
    mended: bool = False
    raw: bytes = b""

    @property
    def elements(self) -> tuple[etree._Element, ...]:
        """The items of a list that is not one of records."""
        return tuple(item for item in self.items if not isinstance(item, CutRecord))


def read_page(body: bytes) -> Page:
    """The page in an answer; raises `OaiError` where it is one, `BadAnswer` where it is neither."""
    cut = cut_page(body)
    if cut is None:
        return _page_of(*root_of(body))
    frame, records = cut
    return msgspec.structs.replace(_page_of(*root_of(frame)), items=records)


def _page_of(root: etree._Element, mended: bool) -> Page:
    containers = children(root, *LISTS)
    for error in children(root, "error"):
        code = (error.get("code") or "").strip()
        if containers and any(len(container) for container in containers):
            break
        raise OaiError(code, " ".join(all_text(error).split()))
    date = text_of(root, "responseDate")
    if not containers:
        # A list without its element is a list without records: a token may still stand somewhere.
        return Page((), response_date=date)
    container = containers[0]
    token = token_in(container)
    return Page(
        items=tuple(children(container, "record", "header", "set", "metadataFormat")),
        token=None if token is None else token.token,
        size=_number(token.complete_list_size) if token else None,
        cursor=_number(token.cursor) if token else None,
        response_date=date,
        container=container,
        mended=mended,
    )


def token_in(container: etree._Element) -> ResumptionToken | None:
    """The resumption token as sickle models it; its text is empty on the last page."""
    for child in reversed(container):
        if local_name(child) == "resumptionToken":
            return ResumptionToken(
                token=(child.text or "").strip(),
                cursor=child.get("cursor", ""),
                complete_list_size=child.get("completeListSize", ""),
                expiration_date=child.get("expirationDate", ""),
            )
    return None


def _number(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None
