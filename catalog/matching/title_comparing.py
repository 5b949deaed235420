"""Whether two titles are of one book: equal, one longer than the other, or alike but for a slip of the pen."""

import re

from rapidfuzz.distance import Levenshtein

from catalog.matching.titles import TitleForm
from catalog.matching.traits import Traits

_DIGITS = re.compile(r"\d+")
# Where only one of these differs, two titles are two books: numerals, positions, directions, levels, seas.
DISTINGUISHING = frozenset(
    "0123456789〇一二三四五六七八九十百千上中下前后续初再甲乙丙丁戊己庚辛壬癸东西南北左右内外大小高低新旧古今近现当远"
    "男女黄渤正副补春夏秋冬"
)


def compare_titles(one: Traits, other: Traits) -> str | None:
    """The best outcome over the scripts that both are given in; None where they share no script."""
    pairs = _comparable(one, other)
    if not pairs:
        return None
    outcomes = {_outcome(here, there) for here, there in pairs}
    for best in ("agrees", "contains", "begins", "similar", "distinguished"):
        if best in outcomes:
            return best
    if _variant(one, other) or _variant(other, one):
        return "variant"
    return "other_subtitle" if "other_subtitle" in outcomes else "differs"


def numbers_differ(one: Traits, other: Traits) -> bool:
    """Whether both titles name numbers, and not the same ones."""
    pairs = _comparable(one, other)
    return bool(pairs) and all(
        (here := _DIGITS.findall(a.full))
        and (there := _DIGITS.findall(b.full))
        and not set(here) & set(there)
        for a, b in pairs
    )


def alike(here: str, there: str) -> bool:
    """Whether two keys differ as misspelt ones do, and in nothing that tells books apart."""
    return _likeness(here, there) == "similar"


def _likeness(here: str, there: str) -> str:
    """similar, distinguished (they differ in a letter that tells books apart), or differs."""
    longest = max(len(here), len(there))
    han = not (here + there).isascii()
    allowed = (1 if longest >= 4 else 0) + (longest >= 12) if han else longest // 12
    if not allowed or Levenshtein.distance(here, there, score_cutoff=allowed) > allowed:
        return "differs"
    changed = "".join(
        here[op.src_start : op.src_end] + there[op.dest_start : op.dest_end]
        for op in Levenshtein.opcodes(here, there)
        if op.tag != "equal"
    )
    return "similar" if DISTINGUISHING.isdisjoint(changed) else "distinguished"


def _comparable(one: Traits, other: Traits) -> list[tuple[TitleForm, TitleForm]]:
    for han in (True, False):
        pairs = [(a, b) for a in one.titles for b in other.titles if a.han == b.han == han]
        if pairs:
            return pairs
    return []


def _outcome(here: TitleForm, there: TitleForm) -> str:
    if here.proper == there.proper:
        return _of_subtitles(here.subtitle, there.subtitle)
    if here.full == there.full:
        return "agrees"
    if here.full == there.proper or here.proper == there.full:
        return "contains"
    if here.opening in (there.proper, there.full) or there.opening in (here.proper, here.full):
        return "begins"
    found = {_likeness(here.proper, there.proper), _likeness(here.full, there.full)}
    return next((one for one in ("similar", "distinguished") if one in found), "differs")


def _of_subtitles(here: str, there: str) -> str:
    if not (here and there):
        return "agrees" if here == there else "contains"
    if here == there or alike(here, there):
        return "agrees"
    return "contains" if here.startswith(there) or there.startswith(here) else "other_subtitle"


def _variant(one: Traits, other: Traits) -> bool:
    keys = {key for form in one.titles for key in (form.proper, form.full) if len(key) > 3}
    return not keys.isdisjoint(other.other_titles)
