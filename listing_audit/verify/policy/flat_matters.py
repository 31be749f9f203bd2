"""What policies of any length state flatly, and what cannot stand beside it: rows over the classes of `flat_words_*`."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Side(NamedTuple):
    """How one of the two statements is told.

    `forms` are alternatives divided by " / ", each of them classes in the order in which they stand; `needs` are groups
    of classes ("A|B C": one of A and B, and C) that stand anywhere in the sentence, `void` classes that do not. A side
    that `denies` has its negation in its own words; any other is told without one. A side may be `excepted` where what
    contradicts it is none of the usual exceptions: an abuse of a right is none from "each request costs ten euros".
    `by_consent`: what is done with leave is done; who "never learns where you are" does not ask for leave to learn it.
    """

    forms: str
    needs: str = ""
    void: str = ""
    denies: bool = False
    excepted: bool = False
    by_consent: bool = False


class Flat(NamedTuple):
    """Two statements that cannot both be true, the code they are booked on, and what they must have in common.

    Where the first names kinds of data, the second speaks of one of these ("kinds") or names it itself ("same kinds",
    and "special kinds" where only the body, papers and the like count); or both name a firm ("vendors") or a part of a log ("log items"); or the second names a place that the first does not ("places").
    """

    code: str
    first: Side
    second: Side
    agree: Literal["", "kinds", "same kinds", "special kinds", "vendors", "log items", "places"] = ""
    in_rows: bool = False  # the second is the row of a table, which names a tool, its maker and what it takes


_SHARED: Final = "third_party_sharing"

FLAT: Final = (
    Flat("cookies_tracking", Side("NO_COOKIES / NO_MARKS / NO_TRACKS", "", "NARROW ACROSS AD_MARKS", True), Side("COOKIES_USED / TRACKS", "", "OTHER_TRACKS", by_consent=True)),
    Flat("data_categories", Side("NO_LOGS", "", "", True), Side("LOGS_KEPT"), "log items"),
    Flat("sensitive_data", Side("NOT_LOCATED", "", "FINE_PLACE ONE_PART", True), Side("LOCATED", by_consent=True)),
    Flat(_SHARED, Side("NO_FOREIGN_ADS", "", "", True), Side("FOREIGN_ADS")),
    Flat(_SHARED, Side("NOT_TO_ADMEN", "PERSONAL|ABOUT_PEOPLE", "LIMITED", True), Side("TO_ADMEN")),
    Flat(_SHARED, Side("NOT_TO_VENDOR", "", "NARROW", True), Side("TO_VENDOR"), "vendors"),
    Flat(_SHARED, Side("NO_CODE_AT_ALL", "", "", True), Side("CODE_USED")),
    Flat(_SHARED, Side("NO_CODE_AT_ALL", "", "", True), Side("TOOL_ROW"), in_rows=True),
    Flat(_SHARED, Side("NOT_TO_ADMEN", "PERSONAL|ABOUT_PEOPLE", "", True), Side("AD_ROW"), "same kinds", in_rows=True),
    Flat(_SHARED, Side("NO_HELPERS", "", "", True), Side("HELPERS_USED")),
    Flat("do_not_sell", Side("NO_SALE", "", "SALE_NARROWED TO_YOU", True), Side("SALE", "SOLD_DATA", "SALE_OF_ELSE")),
    Flat("do_not_sell", Side("NO_SALE", "", "SALE_NARROWED TO_YOU", True, True), Side("PAID_SALE", "SOLD_DATA", "SALE_OF_ELSE")),
    Flat(_SHARED, Side("NO_TRANSFER", "PERSONAL", "SALE_NARROWED TO_YOU", True, True), Side("PAID_SALE", "SOLD_DATA", "SALE_OF_ELSE")),
    Flat(_SHARED, Side("KIND_NOT_SHARED", "", "LIMITED_TO_ADS", True), Side("KIND_SHARED"), "same kinds"),
    Flat(_SHARED, Side("KIND_NOT_SHARED", "LIMITED_TO_ADS", "", True, True), Side("KIND_SHARED", "OWN_OFFERS"), "same kinds"),
    Flat(_SHARED, Side("KIND_NOT_SHARED", "PERSONAL LIMITED_TO_ADS", "", True, True), Side("KIND_SHARED", "PERSON_DATA OFFERS_OF_THEIRS"), "kinds"),
    Flat(_SHARED, Side("NOBODY_ELSE_LEARNS", "", "LIMITED", True), Side("TO_VENDOR / KIND_SHARED / TO_ADMEN"), "kinds"),
    Flat("cross_border", Side("STAYS_PUT", "STUFF|PERSONAL", "GROWN", True), Side("PLACED>ANYWHERE / ANYWHERE>PLACED", "STUFF|PERSON_DATA", "GROWN"), "places"),
    Flat("automated_decision", Side("NO_SCORING / NO_MACHINE", "", "NOT_SOLELY ENTITLED PRICED", True), Side("SCORING / BY_MACHINE", "", "OF_PARCELS HUMAN_TOO ENTITLED")),
    Flat("automated_decision", Side("NOT_BY_MACHINE_ALONE / NO_MACHINE", "", "ENTITLED", True, True), Side("MACHINE_ALONE", "", "", True)),
    Flat("security_measures", Side("ENCRYPTS", "", "CLEAR", False, True), Side("CLEAR", "SENDING", "OF_MAILS", True)),
    Flat("security_measures", Side("FEW_SEE", "PERSONAL", "ALL_SEE", True, True), Side("ALL_SEE", "PERSON_DATA", "PUBLIC")),
    Flat("security_measures", Side("CODE_NEVER_ASKED", "", "", True, True), Side("CODE_ASKED")),
    Flat("retention", Side("NOT_STORED>STORABLE / STORABLE>NOT_STORED", "", "", True), Side("STORED>STORABLE / STORABLE>STORED"), "same kinds"),
    Flat(_SHARED, Side("WITH_LEAVE", "HANDS_ON TO_OTHERS", "", True, True), Side("WITHOUT_LEAVE", "HANDS_ON TO_OTHERS", "EXEMPT", True), "kinds"),
    Flat("sensitive_data", Side("WITH_LEAVE", "DEVICE_DATA", "", True, True), Side("WITHOUT_LEAVE", "DEVICE_DATA", "EXEMPT", True), "same kinds"),
    Flat("rights_withdraw", Side("MAY_WITHDRAW", "CONSENT", "LASTS GUARDIANS", False, True), Side("LASTS", "", "BINDING_DEAL USER_CONTENT EXEMPT", True)),
    Flat("rights_withdraw", Side("ADS_MAY_END", "", "ADS_NEVER_END", True, True), Side("ADS_NEVER_END", "ENDED", "ADS_OF_ANOTHER_KIND", True)),
    Flat("rights_delete", Side("MAY_DELETE", "", "STAYS_FOR_EVER GUARDIANS", False, True), Side("STAYS_FOR_EVER", "", "PART_STAYS PARTLY", True), "kinds"),
    Flat("retention", Side("WHILE_NEEDED", "PERSONAL", "KEPT_FOR_EVER", True, True), Side("KEPT_FOR_EVER", "OF_PERSONS", "NOT_OF_PERSONS", True)),
    Flat("retention", Side("GONE_ON_CLOSING", "", "STAYS_ON_CLOSING", False, True), Side("STAYS_ON_CLOSING", "", "EXEMPT", True)),
    Flat("rights_account_cancel", Side("MAY_CLOSE", "", "NEVER_CLOSED", False, True), Side("NEVER_CLOSED", "", "", True)),
    Flat("rights_access", Side("NO_FEE", "ASKED_FOR", "FLAT_FEE", True, True), Side("FLAT_FEE", "ASKED_FOR", "FEE_IF_ABUSED")),
    Flat("rights_access", Side("ALL_FREE", "ASKED_FOR", "FEE_IF_ABUSED", True), Side("FLAT_FEE / SOME_FEE", "ASKED_FOR|SOME_FEE", "FEE_IF_ABUSED")),
    Flat("rights_access", Side("MAY_SEE", "PERSONAL", "NEVER_SHOWN", True, True), Side("NEVER_SHOWN", "OF_ONE", "SOMETIMES_SHOWN", True)),
    Flat("rights_correct", Side("MAY_CORRECT", "PERSONAL", "NEVER_CORRECTED", True, True), Side("NEVER_CORRECTED", "OF_ONE", "SOMETIMES_CORRECTED", True)),
    Flat("data_categories", Side("BROWSE_FREELY", "", "", True), Side("BROWSE_AS_KNOWN")),
    Flat("policy_changes", Side("WARNS", "CHANGE", "NO_WARNING", False, True), Side("NO_WARNING", "GREAT_CHANGE CHANGE|LOWERS", "SMALL_CHANGE", True)),
    Flat("method_of_exercise", Side("WAY_SHUT", "", "", True), Side("WAY_OPEN")),
    Flat("method_of_exercise", Side("EASY_WAY", "", "HARD_WAY", True, True), Side("HARD_WAY", "ASKED_FOR", "", True)),
    Flat("method_of_exercise", Side("NO_ACCOUNT_NEEDED", "", "", True, True), Side("ACCOUNT_NEEDED")),
    Flat("method_of_exercise", Side("NO_PENALTY", "", "", True, True), Side("PENALTY", "", "REWARDS")),
    Flat("purposes", Side("FOR_THIS_ALONE", "", "", True), Side("ALSO_USED"), "special kinds"),
    Flat("purposes", Side("NOT_FOR_ADS", "PERSONAL|DATA", "", True), Side("USED_FOR_ADS", "", "ABOUT_ADS"), "same kinds"),
)  # fmt: skip
