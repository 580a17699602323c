"""Thresholds that the model has in closed form, found again by bisection in the simulation.

One guarantor, one instrument, nothing else moving, both sides without error: then theory says to
the act how many slices of salami go unanswered before deterrence breaks (T13), and to the decimal
how thick a slice must be to be answered at all (T9).
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Any

import pandas as pd

from coalition_sim.engine import simulate, trace
from coalition_sim.errors import StudyError
from coalition_sim.scenario import INSTRUMENTS, load_scenario
from coalition_sim.study.schedules import forced

if TYPE_CHECKING:
    from collections.abc import Callable

    from coalition_sim.scenario import Scenario

INFINITE = 1e9
"""A precision without error, a distance without decay."""

ALONE = "FRA"
QUIET: dict[str, Any] = {
    "ambition_sd": 0, "resolve_sd": 0, "false_alarm": 0, "spiral": 0, "finalise": 0,
    "vote_hazard": 0, "d_rate": 0, "d_noise": 0, "casualty_slope": 0, "fatigue": 0,
    "rho_f": 0, "rho_g": 0, "loss_f": 0, "theta": 0, "c_n": 0, "recommit": 0, "follow": 0,
    "free_riding": 0, "abandon": 0, "belief_min": 0, "belief_max": 1,
    "r_x": 0, "sigma_x": 0, "j_x": 0, "p_jump": 0, "due_m1": 1,
}  # fmt: skip
"""No chance events; no change of support, law, forces or the front."""

PROVEN: dict[str, Any] = {"base_m1": 1e3, "base_m2": 1e3, "consent": 1}
WITHOUT_ERROR: dict[str, Any] = {"lambda_c": INFINITE, "lambda_g": INFINITE}
BY_LAW: dict[str, Any] = {"current_calculus": 0, "memory": 1}
TEMPTED = 0.5
MOST_ACTS = 2048
STEPS = 40

MASSES, PRIORS, SPILLOVERS = (5, 10, 40), (0.5, 0.8), (0.4, INFINITE)
PATIENT: dict[str, Any] = {
    "ambition_median": 3, "punishment": 3.5, "war_cost": 1.5, "world_cost": 0, "break_cost": 0.1,
    "deniability": 0,
}  # fmt: skip

ANSWERABLE: dict[str, Any] = {"cost_m": 0.15, "risk_m": 0.1, "belief_lo": 0.4, "belief_hi": 0.4}


def quiet_coalition(
    *codes: str, instrument: str = "diplomacy", weeks: int = 1, **changes: Any
) -> Scenario:
    """Return a scenario of states that are alike, with one instrument, in which nothing else moves.

    Parameters
    ----------
    *codes : str
        Of the states.
    instrument : str
        The one that counts.
    weeks : int
        Horizon.
    **changes
        Parameters, and fields of a state as ``FRA__support``.
    """
    weights = {f"e_{name[0]}": float(name == instrument) for name in INSTRUMENTS}
    fields: dict[str, Any] = {
        "stake": 1.0, "support": 0.5, "legal_force": "signed", "needs_vote": False,
        "troops_planned": 0.0, "monitoring": 0.0,
    }  # fmt: skip
    fields |= {f"pledges.{name}": 1.0 for name in INSTRUMENTS}
    fields |= {f"capability.{name}": 1 / len(codes) for name in INSTRUMENTS}
    alike = {f"states.*.{name}": value for name, value in fields.items()}
    start = {"roster.only": list(codes), "weeks": weeks, "events": []}
    return load_scenario("paris", start | alike | QUIET | weights).replace(**changes)


# T13 ------------------------------------------------------------------------------------------


def breaking_beliefs(scenario: Scenario) -> tuple[float, float, float]:
    """Return, by rung, the belief below which violating is worth it to one who does not err (T1).

    Notes
    -----
    Zagare and Kilgour (2000): ``p* = [v q - (w + w_0 A) s - o (1 - d (1 - A)) / sqrt s] / (H W A)``
    with q one half. Every act is taken to be attributed, so that A is 1 and d drops out.
    """
    p: Any = scenario.parameters

    def belief(severity: float) -> float:
        cost = (p.war_cost + p.world_cost) * severity + p.break_cost / math.sqrt(severity)
        return float((p.ambition_median / 2 - cost) / p.punishment)

    return belief(p.severity_1), belief(p.severity_2), belief(1.0)


def salami_acts(scenario: Scenario, rung: str = "deniable") -> int:
    """Return how many unanswered acts break deterrence, in closed form (T13).

    Parameters
    ----------
    scenario : Scenario
        Of a lone guarantor whose promise rests on law alone and is never forgotten.
    rung : str
        "deniable" or "armed": the acts that go unanswered.

    Notes
    -----
    After Kreps and Wilson (1982): each adds K to the broken promises, so that the belief after n
    of them is ``m rho / (m + n K)``, which falls below p* at ``n = floor(m (rho/p* - 1) / K) + 1``.
    K falls with the distance in severity between the act and the rung that is believed about; the
    first rung to break counts.
    """
    p: Any = scenario.parameters
    severities = (p.severity_1, p.severity_2, 1.0)
    act = p.severity_1 if rung == "deniable" else p.severity_2
    acts: list[int] = []
    for severity, breaking in zip(severities, breaking_beliefs(scenario), strict=True):
        if breaking <= 0:
            continue  # not worth it, whatever is believed
        weight = math.sqrt(act) * math.exp(-abs(act - severity) / p.spillover)
        most = float(p.belief_mass * (p.belief_lo / breaking - 1) / weight)
        acts.append(math.floor(most) + 1)
    if not acts:
        raise StudyError("no rung is worth violating even if nobody answers; raise ambition")
    return max(0, min(acts))


def salami_found(scenario: Scenario, rung: str = "deniable") -> int:
    """Return how many unanswered acts break deterrence, by bisection in the simulation."""

    def breaks(acts: int) -> bool:
        weeks = trace(forced(scenario.replace(weeks=acts + 1), range(acts), rung))
        return bool(weeks["p_comply"].iloc[-1] < TEMPTED)

    return first_true(breaks, MOST_ACTS)


def first_true(is_so: Callable[[int], bool], most: int) -> int:
    """Return the smallest number from 0 on at which something is so that stays so, by bisection."""
    if is_so(0):
        return 0
    if not is_so(most):
        raise StudyError(f"not so at {most} either; give more")
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_so(middle) else (middle, high)
    return high


def salami_table() -> pd.DataFrame:
    """Return both thresholds for beliefs of several weights, heights and reaches."""
    rows = []
    for mass, prior, spillover, rung in product(MASSES, PRIORS, SPILLOVERS, ("deniable", "armed")):
        belief: dict[str, Any] = {"belief_mass": mass, "belief_lo": prior, "belief_hi": prior}
        scenario = quiet_coalition(
            ALONE, **PATIENT, **PROVEN, **WITHOUT_ERROR, **BY_LAW, **belief, spillover=spillover,
            FRA__abstains=True,
        )  # fmt: skip
        row = {"acts": rung, "belief_mass": mass, "prior": prior, "spillover": spillover}
        found = {"closed_form": salami_acts(scenario, rung), "found": salami_found(scenario, rung)}
        rows.append(row | found)
    return pd.DataFrame(rows).set_index(["acts", "belief_mass", "prior", "spillover"])


# T9 -------------------------------------------------------------------------------------------


def smallest_answered(scenario: Scenario) -> float:
    """Return the least severity that a lone guarantor answers with troops, in closed form (T9).

    Notes
    -----
    Fearon (1997), Olson and Zeckhauser (1966):
    ``s* = [c / (2 D) + x (1 - b)] / [stake (1 - X)^eta + R B pi]``, with no backstop (b = 0), and
    X the belief in the one guarantor itself.
    """
    p: Any = scenario.parameters
    state = scenario.states[ALONE]
    price = p.cost_m / (2 * state.support) + p.risk_m
    left = (1 - p.belief_lo) ** p.free_riding
    return float(price / (state.stake * left + p.reneging * p.bind_signed * state.pledges.military))


def smallest_answered_found(scenario: Scenario) -> float:
    """Return the least severity that is answered, by bisection over one act in the simulation."""
    low, high = 0.0, 1.0
    for _ in range(STEPS):
        middle = (low + high) / 2
        acted = simulate(
            forced(scenario.replace(severity_1=middle / 2, severity_2=middle), [0], "armed"), 1
        ).raw.outcomes["acted_military"][0]
        low, high = (low, middle) if acted else (middle, high)
    return high


def severity_table() -> pd.DataFrame:
    """Return both smallest severities for several costs, supports and shares left to others."""
    rows = []
    for support, reneging, free_riding in product((0.35, 0.5), (0.0, 0.6), (0.0, 1.0)):
        case = {"reneging": reneging, "free_riding": free_riding, "FRA__support": support}
        given = PROVEN | WITHOUT_ERROR | BY_LAW | ANSWERABLE | case
        scenario = quiet_coalition(ALONE, instrument="military", **given)
        row = {"support": support, "reneging": reneging, "free_riding": free_riding}
        thresholds = smallest_answered(scenario), smallest_answered_found(scenario)
        rows.append(row | dict(zip(("closed_form", "found"), thresholds, strict=True)))
    return pd.DataFrame(rows).set_index(["support", "reneging", "free_riding"])
