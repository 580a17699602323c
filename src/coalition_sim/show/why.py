"""Why a state acted, or did not: the terms of its decision, and what would have turned it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from coalition_sim.errors import CoalitionError, did_you_mean
from coalition_sim.rules import guarantor
from coalition_sim.scenario import RUNGS
from coalition_sim.show.counterfactuals import Counterfactual, counterfactuals
from coalition_sim.show.language import language
from coalition_sim.show.state_forms import Forms, forms, list_states
from coalition_sim.show.waterfall import plot_why

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.chronicle import Chronicle
    from coalition_sim.engine.entries import Decision

__all__ = ["Explanation", "Why", "plot_why", "why"]

TERMS = (
    "stake", "reneging", "own_losses", "cost", "escalation", "resolve", "other", "peers",
    "backstop",
)  # fmt: skip
SHARES = ("left_to_do", "pledge", "support", "backstop", "peers")
MOST_WEEKS = 12


@dataclass(frozen=True)
class Explanation:
    """Why a state decided as it did on one instrument for one incident.

    Attributes
    ----------
    decision : Decision
        What was decided.
    terms : dict
        Terms of G1 and G2 by name; empty where nothing was weighed.
    total : float
        Their sum: the state acts where it exceeds `luck`.
    luck : float
        The bar that chance set. [utility]
    chance : float
        Chance of acting, by the terms alone. [probability]
    counterfactuals : tuple of Counterfactual
        What would have turned the decision, term by term.
    before : tuple of str
        Who was acting already.
    heading : str
        Instrument and incident in words.
    sentences : tuple of str
        The explanation in words.
    """

    decision: Decision
    terms: dict[str, float]
    total: float
    luck: float
    chance: float
    counterfactuals: tuple[Counterfactual, ...]
    before: tuple[str, ...]
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Why:
    """All that one state decided in one week, explained.

    Attributes
    ----------
    state : str
        ISO code.
    week : int
        The week.
    title : str
        State, week and future in words.
    explanations : tuple of Explanation
        One for each incident and instrument.
    note : str
        What a model is not.
    source : str
        Scenario, future and seed, for a figure's foot.
    """

    state: str
    week: int
    title: str
    explanations: tuple[Explanation, ...]
    note: str
    source: str

    def text(self) -> str:
        """Return the explanation as plain text."""
        parts = [self.title]
        for each in self.explanations:
            parts += ["", each.heading, *(f"  {sentence}" for sentence in each.sentences)]
        return "\n".join([*parts, "", self.note]) + "\n"

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return asdict(self)


def why(chronicle: Chronicle, state: str, week: int, *, lang: str = "en") -> Why:
    """Explain what one state decided in one week.

    Parameters
    ----------
    chronicle : Chronicle
        The future.
    state : str
        ISO code.
    week : int
        The week of the decision.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    Why

    Raises
    ------
    CoalitionError
        If the state is not on the roster, or decided nothing in that week.
    """
    say = language(lang)
    code = state.upper()
    decisions = _decided(chronicle, code, week)
    named = forms(code, lang, name=chronicle.scenario.states[code].name)
    address = {"replicate": str(chronicle.replicate), "seed": str(chronicle.seed)}
    source = say("story-title", scenario=chronicle.scenario.name, **address)
    return Why(
        state=code,
        week=week,
        title=say("why-title", state=named.name, week=str(week), source=source),
        explanations=tuple(_explain(chronicle, each, named, lang) for each in decisions),
        note=say("story-note"),
        source=f"{source} · {say('not-a-forecast')}",
    )


def _decided(chronicle: Chronicle, code: str, week: int) -> list[Decision]:
    states = chronicle.scenario.states
    if code not in states:
        near = did_you_mean(code, states) or f"; choose from {', '.join(states)}"
        raise CoalitionError(f"why {code}: not a state of {chronicle.scenario.name}{near}")
    decisions = chronicle.decisions(code, week)
    if decisions:
        return decisions
    weeks = sorted({decision.week for decision in chronicle.decisions(code)})
    if not weeks:
        raise CoalitionError(f"why {code}: {states[code].name} decided nothing in this future")
    nearest = sorted(sorted(weeks, key=lambda w: abs(w - week))[:MOST_WEEKS])
    named = ", ".join(map(str, nearest))
    rest = f" (and {len(weeks) - len(nearest)} more)" if len(weeks) > len(nearest) else ""
    raise CoalitionError(
        f"why {code} --week {week}: {states[code].name} decided nothing in that week; "
        f"it decided in weeks {named}{rest}"
    )


def _explain(chronicle: Chronicle, d: Decision, named: Forms, lang: str) -> Explanation:
    terms = {name: getattr(d.terms, name) for name in TERMS} if d.terms else {}
    total = d.terms.total if d.terms else 0.0
    chance = guarantor.logistic(d.lambda_g * total) if terms else d.reliability
    turned = counterfactuals(d, chronicle.scenario) if terms else ()
    before = tuple(chronicle.acting_before(d))
    explained = Explanation(
        decision=d,
        terms=terms,
        total=total,
        luck=d.luck,
        chance=float(chance),
        counterfactuals=turned,
        before=before,
        heading=_heading(d, lang),
        sentences=(),
    )
    sentences = tuple(_sentences(explained, named, lang))
    return Explanation(**{**vars(explained), "sentences": sentences})


def _heading(d: Decision, lang: str) -> str:
    return language(lang)(
        "why-heading",
        instrument=d.instrument,
        rung="alarm" if d.alarm else RUNGS[d.rung],
        opened=str(d.opened),
    )


def _sentences(e: Explanation, named: Forms, lang: str) -> Iterator[str]:
    say, d = language(lang), e.decision
    who = named.the[:1].upper() + named.the[1:]
    acts = {"acts": "yes" if d.acted else "no", "who": who, "number": named.number}
    if d.ordered is not None:
        yield say("why-ordered", **acts)
    elif d.rule == "abstains":
        yield say("why-abstains", who=who, number=named.number)
    elif d.rule == "backstop":
        yield say("why-backstop", chance=e.chance, draw=d.draw, **acts)
    else:
        yield say("why-result", total=e.total, luck=e.luck, chance=e.chance, **acts)
    for name, value in e.terms.items():
        if value:
            key = f"why-term-{name.replace('_', '-')}"
            yield say("why-term", name=say(key), value=_signed(value, lang))
    if e.before:
        states = list_states(e.before, lang)
        yield say("why-before", states=states, share=d.peers_share)
    for each in e.counterfactuals:
        if each.way != "never":
            yield _turned(each, d, lang)
    idle = [_named(each, lang) for each in e.counterfactuals if each.way == "never"]
    if idle:
        yield say("why-if-never", what="; ".join(idle))


def _turned(each: Counterfactual, d: Decision, lang: str) -> str:
    say = language(lang)
    if each.quantity == "hit":
        return say("why-if-hit", way=each.way)
    what = _named(each, lang)
    numbers = {name: _amount(each, name, lang) for name in ("now", "need")}
    acted = "yes" if d.acted else "no"
    return say("why-if", what=what, way=each.way, acted=acted, **numbers)


def _named(each: Counterfactual, lang: str) -> str:
    return language(lang)(f"why-quantity-{each.quantity.replace('_', '-')}")


def _amount(each: Counterfactual, name: str, lang: str) -> str:
    value = getattr(each, name)
    say = language(lang)
    if value is None:
        return ""
    key = "why-share" if each.quantity in SHARES else "why-number"
    return say(key, value=value)


def _signed(value: float, lang: str) -> str:
    return language(lang)("why-signed", size=abs(value), sign="plus" if value > 0 else "minus")
