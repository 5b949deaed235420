"""MARC 21 and CNMARC in their carriers: ISO 2709, MARCXML, MarcXchange."""

from xml.sax.saxutils import escape

from normalize.exports.cnmarc import cnmarc as cnmarc_fields
from normalize.exports.entry import Entry
from normalize.exports.formats import CannotWrite
from normalize.exports.marc21 import Written, marc21
from normalize.iso2709 import RecordTooLong, serialize
from normalize.marc import MarcRecord, indicators, is_control, subfields

MARCXML = "http://www.loc.gov/MARC21/slim"
MARCXCHANGE = "info:lc/xmlns/marcxchange-v2"
"""ISO 25577:2013, the edition in force. Nothing that is written here differs from version 1."""


def marc(entry: Entry, encoding: str = "utf-8") -> bytes:
    """MARC 21 in ISO 2709; raises `CannotWrite` for a record that is too long for it.

    Leader/09 says UTF-8, so that no other encoding can be asked for.
    """
    return _iso2709(marc21(entry), encoding)


def marcxml(entry: Entry) -> str:
    """MARC 21 as a `record` of MARCXML."""
    return record_element(marc21(entry).marc, MARCXML)


def cnmarc(entry: Entry, encoding: str = "utf-8") -> bytes:
    """CNMARC in ISO 2709, in UTF-8 or GB 18030; raises `CannotWrite` for a record that is too long for it."""
    return _iso2709(cnmarc_fields(entry, encoding=encoding), encoding)


def cnmarcxml(entry: Entry) -> str:
    """CNMARC as a `record` of MarcXchange."""
    return record_element(cnmarc_fields(entry).marc, MARCXCHANGE, ' format="CNMARC" type="Bibliographic"')


def _iso2709(written: Written, encoding: str) -> bytes:
    try:
        return serialize(written.marc, encoding)
    except RecordTooLong as error:
        raise CannotWrite(f"too long for ISO 2709: {error}; it can go out as XML") from error


def record_element(record: MarcRecord, namespace: str, attributes: str = "") -> str:
    """A record as XML; lengths and addresses in the leader are 0, as nothing is counted."""
    leader = f"00000{record.leader[5:12].ljust(7)}00000{record.leader[17:24].ljust(7)}"
    lines = [f'<record xmlns="{namespace}"{attributes}>', f"  <leader>{escape(leader)}</leader>"]
    for tag, content in record:
        if is_control(tag):
            lines.append(f'  <controlfield tag="{tag}">{escape(content)}</controlfield>')
            continue
        both = indicators(content)
        lines.append(f'  <datafield tag="{tag}" ind1="{both[0]}" ind2="{both[1]}">')
        lines += [
            f'    <subfield code="{code}">{escape(text)}</subfield>' for code, text in subfields(content)
        ]
        lines.append("  </datafield>")
    return "\n".join([*lines, "</record>"])
