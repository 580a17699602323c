"""The charts of the page show the numbers of the figures."""

import asyncio
import csv
import io
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from coalition_sim.engine import simulate
from coalition_sim.scenario import load_scenario
from coalition_sim.show.dashboard.exports import EXPORTS, export
from coalition_sim.show.dashboard.latest import Latest
from coalition_sim.show.dashboard.options import drawn, survival_options, violations_options
from coalition_sim.show.dashboard.picture import picture_of, recorded_quantiles
from coalition_sim.show.dashboard.words import change_words, changes, headline, legend, tiles
from coalition_sim.show.language import LANGUAGES
from coalition_sim.show.outcomes import plot_survival, plot_violations
from coalition_sim.show.state_values import state_values

EXACT = 1e-6


@pytest.fixture(scope="module")
def picture():
    return picture_of(simulate("bare_truce", 100, seed=3))


@pytest.fixture(scope="module")
def base():
    return picture_of(simulate("paris", 100, seed=3))


def series(options):
    return {one["id"]: np.array(one["data"], float) for one in options["series"]}


def test_survival_is_what_the_figure_draws(picture):
    shown = series(survival_options(picture, lang="en"))
    axes = plot_survival(picture.results)
    lines = {line.get_linestyle(): line.get_ydata() for line in axes.lines}
    assert shown["offensive"] == pytest.approx(lines["-"], abs=EXACT)
    assert shown["armed"] == pytest.approx(lines["--"], abs=EXACT)
    table = picture.results.survival("armed")
    assert shown["armed-low"] == pytest.approx(table["low"].to_numpy(), abs=EXACT)
    top = shown["armed-low"] + shown["armed-width"]
    assert top == pytest.approx(table["high"].to_numpy(), abs=2 * EXACT)


def test_violations_are_what_the_figure_draws(picture):
    shown = series(violations_options(picture, lang="en"))
    weekly = picture.results.weekly
    axes = plot_violations(picture.results)
    thickest = max(axes.lines, key=lambda line: line.get_linewidth())
    assert shown["median"] == pytest.approx(drawn(np.asarray(thickest.get_ydata())), abs=EXACT)
    for low, high, name in (("q05", "q95", "ninety"), ("q25", "q75", "fifty")):
        bottom, top = (drawn(weekly[f"recorded_{q}"].to_numpy()) for q in (low, high))
        assert shown[f"{name}-low"] == pytest.approx(bottom, abs=EXACT)
        assert shown[f"{name}-low"] + shown[f"{name}-width"] == pytest.approx(top, abs=2 * EXACT)


@pytest.mark.parametrize("changes", [{}, {"war_cost": 0.0, "break_cost": 0.0, "weeks": 300}])
def test_quantiles_are_those_of_the_weekly_table(changes):
    results = simulate(load_scenario("bare_truce", changes), 37, seed=1)
    for name, values in recorded_quantiles(results).items():
        expected = results.weekly[f"recorded_{name}"].to_numpy()
        assert values == pytest.approx(expected, rel=1e-9, nan_ok=True)


def test_tiles_are_the_maps_numbers(picture):
    shown = {tile["code"]: tile for tile in tiles(picture.results, "en")}
    for code, number in state_values(picture.results, "honor").items():
        text = shown[code]["text"]
        known = text.isdigit()
        assert (float(text) == round(100 * number)) if known else np.isnan(number)
    assert shown["UKR"]["side"] == "protege"
    assert shown["RUS"]["side"] == "challenger"


def test_a_pinned_baseline_is_drawn_and_told(picture, base):
    shown = series(survival_options(picture, base, lang="en"))
    assert shown["pin-armed"] == pytest.approx(
        base.survival["armed"]["share"].to_numpy(), abs=EXACT
    )
    found = {change.event: change for change in changes(base.results, picture.results)}
    assert found["armed"].difference == pytest.approx(
        picture.last("armed")[0] - base.last("armed")[0]
    )
    before = base.results.raw.outcomes["first_armed"] >= 0
    after = picture.results.raw.outcomes["first_armed"] >= 0
    assert found["armed"].saved == (before & ~after).sum()
    assert found["armed"].lost == (after & ~before).sum()
    same = changes(base.results, base.results)
    assert all(change.difference == 0 for change in same)


