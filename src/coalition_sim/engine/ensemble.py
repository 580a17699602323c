"""Thousands of futures: the compiled weeks over blocks of replicates, on a pool of threads."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.engine import weeks
from coalition_sim.engine.raw import LAG_BINS, OUTCOME, SERIES, Raw
from coalition_sim.engine.rulebook import rulebook
from coalition_sim.engine.timeline import timeline
from coalition_sim.engine.weeks import Actions, Common, States, Tables
from coalition_sim.rules import draws
from coalition_sim.rules._compile import HAS_NUMBA, compiled
from coalition_sim.rules.challenger import challenger_choice, challenger_utility
from coalition_sim.rules.guarantor import response_utility
from coalition_sim.rules.monitoring import attribution_chance
from coalition_sim.rules.parliament import vote_chance
from coalition_sim.scenario import INSTRUMENTS, LEGAL_FORCES, Parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from coalition_sim.engine.rulebook import Rulebook
    from coalition_sim.scenario import Scenario

BLOCK, SMALL_BLOCK, SMALL = 1000, 100, 2000
TRACE_COLUMNS, STATE_ROWS = 33, 21
ROLES = {"member": weeks.MEMBER, "lead": weeks.LEAD, "backstop": weeks.BACKSTOP}
KINDS = {
    name: number
    for number, name in enumerate(
        "parameter field violation recommit willing finalise vote government "
        "announce_abstention join leave withdraw".split()
    )
}
FIELDS = {
    name: number
    for number, name in enumerate(
        "stake monitoring support legal_force needs_vote abstains troops_planned joined".split()
    )
}
FIELDS |= {f"pledges.{name}": weeks.PLEDGE + k for k, name in enumerate(INSTRUMENTS)}
FIELDS |= {f"capability.{name}": weeks.CAPABILITY + k for k, name in enumerate(INSTRUMENTS)}

PARAMETERS = np.dtype([(name, "f8") for name in Parameters.model_fields])
WORLD = np.dtype(
    [(name, "f8") for name in (
        "tension ambition log_ambition log_ambition_sum lasting drifting resolve willing "
        "force opposing troops manned technology coverage mean_wait aid_stock sanctions_stock "
        "diplomacy front war_hazard p_moscow p_kyiv"
    ).split()]
    + [(name, "i8") for name in (
        "week horizon gate signed at_war war_week act origin forced recommitted recorded "
        "retaliated any_hit attributed alarms n_open finalised last_package last_alarm "
        "backstop_state first_armed first_armed_any n_recorded n_deniable n_armed n_spiral "
        "n_attributed_deniable n_attributed_armed lag_deniable lag_armed n_alarms "
        "n_retaliations n_recommitments n_votes_failed"
    ).split()]
)  # fmt: skip

FLOAT_STATES = {
    **dict.fromkeys(
        "stake monitoring baseline support bindingness planned peak troops casualties "
        "casualties_before".split(), ()),
    **dict.fromkeys("pledges capability threshold part".split(), (4,)),
    **dict.fromkeys("weight duty prior kept broken credibility".split(), (4,)),
    "owed": (4, 4),
}  # fmt: skip
INT_STATES = {**dict.fromkeys(("address", "role", "next_vote"), ()), "since": (4,), "calls": (4, 4)}
FLAG_STATES = {
    **dict.fromkeys("needs_vote has_passed abstains announced joined hit".split(), ()),
    **dict.fromkeys(("pending", "acts"), (4,)),
}
FLOAT_COMMON = {
    **dict.fromkeys(
        "severity eyes cost risk speed chance total_weight pledged_capability others "
        "left_to_do promised answer chances arriving".split(), (4,)),
    **dict.fromkeys(("due", "evidence"), (4, 4)),
}  # fmt: skip
INT_COMMON = {
    "week_counts": (4,), "war_answers": (2,), "answers": (4, 4),
    "opened": (weeks.OPEN_INCIDENTS,), "rungs": (weeks.OPEN_INCIDENTS,),
}  # fmt: skip


def _run_default(place, actors, base, states, fresh, common, worlds, actions, tables, trace,
                 state_trace):
    weeks.run_block(
        place, actors, base, states, fresh, common, worlds, actions, tables, trace, state_trace,
        challenger_utility, challenger_choice, attribution_chance, response_utility, vote_chance,
    )


run_default = compiled()(_run_default)
