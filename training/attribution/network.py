"""The tagger's network: an encoder that sees the parse, a head for cues, and a head for each cue's roles."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from reportedly.extract.attribution.tagger.decode import ROLES
from reportedly.extract.attribution.tagger.sights import PAIR_KINDS, WORD_KINDS
from training.attribution.bert import Bert

PAIR_SIZE, PAIR_HEADS, PAIR_INNER = 192, 4, 384


class Encoder(nn.Module):
    """Pieces and the sights of their words -> what the other heads need of each word.

    pieces [B, T], sights [B, T, kinds], mask [B, T], first [B, W] (the piece each word begins with) ->
    here [B, W, D], there [B, W, D] (a word as seen from a cue, a word as the cue), cue [B, W] (logit).
    """

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.bert = Bert.read(base)
        size = self.bert.embeddings.word_embeddings.embedding_dim
        self.sights = nn.Embedding(sum(WORD_KINDS), size)
        nn.init.normal_(self.sights.weight, std=0.01)
        self.cue = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, 1))
        self.here = nn.Linear(size, PAIR_SIZE)
        self.there = nn.Linear(size, PAIR_SIZE)

    def forward(self, pieces: Tensor, sights: Tensor, mask: Tensor, first: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """See the class."""
        embedded = self.bert.embeddings.word_embeddings(pieces) + self.sights(sights).sum(2)
        hidden = self.bert(embedded, mask)
        words = torch.gather(hidden, 1, first.unsqueeze(2).expand(-1, -1, hidden.shape[2]))
        return self.here(words), self.there(words), self.cue(words).squeeze(2)


class Reader(nn.Module):
    """The words around a cue -> the role of each, and whether the cue makes an attribution at all.

    here [N, W, D], there [N, D], sights [N, W, kinds], mask [N, W] (1 where a word is), at [N] (the cue) ->
    roles [N, W, len(ROLES)], holds [N] (logits).
    """

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.sights = nn.Embedding(sum(PAIR_KINDS), PAIR_SIZE)
        nn.init.normal_(self.sights.weight, std=0.05)
        self.norm = nn.LayerNorm(PAIR_SIZE)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(1))
        self.roles = nn.Linear(PAIR_SIZE, len(ROLES))
        self.holds = nn.Sequential(nn.Linear(PAIR_SIZE, 96), nn.GELU(), nn.Linear(96, 1))

    def forward(self, here: Tensor, there: Tensor, sights: Tensor, mask: Tensor, at: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        x = self.norm(here + there.unsqueeze(1) + self.sights(sights).sum(2))
        blocked = ((1 - mask) * -1e4).unsqueeze(1).unsqueeze(1)
        for layer in self.layers:
            x = layer(x, blocked)
        cue = torch.gather(x, 1, at.view(-1, 1, 1).expand(-1, 1, x.shape[2])).squeeze(1)
        return self.roles(x), self.holds(cue).squeeze(1)


class Layer(nn.Module):
    """One transformer layer over the words around a cue, its norms before its parts."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.mixed = nn.Linear(PAIR_SIZE, 3 * PAIR_SIZE)
        self.out = nn.Linear(PAIR_SIZE, PAIR_SIZE)
        self.inner = nn.Sequential(nn.Linear(PAIR_SIZE, PAIR_INNER), nn.GELU(), nn.Linear(PAIR_INNER, PAIR_SIZE))
        self.first, self.second = nn.LayerNorm(PAIR_SIZE), nn.LayerNorm(PAIR_SIZE)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, blocked: Tensor) -> Tensor:
        """x [N, W, D], blocked [N, 1, 1, W] (added to the attention's logits) -> [N, W, D]."""
        n, w, d = x.shape
        q, k, v = self.mixed(self.first(x)).view(n, w, 3, PAIR_HEADS, d // PAIR_HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.softmax(q @ k.transpose(2, 3) / (d // PAIR_HEADS) ** 0.5 + blocked, dim=3)
        x = x + self.drop(self.out((scores @ v).transpose(1, 2).reshape(n, w, d)))
        return x + self.drop(self.inner(self.second(x)))
