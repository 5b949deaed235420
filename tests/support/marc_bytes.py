"""Records made by hand for the tests of reading."""


def iso_record(number: int | str, title: str = "Sea charts") -> bytes:
    """One ISO 2709 record in UTF-8 with 001 and 245."""
    fields = [("001", str(number)), ("245", f"10\x1fa{title}")]
    directory, body = b"", b""
    for tag, content in fields:
        data = content.encode() + b"\x1e"
        directory += f"{tag}{len(data):04d}{len(body):05d}".encode()
        body += data
    base = 25 + len(directory)
    length = base + len(body) + 1
    return f"{length:05d}nam a22{base:05d} a 4500".encode() + directory + b"\x1e" + body + b"\x1d"


def xml_record(number: int | str, title: str = "Sea charts", prefix: str = "") -> bytes:
    """One `<record>` of MARCXML without namespace declarations."""
    text = (
        f'<@record><@leader>00000nam a2200000 a 4500</@leader><@controlfield tag="001">{number}</@controlfield>'
        f'<@datafield tag="245" ind1="1" ind2="0"><@subfield code="a">{title}</@subfield></@datafield></@record>'
    )
    return text.replace("<@", f"<{prefix}").replace("</@", f"</{prefix}").encode()


COLLECTION = b'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
END = b"\n</collection>\n"
