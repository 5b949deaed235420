"""Place, publisher and date of publication."""

from normalize.field import Field
from normalize.record import Imprint

_FUNCTIONS = {"0": "production", "1": "publication", "2": "distribution", "3": "manufacture"}
_ENDINGS = " :;,/"


def imprint(field: Field) -> list[Imprint]:
    """260: places and publishers in pairs, the date (of old also in $d), and what is said of manufacture ($e $f $g)."""
    return _with_originals(field, "publication")


def imprint_264(field: Field) -> list[Imprint]:
    """264: the second indicator says what happened there; copyright dates (4) belong to the date."""
    function = _FUNCTIONS.get(field.ind2)
    return _with_originals(field, function) if function else []


def _with_originals(field: Field, function: str) -> list[Imprint]:
    made = _pairs(field, function)
    if field.twin is None:
        return made
    twins = _pairs(field.twin, function)
    if not made:
        return twins
    return [
        Imprint(each.place, each.publisher, each.date, each.function, twins[at]) if at < len(twins) else each
        for at, each in enumerate(made)
    ] + twins[len(made) :]


def _pairs(field: Field, function: str) -> list[Imprint]:  # noqa: C901  one pass, for speed
    pairs: list[tuple[str, str]] = []
    place = publisher = date = ""
    made_at = made_by = made_on = ""
    for code, raw in field.subs:
        text = raw.rstrip(_ENDINGS)
        if not text:
            continue
        if code == "a":
            if publisher:
                pairs.append((place, publisher))
                place = publisher = ""
            place = f"{place} ; {text}" if place else text
        elif code == "b":
            if publisher:
                pairs.append((place, publisher))
                place = ""
            publisher = text
        elif code in "cd":
            date = f"{date} {text}" if date else text
        elif code == "e":
            made_at = text
        elif code == "f":
            made_by = text
        elif code == "g":
            made_on = trimmed_date(unbracketed(text))
    date = trimmed_date(date)
    if place or publisher or (date and not pairs):
        pairs.append((place, publisher))
    made = [Imprint(place, publisher, date, function) for place, publisher in pairs]
    if made_at or made_by or made_on:
        made.append(Imprint(unbracketed(made_at), unbracketed(made_by), unbracketed(made_on), "manufacture"))
    return made


def trimmed_date(text: str) -> str:
    """A printed date without the punctuation behind it; an ellipsis stays."""
    text = text.rstrip(_ENDINGS)
    while text.endswith(".") and not text.endswith(".."):
        text = text[:-1].rstrip(_ENDINGS)
    return text


def unbracketed(text: str) -> str:
    """A part of what brackets enclose together, $e to $g, without them and without a full stop behind."""
    text = text.strip()
    if text.endswith((").", "）.", "].")):
        text = text[:-1]
    opened = text.count("(") + text.count("（") - text.count(")") - text.count("）")
    if text[:1] in ("(", "（") and (opened > 0 or text[-1:] in (")", "）")):
        text = text[1:]
        opened -= 1
    if text[-1:] in (")", "）") and opened < 0:
        text = text[:-1]
    return text.strip()
