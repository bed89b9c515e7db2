"""Any object with ``encode``: its rows checked, scaled to length 1, each distinct text encoded once."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from alignkit.encoders.base import Vectors, unit_rows
from alignkit.errors import ModelError

_TOGETHER = 1024  # texts handed over at a time: what a progress bar counts


class Encodes(Protocol):
    """What an outside encoder must offer: sentence-transformers, model2vec and the like do."""

    def encode(self, texts: list[str], /) -> ArrayLike:
        """Return one row of numbers a text, shape (len(texts), dim)."""
        ...


class GivenEncoder:
    """An outside encoder of sentences.

    Args:
        model: Whatever has ``encode``.
        name: What signatures call it; the name of its class if left out.
        digest: What tells its version from others, if that is known.
        watch: Called with the starts of batches, passes them on: the place for a progress bar.

    Example:
        >>> class Letters:
        ...     def encode(self, texts):
        ...         return [[text.count("e"), text.count("a")] for text in texts]
        >>> GivenEncoder(Letters()).encode(["eel", "sea", ""]).round(2).tolist()
        [[1.0, 0.0], [0.7099999785423279, 0.7099999785423279], [0.0, 0.0]]
    """

    def __init__(
        self,
        model: Encodes,
        name: str | None = None,
        digest: str = "unversioned",
        watch: Callable[[Sequence[int]], Iterable[int]] = iter,
    ) -> None:
        self.model = model
        self.name = name or type(model).__name__
        self.digest = digest
        self.watch = watch

    def __eq__(self, other: object) -> bool:
        """Two are the same where they hold the same object."""
        return isinstance(other, GivenEncoder) and other.model is self.model

    def __hash__(self) -> int:
        return id(self.model)

    @cached_property
    def dim(self) -> int:
        """Length of a row."""
        return int(self._rows(["."]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return rows of length 1, shape (len(texts), dim); a text without content gives a zero row.

        Raises:
            ModelError: If the outside encoder does not return one row of finite numbers a text.
        """
        numbers = {text: number for number, text in enumerate(dict.fromkeys(filter(str.strip, texts)))}
        distinct = list(numbers)
        rows = np.zeros((len(distinct) + 1, self.dim), dtype=np.float32)  # the last one stays empty
        for first in self.watch(range(0, len(distinct), _TOGETHER)):
            some = distinct[first : first + _TOGETHER]
            rows[first : first + len(some)] = self._rows(some)
        return unit_rows(rows[[numbers.get(text, -1) for text in texts]])

    def _rows(self, texts: list[str]) -> Vectors:
        try:
            rows = np.asarray(self.model.encode(texts), dtype=np.float32)
        except (TypeError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise ModelError(f"encoder {self.name}: encode gives no rows of numbers ({reason})") from error
        if rows.ndim != 2 or len(rows) != len(texts) or not rows.shape[1]:
            raise ModelError(
                f"encoder {self.name}: encode gives shape {rows.shape} for {len(texts)} texts; "
                "one row a text is needed"
            )
        if not np.isfinite(rows).all():
            raise ModelError(f"encoder {self.name}: encode gives numbers that are not finite")
        return rows
