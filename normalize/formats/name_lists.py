"""Cells that hold several names: 张三；李四 · 张三,李四 · `Zhang, San; Li, Si`; and whether a name is a body's."""

import re
from functools import cache
from typing import NamedTuple

from normalize.maps.lists import relator_codes, surnames
from normalize.values.names import SIMPLIFIED, han_name
from normalize.values.text import clean, has_han

_SEPARATORS = re.compile(r"[;；\n|]|(?<=\s)/(?=\s)")
_HAN_SEPARATORS = re.compile(r"[,，、]")
_INITIALS = re.compile(r"[^\s,]+(?: [^\s,]+)* (?:[A-Z]\.?-?){1,4}")
_TIGHT_COMMA = re.compile(r",(?=\w)")
_NUMBER_BEHIND = re.compile(r"\s*\(\d{5,}\)$")
_ORIGIN = re.compile(r"^[\[【〔（(［]\s*([^\])】〕）］]{1,4})\s*[\])】〕）］]\s*(?=\S)")
_HAN_ROLE = re.compile(r"^(?P<name>[^()（）]+?)(?:\s+|\s*[(（\[])(?P<role>[\u4e00-\u9fff]{1,4})[)）\]]?$")
_HAN_ATTACHED = re.compile(
    r"主编|编著|编制|编印|编修|编译|译著|选编|主撰|合著|整理|点校|标点|校注|选注|评注|集注|集解|集评|注释|笺注|修订|改编"
    r"|翻译|绘制|绘画|绘图|插图|测绘|编绘|译注|译校|[著译编撰绘校辑注疏]"
)
_LABEL = re.compile(r"^(?P<role>[\u4e00-\u9fff]{1,4})\s*[:：]\s*(?=\S)")
_UNMISTAKABLE = frozenset("著编撰校辑")  # no given name ends with these
_LONG_NAME = 4  # characters; a Chinese name of a person has two or three
_ADDRESS = re.compile(r"/|\w+://")
_HAN_PERSON = re.compile(r"[\u3400-\u9fff·•]{1,6}")
_HAN_BODY = re.compile(
    r"(?:大学|学院|学校|研究[所院室]|公司|集团|委员会|中心|协会|学会|[^本]部|局|厅|司令部|出版社|书局|书店|图书馆|博物馆|档案馆"
    r"|编辑部|编辑组|编写组|编委会|编审|课题组|实验室|管理处|办公室|航道局|测量队|部队|基地|总站|监测站|气象台|天文台|医院|党委|政府"
    r"|联合会|基金会|理事会|联盟|总署|署|馆|社|站|队|组|系|厂|矿|军)$"
)
_LATIN_BODY = re.compile(
    r"\b(?:universit\w+|institut\w*|society|association|council|commission|committee|department|ministry|bureau|agency"
    r"|office|organi[sz]ation|company|corporation|press|museum|library|laborator\w+|cent(?:er|re)|academy|survey|navy"
    r"|administration|consortium|group|team|inc|ltd|gmbh|foundation|service|admiralty|government|program(?:me)?)\b",
    re.IGNORECASE,
)


class Name(NamedTuple):
    """One name of a cell: `kind` is person or corporate, `roles` MARC relator codes where the cell says them."""

    name: str
    kind: str
    roles: tuple[str, ...] = ()


def split_names(text: str) -> list[str]:
    """Part a cell into names; a comma parts them only where it cannot stand between family and given name."""
    cells = _SEPARATORS.split(text.replace("\u3000", " "))
    return [name for piece in cells for name in _by_commas(clean(piece)) if name]


def read_names(cell: str) -> list[Name]:
    """Read all names of a cell; where one shows its role the others may have a role of one character (李四译)."""
    groups = [_by_commas(clean(piece)) for piece in _SEPARATORS.split(cell.replace("\u3000", " "))]
    named = [[piece for piece in group if piece and not _ADDRESS.match(piece)] for group in groups]
    attributed = any(_ORIGIN.match(piece) or read_name(piece).roles for group in named for piece in group)
    return [name for group in named for name in _sharing(group, attributed=attributed)]


def _sharing(pieces: list[str], *, attributed: bool) -> list[Name]:
    """Names with commas between them: the role behind the last is that of all, as in 张三,李四主编.

    Not so where another shows a role of its own, or is a foreigner's: 海明威 is not who translated.
    """
    names = [read_name(piece, attributed=attributed) for piece in pieces]
    before = names[:-1]
    if any(map(_ORIGIN.match, pieces)) or not all(map(_is_chinese_without_role, before)):
        return names
    return [name._replace(roles=names[-1].roles) for name in before] + names[-1:]


