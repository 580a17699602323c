"""What the page says of a run: the headline, the map in words, what a baseline differs in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.colors import to_hex

from coalition_sim.show.amounts import percent, signed, signed_interval, whole
from coalition_sim.show.coloring import Coloring, ink
from coalition_sim.show.language import language
from coalition_sim.show.map import places
from coalition_sim.show.words import horizon
from coalition_sim.study.comparison import Comparison
from coalition_sim.study.paired import difference, pair_of

if TYPE_CHECKING:
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.show.dashboard.picture import Picture

EVENTS = ("armed", "offensive")
WHITE = "#FFFFFF"


class Change(NamedTuple):
    """How an outcome differs from the pinned baseline, future by future."""

    event: str
    difference: float
    low: float
    high: float
    saved: int
    lost: int


def headline(picture: Picture, lang: str) -> str:
    """Return the finding in words."""
    values: dict[str, str] = {}
    for event in EVENTS:
        share, low, high = picture.last(event)
        values |= {
            event: percent(share, lang),
            f"{event}-low": percent(low, lang),
            f"{event}-high": percent(high, lang),
        }
    if not len(picture.results.raw.signed):
        return language(lang)("dashboard-headline-unsigned")
    futures = whole(picture.replicates, lang)
    years = horizon(picture.results.weeks, lang)
    return language(lang)(
        "dashboard-headline",
        futures=futures,
        horizon=years,
        armed=values["armed"],
        armedlow=values["armed-low"],
        armedhigh=values["armed-high"],
        offensive=values["offensive"],
        offensivelow=values["offensive-low"],
        offensivehigh=values["offensive-high"],
    )


def legend(picture: Picture, event: str, lang: str) -> str:
    """Return the name of a line with where it ends."""
    share, low, high = (percent(number, lang) for number in picture.last(event))
    say = language(lang)
    return say(f"dashboard-legend-{event}", share=share, low=low, high=high)


def changes(base: Results, other: Results) -> list[Change]:
    """Return how a run differs from the baseline, with the same luck in both.

    Parameters
    ----------
    base, other : Results
        Runs of the same seed, horizon and number of futures.
    """
    flips = Comparison({"base": base, "now": other}).flips
    found = []
    for event in EVENTS:
        key = f"survival_{event}"
        gap = difference(pair_of(base, key), pair_of(other, key), seed=base.seed)
        flip: Any = flips.loc[("now", event)]
        counts = int(flip["saved"]), int(flip["lost"])
        found.append(Change(event, gap.difference, gap.low, gap.high, *counts))
    return found


def change_words(change: Change, lang: str) -> str:
    """Return one difference from the baseline in words."""
    return language(lang)(
        f"dashboard-change-{change.event}",
        points=signed(change.difference, "share", lang),
        interval=signed_interval(change.low, change.high, "share", lang),
        saved=change.saved,
        lost=change.lost,
    )


def tiles(results: Results, lang: str) -> list[dict[str, Any]]:
    """Return the tiles of the map: place, color, number and words of each state."""
    coloring = Coloring(results, "honor", lang=lang)
    return [
        _tile(coloring, code, place, lang) for code, place in places(results.scenario).items()
    ]


def _tile(coloring: Coloring, code: str, place: tuple[int, int], lang: str) -> dict[str, Any]:
    say, scenario = language(lang), coloring.scenario
    name = state_name(code, scenario, lang)
    tile: dict[str, Any] = {"code": code, "column": place[0], "row": place[1]}
    if code not in coloring.numbers:
        side = coloring.side(code)
        words = say(f"dashboard-side-{side}", state=name)
        return tile | {"text": "", "color": WHITE, "ink": "#000000", "side": side, "words": words}
    color, number = coloring.color(code), coloring.text(code)
    known = "dashboard-honors" if color is not None else "dashboard-never-asked"
    return tile | {
        "text": number,
        "color": WHITE if color is None else to_hex(color),
        "ink": to_hex(ink(color)),
        "side": "" if color is not None else "silent",
        "words": say(known, state=name, share=number),
    }


def state_name(code: str, scenario: Scenario, lang: str) -> str:
    """Return a state's name; its code where neither language nor scenario name it."""
    say = language(lang)
    if say.knows(f"state-{code}"):
        return say(f"state-{code}")
    return scenario.states[code].name if code in scenario.states else code
