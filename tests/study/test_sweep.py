"""Sweeps: which points a text means, what is found there, and how it is shown."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import sys
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from coalition_sim import cli
from coalition_sim.engine import simulate
from coalition_sim.errors import StudyError
from coalition_sim.scenario import load_scenario, sources
from coalition_sim.show.style import figure_of
from coalition_sim.show.sweeps import finding, plot_heat, plot_line, plot_sweep
from coalition_sim.study import SweepResults, grid, latin_hypercube, sweep
from coalition_sim.study.chunks import outcomes
from coalition_sim.study.design import read_vary
from coalition_sim.study.sweeps import measures

SMALL = load_scenario("paris").replace(weeks=20)


def call(*arguments):
    return CliRunner().invoke(cli.app, list(arguments), env={"NO_COLOR": "1", "COLUMNS": "80"})


@pytest.fixture(scope="module")
def heat():
    vary = {"ambition_median": [0.6, 1, 1.6], "GBR__support": "0.3:0.5:2"}
    return sweep(SMALL, vary, replicates=20, seed=7)


@pytest.fixture(scope="module")
def line():
    return sweep(SMALL, {"ambition_median": [0.6, 4]}, replicates=100, seed=7)


# designs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("0:0.04:5", [0, 0.01, 0.02, 0.03, 0.04]),
        ("0:0.3:4", [0, 0.1, 0.2, 0.3]),
        ("0,0.01", [0, 0.01]),
        ("0.5", [0.5]),
        (".5,1", [0.5, 1]),
        ([0, 0.1], [0, 0.1]),
        (np.array([0, 0.1]), [0, 0.1]),
    ],
)
def test_a_text_means_these_levels(text, levels):
    assert [point for (point,) in grid({"vote_hazard": text}).points] == levels


@pytest.mark.parametrize("text", ["", None, ":", "::5"])
def test_without_bounds_the_source_gives_the_range(text):
    known = next(entry for entry in sources() if entry.key == "states.GBR.support")
    levels = [point for (point,) in grid({"states.GBR.support": text}).points]
    assert (levels[0], levels[-1], len(levels)) == (known.low, known.high, 5)


def test_words_and_switches_vary_in_a_grid():
    design = grid({"GBR__legal_force": "vague,signed", "gate": "true,false"})
    assert design.keys == ("states.GBR.legal_force", "gate")
    assert design.points == tuple(itertools.product(["vague", "signed"], [True, False]))


def test_weeks_stay_whole():
    assert grid({"window_1": "8:16:4"}).points == ((8,), (11,), (13,), (16,))
    hypercube = latin_hypercube({"window_1": "8:16", "weeks": (20, 30)}, 7)
    assert all(isinstance(value, int) for point in hypercube.points for value in point)


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_a_latin_hypercube_has_one_point_in_each_stratum(points, seed):
    design = latin_hypercube({"drones": "0:1", "sensors": "2:4"}, points, seed=seed)
    values = np.array(design.points)
    for column, low, width in ((values[:, 0], 0, 1), (values[:, 1], 2, 2)):
        strata = np.floor((column - low) / width * points * (1 - 1e-9) + 1e-9)
        assert sorted(strata) == list(range(points))


def test_a_latin_hypercube_follows_its_seed():
    vary = {"drones": None, "vote_hazard": None}
    assert latin_hypercube(vary, 5, seed=0) == latin_hypercube(vary, 5, seed=0)
    assert latin_hypercube(vary, 5, seed=0) != latin_hypercube(vary, 5, seed=1)


@pytest.mark.parametrize(
    ("vary", "words"),
    [
        ({}, "nothing varies"),
        ({"vote_hazrd": ""}, 'did you mean "vote_hazard"'),
        ({"states.*.support": ""}, "give one, as in states"),
        ({"challenger": ""}, "no source gives a range"),
        ({"vote_hazard": "a:b"}, "is no range"),
        ({"vote_hazard": "0:1:2:3"}, "is no range"),
        ({"vote_hazard": "1:0:3"}, "from low to high"),
        ({"vote_hazard": "0:inf:3"}, "from low to high"),
        ({"vote_hazard": "0:1:1"}, "fewer than 2 levels"),
        ({"vote_hazard": "0,,1"}, "a level is missing"),
        ({"vote_hazard": []}, "a level is missing"),
        ({"vote_hazard": "0,0.0"}, "stands twice"),
        ({"drones": 1, "parameters.drones": 0}, "varies twice"),
        ({"drones": "0:1:2000", "sensors": "0:1:2000"}, "more than"),
    ],
)
def test_a_grid_that_means_nothing_is_a_mistake(vary, words):
    with pytest.raises(StudyError, match=words):
        grid(vary)


@pytest.mark.parametrize(
    ("vary", "points", "words"),
    [
        ({"drones": "0,0.5,1"}, 3, "needs a range"),
        ({"GBR__legal_force": "vague,signed"}, 3, "words"),
        ({"drones": "0:1"}, 0, "give 1 or more"),
    ],
)
def test_a_hypercube_that_means_nothing_is_a_mistake(vary, points, words):
    with pytest.raises(StudyError, match=words):
        latin_hypercube(vary, points)


def test_a_key_may_vary_once_on_the_command_line():
    assert read_vary(["drones=0:1", "GBR__support"]) == {"drones": "0:1", "states.GBR.support": ""}
    with pytest.raises(StudyError, match="varies twice"):
        read_vary(["drones=0:1", "parameters.drones=1"])


# results -----------------------------------------------------------------------------------------


def test_a_point_is_what_simulate_finds_there(heat):
    changed = {"ambition_median": 1.6, "states.GBR.support": 0.3}
    results = simulate(SMALL.with_overrides(changed), 20, seed=7)
    row = heat.curve("violations_deniable").loc[4]
    assert dict(row[list(changed)]) == changed
    assert row["value"] == results.raw.outcomes["n_deniable"].mean()


def test_a_matrix_holds_each_point_at_its_place(heat):
    matrix = heat.matrix("recorded")
    assert list(matrix.columns) == [0.6, 1, 1.6]
    assert list(matrix.index) == [0.3, 0.5]
    curve = heat.curve("recorded")
    for _, row in curve.iterrows():
        assert matrix.loc[row["states.GBR.support"], row["ambition_median"]] == row["value"]


def test_every_column_has_a_unit_and_a_meaning(heat):
    described = heat.data_dictionary()
    assert set(described["column"]) == set(heat.table.columns)
    assert described["meaning"].str.len().min() > 5


def test_a_sweep_reloads(tmp_path):
    made = sweep(SMALL, {"drones": [0, 1]}, replicates=5, seed=3, out=tmp_path / "sweep")
    read = SweepResults.load(tmp_path / "sweep")
    pd.testing.assert_frame_equal(read.table, made.table)
    assert (read.footer, read.design) == (made.footer, made.design)
    assert (tmp_path / "sweep" / "data_dictionary.csv").exists()


def test_quantities_that_do_not_exist_are_mistakes(heat, line):
    with pytest.raises(StudyError, match='did you mean "survival_armed"'):
        heat.curve("survival_arm")
    with pytest.raises(StudyError, match="grid of two keys"):
        line.matrix()


def test_failed_points_are_told(tmp_path):
    results = sweep(SMALL, {"vote_hazard": [0, 2]}, replicates=5, out=tmp_path / "sweep")
    assert results.failed["point"].tolist() == [1]
    assert np.isnan(results.curve()["value"][1])
    plot_sweep(results)


def test_rows_of_replicates_have_no_curve_but_are_all_there():
    results = sweep(SMALL, {"drones": [0, 1]}, replicates=5, measure=outcomes)
    assert len(results.table) == 10
    assert results.curve()["value"].isna().all()


# figures -----------------------------------------------------------------------------------------


def test_the_line_and_its_band_are_the_curve(line):
    axes = plot_line(line, "survival_armed")
    curve = line.curve()
    np.testing.assert_array_equal(axes.lines[0].get_ydata(), curve["value"])
    assert axes.get_xlabel() == "ambition_median (v)"
    assert "95 % interval" in axes.get_ylabel()
    assert "a model, not a forecast" in figure_of(axes)._supxlabel.get_text()


def test_the_heat_map_shows_the_matrix_and_outlines_the_scenario(heat):
    axes = plot_heat(heat, "survival_armed")
    np.testing.assert_array_equal(axes.images[0].get_array(), heat.matrix().to_numpy())
    written = [text.get_text() for text in axes.texts]
    assert written == [f"{100 * value:.0f}" for value in heat.matrix().to_numpy().ravel()]


def test_a_title_states_a_difference_only_where_there_is_one(heat, line):
    assert "at ambition_median 4" in finding(line, "survival_armed")
    assert "not told apart" in finding(heat, "honor_diplomacy")


@pytest.mark.parametrize(
    "vary",
    [
        {"GBR__legal_force": ["vague", "signed"]},
        {"gate": [True, False]},
        {"GBR__legal_force": ["vague", "signed"], "gate": [True, False], "drones": [0, 1]},
        {"weeks": [10, 20]},
    ],
)
def test_words_are_drawn_too(vary):
    figure = plot_sweep(sweep(SMALL, vary, replicates=5))
    figure.draw_without_rendering()


@pytest.mark.parametrize("measure", list(measures(SMALL)))
def test_every_quantity_can_be_drawn(heat, measure):
    plot_sweep(heat, measure)


# command -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sweep") / "sweep"
    options = ["--vary", "vote_hazard=0:0.04:3", "--vary", "states.GBR.support=0.3,0.5"]
    small = ["-n", "10", "--weeks", "20", "--out", str(folder)]
    return call("sweep", "paris", *options, *small), folder


def test_the_command_prints_a_table_of_eighty_columns_and_where_to_go_next(done):
    result, folder = done
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert all(len(line) <= 80 for line in lines if str(folder) not in line)
    assert any("vote_hazard" in line and "GBR.support" in line for line in lines)
    assert str(folder) in lines[-2]
    assert lines[-1].startswith("Next: coalition-sim run ")


def test_the_command_writes_tables_and_figures(done):
    _, folder = done
    names = {path.name for path in folder.iterdir()}
    assert {"manifest.json", "scenario.toml", "sweep.csv", "sweep.parquet"} <= names
    assert {"survival_armed.png", "survival_offensive.png", "data_dictionary.csv"} <= names


def test_a_long_sweep_is_shown_by_its_ends(tmp_path):
    out = str(tmp_path / "sweep")
    options = ["--vary", "drones", "--vary", "vote_hazard", "--lhs", "25"]
    result = call("sweep", "paris", *options, "-n", "2", "--weeks", "5", "--out", out)
    assert result.exit_code == 0, result.output
    assert "10 lowest and 10 highest of 25 points" in " ".join(result.stdout.split())


def test_json_is_one_document(tmp_path):
    out = str(tmp_path / "sweep")
    options = ["--vary", "vote_hazard=0,2", "-n", "5", "--weeks", "5", "--json"]
    said = json.loads(call("sweep", "paris", *options, "--out", out).stdout)
    assert [point["vote_hazard"] for point in said["points"]] == [0, 2]
    assert said["points"][1]["value"] is None
    assert "above 1" in said["failed"][0]["error"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--vary", "vote_hazrd"], "did you mean"),
        (["--vary", "vote_hazard=2,3"], "above 1"),
        (["--vary", "states.GBR.suport=0:1"], 'did you mean "support"'),
        (["--vary", "drones", "--measure", "peace"], "no quantity"),
        (["--vary", "drones", "--scheduler", "missing.json"], "missing.json"),
    ],
)
def test_a_mistake_is_one_sentence(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = call("sweep", "paris", "-n", "2", "--weeks", "5", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_interrupted_command_says_how_to_go_on_and_does(tmp_path):
    out = tmp_path / "sweep"
    program = [sys.executable, "-c", "from coalition_sim.cli import main; main()"]
    options = ["--vary", "vote_hazard=0:0.04:16", "-n", "1000", "--weeks", "52", "--seed", "7"]
    command = [*program, "sweep", "paris", *options, "--quiet", "--out", str(out)]
    study = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    deadline = time.monotonic() + 90
    while len(list(out.glob("shards/*.parquet"))) < 2:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    os.kill(study.pid, signal.SIGINT)
    _, said = study.communicate(timeout=30)
    assert study.returncode == 130
    assert "Traceback" not in said
    assert "points are done and kept in" in said
    assert said.splitlines()[-1].endswith("--resume")
    again = subprocess.run([*command, "--resume"], capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    vary = {"vote_hazard": "0:0.04:16"}
    short = load_scenario("paris").replace(weeks=52)
    sweep(short, vary, replicates=1000, seed=7, out=tmp_path / "whole")
    for name in ("sweep.csv", "sweep.parquet", "manifest.json"):
        assert (out / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
