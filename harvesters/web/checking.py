"""What a web source or feed says when it is asked whether it answers."""

import tempfile
from pathlib import Path

import msgspec

from harvesters.check import SourceCheck
from harvesters.web.crawl_process import CrawlProcess
from harvesters.web.frames import End, Frame, Job, Told

PAGES = 3
# Tallies that tell something about three pages, and what people call them.
FACTS = {
    "pages": "pages read",
    "lists": "lists",
    "publications": "publications",
    "entries": "entries",
    "cut": "links to more pages",
    "robots": "pages closed by robots.txt",
}
ADVICE = {
    "ojs": "OJS journals answer OAI-PMH too, at the journal's address and /oai: a source of protocol oai brings more.",
    "dspace": "DSpace answers OAI-PMH too, at /oai/request: a source of protocol oai brings more.",
}


def check_crawl(job: Job) -> SourceCheck:
    """Crawl the first pages of a job, keeping nothing."""
    with tempfile.TemporaryDirectory(prefix="haimu-check-") as folder:
        rules = msgspec.structs.replace(job.rules, pages=PAGES, sitemap=False)
        small = msgspec.structs.replace(job, rules=rules, cache=str(Path(folder) / "pages.db"), validators={})
        with CrawlProcess(small) as process:
            frames = [frame for frame in process.frames() if frame is not None]
            code, last = process.exit_code(), process.last_line
    end = next((frame for frame in frames if isinstance(frame, End)), None)
    if end is None:
        return SourceCheck(False, "", (), (f"The crawl ended before its time (exit code {code}): {last}",))
    facts = tuple((name, f"{end.tally[key]:,}") for key, name in FACTS.items() if end.tally.get(key))
    answers = end.tally.get("pages", 0) > 0
    return SourceCheck(answers, end.title, facts, _warnings(frames, job, answers))


def _warnings(frames: list[Frame], job: Job, answers: bool) -> tuple[str, ...]:
    told = [
        frame.message for frame in frames if isinstance(frame, Told) and frame.kind not in ("cut", "foreign")
    ]
    advice = ADVICE.get(job.rules.preset, "")
    return (*told, advice) if answers and advice else tuple(told)
