"""The file that `listing-audit rules new` writes: a small rule that works, with a comment at every place to fill in."""

from __future__ import annotations

from datetime import date

from listing_audit.model.topics import TOPICS

_TEMPLATE = """\
# How to write a rule, key by key: docs/writing-rules.md
id: {id}
version: 1
status: preview                     # stable once somebody has read every article that is cited
topic: {topic}
title: {{zh: "{topic_zh}：{word}", en: "{topic_en}: {word}"}}
kind: phrase
applies:
  jurisdictions: any                # any, or a list such as [CN, US, EU, GB]
  marketplaces: any
  categories: any                   # any, a list such as [food, cosmetics], or {{not: [drug]}}
  languages: any                    # any, [zh] or [en]: of the text
  fields: any                       # any, or title, subtitle, description, bullets, attributes
sources:                            # the law or policy that is printed with a finding; add url and article
  - {{name: "{source}", article: null, url: null, retrieved: {today}}}
severity: medium                    # critical | high | medium | low | info
verdict: violation                  # violation | needs_evidence | advice
however_plain: true                 # false: mere advice where its clause reads like a plain fact
find:
  terms: [{word}]                   # words as written, or lexicon:<zh|en|any>/<name>#<group>
  boundary: {boundary:<19}# word for English; none or token for Chinese
unless:                             # when the words are lawful after all; delete this block if there is no such case
  - name: denial
    note: {{zh: 否定表述, en: The text denies it}}
    when: {{negated: {{}}}}
message: {{zh: "“{{quote}}”不得使用", en: "“{{quote}}” may not be used"}}
why: {{zh: 说明规定了什么。, en: Say what the rule or law requires.}}
remedy: {{zh: 删除或改为可核实的描述。, en: Delete it or say something that can be checked.}}
examples:
  fires:                            # [[ ]] marks exactly what must be reported
    - "{before}[[{word}]]{after}"
  silent:
    - {{text: "{clean}"}}
    - {{text: "{denied}", because: denial}}
"""


def rule_template(rule_id: str, topic: str, *, today: date) -> str:
    """Return the text of a new rule file; it loads and its examples hold as it stands.

    The word to look for is taken from the last part of the id and is there to be replaced.
    """
    what = rule_id.split("-", 1)[-1].removeprefix(f"{topic}-").removeprefix(f"{topic.replace('_', '-')}-")
    word = what.rpartition("-")[2].replace("_", " ")
    _, zh, en = TOPICS[topic]
    return _TEMPLATE.format(
        id=rule_id,
        topic=topic,
        topic_zh=zh,
        topic_en=en.replace('"', "'"),
        word=word,
        source="自有规范 / House policy",
        today=today.isoformat(),
        boundary="word",
        before="A real ",
        after=" for your home",
        clean="A lamp for your home",
        denied=f"This is not a {word}",
    )


def pack_template(name: str, prefix: str) -> str:
    """Return the text of a `pack.yaml` for a new folder of rules."""
    return f"name: {name}\nversion: 0.1.0\ntitle: {{zh: {name}, en: {name}}}\nprefix: {prefix}   # every id begins with it\n"
