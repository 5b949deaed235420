"""Who holds it, where, and what of it."""

from normalize.builders.holdings import chinese_holding, holdings
from normalize.rule import rule

RULES = (
    rule("holdings", marc21="852abchijkmuz8 853 863 866az8 867az8 868az8", whole=holdings),
    rule("holdings", cnmarc="905acdefsv", build=chinese_holding),
)
