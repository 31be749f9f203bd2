"""The wider English wording of what the shop itself does with data: keeps them, gives them on, on what ground.

The counterpart of `wider_en`, which holds the rights of the person. The same rule holds: an act counts only beside the
data it is done to, and beside what makes it a disclosure: a period, a party, a ground, a measure.
"""

from __future__ import annotations

from typing import Final

from listing_audit.verify.policy.signals import Signals, signals

# Whatever a shop keeps that tells of persons.
_KEPT: Final = (
    r"(?:\b(?:data|datas|info|information|details|particulars|records?|records? of|files?|profiles?|accounts?|identifiers|invoices?|receipts?|vouchers|papers?|paperwork|documents?|letters?|correspondence|e-?mails?|messages?|chats?|transcripts?|tickets?|enquiries|inquiries|queries|calls?|recordings?|footage|images?|photos?|photographs?|pictures?|videos?|cvs?|r[ée]sum[ée]s?|applications?|logs?|ip address(?:es)?|addresses|address|numbers?|names?|"
    r"tokens?|order book|orders?|purchase history|history|histories|measurements?|prescriptions?|forms?|slips?|notes?|lists?|register|statements?|transactions?|bookkeeping|ledgers?|entries|entry|profiles?|points|tracks?|answers|allerg(?:y|ies)|copies)\b|\b(?:it|them|both|everything|they|all of this|this)\b(?=[^.;]{0,60}\b(?:delet|eras|destroy|shred|wip|purg|keep|kept|stored|retained)))"
)
_GO: Final = r"(?:delet\w+|eras\w+|destroy\w*|destruction|shred\w*|wip(?:e|es|ed|ing)|overwrit\w+|purg(?:e|es|ed|ing)|remov(?:e|es|ed|al)|drop(?!s? (?:me|us|by|in|off|a line)\b)(?:s|ped)?|clear(?:s|ed)?(?: out)?|discard\w*|dispos\w+ of|throw[ns]?|thrown|anonymi[sz]\w+|(?:made|become|be) anonymous|strike|struck|expir\w+|lapses?|vanish\w*|disappear\w*|gone\b|goes\b|rolls? over|burn(?:ed|t| (?:it|them|the|your|every|all)\b)|sent back|returned to you|cancelled|scrub\w*|recycled|off our (?:server|system|book)s?|cross(?:ed|es)? (?:[\w']+ ){0,3}(?:out|off)|rotat\w+|in(?:to)? the (?:shredder|bin|stove|fire))"
_STAY: Final = r"(?:keep(?:s|ing)?|kept|retain\w*|hold(?:s|ing)?|held|stor(?:e|es|ed|ing)|sav(?:e|es|ed)|archiv\w+|preserv\w+|maintain\w*|remain\w*|stays?|stayed|hangs? on to|lie|lies|sits?|conserv\w+|storage)"
_COUNT: Final = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty|twenty-four|thirty|thirty-six|forty-eight|sixty|seventy-two|ninety|half an?|a further|another|a full)"
_SPAN: Final = rf"(?:\b{_COUNT}(?: (?:and a half|more|full|further))?[ -](?:full |calendar |business |working |tax |financial )?(?:years?|months?|weeks?|days?|hours?|quarters?)\b|\bevery (?:year|month|week|day|quarter|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|evening|night|{_COUNT} (?:years?|months?|weeks?|days?|hours?))\b|\b(?:the )?(?:following|next|same) (?:day|week|month|morning|year)\b|\bat the end of (?:the|each|every) (?:day|week|month|season|year|tax year|financial year)\b)"
_EVENT: Final = r"(?:\b(?:until|till|once|when|as soon as|the moment|after|upon|as long as|so long as|for the (?:life|lifetime|duration|term) of|while|on)\b[^.;]{0,40}\b(?:you (?:unsubscribe|close|cancel|leave|object|withdraw|delete|tell|ask us|move|opt|sign out)|(?:return|refund|warranty|guarantee|limitation|claims?|cancellation|withdrawal|objection|payment|retention) (?:window|period|right)|(?:guarantee|warranty|membership|contract|account|subscription|customer relationship|relationship)[^.;]{0,24}(?:laps|end|expir|clos|terminat|over|cancel|lasts?|exists?|is open|runs)|your (?:account|membership|subscription|contract)|(?:(?:has|have|is|are|was|were)|\w+'s) (?:been )?(?:printed|delivered|paid|settled|completed|answered|collected|dispatched|filled|closed|resolved|shipped|finished|repaid|over|made|arrived|posted|sent|ended|expired|dealt with|done|gone|handed over|picked up|refunded|passed|elapsed)|closure|completion|expiry|cancellation|objection|termination|revocation|nobody has|no longer (?:a )?(?:customer|member|active)|unsubscrib\w*|limitation)|\bfor the (?:life|lifetime|duration|term|length) of (?:the|your|our)\b)"
_FOR_OTHERS: Final = r"^(?:the |our |each |your |every )?(?:carrier|courier|haul\w+(?: \w+)?|post office|royal mail|marketplace|platform|parcel service|delivery (?:firm|company|service))s? (?:keeps?|holds?|stores?|retains?)\b|\b(?:under|by|according to|per) (?:its|their) own (?:rules|terms|polic\w+|practice|periods?|schedule)|\b(?:haul\w+|carrier|courier|bank|royal mail|post office|marketplace|platform|provider|they)\b[^.;]{0,24}\b(?:keeps?|holds?|stores?|retains?) (?:its|their)\b|\b(?:text file|small file|cookie)s?\b|\bin (?:your|the) browser\b|\b(?:guarantee|warranty) (?:is|of|runs|lasts|covers)\b|\bat least [^.;]{0,20} (?:in advance|before|ahead|prior|beforehand)|\b(?:this|the|our) (?:privacy )?(?:policy|notice|statement|page|text)\b[^.;]{0,60}\b(?:chang|updat|amend|revis|version)|\b(?:chang|updat|amend|revis)\w* (?:to |of )?(?:this|the|our) (?:privacy )?(?:policy|notice|statement|page|text)|\b(?:back-?ups?)\b"

