"""Paired comparison: differences on common luck, worked by hand, by statistics, and drawn."""

from __future__ import annotations

import json

import matplotlib as mpl
import numpy as np
import pytest
from tests.synthetic import synthetic_results
from typer.testing import CliRunner

import coalition_sim as cs
from coalition_sim.errors import ScenarioError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.comparison import Comparison, compare
from coalition_sim.study.paired import MEASURES, Pair, difference, pair_of, precision_gain

PARIS = load_scenario("paris").replace(weeks=52)
HARSH = PARIS.replace(ambition_median=3.0)


def shares(hits):
    return Pair(np.array(hits, float), np.ones(len(hits)))


@pytest.fixture(scope="module")
def found():
    return compare({"paris": PARIS, "same": PARIS.replace(title="again"), "harsh": HARSH}, 300)


@pytest.fixture(scope="module")
def drawn():
    """Return a comparison of made-up runs, for figures."""
    labels = ("paris", "no_us_backstop", "bare_truce")
    return Comparison({name: synthetic_results(80, seed=n) for n, name in enumerate(labels)})


# estimates ---------------------------------------------------------------------------------------


def test_a_ratio_is_pooled_and_its_values_by_future_average_to_it():
    pair = Pair(np.array([1.0, 0, 3]), np.array([2.0, 0, 4]))
    assert pair.value == pytest.approx(4 / 6)
    # mean asked is 2; (1 - 2/3 x 2) / 2 = -1/6, 0, (3 - 2/3 x 4) / 2 = 1/6
    assert pair.by_future == pytest.approx(4 / 6 + np.array([-1 / 6, 0, 1 / 6]))


def test_the_gain_is_the_ratio_of_two_variances_worked_by_hand():
    base, other = shares([1, 1, 0, 0]), shares([1, 1, 1, 0])
    # unpaired 1/4 + 3/16 = 7/16; paired: differences 0, 0, 1, 0, variance 3/16
    assert precision_gain(base, other) == pytest.approx(7 / 3)
    assert precision_gain(base, base) != precision_gain(base, base)  # nan: nothing differs


def test_a_difference_that_is_the_same_in_every_future_is_exactly_zero():
    same = difference(shares([1, 0] * 20), shares([1, 0] * 20))
    assert same[:3] == (0.0, 0.0, 0.0)
    assert "same" in same.note


def test_a_few_changed_futures_are_told_as_too_few():
    found = difference(shares([1] * 100), shares([0] * 3 + [1] * 97))
    assert found.difference == pytest.approx(-0.03)
    assert "only 3 futures" in found.note


def test_a_quantity_that_was_never_asked_for_has_no_difference():
    silent = Pair(np.zeros(5), np.zeros(5))
    found = difference(silent, shares([1] * 5))
    assert np.isnan(found.difference)
    assert "never asked" in found.note


def test_intervals_cover_the_truth_and_would_not_cover_another():
    """Cover .2 in about 95 of 100 made-up comparisons, and .5 in none (the negative control)."""
    rng = np.random.default_rng(5)
    covered = missed = 0
    for trial in range(100):
        base = rng.random(200) < 0.7
        other = base & (rng.random(200) >= 0.2 / 0.7)
        found = difference(shares(base), shares(other), seed=trial)
        covered += found.low <= -0.2 <= found.high
        missed += found.low <= -0.5 <= found.high
    assert covered >= 95 - 4 * np.sqrt(100 * 0.95 * 0.05)
    assert missed == 0


def test_the_interval_agrees_with_the_normal_one_for_many_futures():
    rng = np.random.default_rng(8)
    base = rng.random(4000) < 0.6
    other = base ^ (rng.random(4000) < 0.1)
    found = difference(shares(base), shares(other))
    steps = other.astype(float) - base
    half = 1.96 * steps.std() / np.sqrt(len(steps))
    assert found.high - found.low == pytest.approx(2 * half, rel=0.1)


# runs --------------------------------------------------------------------------------------------


def test_a_change_of_title_saves_and_loses_nobody(found):
    same = found.differences.loc["same"]
    assert (same["n_changed"] == 0).all()
    assert (found.flips.loc["same"][["saved", "lost"]] == 0).all(axis=None)
    assert (found.differences.loc["harsh"]["n_changed"] > 0).any()


def test_saved_minus_lost_is_the_difference_in_survival(found):
    for event in ("armed", "offensive"):
        net = found.flips.loc[("harsh", event), "net"]
        row = found.differences.loc[("harsh", f"survival_{event}")]
        assert row["difference"] == pytest.approx(net / 300)
        assert row["low"] <= row["difference"] <= row["high"]
    assert found.flips.loc[("harsh", "armed"), "lost"] > 0


def test_the_replicates_that_were_lost_are_named_and_were_lost(found):
    lost = found.flips.loc[("harsh", "armed"), "lost_replicates"]
    assert 0 < len(lost) <= 20
    before, after = (found.runs[name].raw.outcomes["first_armed"] for name in ("paris", "harsh"))
    assert all(before[n] < 0 <= after[n] for n in lost)


