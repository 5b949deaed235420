"""Titles as a page and the interface for programs show them."""

from collections.abc import Iterator

import msgspec

from normalize.record import Record, Title
from webapp.presenters.text import Text, twin


class TitleView(msgspec.Struct, frozen=True):
    """A title in parts, each in its own script with the romanized form beside it."""

    main: Text
    subtitle: Text | None = None
    part: Text | None = None

    @property
    def colon(self) -> str:
        """What stands between title and subtitle: a full-width colon among Han characters."""
        return "\uff1a" if self.main.lang in {"zh-Hani", "ja"} else ": "


def main_title(record: Record) -> Title | None:
    """The title proper: the first of kind main, else the first of any kind."""
    return next((title for title in record.titles if title.kind == "main"), next(iter(record.titles), None))


def title_view(title: Title, languages: tuple[str, ...]) -> TitleView:
    """A title for a page."""
    original = title.original or Title("")
    subtitle = twin(title.subtitle, original.subtitle, languages)
    part = twin(_part(title), _part(original), languages)
    main = twin(title.value, original.value, languages)
    return TitleView(main, subtitle if subtitle.value else None, part if part.value else None)


def record_title(record: Record) -> TitleView:
    """The title of a record; an empty text where it has none."""
    title = main_title(record)
    return title_view(title, record.languages) if title else TitleView(Text(""))


def plain_title(record: Record) -> str:
    """The title proper in its own script, with what tells the part of a set from its fellows."""
    title = main_title(record)
    if title is None:
        return ""
    title = title.original or title
    return ". ".join(piece for piece in (title.value, _part(title)) if piece)


def full_title(record: Record) -> str:
    """Title, subtitle and part on one line, in the original script."""
    title = main_title(record)
    if title is None:
        return ""
    title = title.original or title
    joined = f"{title.value}: {title.subtitle}" if title.subtitle else title.value
    return ". ".join(piece for piece in (joined, _part(title)) if piece)


def all_forms(record: Record) -> list[str]:
    """Every form of every title: romanized, original and parallel, alone and with its subtitle; none twice."""
    return list(dict.fromkeys(form for title in record.titles for form in _forms(title)))


def main_forms(record: Record) -> list[str]:
    """The title proper with its subtitle, in its own script and romanized."""
    title = main_title(record)
    forms = (one for one in (title and title.original, title) if one is not None)
    return [f"{one.value} : {one.subtitle}" if one.subtitle else one.value for one in forms]


def _forms(title: Title) -> Iterator[str]:
    for one in (title.original, title):
        if one is None or not one.value:
            continue
        yield one.value
        if one.subtitle:
            yield f"{one.value} : {one.subtitle}"
        if part := _part(one):
            yield f"{one.value}. {part}"
            if one.subtitle:
                yield f"{one.value} : {one.subtitle}. {part}"


def _part(title: Title) -> str:
    return ", ".join(piece for piece in (title.part_number, title.part_name) if piece)
