"""MARC 21 and CNMARC in their carriers: ISO 2709, MARCXML, MarcXchange."""

from xml.sax.saxutils import escape, quoteattr

from normalize.exports.cnmarc import cnmarc
from normalize.exports.entry import Entry
from normalize.exports.marc21 import Written, marc21
from normalize.iso2709 import RecordTooLong, serialize
from normalize.marc import MarcRecord, indicators, is_control, subfields

MARCXML = "http://www.loc.gov/MARC21/slim"
MARCXCHANGE = "info:lc/xmlns/marcxchange-v2"
"""ISO 25577:2013. Version 1 differs in nothing that is written here; version 2 is the one in force."""


def marc(entry: Entry, *, with_holdings: bool = False) -> bytes:
    """MARC 21 in ISO 2709, UTF-8; `RecordTooLong` names a record that it cannot hold."""
    return _iso2709(entry, marc21(entry, with_holdings=with_holdings), "utf-8")


def marcxml(entry: Entry, *, with_holdings: bool = False) -> str:
    """MARC 21 as a `record` of MARCXML."""
    return record_element(marc21(entry, with_holdings=with_holdings).marc, MARCXML)


def cnmarc_iso2709(entry: Entry, *, encoding: str = "utf-8", with_holdings: bool = False) -> bytes:
    """CNMARC in ISO 2709, in UTF-8 or GB 18030; `RecordTooLong` names a record that it cannot hold."""
    return _iso2709(entry, cnmarc(entry, with_holdings=with_holdings), encoding)


def cnmarcxml(entry: Entry, *, with_holdings: bool = False) -> str:
    """CNMARC as a `record` of MarcXchange."""
    made = cnmarc(entry, with_holdings=with_holdings).marc
    return record_element(made, MARCXCHANGE, ' format="CNMARC" type="Bibliographic"')


def _iso2709(entry: Entry, written: Written, encoding: str) -> bytes:
    try:
        return serialize(written.marc, encoding)
    except RecordTooLong as error:
        raise RecordTooLong(f"record {entry.id}: {error}") from error


def record_element(record: MarcRecord, namespace: str, attributes: str = "") -> str:
    """A record as XML; lengths and addresses in the leader are 0, as nothing is counted."""
    leader = f"{record.leader[:12].ljust(12)}00000{record.leader[17:24].ljust(7)}"
    lines = [f"<record xmlns={quoteattr(namespace)}{attributes}>", f"  <leader>{escape(leader)}</leader>"]
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
