from typing import Any

import pytest
from descriptions import read_as, roles, values


def test_csl_json_parts_names_and_dates() -> None:
    found = read_as(
        "csl_json",
        {
            "id": "x1", "type": "article-journal", "title": "Tides <i>here</i>", "container-title": "Sea",
            "author": [{"family": "Doe", "given": "Jane"}, {"literal": "中国海洋大学"},
                       {"family": "张", "given": "三"}],
            "issued": {"date-parts": [["2013", 1, 5], [2014]]}, "ISSN": "0253-4193", "page": "1-9",
        },
    )  # fmt: skip
    assert found.identifier == "x1"
    assert values(found, "title") == ["Tides here"]
    assert roles(found) == [
        ("Doe, Jane", "person", "aut"), ("中国海洋大学", "corporate", "aut"), ("张三", "person", "aut")
    ]  # fmt: skip
    assert values(found, "date") == ["2013-01-05/2014"]
    assert values(found, "host_identifier", "issn") == ["0253-4193"]


def test_crossref_has_abstracts_in_jats_and_relations_by_number() -> None:
    work = {
        "DOI": "10.1000/1", "type": "journal-article", "title": ["A", "B"], "container-title": ["Sea"],
        "author": [{"given": "W.", "family": "Chou", "ORCID": "http://orcid.org/0000-0001"}, {"name": "Sea Group"}],
        "issued": {"date-parts": [[2002, 9]]}, "ISSN": ["1520-9202"],
        "abstract": "<jats:title>Abstract</jats:title><jats:p>Deep &amp;lt; water</jats:p>",
        "relation": {"is-translation-of": [{"id-type": "doi", "id": "10.1000/2"}], "odd": [{"id": "10.1000/3"}]},
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
    }  # fmt: skip
    found = read_as("crossref_json", {"message": work})
    assert values(found, "title") == ["A", "B"]
    assert values(found, "abstract") == ["Abstract Deep < water"]
    assert values(found, "relation", "translation_of") == ["10.1000/2"]
    assert values(found, "relation", "related") == ["10.1000/3"]
    assert [said.authority for said in found.statements if said.element == "agent"] == [
        "http://orcid.org/0000-0001",
        "",
    ]
    assert found.identifier == "10.1000/1"


@pytest.mark.parametrize("wrapped", [False, True], ids=["bare", "as the API answers"])
def test_datacite_has_boxes_points_and_kinds_of_titles(wrapped: bool) -> None:
    work: dict[str, Any] = {
        "doi": "10.5/x", "types": {"resourceTypeGeneral": "Dataset"},
        "titles": [{"title": "Salinity"}, {"title": "盐度", "titleType": "TranslatedTitle", "lang": "zh"}],
        "creators": [{"name": "NOAA", "nameType": "Organizational"}, {"familyName": "Doe", "givenName": "Jane"}],
        "contributors": [{"name": "Roe, R", "contributorType": "DataCollector", "nameType": "Personal"}],
        "geoLocations": [
            {"geoLocationPlace": "South China Sea", "geoLocationPoint": {"pointLongitude": 114, "pointLatitude": 21.5}},
            {"geoLocationBox": {"westBoundLongitude": "-10", "eastBoundLongitude": 20, "southBoundLatitude": 0,
                                "northBoundLatitude": 5}},
        ],
        "container": {"title": "Sea", "firstPage": "12", "lastPage": "19"},
        "descriptions": [{"descriptionType": "Abstract", "description": "Much"},
                         {"descriptionType": "Methods", "description": "CTD"}],
        "relatedIdentifiers": [{"relationType": "IsPartOf", "relatedIdentifierType": "ISSN",
                                "relatedIdentifier": "0253-4193"}],
        "rightsList": [{"rights": "CC BY", "rightsUri": "https://cc/by"}],
    }  # fmt: skip
    found = read_as(
        "datacite_json", {"id": "10.5/x", "type": "dois", "attributes": work} if wrapped else work
    )
    assert values(found, "other_title", "translated") == ["盐度"]
    assert roles(found) == [
        ("NOAA", "corporate", "cre"), ("Doe, Jane", "person", "cre"), ("Roe, R", "person", "dtc")
    ]  # fmt: skip
    assert values(found, "coverage", "box") == ["-10,0,20,5", "114,21.5,114,21.5"]
    assert values(found, "pages") == ["12-19"]
    assert values(found, "note") == ["CTD"]
    assert values(found, "host_identifier", "issn") == ["0253-4193"]
    assert found.identifier == "10.5/x"


