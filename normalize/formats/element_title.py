"""What titles do to a record."""

from msgspec.structs import replace

from normalize.formats.description import Statement
from normalize.formats.draft import Draft
from normalize.formats.titling import KINDS, make_title
from normalize.values.text import trim_isbd


def add_title(draft: Draft, said: Statement) -> None:
    """The first title is the main one; further ones are told apart at the end."""
    value = trim_isbd(said.value) or said.value.strip()
    draft.fields["titles"].append(make_title(value))


def add_subtitle(draft: Draft, said: Statement) -> None:
    """The rest of the title before it; without one, the title."""
    titles = draft.fields["titles"]
    if not titles:
        add_title(draft, said)
        return
    value = trim_isbd(said.value)
    before = titles[-1].subtitle
    titles[-1] = replace(titles[-1], subtitle=f"{before} : {value}" if before else value)


def add_part(draft: Draft, said: Statement) -> None:
    """Number or name of a part of the title before; without one, the title."""
    titles = draft.fields["titles"]
    if not titles:
        add_title(draft, said)
        return
    name = said.element
    before = getattr(titles[-1], name)
    value = trim_isbd(said.value)
    titles[-1] = replace(titles[-1], **{name: f"{before}. {value}" if before else value})


def add_other_title(draft: Draft, said: Statement) -> None:
    """Another title, of the kind that the source names."""
    kind = said.scheme if said.scheme in KINDS else "variant"
    draft.fields["titles"].append(make_title(trim_isbd(said.value) or said.value.strip(), kind))
