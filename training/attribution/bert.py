"""The BERT encoder (Devlin et al. 2019), with its parameters named as in published weights."""

from __future__ import annotations

import json
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn

DROPOUT = 0.1


class Bert(nn.Module):
    """Embedded pieces [B, T, D] and their mask [B, T] -> hidden states [B, T, D]; `read` loads published weights."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.embeddings = nn.Module()
        self.embeddings.word_embeddings = nn.Embedding(config["vocab_size"], size)
        self.embeddings.position_embeddings = nn.Embedding(config["max_position_embeddings"], size)
        self.embeddings.token_type_embeddings = nn.Embedding(config["type_vocab_size"], size)
        self.embeddings.LayerNorm = nn.LayerNorm(size, eps=1e-12)
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList(_Layer(config) for _ in range(config["num_hidden_layers"]))
        self.drop = nn.Dropout(DROPOUT)

    @classmethod
    def read(cls, folder: Path) -> Bert:
        """The encoder with the weights in `folder` (`config.json`, `model.safetensors`)."""
        model = cls(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        weights = load_file(folder / "model.safetensors")
        wanted = model.state_dict()
        model.load_state_dict({name: weights[name] for name in wanted})
        return model

    def forward(self, embedded: Tensor, mask: Tensor) -> Tensor:
        """See the class."""
        e = self.embeddings
        x = embedded + e.position_embeddings.weight[: embedded.shape[1]] + e.token_type_embeddings.weight[0]
        x = self.drop(e.LayerNorm(x))
        blocked = ((1 - mask.to(x.dtype)) * -1e4).unsqueeze(1).unsqueeze(1)
        for layer in self.encoder.layer:
            x = layer(x, blocked)
        return x


class _Layer(nn.Module):
    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        size, inner = config["hidden_size"], config["intermediate_size"]
        self.heads = config["num_attention_heads"]
        self.attention = nn.Module()
        self.attention.self = nn.ModuleDict({name: nn.Linear(size, size) for name in ("query", "key", "value")})
        self.attention.output = nn.ModuleDict({"dense": nn.Linear(size, size), "LayerNorm": nn.LayerNorm(size, 1e-12)})
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(size, inner)})
        self.output = nn.ModuleDict({"dense": nn.Linear(inner, size), "LayerNorm": nn.LayerNorm(size, 1e-12)})
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, blocked: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = (
            self.attention.self[name](x).view(b, t, self.heads, d // self.heads).transpose(1, 2)
            for name in ("query", "key", "value")
        )
        mixed = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=blocked)
        mixed = self.attention.output["dense"](mixed.transpose(1, 2).reshape(b, t, d))
        x = self.attention.output["LayerNorm"](x + self.drop(mixed))
        inner = nn.functional.gelu(self.intermediate["dense"](x))
        return self.output["LayerNorm"](x + self.drop(self.output["dense"](inner)))
