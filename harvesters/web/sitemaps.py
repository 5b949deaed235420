"""Sitemaps (sitemaps.org, protocol 0.9): XML, packed or not, or an address a line."""

import zlib
from typing import Any

import msgspec
from lxml import etree

MOST = 64 << 20
GZIP = b"\x1f\x8b"


class Sitemap(msgspec.Struct, frozen=True):
    """Addresses of pages and of further sitemaps; `fault` says why there may be more."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    fault: str = ""


def sitemap_of(body: bytes) -> Sitemap:
    """What a sitemap names, as far as it can be read."""
    if body.startswith(GZIP):
        unpacking = zlib.decompressobj(wbits=31)
        try:
            body = unpacking.decompress(body, MOST)
        except zlib.error as error:
            return Sitemap(fault=f"it cannot be unpacked ({error})")
        if not unpacking.eof:
            return msgspec.structs.replace(_read(body), fault="it breaks off, or is larger than 64 MB")
    return _read(body)


def _read(body: bytes) -> Sitemap:
    text = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text.startswith(b"<"):
        lines = (line.strip() for line in text.decode("utf-8", "replace").splitlines())
        pages = tuple(line for line in lines if line.startswith(("http://", "https://")))
        return Sitemap(pages, fault="" if pages else "it names no address")
    try:
        return _named(etree.fromstring(text, _parser(recover=False)))
    except etree.XMLSyntaxError as error:
        root = etree.fromstring(text, _parser(recover=True))
        found = _named(root) if root is not None else Sitemap()
        return msgspec.structs.replace(found, fault=f"it is broken XML ({error.msg})")


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=recover)


def _named(root: Any) -> Sitemap:
    found: dict[str, list[str]] = {"url": [], "sitemap": []}
    for element in root.iter("{*}loc"):
        parent = element.getparent()
        kind = etree.QName(parent).localname if parent is not None else ""
        if kind in found and (element.text or "").strip():
            found[kind].append(element.text.strip())
    top = etree.QName(root).localname
    fault = "" if top in ("urlset", "sitemapindex") else f"it is no sitemap but <{top}>"
    return Sitemap(tuple(found["url"]), tuple(found["sitemap"]), fault)
