"""Tell in Spanish, French and German whether goods or rights are bought, and no company: "kauft bei X 40 Busse"."""

from __future__ import annotations

import re

_NUMBER = (
    r"(?:(?!(?:19|20)\d\d\b)\d[\d.,]*|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|vingt|dos|tres|cuatro|cinco"
    r"|seis|siete|ocho|nueve|diez|doce|veinte|una docena de|une dizaine de|une vingtaine de|zwei|drei|vier|funf|sechs"
    r"|sieben|acht|neun|zehn|zwolf|zwanzig|ein dutzend)"
)
_NO_GOODS = (
    r"(?!%|pour|por|prozent|mill|mrd|mio|filial|entrepris|usin|societ|socied|empresa|planta|fabric|accion|titul|titres"
    r"|part|action|banc|banq|tochter|werke|aktien|firmen|mine|clini|klini|hotel|hopit|hospital|kraft|central|park|parc"
    r"|parque|sucursal|euro|dolar|dollar|francs|franken|pesos|reales|puntos|anos|ans|jahre|mois|monate|meses|dias|jours"
    r"|tage|tiend|magas|laden|markt|boutiq|farmac|pharmac|apothek|studio|schiffswerft|astiller|periodic|journa|zeitung"
    r"|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|de (?:los|las|enero|febrero"
    r"|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)|janvier|fevrier|mars|avril|juin"
    r"|juillet|aout|septembre|octobre|novembre|decembre)"
)
_DIRECT = re.compile(rf" ?(?:de |d'|von |uber )?{_NUMBER} {_NO_GOODS}[a-z]{{3}}")
_LATER = re.compile(rf"[^,;.]{{0,60}}? {_NUMBER} {_NO_GOODS}[a-z]{{4}}")
_RIGHTS = re.compile(r"[^,;.]{0,70}?\b(?:derechos|droits|[a-z]*rechte)\b")
_TRADES = re.compile(
    r"(?:ha |han |a |ont )?(?:compr|adquir|adquier|vend|ced|kauf|erw[aio]r|verkauf|achet|acqu|bestell|commande|encarg)"
)


def is_of_number(folded: str, end: int) -> bool:
    """Whether a number of goods stands right behind the place `end`: "l'acquisition de deux frégates"."""
    return _DIRECT.match(folded, end) is not None


def is_of_goods(folded: str, end: int) -> bool:
    """Whether behind the verb that ends at `end` goods or rights are told: "kauft bei X 40 Busse"."""
    return _LATER.match(folded, end) is not None or _RIGHTS.match(folded, end) is not None


def trades_goods(folded: str, start: int, end: int) -> bool:
    """Whether the word at `start` is a verb of buying or selling with goods or rights behind it."""
    return _TRADES.match(folded, start) is not None and is_of_goods(folded, end)
