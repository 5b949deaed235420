"""MARCXML and MarcXchange out of a stream of UTF-8, cut at tags so that a broken record harms only itself."""

from collections.abc import Callable, Iterable, Iterator

from harvesters.files.elements import Elements
from harvesters.files.namespaces import Namespaces
from harvesters.files.reading import Item
from harvesters.files.tags import scan_tags, tag_pattern

RECORD = tag_pattern(b"record")


def split_records(
    blocks: Iterable[bytes],
    flavour: str = "",
    fault: Callable[[], str] = str,
    namespaces: Namespaces | None = None,
) -> Iterator[Item]:
    """Every `<record>` with MARC fields, whatever its namespace, and other runs that have them as `Damaged`.

    Comments and CDATA sections are skipped. `fault` says, after the last block, why the stream ended early;
    `namespaces` are those declared outside.
    """
    return scan_tags(blocks, RECORD, Elements(flavour, namespaces), fault)
