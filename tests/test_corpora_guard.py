"""A worker that grows too large or works too long on a document ends itself, and says so by its exit code."""

import subprocess
import sys

import pytest

from alignkit.corpora.guard import TOO_LARGE, TOO_LONG, Limits, resident

PROGRAM = """
import time
from alignkit.corpora.guard import Guard, Limits
guard = Guard(Limits(memory={memory}, seconds={seconds}))
guard.begin()
{work}
guard.rest()
time.sleep(0.6)
"""


@pytest.mark.parametrize(
    ("memory", "seconds", "work", "code"),
    [
        (300 << 20, None, "held = bytearray(600 << 20); time.sleep(30)", TOO_LARGE),
        (None, 0.3, "time.sleep(30)", TOO_LONG),
        (300 << 20, 20, "held = bytearray(1 << 20)", 0),
        (None, None, "pass", 0),
        (1 << 20, None, "pass", TOO_LARGE),
    ],
)
def test_a_worker_ends_itself_where_it_must(memory, seconds, work, code):
    program = PROGRAM.format(memory=memory, seconds=seconds, work=work)
    assert subprocess.run([sys.executable, "-c", program], timeout=60, check=False).returncode == code


def test_memory_is_what_the_system_says():
    assert 5 << 20 < resident() < 8 << 30


def test_every_death_has_its_reason():
    limits = Limits(memory=1 << 30, seconds=5)
    assert limits.reason(TOO_LONG) == "more than 5 seconds needed"
    assert limits.reason(-11) == "killed by signal 11"
    assert limits.reason(3) == "exit code 3"
    assert limits.reason(None) == "gone"
