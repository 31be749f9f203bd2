"""English inflections of a lexicon's terms: cure, cures, cured, curing.

Regular rules and a table of irregular words; nothing is looked up at run time.
"""

from __future__ import annotations

from typing import Literal

Forms = Literal["none", "verb", "noun", "adjective"]

# base: third person, past, participle, -ing. None where the regular rule is right.
_VERBS: dict[str, tuple[str, str, str, str]] = {
    "be": ("is", "was", "been", "being"),
    "beat": ("beats", "beat", "beaten", "beating"),
    "become": ("becomes", "became", "become", "becoming"),
    "begin": ("begins", "began", "begun", "beginning"),
    "break": ("breaks", "broke", "broken", "breaking"),
    "bring": ("brings", "brought", "brought", "bringing"),
    "build": ("builds", "built", "built", "building"),
    "burn": ("burns", "burned", "burnt", "burning"),
    "buy": ("buys", "bought", "bought", "buying"),
    "choose": ("chooses", "chose", "chosen", "choosing"),
    "come": ("comes", "came", "come", "coming"),
    "cut": ("cuts", "cut", "cut", "cutting"),
    "do": ("does", "did", "done", "doing"),
    "draw": ("draws", "drew", "drawn", "drawing"),
    "drive": ("drives", "drove", "driven", "driving"),
    "eat": ("eats", "ate", "eaten", "eating"),
    "fall": ("falls", "fell", "fallen", "falling"),
    "fight": ("fights", "fought", "fought", "fighting"),
    "find": ("finds", "found", "found", "finding"),
    "fit": ("fits", "fitted", "fit", "fitting"),
    "forget": ("forgets", "forgot", "forgotten", "forgetting"),
    "freeze": ("freezes", "froze", "frozen", "freezing"),
    "get": ("gets", "got", "gotten", "getting"),
    "give": ("gives", "gave", "given", "giving"),
    "go": ("goes", "went", "gone", "going"),
    "grow": ("grows", "grew", "grown", "growing"),
    "have": ("has", "had", "had", "having"),
    "hide": ("hides", "hid", "hidden", "hiding"),
    "hold": ("holds", "held", "held", "holding"),
    "hurt": ("hurts", "hurt", "hurt", "hurting"),
    "keep": ("keeps", "kept", "kept", "keeping"),
    "know": ("knows", "knew", "known", "knowing"),
    "lead": ("leads", "led", "led", "leading"),
    "leave": ("leaves", "left", "left", "leaving"),
    "let": ("lets", "let", "let", "letting"),
    "lose": ("loses", "lost", "lost", "losing"),
    "make": ("makes", "made", "made", "making"),
    "mean": ("means", "meant", "meant", "meaning"),
    "outperform": ("outperforms", "outperformed", "outperformed", "outperforming"),
    "outsell": ("outsells", "outsold", "outsold", "outselling"),
    "overcome": ("overcomes", "overcame", "overcome", "overcoming"),
    "pay": ("pays", "paid", "paid", "paying"),
    "prove": ("proves", "proved", "proven", "proving"),
    "put": ("puts", "put", "put", "putting"),
    "quit": ("quits", "quit", "quit", "quitting"),
    "rebuild": ("rebuilds", "rebuilt", "rebuilt", "rebuilding"),
    "regrow": ("regrows", "regrew", "regrown", "regrowing"),
    "reset": ("resets", "reset", "reset", "resetting"),
    "rise": ("rises", "rose", "risen", "rising"),
    "rid": ("rids", "rid", "rid", "ridding"),
    "run": ("runs", "ran", "run", "running"),
    "say": ("says", "said", "said", "saying"),
    "see": ("sees", "saw", "seen", "seeing"),
    "sell": ("sells", "sold", "sold", "selling"),
    "send": ("sends", "sent", "sent", "sending"),
    "shed": ("sheds", "shed", "shed", "shedding"),
    "show": ("shows", "showed", "shown", "showing"),
    "shrink": ("shrinks", "shrank", "shrunk", "shrinking"),
    "sleep": ("sleeps", "slept", "slept", "sleeping"),
    "spread": ("spreads", "spread", "spread", "spreading"),
    "steal": ("steals", "stole", "stolen", "stealing"),
    "take": ("takes", "took", "taken", "taking"),
    "teach": ("teaches", "taught", "taught", "teaching"),
    "think": ("thinks", "thought", "thought", "thinking"),
    "wear": ("wears", "wore", "worn", "wearing"),
    "win": ("wins", "won", "won", "winning"),
    "withdraw": ("withdraws", "withdrew", "withdrawn", "withdrawing"),
    "write": ("writes", "wrote", "written", "writing"),
}
_NOUNS: dict[str, str] = {
    "child": "children", "man": "men", "woman": "women", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "bacterium": "bacteria", "fungus": "fungi", "virus": "viruses", "diagnosis": "diagnoses",
    "psoriasis": "psoriasis", "arthritis": "arthritis", "diabetes": "diabetes", "crisis": "crises", "basis": "bases",
    "cellulitis": "cellulitis", "series": "series", "species": "species", "knife": "knives", "wife": "wives",
    "life": "lives", "leaf": "leaves", "shelf": "shelves", "half": "halves", "wolf": "wolves", "thief": "thieves",
    "loaf": "loaves", "hero": "heroes", "potato": "potatoes", "tomato": "tomatoes", "mosquito": "mosquitoes",
    "index": "indices", "appendix": "appendices", "matrix": "matrices", "phenomenon": "phenomena",
    "criterion": "criteria", "medium": "media", "stimulus": "stimuli", "nucleus": "nuclei", "larva": "larvae",
    "information": "information", "evidence": "evidence", "equipment": "equipment", "acne": "acne",
}  # fmt: skip
_ADJECTIVES: dict[str, tuple[str, ...]] = {
    "good": ("better", "best"), "well": ("better", "best"), "bad": ("worse", "worst"), "ill": ("worse", "worst"),
    "far": ("farther", "farthest", "further", "furthest"), "little": ("less", "least"), "much": ("more", "most"),
    "many": ("more", "most"), "old": ("older", "oldest", "elder", "eldest"), "fun": ("funner", "funnest"),
}  # fmt: skip
# Stress on the last syllable doubles the consonant; no rule of spelling shows where the stress lies.
_DOUBLING = frozenset({
    "admit", "commit", "compel", "control", "deter", "equip", "excel", "expel", "forget", "format", "incur", "occur",
    "omit", "overlap", "patrol", "permit", "prefer", "propel", "rebut", "recur", "refer", "regret", "repel", "repot",
    "submit", "transfer", "transmit", "upset",
})  # fmt: skip
_VOWELS = frozenset("aeiou")


