"""A union record as a search document: JSON text, the same for both engines.

A text field holds tokens joined by blanks; `_c` is the stream of characters, `_w` the stream of words, `_p` pinyin,
and `subject_m` and `rest_m` characters and stems (index/analysis/tokens.py says more, and index/fields.py what each
field is for).
"""

from collections.abc import Iterable, Sequence

from index.analysis.pinyin import pinyin
from index.analysis.stems import START
from index.analysis.tokens import BARRIER, characters, has_han, stems_and_characters, streams
from index.keys import title_digest
from index.numbers import number_tokens, shelf_tokens
from index.search_document import SearchDocument, encode
from index.values import access, author_values, clc_prefixes, sort_key, subject_values
from normalize.folding import fold_key
from normalize.record import Agent, Record, Title

LONGEST_KEY = 100


def document_body(record: Record, sources: Sequence[str], libraries: Sequence[str]) -> str:
    """The JSON text of the search document, without id and revision."""
    titles = _title_texts(record.titles)
    title_c, title_w = streams(START + " " + BARRIER.join(titles)) if titles else ("", "")
    subjects, authors = subject_values(record), author_values(record)
    chinese = _reads_chinese(record)
    document = SearchDocument(
        record.date.first,
        title_c,
        title_w,
        _keys(record.titles),
        _title_pinyin(record.titles) if chinese else "",
        _names(record.agents),
        _name_pinyin(record.agents) if chinese else "",
        _subjects(record),
        _publishers(record),
        stems_and_characters(BARRIER.join(_rest(record))),
        " ".join(number_tokens(record)),
        record.type,
        record.languages,
        libraries,
        sources,
        subjects.folded,
        authors.folded,
        clc_prefixes(record.classifications),
        access(record),
        (*subjects.forms, *authors.forms),
        sort_key(record),
    )
    return encode(document).decode()


def first_year(body: str) -> int | None:
    """The year of a document_body."""
    if not body.startswith('{"year":'):
        return None
    end = body.find(",", 8)
    return int(body[8 : end if end > 0 else -1])


def _title_texts(titles: Iterable[Title]) -> list[str]:
    texts = []
    for title in titles:
        texts.append(_whole(title))
        if title.original is not None:
            texts.append(_whole(title.original))
    return texts


def _whole(title: Title) -> str:
    if not (title.subtitle or title.part_number or title.part_name):
        return title.value
    return f"{title.value} {title.subtitle} {title.part_number} {title.part_name}"


def _keys(titles: Iterable[Title]) -> Sequence[int]:
    """Every form of a title as it is compared whole: without and with its subtitle, article or part."""
    keys: dict[str, None] = {}
    for each in titles:
        title: Title | None = each
        while title is not None:
            value = title.value
            keys[fold_key(value)[:LONGEST_KEY]] = None
            if title.nonfiling:
                keys[fold_key(value[title.nonfiling :])[:LONGEST_KEY]] = None
            if title.subtitle:
                keys[fold_key(f"{value} {title.subtitle}")[:LONGEST_KEY]] = None
            if title.part_number or title.part_name:
                keys[fold_key(_whole(title))[:LONGEST_KEY]] = None
            title = title.original
    keys.pop("", None)
    return tuple(map(title_digest, keys))


def _names(agents: Iterable[Agent]) -> str:
    texts = []
    for agent in agents:
        texts.append(agent.name)
        if agent.original:
            texts.append(agent.original)
    return characters(START + " " + BARRIER.join(texts)) if texts else ""


def _subjects(record: Record) -> str:
    texts = [" ".join(subject.parts) for subject in record.subjects]
    texts += [" ".join(subject.original) for subject in record.subjects if subject.original]
    texts += [place.name for place in record.places if place.name]
    return stems_and_characters(BARRIER.join(texts)) if texts else ""


def _publishers(record: Record) -> str:
    texts = []
    for imprint in record.imprints:
        texts.append(imprint.publisher)
        if imprint.original is not None:
            texts.append(imprint.original.publisher)
    return characters(BARRIER.join(texts)) if texts else ""


def _rest(record: Record) -> list[str]:
    """What else is searched: responsibility, edition, places and year, series, notes, contents, shelf marks."""
    texts = [record.responsibility, record.responsibility_original, record.edition, record.edition_original]
    texts.append(record.date.printed or str(record.date.first or ""))
    for imprint in record.imprints:
        texts.append(imprint.place)
        if imprint.original is not None:
            texts += (imprint.original.place, imprint.original.date)
    for relation in record.relations:
        texts += (relation.title, relation.original, relation.note)
    texts += [note.value for note in record.notes]
    texts += record.abstracts
    texts += record.contents
    texts += shelf_tokens(record)
    if record.chart is not None:
        texts += (record.chart.scale_printed, record.chart.projection)
    return list(filter(None, texts))


def _reads_chinese(record: Record) -> bool:
    return not record.languages or "chi" in record.languages or "zho" in record.languages


def _title_pinyin(titles: Iterable[Title]) -> str:
    """The syllables of Han titles, as their characters are read and as a romanized twin has them."""
    texts: dict[str, None] = {}
    for title in titles:
        han = title.original or title
        if has_han(han.value):
            texts[" ".join(pinyin(f"{han.value} {han.subtitle}"))] = None
    return f"{START} {BARRIER.join(texts)}" if texts else ""


def _name_pinyin(agents: Iterable[Agent]) -> str:
    names = (agent.original or agent.name for agent in agents)
    texts = [" ".join(pinyin(name)) for name in names if has_han(name)]
    return f"{START} {BARRIER.join(texts)}" if texts else ""
