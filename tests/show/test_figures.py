"""Every figure draws, says what it found, and keeps its words inside and apart."""

from __future__ import annotations

import itertools

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.axes import Axes
from tests.synthetic import synthetic_results, synthetic_trace

from coalition_sim.show import figures
from coalition_sim.show.language import LANGUAGES
from coalition_sim.show.style import figure_of, percent, spread

PLOTS = [
    figures.plot_survival,
    figures.plot_violations,
    figures.plot_ladder,
    figures.plot_delivered,
    figures.plot_honor,
    figures.plot_lag,
    figures.plot_credibility,
]


@pytest.fixture(scope="module")
def results():
    return synthetic_results(60, weeks=156)


def drawn(figure):
    figure.draw_without_rendering()
    return figure


def visible_texts(figure):
    hidden = {tick.label1 for axes in figure.axes for tick in ticks_out_of_view(axes)}
    found = [text for text in figure.findobj(mpl.text.Text) if text not in hidden]
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def ticks_out_of_view(axes):
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        ticks = [*axis.get_major_ticks(), *axis.get_minor_ticks()]
        yield from (tick for tick in ticks if not low <= tick.get_loc() <= high)


@pytest.mark.parametrize("plot", PLOTS)
def test_a_figure_returns_its_axes_with_title_and_footer(plot, results):
    axes = plot(results)
    assert isinstance(axes, Axes)
    words = {text.get_text() for text in visible_texts(drawn(figure_of(axes)))}
    assert results.footer in words
    assert any(any(letter.isdigit() for letter in word) and len(word) > 25 for word in words)


@pytest.mark.parametrize("plot", PLOTS)
def test_a_figure_draws_into_axes_that_are_given(plot, results):
    axes = mpl.figure.Figure().subplots()
    assert plot(results, axes) is axes
    assert results.footer not in {text.get_text() for text in visible_texts(figure_of(axes))}


def assert_inside(figure):
    figure = drawn(figure)
    width, height = figure.bbox.size
    for text in visible_texts(figure):
        box = text.get_window_extent()
        inside = box.x0 >= -1 and box.y0 >= -1 and box.x1 <= width + 1 and box.y1 <= height + 1
        assert inside, f"{text.get_text()!r} leaves the picture: {box}"


def assert_apart(figure):
    texts = visible_texts(drawn(figure))
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts]
    for (one, a), (other, b) in itertools.combinations(boxes, 2):
        wide = min(a.x1, b.x1) - max(a.x0, b.x0)
        high = min(a.y1, b.y1) - max(a.y0, b.y0)
        assert wide <= 1 or high <= 1, f"{one!r} stands on {other!r}"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("plot", PLOTS)
def test_no_word_leaves_the_picture_or_covers_another(plot, lang, results):
    figure = figure_of(plot(results, lang=lang))
    assert_inside(figure)
    assert_apart(figure)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_timeline_keeps_its_words_inside_and_apart(lang, results):
    figure = figures.plot_timeline(synthetic_trace(156), results.footer, lang=lang)
    assert_inside(figure)
    assert_apart(figure)


def test_words_that_overlap_are_noticed():
    figure = mpl.figure.Figure()
    figure.text(0.5, 0.5, "one")
    figure.text(0.5, 0.5, "other")
    with pytest.raises(AssertionError, match="stands on"):
        assert_apart(figure)


def test_words_that_leave_are_noticed():
    figure = mpl.figure.Figure()
    figure.text(0.99, 0.5, "a long way out")
    with pytest.raises(AssertionError, match="leaves"):
        assert_inside(figure)


def test_survival_draws_the_numbers_of_the_table(results):
    axes = figures.plot_survival(results)
    armed = results.survival("armed")["share"].to_numpy()
    assert any(np.array_equal(line.get_ydata(), armed) for line in axes.get_lines())


def test_the_survival_title_states_the_finding(results):
    share = percent(results.survival("armed")["share"].iloc[-1])
    assert figures.plot_survival(results).get_title(loc="left").startswith(share)


