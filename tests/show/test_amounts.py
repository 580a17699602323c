"""Differences in words."""

from __future__ import annotations

import math

import pytest

from coalition_sim.show.amounts import points_tick, signed, signed_interval
from coalition_sim.show.words import unit_words

MINUS = "\N{MINUS SIGN}"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (-0.146, "share", f"{MINUS}14.6"),
        (0.0012, "share", "+0.12"),
        (0.00001, "share", "0.00"),
        (0.0, "share", "0.00"),
        (1.437, "per future", "+1.44"),
        (-0.0014, "per year", f"{MINUS}0.001"),
        (1234.5, "per future", "+1,234"),
        (math.nan, "share", "-"),
    ],
)
def test_a_difference_is_told_with_its_sign(value, unit, words):
    assert signed(value, unit) == words


def test_an_interval_that_is_not_known_is_left_out():
    assert signed_interval(-0.17, -0.12, "share") == f"{MINUS}17.0 to {MINUS}12.0"
    assert signed_interval(math.nan, 0.1, "share") == ""


def test_shares_differ_in_points_and_nothing_else_does():
    assert unit_words("share") == unit_words("probability") == "points"
    assert unit_words("per year") == "per year"


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0"), (1e-12, "0"), (0.1, "+10"), (-0.025, f"{MINUS}2.5"), (25.0, "+2,500")],
)
def test_an_axis_counts_points(share, words):
    assert points_tick(share) == words
