"""Every command of a study says so where the weeks have yet to be compiled."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from coalition_sim.cli import app
from coalition_sim.show.language import language

COMPILING = language("en")("terminal-compiling")
SMALL = ["-n", "4", "--weeks", "4"]
COMMANDS = {
    "compare": ["compare", "paris", "no_us_backstop"],
    "sweep": ["sweep", "paris", "--vary", "aid=0,0.1"],
    "contributions": ["contributions", "paris", "--of", "instruments"],
    "sensitivity": ["sensitivity", "paris", "-p", "aid", "-p", "coop", "--screen", "0",
                    "--base", "4"],
}  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("cold", [True, False])
def test_the_first_use_is_announced_and_later_ones_are_not(name, cold, monkeypatch, tmp_path):
    if name == "sensitivity":
        pytest.importorskip("SALib")
    monkeypatch.setattr("coalition_sim.engine.ensemble.needs_compiling", lambda: cold)
    monkeypatch.setattr("coalition_sim.study.sensitivity.TORNADO_REPLICATES", 4)
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(app, [*COMMANDS[name], *SMALL])
    assert said.exit_code == 0, said.output
    assert (COMPILING in " ".join(said.stderr.split())) == cold
