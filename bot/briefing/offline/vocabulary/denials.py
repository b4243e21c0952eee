"""Know in English when what somebody reports is said to be no fact: "shot down a report that", "pure invention"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated

_REPORT = (
    r"(?:(?:news(?:paper)?|media|press|tv|television|online|web|blog|market|takeover|merger) )?(?:reports?"
    r"|stor(?:y|ies)"
    r"|rumou?rs?|gossip|speculation|talk|hearsay|whispers?|claims?|suggestions|chatter|accounts?|headlines?|tales?)"
)
_AS_REPORT = r"(?= (?:that|of|about|on an?|saying|linking|it|they|he|she|in|from|which|as)\b|[.,;:]|$)"
_REFUTES = (
    r"(?:den(?:y|ies|ied|ying)|knock(?:ed|s|ing)? down|br(?:ush|ushed|ushes|ushing) (?:aside|off|away)"
    r"|sho(?:t|ots?|oting) down|poo?h-?pooh(?:ed|s|ing)?|quash(?:ed|es|ing)?|contradict(?:ed|s|ing)?|rebut(?:s"
    r"|ted|ting)?"
    r"|refut(?:e[sd]?|ing)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|wav(?:e[sd]?|ing) (?:aside|away|off)"
    r"|disavow(?:ed|s)?"
    r"|sw(?:at(?:s|ted|ting)?|at) (?:away|aside|down)|scotch(?:ed|es|ing)?|debunk(?:ed|s|ing)?|laugh(?:ed|s|ing)? off"
    r"|p(?:our|ours|oured|ouring) (?:cold|iced) water (?:on|over)|put(?:s|ting)? (?:an end to|to rest|paid to)"
    r"|disput(?:e[sd]?|ing)|scoff(?:ed|s|ing)? at|lash(?:ed|es|ing)? out at|distanc\w+ \w+ from|disown(?:ed|s|ing)?"
    r"|play(?:ed|s|ing)? down|stamp(?:ed|s|ing)? out|slap(?:ped|s|ping)? down|bat(?:ted|s|ting)? away)"
)
_UNTRUE = (
    r"(?:untrue|false|wrong|incorrect|inaccurate|baseless|unfounded|groundless|nonsense|rubbish|fiction(?:al)?"
    r"|invent(?:ed|ions?)|pure invention|fabricat(?:ed|ions?)|made up|fantasy|fairy tales?|not true|not correct"
    r"|not accurate"
    r"|a hoax|a canard|far from the truth|wide of the mark|without (?:any |all )?(?:foundation|basis|substance|merit))"
)
DENIED = gated(
    rf"\b{_REFUTES} (?:(?:an?|the|this|those|these|all|any|its?|recent|earlier|persistent|market|widespread|new|local"
    rf"|swirling|what (?:it|he|she|they) called|as \w+) )*(?:[\w-]+ )?{_REPORT}{_AS_REPORT}"
    rf"|\b{_REPORT}\b[^.;]{{0,90}}? (?:(?:is|are|was|were|be|as|being|had been) (?:\w+ly |all |all but |quite |plain )?"
    rf"[\"“'‘]?(?:an? )?[\"“'‘]?(?:pure |total |complete |utter |mere )?{_UNTRUE})\b"
    r"|\b(?:plans?|deals?|offers?|bids?|talks|merger|takeover|sale|project|scheme|venture|it|this|that"
    r"|all)\b[^.;]{0,70}?"
    r" (?:is|are|was|were) (?:\w+ )?[\"“'‘]?(?:an? )?[\"“'‘]?(?:pure |total |complete |utter |sheer )?(?:inventions?"
    r"|fiction"
    r"|fabrications?|nonsense|fantasy|hoax|canard|fairy tales?|rubbish|untrue|baseless|unfounded)\b"
    r"|\bno (?:such )?(?:sale|merger|takeover|bid|offer|stake sale|tie-up|listing) (?:is |was )?(?:in the works|planned"
    r"|on the cards|afoot|being (?:planned|prepared|discussed)|under (?:way|discussion|consideration))\b"
    rf"|\b{_UNTRUE}[^.;]{{0,60}}?\b(?:said|spoke|was the word|was the verdict)\b[^.;]{{0,40}}?\bof an? {_REPORT}\b"
    r"|\b(?:there (?:is|was) )?(?:nothing (?:to|in|behind)|no truth (?:in|to|behind)|no substance (?:in|to|behind)"
    rf"|no basis for|not a word of truth in|not a grain of truth in) (?:the|an?|this|these|such|any|those|it)\b"
    rf"|\bnot a word of (?:it|this|that|the (?:report|story)) (?:is|was) true\b"
    rf"|\b(?:has|have|had) (?:never|not|at no (?:time|point)) (?:ever |even |once )?(?:discussed|considered"
    rf"|contemplated"
    r"|explored|been approached|been contacted|spoken (?:to|with)|held (?:any )?talks|been in (?:any )?talks"
    r"|entertained|weighed|had any talks)\b"
)
"""What is told is no fact."""
