"""Addresses of static files that change with their content, so that browsers may keep them for good."""

import hashlib
from functools import cache
from pathlib import Path

from flask import url_for

FOLDER = Path(__file__).parent / "static"
DIGITS = 10


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:DIGITS]


def asset(name: str) -> str:
    """The address of a file in `static/`, with the digest of its content."""
    return url_for("static", filename=name, v=_digest(name))
