"""A sentence read together with its translation: what a small transformer thinks of every word."""

from alignkit.contextual.judge import Judge, Verdict
from alignkit.contextual.portraits import Portrait, Portrayer

__all__ = ["Judge", "Portrait", "Portrayer", "Verdict"]
