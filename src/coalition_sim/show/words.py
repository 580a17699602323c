"""The names of quantities, units, states and horizons, and the footer, in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_sim.engine.headline import WEEKS_PER_YEAR
from coalition_sim.engine.results import software_versions
from coalition_sim.show.amounts import in_points, whole
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario

MANY_RUNS = 3
DOT = " · "


def horizon(weeks: int, lang: str = "en") -> str:
    """Return the horizon as people say it: years where it is a whole number of them."""
    years, rest = divmod(weeks, WEEKS_PER_YEAR)
    say = language(lang)
    return say("horizon-weeks", weeks=weeks) if rest else say("horizon-years", years=years)


def quantity(key: str, lang: str = "en", *, weeks: int = 0) -> str:
    """Return the name of a quantity of the headline or of a study.

    Parameters
    ----------
    key : str
        Key of the quantity, as survival_armed.
    lang : {"en", "fr"}
        Language.
    weeks : int
        Horizon, to be named where the quantity depends on it; 0 leaves it out.
    """
    say, name = language(lang), f"quantity-{_slug(key)}"
    if weeks and say.knows(f"{name}-within"):
        return say(f"{name}-within", horizon=horizon(weeks, lang))
    return say(name)


def unit_name(unit: str, lang: str = "en") -> str:
    """Return a unit; one that no message names is told as it stands."""
    key = f"unit-{_slug(unit.replace('%', 'percent'))}"
    say = language(lang)
    return say(key) if say.knows(key) else unit


def unit_words(unit: str, lang: str = "en") -> str:
    """Return the unit in which a difference is told."""
    return language(lang)("unit-points") if in_points(unit) else unit_name(unit, lang)


def note_words(note: str, lang: str = "en") -> str:
    """Return why a number is not known; the numbers in the note stay."""
    numbers = re.findall(r"\d+", note)
    key = f"note-{_slug(re.sub(r'[0-9]+', '', note))}"
    values = {f"n{place}": number for place, number in enumerate(numbers, start=1)}
    say = language(lang)
    return say(key, **values) if say.knows(key) else note


def instrument(name: str, lang: str = "en") -> str:
    """Return the name of an instrument."""
    return language(lang)(f"instrument-{name}")


def state_name(code: str, scenario: Scenario, lang: str = "en") -> str:
    """Return a state's name; the scenario's own where no message names it."""
    say = language(lang)
    return say(f"state-{code}") if say.knows(f"state-{code}") else scenario.states[code].name


class About(NamedTuple):
    """What a scenario says of itself, and the language in which it does."""

    title: str
    question: str
    notice: str
    try_: str
    lang: str


def about(scenario: Scenario, lang: str = "en") -> About:
    """Return what a scenario says of itself; translated where it is a shipped one.

    Parameters
    ----------
    scenario : Scenario
        Of whom.
    lang : {"en", "fr"}
        Language to try; a scenario of one's own stays in the words of its file.
    """
    told = scenario.question, scenario.notice, scenario.try_
    own = About(scenario.title or scenario.name, *told, "en")
    is_shipped = _shipped(scenario.name, "en") == own
    return (_shipped(scenario.name, lang) if is_shipped else None) or own


def shipped_title(name: str, lang: str = "en") -> str:
    """Return the title of a shipped scenario; the name itself of one that is not shipped."""
    told = _shipped(name, lang)
    return told.title if told else name.replace("_", " ")


def _shipped(name: str, lang: str) -> About | None:
    say, key = language(lang), f"scenario-{name}"
    if not say.knows(key):
        return None
    question, notice, try_ = (say.form(key, form) for form in ("question", "notice", "try"))
    return About(say(key), question, notice, try_, lang)


def run_footer(results: Results, lang: str = "en") -> str:
    """Return the line under a figure of a run: what made its numbers, and what they are."""
    size = language(lang)("footer-replicates", n=whole(results.replicates, lang))
    version = results.versions["coalition_sim"]
    return signature(results.scenario.name, size, results.seed, lang, version=version)


def study_footer(study: Any, key: str, lang: str = "en", **values: Any) -> str:
    """Return the line under a figure of a study; the key names how its size is told."""
    replicates = values.pop("replicates", study.replicates)
    size = language(lang)(key, n=whole(replicates, lang), **values)
    return signature(study.scenario.name, size, study.seed, lang)


def comparison_footer(comparison: Any, lang: str = "en") -> str:
    """Return the line under a figure of several runs."""
    say = language(lang)
    names = " | ".join(comparison.runs)
    if len(comparison.others) >= MANY_RUNS:
        names = say("footer-runs", base=comparison.base, others=len(comparison.others))
    size = say("footer-common-luck", n=whole(comparison.replicates, lang))
    version = comparison.runs[comparison.base].versions["coalition_sim"]
    return signature(names, size, comparison.seed, lang, version=version)


def signature(names: str, size: str, seed: int, lang: str = "en", *, version: str = "") -> str:
    """Return names, size, seed, version and what a model is, in one line.

    Parameters
    ----------
    names : str
        Of the scenarios.
    size : str
        How much was simulated, in words.
    seed : int
        Seed of all luck.
    lang : {"en", "fr"}
        Language.
    version : str
        Version of the package that ran; the one at hand unless given.
    """
    say = language(lang)
    number = version or software_versions()["coalition_sim"]
    seeded = say("footer-seed", seed=str(seed))
    return DOT.join([names, size, seeded, f"coalition_sim {number}", say("not-a-forecast")])


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
