"""Bridges: a scenario as a function for EMA Workbench and SALib, files for pandas, R and Stata."""

from __future__ import annotations

import inspect
import pickle
import sys

import numpy as np
import pandas as pd
import pytest

from coalition_sim.engine import simulate
from coalition_sim.errors import MissingExtraError, OutputError, ScenarioError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.bridge import as_function, ema_model, ema_name, export
from coalition_sim.study.ranges import problem_of, sourced_ranges

SMALL = load_scenario("paris").replace(weeks=52, **{"roster.only": ["FRA", "GBR", "USA"]})


def test_the_function_returns_what_the_run_says():
    function = as_function(SMALL, ["survival_armed", "p_both_sign", "honor"], replicates=50)
    told = function(seed=4, GBR__support=0.3, lambda_c=8)
    run = simulate(SMALL.replace(GBR__support=0.3, lambda_c=8), 50, seed=4)
    assert told["survival_armed"] == run.headline().loc["survival_armed", "value"]
    assert told["p_both_sign"] == run.headline().loc["p_both_sign", "value"]
    assert set(told) == {"survival_armed", "p_both_sign", "honor"}
    assert told != function(seed=5, GBR__support=0.3, lambda_c=8)


def test_the_function_takes_numpy_numbers_and_travels_to_other_processes():
    function = pickle.loads(pickle.dumps(as_function(SMALL, replicates=20)))  # noqa: S301 - our own
    assert function(window_1=np.float64(3.2)) == function(window_1=3)
    assert all(isinstance(value, float) for value in function().values())


def test_mistakes_are_told(tmp_path):
    with pytest.raises(StudyError, match="did you mean"):
        as_function(SMALL, ["survival_armd"])
    with pytest.raises(ScenarioError, match="unknown key"):
        as_function(SMALL, replicates=2)(lambda_cc=1)
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        export(simulate(SMALL, 3), blocked)


def test_a_missing_package_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "ema_workbench", None)
    with pytest.raises(MissingExtraError, match=r"coalition_sim\[explore\]"):
        ema_model(as_function(SMALL), {"lambda_c": (7, 14)})


def test_salib_takes_it():
    sobol = pytest.importorskip("SALib.sample.sobol")
    ranges = {"ambition_median": (0.6, 3.0), "states.GBR.support": (0.2, 0.6)}
    function = as_function(SMALL, replicates=20)
    points = sobol.sample(problem_of(ranges), 2, calc_second_order=False, seed=1)
    names = [ema_name(key) for key in ranges]
    values = [function(**dict(zip(names, p, strict=True)))["survival_armed"] for p in points]
    assert len(values) == 8
    assert len(set(values)) > 1


@pytest.mark.filterwarnings("ignore")
def test_prim_finds_the_box_of_ambition_in_which_the_truce_breaks():
    """Half of the futures break where ambition is high; PRIM is to find that and nothing else."""
    workbench = pytest.importorskip("ema_workbench")
    prim = pytest.importorskip("ema_workbench.analysis.prim")
    ranges = {"ambition_median": (0.6, 3.0)} | sourced_ranges(["fear_z", "window_1"])
    model = ema_model(as_function(SMALL, replicates=40), ranges)
    points, outcomes = workbench.perform_experiments(model, 80)
    fails = outcomes["survival_armed"] < np.median(outcomes["survival_armed"])
    has_threshold = "threshold" in inspect.signature(prim.Prim).parameters  # before version 3
    options = {"threshold": 0.8} if has_threshold else {}
    limits = prim.Prim(points[list(ranges)], fails, **options).find_box().box_lims[-1]
    assert limits["ambition_median"].iloc[0] > 1.0
    assert limits["ambition_median"].iloc[1] == pytest.approx(3.0, abs=0.1)
    inside = points["ambition_median"].between(*limits["ambition_median"])
    assert fails[inside].mean() > 0.8 > fails.mean()


def test_each_file_holds_the_same_outcomes(tmp_path):
    run = simulate(SMALL.replace(gate=True), 40, seed=2)
    export(run, tmp_path)
    parquet = pd.read_parquet(tmp_path / "outcomes.parquet")
    csv = pd.read_csv(tmp_path / "outcomes.csv")
    stata = pd.read_stata(tmp_path / "outcomes.dta")
    assert len(parquet) == len(csv) == len(stata) == 40
    for name in ("replicate", "first_armed", "n_deniable", "war_hazard"):
        assert parquet[name].tolist() == csv[name].tolist() == stata[name].tolist()
    assert stata["signed"].tolist() == parquet["signed"].astype(int).tolist()
    assert 0 < stata["signed"].sum() < 40
    assert parquet["defence"].tolist() == csv["defence"].tolist() == stata["defence"].tolist()
    names = pd.Series(stata.columns)
    assert names.str.fullmatch(r"[A-Za-z_]\w{0,31}").all()  # what Stata and R take as names


def test_the_codebook_explains_every_column(tmp_path):
    export(simulate(SMALL, 5), tmp_path)
    codebook = pd.read_csv(tmp_path / "codebook.csv").set_index("column")
    columns = set(pd.read_csv(tmp_path / "outcomes.csv").columns) - {"replicate"}
    assert columns <= set(codebook.index)
    assert (codebook["meaning"].str.len() > 5).all()
    with pd.io.stata.StataReader(tmp_path / "outcomes.dta") as reader:
        assert reader.variable_labels()["war_hazard"].startswith("sum over weeks")
        assert "paris" in reader.data_label
