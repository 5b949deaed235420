"""LIDO 1: objects of museums and archives, with the events of their making."""

from collections.abc import Iterator

from normalize.formats import any_xml
from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import is_body
from normalize.formats.roles import role_of
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, attribute, below, parse, text

_OBJECT = "descriptiveMetadata/objectIdentificationWrap"
_SUBJECT = "descriptiveMetadata/objectRelationWrap/subjectWrap/subjectSet/subject"
_OTHER = "@*[local-name()='pref']='alternate'"
_NAME_OF_A_PLACE = "place/namePlaceSet/appellationValue"
_TABLE = (
    Line(f"{_OBJECT}/titleWrap/titleSet/appellationValue[not({_OTHER})]", "title"),
    Line(f"{_OBJECT}/titleWrap/titleSet/appellationValue[{_OTHER}]", "other_title", "variant"),
    Line("descriptiveMetadata/objectClassificationWrap/objectWorkTypeWrap/objectWorkType/term", "type"),
    Line(
        "descriptiveMetadata/objectClassificationWrap/classificationWrap/classification/term",
        "subject",
        role="genre",
    ),
    Line(f"{_OBJECT}/objectDescriptionWrap/objectDescriptionSet/descriptiveNoteValue", "abstract"),
    Line(f"{_OBJECT}/objectMeasurementsWrap/objectMeasurementsSet/displayObjectMeasurements", "dimensions"),
    Line(f"{_OBJECT}/inscriptionsWrap/inscriptions/inscriptionTranscription", "note"),
    Line(f"{_OBJECT}/displayStateEditionWrap/displayEdition", "edition"),
    Line(f"{_SUBJECT}/subjectConcept/term", "subject", role="topic"),
    Line(f"{_SUBJECT}/subjectPlace/displayPlace", "subject", role="place"),
    Line(f"{_SUBJECT}/subjectPlace/{_NAME_OF_A_PLACE}", "subject", role="place"),
    Line(f"{_SUBJECT}/subjectActor/displayActor", "subject", role="person"),
    Line(f"{_SUBJECT}/subjectActor/actor/nameActorSet/appellationValue", "subject", role="person"),
    Line(f"{_SUBJECT}/subjectDate/displayDate", "subject", role="period"),
    Line("administrativeMetadata/resourceWrap/resourceSet/resourceRepresentation/linkResource", "link"),
    Line("administrativeMetadata/recordWrap/recordInfoSet/recordInfoLink", "link"),
    Line("administrativeMetadata/rightsWorkWrap/rightsWorkSet/creditLine", "rights"),
    Line("administrativeMetadata/rightsWorkWrap/rightsWorkSet/rightsType/term", "rights"),
)
_NUMBERS = frozenset(("isbn", "issn", "ismn", "doi"))
_ROLES = {
    "publication": "pbl",
    "design": "dsr",
    "commissioning": "pat",
    "collecting": "col",
    "printing": "prt",
}
_MAKING = frozenset(("creation", "production", "publication", "design", "printing", "designing", "creating"))
_MADE_THERE = frozenset(("creation", "production", "publication", "printing"))


def read(data: bytes) -> Description:
    """Read one object."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    lido = next(below(plain_names(root), "lido"), root)
    found = list(statements(lido, _TABLE))
    for repository in at(lido, f"{_OBJECT}/repositoryWrap/repositorySet"):
        found += _kept(repository)
    for event in at(lido, "descriptiveMetadata/eventWrap/eventSet/event"):
        found += _happened(event)
    return gather(found, one(lido, "lidoRecID"), problems) if found else any_xml.read(data)


def _kept(repository: Element) -> Iterator[Statement]:
    """Where it is kept: the standard numbers of a book stand there, too."""
    library = one(repository, "repositoryName/legalBodyName/appellationValue")
    for number in at(repository, "workID"):
        scheme = attribute(number, "type").lower()
        if scheme in _NUMBERS:
            yield Statement("identifier", text(number), scheme)
        else:
            yield Statement("holding", text(number), library)


def _happened(event: Element) -> Iterator[Statement]:
    """Who did it, when and where; dates and places of what was not its making are passed over."""
    kind = one(event, "eventType/term").lower()
    for actor in at(event, "eventActor/actorInRole"):
        name = one(actor, "actor/nameActorSet/appellationValue")
        role = role_of(one(actor, "roleActor/term")) or _ROLES.get(kind, "cre" if kind in _MAKING else "asn")
        body = is_body(name) or one(actor, "actor/@*[local-name()='type']") == "corporation"
        yield Statement("agent", without_markup(name), "corporate" if body else "person", role)
    if kind not in _MAKING:
        return
    start, end = (one(event, f"eventDate/date/{name}Date") for name in ("earliest", "latest"))
    dated = f"{start}/{end}" if start and end and start != end else start or end
    yield Statement("date", dated or one(event, "eventDate/displayDate"), "created")
    if kind in _MADE_THERE:
        yield Statement("place", one(event, f"eventPlace/{_NAME_OF_A_PLACE}"))
