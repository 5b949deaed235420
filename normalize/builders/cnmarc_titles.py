"""Titles of CNMARC (UNIMARC) fields: 200 and 5XX."""

from normalize.field import Field
from normalize.record import Title
from normalize.values.text import has_han, script_of, trim_isbd

_KINDS = {
    "500": "uniform", "501": "uniform", "503": "uniform", "510": "parallel", "512": "cover", "516": "spine",
    "520": "former", "530": "key", "531": "abbreviated", "541": "translated", "518": "variant",
}  # fmt: skip


class _Piece:
    """A title that is being gathered."""

    def __init__(self, value: str, kind: str) -> None:
        self.value = value
        self.kind = kind
        self.subtitle = self.number = self.name = self.medium = ""

    def add(self, code: str, text: str) -> None:
        """Add what belongs to the title: $e $h $i $b."""
        if code == "e":
            self.subtitle = f"{self.subtitle} : {text}" if self.subtitle else text
        elif code == "h":
            self.number = f"{self.number} {text}" if self.number else text
        elif code == "i":
            self.name = f"{self.name}. {text}" if self.name else text
        elif code == "b":
            self.medium = self.medium or text.strip("[]")

    def title(self) -> Title:
        """Return what was gathered."""
        script = script_of(self.value)
        return Title(
            trim_isbd(self.value),
            self.kind,
            trim_isbd(self.subtitle),
            self.number,
            self.name,
            self.medium,
            script if script != "Latn" else "",
        )


def title_proper(field: Field) -> list[Title]:
    """200: title proper, further titles by the same ($a again) and by other ($c) authors, parallel titles ($d), pinyin.

    The title stands in its own script; its pinyin ($9 or $A) is a variant.
    """
    pieces: list[_Piece] = []
    pinyin: list[Title] = []
    volume = ""
    for code, value in field.subs:
        text = value.strip(" /:;=")
        if not text:
            continue
        if code == "a":
            pieces.append(_Piece(text, "variant" if pieces else "main"))
        elif code in "cd":
            pieces.append(_Piece(text, "parallel" if code == "d" else "variant"))
        elif code == "v":
            volume = text
        elif code in "9A":
            pinyin.append(Title(text, "variant", script="Latn"))
        elif pieces:
            pieces[-1].add(code, text)
        elif code in "ehi":
            pieces.append(_Piece(text, "main"))
    if pieces and volume and not pieces[0].number:
        pieces[0].number = volume
    return [piece.title() for piece in pieces] + [title for title in pinyin if not has_han(title.value)]


def other_title(field: Field) -> list[Title]:
    """5XX: a title by the tag's kind, and its pinyin."""
    piece: _Piece | None = None
    pinyin: list[Title] = []
    kind = _KINDS.get(field.tag, "variant")
    for code, text in field.subs:
        if code in "9A":
            pinyin.append(Title(text, "variant", script="Latn"))
        elif code == "a" and piece is None:
            piece = _Piece(text, kind)
        elif piece is not None and code in "behi":
            piece.add(code, text)
    return ([piece.title()] if piece is not None else []) + pinyin


def statement(field: Field) -> list[str]:
    """200 $f $g: who is responsible, as it stands on the title page."""
    text = " ; ".join(trimmed for value in field.all("fg") if (trimmed := value.strip(" /;")))
    return [text] if text else []
