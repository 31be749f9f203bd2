"""What the desk calls its states and columns, in Chinese and English, in exports and on pages alike."""

from __future__ import annotations

from typing import Final

STATE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "open": ("待处理", "open"),
    "confirmed": ("已确认", "confirmed"),
    "fix_requested": ("已要求整改", "fix requested"),
    "fixed": ("已整改", "fixed"),
    "risk_proposed": ("拟接受风险", "risk proposed"),
    "accepted_risk": ("已接受风险", "risk accepted"),
    "false_positive": ("误报", "false positive"),
}
PRESENCE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "new": ("新增", "new"),
    "persisting": ("仍在", "persisting"),
    "reopened": ("再现", "reopened"),
    "gone": ("已消失", "gone"),
}
ACTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    "state": ("状态", "state"),
    "assignee": ("负责人", "assignee"),
    "due": ("期限", "due date"),
    "found_again": ("再次发现", "found again"),
    "waiver": ("豁免延期", "waiver renewed"),
}
FILTER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "source": ("来源", "source"),
    "family": ("类别", "family"),
    "topic": ("主题", "topic"),
    "rule_id": ("规则", "rule"),
    "severity": ("严重程度", "severity"),
    "verdict": ("结论", "verdict"),
    "jurisdiction": ("法域", "jurisdiction"),
    "seller": ("卖家", "seller"),
    "category": ("类目", "category"),
    "state": ("处理状态", "state"),
    "presence": ("变化", "change"),
    "assignee": ("负责人", "assignee"),
    "listing_id": ("商品编号", "listing"),
    "waived": ("已豁免", "waived"),
    "due_before": ("期限早于", "due before"),
    "due_from": ("期限不早于", "due from"),
}
ORDER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "severity": ("最严重在前", "worst first"),
    "newest": ("最新在前", "newest first"),
    "listing": ("按商品编号", "by listing"),
    "due": ("按期限（仅有期限的）", "by due date (only those with one)"),
}
# Values of filters that stand for several values of a finding, or for yes and no.
VALUE_WORDS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "state": {"unresolved": ("未了结", "unresolved")},
    "presence": {"present": ("未消失", "still there")},
    "waived": {"yes": ("是", "yes"), "no": ("否", "no")},
}


def word(pair: tuple[str, str], language: str) -> str:
    """Return the Chinese of a pair for `zh`, the English for anything else."""
    return pair[0 if language == "zh" else 1]


def told(action: str, value: str, language: str) -> str:
    """Return a value of a line of history as people read it: states by their words, others as they are."""
    if action in ("state", "found_again") and value in STATE_WORDS:
        return word(STATE_WORDS[value], language)
    return value or "–"
