"""Electronic locations."""

from normalize.field import Field
from normalize.record import Link

_KINDS = {"0": "resource", "1": "version", "2": "related", "3": "part", "4": "part", " ": "resource"}


def links(field: Field) -> list[Link]:
    """856: each address with its label; what the label calls a table of contents or a cover image is one."""
    urls = field.all("u")
    if not urls:
        return []
    label = field.get("3") or field.get("y") or field.get("z")
    note = field.get("z")
    if note and note != label:
        label = f"{label}: {note}"
    kind = _KINDS.get(field.ind2, "resource")
    lower = label.lower()
    if "table of contents" in lower or "目录" in label or "目次" in label:
        kind = "contents"
    elif "cover image" in lower or "封面" in label:
        kind = "cover"
    access = {"0": "open", "1": "restricted"}.get(field.get("7")[:1], "")
    return [Link(url, kind, label, access) for url in urls if url]
