"""The small steps of rules: each takes the values read so far and returns new ones."""

from normalize.values.languages import split_codes
from normalize.values.text import trim_isbd, trim_period


def trim(values: list[str]) -> list[str]:
    """Drop ISBD punctuation at the end: ` /`, ` :`, ` ;`, ` =`, a comma, a full stop that ends no abbreviation."""
    return [text for value in values if (text := trim_isbd(value))]


def drop_separator(values: list[str]) -> list[str]:
    """Drop separators at the end, keep the full stop."""
    return [text for value in values if (text := value.rstrip(" /:;=,+"))]


def drop_period(values: list[str]) -> list[str]:
    """Drop a full stop at the end that ends no abbreviation."""
    return [text for value in values if (text := trim_period(value))]


def first_only(values: list[str]) -> list[str]:
    """Keep the first value."""
    return values[:1]


def unique(values: list[str]) -> list[str]:
    """Keep each value once, in order."""
    return list(dict.fromkeys(values))


def language_code(values: list[str]) -> list[str]:
    """Keep language codes, and of those only the ones that name a language."""
    return [code for value in values for code in split_codes(value)]


def country_code(values: list[str]) -> list[str]:
    """Keep MARC country codes (two or three letters), not the codes for unknown or several places."""
    found = [value.strip().lower() for value in values]
    return [code for code in found if code not in ("xx", "vp", "") and code.isalpha() and len(code) in (2, 3)]


def keep(values: list[str]) -> list[str]:
    """Keep the text as it stands."""
    return values


_OLD_EDITIONS = (
    "刻本",
    "抄本",
    "鈔本",
    "钞本",
    "印本",
    "稿本",
    "石印",
    "活字",
    "影印",
    "拓本",
    "写本",
    "寫本",
    "油印",
)


def old_edition(values: list[str]) -> list[str]:
    """Keep statements of how an old book was made (版本项: 刻本, 抄本, 石印本)."""
    return [trim_isbd(value) for value in values if any(word in value for word in _OLD_EDITIONS)]
