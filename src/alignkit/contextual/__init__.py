"""A sentence read together with its translation: what a small transformer thinks of every word."""

from alignkit.contextual.judge import KINDS, Judge, Reader, Verdict, summary
from alignkit.contextual.portraits import Portrait, Portrayer

__all__ = ["KINDS", "Judge", "Portrait", "Portrayer", "Reader", "Verdict", "summary"]
