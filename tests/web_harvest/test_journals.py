"""A journal and a repository are harvested by their presets; the rules of a source do the same for other sites."""

from pathlib import Path

import pytest
from journal_pages import ARTICLES, ISSUES, ROOT, article, lay_out, links, numbers
from loopback_site import Answer, Site
from web_runs import LATER, NOW, page, run, source_of

from normalize.raw import RawRecord, RoundBegins

OJS = {"preset": "ojs"}


def articles(site: Site) -> list[str]:
    return sorted(f"{site.url}{ROOT}/article/view/{number}" for number in numbers())


def test_a_journal_gives_each_article_once_and_nothing_else(site: Site) -> None:
    lay_out(site)
    done = run(source_of(site, ROOT, spider=OJS))
    assert done.log.gaps == []
    assert done.identifiers == articles(site)
    assert len(done.records) == ISSUES * ARTICLES
    assert {one.format for one in done.records} == {"webpage"}
    assert [one.position for one in done.records] == list(range(1, len(done.records) + 1))
    asked = site.paths
    assert len(asked) == len(set(asked))
    assert not [path for path in asked if "download" in path or "login" in path or path.endswith(("/5", "7"))]
    assert done.log.requests == len(asked)


def test_a_page_says_what_its_record_holds(site: Site) -> None:
    lay_out(site)
    done = run(source_of(site, ROOT, spider=OJS))
    first = next(page(one) for one in done.records if one.identifier.endswith("/11"))
    assert first["language"] == "en-US"
    assert ["citation_author", "Li, Hai"] in first["meta"]
    assert "csrf-token" not in [name for name, _ in first["meta"]]
    assert list(first) == ["url", "meta", "jsonld", "coins", "language"]


def test_the_same_site_gives_the_same_bytes_again(site: Site) -> None:
    lay_out(site)
    first, second = (run(source_of(site, ROOT, spider=OJS)) for _ in range(2))
    assert {one.identifier: one.data for one in first.records} == {
        one.identifier: one.data for one in second.records
    }


def test_a_journal_without_path_info_is_read(site: Site) -> None:
    site.pages["/index.php?journal=seas"] = links(["/index.php?journal=seas&page=issue&op=archive"])
    site.pages["/index.php?journal=seas&page=issue&op=archive"] = links(
        ["/index.php?journal=seas&page=issue&op=view&path[]=1"]
    )
    site.pages["/index.php?journal=seas&page=issue&op=view&path[]=1"] = links(
        ["/index.php?journal=seas&page=article&op=view&path[]=7"]
    )
    site.pages["/index.php?journal=seas&page=article&op=view&path[]=7"] = article(7).replace(
        'rel="canonical"', ""
    )
    done = run(source_of(site, "/index.php?journal=seas", spider=OJS))
    assert done.log.gaps == []
    assert len(done.records) == 1


def test_a_repository_is_read_by_its_list_of_titles(site: Site) -> None:
    site.pages["/"] = links(["/browse?type=title", "/browse?type=author", "/handle/1834/1"])
    site.pages["/browse?type=title"] = links(
        ["/handle/1834/10;jsessionid=0A1B", "/handle/1834/11", "/browse?type=title&offset=20", "/feedback"]
    )
    site.pages["/browse?type=title&offset=20"] = links(["/handle/1834/12", "/bitstream/1834/12/1/a.pdf"])
    site.pages["/handle/1834/1"] = links(["/handle/1834/1/browse?type=title"])
    site.pages["/handle/1834/1/browse?type=title"] = links(["/handle/1834/13"])
    for number in (10, 11, 12, 13):
        site.pages[f"/handle/1834/{number}"] = article(number).replace('rel="canonical"', "")
    done = run(source_of(site, spider={"preset": "dspace"}))
    assert done.log.gaps == []
    assert done.identifiers == [f"{site.url}/handle/1834/{number}" for number in (10, 11, 12)]


def test_rules_may_be_selectors(site: Site) -> None:
    site.pages["/"] = (
        '<div class="toc"><a href="/a">A</a> <a href="/b">B</a></div><a href="/c">C</a>'
        '<a class="more" href="/?page=2">on</a>'
    )
    site.pages["/?page=2"] = '<div class="toc"><a href="/d">D</a></div>'
    for name in "abcd":
        site.pages[f"/{name}"] = article(1, name).replace('rel="canonical"', "")
    rules = {"items": "css:.toc", "deny": "css:a[href='/b']", "next": "css:a.more"}
    done = run(source_of(site, spider=rules))
    assert done.identifiers == [f"{site.url}/a", f"{site.url}/d"]


