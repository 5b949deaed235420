"""The `Record`: one bibliographic description, the same whatever format it came in.

All values are frozen and hold only what the source said; a field that it did not say is empty. Languages are MARC
codes (`chi`, `eng`), countries MARC country codes, roles MARC relator codes, scripts ISO 15924 codes (`Hani`, `Latn`).
Where a source gives a name or title twice, romanized and in its own script, the romanized form is the value and the
other its `original`.
"""

import msgspec


class Title(msgspec.Struct, frozen=True, omit_defaults=True):
    """A title. `kind`: main, parallel, variant, uniform, key, abbreviated, former, cover, spine, translated.

    `nonfiling` counts the leading characters (an article) that a sorted list leaves out. `label` is what the source
    shows in front of it (Title on spine).
    """

    value: str
    kind: str = "main"
    subtitle: str = ""
    part_number: str = ""
    part_name: str = ""
    medium: str = ""
    script: str = ""
    nonfiling: int = 0
    original: "Title | None" = None
    label: str = ""


class Agent(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who made it. `kind`: person, corporate, meeting. `entry`: main or added, as catalogued.

    `qualifier` is what catalogues set before a name and leave out of it: a dynasty (清), a country (美).
    """

    name: str
    kind: str = "person"
    roles: tuple[str, ...] = ()
    dates: str = ""
    original: str = ""
    authority: str = ""
    entry: str = "added"
    qualifier: str = ""


class Imprint(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where, by whom and when, as printed. `function`: publication, production, distribution, manufacture."""

    place: str = ""
    publisher: str = ""
    date: str = ""
    function: str = "publication"
    original: "Imprint | None" = None


class PublicationDate(msgspec.Struct, frozen=True, omit_defaults=True):
    """When it was published: an EDTF level 1 string, its first and last year (None: unknown), and what was printed."""

    edtf: str = ""
    first: int | None = None
    last: int | None = None
    printed: str = ""


class Identifier(msgspec.Struct, frozen=True, omit_defaults=True):
    """A standard number. `scheme`: isbn, issn, ismn, doi, lccn, oclc, csbn, cn, publisher, chart, local.

    `value` is normalized (an ISBN has 13 digits), `printed` is as catalogued, `qualifier` says what it stands for
    (set, pbk.). `valid` is false where check digit or form is wrong, or where the cataloguer said so (020 $z).
    """

    scheme: str
    value: str
    printed: str = ""
    qualifier: str = ""
    valid: bool = True


class Subject(msgspec.Struct, frozen=True, omit_defaults=True):
    """A heading in parts. `kind`: topic, place, person, corporate, meeting, title, period, genre, keyword.

    `romanized` is the pinyin of the first part, where CNMARC has it beside a heading in Han; `authority` the number or
    address of the heading's authority record.
    """

    parts: tuple[str, ...]
    kind: str = "topic"
    scheme: str = ""
    original: tuple[str, ...] = ()
    romanized: str = ""
    authority: str = ""


class Classification(msgspec.Struct, frozen=True, omit_defaults=True):
    """A class number. `scheme`: clc, lcc, ddc, udc, casc (科图法), nlm, other.

    `edition` is that of the scheme (`23` of ddc, `5` of clc); of `other` it is the code of the scheme.
    """

    scheme: str
    value: str
    item: str = ""
    edition: str = ""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place that the work is about, by name or by MARC geographic area code."""

    name: str = ""
    code: str = ""


class BoundingBox(msgspec.Struct, frozen=True):
    """Decimal degrees; `west` greater than `east` means that the box crosses 180 degrees."""

    west: float
    south: float
    east: float
    north: float


class ChartFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What only charts and maps have. `scale` is the denominator.

    `relief` is how heights and depths are shown: contours, shading, tints, hachures, soundings, form lines, spot
    heights, colours, pictures, landforms, depth contours, rock drawings, other.
    """

    scale: int | None = None
    scale_printed: str = ""
    vertical_scale: int | None = None
    projection: str = ""
    horizontal_datum: str = ""
    sounding_datum: str = ""
    sounding_unit: str = ""
    prime_meridian: str = ""
    survey_dates: tuple[str, ...] = ()
    relief: tuple[str, ...] = ()


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """`kind`: general, bibliography, thesis, language, event, audience, access, source, numbering, other.

    A note of numbering says which volumes and years of a serial were published. `tag` is the field of MARC 21 or CNMARC
    that it stood in, where that says more than the kind; where both have one for it, that of MARC 21.
    """

    value: str
    kind: str = "general"
    tag: str = ""


class Relation(msgspec.Struct, frozen=True, omit_defaults=True):
    """Another work. `kind`: series, host, earlier, later, other_form, translation_of, supplement, part, related.

    `volume_original` is the volume as the field in original script has it, where that differs.
    """

    kind: str
    title: str = ""
    original: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    identifiers: tuple[Identifier, ...] = ()
    control_number: str = ""
    note: str = ""
    volume_original: str = ""


class Link(msgspec.Struct, frozen=True, omit_defaults=True):
    """`kind`: resource, version, part, related, cover, contents. `access`: open, restricted or empty."""

    url: str
    kind: str = "resource"
    label: str = ""
    access: str = ""


class Holding(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one library has of it. `library` is the code as the source writes it.

    `coverage` is what of a serial or set is there, `missing` what is not; `barcodes` are the marks of the pieces
    (barcodes, accession numbers).
    """

    library: str = ""
    collection: str = ""
    call_number: str = ""
    location: str = ""
    coverage: str = ""
    missing: str = ""
    copies: int | None = None
    availability: str = ""
    url: str = ""
    note: str = ""
    barcodes: tuple[str, ...] = ()


class PartLanguage(msgspec.Struct, frozen=True, omit_defaults=True):
    """A language that only a part is in. `part`: summary, contents, libretto, accompanying, subtitles, title."""

    language: str
    part: str


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """One description of one book, serial, article, chart or other publication.

    `type`: book, serial, newspaper, article, chart, map, thesis, report, conference, standard, patent, dataset, image,
    audiovisual, manuscript, other. `carrier`: print, electronic, microform, manuscript, audio, video, object, other.
    `host` is, in a record of holdings, the identifier of the record that it belongs to. `agencies` are the codes of
    the libraries that made or changed the description.
    """

    source: str
    identifier: str
    datestamp: str = ""
    format: str = ""
    type: str = "other"
    carrier: str = "print"
    titles: tuple[Title, ...] = ()
    responsibility: str = ""
    responsibility_original: str = ""
    agents: tuple[Agent, ...] = ()
    edition: str = ""
    edition_original: str = ""
    version: str = ""
    imprints: tuple[Imprint, ...] = ()
    country: str = ""
    date: PublicationDate = PublicationDate()
    extent: str = ""
    illustrations: str = ""
    dimensions: str = ""
    frequency: str = ""
    languages: tuple[str, ...] = ()
    original_languages: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    subjects: tuple[Subject, ...] = ()
    classifications: tuple[Classification, ...] = ()
    places: tuple[Place, ...] = ()
    boxes: tuple[BoundingBox, ...] = ()
    chart: ChartFacts | None = None
    abstracts: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()
    holdings: tuple[Holding, ...] = ()
    rights: tuple[str, ...] = ()
    host: str = ""
    agencies: tuple[str, ...] = ()
    part_languages: tuple[PartLanguage, ...] = ()
