"""Processor time: what a measurement costs, however busy the machine is."""

import os
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def processor_seconds() -> float:
    """Seconds of processor time of this process and of its children that have ended, all cores together."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """Do something; return what it gave and the processor seconds that it took.

    Example:
        >>> timed(lambda: 7)[0]
        7
    """
    start = processor_seconds()
    return work(), processor_seconds() - start
