"""One finding as a piece of the web page. Few elements: five thousand of them must open at once."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, Final

from listing_audit.model.findings import Citation, Detail, Evidence, Finding
from listing_audit.model.listing import Listing
from listing_audit.report import wording
from listing_audit.report.display import visible
from listing_audit.report.look import SYMBOLS
from listing_audit.report.marked import around_quote, middle_cut
from listing_audit.report.places import web_address

_REACH: Final = 240
_MAX_RELATED: Final = 5


def text_html(text: str) -> str:
    """Return a text of strangers as HTML text: what is invisible is spelled out, what is markup is shown."""
    return escape(visible(text))


def finding_html(finding: Finding, listing: Listing, language: str) -> str:
    """Return one `article`: how bad, the words in the listing's text, why, the law, what to do, the price chart."""
    say = wording.phrase
    off = finding.suppressed is not None
    attributes = f'data-s="{finding.severity}" data-f="{text_html(finding.family)}" data-v="{finding.verdict}" data-r="{text_html(finding.rule_id)}"'
    severity = f"{SYMBOLS[finding.severity]} {wording.word(wording.SEVERITY_WORDS[finding.severity], language)}"
    verdict = wording.word(wording.VERDICT_WORDS[finding.verdict], language)
    place = f"{wording.field_title(visible(finding.field), language)} · {visible(finding.jurisdiction)}"
    foot = [
        f"{say('rule', language)} {visible(finding.rule_id)}",
        say("confidence", language, value=wording.word(wording.CONFIDENCE_WORDS[finding.confidence], language)),
    ]
    if finding.first_seen:
        foot.append(say("first_seen", language, value=visible(finding.first_seen)))
    foot.append(f"#{visible(finding.fingerprint)[:12]}")
    topic = escape(wording.topic_title(visible(finding.topic), language))
    return (
        f'<article class="{finding.severity}{" off" if off else ""}" {attributes}{" data-o=1" if off else ""}>'
        f"<h3><b>{severity}</b> · {verdict} · {topic} <small>{escape(place)}</small></h3>"
        + "".join(_body(finding, listing, language))
        + f"<footer>{escape(' · '.join(foot))}</footer></article>\n"
    )


def _body(finding: Finding, listing: Listing, language: str) -> Iterator[str]:
    say = wording.phrase
    if finding.quote:
        before, after = around_quote(finding, listing, reach=_REACH)
        words = f"<mark>{text_html(middle_cut(finding.quote))}</mark>"
        yield f'<p class="x" dir=auto>{text_html(before)}{words}{text_html(after)}</p>'
    yield f"<p>{text_html(finding.message)}</p>"
    yield _price_chart(finding.details.get("series"), language)
    fact = finding.details.get("missing_fact_text") or finding.details.get("missing_fact")
    if finding.verdict == "undecided" and fact:
        yield _line(say("fact", language), text_html(str(fact)))
    for evidence in [one for one in finding.evidence if one.role == "related"][:_MAX_RELATED]:
        yield _line(say("related", language), _related(evidence, language))
    if finding.why:
        yield _line(say("why", language), text_html(finding.why))
    if finding.citations:
        yield _line(say("law", language), "; ".join(map(_citation, finding.citations)))
    if finding.remedy:
        yield _line(say("remedy", language), text_html(finding.remedy))
    if finding.suggestion is not None:
        new = (
            f"<ins>{text_html(finding.suggestion)}</ins>"
            if finding.suggestion
            else f"<del>{say('delete', language)}</del>"
        )
        yield _line(say("instead", language), new)
    if finding.penalty:
        yield _line(say("penalty", language), text_html(finding.penalty))
    if finding.suppressed is not None:
        parts = (finding.suppressed.reason, finding.suppressed.owner, finding.suppressed.until)
        label = wording.word(("已忽略", "Suppressed"), language)
        yield _line(label, " · ".join(text_html(part) for part in parts if part))


def _price_chart(series: Detail, language: str) -> str:
    """The drawing of a price finding; nothing when the series, which may come from a file, is none."""
    if not isinstance(series, dict) or not (series.get("steps") or series.get("deals")):
        return ""  # two prices without a record are two numbers in the message, not a drawing
    from listing_audit.report.price_chart import svg_chart

    try:
        return f'<div class="price">{svg_chart(_visible(series), language=language)}</div>'
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
        return ""


def _visible(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _visible(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_visible(item) for item in value]
    return visible(value) if isinstance(value, str) else value


def _line(label: str, content: str) -> str:
    return f"<p><i>{escape(label)}</i>{content}</p>"


def _citation(citation: Citation) -> str:
    name = text_html(" ".join(part for part in (citation.name, citation.article) if part))
    url = web_address(citation.url)
    return f'<a href="{escape(url)}" rel="noreferrer noopener" target="_blank">{name}</a>' if url else name


def _related(evidence: Evidence, language: str) -> str:
    parts = [text_html(evidence.note)] if evidence.note else []
    if evidence.quote:
        parts.append(f"<mark>{text_html(middle_cut(evidence.quote))}</mark>")
    if evidence.field:
        parts.append(f"({escape(wording.field_title(visible(evidence.field), language))})")
    return " ".join(parts)
