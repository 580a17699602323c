"""Measures that go wrong on purpose. Worker processes import this module by its name."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from coalition_sim.study.chunks import headline

FOLDER = "ODD_MEASURES_FOLDER"
BAD = 0.02  # the vote_hazard at which things go wrong


def is_bad(results):
    return results.scenario.parameters.vote_hazard == BAD


def raising(results):
    if is_bad(results):
        message = "no such thing"
        raise ValueError(message)
    return headline(results)


def killing_once(results):
    flag = Path(os.environ[FOLDER]) / "killed"
    if is_bad(results) and not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return headline(results)


def killing(results):
    if is_bad(results):
        os.kill(os.getpid(), signal.SIGKILL)
    return headline(results)


def slow(results):
    time.sleep(0.04)
    return headline(results)


def telling(results):
    """Leave the process's number, then work for long."""
    (Path(os.environ[FOLDER]) / f"{os.getpid()}.pid").touch()
    time.sleep(0.3)
    return headline(results)


def modules(results):
    import sys

    return {"has_mesa": ["mesa" in sys.modules], "pid": [os.getpid()]}
