"""Where each part of a record is written: MARC 21 and CNMARC side by side, in the grammar of `normalize/rules`.

A line reads: this part of the record, of this kind, goes to this field with these indicators (`_` is a blank) and
subfields. The line without a kind takes the kinds that have no line of their own. Values in several subfields, leader
and coded fields are put together by the modules beside this one; `normalize/rules` says how they are read again.
"""

import sys
from pathlib import Path

import msgspec

from normalize.rule import TARGETS, RuleError
from normalize.spec import Spec, SpecError, parse_specs


class Line(msgspec.Struct, frozen=True):
    """One line: a part of the record, its kind (empty: any other), and its field in each flavour."""

    part: str
    kind: str
    marc21: Spec
    cnmarc: Spec
    columns: tuple[str, str]


def out(part: str, kind: str = "", *, marc21: str, cnmarc: str) -> Line:
    """Compile a line; raise `RuleError` with file and line of the table where it is wrong."""
    frame = sys._getframe(1)  # noqa: SLF001  the only way to learn which line of the table calls
    where = f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}"
    if part not in TARGETS:
        raise RuleError(f"{where}: the record has no field '{part}'")
    try:
        one, two = parse_specs(marc21), parse_specs(cnmarc)
    except SpecError as error:
        raise RuleError(f"{where}: {error}") from error
    if len(one) != 1 or len(two) != 1:
        raise RuleError(f"{where}: a part is written to one field")
    return Line(part, kind, one[0], two[0], (marc21, cnmarc))


