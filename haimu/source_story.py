"""All that is known of one source: how it is described, its last runs, what went wrong in the last one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

from catalog.store import Store
from haimu.columns import aligned
from haimu.source_health import in_words, local_time, source_rows
from harvesters.source import Source

MOST_RUNS = 10
MOST_SHOWN = 50
FIRST_COUNT = 3  # beside the column of what was read, those that hold nothing but 0 are left out
COUNTED = ("read", "accepted", "updated", "unchanged", "deleted", "out_of_scope", "damaged")


def source_story(name: str, described: Mapping[str, Source], store: Store) -> dict[str, Any] | None:
    """The row of `haimu sources`, with `address`, `licence`, `redistribute`, `runs` (newest first), `checkpoint` and
    the `findings` of the last run; None where nobody knows the source.
    """
    row = next((one for one in source_rows(described, store) if one["name"] == name), None)
    if row is None:
        return None
    source, label = described.get(name), store.catalogue().sources().get(name)
    runs = store.runs(name, most=MOST_RUNS)
    progress = store.progress(store.source(name).id) if label else None
    return {
        **row,
        "address": (source.url or source.path) if source else "",
        "licence": source.licence if source else label.licence if label else "",
        "redistribute": source.redistribute if source else label.redistribute if label else True,
        "runs": msgspec.to_builtins(runs),
        "checkpoint": {
            "updated": progress.updated if progress else "",
            "state": progress.state.decode("utf-8", "replace") if progress else "",
        },
        "findings": [
            {"kind": one.kind, "place": one.place, "message": one.message, "bytes": len(one.body)}
            for one in (store.findings(runs[0].id) if runs else ())
        ],
    }


def story_lines(story: dict[str, Any]) -> list[str]:
    """The story for people; sentences may be longer than a line."""
    return [*_head(story), *_runs(story["runs"]), *_findings(story["findings"], story["runs"])]


def _head(story: dict[str, Any]) -> list[str]:
    updated = story["checkpoint"]["updated"]
    labels = " · ".join(dict.fromkeys(label for label in (story["zh"], story["en"]) if label))
    facts = [
        (story["protocol"], story["address"]),
        ("library", story["library"]),
        ("licence", story["licence"]),
        ("redistributed", "" if story["redistribute"] else "no"),
        ("schedule", story["schedule"]),
        ("next run", local_time(story["next_run"]) if story["next_run"] else "by hand"),
        ("records", f"{story['live']:,}"),
        ("state", in_words({**story, "findings": len(story["findings"])})),
        ("undecided", story["undecided"]),
        ("damaged", f"`haimu damaged list {story['name']}` lists them" if story["damaged"] else ""),
        ("last page", f"kept {local_time(updated)}" if updated else ""),
    ]
    return [
        f"{story['name']}  {labels}".rstrip(),
        *(f"  {line}" for line in aligned([(what, value) for what, value in facts if value])),
    ]


def _runs(runs: list[dict[str, Any]]) -> list[str]:
    if not runs:
        return []
    head = ["started", "took", *(name.replace("_", " ") for name in COUNTED), "requests", ""]
    rows = [head, *(_run(run) for run in runs)]
    idle = [
        place for place in range(FIRST_COUNT, len(head) - 1) if all(row[place] == "0" for row in rows[1:])
    ]
    rows = [["" if place in idle else cell for place, cell in enumerate(row)] for row in rows]
    lines = aligned(rows, right=range(1, len(head) - 1))
    notes = [f"  {lines[0]}"]
    for line, run in zip(lines[1:], runs, strict=True):
        notes += [f"  {line}", *([f"      {run['note']}"] if run["note"] else [])]
    return ["", "Runs, newest first", *notes]


def _run(run: dict[str, Any]) -> list[str]:
    counts = [f"{run['counts'].get(name, 0):,}" for name in COUNTED]
    took = f"{run['seconds']:,.1f} s" if run["seconds"] is not None else _took(run)
    ended = (
        "not ended" if run["ended"] is None else "NOT COMPLETE" if run["complete"] is False else "complete"
    )
    return [local_time(run["started"]), took, *counts, f"{run['requests']:,}", ended]


def _took(run: dict[str, Any]) -> str:
    if run["ended"] is None:
        return ""
    span = datetime.fromisoformat(run["ended"]) - datetime.fromisoformat(run["started"])
    return f"{span.total_seconds():,.0f} s"


def _findings(findings: list[dict[str, Any]], runs: list[dict[str, Any]]) -> list[str]:
    if not findings:
        return []
    shown = [f"  {one['kind']}  {one['place']}\n      {one['message']}" for one in findings[:MOST_SHOWN]]
    more = (
        [f"  and {len(findings) - MOST_SHOWN:,} more; --json has all"] if len(findings) > MOST_SHOWN else []
    )
    return ["", f"Findings of the run of {local_time(runs[0]['started'])}", *shown, *more]
