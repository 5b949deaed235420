"""A spider keeps to robots.txt, to its hosts, to public addresses and to its limits, and tells what it left."""

import itertools
import time
from collections.abc import Callable

import pytest
from journal_pages import ROOT, article, lay_out, links
from loopback_site import Answer, Site
from web_runs import run, source_of

OJS = {"preset": "ojs"}
ITEMS = {"items": "/paper/", "follow": "/list/"}
IMPATIENT = 0.5  # seconds


def paper(number: int) -> str:
    return article(number).replace('rel="canonical"', "")


def test_pages_closed_by_robots_are_left_and_counted_in_one_finding(site: Site) -> None:
    lay_out(site)
    rules = {**OJS, "items": "/closed/"}
    site.pages[f"{ROOT}/issue/view/1"] = links(["/closed/1", "/closed/2", f"{ROOT}/article/view/11"])
    done = run(source_of(site, ROOT, spider=rules))
    assert not [path for path in site.paths if "closed" in path]
    told = [finding.message for finding in done.log.findings if finding.kind == "robots"]
    assert len(told) == 1
    assert told[0].startswith("2 pages")
    assert done.log.complete


def test_the_rules_of_robots_that_name_us_are_ours(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(
        b"User-agent: haimu\nDisallow: /paper/2\n\nUser-agent: *\nDisallow: /", "text/plain"
    )
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = paper(1)
    assert run(source_of(site, spider=ITEMS)).identifiers == [f"{site.url}/paper/1"]
    assert site.asked[0].headers["User-Agent"].startswith("Haimu/")


def test_a_start_page_closed_by_robots_makes_the_run_incomplete(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n", "text/plain")
    done = run(source_of(site, spider=ITEMS))
    assert site.paths == ["/robots.txt"]
    assert done.log.gaps == [
        f"robots.txt closes {site.url}/, where the harvest begins: ask the site to open it."
    ]
    assert done.kinds == {"robots_start"}


def test_without_an_answer_to_robots_nothing_is_asked_for(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(status=503)
    done = run(source_of(site, spider=ITEMS))
    assert set(site.paths) == {"/robots.txt"}
    assert not done.log.complete
    assert "robots_unreachable" in done.kinds


def silent_for(tries: int) -> Callable[[int], Answer]:
    """Nothing comes for so many requests; then everything is open."""

    def answer(times: int) -> Answer:
        if times <= tries:
            time.sleep(3 * IMPATIENT)
        return Answer(b"User-agent: *\nDisallow:\n", "text/plain")

    return answer


def test_a_robots_file_that_never_comes_closes_the_site(site: Site) -> None:
    site.pages["/robots.txt"] = silent_for(99)
    site.pages["/"] = paper(1)
    done = run(source_of(site), timeout=IMPATIENT)
    assert site.paths == ["/robots.txt"] * 5
    (told,) = (finding for finding in done.log.findings if finding.kind == "robots_unreachable")
    assert "did not answer in time" in told.message
    assert not done.log.complete


def test_a_robots_file_that_comes_late_is_asked_for_again(site: Site) -> None:
    site.pages["/robots.txt"] = silent_for(2)
    site.pages["/"] = paper(1)
    done = run(source_of(site), timeout=IMPATIENT)
    assert (len(done.records), done.log.complete, done.log.retries) == (1, True, 2)


def test_without_a_robots_file_everything_is_open(site: Site) -> None:
    site.pages["/"] = paper(1)
    site.pages["/robots.txt"] = Answer(b"<html>Disallow: /</html>", status=403)
    assert len(run(source_of(site)).records) == 1


def test_a_web_page_in_place_of_robots_closes_nothing(site: Site) -> None:
    site.pages["/"] = links(["/paper/1"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/robots.txt"] = "<!DOCTYPE html><html><body><p>User-agent: *</p>Disallow: /</body></html>"
    assert len(run(source_of(site, spider=ITEMS)).records) == 1


def test_a_calendar_without_end_is_left_at_the_depth_of_the_rules(site: Site) -> None:
    for month in range(40):
        site.pages[f"/list/{month}"] = links([f"/list/{month + 1}", f"/paper/{month}"])
        site.pages[f"/paper/{month}"] = paper(month)
    site.pages["/"] = links(["/list/0"])
    done = run(source_of(site, spider={**ITEMS, "depth": 3}))
    assert {path for path in site.paths if "list" in path} == {"/list/0", "/list/1", "/list/2"}
    assert len(done.records) == 3
    assert "too_deep" in done.kinds
    assert done.log.complete


def test_no_page_is_asked_for_beyond_the_limit_and_the_run_is_incomplete(site: Site) -> None:
    site.pages["/"] = links([f"/paper/{number}" for number in range(9)] + ["/paper/1"])
    for number in range(9):
        site.pages[f"/paper/{number}"] = paper(number)
    done = run(source_of(site, spider={**ITEMS, "pages": 4}))
    assert len(site.asked) == 1 + 4
    assert len(done.records) == 3
    assert done.log.missing == 6
    assert "spider.pages allows 4" in done.log.gaps[0]


def test_links_to_other_hosts_are_counted_and_not_followed(site: Site) -> None:
    other = site.url.replace("127.0.0.1", "localhost")
    site.pages["/"] = links([f"{other}/paper/1", "/paper/2"])
    site.pages["/paper/1"] = site.pages["/paper/2"] = paper(2)
    done = run(source_of(site, spider=ITEMS))
    assert "/paper/1" not in site.paths
    assert "foreign" in done.kinds
    assert len(done.records) == 1


def test_hosts_named_in_the_rules_are_followed(site: Site) -> None:
    other = site.url.replace("127.0.0.1", "localhost")
    site.pages["/"] = links([f"{other}/paper/1"])
    site.pages["/paper/1"] = paper(1)
    assert len(run(source_of(site, spider={**ITEMS, "hosts": "localhost"})).records) == 1


INSIDE = {
    "http://localhost:{port}/elsewhere": "none of the source's hosts",
    "http://10.1.2.3/paper/9": "a private address",
    "http://169.254.169.254/latest/": "a link-local address",
    "http://[::ffff:10.1.2.3]/": "a private address",
    "http://167838211/": "a private address",
    "http://224.0.0.1/": "a multicast address",
}


def test_redirects_out_of_bounds_are_refused_and_told(site: Site) -> None:
    """The hosts are allowed by name, all but the first; their addresses are not."""
    hosts = ["10.1.2.3", "169.254.169.254", "::ffff:10.1.2.3", "167838211", "224.0.0.1"]
    site.pages["/"] = links(["/paper/0", *(f"/paper/{number}" for number in range(1, len(INSIDE) + 1))])
    site.pages["/paper/0"] = paper(0)
    port = site.url.rsplit(":", 1)[-1]
    for number, target in enumerate(INSIDE, 1):
        headers = {"Location": target.format(port=port)}
        site.pages[f"/paper/{number}"] = Answer(status=302, headers=headers)
    done = run(source_of(site, spider={**ITEMS, "hosts": hosts}))
    told = [one.message for one in done.log.findings if one.kind in ("out_of_bounds", "robots_unreachable")]
    for target, words in INSIDE.items():
        where = target.format(port=port).split("/")[2]
        assert any(words in message and where in message for message in told), (where, told)
    assert done.log.missing == len(INSIDE)
    assert len(done.records) == 1
    assert "/elsewhere" not in site.paths


def test_redirects_to_something_else_than_the_web_bring_nothing(site: Site) -> None:
    targets = ["file:///etc/passwd", "ftp://127.0.0.1/a", "data:text/html,<p>"]
    site.pages["/"] = links(["/paper/0", "/paper/1", "/paper/2", "/paper/3", *targets])
    site.pages["/paper/0"] = paper(0)
    for number, target in enumerate(targets, 1):
        site.pages[f"/paper/{number}"] = Answer(status=302, headers={"Location": target})
    done = run(source_of(site, spider=ITEMS))
    assert done.identifiers == [f"{site.url}/paper/0"]
    assert not done.log.complete


def test_a_redirect_loop_ends(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = Answer(status=302, headers={"Location": "/paper/2?again"})
    site.pages["/paper/2?again"] = Answer(status=302, headers={"Location": "/paper/2"})
    done = run(source_of(site, spider=ITEMS))
    assert len(site.asked) < 20
    assert done.log.missing == 1


def test_secrets_go_to_the_source_alone(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEAS_LOGIN", "reader:secret")
    other = site.url.replace("127.0.0.1", "localhost")
    site.pages["/"] = links([f"{other}/paper/1", "/paper/2"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = Answer(status=302, headers={"Location": f"{other}/paper/3"})
    site.pages["/paper/3"] = paper(3)
    done = run(source_of(site, spider={**ITEMS, "hosts": "localhost"}, auth="SEAS_LOGIN"))
    assert len(done.records) == 2
    sent = {one.path: one.headers.get("Authorization", "") for one in site.asked}
    assert sent["/"].startswith("Basic ")
    assert sent["/paper/1"] == sent["/paper/3"] == ""


def test_a_page_that_is_too_large_is_not_read(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"] = paper(1)
    site.pages["/paper/2"] = Answer(b"<html>" + b" " * (65 << 20))
    done = run(source_of(site, spider=ITEMS))
    assert len(done.records) == 1
    assert done.log.missing == 1


def test_a_site_that_asks_for_pauses_gets_them(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.3\n", "text/plain")
    site.pages["/"] = links(["/paper/1", "/paper/2", "/paper/3"])
    for number in (1, 2, 3):
        site.pages[f"/paper/{number}"] = paper(number)
    assert len(run(source_of(site, spider=ITEMS)).records) == 3
    times = [one.at for one in site.asked]
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) > 0.25


def test_the_delay_of_the_source_is_kept(site: Site) -> None:
    site.pages["/"] = links(["/paper/1", "/paper/2"])
    site.pages["/paper/1"], site.pages["/paper/2"] = paper(1), paper(2)
    run(source_of(site, spider=ITEMS, delay=0.3))
    times = [one.at for one in site.asked]
    assert min(later - earlier for earlier, later in itertools.pairwise(times)) > 0.25
