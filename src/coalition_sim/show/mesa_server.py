"""Start the page of SolaraViz in a process of its own, with nothing from another host."""

from __future__ import annotations

import os
import subprocess
import sys

PAGE = "coalition_sim.show.mesa_page"


def command_line(host: str, port: int, *, browser: bool) -> list[str]:
    """Return the command that serves the page."""
    options = ["--host", host, "--port", str(port), "--production"]
    return [sys.executable, "-m", "solara", "run", PAGE, *options,
            "--open" if browser else "--no-open"]  # fmt: skip


def environment(scenario: str, seed: int) -> dict[str, str]:
    """Return the environment that tells the page what to open with."""
    told = {"COALITION_SIM_PAGE": scenario, "COALITION_SIM_PAGE_SEED": str(seed)}
    return {**os.environ, **told, "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False"}


def serve_mesa(scenario: str, seed: int, *, host: str, port: int, browser: bool) -> None:
    """Serve the page until interrupted.

    Parameters
    ----------
    scenario : str
        Name or path.
    seed : int
        Seed of all luck.
    host : str
        Address to serve on.
    port : int
        Port.
    browser : bool
        Whether to open the browser.
    """
    command = command_line(host, port, browser=browser)
    subprocess.run(command, env=environment(scenario, seed), check=False)  # noqa: S603 - our own
