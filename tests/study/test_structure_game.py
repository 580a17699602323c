"""The model's week is a logit equilibrium where beliefs are what guarantors do: Gambit agrees."""

from __future__ import annotations

import sys

import pytest

from coalition_sim.errors import MissingExtraError
from coalition_sim.study.structure_game import (
    ONE_RUNG,
    RUNGS,
    attributed,
    equilibrium,
    oracle_table,
    played,
    played_on_two_rungs,
    stage,
    tree,
    volunteers,
    volunteers_equilibrium,
)

AGREED = 1e-4


@pytest.fixture
def gambit():
    return pytest.importorskip("pygambit")


def apart(model, game):
    """Return the largest gap between chances of the model and of the equilibrium."""
    gaps = [abs(chance - game.chances[name]) for name, chance in model.chances.items()]
    return max(gaps + [abs(p - game.answers[rung]) for rung, p in model.answers.items()])


@pytest.mark.usefixtures("gambit")
def test_every_chance_is_that_of_the_equilibrium():
    table = oracle_table()
    assert (table["model"] - table["equilibrium"]).abs().max() < AGREED
    assert set(table.index.get_level_values("ladder")) == {
        "four rungs", "two rungs", "two volunteers"
    }  # fmt: skip
    inside = table["equilibrium"].between(0.02, 0.98)
    assert inside.sum() > 25  # not only chances that are next to 0 or 1


@pytest.mark.usefixtures("gambit")
@pytest.mark.parametrize(
    "changes", [{"current_calculus": 0.5}, {"free_riding": 1}, {"hit_effect": 1, "theta": 0.1}]
)
def test_only_what_leaves_the_game_leaves_the_equilibrium(changes):
    """Beliefs that are not its chances, or free riding on itself, are no equilibrium."""
    gap = apart(played(stage(**changes)), equilibrium(stage(**changes)))
    in_the_game = "hit_effect" in changes  # there are no troops to hit: nothing changes
    assert (gap < AGREED) == in_the_game


@pytest.mark.usefixtures("gambit")
def test_another_precision_is_another_equilibrium():
    sharp = stage(lambda_c=stage().parameters.lambda_c * 1.3)
    assert apart(played(stage()), equilibrium(sharp)) > AGREED  # negative control
    other = played_on_two_rungs(stage(punishment=1.0))
    assert apart(other, equilibrium(stage(), ONE_RUNG)) > AGREED  # negative control


@pytest.mark.usefixtures("gambit")
def test_volunteers_settle_where_gambit_does():
    game = volunteers_equilibrium(stake=1, cost=0.3, precision=2)
    assert volunteers() == pytest.approx(game, abs=AGREED)
    assert volunteers(free_riding=2) != pytest.approx(game, abs=1e-2)  # negative control


def test_the_tree_has_a_node_for_each_rung_and_attributes_as_the_model_does():
    text = tree(stage())
    assert text.count("\np ") == 1 + len(RUNGS)
    assert text.count("\nc ") == 2  # an offensive needs no attribution
    assert attributed(stage(), "offensive") == 1
    assert 0 < attributed(stage(), "deniable") < attributed(stage(base_m1=0.2), "deniable") < 1


def test_a_missing_gambit_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(sys.modules, "pygambit", None)
    with pytest.raises(MissingExtraError, match=r"coalition_sim\[oracle\]"):
        equilibrium(stage())
