"""English denials that leave no room, and the deeds that break them, whoever is the other party and whatever it is called.

`clashes_en` knows the usual parties and turns by name. Here a statement is a meeting of word classes in one sentence, in
any order, for talk puts them anywhere: no · to anybody else · give · data; some outsider · gets · data.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.clash_rows import ClashRow, together

_NO: Final = r"\b(?:never|not|no|nor|nobody|no ?one|none|nothing|neither)\b|n't\b"
_HELD: Final = (
    r"\b(?:data|information|details|particulars|names?|address(?:es)?|e-?mails?|phone|numbers?|lists?|records?|orders?|photos?|pictures?|histor(?:y|ies)|profiles?|recordings?|"
    r"messages?|birthdays?|measurements?|accounts?|appointments?|bookings?|behaviou?r|identifiers?|files?|purchases?|contacts?|towns?|browsing|checkout|customers|members|subscribers)\b"
)
_TOLD: Final = rf"{_HELD}|\b(?:what|anything|nothing|everything|whatever) (?:that )?(?:you|our customers)\b"
_OUTSIDER: Final = (
    r"\b(?:compan(?:y|ies)|firms?|business(?:es)?|agenc(?:y|ies)|bureau|mailing house|\w+ house\b|brokers?|partners?|networks?|platforms?|brands?|retailers?|shops|restaurants?|hotels?|landlords?|neighbou?rs?|suppliers?|printers?|photographers?|designers?|engineers?|"
    r"fitters?|installers?|tradesm[ae]n|contractors?|freelancers?|accountants?|bookkeep\w+|insurers?|banks?|lenders?|sponsors?|advertisers?|affiliates?|subsidiar\w+|charit(?:y|ies)|schools?|clubs?|magazines?|publishers?|marketers?|researchers?|universit\w+|"
    r"providers?|processors?|vendors?|couriers?|carriers?|drivers?|warehouse|fulfil\w*|call cent(?:er|re)s?|agents|consultants?|studios?|societ(?:y|ies)|associations?|guilds?|boards?|councils?|chambers?|cooperatives?|co-?ops?|organisers?|organizers?|growers|"
    r"lady|gentleman|friends?|cousins?|brother|sister|ltd|inc|llc|gmbh|plc|corp|facebook|meta|google|tiktok|instagram|pinterest|mailchimp|klaviyo|hotjar|amazon|shopify|stripe|paypal|dpd|dhl|ups|fedex|royal mail|evri|outside|third part(?:y|ies)|brokers?)\b"
)
_REACHES: Final = r"\b(?:shar(?:e|es|ed|ing)|disclos\w+|pass(?:es|ed)?|gives?|given|gave|provid\w+|transfer\w*|releas\w+|hand(?:s|ed)?|sends?|sent|sells?|sold|rents?|rented|lends?|lent|forward\w*|suppl(?:y|ies|ied)|upload\w*|export\w*|swap\w*|exchang\w+|synchroni[sz]\w*|sync(?:s|ed)?|told|shown|cop(?:y|ies|ied)|communicated|made available|goes? to|go to|invites?)\b"
_SEES: Final = r"\b(?:gets?|sees?|receives?|learns?|holds?|stores?|keeps?|obtains?|reads?|collects?|views?|records?|uses?|access(?:es)?|(?:can|may|could|will) (?:also )?(?:see|view|read|open|access|use|look)|(?:is|are) (?:given|told|sent|shown|handed)|ha(?:s|ve) (?:full )?(?:a copy|access)|contacts you)\b"
# What no deed of the shop is: what the person may ask for, what comes in, what others do on their own pages, who the shop is.
_NO_DEED: Final = (
    r"\bcontroller\b|is responsible for|\bto (?:us|me)\b|\bwe (?:receive|obtain|get|collect)\b|\b(?:you can|you may|you have|your right|the right to|at your request|you ask|if you|where you|when you ask)\b|websites? of|(?:other|external|third[- ]party) (?:web)?sites?|\blinks?\b|"
    r"complain|supervisory|commissioner|\bmay (?:be|have)\b|\bmight\b|\bif we\b|prevent|protect|stolen|breach"
)

_NOBODY: Final = (
    r"\bgo(?:es)? no (?:further|farther) than\b|\b(?:nobody|no ?one|none|not a soul) (?:but|except|other than|besides|apart from) (?:us|me|ourselves|myself|our (?:own )?(?:staff|team)|the two of us)\b|"
    r"\b(?:stays?|remains?|kept) (?:strictly |only )?(?:with|between|among|amongst|within) (?:us|me|ourselves|the two of us|our (?:four walls|team|staff|family|shop|company))\b|"
    r"\bonly (?:the (?:two|three|four) of us|we|i|my (?:wife|husband|partner) and i|our own staff|the owner)\b[^.;]{0,30}\b(?:see|sees|know|knows|read|access|look)\b|"
    r"\b(?:for our (?:own )?(?:use|eyes) only|solely for our own use)\b|\b(?:ours|mine) alone\b|\b(?:does|do|will)(?: not|n't) leave (?:our|my|these|this) (?:hands|shop|walls|company|office|building|workshop)\b|"
    r"\bno (?:third[- ]part\w+|outsiders?|other \w+|outside \w+|external \w+|strangers?)\b[^.;]{0,16}\b(?:has|have|gets?|sees?|receives?|gains?|is given|can see|will see|will ever)\b"
)
_TO_NOBODY: Final = together(
    _NO,
    r"\b(?:any ?one|any ?body|a (?:living )?soul|third[- ]part\w+|outside|outsiders?|another (?:business|company|firm|shop|party|person|organisation)|others|other (?:firms|companies|businesses|people|parties|organi[sz]ations?)|any (?:other|third|outside) \w+|strangers?|nobody|no one|elsewhere)\b",
    r"\b(?:shar\w+|disclos\w+|pass(?:ed|ing)?|giv\w+|gave|provid\w+|transfer\w*|releas\w+|hand(?:ed|ing)?|send|sent|lend|lent|forward\w*|suppl\w+|swap\w*|exchang\w+|tell|told|shows?|shown|reveal\w*|leak\w*|available|get hold|obtain\w*|see|sees|know|receive\w*)\b",
    _TOLD,
    without=r"\bfor (?:their|marketing|advertising|direct)|outside (?:of )?(?:the )?(?:eea|eu\b|uk\b|european|united|country)|responsib|liab|\blinks?\b|(?:web)?sites? of|\bmay\b|you (?:should|must|may) not|please|password",
)
_GIVEN: Final = together(_OUTSIDER, _HELD, rf"{_REACHES}|{_SEES}", without=_NO_DEED) + (
    # A firm that is only named: "run by BookRight, which keeps your name".
    rf"|\b(?:run|hosted|handled|managed|operated|provided|stored|served|answered|processed) (?:for us )?by (?!us\b|our\b|the\b|hand\b)[^.;]{{1,40}}\b(?:which|who|whose \w+|that)\b[^.;]{{0,20}}{_SEES}[^.;]{{0,30}}(?:{_HELD})"
)

_LANDS: Final = r"\b(?:united states|u\.s\.|usa|the us|america|california|virginia|oregon|texas|ohio|iowa|nevada|new york|seattle|india|bangalore|mumbai|china|shenzhen|manila|philippines|singapore|hong kong|israel|turkey|ukraine|serbia|brazil|mexico|australia|japan|tokyo|canada|south africa|vietnam|pakistan|tunisia|morocco|malaysia|thailand|indonesia|sri lanka|kenya|egypt|switzerland|korea)\b"
_NOT_ABROAD: Final = r"(?:\b(?:never|not|no|nothing|none)\b|n't\b)[^.;]{0,30}(?:transfers?|sent|send|move|taken|processed|stored|held|let)\b[^.;]{0,30}(?:international|abroad|overseas|third countr|another country|other countr|out of the (?:country|uk|eu)|outside (?:of )?(?:the )?(?:uk|eu|eea|united kingdom|european|country))|\bno (?:international|overseas|foreign|cross-border) transfers?|\bstays? (?:in|within|inside) (?:the )?(?:uk|eu|eea|united kingdom|european union|country|britain|germany|ireland|france|netherlands|sweden)\b[^.;]{0,12}(?:at all times|always)|\b(?:and )?nowhere else|\b(?:all|every\w*)\b[^.;]{0,40}\bin (?:the )?(?:uk|eu|eea|united kingdom|britain|germany|ireland|france|netherlands|sweden) only"
_ABROAD: Final = together(
    _LANDS,
    r"\b(?:sent|goes|shipped|replicated|mirrored|copied|transferred|uploaded|forwarded|backed up|hosted|held|kept|keeps|lives?|stored|stores|answered|transcribed|retouched|edited|read|typed|run|runs|servers?|team|studio|workshop|office|contractor|agency|centre|center)\b",
    _HELD
    + r"|\b(?:chat|tickets?|calls?|photographs|package|system|backups?|software|support|form|newsletter|designs?)\b",
    without=r"\bnot\b|never|\bif you\b|deliver|ship(?:ping)? to|customers in|made in|imported|grown",
)

_NO_ADS: Final = together(
    _NO,
    r"\b(?:marketing|advertis\w+|adverts?|promot\w+|newsletters?|to sell|sales calls?|sell anything|offers|nothing else)\b",
    r"\b(?:us(?:e|ed|ing)|send|sent|receive|call|ring|text|e-?mail|contact|write|post|bother|pester|get|for)\b",
    without=r"consent|unless|\bopt|subscrib|tick|third part|sell (?:your|personal)|if you|profil",
)
_ADS: Final = together(
    r"\be-?mails?\b|\btexts?\b|messages?|\bpost\b|\bsend|\bring\b|\bcall\b|\bphone\b|write to|\bmail\b|mailing|catalogue|leaflet|push|purchase history|mobile number",
    r"\bdeals?\b|\boffers?\b|discounts?|promotions?|vouchers?|coupons?|\bsales?\b|specials?\b|new (?:products|arrivals|collection|lines|stock|range|season)|newest|first pick|newsletter|bargain|collection arrives|catalogue",
    r"\b(?:past|former|previous|existing|our|all|every|each|everyone|everybody|you|your|members|customers)\b",
    without=r"\bif you\b|consent|\bopt|subscrib|tick|sign(?:ed)? up|agree|\bnot\b|never|n't\b|unless|permission|transactions?|to deliver|for delivery",
)

_CHILD: Final = r"child|\bkids?\b|junior|pupils?|toddler|\bbab(?:y|ies)\b|little (?:one|artist|explorer)|youngster|\bson\b|daughter|aged? (?:[3-9]|1[0-5])\b|under 1\d|minors?\b"
_NO_CHILD: Final = together(
    _NO,
    r"\bchild(?:ren)?(?:'s)?\b|\bkids?\b|\bminors?\b|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|pupils",
    r"\b(?:collect|process|hold|keep|store|gather|record|ask for|take|register)\w*\b",
    r"\b(?:data|information|details|records?)\b",
    without=r"knowingly|unless|without|parent|guardian|consent|reach of children",
)
_CHILD_DATA: Final = together(
    _CHILD,
    r"\bnames?\b|\bages?\b|birth|photo|\bschool\b|\bclass\b|nickname|voice|picture",
    r"\b(?:record|show|note|sign|make|create|build|collect|ask|keep|take|write|register|enter|tell|give|fill|send|need|hold|store|post|publish|upload|state|include)",
)

_NO_TRACKING: Final = together(
    _NO + r"|\bfree of\b",
    r"\b(?:cookies|tracking|trackers?|pixels|beacons|analytics)\b",
    r"\b(?:use|uses|used|set|sets|place|places|employ|run|runs|site|website|shop|pages|have|has|there (?:is|are)|free)\b",
    without=r"\bfor\b|\bto\b (?!our)|unless|consent|third[- ]party|essential|necessary|\bif you\b|do not track signals?|without|(?:policy|notice|statement|page) (?:does|do|is|covers)|advertisers?|\bcover|\bcontrol\b|\baccess to\b|responsib",
)
_TRACKING: Final = r"\bcookies?\b[^.;]{0,60}\b(?:follow|remember|recogni[sz]e|report|tell|track|count|show)|\b(?:count|measure|track|analy[sz]e|follow)\w*[^.;]{0,40}\b(?:google analytics|matomo|pixel|cookies?|hotjar|plausible)"

_NO_SCORE: Final = together(
    _NO + r"|\b(?:every|all) decisions?\b",
    r"\bprofil\w+|automat\w+|scor(?:e|ing)|computer|machine|software|algorithm\w*|\bperson\b|\bhuman\b|personali[sz]\w+ pric",
    r"\bdecisions?\b|decid|\bprofil\w+|judge|rank|pric|\bscor",
    without=r"solely|right|unless|consent|\bif\b|legal effect|significant",
)
_SCORE: Final = together(
    r"\b(?:model|algorithm|software|system|computer|score|engine|machine|profile)\b|automatic",
    r"\b(?:scores?|ranks?|rejects?|declines?|declined|refuses?|refused|decides?|decided|approves?|approved|cancels?|sets?|set by|calculat\w+|worked out|builds?|grades?|determin\w+|depends?)\b",
    r"\b(?:orders?|price\w*|limits?|offers?|discounts?|credit|invoice|pay|applica\w+|customers?|you|your)\b",
    without=r"\bnot\b|\bhuman (?:being )?(?:review|decides|checks)|\bmay\b(?! pay)|right to|delet|total|postage|shipping cost|automatically (?:collect|log|record|delet|receiv)",
)

_DELETED: Final = r"\b(?:erase|delete|erased|deleted|forgotten|wipe|removed?)\b[^.;]{0,40}(?:any time|whenever|just|tell|ask|\byou\b|right)|right to (?:have|ask)[^.;]{0,40}(?:eras|delet)|\byou can (?:have|get)[^.;]{0,40}(?:removed|deleted|erased|wiped)"
_NOT_DELETED: Final = r"(?:\b(?:not|never|no|cannot)\b|n't\b)[^.;]{0,16}(?:accept|honou?r|process|grant|entertain|answer|support)\w*[^.;]{0,20}(?:requests? (?:for|to) )?(?:delet|eras|remov)|requests? (?:for|to) (?:delet\w+|eras\w+|remov\w+|be forgotten)[^.;]{0,24}\b(?:refused|declined|rejected|ignored|denied|not (?:accepted|granted|honou?red|processed))|\b(?:records?|profiles?|data|details|accounts?|entries|information|history)\b[^.;]{0,30}\b(?:can|will|may) (?:never|not) (?:\w+ )?be (?:removed|deleted|erased|wiped)"
_NOT_TAKEN_BACK: Final = r"(?:consent|permission|agree\w*|authori[sz]\w+)[^.;]{0,60}(?:without (?:the )?(?:possibility|right|chance) of (?:revocation|withdrawal|withdrawing|revoking)|permanently|(?:may|can) not be (?:taken back|withdrawn|revoked|undone)|cannot be (?:taken back|withdrawn|revoked|undone)|irrevocabl|\bfinal\b|once and for all|binding for ever)"

_NO_SALE: Final = r"(?:\b(?:not|never|no)\b|n't\b)[^.;]{0,24}\b(?:sell|sold|for sale)\b"
_SOLD: Final = together(
    r"\b(?:pays?|paid|paying|fees?|commission|money|credits?|rebate|in (?:exchange|return)|sell|sells|sold|rents?|licen[cs]es?|trades?)\b",
    r"\b(?:names?|addresses|address|data|information|details|lists?|file|profiles?|records?|e-?mails?|contacts?|histor(?:y|ies)|leads|buyers|customers|subscribers?)\b",
    r"\b(?:us|we|our)\b",
    without=r"\bnot\b|never|n't\b|\bopt|\bmay\b|right to|card|delivery|courier|if we|merger|acqui|refund|customers? pays?|you (?:can |may )?(?:sell|rent)|you pay|when you|what you paid|invoice|accountant",
)
_IN_THE_CLEAR: Final = r"\bnot encrypted\b|plain[- ]?text|unencrypted|without encryption"

ABSOLUTES_EN: Final = (
    ClashRow("third_party_sharing", _NOBODY, _TO_NOBODY, "", plain_breach=_GIVEN),
    ClashRow("cross_border", _NOT_ABROAD, "", "", plain_breach=_ABROAD),
    ClashRow("purposes", "", _NO_ADS, "", plain_breach=_ADS),
    ClashRow("children", "", _NO_CHILD, "", plain_breach=_CHILD_DATA),
    ClashRow("cookies_tracking", "", _NO_TRACKING, "", plain_breach=_TRACKING),
    ClashRow("automated_decision", "", _NO_SCORE, "", plain_breach=_SCORE),
    ClashRow("do_not_sell", "", _NO_SALE, "", plain_breach=_SOLD),
    ClashRow(
        "security_measures", "", r"\b(?:all|every\w*|any)\b[^.;]{0,60}\bencrypted\b", "", plain_breach=_IN_THE_CLEAR
    ),
    ClashRow("rights_delete", "", _DELETED, "", plain_breach=_NOT_DELETED),
    ClashRow("rights_withdraw", "", r"\b(?:withdraw|revoke|take back)\b", "", plain_breach=_NOT_TAKEN_BACK),
)
