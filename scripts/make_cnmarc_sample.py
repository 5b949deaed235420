"""Makes harvesters/sample/cnmarc.mrc out of scripts/cnmarc_sample.txt: CNMARC in GB18030, always the same bytes.

.venv/bin/python scripts/make_cnmarc_sample.py
"""

from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).with_name("cnmarc_sample.txt")
TARGET = Path(__file__).resolve().parents[1] / "harvesters" / "sample" / "cnmarc.mrc"

Field = tuple[str, str]


def records(text: str) -> Iterator[tuple[str, list[Field]]]:
    """Every record of the source text: positions 5 to 8 of its leader, and its fields."""
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        if not lines[0].startswith("LDR "):
            raise SystemExit(f"A record does not begin with LDR: {lines[0]}")
        yield lines[0][4:8], [field(line) for line in lines[1:]]


def field(line: str) -> Field:
    """Tag and content of a line."""
    tag, content = line[:3], line[4:]
    if tag < "010":
        return tag, content
    if tag == "100" and len(content) != len("##$a") + 36:
        raise SystemExit(f"100 $a has 36 characters: {line}")
    return tag, content[:2].replace("#", " ") + content[2:].replace("$", "\x1f")


def iso2709(status: str, fields: list[Field]) -> bytes:
    """One record, ISO 2709 in GB18030; the leader as CNMARC has it, with three map digits."""
    directory, body = "", b""
    for tag, content in fields:
        data = content.encode("gb18030") + b"\x1e"
        directory += f"{tag}{len(data):04d}{len(body):05d}"
        body += data
    base = 24 + len(directory) + 1
    leader = f"{base + len(body) + 1:05d}{status} 22{base:05d}   450 "
    return (leader + directory).encode() + b"\x1e" + body + b"\x1d"


def sample(text: str) -> bytes:
    """The whole file."""
    return b"".join(iso2709(status, fields) for status, fields in records(text))


if __name__ == "__main__":
    TARGET.write_bytes(sample(SOURCE.read_text(encoding="utf-8")))
    print(f"{TARGET}: {TARGET.stat().st_size:,} bytes")
