"""Find what English phrases tell of agreements that no list of words has: shares, members, suits that are dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bot.briefing.offline.lines.gate import Gated, gated, opened
from bot.briefing.offline.vocabulary.denials import DENIED
from bot.briefing.offline.vocabulary.english_aid import AID
from bot.briefing.offline.vocabulary.english_asked import ASKED
from bot.briefing.offline.vocabulary.english_handed import HANDED
from bot.briefing.offline.vocabulary.english_idioms import IDIOMS
from bot.briefing.offline.vocabulary.english_outcomes import OUTCOMES
from bot.briefing.offline.vocabulary.english_ownership import OWNERSHIP
from bot.briefing.offline.vocabulary.english_shares import shares
from bot.briefing.offline.vocabulary.english_standing import LEAVES_BODY, STANDING
from bot.briefing.offline.vocabulary.english_takeovers import TAKEOVERS
from bot.briefing.offline.vocabulary.english_trade import TRADE
from bot.briefing.offline.vocabulary.english_turns import TURNS
from bot.briefing.offline.vocabulary.told import WHOLE, Told

AHEAD = re.compile(
    r"\b(?:will|would|to|be|being|shall|could|might|may)"
    r" (?:(?:\w+ly|also|now|first|then|together|instead|further|each|both) ){0,2}$"
)
"""Before a verb of what is still to be done."""
_WILL_TAKE_SHARE = gated(
    r"\b(?:will|is to|are to|would|agreed to|agrees to|has agreed to) ((?:take|buy|acquire|pick up|get|receive|snap up"
    r"|sell|subscribe for|purchase) (?:up )?(?:an? |another |a further |up to |about |some |the )?(?:initial )?"
    r"(?:\d[\d.]*\s?(?:%|per ?cent)|(?:third|quarter|fifth|sixth|tenth|half|majority|minority)(?: share| stake"
    r"| interest)?)"
    r"(?: stake| holding| interest)?) (?:of|in) (?!the (?:power|electricity|cost|output|vote|bill|price|time))"
)
"""Who is to have a share of a company."""
_GETS_GOODS = gated(
    r"\b(?:gets?|got|getting|obtain(?:s|ed)?|secure[sd]?|acquire[sd]?|buys?|bought)"
    r" (?:(?:the|[\w-]+) ){0,4}?rights (?:to|for|in|over)\b"
    r"|\b(?:got|obtain(?:s|ed)|secure[sd]|w[io]ns?|receive[sd]) (?:from [^,.;]{2,40}? )?the right (?:to"
    r" (?:market|sell|buy|mine|drill|run|operate|make|build|distribute|use|explore|land|fish|broadcast|publish|name"
    r"|develop|produce|ship|supply|print|export)|of first (?:refusal|offer))\b"
    r"|\b(?:hand(?:s|ed)|grant(?:s|ed)|gives?|given|gave|cede[sd]?|(?:out-)?licen[cs]e[sd]|sold|sells|assign(?:s|ed)"
    r"|transfer(?:s|red)|award(?:s|ed)) (?:[\w'’-]+ ){0,8}?rights (?:to|for|in|over)\b"
    r"|\b(?:will|to|shall) (?:get|receive|obtain) (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten"
    r"|twelve|twenty"
    r"|dozens of) (?!visit|point|vote|complaint|answer|repl)(?:[\w-]+ ){1,4}?from\b"
    r"|\b(?:will|to|shall) (?:get|receive|obtain|draw|source|import) (?:[\w.,-]+ ){0,4}?(?:tonnes|tons|barrels|litres"
    r"|megawatts?|cargoes|cubic met(?:re|er)s)\b"
)
"""What is got from somebody, or handed to him, by contract: rights, or goods by the tonne."""
_GIVES_WORK = gated(
    r"\b(?:gives?|given|gave|hand(?:s|ed)|entrust(?:s|ed)) (?:[\w'’.-]+ ){1,7}?(?:the|an?) (?:[\w-]+ )?"
    r"(?:job|task|contract|order|mandate|concession|commission) (?:of|to|for)\b"
)
_SIGNS_NAMED = gated(
    r"\b(?<!have )(?:sign(?:s|ed)(?: up to)?|(?:put|add|append|lend|lent)(?:s|ed)? (?:its|his|her|their)"
    r" (?:name|signature)s? to) the"
    r" ((?:[\w'’-]+ ){1,5}?(?:accords?|convention|treaty|charter|protocol|declaration|code))\b"
)
"""Who signs what has a name: "signed the Artemis Accords"."""
_FOUNDS_JOINT = gated(
    r"\b(?:launch|creat|form|found|establish|open|start|set)\w*(?: up)? (?:an?|their|the|its) (?:[\w-]+ ){0,2}?"
    r"joint [a-z]"
)
"""What two begin together."""
_PUTS_INTO = gated(
    r"\b(puts?|putting|pour(?:s|ed|ing)?|pump(?:s|ed|ing)?|sinks?|sank|sunk|plough(?:s|ed|ing)?|plow(?:s|ed|ing)?)"
    r" (?:[\w.,$€£¥-]+ ){1,6}into\b"
)
_SUIT_ENDS = gated(
    r"\b(?:(?:law)?suits?|claims?|complaints?|proceedings|arbitration|litigation|(?:court|arbitration|legal) cases?)\b"
    r"[^,.;]{0,70}? (?:(?:has|have) (?:now |also |since )?been|was|were|are to be|is to be|will be)"
    r" (?:now |also )?(?:withdrawn|dropped|settled|discontinued)\b"
)
_DEAL_NEAR = gated(
    r"\b(?:deal|agreement|accord|treaty|pact|contract|settlement|memorandum|compromise)\b[^,.;]{0,40}?"
    r" (?:is|are|was|were|seems?|looks?) (?:now |very |said to be |almost |nearly )*"
    r"(close(?! to)|near\b|ready\b|(?<=almost )(?:done|complete)\b|(?<=nearly )(?:done|complete)\b|within reach"
    r"|in sight|imminent|in the making|in the works"
    r"|being (?:finali[sz]ed|drafted|hammered out|worked out|prepared|drawn up))"
)
"""What two are about to agree: "a deal on defence is close"."""
_WANTS_IN = gated(
    r"\b(?:ask(?:s|ed)?|request(?:s|ed)?|wants?|demand(?:s|ed)?|seeks?|sought|hopes?|would like|wish(?:es)?"
    r"|keen|eager) to be"
    r" (?:included|admitted|represented|part|taken|let)"
    r" (?:in|into|of|to|at)\b"
    r"|\b(?:ask(?:s|ed)?|request(?:s|ed)?|appl(?:y|ies|ied)) to (?:join|enter|accede to"
    r"|become an? (?:[\w-]+ ){0,2}?(?:members?|observers?|associates?|partners?|party|state|country|shareholder)"
    r" (?:of|to|in|at))"
    r" the (?!talks|project|venture|bidding|consortium|scheme|race|study|programme)"
)
_ASKS_PART = gated(
    r"\b(?<!was )(?<!were )(?<!been )(?:ask(?:s|ed)|request(?:s|ed)|appl(?:y|ies|ied)) to (?:take part|participate"
    r"|come in|have a seat)\b"
    r"(?! in (?:an?|the|its|his|her|their) (?:[\w-]+ )?(?:survey|poll|study|trial|debate|test|census|vote|protest|race"
    r"|interview))"
)
"""Who wants to be part of what others do."""
_PROVIDES = gated(
    r"\ban? (?:[\w-]+ ){0,3}(?:memorandum(?: of \w+)?|letter of intent|agreement|contract|treaty|accord|pact|protocol)"
    r" (says|provides|foresees|sets out|stipulates|envisages|obliges|commits)\b"
)
"""What an agreement does that the sentence names for the first time."""
_HANDS_IT = gated(
    r"\b(?:hand(?:s|ed)|gave|gives|award(?:s|ed)|pass(?:es|ed)|transfer(?:s|red)|assign(?:s|ed)) (?:it|them"
    r"|the (?:job|work|contract|order|concession|licen[cs]e)) (?:over |on )?(?:instead )?to\b"
)
"""What becomes of work that was another's: "and handed it to X"."""
_JOINS = gated(
    r"\b(?:bec[ao]mes?|sign(?:s|ed) (?:up|on) as"
    r"|admitted|taken|accepted|welcomed|received|joined|joins|entered|enters)\b[^,.;]{0,40}?\b"
    r"(?:an?|the|its|\w+'s) (?:\w+(?:th|nd|rd|st)|full|associate|founding|new|first|second|third|fifth|latest|newest"
    r"|youngest|\d+(?:th|nd|rd|st)) (?:[a-z]+ )?(?:member|shareholder|signatory)\b"
)
"""Who becomes what of an organisation: "became the eighth shareholder", "was taken in as its eleventh member"."""
_DROPS_SUIT = gated(
    r"\b(?:drop|withdr[ae]w)\w* (?:its|their|an?|the|all) (?:\w+ )?(?:appeal|claim|suit|lawsuit|case|complaint)s?\b"
)
"""What ends a dispute."""
_TAKES_LICENCE = gated(
    r"\b(strip(?:s|ped)?|depriv(?:es|ed)|reliev(?:es|ed)) (?:[\w'’.&-]+ ){1,6}?of (?:its|their|the|an?"
    r"|all) (?:[\w-]+ ){0,3}?"
    r"(?:concessions?|licen[cs]es?|contracts?|permits?|mandates?|franchises?|leases?|orders?)\b"
)
"""What a state does to a company that has worked there."""
_TAKES_AWAY = gated(
    r"\b((?:took|takes|taken|taking) (?:the|its|their|an?) [^.;,]{2,50}? away) from (?:the |its )?(?=[\w'’.& -]{2,60}?"
    r"(?:operator|company|firm|group|concession|owner|builder|contractor|miner|maker|carrier|bank)s?\b)"
)
"""What a state does with an airport or a mine that a company has run."""
_ENDS_SUITS = gated(
    r"\b(?:deal|agreement|accord|pact|contract|compromise|bargain|understanding)\b[^.;]{0,40}? ((?:(?:that|which) )?"
    r"(?:ends?|ended|ending|to end|settl\w+|resolv\w+|bur(?:y|ies)|clos(?:es|ing)|lays? to rest) (?:their|its|the"
    r"|an?|all)"
    r" (?:[\w'’-]+ ){0,3}?(?:suits?|lawsuits?|disputes?|quarrels?|feuds?|fights?|rows?|arbitration|litigation"
    r"|proceedings|court cases?))\b"
)
"""What kind of a deal it is that ends a dispute."""
_ENTRY_CHAPTERS = gated(
    r"\b(?:chapters?|clusters?|benchmarks)\b[^.;]{0,24}? (?:of|in|for|on) (?:its|their|the) "
    r"((?:\w+ )?(?:entry|accession|membership))\b(?! (?:talks|negotiations|bid|process))"
)
_ASKED_IN = gated(
    r"\b(?:ask(?:s|ed)|invit(?:es|ed)) (?:[\w'’.&-]+ ){1,5}?to (?:join it|join them|help it|help them|take part"
    r"|team up|work with it"
    r"|work with them|cooperate|co-operate|collaborate)\b"
)
"""What somebody wants another to do with him."""
_MUTUAL = gated(r"\b(?:accept|recogni[sz]e|honou?r|trust)(?:s|d|ed|ing)? (?:each other|one another|the other)'s\b")
"""What two agree of papers and tests."""
_WORK_GOES = gated(
    r"\b(?:work|job|task|construction|business|supply|maintenance) (?:on |of |for )?(?:[\w-]+ ){0,5}?"
    r"((?:has |have )?gone to|went to|goes to|will go to|is to go to|was given to|fell to|falls to)\b"
)
"""To whom work is given."""
_TOO_LOW = gated(
    r"\b(?:offer|bid|proposal|approach|price)\b[^.;]{0,40}? (?:is|was|were|as) (?:far |much |still |way )?"
    r"(too low|inadequate|derisory|insufficient|not enough|unacceptable|insulting)\b"
)
"""That an offer is refused."""
_FORBIDS_PURCHASE = gated(
    r"\b(?:(?:stop|prevent|prohibit|forbid|bar|block|ban)(?:s|ped|ned|red|ed)?|forbade|forbidden)"
    r" (?:[\w'’.&-]+ ){1,6}?from (?:buying|taking over|acquiring|merging|purchasing|bidding|swallowing)\b"
    r"|\b(?:refus(?:ed|es)|declin(?:ed|es)) to (?:let|allow|permit) (?:[\w'’.&-]+ ){1,6}?(?:to )?"
    r"(?:buy|take over|acquire|merge|purchase|swallow)\b"
)
"""What an authority does that keeps a company from a purchase."""
_JOINS_PACT = gated(
    r"\bjoin(?:s|ed|ing)? (?:the |its |their )?(?:[\w'’-]+ ){0,3}(?:convention|treaty|pact|accords?|bloc|alliance"
    r"|eurozone|currency union|customs union|organi[sz]ation|grouping|court)\b"
)
_HAGGLES = gated(
    r"\b((?:haggling|wrangling|bargaining|horse-trading|back-and-forth|tug-of-war|the to and fro) (?:goes on|continues"
    r"|drags on|is (?:under way|still)|has begun|will go on)|keeps? (?:on )?(?:talking|bargaining|negotiating"
    r"|haggling))\b"
)
"""That two still talk."""
_SITS_DOWN = gated(
    r"\b(?:s[ai]ts?|met|meets?|gather(?:ed|s)?|convened?s?|reconvened?) (?:down )?(?:again )?(?:(?:on|in"
    r"|at) [\w'’-]+ ){0,2}for "
    r"(?:an?|the|another|their|its) (?:[\w-]+ ){0,2}?(?:rounds?|session) (?:of|on|over|about)\b"
)
"""Who meets to bargain."""
_LETS_IN = gated(
    r"\b(?:pact|bloc|alliance|club|agreement|treaty|organi[sz]ation|convention|grouping|accord)\b"
    r"[^,.;]{0,24}? (?:has |have )?(?:opened (?:its|the) doors? to|admit(?:ted|s)|welcom(?:ed|es)"
    r"|(?:has|have) taken in) (?=(?:the )?[a-z]+)"
)
"""Who takes in another."""
_TALKS = r"(?:talks|negotiations|discussions|bargaining)"
_TALKS_DONE = gated(
    rf"\b(?:clos(?:e[sd]?|ing)|conclud(?:e[sd]?|ing)|complet(?:e[sd]?|ing)|finish(?:ed|es|ing)?|wrap(?:ped|s|ping)? up"
    rf"|round(?:ed|s|ing)? off|finali[sz](?:e[sd]?|ing)|wound up|clinch(?:ed|es|ing)?) (?:(?!no\b"
    rf"|a round)[\w'’-]+ ){{0,4}}?{_TALKS}\b"
    rf"|\b{_TALKS}\b(?: (?:between|with|on|about|over|for) [^;.]{{2,80}}?)? (?:(?:has|have|had) )?"
    r"(?:c[ao]me to (?:an? )?(?:\w+ )?(?:close|conclusion)|(?:ended|ends?) (?:successfully|happily|in success"
    r"|(?:in|with) (?:an? |full )?(?:\w+ )?(?:agreement|accord|deal|handshake|success|understanding))"
    r"|(?:been|was|were|is|are) (?:\w+ly |now )?(?:concluded|completed|finished|wrapped up|rounded off|finali[sz]ed)"
    r"|(?:born|bore|borne) fruit|succeeded)\b"
    rf"|\bbr(?:ing|ings|ought|inging) (?:[\w'’-]+ ){{0,3}}{_TALKS}[^;.]{{0,60}}? to (?:an? )?(?:\w+ )?(?:close"
    rf"|conclusion|end)\b"
    r"|\b(?:tick(?:ed|s)? off|clos(?:e[sd]?|ing)|settl(?:e[sd]?|ing)) the (?:last|final|remaining) (?:open )?"
    r"(?:chapters?|points?|issues?|articles?|clauses?|sticking points?|hurdles?)\b"
)
"""That two have talked to the end: "closed accession negotiations", "the talks came to a conclusion"."""
_ENTRY_TALKS = gated(
    r"\b(?:talks|negotiations|discussions) (?:on|about|over|for) (?:[\w'’-]+ ){0,4}?"
    r"(?:accession|membership|admission|entry (?:to|into)|joining (?!forces|hands|up|its|their|two|both))\b"
)
_BARTER = gated(r"\b(?:exchange|swap|barter)s? of (?:[\w-]+ ){1,4}?for [a-z]")
_RAISES_SHARE = gated(
    r"\b(?:lift|rais|increas|enlarg|doubl|boost|tripl|expand|reduc|cut|halv|trim|lower)(?:e|es|ed|ing|s|ting|ming)?"
    r" (?:its|their|the|his|our|the state's) (?:\w+ )?(?:share|stake|holding|interest|participation|shareholding)s?"
    r"(?: of [\w%. ]{2,20})? (?:in|to|from|by)\b"
    r"|\b(?:participation|interest|shareholding|holding|share) of [\d.,]+ ?(?:%|per ?cent) in\b"
    r"|\b(?:larger|bigger|smaller|greater|enlarged|higher|reduced) (?:share|stake|holding|interest|participation)"
    r" (?:in|of) (?:an?|the|its|their)\b"
)
"""What owners of a company or a mine bargain over."""
_TELL: Mapping[Gated, tuple[tuple[str, str], ...]] = {
    _TAKES_LICENCE: (("status", "terminated"),),
    _TAKES_AWAY: (("kind", "contract"), ("status", "terminated")),
    _ENDS_SUITS: (("kind", "settlement"),),
    _ENTRY_CHAPTERS: (("kind", "accession"),),
    _ENTRY_TALKS: (("kind", "accession"),),
    _BARTER: (("may", "contract"),),
    _RAISES_SHARE: (("may", "merger_acquisition"),),
    _ASKED_IN: (("weak", "proposed"), ("may", "partnership")),
    _MUTUAL: (("kind", "regulatory"), ("status", "agreed"), ("act", "regulatory")),
    _WORK_GOES: (("kind", "contract"), ("status", "agreed")),
    _TOO_LOW: (("status", "rejected"),),
    _FORBIDS_PURCHASE: (("kind", "merger_acquisition"), ("status", "rejected")),
    _JOINS_PACT: (("kind", "accession"),),
    _WANTS_IN: (("kind", "accession"), ("status", "proposed")),
    _ASKS_PART: (("kind", "accession"), ("status", "proposed")),
    _SUIT_ENDS: (("kind", "settlement"), ("status", "agreed")),
    _GETS_GOODS: (("does", "contract:agreed"),),
    _GIVES_WORK: (("does", "contract:agreed"),),
    _HANDS_IT: (("does", "contract:agreed"),),
    _WILL_TAKE_SHARE: (("does", "merger_acquisition:agreed"),),
    _PUTS_INTO: (("does", "investment:agreed"),),
    _PROVIDES: (("status", "agreed"),),
    _DEAL_NEAR: (("status", "negotiating"),),
    _TALKS_DONE: (("status", "agreed"),),
    _SITS_DOWN: (("status", "negotiating"),),
    _HAGGLES: (("status", "negotiating"),),
    _LETS_IN: (("kind", "accession"), ("status", "agreed")),
    DENIED: (("deny", ""),),
    **IDIOMS,
    **OUTCOMES,
    **TURNS,
    **OWNERSHIP,
    **TRADE,
    **{phrase: (*told, (WHOLE, "")) for phrase, told in (*STANDING.items(), *ASKED.items(), *HANDED.items())},
    **TAKEOVERS,
    **AID,
}
"""What a match tells: its first group where it has one."""
_PHRASES = frozenset({*_TELL, _JOINS, _FOUNDS_JOINT, _DROPS_SUIT, _SIGNS_NAMED, LEAVES_BODY})


