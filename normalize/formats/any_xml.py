"""XML that nobody knows: what its elements say whose names are those of Dublin Core or mean the same anywhere."""

from normalize.formats.dc import statements_of
from normalize.formats.description import Description, Statement
from normalize.formats.xml_tree import local, parse, text
from normalize.problem import Problem


def read(data: bytes) -> Description:
    """Read what can be recognised; where that is nothing, the first text of the record stands for it."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    unknown = Problem(
        "unread_format", f"no reader knows the element {local(root)}; it was read by names alone"
    )
    found = [each for element in root.iter() for each in statements_of(element) if not len(element)]
    if not found:
        found = [Statement("note", words[:2_000])] if (words := text(root)) else []
    return Description(tuple(found), problems=(*problems, unknown))
