"""Trained networks -> one weight file: two ONNX models in eight bits, word pieces, labels, transitions, facts."""

from __future__ import annotations

import json
import tempfile
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from reportedly.extract.attribution.tagger.decode import ROLES
from reportedly.extract.attribution.tagger.sights import PAIR_KINDS, WORD_KINDS, Labels
from training.attribution.examples import ROLE_IDS, Example
from training.attribution.network import PAIR_SIZE, Encoder, Reader

# The network knows how often roles come already: of what gold's transitions say, this share is added to it. Measured on
# reports kept aside: 0 gave match 74.8, full 53.1; .15 74.5, 53.5; .3 73.4, 52.4; 1 68.6, 49.3.
MOVES_SHARE, NEVER = 0.15, -12.0


def count_moves(examples: Sequence[Example]) -> tuple[list[float], list[list[float]]]:
    """Scores (logarithms) for the first role of a window and for each role after each, from counts in gold, add-one.

    Moves that no gold can hold (an inside after what it cannot continue) are all but forbidden.
    """
    begins, moves = np.ones(len(ROLES)), np.ones((len(ROLES), len(ROLES)))
    for e in examples:
        for g in e.gold:
            anchor = min(g["cue"])
            low, high = max(0, anchor - 60), min(len(e.view.parse), anchor + 60)
            path = [0] * (high - low)
            for role, (begin, inner) in ROLE_IDS.items():
                for c in g[role]:
                    if low <= c < high:
                        path[c - low] = inner if c - 1 in g[role] else begin
            begins[path[0]] += 1
            for a, b in pairwise(path):
                moves[a, b] += 1
    scores = MOVES_SHARE * np.log(moves / moves.sum(1, keepdims=True))
    for begin, inner in ROLE_IDS.values():
        for a in range(len(ROLES)):
            if a not in (begin, inner):
                scores[a, inner] = NEVER
    return (MOVES_SHARE * np.log(begins / begins.sum())).tolist(), scores.tolist()


def export(
    path: Path,
    encoder: Encoder,
    reader: Reader,
    vocabulary: Sequence[str],
    labels: Labels,
    moves: tuple[list[float], list[list[float]]],
    mix: Sequence[float],
    about: Mapping[str, Any],
    eight_bits: bool = True,
) -> None:
    """Write the weight file."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = {name: Path(folder) / f"{name}.onnx" for name in ("encoder", "reader")}
        _trace(encoder, reader, whole)
        if eight_bits:
            for name, file in whole.items():
                small = Path(folder) / f"{name}.int8.onnx"
                quantize_dynamic(
                    file,
                    small,
                    weight_type=QuantType.QInt8,
                    per_channel=True,
                    op_types_to_quantize=["MatMul", "Gather"],
                    extra_options={"MatMulConstBOnly": True},
                )
                whole[name] = small
        rest = {
            "tags": dict(labels.tags),
            "deps": dict(labels.deps),
            "paths": dict(labels.paths),
            "begins": moves[0],
            "moves": moves[1],
            "mix": list(mix),
            "about": dict(about),
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for name, data in (
                *((f"{name}.onnx", file.read_bytes()) for name, file in whole.items()),
                ("pieces.txt", "\n".join(vocabulary).encode()),
                ("about.json", json.dumps(rest, ensure_ascii=False, sort_keys=True).encode()),
            ):
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)  # no times: the same bytes again


def _trace(encoder: Encoder, reader: Reader, files: Mapping[str, Path]) -> None:
    pieces = torch.ones(2, 9, dtype=torch.long)
    torch.onnx.export(
        encoder.eval(),
        (pieces, torch.zeros(2, 9, len(WORD_KINDS), dtype=torch.long), pieces, torch.ones(2, 7, dtype=torch.long)),
        str(files["encoder"]),
        input_names=["pieces", "sights", "mask", "first"],
        output_names=["here", "there", "cue"],
        dynamic_axes={
            **{name: {0: "b", 1: "t"} for name in ("pieces", "sights", "mask")},
            **{name: {0: "b", 1: "w"} for name in ("first", "here", "there", "cue")},
        },
        opset_version=17,
        dynamo=False,
    )
    torch.onnx.export(
        reader.eval(),
        (
            torch.randn(3, 7, PAIR_SIZE),
            torch.randn(3, PAIR_SIZE),
            torch.zeros(3, 7, len(PAIR_KINDS), dtype=torch.long),
            torch.ones(3, 7),
            torch.zeros(3, dtype=torch.long),
        ),
        str(files["reader"]),
        input_names=["here", "there", "sights", "mask", "at"],
        output_names=["roles", "holds"],
        dynamic_axes={
            **{name: {0: "n", 1: "w"} for name in ("here", "sights", "mask", "roles")},
            **{name: {0: "n"} for name in ("there", "at", "holds")},
        },
        opset_version=17,
        dynamo=False,
    )
