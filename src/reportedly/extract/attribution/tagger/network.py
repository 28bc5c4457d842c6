"""The tagger's weights, and the two small networks that run on them (ONNX, eight-bit, on one thread)."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attribution.tagger.sights import Labels
from reportedly.lang.pieces import Pieces
from reportedly.weights import ATTRIBUTION, find_missing


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """What a weight file holds: `encoder` and `reader` (ONNX sessions), word pieces, labels, and what
    decoding and merging weigh with."""

    encoder: Any
    reader: Any
    pieces: Pieces
    labels: Labels
    begins: NDArray[np.float32]
    moves: NDArray[np.float32]
    mix: tuple[float, ...]
    about: dict[str, Any]


@cache
def load_network() -> Network | None:
    """The network that ships, loaded once a process; None where something is missing, see `reportedly.weights`."""
    if find_missing():
        return None
    with ATTRIBUTION.open("rb") as file:
        return open_network(file)


def open_network(file: Any) -> Network:
    """Read a weight file, a zip of two ONNX models, the vocabulary and one JSON of the rest."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Its norm fused with the sum before takes four times as long as the two apart.
    slow = ["SkipLayerNormFusion"]
    with zipfile.ZipFile(file) as archive:
        about = json.loads(archive.read("about.json"))
        sessions = [
            onnxruntime.InferenceSession(
                archive.read(name), options, providers=["CPUExecutionProvider"], disabled_optimizers=slow
            )
            for name in ("encoder.onnx", "reader.onnx")
        ]
        vocabulary = archive.read("pieces.txt").decode("utf-8").split("\n")
    return Network(
        encoder=sessions[0],
        reader=sessions[1],
        pieces=Pieces(vocabulary),
        labels=Labels(tags=about["tags"], deps=about["deps"], paths=about["paths"]),
        begins=np.array(about["begins"], dtype=np.float32),
        moves=np.array(about["moves"], dtype=np.float32),
        mix=tuple(about["mix"]),
        about=about["about"],
    )
