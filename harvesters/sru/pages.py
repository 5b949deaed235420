"""One slice of a query, page by page."""

from collections.abc import Generator, Iterator

import msgspec
from msgspec.structs import replace

from harvesters.counting import records
from harvesters.harvester import RunLog
from harvesters.letters import LetterCount
from harvesters.net.errors import TransportError
from harvesters.sru.answer import SearchAnswer
from harvesters.sru.arrivals import Arrivals
from harvesters.sru.client import SruClient
from harvesters.sru.cql import Slice
from harvesters.sru.place import Place
from harvesters.sru.xml import UnreadableAnswer
from normalize.raw import Damaged, RawRecord

SIZE = 100  # records that are asked for at a time
MOST_HOLES = 20  # places in a row where nothing comes, before the rest is left to another run
TOO_MANY = 60  # info:srw/diagnostic/1/60: result set not created, too many matching records
LIMITS = (6, TOO_MANY, 61)  # diagnostics of a server that gives only the first records of a result


class Page(msgspec.Struct, frozen=True):
    """What a request brought: an answer, or the bytes that came in its stead; `told` says why no records came."""

    answer: SearchAnswer | None
    told: str = ""
    body: bytes = b""

    def cut_off(self, start: int) -> bool:
        """Whether the server means that it gives nothing from `start` on, rather than that it failed there."""
        if self.answer is None or (self.answer.next or 0) > start:
            return False
        return self.answer.says(*LIMITS) or not self.answer.diagnostics


