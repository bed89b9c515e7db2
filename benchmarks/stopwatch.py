"""Run a command, its output thrown away; print wall seconds and peak memory as the system counts it.

    python -I -S stopwatch.py COMMAND...

A process of its own because a child's peak memory starts from that of the process it was forked from:
this one is as small as a Python can be.
"""

import os
import sys
import time


def main() -> int:
    """Return the command's exit status."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    files = [(os.POSIX_SPAWN_DUP2, nowhere, 1), (os.POSIX_SPAWN_DUP2, nowhere, 2)]
    start = time.perf_counter()
    child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=files)
    _, status, usage = os.wait4(child, 0)
    print(time.perf_counter() - start, usage.ru_maxrss)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main())
