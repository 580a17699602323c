"""The pictures that image tests hold: made-up futures, drawn small.

``python tests/show/pictures.py`` draws the baseline anew; look at it before it is committed.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import matplotlib as mpl
import numpy as np
import pandas as pd
from tests.synthetic import synthetic_results, synthetic_trace

from coalition_sim.engine.chronicle import Chronicle, chronicle
from coalition_sim.engine.entries import Decision
from coalition_sim.scenario import load_scenario
from coalition_sim.show import comparison, figures, tornado
from coalition_sim.show.cascade import plot_cascade
from coalition_sim.show.map import plot_map
from coalition_sim.show.orientation import plot_orientation
from coalition_sim.show.patterns import plot_patterns
from coalition_sim.show.shapley import plot_shapley
from coalition_sim.show.style import figure_of
from coalition_sim.show.waterfall import plot_why
from coalition_sim.show.why import why
from coalition_sim.study.comparison import Comparison

BASELINE = Path(__file__).parent / "baseline"
DPI = 40
WEEKS = 156
FOOT = "made up · a model, not a forecast"
WORDS = {"quantity": "No deliberate armed violation", "foot": FOOT}


@cache
def run(seed=1):
    results = synthetic_results(60, seed=seed, weeks=WEEKS)
    results.versions = {"coalition_sim": "0"}  # a release must not change a picture
    return results


@cache
def compared():
    return Comparison({"paris": run(), "other": run(2), "third_one": run(3)})


def decision(state, joined):
    return Decision(
        week=40, opened=38, rung=2, alarm=False, state=state, role="member", instrument="sanctions",
        rule="weighed", ordered=None, acted=joined >= 0, round=joined, terms=None, luck=0.0,
        draw=0.5, inputs={}, lambda_g=1.0, follow=1.0, us_weight=1.0, peers_share=0.0,
        reliability=0.5,
    )  # fmt: skip


def answered():
    rounds = {"FRA": 0, "GBR": 0, "EST": 1, "FIN": 1, "POL": 1, "DEU": 2, "ITA": -1, "JPN": -1}
    entries = tuple(decision(state, joined) for state, joined in rounds.items())
    return Chronicle(load_scenario("paris"), 1, 2, entries, (), {})


def measured():
    values = pd.DataFrame(
        {
            "pattern": ["P1", "P2", "P3", "P4"],
            "statistic": ["none_a", "none_b", "none_c", "none_d"],
            "what": ["share without a violation", "violations a week", "ratio", "delay (weeks)"],
            "scenario": "",
            "value": [0.4, 900.0, 1.4, np.nan],
            "low": [0.35, 850.0, 1.2, np.nan],
            "high": [0.45, 940.0, 1.7, np.nan],
            "band_low": [0.2, 100.0, 1.0, 1.0],
            "band_high": [0.5, 500.0, np.inf, 4.0],
            "passed": [True, False, True, False],
            "null_rate": [0.3, 0.2, np.nan, 0.1],
        }
    )
    return plot_patterns(values, foot=FOOT)


def ends():
    rows = {"drones": (0.0, 1.5, -0.05, 0.02), "vote_hazard": (0.01, 0.04, 0.01, -0.03)}
    columns = ["low", "high", "at_low", "at_high"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    for end in ("low", "high"):
        table[f"at_{end}_low"] = table[f"at_{end}"] - 0.01
        table[f"at_{end}_high"] = table[f"at_{end}"] + 0.01
    return table.assign(width=(table["at_high"] - table["at_low"]).abs())


def indices():
    rows = {"drones": (0.06, 0.01, 0.7, 0.1, 0.5, 0.1), "fatigue": (0.02, 0.01, 0.2, 0.1, 0.1, 0.1)}
    columns = ["mu_star", "mu_star_conf", "ST", "ST_conf", "S1", "S1_conf"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def shared():
    rows = {"POL": (0.08, 0.05, 0.11), "GBR": (0.05, 0.02, 0.08), "DEU": (-0.01, -0.03, 0.01)}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["value", "low", "high"])
    sums = SimpleNamespace(everyone=0.6, none=0.48, n_orders=8, exact=False)
    return SimpleNamespace(
        table=table, shapley=sums, outcome="survival_armed", of="members",
        scenario=load_scenario("paris").replace(weeks=WEEKS), replicates=60, seed=1,
    )  # fmt: skip


def decided():
    told = chronicle("sudden_offensive", seed=1)
    first = next(each for each in told.decisions("POL") if each.terms)
    return plot_why(why(told, "POL", first.week, lang="fr"), lang="fr")


PICTURES = {
    "survival": lambda: figures.plot_survival(run()),
    "violations": lambda: figures.plot_violations(run()),
    "ladder": lambda: figures.plot_ladder(run(), lang="fr"),
    "delivered": lambda: figures.plot_delivered(run(), lang="fr"),
    "honor": lambda: figures.plot_honor(run()),
    "lag": lambda: figures.plot_lag(run(), lang="fr"),
    "credibility": lambda: figures.plot_credibility(run()),
    "timeline": lambda: figures.plot_timeline(synthetic_trace(WEEKS), FOOT, lang="fr").axes[0],
    "overlay": lambda: comparison.plot_overlay(compared()),
    "forest": lambda: comparison.plot_forest(compared(), lang="fr").axes[0],
    "acceptability": lambda: comparison.plot_acceptability(compared()),
    "cascade": lambda: plot_cascade(answered()),
    "map": lambda: plot_map(run(), lang="fr"),
    "orientation": lambda: plot_orientation(run()),
    "why": decided,
    "patterns": measured,
    "tornado": lambda: tornado.plot_tornado(ends(), unit="share", **WORDS),
    "screening": lambda: tornado.plot_screening(indices(), unit="share", **WORDS),
    "variance": lambda: tornado.plot_variance(indices(), noise=0.2, lang="fr", **WORDS),
    "shapley": lambda: plot_shapley(shared()),
}


@contextmanager
def plain_style():
    """Leave a machine's own style and fonts aside: matplotlib carries DejaVu Sans."""
    with mpl.rc_context(dict(mpl.rcParamsDefault) | {"font.sans-serif": ["DejaVu Sans"]}):
        yield


def picture(name):
    """Return one picture as PNG."""
    data = io.BytesIO()
    with plain_style():
        figure_of(PICTURES[name]()).savefig(data, dpi=DPI, metadata={"Software": None})
    return data.getvalue()


if __name__ == "__main__":
    BASELINE.mkdir(exist_ok=True)
    for name in PICTURES:
        (BASELINE / f"{name}.png").write_bytes(picture(name))
