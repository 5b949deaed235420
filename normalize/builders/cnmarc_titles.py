"""Titles of CNMARC (UNIMARC) fields: 200 and 5XX.

Pinyin stands beside a title in $9 (the national library) or, subfield by subfield, in $A and $E (CALIS): it is the
title in Latin letters, whose original is the one in Han. So is a field that $6 and $7 pair with one in another script.
"""

from msgspec.structs import replace

from normalize.field import Field, Subfields
from normalize.record import Title
from normalize.values.text import has_han, script_of, trim_isbd

_KINDS = {
    "500": "uniform", "501": "uniform", "503": "uniform", "510": "parallel", "512": "cover", "516": "spine",
    "520": "former", "530": "key", "531": "abbreviated", "541": "translated", "518": "variant",
}  # fmt: skip
LABELS = {"513": "Added title page title", "514": "Caption title", "515": "Running title"}
"""What fields of titles are called that are no kind of their own, in the words of MARC 21."""
_ROMANIZED = "9AEHI"
_HEADING = "klmnqrsuw"
"""What else belongs to a uniform heading of 500: form, language, date, medium of performance."""


def without_article_marks(value: str) -> tuple[str, int]:
    """Drop what encloses an article (ISO 6630: NSB and NSE, read as U+0088 or U+0098), and count what it encloses."""
    for begin, end in (("\u0088", "\u0089"), ("\u0098", "\u009c")):
        if value.startswith(begin) and end in value:
            article, _, rest = value[1:].partition(end)
            return article + rest, len(article)
        value = value.replace(begin, "").replace(end, "")
    return value, 0


class _Piece:
    """A title that is being gathered, and its form in Latin letters."""

    def __init__(self, value: str, kind: str) -> None:
        self.value, self.nonfiling = without_article_marks(value)
        self.kind = kind
        self.subtitle = self.number = self.name = self.medium = ""
        self.latin: _Piece | None = None

    def add(self, code: str, text: str) -> None:
        """Add what belongs to the title: $e $h $i $b."""
        if code == "e":
            self.subtitle = f"{self.subtitle} : {text}" if self.subtitle else text
        elif code == "h":
            self.number = f"{self.number} {text}" if self.number else text
        elif code == "i":
            self.name = f"{self.name}. {text}" if self.name else text
        elif code == "b" and self.kind in ("key", "abbreviated"):
            self.value = f"{self.value} {text}"
        elif code == "b":
            self.medium = self.medium or text.strip(" []/:;=,.")
        elif code in _HEADING:
            self.value = f"{self.value}. {text}"

    def title(self, original: "_Piece | None" = None) -> Title:
        """Return what was gathered: the romanized title with its original where there are both."""
        if self.latin is not None:
            latin = self.latin
            latin.number = latin.number or self.number
            latin.name = latin.name or self.name
            latin.medium = self.medium
            self.latin = None
            return latin.title(self)
        script = script_of(self.value)
        return Title(
            trim_isbd(self.value),
            self.kind,
            trim_isbd(self.subtitle),
            self.number,
            self.name,
            self.medium,
            script if script != "Latn" or original is not None else "",
            self.nonfiling,
            original=original.title() if original is not None else None,
        )


def title_proper(field: Field) -> list[Title]:
    """200: title proper, further titles by the same ($a again) and by other ($c) authors, parallel titles ($d)."""
    return _with_twin(_gather(field.subs), field.twin)


def _with_twin(pieces: list[_Piece], twin: Field | None, kind: str = "") -> list[Title]:
    originals = [] if twin is None else _gather(twin.subs, kind)
    paired = [piece.title(originals[at] if at < len(originals) else None) for at, piece in enumerate(pieces)]
    return paired + [piece.title() for piece in originals[len(pieces) :]]


def _gather(subs: Subfields, kind: str = "") -> list[_Piece]:
    """Titles in the order of the field; `kind` is what they all are, or empty in 200, where the subfield says it."""
    pieces: list[_Piece] = []
    strays: list[_Piece] = []
    volume = ""
    for code, value in subs:
        text = value.strip(" /:;=")
        if not text:
            continue
        if code in _ROMANIZED:
            _romanize(code, text, pieces, strays, kind or "variant")
        elif code == "a" and (not kind or not pieces):
            pieces.append(_Piece(text, kind or ("variant" if pieces else "main")))
        elif code in "cd" and not kind:
            pieces.append(_Piece(text, "parallel" if code == "d" else "variant"))
        elif code == "v" and not kind:
            volume = text
        elif pieces:
            pieces[-1].add(code, text)
        elif code in "ehi" and not kind:
            pieces.append(_Piece(text, "main"))
    if pieces and volume and not pieces[0].number:
        pieces[0].number = volume
    return pieces + strays


def _romanize(code: str, text: str, pieces: list[_Piece], strays: list[_Piece], kind: str) -> None:
    """Set pinyin beside the first title in Han that has none yet; $E $H $I add to the last that has."""
    if code in "9A":
        waiting = next((piece for piece in pieces if piece.latin is None and has_han(piece.value)), None)
        if waiting is None or has_han(text):
            strays.append(_Piece(text, kind))
        else:
            waiting.latin = _Piece(text, waiting.kind)
        return
    last = next((piece.latin for piece in reversed(pieces) if piece.latin is not None), None)
    if last is not None:
        last.add(code.lower(), text)


def other_title(field: Field) -> list[Title]:
    """5XX: a title by the tag's kind."""
    kind = _KINDS.get(field.tag, "variant")
    titles = _with_twin(_gather(field.subs, kind), field.twin, kind)
    label = LABELS.get(field.tag, "")
    return [replace(each, label=label) for each in titles] if label else titles


def statement(field: Field) -> list[str]:
    """200 $f $g: who is responsible, as it stands on the title page; in Latin letters where $F $G say it so, too."""
    if field.twin is not None:
        return _statement(field, "fg") or _statement(field.twin, "fg")
    return _statement(field, "FG") or _statement(field, "fg")


def statement_original(field: Field) -> list[str]:
    """200 $f $g in their own script, where the statement is romanized."""
    if field.twin is not None:
        return _statement(field.twin, "fg") if _statement(field, "fg") else []
    return _statement(field, "fg") if _statement(field, "FG") else []


def _statement(field: Field, codes: str) -> list[str]:
    text = " ; ".join(trimmed for value in field.all(codes) if (trimmed := value.strip(" /;")))
    return [text] if text else []
