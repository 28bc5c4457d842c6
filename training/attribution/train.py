"""Fine-tune the tagger on annotated reports: token-count schedule, fixed seeds, averaged weights."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.extract.attribution.tagger.sights import PAIR_KINDS, WORD_KINDS, Labels
from reportedly.lang.pieces import Pieces
from training.attribution.examples import Example, Sample, cut_samples
from training.attribution.network import Encoder, Reader

RATE, HEAD_RATE, WARM, BATCH_PIECES = 1.5e-4, 1e-3, 0.06, 1300
# The averaged weights: how much of the average each step keeps, from this share of the schedule on.
KEPT, KEPT_FROM = 0.995, 0.4
AGAIN = 0.5  # the peak of a later cycle's rate, of the first one's


def list_batches(
    examples: Sequence[Example], labels: Labels, pieces: Pieces, rng: random.Random
) -> Iterator[list[Sample]]:
    """Windows of one pass over the reports in random order, in batches of like size."""
    order = list(examples)
    rng.shuffle(order)
    for k in range(0, len(order), 60):
        samples = [s for e in order[k : k + 60] for s in cut_samples(e, labels, pieces, rng)]
        samples.sort(key=lambda s: len(s.pieces))
        batches: list[list[Sample]] = [[]]
        for s in samples:
            if batches[-1] and len(s.pieces) * (len(batches[-1]) + 1) > BATCH_PIECES:
                batches.append([])
            batches[-1].append(s)
        rng.shuffle(batches)
        yield from batches


def measure_loss(encoder: Encoder, reader: Reader, batch: Sequence[Sample], pad: int) -> tuple[Tensor, list[float]]:
    """The loss of a batch: cues, roles around the gold cues, and which cues hold."""
    wide, words = max(len(s.pieces) for s in batch), max(len(s.first) for s in batch)
    ids = np.full((len(batch), wide), pad)
    sights = np.zeros((len(batch), wide, len(WORD_KINDS)), dtype=np.int64)
    mask = np.zeros((len(batch), wide), dtype=np.int64)
    first = np.zeros((len(batch), words), dtype=np.int64)
    cues = np.full((len(batch), words), -1)
    for b, s in enumerate(batch):
        ids[b, : len(s.pieces)], mask[b, : len(s.pieces)] = s.pieces, 1
        sights[b, : len(s.pieces)] = s.sights
        first[b, : len(s.first)], cues[b, : len(s.first)] = s.first, s.cues
    here, there, cue = encoder(*(torch.from_numpy(x) for x in (ids, sights, mask, first)))
    gold = torch.from_numpy(cues)
    counted = gold >= 0
    cue_loss = nn.functional.binary_cross_entropy_with_logits(cue[counted], gold[counted].float())
    pairs = [(b, pair) for b, s in enumerate(batch) for pair in s.pairs]
    if not pairs:
        return cue_loss, [float(cue_loss), 0.0, 0.0]
    seen = np.zeros((len(pairs), words, len(PAIR_KINDS)), dtype=np.int64)
    there_is = np.zeros((len(pairs), words), dtype=np.float32)
    roles = np.full((len(pairs), words), -1)
    for k, (_, pair) in enumerate(pairs):
        n = len(pair.sights)
        seen[k, :n], there_is[k, :n] = pair.sights, 1
        if pair.roles is not None:
            roles[k, :n] = pair.roles
    at = torch.tensor([pair.at for _, pair in pairs])
    owner = torch.tensor([b for b, _ in pairs])
    scores, holds = reader(here[owner], there[owner, at], torch.from_numpy(seen), torch.from_numpy(there_is), at)
    target = torch.from_numpy(roles)
    good = target >= 0
    if good.any():
        role_loss = nn.functional.cross_entropy(scores[good], target[good])
    else:
        role_loss = scores.sum() * 0
    hold_loss = nn.functional.binary_cross_entropy_with_logits(holds, torch.tensor([float(p.holds) for _, p in pairs]))
    return cue_loss + role_loss + 0.5 * hold_loss, [float(cue_loss), float(role_loss), float(hold_loss)]


def load(kept: Sequence[Path], encoder: Encoder, reader: Reader) -> None:
    """The mean of the averaged weights that cycles of training kept."""
    states = [torch.load(path, weights_only=True) for path in kept]
    weights = [{**state["now"], **state["average"]} for state in states]
    for name, module in (("encoder.", encoder), ("reader.", reader)):
        names = [k for k in weights[0] if k.startswith(name)]
        mean = {k.removeprefix(name): torch.stack([w[k] for w in weights]).mean(0) for k in names}
        module.load_state_dict(mean)
        module.eval()


def train(
    examples: Sequence[Example],
    labels: Labels,
    pieces: Pieces,
    base: Path,
    total: int,
    seed: int,
    log: Path,
    keep: Path,
    start: Path | None = None,
) -> None:
    """Train on `total` pieces; the weights, and their average, go to `keep` now and then and at the end.

    A later cycle begins with the averaged weights of the one before (`start`), at a part of the rate.
    """
    torch.manual_seed(seed)
    rng = random.Random(seed)
    encoder, reader = Encoder(base), Reader()
    if start:
        load([start], encoder, reader)
    peak = AGAIN if start else 1.0
    slow = list(encoder.bert.parameters())
    fast = [p for n, p in encoder.named_parameters() if not n.startswith("bert.")] + list(reader.parameters())
    optimiser = torch.optim.AdamW(
        [{"params": slow, "lr": RATE}, {"params": fast, "lr": HEAD_RATE}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )

    def share(done: int) -> float:
        return min(done / (WARM * total), max(0.0, (total - done) / (total * (1 - WARM))))

    average: dict[str, Tensor] = {}
    both = nn.ModuleDict({"encoder": encoder, "reader": reader})
    done = steps = 0
    sums, began = np.zeros(3), time.time()
    while done < total:
        for batch in list_batches(examples, labels, pieces, rng):
            both.train()
            for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
                group["lr"] = peak * rate * max(share(done), 0.002)
            loss, parts = measure_loss(encoder, reader, batch, pieces.pad)
            loss.backward()
            nn.utils.clip_grad_norm_(both.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            done += sum(len(s.pieces) for s in batch)
            steps += 1
            sums += parts
            if done > KEPT_FROM * total:
                with torch.no_grad():
                    for name, value in both.state_dict().items():
                        if not value.is_floating_point():
                            continue
                        if name in average:
                            average[name].lerp_(value, 1 - KEPT)
                        else:
                            average[name] = value.clone()
            if steps % 50 == 0:
                with log.open("a") as out:
                    rate = done / (time.time() - began)
                    print(f"{steps} {done} {rate:.0f}/s loss {np.round(sums / 50, 4).tolist()}", file=out)
                sums[:] = 0
            if steps % 500 == 0:
                torch.save({"now": both.state_dict(), "average": average, "done": done}, keep)
            if done >= total:
                break
    torch.save({"now": both.state_dict(), "average": average, "done": done}, keep)
