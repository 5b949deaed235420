"""Entries of a feed: Atom 1.0 (RFC 4287), RSS 2.0, RSS 1.0 (RDF); further pages by RFC 5005."""

import copy
import re
from typing import Any
from urllib.parse import urljoin

import msgspec
from lxml import etree

from normalize.problem import Problem

ATOM = "http://www.w3.org/2005/Atom"
RSS1 = "http://purl.org/rss/1.0/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
DC = "http://purl.org/dc/elements/1.1/"
# What PRISM calls itself differs from version to version.
PRISM = re.compile(r"http://(?:www\.)?prismstandard\.org/namespaces/")
ENTRIES = {f"{{{ATOM}}}entry", f"{{{RSS1}}}item", "item", "entry"}
HOLDERS = {f"{{{ATOM}}}feed", f"{{{RSS1}}}channel", "channel", "feed"}
TOPS = HOLDERS | {"rss", f"{{{RDF}}}RDF"}
# What a feed says of all its entries, beside anything of PRISM.
COMMON = {f"{{{DC}}}{name}" for name in ("publisher", "language", "rights", "source")}
ILLEGAL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
BARE_AMPERSAND = re.compile(rb"&(?!#?\w+;)")
ONWARD = ("next", "prev-archive")


class Entry(msgspec.Struct, frozen=True):
    """One entry with what its feed says of all of them; `identifier`, `link` and `updated` may be empty."""

    data: bytes
    identifier: str
    link: str
    updated: str = ""


class Feed(msgspec.Struct, frozen=True):
    """The entries of one page of a feed; `further` are addresses of its other pages."""

    title: str
    entries: tuple[Entry, ...]
    further: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class NoFeed(ValueError):
    """The bytes are no feed; the message says what they are."""


def feed_of(body: bytes, url: str) -> Feed:
    """What a page of a feed holds. Raises `NoFeed`; broken XML is read as far as it goes, with a problem."""
    root, problems = _root(body)
    if root.tag not in TOPS:
        raise NoFeed(f"it is no feed but <{etree.QName(root).localname}>")
    holder = next((one for one in root.iter() if one.tag in HOLDERS), root)
    entries = tuple(_entry(element, holder, url) for element in root.iter() if element.tag in ENTRIES)
    further = (
        _joined(_base(link, url), link.get("href", ""))
        for link in holder.iterchildren("{*}link")
        if link.get("rel") in ONWARD and link.get("href")
    )
    title = (holder.findtext("{*}title") or "").strip()
    return Feed(title, entries, tuple(dict.fromkeys(further)), problems)


def _root(body: bytes) -> tuple[Any, tuple[Problem, ...]]:
    text = body.lstrip(b" \t\r\n")
    try:
        return etree.fromstring(text, _parser(recover=False)), ()
    except etree.XMLSyntaxError as error:
        fault = str(error.msg)
    mended = BARE_AMPERSAND.sub(b"&amp;", ILLEGAL.sub(b"", text))
    try:
        root = etree.fromstring(mended, _parser(recover=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise NoFeed(f"it is no XML ({fault})")
    return root, (Problem("broken_xml", f"the feed is broken XML, read as far as it goes: {fault}"),)


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=recover)


def _entry(element: Any, holder: Any, url: str) -> Entry:
    link = _link(element, url)
    identifier = _identifier(element) or link
    entry = copy.deepcopy(element)
    entry.tail = None
    _inherit(entry, element, holder, url)
    updated = str(element.findtext(f"{{{ATOM}}}updated") or "").strip()
    return Entry(etree.tostring(entry, encoding="utf-8"), identifier, link, updated)


def _identifier(element: Any) -> str:
    told = (
        element.findtext(f"{{{ATOM}}}id"),
        element.findtext("guid"),
        element.get(f"{{{RDF}}}about"),
        element.findtext(f"{{{DC}}}identifier"),
    )
    return next((str(one).strip() for one in told if one and one.strip()), "")


def _link(element: Any, url: str) -> str:
    """The address of the page that the entry is about."""
    for link in element.iterchildren("{*}link"):
        if link.get("rel", "alternate") == "alternate":
            address = str(link.get("href") or link.text or "").strip()
            if address:
                return _joined(_base(link, url), address)
    guid = element.find("guid")
    if guid is not None and guid.get("isPermaLink", "true") != "false":
        text = str(guid.text or "").strip()
        return text if text.startswith(("http://", "https://")) else ""
    return ""


def _inherit(entry: Any, element: Any, holder: Any, url: str) -> None:
    """What an entry owes to its place in the feed: base address, language, and what is said once for all."""
    # Without the page of the feed, which is another by the next run.
    entry.set(f"{{{XML}}}base", urljoin(_base(element, url), "."))
    languages = element.xpath("ancestor-or-self::*[@xml:lang][1]/@xml:lang")
    language = languages[-1] if languages else holder.findtext("{*}language")
    if language and language.strip():
        entry.set(f"{{{XML}}}lang", language.strip())
    own = {child.tag for child in entry if isinstance(child.tag, str)}
    for child in holder:
        if isinstance(child.tag, str) and child.tag not in own and _is_common(child.tag):
            said = copy.deepcopy(child)
            said.tail = None
            entry.append(said)
    _name_feed(entry, holder, own)


def _is_common(tag: str) -> bool:
    return tag in COMMON or PRISM.match(etree.QName(tag).namespace or "") is not None


def _name_feed(entry: Any, holder: Any, own: set[str]) -> None:
    """RFC 4287, section 4.2.11: `source` keeps what an entry's feed is called; RSS has it likewise."""
    title = (holder.findtext("{*}title") or "").strip()
    namespace = etree.QName(entry).namespace
    tag = f"{{{namespace}}}source" if namespace else "source"
    if not title or tag in own:
        return
    source = etree.SubElement(entry, tag)
    if namespace == ATOM:
        for name in ("id", "title"):
            if text := holder.findtext(f"{{{ATOM}}}{name}"):
                etree.SubElement(source, f"{{{ATOM}}}{name}").text = text.strip()
    else:
        source.text = title


def _base(element: Any, url: str) -> str:
    """The base address of an element (XML Base), from the outermost inwards."""
    for base in element.xpath("ancestor-or-self::*/@xml:base"):
        url = _joined(url, base)
    return url


def _joined(base: str, address: str) -> str:
    """The whole address; that of the base where there is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return base
