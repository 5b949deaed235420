"""From request and tree to a plan: which tokens in which fields, and what they count."""

import math

import msgspec

from index import ranking
from index.analysis.pinyin import syllables
from index.analysis.stems import START
from index.errors import BadQuery
from index.keys import title_digest
from index.leaves import exact, fuzzy_word, prefix, word_plan
from index.numbers import isbn_key, number_of
from index.plan import AnyTerm, Boolean, Constant, Everything, Nothing, Phrase, Plan, Term, Years
from index.query import MOST_WORDS, All, Begins, Exact, Not, Tree, Words, parse
from index.request import Filter, SearchRequest, YearRange
from index.words import Word, asked_for, phrase_tokens, words_of
from normalize.folding import fold_han, fold_key

MODES = ("all", "fuzzy", "most")
FOLDED_FACETS = frozenset({"subject", "author"})
LONGEST_TOKEN = 100


class Compiled(msgspec.Struct, frozen=True):
    """A plan, the words it asks for (to mark them in what is found), and whether it ranks anything."""

    plan: Plan
    words: tuple[str, ...]
    ranked: bool
    counted: int


def compile_request(request: SearchRequest, mode: str = "all") -> Compiled:
    """Compile a request. `mode`: all words as typed; also misspelt (fuzzy); or most of them (most)."""
    tree = parse(request.query)
    leaves = [part for part in tree.parts if not isinstance(part, Not)]
    words = [word for leaf in leaves for word in _leaf_words(leaf)]
    if len(words) > MOST_WORDS:
        raise BadQuery("query_too_long", f"A query has at most {MOST_WORDS} words.", "q")
    query = _query(tree, request, mode)
    plan = _filtered(query, request)
    asked = tuple(dict.fromkeys(word.text for word in words))
    return Compiled(plan, asked, bool(words), len(words))


def _leaf_words(leaf: Tree) -> list[Word]:
    if isinstance(leaf, Words | Exact | Begins):
        return words_of(leaf.text)
    return []


def _query(tree: All, request: SearchRequest, mode: str) -> Plan:
    if not tree.parts:
        return Nothing() if request.query else Everything()
    must: list[Plan] = []
    never: list[Plan] = []
    for part in tree.parts:
        if isinstance(part, Not):
            never.append(_leaf(part.part, request.field, "all"))
        else:
            must.append(_leaf(part, request.field, mode))
    if not never and len(must) == 1:
        return must[0]
    return Boolean(must=tuple(must) or (Everything(),), never=tuple(never))


def _leaf(part: Tree, default: str, mode: str) -> Plan:
    if not isinstance(part, Words | Exact | Begins):
        return Nothing()
    field = part.field or default
    if field in {"isbn", "issn"}:
        return _number(part.text, field)
    if field == "clc":
        value = part.text.upper().strip(" .*")
        return Term("clc", value[:LONGEST_TOKEN]) if value else Nothing()
    if isinstance(part, Exact):
        return exact(part.text, field)
    if isinstance(part, Begins):
        return prefix(part.text, field)
    return _words(part.text, field, mode)


def _number(text: str, scheme: str) -> Plan:
    whole = number_of(text, scheme)
    tokens = dict.fromkeys(filter(None, (whole, *(number_of(chunk, scheme) for chunk in text.split()))))
    if not tokens:
        return Nothing()
    return AnyTerm("number", tuple(tokens))


def _words(text: str, field: str, mode: str) -> Plan:
    words = asked_for(words_of(text))
    if not words:
        return Nothing()
    pinyin = _all_pinyin(words)
    if mode == "fuzzy":
        plans = tuple(
            fuzzy_word(word, field, lone_syllables=pinyin, last=word is words[-1]) for word in words
        )
    else:
        plans = tuple(word_plan(word, field, lone_syllables=pinyin) for word in words)
    if mode == "most" and len(plans) >= ranking.RELAXED_FROM_WORDS:
        wanted = math.ceil(ranking.RELAXED_PART * len(plans))
        found: Plan = Boolean(should=(*plans, *_nearness(text, field)), at_least=wanted)
    else:
        found = Boolean(must=plans, should=_nearness(text, field))
    whole = _whole(text, field)
    return Boolean(should=(*whole, found), at_least=1) if whole else found


def _all_pinyin(words: list[Word]) -> bool:
    """Whether the words can be pinyin together: then a single syllable may be a word of it."""
    return len(words) > 1 and all(not word.han and syllables(word.text) for word in words)


def _nearness(text: str, field: str) -> tuple[Plan, ...]:
    """What a title earns that begins with the words, or has them side by side."""
    if field not in {"any", "title"}:
        return ()
    tokens = phrase_tokens(text, stemmed=False)[: ranking.PHRASE_TOKENS]
    if not tokens:
        return ()
    leading: Plan = Constant(Phrase("title_c", (START, *tokens)), ranking.LEADING_TITLE)
    if len(tokens) == 1:
        return (leading,)
    return leading, Constant(Phrase("title_c", tokens), ranking.PHRASE_IN_TITLE)


def _whole(text: str, field: str) -> tuple[Plan, ...]:
    """The text as a whole title, or as an ISBN written with blanks."""
    if field not in {"any", "title"}:
        return ()
    key = fold_key(text)[:LONGEST_TOKEN]
    if not key:
        return ()
    title: Plan = Constant(Term("title_x", title_digest(key)), ranking.EXACT_TITLE)
    isbn = isbn_key(key)
    if field == "any" and len(isbn) == 13 and isbn.isdigit():
        return title, Constant(Term("number", f"isbn:{isbn}"), ranking.EXACT_TITLE)
    return (title,)


def _filtered(query: Plan, request: SearchRequest) -> Plan:
    chosen: dict[str, list[Plan]] = {}
    never: list[Plan] = []
    for each in request.filters:
        (never if each.excluded else chosen.setdefault(each.name, [])).append(_filter(each))
    for years in request.years:
        (never if years.excluded else chosen.setdefault("year", [])).append(_years(years))
    if not chosen and not never:
        return query
    filters = (Constant(_any(parts)) for parts in chosen.values())
    return Boolean(must=(query, *filters), never=tuple(never))


def _any(parts: list[Plan]) -> Plan:
    return parts[0] if len(parts) == 1 else Boolean(should=tuple(parts), at_least=1)


def _filter(chosen: Filter) -> Plan:
    value = fold_han(chosen.value) if chosen.name in FOLDED_FACETS else chosen.value
    return Term(chosen.name, value)


def _years(years: YearRange) -> Plan:
    return Years(years.first, years.last)
