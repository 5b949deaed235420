"""The two editions of GB/T 7714: their marks, and names, titles and dates by them."""

import re

import msgspec

from normalize.exports.editions import Edition, Year, ordinal
from normalize.exports.own_script import is_eastern, own_title
from normalize.exports.people import Name, cited_name, parted
from normalize.formats.titling import spells
from normalize.maps.lists import surnames
from normalize.record import Agent, Record
from normalize.values.text import has_han

NAMED = 3
_LONGEST_GIVEN = 3  # syllables
_SPAN = re.compile(r"(\d{4})-(\d{4}|$)")
_ET_AL = {"jpn": "他", "kor": "외", "rus": "и др"}


class Standard(msgspec.Struct, frozen=True):
    """An edition of the standard: its marks, and what stands between the years of a serial (`dash`).

    `capitals`: Western family names in capitals (2015, 8.1.1).
    """

    year: int
    comma: str
    colon: str
    left: str
    right: str
    dash: str = "-"
    capitals: bool = False


# 2025, 6.2: the full stop and square brackets stay narrow, the other marks are wide, whatever the language.
GBT_2025 = Standard(2025, "，", "：", "（", "）", dash="—")
GBT_2015 = Standard(2015, ", ", ": ", "(", ")", capitals=True)


def names(agents: tuple[Agent, ...], record: Record, standard: Standard) -> str:
    """Up to three names, then 等 or `et al` by the language of the work (2015 and 2025, responsible persons)."""
    written = [_name(agent, standard) for agent in agents]
    if len(written) > NAMED:
        written = [*written[:NAMED], _and_others(record)]
    return standard.comma.join(written)


def _and_others(record: Record) -> str:
    language = record.languages[0] if record.languages else ""
    return _ET_AL.get(language) or ("等" if is_eastern(record) else "et al")


def _name(agent: Agent, standard: Standard) -> str:
    own = cited_name(agent)
    if has_han(own):
        return own
    name = parted(own, agent.kind)
    if name.literal:
        return name.literal
    family = name.family.upper() if standard.capitals else name.family[:1].upper() + name.family[1:]
    if is_pinyin(name):
        return f"{family} {name.given}"
    given = " ".join(name.initials)
    suffix = name.suffix.rstrip(".")
    if standard.capitals:
        return f"{family} {given}, {suffix}." if suffix else f"{family} {given}".strip()
    return " ".join(part for part in (family, given, suffix) if part)


def is_pinyin(name: Name) -> bool:
    """Tell whether a name is that of a Chinese in pinyin, whose given name is never shortened."""
    given = name.given.replace("-", "")
    known = name.family.lower() in surnames()
    return known and any(spells(given, "海" * count) for count in range(1, _LONGEST_GIVEN + 1))


def title(record: Record, standard: Standard) -> str:
    """Title, other title information and the volume of a set, each behind a colon."""
    own = own_title(record)
    volume = " ".join(part for part in (own.part_number, own.part_name) if part)
    return standard.colon.join(part for part in (own.value, own.subtitle, volume) if part)


def edition_text(edition: Edition | None) -> str:
    """`2版`, `新1版`, `修订版`, `2nd ed.`; the first edition is never named."""
    if edition is None:
        return ""
    if edition.number:
        return f"{edition.number}版" if edition.eastern else f"{ordinal(edition.number)} ed."
    return edition.words


def year_text(year: Year, standard: Standard) -> str:
    """`1983`, `1935（民国24年）`, `c1988`, and a year that is guessed in square brackets."""
    text = _SPAN.sub(rf"\1{standard.dash}\2", year.text)
    text = f"c{text}" if year.copyright else text
    if year.guessed:
        text = f"[{text}]"
    return f"{text}{standard.left}{year.reign}{standard.right}" if year.reign and text else text
