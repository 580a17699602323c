"""The sliders are those that move most: measured, stored, and each above noise."""

import pytest

from coalition_sim.scenario import load_scenario
from coalition_sim.show.dashboard.levers import COALITION, UNKNOWN, lever
from coalition_sim.show.dashboard.ranking import measure, sliders, swings, write
from coalition_sim.show.dashboard.setup import COVERED
from coalition_sim.show.dashboard.texts import details, help_sections, limits, slider_name, slug
from coalition_sim.show.language import LANGUAGES, language
from coalition_sim.show.words import about


def test_there_are_ten_sliders_of_two_kinds_largest_swing_first():
    kinds = [one.kind for one in sliders().values()]
    assert kinds == ["coalition"] * 5 + ["unknown"] * 5
    by_key = {swing.key: swing for swing in swings()}
    for kind in ("coalition", "unknown"):
        chosen = [by_key[key].size for key, one in sliders().items() if one.kind == kind]
        left = [s.size for s in swings() if s.kind == kind and s.key not in sliders()]
        assert chosen == sorted(chosen, reverse=True)
        assert min(chosen) >= max(left)


def test_every_candidate_was_measured_over_its_sourced_range():
    table = {swing.key: swing for swing in swings()}
    assert set(table) == {*COALITION, *UNKNOWN}
    for key, swing in table.items():
        one = lever(key)
        assert (swing.low, swing.high) == pytest.approx((one.low, one.high), rel=1e-4)


def test_every_slider_moved_an_outcome_by_more_than_noise():
    assert all(swing.is_above_noise for swing in swings() if swing.key in sliders())


@pytest.mark.slow
def test_every_slider_still_moves_an_outcome_by_more_than_noise():
    found = measure(load_scenario("paris"), tuple(sliders()), replicates=300)
    assert [swing.key for swing in found if not swing.is_above_noise] == []


def test_an_inert_number_is_seen_to_be_inert():
    (swing,) = measure(load_scenario("paris", {"weeks": 30}), ("vote_hazard",), replicates=20)
    assert not swing.is_above_noise


def test_a_table_that_is_written_can_be_read_again(tmp_path):
    write(list(swings()), tmp_path / "swings.csv")
    again = (tmp_path / "swings.csv").read_text("utf-8")
    assert len(again.splitlines()) == len(swings()) + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_candidate_has_a_name_that_fits(lang):
    for key in (*COALITION, *UNKNOWN):
        assert language(lang).knows(f"dashboard-slider-{slug(key)}")
        assert len(slider_name(key, lang)) <= 28


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slider_says_where_its_number_comes_from(lang):
    for key, one in sliders().items():
        lines = list(details(one, one.present(load_scenario("paris")), lang))
        assert len(lines) >= 3, key
        assert all(lines)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_has_its_eight_headings_and_the_scenarios_own_words(lang):
    paris = load_scenario("paris")
    sections = dict(help_sections(paris, lang))
    assert len(sections) == 8
    told = " ".join(text for texts in sections.values() for text in texts)
    assert about(paris, lang).try_ in told
    assert len(limits(lang)) == 8


def test_what_a_switch_covers_is_a_slider_or_could_be_one():
    assert set(COVERED) <= {*COALITION, *UNKNOWN}