class Pages:
    """`ended` tells that the limit is reached, or that somebody asked to stop."""

    def __init__(self, client: SruClient, log: RunLog, limit: int) -> None:
        self._client = client
        self._log = log
        self._limit = limit
        self._arrivals = Arrivals(log)
        self._largest = min(client.explain.most or SIZE, SIZE)
        self._size = self._largest
        self._total: int | None = None
        self._letters: LetterCount | None = None
        self._begun: Slice | None = None  # the slice that this run has seen from its first record

    def ended(self) -> bool:
        return self._log.stop.is_set() or bool(self._limit and self._arrivals.brought >= self._limit)

    def of(self, place: Place) -> Iterator[RawRecord | Damaged | Place]:
        """The records of the first slice of `place`, and after every page the place behind it; at last that of the
        next slice or query. Raises `TransportError` where the server does not get over a place.
        """
        cut, holes = place.slices[0], 0
        self._size, self._total = self._largest, None
        while place.slices[:1] == (cut,) and not self.ended():
            page = self._page(cut, place.start)
            if page.answer is not None and page.answer.records:
                holes = 0
                place = yield from self._arrived(page.answer, place)
            elif (moved := self._moved(page, place)) is not None:
                place = moved
            elif self._size > 1:
                self._size = 10 if self._size > 10 else 1
                continue
            else:
                holes += 1
                yield from self._hole(page, place, holes)
                place = replace(place, start=place.start + 1, came=place.came + 1)
            yield replace(place, whole=place.whole and self._log.complete)

    def _arrived(
        self, answer: SearchAnswer, place: Place
    ) -> Generator[RawRecord | Damaged | Place, None, Place]:
        """The records of an answer; returns the place behind them."""
        cut = place.slices[0]
        if place.start == 1 and not cut.words:
            self._begun = cut
        came = self._arrivals.distinct(answer, cut)
        yield from self._arrivals.of(answer, cut, place.start)
        place = replace(place, start=place.start + len(answer.records), came=place.came + came)
        if self._letters is not None and (ahead := self._ahead(place)) is not None:
            place = ahead
        elif self._is_last(answer, place, new=came):
            place = self._behind(place)
        self._size = min(self._size * 10, self._largest)
        return place

    def _moved(self, page: Page, place: Place) -> Place | None:
        """Where to go on when no records came and more of them are not to be had here; else None."""
        if self._is_exhausted(page, place):
            return self._behind(place)
        if parts := self._parts(page, place) or self._by_letters(page, place):
            return parts
        if self._size == 1 and (self._total is None or page.cut_off(place.start)):
            return self._without_rest(page, place)
        return None

    def _page(self, cut: Slice, start: int) -> Page:
        if self._limit:
            self._size = min(self._size, self._limit - self._arrivals.brought)
        size = self._size
        where = f"records {start} to {start + size - 1} of {cut.cql}"
        try:
            answer = self._client.search(cut.cql, start, size)
        except UnreadableAnswer as error:
            self._log.finding("unreadable_answer", where, f"{error}.", error.body[:9999])
            return Page(None, str(error), error.body)
        except TransportError as error:
            if error.answer is None or (size == 1 and not self._log.pages):
                raise
            self._log.finding("no_answer", where, str(error), error.answer.body[:9999])
            return Page(None, str(error))
        for diagnostic in answer.diagnostics:
            self._log.finding("diagnostic", where, f"The server says {diagnostic.sentence}.")
        if answer.total or (answer.total == 0 and self._total is None and not answer.diagnostics):
            self._announce(cut, start, answer.total)
        return Page(answer, answer.told or "it sent no records")

    def _announce(self, cut: Slice, start: int, total: int) -> None:
        if not cut.dates and not cut.words:
            before = self._total if self._total is not None else start - 1
            self._log.announced = (self._log.announced or 0) + max(0, total - before)
        self._total = total if self._total is None else max(total, self._total)

    def _is_last(self, answer: SearchAnswer, place: Place, *, new: int) -> bool:
        """Whether nothing is to come: by the number of records, and where that is wrong by the next position."""
        follows = answer.next is not None and answer.next >= place.start and new > 0
        if self._total is None:
            return not new or (not follows and len(answer.records) < self._size)
        return place.start > self._total and not follows

    def _is_exhausted(self, page: Page, place: Place) -> bool:
        """Whether it is right that no records came."""
        if self._total is not None:
            return place.start > self._total
        return place.start > 1 and page.answer is not None and not page.answer.diagnostics

    def _parts(self, page: Page, place: Place) -> Place | None:
        """The place with its slice in parts, where the server gives no more of it and knows an index of dates."""
        if page.answer is None or not page.cut_off(place.start):
            return None
        if not self._total and not page.answer.says(TOO_MANY):
            return None
        cut = place.slices[0]
        parts = cut.parted(self._client.explain.date)
        if not parts:
            return None
        total = place.total if cut.dates else self._total or 0
        return replace(place, slices=(*parts, *place.slices[1:]), start=1, came=0, total=total)

    def _by_letters(self, page: Page, place: Place) -> Place | None:
        """As `_parts`, by the first letters of words, where the slice cannot be parted by year."""
        cut, indexes = place.slices[0], self._client.explain.words
        if cut.words or not indexes or page.answer is None or not page.cut_off(place.start):
            return None
        if not self._total and not page.answer.says(TOO_MANY):
            return None
        if place.start > 1 and self._begun != cut:
            # An earlier run brought what stands before: it is seen again, so that what came can be counted.
            return replace(place, start=1, came=0)
        total = self._total or None
        self._letters = LetterCount(cut.cql, total, place.start - 1, self._arrivals.part)
        slices = (*cut.by_letters(indexes), *place.slices[1:])
        return replace(place, slices=slices, start=1, came=0, anchor=replace(place, start=1, came=0))

    def _ahead(self, place: Place) -> Place | None:
        """Where to go on in slices by letters, where the rest of this one need not be asked for; else None."""
        letters, cut = self._letters, place.slices[0]
        assert letters is not None, "slices by letters are counted"
        if letters.is_whole:
            return self._behind_letters(place)
        if self._total is None or not letters.is_too_large(self._total):
            return None
        if letters.is_ignored(cut.words, self._total, letters.total):
            return self._behind(_without_index(place))
        longer = cut.longer()
        return replace(place, slices=(*longer, *place.slices[1:]), start=1, came=0) if longer else None

    def _behind_letters(self, place: Place) -> Place:
        """The place behind the slice that was parted by letters."""
        letters, anchor = self._letters, place.anchor
        assert letters is not None, "slices by letters are counted"
        assert anchor is not None, "slices by letters have the place before them"
        self._letters, self._total = None, letters.total or 0
        missing = letters.told(self._log)
        return self._behind(replace(anchor, came=self._total, covered=anchor.covered + missing))

    def _without_rest(self, page: Page, place: Place) -> Place:
        """What is left of the slice does not come, or nobody knows how much that is."""
        cut = place.slices[0]
        if cut.words:
            return self._without_letters(page, place)
        if self._total is None:
            told = f"The server could not search for {cut.cql}: {page.told}."
            if cut.undated and place.total:
                # How many have no date is known, and told behind the last slice.
                self._log.finding("no_undated", cut.cql, told)
            else:
                self._log.incomplete(told)
            return self._behind(place)
        left = self._total - place.start + 1
        self._log.incomplete(
            f"The last {left:,} of {records(self._total)} of {cut.cql} did not come: {page.told}. "
            "Give several narrower queries.",
            left,
        )
        return self._behind(replace(place, came=place.came + left))

    def _without_letters(self, page: Page, place: Place) -> Place:
        """As `_without_rest`; what none of the slices by letters brings is counted behind the last of them."""
        cut = place.slices[0]
        letters = self._letters
        assert letters is not None, "slices by letters are counted"
        refused = self._total is None and not (page.answer and page.answer.says(TOO_MANY))
        if not refused and letters.is_in_vain(cut.words):
            return self._behind(_without_index(place))
        if not refused and (longer := cut.longer()):
            return replace(place, slices=(*longer, *place.slices[1:]), start=1, came=0)
        if not refused:
            letters.cut_off()
        self._log.finding("slice_cut_off", cut.cql, f"Not all of {cut.cql} came: {page.told}.")
        if refused and not cut.exact and len(cut.prefix) == 1:
            # What the server does not take of an index, it takes for no letter.
            place = _without_index(place)
        return self._behind(place)

    def _hole(self, page: Page, place: Place, holes: int) -> Iterator[Damaged]:
        """A place where no record can be read; its bytes are kept where there are any."""
        cut = place.slices[0]
        if holes > MOST_HOLES:
            raise TransportError(
                f"{MOST_HOLES} records in a row of {cut.cql} did not come, the last at {place.start:,}: {page.told}."
            )
        self._arrivals.lost(cut, place.start)
        if page.body:
            yield Damaged(page.body, place.start, page.told)
        elif not cut.words:
            self._log.incomplete(f"Record {place.start:,} of {cut.cql} did not come: {page.told}.", 1)

    def _behind(self, place: Place) -> Place:
        """The place of the next slice or query; what the server counted beyond what came is told."""
        cut, total, rest = place.slices[0], self._total or 0, place.slices[1:]
        if cut.words:
            more = rest and rest[0].words
            return replace(place, slices=rest, start=1, came=0) if more else self._behind_letters(place)
        short = max(0, total - place.came)
        if short:
            self._log.incomplete(
                f"The server counts {records(total)} of {cut.cql}, and {place.came:,} came.", short
            )
        seen_whole = self._begun == cut or not place.came
        new = self._arrivals.since_last()
        covered = place.covered + (new + short if seen_whole else max(total, place.came))
        if rest and rest[0].undated and 0 < place.total <= covered:
            rest = rest[1:]
        if rest:
            return replace(place, slices=rest, start=1, came=0, covered=covered)
        if cut.dates and covered < place.total:
            missing = place.total - covered
            self._log.incomplete(
                f"{missing:,} of {records(place.total)} of {cut.query} did not come: "
                "they have no date by which they could be asked for.",
                missing,
            )
        return Place(place.queries, place.query + 1, whole=place.whole)


def _without_index(place: Place) -> Place:
    """The place without the further slices by the index of the first one."""
    cut, *others = place.slices
    return replace(place, slices=(cut, *(each for each in others if each.words != cut.words)))
