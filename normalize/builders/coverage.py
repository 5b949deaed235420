"""What of a serial or set is held: MARC 21 853-868, UNIMARC and CNMARC holdings 500-522.

Captions and numbers (853 with 863) are put into words; a text (866) takes the place of those that it is linked to, or
of all where it is linked to none. Each has three kinds: the publication itself, its supplements, its indexes.
"""

from collections.abc import Sequence
from typing import NamedTuple

from normalize.marc import MarcRecord, subfields
from normalize.values.enumeration import ends_of, follows, is_east_asian, joined, statement
from normalize.values.text import clean

Subs = list[tuple[str, str]]


class Manner(NamedTuple):
    """How a format writes it: codes of numbering, of another numbering and of dates; the linking subfield; the sign of
    a gap in $w; and by kind the tags of captions, numbers and texts.
    """

    numbering: str
    other: str
    dates: str
    link: str
    gap: str
    tags: tuple[tuple[str, str, str], ...]


MARC21 = Manner(
    "abcdef", "gh", "ijkl", "8", "g", (("853", "863", "866"), ("854", "864", "867"), ("855", "865", "868"))
)
UNIMARC = Manner(
    "abc", "de", "fgh", "6", "a", (("500", "510", "520"), ("501", "511", "521"), ("502", "512", "522"))
)
_LABELS = (("", ""), ("Supplement: ", "附刊: "), ("Index: ", "索引: "))
_NOT_PUBLISHED = "4"
_ALL = "0"
_LONG_NUMBER = 9


def coverage(record: MarcRecord, manner: Manner = MARC21) -> list[tuple[str, str]]:
    """Return (linking number, text) of each statement; the number is empty where there is none."""
    found: list[tuple[str, str]] = []
    for labels, tags in zip(_LABELS, manner.tags, strict=True):
        texts = _texts(record, tags[2], manner.link)
        replaced = {link for link, _ in texts}
        coded = [] if "" in replaced else _coded(record, tags[0], tags[1], manner)
        for link, text in [*texts, *(each for each in coded if each[0] not in replaced)]:
            found.append((link, labels[1 if is_east_asian(text) else 0] + text))
    return found


def linked(value: str, code: str) -> tuple[str, int]:
    """Split a link into its number and its place in the sequence: `1.3` in $8; the first two figures of $6."""
    if code == "8":
        link, _, sequence = value.partition("\\")[0].partition(".")
        return ("" if link == _ALL else link), int(sequence) if sequence.isdecimal() else 0
    figures = value[1:] if value[:1].isalpha() else value
    return figures[:2].lstrip("0"), 0


def link_of(subs: Subs, code: str) -> tuple[str, int]:
    """Return the link of a field; an empty number where it has none."""
    for found, value in subs:
        if found == code:
            return linked(value.strip(), code)
    return "", 0


def _texts(record: MarcRecord, tag: str, linking: str) -> list[tuple[str, str]]:
    found = []
    for content in record.fields(tag):
        subs = subfields(content)
        text = " ".join(clean(value) for code, value in subs if code in "az" and not _is_number(value))
        if text and any(code == "a" and value.strip() for code, value in subs):
            found.append((link_of(subs, linking)[0], _specified(subs) + text))
    return found


def _is_number(value: str) -> bool:
    """Tell what no reader needs: nothing, or the number that a system of links keeps in $z."""
    return not value.strip() or (len(value) >= _LONG_NUMBER and value.isdecimal())


def _specified(subs: Subs) -> str:
    """$3, the part of what is held that a statement is about."""
    return "".join(f"{clean(value).rstrip(':')}: " for code, value in subs if code == "3" and value.strip())


def _coded(record: MarcRecord, pattern: str, data: str, manner: Manner) -> list[tuple[str, str]]:
    """A statement for each linking number, in the order of the fields."""
    captions = [(link_of(subs, manner.link)[0], subs) for subs in map(subfields, record.fields(pattern))]
    by_link: dict[str, list[tuple[int, str, Subs]]] = {}
    for content in record.fields(data):
        if content[1:2] == _NOT_PUBLISHED and manner is MARC21:
            continue
        subs = subfields(content)
        link, sequence = link_of(subs, manner.link)
        by_link.setdefault(link, []).append((sequence, content, subs))
    found = []
    for link, fields in by_link.items():
        fields.sort(key=lambda field: field[0])
        pattern_subs = _pattern(captions, link)
        text = _in_words([subs for _, _, subs in fields], pattern_subs, manner)
        if text:
            found.append((link, _specified(pattern_subs) + text))
    return found


def _pattern(captions: Sequence[tuple[str, Subs]], link: str) -> Subs:
    """The captions with the same linking number, or the only ones there are."""
    for found, subs in captions:
        if found == link:
            return subs
    return captions[0][1] if len(captions) == 1 else []


def _in_words(fields: list[Subs], pattern: Subs, manner: Manner) -> str:
    """The fields of one pattern as one text; those that follow each other without a break as a range."""
    captions = dict(pattern)
    codes = manner.numbering + manner.other + manner.dates
    runs: list[tuple[Subs, str, str]] = []
    for subs in fields:
        numbers = [(code, clean(value)) for code, value in subs if code in codes]
        notes = "; ".join(clean(value) for code, value in subs if code == "z" and value.strip())
        ending = next((value.strip() for code, value in subs if code == "w"), "")
        if runs and not runs[-1][1] and not runs[-1][2]:
            range_ = _as_range(runs[-1][0], numbers, manner)
            if range_:
                runs[-1] = (range_, ending, notes)
                continue
        runs.append((numbers, ending, notes))
    said = [(_one(numbers, captions, manner, notes), ending) for numbers, ending, notes in runs]
    return joined([(text, "g" if ending == manner.gap else "") for text, ending in said if text])


def _one(numbers: Subs, captions: dict[str, str], manner: Manner, notes: str) -> str:
    def of(codes: str) -> list[tuple[str, str]]:
        return [(captions.get(code, ""), value) for code, value in numbers if code in codes]

    text = statement(of(manner.numbering), of(manner.other), of(manner.dates))
    return f"{text} [{notes}]".strip() if notes else text


def _as_range(before: Subs, after: Subs, manner: Manner) -> Subs:
    """Both as one range, where the second begins with the number after the first's last; else an empty list."""
    if [code for code, _ in before] != [code for code, _ in after]:
        return []
    ends = [(code, ends_of(one), ends_of(two)) for (code, one), (_, two) in zip(before, after, strict=True)]
    levels = [each for each in ends if each[0] in manner.numbering]
    if not levels or any("-" in one[1] + two[0] for _, one, two in ends):
        return []
    if any(one != two or one[0] != one[1] for _, one, two in levels[:-1]):
        return []
    if not follows(levels[-1][1][1], levels[-1][2][0]):
        return []
    return [(code, one[0] if one[0] == two[1] else f"{one[0]}-{two[1]}") for code, one, two in ends]
