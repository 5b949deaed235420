"""Runs compiled rules over a record: a reader for each tag that a table names, so that only present tags cost."""

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from normalize.faults import FAULTS, bad_value, failure
from normalize.linkage import has_scripts, link_fields, paired_fields
from normalize.marc import MarcRecord
from normalize.problem import Problem
from normalize.rule import BadValue, Rule, WholeBuilder
from normalize.tag_reader import Draft, reader_for

if TYPE_CHECKING:
    from normalize.spec import Spec


class Engine:
    """The rules of one flavour. What is made of fields of the `remembered` tags is kept for the next such field."""

    def __init__(self, rules: Iterable[Rule], flavour: str, remembered: frozenset[str]) -> None:
        self.pairs = flavour != "marc21"
        self.whole: list[tuple[Rule, WholeBuilder, frozenset[str]]] = []
        by_tag: dict[str, list[tuple[Rule, Spec]]] = {}
        for each in rules:
            specs = each.marc21 if flavour == "marc21" else each.cnmarc
            if each.whole is not None and specs:
                self.whole.append((each, each.whole, frozenset(spec.tag for spec in specs)))
            elif each.whole is None:
                for spec in specs:
                    by_tag.setdefault(spec.tag, []).append((each, spec))
        self.readers = {tag: reader_for(tag, found, tag in remembered) for tag, found in by_tag.items()}

    def read(self, record: MarcRecord, problems: list[Problem]) -> Draft:
        """Return what all rules made of the record; a rule for whole records runs where one of its tags is there."""
        draft: Draft = defaultdict(list)
        readers = self.readers
        by_tag = record.by_tag
        if "880" in by_tag:
            self._read_linked(record, draft, problems)
        elif self.pairs and has_scripts(record):
            for tag, content, twin in paired_fields(record):
                read = readers.get(tag)
                if read is not None:
                    read(content, twin, draft, problems)
        else:
            for tag, content in zip(record.tags, record.contents, strict=True):
                read = readers.get(tag)
                if read is not None:
                    read(content, "", draft, problems)
        for rule, build, tags in self.whole:
            if not tags.isdisjoint(by_tag):
                _read_whole(rule, build, record, draft, problems)
        return draft

    def _read_linked(self, record: MarcRecord, draft: Draft, problems: list[Problem]) -> None:
        """The same for a record with fields in original script: each is read with the field that it belongs to."""
        readers = self.readers
        linked = link_fields(record, problems)
        for tag, content in zip(record.tags, record.contents, strict=True):
            read = readers.get(tag)
            if read is not None:
                read(content, linked.twin(tag, content), draft, problems)
        for tag, content in linked.unlinked:
            if tag in readers:
                readers[tag](content, "", draft, problems)


def _read_whole(
    rule: Rule, build: WholeBuilder, record: MarcRecord, draft: Draft, problems: list[Problem]
) -> None:
    try:
        made = build(record)
    except BadValue as fault:
        made = fault.kept
        problems.append(bad_value(rule, fault, "", ""))
    except FAULTS as error:
        problems.append(failure(rule, error, "", record.first("008")))
        return
    if made:
        if isinstance(made, (list, tuple)):
            draft[rule.target].extend(made)
        else:
            draft[rule.target].append(made)
