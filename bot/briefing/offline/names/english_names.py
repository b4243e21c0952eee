"""Judge a name by the English words beside it."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.edges import Edges, beginning, ending
from bot.briefing.offline.lines.lexicon import flat
from bot.briefing.offline.lines.name_words import name_words
from bot.briefing.offline.names.runs import Run

_OWNS = beginning(
    r"^(?:['’]s?)? (?:[\w-]+ ){0,4}?(?:business|unit|division|subsidiary|shares|shareholders?|stock|board|owner"
    r"|chief executive|ceo|spokes\w+|offer|takeover|customers|lenders|creditors|directors|revenue|profits?|parent)\b"
)
_OBJECT = (
    ending(
        r"\b(?:stakes? in|acquisition of|takeover of|purchase of|merge[rd]? with|merging with|acquire|acquired|buying"
        r"|bought"
        r"|buy|snapp?(?:ed|s) up|swallow(?:ed|s|ing)?|scoop(?:ed|s) up|gobbled up|tak(?:e|es|en|ing) over|took over"
        r"|subsidiary of|unit of|owned by|controlled by|shares (?:of|in)"
        r"|shareholders (?:of|in)|boards? of|directors of|owners of|venture with|contract with|partnership with"
        r"|partnering with|partner with|deal with"
        r"|agreement with|tie-up with|alliance with"
        r"|talks with|rival|bid for|offer for|signed with|contract to|order from|awarded to|part of|belongs to"
        r"|joint venture (?:of|between))"
        r"\s(?:the )?$"
    ),
    ending(
        r"\b(?:tak(?:e|es|ing|en)|took|buys?|buying|bought|acquire[sd]?|acquiring|purchas\w+|own[s]?|owned|hold[s]?"
        r"|sells?|sold|selling)"
        r" (?:[\w-]+ ){0,3}(?:third|quarter|half|fifth|tenth|percent|cent|two.thirds) (?:of|in) $"
    ),
    ending(
        r"\b(?:order|contract|agreement|accord|pact|memorandum|understanding|lease|licen[cs]e|loan|credit|facility"
        r"|venture"
        r"|partnership|alliance|talks|negotiations|discussions|merger|settlement|letter of intent|protocol|cooperation"
        r"|deal|bid|offer|transaction|tender|mandate|approach|proposal|collaboration|swap)s?"
        r"(?: (?!of |in )[a-z-]+){0,2} (?:with|between|from) (?:the )?$"
    ),
    ending(
        r"\b(?:agreed|signed|concluded|negotiat\w+|talking|teamed up|linked up|partnered|merged|contracted|settled"
        r"|struck|sealed|collaborat\w+|cooperat\w+|co-operat\w+)(?: [a-z]+){0,2} with (?:the )?$"
    ),
    ending(r"\b(?:enlisted|commissioned|contracted|hired|chartered)(?: [\w-]+'s)? $"),
    ending(r"\b(?:proposal|offer|bid|approach|tender|application) by (?:the )?$"),
    ending(
        r"\b(?:importers|exporters|lenders|investors|companies|banks|firms|creditors|buyers|producers|operators"
        r"|suppliers"
        r"|developers|shareholders|bidders|miners|retailers|makers|utilities|airlines|insurers|manufacturers|customers)"
        r"(?: [a-z]+)? (?:(?:led|headed) by|including|such as|like) (?:the )?$"
    ),
)
"""Before whom something is agreed with, or bought from: each way by itself, for few lines have the words of one."""
_PICKED = ending(
    r"\b(?:picked|chose|chosen|selected|tapped|engaged|enlisted|hired|mandated|retained|tasked|appointed) $"
)
_FOR_WORK = beginning(
    r"^ (?:over [\w ]{3,30} )?(?:to (?!lead|head|chair|succeed|replace|play|captain|coach|serve|run for|be |become "
    r"|take over as)[a-z]"
    r"|as (?:the |its |their |a )?(?:[a-z-]+ )?(?:supplier|builder|contractor|operator|partner|bidder|lender|adviser))"
)
"""Behind whom a contract goes to: "picked X to deliver six cranes"."""
_GOODS_FROM = ending(
    r"\b(?:orders?|ordered|ordering|buys?|buying|bought|receives?|received|leas(?:e|es|ed|ing)|purchas(?:e|es|ed"
    r"|ing)|charter(?:s|ed)?"
    r"|procur(?:e|es|ed|ing)|gets?|takes?|taking)"
    r" (?:an? |another |up to |some |about )?(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|dozens of|hundreds of)"
    r" (?:[\w,’'-]+ ){1,5}?from (?:the )?$"
)
"""Before the maker of goods that are counted."""
_GROUPED = ending(
    r"\b(?:consorti(?:um|a)|syndicate|alliance|joint venture|team|grouping|club deal|group|pairing)"
    r"(?: (?:made|formed|consisting|composed|comprised|up|led|headed|that|which|includes?)){0,3}"
    r" (?:of|by|between|comprising|comprises|including|includes|grouping|uniting) (?:the )?$"
)
"""Before the members of a consortium."""
_SOLD_TO = ending(
    r"\b(?:sell\w*|sold|sale|transfer\w*|licens\w+|award\w*|hand\w*|offload\w*|divest\w*|cede\w*|gave|giv\w+|lease\w*)"
    r" (?:[\w%.,$€£'-]+ ){0,8}?(?:stakes?|shares?|business(?:es)?|units?|arms?|divisions?|subsidiary|subsidiaries"
    r"|rights|contracts?|orders?|brands?|plants?|portfolio|assets|operations|licen[cs]es?|interests?|mines?|sites?"
    r"|tender)"
    r" (?:[\w-]+ ){0,4}to (?:the )?$"
)
"""Before who gets a company, a right or an order; "to" alone mostly stands before a place."""
_SITE = beginning(
    r"^\s(?:(?!(?:about|on|in|over|for|to|from|with|at|and|of|near|into|by|will|is|has|as|after|via|or|but|that)\s)"
    r"[a-z-]+\s){0,2}?(?:complex|mine|project|field|deposit|basin|dam|refinery|terminal|block|river|border"
    r"|pipeline"
    r"|railway|line|corridor|canal|site|reserve|region|province|district|desert|valley|coast|strait|plant|lake|port"
    r"|airport|peninsula|forest|park|stadium|area|label|brand|trademark|model|satellite|rocket|missile|fighter"
    r"|system|route|sea|mountains?|launch|cosmodrome|spaceport|harbou?r|tower|islands?|station|well|steppe|delta|ridge"
    r"|canyon|waterfront|suburb|works|hub|facility|smelter|factory|brewery|quarry|colliery|spring|glacier"
    r"|reservoir|oilfield"
    r"|gasfield|wind farm|solar park|farm|estate|campus|bridge|tunnel|motorway|highway|metro|woodlands?|wetlands?"
    r"|savannah?|plateau|rainforest|foothills|highlands|lowlands|watershed|catchment|aquifer|shoal|reef|atoll|lagoon"
    r"|estuary|pass|crossing|junction|oasis|dunes|marsh(?:es)?|bight|shelf|fjord|isthmus|headwaters"
    r"|archipelago)(?:s|es)?\b"
)
_WORKS_AT = ending(
    r"\b(?:agreement|treaty|convention|protocol|memorandum|accord|pact|deal|contract|arrangement|talks|negotiations)s?"
    r" (?:on|for|over|about|concerning|regarding|covering) (?:the )?(?:[a-z]+ )?(?:development|construction|management"
    r"|operation|use|protection|establishment|maintenance|expansion|upgrad(?:e|ing)|moderni[sz]ation|rehabilitation"
    r"|electrification|extension|reopening|completion|renovation|restoration|building|conservation|preservation) of"
    r" (?:the )?$"
)
"""Before what an agreement lets be built or run: "an agreement on the development of the Trans-Kalahari Railway"."""
_SITES = beginning(
    r"^(?:, [\w'’-]+(?: [\w'’-]+)?){0,3},? and (?!(?:its|the|their|an?|two|three|other|new|several|some|his|all"
    r"|both)\b)"
    r"[\w'’-]+(?: [\w'’-]+)? (?:[a-z]+ )?(?:mines|projects|fields|deposits|basins|dams|refineries|terminals|blocks"
    r"|rivers"
    r"|borders|pipelines|lines|sites|reserves|regions|provinces|districts|plants|lakes|ports|airports|forests|parks"
    r"|areas"
    r"|routes|islands|stations|wells|reservoirs|farms|bridges|tunnels|canals|crossings|prospects|complexes|towns|cities"
    r"|villages|valleys|hills|deltas)\b"
)
"""Behind the first of several places: "the Farhod and Bahri Tojik reservoirs"."""
_TOWN = re.compile(r"(?:Port|Fort|Mount|Lake|Cape|Saint|St\.?) [A-Z][a-z]+")
_IN = ending(r"\b(?:in|at|near|from|to|outside) $")
"""Before a town: "in Port Royal"."""
_OF_TOWN = beginning(r"^ of [a-z]{3,}\b")
_BESIDE = ending(r"\b(?:and|with|by|from) $")
_FIRM = (
    r"(?:company|firm|group|mill|maker|\w+maker|start-?up|supplier|producer|bank|fund|agency|miner|developer"
    r"|operator|carrier"
    r"|airline|insurer|contractor|yard|club|university|institute|consortium|subsidiary|rival|utility|refiner|brewer"
    r"|retailer|chain|studio|laboratory|union|guild|federation|association|charity|regulator|watchdog|authority"
    r"|ministry"
    r"|commission|council|board|office|lessor|lender|trader|publisher|broadcaster|exchange|museum|foundation|trust"
    r"|manufacturer|reinsurer|shipyard|steelmaker|brewery|winery|airport|port)"
)
"""What an organisation is."""
_NOUN_AND_COMMA = ending(rf"\b{_FIRM}, $")
"""Before a name that follows what it is: "an Uzbek spinning mill, Fergana Tex, ..."."""
_OPERATOR_OF = ending(
    r"\b(?:operator|owner|maker|builder|producer|publisher|supplier|developer|manufacturer|importer|distributor|parent"
    r"|organiser|organizer|provider|exporter|insurer|manager|holder) of (?:[\w'’-]+ ){0,6}[\w'’-]+, $"
)
"""Before a name that follows what it does: "the operator of the main terminal, X, ..."."""
_EXPLAINED = beginning(
    r"^, (?:which (?:is|was) )?(?:(?:based|headquartered|listed|registered) (?:in|on)|founded|established|incorporated"
    r"|set up|spun (?:out|off)|(?:majority-|wholly |part-|jointly |privately |state-)?owned|controlled) \b"
    r"|^,? which (?:is based|makes|owns|employs|operates|runs|sells|produces|supplies|builds|mines|serves|manages"
    r"|develops|refines|distributes|manufactures|controls|insures|insured|hired)\b"
    r"|^ (?:employs|manufactures|produces|distributes|laid off|posted (?:an? )?(?:net|profit|loss|record|revenue)"
    r"|reported (?:an? )?(?:net|profit|loss|record|revenue)|has \d[\d,]* (?:employees|staff|stores|shops|branches"
    r"|customers|workers|clients))\b"
)
"""Behind a company: ", based in Nijmegen,"."""
_GREATEST = beginning(
    r"^, (?:one of )?(?:[\w'’-]+ ){0,2}?[\w-]+['’]s (?:[a-z]+[- ])?(?:largest|biggest|oldest|leading|foremost|top|main"
    r"|only|number (?:one|two|three)|no\. ?\d) (?:[a-z-]+ ){0,3}?"
    rf"(?:{_FIRM}|baker|bakery|dairy|farmer|exporter|importer|grower|processor|shipowner|foundry|smelter|distiller"
    r"|builder|printer|tannery|sawmill|breeder|spinner|weaver|caterer|haulier)s?\b"
)
"""Behind an organisation that is the largest of a place: ", Tunisia's largest maker of jeans"."""
_APPOSED_AND_SIGNS = beginning(
    r"^, (?:an?|the|its|one of) (?!(?:[\w'’-]+ ){0,5}?(?:minister|president|premier|chief|head|director|chair\w*"
    r"|ceo|envoy|mayor"
    r"|governor|founder|spokes\w+|secretary|king|chancellor|ambassador|negotiator|lawyer|town|city|village|port|capital"
    r"|district|province|region|tenor|singer|actor|player|striker|author|boss|owner),)(?:[\w'’-]+ ){0,6}[a-z-]+,"
    r" (?:\w+ly |has |have |had |will |also |then |is |to |both ){0,3}(?:sign|ink|conclud|won |win|award|acquir"
    r"|bought |buys? "
    r"|buying|suppl|deliver|lend|lent |agree|invest|merg|order|hire|lease|sold |sell|build|suspend|cancel|terminat"
    r"|scrap"
    r"|withdr|pull|walk|drop|join|negotiat|talk|team|partner|pledg|financ|fund|take |taking|took |bid )"
)
"""Behind a company that is told what it is, and what it does: ", the Sri Lankan clearing house, signed"."""
_DEALS = beginning(
    r"^ (?:(?:has|have|had|is|are|was|were|will|would|to|also|both|now) ){0,3}(?:agree[ds]? to (?:buy|acquire|sell"
    r"|merge|supply"
    r"|take over|invest|build|licen[cs]e|lease|lend|form|set up|settle|deliver|ship|pay|take|share|pool|combine"
    r"|swap|fund"
    r"|finance|insure|drop|end)|(?:sign(?:ed|s)?|inked?|won|wins|win|landed|secured|clinched|bagged|lost|cancel+ed"
    r"|terminated"
    r"|scrapped|renewed|extended|placed|awarded) (?:an?|its|the|two|three) (?:[\w.,$€£%-]+ ){0,5}?(?:contracts?"
    r"|agreements?|deals?"
    r"|memorandum|letter of intent|orders?|lease|licen[cs]e|loan|partnership|tender|concession|mandate|offtake|mou)\b"
    r"|in (?:[a-z]+ )?(?:talks|negotiations|discussions) (?:with|to|over|about)|merging with|teaming up with"
    r"|buying [A-Za-z]"
    r"|(?:supply|supplies|supplied|equip) [\w ]{3,30} with |beat [\w ]{3,30} to |outbid |walked away from )"
)
"""Behind who makes a deal, a company unless it is a person's name."""
_SUPPLIED = ending(r"\b(?:supply|supplies|supplied|supplying|equip|equips|equipping|provide|providing|serve) $")
"""Before who gets something, where "with" stands behind it."""
_HOLDS = beginning(
    r"^ (?:will |is to |would )?(?:hold|holds|own|owns|get|gets|take|takes|keep|keeps) (?:a )?\d"
    r"|^ and its [a-z]* ?(?:counterpart|partner|rival)\b"
    r"|^ has (?:awarded|ordered|picked|hired|selected|rejected|licensed|acquired|enlisted"
    r"|commissioned|contracted|chartered"
    r"|leased)\b"
    r"|^ will (?:[a-z]+ and )?(?:brew|manufacture|assemble|distribute|drill|refine|bottle|bake|weave|mine"
    r"|smelt|dredge)\b"
    r"|^ (?:(?:has|have|had) been|was|were|is|are) (?:picked|chosen|selected|hired|commissioned|contracted|engaged"
    r"|mandated|named) (?:to (?!lead|head|chair|succeed|replace|play|captain|coach|serve|be )"
    r"|as (?:the )?(?:supplier|builder|contractor|operator))"
    r"|^ (?:will |has |is )?(?:takes?|taking|taken|took|buys?|buying|bought|acquire[sd]?|acquiring)"
    r" (?:a |an |over )?(?:third|quarter|half|fifth|sixth|tenth|two.thirds)\b"
    r"|^ (?:is|are) (?:buying|acquiring|taking over|merging with|selling (?:its|a)|parting with"
    r"|swallowing|absorbing|handing (?:over )?its|passing its) "
    r"|^ (?:has |have )?(?:snapp?(?:ed|s) up|swallow(?:ed|s)|scoop(?:ed|s) up|gobbled? up"
    r"|absorb(?:ed|s)|pocket(?:ed|s))\b"
    r"|^ (?:has |have )?plac(?:ed|es) (?:an?|its|another|two) (?:[\w-]+ )?orders? (?:with|for)\b"
    r"|^ (?:has |have )?(?:walked away|pulled out|backed out) (?:from|of)\b"
    r"|^ will (?:ship|supply|deliver|export|(?:send|get|receive) [^,;]{0,50}"
    r"\b(?:tonnes|output|barrels|cargoes|ore|concentrate))\b"
)
"""Behind a company: "will hold 34 percent", "and its Finnish counterpart", "has awarded"."""
_BASED = ending(
    r"[a-z]-(?:based|listed|headquartered|owned|backed|controlled|funded|registered|quoted) (?:[a-z-]+ ){0,3}[\"“]?$"
)
"""Before a company: "Dublin-based Altavair"."""
_PARTICLE = ending(r"[a-z] (?:von|van|bin|ibn|bint|ter|af|zu)(?: (?:der|den|de|het))? $")
"""Within the name of a person."""
_COUNTERPART = ending(r"\b(?:his|her|their)\b(?: [\w'-]+){0,3} counterparts?,? $")
_FAMILY = beginning(r"^ (?:family|brothers|clan|dynasty|couple)\b")
_ACTS = beginning(
    r"^ (?:is|are|has|have|will|had|was|plans?|intends?|wants?|said|says|agreed|agrees|accepted"
    r"|raised|sold|bought|put|took|gave|won|lost|cut)\b"
)
_ITS = re.compile(r"^[^.;:\"“”]{0,70}\b(?:its|it)\b")
"""Of a company, where of a person "his" or "her" would stand."""
_PARTNER = ending(r"\b(?:with|from|by|to|between|and)\s(?:the )?[\w. -]{3,24}'s\s$")
"""Before the name of a partner: "an offer from Thailand's X"."""
_SURE_PLACE = 6
_SURE_PERSON = 7
_SURE_PARTY = 4
"""Weighs up that "of" and "to" stand before a place as a rule."""
_BODY_BEHIND = beginning(
    r"^ (?:rebel |militant |armed |advocacy |lobby |state |sovereign |wealth )?(movement|rebels|militia|group"
    r"|consortium|fund|foundation|airline|bank|insurer|chain|union|think tank|institute|party)\b"
)
_BODIES_BEHIND = {
    "movement": "other",
    "rebels": "other",
    "militia": "other",
    "party": "other",
    "fund": "bank_fund",
    "bank": "bank_fund",
    "foundation": "association",
    "union": "association",
    "think tank": "research_education",
    "institute": "research_education",
}
_PERSON_BEFORE = Edges(_PARTICLE, _COUNTERPART)
_PARTIES = Edges(_GROUPED, _SOLD_TO, _GOODS_FROM)
_TOLD_BEFORE = Edges(_BASED, *_OBJECT)
_TOLD_BEFORE_COMMA = Edges(_NOUN_AND_COMMA, _OPERATOR_OF)
_TOLD_BEHIND = Edges(_EXPLAINED, _GREATEST, _HOLDS, _OWNS, _APPOSED_AND_SIGNS)


