"""A handful of rules and no lexicons, for tests of the doors: they must not depend on what the shipped rules say."""

from __future__ import annotations

from pathlib import Path

_HEAD = """\
version: 1
status: stable
sources: [{name: %(law)s, article: "%(article)s", url: "https://law.example/%(article)s", retrieved: 2026-11-21}]
"""

_FILES = {
    "cn/pack.yaml": "name: cn\nversion: 1.2.0\ntitle: {zh: 中国, en: China}\nprefix: cn\njurisdictions: [CN]\n",
    "us/pack.yaml": "name: us\nversion: 1.0.0\ntitle: {zh: 美国, en: United States}\nprefix: us\njurisdictions: [US]\n",
    "cn/superlative/cn-superlative-quality.yaml": "id: cn-superlative-quality\n"
    + _HEAD % {"law": "广告法", "article": "9(3)"}
    + """\
topic: superlative
title: {zh: 绝对化用语, en: Absolute word}
kind: phrase
applies: {jurisdictions: [CN], languages: [zh]}
in_force: {from: 2015-09-01, until: null}
severity: high
verdict: violation
find: {terms: [最佳], boundary: none}
unless:
  - name: consumption-tip
    source: {name: 执法指南, article: 6(2)}
    note: {zh: 食用或使用提示, en: A tip for use}
    when: {followed_by: {terms: [食用期]}}
message: {zh: "“{quote}”是绝对化用语", en: "“{quote}” is an absolute word"}
why: {zh: 法律不许, en: The law says so}
remedy: {zh: 写事实, en: Write facts}
suggest: [{from: 最佳, to: 舒适}]
examples:
  fires: ["这是[[最佳]]面霜"]
  silent: [{text: 最佳食用期12个月, because: consumption-tip}]
""",
    "us/medical_claim/us-medical-claim-cure.yaml": "id: us-medical-claim-cure\n"
    + _HEAD % {"law": "FDCA", "article": "201"}
    + """\
topic: medical_claim
title: {zh: 疾病宣称, en: Disease claim}
kind: phrase
applies: {jurisdictions: [US], languages: [en]}
severity: critical
verdict: violation
find: {terms: [cures], boundary: word}
message: {zh: "“{quote}”是疾病宣称", en: "“{quote}” is a disease claim"}
why: {zh: 法律不许, en: The law says so}
remedy: {zh: 删去, en: Delete it}
examples:
  fires: ["[[cures]] eczema"]
  silent: [{text: secures the lid}]
""",
    "cn/missing_information/cn-missing-information-licence.yaml": "id: cn-missing-information-licence\n"
    + _HEAD % {"law": "条例", "article": "5"}
    + """\
topic: missing_information
title: {zh: 缺少许可证号, en: No licence number}
kind: required
applies: {jurisdictions: [CN], categories: [medical_device]}
severity: medium
verdict: violation
required: {attributes: [license_no]}
message: {zh: 缺少许可证号, en: The licence number is missing}
why: {zh: 必须标明, en: It must be shown}
remedy: {zh: 写明许可证号, en: Show it}
examples:
  fires: [{text: 血压计, category: medical_device, complete: true}]
  silent: [{text: 血压计, category: medical_device, complete: true, attributes: {license_no: 械备1}}]
""",
}


def build(folder: Path) -> Path:
    """Write the rules, and an empty lexicon folder, below the folder and return it."""
    for name, text in _FILES.items():
        path = folder / "rules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (folder / "lexicons").mkdir(exist_ok=True)
    return folder
