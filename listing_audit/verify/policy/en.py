"""How disclosures are worded in English policies. Grades follow GDPR art. 13 and the California regulations.

Patterns see one sentence in small letters, with the list head it stands under.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.en_rights import RIGHTS
from listing_audit.verify.policy.sharing import SHARING_EN
from listing_audit.verify.policy.signals import Language, signals

# A sentence about changes of this text, and not of an account, an order or a service.
_ABOUT_POLICY: Final = r"^(?=[\s\S]{0,700}(?:policy|policies|notice\b|statement|changes\b|revision|new version|updated version|(?:privacy|these) (?:terms|practices|information)|this (?:information|page|text|document)))"

EN: Final[Language] = {
    **RIGHTS,
    "third_party_sharing": SHARING_EN,
    "purposes": signals(
        "need want_ takes takes_ writes keeps so_i so_we ring_you call_you text_you to_ for_ purpose used use lets let_the helps why serve",
        [
            r"\b(?:what for|purposes?|uses?|why): ?(?!improve|enhance|better|various|certain)(?:to |for )?[a-z]{4,}",
            r"^needed to (?!improve|enhance|serve|better|optimi|support|operate|maintain|comply|exercise|offer|provide)[a-z]{3,} [^.;]{3,}",
            r"\b(?:needs?|takes?|writes?|keeps?|ask for|uses?|wants?|required?)\b[^.;]{0,40}\bto (?!improve|enhance|serve|better|optimi|support|operate|maintain|comply|exercise|offer|help|provide|be\b|the\b|you\b|your\b|us\b|our\b|a\b|this\b|these\b|any\b|understand|develop|personali|run\b|grow|manage|conduct|carry|meet|achieve|pursue|protect|administer|monitor|make\b|ensure|keep|give|get|have|do (?:business|so))[a-z]{2,} (?:the|your|you|a|an|it|them|what|and)\b(?! (?:experience|business|service))",
            r"\b(?:we|i) (?:only )?use (?:it|them|this|these|that|your [^.;]{0,30}|the [^.;]{0,30}) (?:only |just )?to (?!improve|enhance|serve|better|optimi|support|operate|maintain|comply|exercise|offer|help|provide|understand|develop|personali|run\b|manage|conduct)[a-z]{3,} [a-z]{2,}",
            r"\bso (?:that )?(?:i|we) (?:know|can (?!improve|serve|offer|provide|enhance)|do not|don't|reach|find|ring|call|write)\b[^.;]{3,}|\b(?:i|we) (?:ring|call|text|phone|write to|message) you (?:if|when|once|to|about)\b",
            r"(?:number|address|e-?mail|name)s? (?:is|are) (?:only |just )?(?:there )?for the \w+",
            r"^(?:and )?(?:why|what for|purposes?)[^:.]{0,30}[:.–-] ?to (?!improve|enhance|serve|better|optimi|support|provide|operate)[a-z]{3,} [^.;]{3,}",
            r"(?:lets?|allows?|enables?|so that|so) (?:us|the (?:driver|courier|carrier|shop|team|workshop|fitter|postman))[^.]{0,60}\b(?:pack|post|pour|bake|brew|ring|call|reach|deliver|find|send|ship|contact|fit|make|phone|text)",
            r"(?:\bto\b|\bfor\b|purpose|because|used|use|so that|so we|in order|when you|needed|order(?:s|ing)?:|needs)[^.]{0,140}\b(?:ship|deliver|dispatch|send you|bill|invoice|refund|return|process (?:your |the |an? )?(?:order|payment|transaction|request|application)|fulfil|(?<!in )orders?\b|payments?\b|"
            r"pay for|transactions?|fraud|verify|authenticat|(?:customer|technical|after-sales|provide|product) (?:support|service)|support (?:requests?|tickets?|you)|respond|reply|answer|newsletter|e-?mail|market|advertis|promot|recommend|analytics|statistic|"
            r"account|log ?in|register|registration|warrant|repair|recall|tax|accounting|bookkeeping|communicat|contact you|notify|survey|debug|troubleshoot|provid(?:e|ing) (?:\w+ ){0,4}(?:services?|products?|goods|support|access|functions?|features?)|rewards|contest|"
            r"subscription|book(?:ing)?|schedul|comment|stream|engrav|customi[sz]|prescription|dose|design|supply|sell|sale|install|register|invite|event|research|track|call you|texts?|recruit)",
        ],
        hollow=[
            r"serve you better|business (?:ends|aims)|make (?:things|it|everything|life) (?:better|easier|nicer)|(?:improv|enhanc|optimi[sz])[^.]{0,30}(?:experience|service|business)|business (?:purposes|activities)|various|range of purposes|purposes that we consider|legitimate purposes|as (?:needed|appropriate)|better serve"
        ],
        erase=[
            r"\brights? (?:are|is|may be) subject to\b[^.]*",
            r"(?:various|a range of|certain|other|any|all|general|support) (?:\w+ )?(?:business )?(?:purposes|activities|reasons)[^.,;]{0,40}|improve (?:the |your |our )?(?:user |customer )?(?:experience|services?)|support various business activities|for (?:more|further) information|better services?|from or about users?",
        ],
        void=[r"^(?:we )?(?:do|will|did) not (?:use|collect)"],
        under=[
            r"\bwhy\b|purpose|what for|for what|what (?:it|they)(?:'s| is| are) for|\busing\b|(?:use|do with) (?:of |it|your|the|them)|how we use"
        ],
        body=[
            r"\b(?:pack|deliver|send|ship|post|bill|invoic|fulfil|fill|process|return|exchang|refund|collect|control|draw|manag|answer|remind|spot|stop|prevent|detect|handl|repl|book|schedul|tak|mail|get|leav|contact|wrap|tell|put|print|bak|fix|repair|measur|plan)\w*ing\b [^.;]{3,}",
            r"\bto (?!improve|enhance|serve|better|optimi|support|provide|operate|maintain|comply|exercise|offer|help|be\b|the\b|you\b|your\b|us\b|our\b|a\b|this\b|these\b|any\b)[a-z]{3,} [^.;]{3,}",
        ],
    ),
    "security_measures": signals(
        "factor opened_by only encrypt ssl tls firewall access password lock audit iso_ soc_ certif penetration hash pseudonym anonym backup secur safeguard protect measures two-factor multi-factor confidential mask https pci vault shred train token least need-to-know need_to_know",
        [
            r"encrypt|\bssl\b|\btls\b|\bhttps\b(?!://)|firewall|(?:access|permission)s?(?: (?:is|are|to [^.;]{0,60}))? ?(?:\w+ )?(?:limited|restricted|controlled|granted only|reserved)|(?:limit|restrict|control)(?:s|ed|ing)? (?:\w+ ){0,2}access (?:to (?:your|the|this|that|all|any|customer|user|personal|such|our)? ?(?:\w+ )?(?:data|information|records|systems?|servers?|databases?|it\b|them\b)|to (?:employees|staff|those|authori[sz]ed|persons|people|individuals)|by|within)|(?:limit|restrict)\w* (?:the )?(?:dissemination|disclosure)[^.;]{0,60}(?:staff|employees|personnel)|access (?:controls?|privilege|management|card)|"
            r"role-based|need[- ]to[- ]know|least privilege|\b(?:two|multi|second)[- ]factor|\b2fa\b|\bmfa\b|two-step|hardware (?:token|key)|security key|\biso[ /-]?(?:iec )?27\d{3}|\bsoc ?[12]\b|pci[- ]dss|pci compliant|penetration test|vulnerability (?:scan|test|assess)|intrusion|"
            r"(?:security|regular|annual|independent|periodic) audits?|audit (?:log|trail)|passwords?[^.;]{0,40}hash|hashed (?:password|and salted|form)|hashing|salted|tokeni[sz]|pseudonymi[sz]|(?<!b)locked|lockable|\bsafe\b(?= in)|key card|shredd|backups?\b|(?:staff|employees?|personnel)[^.;]{0,40}(?:confidential|train)|"
            r"confidentiality (?:agreement|obligation|clause|undertaking)|password[- ]protected|secure socket|transport layer|24.hour (?:guard|surveillance)|antivirus|anti-virus|masked|only (?:\w+ ){1,4}(?:can|may|have|has) (?:access|open|see|read|view)|truncated|secure server|(?:opened|seen|read|reached|accessed|looked at) (?:only )?by (?:\w+ ){1,4}only|\bbureau\b(?= )|under lock|lock and key|\bsafe deposit|password to (?:open|see|get)|two (?:people|members of staff)"
        ],
        weak=[
            r"(?:reasonable|appropriate|suitable|adequate|industry[- ]standard|commercially|necessary|technical|organi[sz]ational|security|physical|administrative|generally accepted|robust|various)[^.]{0,60}(?:measures|safeguards|steps|precautions|procedures|controls|standards|protections|practices|efforts|security)|take (?:the )?security[^.]{0,30}seriously|(?:keep|protect)[^.;]{0,40}(?:safe|secure)|striv(?:e|ing) to (?:protect|use)|commercially (?:acceptable|reasonable) means|takes? (?:all|every|the) (?:\w+ )?(?:measures?|steps?|care)\b|secur(?:ed|ely)|(?:data|information|details)[^.;]{0,30}(?:safe|secure) (?:with|in|at)"
        ],
        erase=[
            r"\b(?:given|granted|have|has) (?:only )?(?:limited )?(?:remote )?access to this\b[^.;]{0,160}|\b(?:shar|disclos|pass|send)\w*\b[^.;]{0,80}\bhashed\b[^.;]{0,40}|\bcookies?\b[^.;]{0,20}\bencrypted\b",
            r"(?:keep|protect|secure)\w*[^.;]{0,24}(?:premises|property|stores?\b|staff|visitors|rights|accounts?\b)[^.;]{0,40}",
            r"(?:they|third part(?:y|ies)|providers?|contractors?|partners?)[^.;]{0,40}(?:have|has|given|granted) (?:only )?limited access[^.;]{0,160}|back-?up information",
            r"(?:retain|remain|residual|copies|restor|stored)\w*[^.;]{0,60}back-?ups?[^.;]{0,30}|anonymi[sz]e, back-?up|(?:ask|request|rights?)[^.;]{0,24}(?:for |to |of )access\b[^.;]{0,140}|(?:choose|keep|use|create|protect|safeguard|maintain|responsible for)[^.;]{0,40}(?:password|credentials|log-?in)[^.;]{0,40}|https?://\S+|no (?:method|system|security|transmission|website|internet)[^.;]{0,80}|right(?:s)? (?:of|to) access|(?:request|obtain|have|gain|get) access|restrict\w* access to certain|(?:limit|restrict|control)\w* (?:\w+ ){0,3}access to (?:certain |some |the |your )?(?:features|content|services?|camera|location|contacts)",
        ],
        void=[r"(?:do not|don't|not|no) (?:use |have |employ )?(?:any )?encrypt|unencrypted"],
    ),
    "retention": signals(
        "duration hour overwrit extinguish day week stay discard throw thrown bin stove keep kept retain retention store stored delet eras hold held period archive destroy remov wipe stay remain as_long until storage purg year month day anonymi",
        [
            r"\b(?:for )?how long\b[^.]{0,60}: ?(?:\w+ ){0,4}?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirteen|eighteen|twenty-four|thirty) (?:years?|months?|weeks?|days?)\b",
            r"\b(?:duration|retention|storage|kept for)\b(?: periods?| times?)?:[^.]{0,60}\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|thirty)[ -](?:year|month|week|day)s?\b",
            r"(?:keep|kept|retain|retention|stor(?:e|ed|ing|age)|hold|held|archiv|stay|remain|preserv|maintain|sav(?:e|ed)|delet|eras|destroy|remov|wip|purg|overwritten|anonymi[sz]|extinguish|expire)\w*[^.]{0,120}(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|thirteen|eighteen|twenty-four|sixty|ninety|several|thirty-six|sixty|eighty-four)(?: \(\d{1,3}\))?[ -](?:full |calendar |business |working |financial |tax )?(?:year|month|day|week|hour|minute)s?)",
            r"\b(?:log files?|records?|invoices?|data|details)\b(?! (?:show|prove|suggest|say))[^.;]{0,60}(?:\bfor|:|–|-|,|\(|\|) ?(?:up to |at least |the last |about |\w+ )?\b(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|eighteen|twenty-four|thirty|ninety)[ -](?:years?|months?|weeks?|days?)\b(?! (?:old|of age|warranty|guarantee))|\| ?(?:up to )?\d+ (?:years?|months?|days?) (?:from|after)\b",
            r"\b(?:keep|kept|retain|retained|stor(?:e|ed|ing)|hold|held|archived?|remains?|stays?|preserved?|maintained?|sav(?:e|ed))\b[^.]{0,100}(?:indefinitely|forever|permanently)|(?:indefinitely|permanently) (?:kept|retained|stored|held|archived)",
            r"\b(?:go(?:es)?|gone|leaves? our \w+)\b (?:\w+ ){0,3}after (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|thirty|sixty|ninety) (?:years?|months?|weeks?|days?)\b",
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|thirty|ninety)[ -](?:year|month|day|week|hour)s?[^.;]{0,60}(?:delet|eras|destroy|wip|remov|purg|anonymi|retention|kept|retain|stor)",
            r"(?:keep|kept|retain|stor(?:e|ed)|hold|held|archiv|stay|remain|maintain|preserv)\w*[^.;]{0,70}(?:until|till|(?:as long as|for so long as)(?! (?:it |this |that |they |we )?(?:is |are |remains? )?(?:\w+ )?(?:necessary|needed|required))|while|for the (?:duration|lifetime|life|term|period)|during|throughout)[^.;]{0,50}(?:account|unsubscri|withdraw|contract|customer|member|close|closed|delete|object|opt|relationship|warranty|active|subscri|registered|cancel|ends?|request|agreement|leave)",
            r"(?:delet|eras|destroy|wip|remov|purg|anonymi)\w*[^.;]{0,50}\b(?:when|after|once|upon|as soon as|following)\b[^.;]{0,40}(?:you (?:close|delete|unsubscribe|cancel|leave|withdraw|ask|request)|account|warranty|contract|order (?:is|has)|delivery|delivered|subscription|termination|competition ends)",
            r"(?:go(?:es)? in(?:to)? the (?:bin|stove|shredder|fire)|thrown (?:away|out)|discard\w*|dispos\w* of|shredded|torn (?:up|out)|burnt)[^.;]{0,80}(?:when|after|once|upon|as soon|until)\b(?! (?:we|it is|they are) (?:no longer|do not|don't))|(?:when|after|once|upon|as soon as|until)[^.;]{0,80}(?:go(?:es)? in(?:to)? the (?:bin|stove|shredder|fire)|thrown (?:away|out)|discard\w*|dispos\w* of|shredded|torn (?:up|out)|burnt)",
            r"\b(?:history|data|records?|logs?|invoices?|chats?|e-?mails?|orders?|files?|accounts?|recordings?|answers|tickets?|profiles?|enquiries|applications)\b[^.;:]{0,20}: ?(?:\w+ ){0,2}(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four)[ -](?:year|month|week|day)s?",
            r"(?:criteria|determine|based on|take into account)[^.]{0,80}(?:retention|how long)|(?:retention|how long|period)[^.]{0,100}(?:criteria|based on|determined by|take into account)|(?:retention|how long|storage)\b[^.]{0,80}: ?\W{0,3}(?:for )?(?:the )?(?:length of (?:the )?time|how long|as long as)\b[^.]{0,60}\b(?:account|relationship|subscription|customer|member)|statut(?:e|ory) (?:of )?limitation|limitation period|statutory (?:retention|storage) (?:period|obligation)",
        ],
        weak=[
            # What the firm weighs, and the reader cannot.
            r"(?:depend|consider|weigh)\w*[^.]{0,80}(?:retention|how long|amount, nature)|(?:retention|how long|period)[^.]{0,100}(?:\bdepend|\bconsider|\bweigh|\bvar(?:y|ies))",
            r"\b(?:hang|hold)(?:s|ing)? on to\b[^.;]{0,60}\bas long as\b|as long as (?:we|i) (?:\w+ ){0,5}(?:need|want|like|find|think|feel|see)\b|(?:retain|retention|keep|kept|stor|held|hold|maintain|preserv|delet|stay|remain)\w*[^.]{0,100}(?:as long as|for so long as|so long as|for the (?:time|period|duration)|for as long|no longer than|longer than|until|such time|for a (?:reasonable|limited)|period)[^.;]{0,90}(?:necessary|needed|required|permitted|useful|reasonabl|relevant|fulfil|appropriate|legitimate|allowed|consider|need)|(?:retain|retention|keep|kept|stor)\w*[^.;]{0,80}(?:necessary|required by|as required|useful|permitted|allowed|legitimate|needed|appropriate|reasonable|comply with)|no longer (?:need|necessary|require)",
        ],
        erase=[
            r"\bnot a day (?:more|longer)\b",
            r"\b(?:the|our|this|an?|online|web|app|any|each|every|your|play) stores?\b|^(?:please )?(?:keep|store|hold|save|retain) (?:the|your|this|these|it|them|all|any)\b[^.]*",
            r"\bkeep(?:ing)? (?:up )?(?:to )?(?:my|our|its|the) (?:side|part|end|word|promises?|bargain)\b[^.;,]{0,40}",
            r"(?:deny|refuse|reject|decline)\w* (?:\w+ ){0,4}requests?[^.]{0,120}|(?:may|might|could) (?:need|have|be (?:required|obliged)) to (?:retain|keep|store)[^.;]{0,120}",
            r"(?:data|information|records) (?:that |which )?we are (?:legally )?(?:obliged|required|bound) to (?:keep|retain|store)[^.;]{0,100}|\bkeep(?:ing)? (?:us|you|me|them) (?:\w+ )?(?:informed|updated|posted|up to date)[^.;]{0,120}|maintain\w* [^.;]{0,70}(?:safeguards|measures|security|controls|procedures)|cookies?[^.;]{0,80}\b(?:\d+|one|two|three|six|twelve|thirteen|thirty)[ -](?:year|month|day|week|hour|minute)s?|(?:respond|reply|answer|acknowledge|within|request)[^.;]{0,30}(?:within )?\b(?:\d+|one|two|thirty|forty-five|ninety)[ -](?:business |working |calendar )?(?:day|month|week|hour)s?(?: of (?:receipt|receiving|your))?|(?:guarantee|warranty|returns?|trial|refund|exchange|delivery|dispatch)[^.;]{0,40}\b(?:\d+|one|two|three|fourteen|thirty)[ -](?:year|month|day|week|hour)s?|"
            r"(?:preceding|past|last|previous|prior|(?<!purged )(?<!deleted )(?<!erased )(?<!wiped )(?<!overwritten )(?<!emptied )every|each|once (?:a|per)) (?:\d+|twelve|12)?[ -]?(?:month|day|year)s?|\b\d+ years? (?:old|of age)|age of \d+|under \d+|(?:\d+|twelve)[- ]month period",
        ],
        under=[r"\b(?:periods?|storage periods?|retention|how long|duration|keeping (?:it|them|data|things))\b"],
        body=[
            r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|twenty-four|thirty) (?:full |calendar )?(?:years?|months?|weeks?)\b(?! (?:old|of age|warranty|guarantee))"
        ],
        void=[
            r"\bkeeps? (?:well|fresh|best|good|crisp)\b|^(?:our|the|an?|each|every|most) [^.;,]{2,30} keeps (?:for|up to|about|at least)\b|(?:session|persistent) cookies|cookies? (?:expire|remain|stay|is|are|will be) |(?:do not|don't|cannot|can't|will not|won't|unable to|not) (?:tell|say|disclose|specify|state|publish|commit|reveal|give)[^.;]{0,30}(?:how long|period|retention)|how long[^.;]{0,40}(?:confidential|our own matter|not disclosed|internal|business secret)|\bbatter(?:y|ies) |carry case|in a tin|in the fridge|(?:once|after) open|shelf life|best before|\bbiscuits?\b|\bstay fresh|^(?:the |our |each |your |every )?(?:carrier|courier|haul\w+(?: \w+)?|post office|royal mail|marketplace|platform|parcel service|delivery (?:firm|company|service))s? (?:keeps?|holds?|stores?|retains?)\b|\b(?:text|small) files?\b[^.]{0,60}\bbrowser|\b(?:under|by|according to) (?:its|their) own (?:rules|terms|polic\w+|practice)"
        ],
    ),
    "automated_decision": signals(
        "automat profil scor algorithm personali",
        [
            r"(?:review|human|object|contest|not to be subject|logic)[^.]{0,80}(?:automat|profil)",
            r"(?:automat|profil|scor|algorithm)[^.]{0,160}(?:human|person (?:to|review|look)|review|object|logic|opt[- ]?out|contest|challenge|appeal|ask for|significance|consequence|factor|weigh|not (?:use|make|carry|take)|do not|don't|no\b|never|without human)",
            r"(?:do not|don't|does not|no|never|not)[^.;]{0,60}(?:automat|profil|scor|algorithm)|not (?:be )?subject to[^.;]{0,40}automat",
        ],
        weak=[
            r"automated (?:decision|processing|system|means)[^.;]{0,60}(?:decid|decision|accept|refus|approv|reject|credit)|(?:decid|decision|accept|refus|approv|credit|price)[^.;]{0,60}(?:automatically|automated|algorithm|score)"
        ],
        erase=[
            r"\b(?:do|does|will) not (?:knowingly )?(?:sell|share)\b[^.;]*\b(?:under (?:the age of )?1[368]|(?:less|younger) than 1[368]|minors|children)\b[^.;]*",
            r"(?:automatically|automated) (?:collect|log|record|receiv|delet|sent|generat|gather|track|mean|technolog|tool|script)\w*|your profile|profile (?:page|picture|information|photo|name)|(?:user|personal|customer|public|member) profiles?",
        ],
    ),
    "policy_changes": signals(
        "differen chang updat amend modif revis replac new_version current_version latest_version time_to_time periodically rewrit alter adapt",
        [
            rf"{_ABOUT_POLICY}[\s\S]{{0,400}}(?:chang|updat|amend|modif|revis|replac|new version)[^.]{{0,160}}(?:notif(?!ications?\b)|notifications?\b|by e-?mail|send|inform(?:ed|ing)?\b|(?<!privacy )(?<!this )(?<!the )(?<!our )notice (?:on|to|in|at|of|by|via|through|before|prior|or)|prominent|banner|announce|message|alert|tell you|let you know|hears? (?:about|of) it|by letter|by post|in writing|beforehand|in advance|pop-?up|write to|communicat|we (?:will|shall) indicate|revis\w* the (?:\w+ )?date|chang\w* the (?:effective |\w+ )?date)",
            rf"{_ABOUT_POLICY}[\s\S]{{0,400}}(?:notif|by e-?mail|inform(?:ed|ing)?\b|prominent|banner|announce|alert|tell you|let you know|pop-?up|write to|(?<!this )(?<!our )(?<!privacy )notice (?:on|to|by|via|through|before|of|in))\w*[^.]{{0,120}}(?:chang|updat|amend|modif|revis|new version)",
            rf"{_ABOUT_POLICY}[\s\S]{{0,400}}(?:post|publish|display)\w*[^.]{{0,120}}(?:\bdate\b|last updated|prominent|(?<!privacy )(?<!this )(?<!the )(?<!our )notice|at the top)|(?:\bdate\b(?! of (?:the )?(?:last|latest|this) )|last updated)[^.]{{0,80}}(?:chang|updat|revis|amend)",
        ],
        weak=[
            r"\b(?:check|visit|review|consult|read|look at|return to|come back to)\b[^.;]{0,24}\b(?:it|this|page|policy|notice|statement)\b[^.;]{0,30}(?:from time to time|periodically|regularly|every so often|now and then)|\b(?:current|latest|most recent) version\b[^.;]{0,40}\b(?:available|found|published|posted|displayed|here|on (?:this|our) \w+)\b",
            r"\b(?:this|our|the) (?:charter|policy|notice|statement|page|text)\b[^.;]{0,20}\b(?:may|might|can|will|could) (?:evolve|develop|grow|move on)\b|\bvisit it from time to time\b",
            r"(?:can|may|could|might) be (?:altered|rewritten|adapted)|(?:may|might|can|could) (?:read|look|be) different|(?:may|might|can|will|reserve|should)[^.]{0,50}(?:\b(?:rewrit|alter|adapt)\w* (?:this|the|our) (?:page|policy|notice|text|statement)|\bchang|\bupdat|\bamend|modif|revis|supplement|replac)|(?:chang|updat|amend|modif|revis)\w*[^.]{0,80}(?:post|publish|effective)|continued use|check (?:back|this|the)|from time to time|at our discretion|review this",
        ],
        hollow=[
            # Whoever goes on using the site is told nothing by that, and a text that holds once it stands there tells nobody.
            r"\bcontinued (?:use|access)\b[^.]{0,120}(?:chang|updat|amend|modif|revis)|(?:chang|updat|amend|modif|revis)\w*[^.]{0,80}\beffective\b"
        ],
        erase=[
            r"\bcontinued (?:use|access)\b[^.;]*|\beffective (?:immediately )?(?:from|on|upon|as of|when) (?:the )?(?:(?:date|day|moment) of )?(?:its |their )?(?:publication|posting|being posted)\b[^.;]*",
            r"\bexchang\w*[^.;]{0,30}",
            r"\bwithout (?:\w+ )?(?:announcement|notice|notification|notifying|informing|warning|telling)\b[^.;]*",
            r"(?:aware of|informed of|tell us (?:of|about)|notify us of|inform us of) (?:any |such |these )?(?:changes|inaccurac)[^.;]{0,80}|\bchanges or (?:deletion|inaccurac)\w*[^.;]{0,40}|changes (?:to|in) (?:our |the )?services?\b",
            r"updat\w* (?:your|their) [^.;]{0,40}|(?:correct|delete|access|rectify)[^.;]{0,30}(?:updat|amend|modif|chang)\w*|(?:updat|amend|modif|chang)\w* (?:or|and) (?:correct|delet|eras|remov|access|rectif)\w*|software updates?|product updates?|chang\w* (?:your|size|colou?r|of (?:address|control|mind))[^.;]{0,20}|(?:email|send you)[^.;]{0,40}updates",
        ],
    ),
    "legal_basis_or_consent": signals(
        "because_you says_so insist lets_us lets_me side_of part_of end_of performance ground said_yes ticked hired asked_me asked_us you_asked you_ordered accept bargain deal taxman norms legitimate_manner regulation rules legislation consent contract legal_obligation legitimate_interest lawful basis bases article art._ art_6 art6 art.6 6(1) vital public_interest required_by_law legal_ground grounds perform necessary_for permission agree interests law consenting agreement",
        [
            r"(?:to do|for|because of) (?:the|your|that) (?:job|work|order|repair|booking) (?:that )?(?:you (?:have )?)(?:hired|asked|ordered|booked|paid|gave|placed)|because you (?:asked|ordered|hired|booked) (?:me|us|a|the)|because you(?:'ve| have) (?:booked|ordered|bought|asked|hired|signed up)",
            r"(?:legal|lawful) (?:bas[ie]s|grounds?|reasons?)[^.]{0,160}(?:contract|consent|legitimate|obligation|interest|agreement|law|vital|art)|(?:legal|lawful) (?:bas[ie]s|grounds?)[^.]{0,20}(?:are|is|for|:)|art(?:icle|\.)? ?6(?: ?\(1\))? ?(?:\([a-f]\)|lit|gdpr|\(1\)|,|of|abs|para|sec|dsgvo)|6\(1\)",
            r"contract performance|(?:ground|basis|reason in law) for [^.;]{2,60} is (?:the |our |your )?(?:\w+ )?(?:contract|agreement|law\b|consent|legitimate)|because you (?:have |'ve )?(?:said yes|agreed|ticked|consented|gave (?:us|me))|(?:ground|basis)\w*[^.]{0,40}art(?:icle|\.)? ?6\b|(?:contract|sale|agreement) is our (?:legal )?(?:ground|basis|reason)|(?:because|as|since) (?:of )?(?:the|our|a|your) (?:sales? |purchase )?contract (?:requires|obliges|demands|with|makes|cannot|could)|because (?:of )?(?:the|our|a) contract\b|contract between (?:us|you)|struck a (?:bargain|deal)|(?:bargain|deal) (?:with you|between us)|(?:taxman|tax office|law)[^.;]{0,12} (?:makes|obliges|wants|tells|demands)|rests? on (?:your |our |the |a )?(?:consent|contract|legitimate|legal)|that is our contract|contract(?:,| and) (?:legal|consent|legitimate)|(?:law|tax (?:people|office|authorit\w*)|taxman)[^.;]{0,20}(?:obliges?|requires?|makes?) us",
            r"(?:necessary|needs?\b|needed|required|in order|process|basis|based|rel(?:y|ies)|because)[^.]{0,80}(?:perform|fulfil|perfom|enter|execut|conclu)\w*[^.]{0,30}(?:contract|agreement)|(?:performance|execution|fulfilment) of (?:a|the|our|your)? ?contract",
            r"(?:on the basis of|based on|rely on|relies on|relying on|under|because of|have|by|basis:?|grounds?:?|pursu) (?:our |your |a |the |an )?(?:\w+ ){0,3}(?:legitimate (?:business )?interests?|legal obligations?|contract with you|explicit consent|contract:?)",
            r"(?:keep|do|hold|honou?r|fulfil)\w*(?: up)? (?:to )?(?:my|our) (?:side|part|end) of (?:the|our|a|any) (?:deal|bargain|agreement|contract|sale)|(?:tax (?:office|man|people|authorit\w*|rules?|inspector)|taxman|the revenue|hmrc|the law|law|irs|revenue|accountants?)\b[^.;]{0,20} (?:says? (?:so|that|we|i)|insists?|(?:lets|allows|permits) (?:us|me)|(?:expects?|wants?) (?:accounts|invoices|records|it|them))|there(?:'s| is) a (?:contract|deal)|(?:lets|allows|permits) (?:us|me)[^.;]{0,60}(?:contract|agreed|deal)|that(?:'s| is) (?:a|the|our) (?:contract|deal|agreement)|(?:said|says?) yes\b|you(?:'ve| have) (?:said yes|agreed|ticked)",
            r"\((?:your |our )?(?:contract|legal obligation|legitimate interests?)\)|(?:tax|accounting|commercial) law (?:says|requires|obliges|demands|tells)|the law (?:obliges|requires) us to keep",
            r"legitimate interests?|(?:contract|consent|legal obligation)[^.]{0,60}(?:legitimate interest|legal obligation)|(?:needed|required|obliged|because|keep)[^.;]{0,30} by (?:accounting|tax|commercial|product safety|anti-money) law|necessary for the contract|needed (?:for|to)[^.;]{0,40}contract|contract with you",
        ],
        weak=[
            r"only (?:with|if)[^.;]{0,30}consent|(?:whoever|anyone who|everyone who|those who) (?:visit|us|enter|order|brows|regist)\w*[^.]{0,60}(?:agree|consent|accept)|(?:by (?:using|visiting|accessing|submitting|continuing|providing|registering|placing)|use of (?:the|our|this))[^.]{0,120}(?:consent|agree|accept)|where the law allows|(?:process|collect|handl|treat|us(?:e|ed|ing)\b|data|information|details)\w*[^.;]{0,80}(?:\blawful(?:ly)?\b|as permitted by law|(?:in accordance|in compliance|in line|consistent|compl(?:y|ies)) with[^.;]{0,40}\b(?:laws?|legislation|regulations?|gdpr)\b|to the extent that the law)|(?:legitimate|lawful|legal) (?:manner|way|fashion)|(?:according to|in line with|respecting|complying with|in conformity with) (?:the )?(?:\w+ )?(?:norms|laws?|rules|regulations?|legislation)|consent[^.;]{0,40}(?:marketing|newsletter|e-?mails?)|(?:marketing|newsletter)[^.;]{0,40}consent|you (?:hereby )?consent\b(?! to (?:the|our|these) (?:terms|conditions))|deemed to (?:have )?consent|with your (?:prior |explicit |express )?consent|you (?:have given|gave|give) (?:us )?(?:your )?consent|(?:our )?legal obligations?"
        ],
        erase=[
            # Grounds that are said to be absent, or of keeping and of asking alone.
            r"\b(?:used|processed|handled|done)\b[^.;]{0,20}\bwhere (?:the )?law (?:permits|allows|lets)[^.;]{0,30}|\bvalid (?:legal|lawful) (?:basis|bases|grounds?)\b[^.;]{0,60}|\b(?:knows|names|lists|has|recogni[sz]es) (?:\w+ ){0,2}(?:legal|lawful) (?:grounds|bases)\b[^.]*|\bin (?:your|the buyer's|everyone's) (?:own )?legitimate interest\b[^.;]*|\bby contract only\b|\b(?:as far as|insofar as|where|if) (?:the |our )?processing (?:rests|relies|is based) on (?:your )?consent\b[^.;]*|\bby automated means under a contract\b|\b(?:have|has|had) (?:written )?(?:contracts?|agreements?) (?:in place )?with (?:our |the |all |such )?(?:suppliers?|service|third|vendors?|partners?|processors?|providers?|sub)[^.]{0,160}|\bno other (?:legal |lawful )?(?:bas[ie]s|grounds?)\b[^.;]{0,40}|\b(?:where|if|whether|unless) (?:there is|we have|we are under) (?:a |an )?(?:legal|statutory) obligations?\b[^.]{0,120}|\b(?:rely|relying) on (?:relevant |certain |other )?exemptions?\b[^.]{0,160}",
            r"(?:legal |lawful )?(?:bas[ie]s|grounds?) other than (?:your )?consent|(?:clarify|explain|tell you)[^.;]{0,20}(?:the |which )?(?:specific )?(?:legal )?basis[^.;]{0,60}",
            r"(?:require|expect|oblige)\w* (?:all |our |these |any |such )?(?:third|provider|partner|processor|vendor|contractor|them|supplier)[^.;]{0,200}|\bobject(?:ing|ion)? (?:to|against)[^.;]{0,200}|(?:if|where|should|when) you (?:fail|refuse|do not|don't|decline|choose not)\b[^.]{0,260}|not be able to (?:perform|fulfil|provide)[^.;]{0,60}|(?:with|upon|without) your (?:\w+ )?consent\b[^.;]{0,60}(?:disclos|shar|transfer|releas)\w*[^.;]{0,100}|(?:disclos|releas|transfer|shar)\w*[^.]{0,160}(?:consent|permitted|\blaws?\b|legal bas[ie]s)[^.;]{0,60}|(?:retain|kept|keep|stor|delet|retention)\w*[^.;]{0,120}(?:permitted|required|allowed|accordance with)[^.;]{0,30}\blaws?|complain\w*[^.;]{0,100}\blaws?\b|complied with[^.;]{0,60}\blaws?|\bto (?:comply|ensure compliance)[^.;]{0,60}\blaws?\b|portab\w*[^.;]{0,300}|(?:contract|consent|basis)\b[^.;]{0,140}\bport(?:ed|ing)\b|bound by[^.;]{0,80}|(?:processors?|providers?|couriers?|partners?|contractors?|vendors?|suppliers?)\b[^.;]{0,60}\b(?:contracts?|agreements?)\b[^.;]{0,60}|(?:standard |model )?contractual clauses|(?:may|might|could) (?:need|have|be (?:required|obliged)) to (?:retain|keep|store)[^.;]{0,160}|(?:is|are|am) (?:\w+ )?committed to[^.;]{0,160}|values? your privacy[^.;]{0,80}",
            r"(?:court|subpoena|legal process|law enforcement|government)[^.;]{0,60}|written contract[^.;]{0,60}|(?:contract|agreement)s? (?:that|which|requir|with (?:our|these|service|third|them|vendors|providers|processors))[^.;]{0,60}|(?:deny|refuse|decline|necessary for us or our service provider)[^.]{0,200}|enforce our[^.;]{0,60}|otherwise perform our contract[^.;]{0,40}|(?:withdraw|revoke)[^.;]{0,40}consent|parent\w*[^.;]{0,20} consent|consent of (?:a |the |your )?parent|without (?:your )?(?:prior |express |explicit )?consent|not[^.;]{0,40}without[^.;]{0,30}consent|unless[^.;]{0,30}consent",
        ],
    ),
    "cookies_tracking": signals(
        "cookie biscuit pixel beacon sdk local_storage analytics tracking_tech web_storage",
        [
            r"(?:cookie|pixel|beacon|sdk|local storage|analytics|tracking tech|web storage)[^.]{0,200}(?:remember|basket|cart|\bsign|\blog[- ]?(?:in|ged)|prefer|analy|measur|track|advertis|statistic|\bcount|disable|delete|block|reject|refuse|control|manage|browser|consent|session|improv|personali[sz]|understand|identif|recogni[sz]|stor|collect|custom|setting|\bopt|\bserve|target|banner|accept|panel)",
            r"(?:remember|basket|analy|measur|track|advertis|statistic|disable|delete|block|refuse|control|manage|collect|through|via|use of|by)[^.]{0,120}(?:cookie|pixel|beacon|sdk|local storage)",
        ],
        other=[r"cookie|pixel|beacon|\bsdks?\b"],
        erase=[
            r"(?:see|read|refer to|visit|review|consult|described in|find|contained in|look at|set out in)[^.]{0,40}(?:cookies?|biscuits?) (?:policy|notice|statement|page|information|declaration|rules)[^.]{0,40}|(?:everything|more|further|details?|information)[^.]{0,30} about (?:this|these|them|cookies)[^.]{0,60}|biscuits \(cookies\)[^.]{0,60}consult[^.]{0,60}"
        ],
        hollow=[
            r"cookies?[^.]{0,60}(?:separate|other|own) (?:page|document|notice|text|leaflet)|(?:cookies?|biscuits?) (?:policy|notice|statement|page|information|declaration|rules)|polit\w+ of (?:biscuits|cookies)"
        ],
    ),
    "effective_date": signals(
        "effect into_force effective updat revis modif date version amend since rewritten valid_from in_force 20 written",
        [
            r"(?:took effect|takes? effect|(?:comes?|came) into (?:force|effect)|in effect|effective|updat|revis|modif|dated?|version|amended|amendment|since|rewritten|in force|valid (?:from|as of)|changed?|written|reviewed|published|posted|as of)\w*[^.]{0,40}(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? ?(?:\d{1,2}(?:st|nd|rd|th)?)?[,. ]{0,3}(?:19|20)\d\d|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? ?(?:19|20)\d\d|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})",
            r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? \d{0,2}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*,? (?:19|20)\d\d|\b(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2})[^.]{0,30}(?:effective|updat|revis|version|force|\)|amend)",
        ],
        weak=[r"(?:effective|updated|revised|version|amended)[^.]{0,20}(?:19|20)\d\d\b"],
    ),
    "do_not_sell": signals(
        "sell sold sale share sharing opt-out opt_out choices gpc global_privacy",
        [
            r"(?:opt(?:ing)?[- ]?out|opt not to|direct us not|right to say no|tell us (?:to stop|not))[^.]{0,80}(?:\bsales?\b|\bsell|\bsharing\b|\bshare\b|targeted adv|cross-context|behaviou?ral adv)|(?:\bsales?\b|\bsell\w*|\bsharing\b|targeted advertising|cross-context)[^.]{0,80}(?:opt[- ]?out|your privacy choices|opting out)|(?<!and )\byour privacy choices(?! (?:about|regarding|are explained))|global privacy control|\bgpc\b|do not sell or share my",
            r"(?:do not|don't|does not|did not|will not|never|not|have not|neither)[^.]{0,40}(?:sell|sold|selling)\b[^.]{0,12}\b(?:or|nor|and|,) (?:\w+ ){0,2}shar|(?:neither|no) (?:sell|sale)[^.]{0,30}shar|request that[^.]{0,100}not sell",
            r"(?:do not|don't|never|not)[^.]{0,40}(?:sell|sold)[^.]{0,80}(?:cross-context|behaviou?ral advertising|targeted advertising)",
        ],
        hedge=[
            r"\b(?:may|might|could) (?:have|be able|be possible|be entitled)\b[^.]{0,60}\b(?:opt|sale|sell)|\bopt\w*[ -]out\b[^.]{0,40}\b(?:might|could) be\b"
        ],
        weak=[
            r"(?:do not|don't|does not|did not|have not|has not|will not|won't|never|not|neither|nor)[^.;]{0,50}\b(?:sell|sells|sold|selling|rent|rented|renting|for sale|on sale)\b"
        ],
        erase=[
            # What is promised of minors says nothing of the rest.
            r"\b(?:do|does|will) not (?:knowingly )?(?:sell|share)\b[^.;]*\b(?:under (?:the age of )?1[368]|(?:less|younger) than 1[368]|minors|children)\b[^.;]*",
            r"\b(?:never|not|n't) sell out\b|\bsold out\b|^(?:please )?do not (?:re-?sell|sell|share|copy|pass)\b(?![^.;]{0,40}(?:my|personal|info|data))[^.;]*|(?:sell|selling|sold) (?:alcohol|tobacco|tickets?|knives|fireworks|solvents|goods|to (?:minors|children))\b[^.;]*|\bdata that (?:has|have) been sold to\b[^.;]*|another (?:business|company) has sold[^.;]*",
            r"(?:their|its) own (?:\w+ )?(?:polic|notice|terms|rules|practices)\w*[^.;]{0,120}|(?:how|whether) (?:they|those|these|such|others?|other \w+) [^.;]{0,100}|opt(?:ing)?[- ]?out of (?:gift|the (?:newsletter|wrapping|packaging|survey|warranty))[^.;]{0,40}|(?:please |you (?:may|must|should|shall|can) )(?:do )?not (?:sell|share|resell)[^.;]{0,80}|(?:whom|who)[^.;]{0,30} shared, and your privacy choices|nevada[^.;]{0,120}|(?:^|[.;,])[^.;,]{0,120}(?:text message|opt-ins?\b|under (?:the age of )?1[368]|minors|children|third[- ]party cookies)[^.;,]{0,60}",
        ],
    ),
}
