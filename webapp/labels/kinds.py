"""What kinds of publications, carriers, titles, notes and relations are called."""

from flask_babel import gettext

from webapp.labels.marking import mark

TYPES = {
    "book": mark("Book"),
    "serial": mark("Serial"),
    "newspaper": mark("Newspaper"),
    "article": mark("Article"),
    "chart": mark("Nautical chart"),
    "map": mark("Map"),
    "thesis": mark("Thesis"),
    "report": mark("Report"),
    "conference": mark("Conference proceedings"),
    "standard": mark("Standard"),
    "patent": mark("Patent"),
    "dataset": mark("Dataset"),
    "image": mark("Image"),
    "audiovisual": mark("Audiovisual"),
    "manuscript": mark("Manuscript"),
    "other": mark("Other material"),
}

CARRIERS = {
    "print": mark("Print"),
    "electronic": mark("Electronic"),
    "microform": mark("Microform"),
    "manuscript": mark("Handwritten"),
    "audio": mark("Audio"),
    "video": mark("Video"),
    "object": mark("Object"),
    "other": mark("Other carrier"),
}

TITLES = {
    "parallel": mark("Parallel title"),
    "variant": mark("Other title"),
    "uniform": mark("Uniform title"),
    "key": mark("Key title"),
    "abbreviated": mark("Abbreviated title"),
    "former": mark("Former title"),
    "cover": mark("Cover title"),
    "spine": mark("Spine title"),
    "translated": mark("Translated title"),
}

NOTES = {
    "general": mark("Notes"),
    "bibliography": mark("Bibliography"),
    "thesis": mark("Thesis note"),
    "language": mark("Language note"),
    "event": mark("Event"),
    "audience": mark("Audience"),
    "access": mark("Access"),
    "source": mark("Source of description"),
    "other": mark("Other notes"),
}

RELATIONS = {
    "series": mark("Series"),
    "host": mark("Published in"),
    "earlier": mark("Earlier title"),
    "later": mark("Later title"),
    "other_form": mark("Other form"),
    "translation_of": mark("Translation of"),
    "supplement": mark("Supplement"),
    "part": mark("Part"),
    "related": mark("Related work"),
}

SUBJECTS = {
    "topic": mark("Topics"),
    "place": mark("Places"),
    "person": mark("People"),
    "corporate": mark("Organizations"),
    "meeting": mark("Meetings"),
    "title": mark("Works"),
    "period": mark("Periods"),
    "genre": mark("Genre"),
    "keyword": mark("Keywords"),
}


def label(table: dict[str, str], code: str) -> str:
    """What a code is called in the language of the interface; a code without a name stands for itself."""
    text = table.get(code)
    return gettext(text) if text else code


def type_label(code: str) -> str:
    """What a type of publication is called."""
    return label(TYPES, code)