def test_a_chart_keeps_its_series_whether_a_baseline_is_pinned_or_not(picture, base):
    for options in (survival_options, violations_options):
        alone, pinned = options(picture, lang="en"), options(picture, base, lang="en")
        names = [one["id"] for one in alone["series"]]
        assert names == [one["id"] for one in pinned["series"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_words_for_every_run(picture, base, lang):
    for run in (picture, base):
        assert "100" in headline(run, lang)
        assert legend(run, "armed", lang)
    for change in changes(base.results, picture.results):
        assert change_words(change, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nobody_signs_the_page_says_so(lang):
    scenario = load_scenario("paris", {"gate": True, "need": 100, "deal": 0, "weeks": 20})
    picture = picture_of(simulate(scenario, 5))
    assert headline(picture, lang)
    assert survival_options(picture, lang=lang)["series"]
    assert violations_options(picture, lang=lang)["series"]
    assert tiles(picture.results, lang)


@pytest.mark.parametrize("kind", EXPORTS)
def test_every_export_is_a_file_of_its_kind(picture, kind, tmp_path):
    content, name = export(picture, kind, "fr")
    assert "/" not in name
    if kind == "png":
        assert content.startswith(b"\x89PNG")
    elif kind == "toml":
        (tmp_path / name).write_bytes(content)
        assert load_scenario(tmp_path / name).hash == picture.results.scenario.hash
    else:
        rows = list(csv.reader(io.StringIO(content.decode())))
        assert len(rows) > 20
        assert {len(row) for row in rows} == {len(rows[0])}


def test_a_table_of_weeks_has_what_the_chart_shows(picture):
    content, _ = export(picture, "csv-weekly")
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    shown = series(survival_options(picture, lang="en"))["armed"]
    assert [float(row["survival_armed_share"]) for row in rows] == pytest.approx(shown, abs=EXACT)


# last value wins ---------------------------------------------------------------------------------


def run(coroutine):
    """Run it on a thread of its own: a browser that other tests opened keeps a loop on this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, coroutine).result()


def drive(asks, *, work_s=0.01, every_s=0.004, fail=()):
    """Ask for one thing after another, faster than they are answered; return what was shown."""
    shown = []

    async def work(asked, is_final):
        await asyncio.sleep(work_s)
        if asked in fail:
            raise ValueError(asked)
        return asked, is_final

    async def main():
        latest = Latest(work, shown.append)
        tasks = []
        for asked in asks:
            if latest.ask(asked, at_rest=False):
                tasks.append(asyncio.create_task(latest.run()))
            await asyncio.sleep(every_s)
        await asyncio.gather(*tasks)

    run(main())
    return shown


def test_the_last_value_wins_and_no_picture_is_stale():
    shown = drive(range(50))
    numbers = [answer.number for answer in shown]
    assert numbers == sorted(numbers)
    assert (shown[-1].asked, shown[-1].is_final) == (49, True)
    assert len(shown) < 50
    assert sum(answer.is_final for answer in shown) == 1
    assert all(answer.found[0] == answer.asked for answer in shown)


def test_a_request_that_fails_is_shown_and_the_next_one_answered():
    shown = drive([1, 2], every_s=0.4, fail=(1,))
    assert isinstance(shown[0].found, ValueError)
    assert shown[-1].found == (2, True)


def test_a_page_that_was_closed_is_shown_nothing():
    shown = []

    async def work(asked, is_final):
        await asyncio.sleep(0.01)
        return asked

    async def main():
        latest = Latest(work, shown.append)
        latest.ask(1, at_rest=False)
        task = asyncio.create_task(latest.run())
        await asyncio.sleep(0)
        latest.stop()
        await task
        assert not latest.ask(2)

    run(main())
    assert shown == []
