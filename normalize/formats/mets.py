"""METS: the descriptive metadata that it wraps: MODS, Dublin Core or DSpace's own."""

from lxml import etree

from normalize.formats import dc, dim, mods
from normalize.formats.description import Description, Statement
from normalize.formats.xml_table import plain_names
from normalize.formats.xml_tree import attribute, below, parse
from normalize.problem import Problem


def read(data: bytes) -> Description:
    """Read the first descriptive section that says anything; without one, the label."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    label = attribute(root, "LABEL")
    for section in below(root, "mdWrap"):
        inner = etree.tostring(section)
        if next(below(section, "mods"), None) is not None:
            return mods.description_of(next(below(plain_names(section), "mods")), problems)
        if next(below(section, "dim"), None) is not None:
            return dim.read(inner)
        said = dc.read(inner)
        if any(each.element == "title" for each in said.statements):
            return said
    unread = Problem(
        "unread_format", "no descriptive section of this METS can be read; its label stands for it"
    )
    statements = (Statement("title", label),) if label else ()
    return Description(statements, problems=(*problems, unread))
