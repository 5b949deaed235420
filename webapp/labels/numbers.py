"""What standard numbers and classifications are called."""

from webapp.labels.marking import mark

IDENTIFIERS = {
    "isbn": mark("ISBN"),
    "issn": mark("ISSN"),
    "ismn": mark("ISMN"),
    "doi": mark("DOI"),
    "lccn": mark("LC control number"),
    "oclc": mark("OCLC number"),
    "csbn": mark("China standard book number"),
    "cn": mark("China serial number (CN)"),
    "publisher": mark("Publisher's number"),
    "chart": mark("Chart number"),
    "local": mark("Local number"),
}

CLASSIFICATIONS = {
    "clc": mark("Chinese Library Classification"),
    "lcc": mark("Library of Congress Classification"),
    "ddc": mark("Dewey Decimal Classification"),
    "udc": mark("Universal Decimal Classification"),
    "casc": mark("Library classification of the Chinese Academy of Sciences"),
    "nlm": mark("NLM Classification"),
    "other": mark("Other class number"),
}
