"""docs/matching.md, made from the table of points."""

from collections.abc import Mapping

from catalog.matching.points import Points

INTRODUCTION = """# Which records are of one publication

*The table below is written by `python -m scripts.reference` from `catalog/matching/points.tsv`; change that,
not this page.*

Records that describe one edition, or one chart as published, become one union record with all its holders. Two
records are compared element by element. Each element on which they agree gives points, each on which they
differ takes some, and some differences stop: a second volume is never the first, whatever else agrees. From
**{merge}** points on two records are one publication. From **{review}** they may be, and a person should look.

    haimu union explain lc/00376315 szyt/CN0000001

says of two records, or of all records of two union records, what agrees, what differs and what that counts.

What is compared is folded first: 航海學 is 航海学, 大连海事大学 is 大连海事大学出版社, *3, 252 p.* is 255页,
第二版 is *2nd ed.*, and 上册 at the end of a title is 第1册 in a subfield of its own. A title is compared in
Han where both have it, else in Latin letters. No statement of edition means the first. An ISBN of a whole set
says nothing of a volume. One slip of the pen in a title is forgiven, but not where the two letters are numerals
or words of place: 南海 is not 东海, and 第一次 is not 第二次.

Three and more records come together where the surest pairs are joined first, and nobody joins whom one of the
others contradicts: by a stop, or, below {review} points, by one element that counts {veto} or less. The result
depends on the records alone, not on the order in which they came.

| element | outcome | points | what it says | 说明 |
|---|---|--:|---|---|
"""


def points_page(table: Mapping[tuple[str, str], Points]) -> str:
    """The page with every line of the table."""
    thresholds = {name: table["threshold", name].points for name in ("merge", "review", "veto")}
    rows = (
        f"| {element} | {outcome} | {'stop' if line.points is None else line.points} | {line.en} | {line.zh} |\n"
        for (element, outcome), line in table.items()
    )
    return INTRODUCTION.format(**thresholds) + "".join(rows)