def _is_chinese_without_role(name: Name) -> bool:
    known = name.name[:1] in _family_names() and len(name.name) < _LONG_NAME
    return known and not name.roles and _HAN_PERSON.fullmatch(name.name) is not None


def read_name(text: str, *, attributed: bool = False) -> Name:
    """Read one name, which may have a role behind it (刘光鼎 主编), a country before it ([美] 海明威) or a number.

    The country stays there in round brackets.
    """
    name = _NUMBER_BEHIND.sub("", " ".join(text.split()))
    origin = _ORIGIN.match(name)
    name = name[origin.end() :] if origin else name
    name, roles = _labelled(name, attributed=attributed) if has_han(name) else (name, ())
    name = han_name(clean(name).removesuffix("等")) if has_han(name) else _spaced(clean(name))
    kind = "corporate" if is_body(name) else "person"
    shown = f"({origin[1].strip()})" if origin is not None and has_han(origin[1]) and kind == "person" else ""
    return Name(shown + name, kind, roles)


def _labelled(name: str, *, attributed: bool) -> tuple[str, tuple[str, ...]]:
    """Part a name in Han from its role, which may stand before it: 责任编辑：张文定."""
    label = _LABEL.match(name)
    if label and (roles := _roles_of(label["role"])):
        return name[label.end() :], roles
    return _parted(name, attributed=attributed)


def _parted(name: str, *, attributed: bool) -> tuple[str, tuple[str, ...]]:
    """Part a name in Han from its role: behind a blank or in brackets, else two characters (主编) or one (译)."""
    match = _HAN_ROLE.match(name)
    if match and (roles := _roles_of(match["role"])):
        return match["name"], roles
    for length in (3, 2, 1):
        before, role = name[:-length], name[-length:]
        certain = length > 1 or attributed or role.translate(SIMPLIFIED) in _UNMISTAKABLE
        wanted = 2 if certain else 3
        if (
            len(before) >= wanted
            and _HAN_ATTACHED.fullmatch(role.translate(SIMPLIFIED))
            and (roles := _roles_of(role))
        ):
            return before, roles
    return name, ()


def is_body(name: str) -> bool:
    """Tell whether a name is a body's, by the word that it ends with (Chinese) or that stands in it."""
    if has_han(name):
        plain = re.sub(r"[(（][^()（）]*[)）]$", "", name)
        return len(plain) > 3 and _HAN_BODY.search(plain) is not None
    return "," not in name.rstrip(".,") and _LATIN_BODY.search(name) is not None


def personal(family: str, given: str) -> str:
    """Write a name that came in two parts: `Doe, Jane`, and 张三 where it is in Han."""
    family, given = clean(family), clean(given)
    if not family or not given:
        return family or given
    return family + given if has_han(family) and has_han(given) else f"{family}, {given}"


def _spaced(name: str) -> str:
    """Set the blank behind a comma that `Baldwin,S.A.` lacks."""
    return _TIGHT_COMMA.sub(", ", name)


def _by_commas(text: str) -> list[str]:
    if has_han(text):
        return _han_pieces(text)
    joined = [piece.strip() for piece in text.split(" and ")]
    if len(joined) > 1 and all("," in piece for piece in joined):
        return joined
    pieces = [piece.strip() for piece in text.split(", ")]
    if len(pieces) > 1 and all(_INITIALS.fullmatch(piece) for piece in pieces):
        return pieces
    return [text]


def _han_pieces(text: str) -> list[str]:
    """Names in Han with commas between them; 李, 强 is one name, as its first part is a family name alone."""
    pieces = [piece.strip() for piece in _HAN_SEPARATORS.split(text) if piece.strip()]
    if len(pieces) == 2 and len(pieces[0]) == 1 and len(pieces[1]) <= 2:
        return ["".join(pieces)]
    if len(pieces) > 1:
        return pieces
    words = text.split()
    apart = len(words) > 1 and all(_HAN_PERSON.fullmatch(word) and len(word) > 1 for word in words)
    return words if apart and not any(_roles_of(word) for word in words) else [text]


def _roles_of(term: str) -> tuple[str, ...]:
    """The relator codes of a Chinese term, in traditional characters too; 编制 and its like count as 编."""
    plain = term.translate(SIMPLIFIED).removeprefix("等")
    known = _han_roles()
    return known.get(plain) or (known.get(plain[0], ()) if _HAN_ATTACHED.fullmatch(plain) else ())


@cache
def _family_names() -> frozenset[str]:
    return frozenset("".join(surnames().values()))


@cache
def _han_roles() -> dict[str, tuple[str, ...]]:
    return {term: codes for term, codes in relator_codes().items() if has_han(term)}
