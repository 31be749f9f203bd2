"""What policies promise, and what breaks it: rows over the word classes of `side_words_en` and `side_words_zh`."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Promise(NamedTuple):
    """How a promise is told.

    `forms` are alternatives divided by " / ", each of them classes in the order in which they stand in one clause.
    `needs` are groups of classes ("A|B C": one of A and B, and C) that stand anywhere in the sentence, `void` classes
    that do not. A promise `of_kinds` speaks of the kinds of data that it names and of no other. A promise `at_large` is
    read in the whole sentence, and words that else except something ("only", "without") belong to what it says. One
    that is `named` says whose or which data it is about: "it serves this one delivery" promises nothing for the rest.
    """

    forms: str
    needs: str = ""
    void: str = ""
    of_kinds: bool = False
    at_large: bool = False
    named: bool = False


class Deed(NamedTuple):
    """How a deed is told; the fields are those of a promise. What is refused (`is_refusal`) holds a negation in itself.

    `despite_consent`: a promise without exception leaves no room for a programme to which one may agree, either.
    """

    forms: str
    needs: str = ""
    void: str = ""
    is_refusal: bool = False
    despite_consent: bool = False


class Matter(NamedTuple):
    """A promise and what breaks it, the code it is booked on, and what both must have in common."""

    code: str
    promise: Promise
    deed: Deed
    agree: Literal["", "kinds", "media", "places"] = ""
    plain_only: bool = False  # read in short texts alone: in long ones the words are too common


TAKEN: Final = "taken"  # booked by the kind of data: sensitive or not

_KEPT_TO_US: Final = (
    "NO>GIVE>ANYONE / NO>ANYONE>GIVE / NO>PASS_ON / GIVE>NO>PERSONAL>ANYONE / GIVE>TO_NOBODY / NOBODY>GETS / CLOSED"
)
_RECIPIENT: Final = "OUTSIDER>TO_WHOM / GIVE>OUTSIDER / WITH>OUTSIDER>GIVE / OUTSIDER>TAKES_IN / RUN_BY>HOLDS"
_ANY_RECIPIENT: Final = f"{_RECIPIENT} / GIVE>HELPER / WITH>HELPER>GIVE / HELPER>TAKES_IN"
_SHARED: Final = "third_party_sharing"

MATTERS: Final = (
    # Nobody at all gets it; then a courier is somebody. Of "third parties" he is none.
    Matter(_SHARED, Promise(_KEPT_TO_US, "PERSONAL STRONG", "ADS TO_YOU LIMITED SHARED_TOO OF_CHILDREN BOUGHT_FROM"), Deed(_ANY_RECIPIENT, "PERSON_DATA", "OURS"), "kinds", True),
    Matter(_SHARED, Promise(_KEPT_TO_US, "PERSONAL", "ADS TO_YOU LIMITED SELL OF_CHILDREN BOUGHT_FROM"), Deed(_RECIPIENT, "PERSON_DATA", "OURS HELPER"), "kinds"),
    Matter(_SHARED, Promise("ONLY_US", "PERSONAL", "ADS LIMITED AUTHORISED", at_large=True), Deed(_RECIPIENT, "PERSON_DATA", "OURS HELPER"), "kinds", True),
    Matter(_SHARED, Promise("EXCEPT_HELPER", "PERSONAL", "ADS LIMITED", at_large=True), Deed(_RECIPIENT, "PERSON_DATA", "OURS HELPER"), "kinds", True),
    Matter(_SHARED, Promise("NO>FOREIGN_CODE", "", "NARROW_CODE", at_large=True), Deed("NAMED_CODE", "", "APP_STORE")),
    Matter(_SHARED, Promise("NO>AD_FIRMS", "", "ADS_ABROAD"), Deed("GIVE>AD_HOUSES / AD_HOUSES>TAKES_IN", "PERSON_DATA")),
    Matter("do_not_sell", Promise("NO>SELL>PERSONAL / NO>PERSONAL>SELL / PERSONAL>NO>SELL / OFFERED", "PERSONAL", "TO_YOU OF_CHILDREN"), Deed("SOLD>PERSON_DATA / PERSON_DATA>SOLD / PERSON_DATA>FOR_GAIN / FOR_GAIN>PERSON_DATA", "PERSON_DATA", "GOODS_SOLD HELPER"), "kinds"),
    Matter("do_not_sell", Promise("NO>SHARED_TOO", "PERSONAL", "OF_CHILDREN"), Deed("GIVE>AD_HOUSES", "PERSON_DATA AUDIENCES")),
    Matter("cross_border", Promise("STAYS", "STUFF|PERSONAL", "GROWN"), Deed("HANDLED>FAR / FAR>HANDLED", "STUFF SOMEONE_THERE|GIVE", "GROWN", False, True), "places"),
    Matter("cross_border", Promise("STORED_HERE", "STUFF|PERSONAL", "GROWN"), Deed("STORED>FAR / FAR>STORED", "STUFF SOMEONE_THERE|GIVE", "GROWN", False, True), "places"),
    Matter("children", Promise("NO>TAKE>CHILD / TAKE>NO_ANY>CHILD / CHILD>NO>TAKE / NOT_FOR_CHILD", "CHILD|NOT_FOR_CHILD", "GUARDED"), Deed("CHILD_PROGRAM>CHILD_ITEM / TAKE>CHILD>CHILD_ITEM / TAKE>CHILD_ITEM>CHILD / CHILD>TAKE>CHILD_ITEM / CHILD>CHILD_ITEM>TAKE", "CHILD|CHILD_PROGRAM", "CHILD_GOODS")),
    Matter("children", Promise("GUARDIAN_FIRST", "CHILD|PERSONAL", at_large=True), Deed("NO_GUARDIAN", "TAKE|CHILD_ITEM", "", True)),
    Matter("children", Promise("NO>TAKE>CHILD", "", "OUR_SITE", at_large=True), Deed("CHILD_ASKED", "", "CHILD_GOODS"), "", True),
    Matter("purposes", Promise("NO>SEND>ADS / NO>ADS / ADS>NO", "ADS SEND", "THEIRS OF_CHILDREN"), Deed("SEND>ADS / ADS>SEND", "", "ABOUT_ADS"), "media", True),
    Matter("purposes", Promise("ONLY_FOR", "PERSONAL|DATA", "AS_TOLD ADS BY_OTHERS", at_large=True, named=True), Deed("SEND>ADS / ADS>SEND / TRAINS / SHOWN_OFF", "", "ABOUT_ADS"), "kinds", True),
    Matter("purposes", Promise("NO>TRAINS"), Deed("TRAINS", "STUFF"), "kinds"),
    Matter("cookies_tracking", Promise("NO_TRACKS", "", "NARROW ACROSS"), Deed("TRACKS", "", "OTHER_TRACKS")),
    Matter("cookies_tracking", Promise("NO_COOKIES", "", "NARROW"), Deed("COOKIE_DEED", "", "OTHER_TRACKS")),
    Matter("cookies_tracking", Promise("NOTHING_PLACED"), Deed("COOKIE_DEED", "", "OTHER_TRACKS")),
    Matter("cookies_tracking", Promise("NO_AD_TRACKS", "", "ACROSS"), Deed("AD_TRACKS")),
    Matter("cookies_tracking", Promise("NO>FOLLOWS>ACROSS / NO>ACROSS>FOLLOWS"), Deed("AD_TRACKS / TRACK_TOOL>ACROSS")),
    Matter("automated_decision", Promise("NO_MACHINE / HUMAN_DECIDES", "", "NOT_SOLELY"), Deed("BY_MACHINE", "", "OF_PARCELS HUMAN_TOO")),
    # Nothing of weight is decided by a machine "alone", as the law has it; then it must have been alone.
    Matter("automated_decision", Promise("NO_MACHINE / HUMAN_DECIDES", "NOT_SOLELY", "ENTITLED"), Deed("BY_MACHINE", "ALONE", "OF_PARCELS HUMAN_TOO")),
    # One price for all leaves room for a list of goods that is ordered by what was looked at before.
    Matter("automated_decision", Promise("SAME_FOR_ALL / NO_MACHINE", "PRICED", "NOT_SOLELY"), Deed("DIFFERENT", "PRICED", "OF_PARCELS")),
    Matter("automated_decision", Promise("SAME_FOR_ALL / NO_MACHINE", "", "NOT_SOLELY PRICED ONE_PART"), Deed("DIFFERENT", "", "OF_PARCELS")),
    Matter("automated_decision", Promise("CAN_SWITCH_OFF", "TASTES", "NO_SWITCH", at_large=True), Deed("NO_SWITCH", "TASTES", "NECESSARY", True)),
    Matter(TAKEN, Promise("NO>TAKE>SPECIAL / TAKE>NO_ANY>SPECIAL / SPECIAL>NO>TAKE / NO_ANY>SPECIAL>TAKE / UNASKED>SPECIAL", "", "GUARDED FRAUDS ASKED_INSTEAD", True), Deed("TAKE>SPECIAL / SPECIAL>TAKE", "", "GOODS_SENSE CONTACT UNASKED_FOR"), "kinds"),
    Matter(TAKEN, Promise("CALLS>NO>RECORDED / NO>RECORDED>CALLS / NO>CALLS>RECORDED / NO_RECORDING", "", "", True), Deed("CALLS>RECORDED / RECORDED>CALLS"), "kinds"),
    Matter("data_categories", Promise("ONLY_GIVEN", at_large=True), Deed("FROM_OTHERS")),
    Matter("data_categories", Promise("NOTHING_BY_ITSELF"), Deed("BY_ITSELF"), "", True),
    Matter("rights_withdraw", Promise("CAN_UNDO", "CONSENT", "NOT_UNDONE BINDING_DEAL GUARDIANS", at_large=True), Deed("NOT_UNDONE", "CONSENT", "BINDING_DEAL USER_CONTENT", True)),
    Matter("rights_withdraw", Promise("ADS_STOP", "", "ADS_NEEDED", at_large=True), Deed("ADS_GO_ON", "", "ADS_NEEDED", True)),
    Matter("rights_delete", Promise("CAN_GO", "", "NOT_GONE PARTLY GUARDIANS", at_large=True), Deed("NOT_GONE", "", "PARTLY", True)),
    Matter("rights_account_cancel", Promise("CAN_CLOSE", "", "NOT_CLOSED", at_large=True), Deed("NOT_CLOSED", "", "", True)),
    Matter("rights_access", Promise("CAN_SEE", "", "NOT_SHOWN GUARDIANS", at_large=True), Deed("NOT_SHOWN", "", "PARTLY OUTSIDER NOT_OF_DATA", True)),
    # Who needs no form and pays nothing is turned away by the form, whatever it costs besides.
    Matter("method_of_exercise", Promise("EASY_WAY", "", "HARD_WAY", at_large=True), Deed("HARD_WAY", "REQUESTS PERSONAL", "", True)),
    Matter("rights_access", Promise("FREE>REQUESTS / REQUESTS>FREE", "", "FIRST_FREE NOT_OF_DATA", at_large=True), Deed("FEE>REQUESTS / REQUESTS>FEE", "", "NOT_OF_DATA FREE")),
    Matter("rights_correct", Promise("CAN_MEND", "", "NOT_MENDED GUARDIANS", at_large=True), Deed("NOT_MENDED", "", "PARTLY OUTSIDER", True)),
    Matter("security_measures", Promise("ALL_SAFE", "", "IN_THE_CLEAR"), Deed("IN_THE_CLEAR", "PERSON_DATA|CODE", "MAILS PUBLIC")),
    Matter("security_measures", Promise("FEW_SEE", "PERSONAL", at_large=True), Deed("ALL_SEE", "PERSON_DATA", "PUBLIC", True)),
    Matter("security_measures", Promise("CODE_UNSEEN", at_large=True), Deed("CODE_SEEN", "", "MAILS", True)),
    Matter("security_measures", Promise("NOT_HELD>CARD / CARD>NOT_HELD", "", "FRAUDS"), Deed("CARD>HELD / HELD>CARD", "", "NOT_OURS")),
    Matter("policy_changes", Promise("TOLD_FIRST", "CHANGE TEXT", "MINOR_CHANGE", at_large=True), Deed("UNTOLD", "CHANGE TEXT", "MINOR_CHANGE TOLD_FIRST", True)),
    Matter("legal_basis_or_consent", Promise("ASKED_FIRST", "", "NARROW_CONSENT DISCLOSED", at_large=True), Deed("DEEMED", "", "TERMS CHANGE ASKED_FIRST NOT_DEEMED TICKED", True)),
)  # fmt: skip
