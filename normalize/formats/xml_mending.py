"""XML that is not well-formed, mended as far as that is certain."""

import re
from contextlib import suppress
from html.entities import html5

_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(r"&(?:#(x?)([0-9a-fA-F]{1,8});|([A-Za-z][A-Za-z0-9]{0,30});|)")
_OWN = frozenset(("amp", "lt", "gt", "quot", "apos"))
_PREFIX = re.compile(r"(?:</?|\s)([A-Za-z_][\w.-]{0,60}):[A-Za-z_][\w.-]*(?=[\s=/>])")
_DECLARED = re.compile(r"xmlns:([A-Za-z_][\w.-]{0,60})\s*=")
_ROOT = re.compile(r"<[A-Za-z_][\w.:-]*")
_STRAY = re.compile(r"<(?![A-Za-z_/!?])")
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
    "oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/", "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "mods": "http://www.loc.gov/mods/v3", "marc": "http://www.loc.gov/MARC21/slim", "xlink": "http://www.w3.org/1999/xlink",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "mets": "http://www.loc.gov/METS/",
}  # fmt: skip


def mended(data: bytes) -> bytes:
    """Return the record without illegal characters, with entities as characters and all prefixes declared, in UTF-8."""
    text = _ILLEGAL.sub("", _DECLARATION.sub("", _decoded(data)))
    text = _STRAY.sub("&lt;", _REFERENCE.sub(_mended_reference, text))
    root = _ROOT.search(text)
    if root is None:
        return text.encode()
    missing = {match[1] for match in _PREFIX.finditer(text)} - {
        match[1] for match in _DECLARED.finditer(text)
    }
    declared = "".join(
        f' xmlns:{prefix}="{_NAMESPACES.get(prefix, f"urn:undeclared:{prefix}")}"'
        for prefix in sorted(missing - {"xml", "xmlns"})
    )
    return (text[: root.end()] + declared + text[root.end() :]).encode()


def _decoded(data: bytes) -> str:
    named = _ENCODING.search(data[:300])
    for encoding in (named[1].decode() if named else "utf-8", "utf-8"):
        try:
            return data.decode(encoding).lstrip("\ufeff")
        except (UnicodeDecodeError, LookupError):
            continue
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    if sum(not c.isascii() for c in text) < 2 * wrong:  # most of it is no UTF-8 at all
        with suppress(UnicodeDecodeError):
            text = data.decode("gb18030")
    return text.lstrip("\ufeff")


def _mended_reference(match: re.Match[str]) -> str:
    """A character for a reference; an ampersand that begins none is escaped."""
    hexadecimal, digits, name = match.groups()
    if digits is not None:
        try:
            character = chr(int(digits, 16 if hexadecimal else 10))
        except (ValueError, OverflowError):
            return ""
        return match[0] if not _ILLEGAL.match(character) else ""
    if name is None:
        return "&amp;"
    if name in _OWN:
        return match[0]
    return html5.get(f"{name};", f"&amp;{name};")
