"""Who made a work, as references name them: authors, editors, translators and others, each in one form."""

import re
from itertools import takewhile

import msgspec

from normalize.record import Agent, Record
from normalize.values.text import has_han

_AUTHORS = frozenset((
    "aut", "cre", "com", "ctg", "cmp", "art", "pht", "inv", "dis", "drm", "srv", "cwt", "dsr", "fmd", "prg", "rpy",
    "isb", "res", "att", "aus", "lyr",
))  # fmt: skip
_EDITORS = frozenset(("edt", "pbd", "edc", "mod"))
_TRANSLATORS = frozenset(("trl",))
_ORIGIN = re.compile(r"^[(（\[【〔［][^)）\]】〕］]{1,8}[)）\]】〕］]\s*")
_HAN_EXPLANATION = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_FULLER = re.compile(r"\s*\([^)]*\)")
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)
_TITLES = re.compile(
    r"(?:sir|dame|lord|lady|baron(?:ess)?|comte|graf|freiherr|capt(?:ain)?|admiral|rear[- ]admiral|dr|prof|rev|saint"
    r"|mrs?|king|queen|duke|earl|pope|prince|emperor|frère|père|s(?:œ|oe)ur|abbé|fr[aà]|brother|sister|bishop)\b.*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\W*(?:s\.?\s*n\.?|anon(?:ym(?:ous|us|e))?\.?|unknown(?: author)?|n/a|:un(?:av|kn)\b.*"
    r"|佚名|[作著]者不[详詳明])\W*",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"\w")
_PACKED = re.compile(r"\b[A-Z]{2,3}\b")
_EXPLANATION = re.compile(r"\s*\([^()]*\)$")


class Name(msgspec.Struct, frozen=True, omit_defaults=True):
    """A name in parts: of a person with a comma in its heading family, given and suffix, of others `literal`."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def inverted(self) -> str:
        """As a heading has it: `Family, Given, Jr.`."""
        parts = [part for part in (self.family, self.given, self.suffix) if part]
        return self.literal or ", ".join(parts)

    @property
    def particle(self) -> str:
        """What stands behind the given names in small letters: `van`, `de la`."""
        words = self.given.split()
        behind = list(takewhile(lambda word: word.isalpha() and word.islower(), reversed(words[1:])))
        return " ".join(reversed(behind))

    @property
    def initials(self) -> list[str]:
        """The first letters of the given names; those with a hyphen keep it: `Jean-Luc` is `J-L`, `JW` is `J W`."""
        given = _PACKED.sub(lambda found: " ".join(found[0]), self.given.replace(".-", "-").replace(".", " "))
        words = given.split()
        return ["-".join(part[0] for part in word.split("-") if part) for word in words if _WORD.match(word)]


class People(msgspec.Struct, frozen=True):
    """The agents of a work by what they did; an agent stands in one of the lists alone."""

    authors: tuple[Agent, ...] = ()
    editors: tuple[Agent, ...] = ()
    translators: tuple[Agent, ...] = ()
    others: tuple[Agent, ...] = ()


def people(record: Record) -> People:
    """Sort the agents of a record, main entry first; who has no role is an author. A name counts once."""
    found: dict[str, list[Agent]] = {"authors": [], "editors": [], "translators": [], "others": []}
    ordered = sorted(record.agents, key=lambda agent: agent.entry != "main")
    named: dict[str, Agent] = {}
    for agent in ordered:
        named.setdefault(agent.original or agent.name, agent)
    made = ("authors", "editors")
    persons = any(agent.kind == "person" and _group(agent, False) in made for agent in named.values())
    for agent in named.values():
        found[_group(agent, persons)].append(agent)
    return People(**{group: tuple(agents) for group, agents in found.items()})


def cited_people(record: Record) -> People:
    """The agents for a citation: a name that says that nobody is known is none."""
    known = tuple(agent for agent in record.agents if not _NOBODY.fullmatch(agent.name))
    return people(msgspec.structs.replace(record, agents=known))


def _group(agent: Agent, persons: bool) -> str:
    """What an agent is; a body that is named beside persons without a role has given its name alone."""
    roles = frozenset(agent.roles)
    if persons and not roles and agent.kind != "person" and agent.entry != "main":
        return "others"
    if roles & _AUTHORS:
        return "authors"
    if roles & _EDITORS:
        return "editors"
    if roles & _TRANSLATORS:
        return "translators"
    return "authors" if agent.entry == "main" or not roles else "others"


def own_name(agent: Agent) -> str:
    """The name in its own script, without dynasty or country before it and without explanations behind."""
    name = agent.original or agent.name
    if has_han(name):
        bare = _ORIGIN.sub("", name)
        return (_HAN_EXPLANATION.sub("", bare) if agent.kind != "corporate" else bare) or name
    return _EXPLANATION.sub("", name) or name if agent.kind == "meeting" else name


def cited_name(agent: Agent) -> str:
    """The name in its own script, for a citation: without what catalogues tell bodies of one name apart by (China)."""
    name = own_name(agent)
    return name if agent.kind == "person" else _QUALIFIER.sub("", name) or name


def latin_name(agent: Agent) -> str:
    """The name for a citation, in Latin letters where there is such a form, else in its own script."""
    if agent.original and not has_han(agent.name):
        name = cited_name(msgspec.structs.replace(agent, original=""))
        return name if agent.kind == "person" else name[:1].upper() + name[1:]
    return cited_name(agent)


def parted(name: str, kind: str = "person") -> Name:
    """Part a heading; titles of honour and the fuller form in brackets go."""
    if kind != "person" or has_han(name) or "," not in name:
        return Name(literal=name)
    family, *rest = [part.strip() for part in _FULLER.sub("", name).split(",")]
    suffix = next((part for part in rest if _SUFFIX.fullmatch(part)), "")
    given = next((part for part in rest if part and part != suffix and not _TITLES.fullmatch(part)), "")
    return Name(family, given, suffix) if given else Name(literal=family or name)
