"""DataCite XML, kernel 2.1 to 4, alone or in the envelope `oai_datacite`."""

from collections.abc import Iterator

from normalize.formats.description import Description, Statement
from normalize.formats.gathering import gather, without_markup
from normalize.formats.name_lists import is_body
from normalize.formats.xml_table import Line, at, one, plain_names, statements
from normalize.formats.xml_tree import Element, below, parse, text


def _funding(reference: Element) -> str:
    """Who paid, and the number and title of the award."""
    award = " ".join(filter(None, (one(reference, "awardNumber"), one(reference, "awardTitle"))))
    return ", ".join(filter(None, (one(reference, "funderName"), award)))


TABLE = (
    Line("titles/title[not(@titleType)]", "title"),
    Line("titles/title[@titleType='Subtitle']", "subtitle"),
    Line("titles/title[@titleType='AlternativeTitle' or @titleType='Other']", "other_title", "variant"),
    Line("titles/title[@titleType='TranslatedTitle']", "other_title", "translated"),
    Line("publisher", "publisher"),
    Line("publicationYear", "date", "issued"),
    Line("dates/date[@dateType='Issued']", "date", "issued"),
    Line("dates/date[@dateType='Created']", "date", "created"),
    Line("dates/date[@dateType='Copyrighted']", "date", "copyright"),
    Line("dates/date[@dateType='Available']", "date", "available"),
    Line("dates/date[@dateType='Submitted']", "date", "submitted"),
    Line("dates/date[@dateType='Accepted']", "date", "accepted"),
    Line("dates/date[@dateType='Updated']", "date", "updated"),
    Line("dates/date[@dateType='Collected' or @dateType='Coverage']", "coverage", "period"),
    Line("language", "language"),
    Line("resourceType/@resourceTypeGeneral", "type"),
    Line("resourceType", "type"),
    Line("subjects/subject[not(@subjectScheme)]", "subject"),
    Line("descriptions/description[@descriptionType='Abstract']", "abstract"),
    Line("descriptions/description[@descriptionType='TableOfContents']", "contents"),
    Line("descriptions/description[@descriptionType='SeriesInformation']", "citation"),
    Line("descriptions/description[not(@descriptionType) or @descriptionType='Other']", "note"),
    Line("descriptions/description[@descriptionType='Methods' or @descriptionType='TechnicalInfo']", "note"),
    Line("formats/format", "carrier"),
    Line("sizes/size", "extent"),
    Line("version", "edition"),
    Line("rights", "rights"),
    Line("rightsList/rights", "rights"),
    Line("rightsList/rights/@rightsURI", "rights"),
    Line("geoLocations/geoLocation/geoLocationPlace", "coverage"),
    Line("fundingReferences/fundingReference", "note", "funding", read=_funding),
)
_ROLES = {
    "Editor": "edt", "DataCurator": "cur", "Researcher": "res", "Sponsor": "spn", "Distributor": "dst",
    "DataCollector": "com", "ProjectLeader": "pdr", "ProjectManager": "pdr", "Supervisor": "ths", "Producer": "pro",
    "RightsHolder": "cph", "HostingInstitution": "his", "Translator": "trl", "ContactPerson": "ctb",
}  # fmt: skip
_RELATIONS = {
    "IsPartOf": "related", "HasPart": "part", "IsVariantFormOf": "other_form", "IsOriginalFormOf": "other_form",
    "IsIdenticalTo": "other_form", "IsNewVersionOf": "earlier", "IsPreviousVersionOf": "later", "Obsoletes": "earlier",
    "IsObsoletedBy": "later", "IsSupplementTo": "supplement", "IsSupplementedBy": "supplement",
    "IsTranslationOf": "translation_of", "HasVersion": "other_form", "IsVersionOf": "other_form",
}  # fmt: skip
_PAIR = 2


