"""The few numbers that a run is reported by, each with its interval, unit and note."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from coalition_sim.engine.estimates import (
    Estimate,
    clipped,
    even_ambition,
    mean,
    ratio,
    share,
    unknown,
    weighted_share,
)
from coalition_sim.engine.raw import DEFENCES, Array, Raw
from coalition_sim.scenario import INSTRUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEKS_PER_YEAR = 52


class Row(NamedTuple):
    """One line of the headline."""

    key: str
    quantity: str
    estimate: Estimate
    unit: str


def headline_rows(raw: Raw, *, weeks: int, gate: bool) -> list[Row]:
    """Return the lines of the headline.

    Parameters
    ----------
    raw : Raw
        What the engine counted.
    weeks : int
        Horizon.
    gate : bool
        Whether acceptance gated the ceasefire. If so, the futures without a ceasefire are
        left out of everything but the chances to sign.
    """
    signed = raw.signed
    return [
        *_survival(signed, weeks),
        *_acceptance(raw.outcomes, gate=gate),
        *_violations(signed),
        *_answers(signed),
        *_defence(signed),
        *_course(signed, weeks),
    ]


def headline_table(rows: list[Row]) -> pd.DataFrame:
    """Return quantity, value, low, high, unit and note, indexed by key."""
    lines = [
        (row.key, row.quantity, *row.estimate[:3], row.unit, row.estimate.note) for row in rows
    ]
    columns = ["key", "quantity", "value", "low", "high", "unit", "note"]
    return pd.DataFrame(lines, columns=columns).set_index("key")


def horizon_words(weeks: int) -> str:
    """Return the horizon as people say it: years where it is a whole number of them."""
    years, rest = divmod(weeks, WEEKS_PER_YEAR)
    if rest:
        return f"{weeks} weeks"
    return "1 year" if years == 1 else f"{years} years"


def exposure(outcomes: Array, weeks: int) -> Array:
    """Return each future's weeks of ceasefire, the week in which it broke included."""
    first = outcomes["first_offensive"]
    return np.where(first < 0, weeks, first + 1)


def _survival(signed: Array, weeks: int) -> Iterator[Row]:
    horizon = horizon_words(weeks)
    war = signed["first_offensive"] >= 0
    armed = share(signed["first_armed"] < 0)
    yield Row("survival_armed", f"No deliberate armed violation, {horizon}", armed, "share")
    yield Row("survival_offensive", f"No renewed offensive, {horizon}", share(~war), "share")
    yield Row(
        "v50", "Ambition at which war is even (v50)", even_ambition(signed["ambition"], war), "v"
    )


def _acceptance(outcomes: Array, *, gate: bool) -> Iterator[Row]:
    moscow, kyiv = outcomes["p_moscow"], outcomes["p_kyiv"]
    both = moscow * kyiv
    signed = outcomes["signed"] == 1
    holds = signed & (outcomes["first_offensive"] < 0)
    weight = signed.astype(float) if gate else both
    if_signed = weighted_share(holds, weight)
    yield Row("p_moscow_signs", "Moscow signs", clipped(mean(moscow)), "probability")
    yield Row("p_kyiv_signs", "Kyiv signs", clipped(mean(kyiv)), "probability")
    yield Row("p_both_sign", "Both sign", clipped(mean(both)), "probability")
    yield Row("p_holds_if_signed", "Holds, if signed", if_signed, "probability")
    yield Row(
        "p_signed_and_holds", "Signed and holds", clipped(mean(weight * holds)), "probability"
    )


def _violations(signed: Array) -> Iterator[Row]:
    counts = {
        "deniable": ("Deniable acts", signed["n_deniable"]),
        "armed": ("Armed violations", signed["n_armed"]),
        "spiral": ("Armed clashes nobody chose (spirals)", signed["n_spiral"]),
        "offensive": ("Renewed offensives", signed["first_offensive"] >= 0),
    }
    for key, (quantity, values) in counts.items():
        estimate = mean(values) if len(signed) else unknown("no ceasefire")
        yield Row(f"violations_{key}", quantity, clipped(estimate, high=np.inf), "per future")


def _answers(signed: Array) -> Iterator[Row]:
    for instrument in INSTRUMENTS:
        rate = ratio(signed[f"acted_{instrument}"], signed[f"asked_{instrument}"])
        yield Row(f"honor_{instrument}", f"Honor rate, {instrument}", clipped(rate), "share")
    at_war = ratio(signed["acted_military_offensive"], signed["asked_military_offensive"])
    quantity = "Honor rate, military, at an offensive"
    yield Row("honor_military_offensive", quantity, clipped(at_war), "share")
    for instrument in INSTRUMENTS:
        delivered, abandoned = signed[f"delivered_{instrument}"], signed[f"abandoned_{instrument}"]
        rate = ratio(delivered, delivered + abandoned)
        quantity = f"Delivered of concluded, {instrument}"
        yield Row(f"delivered_{instrument}", quantity, clipped(rate), "share")


def _defence(signed: Array) -> Iterator[Row]:
    wars = signed[signed["defence"] > 0]
    for code, name in enumerate(DEFENCES[1:], start=1):
        label = name.replace("_", " ")
        yield Row(
            f"defence_{name}", f"If war: {label}", share(wars["defence"] == code), "share of wars"
        )
    ground = mean(wars["ground"]) if len(wars) else unknown("no war")
    yield Row("ground_lost", "If war: ground lost", ground, "% of territory")


def _course(signed: Array, weeks: int) -> Iterator[Row]:
    yearly = ratio(WEEKS_PER_YEAR * signed["war_hazard"], exposure(signed, weeks))
    yield Row(
        "war_hazard", "Chance of an offensive, a year", clipped(yearly, high=np.inf), "per year"
    )
    for name, quantity, unit in (
        ("recorded", "Recorded violations", "per future"),
        ("credibility", "Credibility at the end", "probability"),
        ("support", "Support at home, at the end", "share"),
    ):
        estimate = mean(signed[name]) if len(signed) else unknown("no ceasefire")
        yield Row(name, quantity, estimate, unit)
