"""One future told, typical futures, and why a state decided as it did."""

from __future__ import annotations

import dataclasses
import json

import pytest
from typer.testing import CliRunner

from coalition_sim.cli import app
from coalition_sim.engine import simulate
from coalition_sim.engine.chronicle import Chronicle, chronicle
from coalition_sim.engine.entries import Act, Attribution, Ballot
from coalition_sim.errors import CoalitionError
from coalition_sim.rules import guarantor
from coalition_sim.scenario import load_scenario
from coalition_sim.scenario.events import EVENT_KINDS
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.state_forms import forms, list_states
from coalition_sim.show.story import pick, plot_why, tell, why
from coalition_sim.show.waterfall import draw_why

SCENARIOS = ("paris", "bare_truce", "sudden_offensive", "minsk_2015", "government_change")
BUSY = load_scenario("paris", {"weeks": 60, "break_cost": 0.3})


@pytest.fixture(scope="module")
def busy():
    return chronicle(BUSY, seed=3, replicate=2)


@pytest.fixture(scope="module")
def asked(busy):
    return next(d.week for d in busy.decisions("DEU") if d.rule == "weighed")


# stories -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_story_covers_every_week_once_and_reads_in_minutes(name, lang):
    lived = chronicle(name, seed=1)
    story = tell(lived, lang=lang)
    told = [week for p in story.paragraphs for week in range(p.week, p.until + 1)]
    assert told == list(range(len(lived.weeks)))
    assert len(story.text().splitlines()) <= 60
    assert language(lang)("story-note") in story.text()
    assert "{" not in story.text()


def test_what_a_story_counts_is_what_happened(busy):
    text = tell(busy).text()
    assert f"{busy.outcome['n_deniable']:.0f} deniable acts were committed" in text
    offensives = [act for act in busy.of(Act) if act.rung == 3]
    assert ("begins a new offensive" in text) == bool(offensives)


def test_a_story_of_a_ceasefire_that_is_not_signed_says_so():
    lived = chronicle(load_scenario("paris", {"gate": True, "need": 50.0}), seed=1)
    story = tell(lived)
    assert story.paragraphs == ()
    assert "not signed" in story.text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_event_can_be_told(lang):
    events = [
        {"week": 2, "kind": "government", "state": "GBR", "support": 0.3},
        {"week": 3, "kind": "announce_abstention", "state": "USA"},
        {"week": 4, "kind": "leave", "state": "NLD"},
        {"week": 5, "kind": "join", "state": "NLD"},
        {"week": 6, "kind": "withdraw", "state": "FRA"},
        {"week": 7, "kind": "willing", "weeks": 4},
        {"week": 8, "kind": "set", "target": "drones", "value": 0.5},
        {"week": 9, "kind": "set", "target": "states.DEU.stake", "value": 0.5},
        {"week": 10, "kind": "vote", "state": "DEU", "passed": False},
        {"week": 12, "kind": "finalise"},
        {"week": 13, "kind": "recommit"},
        {"week": 14, "kind": "violation", "rung": "armed"},
    ]
    assert {event["kind"] for event in events} == set(EVENT_KINDS)
    lived = chronicle(BUSY.replace(events=events, weeks=16))
    assert lived.of(Ballot)
    assert tell(lived, lang=lang).paragraphs


# states ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_state_has_its_name_and_forms(lang):
    scenario = load_scenario("paris")
    for code in [*scenario.states, scenario.challenger, scenario.protege]:
        named = forms(code, lang)
        assert named.number in ("one", "many")
        assert named.name in named.the
        assert named.name in named.of
    assert forms("ZZZ", lang, name="Utopia").the == "Utopia"


def test_lists_of_states_read_as_in_a_sentence():
    assert list_states(["FRA"], "fr") == "la France"
    assert list_states(["NLD", "USA"], "en") == "the Netherlands and the United States"
    assert list_states(["FRA", "DEU", "ITA", "POL", "ESP"], "fr").endswith("et 2 autres")


# typical futures ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def results():
    return simulate("paris", 120, seed=0)


def test_typical_futures_are_ordered_as_their_names_say(results):
    found = {which: pick(results, which) for which in ("best", "median", "worst")}
    outcomes = results.raw.outcomes
    harm = {
        which: tuple(outcomes[number][name] for name in ("n_armed", "n_deniable"))
        for which, number in found.items()
    }
    assert harm["best"] <= harm["median"] <= harm["worst"]


def test_a_turning_point_has_an_armed_act(results):
    assert results.raw.outcomes["first_armed"][pick(results, "turning-point")] >= 0


def test_without_an_armed_act_the_turning_point_is_the_median_future():
    calm = simulate(load_scenario("paris", {"weeks": 4, "break_cost": 50.0}), 20)
    assert pick(calm, "turning-point") == pick(calm, "median")


