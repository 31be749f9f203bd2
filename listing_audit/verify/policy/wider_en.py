"""The wider English wording of disclosures: classes of words that must meet within a few words of each other.

`wider` looks by these where the usual wording of `en` found no clear sentence. A class gathers the ways of lawyers, of
shopkeepers and of translators; an act counts only beside its object, and the object is what is known of a person.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Signals, signals

# What is known of a person, and what it is written on.
_NOUN: Final = r"(?:data|datas|datums?|info|information|details|particulars|records?|files?|profiles?|entry|entries|dossier|recordings?|archive|histor(?:y|ies)|photos?|photographs?|pictures?|accounts?)\b"
_HOLDS: Final = r"(?:hold|holds|held|keep|keeps|kept|know|knows|known|store|stores|stored|have|has|got|record|records|recorded|collect|collected|note|noted|noting|wrote|written|write|save|saved|process|processed|gather|gathered|maintain|maintains|maintained)"
_SHOP: Final = r"(?:we|i|us|(?:the|our|this) (?:shop|company|firm|store|business|seller|controller|studio|workshop|vendor|provider|operator|trader|entrepreneur|administrator|organi[sz]er|atelier))"
# "your data", "personal details", "information we hold", "what we know about you".
_OBJECT: Final = (
    rf"(?:\b(?:your|their|his|her|one's|my|its|own) (?:or her )?(?:[\w-]+ ){{0,3}}{_NOUN}|\bpersonal {_NOUN}|\b{_NOUN} (?:\w+ ){{0,4}}(?:about|on|concerning|of|relating to|regarding) (?:you|them|him|her|me|himself)\b|"
    rf"\b{_NOUN} (?:that |which )?(?:\w+ )?{_SHOP}(?:'ve| have| has)? (?:\w+ )?{_HOLDS}\b|\b{_NOUN} (?:that (?:is|are|was|were) |\w+ )?(?:held|kept|stored|saved|recorded|noted|collected|entered|supplied|provided|given)\b|"
    rf"\b(?:what|whatever|everything|anything|all|all that|the lot)(?: (?:that )?(?:data|details|information|of it))? {_SHOP}(?:'ve| have| has)? (?:\w+ ){{0,2}}{_HOLDS}\b|\bwhat(?: is|'s| was| has been)? (?:\w+ ){{0,2}}(?:held|kept|known|stored|recorded|noted|written|saved|on file) (?:\w+ ){{0,2}}(?:about|on|of) (?:you|me|them)|"
    rf"\bwhat(?: is|'s) (?:\w+ )?(?:noted|filed|kept|stored|held|saved|listed) under (?:your|their) name\b|\bwhich of (?:your|their|my) {_NOUN}|\bwhich (?:personal )?(?:data|information|details|particulars)\b|\bdata (?:you|concerning))"
)
# A statement by which the person may act, or the shop acts at the person's wish.
_MAY: Final = (
    r"(?:\byou (?:can|may|could|get to|need only|only have to|(?:have|'ve) (?:the |a |an |full |every )?(?:right|power|option|possibility|opportunity|freedom|choice)|want|wish|would like|prefer)\b|\byou(?: are|'re) (?:\w+ )?(?:allowed|entitled|free|welcome|able|permitted|at liberty)\b|\byou've (?:the |a |every )?(?:right|power|option)\b|\bright(?:s)? (?:to|of|that)\b|\byour (?:rights?|entitlements?|option)\b|\bentitle|"
    r"\bwe (?:let|allow|enable|permit) (?:you|users|customers|members)\b|\bit(?: is|'s) (?:up to you|your right|possible)\b|(?<!may )(?<!will )(?<!we )(?<!might )(?<!must )(?<!they )(?<!can )(?<!to )\b(?:ask|request|demand|insist|instruct|call (?:on|upon) us)\b(?! (?:you|your)\b)|\blet (?:us|me) know\b|\btell (?:us|me)\b|\bsay (?:so|the word)\b|"
    r"\b(?:write|e-?mail|mail|ring|phone|call) (?:to )?(?:us|me)\b|\b(?:drop|send) (?:us|me)\b|\bon (?:demand|request|your wish)\b|\bupon (?:your |the )?(?:\w+ )?(?:request|wish|demand)\b|\bat (?:your|the person's|his|their) (?:request|wish|demand)\b|\bupon (?:\w+ )?(?:application|enquiry)\b|\bif you (?:ask|wish|want|like|request|tell|so)\b|\bwhen(?:ever)? you (?:ask|wish|want|like|request)\b|"
    r"\b(?:anyone|anybody|everyone|everybody|whoever|clients?|customers?|purchasers?|buyers?|consumers?|users?|individuals?|californians|residents|(?:data )?subjects?|parents|guardians|members|visitors|shoppers|subscribers|guests|any person|persons? concerned|people|account holders?|readers|patients|applicants)(?: (?!not\b)[\w',-]+){0,7}? (?:can|may|could|must be able|(?:has|have) (?:the |a )?(?:right|option)|(?:is|are) (?:\w+ )?(?:entitled|allowed|free|welcome|able))\b|"
    r"\b(?:go to|choose|click|tap|press|pick|select|open)\b[^.;]{0,40}(?:settings|account|profile|menu|button|privacy|\"|“|>|›|→))"
)
# Under such a heading an entry needs to name the act and its object only.
_RIGHTS_HEADING: Final = r"\brights?\b|you (?:can|may) (?:ask|do|demand|request|require|expect)|(?:can|may) you (?:ask|do|demand|request|require)|what you can|your (?:choices|say|options|controls?)|entitle|\bask of us\b|having a say"
# A question of the person that its answer grants.
_CAN_I: Final = r"^(?:[^|]{0,60}\b)?(?:can|may|could|do|how (?:can|do|may|would)|what if|is there a way(?: for me)?(?: to)?|am) (?:i|you|we)?\b[^|?]{0,60}"
_ANSWER: Final = r"^(?!(?:\W*(?:no|not|never|sorry|unfortunately|i'm afraid|we're afraid)\b|[\s\S]*?(?:\bcannot\b|\bcan't\b|\bcan not\b|not possible|impossible|\bunable\b|\bno longer\b)))[\s\S]{0,200}\b(?:yes|yep|of course|course|certainly|sure|surely|gladly|absolutely|indeed|there is|you (?:can|may|do)|ask|request|writ(?:e|ing)|mail|e-?mail|tell|call|ring|phone|send|just|simply|we(?:'ll| will)|i(?:'ll| will)|log in|settings|account|any time|at once|let (?:us|me) know|free of charge)\b"
_DONE_BY_SHOP: Final = rf"\b{_SHOP}(?:'ll|'d| will| shall| can| must| would| do)? (?:then |gladly |happily |also |at once |immediately |promptly )?"
_FOR_YOU: Final = r"(?:to you|for you|if you (?:ask|want|wish|like)|on (?:request|demand)|at your (?:request|wish)|upon (?:your )?(?:request|wish)|as soon as you ask|whenever you (?:ask|like|wish|want)|(?:up)?on (?:\w+ )?(?:application|enquiry)|to the (?:buyer|customer|client|user|person concerned))"

_SEE: Final = r"(?:see|the (?:categories|specific pieces) of|view|inspect|consult|read|access(?:ing)?|look (?:at|into|through|over|up)|(?:a )?(?:look|peek|glance) (?:at|into)|confirmation (?:as to )?whether|(?:a )?(?:\w+ )?cop(?:y|ies)(?: of)?|print-?outs?(?: of)?|extracts? (?:of|from)|transcripts? of|furnished with|overview of|(?:a )?list of|summary of|report (?:of|on)|know|learn|find out|discover|check|(?:obtain|receive)(?![^.;]*(?:transfer|transmi|portab|machine|computer|format|another|elsewhere|other))|download|disclos\w+|reveal|tell you|told|shown?|show you|(?<!us )(?<!me )inform\w* (?:you )?(?:of|about|on)|information (?:on|about|as to|regarding)|confirm\w*|insight into|archive|communicat\w+ of)"
_ALTER: Final = r"(?:correct\w*|rectif\w+|amend\w*|alter\w*|adjust\w*|modif\w+|updat\w+|chang(?:e|es|ed|ing)|fix(?:ed|es)?|mend(?:ed)?|repair(?:ed)?|remed(?:y|ied)|revis\w+|complet(?:e(?= (?:it|them|your|my|any|incomplete|missing|data|information|the|what))|ed|ion)|supplement\w*|edit(?:ed)?|(?:put|set)(?:ting)? (?:[\w' ]{1,40} )?(?:right|straight)(?: what\w*(?:'s)?)?|straighten\w*|brought up to date|bring up to date|exact and complete|made (?:exact|complete|accurate)|replac\w+)"
_FAULT: Final = r"(?:errors?|mistakes?|inaccura\w+|incorrect|wrong|out ?-?(?:of|dated)(?:-| )?(?:date)?|outdated|incomplete|gaps?|misspel\w+|spel(?:led|t)|false|mistaken|not (?:correct|right|accurate)|no longer (?:match\w*|true|correct|right)|obsolete|slips?)"
_WIPE: Final = r"(?:delet\w+|eras\w+|remov(?:e|es|ed|al|ing)|wip(?:e|es|ed|ing)|destr(?:oy|oyed|uction|oying)|expung\w+|purg(?:e|ed|ing)|shred\w*|scrub\w*|cancel(?:led|lation)?(?= (?:from|of|in))|cancell?ed from|obliterat\w+|eliminat\w+|dispos\w+ of|discard\w*|strike|struck|striking|forget|forgotten|get(?:ting)? rid|got rid|rub(?:bed)? out|take(?:n)? (?:down|off)|burn(?:ed|t)?|bin(?:ned)?|throw(?:n)? (?:away|out)|de-?identif\w+|extinguish\w*|vanish\w*|gone\b|torn up|blank(?:ed)? out)"
_CARRY: Final = r"(?:transfer\w*|transmi\w+|port(?:ed|ing)?|portab\w*|mov(?:e|ed|ing)|tak(?:e|en|ing)|carr(?:y|ied|ying)|bring(?:ing)?|brought|pass(?:ed|ing)?|hand(?:ed|ing)?|sen[dt]|forward(?:ed)?|giv(?:e|en|ing)|deliver(?:ed)?|surrender(?:ed)?|export(?:ed|ing)?|push(?:ed)?|suppl(?:y|ied)|provid(?:e|ed)|releas(?:e|ed)|import(?:ed)?|reus(?:e|ed)|switch(?:ing)?)"
_NEXT: Final = r"\b(?:(?:another|an(?:y)? other|other|a different|different|a new|the new|your new|the next|your next|a second|some other|a rival|whichever|a third) (?:[\w-]+ )?(?:provider|company|companies|shop|store|firm|service|controller|supplier|seller|trader|business|entity|platform|app|vendor|administrator|organi[sz]ation|club|studio|gym|practice|party)|someone else|somebody else|elsewhere|whoever (?:follows|comes)|(?:the )?(?:firm|company|provider|shop|party|controller|recipient) (?:that )?(?:you|named by you|of your (?:choice|choosing))|(?:competitors?|rivals?)\b|third party of your choice|named by you|you name)"
_FILE: Final = r"\b(?:(?:machine|computer)[- ]readable|(?:readable|read) by (?:a )?(?:computer|machine)|interoperable|structured|portable|reusable|(?:open|common|commonly used|usual|standard|electronic|digital|transferable|csv|json|xml|excel|spreadsheet) (?:and \w+ )?(?:file|format|form)s?|\b(?:csv|json|xml)\b|spreadsheet)"
_YES: Final = r"(?:consents?|ticks?\b|any yes\b|agreements?|permissions?|approvals?|authori[sz]ations?|opt-?ins?|yes|declarations? of consent|acceptance)"
_TAKE_BACK: Final = r"(?:withdr\w+|revo[kc]\w+|tak(?:e|en|ing)(?: [\w' ]{1,30})? back|retract\w*|rescind\w*|recall\w*|call(?:ed|ing)? back|cancel\w*|undo\w*|undone|untick\w*|switch(?:ed|ing)? off|turn(?:ed|ing)? off|go back on|end(?:s|ed)?\b|reverse\w*|annul\w*|terminat\w+|stop\b|lift(?:ed)?\b|flip(?:ped)? back|wave off)"

# Looked for first, since it is rare: somebody else, or a file that a computer reads.
_WITH_NEXT: Final = rf"^(?=[\s\S]*?(?:{_NEXT}|{_FILE}))[\s\S]*?"
# A right that somebody else decides on, or that may exist or not.
_LOOSE: Final = r"(?:case[- ]by[- ]case|(?:sole|our|own) discretion|\bsee fit\b|\bmight be\b|\bcould be\b|\bmay be (?:granted|permitted|offered|possible|available|considered|allowed|entertained|handed|provided|corrected|amended|deleted|portable)|\bpossibly\b|\bperhaps\b|\binsofar as\b|\bin so far as\b|\bif we (?:consider|deem|see|find|think)|\bwe (?:will|may|shall) (?:consider|decide|let you|allow you|update your)|\breserve the right\b|\bwithin the (?:law|framework of)|\b(?:as|to the extent) (?:[\w ]{0,30})?(?:law|rules|legislation) (?:so )?(?:provides?|requires?|allows?|foresees?|permits?)|\bthe law may provide\b)"


def _loosely(act: str) -> list[str]:
    """A right of that act, told so loosely that nobody can use it."""
    about = rf"(?:{_OBJECT}|\b{_NOUN}|\bpermissions?\b|\bconsents?\b|\bchoices?\b|\brequests?\b|something you)"
    return [
        rf"^(?=[\s\S]*?{_LOOSE})(?=[\s\S]*?{about})[\s\S]*?(?:\b{act}\b[^.;]{{0,90}}{_LOOSE}|{_LOOSE}[^.;]{{0,90}}\b{act}\b)",
    ]


WIDER_EN: Final[dict[str, Signals]] = {
    "rights_access": signals(
        "dump pulled extract noted what which whether categor specific see view inspect consult read access look cop print extract transcript overview list summary report know learn find discover check obtain receive download disclos reveal tell told show inform confirm insight archive communic",
        [
            r"\b(?:told|informed|know|learn) whether (?:we|i) (?:hold|have|keep) (?:anything|any \w+|data|information|details)\b[^.;]{0,16}\b(?:about|on) you\b",
            rf"{_MAY}[^.;]{{0,70}}\b{_SEE} (?:[\w',-]+ ){{0,6}}?{_OBJECT}",
            rf"{_DONE_BY_SHOP}(?:tell|show|send|give|mail|print|read|hand|disclose|provide|e-?mail|post|supply|supplie)s?\b[^.;]{{0,40}}{_OBJECT}(?=[^.;]*{_FOR_YOU})|{_DONE_BY_SHOP}(?:tell|show) you[^.;]{{0,30}}{_OBJECT}|{_FOR_YOU}[^.;]{{0,20}}{_DONE_BY_SHOP}(?:tell|show|send|give|print|read|hand|disclose|provide)s?\b[^.;]{{0,40}}{_OBJECT}",
            rf"(?<!we )(?<!may )(?<!will )\bask(?:s|ing)?(?: us| me)? (?:in writing )?(?:what|which|whether)\b[^.;]{{0,50}}\b(?:{_HOLDS}|on file)\b[^.;]{{0,24}}\b(?:you|them|me|him|her)\b",
            rf"\b(?:dump|export|download|archive|extract|cop(?:y|ies)|overview|list) of (?:all |any )?{_OBJECT}[^.;]{{0,40}}\b(?:can|may) be (?:pulled|downloaded|had|requested|obtained|generated|ordered|fetched|drawn)\b|\b(?:obtain|receive|get|request|demand) confirmation\b[^.;]{{0,20}}\bwhether\b[^.;]{{0,40}}\b(?:data|information)\b",
            rf"\bcop(?:y|ies) of [^.;]{{0,60}}\b(?:released|sent|given|handed|supplied|provided|available|made|issued|yours|prepared|e-?mailed)\b[^.;]{{0,40}}(?:{_FOR_YOU}|\byou\b)",
            r"\bsubject access requests?\b[^.;]{0,80}\b(?:to|at|by|via|form|copy)\b|\brequest (?:an? |your )?(?:archive|data (?:file|package|export)|copy)\b[^.;]{0,60}\b(?:data|information|you)\b",
            rf"\bto (?:see|view|inspect|access)(?:,| or| and|/)[^.;]{{0,40}}{_OBJECT}[^.;]{{0,12}},? (?:please )?(?:complete|fill|write|e-?mail|send|contact|ask|call|visit|go|log|click)",
            rf"\b(?:view|see|access|inspect)(?:,| and| or)[^.;]{{0,60}}\b(?:things|rights|all)\b[^.;]{{0,40}}\byou (?:can|may)\b[^.;]{{0,60}}{_OBJECT}",
        ],
        weak=_loosely(r"(?:access|view|look at|information about stored)"),
        under=[rf"{_RIGHTS_HEADING}|{_CAN_I}\b(?:see|view|find out|look|get a copy|know|access|inspect|check|have a copy|read)\b"],
        body=[
            rf"^(?:[^:]{{0,80}}: )?\W*(?:(?:to|the right to|have|get|receive|obtain|ask (?:us )?(?:for|to)|request|demand) )?(?!the categories){_SEE} (?:[\w',-]+ ){{0,6}}?{_OBJECT}",
        ],
    ),
    "rights_correct": signals(
        "correct rectif amend alter adjust modif updat chang fix mend repair remed revis complet supplement edit right straight up_to_date exact accurate replac",
        [
            rf"{_MAY}[^.;]{{0,70}}\b{_ALTER}\b (?:[\w',-]+ ){{0,5}}?(?:{_OBJECT}|{_FAULT}\b[^.;]{{0,60}}\b{_NOUN})",
            rf"{_MAY}[^.;]{{0,90}}(?:{_OBJECT}|{_FAULT}|\b{_NOUN})[^.;]{{0,60}}\b(?:correct(?:ed|ion)|rectified|amend(?:ed|ment)|altered|adjusted|modified|updated|changed|fixed|mended|remedied|revised|completed|supplemented|edited|put right|set right|set straight|straightened|brought up to date|replaced|exact and complete)\b",
            rf"{_OBJECT}[^.;]{{0,60}}\b{_FAULT}\b[^.]{{0,60}}\b(?:you (?:can|may|have)|tell (?:us|me)|say so|ask|let (?:us|me) know|shout|insist|write|mail|correct\w*|put (?:it|them) right|fix|mend|alter)\b|\b{_FAULT}\b[^.;]{{0,40}}\b(?:your|my|our|the) (?:\w+ )?{_NOUN}[^.]{{0,60}}(?:{_DONE_BY_SHOP}(?:correct|fix|mend|put|change|amend|alter)|\byou (?:can|may)\b[^.;]{{0,40}}{_ALTER})",
            rf"\b(?:update|change|edit|correct|amend|alter|adjust)\b(?: yourself)? (?:your|their|the) (?:[\w-]+ ){{0,3}}{_NOUN}[^.;]{{0,40}}\b(?:yourself|under|in (?:my|your|the)|via|at|account|settings)\b|\b(?:to change|to edit|to update) (?:your|their) (?:[\w-]+ ){{0,6}}(?:{_NOUN}|particulars)",
            rf"\b(?:something|anything) (?:changed|altered|corrected|wrong)\b[^.;]{{0,30}}{_OBJECT}",
        ],
        weak=_loosely(rf"(?:{_ALTER}|changes|corrections?|alterations?)"),
        under=[rf"{_RIGHTS_HEADING}|{_CAN_I}\b(?:correct|change|fix|update|amend|alter|edit|put)\b|(?:accurate|correct|right|wrong)\b[^|]{{0,20}}\?"],
        body=[
            rf"^(?:[^:]{{0,80}}: )?\W*(?:(?:to|the right to|have|get|ask (?:us )?(?:for|to)|request|demand) )?{_ALTER}\b (?:[\w',-]+ ){{0,5}}?(?:{_OBJECT}|{_FAULT})|^(?:[^:]{{0,80}}: )?\W*(?:to )?(?:have|get) (?:it|them|this|that) (?:\w+ )?{_ALTER}|^\W*(?:to )?(?:have|get|see) [^.;]{{0,30}}{_FAULT}[^.;]{{0,30}}{_ALTER}|^[^.;]{{0,60}}\byou (?:may|can) (?:insist|ask|demand|request|require)[^.;]{{0,30}}{_ALTER}",
        ],
    ),
    "rights_delete": signals(
        "delet eras remov wip destr expung purg shred scrub cancel obliterat eliminat dispos discard strike struck forg rid rub tak burn bin throw identif extinguish vanish gone torn blank",
        [
            rf"{_MAY}[^.;]{{0,70}}\b{_WIPE}\b (?:[\w',-]+ ){{0,5}}?(?:{_OBJECT}|your name|you from)",
            rf"{_MAY}[^.;]{{0,90}}(?:{_OBJECT}|\b{_NOUN}|the lot|everything|your name)[^.;]{{0,50}}\b(?:deleted|erased|removed|wiped|destroyed|expunged|purged|shredded|scrubbed|cancelled|obliterated|eliminated|discarded|struck|forgotten|rubbed out|taken (?:down|off)|binned|deletion|erasure|removal|destruction|vanish|gone)\b",
            rf"{_OBJECT}[^.;]{{0,60}}\b(?:deleted|erased|removed|wiped|destroyed|expunged|purged|shredded|cancelled|taken down|struck)\b[^.;]{{0,40}}(?:{_FOR_YOU}|\bif you ask\b)",
            rf"\bto have (?:[\w-]+ ){{0,4}}{_NOUN} (?:deleted|erased|removed|wiped|destroyed)\b|(?:[>›→–\"“] ?(?:delete|erase|remove|wipe) your|\b(?:delete|erase|remove|wipe) my) (?:[\w-]+ ){{0,2}}(?:data|information|details|history|profile|records?)\b",
            rf"{_MAY}[^.;]{{0,60}}\b(?:its|their) (?:destruction|deletion|erasure|removal)\b|\bprocessed your data unlawfully\b[^.;]{{0,60}}{_WIPE}",
            rf"\bto [^.;,]{{0,30}}(?:or|and|,) (?:delete|erase|remove) (?:your|their) (?:[\w-]+ ){{0,2}}{_NOUN}[^.;]{{0,20}},? (?:please )?(?:complete|fill|use|write|e-?mail|send|contact|ask|call|visit|go|log|click)",
            rf"\b(?:something|anything)\b[^.;]{{0,30}}\b(?:removed|deleted|erased)\b[^.;]{{0,30}}{_OBJECT}|(?:,|and|or) (?:erase|delete|erasure|deletion)\b[^.;]{{0,60}}\byou (?:can|may)\b[^.;]{{0,60}}{_OBJECT}",
        ],
        weak=_loosely(rf"(?:{_WIPE}|deletions?|erasures?|off our list)"),
        under=[rf"{_RIGHTS_HEADING}|{_CAN_I}\b(?:delete|deleted|erase|erased|remove|removed|forget|forgotten|wipe|wiped|get rid|rub|destroy)"],
        body=[
            rf"^(?:[^:]{{0,80}}: )?\W*(?:(?:to|the right to|have|get|ask (?:us )?(?:for|to)|request|demand) )?{_WIPE}\b (?:[\w',-]+ ){{0,5}}?{_OBJECT}|^(?:[^:]{{0,80}}: )?\W*(?:to )?(?:have|get) (?:it|them|this|that|us forget) ?(?:\w+ )?{_WIPE}|^\W*(?:to )?(?:have|get) (?:[\w-]+ ){{0,4}}{_NOUN} (?:deleted|erased|removed|wiped|destroyed)",
        ],
    ),
    "rights_withdraw": signals(
        "tick consent agree permission approval authori opt-in optin yes declar accept",
        [
            r"\b(?:ticks?|opt-?ins?)\b[^.;]{0,40}\b(?:can|may) be (?:\w+ )?(?:lifted|undone|removed|cleared|taken away)\b",
            rf"\b{_TAKE_BACK}\b(?: [\w'-]+){{0,6}}? \b{_YES}\b",
            rf"\b{_YES}\b[^.;]{{0,60}}\b(?:can|may|could|to|be|is|are|you|yours to)\b[^.;]{{0,40}}\b(?:withdrawn?|revoked?|taken back|take (?:it|this|that|them) back|retracted|rescinded|recalled?|called back|cancel(?:led)?|undone|reversed|ended|terminated|switched off|turned off)\b",
            r"\b(?:allowed|permitted|agreed|consented|said yes|ticked|opted in)\b[^.;]{0,80}\b(?:cancel|withdraw|revoke|recall|undo|untick|take (?:it|that|this) back|change your mind|say so|go back)\b",
            rf"\byour {_YES} (?:is gone|ends|is (?:a )?no|lapses|is cancelled)\b|\byour yes is a no\b",
            r"^\W*withdrawal of consent\b[^.;]{0,60}\b(?:possible|at any|by|via|any time|informal|free|effect)",
        ],
        weak=_loosely(rf"(?:{_TAKE_BACK}|change (?:certain|some|your))"),
        under=[r"withdrawal of (?:your )?consent|withdraw(?:ing)? (?:your )?(?:consent|permission)"],
        body=[r"\b(?:possible|at any time|at every moment|whenever|without (?:giving )?reasons?|any time|by (?:writing|e-?mail|clicking|telling))\b"],
    ),
    "rights_portability": signals(
        "portab handed transmission exported move_ transfer_of suitable_format another_ other_c other_p other_s other_f other_e other_a elsewhere someone_else somebody_else competitor rival whoever whichever you_name named_by your_choice of_your_choo machine computer readable interoperable structured portab reus port_ ported common_f open_f usual_f standard_f electronic_f csv json xml spreadsheet excel new_ next_ different_ carry_data",
        [
            rf"{_WITH_NEXT}(?:{_MAY}|{_DONE_BY_SHOP})[^.;]{{0,60}}\b{_CARRY}\b[^.;]{{0,30}}(?:{_OBJECT}|\b{_NOUN}|\bthem\b|\bit\b|\bthe set\b)[^.;]{{0,40}}\b(?:to|along to|into|on to|at|with) {_NEXT}",
            rf"{_WITH_NEXT}(?:{_MAY}|{_DONE_BY_SHOP})[^.;]{{0,90}}{_OBJECT}[^.;]{{0,40}}\b{_CARRY}\b[^.;]{{0,30}}(?:\b(?:to|along to|into|on to) |directly to ){_NEXT}",
            rf"{_WITH_NEXT}(?:{_MAY}|{_DONE_BY_SHOP}(?:provide|deliver|hand|give|send|export|supply|release|put) (?!us\b))[^.;]{{0,80}}(?:{_OBJECT}|\bthem\b)[^.;]{{0,50}}\b(?:in|as) (?:an? )?(?:[\w-]+,? ){{0,3}}{_FILE}",
            rf"{_WITH_NEXT}{_MAY}[^.;]{{0,60}}\b{_FILE}[^.;]{{0,60}}(?:{_OBJECT}|\b{_NOUN})",
            rf"{_WITH_NEXT}{_OBJECT}[^.;]{{0,90}}\b(?:surrendered|handed|given|sent|ported|transferred|transmitted|exported|moved|passed|released|supplied)\b[^.;]{{0,20}}(?:to you\b[^.;]{{0,20}}(?:{_NEXT}|{_FILE}|for reuse)|to {_NEXT})",
            rf"{_NEXT}[^.;]{{0,30}}{_DONE_BY_SHOP}{_CARRY}\b[^.;]{{0,30}}{_OBJECT}[^.;]{{0,20}}\b(?:to them|over|across|there|on)\b",
            rf"\bright to (?:carry|port|move|transfer|take)\b[^.;]{{0,30}}\b{_NOUN}|\bportability of (?:your|their|his|the|personal)\b|\byou (?:can|may|have)[^.;]{{0,60}}\bportability\b",
        ],
        weak=_loosely(r"(?:portab\w+|transfer of|transmission of|exported|move (?:some of )?(?:your )?data|handed over)"),
        under=[rf"{_RIGHTS_HEADING}|portab|{_CAN_I}\b(?:take|move|transfer|carry|export|port)\b"],
        body=[
            rf"^(?:[^:]{{0,80}}: )?\W*(?:(?:to|the right to|have|get|receive|obtain|ask (?:us )?(?:for|to)|request|we) )?[^.;]{{0,70}}(?:{_OBJECT}|what you (?:gave|told|have given|provided|entered)|\b{_NOUN}|\bthem\b)[^.;]{{0,60}}(?:{_FILE}|{_NEXT})",
        ],
    ),
}  # fmt: skip

# "Can I see what you wrote down? Just ask": the question names the right, and the answer gives it.
_ASKED: Final[dict[str, str]] = {
    "rights_access": r"(?:see|view|find out|look|get (?:a |hold of )?|know|access|inspect|check|have a copy|read|learn)\b",
    "rights_correct": r"(?:correct|change|fix|update|amend|alter|edit|put|rectif)\w*\b",
    "rights_delete": r"(?:delete|deleted|erase|erased|remove|removed|forget|forgotten|wipe|wiped|get rid|rub|destroy|destroyed|deletion|erasure)\b",
    "rights_portability": r"(?:take|move|transfer|carry|export|port)\b",
    "rights_withdraw": r"(?:withdraw|revoke|take back|change my mind|undo)\b",
}
_OF_MINE: Final = rf"[^?|]{{0,60}}\b(?:my|our|your|the|mine) (?:[\w-]+ ){{0,3}}(?:{_NOUN}|consent|permission|mind)|[^?|]{{0,40}}\b(?:about me|on me|what you(?:'ve| have)?|held|stored)\b"
QUESTIONS_EN: Final[dict[str, Signals]] = {
    code: signals(
        "? ask",
        [r"(?!)"],
        under=[
            rf"^(?:\W|\d)*(?:can|may|could|how (?:can|do|may|would|could)|what if|is there (?:a|any) way|am|i want to|want to|would like) (?:i\b|you\b|we\b|to\b|for me to\b)?[^?|]{{0,30}}\b{act}(?:{_OF_MINE})[^?|]{{0,60}}\?",
            *(
                [
                    rf"^(?:\W|\d)*(?:is|are|was|were|what if)[^?|]{{0,40}}{_NOUN}[^?|]{{0,30}}\b(?:accurate|correct|right|wrong|true|up to date|out of date|mistake)[^?|]{{0,20}}\?|^(?:\W|\d)*(?:mistakes?|errors?|typos?|something wrong|wrong (?:\w+ )?(?:name|address|number|details|data|spelling|birthday)|misspel\w+|moved house|new address)[^?|]{{0,40}}\?"
                ]
                if code == "rights_correct"
                else ()
            ),
        ],
        body=[
            rf"^(?![\s\S]*\?$)(?:{_ANSWER[1:]})"
            if code != "rights_correct"
            else rf"^(?![\s\S]*\?$)(?:{_ANSWER[1:]})|\byou may insist\b|\b{_ALTER}\b"
        ],
    )
    for code, act in _ASKED.items()
}
