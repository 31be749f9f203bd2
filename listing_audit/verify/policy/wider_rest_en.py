"""The wider English wording of measures, changes of the text, sales, dates, decisions of machines, cookies and purposes.

The third part of what `wider` looks for; see `wider_en` and `wider_acts_en`.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Signals, signals

_TEXT: Final = r"(?:(?:privacy |data protection |cookie )?(?:polic(?:y|ies)|notices?|statements?|declarations?)|(?:this|our|the|these|present) (?:page|text|document|rules?|terms|information|version)|privacy (?:terms|rules|practices|information)|(?:the|these|present) rules)"
_CHANGE: Final = r"(?:chang(?:e|es|ed|ing)|amend\w*|alter\w*|rewr(?:ite|ites|itten|ote)|revis\w+|updat\w+|modif\w+|new versions?|new text|adapt\w*|adjust\w*|edit(?:ed|s)?|reword\w*|replac\w+|differ\w*)"
_NOTICE: Final = r"(?:notif\w+|informs?\b|informed|inform (?:you|account|customers|users|members|registered)|tell (?:you|customers|everyone|users|members)|let (?:you|customers|everyone) know|hear (?:of|about|from us)|by e-?mail|e-?mail (?:you|customers|users|subscribers|everyone|all)|mail (?:you|everyone|all)|write to (?:you|everyone|customers)|writing to you|by (?:letter|post|text message|sms|push)|banner|pop-?up|announce\w*|a message|an alert|alerts? you|a note in|prominent\w*|highlight\w*|at the top of|on (?:the|our) (?:home ?page|start page|front page)|individually|in advance|beforehand|ahead of|days? before|weeks? before|(?:gets?|receives?|sent) (?:an? )?(?:e-?mail|letter|message|notice|notification)|opens again|asks? (?:you )?again|newsletter)"
_MACHINE: Final = r"(?:automat\w+|algorithm\w*|computers?|machines?|robots?|software|programs?|engines?|(?:scoring|rating|risk|fraud) (?:model|system|check|engine)s?|models?|systems?|scor(?:e|es|ed|ing)|profil\w+|without a (?:person|human)|artificial intelligence|\bai\b)"
_RULES: Final = r"(?:decid\w+|decisions?|declin\w+|refus\w+|turns? down|turned down|reject\w*|block\w*|lock(?:s|ed)?|approv\w+|accept\w*|judg\w+|rates?\b|rating|works? out|sets?|settles?|assess\w*|evaluat\w+|recommend\w*|calculat\w+|comput\w+|limit)"
_PERSON: Final = r"(?:staff members?|members? of staff|employees?|colleagues?|somebody|someone|a person|people|humans?|by hand|ourselves|myself|explain\w*|reasons|contest\w*|challenge|your (?:own )?(?:view|side|opinion|point)|object\w*|re-?examin\w*|re-?check\w*|reviewed|look(?:s|ed)? at it|appeal\w*|switch (?:them|it|this|that) off|turn (?:them|it|this|that) off|opt[- ]out)"
_DATA: Final = r"(?:data|info|information|details|particulars|customer lists?|personal|e-?mails?|address(?:es)?|names?|records?|\bit\b|\bthem\b)"
_ADVERTS: Final = r"(?:cross[- ]context|targeted (?:ads?|advertising|advertisements)|behaviou?ral (?:ads?|advertising)|for ads\b|for advertising|targeting you|interest[- ]based ad\w*|across sites|other people's ads|advertising purposes)"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b\.?"
_DATE: Final = rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?:19|20)\d\d|\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\b{_MONTH},? (?:19|20)\d\d|\b(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\b\d{{1,2}}[-/. ]\d{{1,2}}[-/. ](?:19|20)\d\d)"
_VAGUE_AIM: Final = r"(?!(?:\w+ly )?(?:improv|enhanc|serv|optimi[sz]|support|operat|maintain|comply|exercis|offer|help|develop|personali[sz]|manag|conduct|meet|achiev|pursu|ensure|run\b|the\b|our\b|your\b|us\b|any|various|certain|business|internal|legitimate|these\b|such\b|more\b|further\b|as\b|other\b|be\b|best))"

WIDER_REST_EN: Final[dict[str, Signals]] = {
    "security_measures": signals(
        "mask salt hash log badge guard alarm key lock only_ monitor breach password code shield protect safe priorit secur camera vault cabinet firewall scan patch",
        [
            r"\bmask(?:s|ed|ing)?\b[^.;]{0,40}\b(?:numbers?|data|digits|cards?|details)\b|\bsalted\b|\bhash(?:ed|es|ing)?\b[^.;]{0,40}\bpasswords?|\bpasswords?\b[^.;]{0,40}\b(?:hash|salt)",
            r"\b(?:each|every|all) (?:access|opening|log-?in|look-up|retrieval)(?:es|s)?(?: (?:to|of|in) [^.;,]{0,40})? (?:is|are|gets?|being) (?:\w+ )?(?:logged|recorded|registered|noted)\b|\baccess(?:es)? (?:is|are) (?:\w+ )?logged\b",
            r"\bonly (?:the )?(?:employees?|staff|those|people|colleagues|persons|workers|members of staff|engineers)\b[^.;]{0,50}\b(?:can|may|could|are able to|have|get to)\b[^.;]{0,24}\b(?:open|see|access|read|view|look)\b|\bopened only by\b|\bonly (?:[\w']+ ){1,5}(?:have|has|know|knows|hold|holds) the (?:password|keys?|code|combination|passphrase)\b|\bneed (?:a second|another|two) (?:person|people|pair)",
            r"\b(?:data|records?|files?|papers?|binders?|folders?|documents?|forms|servers?|computers?|address(?:es)?|notes|card index|order book)\b[^.;]{0,60}\b(?:badge|guards?|alarm\w*|under (?:lock|key)|round-the-clock|steel|strong ?room|vault|keycard|combination lock|screen lock|locked|under key)\b|\b(?:computers?|laptops?|phones?|servers?|binders?|folders?|drives?)\b[^.;]{0,40}\b(?:password|passphrase|passcode|fingerprint|key)\b|\b(?:badge|guards?|alarm(?:ed|s)?|locks?|key ?card)\b[^.;]{0,60}\b(?:data|records|files|papers|binder|folder|servers?|computer|laptop|customers' addresses|card index|order book)\b",
            r"\bmonitoring (?:software|systems?|tools?)\b[^.;]{0,40}\b(?:alarm|alert|detect|intrusion|attack)|\b(?:scanned|tested|checked) for (?:\w+ )?(?:vulnerabilities|weaknesses|malware|viruses)|\bsecurity (?:patches|updates) (?:are|is) (?:installed|applied)",
        ],
        weak=[
            r"\bstate[- ]of[- ]the[- ]art\b[^.;]{0,40}\b(?:shield|protect|secur|guard)|\b(?:do|does|doing) (?:our|my) (?:very )?best to (?:guard|protect|secure|keep)|\b(?:security|protection|confidentiality) of (?:your|personal|customer|the) (?:\w+ )?(?:data|information|details)\b[^.;]{0,40}\b(?:priority|important|heart|matters?|concern|seriously)|\b(?:robust|strong|high|strict|modern) (?:\w+ )?(?:safeguards|security|protection|standards)\b|\bprotect\w*\b[^.;]{0,40}\b(?:suitable|up to date|modern)\b|\btake (?:good|great|every) care of (?:your|the|customer)\b[^.;]{0,20}(?:data|details|information)"
        ],
    ),
    "policy_changes": signals(
        "chang amend alter rewr revis updat modif new_version new_text adapt adjust edit reword replac differ",
        [
            rf"{_TEXT}[^.;]{{0,80}}\b{_CHANGE}\b[^.]{{0,100}}\b{_NOTICE}|\b{_CHANGE}\b[^.;]{{0,60}}{_TEXT}[^.]{{0,100}}\b{_NOTICE}|\b{_NOTICE}[^.]{{0,100}}(?:\b{_CHANGE}\b[^.;]{{0,40}}{_TEXT}|{_TEXT}[^.;]{{0,40}}\b{_CHANGE}\b)",
            r"\b(?:notif(?:y|ied)|informed?|tell|told|e-?mail|write to|message)(?! (?:us|me)\b)[^.;]{0,40}\b(?:of|about|before|when|if|whenever|ahead of|prior to) (?:any |such |all |the |these |each |every )?(?:\w+ )?(?:amendments?|changes?|revisions?|alterations?|new versions?)\b(?! (?:in|to|of) (?:your|the|an?) (?:order|address|delivery|details|booking|account|date|price))",
            rf"\bnew (?:purpose|use)s?\b[^.;]{{0,40}}\bwithout (?:first )?[^.;]{{0,20}}\b{_NOTICE}",
        ],
        weak=[
            rf"{_TEXT}[^.;]{{0,40}}\b(?:adapted|evolves?|moves? on|develops?|changes when)\b|\b(?:changes?|amendments?|modifications?|new versions?)\b[^.;]{{0,30}}\b(?:become|are|is|take|enter)\b[^.;]{{0,12}}\b(?:valid|effective|binding|force|effect)\b[^.;]{{0,20}}\b(?:publi|post|upload|online)|\b(?:use|visit)\w*\b[^.;]{{0,30}}\bafter (?:a |any |the |such )?(?:change|update|amendment)s?\b[^.;]{{0,30}}\b(?:accept|agree|consent|means)|\b(?:tinker|fiddle) with {_TEXT}|\bmodifications may be made\b|\bcurrent version applies\b|\bmay modify\b[^.;]{{0,20}}{_TEXT}"
        ],
        under=[r"\b(?:chang|amend|revis|updat|alter|modif)\w*\b(?! (?:or|and) (?:delet|correct|eras))"],
        body=[rf"^(?![^.]*\b(?:your (?:order|account|details|address|delivery|booking)|cookies?)\b)[^.]{{0,120}}\b{_NOTICE}"],
    ),
    "do_not_sell": signals(
        "flog trad peddl limit sell sold sale selling opt do-not-sell disclosures_for_money targeted",
        [
            rf"\b(?:not|n't|never|neither|nor|no|none|nothing|nobody)\b[^.;]{{0,60}}\b(?:sell|sells|sold|selling|sale)\b[^.]{{0,80}}\b(?:shar(?:e|es|ed|ing)|gets it)\b[^.]{{0,80}}{_ADVERTS}|\bneither sell nor share\b|\bsold no\b[^.;]{{0,60}}\bshared (?:none|no)\b|{_ADVERTS}[^.]{{0,60}}\bneither sell nor\b",
            r"\b(?:turn off|switch(?:ing)? off|switch|tick(?:ing)?|click(?:ing)?|press(?:ing)?|refuse|(?:can|may|to|and) stop|say no to|object to|toggle|decline|fill in|submit|use (?:the|our|this)|call(?:ing)?|e-?mail(?:ing)?|drop a mail)\b[^.]{0,80}\b(?:sale|selling|sell|\"sale\"|do[- ]not[- ]sell|disclosures for money|targeted advertising)\b|\b(?:sale|selling|sell|\"sale\"|do[- ]not[- ]sell|disclosures for money|targeted advertising)\b[^.]{0,80}\b(?:turn off|switch off|ticking|clicking|refuse it|by calling|fill in|submit|icon|webform|web form|form at|toggle|drop a mail|the link|the switch)\b",
        ],
        weak=[
            r"\b(?:not|never|n't|nothing|neither|n't ever|'d never)\b[^.;]{0,60}\b(?:sell\w*|flog\w*|trad(?:e|es|ing)|peddl\w+|hawk|for sale)\b|\b(?:sell\w*|flogging|trad(?:e|ing) (?:in|with)|peddling)\b[^.;]{0,60}\b(?:not|never|n't)\b|\b(?:may|might|could) be able to limit\b[^.;]{0,30}\bdisclosures"
        ],
        hedge=[r"\b(?:may|might|could) (?:have|be able|be possible|be entitled)\b"],
        erase=[r"^(?:please )?do not (?:re-?sell|sell|share|copy|pass)\b(?![^.;]{0,40}(?:my|personal|info|data))[^.;]*|\b(?:sell|selling|sold) (?:alcohol|tobacco|tickets?|knives|fireworks|solvents|goods|to (?:minors|children))\b[^.;]*|\bfor sale\b|[^.;]*\b(?:less than|under|below) (?:the age of )?1[368]\b[^.]*"],
        under=[r"do[- ]not[- ]sell|\bsell(?:ing)? (?:my|your|personal)|\bsale of"],
        body=[
            rf"\b(?:turn off|switch|click|use|fill|submit|e-?mail|call|toggle|choose|tick|press|visit|stop at once)\b(?=[^.]*\b(?:switch|page|link|form|box|button|icon|number|us|at|this)\b)|^\W*(?:no|we don't|we do not|never|neither)\b[^.]{{0,60}}\b(?:shar|nor)\w*[^.]{{0,60}}{_ADVERTS}"
        ],
    ),
    "effective_date": signals(
        "20 year recent spring summer autumn winter",
        [
            rf"\b(?:adopted|applicable|applies|status|as at|stand|issued|rewrote|redrafted|drawn up|in use|valid|published|version|edition|last (?:checked|touched|tidied|edited|changed|looked|amended|reviewed|rewritten|rewrote|modified|revised|updated))\b[^.;]{{0,40}}{_DATE}",
        ],
        weak=[
            r"\b(?:status|edition|version|stand|as at|last (?:revis|updat|chang|modif|review)\w*|effective|in force)\b[^.;]{0,16}\b(?:19|20)\d\d\b|\b(?:policy|notice|statement|version|page|text)\b[^.;]{0,40}\b(?:recently|lately|last (?:spring|summer|autumn|winter|year|month)|this year|years ago|(?:in use|in force|applied) since)\b|^\W*(?:updated|revised|changed) (?:this|last) (?:year|spring|summer|autumn|winter|month)"
        ],
        under=[r"effective|last (?:updat|revis|chang|modif|review)|date of|in force|version"],
        body=[rf"^\W*(?:on |from |as of |since )?{_DATE}"],
        erase=[r"\b(?:best before|offer|sale|prices?|price list|opening hours|regulation|gdpr|directive|act|law) [^.;]{0,40}(?:valid|applies|applied|in force|effective|dated)[^.;]*|\b(?:regulation|directive|act|decision) (?:\(\w+\) )?(?:no\.? ?)?\d[^.;]{0,60}"],
    ),
    "automated_decision": signals(
        "automat algorithm computer machine robot software program engine model system scor profil recommend artificial ai_",
        [
            rf"\bno (?:\w+ )?decisions?\b[^.;]{{0,40}}\b(?:computers?|machines?|automat\w+|algorithms?|software|robots?)\b|\b(?:not?|never|n't|nobody|no one|none)\b[^.;]{{0,40}}\b(?:lets?|leaves?|allows?|use|employ|have)\b[^.;]{{0,20}}\b(?:machines?|computers?|algorithms?|robots?|software|programs?|a system|artificial intelligence|\bai\b)\b[^.;]{{0,30}}\b{_RULES}|\b(?:every|each|all) (?:\w+ )?(?:refusal|decision|application|order|case|request)s?\b[^.;]{{0,20}}\b(?:made|taken|read|checked|decided|reviewed) by (?:a person|people|humans?|a human|one of|hand|our staff)",
            rf"\b{_MACHINE}\b[^.]{{0,90}}\b{_RULES}[^.]{{0,140}}\b{_PERSON}|\b{_PERSON}[^.]{{0,90}}\b{_MACHINE}\b[^.]{{0,90}}\b{_RULES}",
        ],
        under=[r"\b(?:robot|machine|computer|algorithm|automat\w*|profiling|software)\b"],
        body=[rf"^\W*(?:no\b|none\b|there (?:are|is) (?:none|no)\b|never\b|we don't\b|we do not\b|not here\b)|\b(?:made|taken|decided|read) by (?:a person|people|humans?|hand)\b|\b{_RULES}[^.]{{0,120}}\b{_PERSON}"],
        weak=[r"\bautomated systems may\b|\b(?:might|may|could) be made by automated means\b|\b(?:intelligent|smart) (?:algorithms?|technology|systems?)\b|\bprofiling may\b|\balgorithms? scores?\b|\bsystems? analyse your behaviou?r\b"],
        erase=[
            r"(?:automatically|automated) (?:collect|log|record|receiv|delet|sent|generat|gather|track|mean|technolog|tool|script|reply)\w*|your profile|profile (?:page|picture|information|photo|name)|user profile|\bour (?:systems?|software|computers?|programs?)\b[^.;]{0,20}\b(?:are|is|was) (?:protected|secured|updated)"
        ],
    ),
    "cookies_tracking": signals(
        "cookie tag fingerprint local_storage pixel beacon analytics tracker counter",
        [
            r"\b(?:no|without|never (?:set|use)|not (?:set|use|place)|n't (?:set|use|place)|free of) (?:any )?(?:cookies|trackers|tracking|pixels)\b(?! (?:is|are) (?:needed|eaten))|\b(?:set|use|place)s? no (?:cookies|trackers|pixels|tracking)",
            r"\bcookies?\b[^.]{0,40}\b(?:which|that|it|to|who)\b[^.]{0,12}\b(?:saves?|keeps?|holds?|stores?|notes?|knows?|marks?|shows?|records?|carr(?:y|ies)|maintains?|keeps? you|lets?|makes?)\b",
            r"\b(?:advertising|tracking|marketing|conversion|social media) tags?\b[^.]{0,100}\b(?:pages?|banners?|ads?|visit|show|follow|measure)|\b(?:device|browser) fingerprint\w*\b[^.]{0,100}\b(?:fraud|spot|recogni|identify|used|advertis)|\blocal storage\b[^.]{0,60}\b(?:language|choice|setting|basket|cart|saved|stored)|\binto (?:the )?local storage\b",
        ],
        under=[r"\bcookies?\b|tracking|similar technologies"],
        body=[
            r"\b(?:strictly necessary|necessary|essential|functional|statistics?|analytics|marketing|session|preferences?|log-?in|basket|cart|page views)\b[^.]{0,60}\b(?:log-?in|basket|cart|page views|remember|banner|accept|consent|off|statistics?|days?|session|signature|language|switch)\b"
        ],
        hollow=[r"\bby (?:continuing|using|browsing)\b[^.;]{0,60}\b(?:accept|agree|consent)\w*\b[^.;]{0,30}\bcookies?"],
    ),
    "purposes": signals(
        "serve need used use process collect stor kept evaluat compar look analys analyz in_order so_that because solely only_ why purpose to_ aim matter",
        [
            rf"\b(?:data|details|information|pictures?|numbers?|names?|address(?:es)?|e-?mails?|e-?mail address|measurements?|records?|registration|history|birthday|photos?|orders?|location|phone)\b[^.;]{{0,40}}\b(?:serves?|used|needed|required|processed|collected|stored|kept|evaluated|compared|taken|asked for|recorded|looked at|good for|analy[sz]ed|there)\b[^.;]{{0,24}}\b(?:to|for|so that|so|in order to|because|solely to|only to) {_VAGUE_AIM}[a-z]{{3,}} [a-z]{{2,}}",
            rf"\b(?:in order )?to {_VAGUE_AIM}[a-z]{{4,}} [^.;,]{{3,50}},? we (?:compare|analy[sz]e|look up|use|need|process|send|check|evaluate|store|keep|collect|match)\b|\bwe (?:compare|analy[sz]e|look up|evaluate|match|check|read|pass|look at)\b[^.;]{{3,60}}\b(?:to|in order to|so that) {_VAGUE_AIM}[a-z]{{3,}} [a-z]{{2,}}|\bthat(?: is|'s) why (?:we|i) (?:store|keep|need|ask|collect|take|hold)\b|\bi only (?:look at|use|open|need)\b[^.;]{{3,60}}\b(?:when|to|for)\b",
            r"\bwith the (?:e-?mail|address|number|details|data|phone)[^.;]{0,40}\bwe (?:send|ship|call|deliver|ring|write|confirm|bill)\b|\bwe (?:will |'ll )?send you (?:our|the|a) [^.;]{0,30}(?:newsletter|catalogue|confirmation|invoice)",
        ],
        weak=[
            r"\b(?:internal|other|business|such|related|legitimate|various) (?:\w+ )?(?:purposes|needs|matters|ends|reasons|uses)\b|\bin ways that\b|\boperation of (?:the|our) (?:site|business|shop|website|service)|\boptimi[sz]e and develop\b|\bbest possible experience\b|\bany (?:other )?purpose\b"
        ],
    ),
}  # fmt: skip
