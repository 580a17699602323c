"""Tables, intervals, headline, save and load, on futures made up by hand."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from tests.synthetic import synthetic_results

from coalition_sim.engine.dictionary import SERIES_MEANINGS
from coalition_sim.engine.estimates import (
    clipped,
    even_ambition,
    ratio,
    share,
    unknown,
    weighted_share,
    wilson,
)
from coalition_sim.engine.raw import OUTCOME, SERIES, Raw
from coalition_sim.engine.results import Results
from coalition_sim.engine.tables import survival_table
from coalition_sim.errors import OutputError
from coalition_sim.scenario import load_scenario


@pytest.fixture(scope="module")
def results():
    return synthetic_results(150, weeks=60)


def bare(outcomes, **changes):
    """Results over outcomes alone: nothing else is counted."""
    scenario = load_scenario("paris").replace(weeks=10, **changes)
    raw = Raw.empty(
        replicates=len(outcomes),
        kept=1,
        weeks=10,
        states=len(scenario.states),
    )
    raw.outcomes = outcomes
    return Results(scenario, raw, seed=0)


def futures(n):
    outcomes = Raw.empty(replicates=n, kept=0, weeks=1, states=1).outcomes
    outcomes["signed"] = 1
    outcomes["ambition"] = np.linspace(0.5, 2, n)
    return outcomes


def test_wilson_interval_equals_the_worked_example():
    # 8 of 10: center (8 + z^2/2)/(10 + z^2), z = 1.96 (Wilson 1927; Agresti & Coull 1998).
    low, high = wilson(np.array(8), 10)
    assert float(low) == pytest.approx(0.4902, abs=5e-5)
    assert float(high) == pytest.approx(0.9433, abs=5e-5)


def test_wilson_interval_does_not_collapse_where_nothing_happened():
    none = share(np.zeros(100, bool))
    assert none.low == 0
    assert 0.03 < none.high < 0.04  # the rule of three says about 3/100


@pytest.mark.parametrize("p", [0.05, 0.5])
def test_wilson_interval_covers_the_truth_as_often_as_it_says(p):
    n, trials = 100, 4000
    low, high = wilson(np.random.default_rng(1).binomial(n, p, trials), n)
    covered = np.mean((low <= p) & (p <= high))
    assert abs(covered - 0.95) < 0.02 + 4 * math.sqrt(0.95 * 0.05 / trials)


def test_a_ratio_of_nothing_is_unknown_and_stays_unknown_when_clipped():
    empty = clipped(ratio(np.zeros(5), np.zeros(5)))
    assert math.isnan(empty.value)
    assert math.isnan(empty.low)
    assert empty.note


def test_a_ratio_interval_treats_each_future_as_a_cluster():
    # 100 futures of 10 calls each, all or none answered: as uncertain as 100 answers, not 1,000.
    asked = np.full(100, 10)
    acted = np.where(np.arange(100) % 2 == 0, 10, 0)
    estimate = ratio(acted, asked)
    assert estimate.value == 0.5
    assert estimate.high - 0.5 == pytest.approx(1.96 * 0.5 / math.sqrt(99), rel=1e-3)


def test_equal_weights_give_the_plain_share_and_its_interval():
    hits = np.arange(10) < 8
    assert weighted_share(hits, np.full(10, 0.3))[:3] == pytest.approx(share(hits)[:3])


def test_a_future_that_weighs_nothing_does_not_count():
    hits, weights = np.array([True, False, True]), np.array([1.0, 1.0, 0.0])
    assert weighted_share(hits, weights)[:3] == pytest.approx(share(hits[:2])[:3])


def test_one_future_has_a_value_but_no_interval():
    estimate = ratio(np.array([3]), np.array([4]))
    assert estimate.value == 0.75
    assert math.isnan(estimate.low)


def wars_at(v50, slope, n, seed=2):
    rng = np.random.default_rng(seed)
    ambition = np.exp(rng.normal(0, 0.7, n))
    p = 1 / (1 + np.exp(-slope * np.log(ambition / v50)))
    return ambition, rng.random(n) < p


def test_v50_finds_the_ambition_at_which_war_was_made_even():
    ambition, war = wars_at(2.0, 3.0, 20_000)
    estimate = even_ambition(ambition, war)
    half = (math.log(estimate.high) - math.log(estimate.low)) / 2
    assert abs(math.log(estimate.value / 2.0)) < 4 * half / 1.96
    assert half < 0.05


def test_v50_interval_covers_the_truth_nineteen_times_in_twenty():
    hits = 0
    for seed in range(200):
        estimate = even_ambition(*wars_at(1.5, 2.0, 400, seed))
        hits += estimate.low <= 1.5 <= estimate.high
    assert hits >= 190 - 4 * math.sqrt(200 * 0.95 * 0.05)


def test_v50_moves_when_war_is_made_dearer():
    low = even_ambition(*wars_at(1.5, 3.0, 5000)).value
    high = even_ambition(*wars_at(2.5, 3.0, 5000)).value
    assert high > low + 0.5


@pytest.mark.parametrize(
    ("ambition", "war", "word"),
    [
        (np.linspace(0.5, 2, 100), np.zeros(100, bool), "0 wars"),
        (np.linspace(0.5, 2, 100), np.ones(100, bool), "100 wars"),
        (np.linspace(0.5, 2, 100), np.arange(100) < 50, "separates"),
        (np.linspace(0.5, 2, 1000), np.arange(1000) % 1000 < 400, "separates"),
    ],
)
def test_v50_says_why_it_cannot_be_told(ambition, war, word):
    estimate = even_ambition(ambition, war)
    assert math.isnan(estimate.value)
    assert word in estimate.note


def test_v50_is_not_told_where_the_ambitious_are_calmer():
    ambition, war = wars_at(1.0, 3.0, 1000)
    estimate = even_ambition(1 / ambition, war)
    assert "does not rise" in estimate.note


def test_survival_falls_in_the_week_after_an_event():
    # Four futures; events in weeks 0 and 3; one never; one never.
    table = survival_table(np.array([0, 3, -1, -1]), 5)
    assert list(table["share"]) == [1, 0.75, 0.75, 0.75, 0.5, 0.5]
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_survival_at_the_horizon_is_the_headline(results):
    last = results.survival("offensive").iloc[-1]
    row = results.headline().loc["survival_offensive"]
    assert row["value"] == last["share"]
    assert (row["low"], row["high"]) == (last["low"], last["high"])


def test_survival_leaves_out_futures_without_a_ceasefire():
    outcomes = futures(4)
    outcomes["signed"] = [1, 1, 0, 0]
    outcomes["first_armed"] = [5, -1, -1, -1]
    found = bare(outcomes, gate=True)
    assert found.survival("armed")["share"].iloc[-1] == 0.5


def test_an_unknown_event_is_refused_with_the_known_ones(results):
    with pytest.raises(ValueError, match="armed_any"):
        results.survival("peace")


def test_without_a_gate_acceptance_weighs_who_signs():
    # Two kinds of future: sure to sign and at war, unlikely to sign and at peace.
    outcomes = futures(2)
    outcomes["p_moscow"], outcomes["p_kyiv"] = [1.0, 0.25], 1.0
    outcomes["first_offensive"] = [3, -1]
    table = bare(outcomes).headline()["value"]
    assert table["p_both_sign"] == pytest.approx(0.625)
    assert table["p_holds_if_signed"] == pytest.approx(0.25 / 1.25)
    assert table["p_signed_and_holds"] == pytest.approx(
        table["p_both_sign"] * table["p_holds_if_signed"]
    )


def test_with_a_gate_those_who_signed_are_counted_once():
    outcomes = futures(4)
    outcomes["p_moscow"], outcomes["p_kyiv"] = 0.5, 1.0
    outcomes["signed"] = [1, 1, 0, 0]
    outcomes["first_offensive"] = [3, -1, -1, -1]
    table = bare(outcomes, gate=True).headline()["value"]
    assert table["p_holds_if_signed"] == 0.5
    assert table["p_signed_and_holds"] == 0.25


def test_where_nobody_signs_the_headline_is_unknown_not_an_error():
    outcomes = futures(3)
    outcomes["signed"] = 0
    found = bare(outcomes, gate=True)
    assert math.isnan(found.headline().loc["survival_armed", "value"])
    assert "-" in found.summary()


def test_defence_is_told_among_wars_only():
    outcomes = futures(4)
    outcomes["first_offensive"] = [1, 2, -1, -1]
    outcomes["defence"] = [1, 3, 0, 0]
    outcomes["ground"] = [-1.0, 4.0, 0, 0]
    table = bare(outcomes).headline()["value"]
    assert table["defence_repelled"] == 0.5
    assert table["defence_held"] == 0
    assert table["ground_lost"] == 1.5


def test_yearly_hazard_is_per_year_of_ceasefire_lived():
    outcomes = futures(2)
    outcomes["war_hazard"] = [0.1, 0.05]
    outcomes["first_offensive"] = [4, -1]  # 5 weeks lived, 10 weeks lived
    value = bare(outcomes).headline().loc["war_hazard", "value"]
    assert value == pytest.approx(52 * 0.15 / 15)


def test_terciles_sort_futures_by_ambition(results):
    table = results.terciles()
    offensive = table.xs("offensive", level="event")
    assert list(offensive.index) == ["low", "middle", "high"]
    assert offensive["futures"].sum() == results.replicates
    assert offensive["median_ambition"].is_monotonic_increasing
    assert offensive.loc["low", "share"] > offensive.loc["high", "share"]


def test_weekly_shares_of_the_ladder_add_up(results):
    columns = ["share_comply", "share_deniable", "share_armed", "share_offensive", "share_ended"]
    assert results.weekly[columns].sum(axis=1).to_numpy() == pytest.approx(np.ones(60))


def test_weekly_quantiles_are_numpys_over_futures_still_running(results):
    week = results.raw.weekly[:, 40, SERIES.index("recorded")]
    expected = np.nanquantile(week.astype(float), 0.25)
    assert results.weekly.loc[40, "recorded_q25"] == pytest.approx(expected)
    assert np.isnan(week).any(), "some future must have ended, or this test shows nothing"


def test_weeks_of_war_do_not_pass_for_calm():
    found = synthetic_results(3, weeks=10)
    found.raw.outcomes["first_offensive"] = [-1, 4, -1]
    found.raw.weekly[:] = 100.0
    found.raw.weekly[1, 5:] = 0.0  # nobody counts violations in a war
    assert found.weekly.loc[9, "recorded_mean"] == 100
    assert found.samples("recorded")[1].isna().sum() == 5


def test_states_add_up_over_rungs_and_rates_follow_from_counts(results):
    table = results.states
    rungs = ["asked_deniable", "asked_armed", "asked_offensive"]
    assert (table[rungs].sum(axis=1) == table["asked"]).all()
    row = table.loc[("FRA", "sanctions")]
    assert row["honor_rate"] == row["acted"] / row["asked"]
    assert row["delivered_share"] == row["delivered"] / (row["delivered"] + row["abandoned"])


def test_who_was_never_asked_has_no_honor_rate(results):
    rates = results.states["honor_rate_deniable"].xs("military", level="instrument")
    assert rates.isna().all()  # nobody owes troops against a deniable act


def test_what_arrives_is_pledge_times_what_is_kept():
    found = synthetic_results(5, weeks=10)
    found.raw.counts[:] = np.array([100, 50, 25, 25])  # half honored, half of that delivered
    table = found.instruments
    states = found.scenario.states.values()
    pledged = sum(s.pledges.military * s.capability.military for s in states)
    assert table.loc["military", "pledged"] == pytest.approx(pledged)
    assert table.loc["military", "honored"] == pytest.approx(pledged / 2)
    assert table.loc["military", "arrived"] == pytest.approx(pledged / 4)
    assert table.loc["military", "arrived_of_pledged"] == pytest.approx(0.25)


def test_honor_matrix_puts_the_most_honorable_first(results):
    order = results.honor_matrix.index
    totals = results.states[["asked", "acted"]].groupby("state").sum()
    rates = (totals["acted"] / totals["asked"]).loc[order]
    assert rates.is_monotonic_decreasing


def test_the_telling_future_has_an_armed_act():
    outcomes = futures(4)
    outcomes["first_armed"] = [-1, -1, 7, 2]
    assert bare(outcomes).telling_replicate() == 2


def test_saved_results_reload_equal(results, tmp_path):
    again = Results.load(results.save(tmp_path / "run"))
    assert again.equals(results)
    assert again.headline().equals(results.headline())
    assert (again.seed, again.engine, again.versions) == (
        results.seed,
        results.engine,
        results.versions,
    )


def test_results_that_differ_in_one_number_are_not_equal(results, tmp_path):
    again = Results.load(results.save(tmp_path))
    again.raw.outcomes["recorded"][0] += 1
    assert not again.equals(results)


def test_a_scenario_changed_after_the_run_is_noticed(results, tmp_path):
    results.save(tmp_path)
    other = results.scenario.replace(vote_hazard=0.5)
    (tmp_path / "scenario.toml").write_text(other.to_toml(), encoding="utf-8")
    with pytest.raises(OutputError, match="changed after the run"):
        Results.load(tmp_path)


def test_a_folder_without_a_run_is_named(tmp_path):
    with pytest.raises(OutputError, match=r"manifest\.json"):
        Results.load(tmp_path)


def test_the_manifest_says_what_is_needed_to_repeat_the_run(results, tmp_path):
    said = json.loads((results.save(tmp_path) / "manifest.json").read_text(encoding="utf-8"))
    assert said["seed"] == results.seed
    assert said["replicates"] == 150
    assert said["scenario_hash"] == results.scenario.hash
    assert {"python", "numpy", "numba", "mesa", "coalition_sim", "model"} <= set(said["versions"])


def test_the_data_dictionary_explains_every_column(results):
    table = results.data_dictionary().set_index(["table", "column"])
    for name in ("outcomes", "weekly", "states", "legal"):
        assert list(table.loc[name].index) == list(getattr(results, name).columns)
    assert list(table.loc["survival"].index) == ["event", *results.survival().columns]
    assert list(table.loc["headline"].index) == ["key", *results.headline().columns]
    assert (table["meaning"].str.len() > 0).all()
    assert (table["unit"].str.len() > 0).all()


def test_every_series_has_a_meaning():
    assert set(SERIES_MEANINGS) == set(SERIES)


def test_the_summary_fits_eighty_columns_and_says_what_it_is(results):
    text = results.summary()
    assert max(map(len, text.splitlines())) <= 80
    assert "a model, not a forecast" in text


def test_the_notebook_view_escapes_what_a_user_wrote(results):
    titled = Results(results.scenario.replace(title="<script>"), results.raw, seed=1)
    assert "<script>" not in titled._repr_html_()
    assert "&lt;script&gt;" in titled._repr_html_()


def test_one_outcome_stays_small():
    assert OUTCOME.itemsize <= 256


def test_unknown_is_not_a_number():
    assert all(math.isnan(x) for x in unknown("why")[:3])
