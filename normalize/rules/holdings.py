"""Who holds it, where, and what of it."""

from normalize.builders.holdings import chinese_holding, holding_library, holdings
from normalize.rule import rule

RULES = (
    rule("holdings", marc21="852abchijkmtuz8 853 854 855 863 864 865 866az8 867az8 868az8", whole=holdings),
    rule("holdings", cnmarc="905acdefsvy", build=chinese_holding),
    rule("holdings", cnmarc="252abcdeghijklmtuz8 852abcdeghijklmtuz8 866az8 867az8 868az8", whole=holdings),
    rule("holdings", marc21="850a", cnmarc="850a", build=holding_library),
)
