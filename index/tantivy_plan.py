"""A plan as a tantivy query."""

import re

import tantivy
from tantivy import FieldType, Occur, Query

from index.plan import (
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


def tantivy_query(plan: Plan, schema: tantivy.Schema) -> Query:
    """The query that carries out a plan."""
    match plan:
        case Term(field, value):
            return Query.term_query(schema, field, value, "basic" if field in UNCOUNTED else "freq")
        case Phrase(field, tokens, slop):
            return Query.phrase_query(schema, field, list(tokens), slop)
        case Prefix(field, value):
            return Query.regex_query(schema, field, re.escape(value).replace("\\-", "-") + ".*")
        case Fuzzy(field, value):
            return Query.fuzzy_term_query(schema, field, value, 1, transposition_cost_one=True)
        case Boost(part, by):
            return Query.boost_query(tantivy_query(part, schema), by)
        case Constant(part, score):
            return Query.const_score_query(tantivy_query(part, schema), score)
        case Best(parts, tie):
            return _best([tantivy_query(part, schema) for part in parts], tie)
        case Boolean():
            return _boolean(plan, schema)
        case Years(first, last):
            return Query.range_query(schema, "year", FieldType.Integer, first, last)
        case Everything():
            return Query.all_query()
        case Nothing():
            return Query.empty_query()


# Fields indexed without frequencies.
UNCOUNTED = frozenset(
    {
        "title_x",
        "number",
        "type",
        "language",
        "library",
        "source",
        "subject",
        "author",
        "clc",
        "access",
        "form",
    }
)


def _best(queries: list[Query], tie: float) -> Query:
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, tie)


def _boolean(plan: Boolean, schema: tantivy.Schema) -> Query:
    clauses = [(Occur.Must, tantivy_query(part, schema)) for part in plan.must]
    should = [(Occur.Should, tantivy_query(part, schema)) for part in plan.should]
    never = [(Occur.MustNot, tantivy_query(part, schema)) for part in plan.never]
    if should and plan.at_least:
        inner = Query.boolean_query(should, minimum_number_should_match=plan.at_least)
        if not clauses and not never:
            return inner
        should = []
        clauses.append((Occur.Must, inner))
    if not clauses and not should:
        clauses = [(Occur.Must, Query.all_query())]
    return Query.boolean_query([*clauses, *should, *never])
