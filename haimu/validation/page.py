"""The report as one page that needs nothing beside itself."""

import csv
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from haimu.validation.tally import Tally, place
from normalize.checks import CLASSES, SEVERITIES, Finding, Rule

SHOWN_COVERAGE = 300
"""So many unread fields are shown; JSON has all."""
SHOWN_PLACES = 24
"""So many places of each rule are shown, the most frequent ones."""
_FOLDER = files(__package__)
_SITE = files("webapp").joinpath("static")


def page(tally: Tally, languages: tuple[str, ...]) -> str:
    """The page of a run, in the languages that were asked for, the first as the main one."""
    template = _environment().from_string(_FOLDER.joinpath("page.html").read_text(encoding="utf-8"))
    coverage = tally.coverage
    return template.render(
        tally=tally,
        classes=tally.classes(),
        class_names=CLASSES,
        severities=SEVERITIES,
        most_places=SHOWN_PLACES,
        coverage=coverage[:SHOWN_COVERAGE] if coverage is not None else None,
        coverage_left=len(coverage or ()) - SHOWN_COVERAGE,
        languages=languages,
        main=languages[0],
        tags={"zh": "zh-Hans", "en": "en"},
        say=_saying(languages),
        message=_message,
        mend=_mend,
        place=place,
        style=Markup(_style()),  # noqa: S704  our own style sheets
        mark=Markup(_mark()),  # noqa: S704  our own drawing
    )


def _saying(languages: tuple[str, ...]) -> Callable[[str, str], str]:
    known = words()
    assert all(set(row) >= set(languages) for row in known.values())
    return lambda word, language: known[word][language]


def _message(finding: Finding, language: str, rule: Rule) -> str:
    return rule.message(finding, language)


def _mend(finding: Finding, language: str, rule: Rule) -> str:
    return rule.mend(finding, language)


@cache
def words() -> dict[str, dict[str, str]]:
    """What the page says, in both languages."""
    text = _FOLDER.joinpath("words.tsv").read_text(encoding="utf-8")
    table = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row["word"]: {"zh": row["zh"], "en": row["en"]} for row in table}


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["grouped"] = lambda number: f"{number:,}"
    return environment


@cache
def _style() -> str:
    """The colours of the site, and the style of this page."""
    tokens = _SITE.joinpath("css", "tokens.css").read_text(encoding="utf-8")
    return tokens + _FOLDER.joinpath("page.css").read_text(encoding="utf-8")


@cache
def _mark() -> str:
    """The compass rose of the site."""
    return _SITE.joinpath("favicon.svg").read_text(encoding="utf-8").strip()
