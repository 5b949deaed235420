"""Hand-made CNMARC records and what they must become: tests/fixtures/cnmarc, lines and JSON side by side.

After a change that is meant, `write` below writes the JSON again; read its diff, since it is the claim.
"""

import msgspec
import pytest
from cnmarc_fixtures import FOLDER, THEMES, claim_of, fixtures, golden, marc_of

from normalize.iso2709 import serialize
from normalize.marc import MarcRecord
from normalize.raw import RawRecord

CASES = [(theme, name) for theme in THEMES for name in fixtures(theme)]


def in_gb18030(record: MarcRecord) -> bytes:
    """ISO 2709 in GB 18030, as most Chinese libraries exchange records."""
    directory, body = b"", b""
    for tag, content in record:
        data = content.encode("gb18030") + b"\x1e"
        directory += f"{tag}{len(data):04d}{len(body):05d}".encode()
        body += data
    base = 25 + len(directory)
    leader = f"{base + len(body) + 1:05d}{record.leader[5:12]}{base:05d}{record.leader[17:]}"
    return leader.encode() + directory + b"\x1e" + body + b"\x1d"


def in_marcxchange(record: MarcRecord) -> bytes:
    """MarcXchange (ISO 25577)."""
    parts = [f"<record xmlns='info:lc/xmlns/marcxchange-v2'><leader>{record.leader}</leader>"]
    for tag, content in record:
        if tag[:2] == "00":
            parts.append(f"<controlfield tag='{tag}'>{_escaped(content)}</controlfield>")
            continue
        subs = "".join(
            f"<subfield code='{part[0]}'>{_escaped(part[1:])}</subfield>"
            for part in content.split("\x1f")[1:]
        )
        parts.append(f"<datafield tag='{tag}' ind1='{content[0]}' ind2='{content[1]}'>{subs}</datafield>")
    return ("".join(parts) + "</record>").encode()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def test_there_are_sixty_and_every_claim_has_its_record() -> None:
    assert len(CASES) >= 60
    for theme in THEMES:
        assert list(golden(theme)) == list(fixtures(theme))


@pytest.mark.parametrize(("theme", "name"), CASES, ids=[name for _, name in CASES])
def test_a_record_becomes_what_is_claimed(theme: str, name: str) -> None:
    lines = fixtures(theme)[name]
    claimed = golden(theme)[name]
    assert claim_of(RawRecord(lines, 1, "marclines")) == claimed
    record = marc_of(lines)
    assert claim_of(RawRecord(serialize(record), 1)) == claimed
    assert claim_of(RawRecord(in_marcxchange(record), 1, "marcxml")) == claimed
    assert claim_of(RawRecord(in_gb18030(record), 1, encoding="gb18030")) == claimed


@pytest.mark.parametrize("theme", THEMES)
def test_han_in_gb18030_is_found_out_without_being_told(theme: str) -> None:
    checked = 0
    for name, lines in fixtures(theme).items():
        record = marc_of(lines)
        claimed = golden(theme)[name]
        text = "".join(record.contents)
        if sum(character > "\u4e00" for character in text) < 8:
            continue
        assert claim_of(RawRecord(in_gb18030(record), 1)) == claimed
        checked += 1
    assert checked or theme == "scripts"


def write() -> None:
    """Write the claims as they are now."""
    for theme in THEMES:
        claims = {name: claim_of(RawRecord(lines, 1, "marclines")) for name, lines in fixtures(theme).items()}
        data = msgspec.json.format(msgspec.json.encode(claims), indent=1)
        (FOLDER / f"{theme}.json").write_bytes(data + b"\n")
