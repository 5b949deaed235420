"""A plan as a tantivy query."""

import re
from typing import TypeAlias

import tantivy
from tantivy import FieldType, Occur, Query

from index.fields import FIELDS
from index.plan import (
    AnyTerm,
    Best,
    Boolean,
    Boost,
    Constant,
    Everything,
    Fuzzy,
    Nothing,
    Phrase,
    Plan,
    Prefix,
    Term,
    Years,
)

Leaf: TypeAlias = Term | AnyTerm | Phrase | Prefix | Fuzzy | Years
COUNTED = frozenset(field.name for field in FIELDS if field.kind in {"phrases", "words"})
# What a regular expression of tantivy reads as more than itself.
SPECIAL = re.compile(r"[\\.+*?()|\[\]{}^$#&~-]")


def tantivy_query(plan: Plan, schema: tantivy.Schema) -> Query:
    """The query that carries out a plan."""
    match plan:
        case Boost(part, by):
            return Query.boost_query(tantivy_query(part, schema), by)
        case Constant(part, score):
            return Query.const_score_query(tantivy_query(part, schema), score)
        case Best(parts, tie):
            return _best([tantivy_query(part, schema) for part in parts], tie)
        case Boolean():
            return _boolean(plan, schema)
        case Everything() | Nothing():
            return Query.all_query() if isinstance(plan, Everything) else Query.empty_query()
        case _:
            return _leaf(plan, schema)


def _leaf(plan: Leaf, schema: tantivy.Schema) -> Query:
    match plan:
        case Term(field, value):
            return Query.term_query(schema, field, value, "freq" if field in COUNTED else "basic")
        case AnyTerm(field, values):
            return Query.term_set_query(schema, field, values)
        case Phrase(field, tokens, slop):
            return Query.phrase_query(schema, field, list(tokens), slop)
        case Prefix(field, value):
            return Query.regex_query(schema, field, SPECIAL.sub(r"\\\g<0>", value) + ".*")
        case Fuzzy(field, value):
            return Query.fuzzy_term_query(schema, field, value, 1, transposition_cost_one=True)
        case Years(first, last):
            return Query.range_query(schema, "year", FieldType.Integer, first, last)


def _best(queries: list[Query], tie: float) -> Query:
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, tie)


def _boolean(plan: Boolean, schema: tantivy.Schema) -> Query:
    clauses = [(Occur.Must, tantivy_query(part, schema)) for part in plan.must]
    should = [(Occur.Should, tantivy_query(part, schema)) for part in plan.should]
    never = [(Occur.MustNot, tantivy_query(part, schema)) for part in plan.never]
    if should and plan.at_least:
        clauses.append((Occur.Must, Query.boolean_query(should, minimum_number_should_match=plan.at_least)))
        should = []
    if not clauses and not should:
        clauses = [(Occur.Must, Query.all_query())]
    return Query.boolean_query([*clauses, *should, *never])
