"""Records made by hand for the tests of reading."""


def iso_record(number: int | str, title: str = "Sea charts", notes: int = 0) -> bytes:
    """One ISO 2709 record in UTF-8 with 001, 245 and so many notes; 99999 where the length has no room."""
    fields = [("001", str(number)), ("245", f"10\x1fa{title}"), *[("500", "  \x1fa" + "x" * 5000)] * notes]
    directory, body = b"", b""
    for tag, content in fields:
        data = content.encode() + b"\x1e"
        directory += f"{tag}{len(data):04d}{len(body) % 100_000:05d}".encode()
        body += data
    base = 25 + len(directory)
    length = min(base + len(body) + 1, 99_999)
    return f"{length:05d}nam a22{base:05d} a 4500".encode() + directory + b"\x1e" + body + b"\x1d"


def xml_record(number: int | str, title: str = "Sea charts", prefix: str = "") -> bytes:
    """One `<record>` of MARCXML without namespace declarations."""
    text = (
        "<@record><@leader>00000nam a2200000 a 4500</@leader>"
        f'<@controlfield tag="001">{number}</@controlfield><@datafield tag="245" ind1="1" ind2="0">'
        f'<@subfield code="a">{title}</@subfield></@datafield></@record>'
    )
    return text.replace("<@", f"<{prefix}").replace("</@", f"</{prefix}").encode()


COLLECTION = b'<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n'
END = b"\n</collection>\n"
