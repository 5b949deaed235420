"""The rules of a spider as a source of protocol `web` or `feed` writes them under `spider`."""

import difflib
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import cssselect
import msgspec

from harvesters.errors import BadSources
from harvesters.source import Source
from harvesters.web.presets import PRESETS

CSS = "css:"


class SpiderRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a spider begins, which links it follows, and where it ends.

    `start`: addresses to begin at, none: the url of the source; `guesses`: those that a preset adds, of which not
    every site has each. `follow`: links to lists, `next`: to the next page of a list, `items`: to pages of
    publications, `deny`: to neither. A pattern is a regular expression that is found in the whole address of a
    link, or `css:` and a selector of the links. Without `items` every page is looked at. `sitemap`: true, where
    robots.txt tells, or addresses. `hosts`: others than those of the start pages that may be asked. `depth`: how
    many lists may lead to one another, pages of one list aside; `pages`: the most pages of a run. `revisit`: days
    in which a page of a publication is not asked for again. `follow_entries`: a feed's links lead to pages.
    """

    preset: str = ""
    start: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    follow: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    deny: tuple[str, ...] = ()
    sitemap: bool | tuple[str, ...] = False
    hosts: tuple[str, ...] = ()
    depth: int = 10
    pages: int = 50_000
    revisit: int = 30
    follow_entries: bool = False


WRITTEN = tuple(name for name in SpiderRules.__struct_fields__ if name != "guesses")
LISTS = ("start", "follow", "next", "items", "deny", "hosts")
PATTERNS = ("follow", "next", "items", "deny")
LOWEST = {"depth": 0, "pages": 1, "revisit": 0}


def rules_of(source: Source) -> SpiderRules:
    """The rules of a source, with those of its preset. Raises `BadSources` with a sentence."""
    rules = _converted(_lists(source.spider))
    for address in (*rules.start, *(rules.sitemap if isinstance(rules.sitemap, tuple) else ())):
        _check_address(address)
    for host in rules.hosts:
        if _host_in(host) != host.lower().strip("[]"):
            raise BadSources(f"spider.hosts has {host!r}: a host is a name such as www.example.org, no more.")
    for name in PATTERNS:
        for pattern in getattr(rules, name):
            _check_pattern(name, pattern)
    for name, lowest in LOWEST.items():
        if getattr(rules, name) < lowest:
            raise BadSources(f"spider.{name} is a number, {lowest} or more.")
    return _with_preset(msgspec.structs.replace(rules, start=rules.start or (source.url,)), source.url)


def _lists(written: dict[str, Any]) -> dict[str, Any]:
    """One value may stand without its brackets."""
    for key in written:
        if key not in WRITTEN:
            near = difflib.get_close_matches(key, WRITTEN, 1)
            mend = f"perhaps {near[0]} is meant" if near else f"there are {', '.join(WRITTEN)}"
            raise BadSources(f"there is no spider rule {key!r}; {mend}.")
    rules = dict(written)
    for key in (*LISTS, "sitemap"):
        if isinstance(rules.get(key), str):
            rules[key] = [rules[key]]
    return rules


def _converted(written: dict[str, Any]) -> SpiderRules:
    try:
        rules = msgspec.convert(written, SpiderRules)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at ")
        name = where.strip("`").removeprefix("$.").split("[")[0]
        raise BadSources(f"spider.{name}: {message[:1].lower()}{message[1:]}.") from error
    if rules.preset and rules.preset not in PRESETS:
        raise BadSources(f"spider.preset is {rules.preset!r}; it may be {' or '.join(PRESETS)}.")
    return rules


def _with_preset(rules: SpiderRules, url: str) -> SpiderRules:
    """What the preset says stands behind what the source says itself."""
    if not rules.preset:
        return rules
    preset = PRESETS[rules.preset]
    root = url.split("?", maxsplit=1)[0].rstrip("/")
    plain = (
        rules.start == (url,)
        and "?" not in url
        and not any(urlsplit(url).path.endswith(p) for p in preset["start"])
    )
    return msgspec.structs.replace(
        rules,
        guesses=tuple(root + path for path in preset["start"]) if plain else (),
        sitemap=rules.sitemap or (rules.preset == "dspace" and plain),
        **{name: (*getattr(rules, name), *preset[name]) for name in PATTERNS},
    )


def _host_in(written: str) -> str | None:
    try:
        return urlsplit(f"//[{written}]" if written.count(":") > 1 else f"//{written}").hostname
    except ValueError:
        return None


def _check_address(address: str) -> None:
    try:
        parts = urlsplit(address)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        known = False
    if not known:
        raise BadSources(
            f"{address!r} in the spider rules is no address: it begins with http:// or https://."
        )


def _check_pattern(name: str, pattern: str) -> None:
    try:
        if pattern.startswith(CSS):
            cssselect.HTMLTranslator().css_to_xpath(pattern.removeprefix(CSS))
        else:
            re.compile(pattern)
    except (re.error, cssselect.SelectorError) as error:
        kind = "CSS selector" if pattern.startswith(CSS) else "regular expression"
        raise BadSources(f"spider.{name} has {pattern!r}, which is no {kind}: {error}.") from error


def patterns_of(rules: Iterable[str]) -> tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]:
    """The regular expressions among the rules, and the CSS selectors."""
    written = tuple(rules)
    expressions = tuple(re.compile(rule) for rule in written if not rule.startswith(CSS))
    return expressions, tuple(rule.removeprefix(CSS) for rule in written if rule.startswith(CSS))
