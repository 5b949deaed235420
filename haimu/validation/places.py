"""Where exactly a finding stands: the field, the subfield, and the bytes of the record and of the file."""

from itertools import islice

import msgspec

from normalize.checks import Finding
from normalize.checks.carrier import offsets
from normalize.checks.finding import shown
from normalize.marc import SUBFIELD, MarcRecord

_DELIMITER = SUBFIELD.encode()
_LOOKED_AT = 500
"""So many fields of a tag are searched for a value that is not the whole of one."""


class Place(msgspec.Struct, frozen=True):
    """`field` counts the fields of the record from 1, `subfield` those of its code within the field; 0: the leader, the
    whole record, or not known. `offset` is a byte of the record and `in_file` of the file, both from 0; None where
    that cannot be told.
    """

    field: int = 0
    occurrence: int = 0
    subfield: int = 0
    offset: int | None = None
    in_file: int | None = None


class Places:
    """The places of one record. `data` are its bytes where its directory can be trusted, `start` is where it begins;
    `leader` tells that it begins with its leader, as ISO 2709 does.
    """

    def __init__(
        self,
        record: MarcRecord | None = None,
        data: bytes = b"",
        start: int | None = None,
        *,
        leader: bool = False,
    ) -> None:
        self._data, self._start, self._leader = data, start, leader or bool(data)
        self._fields: dict[str, list[tuple[int, str]]] = {}
        self._shown: dict[str, dict[str, int]] = {}
        self._offsets: list[int] = []
        if record is not None:
            for number, (tag, content) in enumerate(record, 1):
                self._fields.setdefault(tag, []).append((number, content))
            self._offsets = offsets(data, len(record.tags)) if data else []

    def of(self, finding: Finding) -> Place:
        """The place of a finding."""
        fields = self._fields.get(finding.tag, ())
        occurrence = finding.occurrence or self._holding(finding)
        if finding.tag == "LDR":
            at = int(finding.part[1:3]) if finding.part[:1] == "/" else 0
            return self._at(Place(0, finding.occurrence), at if self._leader else None)
        if not 0 < occurrence <= len(fields):
            return self._at(Place(), None)
        number, content = fields[occurrence - 1]
        nth, delimiter = _subfield(finding, content)
        place = Place(number, occurrence, nth)
        return self._at(place, self._offset(number, finding.part, delimiter))

    def _holding(self, finding: Finding) -> int:
        """Which field of the tag a finding without a number means: the one that holds its value, or the only one."""
        fields = self._fields.get(finding.tag, ())
        if len(fields) == 1:
            return 1
        if not finding.value:
            return 0
        contents = self._shown.setdefault(finding.tag, {})
        if not contents:
            for at, (_, content) in enumerate(fields, 1):
                contents.setdefault(shown(content), at)
        if finding.value in contents:
            return contents[finding.value]
        return next((at for text, at in islice(contents.items(), _LOOKED_AT) if finding.value in text), 0)

    def _at(self, place: Place, offset: int | None) -> Place:
        """The place with its bytes; where only the start of the record is known, that."""
        if self._start is None:
            return msgspec.structs.replace(place, offset=offset)
        return msgspec.structs.replace(place, offset=offset, in_file=self._start + (offset or 0))

    def _offset(self, number: int, part: str, delimiter: int) -> int | None:
        if not self._offsets:
            return None
        start = self._offsets[number - 1]
        if part == "ind2":
            return start + 1
        if part[:1] == "/":
            return start + int(part[1:3])
        if not delimiter:
            return start
        for _ in range(delimiter):
            start = self._data.index(_DELIMITER, start) + 1
        positions = part.partition("/")[2]
        return start + 1 + int(positions[:2]) if positions else start - 1


def _subfield(finding: Finding, content: str) -> tuple[int, int]:
    """Which of the subfields with the code of the finding is meant, and which delimiter of the field it has."""
    code, inner = finding.part[1:2], finding.part[2:5]
    if finding.part[:1] != "$":
        return 0, 0
    parts = content.split(SUBFIELD)
    if finding.rule == "embedded_subfield":
        begin = next((at for at, part in enumerate(parts) if part.startswith(code + inner)), 0)
        end = next((at for at in range(begin + 1, len(parts)) if parts[at][:1] == finding.value), begin)
        return 1, end
    hits = [at for at, part in enumerate(parts) if at and part[:1] == code]
    if not hits:
        return 0, 0
    if finding.rule == "subfield_repeated":
        return 2, hits[1]
    meant = ((nth, at) for nth, at in enumerate(hits, 1) if _holds(finding, parts[at][1:]))
    return next(meant, (1, hits[0]))


def _holds(finding: Finding, text: str) -> bool:
    """Whether this is the subfield whose text a finding shows."""
    if finding.rule in ("subfield_empty", "field_empty"):
        return not text.strip()
    if finding.rule == "control_character":
        return chr(int(f"0x{finding.value[2:]}", 0)) in text
    return bool(finding.value) and finding.value in text