_PARTY: Final = (
    r"(?:(?:bookkeeping|accountancy|legal|parcel|postal|delivery|courier|haulage|payment|mailing|print(?:ing)?|hosting|web|it|cloud|card|credit|debt(?: collection)?|collection|review|survey|insurance|accounting|tax|audit|analytics?|advertis\w+|ad|marketing|newsletter|help-?desk|customer service|fraud(?: prevention| screening)?|logistics|shipping|customs|booking|call[- ]?cent(?:er|re)|software|payroll|repair|installation|translation|security|storage|warehouse|fulfil+ment|social media|messaging|sms|e-?mail) (?:service|services|provider|providers|compan(?:y|ies)|firm|firms|house|houses|agency|agencies|agent|agents|office|bureau|partner|partners|platform|platforms|network|networks|broker|brokers|processor|processors|institution|institutions|contractor|contractors|institutes?|adviser|advisers|advisor|advisors|host|hosts|specialist|supplier|desk|scheme|schemes|gateway|mailer)\b|"
    r"\b(?:couriers?|carriers?|forwarders?|hauliers?|shippers?|post office|postman|postal service|the post|bookkeepers?|accountants?|auditors?|lawyers?|solicitors?|attorneys?|notary|banks?|insurers?|underwriters?|manufacturers?|makers? of|factory|factories|printers?|printworks|engravers?|tailors?|seamstress|framers?|fitters?|installers?|electricians?|plumbers?|warehouses?|brokers?|customs|tax (?:office|adviser|advisor)|bailiffs?|debt collectors?|hosts?|hosters?|web ?hosts?|laborator(?:y|ies)|pharmac(?:y|ies|ist)|doctors?|opticians?|dentists?|veterinar\w+|vets?|wholesalers?|dealers?|drivers?|messengers?|riders?|subcontractors? who|translators?|photographers?|designers?)\b|"
    r"\b(?:compan(?:y|ies)|firms?|people|person|man|woman|lads?|somebody|someone|business|studio|outfit|team|service|whoever|whichever \w+)(?: who| that| which)? (?:\w+ )?(?:sends?|carr(?:y|ies)|delivers?|brings?|ships?|hosts?|prints?|handles?|runs?|takes?|process(?:es)?|looks? after|packs?|does|do|makes?|fits?|repairs?|cleans?|collects?|maintains?|stores?)\b)"
)
_LEGAL_FORM: Final = r"(?:\b[\w&'’-][\w.&'’-]*(?: [\w&'’-][\w.&'’-]*){0,3},? (?:\([\w. ]{2,20}\) )?(?:gmbh|ltd|limited|llc|inc\b|b\.v|bv\b|n\.v|a/s|oyj?\b|s\.a\b|s\.a\.s|sas\b|sarl|s\.à r\.l|plc\b|spa\b|s\.p\.a|s\.r\.l|srl\b|aps\b|s\.r\.o|sp\. z ?o\.? ?o|corp\b|kft\b|& co\b)\.?)"
_KNOWN: Final = r"(?:\b(?:google|facebook|meta|stripe|paypal|klarna|dhl|ups|fedex|usps|royal mail|shopify|mailchimp|aws|amazon web services|microsoft|adyen|mollie|hubspot|salesforce|zendesk|cloudflare|hotjar|criteo|twilio|sendgrid|klaviyo|worldpay|postnl|dpd|gls|hermes|evri|ovh|hetzner|worldline|square|braintree|intercom|tiktok|pinterest|trustpilot|postnord|posten|bring|an post|anpost|deutsche post|la poste|colissimo|chronopost|correos|seur|bpost|poczta polska|inpost|packeta|omniva|swiss post|canada post|australia post|yodel|brevo|mailerlite|sumup|zettle|xero|quickbooks|matomo|azure|intrum|afterpay|affirm|clearpay)\b)"
_NAMED: Final = rf"(?:{_LEGAL_FORM}|{_KNOWN})"
_WHAT: Final = r"\b(?:data|datas|dates|details|information|particulars|names?|address(?:es)?|e-?mails?|e-?mail address(?:es)?|phone|telephone|mobile|numbers?|orders?|invoices?|receipts?|list|tickets?|database|measurements|photos?|files?|messages?|payment|card|claims?|enquir(?:y|ies)|records?|device id|ids?|identifiers?|what you (?:buy|bought|ordered|pay|paid|typed)|who ordered|them|it|everything)\b"
_GETS: Final = r"(?:gets?|getting|receiv\w+|obtains?|sees?|learns?|knows?|holds?|keeps?|stores?|takes?|hosts?|process(?:es)?|reads?|collects?|handles|handle (?:your|our|the|these|all)|(?:is|are|be|being|will be) (?:\w+ )?(?:given|told|sent|shown|handed|passed|notified|informed|provided|supplied)|ha(?:s|ve) (?:access|sight|your|a copy))"
_GIVES: Final = r"(?:pass\w*|giv(?:e|es|en|ing)|hand(?:s|ed|ing)?|sen[dt]s?|sending|transmit\w*|transfer\w*|forward\w*|submit\w*|disclos\w*|shar(?:e|es|ed|ing)|upload\w*|entrust\w*|goes|go|going|travels?|reach(?:es)?|ends? up|sits?|lies|lives?|reported|report|suppl(?:y|ies|ied)|provid(?:e|es|ed)|communicat\w+|tell|tells|told|outsourc\w+|made available|released?|mailed|e-?mailed)"
_OUTSIDER: Final = r"(?:nobody|no one|no-one|no outsiders?|not a soul|no soul|no third part\w+|no other (?:compan\w+|person|business|firm)|none but|no strangers?|not anyone|anyone else|outsiders?|any outsider|third part\w+|other compan\w+|anybody|anyone|strangers|other firms)"

