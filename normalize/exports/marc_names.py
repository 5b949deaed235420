"""Names cut into the subfields of MARC 21: so that, joined by blanks, they are the same name again."""

import re

from normalize.exports.marc_field import Subs
from normalize.exports.marc_punctuation import standing
from normalize.exports.marc_relators import relator_terms
from normalize.record import Agent
from normalize.values.names import role_codes, trim_name
from normalize.values.text import trim_period

_FULLER = re.compile(r"(.+?) (\([^()]*\))\Z", re.DOTALL)
_DATES = re.compile(r"(.+,) ((?:b\. |d\. |ca\. |fl\. |active )?\d{4}.*)\Z", re.DOTALL)
_SEPARATED = re.compile(r"(?<= :) ")
_NUMBER = re.compile(r"(?:\d+(?:st|nd|rd|th|d|\.)|第.*[届次])(?: :)?\Z")


def name_parts(name: str, kind: str, dates: str = "") -> list[tuple[str, str]]:
    """$a and what follows it in the heading of a person ($q), a body ($b) or a meeting ($n $d $c)."""
    if kind == "meeting":
        return _meeting(name, dates)
    if kind == "corporate":
        units = units_of(name)
        return [("a", units[0]), *(("b", unit) for unit in units[1:])]
    fuller = _FULLER.fullmatch(name)
    return [("a", fuller[1]), ("q", fuller[2])] if fuller else [("a", name)]


def units_of(name: str) -> list[str]:
    """A body and its units: parted where a full stop is no abbreviation's."""
    units: list[str] = []
    waiting = ""
    for piece in re.split(r"(?<=\.) ", name):
        waiting = f"{waiting} {piece}" if waiting else piece
        if piece.endswith(".") and trim_period(piece) != piece:
            units.append(waiting)
            waiting = ""
    return [*units, waiting] if waiting or not units else units


def _meeting(name: str, dates: str) -> list[tuple[str, str]]:
    """$n number, $d dates, $c place in the brackets behind the name, in the order that they have there."""
    head, bracket, inner = name.rpartition(" (")
    if not bracket:
        return [("a", name)]
    pattern = rf"(?:\A|(?<= )){re.escape(dates)}(?: ?[:;,.)])*(?= |\Z)" if dates else "(?!)"
    dated = re.search(pattern, inner)
    if dated is None and " (" in head:
        head, _, inner = name.partition(" (")
        dated = re.search(pattern, inner)
    before, after = (inner[: dated.start()].strip(), inner[dated.end() :].strip()) if dated else ("", inner)
    pieces = [("n", piece) for piece in _SEPARATED.split(before) if piece]
    pieces += [("d", dated[0])] if dated else []
    pieces += [("n" if _NUMBER.match(piece) else "c", piece) for piece in _SEPARATED.split(after) if piece]
    if not head or not pieces:
        return [("a", name)]
    return [("a", head), (pieces[0][0], f"({pieces[0][1]}"), *pieces[1:]]


def heading(name: str, kind: str, dates: str = "") -> list[tuple[str, str]]:
    """A name with its dates, commas between."""
    pieces = name_parts(name, kind, dates)
    if not dates or kind != "person" or any(code == "d" for code, _ in pieces):
        return pieces
    code, value = pieces[-1]
    return [*pieces[:-1], (code, standing(value, ",", trim_name)), ("d", dates)]


def dated_heading(name: str) -> list[tuple[str, str]]:
    """A heading of a person that has its dates in it, as subjects do."""
    match = _DATES.fullmatch(name)
    return [("a", match[1]), ("d", match[2])] if match else [("a", name)]


def with_roles(pieces: list[tuple[str, str]], agent: Agent) -> Subs:
    """The heading with $e (of meetings $j) and $4 for each role, and $0."""
    term = "j" if agent.kind == "meeting" else "e"
    roles: list[tuple[str, str]] = []
    for role in agent.roles:
        word = relator_terms().get(role, "")
        if word and role_codes(word) == (role,):
            roles.append((term, f"{word}."))
        if role_codes(role) == (role,) and len(role) == 3 and role.isascii():
            roles.append(("4", role))
        elif not word:
            forms = (role, f"({role})", f"{role}.")
            roles.append((term, next((each for each in forms if role_codes(each) == (role,)), role)))
    if pieces:
        code, value = pieces[-1]
        follows = any(each[0] == term for each in roles)
        mark = "," if follows and not value.endswith("-") else "" if value.endswith((")", "-")) else "."
        pieces = [*pieces[:-1], (code, standing(value, mark, _trims[code == "d"]))]
    return [*pieces, *roles, ("0", agent.authority)]


def trim_dates(value: str) -> str:
    """What the way in takes off dates."""
    return value.strip(" .,:;()")


_trims = {True: trim_dates, False: trim_name}
