"""Where in a MARC record a rule reads: `245abnp`, `856|40|u`, `008/35-37`, alternatives separated by blanks.

spec       = tag [ "|" indicators "|" ] [ codes ]  or  tag "/" first [ "-" last ]
tag        = three digits, or LDR for the leader
indicators = two characters, each a digit or letter, `_` for a blank or `*` for anything
codes      = subfield codes; none: all of them
"""

import re

import msgspec

_SPEC = re.compile(
    r"(?P<tag>LDR|\d{3})"
    r"(?:/(?P<first>\d{1,2})(?:-(?P<last>\d{1,2}))?"
    r"|(?:\|(?P<indicators>[0-9a-z_*]{2})\|)?(?P<codes>[0-9A-Za-z]*))"
)


class SpecError(ValueError):
    """A spec that does not follow the grammar."""


class Spec(msgspec.Struct, frozen=True):
    """One alternative. `first` and `last` are character positions, last included; -1 where there are none.

    `codes` empty means every subfield; `ind1` and `ind2` empty mean any indicator.
    """

    tag: str
    codes: str = ""
    ind1: str = ""
    ind2: str = ""
    first: int = -1
    last: int = -1

    def accepts(self, content: str) -> bool:
        """Tell whether a field's indicators are wanted."""
        return (not self.ind1 or content[:1] == self.ind1) and (not self.ind2 or content[1:2] == self.ind2)


def parse_specs(text: str) -> tuple[Spec, ...]:
    """Read alternatives separated by blanks; `SpecError` names the one that is wrong."""
    return tuple(_parse(part) for part in text.split())


def _parse(text: str) -> Spec:
    match = _SPEC.fullmatch(text)
    if match is None:
        raise SpecError(f"bad tag '{text}'")
    tag = match["tag"]
    if match["first"] is not None:
        first = int(match["first"])
        last = int(match["last"]) if match["last"] else first
        if last < first:
            raise SpecError(f"bad positions '{text}'")
        return Spec(tag, first=first, last=last)
    codes = match["codes"]
    if codes and tag[:2] in ("00", "LD"):
        raise SpecError(f"'{text}': a control field has no subfields")
    if len(set(codes)) != len(codes):
        raise SpecError(f"'{text}' names a subfield twice")
    wanted = match["indicators"] or "**"
    return Spec(tag, codes, _indicator(wanted[0]), _indicator(wanted[1]))


def _indicator(character: str) -> str:
    return {"*": "", "_": " "}.get(character, character)