def inflected(term: str, forms: Forms) -> tuple[str, ...]:
    """Return the term and its English inflections, the term first, without repetition.

    Of several words a verb inflects the first and a noun or adjective the last: get rid of → gets rid of, skin
    problem → skin problems. A hyphenated word inflects its last part. Terms that are not Latin come back alone.
    """
    if forms == "none" or not term.isascii() or not term:
        return (term,)
    words = term.split(" ")
    place = 0 if forms == "verb" else len(words) - 1
    before, hyphen, word = words[place].rpartition("-")
    found: dict[str, None] = {term: None}
    for form in _forms_of(word, forms):
        words_now = [*words]
        words_now[place] = before + hyphen + form
        found[" ".join(words_now)] = None
    return tuple(found)


def _forms_of(word: str, forms: Forms) -> tuple[str, ...]:
    if not word.isalpha():
        return (word,)
    lower = word.lower()
    if forms == "verb":
        return _verb_forms(lower)
    if forms == "noun":
        return (word, _NOUNS.get(lower) or _with_s(lower))
    return _adjective_forms(lower)


def _verb_forms(word: str) -> tuple[str, ...]:
    if word in _VERBS:
        third, past, participle, ing = _VERBS[word]
        return (word, third, past, participle, ing)
    return (word, _with_s(word), _with_ed(word), _with_ing(word))


def _adjective_forms(word: str) -> tuple[str, ...]:
    if word in _ADJECTIVES:
        return (word, *_ADJECTIVES[word])
    if word.endswith("e"):
        return (word, word + "r", word + "st")
    if _ends_in_consonant_y(word):
        return (word, word[:-1] + "ier", word[:-1] + "iest")
    stem = word + word[-1] if _doubles(word) else word
    return (word, stem + "er", stem + "est")


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _ends_in_consonant_y(word):
        return word[:-1] + "ied"
    return (word + word[-1] if _doubles(word) else word) + ("ked" if word.endswith("ic") else "ed")


def _with_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return (word + word[-1] if _doubles(word) else word) + ("king" if word.endswith("ic") else "ing")


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _doubles(word: str) -> bool:
    """Return whether the last consonant doubles: stop, slim; not fix, show, heal, open."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy" or word[-2] not in _VOWELS:
        return False
    if word[-3] in _VOWELS and not (word[-3] == "u" and word[-4:-3] == "q"):
        return False
    groups = sum(1 for at, char in enumerate(word) if char in _VOWELS and (at == 0 or word[at - 1] not in _VOWELS))
    if word.startswith("qu"):
        groups = sum(1 for at in range(2, len(word)) if word[at] in _VOWELS and word[at - 1] not in _VOWELS) or 1
    return groups == 1 or word in _DOUBLING
