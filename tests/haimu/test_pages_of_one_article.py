"""One article at two addresses of a site, neither page saying which is its own."""

import pytest
from command import Haimu
from journal_pages import article, links
from loopback_site import serving

DOI = '<meta name="citation_doi" content="10.5555/seas.1">'
PLACES = ("/paper/1", "/mobile/paper/1")


def page(doi: str, place: str) -> str:
    """The page, with a description that tells it from the other one."""
    own = f'{doi}<meta name="description" content="as shown at {place}">'
    return article(1).replace('rel="canonical"', "").replace("</head>", f"{own}</head>")


@pytest.mark.parametrize("doi", [DOI, ""], ids=["with a DOI", "without a number"])
def test_two_pages_are_two_members_and_one_union_record(haimu: Haimu, doi: str) -> None:
    haimu.home.mkdir()
    with serving() as site:
        site.pages["/"] = links(list(PLACES))
        for place in PLACES:
            site.pages[place] = page(doi, place)
        (haimu.home / "sources.toml").write_text(
            f'[[source]]\nname = "seas"\nprotocol = "web"\nurl = "{site.url}/"\ndelay = 0\n'
            'spider = { items = "/paper/" }\n'
        )
        (run,) = haimu("harvest", "--json").json["runs"]
        identifiers = {f"{site.url}{place}" for place in PLACES}
    assert (run["complete"], run["accepted"]) == (True, 2)
    unions = [haimu("record", f"seas/{identifier}").json for identifier in identifiers]
    assert len({union["id"] for union in unions}) == 1
    assert {member["identifier"] for union in unions for member in union["members"]} == identifiers
