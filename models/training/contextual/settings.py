"""How a run is made: sizes of the networks, what is drawn, how fast is learned."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from models.training.contextual.network import Shape


@dataclass(frozen=True, slots=True)
class Settings:
    """A run.

    Args:
        encoder: Sizes of the encoder; None for a judge of the static vectors alone.
        judge: Sizes of the judge.
        minutes: What the whole run may take, over all its commands.
        steps: What it may take in steps; whichever comes first ends it.
        pairs: Marked pairs of a step.
        texts: Sentence pairs of a step, for the encoder.
        judged: Share of steps with what people judged.
        rate: Highest learning rate.
        warm: Share of the run in which the rate rises.
        masked: Share of the pieces that are masked.
        candidates: Pieces drawn to choose a masked one from; 0 for all.
        seed: Decides everything that is drawn.
        checkpoint_seconds: Between checkpoints.
        reported: Steps between lines of the log.
        measured: Steps before the first look at what is held out; the next after twice as many. 0: none.
    """

    encoder: Shape | None
    judge: Shape
    minutes: float
    steps: int
    pairs: int
    texts: int
    judged: float = 0.2
    rate: float = 1e-3
    warm: float = 0.05
    masked: float = 0.2
    candidates: int = 0
    seed: int = 7
    checkpoint_seconds: float = 60.0
    measured: int = 0
    reported: int = 100

    def rate_at(self, progress: float) -> float:
        """Learning rate at a part (0 to 1) of the run: it rises, then falls in a straight line."""
        rising = progress / self.warm if self.warm else 1.0
        return self.rate * max(0.02, min(rising, (1 - progress) / (1 - self.warm)))


_CPU = Settings(
    encoder=None,
    judge=Shape(layers=2, width=128, heads=4, inner=384),
    minutes=600.0,
    steps=24_000,
    pairs=48,
    texts=0,
    judged=0.25,
    rate=1.5e-3,
    measured=100,
)
PRESETS: Mapping[str, Settings] = {
    "cpu": _CPU,
    "cpu-encoder": replace(
        _CPU, encoder=Shape(2, 128, 4, 384), judge=Shape(1, 128, 4, 384, 128), texts=48, candidates=2000
    ),
    "gpu": Settings(
        encoder=Shape(layers=6, width=256, heads=8, inner=1024),
        judge=Shape(layers=2, width=256, heads=8, inner=1024),
        minutes=24.0,
        steps=1_000_000,
        pairs=256,
        texts=512,
        rate=6e-4,
    ),
    "dry": Settings(
        encoder=Shape(layers=1, width=32, heads=2, inner=64),
        judge=Shape(layers=1, width=32, heads=2, inner=64, embedding=32),
        minutes=1.0,
        steps=30,
        pairs=8,
        texts=8,
        candidates=200,
        checkpoint_seconds=5.0,
        reported=5,
    ),
}
"""Runs by name. The judge's ``embedding`` is the encoder's width, or the static table's without one."""
