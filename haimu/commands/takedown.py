"""`haimu takedown`: what was taken down, and putting it back."""

import getpass
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import click

from catalog.store import Store
from catalog.takedown import Outcome, Takedown, TakedownDesk, Target, takedowns
from haimu.console import ATTENTION, fail, plain_errors, print_json, say
from haimu.indexing import Feeder
from haimu.opening import opened
from haimu.preparing import matcher
from haimu.waiting import waits_for
from index.backend import SearchBackend
from index.errors import IndexProblem

UNION_ID = re.compile(r"hm[0-9a-hjkmnp-tv-z]{10}")

as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group()
def takedown() -> None:
    """Take records out of view for good, or put them back. ID: an hm id or SOURCE/IDENTIFIER."""


@takedown.command("add")
@click.argument("record_id", metavar="ID")
@click.option("--reason", required=True, help="Why, in a few words; kept with the record.")
@click.option("--by", default=None, help="Who decided; without this, the account that runs the command.")
@as_json_option
def add(record_id: str, reason: str, by: str | None, as_json: bool) -> None:
    """Take a source's record or a union record down; it stays down through every harvest."""
    with plain_errors():
        target = _target(record_id)
        person = _account() if by is None else by
        _without_nul(record_id, reason, person)
        with opened() as (_, store, backend):
            outcome, problem = _decided(store, backend, lambda desk: desk.add(target, reason, person))
    _tell(outcome, as_json, _added(outcome), problem)


@takedown.command("remove")
@click.argument("record_id", metavar="ID")
@as_json_option
def remove(record_id: str, as_json: bool) -> None:
    """Put back what was taken down, with the newest content that came meanwhile."""
    with plain_errors():
        target = _target(record_id)
        _without_nul(record_id)
        with opened() as (_, store, backend):
            outcome, problem = _decided(store, backend, lambda desk: desk.remove(target))
    _tell(outcome, as_json, f"{outcome.takedown.target} is taken down no more.", problem)


@takedown.command("list")
@as_json_option
def list_takedowns(as_json: bool) -> None:
    """List what is taken down: id, when, by whom, reason, and how many records that binds."""
    with plain_errors(), opened() as (_, store, _backend):
        found = takedowns(store.engine)
    if as_json:
        print_json({"takedowns": [_as_json(one) for one in found]})
        return
    for one in found:
        bound = f"{len(one.members)} record{'' if len(one.members) == 1 else 's'}"
        click.echo(f"{one.target}\t{one.taken}\t{one.by}\t{one.reason}\t{bound}")


def _target(record_id: str) -> Target:
    if UNION_ID.fullmatch(record_id):
        return Target(record_id)
    source, _, identifier = record_id.partition("/")
    if not (source.strip() and identifier.strip()):
        fail(f"{record_id!r} names no record: give an id such as hm0123456789, or SOURCE/IDENTIFIER.")
    return Target(identifier, source)


def _without_nul(*texts: str) -> None:
    if any("\0" in text for text in texts):
        fail("A name or a reason cannot hold the character NUL.")


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _decided(
    store: Store, backend: SearchBackend, decide: Callable[[TakedownDesk], Outcome]
) -> tuple[Outcome, str]:
    """Decide under the writer lock, then feed the index; with why that failed, if it did."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    with store.locked("writer", on_wait=lambda: say(waits_for(store, "writer"))):
        outcome = decide(TakedownDesk(store.engine, matcher(), now))
    try:
        with store.locked("index", on_wait=lambda: say(waits_for(store, "index"))):
            feeder = Feeder(store, backend)
            feeder.feed()
            feeder.settle()
    except IndexProblem as problem:
        return outcome, str(problem)
    return outcome, ""


def _added(outcome: Outcome) -> str:
    found = outcome.takedown
    if not outcome.fresh:
        return f"{found.target} was taken down already, on {found.taken}."
    if not any(one.present for one in found.members):
        return f"{found.target} is not in the catalogue yet; it will stay out of view when it comes."
    return f"{found.target} is taken down."


def _tell(outcome: Outcome, as_json: bool, sentence: str, problem: str) -> None:
    if as_json:
        changed = [one.union_id for one in outcome.changes]
        print_json({**_as_json(outcome.takedown), "fresh": outcome.fresh, "changed": changed})
    else:
        click.echo(sentence)
    if problem:
        say(f"The catalogue is changed, but the search not yet: {problem}")
        sys.exit(ATTENTION)


def _as_json(one: Takedown) -> dict[str, object]:
    return {
        "id": str(one.target), "kind": one.target.kind, "source": one.target.source or None,
        "identifier": one.target.identifier, "reason": one.reason, "taken": one.taken, "by": one.by,
        "members": one.members,
    }  # fmt: skip
