"""How long from a slider to the redrawn page, in a real headless Chromium.

``python benchmarks/dashboard.py`` starts the dashboard, drags a slider, and prints median and 90th
percentile of two times: from a movement to the next picture (300 futures, while the slider moves),
and from letting go to the picture of all futures (1,000).
"""

from __future__ import annotations

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

AIMS_MS = {"while dragging, 300 futures": 300, "at rest, 1,000 futures": 600}
PATIENCE_S = 120
SLIDER = 'input[data-key="backstop"]'
WATCH = """
() => {
  const input = document.querySelector('SLIDER');
  const status = document.getElementById('status');
  const log = window.redraws = { quick: [], full: [] };
  let moved = null, rested = null;
  input.addEventListener('input', () => { moved ??= performance.now(); });
  input.addEventListener('change', () => { rested = performance.now(); });
  new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(() => {
    const now = performance.now();
    if (status.dataset.final === '1') {
      if (rested !== null) log.full.push(now - rested);
      moved = rested = null;
    } else if (moved !== null) {
      log.quick.push(now - moved);
      moved = null;
    }
  }))).observe(status, { attributes: true, attributeFilter: ['data-number', 'data-final'] });
}
""".replace("SLIDER", SLIDER)


@contextmanager
def served() -> Iterator[str]:
    """Start the dashboard and yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    code = "from coalition_sim.cli import main; main()"
    options = ["dashboard", "paris", "--port", str(port), "--no-browser"]
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, "-c", code, *options], cwd=folder, stdout=subprocess.DEVNULL
        )
        try:
            wait_for(port)
            yield f"http://localhost:{port}/"
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int) -> None:
    """Wait until the server answers."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(port)


def drag(page: Any, share: float) -> None:
    """Drag the slider for about a second, then let go and wait for all futures."""
    box = page.locator(SLIDER).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(1, 21):
        page.mouse.move(box["x"] + (0.5 + (share - 0.5) * step / 20) * box["width"], y)
        page.wait_for_timeout(50)
    page.mouse.up()
    page.wait_for_timeout(100)
    page.wait_for_selector('#status[data-final="1"]')
    page.wait_for_timeout(100)


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the times of many drags, in milliseconds."""
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    with served() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.set_default_timeout(PATIENCE_S * 1000)
        page.goto(address)
        page.wait_for_selector('#status[data-final="1"]')
        drag(page, 0.5)
        page.evaluate(WATCH)
        for number in range(rounds):
            drag(page, 0.1 if number % 2 else 0.9)
        log = page.evaluate("window.redraws")
        browser.close()
    return dict(zip(AIMS_MS, (log["quick"], log["full"]), strict=True))


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    found = measure(parser.parse_args().rounds)
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} cores, load {load:.1f} (others at work make these numbers worse)")
    print(f"{'slider to redraw':30} {'n':>4} {'median ms':>10} {'p90 ms':>8} {'aim ms':>7}")
    for name, times in found.items():
        p90 = statistics.quantiles(times, n=10)[-1] if len(times) > 1 else times[0]
        aim = AIMS_MS[name]
        print(f"{name:30} {len(times):4} {statistics.median(times):10.0f} {p90:8.0f} {aim:7}")


if __name__ == "__main__":
    main()
