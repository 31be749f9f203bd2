"""Which disclosures each regime asks for: always, on occasion, or not at all. Source: the duty table of each law's text."""

from __future__ import annotations

from typing import Final, Literal

Regime = Literal["PIPL", "GDPR", "UK", "CCPA"]

# R of the duty table: absence alone is a gap. Conditional duties are decided in `_Reader`.
REQUIRED: Final[dict[Regime, frozenset[str]]] = {
    "PIPL": frozenset({
        "controller_identity", "contact", "purposes", "data_categories", "retention", "rights_access", "rights_delete", "rights_correct",
        "rights_withdraw", "rights_portability", "rights_complaint", "rights_account_cancel", "security_measures", "method_of_exercise",
    }),
    "GDPR": frozenset({
        "controller_identity", "contact", "purposes", "data_categories", "legal_basis_or_consent", "retention", "third_party_sharing",
        "rights_access", "rights_delete", "rights_correct", "rights_portability", "rights_complaint", "method_of_exercise",
    }),
    "CCPA": frozenset({
        "contact", "purposes", "data_categories", "retention", "third_party_sharing", "rights_access", "rights_delete", "rights_correct",
        "effective_date", "do_not_sell", "method_of_exercise",
    }),
    "UK": frozenset(),
}  # fmt: skip

# C of the duty table.
CONDITIONAL: Final[dict[Regime, frozenset[str]]] = {
    "PIPL": frozenset({
        "sensitive_data", "legal_basis_or_consent", "third_party_sharing", "recipients_named", "cross_border", "children", "cookies_tracking",
        "automated_decision", "policy_changes",
    }),
    "GDPR": frozenset({"sensitive_data", "cross_border", "rights_withdraw", "children", "cookies_tracking", "automated_decision"}),
    "CCPA": frozenset({"sensitive_data", "rights_withdraw", "children", "cookies_tracking", "automated_decision"}),
    "UK": frozenset(),
}  # fmt: skip

# Where a missing disclosure counts because its occasion has been found in the text.
TRIGGERED: Final[dict[Regime, frozenset[str]]] = {
    "PIPL": frozenset({"third_party_sharing", "recipients_named", "cross_border", "children"}),
    "GDPR": frozenset({"rights_withdraw", "children"}),
    "CCPA": frozenset({"children"}),
    "UK": frozenset({"rights_withdraw", "children"}),
}
# Of no duty and no meaning under the regime: not even vague.
SILENT: Final[dict[Regime, frozenset[str]]] = {
    "PIPL": frozenset({"do_not_sell"}),
    "GDPR": frozenset({"do_not_sell", "rights_account_cancel", "recipients_named"}),
    "UK": frozenset({"do_not_sell", "rights_account_cancel", "recipients_named"}),
    "CCPA": frozenset(
        {
            "legal_basis_or_consent",
            "rights_complaint",
            "rights_account_cancel",
            "recipients_named",
            "rights_withdraw",
            "rights_portability",
        }
    ),
}


def required_by(regime: Regime) -> frozenset[str]:
    """Return the disclosures that the regime requires whatever the text says. The UK requires what the EU does."""
    return REQUIRED["GDPR" if regime == "UK" else regime]


def conditional_under(regime: Regime) -> frozenset[str]:
    """Return the disclosures that the regime requires once the text or the trade gives the occasion."""
    return CONDITIONAL["GDPR" if regime == "UK" else regime]
