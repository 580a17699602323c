"""`coalition-sim diff`: a table of 80 columns, or one JSON document."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from coalition_sim.cli import app

PAIRS = [
    ("paris", "bare_truce"),
    ("bare_truce", "paris"),
    ("heavy_force", "minsk_willing"),
    ("paris", "distraction"),
]


def told(*arguments):
    result = CliRunner().invoke(app, ["diff", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("pair", PAIRS)
def test_the_table_fits_80_columns_and_names_both(pair):
    text = told(*pair)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert text.startswith(f"From {pair[0]} ")
    assert text.endswith(f"Next: coalition-sim run {pair[1]}\n")


def test_long_keys_break_at_points():
    lines = [line.split("  ")[0].rstrip() for line in told("paris", "bare_truce").splitlines()]
    place = lines.index("states.* (34).pledges")
    assert lines[place + 1] == ".military"
    assert lines[place + 3] == ".intelligence"


def test_reasons_and_sources_are_shown_and_whose_they_are():
    assert "[usclause2026]" in " ".join(told("paris", "no_us_backstop").split())
    assert "veto: one member" in " ".join(told("veto", "paris").split())


def test_scenarios_that_simulate_the_same_are_said_to():
    assert "They simulate the same" in told("paris", "paris")


def test_json_holds_every_row():
    document = json.loads(told("paris", "fatigue", "--json"))
    assert (document["a"], document["b"]) == ("paris", "fatigue")
    rows = {row["key"]: row for row in document["differences"]}
    assert set(rows) == {"fatigue", "events.set.aid"}
    assert rows["fatigue"]["source"] == "eurobarometer2025"


def test_an_unknown_scenario_is_one_sentence():
    result = CliRunner().invoke(app, ["diff", "paris", "bare_truth"])
    assert result.exit_code == 2
    assert "did you mean" in result.output
    assert "Traceback" not in result.output
