"""Pictures in files: three formats, two sizes, the same bytes for the same picture."""

from __future__ import annotations

import pytest
from tests.synthetic import synthetic_results

from coalition_sim.errors import OutputError
from coalition_sim.show import figures
from coalition_sim.show.saving import check_size, read_formats, save_all, save_figure
from coalition_sim.show.style import figure_of, look, wrapped

STARTS = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}


@pytest.fixture(scope="module")
def results():
    return synthetic_results(10, weeks=52)


def saved(results, path):
    return save_figure(figure_of(figures.plot_survival(results)), path).read_bytes()


@pytest.mark.parametrize("kind", STARTS)
def test_each_format_is_written_with_the_same_bytes_again(results, kind, tmp_path):
    first = saved(results, tmp_path / f"one.{kind}")
    assert first.startswith(STARTS[kind])
    assert first == saved(results, tmp_path / f"two.{kind}")


def test_an_unknown_format_is_refused_with_those_that_are_written(results, tmp_path):
    with pytest.raises(OutputError, match="choose from png, svg, pdf"):
        saved(results, tmp_path / "one.gif")
    with pytest.raises(OutputError, match="choose from png, svg, pdf"):
        read_formats("png,gif")


def test_formats_are_read_once_each():
    assert read_formats("png, SVG,png") == ("png", "svg")


def test_an_unknown_size_is_refused():
    with pytest.raises(OutputError, match="projector or paper"):
        check_size("huge")


def test_a_page_takes_all_lengths_smaller_by_the_same_share(results):
    slide = figures.plot_survival(results)
    with look("paper"):
        page = figures.plot_survival(results)
    share = page.xaxis.label.get_fontsize() / slide.xaxis.label.get_fontsize()
    assert figure_of(page).get_figwidth() == pytest.approx(share * figure_of(slide).get_figwidth())
    assert page.get_title(loc="left") == slide.get_title(loc="left")
    assert share < 1


def test_all_figures_are_written_in_every_format(results, tmp_path):
    draw = {"survival": lambda: figure_of(figures.plot_survival(results))}
    paths = save_all(draw, tmp_path, formats=("png", "pdf"), size="paper")
    assert [path.name for path in paths] == ["survival.png", "survival.pdf"]


def test_titles_break_into_lines_of_about_one_length():
    lines = wrapped("one two three four five six seven eight", 30).split("\n")
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 8


def test_a_number_stays_with_its_percent_sign():
    assert "\n%" not in wrapped("a share of 33 % of futures", 13)
