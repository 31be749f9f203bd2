"""What a rule is, once loaded: frozen values, every reference resolved, nothing left to guess.

The YAML form is described in docs/writing-rules.md; `rules.schema` turns it into these.
Conditions are a closed set: a rule file holds data, never code.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from listing_audit.model.topics import Confidence, Severity, Verdict
from listing_audit.rules.bilingual import Bilingual
from listing_audit.values import frozen

if TYPE_CHECKING:
    from listing_audit.model.prices import PriceEvent, Promotion

Status = Literal["draft", "preview", "stable", "retired"]
Kind = Literal["phrase", "price", "policy", "required", "title_style", "disguise", "language", "wording"]
Boundary = Literal["none", "word", "token"]
Where = Literal["clause", "sentence", "field", "listing"]
Side = Literal["before", "after", "either"]
Effect = Literal["clear", "lower", "needs_evidence"]


@frozen
class Source:
    """A citation with the time it holds. `verified` False: nobody has read the article; such a rule stays `preview`."""

    name: str
    article: str | None = None
    url: str | None = None
    retrieved: date | None = None
    jurisdictions: tuple[str, ...] = ()  # empty: wherever the rule applies
    marketplaces: tuple[str, ...] = ()  # likewise
    valid_from: date | None = None
    valid_until: date | None = None  # the first day on which it no longer holds
    verified: bool = True


@frozen
class Penalty:
    """What a breach costs, under the law of a stretch of time; without days, for as long as the rule is in force."""

    text: Bilingual
    valid_from: date | None = None
    valid_until: date | None = None  # the first day on which it no longer holds


@frozen
class Material:
    """What to look for: literal terms (lexicons already resolved) and bounded patterns. One hit is enough."""

    terms: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()  # where terms came from, for documentation


# ------------------------------------------------------------------ conditions


@frozen
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@frozen
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@frozen
class Not:
    """The part does not hold. Unknown stays unknown."""

    part: Condition


@frozen
class Near:
    """The material stands within so many code points of the candidate, edge to edge, on that side, in that stretch.

    Distance counts the folded view, without spaces. `quote` lets the reported span grow to cover the material.
    """

    what: Material
    within_chars: int
    side: Side = "either"
    where: Where = "clause"
    quote: bool = False


@frozen
class Inside:
    """The candidate lies wholly within a longer match of the material: 最高 inside 最高人民法院."""

    what: Material


@frozen
class Present:
    """The material stands anywhere in the stretch."""

    what: Material
    where: Where = "field"


@frozen
class Measure:
    """A number with a unit stands within so many code points."""

    within_chars: int
    side: Side = "after"
    where: Where = "clause"


@frozen
class Negated:
    """A negation governs the candidate (本品不能代替药物, "does not cure"), within its clause."""


@frozen
class HasEvidence:
    """One of the recognisers finds its evidence in the stretch (and, if given, within so many code points)."""

    recognisers: tuple[str, ...]
    where: Where = "field"
    within_chars: int | None = None


@frozen
class HeldProof:
    """The seller says it holds proof for this topic (`evidence` of the listing), not yet expired."""

    topics: tuple[str, ...] = ()  # empty: the rule's own topic


@frozen
class InCategory:
    """The listing's category (given or inferred) is one of these. An unknown category is not in any."""

    categories: tuple[str, ...]


@frozen
class OnMarketplace:
    """The listing's marketplace is one of these."""

    marketplaces: tuple[str, ...]


@frozen
class InJurisdiction:
    """The jurisdiction being judged is one of these or lies within one."""

    jurisdictions: tuple[str, ...]


@frozen
class InField:
    """The candidate stands in a field of one of these families."""

    families: tuple[str, ...]


@frozen
class Token:
    """Word boundaries by segmentation. `whole`: both edges of the candidate are word boundaries.

    `part_of`: the candidate lies inside one segmented word that is among these.
    """

    whole: bool | None = None
    part_of: tuple[str, ...] = ()


@frozen
class Grammar:
    """English grammar at the candidate, by the spaCy door. Unknown when no model is installed.

    `pos` are universal tags (VERB, NOUN, ADJ …), `lemmas` base forms, `dependencies` spaCy's labels. All that are
    given must hold for at least one token of the candidate.
    """

    pos: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    dependencies: tuple[str, ...] = ()


@frozen
class Quoted:
    """The candidate stands inside marks: `title` is 《》, `quotation` is “” 「」 '' and their like."""

    kinds: tuple[Literal["title", "quotation"], ...] = ("title", "quotation")


@frozen
class InBrand:
    """The candidate is part of an occurrence of the listing's own brand (最生活, 永久)."""


@frozen
class HasAttribute:
    """The listing has one of these attributes, not empty, and matching the pattern if one is given."""

    names: tuple[str, ...]
    pattern: str | None = None


@frozen
class AtStart:
    """The candidate begins within so many code points of the field's beginning."""

    within_chars: int = 0


@frozen
class Disguised:
    """The candidate exists only after separators, homophones or look-alikes are undone."""


@frozen
class ReadsLikeClaim:
    """The clause of the candidate reads loudly like a claim, of whatever topic: for contexts that clear words, not claims."""


Condition = (
    All | AnyOf | Not | Near | Inside | Present | Measure | Negated | HasEvidence | HeldProof | InCategory
    | OnMarketplace | InJurisdiction | InField | Token | Grammar | Quoted | InBrand | HasAttribute | AtStart | Disguised
    | ReadsLikeClaim
)  # fmt: skip


# ------------------------------------------------------------------ parts of a rule


