"""Read HTML pages: decode them, leave out what no reader sees, give their text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree, html  # type: ignore[import-untyped]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(r"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# What people mean by these names, as browsers read them (WHATWG encoding standard).
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_MEANT |= {"gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "x-sjis": "cp932"}
# None of Python's own encodings, such as punycode, which can be made slow.
_ENCODINGS = re.compile("utf-?8|iso-?8859|iso-2022|windows-|cp|euc|gb|big5|shift|sjis|koi8|tis|mac", re.IGNORECASE)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "iframe", "object", "svg", "form", "button", "head"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figcaption", "figure"}
    | {"footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section"}
    | {"table", "tr", "ul"}
)
_HIDDEN_STYLE = re.compile(
    r"display:none|visibility:hidden|(?:font-size|opacity|max-height):0(?![.\d]*[1-9])"
    r"|text-indent:-\d{3}|(?:left|top):-\d{4}|clip:rect\(0|clip-path:inset\((?:50|100)%"
)
_RULE = re.compile(r"([^{}]{1,300})\{([^{}]{1,2000})\}")
_SIMPLE_SELECTOR = re.compile(r"^\s*(?:[a-zA-Z]{1,12})?([.#])([\w-]{1,80})\s*$")
_SPACE = re.compile(r"[^\S\n]+")
MAX_RULES = 5000
# Words after which a class is hidden in every style sheet of the world.
_HIDDEN_CLASSES = frozenset(
    {"sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "d-none", "is-hidden"}
)


def decode(body: bytes, content_type: str = "") -> str:
    """Decode a page; never fails. By byte order mark, UTF-8 where valid, what is declared, Windows-1252."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _ILLEGAL.sub("", body[len(bom) :].decode(encoding, "replace"))
    head = body[:4096].decode("latin-1")
    declared = [found.group(1).lower() for found in (_CHARSET.search(content_type), _CHARSET.search(head)) if found]
    shifting = [name for name in declared if name.startswith("iso-2022")]  # looks like ASCII
    for name in [*shifting, "utf-8", *declared]:
        encoding = _MEANT.get(name, name)
        if not _ENCODINGS.match(encoding):
            continue
        try:
            return _ILLEGAL.sub("", body.decode(encoding))
        except (LookupError, ValueError):
            continue
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 50 >= sum(byte >= 0x80 for byte in body):
        text = body.decode("cp1252", "replace")
    return _ILLEGAL.sub("", text)


def parse_page(text: str) -> etree._Element | None:
    """Return the tree of an HTML page without comments, None when there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def remove_hidden(root: etree._Element) -> None:
    """Take out of the tree what no reader sees: it is not the article, and may be written for a model.

    Hidden by attributes, inline style, or a plain class or id rule of the page's own style elements.
    """
    hidden = _hidden_names(root)
    for element in list(root.iter(etree.Element)):
        if element.tag in ("html", "body", "head", "script", "meta", "link", "title"):
            continue
        if is_hidden(element) or hidden & _names(element):
            _drop(element)


def is_hidden(element: etree._Element) -> bool:
    """Whether attributes, a usual class or inline style hide `element`."""
    style = re.sub(r"\s+", "", element.get("style") or "").lower()
    return (
        element.get("hidden") is not None
        or (element.get("aria-hidden") or "").strip().lower() == "true"
        or element.tag == "template"
        or bool(_HIDDEN_CLASSES & set((element.get("class") or "").split()))
        or bool(style and _HIDDEN_STYLE.search(style))
    )


def html_to_text(markup: str) -> str:
    """Return the text a reader would see of a piece of HTML, paragraphs separated by a blank line. Never raises."""
    root = parse_page(f"<div>{_ILLEGAL.sub('', markup)}</div>")
    if root is None:
        return ""
    remove_hidden(root)
    return paragraphs("".join(_pieces(root)))


def paragraphs(text: str) -> str:
    """Return `text` with single spaces, one blank line between paragraphs, and no empty lines in them."""
    blocks = re.split(r"\n\s*\n", text)
    lines = ("\n".join(filter(None, (_SPACE.sub(" ", line).strip() for line in block.split("\n")))) for block in blocks)
    return "\n\n".join(filter(None, lines))


def _hidden_names(root: etree._Element) -> set[str]:
    """The `.class` and `#id` that the page's own style elements hide."""
    names: set[str] = set()
    for sheet in root.iter("style"):
        # A rule inside @media may hold for print alone, and is left alone with it.
        text = re.sub(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", " ", sheet.text or "")
        for number, rule in enumerate(_RULE.finditer(text)):
            if number >= MAX_RULES:
                break
            if not _HIDDEN_STYLE.search(re.sub(r"\s+", "", rule[2]).lower()):
                continue
            found = [_SIMPLE_SELECTOR.match(selector) for selector in rule[1].split(",")]
            names.update(f"{match[1]}{match[2]}" for match in found if match)
    return names


def _names(element: etree._Element) -> set[str]:
    names = {f".{name}" for name in (element.get("class") or "").split()}
    if identifier := element.get("id"):
        names.add(f"#{identifier.strip()}")
    return names


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    if tail := element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = f"{parent.text or ''}{tail}"
        else:
            before.tail = f"{before.tail or ''}{tail}"
    parent.remove(element)


def _pieces(root: etree._Element) -> Iterator[str]:
    """Walk without recursion: pages nest as deep as they like."""
    skipping: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if skipping is None and element.tag in _LEFT_OUT:
                skipping = element
            if skipping is None:
                yield "\n\n" if element.tag in _BLOCKS else "\n" if element.tag == "br" else ""
                yield " " if element.tag in ("td", "th") else ""
                yield (element.text or "").replace("\n", " ")
            continue
        if skipping is element:
            skipping = None
        elif skipping is None and element.tag in _BLOCKS:
            yield "\n\n"
        if skipping is None:
            yield (element.tail or "").replace("\n", " ")
