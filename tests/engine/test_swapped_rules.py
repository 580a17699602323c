"""A user's rule, passed by name, runs in both engines with the same bits."""

from __future__ import annotations

import functools
import math

import pytest

from coalition_sim.engine import CoalitionModel, simulate
from coalition_sim.engine.ensemble import kernel, run_default
from coalition_sim.engine.rulebook import DEFAULT, Rulebook, pointers, rulebook
from coalition_sim.errors import RuleError
from coalition_sim.rules._compile import HAS_NUMBA
from coalition_sim.rules.challenger import challenger_choice as quantal_choice
from coalition_sim.scenario import load_scenario

compiled_only = pytest.mark.skipif(not HAS_NUMBA, reason="rules run as plain Python here")
SHORT = load_scenario("paris").replace(
    weeks=30,
    finalise=1,
    vote_hazard=0.5,
    events=[{"kind": "violation", "rung": "armed", "week": week} for week in (3, 9)],
)


def challenger_utility(
    severity,
    ambition,
    win_chance,
    attribution,
    answer,
    punishment,
    war_cost,
    world_cost,
    break_cost,
    deniability,
):
    """A convex taste for gains: half a gain is worth a quarter."""
    gain = severity * severity * ambition * win_chance
    price = break_cost * severity * (1.0 - deniability)
    return gain - severity * attribution * (punishment * answer + world_cost) - war_cost - price


def challenger_choice(u_deniable, u_armed, u_offensive, lambda_c):
    """A fixed threshold: the gravest act that pays at all."""
    if u_offensive > 0.0:
        return 0.0, 0.0, 0.0, 1.0
    if u_armed > 0.0:
        return 0.0, 0.0, 1.0, 0.0
    return quantal_choice(u_deniable, -math.inf, -math.inf, lambda_c)


def attribution_chance(evidence_rate, consent):
    """A first report is enough."""
    return 1.0 - math.exp(-evidence_rate) * (1.0 - 0.1 * consent)


def response_utility(
    severity,
    stake,
    left_to_do,
    reneging,
    bindingness,
    pledge,
    hit_resolve,
    hit,
    cost,
    support,
    risk,
    backstop,
    resolve,
):
    """Reneging costs what the square of the pledge costs; nothing is left to others."""
    promised = reneging * bindingness * math.pow(pledge, 1.0 + severity)
    return severity * stake + promised + hit_resolve * hit - cost * 0.5 / support + resolve


def vote_chance(support, vote_mid, vote_slope):
    """A majority decides."""
    return 1.0 if support > 0.5 else 0.25 * support


SWAPS = {
    "challenger_utility": challenger_utility,
    "challenger_choice": challenger_choice,
    "attribution_chance": attribution_chance,
    "response_utility": response_utility,
    "vote_chance": vote_chance,
}


def test_these_are_all_the_rules_that_can_be_swapped():
    assert tuple(SWAPS) == Rulebook._fields


@pytest.mark.slow
@pytest.mark.parametrize("names", [*([name] for name in SWAPS), list(SWAPS)], ids=" ".join)
def test_a_swapped_rule_runs_in_both_engines_with_the_same_bits(names):
    rules = {name: SWAPS[name] for name in names}
    compiled = simulate(SHORT, 5, rules=rules).raw
    plain = simulate(SHORT, 5, rules=rules, engine="mesa").raw
    assert compiled.equals(plain)
    assert not compiled.equals(simulate(SHORT, 5).raw)  # the rule is used at all


@pytest.mark.slow
def test_the_default_passed_by_name_changes_nothing():
    # By pointer, through the swapped kernel: the default beside another rule that never runs.
    quiet = SHORT.replace(vote_hazard=0)
    rules = {"vote_chance": vote_chance, "challenger_choice": quantal_choice}
    assert simulate(quiet, 5, rules=rules).raw.equals(simulate(quiet, 5).raw)


def test_the_mesa_model_takes_rules_too():
    model = CoalitionModel(SHORT, rules={"challenger_choice": challenger_choice}, collect=False)
    model.step()
    assert model.rules.challenger_choice is challenger_choice