LINES = (
    out("titles", "main", marc21="245|10|anphbc", cnmarc="200|1_|aehibfg9"),
    out("titles", "parallel", marc21="246|31|abnp", cnmarc="510|1_|aehi9"),
    out("titles", "variant", marc21="246|3_|abnp", cnmarc="517|1_|aehi9"),
    out("titles", "cover", marc21="246|34|abnp", cnmarc="512|1_|aehi9"),
    out("titles", "spine", marc21="246|38|abnp", cnmarc="516|1_|aehi9"),
    out("titles", "uniform", marc21="240|10|anp", cnmarc="500|10|ahi9"),
    out("titles", "key", marc21="222|_0|ab", cnmarc="530|0_|a9"),
    out("titles", "abbreviated", marc21="210|0_|a", cnmarc="531|__|a9"),
    out("titles", "former", marc21="247|10|abnp", cnmarc="520|1_|aehi9"),
    out("titles", "translated", marc21="242|10|abnp", cnmarc="541|1_|aehi9"),
    out("titles", marc21="246|3_|abnp", cnmarc="517|1_|aehi9"),
    out("responsibility", marc21="245c", cnmarc="200fg"),
    out("agents", "person", marc21="700|1_|aqde4", cnmarc="702|_0|abf94"),
    out("agents", "corporate", marc21="710|2_|abe4", cnmarc="712|02|ab94"),
    out("agents", "meeting", marc21="711|2_|andcj4", cnmarc="712|12|adfe94"),
    out("agents", marc21="720|__|ae4", cnmarc="702|_0|a4"),
    out("edition", marc21="250a", cnmarc="205a"),
    out("imprints", "publication", marc21="264|_1|abc", cnmarc="210acd"),
    out("imprints", "production", marc21="264|_0|abc", cnmarc="214|_1|acd"),
    out("imprints", "distribution", marc21="264|_2|abc", cnmarc="214|_2|acd"),
    out("imprints", "manufacture", marc21="264|_3|abc", cnmarc="210egh"),
    out("imprints", marc21="264|_1|abc", cnmarc="210acd"),
    out("country", marc21="008/15-17", cnmarc="102a"),
    out("date", marc21="008/06-14", cnmarc="100a"),
    out("extent", marc21="300a", cnmarc="215a"),
    out("illustrations", marc21="300b", cnmarc="215c"),
    out("dimensions", marc21="300c", cnmarc="215d"),
    out("frequency", marc21="310a", cnmarc="326a"),
    out("languages", marc21="041a", cnmarc="101a"),
    out("original_languages", marc21="041h", cnmarc="101c"),
    out("identifiers", "isbn", marc21="020aqz", cnmarc="010abz"),
    out("identifiers", "issn", marc21="022ayz", cnmarc="011ayz"),
    out("identifiers", "ismn", marc21="024|2_|az", cnmarc="013az"),
    out("identifiers", "doi", marc21="024|7_|a2z", cnmarc="017|70|a2z"),
    out("identifiers", "lccn", marc21="010az", cnmarc="020ab"),
    out("identifiers", "oclc", marc21="035az", cnmarc="035az"),
    out("identifiers", "csbn", marc21="024|7_|a2z", cnmarc="091a"),
    out("identifiers", "cn", marc21="024|7_|a2z", cnmarc="091a"),
    out("identifiers", "publisher", marc21="028|50|ab", cnmarc="071|50|ab"),
    out("identifiers", "chart", marc21="028|50|ab", cnmarc="071|50|ab"),
    out("identifiers", marc21="024|8_|a2z", cnmarc="017|80|a2z"),
    out("classifications", "clc", marc21="084ab2", cnmarc="690a"),
    out("classifications", "casc", marc21="084ab2", cnmarc="692a"),
    out("classifications", "lcc", marc21="050|_4|ab", cnmarc="680ab"),
    out("classifications", "ddc", marc21="082|04|ab", cnmarc="676a"),
    out("classifications", "udc", marc21="080ab", cnmarc="675a"),
    out("classifications", "nlm", marc21="060|_4|ab", cnmarc="686ab2"),
    out("classifications", marc21="084ab2", cnmarc="686ab2"),
    out("subjects", "person", marc21="600advxyz2", cnmarc="600|_0|axyzj2"),
    out("subjects", "corporate", marc21="610|2_|abvxyz2", cnmarc="601|02|axyzj2"),
    out("subjects", "meeting", marc21="611|2_|avxyz2", cnmarc="601|12|axyzj2"),
    out("subjects", "title", marc21="630|0_|avxyz2", cnmarc="605axyzj2"),
    out("subjects", "topic", marc21="650avxyz2", cnmarc="606|0_|axyzj2"),
    out("subjects", "place", marc21="651avxyz2", cnmarc="607axyzj2"),
    out("subjects", "period", marc21="648avxyz2", cnmarc="606|0_|azxyj2"),
    out("subjects", "genre", marc21="655avxyz2", cnmarc="608axyzj2"),
    out("subjects", "keyword", marc21="653a", cnmarc="610|0_|a"),
    out("subjects", marc21="650avxyz2", cnmarc="606|0_|axyzj2"),
    out("places", "code", marc21="043a", cnmarc="660a"),
    out("places", "name", marc21="752abcd", cnmarc="617abcd"),
    out("boxes", marc21="034|0_|adefg", cnmarc="123defg"),
    out("chart", marc21="255abc", cnmarc="206a"),
    out("abstracts", marc21="520a", cnmarc="330a"),
    out("contents", marc21="505|0_|a", cnmarc="327|1_|a"),
    out("notes", "general", marc21="500a", cnmarc="300a"),
    out("notes", "thesis", marc21="502a", cnmarc="328a"),
    out("notes", "bibliography", marc21="504a", cnmarc="320a"),
    out("notes", "access", marc21="506a", cnmarc="345a"),
    out("notes", "event", marc21="518a", cnmarc="300a"),
    out("notes", "audience", marc21="521a", cnmarc="333a"),
    out("notes", "source", marc21="561a", cnmarc="317a"),
    out("notes", "language", marc21="546a", cnmarc="302a"),
    out("notes", "numbering", marc21="362|1_|a", cnmarc="207|_0|a"),
    out("notes", "other", marc21="508a", cnmarc="322a"),
    out("notes", marc21="500a", cnmarc="300a"),
    out("relations", "series", marc21="490|0_|avx", cnmarc="225|2_|avx"),
    out("relations", "host", marc21="773|0_|tdgqxzw", cnmarc="463|_0|tvpxy0"),
    out("relations", "earlier", marc21="780|00|tdgxzw", cnmarc="430|_0|txy0"),
    out("relations", "later", marc21="785|00|tdgxzw", cnmarc="440|_0|txy0"),
    out("relations", "other_form", marc21="776|0_|tdgxzw", cnmarc="452|_0|txy0"),
    out("relations", "translation_of", marc21="765|0_|tdgxzw", cnmarc="454|_0|txy0"),
    out("relations", "supplement", marc21="770|0_|tdgxzw", cnmarc="421|_0|txy0"),
    out("relations", "part", marc21="774|0_|tdgxzw", cnmarc="464|_0|txy0"),
    out("relations", marc21="787|0_|tdgxzw", cnmarc="488|_0|txy0"),
    out("links", "resource", marc21="856|40|uy7", cnmarc="856|4_|uz7"),
    out("links", "version", marc21="856|41|u37", cnmarc="856|41|u37"),
    out("links", "contents", marc21="856|41|u37", cnmarc="856|41|u37"),
    out("links", "related", marc21="856|42|u37", cnmarc="856|42|u37"),
    out("links", "cover", marc21="856|42|u37", cnmarc="856|42|u37"),
    out("links", "part", marc21="856|43|u37", cnmarc="856|42|u37"),
    out("links", marc21="856|4_|u37", cnmarc="856|4_|u37"),
    out("holdings", marc21="852|__|abchpuz", cnmarc="905abcfsvy"),
    out("rights", marc21="540a", cnmarc="371|0_|a"),
)  # fmt: skip

_PLACES = {(line.part, line.kind): line for line in LINES}


def field_of(flavour: str, part: str, kind: str = "") -> tuple[str, str]:
    """Tag and indicators where a part of this kind is written, in `marc21` or `cnmarc`."""
    line = _PLACES.get((part, kind)) or _PLACES[part, ""]
    spec = line.marc21 if flavour == "marc21" else line.cnmarc
    return spec.tag, (spec.ind1 or " ") + (spec.ind2 or " ")
