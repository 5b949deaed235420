"""Titles of MARC 21: 245 with its statement of responsibility, 246 and the others by kind."""

from collections.abc import Sequence

from msgspec.structs import replace

from normalize.builders.titles import LABELS
from normalize.exports.marc_field import Made, Subs, made
from normalize.exports.marc_punctuation import ended, spaced
from normalize.exports.marc_table import field_of
from normalize.record import Record, Title
from normalize.values.text import trim_isbd


def titles(record: Record) -> list[Made]:
    """All titles, in the order of the record; further titles proper are fields 880 without a partner."""
    mains = [title for title in record.titles if title.kind == "main"]
    uniform = [title for title in record.titles if title.kind == "uniform"]
    others = [title for title in record.titles if title.kind not in ("main", "uniform")]
    main_entry = any(agent.entry == "main" for agent in record.agents)
    found: list[Made] = []
    for at, title in enumerate(uniform):
        found += _uniform(title, main_entry != (at % 2 == 1))
    if mains:
        behind: list[Title] = []
        while _is_behind(record.titles, others):
            behind.append(others.pop(0))
        found += _main(record, mains[0], behind, "1" if main_entry else "0")
    elif record.responsibility:
        found += made("245", "00", [("c", ended(record.responsibility, trim_isbd))])
    found += [field for title in others for field in _other(title)]
    for title in mains[1:]:
        found += made("245", f"0{_digit(title)}", (), _parts(title))
    return found


def _is_behind(every: Sequence[Title], others: Sequence[Title]) -> bool:
    """Tell whether the first of the other titles is a parallel one that stands in 245."""
    if not others or others[0].kind != "parallel" or not _fits_behind(others[0]):
        return False
    return all(title.kind != "uniform" for title in every[every.index(others[0]) :])


def _fits_behind(title: Title) -> bool:
    """Tell whether a parallel title may stand behind ` =` in 245 $b, which has no room for more than title and rest."""
    bare = Title(title.value, "parallel", title.subtitle)
    return title == bare and " : " not in title.value and " = " not in f"{title.value} : {title.subtitle}"


def _main(record: Record, title: Title, behind: Sequence[Title], first: str) -> list[Made]:
    original = title.original
    subs = _parts(title, behind, record.responsibility)
    twin = _parts(original, (), record.responsibility_original) if original is not None else ()
    if original is None and record.responsibility_original:
        twin = [("c", record.responsibility_original)]
    found = made("245", f"{first}{_digit(title)}", subs, twin)
    return [_counted(each, original) for each in found]


def _counted(field: Made, original: Title | None) -> Made:
    """The field, in whose twin the second indicator counts the article of the twin."""
    if original is None or not field.twin:
        return field
    return Made(field.tag, field.content, f"{field.twin[0]}{_digit(original)}{field.twin[2:]}")


def _digit(title: Title) -> str:
    return str(min(title.nonfiling, 9))


def _parts(title: Title, behind: Sequence[Title] = (), responsibility: str = "") -> Subs:
    """$a title, $n $p its part, $h medium, $b rest and parallel titles, $c responsibility, with marks between."""
    medium = f"[{title.medium}]" if title.medium else ""
    rest, mark = title.subtitle, " :"
    if behind:
        other = " = ".join(
            f"{each.value} : {each.subtitle}" if each.subtitle else each.value for each in behind
        )
        rest, mark = (f"{rest} = {other}", " :") if rest else (other, " =")
    parts = [
        ("a", title.value, ""),
        ("n", title.part_number, "."),
        ("p", title.part_name, _before_name(title)),
    ]
    pieces = spaced([*parts, ("b", rest, mark), ("c", responsibility, " /")], stop=not medium)
    return _with_medium(pieces, medium) if medium else pieces


def _before_name(title: Title) -> str:
    return "," if title.part_number else "."


def _with_medium(pieces: list[tuple[str, str]], medium: str) -> list[tuple[str, str]]:
    """$h stands behind title and part, and takes the mark that announces what follows."""
    at = next((at for at, (code, _) in enumerate(pieces) if code in "bc"), len(pieces))
    mark = ""
    if 0 < at < len(pieces):
        code, value = pieces[at - 1]
        bare = value.rstrip(" :=/")
        mark = value[len(bare) :]
        pieces[at - 1] = (code, bare)
    return [*pieces[:at], ("h", medium + mark), *pieces[at:]]


def _other(title: Title) -> list[Made]:
    tag, indicators = field_of("marc21", "titles", title.kind)
    if title.kind in ("key", "translated"):
        indicators = indicators[0] + _digit(title)
    elif title.nonfiling and tag == "246":
        tag, indicators = "740", f"{_digit(title)} "
    original = title.original
    if tag == "246" and title.kind == "variant" and title.label in _BY_LABEL:
        title, indicators = replace(title, label=""), indicators[0] + _BY_LABEL[title.label]
    return made(tag, indicators, _bare(title), _bare(original) if original is not None else ())


_BY_LABEL = {label: indicator for indicator, label in LABELS.items()}


def _uniform(title: Title, below_a_name: bool) -> list[Made]:
    """240 below a main entry, otherwise 130."""
    tag, indicators = ("240", f"1{_digit(title)}") if below_a_name else ("130", f"{_digit(title)} ")
    original = title.original
    return made(tag, indicators, _bare(title), _bare(original) if original is not None else ())


def _bare(title: Title) -> Subs:
    """The same for fields that end without a full stop, behind what they are called ($i)."""
    medium = f"[{title.medium}]" if title.medium else ""
    label = [("i", f"{title.label}:")] if title.label else []
    parts = [
        ("a", title.value, ""),
        ("n", title.part_number, "."),
        ("p", title.part_name, _before_name(title)),
        ("b", title.subtitle, " :"),
    ]
    pieces = [*label, *spaced(parts)]
    return [*pieces, ("h", medium)] if medium else pieces
