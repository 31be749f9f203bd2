"""Which language a text is written in: by script first, by small function words where the script is Latin.

Runs once for every field of every listing, so it looks at a bounded sample and counts with byte tables.
"""

from __future__ import annotations

import re
from typing import Final

from listing_audit.model.scope import base_language
from listing_audit.values import late

SAMPLE_CHARS: Final = 400
_HTML_WINDOW: Final = 4000  # markup in front of the words may be long; code points of HTML read for one sample
_HTML_WINDOWS: Final = 4

# The high byte of a UTF-16 code unit says the script well enough to count with (Unicode 15, block boundaries).
_HAN: Final = bytes(range(0x34, 0xA0)) + b"\xf9\xfa"
_KANA_AND_PUNCTUATION: Final = 0x30
_HANGUL: Final = bytes(range(0xAC, 0xD8)) + b"\x11"
_OTHER_SCRIPTS: Final = (
    ("ru", b"\x04"), ("el", b"\x03"), ("he", b"\x05"), ("ar", b"\x06\xfb\xfe"), ("hi", b"\x09"), ("th", b"\x0e"),
)  # fmt: skip

_NOT_LATIN: Final = _HAN + b"\x30\xff"
# Model codes (KFR-35GW) are no words of a language; EOS and USB neither.
_LATIN_WORD = late(r"[A-Z]{4,}|[a-zA-Z\u00c0-\u024f][a-z\u00df-\u024f]{2,}")
_KANA = late(r"[\u3041-\u3096\u30a1-\u30fa\uff66-\uff9d]")
_UNSEEN = late(r"<!--.*?(?:-->|\Z)|<(style|script)\b.*?(?:</\1|\Z)|<[a-z/!?][^<>]*>?", re.DOTALL | re.IGNORECASE)
_TAG = late(r"<[a-zA-Z/!?]")
_ENTITY = late(r"&#?[a-zA-Z0-9]{1,31};")
_LETTER = late(r"[^\W\d_]")

# Function words. Two points: hardly ever in another language's product text. One point: shared, or found in
# English listings too ("die cast", "Eau de Parfum", "pour over").
_TWO_POINTS: Final = {
    "en": "the and with for of from your you this that are our by is it will can has have not at be when which made",
    "de": "und mit für oder ohne aus auf ist nicht zum zur von bei eine einen einer wird sind auch werden sie den dem",
    "fr": "avec et les une dans sur est aux vous notre votre cette sont qui ces plus être au",
    "es": "con para y los las una del su por más este esta sin muy está hombre mujer",
    "it": "gli della delle dei degli nel nella con di una questo questa sono più anche il uomo donna",
    "pt": "com para uma dos das não seu sua mais você são em pelo pela também os",
    "nl": "het een voor met niet zijn deze wordt naar onze ook uit bij geen heren",
    "pl": "jest dla oraz się przez nie które który na od lub ze jako również do",
    "cs": "je nebo které který jako také není jsou při až ve byl",
    "sv": "och för med som är på av till inte att ett från har den det",
    "da": "og til med som er på ikke fra kan ved vores det",
    "fi": "ja on sekä tai jossa ei ovat mukaan joka myös kun",
    "tr": "ve için ile bir bu çok olarak daha olan",
}
_ONE_POINT: Final = {
    "en": "a in on to as or all set pack men women kids black white size new",
    "de": "die der das ein im in damen herren set",
    "fr": "de la le des du en pour sans à par femme homme",
    "es": "de la el en un o a al",
    "it": "la le lo da un per in e a del al i",
    "pt": "de o a e do da um no na por se as",
    "nl": "de en in op van te is om dames",
    "pl": "i w z o a po za",
    "cs": "a v s na z do o i k pro se",
    "sv": "i en de om du",
    "da": "i en et de om for den at",
    "fi": "se ne",
    "tr": "en da de ve",
}
# Letters that one language has and the others here lack: one point each kind, at most two.
_LETTER_POINTS: Final = {
    "de": "ßäöü", "fr": "çœêàùî", "es": "ñ¿¡", "pt": "ãõ", "pl": "łżśęąćźń", "cs": "řěůčžš", "sv": "å", "da": "øæ",
    "tr": "ığş",
}  # fmt: skip


def _points() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for points, table in ((2, _TWO_POINTS), (1, _ONE_POINT)):
        for language, words in table.items():
            for word in words.split():
                found.setdefault(word, []).append((language, points))
    return {word: tuple(votes) for word, votes in found.items()}


_WORD_POINTS: Final = _points()
_WORDS: Final = frozenset(_WORD_POINTS)
_LATIN_LANGUAGES: Final = frozenset(_TWO_POINTS)
_FOREIGN_LETTERS: Final = frozenset("".join(_LETTER_POINTS.values()))
# A text is called foreign only on this much evidence: French words on a perfume do not make its listing French.
_ENOUGH_POINTS: Final = 3


