"""What a page says of itself: meta elements, JSON-LD, COinS, its canonical address and language."""

import re
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec
from lxml import html
from scrapy.http import HtmlResponse, TextResponse

from harvesters.files.guessing import guessed_encoding
from normalize.formats.webpage_kind import TITLE_OF_PAGE
from normalize.problem import Problem

LONGEST_BLOCK = 4 << 20
# Meta elements that say how a page is shown or who may read it, and change from one request to the next.
IDLE = {
    "viewport",
    "csrf-token",
    "csrf-param",
    "csrf_token",
    "theme-color",
    "format-detection",
    "referrer",
    "google-site-verification",
    "msvalidate.01",
    "baidu-site-verification",
}
WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$")
LINKED = ("dc.", "dcterms.")


class Page(msgspec.Struct, frozen=True):
    """The data of a `webpage` record, and what was wrong in the page."""

    data: dict[str, Any]
    problems: tuple[Problem, ...] = ()

    @property
    def url(self) -> str:
        """The canonical address."""
        return str(self.data["url"])


def page_of(response: TextResponse) -> Page:
    """What the page says. Raises `ValueError` or an lxml error where it is no HTML that can be read."""
    root = response.selector.root
    if not isinstance(root, html.etree._Element):  # noqa: SLF001 - lxml names the type of its elements so
        raise TypeError("the page has no elements")
    objects, problems = _jsonld(root)
    data = {
        "url": _canonical(root, response.url),
        "meta": _with_title(_meta(root, response.url), root),
        "jsonld": objects,
        "coins": [span.get("title", "") for span in root.iterfind(".//span[@title]") if _is_coins(span)],
        "language": _language(root, response),
    }
    return Page(data, tuple(problems))


def in_its_encoding(response: HtmlResponse, told: str) -> HtmlResponse:
    """The page in the encoding that its source tells; else that of its bytes, where it declares UTF-8 and most of what
    is not ASCII is none.
    """
    if told:
        return response.replace(encoding=told)
    if response.encoding.lower().replace("_", "-") not in ("utf-8", "utf8") or response.body.isascii():
        return response
    text = response.body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    if not bad or bad <= sum(not character.isascii() for character in text) - bad:
        return response
    guessed = guessed_encoding(response.body)
    return response.replace(encoding=guessed) if guessed else response


def without_fragment(url: str) -> str:
    """The address of the page, without a place in it."""
    return urlunsplit(urlsplit(url)._replace(fragment=""))


def _canonical(root: Any, url: str) -> str:
    """What the page calls its own address, where it is one of the same host and not that of the whole site."""
    plain = without_fragment(url)
    for link in root.iterfind(".//link[@href]"):
        if "canonical" not in link.get("rel", "").lower().split():
            continue
        try:
            told = without_fragment(urljoin(url, link.get("href").strip()))
            parts = urlsplit(told)
            same = parts.hostname == urlsplit(url).hostname and parts.scheme in ("http", "https")
        except ValueError:
            continue
        if same and (parts.path.strip("/") or parts.query):
            return told
    return plain


def _meta(root: Any, url: str) -> list[list[str]]:
    found = []
    for element in root.iter("meta", "link"):
        if element.tag == "link":
            name, content = element.get("rel", ""), urljoin(url, element.get("href", ""))
            if not name.lower().startswith(LINKED):
                continue
        else:
            name, content = _named(element), element.get("content", "")
        if name.strip() and content.strip() and name.strip().lower() not in IDLE:
            found.append([name.strip(), content.strip()])
    return found


def _with_title(meta: list[list[str]], root: Any) -> list[list[str]]:
    """With title and kind (schema.org) of the page where the meta elements name a DOI and no title of their own."""
    names = {name.lower() for name, _ in meta}
    title = " ".join(root.xpath("string((//title)[1])").split())
    if "doi" not in names or not title or any(name.endswith("title") for name in names):
        return meta
    kind = root.getroottree().getroot().get("itemtype", "").rpartition("/")[2].strip()
    return [*meta, [TITLE_OF_PAGE, title], *([["html:itemtype", kind]] if kind else [])]


def _named(element: Any) -> str:
    names = (element.get(key) for key in ("name", "property", "itemprop", "id"))
    return next((str(name) for name in names if name), "")


def _jsonld(root: Any) -> tuple[list[Any], list[Problem]]:
    objects: list[Any] = []
    problems = []
    for script in root.iterfind(".//script[@type]"):
        if script.get("type", "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = WRAPPING.sub("", script.text or "").strip()
        if not text:
            continue
        try:
            objects.append(_parsed(text))
        except (ValueError, RecursionError) as error:
            message = f"the page's JSON-LD cannot be read: {error}"
            problems.append(Problem("jsonld", message, "script", text[:100]))
    return objects, problems


def _parsed(text: str) -> Any:
    """JSON as pages have it: line ends and tabs may stand in strings, commas before a closing bracket."""
    if len(text) > LONGEST_BLOCK:
        raise ValueError(f"it has {len(text):,} characters")
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        single_line = re.sub(r"[\x00-\x1f]+", " ", text)
        return msgspec.json.decode(re.sub(r",(?=\s*[}\]])", "", single_line))


def _is_coins(span: Any) -> bool:
    return "Z3988" in span.get("class", "").split()


def _language(root: Any, response: TextResponse) -> str:
    top = root.getroottree().getroot()
    told = top.get("lang") or top.get("{http://www.w3.org/XML/1998/namespace}lang") or top.get("xml:lang")
    header = response.headers.get("Content-Language") or b""
    return (told or header.decode("latin-1").split(",")[0]).strip()
