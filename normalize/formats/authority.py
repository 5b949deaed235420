"""Authority records in XML, EAC-CPF and MADS: who or what a heading names. They describe no publication."""

from msgspec.structs import replace

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather
from normalize.formats.xml_table import at, one, plain_names
from normalize.formats.xml_tree import parse, text

_NAMES = (
    "cpfDescription/identity/nameEntry/part",
    "cpfDescription/identity/nameEntryParallel/nameEntry/part",
    "authority/name/namePart",
    "authority/titleInfo/title",
    "authority/topic",
    "authority/geographic",
)


def read(data: bytes) -> Description:
    """Read the name that the record is about as its title, its other forms as other titles, so that people find it."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    plain = plain_names(root)
    names = [text(each) for path in _NAMES for each in at(plain, path)] or [text(plain)[:200]]
    identifier = one(plain, "control/recordId") or one(plain, "recordInfo/recordIdentifier")
    others = [Statement("other_title", name) for name in dict.fromkeys(names[1:]) if name != names[0]]
    return replace(gather([Statement("title", names[0]), *others], identifier, problems), authority=True)
