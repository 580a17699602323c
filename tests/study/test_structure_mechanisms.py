"""What small mechanisms move, on common luck."""

from coalition_sim.scenario import load_scenario
from coalition_sim.study.structure_mechanisms import NONE_AND_STRONGEST, mechanisms

SMALL = load_scenario("paris", {"weeks": 52, "roster.only": ["DEU", "FRA", "USA"]})


def test_a_mechanism_that_is_set_to_what_it_is_changes_nothing_and_another_does():
    same, tense = {"front_sd": 0.0}, {"false_alarm": 1.0}
    table = mechanisms([SMALL], {"nothing": (same, same), "alarms": ({}, tense)}, replicates=50)
    nothing = table.xs("nothing")
    assert (nothing["n_changed"] == 0).all()
    assert (nothing[["difference", "low", "high"]] == 0).all(axis=None)
    assert table.loc[("alarms", "paris", "violations_deniable"), "n_changed"] > 0
    assert table.loc[("alarms", "paris", "support"), "without"] > 0


def test_every_mechanism_is_one_of_the_model():
    for ends in NONE_AND_STRONGEST.values():
        for end in ends:
            assert SMALL.with_overrides(end).hash != SMALL.hash
