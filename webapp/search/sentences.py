"""What a reader is told when a search cannot be read."""

from flask_babel import gettext

from index.errors import BadQuery
from webapp.labels.marking import mark

SENTENCES = {
    "q": mark("The words of this search cannot be read. Try fewer words, without special signs."),
    "page": mark("There is no such page of results. Narrow the search to see what stands further down."),
    "size": mark("A page holds 1 to 100 records."),
    "year": mark("Give years as figures, the earlier one first, such as 1990 to 2005."),
    "sort": mark("Records can be sorted by relevance, by year or by title."),
    "field": mark("There is no such field to search in."),
}


def sentence(problem: BadQuery) -> str:
    """A friendly sentence for what was wrong with a search."""
    known = SENTENCES.get(problem.field or "")
    return str(gettext(known) if known else gettext("This search cannot be read. Change it and try again."))
