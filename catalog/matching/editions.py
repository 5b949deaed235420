"""Which edition a statement names: 第2版, 2nd rev. ed., 修订版, Di 3 ban; no statement is the first."""

import re

import msgspec

from catalog.matching.numerals import PATTERN, number
from normalize.folding import fold_key

_NUMBERED = re.compile(
    rf"第?\s*(?P<n1>{PATTERN})\s*[版板](?!印)|di\s+(?P<n2>{PATTERN})\s+ban\b|新\s*(?P<n3>{PATTERN})\s*版"
    rf"|(?<![a-z\d])(?P<n4>\d{{1,3}})\s*(?:st|nd|rd|th|e|\.|a|ª|º)?\s*(?:[a-z.,]+\s+){{0,4}}?(?:edition|edn|ed|aufl|auflage|udg|uppl|izd|uitg|wyd|ausg|kiad|painos)"
    rf"|(?<![a-z])(?P<n5>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:[a-z.,]+\s+){{0,4}}?ed"
    rf"|(?:izd(?:anie)?|wyd)\.?\s*(?P<n6>\d{{1,3}})"
)
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)\s*(?:年?版|年|[a-z. ]*ed)")
_REVISED = re.compile(
    r"修订|修訂|增订|增修|订正|重订|校订|改订|增补|xiu\s?ding|zeng\s?ding|rev(?:ised|\.|ue|idierte)?\b|enl(?:arged|\.)?\b|ispr|dop\b"
)
# Of what kind a copy of an old book is (版本项); two of different kinds are two books.
OLD_KINDS = (
    ("facsimile", r"影印|影钞|影抄|facsim"),
    ("lithograph", r"石印"),
    ("movable type", r"活字|聚珍|铅印|排印"),
    ("manuscript", r"稿本|抄本|钞本|写本"),
    ("woodblock", r"刻本|刊本|刻印|木刻"),
    ("rubbing", r"拓本|拓片"),
)
_OLD = tuple((name, re.compile(pattern)) for name, pattern in OLD_KINDS)


# What an edition is named by says something only where it is no number, no place of a printing and no praise.
_NAMELESS = re.compile(
    rf"{_NUMBERED.pattern}|{_REVISED.pattern}|{_YEAR.pattern}|第?\s*{PATTERN}\s*次?\s*印刷?|[(（\[].*?[)）\]]"
    r"|\b(?:and|an|rev|updated|new|ed|edn|editions?|1st|aufl|auflage|first|ban|chu|us|american|pbk|paperback|hardcover|cloth)\b|\d+|[初新再][版板]|[精平简]装本?"
)
_NAMED = re.compile(r"[\w\s]{2,30}?(?:版|本|\bed\b|\bedition\b)")


class EditionFacts(msgspec.Struct, frozen=True):
    """`number` 0: the statement has none. `year`: an edition named by its year. `kind`: of an old book.

    `words`: for whom or where it is (Secondary school ed., 学生版), as a key.
    """

    number: int = 0
    year: str = ""
    revised: bool = False
    kind: str = ""
    words: str = ""
    stated: bool = False


def read_edition(*statements: str) -> EditionFacts:
    """What folded statements say together: of edition, and of version."""
    text = " ; ".join(one for one in statements if one)
    if not text:
        return EditionFacts()
    found = 1 if "初版" in text else 0
    if match := _NUMBERED.search(text):
        written = next(value for value in match.groups() if value)
        found = number(written) or 0
    year = _YEAR.search(text)
    return EditionFacts(
        number=found if found < 1000 else 0,
        year=year[1] if year else "",
        revised=_REVISED.search(text) is not None,
        kind=next((name for name, pattern in _OLD if pattern.search(text)), ""),
        words=_words(statements),
        stated=True,
    )


def _words(statements: tuple[str, ...]) -> str:
    """What names the edition in the first statement that has such words."""
    for one in statements:
        if one and _NAMED.search(one) and (key := fold_key(_NAMELESS.sub(" ", one))) not in ("", "版", "本"):
            return key
    return ""