def test_an_unknown_word_is_refused(results):
    with pytest.raises(CoalitionError, match='did you mean "worst"'):
        pick(results, "wurst")


# why ---------------------------------------------------------------------------------------------


def test_a_counterfactual_turns_the_decision_where_it_says(busy):
    checked = 0
    for week in {d.week for d in busy.decisions("DEU")}:
        for each in why(busy, "DEU", week).explanations:
            d = each.decision
            for turned in each.counterfactuals:
                if turned.need is None:
                    continue
                for away, same in ((1e-6, False), (-1e-6, True)):
                    value = turned.need + away * (1 if turned.way == "above" else -1)
                    assert (acts(d, turned.quantity, value) == d.acted) is same
                checked += 1
    assert checked > 20


def acts(d, quantity, value):
    inputs = d.inputs | ({} if quantity == "peers" else {quantity: value})
    peers = value if quantity == "peers" else d.peers_share
    push = d.follow * (peers + d.us_weight * inputs["backstop"])
    return guarantor.response_utility(**inputs) + push > d.luck


def test_terms_add_up_in_words_too(busy, asked):
    for each in why(busy, "DEU", asked).explanations:
        assert sum(each.terms.values()) == pytest.approx(each.total)
        assert (each.total > each.luck) == each.decision.acted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_backstop_draws_and_an_abstainer_stays_out(lang):
    lived = chronicle(BUSY.replace(POL__abstains=True), seed=3, replicate=2)
    week = lived.of(Attribution)[0].week
    for state in ("USA", "POL"):
        explained = why(lived, state, week, lang=lang)
        assert explained.explanations[0].terms == {}
        with pytest.raises(CoalitionError, match="nothing was weighed"):
            plot_why(explained)


def test_a_week_without_a_decision_names_those_that_had_one(busy, asked):
    idle = next(w for w in range(60) if not busy.decisions("DEU", w))
    with pytest.raises(CoalitionError, match=rf"decided in weeks .*\b{asked}\b"):
        why(busy, "DEU", idle)
    with pytest.raises(CoalitionError, match='did you mean "DEU"'):
        why(busy, "DUE", asked)
    with pytest.raises(CoalitionError, match="decided nothing in this future"):
        why(chronicle("bare_truce"), "DEU", 3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_waterfall_has_a_bar_for_each_term_and_the_sum(busy, asked, lang):
    explained = why(busy, "DEU", asked, lang=lang)
    axes = plot_why(explained, lang=lang)
    terms = [value for value in explained.explanations[0].terms.values() if value]
    assert len(axes.patches) >= len(terms) + 1
    assert len(draw_why(explained, lang=lang).axes) == len(explained.explanations)


# command -----------------------------------------------------------------------------------------


def run(*arguments):
    short = ["story", "paris", "--weeks", "40", "--set", "break_cost=0.3"]
    return CliRunner().invoke(app, [*short, *arguments])


def test_the_command_writes_story_events_and_picture(tmp_path, busy):
    lived = chronicle(load_scenario("paris", {"weeks": 40, "break_cost": 0.3}), replicate=3)
    week = lived.decisions("DEU")[0].week
    done = run("--replicate", "3", "--why", "DEU", "--week", str(week), "--out", str(tmp_path))
    assert done.exit_code == 0, done.output
    written = {"story.md", "events.jsonl", "why.png", "why.txt"}
    assert {path.name for path in tmp_path.iterdir()} == written
    assert Chronicle.read(tmp_path / "events.jsonl").entries == lived.entries
    assert "Next: coalition-sim story paris --replicate 3" in done.output


def test_the_command_prints_one_document():
    done = run("--replicate", "3", "--json", "--lang", "fr")
    said = json.loads(done.output)
    assert said["replicate"] == 3
    assert said["story"]["paragraphs"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--replicate", "1", "--pick", "best"], "both choose the future"),
        (["--replicate", "1", "--why", "DEU"], "add --week N"),
        (["--replicate", "1", "--week", "3"], "add --why STATE"),
        (["--replicate", "1", "--lang", "de"], "give en or fr"),
    ],
)
def test_a_mistake_is_one_sentence(arguments, words):
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.output


def test_an_order_is_named_in_the_explanation():
    class Seat:
        def answer(self, call):
            return True if call.state == "DEU" else None

        def act(self, week, chances):
            return None

        def attribute(self, evidence):
            return None

    lived = chronicle(BUSY, seed=3, replicate=2, orders=Seat())
    explained = why(lived, "DEU", lived.decisions("DEU")[0].week)
    assert "as ordered" in explained.text()
    assert dataclasses.is_dataclass(explained)
