"""What a finding can be about. Names are part of the output contract; add one only with a rule that needs it."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["violation", "needs_evidence", "advice", "undecided"]
Severity = Literal["critical", "high", "medium", "low", "info"]
Confidence = Literal["high", "medium", "low"]

VERDICTS: tuple[Verdict, ...] = ("violation", "needs_evidence", "advice", "undecided")
SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low", "info")  # worst first
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")  # surest first

FAMILY_TITLES: dict[str, tuple[str, str]] = {
    "superlatives": ("绝对化用语", "Absolute superlatives"),
    "claims": ("虚假与违规宣称", "False and barred claims"),
    "ip": ("知识产权风险", "IP risk"),
    "conduct": ("经营行为", "Seller conduct"),
    "pricing": ("价格与促销", "Prices and promotions"),
    "privacy": ("隐私与个人信息", "Privacy"),
}

# topic: (family, Chinese title, English title)
TOPICS: dict[str, tuple[str, str, str]] = {
    "superlative": ("superlatives", "绝对化用语", "Absolute superlative or unprovable rank"),
    "medical_claim": ("claims", "非医疗商品宣称医疗作用", "Disease or medical claim on goods that may not make one"),
    "health_claim": (
        "claims",
        "保健功能宣称",
        "Structure/function or nutrition-and-health claim without its disclaimer or authorisation",
    ),
    "antimicrobial_claim": ("claims", "抗菌杀菌宣称", "Kills or repels germs or pests without registration"),
    "exaggerated_effect": ("claims", "夸大功效", "Effect that goods of this kind cannot have, or may not claim"),
    "efficacy_guarantee": ("claims", "功效或安全保证", "Guarantee of effect, safety, cure rate, return"),
    "unsupported_statistic": ("claims", "引证无出处", "Figure, rank or test result without source, date or scope"),
    "state_endorsement": ("claims", "借国家机关名义", "State organ, agency or official used as endorsement"),
    "expert_or_user_testimonial": (
        "claims",
        "专家或用户证言",
        "Expert, patient or customer testimonial where it is barred or untypical",
    ),
    "false_certification_or_award": (
        "claims",
        "认证与荣誉",
        "Certificate, seal or award that is barred, abolished or unproven",
    ),
    "false_origin": ("claims", "产地与进口", "Origin claim that contradicts itself or needs proof"),
    "green_claim": (
        "claims",
        "环保与有机宣称",
        "Environmental or organic claim that is generic, unqualified or unproven",
    ),
    "disparagement": ("claims", "贬低同行", "Running down other traders or their goods"),
    "free_claim": ("claims", "免费宣称", "“Free” with a hidden condition"),
    "false_scarcity": ("claims", "虚构紧缺", "Scarcity or deadline that must be true and dated"),
    "superstition_or_indecency": ("claims", "迷信与低俗", "Superstition, indecency, breach of public morals"),
    "evasion": ("claims", "变形规避", "A prohibited term disguised (reported beside the underlying topic)"),
    "counterfeit_hint": ("ip", "仿冒暗示", "Wording that hints at counterfeit goods"),
    "brand_misuse": ("ip", "商标不当使用", "Another's brand used beyond what naming the goods needs"),
    "protected_symbol": ("ip", "受保护标志", "Olympic, Red Cross, state and other protected symbols and names"),
    "celebrity_use": ("ip", "名人姓名肖像", "A person's name used to sell without sign of consent"),
    "patent_claim": ("ip", "专利宣称", "Patent claim without number and kind, pending or lapsed"),
    "prohibited_goods": ("conduct", "禁限售商品", "Goods that may not be sold here, or not without a permit"),
    "unfair_term": ("conduct", "不公平条款", "Term that takes away the buyer's rights"),
    "review_incentive": ("conduct", "好评返现", "Reward or pressure for favourable reviews"),
    "missing_information": (
        "conduct",
        "缺少法定信息",
        "Information that this category must show is missing or malformed",
    ),
    "marketplace_style": ("conduct", "平台规范", "Marketplace rule on titles, characters, length, contact details"),
    "reference_above_lawful_baseline": ("pricing", "被比较价高于合法基准", "Reference price above the lawful baseline"),
    "percent_not_on_lawful_baseline": (
        "pricing",
        "折扣未按合法基准计算",
        "Percentage not measured from the lawful baseline",
    ),
    "percent_arithmetic_mismatch": (
        "pricing",
        "折扣算术不符",
        "Percentage, 折 or amount overstated against the printed prices",
    ),
    "unlabelled_reference": ("pricing", "被比较价未说明含义", "Reference price with no explanation of what it is"),
    "no_prior_sale_at_reference": ("pricing", "从未以该价成交", "Never offered or sold at the reference price"),
    "raised_before_promotion": ("pricing", "先涨后降", "Price lifted shortly before the promotion"),
    "perpetual_sale": ("pricing", "长期“促销”", "The sale price has become the usual price"),
    "history_insufficient": ("pricing", "价格记录不足", "The record cannot decide the claim (verdict undecided)"),
    "promo_price_not_lower": ("pricing", "促销价并不更低", "Promotional price not below the lawful baseline"),
    "expired_or_resetting_countdown": ("pricing", "倒计时失实", "Deadline passed or timer restarted"),
    "currency_or_unit_mismatch": (
        "pricing",
        "币种或单位不一致",
        "Prices in different currency, tax treatment, quantity or unit",
    ),
    "controller_identity": ("privacy", "处理者名称", "Who is responsible"),
    "contact": ("privacy", "联系方式", "How to reach them"),
    "purposes": ("privacy", "处理目的", "Purposes"),
    "data_categories": ("privacy", "个人信息种类", "Categories of data"),
    "sensitive_data": ("privacy", "敏感个人信息", "Sensitive data"),
    "legal_basis_or_consent": ("privacy", "合法性基础", "Legal basis or consent"),
    "retention": ("privacy", "保存期限", "Retention"),
    "third_party_sharing": ("privacy", "向第三方提供", "Sharing with third parties"),
    "recipients_named": ("privacy", "接收方名称", "Recipients by name"),
    "cross_border": ("privacy", "跨境提供", "Transfers abroad"),
    "rights_access": ("privacy", "查阅复制权", "Right of access"),
    "rights_delete": ("privacy", "删除权", "Right to deletion"),
    "rights_correct": ("privacy", "更正补充权", "Right to correction"),
    "rights_withdraw": ("privacy", "撤回同意", "Withdrawal of consent"),
    "rights_portability": ("privacy", "转移权", "Portability"),
    "rights_complaint": ("privacy", "投诉举报", "Complaint to an authority"),
    "rights_account_cancel": ("privacy", "注销账号", "Closing the account"),
    "children": ("privacy", "未成年人", "Children"),
    "security_measures": ("privacy", "安全措施", "Security measures"),
    "cookies_tracking": ("privacy", "Cookie 与追踪", "Cookies and tracking"),
    "automated_decision": ("privacy", "自动化决策", "Automated decisions"),
    "policy_changes": ("privacy", "政策变更", "Changes to the policy"),
    "effective_date": ("privacy", "生效日期", "Effective date"),
    "do_not_sell": ("privacy", "拒绝出售", "Do not sell or share"),
    "method_of_exercise": ("privacy", "行权方式", "How to exercise rights"),
    "not_a_policy": ("privacy", "并非隐私政策", "The document is not a privacy policy"),
    "undisclosed_collection": ("privacy", "未告知的收集", "Collects personal data or contact without notice"),
    "excessive_collection": ("privacy", "过度收集", "Asks for more than the purchase needs"),
    "children_data": ("privacy", "儿童信息", "Collects or tracks children's data"),
    "smart_device_no_policy": (
        "privacy",
        "智能设备无隐私政策",
        "Networked device with camera, voice, location or health data and no policy",
    ),
}


def family_of(topic: str) -> str:
    """Return the family of a topic; KeyError when there is no such topic."""
    return TOPICS[topic][0]


def severity_rank(severity: Severity) -> int:
    """Return 0 for the worst severity and more for milder ones."""
    return SEVERITIES.index(severity)


def milder(severity: Severity, steps: int = 1) -> Severity:
    """Return a severity that many steps less bad, at the mildest `info`."""
    return SEVERITIES[min(severity_rank(severity) + steps, len(SEVERITIES) - 1)]


def worse(severity: Severity, steps: int = 1) -> Severity:
    """Return a severity that many steps worse, at the worst `critical`."""
    return SEVERITIES[max(severity_rank(severity) - steps, 0)]


def less_sure(confidence: Confidence, steps: int = 1) -> Confidence:
    """Return a confidence that many steps lower, at the lowest `low`."""
    return CONFIDENCES[min(CONFIDENCES.index(confidence) + steps, len(CONFIDENCES) - 1)]
