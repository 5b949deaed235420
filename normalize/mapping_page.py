"""The page `docs/mapping.md`, made from the tables."""

from normalize.exports.marc_table import LINES, Line
from normalize.rule import Rule
from normalize.rules import GROUPS

_HEAD = """# What is read from which field, and written to which

This page is made from the tables in `normalize/rules/` and `normalize/exports/marc_table.py`; do not edit it. A line of
the first table of a group reads: this field of the record, where it comes from in MARC 21 and in CNMARC (UNIMARC),
what is done to it, and where it goes in Dublin Core. A line of the second: this field of the record, of this kind, is
written to this field. A kind without a line goes where the line without a kind says.

`245abn` means subfields a, b and n of field 245; `856|40|u` asks for indicators 4 and 0 (`_` is a blank, `*`
anything); `008/35-37` are character positions; blanks separate alternatives. A field 880 in original script is read
together with the field that its $6 names, and by the rules of that field where it stands alone.

In CNMARC (UNIMARC) a title, name or series in Han with its pinyin in $9 (as the national library writes it) or in $A,
$E, $F and $G (as CALIS does), and two fields that $6 pairs and whose scripts $7 names, make one value: the form in
Latin letters, with the other as its original.

Of records of holdings (GB/T 36068, UNIMARC) 004, 252, 256, 300, 310, 371 and 500-532 are read, of MFHD of MARC 21 004,
008/17-19, 014, 842-845, 852-868 and 876-878: see [files.md](files.md#records-of-holdings). Fields in which a source
writes its holdings in its own manner (905, 906, 920, 935, 945, 949, 952, 999) are read by the lines that its `holdings`
names: see [sources.md](sources.md#who-holds-it).

A value that cannot be read spoils its own field only, and becomes a problem of the record.
"""
_OUT_COLUMNS = "\n| written | kind | MARC 21 | CNMARC |\n|---|---|---|---|\n"
_COLUMNS = "| Record | MARC 21 | CNMARC | then | Dublin Core |\n|---|---|---|---|---|\n"


def mapping_page() -> str:
    """Return the page as Markdown."""
    parts = [_HEAD]
    told: set[str] = set()
    for group in GROUPS:
        title = (group.__doc__ or group.__name__).strip().splitlines()[0].rstrip(".")
        read = "".join(_line(rule) for rule in group.RULES)
        targets = {rule.target for rule in group.RULES}
        written = "".join(_out_line(line) for line in LINES if line.part in targets - told)
        told |= targets
        parts.append(f"## {title}\n\n{_COLUMNS}{read}{_OUT_COLUMNS if written else ''}{written}")
    parts.append("## Type and carrier\n\n" + _TYPES)
    return "\n".join(parts)


def _out_line(line: Line) -> str:
    marc21, cnmarc = (column.replace("|", "\\|") for column in line.columns)
    return f"| {line.part} | {line.kind} | {marc21} | {cnmarc} |\n"


def _line(rule: Rule) -> str:
    marc21, cnmarc = (column.replace("|", "\\|") for column in rule.columns)
    if rule.when:
        marc21 += f" (with ${rule.when})" if len(rule.when) == 1 else f" (with {rule.when})"
    dublin_core = f"dc:{rule.dc}" if rule.dc else ""
    return f"| {rule.target} | {marc21} | {cnmarc} | {rule.name} | {dublin_core} |\n"


_TYPES = """Type and carrier are decided by code, because many fields are weighed together: in MARC 21 leader/06-07,
008/23 (29 for maps) and 008/24-29, 006, 007, 245 $h, 337, 338, 502, 088 and the headings that say "Nautical charts"; in
CNMARC leader/06-07, 105, 106, 110, 135, 200 $b, 328, 690 and the words 海图. Authority records (leader/06 z; in UNIMARC
x, y or z with the heading in 2XX) become no records of publications: `normalize/authority.py` reads their heading, the
forms that refer to it (4XX) and related headings (5XX).
"""


def tags_read(flavour: str) -> frozenset[str]:
    """Return the tags that some rule of a flavour reads; what a source has beyond them is read by nothing."""
    rules = [rule for group in GROUPS for rule in group.RULES]
    columns = (rule.marc21 if flavour == "marc21" else rule.cnmarc for rule in rules)
    return frozenset(spec.tag for specs in columns for spec in specs)
