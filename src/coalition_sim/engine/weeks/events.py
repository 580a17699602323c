"""The scenario's events, applied at the start of their week."""

from __future__ import annotations

from coalition_sim.engine.weeks.before import legal_level
from coalition_sim.engine.weeks.delivery import give_up_calls
from coalition_sim.engine.weeks.home import announce_vote, finalise
from coalition_sim.engine.weeks.layout import (
    ABSTAINS,
    ANNOUNCE,
    BINDINGNESS,
    CAPABILITY,
    FIELD,
    FINALISE,
    GOVERNMENT,
    JOIN,
    JOINED,
    LEAVE,
    MONITORING,
    NEEDS_VOTE,
    PARAMETER,
    PLEDGE,
    RECOMMIT,
    STAKE,
    SUPPORT,
    TROOPS,
    VIOLATION,
    VOTE,
    WILLING,
    WITHDRAW,
)
from coalition_sim.rules import credibility
from coalition_sim.rules._compile import rule


@rule
def apply_actions(p, numbers, w, s, c, actions, first, tables):
    """Apply this week's events; return the place of the next one."""
    j = first
    while j < actions.week.size and actions.week[j] == w.week:
        kind, i, value = actions.kind[j], actions.state[j], actions.value[j]
        if kind == PARAMETER:
            numbers[actions.field[j]] = value
        elif kind == FIELD:
            set_field(p, s, i, actions.field[j], value)
        elif kind == VIOLATION:
            w.forced = max(w.forced, int(value))
        elif kind == RECOMMIT:
            w.recommitted = 1
        elif kind == WILLING:
            w.willing += value
        elif kind == FINALISE:
            finalise(p, w, s)
        elif kind == VOTE:
            announce_vote(p, w, s, i, value > 0.0)
        elif kind == GOVERNMENT:
            change_government(p, s, i, value, actions.keep[j])
        elif kind == ANNOUNCE:
            s[i].abstains = s[i].announced = True
        elif kind == JOIN:
            s[i].joined = True
        elif kind == LEAVE:
            leave(p, s, c, i, tables)
        elif kind == WITHDRAW:
            s[i].planned = 0.0
        j += 1
    return j


@rule
def set_field(p, s, i, field, value):
    """Set one field of one state."""
    if field == STAKE:
        s[i].stake = value
    elif field == MONITORING:
        s[i].monitoring = value
    elif field == SUPPORT:
        s[i].baseline = value
    elif field == BINDINGNESS:
        s[i].bindingness = legal_level(p, int(value))
        s[i].has_passed = s[i].bindingness >= 1.0
    elif field == NEEDS_VOTE:
        s[i].needs_vote = value > 0.0
    elif field == ABSTAINS:
        s[i].abstains = value > 0.0
    elif field == JOINED:
        s[i].joined = value > 0.0
    elif field == TROOPS:
        s[i].planned = value
        s[i].peak = max(s[i].peak, value)
    elif field >= CAPABILITY:
        s[i].capability[field - CAPABILITY] = value
    else:
        s[i].pledges[field - PLEDGE] = value


@rule
def change_government(p, s, i, baseline, keep):
    """Let a new government take over."""
    shifted = s[i].support + baseline - s[i].baseline
    s[i].support = max(p.support_min, min(p.support_max, shifted))
    s[i].baseline = baseline
    for rung in range(1, 4):
        prior = p.belief_mass * s[i].prior[rung]
        s[i].kept[rung] = credibility.remembered(prior, s[i].kept[rung], keep)
        s[i].broken[rung] = credibility.remembered(p.belief_mass - prior, s[i].broken[rung], keep)
        for k in range(4):
            s[i].owed[k, rung] *= keep


@rule
def leave(p, s, c, i, tables):
    """Leave the coalition: pledges lapse, open calls are broken, troops go home."""
    s[i].joined = False
    for k in range(4):
        if s[i].pending[k]:
            give_up_calls(p, s, c, i, k, tables)
