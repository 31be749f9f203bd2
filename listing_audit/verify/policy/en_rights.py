"""How the rights of the person are worded in English policies: who may ask for what, and of which data.

A right is told where the person is the one who may act and the object is personal data. What the shop reserves for
itself, settings that are not data, and cookies that can be deleted in a browser are none.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Language, signals

DATA: Final = (
    r"\b(?:data|datums?|information|details|particulars|records?|profile|account|it|them|what we (?:hold|have|know|keep|store)|files?|address|name|anything|everything|"
    r"history|photos?|recordings?|pictures?|answers|copy)\b"
)
_RIGHT: Final = (
    r"(?:\bright|rights\b|\b(?:tap|click|press|hit|select|choose)\b|you (?:can|may|could|are able to|also have|might|are entitled|will be able|have the)|entitle|\bask(?: us|ing)?\b|request|\btell us|\b(?:direct|instruct|oblige|order) us\b|write to us|e-?mail us|contact us|let us know|"
    r"if you (?:so )?(?:want|wish|would like|prefer|desire)|for the asking|say the word|just say|drop (?:us|me) a|\bring us|\bcall us|you want|whenever you|on request|we (?:will|'ll|can|also)? ?(?:show|send|give|hand|let|correct|fix|delete|erase)\b|users? (?:can|may|have the)|"
    r"individuals? (?:can|may|have)|consumers? (?:can|may|have)|(?:anyone|everyone|parents|guardians|families|clients|sellers|sitters|hosts|patients|players|students|tenants|learners|readers|donors|candidates|applicants|any person|whoever|californians|people|buyers|shoppers|members|guests|subscribers|those|visitors)\b[^.;]{0,40}(?:can|may|could|(?:is|are) entitled|ha(?:ve|s) the right)|one (?:message|line|word|e-?mail|call) (?:and|is|will)|one (?:message|line|word|e-?mail|call),|customers? (?:can|may|have)|(?:clients?|users?|buyers?|purchasers?|data subjects?) (?:can|may|have|has the|shall be entitled)|exercise)"
)
# Three rights named in one breath are a list, which a hedge before it leaves as firm as it is.
_NO_LIST: Final = r"(?<![\s\S])(?![^.]*?\b(?:access|correct|rectif|delet|eras|portab|restrict|object|withdr)\w*[^.]{1,80}\b(?:access|correct|rectif|delet|eras|portab|restrict|object|withdr)\w*[^.]{1,80}\b(?:access|correct|rectif|delet|eras|portab|restrict|object|withdr))"
_UNSURE: Final = r"(?:\b(?:may|might|could) (?:also |perhaps |possibly |then )?(?:be|have|allow|provide|let|grant|offer)\b|\bmight\b|\bpossibly\b|\bperhaps\b)"
_LIMITED: Final = r"(?:\b(?:some|certain|limited|particular|part) (?:of (?:your|the) )?(?:\w+ )?(?:circumstances|cases?|regions|conditions|data|information|details|records?|changes|consents?|permissions?)\b|where (?:appropriate|applicable|possible)|subject to|depend\w*|\b(?:as|within|insofar|in so far|if) (?:the |applicable |local |relevant )*(?:law|rules|legislation|regulations?)\b|if (?:feasible|permitted|practicable|possible|we)|provided (?:that )?our)"
_DISCRETION: Final = (
    r"might have|might be able|possibly|at our (?:sole |own |absolute )?discretion|(?:lies|is|are|remains?) (?:within|in|at|subject to) our (?:sole |own |absolute |reasonable )?discretion|where we (?:consider|believe|deem)|if we (?:deem|think|consider|believe|see fit|see no|feel|find|agree)|legitimate business needs|"
    r"we may (?:choose|decide|refuse) (?:to|not)|as we see fit|when convenient|where we find it|reserve the right to (?:decide|refuse|assess|examine)|(?:examin|decid|assess|consider|review)\w* (?:by us )?(?:in each|on a|case[- ]by[- ])[ -]?case|\band we agree\b|our (?:\w+ )?(?:interests|needs) (?:are not|do not|don't|allow)|(?:if|where|as) (?:our )?resources allow|if feasible|(?:could|might) be (?:entertained|considered|granted|offered)|"
    rf"{_NO_LIST}[^.]*?(?:{_UNSURE}[^.]{{0,120}}{_LIMITED}|{_LIMITED}[^.]{{0,120}}{_UNSURE})|"
    r"\b(?:possible|revoked|withdrawn|granted|honou?red|available) (?:insofar|in so far|to the extent|as far) (?:as |that )?(?:the |local |applicable |foreseen|legal|statutory|such)"
)
_CANNOT: Final = r"(?:cannot|can't|can not|could not|unable to|not able to|do not|don't|does not|will not|won't|not possible|no (?:possibility|option|way|means|facility|function)|not (?:currently )?(?:support|offer|provide|available|accept)|never|refuse)"


def _cannot(verb: str) -> str:
    """The right denied: we cannot provide copies."""
    return rf"\bwe {_CANNOT}[^.;,]{{0,30}}(?:{verb})|{_CANNOT}[^.;,]{{0,12}}(?:offer|support|accept|provide|handle)[^.;,]{{0,30}}(?:{verb})|(?:{verb})[^.;]{{0,30}}(?:is|are) not (?:possible|available|supported|offered|provided)"


# What speaks of rights without giving them: rights against others, rights told elsewhere, how a request is checked, and
# what follows from one; content, devices and messages, which are no data of ours.
_ASIDE: Final = (
    # What the firm may put right itself is no right of the person.
    r"^(?![^.;]{0,160}\byou (?:can|may|have)\b)[^.;]{0,120}\bwe (?:have|reserve|keep) the right to (?:correct|change|amend|alter|remove|delete|cancel)\b|"
    r"(?:contact|ask|raise|direct|address|submit|turn to)\b[^.;]{0,80}\b(?:that|such|the relevant|your) (?:customer|compan|client|organi[sz]ation|third part|provider|employer|administrator|merchant|business)\w*[^.;]{0,20}(?:directly|instead)|contact the (?:customer|client|controller|employer|administrator|merchant|organi[sz]ation)\b[^.;]{0,30}directly|shine the light|1798\.83|(?:publicly|you) (?:publicly )?post\w*\b|(?:with|to) such (?:compan|customer|client|part)\w*[^.;]{0,12}directly|"
    r"\badministrators? (?:of|may|can|will|could)\b|rights? (?:described|listed|set out|set forth|mentioned|explained|outlined) (?:above|below|here|in (?:the|this|our))[^.;]{0,60}you (?:can|may)|^\W*(?:exercising|how to exercise) [^.;]{0,80}rights?\W*$|"
    r"^(?:if|when|before|where|upon|after|once|in order)\b[^.]{0,160}\b(?:your|their|the requester's) identity|^(?:\w+ )?requests?(?: (?:for|to|of) [\w ,]{0,40})? (?:is|are|will be) (?:answered|checked|dealt|handled|processed|verified|free|subject|logged)|"
    r"(?:cannot|can't|unable to|not able to)[^.;]{0,30}(?:verify|identify|confirm)|only make (?:a |an )?(?:\w+ ){0,3}requests?|twice (?:within|in) a|we (?:will|may|shall) (?:also )?(?:select|choose) a format|requests?\b[^.;]{0,40}\bmust (?:be (?:made jointly|label|accompanied|signed|verif)|provide|include|contain|describe)|(?:does|will|may) not (?:ensure|guarantee)|"
    r"\brequests? (?:for|to|of|about|concerning) [^.;]{0,50}(?:cannot|can not|can't|will not|won't|are not|is not) (?:currently |at present |be )*(?:dealt|accepted|processed|handled|considered|granted|answered|possible)|by exercising your rights?[^.;]{0,60}(?:lose|unable)|may not be possible to (?:completely |fully )?|(?:once|after|when) (?:your|you(?:'ve| have)?) (?:complet|exercis|delet|withdr|request)\w*[^.;]{0,80}(?:no longer|not be able|lose)|"
    r"(?:content|posts?|material|images?|comments?) (?:that |which )?(?:you|they|users?) (?:have )?(?:post|upload|publish|submit)\w*|description of the content|removal of (?:the |your )?(?:content|material|post)|"
    r"(?:on behalf|behalf) of (?:your |a )?(?:minor )?(?:child|another person)|your (?:minor )?child(?:ren)? (?:has |have |may have )?(?:provided|given|submitted|sent|disclosed)|"
    r"location services|(?:app|device|phone|browser|operating system)(?:'s|’s)? (?:\w+ )?(?:settings|permissions)|data set out in (?:the )?(?:table|list)"
)
# Under a heading that names the right, whoever may ask and how.
_WAY: Final = (
    r"^(?![\s\S]*(?:newsletter|unsubscrib|mailing list|e-?mail list|cookie|pixel|opt(?:ing)?[- ]?out|communications?\b|advertis|linked|decline|turn(?:ing)? (?:it|them) off|continue to|complain|supervisory|withdraw|\bobject\b|restrict))"
    r"[\s\S]{0,300}(?:\byou (?:can|may|have|are)\b[^.;]{0,80}(?:ask|request|writ|contact|e-?mail|obtain|receiv|get\b|log|do (?:so|this|that)|free|entitle|right|cop(?:y|ies))|\b(?:ask|write|e-?mail|contact)\b[^.;]{0,60}\b(?:us|me|at)\b|\brequest(?:s|ed)?\b[^.;]{0,60}(?:data|information|cop(?:y|ies)|records?|by|to us))"
)

# "Can I have it deleted? Yes, and it is gone by Friday."
_YES: Final = r"^(?:a(?:nswer)?[:.] ?)?(?:yes|of course|sure|certainly|absolutely|gladly|naturally|by all means|you can)\b(?!.*\b(?:not|never|cannot|can't|send (?:us )?a photo|make it right|refund|replac\w*|exchange|next (?:bake|batch)|new one)\b)"

# Requests and rights that are spoken of but not given: how a request is met, what it leaves alone, what it does not cost.
_MENTIONED: Final = (
    # A doubt at the head of a list of rights leaves each of them what it is.
    r"^(?:depending on [^.;:]{2,60}, )?(?:you|users?|residents|individuals|customers) (?:may|might|could) (?:also )?(?:have|be entitled to|enjoy|hold) (?:(?:some|any|all|certain|one|more|or|of|additional|other|several|the|these|those) ){0,6}(?:\w+ )?rights?\b[^.;:]{0,120}:|"
    r"\bwe (?:may |might |will |can |must |shall )?(?:also )?(?:ask|request|require|invite) (?:that )?you\b[^.;]{0,120}|"
    r"\b(?:in order )?to exercise [^.;]{0,120}\b(?:see|refer|as (?:described|set out|explained))\b[^.;]{0,60}|\b(?:these|those|such|your) requests? (?:do|does|will|shall) not (?:affect|extend|concern|cover|apply)[^.;]{0,100}|\b(?:after|upon|by|when|once|on) accessing (?:your|the|our|this)\b[^.;]{0,40}|"
    r"\b(?:deny|denies|refuse|reject|decline)\w* (?:\w+ ){0,4}requests?\b[^.]{0,120}|\bthis right (?:to|of) [^.;]{0,40}(?:shall|does|do|will|may) not (?:prevent|affect|limit|apply|stop|oblige|mean)[^.]{0,80}|(?:contest|oppose|dispute)\w*[^.;]{0,60}\boppose (?:deletion|erasure)[^.;]{0,60}|\boppose (?:the )?(?:deletion|erasure)\b[^.;]{0,40}|"
    r"\bwe (?:may |will |might |can |shall |must )?(?:also )?(?:ask|need|require|request)\b[^.;]{0,30}(?:proof|evidence|verif|identif|identity)[^.;]{0,120}|(?:how|when|before|where|until) we (?:act|respond|react|reply|deal|handle|answer|comply|process|decide)\b[^.;]{0,30}requests?\b[^.;]{0,60}|"
    r"\b(?:proof|records?|logs?|notes?|register) of (?:the |your |any |all |such )?(?:\w+ )?requests?\b[^.;]{0,60}|\bsubject access requests? (?:are|is)\b[^.;]{0,80}|\b(?:once|after|when|as soon as) (?:you have|you've|a|the) (?:\w+ ){0,3}(?:exercised|requests? (?:has been|was|is))\b[^.;]{0,80}|"
    r"\brequests? for (?:\w+ ){1,4}(?:do|does|will) not (?:affect|extend|concern|cover)[^.;]{0,80}|\brights? (?:of|to) [^.;]{0,160}\b(?:(?:cannot|can not|can no longer|may no longer|may not) be (?:enforced|exercised|invoked|asserted|claimed)|(?:does|do) not (?:extend|apply|cover|include))[^.;]{0,80}|"
    r"\b(?:access|rectification|erasure|deletion|correction)\b(?:[, ]{1,2}(?:and |or )?(?:access|rectification|erasure|deletion|correction|portability)\b)* requests? (?:are|is|will be|must be|may be) (?:logged|recorded|kept|stored|registered|forwarded|passed|charged)[^.;]{0,60}|\baccess to (?:the |our )?(?:premises|building|warehouse|grounds|venue)\b|"
    r"\blists? of (?:the |these |those |our |such |all )?(?:\w+ )?(?:parties|recipients|processors|providers|partners|sub-?processors|compan(?:y|ies)|vendors|third)\b[^.;]{0,60}|"
    r"(?:discriminat|retaliat|penali[sz])\w*[^.;]{0,40} for (?:\w+ )?(?:exercis|us|mak)\w*[^.;]{0,80}|\bobtain(?: from [^,.;]{2,30})? (?:the |an? )?(?:restriction|cessation|blocking)[^.;]{0,60}"
)

_ACCESS: Final = r"communication of (?=(?:the |your |his |their |all )?(?:personal )?data)|(?:summary|overview|list|report|extract|download|breakdown|printout|statement) of (?:all |any |the |your |their )*(?:personal )?(?:data|information|details|what)|whether (?:or not )?we (?:process|hold|store|have|keep)|disclosure of (?:your|their|the|his|her|any|stored)|(?:send|give|mail|forward|show) you (?:everything|all (?:the|we|that)|whatever)|what(?:'s| is) (?:in|on) (?:our|your) (?:files?|records?|books|system|database)|which of (?:your|their)|\baccess(?:ing)?\b|\bsee(?:ing)?\b|\bview(?:ing)?\b|cop(?:y|ies)\b|\breview\b|\bobtain\b|\binspect\b|\bknow\b|\bshow you\b|look at|find out|confirm(?:ation)?\b|disclose|download|\bwhat we (?:hold|have|know|store|keep)|request (?:for )?information about|learn (?:what|which)|informed about|be informed of|\bread what\b|print-?out|read you\b|tell you (?:what|which)|(?:right (?:to|on|of)|ask for|request|receive|demand|obtain|entitle\w*)\b[^.;]{0,24} information (?:about|on|over|regarding|concerning)|information (?:about|on|over|regarding|concerning) (?=(?:your|their|the|all) (?:stored |saved )?(?:personal )?(?:data|datums?|person)\b)|a look at|an? (?:account|overview|summary) of (?:the|your|what)"
_CORRECT: Final = r"\bcorrect(?:ed|ing|ion|ions)?\b|rectif|\bamend|\bupdat(?:e|ed|ing)\b|\bmodif(?:y|ied|ication)|\bchang(?:e|es|ed|ing)\b|\bfix(?:ed)?\b|\bedit\b|put (?:it |them |that |things )?(?:right|straight)|inaccura|\bcomplete (?:it\b|them\b|(?:the|your) (?:data|information|record|entry)|incomplete)|set (?:it )?right|amendment|\brevise\b|straighten|(?:put|set) (?:\w+ ){0,2}(?:right|straight)|what is wrong|mend (?:any|the|your)"
_DELETE: Final = r"traces? of you (?:go|goes|is|are|will)\b|\bdelet|eras(?:e|ed|ure|ing)\b|\bremov(?:e|al|ed|ing)\b|\bwip(?:e|ed|ing)\b|forgotten|\bdestroy|\bpurge|get rid of|strike out|de-?identif|scrub|shredder|struck (?:from|off|out)|in(?:to)? the bin|off our (?:books|records|system|list)|\btear\b|\btorn (?:out|up)|\bshred|strike (?:it|them|you)|cross (?:it|them|you) (?:out|off)|extinction|extinguish|cancell?ation of (?:your |the |personal )?data|do away with|let go of|not keep (?:it|them|your)"
_PORT: Final = (
    r"(?:carry|take|move|bring) (?:it|them|your data|everything) to (?:a |an |any |another |your )?(?:rival|competitor|new|different|other)|"
    r"portab(?!le (?:oxygen|devices?|chargers?|speakers?|batter\w+|lamps?|power|radios?|computers?|scanners?|terminals?|cots?|grills?|stoves?|heaters?|air)\b)|\bport (?:your|their|the|it|data)|machine[- ]readable|as a spreadsheet|spreadsheet file|switch to another[^.]{0,60}(?:hand|pass|send|transfer|move)|data transferability|transferability|(?:in|as) a common (?:file )?format|(?:transmit|transfer|move|port|sen[dt]|pass|carry|forward|hand|take)\w*[^.;]{0,40}\bto (?:(?:another|a different|a new) (?!address|device|person|page|size|colou?r|date|room|card)|other|any other|a third|someone else|your new|your other|whichever|whoever|a competitor|the company)\b[^.;]{0,30}|sent? elsewhere|moved? elsewhere|structured[, ]|commonly used (?:and|format|electronic)|"
    r"take (?:it|them|your data|your information) (?:with you|along|away|elsewhere)|reusable (?:format|form)|format (?:that |which )?(?:another|other|a new)[^.;]{0,30}(?:reads?|uses?|imports?|opens?|understands?)|in a (?:csv|json|xml)|(?:as|in) (?:csv|json|xml)|(?:csv|json|xml) (?:file|format)"
)

RIGHTS: Final[Language] = {
    "rights_access": signals(
        "ask_ whether_we disclosure send_you mail_you give_you what's what_is which_of demand right_on information_about to_information say_the_word say_so hear read_you tell_you overview account_of summary access see view cop review obtain inspect know show_you look_at find_out confirm disclose download what_we request learn informed read print",
        [
            r"\bask (?:us |me )?(?:which|what)\b[^.;]{0,50}\b(?:collected|hold|keep|know|stored|have)\b",
            r"\b(?:ask|request|right|requests?) (?:us )?to know\b(?! (?:how|whether|if|when|where|why|your size))",
            r"\b(?:access) \((?:art|section|sec\.|§|right)",
            # German law speaks of information where others speak of access.
            r"\brights? (?:to|of) (?:receive |obtain )?information\b(?: \([^()]{0,40}\))?(?:,| and| or|;) ?(?:the )?(?:right (?:to|of) )?(?:rectif|correct|eras|delet|access)",
            rf"{_RIGHT}[^.;]{{0,80}}(?:{_ACCESS})[^.;]{{0,60}}{DATA}",
            r"(?:log|sign)(?:ging)? ?in[^.;]{0,60}(?:view|update|edit|access|review|see)[^.;]{0,40}(?:your|account|profile|information)",
            r"(?:right|rights)[^.]{0,60}\baccess\b|right of access|access(?: to)? (?:and|or|,) ?(?:\w+ )?(?:correct|rectif|delet|eras|updat|modif|amend|review)|(?:access|copy|copies)[^.;]{0,30}(?:correction|rectification|erasure|deletion)|subject access|(?:you|users?) (?:can|may) (?:review|access|view|see|update)",
            r"\b(?:get|receive|obtain|request|download|have|call for|ask for)\b[^.;]{0,20}(?:summary|overview|list|report|extract|copy|breakdown|statement) of (?:all |any |the |your |their )*(?:personal )?(?:data|information|details)|(?:summary|overview|download|copy|extract) of your (?:personal )?(?:data|information|details) (?:is|are|can be) (?:available|had|obtained|downloaded|requested|yours)",
            r"what we (?:have|hold|know|keep|store|collected)[^.]{0,40}(?:about you|on file|on you)|(?:right to|rights?[^.]{0,40}to) know\b|(?:send|give|provide|show|email) you (?:with )?(?:a |an )?(?:full )?(?:copy|print-?out|list|overview|everything|what we)|copy of (?:your|the|their|any|all)? ?(?:personal )?(?:data|information|record|file|it)",
        ],
        erase=[
            r"\b(?:ask|request)\w*(?: \w+){0,4} (?:for )?access to (?:their|your|the|his|her) (?:address books?|contacts?|camera|location|microphone|photos?|devices?|calendar)[^.;]{0,80}|\bcop(?:y|ies) of (?:the |our |these |those )?(?:transfer mechanism|safeguards?|clauses|agreement|contract|leaflet|catalogue|recipe|receipt|licen[cs]e)\b[^.;]{0,40}|\binformation about (?:us|how (?:we|you)|our|cookies)\b[^.;]{0,120}|(?:we|may|will|to) (?:also )?(?:receive|collect|obtain|get)\b[^.;]{0,300}\byou (?:may |might )?(?:choose|decide|wish) to (?:provide|give|send|share)[^.;]{0,40}|\b(?:applies|apply) to (?:all )?(?:the )?information\b[^.;]{0,600}",
            _MENTIONED,
            r"(?<!view, )(?<!see, )(?<!access, )(?<!read, )(?<!see or )(?<!view or )(?<!view and )(?:delet|eras|remov|correct|fix|amend|rectif|wip|destroy)\w* (?:\w+ ){0,2}what (?:we|i) (?:hold|have|know|keep|store)[^.;,]{0,30}",
            r"obtain(?: from [^,.;]{2,30})? (?:the |an? )?(?:erasure|deletion|removal|rectification|correction)[^.;]{0,60}",
            r"(?:grant|give|assign|revoke|downgrade)\w* (?:\w+ ){0,3}access(?: rights?)?[^.;]{0,60}|access rights? to others[^.;]{0,60}|team members?[^.;]{0,80}",
            r"access(?:ing)?,? (?:or|and|to)? ?(?:us(?:e|ing)|(?:to )?(?:our|the|this|any|certain|third[- ]party|such|your device|these|those|gm|all) ?(?:\w+ )?(?:site|website|services?|app|platform|content|store|page|features?))|(?:access|view|see|review|read)(?:ing)? (?:this|our|the|their|its|that|those)(?: \w+){0,3} (?:polic|notice|terms|statement|site|web|page|privacy|services?|products?|content|ads?|offers?)|(?:unauthori[sz]ed|unlawful|restrict|limit|prevent|control(?!ler))[^.;]{0,20} access|"
            r"(?:see|view|review|read|consult|obtain)[^.;,]{0,30}(?:section|below|above|cookie|ads?\b|advert|privacy polic|privacy notice)|(?<!that )(?:we|they|third part(?:y|ies)|partners|vendors|employees|staff|providers|advertisers|others|else|party) (?:may |can |will |could |might |to )?(?:\w+ )?(?:access|view|see|review|obtain|disclose|know(?!n?\b (?:about|of|on)\b)|copy)\w*|"
            r"(?:access|see|view|read|download|get|obtain)\w*(?: to)? (?:\w+ ){0,2}(?:reviews|ratings|recipes|patterns|courses?|lessons?|catalogues?|beta|premium|members-only|webinars?|wholesale|samples?|benefits|discounts)\b[^.;]{0,40}|(?:see|view|check|read)(?:ing)? our (?!records|files|data|books|entr|database)\w+[^.;]{0,30}|obtain (?:your )?consent|let us know|(?:see|view|review|check|track|follow) (?:the |your )?(?:status|progress|whereabouts)[^.;]{0,40}|(?:see|view|review|check) (?:the |your )?(?:delivery|shipping|order|parcel|tracking) (?:status|page|progress)|please (?:know|review|see|read)|(?:human|person|coach|colleague|employee|staff|somebody|someone)\b[^.;]{0,30}(?:review|look)\w*[^.;]{0,30}|see (?:http|www)|copy of (?:the |our )?(?:safeguard|standard|scc|clauses|contract|privacy|this|model|such)|(?:visitors|others|other (?:users|members)|anyone|everyone|the public|members)\b[^.;]{0,40}(?:can|may|could|able to) (?:\w+ )?(?:see|view|download|read|access|extract)[^.;]{0,60}(?:posts?|images?|profile|comments?|reviews?|content|photos?|pictures?)\b|(?:ensure|confirm|verify)[^.;]{0,60}right to access[^.;]{0,80}|\bfees? (?:to|for) access\w*[^.;]{0,80}|cop(?:y|ies) of (?:which|these|those)\b[^.;]{0,60}|right(?:s)? to know (?:how|whether) to|unable to access|actual knowledge|have access to (?:the|our) (?:service|site)|reserves? the right[^.;]{0,120}|right to disclose|request your (?:permission|consent)[^.;]{0,80}|(?:lose|gain|share|sharing|grant\w*|revoke) (?:\w+ )?access[^.;]{0,60}|(?:our|their|its|administrators?) access|transfer mechanism[^.;]{0,60}|address books?|access to (?:your )?(?:device|camera|microphone|location|contacts)|access permissions?",
        ],
        void=[_cannot(r"access|cop(?:y|ies)|view|show"), _ASIDE],
        hedge=[_DISCRETION],
        under=[r"\bsee (?:what|my|your)\b|\baccess\b|copy of|right to know"],
        rivals=[r"correct|rectif|delet|eras|withdraw|portab|object"],
        body=[_WAY, _YES],
    ),
    "rights_correct": signals(
        "correct rectif amend updat modif change fix edit put inaccura complete set repair revise straight",
        [
            r"(?<!we )(?<!they )\b(?:have|get) (?:\w+ ){0,4}(?:data|information|details|records?|errors?|mistakes?|it|them) (?:\w+ )?(?:rectified|corrected|amended|put right|updated|completed)\b",
            r"\b(?:rectification|correction) \((?:art|section|sec\.|§|right)",
            rf"{_RIGHT}[^.]{{0,140}}(?:{_CORRECT})[^.]{{0,60}}{DATA}",
            rf"{_RIGHT}[^.]{{0,100}}{DATA}[^.]{{0,80}}(?:{_CORRECT})",
            r"\b(?:entries|data|details|information|mistakes|errors|fields|particulars)\b[^.;]{0,40}(?:can|may|could) (?:always |also )?be (?:corrected|amended|changed|edited|fixed|updated|rectified|put right)\b[^.;]{0,40}(?:by you|under|in (?:your|the)|any time|yourself|on request|here)",
            rf"{_RIGHT}[^.]{{0,80}}(?:put|set) (?:the |your )?(?:record|entry|it|things|them|details|file) (?:right|straight)",
            r"\bto (?:look at|see|inspect) your data\b[^.;]{0,20}\bto correct\b",
            r"request(?:s)? that we (?:correct|rectify|amend|update|fix)|(?:access|delet\w*|eras\w*|review|view|see)(?:,| and| or|/|, and|, or)+ ?(?:\w+ ){0,3}(?:correct|rectif|amend|updat|modif|chang|edit)|\b(?:correct|rectif|amend|updat|modif|edit)\w*(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}(?:delet|eras|access|remov)|right (?:to|of) (?:correct|rectif)|(?<!-)(?<!colour )(?<!color )(?<!room )(?<!error )\b(?:correction|rectification)\b(?! (?:feature|fluid|lens|lenses|factor|mode|filter|tape|curve))",
        ],
        erase=[
            r"\bupdat\w* (?:that|this|the|such|our|its) (?:information|polic\w+|lists?|notice|description)\b[^.;]{0,40}(?:every|at least|each|once|annual)[^.;]*|\bupdated at least\b[^.;]*|\b(?:remains?|is|are) correct\b|\bchang\w* your (?:account )?(?:and (?:\w+ )?)?(?:\w+ )?(?:privacy )?settings\b[^.;]*",
            # An order that came out wrong is put right too.
            r"\b(?:get|got|getting|have|sent|ship\w*|deliver\w*|receiv\w*) (?:you |your |the |an? )*(?:wrong |incorrect )?(?:order|item|size|colou?r|animal|product|plant|part|parcel|goods|quantity|print|engraving)s?\b[^.;]*\b(?:correct|fix|put|set|amend|chang|repair)\w*[^.;]*",
            r"\bwhen(?:ever)? you (?:\w+ )?(?:updat|chang|edit|modif|amend)\w*\b[^.;]{0,60}|(?:may|might|will|would) not (?:always )?be able to[^.;]{0,80}|\b(?:edit|chang|updat|amend|correct)\w* (?:your|the|a) (?:\w+ )?(?:wish ?list|comments?|posts?|bids?|saddle|crop)\b[^.;]{0,30}|\bchanges?(?:/| and | or )updates? to\b[^.;]{0,60}|\bupdates? to (?:the |our )?(?:features?|services?|software|app)\b[^.;]{0,40}",
            _MENTIONED,
            r"(?:errors?|mistakes?|typos?|slips?) in (?:an? |the |your |our |any )?(?:\w+ )?(?:messages?|inscription|engraving|order|invoice|label|title|caption|card text|description|listing|recipe|pattern|manual|design|price)\b[^.;]{0,60}|correct\w* (?:to|of|in) (?:the |our )?(?:price|catalog|stock|invoice)[^.;]{0,40}|(?:once|after|when) a correction[^.;]{0,60}",
            r"(?:controlled|held|managed) by (?:one of )?our (?:\w+ )?(?:customers?|clients?)\b[^.]{0,200}|request (?:does|do|will|may) not (?:ensure|guarantee|mean)[^.;]{0,80}",
            r"(?<!request that )(?<!ask that )(?<!require that )(?<!demand that )(?:we|company) (?![^.;]{0,40}(?:about you|what is inaccurate|your (?:details|data|name|entry|record|information)))(?:may |will |can |reserve the right to |might )?(?:\w+ )?(?:updat|chang|amend|modif|revis|correct)\w*[^.;]{0,60}|(?:chang|updat|amend|modif|revis)\w* (?:(?:to|of|in) (?!(?:inaccurate |incorrect |wrong |outdated |personal |your |his |her |their |such )*(?:data|information|details|records?)\b)|this |these |our |the (?:privacy |cookie )?(?:polic|notice|terms|statement)|your (?:browser|cookie|settings|mind|password|consent|choices?|device))[^.;]{0,40}|"
            r"(?:policy|notice|statement|terms|they|it|which) (?:may|will|can|might) be (?:updated|changed|amended|modified|revised)|(?:reserves? the right|right to (?:inspect|chang|modif|amend|updat))[^.;]{0,120}|(?:perform|enforce)[^.;]{0,30}(?:contract|agreement)|(?:correct|fix|amend|chang|updat|edit|rectif)\w*(?: of| the| your| an?| any| factual| typing| spelling)* ?(?:mistakes?|errors?|typos?)? ?(?:in|on|of)? ?(?:the |your |a |our )?(?:label|title|song|spelling|shop(?:\W| name)|store name|brand|reviews?|ratings?|listings?|recipes?|articles?|product|parcel|shade|size|colou?r)\b[^.;]{0,40}|(?:chang|amend|modif|updat|edit)\w* (?:your|the|an?) (?:\w+ )?(?:order|booking|reservation|slot|subscription|plan|basket|language)\b(?! (?:data|details|information|history))[^.;]{0,40}|chang\w* (?:a |an |the |any |previously submitted |some of your |your )?(?:\w+ )?(?:video|privacy settings|settings|preferences?|permission|opt-out|newsletter|subscription|advertis|choices?|mind)\w*[^.;]{0,30}|adjust\w* your[^.;]{0,60}|updat\w*,? (?:our|upgrade|patch)|correct (?:tool|size|colou?r|fit|product|dose|address for delivery|functioning|operation)|(?:receive|send|for|about|latest|product|news|software|security) updates?|keep [^.;]{0,20}(?:updated|informed)|change (?:your )?(?:browser|mind|cookie|of control|the order)|reserve the right[^.;]{0,80}|change in (?:control|ownership)",
        ],
        void=[_cannot(r"correct|rectif|amend|edit|change"), _ASIDE],
        hedge=[_DISCRETION],
        under=[r"correct|rectif"],
        rivals=[r"delet|eras|withdraw|portab|object|cop(?:y|ies) of"],
        body=[_WAY, _YES],
    ),
    "rights_delete": signals(
        "trace struck bin off_our tear torn shred extinct extinguish cross strike scratch cancellation get_rid do_away let_go delet eras remov wip forgotten destroy purge get_rid strike de-identif scrub deidentif",
        [
            r"(?<!we )(?<!they )\b(?:have|get) (?:\w+ ){0,4}(?:data|information|details|records?|it|them) (?:\w+ )?(?:erased|deleted|removed|wiped)\b",
            r"\b(?:erasure|deletion) \((?:art|section|sec\.|§|right)",
            rf"{_RIGHT}[^.]{{0,180}}(?:{_DELETE})",
            r"(?:say so|tell us|\bask\b|let us know|drop us|write|mail|a word)[^.]{0,60}\bwe (?:will |'ll )?(?:wip|delet|eras|remov|destroy|shred)\w*",
            r"right (?:to|of) (?:be forgotten|eras|delet)|(?:access|correct\w*|rectif\w*|updat\w*|amend\w*|modif\w*|edit|review)(?:,| and| or|/|, and|, or)+ ?(?:\w+ ){0,3}(?:delet|eras|remov|wip)|(?:deletion|erasure|removal)(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,2}(?:correction|rectification|restriction|portability|access)|(?:delet|eras)\w* (?:your|their) (?:personal )?(?:data|information|account|profile)[^.;]{0,30}(?:upon|on|at) (?:your )?request",
        ],
        erase=[
            r"\b(?:purg|clear|flush)\w* (?:\w+ ){0,3}cookies?\b[^.;]{0,40}",
            _MENTIONED,
            r"(?:we|they|which|system) (?:will |shall |may |can |then |also |automatically |securely |promptly |permanently |immediately |either )*(?:delet|eras|remov|destroy|purg|wip)\w*\b(?! you\b)[^.;]{0,50}(?:after|once|when\b|within|as soon|if we (?:learn|become|discover)|from our (?:records|systems|files)\b)|(?:is|are|be|gets?) (?:then |automatically |securely |permanently |promptly )*(?:deleted|erased|destroyed|removed|wiped)[^.;]{0,50}(?:after|once|when\b|within|at the latest|no longer)|"
            r"(?:delet|remov|clear|eras|reject|block)\w* (?:\w+ ){0,3}cookies?|cookies?[^.;]{0,60}(?:delet|remov|eras)\w*|remov\w* (?:you|yourself|your (?:name|email|e-mail|address)) from (?:our|the|a) (?:mailing|newsletter|email|list|waiting list)|(?:under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen)|child|children|minor)[^.;]{0,80}(?:delet|remov|eras)\w*[^.;]{0,60}|(?:delet|remov|eras)\w*[^.;]{0,40}(?:child|minor|under (?:the age of )?(?:1\d|thirteen|sixteen|eighteen))[^.;]{0,40}|"
            r"unauthori[sz]ed[^.;]{0,30}(?:deletion|destruction)|accidental[^.;]{0,30}(?:loss|destruction|deletion)|before (?:it is |being )?deleted|remov\w* (?:your |the |that )?(?:consent|link|permission)\b[^.;]{0,20}|(?:set|configure)[^.;]{0,30}browser[^.;]{0,60}|not be able to (?:\w+ or )?(?:delet|remov|eras)\w*[^.;]{0,60}|remov\w* (?:recommendations|opt-out|ads)[^.;]{0,30}|(?:administrators?|owner|hosts?)[^.;]{0,60}(?:delet|remov)\w*[^.;]{0,30}|(?:delet|remov)\w* (?:your |their |any |an? )?(?:\w+ )?(?:reviews?|comments?|posts?|items?|products?|wish ?lists?|baskets?)\b[^.;]{0,30}|remove (?:products|items|content that|the lid|packaging)",
        ],
        void=[_cannot(r"delet|eras|remov"), _ASIDE],
        hedge=[_DISCRETION],
        under=[r"thrown away|shredded|burnt|torn up|forgotten|delet|eras|forgotten"],
        rivals=[r"correct|rectif|withdraw|portab|object|cop(?:y|ies) of"],
        body=[_WAY, _YES],
    ),
    "rights_withdraw": signals(
        "take_away away newsletter object no_more stop off_you take_your_consent consent_back remove take_that take_it untick undo withdraw revok revoc change_your_mind opt_out opt-out unsubscrib take_back stop turn_off retract cancel_your_consent consent",
        [
            r"\boff you (?:come|go)\b|\b(?:reply|write|answer|send)\b[^.;]{0,20}[\"“'](?:no more|stop|remove|baja|off)[\"”']",
            r"(?:withdraw|revok|retract|take back|cancel|rescind|remove)\w*[^.;]{0,60}(?:consent|permission|agreement|authori[sz]ation|approval)|(?:withdraw|revok|retract|take back|rescind)\w*[^.;]{0,40}\b(?:it|them)\b|(?:consent|permission)[^.;]{0,80}(?:withdraw|revok|withdrawal|retract|taken back|take it back|undo)|withdrawal of consent|take (?:your |the |that )?(?:consent|permission) back|change your mind|turn (?:it|them|this|that|location|tracking|permission)\w* off|disable (?:this|that) permission",
            r"(?:right|rights)[^.]{0,200}withdraw|(?:agree|tick|consent|opt|permission|said yes)\w*[^.]{0,80}(?:take (?:that|it|this|them) back|change your mind|undo|untick)",
        ],
        erase=[
            # A scheme of prices for data may be left, which takes back no consent to anything else.
            r"\bfinancial incentives?\b[^.]*",
            r"\bwithdrawing\b[^.;,]{0,40}(?:will|does|shall|would) not affect[^.;]{0,120}|\b(?:information|more|details|learn|read) (?:on|about|regarding) (?:how (?:to|you can) )?(?:withdraw|revok)\w*[^.;]{0,100}|\bchange your mind (?:about|on|over) (?:a |an |the |your |any )?(?:booking|order|purchase|size|colou?r|date|slot|table|item)\b[^.;]{0,40}|\b(?:take|send|bring|give) back (?:the |your )?(?:goods|item|order|product|purchase)s?[^.;]{0,40}",
            r"(?:after|once|when|if|as soon as) (?:you have|you've) (?:\w+ )?withdrawn\b[^.;,]{0,40}|based on (?:a )?withdrawn consent|withdrawal\b(?: of (?:your |the )?consent)?[^.;]{0,40}(?:not affect|no effect)[^.;]{0,120}|(?:once|after|when|if) (?:you )?(?:have )?(?:withdr\w+|consent (?:is|has been) withdrawn)[^.;]{0,120}(?:we (?:will|may)|no longer|not be able)[^.;]{0,80}",
        ],
        other=[
            r"object[^.]{0,60}newsletter|newsletter[^.]{0,80}object|(?<!until you )(?<!once you )(?<!after you )(?<!when you )unsubscrib|(?:newsletter|e-?mail|marketing|promotion|communication|message|texts?\b|mailing|offers)\w*[^.]{0,100}opt(?:ing|ed)?[- ]?out|opt(?:ing|ed)?[- ]?out[^.]{0,100}(?:newsletter|e-?mails?\b|marketing|promotion|communication|message|texts?\b|mailing|offers)|stop receiving|reply(?:ing)? stop"
        ],
        void=[r"(?:cannot|can not|can't|may not|not|no longer) (?:be )?(?:withdraw|revoke)|irrevocabl"],
        hedge=[_DISCRETION],
        under=[r"withdraw"],
        rivals=[r"correct|rectif|delet|eras|portab|cop(?:y|ies) of"],
        body=[_WAY, _YES],
    ),
    "rights_portability": signals(
        "along and_transferred or_transferred spreadsheet switch_to transferab common_format portab port_ machine-readable machine_readable structured commonly take_it take_them take_your reusable csv json xml elsewhere someone_else rival competitor "
        "to_another to_a_ to_an_ to_any_ to_other to_your_new to_your_other to_whichever to_whoever to_the_company to_new to_different format_that format_which format_another format_other format_a_new "
        "new_club new_provider new_shop new_supplier new_studio new_practice new_service new_company next_club next_provider next_shop next_supplier next_studio next_practice next_service next_company other_club other_provider other_shop other_supplier other_studio other_practice other_service other_company",
        [
            r"\bexport to (?:\w+ ){0,6}(?:format|app|file|service)\b",
            r"\b(?:portability) \((?:art|section|sec\.|§|right)",
            rf"{_RIGHT}[^.]{{0,240}}(?:{_PORT})",
            r"(?:taken (?:along|with)|handed (?:over|on)|passed on|transferred|moved|exported)[^.;]{0,40}(?:csv|json|xml|spreadsheet|machine-readable|(?:new|next|other|another) (?:club|provider|shop|supplier|studio|practice|service|company))",
            r"(?:\byou|\bright|\byour|\brequest|entitle)[^.;]{0,160}data portability|data portability[^.;]{0,60}(?:\byou\b|\byour\b)|portability (?:of|right|in|to)\b[^.;]{0,80}(?:you|your|right)|(?:corrected|erased|deleted|rectified),? (?:or|and) transferred|right to (?:data )?port|(?:access|eras\w*|delet\w*|rectif\w*|correct\w*|restrict\w*|object\w*)(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}portab|portab\w*(?:,| and| or|, and|, or)+ ?(?:\w+ ){0,3}(?:restrict|object|eras|delet|complain)",
        ],
        erase=[
            _MENTIONED,
            # What an instrument recorded is no file about its owner.
            r"\bdata (?:exported|read out|downloaded|recorded|logged) (?:from|by|on) the (?!account|profile)\w+[^.]*",
            r"(?:we|they|may be|company|will be|is|are) (?:may |will |can |also )*(?![^.;]{0,80}(?:if you (?:so )?(?:ask|want|wish|like|desire|choose)|you name|you choose|at your request|of your choice|on request))(?:transfer|transmit|send|pass|move|share|disclos)\w*[^.;]{0,80}|\b(?:shall|will|does|do|may) not sell\b[^.]{0,300}|(?:merger|acquisition|sale|bankruptcy|reorgani[sz]ation|successor|buyer|new owner)[^.;]{0,120}|transfer\w* (?:to|of|outside|your data to)[^.;]{0,20}(?:countr|united states|eea|eu\b)|portable (?:range|speaker|device|charger|tool|heater|fan|stove)s?|in other (?:words|countries)|other rights?",
        ],
        void=[_cannot(r"transfer|portab|machine|export|csv"), _ASIDE],
        hedge=[_DISCRETION],
        under=[r"portab"],
        rivals=[r"correct|rectif|delet|eras|withdraw|object"],
        body=[_WAY, _YES],
    ),
    "rights_complaint": signals(
        "landesamt datenschutz competent commission regulator complain complaint supervisory authority commissioner ico cnil regulator ombudsman aepd dpc naih garante autoriteit agency lodge privacy_shield bfdi ",
        [
            r"(?:complain|lodge|report|escalat|refer|raise|turn|appeal|contact|write|file|objection|approach|apply|go|take|speak|right|unhappy|concern)\w*[^.]{0,120}(?:supervisory|data protection (?:authorit|regulator|agency|commission|inspectorate|office\b(?! team)|board)|protection authorit|privacy (?:authorit|regulator|commissioner)|\bico\b|information commissioner|\bcnil\b|\baepd\b|\bdpc\b|\bnaih\b|\bgarante\b|\buodo\b|\bbfdi\b|\bimy\b|autoriteit|datatilsynet|datainspektion|landesbeauftragte|commissioner|regulator\b|ombudsman|authority (?:for|in charge|responsible)|competent authorit|local authorit|national authorit|watchdog)",
            r"(?:supervisory authorit|data protection authorit|\bico\b|information commissioner|\bcnil\b|\baepd\b|\bnaih\b|commissioner)[^.]{0,100}(?:complain|complaint|lodge|concern|contact|is|address)",
            r"\bcomplain\w*[^.]{0,60}(?:prote[cç][aã]o de dados|protecci[oó]n de datos|protezione dei dati|gegevensbescherming|datatilsyn|integritetsskydd|tietosuoja|ochrony danych|ochran[uy] osobn|informatique et libert|protection des donn|datu valsts|podatkov|adatv[eé]delmi|privacy protection|data protection)",
            r"supervisory authorit(?:y|ies)|information commissioner|data protection (?:commission|ombudsman|inspectorate)\b|landesamt f|datenschutz(?:beh|aufsicht|beauftragte)|competent (?:\w+ )?authority[^.]{0,100}complain|(?:take|bring) (?:the|a|any) (?:matter|case|complaint|concern) (?:to|before)[^.]{0,40}(?:regulator|authority|commission)",
        ],
        erase=[
            # Those to whom a firm itself has to report.
            r"\b(?:regulators?|authorit(?:y|ies)|bodies|agencies)\b[^.;]{0,30}\b(?:who|that|which|to whom) (?:\w+ )?(?:require|oblige|report|must)\w*[^.;]*|\b(?:customs|revenue|tax office|police)\b[^.;]{0,20}\bregulators\b[^.;]*",
            r"\b(?:(?:carrier|courier|bank|airline|builder|shop)'?s'?|motor|postal|press|advertising|trade|property|legal|financial|energy|travel|retail|furniture|housing|communications?|insurance|banking|rail|removals?|consumer|payments?|pensions?|health|parcels?) ombudsman\b[^.;]{0,40}",
            r"(?:tax|customs|law enforcement|police|government|judicial|public|prosecuting|food|consumer|health) authorit(?:y|ies)|authority to inspect|supervisory staff|(?:have|with|has) the authority|competition authority|complaints? about (?:a |the |our |missing |your )?(?:drill|product|deliver|order|batter|part|goods|quality|service)[^.]{0,60}|(?:better business bureau|trade commission|financial)[^.]{0,20}(?:regulator|authority)",
        ],
        void=[
            r"^(?![^.]*(?:complain|lodge|appeal|right to|you (?:can|may|could)|unhappy|concern))[^.]*(?:(?:notif|inform|report|cooperat|liais|correspond|disclos|consult|answer)\w*[^.;]{0,60}(?:supervisory|protection) authorit|(?:supervisory|protection) authorit\w*[^.;]{0,30}(?:may|might|can|could|will|ha[sv]e?|had) ?(?:require|order|request|demand|inspect|audit|approve|oblige)\w*|regist\w*[^.;]{0,40}(?:commissioner|\bico\b|authority)|\bico\b[^.;]{0,12}regist)|(?:ombudsman|regulator) for (?:payments?|travel|energy|insurance)|(?:product|warranty|returns?|delivery|parts) complaint|^\W*complaints? to (?:the|a) supervisory authority\W*$"
        ],
    ),
}

# Rights by a formula, without saying which.
RIGHTS_FORMULA: Final = (
    r"\bmay\b[^.]{0,90}\bhave (?:a number of|certain|various|some|several) rights\b|\bconfers? (?:certain|various|some) rights (?:up)?on\b|\bconfers? (?:up)?on (?:you|individuals)\b[^.]{0,30}\brights\b|(?:all|any|the|certain|various|some|other|such|your|statutory|legal)(?: of)?(?: the)?(?: \w+){0,2} rights (?:that |which )?(?:are |have been |you (?:have|are)|the |under|granted|provided|afforded|available|given|by|in connection|to which|as set out|applicable|your|conferred|relating|with (?:respect|regard))[^.]{0,60}(?:law|regulation|gdpr|data subjects?|legislation|information|data)|"
    r"(?:might|may) have (?:certain |some |additional )?rights|rights (?:granted|provided|conferred|afforded)[^.;]{0,20} (?:by|under)"
)
