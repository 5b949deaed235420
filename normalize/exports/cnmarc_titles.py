"""Titles of CNMARC: 200 with its statement of responsibility, 5XX by kind; pinyin in $9, its parts in $E $H $I."""

from normalize.builders.cnmarc_titles import LABELS
from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_table import field_of
from normalize.record import Record, Title
from normalize.values.text import has_han

_BEGIN, _END = "\u0098", "\u009c"
"""Around an article that is left out when titles are sorted (ISO 6630)."""


def titles(record: Record) -> list[Made]:
    """All titles in the order of the record; a parallel one behind the title proper stands in 200."""
    found: list[Made] = []
    others = list(record.titles)
    first = next((title for title in others if title.kind == "main"), None)
    if first is not None:
        others.remove(first)
        parallel = others.pop(0) if others and _fits_behind(others[0]) else None
        found += _proper(record, first, parallel)
    elif record.responsibility:
        found += made("200", "1 ", _responsibility(record))
    return found + [field for title in others for field in _other(title)]


def _fits_behind(title: Title) -> bool:
    bare = Title(
        title.value, "parallel", title.subtitle, title.part_number, title.part_name, script=title.script
    )
    return title == bare


def _proper(record: Record, title: Title, parallel: Title | None) -> list[Made]:
    tag, indicators = field_of("cnmarc", "titles", "main")
    medium: Subs = [("b", f"[{title.medium}]")] if title.medium else []
    behind: Subs = [("d", parallel.value), *_parts(parallel)] if parallel is not None else []
    own, latin, twin = _two_forms(title)
    by = _statements(record.responsibility, "f", "g") if twin else _responsibility(record)
    subs = [*own, *medium, *latin, *behind, *by]
    other = [*twin, *_statements(record.responsibility_original, "f", "g")] if twin else []
    return made(tag, indicators, subs, other)


def _other(title: Title) -> list[Made]:
    tag, indicators = field_of("cnmarc", "titles", title.kind)
    own, latin, twin = _two_forms(title)
    if title.kind == "variant":
        tag = _BY_LABEL.get(title.label, tag)
    return made(tag, indicators, [*own, *latin], twin)


_BY_LABEL = {label: tag for tag, label in LABELS.items()}


def _two_forms(title: Title) -> tuple[Subs, Subs, Subs]:
    """Subfields of the title, of its pinyin, and of a twin where it is in another script than Han."""
    original = title.original
    own = original or title
    if original is None:
        return [("a", _sorted(title)), *_parts(title)], [], []
    if has_han(original.value) and not has_han(title.value):
        latin = [("9", title.value), *[(code.upper(), text) for code, text in _parts(title) if text]]
        same = {(code.upper(), text) for code, text in _parts(own)}
        return [("a", own.value), *_parts(own)], [pair for pair in latin if pair not in same], []
    return [("a", _sorted(title)), *_parts(title)], [], [("a", _sorted(own)), *_parts(own)]


def _sorted(title: Title) -> str:
    """The title with its article enclosed."""
    count = title.nonfiling
    article = title.value[:count]
    if not article.strip() or count >= len(title.value):
        return title.value
    return f"{_BEGIN}{article}{_END}{title.value[count:]}"


def _parts(title: Title) -> list[tuple[str, str]]:
    """$e rest of title, $h number and $i name of the part."""
    parts = [("e", title.subtitle), ("h", title.part_number), ("i", title.part_name)]
    return [(code, text) for code, text in parts if text]


def _responsibility(record: Record) -> Subs:
    """$f and $g as printed, in Han; $F and $G where it is romanized, too."""
    if not record.responsibility_original:
        return _statements(record.responsibility, "f", "g")
    own = _statements(record.responsibility_original, "f", "g")
    return [*own, *_statements(record.responsibility, "F", "G")]


def _statements(text: str, first: str, further: str) -> list[tuple[str, str]]:
    pieces = text.split(" ; ") if text else []
    return [(first if at == 0 else further, piece) for at, piece in enumerate(pieces)]
