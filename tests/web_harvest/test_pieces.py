"""Rules of spiders, sitemaps, addresses and stored pages, each alone."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_pages import ROOT, lay_out
from loopback_site import Site
from scrapy.http import HtmlResponse
from web_runs import harvester, source_of

from harvesters.errors import BadSources
from harvesters.source import Source
from harvesters.web.links import LinkRules, Role
from harvesters.web.page import page_of
from harvesters.web.page_store import PageStore, StoredPage
from harvesters.web.presets import PRESETS
from harvesters.web.sitemaps import sitemap_of
from harvesters.web.spider_rules import SpiderRules, rules_of


def spider(**rules: Any) -> Source:
    return Source(name="seas", protocol="web", url="https://seas.example/index.php/j", spider=rules)


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"folow": "x"}, "perhaps follow is meant"),
        ({"follow": "("}, "which is no regular expression"),
        ({"items": "css:a["}, "which is no CSS selector"),
        ({"depth": "deep"}, "spider.depth: expected `int`"),
        ({"depth": -1}, "spider.depth is a number, 0 or more"),
        ({"pages": 0}, "spider.pages is a number, 1 or more"),
        ({"start": "file:///etc/passwd"}, "is no address"),
        ({"start": "https://[::1"}, "is no address"),
        ({"sitemap": "map.xml"}, "is no address"),
        ({"hosts": "https://a.example/"}, "a host is a name"),
        ({"hosts": "a[b"}, "a host is a name"),
        ({"preset": "drupal"}, "it may be ojs or dspace"),
        ({"start": [1]}, "spider.start: expected `str`"),
        ({"guesses": ["/a"]}, "there is no spider rule 'guesses'"),
    ],
)
def test_a_bad_rule_is_refused_with_a_sentence(rules: dict[str, Any], words: str) -> None:
    with pytest.raises(BadSources) as refused:
        rules_of(spider(**rules))
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")


def test_one_value_may_stand_without_brackets() -> None:
    assert rules_of(spider(items="/a/", hosts="b.example")).items == ("/a/",)


def test_the_rules_of_a_source_stand_before_those_of_its_preset() -> None:
    rules = rules_of(spider(preset="ojs", items="/paper/"))
    assert rules.items[0] == "/paper/"
    assert len(rules.items) == 1 + len(PRESETS["ojs"]["items"])
    assert rules.guesses[0] == "https://seas.example/index.php/j/issue/archive"


@pytest.mark.parametrize(
    ("preset", "path", "role"),
    [
        ("ojs", "/index.php/j/article/view/7", Role(item=True)),
        ("ojs", "/index.php/j/article/view/tides-of-the-sea", Role(item=True)),
        ("ojs", "/index.php/j/article/view/7/9", Role()),
        ("ojs", "/index.php/j/article/download/7/9", Role()),
        ("ojs", "/index.php/j/issue/view/3", Role(listing=True)),
        ("ojs", "/index.php/j/issue/view/3/showToc", Role(listing=True)),
        ("ojs", "/index.php/j/issue/view/3/12", Role()),
        ("ojs", "/index.php/j/issue/archive/2", Role(listing=True, more=True)),
        ("ojs", "/index.php/j/issue/archive?issuesPage=2#issues", Role(listing=True, more=True)),
        ("ojs", "/index.php/j/user/register?source=/article/view/7", Role()),
        ("dspace", "/handle/1834/10", Role(item=True)),
        ("dspace", "/xmlui/handle/1834/10?show=full", Role()),
        ("dspace", "/bitstream/handle/1834/10/a.pdf", Role()),
        ("dspace", "/items/0c1f3a7e-5b0c-4b7e-9d1c-3a5b7c9d1e2f", Role(item=True)),
        ("dspace", "/entities/publication/0c1f3a7e-5b0c-4b7e-9d1c-3a5b7c9d1e2f", Role(item=True)),
        ("dspace", "/browse?type=title", Role(listing=True)),
        ("dspace", "/browse?type=title&offset=20", Role(listing=True, more=True)),
        ("dspace", "/browse?type=author", Role()),
        ("dspace", "/browse?type=title&sort_by=2&order=DESC", Role()),
    ],
)
def test_presets_tell_lists_from_items_by_their_addresses(preset: str, path: str, role: Role) -> None:
    rules = LinkRules(rules_of(spider(preset=preset)), frozenset(("seas.example",)))
    assert rules.role_of("https://seas.example" + path) == role


def test_links_are_whole_addresses_by_the_base_of_the_page() -> None:
    body = '<base href="/deep/"><a href="a/1#x"> </a><a href=" ../a/2;jsessionid=1 ">2</a><a href="mailto:a/b@c">m</a>'
    response = HtmlResponse("https://seas.example/", body=body.encode())
    rules = LinkRules(SpiderRules(items=("/a/",)), frozenset(("seas.example",)))
    assert [url for url, _ in rules.links(response)] == [
        "https://seas.example/deep/a/1#x",
        "https://seas.example/a/2",
    ]


@given(st.binary(max_size=300) | st.sampled_from([b"<urlset>", b"\x1f\x8b\x08", b"<", b"http://a"]))
def test_any_bytes_are_a_sitemap_or_tell_why_not(body: bytes) -> None:
    found = sitemap_of(body)
    assert found.pages or found.sitemaps or found.fault or b"urlset" in body or b"sitemapindex" in body


def test_a_sitemap_may_be_a_list_of_lines() -> None:
    found = sitemap_of(b"\xef\xbb\xbfhttp://a.example/1\r\nhttp://a.example/2\n\n")
    assert found.pages == ("http://a.example/1", "http://a.example/2")
    assert found.fault == ""


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page(body: bytes) -> None:
    page = page_of(HtmlResponse("https://seas.example/a", body=body))
    assert page.url.startswith("https://seas.example/")


def test_a_stored_page_comes_back_as_it_was(tmp_path: Path) -> None:
    store = PageStore(str(tmp_path / "deep" / "pages.db"), "2026-03-01T00:00:00Z")
    page = StoredPage("", "https://a.example/", 200, [(b"Set-Cookie", [b"a", b"b"])], b"\0body")
    store.put(b"key", page)
    assert store.get(b"key") == StoredPage("2026-03-01T00:00:00Z", page.url, 200, page.headers, page.body)
    assert store.get(b"other") is None
    store.prune("2026-03-01T00:00:01Z")
    assert store.get(b"key") is None
    store.close()


def test_a_check_tells_what_the_first_pages_hold(site: Site) -> None:
    lay_out(site)
    check = harvester(source_of(site, ROOT, spider={"preset": "ojs"})).check()
    assert check.answers
    assert check.title == "Journal of Small Seas"
    assert ("pages read", "3") in check.facts
    assert any("OAI-PMH" in warning for warning in check.warnings)
    assert len(site.asked) == 4


def test_a_check_of_a_site_that_is_away_says_why() -> None:
    check = harvester(Source(name="seas", protocol="web", url="http://127.0.0.1:9/", delay=0.0)).check()
    assert not check.answers
    assert check.warnings
    assert check.title == "seas"
