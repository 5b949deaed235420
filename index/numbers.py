"""Numbers that name a publication, as tokens `scheme:number`, in records and in queries."""

import re

from normalize.folding import fold, fold_key
from normalize.record import Record

LONGEST = 100
ISBN_13 = re.compile(r"97[89][0-9]{10}", re.ASCII)
ISBN_10 = re.compile(r"[0-9]{9}[0-9x]", re.ASCII)
ISSN = re.compile(r"[0-9]{7}[0-9x]", re.ASCII)
NUMBER_LIKE = re.compile(r"[0-9a-z][0-9a-z.()/_:;-]*", re.ASCII)
# What a number typed without its name may be.
SCHEMES = ("isbn", "issn", "ismn", "doi", "lccn", "oclc", "csbn", "cn", "publisher", "chart", "local")


def number_tokens(record: Record) -> list[str]:
    """The numbers of a record: as normalized, and as printed where that reads otherwise."""
    tokens: dict[str, None] = {}
    for identifier in record.identifiers:
        scheme = identifier.scheme
        value = fold_key(identifier.value)
        if scheme == "isbn":
            value = isbn_key(value)
        if value:
            tokens[f"{scheme}:{value}"[:LONGEST]] = None
        if identifier.printed and not identifier.valid:
            tokens[f"{scheme}:{fold_key(identifier.printed)}"[:LONGEST]] = None
    for relation in record.relations:
        for identifier in relation.identifiers:
            tokens[f"{identifier.scheme}:{fold_key(identifier.value)}"[:LONGEST]] = None
    return list(tokens)


def shelf_tokens(record: Record) -> list[str]:
    """Class numbers and call numbers as typed."""
    texts = [f"{each.value} {each.item}" for each in record.classifications]
    texts += [holding.call_number for holding in record.holdings if holding.call_number]
    return texts


def isbn_key(text: str) -> str:
    """An ISBN as it is compared: 13 digits where ten make a right number, else what was given."""
    if not ISBN_10.fullmatch(text):
        return text
    total = sum((10 - place) * (10 if digit == "x" else int(digit)) for place, digit in enumerate(text))
    if total % 11:
        return text
    core = "978" + text[:9]
    odd_even = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(core))
    return core + str(-odd_even % 10)


def number_of(text: str, scheme: str) -> str:
    """The token that a record with this number of this scheme has; empty where there is no letter or digit."""
    key = fold_key(text)
    if scheme == "isbn":
        key = isbn_key(key)
    return f"{scheme}:{key}"[:LONGEST] if key else ""


def possible_numbers(text: str) -> tuple[str, ...]:
    """The tokens of what a word of a query may name; empty for a word that looks like no number."""
    word = fold(text)
    key = fold_key(word)
    if sum(map(str.isdigit, key)) < 4 or not NUMBER_LIKE.fullmatch(word):
        return ()
    return tuple(dict.fromkeys(number_of(word, scheme) for scheme in SCHEMES))