def test_without_rules_the_start_pages_alone_are_looked_at(site: Site) -> None:
    site.pages["/"] = article(1).replace('rel="canonical"', "")
    done = run(source_of(site))
    assert done.identifiers == [f"{site.url}/"]
    assert site.paths == ["/robots.txt", "/"]


def test_lists_marked_as_next_are_followed_without_a_rule(site: Site) -> None:
    site.pages["/"] = '<link rel="next" href="/two"><a href="/paper/1">1</a>'
    site.pages["/two"] = '<a href="/paper/2">2</a><a rel="next nofollow" href="/three">on</a>'
    site.pages["/three"] = '<a href="/paper/3">3</a>'
    for number in (1, 2, 3):
        site.pages[f"/paper/{number}"] = article(number).replace('rel="canonical"', "")
    assert len(run(source_of(site, spider={"items": "/paper/", "depth": 0})).records) == 3


def test_articles_that_have_not_changed_are_not_sent_again(site: Site, tmp_path: Path) -> None:
    lay_out(site)
    source = source_of(site, ROOT, spider={**OJS, "revisit": 0})
    first = run(source, tmp_path)
    before = len(site.asked)
    second = run(source, tmp_path, now=LATER, state=first.state)
    asked = {one.path: one.headers for one in site.asked[before:]}
    assert asked[f"{ROOT}/article/view/11"].get("If-None-Match") == '"11"'
    assert {one.identifier: one.data for one in second.records} == {
        one.identifier: one.data for one in first.records
    }


def test_young_articles_are_not_even_asked_for_but_lists_are(site: Site, tmp_path: Path) -> None:
    lay_out(site)
    source = source_of(site, ROOT, spider=OJS)
    state = run(source, tmp_path).state
    before = len(site.asked)
    second = run(source, tmp_path, now=LATER, state=state)
    asked = site.paths[before:]
    assert f"{ROOT}/issue/view/1" in asked
    assert not [path for path in asked if "/article/" in path]
    assert second.identifiers == articles(site)
    assert second.log.complete


def test_a_full_run_asks_for_every_page(site: Site, tmp_path: Path) -> None:
    lay_out(site)
    source = source_of(site, ROOT, spider=OJS)
    state = run(source, tmp_path).state
    before = len(site.asked)
    run(source, tmp_path, now=LATER, state=state, full=True)
    assert {f"{ROOT}/article/view/{number}" for number in numbers()} <= set(site.paths[before:])


@pytest.mark.parametrize(("deletions", "told"), [("listing", True), ("none", False)])
def test_a_complete_run_tells_all_where_the_source_says_so(site: Site, deletions: str, told: bool) -> None:
    lay_out(site)
    done = run(source_of(site, ROOT, spider=OJS, deletions=deletions))
    assert done.log.exhaustive is told
    assert isinstance(done.deliveries[0], RoundBegins) is told


def test_a_run_with_a_limit_stops_there(site: Site) -> None:
    lay_out(site)
    done = run(source_of(site, ROOT, spider=OJS, deletions="listing"), limit=3)
    assert len(done.records) == 3
    assert not done.log.exhaustive


def test_real_pages_become_records(site: Site, shared_data: Path) -> None:
    folders = ("web-sandcrawler", "web-extruct")
    files = sorted(file for folder in folders for file in (shared_data / folder).glob("*.html"))
    site.pages["/"] = links([f"/saved/{file.name}" for file in files])
    for file in files:
        site.pages[f"/saved/{file.name}"] = Answer(file.read_bytes(), "text/html")
    done = run(source_of(site, spider={"items": "/saved/"}))
    assert done.log.complete
    assert {one.identifier.rsplit("/", 1)[-1] for one in done.records} == {
        "CreativeWork.001.html",
        "dlib_05vanhyning.html",
        "dublincore_test.html",
        "first_monday_ojs3_landingpage.html",
        "peerj_oa_article.html",
        "plos_one_article.html",
    }


def test_json_ld_in_a_page_is_kept_as_it_is(site: Site, shared_data: Path) -> None:
    import msgspec  # noqa: PLC0415 - needed here alone

    file = shared_data / "marine-schemaorg-jsonld" / "dataset_full.jsonld"
    text = file.read_text(encoding="utf-8")
    site.pages["/"] = f'<html><script type="application/ld+json">{text}</script></html>'
    done = run(source_of(site))
    assert [page(one)["jsonld"] for one in done.records] == [[msgspec.json.decode(text)]]
    assert all(isinstance(one, RawRecord) for one in done.records)
    assert done.state.startswith(b'{"since":"' + NOW.encode())
