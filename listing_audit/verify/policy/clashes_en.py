"""Denials in plain English and what breaks them, over word classes: no, never, nobody · an action · an object."""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.clash_rows import ClashRow, together

_NO_EN: Final = r"(?:never|not|n't|no longer|nobody|no one|none|nothing|neither|under no circumstances|at no time)"
_DATA_EN: Final = r"(?:data|information|details|particulars|names?|addresses|address|e-?mails?|phone|numbers?|list|records?|orders?|photos?|pictures?|history|profiles?|recordings?|messages?|clips?|footage|videos?|birthdays?|measurements?)"
_ANYBODY_EN: Final = r"(?:any ?one(?: else)?|anybody(?: else)?|any(?: other)? (?:person|compan\w+|business\w*|third[- ]part\w+|organi[sz]ations?|firms?|outsiders?)|a soul|others\b|other (?:people|compan\w+|business\w*|part\w+|firms?)|third[- ]part\w+|outsiders?|outside (?:compan\w+|part\w+|firms?)|another (?:compan\w+|business|party|firm|shop))"
_GIVE_EN: Final = r"(?:\blet(?:s|ting)?\b|shar|disclos|pass|giv|gave|provid|transfer|releas|hand|tell|told|show|send|sent|sell|sold|rent|lend|reveal|forward|leak|suppl)\w*"
_PARTY_EN: Final = (
    r"(?:courier|carrier|postnord|dhl|dpd|ups|fedex|usps|royal mail|evri|hermes|gls|inpost|postnl|an post|post office|driver|haulier|delivery (?:firm|compan\w+|service|partner)|stripe|paypal|klarna|square|worldpay|adyen|sumup|bank|payment (?:provider|processor|firm|compan\w+)|card processor|"
    r"mailchimp|klaviyo|google|meta|facebook|instagram|tiktok|pinterest|microsoft|amazon|shopify|firebase|hotjar|mixpanel|zendesk|intercom|trustpilot|analytics|ad(?:vertising)? (?:network|partner|platform|agenc)\w*|advertisers?|partners?|sponsors?|affiliates?|sister (?:compan|shop|brand)\w*|parent company|group compan\w+|brands?|agenc(?:y|ies)|bureau|brokers?|insurers?|"
    r"accountant|bookkeeper|printers?|mailing house|host|host(?:ing)? (?:provider|compan\w+)|contractors?|freelancers?|call cent(?:er|re)|market research\w*|suppliers?|manufacturers?|compan(?:y|ies) (?:that|which|who)|firms? (?:that|which|who))"
)
_LANDS_EN: Final = r"(?:united states|u\.s\.|usa\b|the us\b|america|georgia|texas|virginia|oregon|california|ohio|iowa|nevada|india|bangalore|mumbai|china|shenzhen|philippines|manila|singapore|hong kong|israel|turkey|russia|brazil|vietnam|ukraine|serbia|mexico|australia|japan|canada|south africa|pakistan|bangladesh|sri lanka|malaysia|thailand|indonesia|egypt|tunisia|morocco|atlanta|seattle|new york|san francisco|chicago|dallas)"
_UNIVERSAL_EN: Final = r"\b(?:nobody|no ?one|no third|no other (?:compan|part|person|firm|business)\w*|no outsid\w+|no compan\w+)\b|(?:n't|not|never)\b.*\b(?:any ?one|any ?body|a (?:living |single )?soul|any (?:other|third|outside)|outsiders?|others\b|third part\w+|strangers|whatsoever)"
_HANDED_EN: Final = r"\b(?:is|are|get|gets|was|were|being) (?:also |then |regularly )?(?:released|given|passed|handed|sent|shared|supplied|communicated|disclosed|forwarded|sold|rented|lent|told|shown|uploaded)\b|\b(?:receives?|gets?|sees?|learns?|obtains?|is told|are told|has access|have access|picks? up|looks? at)\b"
_FIRM_EN: Final = (
    _PARTY_EN[:-1]
    + r"|parcelforce|yodel|studios?|clubs?|societ(?:y|ies)|associations?|magazines?|publishers?|charit(?:y|ies)|institutes?|retailers?|dealers?|wholesalers?|landlord|neighbou?rs?|galler(?:y|ies)|museums?|schools?|\binc\b|\bltd\b|\bllc\b|\bgmbh\b|\bmedia\b)"
)
NOT_DONE_EN: Final = r"\bnot\b|\bnever\b|n't\b|without|unless|\bif you (?:agree|consent|ask|want|wish|tick)|consent|\blaw\b|court|\b(?:we|they|it|this|which|who|partners?|providers?|information|data) may\b|\bmight\b|except|\bif we\b|knowledge|opt(?:ed|ing)?[ -]?(?:in|out)|subscrib|\btick(?:ed|s|ing)?\b|sign(?:ed)? up|permission|prevent|protect"

