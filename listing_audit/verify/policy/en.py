"""How disclosures are worded in English policies. Grades follow GDPR art. 13 and the California regulations.

Patterns see one sentence in small letters, with the list head it stands under.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Language, signals

DATA: Final = (
    r"\b(?:data|information|details|records?|profile|account|it|them|what we (?:hold|have|know|keep|store)|files?|address|name|anything|everything|"
    r"history|photos?|recordings?|pictures?|answers|copy)\b"
)
_RIGHT: Final = (
    r"(?:\bright|rights\b|you (?:can|may|could|are able to|also have|might|are entitled|will be able|have the)|entitled|entitlement|\bask(?: us|ing)?\b|request|\btell us|write to us|e-?mail us|contact us|let us know|"
    r"if you (?:want|wish|would like|prefer)|you want|whenever you|on request|we (?:will|'ll|can|also)? ?(?:show|send|give|hand|let|correct|fix|delete|erase)\b|users? (?:can|may|have the)|"
    r"individuals? (?:can|may|have)|consumers? (?:can|may|have)|customers? (?:can|may|have)|data subjects? (?:can|may|have)|exercise)"
)
_DISCRETION: Final = (
    r"might have|might be able|possibly|at our (?:sole |own |absolute )?discretion|where we (?:consider|believe|deem)|if we (?:deem|think|consider|believe|see fit|feel)|legitimate business needs|"
    r"we may (?:choose|decide|refuse) (?:to|not)|as we see fit|when convenient|where we find it"
)
_CANNOT: Final = (
    r"(?:cannot|can't|can not|could not|unable to|not able to|do not|don't|does not|will not|won't|not possible|no (?:possibility|option|way|means|facility|function)|not (?:currently )?(?:support|offer|provide|available|accept)|never|refuse)"
)


def _cannot(verb: str) -> str:
    """The right denied: we cannot provide copies."""
    return rf"\bwe {_CANNOT}[^.;,]{{0,30}}(?:{verb})|{_CANNOT}[^.;,]{{0,12}}(?:offer|support|accept|provide|handle)[^.;,]{{0,30}}(?:{verb})|(?:{verb})[^.;]{{0,30}}(?:is|are) not (?:possible|available|supported|offered|provided)"


_ACCESS: Final = r"\baccess(?:ing)?\b|\bsee(?:ing)?\b|\bview(?:ing)?\b|cop(?:y|ies)\b|\breview\b|\bobtain\b|\binspect\b|\bknow\b|\bshow you\b|look at|find out|confirm(?:ation)?\b|disclose|download|\bwhat we (?:hold|have|know|store|keep)|request (?:for )?information about|learn (?:what|which)|informed about|be informed of|\bread what\b|print-?out"
_CORRECT: Final = r"\bcorrect(?:ed|ing|ion|ions)?\b|rectif|\bamend|\bupdat(?:e|ed|ing)\b|\bmodif(?:y|ied|ication)|\bchang(?:e|es|ed|ing)\b|\bfix(?:ed)?\b|\bedit\b|put (?:it |them |that |things )?(?:right|straight)|inaccura|\bcomplete (?:it|them|the|incomplete)|set (?:it )?right|repair|amendment|\brevise\b|straighten"
_DELETE: Final = r"\bdelet|eras(?:e|ed|ure|ing)\b|\bremov(?:e|al|ed|ing)\b|\bwip(?:e|ed|ing)\b|forgotten|\bdestroy|\bpurge|get rid of|strike out|de-?identif|scrub"
_PORT: Final = (
    r"portab|\bport (?:your|their|the|it|data)|machine[- ]readable|(?:transmit|transfer|move|port|send|pass|carry|forward|hand|take)\w*[^.;]{0,40}\bto (?:another|a different|a new|other|any other|a third|someone else|your new|your other|whichever|whoever|a competitor|the company)\b[^.;]{0,30}|sent? elsewhere|moved? elsewhere|structured[, ]|commonly used (?:and|format|electronic)|"
    r"take (?:it|them|your data|your information) (?:with you|along|away|elsewhere)|reusable (?:format|form)|in a (?:csv|json|xml)|(?:as|in) (?:csv|json|xml)|(?:csv|json|xml) (?:file|format)"
)

EN: Final[Language] = {
    "purposes": signals(
        "to_ for_ purpose used use",
        [
            r"(?:\bto\b|\bfor\b|purpose|because|used|use|so that|so we|in order|when you|needed|order(?:s|ing)?:|needs)[^.]{0,140}\b(?:ship|deliver|dispatch|send you|bill|invoice|refund|return|process (?:your |the |an? )?(?:order|payment|transaction|request|application)|fulfil|(?<!in )orders?\b|payments?\b|"
            r"pay for|transactions?|fraud|verify|authenticat|(?:customer|technical|after-sales|provide|product) (?:support|service)|support (?:requests?|tickets?|you)|respond|reply|answer|newsletter|e-?mail|market|advertis|promot|personali[sz]|recommend|analy[sz]|analytics|statistic|"
            r"account|log ?in|register|registration|warrant|repair|recall|tax|accounting|bookkeeping|communicat|contact you|notify|survey|debug|troubleshoot|secur|maintain|operate|provid(?:e|ing)|administer|enforce|comply|rewards|contest|"
            r"subscription|book(?:ing)?|schedul|match|measur|comment|post|host|stream|fit|engrav|customi[sz]|prescription|dose|design|supply|sell|sale|install|register|invite|event|research|track|call you|texts?|recruit|test|identify)"
        ],
        hollow=[r"(?:improv|enhanc|optimi[sz])[^.]{0,30}(?:experience|service|business)|business (?:purposes|activities)|various|range of purposes|purposes that we consider|legitimate purposes|as (?:needed|appropriate)|better serve"],
        erase=[r"(?:various|a range of|certain|other|any|all|general|support) (?:\w+ )?(?:business )?(?:purposes|activities|reasons)[^.,;]{0,40}|improve (?:the |your |our )?(?:user |customer )?(?:experience|services?)|support various business activities|for (?:more|further) information|better services?|from or about users?"],
        void=[r"^(?:we )?(?:do|will|did) not (?:use|collect)"],
    ),
    "security_measures": signals(
        "encrypt ssl tls firewall access password lock audit iso_ soc_ certif penetration hash pseudonym anonym backup secur safeguard protect measures two-factor multi-factor confidential mask https pci vault shred train token least need-to-know need_to_know",
        [
            r"encrypt|\bssl\b|\btls\b|\bhttps\b(?!://)|firewall|(?:access|permission)s?(?: (?:is|are|to [^.;]{0,60}))? ?(?:\w+ )?(?:limited|restricted|controlled|granted only|reserved)|(?:limit|restrict|control)(?:s|ed|ing)? (?:\w+ ){0,2}access|access (?:control|right|log|privilege|management|card)|"
            r"role-based|need[- ]to[- ]know|least privilege|\b(?:two|multi)[- ]factor|\b2fa\b|\bmfa\b|two-step|\biso[ /-]?(?:iec )?27\d{3}|\bsoc ?[12]\b|pci[- ]dss|pci compliant|penetration test|vulnerability (?:scan|test|assess)|intrusion|"
            r"(?:security|regular|annual|independent|periodic) audits?|audit (?:log|trail)|hash(?:ed|ing)|salted|tokeni[sz]|pseudonymi[sz]|locked|lockable|\bsafe\b(?= in)|key card|shredd|backups?\b|(?:staff|employees?|personnel)[^.;]{0,40}(?:confidential|train)|"
            r"confidentiality (?:agreement|obligation|clause|undertaking)|password[- ]protected|secure socket|transport layer|24.hour (?:guard|surveillance)|antivirus|anti-virus|masked|only (?:\w+ ){1,4}(?:can|may|have|has) (?:access|open|see|read|view)|truncated|secure server|physical(?:,| and) (?:electronic|technical)"
        ],
        weak=[r"(?:reasonable|appropriate|suitable|adequate|industry[- ]standard|commercially|necessary|technical|organi[sz]ational|security|physical|administrative|generally accepted|robust|various)[^.]{0,60}(?:measures|safeguards|steps|precautions|procedures|controls|standards|protections|practices|efforts|security)|take (?:the )?security[^.]{0,30}seriously|(?:keep|protect)[^.;]{0,40}(?:safe|secure)|strive to protect|secur(?:ed|ely)"],
        erase=[r"(?:choose|keep|use|create|protect|safeguard|maintain|responsible for)[^.;]{0,40}(?:password|credentials|log-?in)[^.;]{0,40}|https?://\S+|no (?:method|system|security|transmission|website|internet)[^.;]{0,80}|right(?:s)? (?:of|to) access|(?:request|obtain|have|gain|get) access"],
        void=[r"(?:do not|don't|not|no) (?:use |have |employ )?(?:any )?encrypt|unencrypted"],
    ),
    "rights_access": signals(
        "access see view cop review obtain inspect know show_you look_at find_out confirm disclose download what_we request learn informed read print",
        [
            rf"{_RIGHT}[^.;]{{0,80}}(?:{_ACCESS})[^.;]{{0,60}}{DATA}", r"(?:log|sign)(?:ging)? ?in[^.;]{0,60}(?:view|update|edit|access|review|see)[^.;]{0,40}(?:your|account|profile|information)",
            r"(?:right|rights)[^.]{0,60}\baccess\b|right of access|access(?: to)? (?:and|or|,) ?(?:\w+ )?(?:correct|rectif|delet|eras|updat|modif|amend|review)|(?:access|copy|copies)[^.;]{0,30}(?:correction|rectification|erasure|deletion)|subject access|(?:you|users?) (?:can|may) (?:review|access|view|see|update)",
            r"what we (?:have|hold|know|keep|store|collected)[^.]{0,40}(?:about you|on file|on you)|(?:right to|rights?[^.]{0,40}to) know\b|(?:send|give|provide|show|email) you (?:with )?(?:a |an )?(?:full )?(?:copy|print-?out|list|overview|everything|what we)|copy of (?:your|the|their|any|all)? ?(?:personal )?(?:data|information|record|file|it)",
        ],
        erase=[
            r"access(?:ing)?,? (?:or|and|to)? ?(?:us(?:e|ing)|(?:to )?(?:our|the|this|any|certain|third[- ]party|such|your device|these|those|gm|all) ?(?:\w+ )?(?:site|website|services?|app|platform|content|store|page|features?))|(?:access|view|see|review|read)(?:ing)? (?:this|our|the|their|its|that|those)(?: \w+){0,3} (?:polic|notice|terms|statement|site|web|page|privacy|services?|products?|content|ads?|offers?)|(?:unauthori[sz]ed|unlawful|restrict|limit|prevent|control)[^.;]{0,20} access|"
            r"(?:see|view|review|read|consult|obtain)[^.;,]{0,30}(?:section|below|above|cookie|ads?\b|advert|privacy polic|privacy notice)|(?:we|they|third part(?:y|ies)|partners|vendors|employees|staff|providers|advertisers|others|else|party) (?:may |can |will |could |might |to )?(?:\w+ )?(?:access|view|see|review|obtain|disclose|know|copy)\w*|"
            r"obtain (?:your )?consent|let us know|(?:see|view|review|check) (?:the |your )?(?:delivery|shipping|order|parcel|tracking) (?:status|page|progress)|please (?:know|review|see|read)|see (?:http|www)|copy of (?:the |our )?(?:safeguard|standard|scc|clauses|contract|privacy|this|model|such)|right(?:s)? to know (?:how|whether) to|unable to access|actual knowledge|have access to (?:the|our) (?:service|site)|access to (?:your )?(?:device|camera|microphone|location|contacts)|access permissions?"
        ],
        void=[_cannot(r"access|cop(?:y|ies)|view|show")],
        hedge=[_DISCRETION],
        under=[r"\baccess\b|copy of|right to know"],
        body=[r"\byou (?:can|may|have|are)|\bask\b|request"],
    ),
    "rights_correct": signals(
        "correct rectif amend updat modif change fix edit put inaccura complete set repair revise straight",
        [
            rf"{_RIGHT}[^.]{{0,180}}(?:{_CORRECT})",
            r"(?:access|delet\w*|eras\w*|review|view|see)(?:,| and| or|/|, and|, or)+ ?(?:\w+ ){0,3}(?:correct|rectif|amend|updat|modif|chang|edit)|(?:correct|rectif|amend|updat|modif|edit)\w*(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}(?:delet|eras|access|remov)|right (?:to|of) (?:correct|rectif)|correction|rectification",
        ],
        erase=[
            r"(?:we|company) (?:may |will |can |reserve the right to |might )?(?:\w+ )?(?:updat|chang|amend|modif|revis|correct)\w*[^.;]{0,60}|(?:chang|updat|amend|modif|revis)\w* (?:to |of |in |this |these |our |the (?:privacy |cookie )?(?:polic|notice|terms|statement)|your (?:browser|cookie|settings|mind|password|consent|choices?|device))[^.;]{0,40}|"
            r"(?:policy|notice|statement|terms|they|it|which) (?:may|will|can|might) be (?:updated|changed|amended|modified|revised)|correct (?:tool|size|colou?r|fit|product|dose|address for delivery|functioning|operation)|(?:receive|send|for|about|latest|product|news|software|security) updates?|keep [^.;]{0,20}(?:updated|informed)|change (?:your )?(?:browser|mind|cookie|of control|the order)|reserve the right[^.;]{0,80}|change in (?:control|ownership)"
        ],
        void=[_cannot(r"correct|rectif|amend|edit|change")],
        hedge=[_DISCRETION],
        under=[r"correct|rectif"],
        body=[r"\byou (?:can|may|have|are)|\bask\b|request"],
    ),
    "rights_delete": signals(
        "delet eras remov wip forgotten destroy purge get_rid strike de-identif scrub deidentif",
        [
            rf"{_RIGHT}[^.]{{0,180}}(?:{_DELETE})",
            r"(?:say so|tell us|\bask\b|let us know|drop us|write|mail|a word)[^.]{0,60}\bwe (?:will |'ll )?(?:wip|delet|eras|remov|destroy|shred)\w*",
            r"right (?:to|of) (?:be forgotten|eras|delet)|(?:access|correct\w*|rectif\w*|updat\w*|amend\w*|modif\w*|edit|review)(?:,| and| or|/|, and|, or)+ ?(?:\w+ ){0,3}(?:delet|eras|remov|wip)|(?:deletion|erasure|removal)(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,2}(?:correction|rectification|restriction|portability|access)|(?:delet|eras)\w* (?:your|their) (?:personal )?(?:data|information|account|profile)[^.;]{0,30}(?:upon|on|at) (?:your )?request",
        ],
        erase=[
            r"(?:we|they|which|system) (?:will |shall |may |can |then |also |automatically |securely |promptly |permanently |immediately |either )*(?:delet|eras|remov|destroy|purg|wip)\w*[^.;]{0,50}(?:after|once|when|within|as soon|if we (?:learn|become|discover)|from our (?:records|systems|files)\b)|(?:is|are|be|gets?) (?:then |automatically |securely |permanently |promptly )*(?:deleted|erased|destroyed|removed|wiped)[^.;]{0,50}(?:after|once|when|within|at the latest|no longer)|"
            r"(?:delet|remov|clear|eras|reject|block)\w* (?:\w+ ){0,3}cookies?|cookies?[^.;]{0,60}(?:delet|remov|eras)\w*|remov\w* (?:you|yourself|your (?:name|email|e-mail|address)) from (?:our|the) (?:mailing|newsletter|email|list)|(?:under|child|children|minor|13|16)[^.;]{0,80}(?:delet|remov|eras)\w*[^.;]{0,60}|(?:delet|remov|eras)\w*[^.;]{0,40}(?:child|minor|under)[^.;]{0,40}|"
            r"unauthori[sz]ed[^.;]{0,30}(?:deletion|destruction)|accidental[^.;]{0,30}(?:loss|destruction|deletion)|before (?:it is |being )?deleted|remove (?:products|items|content that|the lid|packaging)"
        ],
        void=[_cannot(r"delet|eras|remov")],
        hedge=[_DISCRETION],
        under=[r"delet|eras|forgotten"],
        body=[r"\byou (?:can|may|have|are)|\bask\b|request"],
    ),
    "rights_withdraw": signals(
        "take_that take_it untick undo withdraw revok revoc change_your_mind opt_out opt-out unsubscrib take_back stop turn_off retract cancel_your_consent consent",
        [
            r"(?:withdraw|revok|retract|take back|cancel|rescind)\w*[^.;]{0,60}(?:consent|permission|agreement|authori[sz]ation|approval|it)|(?:consent|permission)[^.;]{0,80}(?:withdraw|revok|withdrawal|retract|taken back|take it back|undo)|withdrawal of consent|change your mind|turn (?:it|them|this|that|location|tracking|permission)\w* off|disable (?:this|that) permission",
            r"(?:right|rights)[^.]{0,200}withdraw|(?:agree|tick|consent|opt|permission|said yes)\w*[^.]{0,80}(?:take (?:that|it|this|them) back|change your mind|undo|untick)",
        ],
        other=[r"unsubscrib|opt[- ]?out|stop receiving|reply(?:ing)? stop|turn off"],
        void=[r"(?:cannot|can not|can't|may not|not|no longer) (?:be )?(?:withdraw|revoke)|irrevocabl"],
        hedge=[_DISCRETION],
        under=[r"withdraw"],
        body=[r"\byou (?:can|may|have|are)|\bask\b|request"],
    ),
    "rights_portability": signals(
        "portab port_ machine-readable machine_readable another other structured commonly take_ reusable csv json xml elsewhere someone_else different new_",
        [
            rf"{_RIGHT}[^.]{{0,240}}(?:{_PORT})",
            r"data portability|portability (?:of|right|in|to)|(?:corrected|erased|deleted|rectified),? (?:or|and) transferred|right to (?:data )?port|(?:access|eras\w*|delet\w*|rectif\w*|correct\w*|restrict\w*|object\w*)(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}portab|portab\w*(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}(?:restrict|object|eras|delet|complain)",
        ],
        erase=[
            r"(?:we|they|may be|company|will be|is|are) (?:may |will |can |also )*(?:transfer|transmit|send|pass|move|share|disclos)\w*[^.;]{0,80}|(?:merger|acquisition|sale|bankruptcy|reorgani[sz]ation|successor|buyer|new owner)[^.;]{0,120}|transfer\w* (?:to|of|outside|your data to)[^.;]{0,20}(?:countr|united states|eea|eu\b)|portable (?:range|speaker|device|charger|tool|heater|fan|stove)s?|in other (?:words|countries)|other rights?"
        ],
        void=[_cannot(r"transfer|portab|machine|export|csv")],
        hedge=[_DISCRETION],
        under=[r"portab"],
        body=[r"\byou (?:can|may|have|are)|\bask\b|request|receive"],
    ),
    "rights_complaint": signals(
        "complain complaint supervisory authority commissioner ico cnil regulator ombudsman aepd dpc naih garante autoriteit agency lodge privacy_shield bfdi ",
        [
            r"(?:complain|lodge|report|escalat|refer|raise|turn|appeal|contact|write|file|objection|approach|apply|go|take|speak|right|unhappy|concern)\w*[^.]{0,120}(?:supervisory|data protection (?:authorit|regulator|agency|commission|inspectorate|office|board)|protection authorit|privacy (?:authorit|regulator|commissioner)|\bico\b|information commissioner|\bcnil\b|\baepd\b|\bdpc\b|\bnaih\b|\bgarante\b|\buodo\b|\bbfdi\b|\bimy\b|autoriteit|datatilsynet|datainspektion|landesbeauftragte|commissioner|regulator\b|ombudsman|authority (?:for|in charge|responsible)|competent authorit|local authorit|national authorit|watchdog)",
            r"(?:supervisory authorit|data protection authorit|\bico\b|information commissioner|\bcnil\b|\baepd\b|\bnaih\b|commissioner)[^.]{0,100}(?:complain|complaint|lodge|concern|contact|is|address)",
            r"supervisory authorit(?:y|ies)|information commissioner",
            r"complain\w*[^.;]{0,80}(?:about (?:how|the way|our) [^.;]{0,40}(?:data|information|privacy)|regarding (?:your )?(?:personal )?(?:data|information)|privacy practices)[^.]{0,60}@",
        ],
        erase=[r"(?:tax|customs|law enforcement|police|government|judicial|public|prosecuting|food|consumer|health) authorit(?:y|ies)|authority to inspect|supervisory staff|(?:have|with|has) the authority|competition authority|complaints? about (?:a |the |our |missing |your )?(?:drill|product|deliver|order|batter|part|goods|quality|service)[^.]{0,60}|(?:better business bureau|trade commission|financial)[^.]{0,20}(?:regulator|authority)"],
        void=[r"(?:product|warranty|returns?|delivery|parts) complaint"],
    ),
    "retention": signals(
        "keep kept retain retention store stored delet eras hold held period archive destroy remov wipe stay remain as_long until storage purg year month day anonymi",
        [
            r"(?:keep|kept|retain|retention|stor(?:e|ed|ing|age)|hold|held|archiv|stay|remain|preserv|maintain|sav(?:e|ed)|delet|eras|destroy|remov|wip|purg|overwritten|anonymi[sz]|expire|log files|records?|invoices?|data)\w*[^.]{0,120}(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|thirteen|eighteen|twenty-four|sixty|ninety|several)[ -](?:full |calendar |business |working |financial |tax )?(?:year|month|day|week|hour|minute)s?|indefinitely|forever|permanently)",
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|ninety)[ -](?:year|month|day|week|hour)s?[^.;]{0,60}(?:delet|eras|destroy|wip|remov|purg|anonymi|retention|kept|retain|stor)",
            r"(?:keep|kept|retain|stor(?:e|ed)|hold|held|archiv|stay|remain|maintain|preserv)\w*[^.;]{0,70}(?:until|till|as long as|for so long as|while|for the (?:duration|lifetime|life|term|period)|during|throughout)[^.;]{0,50}(?:account|unsubscri|withdraw|contract|customer|member|close|closed|delete|object|opt|relationship|warranty|active|subscri|registered|cancel|ends?|request|agreement|leave)",
            r"(?:delet|eras|destroy|wip|remov|purg|anonymi)\w*[^.;]{0,50}(?:when|after|once|upon|as soon as|following)[^.;]{0,40}(?:you (?:close|delete|unsubscribe|cancel|leave|withdraw|ask|request)|account|warranty|contract|order (?:is|has)|delivery|delivered|subscription|termination|competition ends)",
            r"(?:criteria|determine|based on|depend|consider|take into account)[^.]{0,80}(?:retention|how long|amount, nature)|(?:retention|how long|period)[^.]{0,100}(?:criteria|depend|based on|determined by|consider the|take into account)|statut(?:e|ory) (?:of )?limitation|limitation period|statutory (?:retention|storage) (?:period|obligation)",
        ],
        weak=[
            r"(?:retain|retention|keep|kept|stor|held|hold|maintain|preserv|delet)\w*[^.]{0,100}(?:as long as|for so long as|so long as|for the (?:time|period|duration)|for as long|no longer than|longer than|until|such time|for a (?:reasonable|limited)|period)[^.;]{0,90}(?:necessary|needed|required|permitted|useful|reasonabl|relevant|fulfil|appropriate|legitimate|allowed|consider|need)|(?:retain|retention|keep|kept|stor)\w*[^.;]{0,80}(?:necessary|required by|as required|useful|permitted|allowed|legitimate|needed|appropriate|reasonable|comply with)|no longer (?:need|necessary|require)"
        ],
        erase=[
            r"cookies?[^.;]{0,80}\b(?:\d+|one|two|three|six|twelve|thirteen|thirty)[ -](?:year|month|day|week|hour|minute)s?|(?:respond|reply|answer|acknowledge|within|request)[^.;]{0,30}(?:within )?\b(?:\d+|one|two|thirty|forty-five|ninety)[ -](?:business |working |calendar )?(?:day|month|week|hour)s?(?: of (?:receipt|receiving|your))?|(?:guarantee|warranty|returns?|trial|refund|exchange|delivery|dispatch)[^.;]{0,40}\b(?:\d+|one|two|three|fourteen|thirty)[ -](?:year|month|day|week|hour)s?|"
            r"(?:preceding|past|last|previous|prior|every|each|once (?:a|per)) (?:\d+|twelve|12)?[ -]?(?:month|day|year)s?|\b\d+ years? (?:old|of age)|age of \d+|under \d+|(?:\d+|twelve)[- ]month period"
        ],
        void=[r"(?:session|persistent) cookies|cookies? (?:expire|remain|stay|is|are|will be) |(?:do not|don't|cannot|can't|will not|won't|unable to|not) (?:tell|say|disclose|specify|state|publish|commit|reveal|give)[^.;]{0,30}(?:how long|period|retention)|how long[^.;]{0,40}(?:confidential|our own matter|not disclosed|internal|business secret)|\bbatter(?:y|ies) |carry case"],
    ),
    "third_party_sharing": signals(
        "share disclos provid pass give gives gave transfer transmit sell send third part recipient receiv courier carrier processor host nobody anyone anybody get gets see who_ partners handed hand made_available visible sold rent analytics vendors",
        [
            r"(?:shar|disclos|provid|pass|giv|transfer|transmit|send|hand|mak|forward|entrust|us(?:e|ing)|rel(?:y|ies)|work|engag|employ|hir|contract|communicat|goes?|receiv|get|gets|visible|available|sold|sell|allow|process|outsourc|deliver|collect|recipients?|carried out|done by|see[s]?)\w*\b[^.]{0,140}\b(?:courier|carrier|haulier|deliver(?:y|ing)|shipping|shipper|postal|post office|logistics|warehouse|fulfil+ment|payment|bank\b|banks\b|card processor|credit card|host(?:s|ing|ed)?\b|cloud|server|analytics|advertis|ad networks?|marketing (?:agenc|service|compan|platform|provider|partner)|e-?mail (?:service|provider|delivery|platform|tool)|mailing|"
            r"newsletter (?:service|provider|tool)|accountant|accounting|auditor|lawyer|legal advis|law firm|customer (?:service|support) (?:provider|agenc|platform|agent|software)|it (?:provider|service|support|firm|company)|software provider|data (?:analysis|storage|cent)|fraud|insur|repair|workshop|installer|manufacturer|printer|printing|engraver|credit (?:bureau|reference|agenc)|debt collect|social (?:media|network)|call cent|market research|survey|technology (?:provider|platform)|web developer|identity verification|laborator|pharmac|doctor|optician|tailor|seamstress|factory|drop-?ship|supplier who|payroll|help ?desk|search engine|professional advis|consultants?|auditors|tax (?:advis|office))",
            r"\b(?:courier|carrier|haulier|shipping|delivery|payment|card processor|bank|hosting|analytics|accountant|ad network|advertising|warehouse|logistics|insurer|printer|workshop|post)\w*\b[^.]{0,60}(?:receiv|get[s]?\b|gets|obtain|see[s]?\b|given|process|handle|access|told|knows?|needs?)[^.]{0,60}",
            r"\b(?:google|facebook|meta|stripe|paypal|klarna|dhl|ups|fedex|usps|royal mail|shopify|mailchimp|aws|amazon web services|microsoft|adyen|mollie|hubspot|salesforce|zendesk|cloudflare|doubleclick|adsense|admob|hotjar|mixpanel|criteo|twilio|sendgrid|klaviyo|worldpay|postnl|dpd|gls|hermes|evri|ovh|hetzner|worldline|sage pay|twitter|linkedin)\b",
            r"(?:do not|don't|does not|will not|won't|never|not|nobody|no one|nobody else|without)[^.]{0,30}(?:shar|disclos|sell|sold|rent|pass|giv|transfer|trad|provid|releas)\w*[^.]{0,80}(?:third part|anyone|anybody|any other|others|any third|outside|third-part|other (?:compan|organi|part)|nobody|no one)|(?:to|with) (?:nobody|no one|no third part|no outside)|(?:nobody|no one)(?: else| outside[^.]{0,20})? (?:sees|gets|receives|has access|learns)",
        ],
        weak=[
            r"(?:shar|disclos|provid|pass|giv|transfer|transmit|send|sell|sold|make|receiv|rent|exchang)\w*[^.]{0,120}(?:third[- ]part|partners?|affiliat|subsidiar|contractors?|agents?|suppliers?|vendors?|service provider|group compan|other compan|processors?|others|outside|sister compan|companies)|(?:third[- ]part|partners?|affiliat|subsidiar|vendors?|service provider)[^.]{0,80}(?:receiv|access|process|shar|disclos|provid)"
        ],
        erase=[r"third[- ]party (?:web)?sites?[^.;]{0,80}|(?:you|users?) (?:may |can |choose to |will |are asked to )?(?:provide|share|submit|give|disclose|send)[^.;]{0,40}|provid\w* (?:you|the service|our service|services|us)\b|(?:information|data) (?:that )?you (?:provide|share)|carry case|free carriage|compan(?:y|ies) law"],
    ),
    "automated_decision": signals(
        "automat profil scor algorithm personali",
        [
            r"(?:review|human|object|contest|not to be subject|logic)[^.]{0,80}(?:automat|profil)",
            r"(?:automat|profil|scor|algorithm)[^.]{0,160}(?:human|person (?:to|review|look)|review|object|logic|opt[- ]?out|contest|challenge|appeal|ask for|significance|consequence|factor|weigh|not (?:use|make|carry|take)|do not|don't|no\b|never|without human)",
            r"(?:do not|don't|does not|no|never|not)[^.;]{0,60}(?:automat|profil|scor|algorithm)|not (?:be )?subject to[^.;]{0,40}automat",
        ],
        weak=[r"automated (?:decision|processing|system|means)[^.;]{0,60}(?:decid|decision|accept|refus|approv|reject|credit)|(?:decid|decision|accept|refus|approv|credit|price)[^.;]{0,60}(?:automatically|automated|algorithm|score)"],
        erase=[r"(?:automatically|automated) (?:collect|log|record|receiv|delet|sent|generat|gather|track|mean|technolog|tool|script)\w*|your profile|profile (?:page|picture|information|photo|name)|user profile"],
    ),
    "policy_changes": signals(
        "chang updat amend modif revis replac new_version",
        [
            r"(?:chang|updat|amend|modif|revis|replac|new version)[^.]{0,160}(?:notif|e-?mail|inform(?:ed|ing)?\b|notice (?:on|to|in|at|of|by|via|through|before|will|prior)|prominent|banner|post(?:ed|ing)?\b|announce|message|alert|tell you|let you know|publish|display|pop-?up|write to|communicat|reflect)",
            r"(?:notif|e-?mail|inform(?:ed|ing)?\b|prominent|banner|post|announce|alert|tell you|let you know|publish|pop-?up|write to)\w*[^.]{0,120}(?:chang|updat|amend|modif|revis|new version)",
        ],
        weak=[r"(?:may|might|can|will|reserve)[^.]{0,50}(?:chang|updat|amend|modif|revis|supplement|replac)|continued use|check (?:back|this|the)|from time to time|at our discretion|review this"],
        erase=[r"updat\w* (?:your|their) [^.;]{0,40}|(?:correct|delete|access|rectify)[^.;]{0,30}(?:updat|amend|modif|chang)\w*|software updates?|product updates?|chang\w* (?:your|size|colou?r|of (?:address|control|mind))[^.;]{0,20}|(?:email|send you)[^.;]{0,40}updates"],
    ),
    "legal_basis_or_consent": signals(
        "consent contract legal_obligation legitimate_interest lawful basis bases art vital public_interest required_by_law legal_ground grounds perform necessary_for permission agree interests law consenting agreement",
        [
            r"(?:legal|lawful) (?:bas[ie]s|grounds?|reasons?)[^.]{0,160}(?:contract|consent|legitimate|obligation|interest|agreement|law|vital|art)|(?:legal|lawful) (?:bas[ie]s|grounds?)[^.]{0,20}(?:are|is|for|:)|art(?:icle|\.)? ?6(?: ?\(1\))? ?(?:\([a-f]\)|lit|gdpr|\(1\)|,|of)|6\(1\)",
            r"(?:necessary|needed|required|in order|process|based|rel(?:y|ies)|because|use|so that)[^.]{0,80}(?:perform|fulfil|perfom|enter|execut|conclu)\w*[^.]{0,30}(?:contract|agreement)|(?:performance|execution|fulfilment) of (?:a|the|our|your)? ?contract",
            r"(?:on the basis of|based on|rely on|relies on|relying on|under|because of|have|by|basis:?|grounds?:?|pursu) (?:our |your |a |the |an )?(?:\w+ ){0,3}(?:legitimate (?:business )?interests?|legal obligations?|contract with you|explicit consent|contract:?)",
            r"\((?:your |our )?(?:contract|legal obligation|legitimate interests?)\)|(?:tax|accounting|commercial) law (?:says|requires|obliges|demands|tells)|the law (?:obliges|requires) us to keep",
            r"legitimate interests?|(?:contract|consent|legal obligation)[^.]{0,60}(?:legitimate interest|legal obligation)|(?:needed|required|obliged|because|keep)[^.;]{0,30} by (?:accounting|tax|commercial|product safety|anti-money) law|necessary for the contract|only (?:with|if)[^.;]{0,30}consent|needed (?:for|to)[^.;]{0,40}contract|contract with you",
        ],
        weak=[r"(?:by (?:using|visiting|accessing|submitting|continuing|providing|registering|placing)|use of (?:the|our|this))[^.]{0,120}(?:consent|agree|accept)|where the law allows|in accordance with (?:the )?(?:applicable|relevant)? ?laws?|lawful(?:ly)?|as permitted by law|applicable (?:data protection )?law|consent[^.;]{0,40}(?:marketing|newsletter|e-?mails?)|(?:marketing|newsletter)[^.;]{0,40}consent|you (?:hereby )?consent|deemed to (?:have )?consent|with your (?:prior |explicit |express )?consent|you (?:have given|gave|give) (?:us )?(?:your )?consent|(?:our )?legal obligations?"],
        erase=[r"(?:court|subpoena|legal process|law enforcement|government)[^.;]{0,60}|(?:withdraw|revoke)[^.;]{0,40}consent|parent\w*[^.;]{0,20} consent|consent of (?:a |the |your )?parent|without (?:your )?(?:prior |express |explicit )?consent|not[^.;]{0,40}without[^.;]{0,30}consent|unless[^.;]{0,30}consent"],
    ),
    "cookies_tracking": signals(
        "cookie pixel beacon sdk local_storage analytics tracking_tech web_storage",
        [
            r"(?:cookie|pixel|beacon|sdk|local storage|analytics|tracking tech|web storage)[^.]{0,200}(?:remember|basket|cart|sign|log|prefer|analy|measur|track|advertis|statistic|count|disable|delete|block|reject|refuse|control|manage|browser|consent|session|improv|personali[sz]|understand|identif|recogni[sz]|stor|collect|custom|setting|opt|serve|target|banner|accept|panel)",
            r"(?:remember|basket|analy|measur|track|advertis|statistic|disable|delete|block|refuse|control|manage|collect|through|via|use of|by)[^.]{0,120}(?:cookie|pixel|beacon|sdk|local storage)",
        ],
        other=[r"cookie|pixel|beacon|\bsdks?\b"],
        void=[r"^[^.]{0,60}(?:see|read|refer to|visit|review|consult|described in)[^.]{0,30}cookie (?:policy|notice|statement)[^.]{0,40}$"],
        weak=[r"^\b$"],
    ),
    "effective_date": signals(
        "effective updat revis modif date version amend since rewritten valid_from in_force 20 written",
        [
            r"(?:effective|updat|revis|modif|dated?|version|amended|amendment|since|rewritten|in force|valid (?:from|as of)|changed?|written|reviewed|published|posted|as of)\w*[^.]{0,40}(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? ?(?:\d{1,2}(?:st|nd|rd|th)?)?[,. ]{0,3}(?:19|20)\d\d|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? ?(?:19|20)\d\d|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})",
            r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? \d{0,2}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? (?:19|20)\d\d|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[^.]{0,30}(?:effective|updat|revis|version|force|\)|amend)",
        ],
        weak=[r"(?:effective|updated|revised|version|amended)[^.]{0,20}(?:19|20)\d\d\b"],
    ),
    "do_not_sell": signals(
        "sell sale share sharing opt-out opt_out choices gpc global_privacy",
        [
            r"(?:opt(?:ing)?[- ]?out|direct us not|right to say no|tell us (?:to stop|not))[^.]{0,80}(?:\bsales?\b|\bsell|\bsharing\b|\bshare\b|targeted adv|cross-context|behaviou?ral adv)|(?:\bsales?\b|\bsell\w*|\bsharing\b|targeted advertising|cross-context)[^.]{0,80}(?:opt[- ]?out|your privacy choices|opting out)|your privacy choices|global privacy control|\bgpc\b|do not sell or share my",
            r"(?:do not|don't|does not|did not|will not|never|not|have not|neither)[^.]{0,40}(?:sell|sold|selling)\b[^.]{0,12}\b(?:or|nor|and|,) (?:\w+ ){0,2}shar|(?:neither|no) (?:sell|sale)[^.]{0,30}shar|request that[^.]{0,100}not sell",
            r"(?:do not|don't|never|not)[^.]{0,40}(?:sell|sold)[^.]{0,80}(?:cross-context|behaviou?ral advertising|targeted advertising)",
        ],
        weak=[r"(?:do not|don't|does not|did not|will not|won't|never|not|neither|nor)[^.]{0,50}(?:sell|sold|selling|rent)"],
        erase=[r"[^.;,]{0,60}(?:text message|opt-ins?\b|under (?:the age of )?1[368]|minors|children|third[- ]party cookies)[^.;,]{0,60}"],
    ),
}

RIGHTS_FORMULA: Final = (
    r"(?:all|any|the|certain|various|some|other|such|your|statutory|legal)(?: of)?(?: the)?(?: \w+){0,2} rights (?:that |which )?(?:are |have been |you (?:have|are)|the |under|granted|provided|afforded|available|given|by|in connection|to which|as set out|applicable|your|conferred|relating|with (?:respect|regard))[^.]{0,60}(?:law|regulation|gdpr|data subjects?|legislation|information|data)|"
    r"(?:might|may) have (?:certain |some |additional )?rights|rights (?:granted|provided|conferred|afforded)[^.;]{0,20} (?:by|under)"
)
