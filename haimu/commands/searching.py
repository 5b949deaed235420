"""`haimu search`: what the site finds, on the command line."""

import click

from catalog.catalogue import Catalogue
from catalog.terms import redistributable
from catalog.union import UnionRecord
from haimu.console import plain_errors, print_json
from haimu.opening import opened
from harvesters.counting import records
from index.request import SearchRequest
from index.search import SearchService


@click.command()
@click.argument("query")
@click.option("--size", default=20, show_default=True, help="How many records to print.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def search(query: str, size: int, as_json: bool) -> None:
    """Search the catalogue."""
    with plain_errors(), opened() as (_, store, backend):
        request = SearchRequest.from_args({"q": [query], "size": [str(size)], "facets": ["0"]})
        answer = SearchService(backend).search(request)
        lines = _lines(store.catalogue(), [hit.id for hit in answer.hits])
    if as_json:
        print_json({"query": query, "total": answer.total, "hits": lines})
        return
    click.echo(records(answer.total))
    for line in lines:
        click.echo(f"{line['id']}  {line['year'] or '    '}  {line['title']}")


def _lines(catalogue: Catalogue, ids: list[str]) -> list[dict[str, str | int | None]]:
    found = catalogue.unions(ids)
    return [_line(found[name]) for name in ids if name in found]


def _line(union: UnionRecord) -> dict[str, str | int | None]:
    """What tells which record it is; one that may not be given away is found too."""
    union = redistributable(union) or union
    titles = union.record.titles
    title = (titles[0].original or titles[0]).value if titles else "[no title]"
    return {"id": union.id, "title": title, "year": union.record.date.first}
