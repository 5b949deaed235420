"""Every sentence of the site has its Chinese, and what is compiled is what was written."""

import re
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import webapp

FOLDER = Path(webapp.__file__).parent
MESSAGES = FOLDER / "translations" / "zh" / "LC_MESSAGES"
METHODS = [("**.py", "python"), ("templates/**.html", "jinja2")]
OPTIONS = {"templates/**.html": {"trimmed": "true"}}
KEYWORDS = {"_": None, "gettext": None, "mark": None, "ngettext": (1, 2)}
HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]")


def written() -> Catalog:
    with (MESSAGES / "messages.po").open("rb") as file:
        return read_po(file, locale="zh")


def said() -> set[str | tuple[str, ...]]:
    found = extract_from_dir(FOLDER, METHODS, OPTIONS, KEYWORDS)
    return {message if isinstance(message, str) else tuple(message[:2]) for _, _, message, _, _ in found}


def test_every_sentence_of_the_site_is_translated() -> None:
    catalogue = written()
    known = {message.id: message for message in catalogue if message.id}
    assert said() - {key if isinstance(key, str) else tuple(key) for key in known} == set()
    assert [message.id for message in known.values() if not message.string or message.fuzzy] == []
    assert [
        message.id for message in known.values() if message.pluralizable and not all(message.string or ())
    ] == []


def test_nothing_is_translated_that_is_said_no_more() -> None:
    known = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in written()
        if message.id
    }
    assert known - said() == set()


def test_places_for_numbers_are_kept() -> None:
    slots = re.compile(r"%\((\w+)\)s")
    for one, translations in texts(written()).items():
        for translated in translations:
            assert sorted(slots.findall(one)) == sorted(slots.findall(translated)), one


def test_the_compiled_file_is_made_of_the_written_one() -> None:
    with (MESSAGES / "messages.mo").open("rb") as file:
        compiled = read_mo(file)
    assert texts(compiled) == texts(written())


def texts(catalogue: Catalog) -> dict[str, list[str]]:
    found = {}
    for message in catalogue:
        if message.id:
            one = message.id if isinstance(message.id, str) else message.id[0]
            found[one] = [message.string] if isinstance(message.string, str) else list(message.string or ())
    return found


def test_chinese_stands_in_translations_and_label_tables_only() -> None:
    offenders = [
        path
        for pattern in ("**/*.html", "**/*.py", "**/*.css", "**/*.js", "**/*.svg")
        for path in FOLDER.glob(pattern)
        if path.parent.name != "labels" and HAN.search(path.read_text(encoding="utf-8"))
    ]
    assert offenders == []