def test_the_heat_map_writes_a_number_for_each_state_and_instrument(results):
    axes = figures.plot_honor(results)
    rate = results.honor_matrix.iloc[0, 2]
    cells = [t.get_text() for t in axes.texts if t.get_ha() == "center"]
    assert len(cells) == 4 * len(results.scenario.states)
    assert cells[2] == f"{100 * rate:.0f}"


def test_the_timeline_counts_the_acts_of_its_future():
    trace = synthetic_trace(100)
    trace["act"] = 0
    trace.loc[[5, 9], "act"] = 1
    trace.loc[20, "act"] = 2
    trace.loc[99, "act"] = 3
    title = figures.plot_timeline(trace).get_suptitle()
    assert title == "One future: 2 deniable acts, 1 armed violation, war in week 99"


@pytest.mark.parametrize("weeks", [1, 20, 520])
def test_figures_draw_for_any_horizon(weeks):
    short = synthetic_results(4, weeks=weeks)
    for plot in PLOTS:
        assert_inside(figure_of(plot(short)))
    assert_inside(figures.plot_timeline(synthetic_trace(weeks)))


def test_figures_draw_where_nobody_was_called_on():
    quiet = synthetic_results(3, weeks=20)
    quiet.raw.counts[:] = 0
    assert "No pledge" in figures.plot_delivered(quiet).get_title(loc="left")
    figures.plot_honor(quiet)


def test_figures_draw_where_no_future_had_a_ceasefire():
    refused = synthetic_results(3, weeks=20)
    refused.raw.outcomes["signed"] = 0
    refused.raw.weekly[:] = np.nan
    refused.raw.ladder[:] = 0
    for plot in PLOTS:
        drawn(figure_of(plot(refused)))


def test_figures_keep_their_words_apart_where_every_future_ends_in_war():
    lost = synthetic_results(40, weeks=104)
    lost.raw.outcomes["first_armed"] = lost.raw.outcomes["first_offensive"] = 26
    lost.raw.ladder[27:] = [0, 0, 0, 0, 40]
    for plot in PLOTS:
        assert_inside(figure_of(plot(lost)))
        assert_apart(figure_of(plot(lost)))


def test_the_overview_has_four_panels_and_one_footer(results):
    figure = figures.plot(results)
    assert len(figure.axes) == 4
    footers = [t for t in visible_texts(figure) if t.get_text() == results.footer]
    assert len(footers) == 1
    assert_inside(figure)


def test_save_figures_writes_pngs_and_leaves_pyplot_alone(results, tmp_path):
    paths = figures.save_figures(results, synthetic_trace(156), tmp_path)
    assert {path.stem for path in paths} == {
        "survival",
        "violations",
        "honor",
        "ladder",
        "delivered",
        "lag",
        "credibility",
        "map",
        "timeline",
    }
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)


def test_labels_are_spread_until_they_can_be_read():
    assert spread([0.5, 0.5, 0.1], 0.2) == [0.5, 0.7, 0.1]
    assert spread([0.0, 1.0], 0.2) == [0.0, 1.0]
    assert spread([1.0, 1.0, 0.0], 0.25, top=1.0) == [0.75, 1.0, 0.0]


@pytest.mark.parametrize(("share", "words"), [(0.334, "33"), (0.004, "under 1"), (0, "0")])
def test_percentages_read_like_words(share, words):
    assert percent(share) == f"{words}\N{NO-BREAK SPACE}%"


def test_the_delay_is_drawn_as_the_table_has_it(results):
    axes = figures.plot_lag(results)
    shares = results.lags["military"].to_numpy()
    lines = [line.get_ydata() for line in axes.get_lines()]
    assert any(np.array_equal(line, shares[: len(line)]) for line in lines)
    assert results.lags.iloc[-1].eq(1).all()


def test_a_title_names_the_weeks_that_were_lived():
    short = synthetic_results(30, weeks=260)
    short.raw.state_weekly[:, 52:] = 0
    short.raw.alive[52:] = 0
    assert "After 1 year," in figures.plot_credibility(short).get_title(loc="left")
