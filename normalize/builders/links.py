"""Electronic locations."""

from normalize.field import Field
from normalize.record import Link, Note

_KINDS = {"0": "resource", "1": "version", "2": "related", "3": "part", "4": "part", " ": "resource"}
_ACCESS = {"0": "open", "1": "restricted"}


def links(field: Field) -> list[Link]:
    """856: each address with its label; what the label calls a table of contents or a cover image is one."""
    urls: list[str] = []
    text: dict[str, str] = {}
    for code, value in field.subs:
        if code == "u" or (code == "a" and "://" in value):
            urls.append(value)
        elif code == "z" and "z" in text:
            text["z"] = f"{text['z']}; {value}"
        elif code not in text:
            text[code] = value
    note = text.get("z", "")
    label = text.get("3") or text.get("y") or note
    if note and note != label:
        label = f"{label}: {note}"
    kind = _kind(label) or _KINDS.get(field.content[1:2], "resource")
    access = _ACCESS.get(text["7"][:1], "") if "7" in text else ""
    return [Link(url, kind, label, access) for url in urls if url]


def note_without_address(field: Field) -> Note | None:
    """856 without an address: what it says of access."""
    if "\x1fu" in field.content or not field.get("z"):
        return None
    return Note("; ".join(dict.fromkeys(value for value in field.all("z") if value)), "access")


def _kind(label: str) -> str:
    lower = label.lower()
    if "table of contents" in lower or "目录" in label or "目次" in label:
        return "contents"
    return "cover" if "cover image" in lower or "封面" in label else ""
