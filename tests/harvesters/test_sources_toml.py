"""`sources.toml`: what may stand there, and how a bad entry is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvesters.errors import BadSources
from harvesters.sources import load_sources

GOOD = """
# The national library.
[[source]]
name = "nlc"
protocol = "oai"
url = "https://example.org/oai"

[[source]]
name = "exports"
label = {zh = "海事图书馆", en = "Maritime library"}
protocol = "file"
path = "exports/*.mrc"
encoding = "gb18030"
schedule = "weekly sun 03:30"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "sources.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "url",
    ["ssl:z.example.org:2100/books", "tcp:z.example.org/a+b", "z3950s://z.example.org:210/x", "[::1]:210/x"],
)
def test_targets_of_z3950_are_written_in_all_ways(tmp_path: Path, url: str) -> None:
    text = f'[[source]]\nname = "a"\nprotocol = "z3950"\nurl = "{url}"\nquery = "x"\n'
    assert load_sources(written(tmp_path, text))["a"].url == url


def test_every_source_gets_the_address_to_ask_at(tmp_path: Path) -> None:
    sources = load_sources(written(tmp_path, GOOD), "sea@example.org")
    assert {one.contact for one in sources.values()} == {"sea@example.org"}


def test_sources_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    sources = load_sources(written(tmp_path, GOOD))
    assert list(sources) == ["nlc", "exports"]
    assert sources["nlc"].deletions == "tombstones"
    assert (sources["nlc"].drop_warn, sources["nlc"].drop_stop) == (0.15, 0.30)
    assert sources["exports"].label.zh == "海事图书馆"
    assert sources["exports"].folder == tmp_path


def test_without_a_file_there_is_no_source(tmp_path: Path) -> None:
    assert load_sources(tmp_path / "sources.toml") == {}


@pytest.mark.parametrize(
    ("line", "told_line", "told"),
    [
        ('protocl = "oai"', 8, "perhaps protocol is meant"),
        ('delay = "two"', 8, "delay"),
        ("delay = -1", 8, "0 to 3600"),
        ('scope = "sea"', 8, "it may be marine, all"),
        ('schedule = "often"', 8, "weekly sun 03:30"),
        ('deletions = "sometimes"', 8, "tombstones, listing, none"),
        ("drop_stop = 30", 8, "shares from 0 to 1"),
        ("drop_stop = 0.1", 8, "not below drop_warn"),
        ('auth = "me:secret"', 8, "name of an environment variable"),
        ("concurrency = 0", 8, "1 to 16"),
        ('encoding = "utf-88"', 8, "no encoding"),
        ('query = "a\\nb"', 8, "one line"),
        ('label = {zh = "海", fr = "mer"}', 8, "fr"),
        ('spider = {start = "x"}', 8, "protocol web or feed"),
    ],
)
def test_a_bad_entry_is_told_with_its_line(tmp_path: Path, line: str, told_line: int, told: str) -> None:
    text = f"""
# First another one.
[[source]]
name = "nlc"
protocol = "oai"
url = "https://example.org/oai"

{line}
"""
    with pytest.raises(BadSources) as caught:
        load_sources(written(tmp_path, text))
    message = str(caught.value)
    assert f"sources.toml line {told_line}: " in message
    assert told in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('protocol = "oai"\nurl = "https://example.org"', "no name"),
        ('name = "a"\nurl = "https://example.org"', "no protocol"),
        ('name = "A B"\nprotocol = "oai"\nurl = "https://example.org"', "small letters"),
        ('name = "a"\nprotocol = "ftp"\nurl = "https://example.org"', "it may be oai, sru"),
        ('name = "a"\nprotocol = "oai"', "needs a line url"),
        ('name = "a"\nprotocol = "ogm"', "url = ... or path = ..."),
        ('name = "a"\nprotocol = "oai"\nurl = "https://exa mple.org"', "begins with http"),
        ('name = "a"\nprotocol = "oai"\nurl = "https://example.org:99999/"', "begins with http"),
        ('name = "a"\nprotocol = "oai"\nurl = "https://..../"', "begins with http"),
        ('name = "a"\nprotocol = "oai"\nurl = "https://example.org"\ndelay = inf', "0 to 3600"),
        ('name = "a"\nprotocol = "oai"\nurl = "https://example.org"\ndelay = nan', "0 to 3600"),
        (
            'name = "a"\nprotocol = "oai"\nurl = "https://example.org"\ndelay = "2"',
            "delay: expected a number",
        ),
        ('name = "a"\nprotocol = "oai"\nurl = "https://example.org"\nsyntax = "xml"', "protocol z3950"),
        ('name = 3\nprotocol = "oai"', "name: expected a text in quotation marks, got a whole number"),
        ('name = "a"\nprotocol = "file"\npath = "x"\nencoding = "base64"', "no encoding"),
        (
            'name = "a"\nprotocol = "z3950"\nurl = "z.org/x"\nquery = "x"\nsyntax = "danish"',
            "it may be usmarc",
        ),
        ('name = "a"\nprotocol = "oai"\nurl = "https://example.org"\ncontact = "x"', "no entry 'contact'"),
        ('name = "a"\nprotocol = "oai"\nurl = "file:///etc/passwd"', "begins with http"),
        ('name = "a"\nprotocol = "oai"\nurl = "http://[::1"', "begins with http"),
        ('name = "a"\nprotocol = "file"', "needs a line path"),
        ('name = "a"\nprotocol = "file"\npath = "x"\nurl = "https://example.org"', "no url"),
        ('name = "a"\nprotocol = "z3950"\nurl = "z.example.org:210 /x"\nquery = "x"', "host:port/database"),
        ('name = "a"\nprotocol = "z3950"\nurl = "z.example.org:210/voyager"', "needs a line query"),
    ],
)
def test_what_a_source_must_have(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(BadSources, match=told):
        load_sources(written(tmp_path, f"[[source]]\n{entry}\n"))


def test_a_name_may_stand_once(tmp_path: Path) -> None:
    with pytest.raises(BadSources, match=r"line 18: the name 'nlc' is there twice"):
        load_sources(written(tmp_path, GOOD + GOOD))


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadSources, match=r"line 3"):
        load_sources(written(tmp_path, '[[source]]\nname = "a"\nprotocol = oai\n'))


def test_a_table_of_another_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSources, match=r"'sources'.*\[\[source\]\]"):
        load_sources(written(tmp_path, "[[sources]]\n"))


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    file.write_bytes("# 海".encode("gb18030"))
    with pytest.raises(BadSources, match="UTF-8"):
        load_sources(file)


@given(st.text(alphabet=st.sampled_from('[]source=name"protcl{}\n #.1truez'), max_size=200))
def test_any_text_is_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    file = written(tmp_path_factory.mktemp("toml"), text)
    try:
        load_sources(file)
    except BadSources as error:
        assert str(error).startswith(str(file))  # noqa: PT017 - both ends are right
