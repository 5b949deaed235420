"""What a date does to a record: of several, that of publication counts."""

from normalize.formats.dating import is_timestamp, read_date
from normalize.formats.description import Statement
from normalize.formats.draft import Draft, FoundDate
from normalize.record import Note, PublicationDate

_RANKS = {
    "issued": 0, "published": 0, "": 1, "valid": 3, "copyright": 3, "copyrighted": 3, "created": 3, "available": 4,
    "accepted": 5, "submitted": 5, "modified": 6, "updated": 6, "collected": 6, "other": 6, "system": 8,
}  # fmt: skip
_TIMESTAMP = 4
"""What a time of day adds: repositories put their own dates beside the printed one."""
_EMBARGO = "info:eu-repo/date/embargoend/"


def add_date(draft: Draft, said: Statement) -> None:
    """Read a date; one in which there is no year is a problem and kept as it is printed."""
    if said.value.lower().startswith(_EMBARGO):
        draft.fields["notes"].append(Note(f"embargo until {said.value[len(_EMBARGO) :]}", "access"))
        return
    date = read_date(said.value)
    rank = _RANKS.get(said.scheme.lower(), 5) + (_TIMESTAMP if is_timestamp(said.value) else 0)
    if not date.edtf:
        draft.problem("date", "no year can be made out", "date", said.value)
        rank += 20
    draft.dates.append(FoundDate(rank, date))


def publication(found: list[FoundDate]) -> PublicationDate:
    """Return the date that counts: the lowest rank, of these the first, but a full date before its year alone."""
    if not found:
        return PublicationDate()
    rank = min(each.rank for each in found)
    dates = [each.date for each in found if each.rank == rank]
    first = dates[0]
    fuller = [each for each in dates if each.edtf.startswith(first.edtf + "-") and first.edtf]
    return max(fuller, key=lambda each: len(each.edtf), default=first)
