"""What of a plan decides which records match: counting needs no more."""

from index.plan import Best, Boolean, Boost, Constant, Plan


def matching(plan: Plan) -> Plan:
    """A plan that matches the same records, without what only adds to their scores."""
    match plan:
        case Boost(part, _) | Constant(part, _):
            return matching(part)
        case Best(parts, _):
            return Boolean(should=tuple(map(matching, parts)), at_least=1)
        case Boolean(must, should, never, at_least):
            needed = tuple(map(matching, should)) if at_least else ()
            return Boolean(tuple(map(matching, must)), needed, tuple(map(matching, never)), at_least)
        case _:
            return plan


def leaves(plan: Plan) -> int:
    """How many terms, phrases and the like a plan is made of."""
    match plan:
        case Boost(part, _) | Constant(part, _):
            return leaves(part)
        case Best(parts, _):
            return sum(map(leaves, parts))
        case Boolean(must, should, never, _):
            return sum(map(leaves, (*must, *should, *never)))
        case _:
            return 1
