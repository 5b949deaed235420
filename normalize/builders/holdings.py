"""Who holds it: MARC 21 852 with 853/863 and 866-868, CNMARC 905."""

from normalize.field import Field
from normalize.marc import MarcRecord, subfields
from normalize.record import Holding

_LOCATIONS = ("852", "252")
_TEXTUAL = ("866", "867", "868")
_LABELS = {"866": "", "867": "Supplement: ", "868": "Index: "}
_PATTERNS = (("853", "863", ""), ("854", "864", "Supplement: "), ("855", "865", "Index: "))
_LEVELS = "abcdefgh"
_CHRONOLOGY = "ijklm"


def holdings(record: MarcRecord) -> list[Holding]:
    """852, and 252 of CNMARC records of holdings: a holding each.

    Coverage (866-868, or 863 where there is none) goes to the 852 that it belongs to.
    """
    places = [subfields(content) for tag in _LOCATIONS for content in record.fields(tag)]
    coverage = _coverage(record)
    if not places:
        text = "; ".join(text for _, text in coverage)
        return [Holding(coverage=text)] if text else []
    shares: list[list[str]] = [[] for _ in places]
    for at, (link, text) in enumerate(coverage):
        shares[_owner(link, places, at if len(coverage) == len(places) else 0)].append(text)
    return [_holding(subs, "; ".join(share)) for subs, share in zip(places, shares, strict=True)]


def _owner(link: str, places: list[list[tuple[str, str]]], otherwise: int) -> int:
    """Find the 852 with the same linking number ($8), or take the one at the same place."""
    if link:
        for at, subs in enumerate(places):
            if any(code == "8" and value.partition(".")[0] == link for code, value in subs):
                return at
    return otherwise


def _holding(subs: list[tuple[str, str]], coverage: str) -> Holding:
    def of(codes: str) -> list[str]:
        return [" ".join(value.split()) for code, value in subs if code in codes and value.strip()]

    institution, units, shelf = of("a"), of("b"), of("c")
    library = institution[0] if institution else units[0] if units else ""
    collection = " / ".join(dict.fromkeys(units if institution else units[1:]))
    number = " ".join(of("k") + of("h") + of("i") + of("m")) or " ".join(of("j"))
    return Holding(
        library=library,
        collection=collection,
        call_number=number,
        location=" / ".join(shelf),
        coverage=coverage,
        url=" ".join(of("u")[:1]),
        note="; ".join(of("z")),
    )


def _coverage(record: MarcRecord) -> list[tuple[str, str]]:
    """Return (linking number, text) of each statement of coverage."""
    found: list[tuple[str, str]] = []
    for tag in _TEXTUAL:
        for content in record.fields(tag):
            subs = subfields(content)
            text = " ".join(value.strip() for code, value in subs if code in "az" and value.strip())
            link = next((value.partition(".")[0] for code, value in subs if code == "8"), "")
            if text:
                found.append((link if link != "0" else "", _LABELS[tag] + text))
    return found or _enumerated(record)


def _enumerated(record: MarcRecord) -> list[tuple[str, str]]:
    """Put 863-865 into words with the captions of the 853-855 of the same linking number."""
    return [each for pair in _PATTERNS for each in _in_words(record, *pair)]


def _in_words(record: MarcRecord, pattern: str, data: str, label: str) -> list[tuple[str, str]]:
    captions = {
        next((value for code, value in subs if code == "8"), ""): dict(subs)
        for subs in map(subfields, record.fields(pattern))
    }
    found: list[tuple[str, str]] = []
    for content in record.fields(data):
        subs = subfields(content)
        link = next((value.partition(".")[0] for code, value in subs if code == "8"), "")
        caption = captions.get(link, {})
        levels = [caption.get(code, "").strip("()") + value for code, value in subs if code in _LEVELS]
        dates = [value for code, value in subs if code in _CHRONOLOGY]
        text = ":".join(levels)
        if dates:
            text = f"{text} ({':'.join(dates)})".strip()
        if text:
            found.append((link, label + text))
    return found


def chinese_holding(field: Field) -> Holding | None:
    """CNMARC 905: $a library, $s or $f call number, or $d class and $e book number, $c place, $v volumes held.

    $f is the number of copies where it is a small number.
    """
    copies = field.get("f")
    counted = copies.isascii() and copies.isdigit() and 0 < int(copies) < 1000
    number = field.get("s") or "/".join(part for part in (field.get("d"), field.get("e")) if part)
    holding = Holding(
        library=field.get("a"),
        call_number=number or ("" if counted else copies),
        location=field.get("c"),
        coverage=field.join("vy", "; "),
        copies=int(copies) if counted else None,
    )
    return holding if holding != Holding() else None


def holding_library(field: Field) -> list[Holding]:
    """850: libraries that hold it, by their codes."""
    return [Holding(value) for value in field.all("a") if value]
