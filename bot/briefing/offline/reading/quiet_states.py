"""Know English ways to tell what states have settled, want or give up that name no agreement: "have left the bloc"."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.reading.quiet import BODY_BEHIND, TWO_STATES, Quiet

_DAY = r"(?:today|tonight|midnight|now on|\w+day|this (?:week|month|morning|weekend|year))"
_MAY = (
    r"(?:need(?:s)? no|no longer (?:need|require|pay|have to)|need no longer|do not need|(?:travel|enter)s? visa-free"
    r"|pay no|(?:may|can|(?:is|are) (?:free|allowed|able|entitled|permitted) to) (?:now |again |also )?(?:enter|cross"
    r"|travel|work|fly|land|sell|study|live|stay|export|import|fish|drive|practi[sc]e|claim|add|move|trade|bring|dock"
    r"|ship|apply|settle|serve|train|operate)|(?:is|are) exempt)\b"
)
_FREE_NOW = gated(
    rf"^(?:from|as of|as from|since|starting|effective|beginning) (?:early |late )?{_DAY}\b,?[^.;]{{2,120}}? {_MAY}"
    rf"|\b{_MAY}[^.;]{{2,90}}? (?:as of|as from|from|since|effective) {_DAY}(?=[.,;]|$)"
)
_REFUSES_WISH = gated(
    r"\b(?:rul(?:ed|es) out|refus(?:ed|es|ing) to|declin(?:ed|es|ing) to|will not|would not|said no to|reject(?:ed|s)"
    r"|dismiss(?:ed|es)|spurn(?:ed|s)|turn(?:ed|s) down) [^.;]{3,110}?,? (?:as|which|that|what) (?:[\w'’-]+ ){1,4}?"
    r"(?:(?:has|have|had) )?(?:asked|suggested|proposed|offered|requested|wanted|demanded|sought|hoped|urged|floated"
    r"|put forward|tabled)\b"
)
_MULLS = gated(
    r"\b(?:mull|consider|weigh|contemplat|explor|stud(?:y|ie)|ponder|toy|look|examin|review|float|propos|suggest|offer"
    r"|want|seek|plan|intend)\w*(?: at| with| into| to)? (?:the idea of |a plan for |introduc\w+ |grant\w* |allow\w* "
    r"|offer\w* |letting )?(?:visa-free|visa waivers?|mutual|reciprocal|scrapping visas?|waiving|lifting visas?"
    r"|easing visas?|recogni[sz]ing|opening (?:its|the|their) (?:market|border|skies|airspace))\b"
)
_JOINT_WORK = (
    r"(?:(?:all|its|their|the|most|any|further) )*(?:joint|military|security|intelligence|defen[cs]e|police|judicial"
    r"|technical|nuclear|scientific|academic|bilateral|naval|border) (?:[\w-]+ )?"
    r"(?:training|exercises?|patrols?|cooperation|co-operation|sharing|exchanges?|drills?|manoeuvres|contacts?"
    r"|consultations|research|operations?|projects?)\b"
)
_SUSPENDS_WORK = gated(
    rf"\b(?:suspend|halt|freez|froz|paus|interrupt)(?:e[sd]?|s|ed|ing|en)? {_JOINT_WORK}"
    rf"|\b(?:put|puts|putting) {_JOINT_WORK} on (?:hold|ice)\b"
)
_ENDS_WORK = gated(
    rf"\b(?:end|cancel|scrap|terminat|stopp|discontinu|abolish|cut)(?:l?e[sd]?|s|l?ed|ped|l?ing|ping)?(?: off)? "
    rf"{_JOINT_WORK}"
    r"|\b(?:scrapp?|abandon|cancel|dropp?|ditch|buri|bur|ax|shelv|kill)(?:l?e[sd]?|s|l?ed|y|l?ing)? (?:the|their|its"
    r"|an?|all) (?:[\w-]+ )?(?:joint|common|shared) (?!statement|declaration|communique)[a-z]"
)
_LEAVES = gated(
    r"\b(?:(?:has|have|had) (?:now |formally |officially |finally )?(?:left|quit|exited|abandoned)"
    r"|(?:formally|officially) (?:left|quit)|quits?|exits|(?:is|are) (?:leaving|quitting)|(?:will|would) (?:leave"
    r"|quit)"
    r"|(?:has |have |had |is |are )?(?:withdrawn|withdrew|withdraws|withdrawing|pulled out|pulling out|dropped out)"
    r" (?:from|of)|notice of (?:its|their) (?:withdrawal|exit|departure) from"
    r"|walked out of|gave up (?:its|their) (?:seat|membership|place) (?:in|of|at|on)) "
)
_SPURNS_WISH = gated(
    r"\b(?:reject|refus|spurn|rebuff|dismiss|turn(?:ed|s) down|(?:brush(?:ed|es)|wav(?:ed|es)) (?:aside|away|off)"
    r"|shrugg(?:ed|s) off|declin|said no to|says no to"
    r"|ruled out|rules out|none of|not hear of|cold shoulder (?:to|on)|cold water (?:on|over)|vetoed|blocked"
    r"|unmoved by"
    r"|wants? nothing (?:of|to do with))\w* [^.;]{0,40}?['’]s? (?:[\w-]+ ){0,2}?(?:plan|proposal|offer|idea|draft"
    r"|request"
    r"|call|demand|suggestion|overture|invitation|wish|bid|initiative|text|terms|map|version|claim|plea|appeal)s?\b"
)
_UNACCEPTABLE = gated(
    r"\b(?:call(?:ed|s)|brand(?:ed|s)|label(?:led|s)|describ(?:ed|es)|deem(?:ed|s)|f(?:ou|i)nds?|consider(?:ed|s)"
    r"|dismiss(?:ed|es)|pronounced) [^.;]{0,60}?(?:draft|proposal|offer|plan|terms|text|idea|demands?|map|request"
    r"|suggestion|treaty|pact|agreement|accord|deal)\b[^.;]{0,40}? (?:as )?((?:\w+ly )?(?:unacceptable|a non-starter"
    r"|insulting|inadequate|absurd|unworkable|dead on arrival|one-sided|out of the question|a trap|null|worthless))\b"
)
_IS_IN = gated(
    r"\b(?:is|are) (?:now |from today |as of \w+ |since \w+ )(?:\w+ly )?(?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?:part|members?|contracting part(?:y|ies)) (?:of|to) "
)
QUIET_STATES: tuple[Quiet, ...] = (
    Quiet(_FREE_NOW, "", "in_force", TWO_STATES),
    Quiet(_REFUSES_WISH, "", "rejected", TWO_STATES),
    Quiet(_MULLS, "regulatory", "proposed", TWO_STATES),
    Quiet(_SUSPENDS_WORK, "partnership", "suspended", TWO_STATES),
    Quiet(_ENDS_WORK, "partnership", "terminated", TWO_STATES),
    Quiet(_SPURNS_WISH, "", "rejected", TWO_STATES),
    Quiet(_UNACCEPTABLE, "", "rejected", TWO_STATES),
    Quiet(_IS_IN, "accession", "in_force", BODY_BEHIND),
    Quiet(_LEAVES, "treaty", "terminated", BODY_BEHIND),
)
