"""PRIM finds the box that was hidden in made-up points, and is judged by others."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from coalition_sim.errors import StudyError
from coalition_sim.study.boxes import Box, find_box, judge


def made_up(n, seed):
    """Return points in a cube whose failures are those with a high and b low."""
    rng = np.random.default_rng(seed)
    points = pd.DataFrame(rng.random((n, 5)), columns=list("abcde"))
    return points, ((points["a"] > 0.6) & (points["b"] < 0.5)).to_numpy()


@pytest.mark.filterwarnings("ignore")
def test_the_hidden_box_is_found_and_nothing_else():
    pytest.importorskip("ema_workbench")
    points, fails = made_up(500, 1)
    box = find_box(points, fails, threshold=0.25)
    assert set(box.limits.index) == {"a", "b"}
    assert box.limits.loc["a", "low"] == pytest.approx(0.6, abs=0.08)
    assert box.limits.loc["b", "high"] == pytest.approx(0.5, abs=0.08)
    assert "a is" in box.words
    judged = judge(box, *made_up(500, 2))
    assert judged.density > 0.8 > judged.everywhere
    assert judged.coverage > 0.8
    scrambled = np.random.default_rng(3).permutation(fails)  # negative control
    assert judge(box, points, scrambled).density < 0.5


def test_a_box_is_judged_by_what_lies_in_it():
    limits = pd.DataFrame({"low": [0.5], "high": [1.0], "width": [0.5]}, index=["a"])
    box = Box(limits, pd.DataFrame())
    points = pd.DataFrame({"a": [0.4, 0.6, 0.7, 1.0]})
    assert box.holds(points).tolist() == [False, True, True, True]
    found = judge(box, points, [True, True, False, True])
    assert (found.n, found.density, found.everywhere) == (3, pytest.approx(2 / 3), 0.75)
    assert found.coverage == pytest.approx(2 / 3)
    nowhere = judge(box, points.iloc[:1], [True])
    assert nowhere.n == 0
    assert np.isnan(nowhere.density)


def test_failures_must_tell_points_apart():
    with pytest.raises(StudyError, match="every point fails"):
        find_box(pd.DataFrame({"a": [1.0, 2.0]}), [True, True], threshold=0.25)
