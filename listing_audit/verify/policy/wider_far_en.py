"""The widest English wording, looked for only where the usual and the wider one found no clear sentence.

It gathers what shopkeepers and translators say in other orders: lists of rights in which the object stands only once,
notices named by the channel in which they come, denials that put the act first, and questions with a short answer.
Like `wider_en`, it counts an act only beside what makes it a disclosure.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Signals, signals

# Rights.
_SEE: Final = r"(?:access|see|view|know|inspect|review|insight into|look at|look up|peek at|confirm|read|information|call for|sight of|be shown)"
_ALTER: Final = (
    r"(?:correct\w*|rectif\w+|amend\w*|alter|chang(?:e|ing)|fix|mend|edit|updat(?:e|ing)|improve(?:ment)?|revise)"
)
_WIPE: Final = (
    r"(?:delet(?:e|ion|ing)|eras(?:e|ure|ing)|remov(?:e|al)|wipe|bin|clear|obliterat\w+|destroy|destruction|expunge)"
)
_PORT: Final = r"(?:portab\w+|transfer|port|take (?:it|them|your data)|export|transmission)"
_ART: Final = r"(?: \(?\(?art\w*\.? ?\d\d\)?)?"
_GAP: Final = rf"(?: it| them| your data| data)?{_ART}(?:,? (?:and|or|and/or) |, ?|/)(?:the right to |have |to |data )?"
_THINGS: Final = r"(?:data|info|information|details|particulars|records?|files?|profiles?|notes?|entr(?:y|ies)|account|histor(?:y|ies)|recordings?|measurements|name|names|e-?mail|address|addresses|phone number|database|card|birth date|lists?)"
_OF_YOURS: Final = rf"(?:\b(?:your|my|his|her|their|our) (?:[\w'-]+ ){{0,3}}{_THINGS}\b|\b{_THINGS} (?:[\w'-]+ ){{0,6}}(?:about|on|of|concerning|regarding|for|with|under|from) (?:you|your|them|me|us|their)\b|\bpersonal (?:data|details|information|particulars)\b|\beverything (?:[\w'-]+ ){{0,4}}(?:about you|under your name|on you)|\bwhat(?:'s| is| you| we)? (?:[\w'-]+ ){{0,4}}(?:hold|held|know|processed|stored|there|database|about you|about me|card says|say about you)\b)"
_LEAVE: Final = r"(?:\byou(?:'re| are)? (?:\w+ ){0,2}(?:can|may|could|get|allowed|entitled|free|welcome|decide|deserve)\b|\byou(?:'d| would) like\b|\bshould you (?:wish|desire|want|like)|\byour rights?\b|\bit's your right\b|\brights? (?:is|are) yours|\b(?:is|are) yours\b|\bis your right\b|\blets you\b|\ballows? you\b|\bgives you\b|\bfeel free to\b|\bif you (?:ask|ring|call|write|want|wish|like)\b|\bask (?:us|me)\b|\bon (?:demand|request)\b|\bat your (?:wish|request)\b|\b(?:customer|client|consumer|person|individual|member|buyer|user|resident)s?\b[^.;]{0,50}\b(?:can|may|deserves?|is entitled|are entitled)\b|\bsay so\b|\byourself\b|\bthe person concerned (?:can|may)\b|\bindividuals\b[^.;]{0,60}\bmay\b|\b(?:(?:under|open|in|via|go to) )(?:\"?my |your )?(?:account|profile|dashboard|settings)\b)"

# Who works for the shop looks at data, and does not use a right.
_OF_STAFF: Final = r"\b(?:team members?|our (?:staff|employees|colleagues|agents)|employees|persons with (?:such )?access|administrators? may|support staff|order status|your (?:parcel|shipment))\b"


def _one_of(own: str, *others: str) -> str:
    """A list of rights in which the one right stands beside another."""
    other = rf"(?:{'|'.join(others)})"
    return (
        rf"\b{own}{_GAP}{other}\b[^.;]{{0,80}}(?:{_OF_YOURS}|\b(?:is|are) (?:all )?yours|it's your)|\b{other}{_GAP}(?:{other}{_GAP})?{own}\b[^.;]{{0,80}}(?:{_OF_YOURS}|\b(?:is|are) (?:all )?yours|it's your)"
        rf"|{_LEAVE}[^.;]{{0,90}}{_OF_YOURS}[^.;]{{0,24}}\b(?:{other}{_GAP})*{own} (?:it|them)\b|\b{own}[ ,:(]{{1,3}}art\w*\.? ?\d\d\b(?=[^.;]*(?:art\w*\.? ?\d\d)?)"
    )


# Which changes, and how word of them comes.
_CHANGES: Final = r"(?:amendments?|revisions?|modifications?|alterations?|changes?|updates|edits|new (?:version|edition|text|wording)s?|(?:current|each) version)"
_TEXT: Final = r"(?:(?:this|the|our|present|these|privacy) (?:\w+ )?(?:polic(?:y|ies)|notice|statement|declaration|text|wording|page|document|rules?|version|practices)|any part of this|anything in here|rules about your data|how (?:we|i) (?:handle|treat|use) your (?:data|details|information))"
_ALTERED: Final = r"(?:chang(?:e|es|ed|ing)|amend(?:s|ed|ing)?|alter(?:s|ed)?|rewr(?:ite|ites|itten|ote)|revis(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|modif(?:y|ies|ied)|rework\w*|rephras\w+|touched|shift(?:s|ed)?|reword\w*|differ\w*|edit(?:s|ed)?|redraft\w*|adapt(?:s|ed)?|adjust(?:s|ed)?)"
_WORD: Final = r"(?:brought to (?:your|the) (?:attention|notice|knowledge)|(?:notified|announced|communicated|mailed|e-?mailed|sent|pushed|signalled|flagged|shown|made known|pointed out)\b(?! (?:us|me))|\b(?:we|i)(?:'ll| will| shall)? (?:then |also |always )?(?:tell|notify|inform|alert|warn|mail|e-?mail|write to|message|let) (?:you|every|all|customers|members|users|subscribers|account)|\byou(?:'ll| will| shall| get| receive)? (?:then )?(?:be )?(?:asked|alerted|told|notified|informed|warned|invited|get an?|receive an?|hear|find an?)\b|\b(?:push (?:message|notification)|pop-?up|banner|(?:yellow|red|blue|green|coloured) (?:bar|line|box)|text message|printed slip|card in your|inbox|messages tab|prominent note|announcement|a notice (?:at|on|in|to)|an? e-?mail|a letter|a message|newsletter|on screen|within the app|by the app|in the app|at the next log-?in|next parcel)\b|\bsays so\b|\blet you know\b|\bby (?:letter|e-?mail|mail|post|electronic post|sms|text)\b|\btells you so\b|\bwith a fresh date\b|\b(?:states?|says|shows|lists) what (?:was|has been|is) (?:altered|changed|new|amended)|\blog below\b)"
_NEW_USE: Final = r"(?:new (?:partners or )?(?:purposes?|uses?)|(?:something|anything) new|purpose other than|(?:another|a different|(?<!any )(?<!and )(?<!or )(?<!for )other) purpose)"

# Decisions of machines.
_MACHINE: Final = r"(?:automat\w+|algorithms?|computers?|machines?|robots?|software|programs?|engines?|fraud filter|risk (?:filter|engine|score)|filters?|scor(?:e|es|ing)|rank(?:s|ed|ing)?|tool|artificial intelligence|\bai\b|computed|profiling|recommended|personali[sz]ed|picked for you|pre-?sort\w*|rated)"
_JUDGE: Final = r"(?:decid\w+|decisions?|declin\w+|refus(?:es|ed|al)|reject\w*|turns? (?:you|me|orders) down|turned down|flag\w*|stop(?:s|ped)|settled|weighs?|rank\w*|pric(?:ed|es)|limit|rated?|rests? on|pre-?sort\w*|looks? for|scor\w+|judg\w+|looked at before|past (?:orders|payments|purchases)|counts? your|check for)"
_REMEDY: Final = r"(?:\b(?:contest|object(?!ive)|challenge|appeal)\w*|\b(?:a|the) (?:human|person|clerk|colleague|recruiter|employee|member of staff)\b|\ban employee\b|\bhuman review\b|\bone of us\b|\breconsider\w*|\boverrul\w*|\bafresh\b|\banew\b|\bmanual (?:reading|review|check)|\breview(?:ed)? (?:the \w+ )?by hand|\bexplanation\b|\b(?:switch|turn)(?:ed)? (?:that|this|it|them|[^.;]{3,30}) off\b|\bbe refused at any time\b|\bmay refuse\b|\bopt out\b)"
_NO: Final = r"(?:\bno\b|\bnot\b|n't\b|\bnever\b|\bneither\b|\bnothing\b|\babstains?\b|\brefrain\w*\b|\bwithout\b|\bfree of\b|\bnobody\b)"

# What follows a visitor.
_TRACKER: Final = r"(?:\b(?:google analytics|hotjar|clarity|matomo|plausible|fathom|piwik|mixpanel|tiktok pixel|meta pixel|facebook pixel|(?:tracking |web |the |a |\w+ )?pixels?|web beacons?|beacons|tiny (?:image|picture)s?|clear gifs?|analytics (?:tags?|scripts?|tools?)|statistics (?:script|tool)s?|session (?:replay|recording)s?|heat ?maps?|click data|tracking scripts?|cookie-?less tool|advertising tags?|fingerprinting(?: of (?:devices|browsers))?|(?:device|browser) fingerprint\w*)\b)"
_SO_THAT: Final = r"(?:\b(?:counts?|measur\w+|records?|tells? us|see (?:whether|if|which)|find out|spot|gauge|help\w*|know (?:whether|if|which)|shows? us|so (?:that )?we|to (?:stop|prevent|detect|learn|show|find|see|measure|count)|follow|stays? off|don't fire|leaving|leave out)\b)"

# Storage.
_STORED: Final = r"(?:\b(?:slips?|serial numbers?|names?|address(?:es)?|wish ?lists?|checkouts?|baskets?|orders?|logs?|ip address(?:es)?|phone numbers?|numbers?|measurements|details|bills|invoices|footage|recordings?|card|audience data|data|information|photos?|pictures|messages|questionnaires?|results|answers|spreadsheets?|lists?|files?|records?|applications?|letters|mails?|notes?|forms?|entrants|accounts?|profiles?)\b)"
_ENDS: Final = r"(?:\b(?:bin(?:s|ned)?|shred\w*|vanish\w*|disappear\w*|falls? out|truncat\w+|taped over|overwritten|expires?|ends? with|leaves? (?:the|our)|goes\b|eras\w+|delet\w+|discard\w*|wip(?:e|es|ed)|purged?|destroy\w*|cleared|thrown|lives? (?:till|until)|kept? (?:until|till|for)|keep until|anonymi[sz]ed|aggregated|sits? in our \w+ for)\b)"
_COUNT: Final = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty|thirty|sixty|ninety)"
_TIME: Final = rf"(?:\b{_COUNT}[ -](?:full |calendar |business |working |tax )?(?:years?|months?|weeks?|days?|hours?)\b|\bon day \w+|\bon (?:the )?\d{{1,2}}(?:st|nd|rd|th)? \w+ (?:each|every|of each|of every) year|\bthe same (?:evening|day|week|night)\b|\bclose of the (?:calendar )?year|\b(?:when|once|the moment|as soon as|after|until|till) (?:the |your |a |our |it'?s? )?(?:[\w-]+ ){{0,8}}?(?:ends?|closes?|closed|run out|runs out|is paid|is over|leaves|signed for|handed over|is done|delivery call|last contact|heard from you|expires|lapses|is finished|is settled|has been \w+ed|you (?:close|leave|cancel|unsubscribe))\b)"

# What data are for.
_INPUT: Final = r"(?:data|details|information|postcode|birthday|birth date|address(?:es)?|street|name|names|e-?mail(?: address)?|phone(?: number)?|number|size|shoe size|height|weight|measurements|notes|photos?|logs|orders?|registrations?|location|history|reviews|telephone|mobile|age|picture)"
_PLAIN_DEED: Final = r"(?!(?:improv|enhanc|serv|optimi|support|grow|perform|find|see|learn|review|contact|exercise|operat|provid|manag|offer|develop|use\b|do\b|make sure|ensure|the\b|our\b|us\b|be\b|have\b|comply|meet|carry on|run\b)\w*)[a-z]{3,}"

FAR_EN: Final[dict[str, Signals]] = {
    "policy_changes": signals(
        "amend revis modif alter chang updat edit new rewr rework rephras touch shift differ version purpose reword redraft adapt adjust",
        [
            rf"\b{_CHANGES}\b[^.]{{0,90}}{_WORD}|{_WORD}[^.]{{0,60}}\b(?:{_CHANGES}|of {_CHANGES})\b",
            rf"(?:{_TEXT}[^.;]{{0,40}}\b{_ALTERED}\b|\b{_ALTERED}\b[^.;]{{0,24}}{_TEXT})[^.]{{0,100}}{_WORD}|{_WORD}[^.]{{0,80}}(?:{_TEXT}[^.;]{{0,40}}\b{_ALTERED}\b|\b{_ALTERED}\b[^.;]{{0,24}}{_TEXT})",
            rf"\b{_NEW_USE}\b[^.]{{0,120}}(?:{_WORD}|\bask (?:you )?again\b)|{_WORD}[^.]{{0,60}}\bbefore\b[^.]{{0,30}}\b{_NEW_USE}\b",
            rf"^\W*(?:last )?{_ALTERED} (?:on )?\d[^.]{{0,60}}{_WORD}",
        ],
        void=[
            r"\b(?:polic(?:y|ies)|rules|terms) (?:on|for|of) (?:refunds?|returns?|deliver\w+|shipping|exchanges?|cancellations?|payments?)|\b(?:refund|return|returns|shipping|delivery|exchange|warranty|price|payment) (?:policy|policies|rules|terms)\b|\b(?:your|the|an?|my) (?:order|booking|delivery|appointment|parcel|shipment|account details|address|e-?mail address|password|subscription|reservation|consent|cookie|choices?)s?\b[^.;]{0,30}\b(?:chang|alter|modif|amend|updat)|\b(?:chang|alter|modif|amend|updat)\w*\b[^.;]{0,24}\b(?:your|the|an?|my|of|to) (?:orders?|booking|deliver\w+|appointment|parcel|shipment|account|address|e-?mail|password|subscription|reservation|details|data|personal|information|profile|preferences|prices?|stock|order status|choices?|consent|settings)|\b(?:prices?|opening hours|timetable|stock|products?|recipe|course|assortment|order status|tracking|services|features|terms of (?:sale|service|use))\b[^.;]{0,40}\b(?:chang|updat|alter|amend|revis|modif)|\b(?:product|order|shipping|delivery|stock|price|status|news|service|software|security|promotional) (?:updates|changes)\b|\bupdates (?:on|about|regarding|from)\b|\bnew (?:versions? of (?:our|the) (?:app|software|product|catalogue))|\b(?:may|might) (?:perhaps )?(?:inform|notify|tell)\b|\bwithout notice\b|\bright to (?:rectif|correct|be informed)|\brecipients?\b[^.;]{0,60}\b(?:rectif|eras)"
        ],
        under=[r"\b(?:updates|changes|amendments|revisions|alterations|modifications)\b(?! (?:or|and) (?:delet|correct|eras))|what happens when (?:you|we) change"],
        body=[
            r"\b(?:pushed to|sent to|mailed to|announced|notified|post the new (?:text|version)|text message to|shown to|told)\b"
        ],
    ),
    "automated_decision": signals(
        "automat algorithm computer machine robot software program engine filter scor rank tool artificial ai_ computed profiling recommended personali picked sorted rated decision",
        [
            rf"{_MACHINE}\b[^.]{{0,120}}\b{_JUDGE}\b[\s\S]{{0,140}}{_REMEDY}|\b{_JUDGE}\b[^.]{{0,90}}{_MACHINE}\b[\s\S]{{0,140}}{_REMEDY}",
            rf"{_NO}[^.;]{{0,40}}\b(?:automated (?:individual )?decision|(?:customer |credit |any )?scoring of|score nor|robot decides|machine decides|computer decides|artificial intelligence[^.;]{{0,40}}(?:evaluat|judg|decid|assess)|computed from your|decisions? about you\b|makes? up its mind about you|algorithms? (?:to|that|which) (?:decid|judg|evaluat))|\b(?:automated (?:individual )?decision[- ]making|profiling|use of algorithms|automatic(?:ally made)? decisions?)\b[^.;]{{0,70}}\b(?:does not|doesn't|do not|is not|isn't|are not|never|refrained|no(?:t|where))\b(?! (?:affect|limit|produce))",
            rf"\b(?:people|persons?|humans?|my own head|our (?:staff|own people))\b,? (?:and )?(?:not|never) (?:by )?(?:a |the )?(?:{_MACHINE})\b|\b(?:every|each|all) (?:\w+ )?(?:decisions?|refusals?)\b[^.;]{{0,50}}\b(?:taken|made) by (?:people|persons|humans|a person|my own|hand|our staff)|\b(?:do|does|may|can|will)\b[^.;?]{{0,16}}\b(?:ai|robots?|machines?|software|algorithms?|computers?)\b[^?]{{0,30}}\b(?:judge|decide|turn|rate|reject|deciding)\b[^?]{{0,24}}\? (?:no\b|never|we don't|we do not)|\brobots deciding\? no\b",
        ],
        void=[
            r"\bright not to be (?:subject|subjected)\b|\bspam\b|\b(?:parcel|packing|washing|sewing|coffee|knitting|machine wash)\b[^.;]{0,30}\bmachines?\b|\bmay be (?:made|decided)\b"
        ],
    ),
    "cookies_tracking": signals(
        "cookie pixel beacon tiny gif script analytics hotjar clarity matomo plausible tracker fingerprint local_storage do_not_track gpc session replay heat click cookieless tag tags statistics",
        [
            rf"{_TRACKER}[^.]{{0,110}}{_SO_THAT}|{_SO_THAT}[^.]{{0,70}}{_TRACKER}",
            r"\b(?:do not track|dnt|gpc|global privacy control)\b[^.]{0,80}\b(?:stays? off|don't fire|do not fire|leav(?:e|ing)[^.;]{0,30} out|not loaded|script|honou?r|respect)\b",
            r"\b(?:don't|do not|never|doesn't) (?:set|use|place|store|drop|employ) (?:any )?(?:cookies|trackers|pixels)\b|\bin (?:your|the) browser's local storage\b",
            r"\b(?:strictly necessary|essential|functional|necessary|ad|advertising|marketing|statistics|analytics|preference|session) cookies?\b[^.]{0,60}\b(?:carry|carries|keep|keeps|remember|load|loads|count|measure|hold|let|lets|store|only (?:after|when|if|once))\b|\bcookies?\? [^.?]{0,20}\b(?:it|they) (?:remembers?|keeps?|counts?|holds?)\b",
            r"^\W*[\w.-]{2,24} \| [^|]{3,30} \| (?:keeps|counts|remembers|stores|holds|shows|measures|logs)\b",
        ],
        void=[r"\b(?:hosting|content delivery|not limited to)\b|\b(?:baked|recipes?|bake|biscuits?)\b|\b(?:dead|screen) pixels?\b|\bpixels? (?:per|wide|high)\b|\b(?:photos?|cameras?|screens?|displays?|resolution)\b[^.;]{0,30}\bpixels?\b"],
        under=[r"\bcookies?\b"],
        body=[r"^\W*_?[\w.*-]{2,24}(?:,| \||:|;) [^.]{0,50}\b(?:years?|months?|days?|hours?|session|minutes?)\b"],
    ),
    "retention": signals(
        "bin shred vanish disappear fall truncat taped overwrit expire end leave goes eras delet discard wip purg destroy clear throw live kept keep anonym aggreg sit",
        [rf"{_STORED}[^.;?]{{0,70}}{_ENDS}[^.;?]{{0,60}}{_TIME}|{_ENDS}[^.;?]{{0,50}}{_STORED}[^.;?]{{0,50}}{_TIME}|{_TIME}[^.;?]{{0,50}}{_ENDS}[^.;?]{{0,30}}{_STORED}|{_TIME}[^.;?]{{0,70}}{_STORED}[^.;?]{{0,40}}{_ENDS}"],
        under=[r"how long|storage limit|\bretention\b"],
        body=[rf"^(?:[^?]{{0,60}}\? )?\W*{_COUNT} (?:years?|months?|weeks?|days?)\b|{_ENDS}[^.;]{{0,40}}{_TIME}"],
        void=[
            r"\b(?:vouchers?|coupons?|points|gift cards?|guarantee|warranty|offer|sale|right of withdrawal|return(?:s|ed)?) (?:\w+ ){0,4}(?:expires?|ends?|lapse|valid)|\b(?:your request|reply|respond|answer|handle|complete)\w*\b[^.;]{0,40}\bwithin\b|\b(?:carrier|courier|bank|post office|platform|marketplace)s?\b[^.;]{0,20}\b(?:keep|hold|delete|store)"
        ],
        hedge=[r"\b(?:may|might|could) be (?:deleted|erased|kept)\b"],
    ),
    "purposes": signals(
        "help so_ to_ with_your why because for_",
        [
            rf"\b(?:your|the|any|vehicle|fit) (?:\w+ )?{_INPUT}\b[^.;?]{{0,30}}\bhelps? (?:us|me) (?:to )?{_PLAIN_DEED} [a-z]{{2,}}",
            rf"\bwith your {_INPUT}\b[^.;]{{0,30}}\bwe (?:can )?{_PLAIN_DEED} [a-z]{{2,}}|\bwhy (?:do|would) (?:you|we)\b[^?]{{0,24}}\b{_INPUT}\? (?:so|to|because)\b",
            rf"\b(?:we|i) (?:process|need|note|consult|ask for|take|record|keep)\b[^.;]{{0,40}}\b{_INPUT}\b[^.;]{{0,30}}\b(?:to|so that|so) {_PLAIN_DEED} [a-z]{{2,}}|\bto {_PLAIN_DEED} (?:your|the|a) [^.;,]{{3,30}} (?:we|i) (?:note|need|take|record|ask)\b[^.;]{{0,20}}\b{_INPUT}",
            rf"\b{_INPUT}\b[^.;]{{0,30}}\b(?:is|are) (?:consulted|evaluated|noted|looked up|published|read)\b[^.;]{{0,30}}\b(?:to|when|so) {_PLAIN_DEED} [a-z]{{2,}}|\b(?:given|told|sent|shown) (?:your|the) {_INPUT}[^.;]{{0,24}}\bso (?:that )?(?:they|it) (?:can )?{_PLAIN_DEED} [a-z]{{2,}}",
            rf"^\W*(?:your )?{_INPUT}(?:(?:,| and) {_INPUT})*: (?:to|for|so) {_PLAIN_DEED} [a-z]{{2,}}",
        ],
    ),
    "rights_access": signals(
        "access see view know inspect review insight look peek confirm read information sight shown call_for print list recording what displayed duplicate report specific_pieces copy",
        [
            r"\byou (?:can|may) have a copy\b|\bask(?:ing)? (?:me|us) what (?:i|we) (?:have|hold|keep|know) (?:on|about|of) you\b",
            _one_of(_SEE, _ALTER, _WIPE, _PORT),
            rf"{_LEAVE}[^.;]{{0,50}}\b(?:see|view|inspect|read|peek at|look at|look up|review|be shown|find out|call for|sight of|the list of|a duplicate of|insight into|check)\b(?! (?:your|the) (?:order status|parcel|tracking))[^.;]{{0,24}}{_OF_YOURS}",
            r"\b(?:information on|cop(?:y|ies) of|duplicates? of|report (?:on|setting out)|lists? of|print-?outs? of)\b[^.;]{0,24}(?:stored|personal|your|data)\b[^.;]{0,70}\b(?:supplied|on demand|handed|had on|deliver\w*|given to you|upon a verifiable)|\bverifiable (?:consumer )?request\b[^.;]{0,30}\b(?:deliver|disclose|provide)\b[^.;]{0,60}\bpersonal information\b",
            rf"\bwe (?:will |'ll )?(?:tell|show|print out|open|hand|answer)\b[^.;]{{0,40}}(?:{_OF_YOURS}|\bwhat do you know about me)|{_OF_YOURS}[^.;]{{0,40}}\b(?:is|are) (?:displayed|shown|visible|listed) (?:under|in|at)\b|\brequest that we disclose\b[^.;]{{0,60}}\bpersonal information\b",
        ],
        void=[_OF_STAFF],
        under=[r"^\W*(?:right (?:of|to) )?access\b|your rights|you can:?$"],
        body=[r"^(?:[^:]{0,60}: )?\W*(?:see|view|be shown|know|read) (?:[\w']+ ){0,4}(?:about you|on you|there|written down)"],
    ),
    "rights_correct": signals(
        "correct rectif amend alter chang fix mend edit updat improve revise false wrong swap repair rewrite right slip mistake missing error",
        [
            r"\byou (?:can|may) (?:have|get) (?:it|them|anything|everything) (?:(?:put|set|made) (?:right|straight)|corrected|fixed|changed)\b",
            _one_of(_ALTER, _SEE, _WIPE, _PORT),
            rf"{_LEAVE}[^.;]{{0,50}}\b(?:{_ALTER}|swap|add what is missing from|put right)\b[^.;]{{0,24}}{_OF_YOURS}|\b(?:amend|alter|correct|change|edit|update|swap)\b[^.;]{{0,40}}\b(?:yourself|in your (?:settings|account|profile)|under (?:my )?account)\b|^\W*to (?:change|correct|amend|update|alter|fix)\b[^.;]{{0,30}}{_OF_YOURS}[^.;]{{0,24}}\b(?:write|e-?mail|mail|contact|call|ring|send|log in|go to)\b",
            r"\b(?:wrong|false|inaccurate|incorrect|erroneous|mistaken|outdated|out[- ]of[- ]date) (?:personal |customer )?(?:data|details|information|entries|records|notes)\b[^.;]{0,50}\b(?:(?:will|must|shall) be (?:put right|corrected|rectified|fixed|amended)|we (?:correct|rectify|fix|mend|put right)|gets? (?:corrected|fixed))|\bwe (?:shall|will|'ll)?[^.;]{0,30}\b(?:rectify|revise|correct|repair|fix|mend|rewrite|put right)\b[^.;]{0,60}\b(?:erroneous|out of date|inaccurate|wrong|mistaken|point (?:them|it) out|point out|inaccurate personal)\b|\bpoint out a (?:slip|mistake|error)\b|\b(?:error|mistake|slip)s? in your (?:data|details|record|file)\b|\b(?:record|file|entry) (?:with us|of theirs)?[^.;]{0,20}\bcontains a mistake\b",
        ],
        void=[_OF_STAFF],
        under=[r"you can:?$|^\W*(?:right (?:of|to) )?(?:correction|rectification)\b"],
        body=[r"^(?:[^:]{0,60}: )?\W*(?:to )?have (?:it|them) (?:put|set|made) (?:right|straight)|\b(?:put right|we (?:rewrite|fix|correct|mend) (?:them|it))\b"],
    ),
    "rights_delete": signals(
        "delet eras remov wipe bin clear obliterat destroy expunge extinct throw cross_you blank scrub off_your forget extinguish threw",
        [
            r"\byou (?:can|may) (?:have|get) (?:it|them|anything|everything) (?:wiped|erased|removed|deleted|binned)\b|\bif you (?:would |'d )?rather (?:i|we) (?:threw|deleted|burn\w*|removed|erased|wiped)\b[^.;]{0,60}\b(?:tell|say|write|ask)\b",
            _one_of(_WIPE, _SEE, _ALTER, _PORT),
            rf"{_LEAVE}[^.;]{{0,60}}\b(?:{_WIPE}|throw away|extinction of|get rid of|cross you off|scrub)\b[^.;]{{0,24}}(?:{_OF_YOURS}|\bit\b|\bthem\b|\bif you\b)|\b(?:we|i)(?:'ll| will)? (?:cross|take|strike) you off\b[^.;]{{0,30}}\bif you\b|\bsend [^.;]{{0,50}}\band we (?:scrub|delete|erase|wipe)\b[^.;]{{0,30}}{_OF_YOURS}",
            r"\bdelete your profile\b[^.;]{0,60}\bgone\b|\bhave us (?:erase|delete|throw away|wipe)\b|\bunwanted data we (?:remove|delete|erase)\b",
        ],
        void=[_OF_STAFF],
        under=[r"you can:?$|right to be forgotten|^\W*(?:right (?:of|to) )?(?:erasure|deletion)\b"],
        body=[r"^(?:[^:]{0,60}: )?\W*(?:to )?have (?:it|them) (?:wiped|deleted|erased|binned|removed)|^(?:[^:]{0,60}: )?\W*(?:yes|available|you decide)\b"],
    ),
    "rights_portability": signals(
        "portab carried_over machine import csv json xml other another different next_ third another_ open_format take_them bring ported exported electronically stick digital spreadsheet",
        [
            r"\bas an? (?:spreadsheet|csv|file|document|table)\b[^.;]{0,30}\b(?:take|bring|carry|move)\b[^.;]{0,20}\b(?:somewhere|elsewhere|else|another)\b",
            _one_of(_PORT, _SEE, _ALTER, _WIPE),
            r"\b(?:data|records?|information|statistics|readings|recipes|results|file|history|plan|settings)\b[^.;]{0,60}\b(?:carr(?:y|ied)|move|ported|exported|export|bring|transmit|convey|forward|pass|had as|sent over|transfer)\b[^.;]{0,60}\b(?:(?:an)?other|different|next|new|any other|third party (?:nominated|named|chosen|you)|somebody else|someone else) ?(?:[\w'-]+ ){0,3}(?:provider|shop|app|service|services|maker|platform|dealer|controller|pharmacy|one|else|party|processor|can read)?\b",
            rf"(?:{_LEAVE}|\bwe (?:let|will|give|shall)\b)[^.;]{{0,60}}\b(?:carry|move|ported|exported|export|bring|transmit|convey|forward|take|download|furnished with|have)\b[^.;]{{0,20}}\b(?:your|the) (?:[\w-]+ ){{0,3}}(?:data|records|readings|statistics|file|information|details)\b[^.;]{{0,80}}\b(?:machine[- ]readable|another|different|any other|other (?:shops|services|providers)|next|new (?:one|provider|shop))\b",
        ],
        void=[r"\b(?:we|they) (?:may|might) (?:transfer|pass|transmit|forward)|\b(?:third countr|outside the|merger|acqui|successor|buyer of|on our behalf|acting as|service providers?\b|\bwe (?:share|collect|disclose))"],
        under=[r"you can:?$|portab"],
        body=[r"^(?:[^:]{0,60}: )?\W*take it with you to (?:another|the next)|\b(?:json|xml|csv|open format|travel with you|machine[- ]readable)\b"],
    ),
    "rights_withdraw": signals(
        "call_off calling_off said_yes say_no saying_no forbid stand_by ok permission yes consent agree changed_your_mind opt_out stop",
        [
            r"\b(?:call(?:ing)? off|pull|scrap|unsay|rescind|bring (?:it )?to an end|turn)\b[^.;]{0,24}\b(?:consent|permission|agreement|approval|ok|yes)\b|\b(?:consent|agreement|permission|approval|ok|yes)\b[^.;]{0,60}\b(?:unsay|call off|is at an end|a short note ends it|bring it to an end|can rescind|forbid|scrap|into a no|be pulled)\b|\bsaid yes and now\b[^.?]{0,20}\bno\b|\bsaying no later\b[^.;]{0,30}\beasy\b|\ballowed us, you may also forbid\b|\bconsented to\b[^.;]{0,60}\byou can (?:rescind|undo|stop|end|reverse) (?:this|that|it)\b|\b(?:change|changed) your mind about the (?:newsletter|marketing|consent|e-?mails)\b[\s\S]{0,60}\b(?:click|link|tell|write|unsubscribe)",
        ],
    ),
}  # fmt: skip
