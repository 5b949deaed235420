"""Records written as lines in tests/fixtures, parted by empty lines, with a comment before each."""

from pathlib import Path

from normalize.marc import MarcRecord
from normalize.marc_lines import parse_lines

FIXTURES = Path(__file__).parents[1] / "fixtures"


def records_of(name: str) -> dict[str, MarcRecord]:
    """The records of a file by their 001."""
    blocks = (FIXTURES / name).read_text(encoding="utf-8").strip().split("\n\n")
    found = [parse_lines(block.encode())[0] for block in blocks]
    return {record.control("001"): record for record in found if record is not None}
