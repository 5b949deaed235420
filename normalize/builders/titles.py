"""Titles of MARC 21 fields."""

from msgspec.structs import replace

from normalize.field import Field
from normalize.record import Title
from normalize.values.text import script_of, trim_isbd

_VARIANT_KINDS = {"0": "variant", "1": "parallel", "3": "variant", "4": "cover", "8": "spine"}
LABELS = {"2": "Distinctive title", "5": "Added title page title", "6": "Caption title", "7": "Running title"}
"""What the second indicator of 246 says of titles that are no kind of their own."""


def main_title(field: Field) -> list[Title]:
    """245: the title, its parts, the rest of title; a rest announced by ` =` is a parallel title of its own."""
    twin = field.twin
    parallel: list[str] = []
    others: list[str] = []
    original = None
    if twin is not None:
        original = _title(twin, "main", _nonfiling(twin.ind2), None, others, script=True)
    title = _title(field, "main", _nonfiling(field.ind2), original, parallel, script=original is not None)
    if title is None:
        return []
    parallel, others = _parted(parallel), _parted(others)
    titles = [title]
    titles += [_parallel(text, others[at] if at < len(others) else "") for at, text in enumerate(parallel)]
    return titles + [_parallel(text, "") for text in others[len(parallel) :]]


def _parted(texts: list[str]) -> list[str]:
    """Each parallel title by itself, where one text has several."""
    return [part for text in texts for part in text.split(" = ")] if texts else texts


def _parallel(text: str, other: str) -> Title:
    """A parallel title, and what the field in original script has in its place."""
    value, _, rest = text.partition(" : ")
    if not other or other == text:
        return Title(trim_isbd(value), "parallel", trim_isbd(rest))
    twin, _, subtitle = other.partition(" : ")
    original = Title(trim_isbd(twin), "parallel", trim_isbd(subtitle), script=script_of(twin))
    return Title(trim_isbd(value), "parallel", trim_isbd(rest), script=script_of(value), original=original)


def _nonfiling(indicator: str) -> int:
    return int(indicator) if indicator in "123456789" and indicator else 0


def _title(  # noqa: C901, PLR0912  one pass over the subfields, for speed
    field: Field,
    kind: str,
    nonfiling: int = 0,
    original: Title | None = None,
    parallel: list[str] | None = None,
    script: bool = False,
) -> Title | None:
    value = subtitle = number = name = medium = label = ""
    announced = False
    for code, text in field.subs:
        if not text:
            continue
        if code == "a":
            value = f"{value} {text}" if value else text
        elif code == "b":
            if announced and parallel is not None:
                parallel.append(text)
            else:
                subtitle = f"{subtitle} {text}" if subtitle else text
        elif code == "n":
            number = f"{number} {trim_isbd(text)}" if number else trim_isbd(text)
        elif code == "p":
            name = f"{name}. {trim_isbd(text)}" if name else trim_isbd(text)
        elif code == "h":
            medium = text.strip(" []/:;=,.")
        elif code == "i":
            label = text.rstrip(" :")
        else:
            value = f"{value} {text}" if value else text
        announced = text.endswith("=")
    if parallel is not None and " = " in subtitle:
        subtitle, _, rest = subtitle.partition(" = ")
        parallel.append(rest)
    value = trim_isbd(value)
    subtitle = trim_isbd(subtitle)
    if not value:
        value, subtitle = subtitle, ""
    if not value:
        value, name = name, ""
    if not value:
        return None
    code = script_of(value) if script or not value.isascii() else ""
    if code == "Latn" and not script:
        code = ""
    if nonfiling >= len(value):
        nonfiling = 0
    return Title(value, kind, subtitle, number, name, medium, code, nonfiling, original, label)


def _simple(field: Field, kind: str, nonfiling: int = 0) -> Title | None:
    if field.twin is None:
        return _title(field, kind, nonfiling)
    original = _title(field.twin, kind, nonfiling, script=True)
    return _title(field, kind, nonfiling, original, script=original is not None)


def variant_title(field: Field) -> Title | None:
    """246: varying form of title, its kind by the second indicator."""
    title = _simple(field, _VARIANT_KINDS.get(field.ind2, "variant"))
    label = LABELS.get(field.ind2, "")
    return replace(title, label=label) if label and title is not None and not title.label else title


def related_title(field: Field) -> Title | None:
    """740 and 247's like: an uncontrolled title; the first indicator counts the article."""
    return _simple(field, "variant", _nonfiling(field.ind1))


def former_title(field: Field) -> Title | None:
    """247: a former title of an integrating resource."""
    return _simple(field, "former")


def uniform_title(field: Field) -> Title | None:
    """130 and 240: the preferred title of the work."""
    return _simple(field, "uniform", _nonfiling(field.ind1 if field.tag == "130" else field.ind2))


def heading_title(field: Field) -> Title | None:
    """100, 110 with $t or $k: the title or form that the heading of the work itself has (Laws, etc.)."""
    subs = [pair for pair in field.subs if pair[0] in "tkfl"]
    if not any(code in "tk" for code, _ in subs):
        return None
    return _title(Field(field.tag, field.content, [("a", subs[0][1]), *subs[1:]]), "uniform")


def key_title(field: Field) -> Title | None:
    """222: the title under which the ISSN was registered."""
    return _simple(field, "key", _nonfiling(field.ind2))


def abbreviated_title(field: Field) -> Title | None:
    """210: the abbreviated key title."""
    return _simple(field, "abbreviated")


def translated_title(field: Field) -> Title | None:
    """242: the title as the cataloguer translated it."""
    return _simple(field, "translated", _nonfiling(field.ind2))
