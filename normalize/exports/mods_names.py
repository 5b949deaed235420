"""Titles, names and subjects in MODS."""

from collections.abc import Mapping

from normalize.exports.markup import Element, add, group
from normalize.exports.people import Name, own_name, parted
from normalize.record import Agent, Subject, Title
from normalize.values.text import has_han, script_of

_TITLE_KINDS = {
    "main": "", "uniform": "uniform", "abbreviated": "abbreviated", "translated": "translated",
}  # fmt: skip
_NAME_KINDS = {"person": "personal", "corporate": "corporate", "meeting": "conference"}
_SUBJECT_PARTS = {"place": "geographic", "period": "temporal", "genre": "genre"}
_SUBJECT_NAMES = {"person": "personal", "corporate": "corporate", "meeting": "conference"}


def add_titles(mods: Element, titles: tuple[Title, ...]) -> None:
    """Every title; one that is there in two scripts makes a pair with the same altRepGroup, own script first."""
    for at, title in enumerate(titles):
        kind = "" if at == 0 else _TITLE_KINDS.get(title.kind, "alternative") or "alternative"
        pair = f"title{at + 1}" if title.original is not None else ""
        for each in filter(None, (title.original, title)):
            attributes = {"type": kind, "altRepGroup": pair, "script": _script(each.value) if pair else ""}
            _add_title(mods, each, attributes)


def _add_title(mods: Element, title: Title, attributes: Mapping[str, str]) -> None:
    info = group(mods, "titleInfo", attributes)
    article = title.value[: title.nonfiling] if 0 < title.nonfiling < len(title.value) else ""
    add(info, "nonSort", article)
    add(info, "title", title.value[len(article) :])
    add(info, "subTitle", title.subtitle)
    add(info, "partNumber", title.part_number)
    add(info, "partName", title.part_name)
    if not len(info):
        mods.remove(info)


def add_names(mods: Element, agents: tuple[Agent, ...]) -> None:
    """Every agent with its roles; one that is there in two scripts makes a pair."""
    for at, agent in enumerate(agents):
        own = own_name(agent) if agent.kind == "person" else agent.original or agent.name
        forms = [own, agent.name] if agent.original and agent.name != own else [own]
        for form in forms:
            attributes = {
                "type": _NAME_KINDS.get(agent.kind, "personal"),
                "usage": "primary" if agent.entry == "main" and at == 0 and form is own else "",
                "altRepGroup": f"name{at + 1}" if len(forms) > 1 else "",
                "script": _script(form) if len(forms) > 1 else "",
            }
            name = parted(form, agent.kind)
            # A fuller form and a title of honour have no part of their own here.
            _add_name(mods, agent, name if name.inverted == form else Name(literal=form), attributes)


def _add_name(mods: Element, agent: Agent, name: Name, attributes: Mapping[str, str]) -> None:
    found = group(mods, "name", attributes)
    if name.literal:
        add(found, "namePart", name.literal)
    else:
        add(found, "namePart", name.family, {"type": "family"})
        add(found, "namePart", name.given, {"type": "given"})
        add(found, "namePart", name.suffix, {"type": "termsOfAddress"})
    # The heading of a meeting names its year.
    add(found, "namePart", agent.dates if agent.kind != "meeting" else "", {"type": "date"})
    for code in agent.roles:
        coded = len(code) == 3 and code.isascii()
        attributes = {"type": "code" if coded else "text", "authority": "marcrelator" if coded else ""}
        add(group(found, "role"), "roleTerm", code, attributes)


def _script(text: str) -> str:
    return script_of(text) if has_han(text) or not text.isascii() else "Latn"


def add_subjects(mods: Element, subjects: tuple[Subject, ...]) -> None:
    """Every heading in its parts; a genre with no vocabulary stands beside the subjects."""
    for at, subject in enumerate(subjects):
        forms = [subject.original, subject.parts] if subject.original else [subject.parts]
        for parts in forms:
            pair = f"subject{at + 1}" if len(forms) > 1 else ""
            found = group(mods, "subject", {"authority": subject.scheme, "altRepGroup": pair})
            _add_parts(found, subject.kind, parts)


def _add_parts(found: Element, kind: str, parts: tuple[str, ...]) -> None:
    for at, part in enumerate(parts):
        if at == 0 and kind in _SUBJECT_NAMES:
            add(group(found, "name", {"type": _SUBJECT_NAMES[kind]}), "namePart", part)
        elif at == 0 and kind == "title":
            add(group(found, "titleInfo"), "title", part)
        else:
            add(found, _SUBJECT_PARTS.get(kind, "topic") if at == 0 else "topic", part)
