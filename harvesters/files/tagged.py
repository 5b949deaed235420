"""Formats of lines that begin with a tag, cut into records: RIS, Refer, MEDLINE, Web of Science, Ovid, RefWorks, ..."""

import re
from collections.abc import Iterator

import msgspec

from harvesters.counting import counted
from harvesters.files.blocks import MAX_RUN
from harvesters.files.lines import TextLines
from harvesters.files.reading import Item, Reading, Splitter, numbered
from normalize.problem import Problem
from normalize.raw import Damaged, RawRecord

BEFORE_TAG = b" \t\xef\xbb\xbf\x1a"


class Tagging(msgspec.Struct, frozen=True):
    """How records of a format begin and end. All patterns are of a line without blanks before it.

    `first` begins a record. `tag` is any line with a tag: behind a blank line it begins one too where `by_blanks`.
    `last` ends one; where records of a format must have it, its absence is a problem. `outside` are lines of the
    file, not of a record.
    """

    first: re.Pattern[bytes]
    tag: re.Pattern[bytes]
    last: re.Pattern[bytes] | None = None
    outside: re.Pattern[bytes] | None = None
    by_blanks: bool = False


def _tagging(
    first: bytes, tag: bytes, last: bytes = b"", outside: bytes = b"", *, by_blanks: bool = False
) -> Tagging:
    ends = re.compile(last) if last else None
    return Tagging(
        re.compile(first), re.compile(tag), ends, re.compile(outside) if outside else None, by_blanks
    )


TAGGINGS = {
    "marclines": _tagging(rb"=(?:LDR|000)[ \t]", rb"=[0-9A-Z]{3}[ \t]", by_blanks=True),
    "ris": _tagging(
        rb"TY {0,2}-", rb"[A-Z][A-Z0-9] {0,2}-(?: |\s*$)", rb"ER {0,2}-", rb"(?:Provider|Database|Content):"
    ),
    "wos": _tagging(rb"PT [A-Z]\b", rb"[A-Z][A-Z0-9](?: |\s*$)", rb"ER\s*$", rb"(?:FN |VR |EF\s*$)"),
    "ovid": _tagging(rb"<\d+\. *>", rb"[A-Z][A-Z0-9] {1,2}- "),
    "medline": _tagging(rb"PMID ?- ", rb"[A-Z]{2,4} {0,2}- ", by_blanks=True),
    "refer": _tagging(rb"%0 ", rb"%[0-9A-Za-z!@#$&*()+?<>^=~\[\]{},.-] ", by_blanks=True),
    "refworks": _tagging(rb"RT ", rb"[A-Z][A-Z0-9] "),
    "noteexpress": _tagging(rb"\{Reference Type\}:", rb"\{[A-Z][A-Za-z ./]*\}:"),
    "cnki": _tagging(rb"SrcDatabase-", rb"[A-Z][A-Za-z]+-[^\s:]+:", by_blanks=True),
}


def tagged_splitter(format: str) -> Splitter:
    """The splitter of a format of TAGGINGS."""
    tagging = TAGGINGS[format]

    def split(reading: Reading) -> Iterator[Item]:
        return numbered(_records(reading, tagging, reading.format or format))

    return split


def _records(reading: Reading, tagging: Tagging, format: str) -> Iterator[RawRecord | Damaged]:
    text = TextLines(reading)
    cut = _Cut(text, tagging, format)
    for line in text:
        yield from cut.line(line)
    yield from cut.finish(reading.fault())


class _Cut:
    """The lines of the record that is open, and what is known of the file so far."""

    def __init__(self, text: TextLines, tagging: Tagging, format: str) -> None:
        self._text = text
        self._tagging = tagging
        self._format = format
        self._any = self._has_tag = self._has_first = self._behind_blank = False
        self._lines: list[bytes] = []
        self._size = 0

    def line(self, line: bytes) -> Iterator[RawRecord | Damaged]:
        bare = line.lstrip(BEFORE_TAG)
        tagging = self._tagging
        if tagging.outside and not self._has_tag and tagging.outside.match(bare):
            return
        if tagging.first.match(bare):
            yield from self._emit()
            self._has_first = self._has_tag = True
        elif tagging.tag.match(bare):
            if self._behind_blank and self._blanks_end_it():
                yield from self._emit()
            self._has_tag = True
        self._add(line)
        self._behind_blank = not bare.strip()
        if tagging.last and self._has_tag and tagging.last.match(bare):
            yield from self._emit(ended=True)
        elif self._size > MAX_RUN:
            yield Damaged(
                b"".join(self._lines), 0, f"{counted(self._size, 'byte')} without the end of a record"
            )
            self._clear()

    def finish(self, fault: str) -> Iterator[RawRecord | Damaged]:
        """The end of the file; `fault` says why it came early."""
        if fault:
            yield Damaged(b"".join(self._lines), 0, fault)
        else:
            yield from self._emit()

    def _blanks_end_it(self) -> bool:
        """Whether a blank line ends the record: in Refer not one that says its type, whose abstract may have some."""
        return self._tagging.by_blanks and self._has_tag and not (self._format == "refer" and self._has_first)

    def _add(self, line: bytes) -> None:
        self._lines.append(line)
        self._size += len(line)

    def _emit(self, *, ended: bool = False) -> Iterator[RawRecord | Damaged]:
        data = b"".join(self._lines).strip(b"\r\n\x1a")
        if self._has_tag:
            data, problems = self._text.as_utf8(data)
            if self._tagging.last and not (ended and self._has_first):
                missing = "begins" if ended else "ends"
                problems += (Problem("truncated", f"the line that {missing} the record is missing"),)
            self._any = True
            yield RawRecord(data, 0, self._format, encoding="utf-8", problems=problems)
        elif self._any and data.strip():
            yield Damaged(data, 0, "lines between the records that belong to none of them")
        self._clear()

    def _clear(self) -> None:
        self._lines, self._size = [], 0
        self._has_tag = self._has_first = self._behind_blank = False