def detected_language(text: str, *, is_html: bool | None = None) -> str | None:
    """Return the language that the text itself shows (`zh`, `en`, `de` …), or None when it shows none.

    A model number, a brand name or a few Latin words without a small word such as "the" or "mit" show none.
    Only 400 code points outside markup are looked at: the first ones, or those from the first letter on.
    """
    sample = _sample(text, is_html)
    if sample.isascii():
        return _latin_language(sample)
    codes = sample.encode("utf-16-le", "surrogatepass")[1::2]
    han = len(codes) - len(codes.translate(None, _HAN))
    words = _word_count(sample, codes)
    if codes.find(_KANA_AND_PUNCTUATION) >= 0:
        kana = len(_KANA.findall(sample))
        # の alone is a fashion on Chinese packaging, so a lone kana letter does not make a text Japanese.
        if kana >= 2 and kana * 3 >= han and kana + han >= words:
            return "ja"
    if han and han >= words:
        return "zh"
    hangul = len(codes) - len(codes.translate(None, _HANGUL))
    if hangul and hangul * 2 >= words:
        return "ko"
    return _other_script(codes, words) or _latin_language(sample)


def language_of(text: str, *, is_html: bool | None = None, given: str | None = None) -> str | None:
    """Return the text's language; where the text does not show one, the given tag, else what its script suggests.

    A given tag that fits what the text shows is returned as it is (`zh-Hant`), so that nothing known is lost.
    None when there is nothing to read and nothing was given.
    """
    return fitted_language(detected_language(text, is_html=is_html), text, is_html=is_html, given=given)


def fitted_language(found: str | None, text: str, *, is_html: bool | None, given: str | None) -> str | None:
    """Return what `language_of` returns, for a text whose language was already looked for."""
    if found is None:
        return given or _by_script(_sample(text, is_html))
    if given is None or given == found:
        return found
    base = base_language(given)
    # Japanese written without kana looks Chinese; a listing that says `ja` is believed.
    return given if base == found or (found == "zh" and base == "ja") else found


def is_latin(language: str | None) -> bool:
    """Return whether this is one of the languages in Latin letters that are told apart here."""
    return language in _LATIN_LANGUAGES


def _by_script(sample: str) -> str | None:
    codes = sample.encode("utf-16-le", "surrogatepass")[1::2]
    if (len(codes) - len(codes.translate(None, _HAN))) * 2 >= max(len(_LATIN_WORD.findall(sample)), 1):
        return "zh"
    return "en" if _LETTER.search(sample) else None


def _sample(text: str, is_html: bool | None) -> str:
    if is_html is False:
        return _from_its_letters(text)
    head = text[:_HTML_WINDOW]
    if ("<" in head and _TAG.search(head)) or ("&" in head and _ENTITY.search(head)):
        return _visible(text)
    return _from_its_letters(text)


def _from_its_letters(text: str) -> str:
    """The beginning; where that holds no letter (numbers, rules, characters that nobody sees), what begins with one."""
    sample = text[:SAMPLE_CHARS]
    if len(text) <= SAMPLE_CHARS or _LETTER.search(sample):
        return sample
    letter = _LETTER.search(text, SAMPLE_CHARS)
    return sample if letter is None else text[letter.start() : letter.start() + SAMPLE_CHARS]


def _visible(text: str) -> str:
    for windows in range(1, _HTML_WINDOWS + 1):
        head = text[: windows * _HTML_WINDOW]
        seen = _words_of(head)
        if len(seen) >= SAMPLE_CHARS or len(head) == len(text):
            break
    # Markup without end in front of the words is no reason not to read them.
    return _from_its_letters(seen if len(head) == len(text) or _LETTER.search(seen) else _words_of(text))


def _words_of(html: str) -> str:
    from html import unescape

    # Han characters may be written as entities, so these are read, not skipped.
    return " ".join(unescape(_UNSEEN.sub(" ", html)).split())


def _word_count(sample: str, codes: bytes) -> int:
    """Latin words of two letters or more: what Han characters are weighed against."""
    if not codes.translate(None, _NOT_LATIN):
        return 0
    return len(_LATIN_WORD.findall(sample))


def _other_script(codes: bytes, words: int) -> str | None:
    for language, high_bytes in _OTHER_SCRIPTS:
        letters = len(codes) - len(codes.translate(None, high_bytes))
        # Look-alike letters hide in Latin words; only a text that is mostly of the other script counts.
        if letters >= 3 and letters >= words * 3:
            return language
    return None


def _latin_language(sample: str) -> str | None:
    lower = sample.lower()
    words = lower.split()
    known = _WORDS.intersection(words)
    if sum(len(word) == 1 for word in words) > 4:
        known = frozenset(word for word in known if len(word) > 1)  # letters spelled out one by one are no words
    scores: dict[str, int] = {}
    for word in known:
        for language, points in _WORD_POINTS[word]:
            scores[language] = scores.get(language, 0) + points
    if not lower.isascii() and not _FOREIGN_LETTERS.isdisjoint(lower):
        for language, letters in _LETTER_POINTS.items():
            kinds = sum(1 for letter in letters if letter in lower)
            if kinds:
                scores[language] = scores.get(language, 0) + min(kinds, 2)
    if not scores:
        return None
    english = scores.pop("en", 0)
    best = max(sorted(scores), key=scores.__getitem__, default=None)
    if best is not None and scores[best] >= _ENOUGH_POINTS and scores[best] > english:
        return best
    foreign = scores[best] if best is not None else 0
    return "en" if english >= 2 and english >= foreign else None
