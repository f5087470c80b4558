"""Weights: the small network that joins a proposal's features to one score; trained by `tables.actors`, kept in the actor table."""

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

BLOCK = 24  # rows at a time: small enough that the matrix library keeps to one thread, whose waiting others would cost more than the sum
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Weights:
    """The network: standardisation, hidden layer, output."""

    mean: Array
    scale: Array
    hidden: Array
    bias: Array
    out: Array

    def scores(self, features: Array) -> Array:
        """A score for each row of features; the higher the likelier."""
        return np.concatenate([self._block(features[at : at + BLOCK]) for at in range(0, len(features), BLOCK)])

    def _block(self, rows: Array) -> Array:
        inner = np.maximum((rows - self.mean) / self.scale @ self.hidden + self.bias, 0)
        return np.asarray(inner @ self.out, dtype=np.float32)

    def encode(self) -> bytes:
        """Packed for the table."""
        return msgspec.msgpack.encode([[list(a.shape), a.astype("<f4").tobytes()] for a in (self.mean, self.scale, self.hidden, self.bias, self.out)])

    @staticmethod
    def decode(blob: bytes) -> "Weights":
        """What `encode` packed."""
        return Weights(*(np.frombuffer(data, dtype="<f4").reshape(shape) for shape, data in msgspec.msgpack.decode(blob)))
