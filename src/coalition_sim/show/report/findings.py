"""The headline in words: a few sentences, each with its interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.scenario import INSTRUMENTS
from coalition_sim.show.amounts import (
    extent,
    interval_words,
    number_words,
    percent,
    signed,
    signed_interval,
)
from coalition_sim.show.language import language
from coalition_sim.show.report.parts import Table
from coalition_sim.show.words import horizon, note_words, quantity, unit_name, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coalition_sim.engine.results import Results
    from coalition_sim.study.comparison import Comparison

LISTED = (
    "survival_armed",
    "survival_offensive",
    "war_hazard",
    "violations_deniable",
    "violations_armed",
    "violations_spiral",
    "honor_military",
)
ENOUGH_WARS = 30


def findings_of_run(results: Results, lang: str = "en") -> list[str]:
    """Return what a run found, in sentences.

    Parameters
    ----------
    results : Results
        What was found.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    list of str
        Survival first; what nobody was asked, or no war showed, is left out.
    """
    table: Any = results.headline()
    sentences = [_survival(table, results.weeks, event, lang) for event in ("armed", "offensive")]
    return [
        *sentences,
        *_answers(table, lang),
        *_defence(results, table, lang),
        *_signing(table, lang),
    ]


def _survival(table: Any, weeks: int, event: str, lang: str) -> str:
    row = table.loc[f"survival_{event}"]
    shares = {name: percent(row[column], lang) for name, column in _ENDS.items()}
    key = f"report-found-{event}-{extent(row['value'])}"
    return language(lang)(key, horizon=horizon(weeks, lang), **shares)


_ENDS = {"share": "value", "low": "low", "high": "high"}


def _answers(table: Any, lang: str) -> Iterator[str]:
    rates = {name: float(table.loc[f"honor_{name}", "value"]) for name in INSTRUMENTS}
    if not any(extent(rate) == "unknown" for rate in rates.values()):
        words = {name: percent(rate, lang) for name, rate in rates.items()}
        yield language(lang)("report-found-answers", **words)


def _defence(results: Results, table: Any, lang: str) -> Iterator[str]:
    wars = int((results.raw.signed["first_offensive"] >= 0).sum())
    if wars >= ENOUGH_WARS:
        shares = (table.loc[f"defence_{name}", "value"] for name in ("repelled", "lost_ground"))
        repelled, lost = (percent(share, lang) for share in shares)
        yield language(lang)("report-found-defence", wars=wars, repelled=repelled, lost=lost)
    elif wars:
        yield language(lang)("report-found-defence-few", wars=wars)


def _signing(table: Any, lang: str) -> Iterator[str]:
    chances = [float(table.loc[key, "value"]) for key in ("p_moscow_signs", "p_kyiv_signs")]
    if not any(extent(chance) == "unknown" for chance in chances):
        moscow, kyiv = (percent(chance, lang) for chance in chances)
        yield language(lang)("report-found-signing", moscow=moscow, kyiv=kyiv)


def findings_of_comparison(comparison: Comparison, lang: str = "en") -> list[str]:
    """Return what a comparison found, in sentences.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    lang : {"en", "fr"}
        Language.

    Returns
    -------
    list of str
        Two for each scenario that is compared with the base.
    """
    return [
        _change(comparison, other, event, lang)
        for other in comparison.others
        for event in ("armed", "offensive")
    ]


def _change(comparison: Comparison, other: str, event: str, lang: str) -> str:
    row: Any = comparison.differences.loc[(other, f"survival_{event}")]
    flips: Any = comparison.flips.loc[(other, event)]
    said = {"other": other, "base": comparison.base}
    if extent(row["difference"]) == "unknown":
        return language(lang)(f"report-change-{event}-unknown", **said)
    ends = {name: signed(row[name], "share", lang) for name in ("difference", "low", "high")}
    key = f"report-change-{event}-{'told' if is_told(row) else 'not-told'}"
    counts = {name: int(flips[name]) for name in ("saved", "lost")}
    return language(lang)(key, **said, **ends, **counts)


def is_told(row: Any) -> bool:
    """Return whether an interval leaves out no change at all."""
    return bool(row["low"] > 0 or row["high"] < 0)


def headline_table(results: Results, lang: str = "en") -> Table:
    """Return every number of the headline with its interval and unit."""
    say = language(lang)
    rows = tuple(
        (
            quantity(str(key), lang, weeks=results.weeks),
            number_words(row["value"], lang) if not row["note"] else note_words(row["note"], lang),
            interval_words(row["low"], row["high"], lang),
            unit_name(str(row["unit"]), lang),
        )
        for key, row in results.headline().iterrows()
    )
    return Table(say("report-headline-caption"), _heads(lang), rows, numeric=(1,))


def _heads(lang: str) -> tuple[str, ...]:
    say = language(lang)
    return (
        say("report-head-quantity"),
        say("report-head-value"),
        say("report-head-interval"),
        say("report-head-unit"),
    )


def difference_tables(comparison: Comparison, lang: str = "en") -> list[Table]:
    """Return the main paired differences, one table for each scenario beside the base."""
    say = language(lang)
    base = comparison.base
    head = (
        say("report-head-quantity"),
        base,
        say("report-head-difference"),
        say("report-head-interval"),
        say("report-head-unit"),
    )
    return [
        Table(
            say("report-differences-caption", other=other, base=base),
            head,
            tuple(_difference(comparison.differences.loc[(other, key)], key, lang)
                  for key in LISTED),
            numeric=(1, 2),
        )
        for other in comparison.others
    ]  # fmt: skip


def _difference(row: Any, key: str, lang: str) -> tuple[str, ...]:
    unit = str(row["unit"])
    return (
        quantity(key, lang),
        number_words(row["base"], lang),
        signed(row["difference"], unit, lang),
        signed_interval(row["low"], row["high"], unit, lang),
        unit_words(unit, lang),
    )
