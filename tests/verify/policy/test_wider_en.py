"""The wider English wording: classes of words that meet within a few words of each other, and lawful words that do not."""

from __future__ import annotations

import pytest

from listing_audit.verify.policy.document import read_policy
from listing_audit.verify.policy.duties import Regime
from listing_audit.verify.policy.grades import grades
from listing_audit.verify.policy.reading import read
from tests.verify.policy.invented import SHIPPING, state_of

SAID: list[tuple[Regime, str, str, str]] = [
    ("GDPR", "retention", "present", "Recipients: the printer. Duration: designs two years, invoices ten years."),
    ("GDPR", "rights_correct", "present", "You may object, or have faulty data rectified (Art. 16)."),
    ("GDPR", "rights_correct", "missing", "Read their policies to learn how they correct your data at your request."),
    ("GDPR", "policy_changes", "present", "Alterations of this notice come to you as a pop-up before they bind anyone."),
    ("GDPR", "policy_changes", "present", "If we rework this text, a green bar on screen draws your eye to it."),
    ("GDPR", "automated_decision", "present", "We never engage in profiling; automated decision-making does not happen here."),
    ("GDPR", "cookies_tracking", "present", "A pixel in our mails shows us whether they reached you, so that we stop mailing dead boxes."),
    ("GDPR", "retention", "present", "Parking lists are binned when the festival ends."),
    ("GDPR", "rights_access", "present", "You can inspect, amend or wipe the notes we made about you."),
    ("GDPR", "rights_correct", "present", "Inaccurate entries will be put right as soon as you report them."),
    ("GDPR", "rights_delete", "present", "See, change and erase: all that is yours for the data in our database."),
    ("GDPR", "rights_portability", "present", "Feel free to bring your training records to another app; we prepare the export."),
    ("GDPR", "rights_withdraw", "present", "You may call off your consent by a word at the counter."),
    ("GDPR", "policy_changes", "missing", "Changes to our delivery policy are announced in the newsletter."),
    ("GDPR", "cookies_tracking", "missing", "Our photos have more pixels so you find out how the cloth looks."),
    ("GDPR", "rights_portability", "missing", "We transfer your data to another provider acting as our host."),
    ("GDPR", "rights_access", "present", "Buyers may look through the file that we keep on them."),
    ("GDPR", "rights_access", "present", "We will print out whatever we have stored about you if you ask."),
    ("GDPR", "rights_access", "present", "Can I see my data? Certainly, drop in or write to us."),
    ("GDPR", "rights_access", "present", "Write to us and ask which details we hold about you."),
    ("GDPR", "rights_access", "present", "Members have the right to learn which of their data are stored."),
    ("GDPR", "rights_correct", "present", "Subscribers may have mistakes in their entry mended."),
    ("GDPR", "rights_correct", "present", "You can insist that incomplete records about you are completed."),
    ("GDPR", "rights_correct", "present", "Is your address wrong in our records? Tell us and we will put it right."),
    ("GDPR", "rights_correct", "vague", "Changes to your record could be considered if we find them useful."),
    ("GDPR", "rights_delete", "present", "Guests may request that we destroy the details they left with us."),
    ("GDPR", "rights_delete", "present", "How can I get rid of my data? Send us a note and it will be gone."),
    ("GDPR", "rights_delete", "present", "It is possible to have your profile scrubbed from our database."),
    ("GDPR", "rights_delete", "vague", "Erasure of your records is decided case by case."),
    ("GDPR", "rights_portability", "present", "On request we supply your data in an open format to the firm you name."),
    ("GDPR", "rights_portability", "present", "You may have the details you gave us moved to another provider."),
    ("GDPR", "rights_portability", "present", "Clients can obtain their information as an XML file."),
    ("GDPR", "rights_withdraw", "present", "We send offers with your consent. That approval can be cancelled whenever you like."),
    ("GDPR", "rights_withdraw", "present", "Subscribe if you wish; you may go back on your agreement by a word to us."),
    ("GDPR", "rights_complaint", "present", "Whoever feels wronged may bring the matter before the Danish Datatilsynet."),
    ("GDPR", "rights_complaint", "present", "The state commissioner for data protection looks into grievances about us."),
    ("GDPR", "retention", "present", "Enquiries are wiped from our mailbox six weeks after we answered."),
    ("GDPR", "retention", "present", "Fitting notes: thrown away once the garment has been collected."),
    ("GDPR", "retention", "present", "We archive invoices for ten years."),
    ("GDPR", "retention", "present", "Recordings of calls are overwritten every ninety days."),
    ("GDPR", "retention", "vague", "After a suitable time your data are destroyed."),
    ("GDPR", "third_party_sharing", "present", "The bakery's accountant reads the invoices with your name."),
    ("GDPR", "third_party_sharing", "present", "Your phone number travels to the haulage firm with each pallet."),
    ("GDPR", "third_party_sharing", "present", "Bettervox GmbH is given your number so that calls can be routed."),
    ("GDPR", "third_party_sharing", "present", "No outsider gets your details."),
    ("GDPR", "third_party_sharing", "vague", "Business associates of ours may see some of the data."),
    ("GDPR", "legal_basis_or_consent", "present", "For bookkeeping the tax code compels us to keep receipts."),
    ("GDPR", "legal_basis_or_consent", "present", "Answering a quote request is a step prior to a contract."),
    ("GDPR", "legal_basis_or_consent", "present", "Deliveries rest on the contract, the newsletter on your consent."),
    ("GDPR", "legal_basis_or_consent", "vague", "Your order counts as acceptance of how we process data."),
    ("GDPR", "legal_basis_or_consent", "vague", "Data are only handled where the law permits."),
    ("GDPR", "security_measures", "present", "Each access to customer records is logged."),
    ("GDPR", "security_measures", "present", "We mask all digits of card numbers but the last four."),
    ("GDPR", "security_measures", "vague", "The security of your data is a top priority."),
    ("GDPR", "policy_changes", "present", "Should we reword this notice, a banner will announce it."),
    ("GDPR", "policy_changes", "present", "Members are told of amendments by letter."),
    ("GDPR", "policy_changes", "vague", "We may amend this notice without announcement."),
    ("CCPA", "do_not_sell", "present", "We have sold no personal information and shared none for targeted advertising."),
    ("CCPA", "do_not_sell", "present", "Refuse the sale of your data by ticking the box in your profile."),
    ("CCPA", "do_not_sell", "vague", "You may have the right to opt out of sales."),
    ("CCPA", "do_not_sell", "vague", "Trading in customers' details is not what we do."),
    ("CCPA", "effective_date", "present", "Status of this notice: 3 May 2026."),
    ("CCPA", "effective_date", "present", "I last rewrote this page on the 4th of June 2026."),
    ("CCPA", "effective_date", "vague", "Edition 2026"),
    ("GDPR", "automated_decision", "present", "Nobody here leaves a computer to decide on orders."),
    ("GDPR", "automated_decision", "present", "Our scoring engine may decline an order; ask, and an employee looks at it again."),
    ("GDPR", "cookies_tracking", "present", "We place no cookies."),
    ("GDPR", "cookies_tracking", "present", "The site writes your currency into local storage."),
    ("GDPR", "cross_border", "present", "Customer data are exclusively kept inside the EU."),
    ("GDPR", "children", "present", "Young people under 16 are struck from the list unless a parent agrees."),
    ("GDPR", "method_of_exercise", "present", "Privacy requests: requests@cloud.example."),
]  # fmt: skip

