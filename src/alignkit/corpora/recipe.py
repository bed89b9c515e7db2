"""What is made of every document pair: all that decides the bytes of a shard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from alignkit.rules import Rules
from alignkit.segments import Mode

Level = Literal["align", "score", "check"]
Form = Literal["jsonl", "parquet"]
LEVELS: tuple[Level, ...] = ("align", "score", "check")
FORMS: tuple[Form, ...] = ("jsonl", "parquet")
MEBIBYTE = 1 << 20


@dataclass(frozen=True)
class Recipe:
    """What is computed and how it is kept.

    Args:
        folder: The folder to which the paths of the manifest are relative.
        level: ``align`` pairs sentences, ``score`` adds word coverage and fidelity, ``check`` findings.
        form: How tables are written.
        links: Whether beads carry their words and the links between them; not with ``align``.
        languages: Whether the language of each side of each bead is told.
        encoder: Name or path of the model.
        segment: How documents are split.
        rules: Which checks run and what counts.
        largest: Bytes of the largest document read, and about those that a shard's sources hold.
    """

    folder: str
    level: Level = "score"
    form: Form = "jsonl"
    links: bool = False
    languages: bool = False
    encoder: str = "mini"
    segment: Mode = "sentence"
    rules: Rules = field(default_factory=Rules)
    largest: int = 16 * MEBIBYTE

    @property
    def judging(self) -> Rules:
        """The rules that fidelity is scored with: none but at the level ``check``."""
        return self.rules if self.level == "check" else Rules(ignore=("all",))

    def settings(self, signature: str) -> Mapping[str, object]:
        """Return what must be the same when a run goes on, as plain values.

        ``signature`` is that of the toolkit; the folder does not count, so that a corpus can be moved.
        """
        recipe = signature if self.level == "align" else f"{signature}|{self.judging.signature}"
        return {
            "signature": recipe,
            "level": self.level,
            "format": self.form,
            "links": self.links,
            "languages": self.languages,
            "segment": self.segment,
            "largest": self.largest,
        }