def english_phrases(text: str, folded: str, told: bool) -> Iterator[Told]:
    """What the phrases of a line tell; `told` where a verb of it says how far an agreement is."""
    yield from shares(text, folded, told)
    open_here = opened(folded)
    if open_here.isdisjoint(_PHRASES):
        return
    yield from _joins(text, folded)
    for m in _FOUNDS_JOINT.finditer(folded):
        if not AHEAD.search(folded, max(0, m.start() - 40), m.start()):
            yield *m.span(), "does", "partnership:agreed"
    for m in _DROPS_SUIT.finditer(folded):
        yield *m.span(), "kind", "settlement"
        if not told:
            yield *m.span(), "status", "agreed"
    for phrase in _TELL.keys() & open_here:
        for m in phrase.pattern.finditer(folded):
            for what, value in _TELL[phrase]:
                yield *m.span(m.lastindex or 0), what, value


def _joins(text: str, folded: str) -> Iterator[Told]:
    """What is told of who becomes a member, or signs what others have signed."""
    if joins := _JOINS.search(folded):
        yield *joins.span(), "kind", "accession"
        yield *joins.span(), "status", "signed" if joins[0].endswith("signatory") else "agreed"
    for m in _SIGNS_NAMED.finditer(folded):
        if text[m.start(1)].isupper():
            yield *m.span(1), "kind", "treaty"
            yield m.start(), m.start(1), "status", "signed"
    for m in LEAVES_BODY.finditer(folded):
        if text[m.start(1)].isupper():
            yield *m.span(1), "kind", "treaty"
            yield m.start(), m.start(1), "status", "terminated"
