"""Names of people, bodies and publishers in the form in which two libraries write them alike."""

import re

from normalize.folding import fold, fold_key
from normalize.record import Agent

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEGAL = re.compile(
    r"(?:股份|责任|有限|集团|总|发行|编辑|音像|电子|数字)*(?:公司|出版社|出版公司|出版集团|出版局|出版中心|出版部|出版|发行所|发行部|印行|印刷厂|印书馆|编印|社)$"
)
_WESTERN_LEGAL = re.compile(
    r"\b(?:press|pubs?|publ|publishers?|publications?|publishing|verlag|editions?|ed(?:itora|itorial|itrice|iteur|s)?|"
    r"inc|ltd|limited|co|corp|company|gmbh|kg|ag|llc|plc|sons|books|house|izd(?:atel'?stvo)?|izd vo|"
    r"chu\s?ban\s?she|shuppan(?:sha)?|the|and|university|univ|of|for|de|la|le)\b"
)


def agent_forms(agent: Agent) -> frozenset[str]:
    """Every form of a name, with spaces and commas gone: `傅小随`, `fuxiaosui`."""
    return frozenset(form for form in (fold_key(agent.original), fold_key(agent.name)) if form)


def found_by(agent: Agent) -> frozenset[str]:
    """By what a maker is looked for: a Western person by the surname, since given names are written in many ways."""
    surname, comma, _ = agent.name.partition(",")
    if agent.kind == "person" and comma and not agent.original:
        return frozenset({fold_key(surname)}) - {""}
    return agent_forms(agent)


def surname_and_initial(agent: Agent) -> str:
    """`smith j` of a Western name as headings write it; empty for Han and for bodies."""
    if agent.kind != "person" or _HAN.search(agent.name):
        return ""
    surname, comma, given = fold(agent.name).partition(",")
    initial = given.strip()[:1]
    return f"{fold_key(surname)} {initial}" if comma and initial else ""


def publisher_form(name: str) -> str:
    """The part of a publisher's name that tells it from others: `上海教育`, `springer`."""
    folded = fold(name).strip(" []().,:;")
    if _HAN.search(folded):
        bare = fold_key(folded)
        while (cut := _LEGAL.sub("", bare)) != bare and len(cut) >= 2:
            bare = cut
        return bare
    return fold_key(_WESTERN_LEGAL.sub(" ", folded)) or fold_key(folded)