_GROUND: Final = r"(?:contracts?|agreements?|consent|legitimate interests?|(?:legal|statutory) (?:obligations?|dut(?:y|ies))|duty (?:the law|imposed)|obligations? (?:by|under|of) law|public interest|vital interests?|(?:purchase|sales?) (?:contract|agreement))"
_LAW: Final = r"(?:tax|fiscal|accounting|bookkeeping|commercial|company|consumer|product safety|food|medical|money[- ]laundering|employment|vat|customs) (?:law|laws|code|rules|act|acts|authorit\w+|office|regulations?|legislation)"

_AUTHORITY: Final = (
    r"(?:supervisory authorit\w+|(?:data|privacy|information)[ -]protection (?:\w+ )?(?:authorit\w+|agency|agencies|commission\w*|office|board|inspectorate|ombudsman|regulator|supervisor)\b|(?:state |federal |national )?(?:office|agency|commissioner|authority|inspector\w*|commission|president of the (?:[\w-]+ ){0,3}office) (?:for|of) (?:the )?(?:personal )?(?:data|information|privacy)\b|personal data protection (?:office|authority|agency|commission)|information commissioner|\bico\b|\bcnil\b|\baepd\b|\bdpc\b|\bnaih\b|\bgarante\b|\buodo\b|\bimy\b|\bbfdi\b|\bcnpd\b|\bhdpa\b|\bazop\b|\banspdcp\b|\buoou\b|\bdsb\b|\bgba\b|\bapd\b|\bedöb\b|\bfdpic\b|"
    r"datatilsynet|datainspektion\w*|datenschutz(?:beh|aufsicht|beauftragte)\w*|landesbeauftragte|autoriteit persoonsgegevens|gegevensbeschermingsautoriteit|integritetsskyddsmyndigheten|tietosuoja\w*|protecci.n de datos|commission nationale|protezione dei dati|proteç\w+ de dados|ochrony danych|ochranu osobn\w+|privacy (?:authority|commissioner|regulator|watchdog)|data (?:watchdog|regulator)|(?:the|your|our|a|any|national|local|competent) regulators?\b)"
)

