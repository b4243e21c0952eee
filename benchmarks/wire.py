"""Read the sentences of real news from which weights are learned: none of them is in the repository.

    git clone --depth 1 https://github.com/mhjabreel/CharCnn_Keras
    git clone --depth 1 https://github.com/KEAML-JLU/DeepTextClustering
    git clone --depth 1 https://github.com/colibri17/TextCategorization

World and business news of the AG corpus (2004), and Reuters-21578 (1987) without what only tells of earnings: the first
sentences of each. `wire_labels.tsv` says of 12,000 of them, known by a hash, what they tell of; each was read for it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from hashlib import sha256
from html import unescape
from pathlib import Path

from benchmarks.quality import uncommented
from bot.briefing.offline.lines.text import Line, lines
from bot.model import ArticleText

LABELS = Path(__file__).with_name("wire_labels.tsv")
_AG = ("data/ag_news_csv/test.csv", "data/ag_news/train.csv", "data/ag_news/ub_train.csv")
_WORLD_AND_BUSINESS = ("1", "3")
_SENTENCES = 3
_SHORTEST, _LONGEST = 25, 420
"""Characters of a sentence that is read."""
_DATELINE = re.compile(
    r"^[A-Z][A-Za-z.,' /-]{2,40}(?: \((?:Reuters|AP|AFP|[A-Za-z .]+)\))? ?--? |^(?:Reuters|AP|AFP|[\w.]+\.com) - "
)
_AGENCY = re.compile(r" ?\((?:Reuters|AP|AFP|[A-Za-z.]+)\)$")
_TAG = re.compile(r"<[^>]{0,60}>")


def wire(clones: list[Path]) -> Iterator[Line]:
    """The title and the first sentences of each story, each sentence once."""
    seen = set()
    for title, text in (story for clone in clones for story in (*_ag(clone), *_reuters(clone))):
        body = 0
        for line in lines(ArticleText("", _AGENCY.sub("", title), _TAG.sub("", _DATELINE.sub("", text)), None, "en")):
            body += line.part
            if body <= _SENTENCES and _SHORTEST <= len(line.text) <= _LONGEST and line.text not in seen:
                seen.add(line.text)
                yield line


def labels() -> dict[str, tuple[str, str]]:
    """Kinds and status by `key`."""
    rows = (line.split("\t") for line in uncommented(LABELS))
    return {key: (kinds, status) for key, kinds, status in rows}


def key(text: str) -> str:
    """By what a sentence is known."""
    return sha256(text.encode()).hexdigest()[:16]


def _ag(clone: Path) -> Iterator[tuple[str, str]]:
    for path in (clone / name for name in _AG if (clone / name).exists()):
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for row in csv.reader(file):
                if path.parent.name == "ag_news_csv":
                    if row[0] in _WORLD_AND_BUSINESS:
                        yield _plain(row[1]), _plain(row[2])
                elif len(row) > 1:
                    yield "", re.sub(r" ([,.;:!?])", r"\1", _plain(" ".join(row[1:])))


def _reuters(clone: Path) -> Iterator[tuple[str, str]]:
    for path in sorted((clone / "reuters21578").glob("reut2-*.sgm")):
        for story in re.findall(r"<REUTERS.*?</REUTERS>", path.read_text("latin-1"), re.DOTALL):
            body = re.search(r"<BODY>(.*?)</BODY>", story, re.DOTALL)
            if body and "<D>earn</D>" not in story:
                told = unescape(body[1]).replace("\x03", "").replace("Reuter", "")
                yield "", "\n\n".join(" ".join(part.split()) for part in re.split(r"\n {4}", told))[:900]


def _plain(cell: str) -> str:
    return unescape(unescape(cell.replace("\\", " ")))
