"""LIDO, in which museums describe their objects, and EAC-CPF."""

from pathlib import Path

from harvesters.files import read_file
from normalize.normalizer import Accepted, OutOfScope, SourceProfile, normalize_raw
from normalize.raw import RawRecord

LIDO = """<?xml version="1.0"?>
<lidoWrap>
  <lido><lidoRecID>m-1</lidoRecID><descriptiveMetadata><objectIdentificationWrap><titleWrap><titleSet>
    <appellationValue>Chart of the bay</appellationValue></titleSet></titleWrap></objectIdentificationWrap>
  </descriptiveMetadata></lido>
  <lido><lidoRecID>m-2</lidoRecID><descriptiveMetadata><objectIdentificationWrap><titleWrap><titleSet>
    <appellationValue>Chart of the strait</appellationValue></titleSet></titleWrap></objectIdentificationWrap>
  </descriptiveMetadata></lido>
</lidoWrap>
"""
PROFILE = SourceProfile("museum", "all")


def outcomes(file: Path) -> list[object]:
    return [normalize_raw(item, PROFILE) for item in read_file(file) if isinstance(item, RawRecord)]


def test_each_object_of_a_lido_file_is_a_record(tmp_path: Path) -> None:
    file = tmp_path / "objects.xml"
    file.write_text(LIDO, encoding="utf-8")
    found = [one.record for one in outcomes(file) if isinstance(one, Accepted)]
    assert [record.identifier for record in found] == ["m-1", "m-2"]
    assert [record.titles[0].value for record in found] == ["Chart of the bay", "Chart of the strait"]


def test_authorities_are_out_of_scope(tmp_path: Path) -> None:
    file = tmp_path / "people.xml"
    file.write_text("<eac-cpf><control><recordId>p-1</recordId></control></eac-cpf>", encoding="utf-8")
    (one,) = outcomes(file)
    assert isinstance(one, OutOfScope)
    assert one.reason == "authority record"
