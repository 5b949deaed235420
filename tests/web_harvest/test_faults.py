"""What goes wrong with single pages: they are tried again, read as they are, or told; the others arrive."""

import gzip
import zlib
from collections.abc import Callable

import pytest
from journal_pages import article, links
from loopback_site import Answer, Site
from web_runs import page, run, source_of

from normalize.raw import Damaged

ITEMS = {"items": "/paper/"}


def paper(number: int, title: str = "") -> str:
    return article(number, title).replace('rel="canonical"', "")


def canonical(url: str, title: str) -> str:
    return f'<html><link rel="canonical" href="{url}"><meta name="citation_title" content="{title}"></html>'


def at_the_fourth(good: Answer, busy: Answer) -> Callable[[int], Answer]:
    return lambda times: busy if times < 4 else good


def test_pages_that_fail_for_a_while_are_asked_for_again(site: Site) -> None:
    statuses = [429, 500, 502, 503, 504]
    site.pages["/"] = links([f"/paper/{status}" for status in statuses])
    for status in statuses:
        busy = Answer(status=status, headers={"Retry-After": "0"})
        good = Answer(paper(status).encode())
        site.pages[f"/paper/{status}"] = at_the_fourth(good, busy)
    done = run(source_of(site, spider=ITEMS))
    assert done.log.complete
    assert done.log.retries == 3 * len(statuses)
    assert len(done.records) == len(statuses)


def test_a_page_that_goes_on_failing_is_told_with_the_others_brought(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2", "/paper/3"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = Answer(b"out of order", status=500)
    site.pages["/paper/3"] = Answer(b"for members", status=403)
    done = run(source_of(site, spider=ITEMS))
    assert site.paths.count("/paper/2") == 5
    assert len(done.records) == 1
    assert done.log.missing == 2
    assert done.log.gaps == ["2 pages could not be fetched."]
    told = {f.where.rsplit("/", 1)[-1]: f for f in done.log.findings if f.kind == "page_failed"}
    assert told["2"].raw == b"out of order"
    assert "answers 500" in told["2"].message
    assert "answers 403" in told["3"].message


def test_a_page_that_is_gone_is_told_and_nothing_is_missing(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2", "/paper/3"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/3"] = Answer(status=410)
    done = run(source_of(site, spider=ITEMS))
    assert len(done.records) == 1
    assert done.log.complete
    gone = {finding.message for finding in done.log.findings if finding.kind == "page_gone"}
    assert gone == {
        f"{site.url}/paper/2 is gone: the site answers 404.",
        f"{site.url}/paper/3 is gone: the site answers 410.",
    }


@pytest.mark.parametrize("rules", [{}, {"sitemap": "/map.xml"}])
def test_a_start_page_or_named_sitemap_that_is_not_there_is_missing(
    site: Site, rules: dict[str, str]
) -> None:
    if rules:
        site.pages["/"] = links(["/paper/1"])
        site.pages["/paper/1"] = paper(1)
        rules = {"sitemap": site.url + rules["sitemap"]}
    done = run(source_of(site, spider={**ITEMS, **rules}))
    assert done.log.missing == 1


def test_a_site_that_is_away_is_told(site: Site) -> None:
    url = "http://127.0.0.1:9/"
    done = run(source_of(Site(url.rstrip("/"))))
    assert not done.records
    assert not done.log.complete
    assert "its host refuses the connection" in " ".join(finding.message for finding in done.log.findings)
    assert site.asked == []


def test_old_pages_are_read_by_the_encoding_that_they_declare(site: Site) -> None:
    pages = [("gb18030", "gb2312"), ("gb18030", "gbk"), ("big5", "big5"), ("utf-8", "utf-8")]
    site.pages["/"] = links([f"/paper/{number}" for number in range(len(pages))])
    titles = {}
    for number, (codec, declared) in enumerate(pages):
        titles[f"{site.url}/paper/{number}"] = title = "海洋學報" if codec == "big5" else "南海潮汐与镕岩"
        text = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        text += f'<meta name="citation_title" content="{title}"></head></html>'
        site.pages[f"/paper/{number}"] = Answer(text.encode(codec), "text/html")
    done = run(source_of(site, spider=ITEMS))
    assert {one.identifier: page(one)["meta"][0][1] for one in done.records} == titles


def test_the_encoding_of_the_source_goes_before_that_of_the_page(site: Site) -> None:
    text = '<html><head><meta name="citation_title" content="海图"></head></html>'
    site.pages["/"] = Answer(text.encode("gb18030"), "text/html; charset=iso-8859-1")
    (record,) = run(source_of(site, encoding="gb18030")).records
    assert page(record)["meta"] == [["citation_title", "海图"]]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param("南海潮汐与镕岩".encode("gb18030"), "南海潮汐与镕岩", id="GBK that says UTF-8"),
        pytest.param("南海潮汐".encode() + b"\xff", "南海潮汐\ufffd", id="UTF-8 with one bad byte"),
    ],
)
def test_a_page_is_read_by_its_bytes_where_it_declares_what_it_is_not(
    site: Site, body: bytes, title: str
) -> None:
    text = (
        b'<html><head><meta charset="utf-8"><meta name="citation_title" content="'
        + body
        + b'"></head></html>'
    )
    site.pages["/"] = Answer(text, "text/html; charset=utf-8")
    (record,) = run(source_of(site)).records
    assert page(record)["meta"] == [["citation_title", title]]


