"""A query of which the target gives only the first records, in parts that are small enough."""

from collections.abc import Iterator

from harvesters.harvester import RunLog
from harvesters.letters import LetterCount
from harvesters.z3950.pqf import DATE, Cut
from harvesters.z3950.results import Results
from normalize.raw import Damaged, RawRecord


class Parting:
    """The parts of the query that was asked last, by year and by letters, until all has come or nothing is left."""

    def __init__(self, results: Results, log: RunLog, whole: Cut) -> None:
        self._results = results
        self._log = log
        self._whole = whole
        self._waiting = list(whole.parted())
        self._count = LetterCount(whole.query, results.hits, results.reached - 1, results.ids)
        self._most = results.reached - 1
        self._sizes = {whole: results.hits}  # of what was parted, as the target counts

    def deliveries(self) -> Iterator[RawRecord | Damaged]:
        """The records of the parts; at last what came by none of them is told."""
        while self._waiting and not self._count.is_whole and not self._results.ended():
            cut = self._waiting.pop(0)
            parts = cut.parted()
            for delivery in self._results.of(cut, most=self._most if parts else None):
                if not isinstance(delivery, int):
                    yield delivery
            self._after(cut, parts)
        if not self._results.ended():
            self._count.told(self._log)

    def _after(self, cut: Cut, parts: tuple[Cut, ...]) -> None:
        """What to ask when a part has been asked."""
        end, hits = self._results.end, self._results.hits
        ignored = hits is not None and self._is_ignored(cut, hits)
        vain = end == "too_large" and self._count.is_in_vain(str(cut.use))
        if ignored or vain or (end == "refused" and len(cut.prefix) < 2):
            self._leave(cut)
        elif end == "too_large" and parts:
            self._sizes[cut] = hits
            self._waiting[:0] = parts
        elif end == "too_large":
            self._count.cut_off()

    def _is_ignored(self, cut: Cut, hits: int) -> bool:
        base = cut.base
        return self._count.is_ignored(f"{cut.use} of {base.pqf}", hits, self._sizes.get(base))

    def _leave(self, cut: Cut) -> None:
        """The target cannot search by what the part was made by: leave the others like it, for letters in place of
        years.
        """
        self._waiting = [each for each in self._waiting if (each.use, each.base) != (cut.use, cut.base)]
        if cut.use == DATE:
            self._waiting += self._whole.by_letters()
