"""A negation counts when it governs the words of the candidate, and not when it only stands near them."""

from __future__ import annotations

import pytest

from listing_audit.verify.negation import is_negated


@pytest.mark.parametrize(
    "text",
    [
        "本品不能代替[药物]",
        "本品不具有预防、[治疗]疾病的功能",
        "我们不承诺[最低价]",
        "本店不销售任何特供、[专供]、内供酒",
        "普通化妆品，未申报美白、祛斑、[防脱]等特殊功效",
        "没有降糖、[降脂]的作用",
        "并非全网[最低]",
        "不是[最好]的但够用",
        "不含[激素]",
        "无[副作用]",
        "禁止用于[治疗]",
        "does not [cure] any disease",
        "not intended to diagnose, treat, [cure], or prevent any disease",
        "it isn't a [treatment] for acne",
        "contains no [steroids]",
        "made without [parabens]",
        "this is not the [best] cream",
        "never claims to [heal]",
        "we don't claim it [boosts] immunity",
        "we do not pretend the balm can [heal] wounds",
        "this rope alone will not make you [lose weight]",
        "it won't help anyone [sleep]",
        "we don't sell the balm for [psoriasis]",
        "we can't offer you a [cure] for dementia",
        "none of our tonics treats, prevents or [cures] cancer",
        "nothing in it treats or [shortens] flu",
        "nobody can [guarantee] admission",
        "people with asthma mustn't [use] it",
        "it will not prevent you from catching [colds] or flu",
        "this mesh won't keep the wearer from [insect bites]",
        "no watch: it can't warn you of a [stroke]",
        "you do not need to [cure] it under the lamp",
        "no known cure for [eczema], better or worse",
    ],
)
def test_words_in_the_scope_of_a_negation(text: str) -> None:
    """Taken back by the sentence itself."""
    start, end = text.index("["), text.index("]") - 1
    assert is_negated(text.replace("[", "").replace("]", ""), start, end)


@pytest.mark.parametrize(
    "text",
    [
        "没有副作用，[降脂]效果好",
        "不仅[最好]还便宜",
        "非常[有效]",
        "没有之一的[最佳]",
        "不得不说是[最好]的",
        "告别[痘痘]",
        "不含激素，[治疗]湿疹",
        "无与伦比的[最佳]体验",
        "特别[有效]",
        "won't cost you a fortune and [cures] acne",
        "无任何副作用 [治愈]率高",
        "不锈钢[最佳]选择",
        "not only [cures] acne but also eczema",
        "no side effects. it [cures] acne",
        "we don't say much, it [cures] acne",
        "don't let acne win, [cure] it",
        "nothing on the market can [clear] spots like it",
        "nobody can copy it, it [cures] acne",
        "nothing in the jar smells, [cures] acne",
        "contains no parabens and it [heals] eczema",
        "no. 1 [best] seller",
        "you can't go wrong with the [best]",
        "don't miss the [best] deal",
        "say no to [acne]",
        "without surgery, [removes] wrinkles",
        "without any side effects it [cures] acne",
        "no pills, no diets, [burns] fat",
        "tea for a life without [heartburn]",
        "it is no secret that it [cures] acne",
        "do not wait, [cure] it now",
        "never delay, [heal] it today",
        "you will not need drugs or needles to [cure] it",
        "no cream [heals] eczema faster than this one",
        "no tea [calms] a cough like ours",
    ],
)
def test_words_outside_the_scope(text: str) -> None:
    """A cue that negates something else, or nothing at all, takes nothing back."""
    start, end = text.index("["), text.index("]") - 1
    assert not is_negated(text.replace("[", "").replace("]", ""), start, end)
