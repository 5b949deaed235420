"""What a publication is and what it is on: as the source says, else by what only such a publication has."""

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.kinds import kind_of, most_telling
from normalize.record import Note, Subject
from normalize.refine import chart_numbers
from normalize.values.material import CHART_WORDS


def add_type(draft: Draft, said: Statement) -> None:
    """Read the words for a type and a carrier; unknown ones become a heading of genre."""
    found = kind_of(said.value)
    if found is None:
        draft.fields["subjects"].append(Subject((said.value,), "genre", said.scheme))
        return
    kind, carrier = found
    if kind:
        draft.types.append(kind)
    if carrier:
        draft.carriers.append(carrier)


def add_carrier(draft: Draft, said: Statement) -> None:
    """The same for a carrier alone; unknown words are a note."""
    found = kind_of(said.value)
    if found is not None and found[1]:
        draft.carriers.append(found[1])
    elif found is None:
        draft.fields["notes"].append(Note(said.value))


def material(draft: Draft) -> tuple[str, str]:
    """Type and carrier: as the source says, else by what only such a publication has."""
    fields = draft.fields
    kind = most_telling(each for each in draft.types if each != "other") or _guessed(draft)
    if kind == "map" and _is_chart(draft):
        kind = "chart"
    if kind == "chart":
        fields["identifiers"] = chart_numbers(fields["identifiers"])
    carrier = next((each for each in draft.carriers if each), "")
    return kind, carrier or ("electronic" if kind == "dataset" else "print")


def _guessed(draft: Draft) -> str:
    schemes = {each.scheme for each in draft.fields["identifiers"]}
    if draft.host.titles and (draft.host.volume or draft.host.issue or draft.host.pages):
        return "article"
    if "projection" in draft.chart or "scale" in draft.chart:
        return "map"
    if schemes & {"isbn", "csbn"}:
        return "book"
    return "serial" if schemes & {"issn", "cn"} else "other"


def _is_chart(draft: Draft) -> bool:
    words = [title.value for title in draft.fields["titles"]]
    words += [part for subject in draft.fields["subjects"] for part in subject.parts]
    text = " ; ".join(words).lower()
    return "sounding_datum" in draft.chart or any(word in text for word in CHART_WORDS)