def test_pages_without_metadata_are_counted_and_give_nothing(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2", "/paper/3"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = "<html><title>About us</title></html>"
    site.pages["/paper/3"] = Answer(b"%PDF-1.4", "application/pdf")
    done = run(source_of(site, spider=ITEMS))
    assert len(done.records) == 1
    assert done.log.complete
    assert done.log.pages == 4
    assert "not_publications" in done.kinds


def test_a_site_without_any_publication_makes_the_run_incomplete(site: Site) -> None:
    site.pages["/"] = links(["/elsewhere"])
    done = run(source_of(site, spider=ITEMS))
    assert "no publication: look at the spider rules" in done.log.gaps[0]


def test_pages_that_all_call_one_address_their_own_are_all_kept(site: Site) -> None:
    site.pages["/"] = links([f"/paper/{number}" for number in range(4)])
    for number in range(4):
        site.pages[f"/paper/{number}"] = canonical("/paper/0", f"Part {number}")
    done = run(source_of(site, spider=ITEMS))
    assert {page(one)["meta"][0][1] for one in done.records} == {f"Part {number}" for number in range(4)}
    kinds = [problem.kind for one in done.records for problem in one.problems]
    assert kinds == ["shared_address"] * 3


def test_the_same_page_at_two_addresses_is_brought_once(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/1?source=list"])
    site.pages["/paper/1"] = site.pages["/paper/1?source=list"] = canonical("/paper/1", "Tides")
    assert run(source_of(site, spider=ITEMS)).identifiers == [f"{site.url}/paper/1"]


def test_a_canonical_address_of_another_host_or_of_the_site_is_not_believed(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = canonical("https://example.org/paper/1", "Tides")
    site.pages["/paper/2"] = canonical("/", "Currents")
    assert run(source_of(site, spider=ITEMS)).identifiers == [f"{site.url}/paper/1", f"{site.url}/paper/2"]


def test_broken_json_ld_is_mended_or_told(site: Site) -> None:
    site.pages["/"] = (
        '<html><meta name="citation_title" content="Tides">'
        '<script type="application/ld+json">{"@type": "Book", "name": "a\nb",}</script>'
        '<script type="application/ld+json">{"@type": </script></html>'
    )
    (record,) = run(source_of(site)).records
    assert page(record)["jsonld"] == [{"@type": "Book", "name": "a b"}]
    assert [problem.kind for problem in record.problems] == ["jsonld"]


def test_coins_of_a_page_are_kept(site: Site) -> None:
    coins = "ctx_ver=Z39.88-2004&rft.atitle=Tides"
    escaped = coins.replace("&", "&amp;")
    site.pages["/"] = (
        f'<meta name="citation_title" content="Tides"><span class="Z3988" title="{escaped}"></span>'
    )
    (record,) = run(source_of(site)).records
    assert page(record)["coins"] == [coins]


def span(text: str) -> str:
    return f'<span class="Z3988" title="{text.replace("&", "&amp;")}"></span>'


def test_a_page_of_several_coins_gives_a_record_for_each(site: Site) -> None:
    named = "ctx_ver=Z39.88-2004&rft_id=info%3Adoi%2F10.1000%2F1&rft.atitle=Tides"
    plain, bare = "ctx_ver=Z39.88-2004&rft.btitle=Currents", "ctx_ver=Z39.88-2004"
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = f"<html>{span(named)}{span(plain)}{span(plain)}{span(bare)}</html>"
    site.pages["/paper/2"] = f"<html>{span(plain)}{span(named)}</html>"
    done = run(source_of(site, spider=ITEMS))
    first, second = sorted(done.records, key=lambda one: "rft_id" not in one.data.decode())
    assert [first.data.decode(), second.data.decode()] == [named, plain]
    assert first.format == second.format == "coins"
    assert first.identifier == "info:doi/10.1000/1"
    assert second.identifier.startswith("coins:")
    assert done.log.complete


def test_a_page_whose_head_has_only_a_doi_is_a_publication_with_its_title(site: Site) -> None:
    head = '<meta id="DOI" content="10.1045/tides"><meta itemprop="datePublished" content="2017-05-15">'
    site.pages["/"] = f"<html><head>{head}<title>Tides of\n the sea</title></head></html>"
    (record,) = run(source_of(site)).records
    assert ["html:title", "Tides of the sea"] in page(record)["meta"]


def test_one_of_something_is_told_as_one(site: Site) -> None:
    site.pages["/"] = links(["/paper/1"])
    site.pages["/paper/1"] = Answer(b"no", status=500)
    done = run(source_of(site, spider=ITEMS))
    assert "1 page could not be fetched." in done.log.gaps


def test_sitemaps_lead_to_pages_nested_and_packed(site: Site) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    site.pages["/robots.txt"] = Answer(f"Sitemap: {site.url}/maps.xml\n".encode(), "text/plain")
    site.pages["/maps.xml"] = Answer(
        f"<sitemapindex {space}><sitemap><loc>{site.url}/a.xml.gz</loc></sitemap></sitemapindex>".encode(),
        "text/xml",
    )
    pages = "".join(
        f"<url><loc> {site.url}{path} </loc></url>" for path in ("/paper/1", "/about", "/paper/2")
    )
    site.pages["/a.xml.gz"] = Answer(
        gzip.compress(f"<urlset {space}>{pages}</urlset>".encode()), "application/gzip"
    )
    site.pages["/"] = "<html></html>"
    site.pages["/paper/1"], site.pages["/paper/2"] = paper(1), paper(2)
    done = run(source_of(site, spider={**ITEMS, "sitemap": True}))
    assert done.log.complete
    assert done.identifiers == [f"{site.url}/paper/1", f"{site.url}/paper/2"]
    assert "/about" not in site.paths


def test_a_sitemap_that_breaks_off_gives_what_it_has_and_is_told(site: Site) -> None:
    site.pages["/map.xml"] = Answer(
        f"<urlset><url><loc>{site.url}/paper/1</loc></url><url><lo".encode(), "text/xml"
    )
    site.pages["/"] = "<html></html>"
    site.pages["/paper/1"] = paper(1)
    done = run(source_of(site, spider={**ITEMS, "sitemap": f"{site.url}/map.xml"}))
    assert len(done.records) == 1
    assert "broken XML" in done.log.gaps[0]


def test_a_page_that_grows_when_unpacked_is_not_read(site: Site) -> None:
    bomb = zlib.compress(b"\0" * (80 << 20))
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = Answer(bomb, headers={"Content-Encoding": "deflate"})
    done = run(source_of(site, spider=ITEMS))
    assert len(done.records) == 1
    assert done.log.missing == 1


def test_bytes_that_are_no_page_do_no_harm(site: Site) -> None:
    bodies = [b"", b"\0\0\0", b"<", b"\xff\xfe<", b"<!--", b"<html" * 2000, b"<a " * 50_000, b"<p>" * 50_000]
    site.pages["/"] = links([f"/paper/{number}" for number in range(len(bodies) + 1)])
    for number, body in enumerate(bodies):
        site.pages[f"/paper/{number}"] = Answer(body, "text/html")
    site.pages[f"/paper/{len(bodies)}"] = paper(1)
    done = run(source_of(site, spider=ITEMS))
    assert len(done.records) == 1
    assert done.log.complete
    assert not [one for one in done.deliveries if isinstance(one, Damaged)]
    assert "crawl_log" not in done.kinds
