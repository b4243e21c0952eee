"""Tell sentences on what had been before the news from those on what is to come of it, in all languages but English."""

from __future__ import annotations

from bot.briefing.offline.lines.gate import gated

ONCE = gated(
    r"(?<!qui )(?<!dont )\b(?:avait|avaient) (?:(?!ete (?:prevu|convenu))\w+ ){0,4}?\w+(?:e|es|i|is|u|us|it)\b(?=[ ,.])"
    r"|(?<!que )\b(?:habia|habian) (?:\w+ ){0,2}?\w+(?:[ai]do|cho|sto|rto)\b"
    r"|\bhatten? [^;]*?\b(?:\w*ge\w+(?:t|en)|\w+iert|(?:ver|be|er|ent)\w+(?:t|en))[ .]"
    r"|(?:当初|昨年|かつて|従来|一昨年)[^。]{4,}(?:ていた|していた|った|した)。$"
    r"|(?:당초|지난해|재작년|그동안)[^.]{4,}(?:했었다|해 왔다|해왔다|했다|였다|었다)\.$"
)
"""What had been before the news, in German, Spanish, French, Japanese and Korean; on folded text."""
TO_COME = gated(
    r"\b(?:prend(?:ra)? effet|entre(?:ra|nt|ront)? en vigueur|s'appliquera|permettra|devra(?:it|ient)?|doit encore"
    r"|reste a|d'ici a|entrara(?:n)? en vigor|surtira efecto|permitira|debera(?:n)?|queda(?:ra)? pendiente"
    r"|esta sujet[oa]|falta(?:n)? (?:por|la|el)|tritt [^.]{0,40}in kraft|in kraft treten|wirksam|muss(?:en)? noch"
    r"|steht noch aus|soll(?:en)? (?:ab|bis|im|noch|dort|kunftig))\b"
    r"|発効|施行|適用され|めざす|目指す|中止され|解除され|承認が必要|開始する"
    r"|발효|시행|효력이|전망이다|예정이[다며]|방침이다|승인을 받아야|남았다|남겨"
)
"""When it takes effect, what it needs yet and what comes of it; on folded text."""
