"""The parameters of the model: names and hard bounds.

No value stands here. Values, units, ranges and sources are in ``data/parameters.toml``.
"""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from coalition_sim.scenario.quantities import (
    Chance,
    FiniteNumber,
    Intensity,
    NonNegative,
    Positive,
    PositiveShare,
    Share,
    Spread,
    WeeklyHazard,
    WeeklyRate,
    Weeks,
    WeeksFromOne,
    Window,
    broken_rule,
)

STRUCTURAL = frozenset({
    "window_1", "window_2", "calculus_gap", "defence_weeks", "defence_gap", "pack_gap",
    "vote_pause", "lambda_a", "deal", "presence", "need", "fear_z", "prior_others", "x_start",
    "ambition_sd", "ambition_persistence", "ambition_median", "resolve_sd",
})  # fmt: skip
"""Parameters that are read once, before week 0 or as a length: no event can set them."""


class Parameters(BaseModel):
    """One number for each parameter of the model; see ``data/parameters.toml`` for each."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)

    # The ladder, legal force, clips
    severity_1: Share
    severity_2: Share
    bind_vague: Share
    bind_declared: Share
    bind_signed: Share
    support_min: PositiveShare
    support_max: Share

    # The challenger
    lambda_c: NonNegative
    punishment: NonNegative
    war_cost: NonNegative
    world_cost: NonNegative
    break_cost: NonNegative
    deniability: Share
    ambition_median: Positive
    ambition_sd: Spread
    ambition_persistence: Share
    ambition_memory: WeeklyRate

    # Monitoring
    base_m1: Intensity
    base_m2: Intensity
    mech_m1: Intensity
    mech_m2: Intensity
    window_1: Window
    window_2: Window
    consent: Chance
    tech_level: NonNegative
    drones: NonNegative
    sensors: NonNegative
    satellites: NonNegative
    drones_weight: NonNegative
    sensors_weight: NonNegative
    satellites_weight: NonNegative
    false_alarm: WeeklyHazard
    alarm_weight: NonNegative
    coverage0: Share
    coverage1: Share

    # The front line
    x0: Positive
    x_start: Positive
    x_floor: Positive
    x_ceiling: Positive
    x_brake: NonNegative
    x_min: Share
    r_x: Spread
    sigma_x: Spread
    j_x: NonNegative
    drop: Share
    recommit: Chance
    spiral: WeeklyHazard

    # The guarantors' decision
    lambda_g: Positive
    reneging: NonNegative
    free_riding: NonNegative
    hit_resolve: NonNegative
    cost_m: NonNegative
    cost_i: NonNegative
    cost_d: NonNegative
    cost_s: NonNegative
    risk_m: NonNegative
    risk_i: NonNegative
    risk_s: NonNegative
    follow: NonNegative
    us_weight: Share
    backstop: Chance
    ambiguity: Share
    resolve_sd: NonNegative
    due_m1: Share

    # Delivery
    speed_m: WeeklyHazard
    speed_i: WeeklyHazard
    speed_d: WeeklyHazard
    pack_gap: Weeks
    pack_hazard: WeeklyHazard
    vote_drag: Share
    abandon: NonNegative
    stock_keep: WeeklyRate
    e_m: NonNegative
    e_i: NonNegative
    e_d: NonNegative
    e_s: NonNegative

    # Credibility
    memory: WeeklyRate
    belief_mass: Positive
    belief_lo: Chance
    belief_hi: Chance
    belief_min: Chance
    belief_max: Chance
    prior_others: Chance
    spillover: Positive
    current_calculus: Share
    calculus_gap: WeeksFromOne
    hit_effect: Share

    # Finalisation, votes, support
    finalise: WeeklyHazard
    vote_hazard: WeeklyHazard
    vote_slope: NonNegative
    vote_mid: Share
    vote_pause: Weeks
    d_rate: WeeklyRate
    d_noise: NonNegative
    casualty_slope: NonNegative
    cas_scale: NonNegative
    fatigue: NonNegative
    fatigue_years: NonNegative
    bind_boost: Share

    # Forces, the force in Ukraine
    F0: Positive
    G0: Positive
    rho_f: WeeklyRate
    rho_g: WeeklyRate
    aid: NonNegative
    train: NonNegative
    train_troops: Positive
    coop: NonNegative
    coop_weeks: Positive
    chi: NonNegative
    zeta: Share
    loss_f: Share
    theta: Chance
    c_n: NonNegative
    ramp: Positive

    # The protege
    lambda_p: NonNegative
    p_u: NonNegative
    p_b: NonNegative
    p_c: NonNegative
    p_jump: NonNegative

    # Defence
    v_front: NonNegative
    d_rho: WeeklyRate
    front_sd: NonNegative
    defence_weeks: WeeksFromOne
    defence_gap: WeeksFromOne
    held_line: NonNegative
    repelled_line: FiniteNumber

    # Acceptance
    lambda_a: NonNegative
    deal: NonNegative
    presence: NonNegative
    need: NonNegative
    fear_z: Spread

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        for lower, upper in (
            ("severity_1", "severity_2"),
            ("bind_vague", "bind_declared"),
            ("bind_declared", "bind_signed"),
            ("support_min", "support_max"),
            ("belief_min", "belief_max"),
        ):
            self._check_order(lower, upper)
        return self

    def _check_order(self, lower: str, upper: str) -> None:
        low, high = getattr(self, lower), getattr(self, upper)
        if low >= high:
            rule = f"is not above {lower} = {low}"
            remedy = f"keep {lower} below {upper}"
            also = (f"parameters.{lower}",)
            raise broken_rule(f"parameters.{upper}", high, rule, remedy, also=also)

    @model_validator(mode="after")
    def _weighted(self) -> Self:
        for names in (
            ("e_m", "e_i", "e_d", "e_s"),
            ("drones_weight", "sensors_weight", "satellites_weight"),
        ):
            self._check_weights(names)
        return self

    def _check_weights(self, names: tuple[str, ...]) -> None:
        if not any(getattr(self, name) > 0 for name in names):
            key = f"parameters.{' + '.join(names)}"
            also = tuple(f"parameters.{name}" for name in names)
            remedy = "give at least one weight above 0"
            raise broken_rule(key, 0, "leaves nothing to weigh", remedy, also=also)

    @model_validator(mode="after")
    def _tension_has_room(self) -> Self:
        ceiling = self.x_ceiling * self.x0
        if self.x_floor >= ceiling:
            rule = f"is not below x_ceiling * x0 = {ceiling:g}"
            also = ("parameters.x_ceiling", "parameters.x0")
            raise broken_rule(
                "parameters.x_floor", self.x_floor, rule, "lower x_floor or raise these", also=also
            )
        return self
