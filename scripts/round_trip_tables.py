"""Where a round trip may put a subfield, and what it leaves out on purpose: MARC 21 and CNMARC."""

import msgspec


class Manner(msgspec.Struct, frozen=True):
    """How the losses of one flavour are judged.

    `elsewhere` are the tags that take the place of another, `meant` what is dropped on purpose, by tag or subfield,
    with the reason; `shared` are tags with a 9 that are not one library's, `coded` those with a code of language each.
    """

    elsewhere: dict[str, str]
    meant: dict[str, str]
    shared: frozenset[str]
    coded: str

    def is_meant(self, tag: str, code: str = "") -> bool:
        """Tell whether a subfield, or a whole tag, is dropped on purpose."""
        local = tag[0] == "9" or not tag.isdigit() or ("9" in tag[1:] and tag not in self.shared)
        local = local or not (code.islower() or code.isdigit() or not code) or tag in HOLDINGS
        return local or tag in self.meant or f"{tag}${code}" in self.meant or code in EVERYWHERE


EVERYWHERE = {"5": "for which library it counts", "3": "to which part it belongs"}
"""Subfields that mean the same in all fields; other codes than small letters and digits are one system's own."""
HOLDINGS = frozenset((
    "841", "842", "843", "844", "845", "850", "852", "853", "854", "855", "863", "864", "865", "866", "867", "868",
    "876", "877", "878", "886",
))  # fmt: skip

MARC_21 = Manner(
    {
        "015": "024 016", "016": "024", "017": "024", "020": "024", "024": "020 022", "026": "024", "027": "024 016",
        "030": "024 016", "035": "024", "037": "028", "041": "008", "044": "008", "052": "050", "055": "050",
        "074": "024 016", "083": "082", "086": "024 016", "088": "024 016", "090": "050", "100": "700 240 130",
        "110": "710 240 130", "111": "711 240 130", "130": "240", "240": "130", "245": "246", "246": "245",
        "260": "264", "321": "310", "400": "490 800", "410": "490 830 810", "411": "490 811", "440": "490 830",
        "489": "490",
        "490": "830 800 810", "651": "650", "654": "650", "656": "650", "662": "752", "700": "100 720 787 710",
        "710": "110 700 787 774", "711": "111 700 787", "720": "700", "730": "787 774",
        "740": "246", "752": "650 651", "760": "830 490", "762": "774",
        "775": "787", "772": "787", "800": "490", "810": "490 800", "811": "490 810", "830": "490", "856": "024 506",
    },
    {
        "020$c": "price", "024$c": "price, and what the number is for", "024$d": "supplement of a bar code",
        "025": "number of a supplier overseas", "037$b": "where to buy it", "037$c": "price", "037$f": "form sold",
        "040$b": "language of cataloguing", "040$e": "rules of cataloguing",
        "042": "who authenticated the description", "044": "further countries", "046": "dates coded once more",
        "049": "local", "051": "copies of the Library of Congress", "066": "character sets, needless in UTF-8",
        "070": "call numbers of one library", "072": "categories of one scheme", "242$y": "language of a title",
        "242$c": "responsibility, translated", "263": "when it is expected: in 008", "265": "where to buy it",
        "336": "kind of content, made anew", "337": "kind of medium, made anew", "338": "kind of carrier, made anew",
        "490$l": "call number of one library", "654$c": "facet of one thesaurus",
        "856$a": "name of a host", "856$d": "file names", "856$f": "file names",
        "856$q": "file types", "856$x": "note for staff",
    },
    frozenset(("490", "489")),
    "041",
)  # fmt: skip

_PIECES = "430 440 421 452 454 461 463 464 488"

CNMARC = Manner(
    {
        "012": "017", "014": "017", "015": "017", "016": "017", "035": "017", "040": "017", "073": "010",
        "200": "510 517",
        "204": "200", "205": "305", "207": "362", "211": "100", "214": "210", "210": "214", "225": "410",
        "410": "225", "501": "500", "503": "517", "513": "517", "514": "517", "515": "517", "518": "517",
        "532": "517", "540": "517", "545": "517", "510": "200", "517": "200", "602": "600", "604": "605",
        "606": "661 122 607 610", "610": "606", "607": "617", "616": "606", "617": "607", "681": "686",
        "696": "686 692 690", "700": "701", "710": "711", "720": "702", "721": "702", "722": "702", "730": "702",
        "252": "905", "856": "345", "326": "110", "110": "326",
    } | {f"4{number}": _PIECES for number in range(11, 100)},
    {
        "010$d": "price", "011$d": "price", "013$d": "price", "102$b": "province of China, by a code of its own",
        "105": "coded", "106": "coded: form", "110": "coded: of serials", "115": "coded: of films",
        "116": "coded: of pictures", "117": "coded: of things", "121": "coded: how a map was made",
        "124": "coded: how a map shows things", "120": "coded", "100": "coded", "135": "coded", "140": "coded",
        "141": "coded: of one copy", "200$z": "language of a title", "510$z": "language of a title",
        "517$z": "language of a title", "532$z": "language of a title", "210$b": "address",
        "801$a": "country of an agency", "801$c": "date of a change", "801$g": "rules of cataloguing",
        "801$h": "number at an agency", "802": "centre that gives ISSN", "830": "note for cataloguers",
        "850": "who holds it", "852": "holdings", "866": "holdings",
    },
    frozenset(("091", "092", "094", "490", "690", "692", "696")),
    "101",
)  # fmt: skip
