"""Tell a person who bids for a company, and so is a party as a company is: "an offer from Dana Korwin"."""

from __future__ import annotations

from bot.briefing.offline.lines.edges import beginning, ending

_FROM = ending(
    r"\b(?:bids?|takeover|offers?|approach(?:es)?|proposals?|buyout|buy-out) (?:from|by) (?:the )?(?:[a-z]+ ){0,2}$"
)
_BIDS = beginning(
    r"^(?:['’]s (?:[a-z]+ ){0,2}(?:bids?|takeover|offers?|approach|proposals?|stake)\b"
    r"|(?: (?:has|have|had|is|will|would|may|could|to|also|now|formally|been)){0,3}"
    r" (?:bid|bids|bidding|buy|buys|buying|bought|acquired?|acquiring|offer(?:s|ed)? to buy|agreed? to (?:buy|sell|pay)"
    r"|(?:made|making|launch(?:ed|es|ing)?|tabled|submitted|raised|increased|put in|dropped|withdrawn|withdrew) (?:an?"
    r"|the|his|her|its)"
    r" (?:[a-z£$€\d.,]+ ){0,4}?(?:bid|offer|approach|proposal))\b)"
)


def is_bidder(before: str, after: str, may: int) -> bool:
    """Whether who is named between `before` and `after` (folded) bids for a company; `may`: see `edges_before`."""
    return _FROM.end(before, may) is not None or _BIDS.begin(after, may) is not None
