"""Shapley values: games whose answer is known, axioms, and a small coalition."""

from __future__ import annotations

import json

import matplotlib as mpl
import numpy as np
import pytest
from typer.testing import CliRunner

from coalition_sim.engine import simulate
from coalition_sim.errors import OutputError, StudyError
from coalition_sim.scenario import load_scenario
from coalition_sim.study.contributions import (
    REST,
    contributions,
    member_groups,
    of_instruments,
    of_members,
)
from coalition_sim.study.cooperative import Game, draw_orders, shapley
from coalition_sim.study.paired import pair_of

WEIGHTS = {"a": 1.0, "b": 2.0, "c": -0.5, "d": 0.0, "e": 3.0, "f": 1.0, "g": 0.25}
SMALL = load_scenario("paris").replace(weeks=52, **{"roster.only": ["FRA", "GBR", "DEU", "USA"]})


def additive(coalition):
    return np.full(4, sum(WEIGHTS[player] for player in coalition))


def glove(coalition):
    """Return 1 for a left glove with a right one: l has the left, r and s a right one each."""
    return np.array([float("l" in coalition and bool(coalition & {"r", "s"}))])


def noisy(coalition):
    """Return values that no rule lies behind, the same each time, by future."""
    rng = np.random.default_rng(sum(2 ** "abcdefg".index(player) for player in coalition))
    return rng.random(50)


# games -------------------------------------------------------------------------------------------


def test_in_an_additive_game_each_gets_what_it_brings_whatever_the_orders():
    found = shapley(list(WEIGHTS), additive, permutations=4)
    assert found.table["value"].to_dict() == pytest.approx(WEIGHTS)
    assert found.table["se"].max() == pytest.approx(0)
    assert not found.exact


def test_the_glove_game_gives_two_thirds_and_twice_a_sixth():
    # l gains in 4 of the 6 orders (unless it comes first); r and s in 1 each
    found = shapley(["l", "r", "s"], glove)
    assert found.exact
    assert found.table["value"].to_dict() == pytest.approx({"l": 2 / 3, "r": 1 / 6, "s": 1 / 6})
    assert next(iter(found.table.index)) == "l"


def test_gains_add_up_to_the_whole_in_every_order_and_every_future():
    game = Game(noisy)
    whole = noisy(frozenset("abcdefg")) - noisy(frozenset())
    for order in draw_orders("abcdefg", 5, seed=3):
        assert sum(game.gains(order).values()) == pytest.approx(whole, abs=1e-12)
    found = shapley("abcdefg", noisy, permutations=6)
    assert found.table["value"].sum() == pytest.approx(found.everyone - found.none, abs=1e-12)


def test_gains_that_leave_one_player_out_do_not_add_up():
    """The negative control of the test above."""
    game = Game(noisy)
    gains = game.gains(tuple("abcdefg"))
    gains.pop("c")
    whole = noisy(frozenset("abcdefg")) - noisy(frozenset())
    assert sum(gains.values()) != pytest.approx(whole, abs=1e-3)


def test_sampled_values_lie_within_their_errors_of_the_exact_ones():
    """Compare 32 drawn orders with all 720, for six players of a game without luck."""

    def square(coalition):
        return np.array([sum(WEIGHTS[player] for player in coalition) ** 2])

    players = list("abcdef")
    total = sum(WEIGHTS[player] for player in players)
    exact = {player: WEIGHTS[player] * total for player in players}  # by symmetry of the square
    found = shapley(players, square, permutations=64, seed=1).table
    for player in players:
        error = abs(found["value"][player] - exact[player])
        assert error <= 4 * found["se_orders"][player] + 1e-9
    assert np.isnan(found["se_luck"]).all()  # one future tells no luck


def test_antithetic_orders_are_pairs_of_reverses_and_depend_on_the_seed():
    orders = draw_orders("abcdef", 4, seed=2)
    assert len(orders) == 8
    assert all(one == other[::-1] for one, other in zip(orders[::2], orders[1::2], strict=True))
    assert orders == draw_orders("abcdef", 4, seed=2)
    assert orders != draw_orders("abcdef", 4, seed=3)


