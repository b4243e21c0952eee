"""Tell whether a sentence can be understood without the one before it: it speaks of that, or only quotes."""

from __future__ import annotations

import re

from bot.briefing.offline.lines.gate import gated
from bot.briefing.offline.lines.text import Line

_REFERS = re.compile(
    r"^(?:it|its|he|she|they|their|his|her|this|these|those|such|both|but|however|instead|still|nor|so|yet|then"
    r"|that|there|under the|the (?:former|latter|first|second|third|other|same|condition|reason|move|others|rest)"
    r"|(?:from|by|until|since|before|after) (?:then|now|that)|among them|others?|another|talks (?:should|will|are|were)"
    r"|the (?:group|company|firm|airline|carrier|lender|miner|bank|insurer|retailer|maker|agency|ministry|fund)"
    r"|the two (?:companies|firms|groups|ministries|agencies|funds|banks|lenders|airlines|yards|ports|cities|men|women)"
    r"|the (?:three|four|five|six)"
    r"|(?:the (?:talks|negotiations|discussions)|les (?:discussions|negociations|pourparlers)"
    r"|die (?:gesprache|verhandlungen)|las (?:conversaciones|negociaciones)) (?:are|were|have|had|will|broke|sont|ont"
    r"|se|seront|sind|haben|laufen|dauern|wurden|werden|estan|han|fueron|siguen|continuan)"
    r"|in return|in exchange|im gegenzug|en contrepartie|en retour|como contrapartida|dazu|hierzu|hierfur"
    r"|ella?|ellos|ellas|est[aeo]s?|sus?|ambos|ambas|las? partes|pero|sin embargo|a cambio|ils?"
    r"|elles?|ce(?:tte|s|la)?"
    r"|sa|ses|son|leurs?|mais|toutefois|en echange|sie|er|es|dies\w*|ihre?[nmrs]?|seine?[nmrs]?|doch|aber|dafur"
    r"|dabei|damit|daruber|darum|deshalb|grund (?:sei|ist|war|dafur)|verbunden (?:ist|sind) damit"
    r"|letztere[rs]?|erstere[rs]?|el de|la de|los de|las de|celui|celle|rien)\b"
    r"|^(?:\w+ ){1,2}daruber\b|^einen? entsprechende"
    r"|^(?:이 [가-힣]|이는|이를|이에|그는|그는|이들|이와|하지만|그러나|다만"
    r"|これ|それ|その|しかし|ただ|同(?:社(?![はも])|[国行省氏市州県大紙]|機構|法人|グループ|ファンド))"
)
"""Beginnings that speak of the sentence before; on folded text."""
_REFERS_WITHIN = gated(
    r" (?:there|as well|too|either)[.]?$|\bin turn\b|\bthat (?:bid|offer|proposal|request|approach|idea|plan)\b"
    r"|\b(?:clear|approve|decide on|finance|fund|back|sign|ratify|cover)(?:s|d|ed)? (?:that|this|these|those)\b"
    r"|\b(?:of|in|on|for|under|by|with|from|to|about|over) (?:that|this|those|these)"
    r" (?!month|week|year|morning|evening|quarter|season|summer|winter|spring|autumn|kind|sort|size)[a-z]+"
    r"|\b(?:reject|den[iy]|confirm|disput|contest|accept|welcom|criticis|oppos|regrett?|call)\w* (?:that|this|it)\b"
    r"(?! \w+ (?:has"
    r"|had|was|is|will|would)\b)"
    r"|\b(?:look at|study|consider|examine|weigh|answer|reply to|accept(?:ed)?|reject(?:ed)?|respond(?:ed)? to"
    r"|welcomed?"
    r"|turned down) (?:the|its|his|her|their) (?:proposal|offer|request|idea|invitation|suggestion|plan|bid|approach)"
    r"(?! (?:of|to|by|from|for|that|made)\b)"
)
_DESCRIBED = re.compile(
    r"The (?:[\w'’-]+ ){0,2}(?:group|company|firm|airline|carrier|lender|miner|bank|insurer|retailer|maker|operator"
    r"|developer|side"
    r"|fund|club|party|partners?|buyer|seller|supplier|yard|union|agency|start-up"
    r"|association|federation)\b(?!,? (?:[A-Z(]|of\b|for\b))"
)
"""Begins a sentence on whom another has named."""
_DONE_TO = gated(
    r"\b(?:offered|gave|asked|told|sold|lent|granted|awarded|owes?|sued|joined|urged|replaced) (?:it|them|him|her)\b"
)
"""Who is meant stands in the sentence before: "Stanwell offered it a contract"."""
_SPOKEN_OF = re.compile(
    r"^(?:the (?:text|document|papers?|deal|contract|agreement|accord|pact|treaty|protocol|memorandum)"
    r"|el (?:texto|documento|acuerdo|contrato|convenio|pacto|tratado|protocolo|memorando)"
    r"|(?:le (?:texte|document|contrat|traite|pacte|protocole|memorandum)|l'(?:accord|entente)|la convention)"
    r"|(?:der (?:text|vertrag)|das (?:abkommen|papier|dokument|memorandum)|die (?:vereinbarung|absichtserklarung)))"
    r"\b(?! (?:of|with|between|on|for|de|del|con|entre|sobre|avec|sur|du|des|mit|zwischen|uber|zum|zur))"
)
"""Begins a sentence on the agreement that was told last; on folded text."""
_QUOTED_FIRST = re.compile(r"^(?:[“\"„][^”\"“]{12,}[”\"“]|«[^»]{12,}»|「[^」]{12,}」)")


def refers(line: Line) -> bool:
    """Whether a sentence speaks of the one before, or begins with the words of somebody whom that names."""
    folded = line.folded
    if _REFERS.match(folded) or _REFERS_WITHIN.search(folded) or _DONE_TO.search(folded):
        return True
    return (_DESCRIBED.match(line.text) or _QUOTED_FIRST.match(line.text)) is not None


def speaks_of_last(line: Line) -> bool:
    """Whether a sentence begins with the agreement that was told last, and does not say which that is."""
    return _SPOKEN_OF.match(line.folded) is not None
