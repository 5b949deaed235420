"""Where a publication can be had: its holdings and sources, library by library."""

from collections.abc import Iterable, Mapping

import msgspec

from catalog.libraries import Directory, Library
from catalog.union import Member, SourceLabel, UnionRecord
from normalize.record import Holding


class Shelf(msgspec.Struct, frozen=True):
    """What one library has. `address` leads into its own catalogue, where a template for that is known."""

    code: str
    name: str
    address: str
    holdings: tuple[Holding, ...]
    known: bool = True


class Contribution(msgspec.Struct, frozen=True):
    """A member as the page lists it, with the licence of its source."""

    source: str
    label: str
    identifier: str
    delivered: str
    licence: str = ""


def library_name(code: str, libraries: Mapping[str, Library], interface: str) -> str:
    """The name of a library in the language of the interface; its code where the directory has no name."""
    library = libraries.get(code)
    if library is None:
        return code
    return (library.name_zh if interface == "zh" else library.name_en) or code


def shelves(union: UnionRecord, directory: Directory, interface: str) -> tuple[Shelf, ...]:
    """The libraries that hold a record, those with most to say of it first."""
    libraries = directory.libraries
    found: dict[str, list[Holding]] = {code: [] for code in union.libraries}
    for holding in union.record.holdings:
        code = directory.resolve(holding.library)
        if code:
            found.setdefault(code, []).append(holding)
    made = (
        Shelf(
            code,
            library_name(code, libraries, interface),
            _address(libraries.get(code), union, directory),
            tuple(dict.fromkeys(holdings)),
            code in libraries,
        )
        for code, holdings in found.items()
    )
    return tuple(sorted(made, key=lambda shelf: (not shelf.known, -len(shelf.holdings), shelf.name)))


def contributions(
    members: Iterable[Member], sources: Mapping[str, SourceLabel], interface: str
) -> tuple[Contribution, ...]:
    """The sources' records that a union record was made of."""
    return tuple(
        Contribution(
            one.source,
            source_name(one.source, sources, interface),
            one.identifier,
            one.delivered[:10],
            one.licence,
        )
        for one in members
    )


def source_name(name: str, sources: Mapping[str, SourceLabel], interface: str) -> str:
    """What a source is called; its name where it has no label."""
    found = sources.get(name)
    if found is None:
        return name
    return (found.zh if interface == "zh" else found.en) or name


def _address(library: Library | None, union: UnionRecord, directory: Directory) -> str:
    """The record in the library's own catalogue, else the library's address."""
    if library is None:
        return ""
    isbn = next((one.value for one in union.record.identifiers if one.scheme == "isbn" and one.valid), "")
    delivered = (one.identifier for one in union.members if directory.resolve(one.source) == library.code)
    number = next(delivered, "")
    template = library.link_template
    wanted = {"{isbn}": isbn, "{identifier}": number}
    if template and all(value for slot, value in wanted.items() if slot in template):
        for slot, value in wanted.items():
            template = template.replace(slot, value)
        return template
    return library.url
