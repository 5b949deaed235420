"""What a IIIF collection holds (Presentation API 2.1 section 5.8, 3.0 section 5.1)."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

import msgspec

LISTS = ("items", "manifests", "members", "collections")
CONTENT = ("items", "sequences", "manifests", "members", "collections")
NEXT = ("first", "next")


class Reference(msgspec.Struct, frozen=True):
    """An address whose answer is wanted; `kind` is manifest, collection or record."""

    url: str
    kind: str


class Embedded(msgspec.Struct, frozen=True):
    """A collection, or a manifest that stands whole inside one; `base` is the address that it came from."""

    value: dict[str, Any]
    base: str = ""


def kind_of(value: Mapping[str, Any]) -> str:
    """`collection`, `manifest` or empty, by `type` (version 3) or `@type` (version 2)."""
    said = value.get("type") or value.get("@type")
    name = said.rpartition(":")[2].lower() if isinstance(said, str) else ""
    if name in ("collection", "manifest"):
        return name
    # Layers of pages of version 2.1 collections.
    return "collection" if name == "collectionpage" else ""


def identifier_of(value: Mapping[str, Any]) -> str:
    """The id, which is an address; empty where there is none."""
    said = value.get("id") or value.get("@id")
    return said if isinstance(said, str) else ""


def members_of(collection: Mapping[str, Any], base: str) -> Iterator[Reference | Embedded]:
    """Everything in a collection in its order, at last its next page; addresses are made whole by `base`."""
    for name in LISTS:
        members = collection.get(name)
        for member in members if isinstance(members, list) else ():
            yield from _member(member, name, base)
    for name in NEXT:
        page = collection.get(name)
        address = identifier_of(page) if isinstance(page, dict) else page
        if isinstance(address, str) and address:
            yield Reference(urljoin(base, address), "collection")


def _member(member: object, name: str, base: str) -> Iterator[Reference | Embedded]:
    usual = "collection" if name == "collections" else "manifest"
    if isinstance(member, str):
        yield Reference(urljoin(base, member), usual)
    elif isinstance(member, dict):
        whole = any(isinstance(member.get(each), list) and member[each] for each in CONTENT)
        address = identifier_of(member)
        if whole:
            yield Embedded(member, base)
        elif address:
            yield Reference(urljoin(base, address), kind_of(member) or usual)
