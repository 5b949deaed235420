"""The docs say what the code does."""

import re
from pathlib import Path

import click
import pytest
from project_files import ROOT, text_of, tracked

from haimu.cli import main as haimu
from haimu.settings import SETTINGS
from harvesters.source import PROTOCOLS
from harvesters.sources import ENTRIES
from scripts.reference import cli_page, commands, settings_page
from webapp.app import create_app
from webapp.config import WebConfig

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
VARIABLE = re.compile(r"<[^>]+>")
PAGES = [path for path in tracked() if path.suffix == ".md" and path.parts[0] != "tests"]


def routes() -> list[str]:
    app = create_app(None, None, WebConfig(secret_key="a key for the tests"))  # type: ignore[arg-type]  # not asked
    return sorted({str(rule) for rule in app.url_map.iter_rules() if rule.endpoint != "static"})


def test_the_page_of_the_command_line_is_current() -> None:
    written = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert written == cli_page(), "run: python -m scripts.reference"


def test_the_page_of_settings_is_current() -> None:
    written = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    assert written == settings_page(), "run: python -m scripts.reference"


def test_every_setting_is_documented() -> None:
    page = text_of(Path("docs/settings.md"))
    assert [one.variable for one in SETTINGS if f"`{one.variable}`" not in page] == []


def test_every_entry_of_a_source_is_documented() -> None:
    page = text_of(Path("docs/sources.md")).partition("## Who holds it")[0]
    named = set(re.findall(r"`([a-z_]+)`", "".join(re.findall(r"^\| (`[^|]+) \|", page, re.MULTILINE))))
    assert named == set(ENTRIES)


def test_every_protocol_is_documented() -> None:
    page = text_of(Path("docs/sources.md"))
    assert [name for name in PROTOCOLS if f"`{name}`" not in page] == []


def test_every_command_is_documented() -> None:
    page = text_of(Path("docs/cli.md"))
    assert [name for name, _ in commands(haimu) if f"## haimu {name}\n" not in page] == []


def test_every_command_and_option_has_help() -> None:
    found = list(commands(haimu))
    options = [
        (name, one) for name, command in found for one in command.params if isinstance(one, click.Option)
    ]
    assert [name for name, command in found if not command.help] == []
    assert [f"{name} {one.name}" for name, one in options if not one.help] == []


def test_every_route_is_documented() -> None:
    page = VARIABLE.sub("<>", text_of(Path("docs/api.md")).replace("&lt;", "<").replace("&gt;", ">"))
    words = set(re.split(r"[\s`,()?]+", page))
    assert [rule for rule in routes() if VARIABLE.sub("<>", rule) not in words] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    missing = []
    for target in LINK.findall(text_of(page)):
        name = target.partition("#")[0]
        if name and "://" not in name and not (ROOT / page.parent / name).exists():
            missing.append(target)
    assert missing == []


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    found = re.findall(r"^    (\S.*)$", text_of(Path("README.md")), re.MULTILINE)
    assert found == ["scripts/run", "scripts/test"]


def test_every_mentioned_command_exists() -> None:
    known = {name for name, _ in commands(haimu)}
    groups = {name.split()[0] for name in known}
    unknown = []
    for page in PAGES:
        for first, second in re.findall(
            r"(?:^ {4}|`)(?:\.venv/bin/)?haimu ([a-z]+)(?: ([a-z]+))?", text_of(page), re.MULTILINE
        ):
            if first not in groups:
                unknown.append(f"{page}: haimu {first} {second}")
    assert unknown == []


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
