"""Sensitivity: functions whose indices are known, noise that was put in, and a small study."""

from __future__ import annotations

import builtins
import json

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from typer.testing import CliRunner

from coalition_sim.errors import MissingExtraError, OutputError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study import sensitivity as study
from coalition_sim.study.noise import noise, noise_split
from coalition_sim.study.one_at_a_time import tornado
from coalition_sim.study.ranges import apart, sourced_ranges

SMALL = load_scenario("paris").replace(weeks=20, **{"roster.only": ["FRA", "GBR", "USA"]})
UNIT = dict.fromkeys("abc", (0.0, 1.0))


def linear(points):
    return pd.DataFrame({"y": 4 * points["a"] + 2 * points["b"] + 0 * points["c"]})


def ishigami(points):
    a, b, c = (points[name] for name in "abc")
    return pd.DataFrame({"y": np.sin(a) + 7 * np.sin(b) ** 2 + 0.1 * c**4 * np.sin(a)})


@pytest.fixture(autouse=True)
def _needs_salib():
    pytest.importorskip("SALib")


# functions whose indices are known ---------------------------------------------------------------


def test_screening_finds_the_slopes_of_a_linear_function():
    indices = study.morris(linear, UNIT, trajectories=6).indices.loc["y"]
    assert indices["mu_star"].tolist() == pytest.approx([4, 2, 0])
    assert indices["sigma"].tolist() == pytest.approx([0, 0, 0], abs=1e-9)


def test_variance_shares_of_a_linear_function_are_squares_of_its_slopes():
    # variances 16/12 and 4/12: shares .8, .2, 0
    indices = study.sobol(linear, UNIT, base=512).indices.loc["y"]
    assert indices["ST"].tolist() == pytest.approx([0.8, 0.2, 0], abs=0.03)
    assert indices["S1"].tolist() == pytest.approx([0.8, 0.2, 0], abs=0.03)


def test_variance_shares_of_ishigami_are_those_of_the_book():
    """Saltelli et al. (2008): S1 .314, .442, 0 and ST .558, .442, .244 (a = 7, b = .1)."""
    ranges = dict.fromkeys("abc", (-np.pi, np.pi))
    indices = study.sobol(ishigami, ranges, base=2048).indices.loc["y"]
    assert indices["S1"].tolist() == pytest.approx([0.314, 0.442, 0], abs=0.04)
    assert indices["ST"].tolist() == pytest.approx([0.558, 0.442, 0.244], abs=0.04)
    assert indices["ST"]["c"] - indices["S1"]["c"] > 0.15  # c acts through a alone


@pytest.mark.filterwarnings("error")
def test_an_outcome_that_never_varies_has_no_variance_to_share():
    found = study.sobol(lambda points: pd.DataFrame({"y": 0 * points["a"] + 3}), UNIT, base=8)
    assert (found.indices == 0).all(axis=None)


