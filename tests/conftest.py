"""What all tests share: no screen, no chance in what Hypothesis draws.

Machine code is shared by all tests, by the worker processes of ``-n 2`` and by the next run: the
package keeps it in the user's cache folder, under a name that changes with the sources.
"""

from __future__ import annotations

import os

os.environ.setdefault("MPLBACKEND", "Agg")

import pytest
from hypothesis import HealthCheck, settings
from tests.browser import open_browser

settings.register_profile(
    "ci",
    deadline=None,  # the first example pays for compilation
    derandomize=True,  # a red run can be repeated
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    deadline=None,
    max_examples=5000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)


def pytest_configure(config):
    """Draw many examples, new ones each night, where the nightly tests are asked for."""
    asked = config.getoption("-m") or ""
    nightly = "nightly" in asked and "not nightly" not in asked
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "nightly" if nightly else "ci"))


@pytest.fixture(scope="session")
def chromium():
    """Return a headless Chromium; the test is skipped where there is none."""
    with open_browser() as browser:
        yield browser