@frozen
class Applies:
    """Where the rule applies. An empty tuple means anywhere; `not_categories` is the other way to say it."""

    jurisdictions: tuple[str, ...] = ()
    marketplaces: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()  # families


@frozen
class SeverityCase:
    """A severity for some categories, jurisdictions or marketplaces. The first case that fits wins."""

    severity: Severity
    categories: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    marketplaces: tuple[str, ...] = ()


@frozen
class VerdictCase:
    """A verdict for some categories, jurisdictions or marketplaces. The first case that fits wins."""

    verdict: Verdict
    categories: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    marketplaces: tuple[str, ...] = ()


@frozen
class Term:
    """A literal to find, and what it may be disguised as. `written` is the form for people."""

    text: str
    written: str
    kind: Literal["plain", "pinyin"] = "plain"


@frozen
class Find:
    """What makes a candidate. Views: a rule may decline disguises (`disguise: false`) where they cannot be told apart."""

    terms: Sequence[Term] = ()
    patterns: tuple[str, ...] = ()
    boundary: Boundary = "none"
    disguise: bool = True
    lexicons: tuple[str, ...] = ()


@frozen
class Exemption:
    """A named, cited reason why a candidate is lawful (`clear`), milder (`lower`) or a matter of proof."""

    name: str
    when: Condition
    effect: Effect = "clear"
    sources: tuple[Source, ...] = ()  # norms that follow each other in time; the one of the day is told
    note: Bilingual | None = None


@frozen
class Suggestion:
    """A rewrite that invents no fact. `match` None fits every quote; `{quote}` stands for the quoted words."""

    replacement: str
    match: str | None = None


@frozen
class PriceExample:
    """The prices that an example of a price rule stands on. Times are local to its market and carry no zone."""

    events: tuple[PriceEvent, ...]
    promotion: Promotion
    earlier: tuple[Promotion, ...] = ()  # announced before it


@frozen
class FiringExample:
    """A text and exactly what must be reported in it (spans in the text without the `[[ ]]` marks)."""

    text: str
    spans: tuple[tuple[int, int], ...]
    category: str | None = None
    jurisdiction: str | None = None
    marketplace: str | None = None
    field: str = "title"
    brand: str | None = None
    verdict: Verdict | None = None
    severity: Severity | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    complete: bool = False
    evidence: tuple[str, ...] = ()  # topics for which the seller holds proof
    line: int = 0
    prices: PriceExample | None = None
    state: str | None = None  # of a policy rule: missing, vague or contradiction


@frozen
class SilentExample:
    """A text in which the rule must report nothing; `because` names the exemption that clears it, if one does."""

    text: str
    because: str | None = None
    category: str | None = None
    jurisdiction: str | None = None
    marketplace: str | None = None
    field: str = "title"
    brand: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    complete: bool = False
    evidence: tuple[str, ...] = ()  # topics for which the seller holds proof
    line: int = 0
    prices: PriceExample | None = None


@frozen
class KnownGap:
    """A text that the rule gets wrong today (`[[ ]]` marks what should be reported). When it passes, the test says so."""

    text: str
    reason: str
    spans: tuple[tuple[int, int], ...] = ()
    category: str | None = None
    jurisdiction: str | None = None
    marketplace: str | None = None
    field: str = "title"
    brand: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    complete: bool = False
    evidence: tuple[str, ...] = ()
    line: int = 0
    prices: PriceExample | None = None


@frozen
class RequiredInformation:
    """What a complete listing of the category must show: one of the recognisers, attributes or materials."""

    recognisers: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    what: Material | None = None
    only_if: Condition | None = None  # asked of the whole listing


@frozen
class TitleStyle:
    """A marketplace's rules for a title. Lengths count what the marketplace counts."""

    field: str = "title"
    max_length: int | None = None
    min_length: int | None = None
    unit: Literal["chars", "bytes", "width"] = "chars"  # bytes: GB18030; width: Han and full-width count 2
    forbidden_chars: str = ""
    no_emoji: bool = False
    max_word_repeats: int | None = None
    max_caps_ratio_percent: int | None = None


# Parameters of price and policy rules: names and texts that their verifiers know.
Parameters = tuple[tuple[str, str], ...]


@frozen
class Rule:
    """One rule. `id` is `<where>-<topic>-<what>` and is never reused; `replaces` names the rule it continues."""

    id: str
    version: int
    status: Status
    kind: Kind
    topic: str
    family: str
    title: Bilingual
    applies: Applies
    sources: tuple[Source, ...]
    severity: Severity
    verdict: Verdict
    message: Bilingual
    why: Bilingual
    remedy: Bilingual
    confidence: Confidence = "high"
    however_plain: bool = False  # the words break the law even in a clause that reads like a plain fact
    severity_cases: tuple[SeverityCase, ...] = ()
    verdict_cases: tuple[VerdictCase, ...] = ()
    in_force_from: date | None = None
    in_force_until: date | None = None  # the first day on which it no longer holds
    find: Find | None = None
    only_if: Condition | None = None
    unless: tuple[Exemption, ...] = ()
    required: RequiredInformation | None = None
    title_style: TitleStyle | None = None
    parameters: Parameters = ()
    suggestions: tuple[Suggestion, ...] = ()
    penalties: tuple[Penalty, ...] = ()  # one for each stretch of time in which the fine was another
    fires: tuple[FiringExample, ...] = ()
    silent: tuple[SilentExample, ...] = ()
    known_gaps: tuple[KnownGap, ...] = ()
    replaces: str | None = None
    pack: str = ""
    path: str = ""  # relative to the rules folder, for messages and documentation