PLAIN_EN: Final = (
    ClashRow(
        "third_party_sharing",
        rf"{_NO_EN}\b(?! in the business)[^.;]{{0,24}}{_GIVE_EN}[^.;]{{0,40}}\b(?:to|with)? ?{_ANYBODY_EN}(?! for\b)(?! (?:who|that|which))|(?:nobody|no one|no outsiders?|no third part\w+|no other \w+)\b[^.;]{{0,24}}(?:gets?|sees?|receives?|learns?|is given|is told|has access|looks? at|touch\w*)|"
        rf"(?:stays?|remains?|kept|keep|keeps)\b[^.;]{{0,24}}(?:between (?:you and (?:me|us)|us|ourselves)|within (?:these|our|the) (?:\w+ )?(?:walls|four walls|shop|company|team|family)|with us and (?:only|nobody)|in[- ]house|to (?:my|our)sel(?:f|ves))|never leaves? (?:us\b|(?:our|my|this|the) (?:hands|shop|workshop|company|office|building|studio|family))|\bfor our eyes only\b",
        together(_UNIVERSAL_EN, _GIVE_EN, _DATA_EN + r"|particulars|client|customer|anything", without=r"\b(?:except|unless|without|other than|apart from|if you|consent|for their)|\b(?:not|never|n't) (?:ever )?(?:sell|rent)\b"),
        rf"{_PARTY_EN}\b[^.;]{{0,30}}\b(?:gets?|sees?|receives?|learns?|holds?|stores?|keeps?|is given|are given|is told|collects?|obtains?|reads?)\b[^.;]{{0,50}}{_DATA_EN}|\b(?:share|pass|give|send|hand|upload|sell|rent|lend|swap|exchange|forward|provide|supply|disclose|export)(?:s|ed|es|d)?\b[^.;]{{0,60}}{_DATA_EN}\b[^.;]{{0,40}}\b(?:to|with|on to|into|by)\b[^.;]{{0,24}}{_PARTY_EN}|"
        rf"\b(?:share|give|send|pass|provide|disclose|supply|hand)s?\b (?:on )?(?:to |with )?(?:\w+ ){{0,3}}{_PARTY_EN}\b[^.;]{{0,40}}{_DATA_EN}|{_DATA_EN}\b[^.;]{{0,40}}\b(?:is|are|goes|go|gets?) (?:also |then )?(?:shared|passed|given|sent|handed|uploaded|sold|rented|forwarded|supplied)?\b[^.;]{{0,12}}\b(?:to|with|on to)\b[^.;]{{0,24}}{_PARTY_EN}"
        + "|"
        + rf"\b(?:hand|pass|give|send|share|forward|supply|email)s?\b[^.;]{{0,30}}\b{_DATA_EN}\b[^.;]{{0,12}} to (?!you\b|us\b|me\b|our\b|my\b|the (?:police|courts?|tax|authorit|customer|right)|him\b|her\b|them\b)[^.;]{{4,}}|"
        + together(_FIRM_EN, _DATA_EN, _HANDED_EN),
    ),
    ClashRow(
        "third_party_sharing",
        r"(?:\b(?:no|not|never|without)\b|n't\b)[^.;]{0,24}(?:third[- ]party|outside|external|other people's) (?:code|software|sdks?|tools?|services?|analytics|trackers?|plug-?ins?|scripts?|components?|libraries)|\bno (?:analytics|trackers?|ads?|advertising)\b[^.;]{0,20}\b(?:and|or|,) no\b",
        "",
        r"\b(?:google analytics|firebase|crashlytics|facebook sdk|meta (?:sdk|pixel)|admob|mixpanel|amplitude|appsflyer|adjust|hotjar|sentry|unity ads|applovin|onesignal|branch\.io|segment)\b",
        "tools",
    ),
    ClashRow(
        "cross_border",
        r"(?:\b(?:never|not|nothing|none|no)\b|n't\b)[^.;]{0,40}(?:transfer|leav|sent|send|mov|travel|stor|process|go(?:es)?)\w*[^.;]{0,40}(?:outside|abroad|overseas|beyond|out of|the (?:eea|eu|uk|european|united kingdom|country))|\b(?:everything|all|only|always|solely|exclusively)\b[^.;]{0,40}(?:stays?|stored?|kept|held|remains?|hosted|processed)?[^.;]{0,20}\b(?:in|within|inside) (?:the )?(?:eea|eu\b|european|europe|uk\b|united kingdom|britain|england|scotland|wales|ireland|germany|france|netherlands|sweden|denmark|finland|austria|spain|italy)",
        "",
        rf"\b(?:hosted|host|servers?|stored?|kept|sent|send|transferred|processed?|handled|answered|backed up|back-?ups?|team|agents|support|located|looked at|read|transcribed|access\w*|archived|mirrored|run|sits|based)\b[^.;]{{0,60}}\b{_LANDS_EN}|\b{_LANDS_EN}\b[^.;]{{0,40}}(?:servers?|data ?cent(?:er|re)|team|agents|office|stor|host|process|access|read|handle|answer)"
        + "|"
        + together(_LANDS_EN, _DATA_EN + r"|calls?|accounts?|tickets?|backups?|files?|audio|footage|forms?", r"host|server|stor|kept|keep|sent|send|transfer|process|handl|answer|backed up|team|agents|support|read|transcri|access|archiv|mirror|look|watch|view|tag|label|open|picked up|types?|partner|studio|office|firm|colleague"),
    ),
    ClashRow(
        "purposes",
        r"(?:\b(?:never|not)\b|n't\b)[^.;]{0,24}\b(?:send|sent|e-?mail|text|call|ring|use|used|do|contact|bother|pester|spam)\b[^.;]{0,40}\b(?:marketing|adverts?|advertis\w+|promotion\w*|offers|newsletters?|sales (?:calls?|messages?|pitch))|\bno (?:marketing|newsletters?|promotion\w*|advertising|sales (?:calls?|messages?))\b|\b(?:do not|don't|never|won't) (?:do )?(?:spam|market to|advertise to) (?:you|people|customers|anyone)|\b(?:solely|only|purely|exclusively|just)\b[^.;]{0,60}(?:nothing (?:else|more)|no other (?:purpose|reason)|that is (?:all|it))",
        "",
        r"\b(?:we|i|our \w+)\b[^.;]{0,30}\b(?:e-?mail|send|text|message|post|call|ring|contact|write to|mail|tell|notify|invite)\b[^.;]{0,60}\b(?:offers?\b|discounts?|deals?\b|promotion\w*|marketing|newsletters?|new (?:arrivals|products|collections?|lines|stock|range)|sales?\b|vouchers?|coupons?|catalogues?|special\w*)|\b(?:used?|using|uses) (?:\w+ ){0,6}(?:for|to) (?:\w+ ){0,3}(?:marketing|advertis\w+|promot\w+|target\w*)"
        + "|"
        + together(r"\b(?:we|i|our|you(?:'ll| will))\b", r"e-?mail|text|message|post|call|ring|write|mail|letter|flyer|catalogue|push", r"offers?\b|discounts?|deals?\b|promotion|new (?:arrivals|products|collection|lines|stock|range|season)|sale\b|vouchers?|coupons?|bargains?|what's new|latest"),
    ),
    ClashRow(
        "children",
        r"(?:\b(?:never|not|no)\b|n't\b)[^.;]{0,30}(?:collect|ask|keep|hold|store|record|process|take|want|know|gather)\w*[^.;]{0,60}(?:child(?:ren)?|kids?|minors?|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|little ones|pupils)|\bno (?:data|information|details|accounts?)\b[^.;]{0,30}(?:child|kids|minors|under)",
        together(r"\b(?:no ?body|no ?one|never|not|no|n\'t)\b", r"under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|child|kids?\b|minors?\b|little ones", r"record|data|information|collect|hold|keep|know|accounts?|ask|file|take"),
        r"\b(?:sign|enter|fill|give|tell|register|add|type|upload|send|provide|let us know|join)\b[^.;]{0,50}\b(?:child|kid|little|baby|son|daughter|toddler|pupil|junior|young)\w*[^.;]{0,60}\b(?:name|birth\w*|age\b|school|photo|class|picture|nickname|grade)|\b(?:child|kid|little \w+|baby|son|daughter|toddler|pupil|junior)(?:'s|s')? (?:first |full |last )?(?:name|birthday|date of birth|age|school|photo|class|nickname)"
        + "|"
        + together(r"\b\d{1,2}(?:-| to | and )(?: ?to ?)?\d{0,2}-?year-?olds?|child|kids?\b|junior|pupil|toddler|baby|babies|youngster|little \w+|son\b|daughter", r"\bnames?\b|\bage\b|birth|photo|school|class\b|nickname|drawing", r"\b(?:note|sign|make|create|build|collect|ask|keep|record|take|write|register|enter|tell|give|fill|send|need|hold|store|post|publish)"),
    ),
    ClashRow(
        "sensitive_data",
        r"(?:\b(?:never|not|no|neither)\b|n't\b)[^.;]{0,30}(?:collect|ask|keep|hold|store|record|process|take|gather|scan|use)\w*[^.;]{0,40}(?:biometric|sensitive|special categor|health|medical|face|facial|fingerprint|religio)|\bno (?:biometric|sensitive|special categor\w*|health|medical)\b[^.;]{0,24}(?:data|information)?",
        "",
        r"\b(?:scans?|captures?|records?|collects?|measures?|reads?|stores?|keeps?|asks?|uploads?|enter|fill in|tell us|upload|takes?)\b[^.;]{0,50}(?:geometry of your face|face(?: template| print| scan| geometry)|\bfaces?\b|facial|fingerprint|voice ?print|\biris|heart rate|blood (?:pressure|type|sugar)|medical|medication|pregnan|allerg|surgery|diagnos|religio|ethnic|health (?:condition|question|form|data))|face (?:template|print|scan|geometry)\b[^.;]{0,30}(?:is|are)? ?(?:kept|stored|saved|held)",
    ),
    ClashRow(
        "automated_decision",
        r"(?:\b(?:never|not|no)\b|n't\b)[^.;]{0,40}(?:profil\w+|automated (?:decision|processing)|algorithm|scor(?:e|ing)|personali[sz]ed pric\w+|machines? decid\w+|comput\w+ decid\w+)",
        together(r"\b(?:no|never|not|n\'t)\b", r"decision|decid|judg", r"machine|computer|algorithm|software|automat|robot"),
        r"\b(?:decid|determin|refus|approv|accept|declin|reject|grant|set|calculat)\w* by (?:\w+ ){0,3}(?:model|algorithm|software|system|computer|score|machine|robot)\b|\b(?:software|algorithm|system|model|computer|score|engine)\b[^.;]{0,50}\b(?:decid|determin|reject|refus|approv|declin|sets?\b|rank|calculat)\w*|\b(?:price|limit|discount|credit|offer)s?\b[^.;]{0,30}\b(?:depends? on|is set|are set|is calculated|are calculated|based on)\b[^.;]{0,40}\b(?:your (?:history|browsing|purchases|profile|behaviou?r)|score|algorithm|model)",
    ),
    ClashRow(
        "do_not_sell",
        together(r"(?:\b(?:not|never|no|neither)\b|n't\b)", r"\bsell|\bsold|for sale|\btrade|\brent", r"data|information|details|list|records|names|\bit\b|you\b", without=r"\bif you|opt[- ]?out|unless|except|do not sell or share my"),
        "",
        together(r"\b(?:hand|give|send|share|upload|supply|pass|provide|license|lend|export|deliver|release|sell|rent)(?:s|es|d|ed)?\b", r"\b(?:list|files?|data|information|customers?|shopper|subscribers?|e-?mails|details|names|addresses|profiles?|histor(?:y|ies))\b", r"in (?:return|exchange)|\bcredits?\b|\bpays?\b|\bpaid\b|commission|\bfees?\b|rebate|for every|per (?:name|household|lead|record|thousand)|free (?:ads?|advertising|placement)|revenue|discount(?:ed)? (?:ads?|advertising|placement|rate)"),
    ),
    ClashRow(
        "rights_withdraw",
        r"(?:withdraw|revoke|take back|change your mind|cancel|call(?= \w+ \w+ back))\w*[^.;]{0,50}(?:consent|permission|\bit\b|at any time|whenever)",
        "",
        r"(?:consent|permission|agreement)[^.;]{0,50}(?:once and for (?:all|always)|(?:calling|taking) back is not|for good|cannot be (?:undone|taken back|withdrawn|revoked)|can't be (?:undone|withdrawn|revoked|taken back)|is (?:final|binding|permanent|irrevocable)|once given[^.;]{0,30}(?:stands|stays|final|remains))",
    ),
    ClashRow(
        "rights_delete",
        r"(?:\byou (?:can|may)|right to|ask us|tell us|at any time|just ask)[^.;]{0,60}(?:delet|eras|remov|wip|get rid)",
        "",
        r"(?:we (?:do not|don't|never|cannot|can't|will not|won't) (?:\w+ )?(?:delete|erase|remove|wipe))\b[^.;]{0,40}(?:data|information|record|account|profile|detail|anything|order|histor)|(?:records?|accounts?|profiles?|data|details|entries)[^.;]{0,20}(?:cannot|can't|can never|will never|may not) be (?:deleted|erased|removed|wiped)",
    ),
)  # fmt: skip
