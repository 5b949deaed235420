"""Which members describe the same publication: keys that find candidates, points that decide, clusters."""

from catalog.matching.candidate import Candidate, Matcher
from catalog.matching.matcher import ScoredMatcher

__all__ = ["Candidate", "Matcher", "ScoredMatcher"]
