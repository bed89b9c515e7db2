"""Word links by SimAlign (Jalili Sabet et al. 2020) from a transformer model on this machine."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from alignkit.errors import ModelError
from alignkit.extras import require
from alignkit.records import Document, Link
from alignkit.words.align import TokenPair

_LAYER = 8  # whose vectors align best in multilingual models of twelve layers
_AGREED, _LATER = 1.0, 0.5


class SimAlign:
    """Links the words of any two languages that a transformer model knows.

    Needs ``pip install 'alignkit[simalign]'``. SimAlign gives no probabilities: links that both directions
    choose at once count as 1.0, those that are found among the words left over as 0.5.

    Args:
        encoder: Folder of the model, as ``transformers`` saves one; nothing is downloaded.

    Raises:
        ModelError: On first use, if the folder holds no model.
        MissingExtra: On first use, if SimAlign is not installed.
    """

    def __init__(self, encoder: str) -> None:
        self.encoder = encoder

    def require_covered(self, *documents: Document) -> None:
        """Take every language: what a model knows is not written in its folder."""

    def aligner(self, source_language: str, target_language: str) -> "SimAlign":
        """The same for all languages."""
        return self

    def align(self, pairs: Sequence[TokenPair]) -> list[tuple[Link, ...]]:
        """Link the tokens of texts that translate each other, in order of source, then target."""
        return [self._link(list(source), list(target)) for source, target in pairs]

    def _link(self, source: list[str], target: list[str]) -> tuple[Link, ...]:
        if not source or not target:
            return ()
        found = self._aligner.get_word_aligns(source, target)
        agreed = set(found["inter"])
        links = sorted(agreed | set(found["itermax"]))
        return tuple(Link(i, j, _AGREED if (i, j) in agreed else _LATER) for i, j in links)

    @cached_property
    def _aligner(self) -> Any:  # noqa: ANN401 - SimAlign ships no types
        if not (Path(self.encoder) / "config.json").is_file():
            raise ModelError(f"{self.encoder}: no transformer model; give the folder of one as --encoder")
        simalign, transformers = (
            require(library, "simalign", "linking by SimAlign") for library in ("simalign", "transformers")
        )
        try:
            layers = int(transformers.AutoConfig.from_pretrained(self.encoder).num_hidden_layers)
            return simalign.SentenceAligner(
                self.encoder, matching_methods="ai", layer=min(_LAYER, layers), device="cpu"
            )
        except (AttributeError, OSError, ValueError) as error:
            reason = str(error).partition("\n")[0]
            raise ModelError(f"{self.encoder}: cannot load the transformer model ({reason})") from error