def _last_word(before: str) -> str:
    """The word before a name, behind what explains it: "payment systems, UPI" → systems."""
    return before.rstrip(' ,"“:').rpartition(" ")[2]


def _of_city(before: str) -> bool:
    """Whether a city that a name belongs to stands before it: "Toronto's Maple Frame"."""
    return before.endswith("'s ") and before[:-3].rpartition(" ")[2] in name_words("city")


_TOWN_BEHIND = beginning(r"^, [a-z. ]{2,20}-based\b")
"""Behind the town where a firm is at home: "the Dayton, Ohio-based maker"."""


def _is_other(run: Run, before: str, after: str, may: int) -> bool:
    """Whether a name is that of a place or a thing: "X mine", a city, "the rig X"."""
    if _SITE.begin(after, may) or (before.endswith("the ") and _SITES.begin(after, may)):
        return True
    return _last_word(before) in name_words("product") or flat(run.text) in name_words("city")


def makes_deal(after: str, may: int) -> bool:
    """Whether a name does what companies do: "agreed to buy", "won a contract"."""
    return _DEALS.begin(after, may) is not None


def points(run: Run, before: str, after: str, may: int) -> int:
    """What speaks for an organisation in English: what it owns, who buys it; against it: its mine, its port.

    `may`: the patterns that the words before and behind the name allow.
    """
    if _IN.end(before, may) and _TOWN.fullmatch(run.text):
        return -_SURE_PLACE
    if (
        _WORKS_AT.end(before, may)
        or _TOWN_BEHIND.begin(after, may)
        or (not run.kind and _is_other(run, before, after, may))
    ):
        return -_SURE_PLACE
    if _PERSON_BEFORE.end(before, may):
        return -_SURE_PERSON
    if _FAMILY.begin(after, may):
        return -_SURE_PLACE
    if _PARTIES.end(before, may):
        return _SURE_PARTY
    if _PICKED.end(before, may) and _FOR_WORK.begin(after, may):
        return _SURE_PARTY
    told = _TOLD_BEFORE_COMMA if before.endswith(", ") else _TOLD_BEFORE
    if told.end(before, may) or _of_city(before):
        return 2
    if _TOLD_BEHIND.begin(after, may) or (after.startswith(" with ") and _SUPPLIED.end(before, may)):
        return 2
    found = int(_ACTS.begin(after, may) is not None and _ITS.match(after) is not None)
    found += int(_PARTNER.end(before, may) is not None)
    if found:
        return found
    if _OF_TOWN.begin(after, may) and _BESIDE.end(before, may):
        return 1
    body = _BODY_BEHIND.begin(after, may)
    if body:
        run.kind = run.kind or _BODIES_BEHIND.get(body[1], "company")
    return 2 if body else 0
