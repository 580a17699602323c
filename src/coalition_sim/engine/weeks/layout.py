"""The records and tables of the compiled weeks, and the numbers that stand for words in them.

Arrays by rung have rung 0 (comply) too, mostly unused, so that a rung is its own index.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from coalition_sim.scenario import Parameters

INCIDENT, ALARM = False, True  # what guarantors answer
MEMBER, LEAD, BACKSTOP = range(3)
OPEN_INCIDENTS = 256  # more than the longest window times one act a week

# Kinds of action, and the fields of a state that an event can set.
(
    PARAMETER,
    FIELD,
    VIOLATION,
    RECOMMIT,
    WILLING,
    FINALISE,
    VOTE,
    GOVERNMENT,
    ANNOUNCE,
    JOIN,
    LEAVE,
    WITHDRAW,
) = range(12)
(STAKE, MONITORING, SUPPORT, BINDINGNESS, NEEDS_VOTE, ABSTAINS, TROOPS, JOINED) = range(8)
PLEDGE, CAPABILITY = 10, 20  # plus the number of the instrument


class Actions(NamedTuple):
    """The scenario's events, in order of week."""

    week: Any
    kind: Any
    state: Any
    field: Any
    value: Any
    keep: Any


class Tables(NamedTuple):
    """Where a block of replicates is counted and summed."""

    outcomes: Any
    weekly: Any
    ladder: Any
    hazard: Any
    counts: Any
    legal: Any
    lags: Any
    state_weekly: Any  # [week, 3, state]
    alive: Any


PARAMETERS = np.dtype([(name, "f8") for name in Parameters.model_fields])
WORLD = np.dtype(
    [
        (name, "f8")
        for name in [
            "tension",
            "ambition",
            "log_ambition",
            "log_ambition_sum",
            "lasting",
            "drifting",
            "resolve",
            "willing",
            "force",
            "opposing",
            "troops",
            "manned",
            "technology",
            "coverage",
            "mean_wait",
            "aid_stock",
            "sanctions_stock",
            "diplomacy",
            "front",
            "war_hazard",
            "p_moscow",
            "p_kyiv",
        ]
    ]
    + [
        (name, "i8")
        for name in [
            "week",
            "horizon",
            "gate",
            "signed",
            "at_war",
            "war_week",
            "act",
            "origin",
            "forced",
            "recommitted",
            "recorded",
            "retaliated",
            "any_hit",
            "attributed",
            "alarms",
            "n_open",
            "finalised",
            "last_package",
            "last_alarm",
            "backstop_state",
            "first_armed",
            "first_armed_any",
            "n_recorded",
            "n_deniable",
            "n_armed",
            "n_spiral",
            "n_attributed_deniable",
            "n_attributed_armed",
            "lag_deniable",
            "lag_armed",
            "n_alarms",
            "n_retaliations",
            "n_recommitments",
            "n_votes_failed",
        ]
    ]
)

STATE = np.dtype(
    [
        (name, "f8")
        for name in [
            "stake",
            "monitoring",
            "baseline",
            "support",
            "bindingness",
            "planned",
            "peak",
            "troops",
            "exposed",
            "casualties",
            "casualties_before",
        ]
    ]
    + [
        (name, "f8", (4,))
        for name in [
            "pledges",
            "capability",
            "threshold",
            "part",
            "weight",
            "duty",
            "prior",
            "kept",
            "broken",
            "credibility",
            "hits",
            "luck",
        ]
    ]
    + [("owed", "f8", (4, 4)), ("calls", "i8", (4, 4)), ("since", "i8", (4,))]
    + [(name, "i8") for name in ("address", "role", "next_vote", "n_pending")]
    + [(name, "i8", (4,)) for name in ("pending", "acts")]
    + [
        (name, "?")
        for name in ["needs_vote", "has_passed", "abstains", "announced", "joined", "hit"]
    ],
    align=True,
)
COMMON = np.dtype(
    [
        (name, "f8", (4,))
        for name in [
            "severity",
            "eyes",
            "cost",
            "risk",
            "speed",
            "chance",
            "missed",
            "hit_rate",
            "total_weight",
            "pledged_capability",
            "others",
            "left_to_do",
            "promised",
            "answer",
            "chances",
            "arriving",
        ]
    ]
    + [(name, "f8", (4, 4)) for name in ("due", "evidence")]
    + [("week_counts", "i8", (4,)), ("war_answers", "i8", (2,)), ("answers", "i8", (4, 4))]
    + [(name, "i8", (OPEN_INCIDENTS,)) for name in ("opened", "rungs")]
)
