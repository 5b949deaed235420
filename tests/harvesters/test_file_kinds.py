"""What a file is taken for, and how that is said."""

from collections.abc import Callable
from pathlib import Path

import pytest

from harvesters.files import describe_file, read_file
from harvesters.files.guessing import guessed_encoding
from normalize.marc8 import decode_marc8
from normalize.raw import RawRecord
from tests.support.marc_bytes import iso_record, xml_record

Writer = Callable[[bytes], Path]
CHINESE = ("海洋渔业资源调查", "海洋学导论", "中国近海水文", "渔业生物学")
TRADITIONAL = ("海洋漁業資源調查", "臺灣海峽的海流", "漁業生物學導論", "海圖學")
RUSSIAN = ("Моря и океаны", "Рыбы Баренцева моря", "Лоция Чёрного моря", "Гидрография")
FRENCH = ("La pêche côtière", "Océanographie générale", "L'été à la mer", "Les îles françaises")


@pytest.fixture
def written(tmp_path: Path) -> Writer:
    def write(data: bytes) -> Path:
        path = tmp_path / "file"
        path.write_bytes(data)
        return path

    return write


def marc_in(encoding: str, titles: tuple[str, ...], tag: bytes = b"245") -> bytes:
    """Records with these titles, their lengths right in the encoding."""
    records = []
    for number, title in enumerate(titles):
        record = iso_record(number, "@")
        body = title.encode(encoding)
        records.append(_longer(record, body).replace(b"245", tag, 1))
    return b"".join(records)


def _longer(record: bytes, title: bytes) -> bytes:
    more = len(title) - 1
    entry = record[36:48]
    longer = entry[:3] + b"%04d" % (int(entry[3:7]) + more) + entry[7:]
    mended = record.replace(entry, longer).replace(b"\x1fa@", b"\x1fa" + title)
    return b"%05d" % len(mended) + mended[5:]


@pytest.mark.parametrize(
    ("encoding", "titles", "said"),
    [
        ("utf-8", CHINESE, "UTF-8"),
        ("gb18030", CHINESE, "GB 18030"),
        ("big5", TRADITIONAL, "Big5"),
        ("cp1251", RUSSIAN, "Windows-1251"),
        ("cp1252", FRENCH, "Latin-1"),
        ("ascii", ("Sea charts",), "ASCII"),
    ],
)
def test_the_encoding_of_marc_records_is_found_and_told(
    written: Writer, encoding: str, titles: tuple[str, ...], said: str
) -> None:
    path = written(marc_in(encoding, titles))
    kind = describe_file(path)
    assert (kind.format, kind.flavour, kind.encoding) == ("marc", "marc21", encoding)
    assert said in kind.sentence
    raws = [item for item in read_file(path) if isinstance(item, RawRecord)]
    decoded = [raw.data.decode(raw.encoding or encoding) for raw in raws]
    assert all(title in text for title, text in zip(titles, decoded, strict=True))


def test_marc8_is_told_from_latin1() -> None:
    marc8 = b"P\xe2eche c\xe3oti\xe1ere, \xe8Uber die Gr\xe8osse"
    assert guessed_encoding(marc8, marc=True) == "marc8"
    assert "ö" in decode_marc8(marc8)
    assert guessed_encoding("Pêche côtière, Über die Größe".encode("cp1252"), marc=True) == "cp1252"


def test_a_file_of_latin1_that_says_utf8_has_the_problem(written: Writer) -> None:
    data = marc_in("cp1252", FRENCH).replace(b" a 4500", b" i 4500").replace(b"nam a22", b"nam a22")
    raw = next(item for item in read_file(written(data)) if isinstance(item, RawRecord))
    assert raw.encoding == "cp1252"
    assert [problem.where for problem in raw.problems] == ["leader/09"]


def test_records_in_utf8_among_others_keep_theirs(written: Writer) -> None:
    data = marc_in("cp1251", RUSSIAN) + marc_in("utf-8", RUSSIAN[:1])
    raws = [item for item in read_file(written(data)) if isinstance(item, RawRecord)]
    assert [raw.encoding for raw in raws] == ["cp1251"] * 4 + [""]


def test_unimarc_is_told_by_its_tags(written: Writer) -> None:
    kind = describe_file(written(marc_in("utf-8", CHINESE, b"200")))
    assert kind.flavour == "unimarc"
    assert "200 without 245" in kind.sentence
    mixed = describe_file(written(marc_in("utf-8", CHINESE, b"200") + marc_in("utf-8", CHINESE)))
    assert mixed.flavour == "mixed"


def test_tags_outweigh_what_a_collection_says(written: Writer) -> None:
    record = xml_record(1).replace(b"<record>", b'<record format="MARC21">').replace(b'"245"', b'"200"')
    path = written(b'<collection xmlns="info:lc/xmlns/marcxchange-v1">' + record + b"</collection>")
    assert [item.flavour for item in read_file(path) if isinstance(item, RawRecord)] == [""]
    assert describe_file(path).flavour == "unimarc"


def test_what_a_person_said_is_said_again(written: Writer) -> None:
    kind = describe_file(written(marc_in("cp1251", RUSSIAN)), format="unimarc", encoding="cp1251")
    assert (kind.flavour, kind.encoding) == ("unimarc", "cp1251")
    assert "as you said" in kind.sentence


def test_the_columns_of_a_table_are_told(written: Writer) -> None:
    kind = describe_file(written("题名,作者,x\n海洋,张三,1\n".encode("gb18030")))
    assert (kind.format, kind.encoding) == ("table", "gb18030")
    assert "title = 题名, agent = 作者" in kind.sentence


@pytest.mark.parametrize(
    ("data", "format", "said"),
    [
        (b"TY  - BOOK\nER  - \n", "ris", "RIS"),
        (b"@book{a, title={A}}", "bibtex", "BibTeX"),
        (b'[{"leader": "", "fields": []}]', "json", "JSON"),
        (b'<mods xmlns="http://www.loc.gov/mods/v3"/>', "xml", "<mods>"),
        (b"PK\x05\x06" + b"\0" * 18, "zip", "ZIP"),
        (b"%0 Book\n%T Sea\n", "refer", "Refer"),
    ],
)
def test_every_kind_has_a_sentence(written: Writer, data: bytes, format: str, said: str) -> None:
    kind = describe_file(written(data))
    assert kind.format == format
    assert said in kind.sentence
    assert kind.sentence.endswith(".")