WIDER_ACTS_EN: Final[dict[str, Signals]] = {
    "retention": signals(
        "period depend vari useful purpose reasonable year month week day hour quarter until till once when soon moment after upon as_long so_long life while every following on_",
        [
            rf"{_KEPT}[^.;]{{0,60}}\b(?:{_GO}|{_STAY})\b[^.;]{{0,60}}(?:{_SPAN}|{_EVENT})",
            rf"\b(?:{_GO}|{_STAY})\b[^.;]{{0,40}}{_KEPT}[^.;]{{0,60}}(?:{_SPAN}|{_EVENT})",
            rf"(?:{_SPAN}|{_EVENT})[^.;]{{0,60}}{_KEPT}[^.;]{{0,40}}\b{_GO}",
            rf"(?:{_SPAN}|{_EVENT})[^.;]{{0,60}}\b{_GO}\b[^.;]{{0,30}}{_KEPT}|{_EVENT}[^.;]{{0,60}}\b(?:cross|rub|strike|take|tear|wipe)\w* (?:your|the|their) (?:name|details|data|address|entry|page|lot)s?\b|\b(?:storage|retention) (?:period|time|duration)\b[^.;]{{0,40}}{_SPAN}|\bperiods? of (?:storage|retention)\b[^.;]{{0,40}}{_SPAN}",
            rf"^\W*(?:[\w' ,&/-]{{0,40}})?{_KEPT}[^.;:]{{0,20}}(?::| [–—|-]) ?(?:(?:kept|retained|stored|held|deleted|erased|for|until) )*(?:{_SPAN}|{_EVENT})",
            r"\b(?:storage|retention) (?:period|time|duration)\b[^.;]{0,40}\b(?:limitation|determined by|ends? (?:with|when|after)|is \w+ (?:years?|months?|days?))",
        ],
        weak=[
            r"\b(?:statutory|legal|applicable|prescribed) (?:retention|storage|archiving) (?:periods?|times?|duties|obligations)\b|\b(?:retention|storage) (?:times?|periods?)\b[^.;]{0,40}\b(?:depend|var(?:y|ies)|differ)|\bhow long\b[^.;]{0,40}\b(?:depend|var(?:y|ies)|differ)|\b(?:keep|hold|hang on to|store|retain)\w*\b[^.;]{0,40}\b(?:only while|as long as|while) (?:they|it|these|this)(?: is| are)? (?:useful|needed|relevant|of use)|\b(?:reasonable|appropriate|certain|suitable|adequate) (?:period|time|while)\b[^.;]{0,40}\b(?:delet|eras|destr|remov)|\b(?:data|information|details)\b[^.;]{0,30}\bno longer need\w*[^.;]{0,30}\b(?:delet|eras|destr|remov)|\buntil (?:its|their|the) purposes?\b"
        ],
        void=[_FOR_OTHERS],
        hedge=[r"\bdepend on (?:legal|statutory|the nature)"],
        under=[r"how long|retention|storage (?:period|time)|keep(?:ing)? (?:it|your|data|them)"],
        body=[rf"(?:{_SPAN}|{_EVENT})[^.;]{{0,80}}\b(?:it|they|that|all|everything)\b[^.;]{{0,20}}\b{_GO}|^\W*(?:until|till|for|as long as|no longer than|up to)\b[^.;]{{0,20}}(?:{_SPAN}|{_EVENT}|return|refund)"],
    ),
    "third_party_sharing": signals(
        "carrier: courier: hosting: payments: payment: delivery: newsletter: analytics: bookkeeping: shipping: get receiv obtain see learn know hold keep stor tak host process read collect handl given told sent shown handed passed access pass giv hand sen transm transf forward submit disclos shar upload entrust go travel reach end_up sit lies live report suppl provid communic tell outsourc available nobody no_one soul outsider third recipient which_compan who",
        [
            rf"(?:{_PARTY}|{_KNOWN}(?:,? (?:inc|ltd|llc|gmbh|corp|co)\b\.?)?)[^.;]{{0,50}}\b{_GETS}\b[^.;]{{0,40}}(?:{_WHAT}|\byou(?:r|'ve)?\b)",
            rf"{_LEGAL_FORM}[^.;]{{0,30}}\b(?:gets|receives|obtains|sees|takes|(?:is|are) (?:given|sent|told|shown|passed|handed))\b[^.;]{{0,30}}{_WHAT}|{_LEGAL_FORM}[^.;]{{0,40}}\b(?:keeps|holds|stores|hosts|processes|sees|handles) (?:our|every|all our|the shop's)\b",
            rf"\b{_GIVES}\b[^.;]{{0,40}}{_WHAT}[^.;]{{0,40}}\b(?:to|with|at|by|via|on to|over to)\b (?:\w+ ){{0,4}}?(?:{_PARTY}|{_NAMED})",
            rf"{_WHAT}[^.;]{{0,50}}\b{_GIVES}\b[^.;]{{0,24}}\b(?:to|with|at|by|via|over to)\b (?:\w+ ){{0,4}}?(?:{_PARTY}|{_NAMED}|the (?:buyer|new owner|purchaser|successor))",
            rf"^\W*(?:carriers?|couriers?|hosting|host|payments?|deliver(?:y|ies)|newsletters?|analytics|bookkeeping|accounting|shipping|post)\b ?[:–|-] ?[^.;]{{0,40}}{_NAMED}|\b(?:servers?|data cent(?:er|re)s?|cloud) (?:of|at|run by|operated by|belonging to|rented from) (?!us\b|our\b|the\b|your\b)[\w.&-]{{3,}}",
            rf"\b(?:recipients?|processors?|helpers|receivers?)\b[^.;]{{0,60}}[:–—] ?[^.;]{{0,80}}(?:{_PARTY}|{_NAMED}|\bhosts?\b|\bmailer\b)",
            rf"\b{_GIVES}\w*\b[^.;]{{0,60}}\b(?:to|with) (?:absolutely |just |simply )?(?:nobody|no one|no-one|no outsiders?|no third)|\b(?:no outsiders?|nobody else|no one else|no third part\w+|no other compan\w+)\b[^.;]{{0,20}}\b{_GETS}\b|\b(?:data|details|information)\b[^.;]{{0,30}}\bstays? (?:with (?:us|me)|between|in (?:the|this|our|my) (?:shop|house|studio))|\bnone of (?:that|this|it|these)\b[^.;]{{0,12}}\bhappens\b|\bnever passed (?:on )?to (?:third|other|any)",
        ],
        under=[r"\bdo (?:you|we) (?:share|pass|give|disclose)|\bwho\b(?! (?:we are|are we|is (?:responsible|in charge)|runs|this))|which (?:compan|firm|people|partners|providers)|recipients?\b|people who|\bhelp(?:s|ers)\b|where (?:it|they|your data) goes?|processors?\b|service providers|(?:our|the) (?:partners|suppliers)|\bpass(?:ed|ing)? on"],
        body=[rf"^(?![\s\S]{{170}})(?![\s\S]*\b(?:collect|obtain)s?\b)[^.;]{{0,80}}(?:{_PARTY}|{_NAMED})|^\W*(?:not (?:with )?a soul|nobody|no one|no-one|none|with nobody|with no one)\b"],
        weak=[
            r"\b(?:members? of (?:our|the) group|group (?:members|companies)|affiliates?|subsidiaries|business associates|associates|suppliers and agents|contractors?|agents|selected (?:partners|companies|firms)|others)\b[^.;]{0,60}\b(?:receive|see|get|obtain|access|involved in the processing|have access|use your|have sight)|\bmade available to others\b|\bsharing takes place\b[^.;]{0,60}\b(?:law|extent)|\b(?:pass|give|share|disclose)\b[^.;]{0,30}\b(?:information|data|details)\b[^.;]{0,20}\bto (?:our )?(?:business )?(?:associates|partners|affiliates|others)"
        ],
    ),
    "legal_basis_or_consent": signals(
        "accept permission agree based lawful legal contract agreement consent legitimate obligation duty interest ground basis bases footing justif art. article prior_to before_enter entering law permits allows code",
        [
            rf"\b(?:grounds?|bas[ie]s|footing|justification|reason in law)\b[^.;]{{0,80}}\b{_GROUND}|\b(?:rests?|relies|rely|relying|bas(?:e|ed|es)|leans?|lean|founded|grounded|stands?|depends?)\b[^.;]{{0,12}}\b(?:up)?on\b[^.;]{{0,50}}\b(?:(?:your|the|our|a|this|performance of|fulfil\w+ of|explicit|prior|freely given) (?:\w+ ){{0,2}})?{_GROUND}",
            rf"{_GROUND}[^.;]{{0,60}}\b(?:is|are|forms?|serves? as|being)\b[^.;]{{0,12}}\b(?:legal |lawful )?(?:basis|ground|footing|justification)\b|\bour (?:\w+ )?interests? in\b[^.;]{{3,60}}\b(?:outweigh|justif|prevail|ground|basis)",
            r"\bsteps? (?:taken )?(?:prior|before|preparatory|leading|ahead)\b[^.;]{0,40}\bcontract|\bpre-?contractual\b|\bbefore (?:entering|concluding) (?:into )?(?:a|the) (?:contract|agreement)",
            rf"\b{_LAW}\b[^.;]{{0,30}}\b(?:oblig\w+|requir\w+|compel\w*|forc\w+|mak(?:e|es)|bind\w*|command\w*|prescrib\w*|order\w*|demand\w*) (?:us|me|this|that|it|them|traders|sellers|shops)\b|\b(?:obliged|required|bound|compelled|forced) (?:to do so |to keep \w+ |to )?(?:by|under) (?:the )?{_LAW}",
            r"\b(?:could|can) ?(?:not|n't) (?:otherwise )?(?:be )?(?:fulfil|perform|carry out|conclude|execute|honou?r|send it|deliver)\w*\b[^.;]{0,40}\b(?:contract|agreement|otherwise|purchase|sale)\b|\b(?:contract|agreement|purchase) (?:that )?(?:you )?(?:concluded|made|entered into) (?:with us|between us)|\bthe contract covers\b|\bparty to (?:a|the|which) contract\b|\bcontract to which you are\b",
            rf"[–—:-] ?(?:your |our |the )?{_GROUND}\b[^.]{{0,60}}[–—:-] ?(?:your |our |the )?{_GROUND}\b|\b(?:legitimate|justified|overriding) interests?\b[^.;]{{0,60}}\b(?:in|is|of|to|that)\b|\bwe have (?:a|an) (?:\w+ )?interest in\b[^.;]{{0,60}}|\bthe law calls that\b[^.;]{{0,20}}\b{_GROUND}",
        ],
        hollow=[
            r"\b(?:only )?(?:used|processed|handled|done)\b[^.;]{0,30}\bwhere (?:the )?law (?:permits|allows|lets)|\bvalid (?:legal|lawful) (?:basis|ground)\b|\bone of the (?:legal )?grounds (?:provided|foreseen|set out|laid down)|\b(?:based|rests?) on (?:the )?(?:provisions|rules) of (?:the )?(?:gdpr|law|data protection)|\b(?:lawful|legal)(?:ly)?\b[^.;]{0,20}\b(?:and fair|above board|manner|way)|\bperfectly lawful\b|\bin (?:line|accordance|keeping|compliance|conformity) with (?:the )?(?:legal|statutory) (?:requirements|provisions|rules)"
        ],
        weak=[
            r"\b(?:placing an order|ordering|(?:your|any|each|every) (?:order|purchase|visit)|signing up|subscribing|registration|registering|(?:continued )?use|using|visiting|browsing|shopping)\b[^.;]{0,40}\b(?:counts? as|means|signifies|amounts? to|implies|constitutes|is (?:taken|deemed|considered|regarded) as|equals)\b[^.;]{0,50}\b(?:acceptance|consent|permission|agree\w*|approval)|\bwith your (?:agreement|permission|approval)\b"
        ],
        erase=[
            r"\b(?:retain|kept|keep|stor|delet|retention)\w*[^.;]{0,120}(?:permitted|allowed)[^.;]{0,30}\blaws?|\b(?:knows|names|lists|has) (?:six|several|\w+) (?:legal|lawful) (?:grounds|bases)[^.]*|\b(?:in (?:your|the buyer's|everyone's)) (?:own )?legitimate interest[^.]*|\bby contract only\b|\b(?:contracts?|agreements?) (?:that|which|requir|with (?:our|these|service|third|them|vendors|providers|processors|suppliers|all|such))[^.;]{0,60}|\b(?:where|if|when|whenever|insofar as|to the extent)(?: that)? (?:we|our|the|your|any)\b[^.;]{0,80}\b(?:based|rel(?:y|ies|ying)|rests?) (?:up)?on (?:your )?(?:\w+ )?consent\b[^.;]*|\bportab\w*[^.;]{0,300}|\b(?:withdraw|revok|object)\w*[^.;]{0,120}|\bby automated means under a contract\b|\bshar\w*[^.;]{0,40}\bconsent\b[^.;]{0,40}|\bterms (?:of|and)\b[^.;]{0,60}|\bwithout (?:your |a |any )?(?:\w+ )?(?:consent|contract)\b[^.;]{0,60}|\b(?:standard |model )?contractual clauses\b|\bparent\w*[^.;]{0,30}consent|\blandlord\b[^.;]{0,60}|\b(?:sell|sold|our terms|dispute|claim)\w*\b[^.;]{0,30}\bagreement\b"
        ],
    ),
    "rights_complaint": signals(
        "bodies body institution complain authorit agency commission office regulator ombudsman inspector ico cnil aepd dpc naih garante uodo imy bfdi cnpd hdpa azop anspdcp uoou dsb gba apd datatilsynet datainspek datenschutz landesbeauf autoriteit gegevens integritets tietosuoja datos nationale dati dados danych osobn watchdog supervis",
        [
            rf"\b(?:complain\w*|complaints?|claims?|grievances?|objections?|concerns?|unhappy|dissatisf\w+|not (?:happy|satisfied|settle\w*)|infringement|breach|violation|misus\w+|harmed|dispute|disagree\w*|report (?:us|me|it|this)|wronged|matter)\b[^.]{{0,140}}{_AUTHORITY}",
            rf"{_AUTHORITY}[^.]{{0,100}}\b(?:complain\w*|complaints?|claims?|grievances?|concerns?|hears?|listens?|takes? (?:up|your|complaints)|competent for|responsible for complaints|remains? open|stands? open|is there for you|will look into)\b",
            rf"\b(?:take|took|taken|bring|brought|turn|appeal|appealed|apply|address|go|going|refer|submit|file|lodge|raise|report|write|contact)\b[^.;]{{0,60}}\b(?:to|with|before|in|at|the)\b[^.;]{{0,20}}{_AUTHORITY}(?![^.;]{{0,40}}\b(?:guid|advice|website for|brochure|template))",
        ],
        weak=[
            r"\b(?:complain\w*|complaints?|concerns|disagree\w*)\b[^.;]{0,60}\b(?:relevant|competent|appropriate|responsible) (?:bod(?:y|ies)|institutions?|places?|authorit\w+)|\bright to complain\b[^.;]{0,40}\b(?:relevant|somebody|someone|law)"
        ],
        under=[r"complain|grievance|unhappy|not happy|dissatisf|supervis"],
        body=[rf"{_AUTHORITY}"],
    ),
}  # fmt: skip
