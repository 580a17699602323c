"""Quantities, units, notes and footers are said in both languages, and in English as in the CSV."""

from __future__ import annotations

import ast
import inspect
import re

import pytest
from tests.synthetic import synthetic_results

from coalition_sim.engine import estimates, headline
from coalition_sim.engine.headline import horizon_words
from coalition_sim.scenario import INSTRUMENTS, list_scenarios, load_scenario
from coalition_sim.scenario.sources import sources
from coalition_sim.show import words
from coalition_sim.show.amounts import extent, localized, number_words, percent
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.words import about, shipped_title
from coalition_sim.study.paired import MEASURES


@pytest.fixture(scope="module")
def results():
    return synthetic_results(20, weeks=104)


def test_the_headline_in_english_says_what_the_csv_says(results):
    for row in results.headline_rows:
        assert words.quantity(row.key, "en", weeks=results.weeks) == row.quantity
        assert words.unit_name(row.unit, "en") == row.unit


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_quantity_of_a_study_has_a_name_and_a_unit(lang):
    for key, measure in MEASURES.items():
        assert words.quantity(key, lang)
        assert words.unit_words(measure.unit, lang)


def test_every_unit_of_a_parameter_is_said_in_french():
    for unit in {entry.unit for entry in sources()} - {""}:
        assert language("fr").knows(f"unit-{words._slug(unit.replace('%', 'percent'))}"), unit


def notes():
    for module in (estimates, headline):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "unknown":
                yield eval(ast.unparse(node.args[0]), {"wars": 3, "calm": 7})  # noqa: S307


@pytest.mark.parametrize("note", sorted(set(notes())))
def test_every_note_is_said_in_both_languages_with_its_numbers(note):
    assert words.note_words(note, "en") == note
    french = words.note_words(note, "fr")
    assert french != note
    assert re.findall(r"\d+", french) == re.findall(r"\d+", note)


@pytest.mark.parametrize("weeks", [1, 20, 52, 104, 260])
def test_horizons_are_said_as_the_engine_says_them(weeks):
    assert words.horizon(weeks, "en") == horizon_words(weeks).replace("1 weeks", "1 week")
    assert re.match(r"\d+ (an|ans|semaine|semaines)$", words.horizon(weeks, "fr"))


def test_the_footer_says_what_the_results_say_and_is_translated(results):
    assert words.run_footer(results, "en") == results.footer
    assert words.run_footer(results, "fr").endswith("un modèle, pas une prévision")


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_instruments_have_names(name):
    assert words.instrument(name, "fr") != words.instrument(name, "en") or name == "sanctions"


def test_a_state_has_its_name_in_the_scenario_or_the_language(results):
    assert words.state_name("POL", results.scenario, "en") == "Poland"


def test_numbers_have_the_marks_of_their_language():
    assert number_words(1234.5, "en") == "1,234"
    assert number_words(1234.5, "fr") == "1\N{NARROW NO-BREAK SPACE}234"
    assert localized("-0.25", "fr") == "-0,25"
    assert number_words(0.0004) == "0.0004"


@pytest.mark.parametrize(
    ("share", "said", "kind"),
    [
        (0.0, "0\N{NO-BREAK SPACE}%", "none"),
        (0.001, "moins de 1\N{NO-BREAK SPACE}%", "some"),
        (0.5, "50\N{NO-BREAK SPACE}%", "some"),
        (0.998, "plus de 99\N{NO-BREAK SPACE}%", "some"),
        (1.0, "100\N{NO-BREAK SPACE}%", "all"),
        (float("nan"), "aucun", "unknown"),
    ],
)
def test_shares_near_the_ends_are_not_rounded_to_them(share, said, kind):
    assert percent(share, "fr") == said
    assert extent(share) == kind


@pytest.mark.parametrize("entry", list_scenarios(), ids=lambda entry: entry.name)
def test_each_shipped_scenario_is_named_in_both_languages_as_its_file_names_it(entry):
    scenario = load_scenario(entry.name)
    own = (entry.title, entry.question, scenario.notice, scenario.try_)
    assert about(scenario) == (*own, "en")
    *french, lang = about(scenario, "fr")
    assert lang == "fr"
    assert not set(french) & set(own)


def test_a_scenario_of_ones_own_keeps_its_words():
    mine = load_scenario("paris").model_copy(update={"title": "Mine"})
    assert about(mine, "fr") == ("Mine", mine.question, mine.notice, mine.try_, "en")
    assert shipped_title("my_own", "fr") == "my own"
