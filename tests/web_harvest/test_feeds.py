"""Feeds: Atom, RSS 2.0 and RSS 1.0, in pages, unchanged, broken, or leading to pages."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_pages import article
from loopback_site import Answer, Site
from lxml import etree
from web_runs import LATER, Run, page, run, source_of

from harvesters.web.feeds import NoFeed, feed_of
from normalize.raw import RawRecord

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" xml:lang="zh">
<id>urn:seas</id><title>海洋学报</title><prism:issn>1234-5679</prism:issn>
<link rel="self" href="/feed"/>{more}{entries}</feed>"""
ENTRY = (
    "<entry><id>urn:e:{0}</id><title>Part {0}</title>"
    "<link href='/paper/{0}'/><updated>2021-01-0{0}</updated></entry>"
)
RSS2 = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Seas</title>
<link>http://example.org/</link><language>en</language>
<item><title>One</title><link>http://example.org/1</link><guid isPermaLink="false">n1</guid>
<dc:creator>Li</dc:creator></item>
<item><title>Two</title><guid>http://example.org/2</guid></item><item><title>Three</title></item></channel></rss>"""
RSS1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://purl.org/rss/1.0/modules/prism/">
<channel rdf:about="http://example.org/"><title>Seas</title><dc:publisher>Sea Press</dc:publisher>
<items><rdf:Seq><rdf:li rdf:resource="http://example.org/1"/></rdf:Seq></items></channel>
<item rdf:about="http://example.org/1"><title>One</title><link>http://example.org/1</link><dc:identifier>doi:10.1/x</dc:identifier></item>
</rdf:RDF>"""


def atom(numbers: list[int], more: str = "") -> Answer:
    text = ATOM.format(entries="".join(ENTRY.format(number) for number in numbers), more=more)
    return Answer(text.encode(), "application/atom+xml")


def feed(site: Site, path: str = "/feed", **more: object) -> Run:
    state = more.pop("state", b"")
    cache = more.pop("cache", None)
    assert cache is None or isinstance(cache, Path)
    return run(
        source_of(site, path, "feed", **more),
        cache,
        now=LATER if state else "2026-03-01T00:00:00Z",
        state=state,
    )


def texts(record: RawRecord) -> dict[str, str]:
    root = etree.fromstring(record.data)
    return {etree.QName(child).localname: str(child.text or "") for child in root}


def test_entries_come_whole_with_their_ids_and_what_their_feed_says(site: Site) -> None:
    site.pages["/feed"] = atom([1, 2])
    done = feed(site)
    assert done.log.complete
    assert done.identifiers == ["urn:e:1", "urn:e:2"]
    assert {one.format for one in done.records} == {"feed_entry"}
    root = etree.fromstring(done.records[0].data)
    assert root.tag == "{http://www.w3.org/2005/Atom}entry"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"
    assert root.get("{http://www.w3.org/XML/1998/namespace}base") == f"{site.url}/"
    assert root.findtext("{*}source/{*}title") == "海洋学报"
    assert root.findtext("{*}issn") == "1234-5679"


def test_rss_2_entries_are_read(site: Site) -> None:
    site.pages["/feed"] = Answer(RSS2.encode(), "application/rss+xml")
    done = feed(site)
    assert [one.identifier for one in done.records] == ["n1", "http://example.org/2", ""]
    assert texts(done.records[0]) | {"guid": ""} == {
        "title": "One",
        "link": "http://example.org/1",
        "guid": "",
        "creator": "Li",
        "source": "Seas",
    }


def test_rss_1_entries_are_read(site: Site) -> None:
    site.pages["/feed"] = Answer(RSS1.encode(), "application/rdf+xml")
    (record,) = feed(site).records
    assert record.identifier == "http://example.org/1"
    assert texts(record)["publisher"] == "Sea Press"
    assert etree.fromstring(record.data).tag == "{http://purl.org/rss/1.0/}item"


@pytest.mark.parametrize("relation", ["next", "prev-archive"])
def test_further_pages_are_read_once(site: Site, relation: str) -> None:
    site.pages["/feed"] = atom([5, 6], f'<link rel="{relation}" href="/feed?page=2"/>')
    site.pages["/feed?page=2"] = atom([3, 4, 5], f'<link rel="{relation}" href="/feed?page=3"/>')
    site.pages["/feed?page=3"] = atom([1, 2], f'<link rel="{relation}" href="/feed"/>')
    done = feed(site)
    assert done.identifiers == [f"urn:e:{number}" for number in range(1, 7)]
    assert site.paths.count("/feed") == 1
    assert done.kinds == {"feed_loop"}
    assert done.log.complete


def test_of_two_versions_of_an_entry_the_later_is_kept(site: Site) -> None:
    site.pages["/feed"] = atom([1], '<link rel="next" href="/old"/>')
    site.pages["/old"] = atom([1]).body.decode().replace("2021", "2020").replace("Part", "Draft")
    (record,) = feed(site).records
    assert b"Part 1" in record.data


def test_entries_that_share_an_id_are_all_kept(site: Site) -> None:
    same = atom([1, 2]).body.decode().replace("2021-01-02", "2021-01-01").replace("urn:e:2", "urn:e:1")
    site.pages["/feed"] = same
    assert len(feed(site).records) == 2


@pytest.mark.parametrize("base", ["http://[", "//", "data:", "http://a b"])
def test_an_odd_base_address_does_no_harm(base: str) -> None:
    text = atom([1]).body.decode().replace("<entry>", f'<entry xml:base="{base}">')
    assert len(feed_of(text.encode(), "http://example.org/feed").entries) == 1


def test_a_page_of_a_feed_that_fails_makes_the_run_incomplete(site: Site) -> None:
    site.pages["/feed"] = atom([1], '<link rel="next" href="/gone"/>')
    done = feed(site)
    assert len(done.records) == 1
    assert not done.log.complete


def test_a_feed_that_has_not_changed_brings_nothing_new(site: Site) -> None:
    site.pages["/feed"] = atom([1, 2])._replace(headers={"ETag": '"one"'})
    first = feed(site)
    second = feed(site, state=first.state)
    assert site.asked[-1].headers.get("If-None-Match") == '"one"'
    assert second.records == []
    assert second.log.complete
    third = feed(site, state=second.state)
    assert third.records == []
    assert site.asked[-1].headers.get("If-None-Match") == '"one"'


def test_after_an_incomplete_run_the_feed_is_read_again(site: Site) -> None:
    site.pages["/feed"] = atom([1], '<link rel="next" href="/two"/>')._replace(headers={"ETag": '"one"'})
    first = feed(site)
    site.pages["/two"] = atom([2])
    second = feed(site, state=first.state)
    assert second.identifiers == ["urn:e:1", "urn:e:2"]
    assert second.log.complete


def test_broken_xml_is_read_as_far_as_it_goes_and_told(site: Site) -> None:
    whole = atom([1, 2, 3]).body.decode()
    site.pages["/feed"] = whole.replace("Part 2", "Tides & \x01Currents").removesuffix("</feed>")
    done = feed(site)
    assert done.identifiers == ["urn:e:1", "urn:e:2", "urn:e:3"]
    assert [problem.kind for one in done.records for problem in one.problems] == ["broken_xml"] * 3
    assert "broken_feed" in done.kinds
    assert not done.log.complete


def test_what_is_no_feed_is_told_beside_one_that_is(site: Site) -> None:
    bodies = [b"<html><p>No feed</p></html>", b"", b"{}", b"<a/>"]
    for number, body in enumerate(bodies):
        site.pages[f"/{number}"] = Answer(body, "text/html")
    site.pages["/feed"] = atom([1])
    start = [f"{site.url}/{number}" for number in range(len(bodies))] + [f"{site.url}/feed"]
    done = feed(site, spider={"start": start})
    assert done.identifiers == ["urn:e:1"]
    assert len(done.log.gaps) == len(bodies)
    assert all("cannot be read" in gap for gap in done.log.gaps)
    assert done.kinds == {"no_feed"}


def test_entities_of_a_feed_are_not_followed(site: Site) -> None:
    bomb = '<!DOCTYPE feed [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = atom([1]).body.decode().replace("<feed", bomb + "<feed").replace("Part 1", "Part &x;")
    site.pages["/feed"] = text
    done = feed(site)
    assert all(b"file:" not in one.data for one in done.records)


def test_entries_may_lead_to_pages(site: Site) -> None:
    site.pages["/feed"] = atom([1, 2])
    site.pages["/paper/1"] = article(1).replace('rel="canonical"', "")
    site.pages["/paper/2"] = "<html>not a publication</html>"
    done = feed(site, spider={"follow_entries": True})
    assert {(one.format, one.identifier) for one in done.records} == {
        ("webpage", f"{site.url}/paper/1"),
        ("feed_entry", "urn:e:2"),
    }
    assert page(next(one for one in done.records if one.format == "webpage"))["meta"]
    assert done.log.complete


def test_entries_that_lead_to_other_hosts_are_taken_as_they_are(site: Site) -> None:
    site.pages["/feed"] = Answer(RSS2.encode(), "application/rss+xml")
    done = feed(site, spider={"follow_entries": True})
    assert {one.format for one in done.records} == {"feed_entry"}
    assert len(done.records) == 3


def test_a_page_of_an_entry_that_fails_makes_the_run_incomplete(site: Site) -> None:
    site.pages["/feed"] = atom([1])
    site.pages["/paper/1"] = Answer(status=403)
    done = feed(site, spider={"follow_entries": True})
    assert done.log.missing == 1


def test_an_entry_whose_page_is_gone_is_taken_as_it_is(site: Site) -> None:
    site.pages["/feed"] = atom([1])
    done = feed(site, spider={"follow_entries": True})
    assert [(one.format, one.identifier) for one in done.records] == [("feed_entry", "urn:e:1")]
    assert done.log.complete
    assert done.kinds == {"page_gone"}


FRAGMENTS = st.lists(
    st.sampled_from(
        [
            ATOM,
            RSS1,
            RSS2,
            ENTRY,
            "<entry>",
            "</feed>",
            "&",
            "\x00",
            "<![CDATA[",
            "xml:base='http://['",
            "<item/>",
        ]
    )
    | st.text(max_size=20)
)


@given(FRAGMENTS)
def test_any_bytes_are_a_feed_or_none(fragments: list[str]) -> None:
    with contextlib.suppress(NoFeed):
        feed_of("".join(fragments).encode("utf-8", "surrogatepass"), "http://example.org/feed")


@given(st.lists(st.integers(1, 9), max_size=6), st.integers(0, 400))
def test_a_feed_that_is_cut_never_loses_an_entry_that_was_whole(numbers: list[int], cut: int) -> None:
    whole = atom(numbers).body
    text = whole[: max(len(whole) - cut, 0)]
    complete = text.count(b"</entry>")
    try:
        found = feed_of(text, "http://example.org/feed").entries
    except NoFeed:
        assert complete == 0
        return
    assert len(found) >= complete
