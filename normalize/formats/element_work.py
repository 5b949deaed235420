"""What hosts, series and related works do to a record."""

from normalize.formats.description import Statement
from normalize.formats.draft import Draft, Host
from normalize.formats.relating import KINDS, read_citation, read_relation
from normalize.record import Link, Note, Relation
from normalize.values.text import has_han

_LONG_ENOUGH = 4  # characters of a title that cannot stand in the name of a journal by chance
_BETWEEN = " .,;:[]/\"”’'"


def add_citation(draft: Draft, said: Statement) -> None:
    """Read where an article stands; what is not clear is kept as a note."""
    found = read_citation(said.value)
    if found is None:
        draft.fields["notes"].append(Note(said.value, "source"))
        return
    host = draft.host
    if not host.titles:
        host.cited = True
        host.titles[found.title] = None
    elif found.title not in host.titles:
        draft.fields["notes"].append(Note(said.value, "source"))
    host.volume = host.volume or found.volume
    host.issue = host.issue or found.issue
    host.pages = host.pages or found.pages
    host.identifiers |= dict.fromkeys(found.identifiers)


def add_series(draft: Draft, said: Statement) -> None:
    """A series and the volume in it."""
    draft.fields["relations"].append(read_relation(said.value, "series"))


def add_relation(draft: Draft, said: Statement) -> None:
    """Another work, or its address."""
    found = read_relation(said.value, said.scheme if said.scheme in KINDS else "related")
    draft.fields["links" if isinstance(found, Link) else "relations"].append(found)


def without_own_title(host: Host, own: str) -> None:
    """Cut off what stands before the journal in a full citation: authors and the title of the work itself."""
    if len(own) < _LONG_ENOUGH:
        return
    behind = (title.rpartition(own)[2].lstrip(_BETWEEN) for title in host.titles)
    host.titles = dict.fromkeys(filter(None, behind))


def host_relation(host: Host) -> Relation:
    """Put the host together; a second title in Han is its original."""
    title, *further = host.titles or [""]
    original = next((each for each in further if has_han(each) and not has_han(title)), "")
    others = "; ".join(each for each in further if each != original)
    return Relation(
        "host", title, original, host.volume, host.issue, host.pages, tuple(host.identifiers), "", others
    )