def test_openalex_gives_the_abstract_back_its_order() -> None:
    work = {
        "id": "https://openalex.org/W1", "title": "T", "abstract_inverted_index": {"sea": [1, 3], "the": [0, 2]},
        "authorships": [{"author": {"display_name": "Jane Doe", "orcid": "https://orcid.org/1"}}],
        "biblio": {"volume": "3", "first_page": "7", "last_page": "48"},
        "primary_location": {"source": {"display_name": "Sea", "issn": ["0253-4193"], "type": "journal"}},
    }  # fmt: skip
    found = read_as("openalex_json", work)
    assert values(found, "abstract") == ["the sea the sea"]
    assert values(found, "pages") == ["7-48"]
    assert values(found, "host_title") == ["Sea"]
    assert found.identifier == "https://openalex.org/W1"


def test_a_repository_is_no_host_in_openalex() -> None:
    source = {"display_name": "Zenodo", "type": "repository"}
    assert (
        values(read_as("openalex_json", {"title": "T", "primary_location": {"source": source}}), "host_title")
        == []
    )


def test_doaj_has_classes_and_journals() -> None:
    inner = {
        "title": "T", "journal": {"title": "Sea", "volume": "9", "issns": ["2072-6694"]}, "year": "2016", "month": "3",
        "author": [{"name": "Paul Hofman"}], "identifier": [{"type": "DOI", "id": "10.1000/5"},
                                                                {"type": "pissn", "id": "0264-1275"}],
        "subject": [{"code": "GC1-1581", "scheme": "LCC", "term": "Oceanography"}],
        "start_page": "608", "end_page": "617",
    }  # fmt: skip
    found = read_as("doaj_json", {"id": "d1", "bibjson": inner})
    assert found.identifier == "d1"
    assert values(found, "classification", "lcc") == ["GC1-1581"]
    assert values(found, "subject") == ["Oceanography"]
    assert values(found, "host_identifier", "issn") == ["2072-6694", "0264-1275"]
    assert (values(found, "date"), values(found, "pages")) == (["2016-03"], ["608-617"])


def test_zotero_reads_the_lines_of_extra() -> None:
    item = {
        "itemType": "journalArticle", "title": "水文", "publicationTitle": "海洋学报", "key": "AB12",
        "creators": [{"lastName": "娄伟光", "creatorType": "author", "fieldMode": 1},
                     {"firstName": "Ann", "lastName": "Roe", "creatorType": "translator"}],
        "tags": [{"tag": "潮汐"}, "海流"],
        "extra": "CLC: P339[水文循环];X321\nfund: 国家自然科学基金\nview: 89\nOriginal Title: Hydrology\nodd: thing",
    }  # fmt: skip
    found = read_as("zotero_json", item)
    assert values(found, "classification", "clc") == ["P339", "X321"]
    assert values(found, "note", "funding") == ["国家自然科学基金"]
    assert values(found, "other_title", "parallel") == ["Hydrology"]
    assert values(found, "note", "") == ["odd: thing"]
    assert values(found, "subject") == ["潮汐", "海流"]
    assert roles(found) == [("娄伟光", "person", "aut"), ("Roe, Ann", "person", "trl")]


def test_schemaorg_climbs_from_the_article_to_its_journal() -> None:
    periodical = {"@type": "Periodical", "name": "海洋学报", "issn": "0253-4193"}
    volume = {"@type": "PublicationVolume", "volumeNumber": "41", "isPartOf": periodical}
    issue = {"@type": "PublicationIssue", "issueNumber": "3", "datePublished": "2019-03", "isPartOf": volume}
    article = {
        "@context": "https://schema.org", "@type": "ScholarlyArticle", "headline": "潮汐",
        "isPartOf": {"@id": "#issue"},
        "author": {"@list": [{"@type": "Person", "name": "张三"}, {"@type": "Organization", "name": "Sea Lab"}]},
        "pageStart": "1", "pageEnd": 9, "sameAs": "https://doi.org/10.1000/7", "keywords": "tide, sea",
    }  # fmt: skip
    found = read_as(
        "schemaorg", {"@graph": [{"@type": "WebSite", "name": "x"}, article, {"@id": "#issue", **issue}]}
    )
    assert values(found, "host_title") == ["海洋学报"]
    assert (values(found, "volume"), values(found, "issue"), values(found, "pages")) == (
        ["41"],
        ["3"],
        ["1-9"],
    )
    assert values(found, "date") == ["2019-03"]
    assert [name for name, _, _ in roles(found)] == ["张三", "Sea Lab"]
    assert values(found, "identifier", "doi") == ["10.1000/7"]


