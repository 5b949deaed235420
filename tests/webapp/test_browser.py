"""The site in Debian's Chromium: what axe says of it, the keyboard, narrow screens, and that it is quiet."""

import re
import shutil
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from site_fakes import FakeCatalogue, FakeSearch
from werkzeug.serving import make_server

from webapp.app import WebConfig, create_app

pytestmark = pytest.mark.browser

playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
axe_playwright = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="the package axe-playwright-python is not installed"
)

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGES = (
    "/",
    "/search?q=海洋 fisheries&type=book&year=1990..2000",
    "/search?q=nothing",
    "/search?q=refused",
    "/records/hm0000000000",
    "/records/hm0000000001",
    "/records/hm0000000007",
    "/help",
    "/about",
    "/nothing-here",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    catalogue = FakeCatalogue()
    app = create_app(catalogue, FakeSearch(tuple(catalogue.records)), WebConfig(secret_key="for tests only"))
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


def opened(browser: Any, **options: Any) -> Any:
    page = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options}).new_page()
    page.set_default_timeout(15_000)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_to_complain_of(browser: Any, address: str, lang: str, scheme: str) -> None:
    page = opened(browser, color_scheme=scheme)
    complaints = []
    for path in PAGES:
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={lang}")
        results = axe_playwright.Axe().run(page, options=RULES)
        complaints += [
            (path, one["id"], one["nodes"][0]["html"], one["nodes"][0].get("failureSummary"))
            for one in results.response["violations"]
        ]
    page.context.close()
    assert complaints == []


@pytest.mark.parametrize("width", [320, 375, 768, 1024, 1440])
def test_no_page_is_wider_than_the_screen(browser: Any, address: str, width: int) -> None:
    page = opened(browser, viewport={"width": width, "height": 800})
    for path in PAGES:
        page.goto(f"{address}{path}")
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, path
    page.context.close()


def test_a_reader_with_a_keyboard_finds_a_record(browser: Any, address: str) -> None:
    page = opened(browser)
    page.goto(f"{address}/?lang=en")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "q":
            break
    page.keyboard.type("fisheries")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*q=fisheries*")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hit h2 a')"):
            break
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/records/hm*")
    assert page.locator("h1").inner_text().startswith("中国海洋渔业简史")
    page.context.close()


def test_the_first_tab_offers_to_skip_to_the_content(browser: Any, address: str) -> None:
    page = opened(browser)
    page.goto(f"{address}/search?q=sea")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()


def test_a_slash_leads_to_the_search_box(browser: Any, address: str) -> None:
    page = opened(browser)
    page.goto(f"{address}/records/hm0000000000")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    assert page.locator("input[name=q]").input_value() == ""
    page.context.close()


@pytest.mark.parametrize("script", [True, False])
def test_filters_are_folded_on_narrow_screens_and_open_on_wide_ones(
    browser: Any, address: str, script: bool
) -> None:
    for width, shown in ((375, False), (1280, True)):
        page = opened(browser, viewport={"width": width, "height": 800}, java_script_enabled=script)
        page.goto(f"{address}/search?q=sea")
        facet = page.locator("#facet-language")
        assert facet.is_visible() is shown
        if not shown:
            page.locator("details.filters > summary").click()
            assert facet.is_visible()
        page.context.close()


def test_the_site_works_without_scripts(browser: Any, address: str) -> None:
    page = opened(browser, java_script_enabled=False)
    page.goto(f"{address}/?lang=en")
    page.fill("input[name=q]", "fisheries")
    page.click("button[type=submit]")
    page.select_option("select[name=sort]", "newest")
    page.click("form.sorting button")
    assert "sort=newest" in page.url
    page.click(".hit h2 a >> nth=0")
    assert "/records/" in page.url
    page.context.close()


def test_pages_ask_nobody_else_and_raise_no_fault(browser: Any, address: str) -> None:
    page = opened(browser)
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    for path in ("/", "/search?q=海洋&type=book", "/records/hm0000000007", "/help"):
        page.goto(f"{address}{path}")
    assert len(asked) > 20
    assert [one for one in asked if not one.startswith(address)] == []
    assert faults == []
    page.context.close()


def _copied(page: Any) -> str:
    """What is on the clipboard, as plain text."""
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("width", [375, 768, 1440])
@pytest.mark.parametrize(("lang", "copy", "done"), [("zh", "复制", "已复制"), ("en", "Copy", "Copied")])
def test_a_citation_is_copied_by_keyboard(
    browser: Any, address: str, lang: str, copy: str, done: str, width: int
) -> None:
    page = opened(
        browser,
        viewport={"width": width, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.goto(f"{address}/records/hm0000000000?lang={lang}")
    for name in ("gbt7714", "apa", "chicago"):
        button = page.locator(f"#copy-{name}")
        assert button.inner_text() == copy
        button.focus()
        page.keyboard.press("Enter")
        assert button.inner_text() == done
        assert _copied(page) == page.locator(f"#citation-{name}").inner_text().strip()
        # The keyboard stays where it was.
        assert page.evaluate("document.activeElement.id") == f"copy-{name}"
    assert "<i>" in page.locator("#citation-apa").inner_html()
    page.context.close()


def test_a_citation_is_copied_with_its_italics(browser: Any, address: str) -> None:
    page = opened(browser, permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{address}/records/hm0000000000?lang=en")
    page.locator("#copy-apa").click()
    rich = page.evaluate(
        "navigator.clipboard.read().then((all) => all[0].getType('text/html')).then((one) => one.text())"
    )
    assert "Zhongguo hai yang yu ye jian shi" in rich
    assert re.search(r"<i\b|font-style: italic", rich)
    page.context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_record_is_cited_and_downloaded_without_scripts(browser: Any, address: str, lang: str) -> None:
    page = opened(browser, java_script_enabled=False, accept_downloads=True)
    page.goto(f"{address}/records/hm0000000000?lang={lang}")
    assert page.locator("#citation-gbt7714").is_visible()
    assert page.locator("button.copy:visible").count() == 0
    with page.expect_download() as waiting:
        page.locator(".aside-part .downloads a", has_text="RIS").click()
    assert waiting.value.suggested_filename == "hm0000000000.ris"
    page.context.close()


@pytest.mark.parametrize("width", [375, 1440])
def test_results_are_taken_along_by_keyboard(browser: Any, address: str, width: int) -> None:
    page = opened(browser, viewport={"width": width, "height": 800}, accept_downloads=True)
    page.goto(f"{address}/search?q=海洋&lang=en")
    link = page.locator(".take a", has_text="CSV")
    link.focus()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "haimu.csv"
    page.context.close()