def test_orders_are_drawn_evenly():
    """Each of 6 players comes first in a sixth of 3000 orders, give or take 4 deviations."""
    firsts = [order[0] for order in draw_orders("abcdef", 1500, seed=0)]
    tolerance = 4 * np.sqrt(3000 * (1 / 6) * (5 / 6))
    assert all(abs(firsts.count(player) - 500) <= tolerance for player in "abcdef")


def test_a_coalition_is_simulated_once():
    asked = []

    def value(coalition):
        asked.append(coalition)
        return additive(coalition)

    found = shapley(list(WEIGHTS), value, permutations=8)
    assert len(asked) == len(set(asked)) == found.n_coalitions


# coalitions of states ----------------------------------------------------------------------------


def test_nobody_at_all_is_a_bare_truce():
    """The empty coalition gives the same futures, whichever state stands in for it."""
    empty = simulate(of_members(SMALL, []), 60)
    other = simulate(of_members(SMALL.replace(**{"roster.remove": ["DEU"]}), []), 60)
    assert set(of_members(SMALL, []).states) == {"DEU"}
    for name in ("first_armed", "n_deniable", "war_hazard"):
        assert (empty.raw.outcomes[name] == other.raw.outcomes[name]).all()
    full = simulate(SMALL, 60).raw.outcomes["n_deniable"]
    assert (empty.raw.outcomes["n_deniable"] != full).any()


def test_removed_members_leave_capability_and_take_their_events_with_them():
    eventful = SMALL.replace(
        events=[
            {"week": 3, "kind": "leave", "state": "GBR"},
            {"week": 4, "kind": "set", "target": "states.USA.support", "value": 0.2},
            {"week": 5, "kind": "recommit"},
        ]
    )
    without = of_members(eventful, ["FRA", "DEU"])
    assert set(without.states) == {"FRA", "DEU"}
    assert [event.kind for event in without.events] == ["recommit"]
    assert without.states["FRA"].capability == eventful.states["FRA"].capability


def test_everyone_is_the_scenario_itself():
    assert of_members(SMALL, SMALL.states).hash == SMALL.hash
    assert of_instruments(SMALL, ["military", "intelligence", "diplomacy", "sanctions"]) == SMALL


def test_a_removed_instrument_is_pledged_by_nobody():
    left = of_instruments(SMALL, ["military", "diplomacy", "intelligence"])
    assert all(state.pledges.sanctions == 0 for state in left.states.values())
    assert any(state.pledges.military > 0 for state in left.states.values())


def test_contributions_of_instruments_run_from_no_pledge_to_all():
    found = contributions(SMALL, "instruments", replicates=60)
    assert found.shapley.exact
    assert found.shapley.n_coalitions == 16
    all_in = pair_of(simulate(SMALL, 60), "survival_armed").value
    assert found.shapley.everyone == pytest.approx(all_in)
    assert found.table["value"].sum() == pytest.approx(found.shapley.everyone - found.shapley.none)


def test_small_members_can_stand_together():
    groups = member_groups(SMALL, 2)
    assert len(groups) == 3
    assert sorted(code for codes in groups.values() for code in codes) == sorted(SMALL.states)
    found = contributions(SMALL, "members", alone=2, replicates=40, permutations=4)
    assert set(found.table.index) == set(groups)
    assert REST in found.table.index


def test_mistakes_are_told():
    with pytest.raises(StudyError, match="choose from members"):
        contributions(SMALL, "presidents")
    with pytest.raises(StudyError, match="did you mean"):
        contributions(SMALL, outcome="survival_armd")
    with pytest.raises(StudyError, match="nobody answers"):
        contributions(SMALL, outcome="honor", replicates=5)
    with pytest.raises(StudyError, match="4 or more"):
        shapley(list(WEIGHTS), additive, permutations=2)
    with pytest.raises(StudyError, match="1 or more"):
        member_groups(SMALL, 0)


