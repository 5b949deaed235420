"""What the Western styles have in common: names, titles in other scripts, dates and pages."""

import re

import msgspec

from normalize.exports.editions import full_date
from normalize.exports.gbt_style import is_pinyin
from normalize.exports.own_script import address, is_online, main_title, number
from normalize.exports.people import Name, cited_name, latin_name, parted
from normalize.formats.titling import spells
from normalize.record import Agent, PublicationDate, Record, Relation, Title
from normalize.values.text import has_han, script_of

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
# Family names of two characters.
_TWO_CHARACTERS = frozenset((
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙",
    "公孫", "令狐", "司徒", "慕容", "长孙", "長孫", "宇文", "端木", "南宫", "南宮", "独孤", "獨孤",
))  # fmt: skip
_BODY = re.compile(
    r".{2,}(?:大[学學]|[学學]院|出版社|[学學][会會]|[协協][会會]|研究[所院]|委[员員][会會]|公司|[图圖][书書][馆館])"
)
_SPAN = re.compile(r"(\d+)\s*[-–]\s*(\d+)")
_SHORT = 100  # numbers below it, and its multiples, keep all digits of the last page
_LATIN_TITLES = ("parallel", "translated")


class Person(msgspec.Struct, frozen=True):
    """A maker as Western styles name him: `chinese` names keep the family name first and have no comma.

    `original` is the name in its own script where `name` spells it.
    """

    name: Name
    chinese: bool = False
    original: str = ""

    @property
    def chinese_order(self) -> str:
        """`Zhang Zhendong`."""
        return " ".join(part for part in (self.name.family, self.name.given) if part)


def person(agent: Agent) -> Person:
    """An agent in Latin letters where there is such a form; a body that is catalogued as a person is told."""
    written, own = latin_name(agent), cited_name(agent)
    original = own if own != written else ""
    if _BODY.fullmatch(original):
        return Person(Name(literal=written.replace(", ", " ")), original=original)
    name = _in_parts(written, original) if agent.kind == "person" and has_han(original) else None
    name = name or parted(written, agent.kind)
    return Person(name, bool(name.family) and (has_han(original) or is_pinyin(name)), original)


def _in_parts(written: str, original: str) -> Name | None:
    """Family and given name of pinyin that has a word for each character (`ou yang xiu`); None for any other."""
    words = written.split()
    if "," in written or len(words) != len(original) or not spells(written, original):
        return None
    family = 2 if original[:2] in _TWO_CHARACTERS else 1
    return Name("".join(words[:family]).capitalize(), "".join(words[family:]).capitalize())


class TitleForms(msgspec.Struct, frozen=True):
    """A title as Western styles give it: in Latin letters, in its own script where that differs, in English."""

    latin: str
    original: str = ""
    translation: str = ""


def title_forms(record: Record) -> TitleForms:
    """The title romanized where the record has that, else as it stands."""
    title = main_title(record)
    original = _whole(title.original) if title.original else ""
    foreign = title.original is not None or script_of(title.value) != "Latn"
    english = (
        each
        for each in record.titles
        if each.kind in _LATIN_TITLES and script_of(each.value) == "Latn" and each.original is None
    )
    translated = next(english, None) if foreign else None
    return TitleForms(_whole(title), original, _whole(translated) if translated else "")


def _whole(title: Title) -> str:
    """Title and subtitle; number and name of a part behind a full stop."""
    colon = "：" if has_han(title.value) else ": "
    value = title.value
    if title.original is not None:
        value = _begun(value)
    whole = f"{value}{colon}{_begun(title.subtitle)}" if title.subtitle else value
    part = ", ".join(part for part in (title.part_number, title.part_name) if part)
    return ". ".join(piece for piece in (whole, part) if piece)


def _begun(text: str) -> str:
    """With a capital at the beginning; names such as pH and eDNA keep theirs."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def latin_title(relation: Relation) -> str:
    """The title of a host in Latin letters where there is such a form."""
    return relation.title or relation.original


def spelled_date(date: PublicationDate, *, year_first: bool) -> str:
    """`2019, March 5` (year first) or `March 5, 2019`; as much of it as is known."""
    year, month, day = (*full_date(date).split("-"), "", "")[:3]
    if not month:
        return year
    named = " ".join(part for part in (MONTHS[int(month) - 1], day.lstrip("0")) if part)
    if year_first:
        return f"{year}, {named}"
    return f"{named}, {year}" if day else f"{named} {year}"


def dashed(pages: str) -> str:
    """Pages with an en dash."""
    return pages.replace("-", "–")


def inclusive(pages: str) -> str:
    """Pages with an en dash and no more digits than needed, as Chicago has them: `221–28`, `101–8`, `100–104`."""
    found = _SPAN.fullmatch(pages)
    first, last = found.groups() if found is not None else ("", "")
    if len(first) != len(last) or first >= last or int(first) < _SHORT or not int(first) % _SHORT:
        return dashed(pages)
    same = next((at for at, digit in enumerate(first) if digit != last[at]), len(first) - 1)
    shown = 1 if first[-2] == "0" else 2
    return f"{first}–{last[min(same, len(last) - shown) :]}"


def initials(name: Name) -> str:
    """`J. W.`, `J.-L.`; what stands behind them in small letters stays: `S. van`."""
    particle = name.particle
    given = Name(given=name.given.removesuffix(particle))
    found = ["-".join(f"{letter}." for letter in one.split("-")) for one in given.initials]
    return " ".join([*found, particle]) if particle else " ".join(found)


def link(record: Record) -> str:
    """The DOI as an address, else the address of what is read online."""
    doi = number(record, "doi")
    return f"https://doi.org/{doi}" if doi else address(record) if is_online(record) else ""


def listed(names: list[str], last: str, *, comma_before_two: bool = True) -> str:
    """`A, B, and C`; two names have a comma before the word only where that is asked for."""
    if len(names) < 2:
        return "".join(names)
    comma = "," if len(names) > 2 or comma_before_two else ""
    return f"{', '.join(names[:-1])}{comma} {last} {names[-1]}"
