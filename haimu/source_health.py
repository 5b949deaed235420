"""How each source is: what `haimu sources` tells of it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec

from catalog.locks import Busy
from catalog.rounds import Round, Verdict
from catalog.runs import Health, Run
from catalog.store import Store
from haimu.columns import aligned, cut, width
from harvesters.counting import counted
from harvesters.schedule import next_due, schedule_of
from harvesters.source import Source

HEAD = ("NAME", "", "PROTOCOL", "RECORDS", "LAST RUN", "NEXT RUN", "STATE")
LABEL, RECORDS = 1, 3
SETTLED = ("ok", "attention")
LEAST_LABEL, LEAST_STATE = 8, 22


def source_rows(described: Mapping[str, Source], store: Store) -> list[dict[str, Any]]:
    """Everything known of each source, those of `sources.toml` first.

    `state` is that of `Health`, or `running`, or `undecided`: then `undecided` says what a person has to decide.
    `next_run` is a UTC time, `now` where it is due, empty without a schedule.
    """
    health = {one.source: one for one in store.health()}
    labels = store.catalogue().sources()
    rows = []
    for name in dict.fromkeys([*described, *labels]):
        source, label, state = described.get(name), labels.get(name), health.get(name)
        row: dict[str, Any] = {"name": name, "protocol": source.protocol if source else "import"}
        row["library"] = source.library if source else label.library if label else ""
        row["zh"] = source.label.zh if source else label.zh if label else ""
        row["en"] = source.label.en if source else label.en if label else ""
        row["schedule"] = source.schedule if source else ""
        row |= msgspec.to_builtins(state or Health(name, "new", None, None, 0, 0, 0))
        if state and state.state == "unfinished" and is_running(store, name):
            row["state"] = "running"
        row["undecided"] = _undecided(source, store) if source and row["state"] in SETTLED else ""
        row["state"] = "undecided" if row["undecided"] else row["state"]
        row["next_run"] = _next_run(row["schedule"], state.last if state else None)
        row.pop("source")
        rows.append(row)
    return rows


def is_running(store: Store, name: str) -> bool:
    """Whether some process is harvesting the source."""
    try:
        with store.locked(f"source-{store.source(name).id}", wait=False):
            return False
    except Busy:
        return True


def _undecided(source: Source, store: Store) -> str:
    """What the drop gate kept and nobody has decided on; later runs that are complete leave that open."""
    if source.deletions == "none":
        return ""
    round_ = Round(store.engine, store.source(source.name).id)
    verdict = round_.verdict(source.drop_warn, source.drop_stop) if round_.under_way else Verdict()
    return "" if verdict.removes else verdict.message


def _next_run(schedule_text: str, last: Run | None) -> str:
    schedule = schedule_of(schedule_text)
    if schedule is None:
        return ""
    if last is None:
        return "now"
    due = next_due(schedule, datetime.fromisoformat(last.started), bool(last.complete))
    moment = due.astimezone(UTC)
    return "now" if moment <= datetime.now(UTC) else moment.isoformat().replace("+00:00", "Z")


def table(rows: list[dict[str, Any]], columns: int) -> list[str]:
    """The sources in lines; labels, then states, are cut where a line would have more than so many columns."""
    cells = [HEAD, *(_cells(row) for row in rows)]
    bare = [[*row[:LABEL], "", *row[LABEL + 1 :]] for row in cells]
    lines = aligned(bare, right=(RECORDS,))
    room = columns - max(map(width, lines))
    if room >= LEAST_LABEL:
        labelled = ([*row[:LABEL], cut(row[LABEL], room - 2), *row[LABEL + 1 :]] for row in cells)
        return aligned(list(labelled), right=(RECORDS,))
    if room < 0:
        most = max(max(width(row[-1]) for row in cells) + room, LEAST_STATE)
        return aligned([[*row[:-1], cut(row[-1], most)] for row in bare], right=(RECORDS,))
    return lines


def _cells(row: dict[str, Any]) -> list[str]:
    last = row["last"]
    label = row["zh"] or row["en"]
    return [
        row["name"],
        label if label != row["name"] else "",
        row["protocol"],
        f"{row['live']:,}",
        local_time(last["started"]) if last else "never",
        local_time(row["next_run"]) if row["next_run"] else "by hand",
        in_words(row),
    ]


def in_words(row: dict[str, Any]) -> str:
    """The state of a source, and how much of it needs attention."""
    last = row["last"]
    if row["state"] == "new" or last is None:
        return "new"
    if row["state"] == "running":
        return f"running: {last['counts'].get('read', 0):,} read"
    if row["state"] == "unfinished":
        return "broke off; run it again"
    missing = f"{last['missing']:,} missing" if last["missing"] else ""
    damaged = f"{row['damaged']:,} damaged" if row["damaged"] else ""
    findings = counted(row["findings"], "finding") if row["findings"] else ""
    if row["state"] == "undecided":
        return "DROP NOT DECIDED"
    told = "NOT COMPLETE" if last["complete"] is False else "complete"
    return ", ".join(part for part in (told, missing, damaged, findings) if part)


def local_time(moment: str) -> str:
    """A UTC time by the clock of this machine: month, day and time, of other years the date."""
    if moment == "now":
        return moment
    here = datetime.fromisoformat(moment).astimezone()
    return here.strftime("%m-%d %H:%M" if here.year == datetime.now().astimezone().year else "%Y-%m-%d")
