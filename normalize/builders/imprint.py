"""Place, publisher and date of publication."""

from normalize.field import Field
from normalize.record import Imprint

_FUNCTIONS = {"0": "production", "1": "publication", "2": "distribution", "3": "manufacture"}
_ENDINGS = " :;,/"


def imprint(field: Field) -> list[Imprint]:
    """260: places and publishers in pairs, the date, and place and name of manufacture ($e $f $g)."""
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


def _pairs(field: Field, function: str) -> list[Imprint]:  # noqa: C901, PLR0912  one pass, for speed
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
        elif code == "c":
            date = f"{date} {text}" if date else text
        elif code == "e":
            made_at = text.lstrip("(")
        elif code == "f":
            made_by = text.rstrip(")")
        elif code == "g":
            made_on = text.rstrip(")")
    if date.endswith(".") and not date.endswith(".."):
        date = date[:-1].rstrip()
    if place or publisher or (date and not pairs):
        pairs.append((place, publisher))
    made = [Imprint(place, publisher, date, function) for place, publisher in pairs]
    if made_at or made_by:
        made.append(Imprint(made_at.rstrip(")"), made_by, made_on, "manufacture"))
    return made
