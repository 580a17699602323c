"""Made-up futures in the shape that an engine hands over, for tests of tables and figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from coalition_sim.engine.raw import SERIES, Raw
from coalition_sim.engine.results import Results
from coalition_sim.scenario import INSTRUMENTS, load_scenario

ASKED_SHARE = np.array([[0.0, 0.7, 1.0], [0.9, 0.8, 1.0], [1.0, 1.0, 1.0], [0.8, 0.9, 1.0]])


def synthetic_results(
    replicates: int = 200,
    *,
    seed: int = 1,
    scenario: Any = "paris",
    weeks: int = 260,
) -> Results:
    """Return results over made-up futures: calm early, acts at random, some wars."""
    chosen = load_scenario(scenario).replace(weeks=weeks)
    rng = np.random.default_rng(seed)
    raw = Raw.empty(
        replicates=replicates,
        kept=replicates,
        weeks=weeks,
        states=len(chosen.states),
    )
    for replicate in range(replicates):
        _future(raw, replicate, rng)
    _count_answers(raw, rng)
    _count_states(raw, rng)
    return Results(chosen, raw, seed=seed)


def _future(raw: Raw, replicate: int, rng: np.random.Generator) -> None:
    weeks = len(raw.alive)
    ambition = float(np.exp(0.7 * rng.standard_normal()))
    hazard = np.full(weeks, min(0.2, 0.0006 * ambition**3))
    acts = np.where(rng.random(weeks) < 0.03, 1, 0)
    acts[rng.random(weeks) < 0.004 * ambition] = 2
    acts[rng.random(weeks) < hazard] = 3
    wars = np.flatnonzero(acts == 3)
    last = int(wars[0]) + 1 if len(wars) else weeks
    acts = acts[:last]
    row = raw.outcomes[replicate]
    row["ambition"], row["war_hazard"] = ambition, hazard[:last].sum()
    row["first_armed"] = row["first_armed_any"] = _first(acts >= 2)
    row["first_offensive"] = _first(acts == 3)
    row["end_week"] = last
    row["n_deniable"], row["n_armed"] = (acts == 1).sum(), (acts == 2).sum()
    row["p_moscow"], row["p_kyiv"], row["signed"] = rng.random(), 0.6, 1
    row["credibility"], row["support"] = 0.5, 0.45
    if len(wars):
        row["defence"], row["ground"] = rng.integers(1, 4), rng.normal(1.0, 1.0)
    _write_weekly(raw, replicate, acts, ambition, rng)
    for code in range(4):
        raw.ladder[:last, code] += acts == code
    raw.ladder[last:, 4] += 1
    raw.hazard[:last] += hazard[:last]
    raw.alive[:last] += 1


def _first(hits: np.ndarray) -> int:
    return int(np.argmax(hits)) if hits.any() else -1


def _write_weekly(
    raw: Raw,
    replicate: int,
    acts: np.ndarray,
    ambition: float,
    rng: np.random.Generator,
) -> None:
    last = len(acts)
    week = np.arange(last)
    recorded = np.exp(5.5 + np.cumsum(rng.normal(0, 0.3, last)) * 0.15 + rng.normal(0, 0.3, last))
    values = {
        "act": acts,
        "recorded": np.round(recorded),
        "tension": recorded * 2,
        "p_offensive": np.full(last, 0.001),
        "credibility": np.clip(0.4 + np.cumsum(rng.normal(0, 0.01, last)), 0, 1),
        "support": np.clip(0.45 + np.cumsum(rng.normal(0, 0.005, last)), 0, 1),
        "troops": np.minimum(13.85, week * 0.3),
        "ambition": ambition,
        "force": 1 + week / 1000,
        "opposing": 1.0,
        "aid_stock": np.minimum(1, week / 200),
        "sanctions_stock": np.minimum(1, week / 400),
    }
    for column, series in enumerate(SERIES):
        raw.weekly[replicate, :last, column] = values[series]


def _count_answers(raw: Raw, rng: np.random.Generator) -> None:
    states = raw.counts.shape[0]
    asked = rng.poisson(40 * len(raw.outcomes) * ASKED_SHARE, (states, 4, 3))
    rate = np.clip(rng.beta(2, 2, (states, 4, 1)) + np.array([-0.2, 0, 0.2]), 0.01, 0.99)
    acted = rng.binomial(asked, rate)
    delivered = rng.binomial(acted, 0.7)
    raw.counts[:] = np.stack([asked, acted, delivered, acted - delivered], axis=-1)
    raw.legal[:] = raw.counts.sum(axis=0)[None] // 4
    raw.lags[:, 10] = raw.counts[..., 2].sum(axis=(0, 2))
    for number, instrument in enumerate(INSTRUMENTS):
        for place, count in enumerate(("asked", "acted", "delivered", "abandoned")):
            total = raw.counts[:, number, :, place].sum()
            raw.outcomes[f"{count}_{instrument}"] = total // len(raw.outcomes)


def _count_states(raw: Raw, rng: np.random.Generator) -> None:
    states = raw.counts.shape[0]
    level = rng.uniform(0.2, 0.8, (states, 1, 3))
    raw.state_weekly[:] = level * raw.alive[None, :, None]


def synthetic_trace(weeks: int = 260, seed: int = 3) -> pd.DataFrame:
    """Return one made-up future in the columns of `trace`."""
    rng = np.random.default_rng(seed)
    act = rng.choice([0, 1, 2], weeks, p=[0.95, 0.035, 0.015])
    origin = np.where(act > 0, rng.choice([1, 3], weeks, p=[0.8, 0.2]), 0)
    asked = np.where(act > 0, rng.integers(20, 60, weeks), 0)
    acted = rng.binomial(asked, 0.6)
    delivered = np.roll(rng.binomial(acted, 0.6), 8)
    table = pd.DataFrame(
        {
            "week": np.arange(weeks),
            "act": act,
            "origin": origin,
            "recorded": np.round(np.exp(rng.normal(4.5, 0.4, weeks))),
            "tension": np.exp(rng.normal(5, 0.2, weeks)),
            "ambition": np.exp(np.cumsum(rng.normal(0, 0.05, weeks))),
            "p_offensive": 0.002,
            "force": 1.1,
            "opposing": 1.0,
            "troops": np.minimum(13.85, np.arange(weeks) * 0.2),
            "monitoring": 0.9,
            "support": np.clip(0.45 + np.cumsum(rng.normal(0, 0.004, weeks)), 0, 1),
            "attributed": np.roll(act > 0, 3).astype(int),
            "alarms": rng.poisson(0.01, weeks),
            "asked": asked,
            "acted": acted,
            "delivered": delivered,
            "abandoned": np.roll(acted - delivered, 20).clip(0),
            "retaliated": rng.random(weeks) < 0.01,
            "finalised": np.arange(weeks) > 40,
            "ratified": np.minimum(12, np.arange(weeks) // 20),
            "front": 0.0,
            "aid_stock": np.minimum(1, np.arange(weeks) / 300),
            "sanctions_stock": 0.2,
        },
    )
    for rung in (1, 2, 3):
        table[f"credibility_{rung}"] = np.clip(0.45 + np.cumsum(rng.normal(0, 0.01, weeks)), 0, 1)
        table[f"answer_{rung}"] = table[f"credibility_{rung}"] * 0.6
    for number, name in enumerate(("comply", "deniable", "armed")):
        table[f"p_{name}"] = (0.95, 0.035, 0.015)[number]
    return table