def test_a_box_of_schemaorg_is_south_west_north_east() -> None:
    place = {"@type": "Place", "geo": {"@type": "GeoShape", "box": "-68.48 -75.81 -65.08 -68.50"}}
    found = read_as("schemaorg", {"@type": "Dataset", "name": "Krill", "spatialCoverage": place})
    assert values(found, "coverage", "box") == ["-75.81,-68.48,-68.50,-65.08"]


def test_aardvark_has_boxes_manifests_and_holders() -> None:
    references = '{"http://iiif.io/api/presentation#manifest":"https://x.org/m","http://schema.org/downloadUrl":[{"url":"https://x.org/z"}]}'
    record = {
        "id": "s-1", "dct_title_s": "Port of Rouen", "gbl_resourceClass_sm": ["Maps"], "schema_provider_s": "Stanford",
        "dcat_bbox": "ENVELOPE(0.93, 1.02, 49.40, 4.5e-05)", "dct_references_s": references,
        "dct_description_sm": ["Chart. Scale 1:15035. Map No.: 37259"],
        "dct_creator_sm": ["United States. Navy", "Doe, Jane"],
    }  # fmt: skip
    found = read_as("ogm", record)
    assert values(found, "coverage", "box") == ["ENVELOPE(0.93, 1.02, 49.40, 0.000045000)"]
    assert values(found, "link", "manifest") == ["https://x.org/m"]
    assert values(found, "link", "part") == ["https://x.org/z"]
    assert values(found, "holding", "Stanford") == ["s-1"]
    assert (values(found, "scale"), values(found, "identifier", "chart")) == (["1:15035"], ["37259"])
    assert [kind for _, kind, _ in roles(found)] == ["corporate", "person"]


def test_geoblacklight_is_read_too() -> None:
    record = {
        "layer_slug_s": "tufts-1",
        "dc_title_s": "Coast",
        "solr_geom": "ENVELOPE(1,2,4,3)",
        "dct_provenance_s": "Tufts",
    }
    found = read_as("ogm", record)
    assert found.identifier == "tufts-1"
    assert values(found, "coverage", "box") == ["ENVELOPE(1,2,4,3)"]


def test_manifests_of_both_versions_are_read() -> None:
    three = {
        "id": "https://x.org/m", "type": "Manifest", "label": {"zh": ["海图"], "en": ["Chart"]},
        "metadata": [{"label": {"en": ["Cartographer"]}, "value": {"none": ["Doe, Jane"]}},
                     {"label": {"zh": ["比例尺"]}, "value": {"zh": ["1:5000"]}},
                     {"label": {"en": ["Colour"]}, "value": {"en": ["red"]}}],
        "navPlace": {"features": [{"geometry": {"type": "Polygon", "coordinates": [[[1, 2], [3, 2], [3, 5.5]]]}}]},
    }  # fmt: skip
    found = read_as("iiif", three)
    assert (values(found, "title"), values(found, "other_title")) == (["海图"], ["Chart"])
    assert roles(found) == [("Doe, Jane", "person", "ctg")]
    assert values(found, "scale") == ["1:5000"]
    assert values(found, "note") == ["Colour: red"]
    assert values(found, "coverage", "box") == ["1.0,2.0,3.0,5.5"]
    assert values(found, "link", "manifest") == ["https://x.org/m"]
    two = {
        "@id": "https://x.org/2",
        "@type": "sc:Manifest",
        "label": [{"@value": "Chart", "@language": "en"}],
        "attribution": "Library",
    }
    found = read_as("iiif", two)
    assert (values(found, "title"), values(found, "rights")) == (["Chart"], ["Library"])


@pytest.mark.parametrize("record", ["", "[]", "{}", "null", "3", "{", '{"other": 1}', "[" * 100_000])
def test_what_is_no_record_says_nothing_and_why(record: str) -> None:
    found = read_as("crossref_json", record)
    assert found.statements == ()
    assert found.problems


def test_half_of_a_surrogate_does_not_spoil_a_record() -> None:
    assert values(read_as("csl_json", '{"title": "Sea \\ud800 life"}'), "title") == ["Sea life"]
