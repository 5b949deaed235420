"""What plain sickle and pymarc do: `python -m benchmarks.sickle_peer URL` only parses the records and counts them."""

import sys
from io import BytesIO

import pymarc
import sickle
from lxml import etree

NAMESPACES = {"marc": "http://www.loc.gov/MARC21/slim"}


def main() -> None:
    """Print how many records came."""
    count = 0
    for item in sickle.Sickle(sys.argv[1]).ListRecords(metadataPrefix="marcxml"):
        for element in item.xml.iterfind(".//marc:record", NAMESPACES):
            count += len(pymarc.parse_xml_to_array(BytesIO(etree.tostring(element))))  # type: ignore[no-untyped-call]  # pymarc
    print(count)


if __name__ == "__main__":
    main()