@pytest.mark.parametrize(
    "key",
    ["survival_armed", "survival_offensive", "violations_armed", "honor_military", "war_hazard"],
)
def test_values_are_those_of_the_headline(found, key):
    run = found.runs["harsh"]
    assert found.differences.loc[("harsh", key), "value"] == pytest.approx(
        run.headline().loc[key, "value"], nan_ok=True
    )


def test_pairing_gains_over_runs_on_separate_luck():
    """The gain that is reported is gone once the other run has a seed of its own."""
    alone = load_scenario("no_us_backstop").replace(weeks=52)
    runs = [cs.simulate(each, 300) for each in (PARIS, alone)]
    apart = cs.simulate(alone, 300, seed=99)
    base, other, elsewhere = (pair_of(run, "violations_deniable") for run in (*runs, apart))
    assert precision_gain(base, other) > 3
    assert precision_gain(base, elsewhere) == pytest.approx(1, abs=0.3)


def test_v50_and_acceptance_stand_side_by_side(found):
    keys = set(found.side_by_side.index.get_level_values("key"))
    assert {"v50", "p_both_sign", "p_signed_and_holds"} <= keys
    assert list(found.side_by_side.loc["v50"].index) == ["paris", "same", "harsh"]


def test_summary_fits_80_columns(found):
    assert max(map(len, found.summary().splitlines())) <= 80
    assert "not a forecast" in found.summary()


def test_a_gate_counts_only_futures_with_a_ceasefire():
    gated = cs.simulate(PARIS.replace(gate=True), 100)
    pair = pair_of(gated, "survival_armed")
    assert pair.bottom.sum() == gated.raw.outcomes["signed"].sum() < 100
    assert pair.value == pytest.approx(gated.headline().loc["survival_armed", "value"])


# mistakes ----------------------------------------------------------------------------------------


def test_mistakes_are_told():
    with pytest.raises(StudyError, match="two scenarios"):
        compare(["paris"])
    with pytest.raises(StudyError, match="give a list"):
        compare("paris")
    with pytest.raises(StudyError, match="horizons differ"):
        compare([PARIS, "bare_truce"])
    with pytest.raises(ScenarioError, match="no scenario"):
        compare(["paris", "pariss"])


def test_scenarios_of_one_name_are_told_apart_and_the_package_exports_compare():
    found = cs.compare([PARIS, HARSH], 5, overrides={"weeks": 10})
    assert list(found.runs) == ["paris", "paris (2)"]
    assert found.weeks == 10
    assert "paris (2)" in repr(found)


# figures and the command -------------------------------------------------------------------------


def texts_of(figure):
    figure.draw_without_rendering()
    words = [text.get_text() for text in figure.findobj(mpl.text.Text) if text.get_visible()]
    return " ".join(words)


def test_figures_say_what_they_found(drawn):
    from coalition_sim.show.comparison import plot_forest, plot_overlay
    from coalition_sim.show.style import figure_of

    overlay = texts_of(figure_of(plot_overlay(drawn)))
    forest = texts_of(plot_forest(drawn))
    for words in (overlay, forest):
        assert "not a forecast" in words
        assert "bare_truce" in words
    assert "points (" in forest


def test_a_figure_draws_a_quantity_that_nobody_was_asked_for(drawn):
    from coalition_sim.show.comparison import plot_forest

    silent = synthetic_results(40, seed=3)
    for name in ("military", "intelligence", "diplomacy", "sanctions"):
        silent.raw.outcomes[f"asked_{name}"] = 0
    base = synthetic_results(40, seed=4)
    assert "not known" in texts_of(plot_forest(Comparison({"base": base, "silent": silent})))
    spiral = pair_of(base, "violations_spiral").value  # made-up futures have no spirals: 0 of 0
    assert texts_of(plot_forest(Comparison({"base": base, "other": base}))).count("not known") == (
        spiral == 0
    )


def command(*arguments):
    from coalition_sim.cli import app

    return CliRunner().invoke(app, ["compare", *map(str, arguments)], env={"COLUMNS": "80"})


def test_the_command_prints_80_columns_and_writes_its_folder(tmp_path):
    out = tmp_path / "study"
    common = ("--weeks", 30, "-n", 40, "--out", out)
    result = command("paris", "no_us_backstop", *common, "--set", "ambition_median=2")
    assert result.exit_code == 0, result.output
    assert max(map(len, result.output.split("Results:")[0].splitlines())) <= 80
    assert "Gain" in result.output
    names = {path.name for path in out.iterdir()}
    assert {"manifest.json", "differences.csv", "flips.csv", "forest.png"} <= names
    for scenario in out.glob("scenario_*.toml"):
        assert load_scenario(scenario).parameters.ambition_median == 2
    assert command("paris", "no_us_backstop", *common, "--quiet").exit_code == 0  # replaced


def test_the_command_speaks_json_and_leaves_other_files_alone(tmp_path):
    common = ("--weeks", 20, "-n", 20)
    result = command("paris", "bare_truce", *common, "--json", "--out", tmp_path / "a")
    said = json.loads(result.output)
    assert {row["key"] for row in said["differences"]} == set(MEASURES)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    refused = command("paris", "bare_truce", *common, "--out", tmp_path / "mine")
    assert refused.exit_code == 2
    assert "nothing is overwritten" in refused.output