def test_the_figure_and_the_command_say_the_same(tmp_path):
    from coalition_sim.cli import app
    from coalition_sim.show.shapley import plot_shapley
    from coalition_sim.show.style import figure_of

    found = contributions(SMALL, "instruments", replicates=30)
    figure = figure_of(plot_shapley(found))
    words = " ".join(text.get_text() for text in figure.findobj(mpl.text.Text))
    assert all(name in words for name in found.table.index)
    assert "not a forecast" in words
    toml = tmp_path / "small.toml"
    toml.write_text(SMALL.to_toml())
    common = ["contributions", str(toml), "--of", "instruments", "-n", "30"]
    said = CliRunner().invoke(app, [*common, "--json", "--out", str(tmp_path / "a")])
    values = {row["player"]: row["value"] for row in json.loads(said.output)["contributions"]}
    assert values == pytest.approx(found.table["value"].to_dict())
    told = CliRunner().invoke(app, [*common, "--out", str(tmp_path / "b")], env={"COLUMNS": "80"})
    assert told.exit_code == 0, told.output
    assert "Together" in told.output
    assert (tmp_path / "b" / "contributions.png").is_file()


def stopping(monkeypatch, after):
    """Let the study be interrupted after some coalitions; return the sizes that were simulated."""
    sizes = []

    def counted(scenario, *arguments, **options):
        if len(sizes) == after:
            raise KeyboardInterrupt
        sizes.append(len(scenario.states))
        return simulate(scenario, *arguments, **options)

    monkeypatch.setattr("coalition_sim.study.contributions.simulate", counted)
    return sizes


def test_an_interrupted_study_goes_on_to_the_same_bytes(monkeypatch, tmp_path):
    expected = contributions(SMALL, "instruments", replicates=20, seed=3)
    place = tmp_path / "coalitions"
    stopping(monkeypatch, 7)
    with pytest.raises(KeyboardInterrupt):
        contributions(SMALL, "instruments", replicates=20, seed=3, out=place)
    left = stopping(monkeypatch, 16)
    found = contributions(SMALL, "instruments", replicates=20, seed=3, out=place, resume=True)
    assert len(left) == 16 - 7
    assert found.table.equals(expected.table)
    with pytest.raises(OutputError, match="go on with --resume"):
        contributions(SMALL, "instruments", replicates=20, seed=3, out=place)
    with pytest.raises(OutputError, match="seed 3 there, 4 here"):
        contributions(SMALL, "instruments", replicates=20, seed=4, out=place, resume=True)


def test_more_orders_go_on_from_the_coalitions_that_are_there(monkeypatch, tmp_path):
    five = SMALL.replace(weeks=10)
    few = contributions(five, permutations=4, replicates=10, out=tmp_path / "kept")
    again = stopping(monkeypatch, -1)
    more = contributions(five, permutations=8, replicates=10, out=tmp_path / "kept", resume=True)
    assert len(again) == more.shapley.n_coalitions - few.shapley.n_coalitions


def test_the_command_says_how_to_go_on(monkeypatch, tmp_path):
    from coalition_sim.cli import app

    toml = tmp_path / "small.toml"
    toml.write_text(SMALL.to_toml())
    command = ["contributions", str(toml), "--of", "instruments", "-n", "10",
               "--out", str(tmp_path / "out")]  # fmt: skip
    stopping(monkeypatch, 5)
    stopped = CliRunner().invoke(app, command)
    assert stopped.exit_code == 130
    assert "--resume" in stopped.stderr
    left = stopping(monkeypatch, -1)
    done = CliRunner().invoke(app, [*command, "--resume"])
    assert done.exit_code == 0, done.output
    assert len(left) == 16 - 5
    assert (tmp_path / "out" / "contributions.csv").is_file()
