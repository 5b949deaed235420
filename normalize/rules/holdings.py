"""Who holds it, where, and what of it."""

from normalize.builders.holdings import chinese_holding, holding_library, holdings
from normalize.rule import rule

_EXTENT = "841b 842 843 844 845 853 854 855 863 864 865 866az38 867az38 868az38 876 877 878"
"""Terms, captions, numbers, texts and pieces: read with the place that they belong to."""

RULES = (
    rule("holdings", marc21=f"852abcghijklmpuz38 {_EXTENT}", whole=holdings),
    rule("holdings", cnmarc="905abcdefsvy", build=chinese_holding),
    rule("holdings", cnmarc=f"252abchijkmuz8 852abcghijklmpuz38 {_EXTENT}", whole=holdings),
    rule("holdings", marc21="850a", cnmarc="850a", build=holding_library),
)
