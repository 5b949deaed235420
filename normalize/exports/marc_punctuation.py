"""The punctuation of ISBD put back, so that reading the field gives the value again."""

from collections.abc import Callable, Sequence

from normalize.values.text import trim_isbd, trim_period

Trim = Callable[[str], str]


def standing(value: str, mark: str, trim: Trim = trim_isbd) -> str:
    """The value with the mark that announces what follows, or with another ending where trimming would spoil it.

    `trim` is what the way in does to the text. A value that no ending protects stands as it is.
    """
    if not value or trim(value + mark) == value:
        return value + mark if value else ""
    return next((value + end for end in _endings(mark) if trim(value + end) == value), value + mark)


def _endings(mark: str) -> tuple[str, ...]:
    return ("", f".{mark}", " .", f" .{mark}", " ..")


def ended(value: str, trim: Trim = trim_period) -> str:
    """The value with a full stop behind it, unless it ends with punctuation of its own."""
    if not value or value[-1] in ".?!)]-":
        return standing(value, "", trim)
    return standing(value, ".", trim)


def spaced(
    parts: Sequence[tuple[str, str, str]], trim: Trim = trim_isbd, *, stop: bool = False
) -> list[tuple[str, str]]:
    """Subfields from (code, value, mark before it): each mark ends the subfield that stands before.

    With `stop` a full stop ends the last one.
    """
    present = [part for part in parts if part[1]]
    found: list[tuple[str, str]] = []
    for at, (code, value, _) in enumerate(present):
        if at + 1 < len(present):
            found.append((code, standing(value, present[at + 1][2], trim)))
        else:
            found.append((code, ended(value, trim) if stop else standing(value, "", trim)))
    return found
