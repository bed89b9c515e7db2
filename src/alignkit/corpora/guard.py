"""Inside a worker: end it when it grows too large, works on one document too long, or is left alone."""

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alignkit.corpora.recipe import MEBIBYTE

TOO_LARGE, TOO_LONG, ORPHANED = 81, 82, 83
"""Exit codes, by which the death of a worker is told."""

_EVERY = 0.2  # seconds
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: bytes of memory and seconds for one document; None is no limit."""

    memory: int | None = None
    seconds: float | None = None

    def reason(self, code: int | None) -> str:
        """Say how a worker died, by its exit code; a negative one is a signal's.

        Example:
            >>> Limits(memory=1 << 30).reason(TOO_LARGE), Limits().reason(-9)
            ('more than 1,024 MiB of memory needed', 'killed by signal 9')
        """
        if code == TOO_LARGE and self.memory is not None:
            return f"more than {self.memory / MEBIBYTE:,.0f} MiB of memory needed"
        if code == TOO_LONG and self.seconds is not None:
            return f"more than {self.seconds:g} seconds needed"
        if code is not None and code < 0:
            return f"killed by signal {-code}"
        return "gone" if code is None else f"exit code {code}"


class Guard:
    """A thread that watches its process.

    Args:
        limits: What ends the process.
        is_orphan: Whether nobody listens any more.
    """

    def __init__(self, limits: Limits, is_orphan: Callable[[], bool] = lambda: False) -> None:
        self._limits = limits
        self._is_orphan = is_orphan
        self._since: float | None = None
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        """A document begins now; what does not fit before it will not fit after it."""
        if self._limits.memory is not None and resident() > self._limits.memory:
            os._exit(TOO_LARGE)
        self._since = time.monotonic()

    def rest(self) -> None:
        """No document is worked on."""
        self._since = None

    def is_full(self) -> bool:
        """Whether so much memory is held that the next document may not fit."""
        return self._limits.memory is not None and resident() > 0.75 * self._limits.memory

    def _watch(self) -> None:
        while True:
            time.sleep(_EVERY)
            code = self._verdict()
            if code is not None:
                os._exit(code)  # a worker that is stuck in C code listens to nothing else

    def _verdict(self) -> int | None:
        since = self._since
        if self._is_orphan():
            return ORPHANED
        if self._limits.memory is not None and resident() > self._limits.memory:
            return TOO_LARGE
        if self._limits.seconds is not None and since is not None:
            return TOO_LONG if time.monotonic() - since > self._limits.seconds else None
        return None


def resident() -> int:
    """Return the bytes of memory this process holds; where the system does not say, the most it ever held."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return _peak()


def _peak() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