def test_sample_numbers_stay_with_their_values_and_results():
    found = study.sobol(linear, UNIT, base=8)
    samples = found.samples
    assert samples["sample"].tolist() == list(range(8 * 5))
    assert samples["block"].tolist() == [n // 5 for n in range(40)]
    assert samples["y"].tolist() == pytest.approx(linear(samples)["y"].tolist())


def test_a_point_that_fails_takes_its_block_along_and_nothing_else():
    def breaks(points):
        table = linear(points).assign(error="")
        table.loc[7, ["y", "error"]] = (np.nan, "no such world")
        return table

    found = study.sobol(breaks, UNIT, base=64)
    assert found.samples.loc[~found.samples["used"], "sample"].tolist() == [5, 6, 7, 8, 9]
    assert found.indices.loc["y"]["ST"].tolist() == pytest.approx([0.8, 0.2, 0], abs=0.15)


def test_a_study_of_nothing_but_failures_says_the_first():
    def fails(points):
        return pd.DataFrame({"y": np.nan, "error": ["no such world"] * len(points)})

    with pytest.raises(StudyError, match="no such world"):
        study.morris(fails, UNIT, trajectories=4)


def test_the_strongest_are_those_with_the_largest_effect_on_any_outcome():
    def two(points):
        return pd.DataFrame({"y": 4 * points["a"] + points["b"], "z": 0.01 * points["c"]})

    indices = study.morris(two, UNIT, trajectories=5).indices
    assert set(study.strongest(indices, 2)) == {"a", "c"}


# noise -------------------------------------------------------------------------------------------


def test_noise_that_was_put_in_is_found():
    """Variances 4 (points), 1 (seeds), .25 (left) from 400 points and 200 seeds."""
    rng = np.random.default_rng(4)
    values = (
        2 * rng.standard_normal((400, 1))
        + rng.standard_normal((1, 200))
        + 0.5 * rng.standard_normal((400, 200))
    )
    split = noise_split(values)
    assert split.points == pytest.approx(4, rel=4 * np.sqrt(2 / 400))
    assert split.seeds == pytest.approx(1, rel=4 * np.sqrt(2 / 200))
    assert split.left == pytest.approx(0.25, rel=0.05)
    assert split.share_common == pytest.approx(0.25 / 4.25, rel=0.4)
    assert split.share_separate > split.share_common


def test_a_function_without_luck_has_no_noise_and_pure_luck_is_all_noise():
    points = pd.DataFrame({name: np.linspace(0, 1, 12) for name in "abc"})
    assert noise(lambda seed: linear, points, range(3))["share_common"]["y"] == pytest.approx(0)

    def luck(seed):
        rng = np.random.default_rng(seed)
        return lambda table: pd.DataFrame({"y": rng.random(len(table))})

    assert noise(luck, points, range(3))["share_common"]["y"] > 0.5


# ranges ------------------------------------------------------------------------------------------


def test_ranges_come_from_the_sources_and_can_be_given():
    ranges = sourced_ranges()
    assert len(ranges) > 100
    assert all(low < high for low, high in ranges.values())
    assert sourced_ranges(["lambda_c"])["lambda_c"] == ranges["lambda_c"]
    assert sourced_ranges(["states.GBR.support=.2:.6"]) == {"states.GBR.support": (0.2, 0.6)}
    with pytest.raises(StudyError, match="not levels"):
        sourced_ranges(["lambda_c=1,2,3"])


def test_ranges_that_must_stand_in_order_no_longer_overlap():
    ranges = sourced_ranges()
    assert ranges["bind_vague"][1] > ranges["bind_declared"][0]  # the sources' ranges overlap
    cut = apart(ranges, SMALL)
    for end in (0, 1):
        SMALL.with_overrides({key: cut[key][end] for key in ("bind_vague", "bind_declared")})
    assert cut["bind_vague"][1] < cut["bind_declared"][0]
    assert cut["lambda_c"] == ranges["lambda_c"]


def test_a_range_alone_keeps_clear_of_the_scenarios_own_value():
    vague = SMALL.parameters.bind_vague
    cut = apart({"bind_declared": (0.1, 0.45)}, SMALL)
    assert cut["bind_declared"][0] > vague
    assert cut["bind_declared"][1] == 0.45


# a small study -----------------------------------------------------------------------------------


def test_the_tornado_has_both_ends_and_a_parameter_without_effect_at_the_foot():
    ranges = {"ambition_median": (0.6, 3.0), "fear_z": (0.84, 1.645)}
    table = tornado(SMALL, ranges, replicates=150)
    assert list(table.index) == ["ambition_median", "fear_z"]
    top, foot = table.loc["ambition_median"], table.loc["fear_z"]
    assert top["at_high"] < 0 <= top["at_low"]
    assert top["at_high_low"] <= top["at_high"] <= top["at_high_high"] < 0
    assert foot["width"] == 0


def run_small(**options):
    return study.sensitivity(
        SMALL,
        ["ambition_median=0.6:3", "fear_z", "window_1"],
        **{"screen": 4, "keep": 2, "base": 4, "replicates": 20, "jobs": 1} | options,
    )


@pytest.mark.slow
def test_a_study_screens_keeps_and_splits(tmp_path):
    found = run_small(out=tmp_path)
    assert next(iter(found.tornado.index)) == "ambition_median"
    assert len(found.tornado) == 2
    assert set(found.noise.index) == set(found.outcomes)
    assert len(found.screening.samples) == 4 * 4
    assert (found.screening.samples["window_1"] % 1 == 0).all()
    again = run_small(out=tmp_path, resume=True)
    pd.testing.assert_frame_equal(again.variance.indices, found.variance.indices)
    with pytest.raises(OutputError, match="resume"):
        run_small(out=tmp_path)


def test_stages_can_be_left_out():
    found = run_small(screen=0, base=0)
    assert found.screening is None
    assert found.variance is None
    assert len(found.tornado) == 2


def test_mistakes_are_told(monkeypatch):
    with pytest.raises(StudyError, match="power of 2"):
        study.sobol(linear, UNIT, base=100)
    with pytest.raises(StudyError, match="no outcome"):
        study.sensitivity(SMALL, outcomes=["happiness"])
    real = builtins.__import__

    def without(name, *rest):
        if name.startswith("SALib"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=r"coalition_sim\[sensitivity\]"):
        study.salib()


@pytest.mark.slow
def test_the_command_writes_figures_tables_and_json(tmp_path):
    from coalition_sim.cli import app

    toml, out = tmp_path / "small.toml", tmp_path / "study"
    toml.write_text(SMALL.to_toml())
    wanted = ["-p", "ambition_median=0.6:3", "-p", "deniability", "-p", "window_1"]
    sizes = ["--screen", "4", "--base", "4", "--keep", "2", "-n", "20", "--jobs", "1"]
    common = ["sensitivity", str(toml), *wanted, *sizes]
    told = CliRunner().invoke(app, [*common, "--out", str(out)], env={"COLUMNS": "80"})
    assert told.exit_code == 0, told.output
    assert max(map(len, told.output.split("Results:")[0].splitlines())) <= 80
    assert {"tornado.png", "variance_survival_armed.png", "noise.csv"} <= {
        path.name for path in out.iterdir()
    }
    samples = pd.read_csv(out / "variance_samples.csv")
    assert samples["sample"].is_unique
    refused = CliRunner().invoke(app, [*common, "--out", str(out)])
    assert refused.exit_code == 2
    said = CliRunner().invoke(app, [*common, "--out", str(out), "--resume", "--json"])
    assert {row["parameter"] for row in json.loads(said.output)["tornado"]} <= {
        "ambition_median", "deniability", "window_1",
    }  # fmt: skip


def test_an_interrupted_study_says_how_to_go_on(tmp_path, monkeypatch):
    from coalition_sim.cli import app

    def interrupt(*points, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(study, "run_points", interrupt)
    told = CliRunner().invoke(app, ["sensitivity", "paris", "--out", str(tmp_path / "study")])
    assert told.exit_code == 130
    assert "--resume" in told.output


def test_figures_say_what_they_found():
    from coalition_sim.show.study_files import sensitivity_figures

    for name, figure in sensitivity_figures(run_small()).items():
        figure.draw_without_rendering()
        words = " ".join(text.get_text() for text in figure.findobj(mpl.text.Text))
        assert "not a forecast" in words, name
        assert "ambition_median" in words, name