@pytest.mark.slow
def test_a_rule_made_for_a_number_keeps_that_number():
    def made(chance):
        return lambda support, vote_mid, vote_slope: chance

    never, always = (simulate(SHORT, 20, rules={"vote_chance": made(x)}) for x in (0.0, 1.0))
    assert never.raw.outcomes["n_votes_failed"].sum() > 0
    assert always.raw.outcomes["n_votes_failed"].sum() == 0
    assert always.raw.outcomes["n_ratified"].sum() > never.raw.outcomes["n_ratified"].sum()


@compiled_only
def test_a_swap_leaves_the_default_kernel_as_it_was():
    simulate(SHORT, 1)
    before = list(run_default.signatures)
    run, arguments = kernel(rulebook({"vote_chance": vote_chance}))
    assert run is not run_default
    assert len(arguments) == len(SWAPS)
    assert kernel(rulebook()) == (run_default, ())
    assert list(run_default.signatures) == before


@compiled_only
def test_a_rule_that_returns_four_numbers_goes_by_a_typed_pointer():
    place = Rulebook._fields.index("challenger_choice")
    pointer = pointers(rulebook({"challenger_choice": challenger_choice}))[place]
    assert "UniTuple(float64 x 4)" in str(pointer._sig)
    assert pointers(DEFAULT)[0] is pointers(DEFAULT)[0]  # compiled once


class Vote:
    """Callable, but no function."""

    def __call__(self, support, vote_mid, vote_slope):
        return 0.5


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({"vote_chanc": vote_chance}, ['unknown rule "vote_chanc"', 'mean "vote_chance"']),
        ({"weather": vote_chance}, ['unknown rule "weather"', "choose from challenger_utility"]),
        ({"vote_chance": 0.5}, ["vote_chance = 0.5 is no function", "(support, vote_mid"]),
        ({"vote_chance": max}, ["is no function written with def", "(support, vote_mid"]),
        ({"vote_chance": Vote()}, ["is no function written with def"]),
        ({"vote_chance": functools.partial(vote_chance, 0.5)}, ["is no function written with def"]),
        ({"vote_chance": lambda support: 0.5}, ["takes (support)", "(support, vote_mid, vote_s"]),
        (
            {"vote_chance": lambda vote_mid, support, vote_slope: 0.5},
            ["takes (vote_mid, support, vote_slope)", "in this order"],
        ),
    ],
)
@pytest.mark.parametrize("engine", ["ensemble", "mesa"])
def test_a_rule_that_does_not_fit_is_refused_in_one_line(rules, words, engine):
    with pytest.raises(RuleError) as caught:
        simulate(SHORT, 1, rules=rules, engine=engine)
    assert "\n" not in str(caught.value)
    assert [word for word in words if word not in str(caught.value)] == []


TABLE = {0.5: 1.0}


def reads_a_table(support, vote_mid, vote_slope):
    return TABLE[support]


def reads_a_file(support, vote_mid, vote_slope):
    return float(open("chance.txt").read())  # noqa: PTH123


def returns_a_word(support, vote_mid, vote_slope):
    return "yes"


def returns_nothing(support, vote_mid, vote_slope):
    pass


def knows_no_such_name(support, vote_mid, vote_slope):
    return suport  # noqa: F821


def imports(support, vote_mid, vote_slope):
    import statistics

    return statistics.NormalDist().cdf(support)


@compiled_only
@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        (reads_a_table, "'TABLE'"),
        (reads_a_file, "'open'"),
        (returns_a_word, "No conversion from Literal[str](yes) to float64"),
        (returns_nothing, "No conversion from none to float64"),
        (knows_no_such_name, "name 'suport' is not defined"),
        (imports, "IMPORT_NAME"),
    ],
)
def test_a_rule_that_does_not_compile_is_refused_with_the_reason(rule, reason):
    with pytest.raises(RuleError) as caught:
        simulate(SHORT, 1, rules={"vote_chance": rule})
    text = str(caught.value)
    assert text.startswith("rules: vote_chance does not compile as (float64, float64, float64)")
    assert reason in text
    assert text.endswith("use numbers and the functions of math only")
    assert "\n" not in text


@compiled_only
def test_three_chances_in_place_of_four_are_refused():
    def three(u_deniable, u_armed, u_offensive, lambda_c):
        return 0.5, 0.25, 0.25

    with pytest.raises(RuleError, match=r"UniTuple\(float64 x 3\) to UniTuple\(float64 x 4\)"):
        simulate(SHORT, 1, rules={"challenger_choice": three})
