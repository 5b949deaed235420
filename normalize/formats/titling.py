"""Titles: their script, and a romanized title beside the Han one that it spells."""

import re
from functools import cache

from msgspec.structs import replace

from normalize.record import Title
from normalize.values.text import has_han, script_of

KINDS = frozenset(
    ("main", "parallel", "variant", "uniform", "key", "abbreviated", "former", "cover", "spine", "translated")
)
_FINALS = {
    "": "a o e ai ei ao ou an en ang eng er yi ya yo ye yai yao you yan yin yang ying yong wu wa wo wai wei wan wen "
    "wang weng yu yue yuan yun",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u", "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u", "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan v ve ü üe ue",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve ü üe ue",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un", "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "i a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "i a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "i a e ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "i e ao ou an en ang eng ong u ua uo ui uan un", "z": "i a e ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "i a e ai ao ou an en ang eng ong u uo ui uan un", "s": "i a e ai ao ou an en ang eng ong u uo ui uan un",
}  # fmt: skip
_WORD = re.compile(r"[a-zü]+")
_LONGEST = 300
_COMPARED = 20  # titles of one record


@cache
def _syllables() -> frozenset[str]:
    return frozenset(initial + final for initial, finals in _FINALS.items() for final in finals.split())


def spells(latin: str, han: str) -> bool:
    """Tell whether a text is the pinyin of a Han one: only syllables, as many as there are characters."""
    characters = sum(has_han(c) for c in han)
    plain = latin.lower().replace("'", " ").replace("’", " ").translate(_TONES)
    words = _WORD.findall(plain)
    if not words or not characters or len(latin) > _LONGEST or not plain.replace("ü", "u").isascii():
        return False
    counts = {0}
    for word in words:
        counts = {before + count for before in counts for count in _counts(word)}
    return characters in counts


_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ", "aaaaeeeeiiiioooouuuuüüüü")


def _counts(word: str) -> set[int]:
    """In how many syllables a word can be parted."""
    known = _syllables()
    reached: list[set[int]] = [{0}] + [set() for _ in word]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            if word[start:end] in known:
                reached[end] |= {count + 1 for count in reached[start]}
    return reached[-1]


def make_title(value: str, kind: str = "main") -> Title:
    """A title as the source gives it, with its script where that is not Latin."""
    script = script_of(value)
    return Title(value, kind, script="" if script == "Latn" else script)


def with_twins(titles: list[Title]) -> list[Title]:
    """Put a Han title as original into the title that spells it; the first is the main one."""
    found = list(titles)
    for latin in titles[:_COMPARED]:
        han = next((each for each in found[:_COMPARED] if _is_twin(latin, each)), None)
        if han is not None:
            twin = replace(latin, kind="main", script="Latn", original=replace(han, kind="main"))
            place = min(found.index(latin), found.index(han))
            found = [each for each in found if each is not latin and each is not han]
            found.insert(place, twin)
    main = next((each for each in found if each.kind == "main"), found[0] if found else None)
    if main is None:
        return []
    others = [_beside(each, main) for each in found if each is not main]
    return list(dict.fromkeys([replace(main, kind="main"), *others]))


def _beside(title: Title, main: Title) -> Title:
    """A further main title: parallel in another script, else a variant."""
    same = script_of(title.value) == script_of(main.value)
    return replace(title, kind="variant" if same else "parallel") if title.kind == "main" else title


def _is_twin(latin: Title, han: Title) -> bool:
    """Tell whether two titles, one of them a main one, are the same in Latin letters and in Han."""
    if latin.script or latin.original is not None or han.script != "Hani":
        return False
    return "main" in (latin.kind, han.kind) and spells(latin.value, han.value)
