"""Run: draw, learn, log, save; go on after a kill where the last checkpoint was."""

import logging
import resource
import time
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from models.training.contextual.learning import WEIGHTS, Lesson, Model
from models.training.contextual.measuring import held_out
from models.training.contextual.packing import Material
from models.training.contextual.settings import Settings

log = logging.getLogger(__name__)
_STEEPEST = 1.0
"""Longest gradient."""


class Run:
    """A run with all that a checkpoint holds: networks, optimiser, step, seconds spent.

    Args:
        settings: Of the run.
        material: What it learns from.
        checkpoint: File to save to, and to go on from if it is there.
    """

    def __init__(self, settings: Settings, material: Material, checkpoint: Path) -> None:
        self.settings, self.checkpoint = settings, checkpoint
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.lesson = Lesson(settings, material, self.device)
        self.model = Model(settings, material).to(self.device)
        self.optimiser = torch.optim.AdamW(
            self.model.parameters(), lr=settings.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
        )
        self.step, self.seconds = 0, 0.0
        if checkpoint.exists():
            self._restore(torch.load(checkpoint, weights_only=True, map_location=self.device))

    @property
    def progress(self) -> float:
        """Part of the run that is done, by steps or by time."""
        return max(self.step / self.settings.steps, self.seconds / (60 * self.settings.minutes))

    def go(self, minutes: float | None = None) -> None:
        """Learn until the run is over, or for so many minutes, then save."""
        began = saved = time.monotonic()
        before, first = self.seconds, self.step
        self.model.train()
        for losses in self._steps():
            self.seconds = before + time.monotonic() - began
            if self.step % self.settings.reported == 0 or self.step == 1:
                self._report(losses, (self.step - first) / (self.seconds - before))
            if self._is_due():
                log.info(
                    "step %d, average precision held out: %s", self.step, held_out(self.lesson, self.model)
                )
            if time.monotonic() - saved > self.settings.checkpoint_seconds:
                self.save()
                saved = time.monotonic()
            if minutes is not None and self.seconds - before > 60 * minutes:
                break
        self.save()

    def _is_due(self) -> bool:
        """Look at what is held out after 1, 2, 4, 8 ... times so many steps."""
        times, rest = divmod(self.step, self.settings.measured or self.step + 1)
        return rest == 0 and times > 0 and times & (times - 1) == 0

    def _steps(self) -> Iterator[Mapping[str, Tensor]]:
        while self.progress < 1:
            for group in self.optimiser.param_groups:
                group["lr"] = self.settings.rate_at(self.progress)
            torch.manual_seed(self.settings.seed + self.step)  # what drops out is the same after a restart
            with self._precision():
                losses = self.lesson.losses(self.model, self.step)
                total = torch.stack([WEIGHTS[name] * loss.float() for name, loss in losses.items()]).sum()
            self.optimiser.zero_grad(set_to_none=True)
            total.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), _STEEPEST)
            self.optimiser.step()
            self.step += 1
            yield losses

    def _precision(self) -> AbstractContextManager[Any]:
        """Bfloat16 on a GPU, float32 elsewhere."""
        if self.device == "cuda":
            return torch.autocast("cuda", dtype=torch.bfloat16)
        return nullcontext()

    def _report(self, losses: Mapping[str, Tensor], speed: float) -> None:
        parts = " ".join(f"{name} {float(loss.detach()):.3f}" for name, loss in losses.items())
        log.info(
            "step %d (%.0f %%) %s | %.1f pairs/s, %.0f MB",
            self.step,
            100 * self.progress,
            parts,
            speed * (self.settings.pairs + self.settings.texts),
            self.memory(),
        )

    def memory(self) -> float:
        """Most memory taken so far, in MB: the GPU's, or the process's."""
        if self.device == "cuda":
            return torch.cuda.max_memory_allocated() / 1e6
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3

    def weights(self) -> dict[str, NDArray[np.float16]]:
        """All weights in half precision."""
        return {name: own.cpu().numpy().astype(np.float16) for name, own in self.model.state_dict().items()}

    def begin_with(self, weights: Mapping[str, NDArray[np.float16]]) -> None:
        """Take weights of an earlier run; the optimiser begins anew."""
        self.model.load_state_dict({name: torch.from_numpy(own).float() for name, own in weights.items()})

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        part = self.checkpoint.with_suffix(".part")
        state = {
            "model": self.model.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "seconds": self.seconds,
        }
        torch.save(state, part)
        part.replace(self.checkpoint)

    def _restore(self, state: Mapping[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.seconds = state["step"], state["seconds"]
        log.info("going on from step %d, %.0f s", self.step, self.seconds)