NOT_SAID: list[tuple[Regime, str, str]] = [
    ("GDPR", "rights_access", "We may ask you to confirm your details before we ship."),
    ("GDPR", "rights_access", "You can view our range in the shop and read about each maker."),
    ("GDPR", "rights_correct", "Errors in the gift message can be fixed until noon."),
    ("GDPR", "rights_correct", "We reserve the right to correct pricing mistakes."),
    ("GDPR", "rights_delete", "Accounts that nobody has used for a year are deleted."),
    ("GDPR", "rights_delete", "You can remove items from the basket at any time."),
    ("GDPR", "rights_delete", "Requests for deletion cannot be accepted."),
    ("GDPR", "rights_portability", "You can take the tent to another campsite in its portable bag."),
    ("GDPR", "rights_portability", "We shall not sell your data to other companies."),
    ("GDPR", "rights_complaint", "Please contact our data protection officer."),
    ("GDPR", "rights_complaint", "Complaints about late parcels go to the carrier's ombudsman."),
    ("GDPR", "retention", "The carrier keeps the delivery slip for ninety days."),
    ("GDPR", "retention", "We email customers two weeks before this notice changes."),
    ("GDPR", "retention", "Uncollected bags are kept for a month."),
    ("GDPR", "third_party_sharing", "Please do not send us papers of your doctor."),
    ("GDPR", "third_party_sharing", "Call our customer support between nine and five."),
    ("GDPR", "third_party_sharing", "Share a photo of your kitchen with your friends!"),
    ("GDPR", "legal_basis_or_consent", "It is in your legitimate interest to measure the door first."),
    ("GDPR", "legal_basis_or_consent", "The GDPR knows six legal grounds, and consent is one of them."),
    ("CCPA", "do_not_sell", "We do not sell antiques without a certificate."),
    ("CCPA", "effective_date", "The price list dated 2 May 2026 replaces all others."),
    ("CCPA", "effective_date", "The new opening hours take effect on 1 November 2026."),
]  # fmt: skip


@pytest.mark.parametrize(("regime", "code", "state", "said"), SAID)
def test_a_disclosure_is_known_by_its_classes(regime: Regime, code: str, state: str, said: str) -> None:
    """Who may act, the act and the data meet within a few words; what nobody can rely on is vague."""
    assert state_of(code, regime, said, after=SHIPPING) == state


@pytest.mark.parametrize(("regime", "code", "said"), NOT_SAID)
def test_another_object_or_another_actor_discloses_nothing(regime: Regime, code: str, said: str) -> None:
    """The same words about goods, prices and other people's papers are no evidence."""
    assert state_of(code, regime, said, after=SHIPPING) != "present"


def test_a_role_is_no_name() -> None:
    """The word "Company" alone says nothing of who it is."""
    text = "Privacy Policy\nThe Company collects your name and e-mail to ship orders.\nThe Company keeps them for two years.\n"
    assert grades(read(read_policy(text, is_html=None)), "GDPR")["controller_identity"].state == "missing"


def test_a_recipient_named_early_is_no_controller() -> None:
    """Firms that are given data are not the one that is responsible."""
    text = "Privacy Policy\nWe collect your name and address to ship orders.\nYour card data are sent to Paystone Europe B.V.\n"
    assert grades(read(read_policy(text, is_html=None)), "GDPR")["controller_identity"].state == "missing"
