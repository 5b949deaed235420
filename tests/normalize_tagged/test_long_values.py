"""Values of any length cost time in step with their length."""

import json
import time
from collections.abc import Callable

import pytest

from normalize.normalizer import SourceProfile, normalize_raw
from normalize.raw import RawRecord

PROFILE = SourceProfile("test")
SHORT, LONG = 4_000, 64_000
LEAST = 0.02  # seconds; what takes less is not measured well


def _row(element: str, cell: str) -> tuple[str, bytes]:
    columns = {"title": "a", element: "b"}
    return "row", json.dumps({"columns": columns, "row": {"a": "x", "b": cell}}).encode()


LONG_VALUES: dict[str, Callable[[int], tuple[str, bytes]]] = {
    "blanks in a name": lambda n: ("ris", f"TY  - JOUR\nTI  - x\nAU  - a{' ' * n}b\nER  - \n".encode()),
    "blanks in an address": lambda n: _row("link", f"http://a.b/{' ' * n}c"),
    "semicolons in an address": lambda n: _row("link", ";" * n),
    "blanks in pages": lambda n: ("bibtex", f"@article{{a, title={{x}}, pages={{1{' ' * n}2}}}}".encode()),
    "a number without blanks": lambda n: _row("identifier", "a" * n),
    "a title of one character": lambda n: _row("title", "海" * n),
    "many ISSNs": lambda n: _row("host_identifier", "; ".join(f"{at:08d}" for at in range(n // 10))),
    "many publishers": lambda n: (
        "ris",
        ("TY  - BOOK\nTI  - x\n" + "".join(f"PB  - {at}\n" for at in range(n // 10))).encode(),
    ),
}


@pytest.mark.parametrize("made", LONG_VALUES.values(), ids=LONG_VALUES.keys())
def test_sixteen_times_the_length_costs_about_sixteen_times_as_much(
    made: Callable[[int], tuple[str, bytes]],
) -> None:
    assert _seconds(*made(LONG)) < max(16 * 4 * _seconds(*made(SHORT)), LEAST * 4)


def _seconds(name: str, data: bytes) -> float:
    """The shortest of three times."""
    times = []
    for _ in range(3):
        start = time.process_time()
        normalize_raw(RawRecord(data, 1, format=name), PROFILE)
        times.append(time.process_time() - start)
    return min(times)
