"""A real headless browser for pages: no network but this machine, no error on the console."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

INSTALL = "apt-get install chromium"
LOCAL = {"localhost", "127.0.0.1", "::1", None}


def find_chromium():
    """Return the path of a Chromium, or skip the test and say how to install one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip(f"no Chromium here; install one: {INSTALL}")
    return path


@contextmanager
def open_browser():
    """Open a headless Chromium that Playwright drives."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = find_chromium()
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


class Watch:
    """What a page did that it should not: requests to other hosts, errors on the console."""

    def __init__(self, context):
        self.outside, self.errors = [], []
        context.route("**/*", self._route)
        context.on("console", self._heard)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _route(self, route):
        address = urlsplit(route.request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.hostname not in LOCAL:
            self.outside.append(route.request.url)
            route.abort()
        else:
            route.continue_()

    def _heard(self, message):
        if message.type == "error":
            self.errors.append(message.text)

    def assert_quiet(self):
        """Assert that nothing was asked of another host and nothing went wrong."""
        assert self.outside == []
        assert self.errors == []