def read(data: bytes) -> Description:
    """Read the `resource` of a record, whatever stands around it."""
    root, problems = parse(data)
    if root is None:
        return Description((), problems=problems)
    resource = next(below(plain_names(root), "resource"), root)
    found = [
        *_names(resource),
        *_identifier(resource),
        *statements(resource, TABLE),
        *_subjects(resource),
        *_numbers(resource),
        *_host(resource),
        *_boxes(resource),
    ]
    return gather(found, "", problems)


def _identifier(resource: Element) -> Iterator[Statement]:
    for each in at(resource, "identifier"):
        yield Statement("identifier", text(each), each.get("identifierType", ""))


def _names(resource: Element) -> Iterator[Statement]:
    for path, element in (
        ("creators/creator", "creatorName"),
        ("contributors/contributor", "contributorName"),
    ):
        for each in at(resource, path):
            name = without_markup(one(each, element))
            family, given = one(each, "familyName"), one(each, "givenName")
            if family and given and "," not in name:
                name = f"{family}, {given}"
            role = "aut" if element == "creatorName" else _ROLES.get(each.get("contributorType", ""), "ctb")
            said = one(each, f"{element}/@nameType")
            body = said == "Organizational" or (not said and not given and is_body(name))
            authority = one(each, "nameIdentifier")
            yield Statement("agent", name, "corporate" if body else "person", role, "", authority)


def _subjects(resource: Element) -> Iterator[Statement]:
    for each in at(resource, "subjects/subject[@subjectScheme]"):
        yield Statement("subject", text(each), each.get("subjectScheme", "").lower())


def _numbers(resource: Element) -> Iterator[Statement]:
    """Other numbers of the work, and those of works around it."""
    for each in at(resource, "alternateIdentifiers/alternateIdentifier"):
        yield Statement("identifier", text(each), each.get("alternateIdentifierType", ""))
    for each in at(resource, "relatedIdentifiers/relatedIdentifier"):
        kind = _RELATIONS.get(each.get("relationType", ""), "related")
        form = each.get("relatedIdentifierType", "")
        value = text(each)
        if form in ("ISSN", "EISSN", "ISBN") and each.get("relationType") in ("IsPartOf", "IsPublishedIn"):
            yield Statement("host_identifier", value, form)
        else:
            yield Statement("relation", value if form in ("URL", "") else f"{form.lower()}:{value}", kind)


def _host(resource: Element) -> Iterator[Statement]:
    """Kernel 4.4: the related item in which it is published."""
    for item in at(resource, "relatedItems/relatedItem[@relationType='IsPublishedIn']"):
        first, last = one(item, "firstPage"), one(item, "lastPage")
        yield Statement("host_title", one(item, "titles/title"))
        yield Statement(
            "host_identifier", one(item, "relatedItemIdentifier"), one(item, "relatedItemIdentifier/@*")
        )
        yield Statement("volume", one(item, "volume"))
        yield Statement("issue", one(item, "issue"))
        yield Statement("pages", f"{first}-{last}" if last and last != first else first)


def _boxes(resource: Element) -> Iterator[Statement]:
    """Boxes and points: limits by name (kernel 4), or latitude before longitude (kernel 3)."""
    for box in at(resource, "geoLocations/geoLocation/geoLocationBox"):
        limits = [one(box, f"{side}Bound{axis}") for side, axis in _SIDES]
        if any(limits):
            yield Statement("coverage", ",".join(limits), "box")
        else:
            south_west_north_east = text(box).split()
            if len(south_west_north_east) == 2 * _PAIR:
                south, west, north, east = south_west_north_east
                yield Statement("coverage", f"{west},{south},{east},{north}", "box")
            else:
                yield Statement("coverage", text(box), "box")
    for point in at(resource, "geoLocations/geoLocation/geoLocationPoint"):
        pair = [one(point, "pointLatitude"), one(point, "pointLongitude")]
        if not any(pair):
            pair = text(point).split()
        if len(pair) == _PAIR:
            yield Statement("coverage", f"north={pair[0]}; east={pair[1]}", "box")


_SIDES = (("west", "Longitude"), ("south", "Latitude"), ("east", "Longitude"), ("north", "Latitude"))
