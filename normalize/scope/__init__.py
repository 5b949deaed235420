"""Is it marine literature? Rules with reasons over classes, subject headings and a lexicon, all in tables."""

from normalize.scope.judging import Verdict, judge

__all__ = ["Verdict", "judge"]
