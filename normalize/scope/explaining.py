"""Why a record is in scope or not, in a sentence for a librarian, in Chinese or English."""

import re

from normalize.record import Record
from normalize.scope.evidence import Evidence
from normalize.scope.judging import ENOUGH, evidence_of
from normalize.scope.rules import ScopeRules

REASON = re.compile(r'(\w+) "(.*)"\Z', re.DOTALL)
CLASS = re.compile(r"(\w+) (.+?) \((.*)\)\Z")
PARTS = {
    "subject": "主题词",
    "title": "题名",
    "host": "刊名",
    "series": "丛编",
    "text": "附注或提要",
    "publisher": "出版者",
    "area": "地区代码",
    "clc": "中图法",
    "lcc": "国会分类法",
    "ddc": "杜威分类法",
    "udc": "国际十进分类法",
    "casc": "科图法",
}


def explained(record: Record, rules: ScopeRules, language: str = "en") -> str:
    """What spoke for and against, with points, and where that can be changed. `language`: zh or en."""
    found = [evidence for evidence in evidence_of(record, rules) if evidence.points]
    points = sum(evidence.points for evidence in found)
    found.sort(key=lambda evidence: -abs(evidence.points))
    chinese = language == "zh"
    said = [_chinese(evidence, rules) if chinese else _english(evidence) for evidence in found]
    marine = points >= ENOUGH
    if chinese:
        return _chinese_sentence(points, said, marine)
    return _english_sentence(points, said, marine)


def _english_sentence(points: float, said: list[str], marine: bool) -> str:
    if marine:
        return f"{points:.0f} points, {ENOUGH} are enough: {'; '.join(said)}"
    if not said:
        return (
            "no class, heading or title of it speaks for the sea; if one should, "
            "add a line to lexicon.tsv or classes.tsv in HAIMU_HOME/tables"
        )
    shown = min(points, ENOUGH - 0.1)
    return (
        f"{shown:.1f} points, {ENOUGH} are needed: {'; '.join(said)}; "
        "weights can be changed in lexicon.tsv and classes.tsv in HAIMU_HOME/tables"
    )


def _chinese_sentence(points: float, said: list[str], marine: bool) -> str:
    if marine:
        return f"{points:.0f} 分，满 {ENOUGH} 分即收录：{'；'.join(said)}"
    if not said:
        return (
            "分类号、主题词和题名都没有涉及海洋；若应收录，"
            "请在 HAIMU_HOME/tables 的 lexicon.tsv 或 classes.tsv 里加一行"
        )
    shown = min(points, ENOUGH - 0.1)
    return (
        f"{shown:.1f} 分，不满 {ENOUGH} 分：{'；'.join(said)}；"
        "权重可在 HAIMU_HOME/tables 的 lexicon.tsv 和 classes.tsv 里修改"
    )


def _english(evidence: Evidence) -> str:
    against = "against: " if evidence.points < 0 else ""
    return f"{against}{', '.join(evidence.reasons)} {evidence.points:+.1f}".replace(".0", "")


def _chinese(evidence: Evidence, rules: ScopeRules) -> str:
    against = "不利：" if evidence.points < 0 else ""
    named = "、".join(_in_chinese(reason, rules) for reason in evidence.reasons)
    return f"{against}{named} {evidence.points:+.1f}".replace(".0", "")


def _in_chinese(reason: str, rules: ScopeRules) -> str:
    if (quoted := REASON.match(reason)) is not None:
        return f"{PARTS[quoted[1]]}“{quoted[2]}”"
    if (classed := CLASS.match(reason)) is not None:
        rule = rules.classes.named(classed[1].lower(), classed[2].upper())
        return f"{PARTS[classed[1].lower()]} {classed[2]}（{rule.zh if rule else classed[3]}）"
    return "海图"
