import pytest
from descriptions import read_as, roles, values

from normalize.normalizer import OutOfScope, SourceProfile, normalize_raw
from normalize.raw import RawRecord

LIDO = """<lido:lidoWrap xmlns:lido="http://www.lido-schema.org"><lido:lido>
<lido:lidoRecID>m-7</lido:lidoRecID>
<lido:descriptiveMetadata>
<lido:objectClassificationWrap><lido:objectWorkTypeWrap><lido:objectWorkType><lido:term>chart</lido:term>
</lido:objectWorkType></lido:objectWorkTypeWrap></lido:objectClassificationWrap>
<lido:objectIdentificationWrap>
<lido:titleWrap><lido:titleSet><lido:appellationValue lido:pref="preferred">Bay of Kiel</lido:appellationValue>
<lido:appellationValue lido:pref="alternate">Kieler Bucht</lido:appellationValue></lido:titleSet></lido:titleWrap>
<lido:repositoryWrap><lido:repositorySet><lido:repositoryName><lido:legalBodyName>
<lido:appellationValue>Sea Museum</lido:appellationValue></lido:legalBodyName></lido:repositoryName>
<lido:workID lido:type="inventory number">K 12</lido:workID>
<lido:workID lido:type="isbn">7-5037-1744-0</lido:workID></lido:repositorySet></lido:repositoryWrap>
</lido:objectIdentificationWrap>
<lido:objectRelationWrap><lido:subjectWrap><lido:subjectSet><lido:subject>
<lido:subjectConcept><lido:term>soundings</lido:term></lido:subjectConcept></lido:subject></lido:subjectSet>
</lido:subjectWrap></lido:objectRelationWrap>
<lido:eventWrap><lido:eventSet><lido:event><lido:eventType><lido:term>production</lido:term></lido:eventType>
<lido:eventActor><lido:actorInRole><lido:actor><lido:nameActorSet>
<lido:appellationValue>Doe, Jane</lido:appellationValue></lido:nameActorSet></lido:actor>
<lido:roleActor><lido:term>cartographer</lido:term></lido:roleActor></lido:actorInRole></lido:eventActor>
<lido:eventDate><lido:date><lido:earliestDate>1870</lido:earliestDate><lido:latestDate>1874</lido:latestDate>
</lido:date></lido:eventDate></lido:event></lido:eventSet>
<lido:eventSet><lido:event><lido:eventType><lido:term>acquisition</lido:term></lido:eventType>
<lido:eventDate><lido:displayDate>1990</lido:displayDate></lido:eventDate></lido:event></lido:eventSet>
</lido:eventWrap></lido:descriptiveMetadata></lido:lido></lido:lidoWrap>"""
EAC = """<eac-cpf xmlns="urn:isbn:1-931666-33-4"><control><recordId>E1</recordId></control><cpfDescription>
<identity><nameEntry><part>Zheng, He</part></nameEntry></identity></cpfDescription></eac-cpf>"""
MADS = '<mads xmlns="http://www.loc.gov/mads/v2"><authority><topic>Oceans</topic></authority></mads>'


def test_an_object_of_a_museum_has_titles_makers_dates_subjects_and_numbers() -> None:
    found = read_as("lido", LIDO.replace("lido:pref", "pref").replace("lido:type", "type"))
    assert found.identifier == "m-7"
    assert (values(found, "title"), values(found, "other_title")) == (["Bay of Kiel"], ["Kieler Bucht"])
    assert roles(found) == [("Doe, Jane", "person", "ctg")]
    assert values(found, "date") == ["1870/1874"]
    assert values(found, "type") == ["chart"]
    assert values(found, "subject") == ["soundings"]
    assert values(found, "holding", "Sea Museum") == ["K 12"]
    assert values(found, "identifier", "isbn") == ["7-5037-1744-0"]


def test_attributes_with_and_without_a_namespace_mean_the_same() -> None:
    plain = LIDO.replace("lido:pref", "pref").replace("lido:type", "type")
    assert read_as("lido", LIDO) == read_as("lido", plain)


@pytest.mark.parametrize(("data", "name"), [(EAC, "Zheng, He"), (MADS, "Oceans")])
def test_an_authority_record_is_out_of_scope_whatever_the_source_takes(data: str, name: str) -> None:
    outcome = normalize_raw(RawRecord(data.encode(), 1, format="xml"), SourceProfile("test", scope="all"))
    assert isinstance(outcome, OutOfScope)
    assert outcome.reason == "authority record"
    assert outcome.record.titles[0].value == name
