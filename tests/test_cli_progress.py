"""Progress goes to standard error only: a bar at a terminal, a line a minute elsewhere."""

import io

import pytest

from alignkit.cli import progress
from alignkit.corpora.run import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def test_elsewhere_a_line_a_minute_tells_rate_and_time_left(clock, capsys):
    with progress.shown() as watch:
        for minute in range(4):
            watch(Progress(documents=10 + 20 * minute, total=90, beads=1200 * minute, failed=minute))
            watch(Progress(documents=10 + 20 * minute, total=90, beads=1200 * minute, failed=minute))
            clock[0] += 60
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "alignkit: 30 of 90 document pairs, 1 failed, 20 beads/s, about 3 minutes left",
        "alignkit: 50 of 90 document pairs, 2 failed, 20 beads/s, about 2 minutes left",
        "alignkit: 70 of 90 document pairs, 3 failed, 20 beads/s, about 1 minutes left",
    ]


def test_a_terminal_shows_a_bar(monkeypatch, capsys):
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    with progress.shown() as watch:
        watch(Progress(documents=30, total=90, beads=500, failed=2))
    assert "30/90" in terminal.getvalue()
    assert capsys.readouterr().out == ""


def test_without_standard_error_nothing_is_shown(monkeypatch, clock, capsys):
    monkeypatch.setattr(progress.sys, "stderr", None)
    with progress.shown() as watch:
        watch(Progress(documents=1, total=2, beads=3, failed=0))
        clock[0] += 120
        watch(Progress(documents=2, total=2, beads=3, failed=0))
    assert capsys.readouterr().out == ""
