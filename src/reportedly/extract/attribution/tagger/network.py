"""The tagger's weights, and the two small networks that run on them (ONNX, eight-bit, on one thread)."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.extract.attribution.tagger.pieces import Pieces
from reportedly.extract.attribution.tagger.sights import Labels

WEIGHTS = "attribution.zip"


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


def find_missing() -> str | None:
    """What the tagger lacks to run, in words for the user; None where nothing does."""
    if find_spec("onnxruntime") is None:
        return "onnxruntime is not installed (pip install onnxruntime)"
    return None if _weights().is_file() else f"the weights {WEIGHTS} are not in this installation (install it again)"


@cache
def load_network() -> Network | None:
    """The network that ships, loaded once a process; None where something is missing, see `find_missing`."""
    if find_missing():
        return None
    with _weights().open("rb") as file:
        return open_network(file)


def _weights() -> Traversable:
    return resources.files("reportedly.extract.attribution.tagger") / WEIGHTS


def open_network(file: Any) -> Network:
    """Read a weight file, a zip of two ONNX models, the vocabulary and one JSON of the rest."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    with zipfile.ZipFile(file) as archive:
        about = json.loads(archive.read("about.json"))
        sessions = [
            onnxruntime.InferenceSession(archive.read(name), options, providers=["CPUExecutionProvider"])
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
