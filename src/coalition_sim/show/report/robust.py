"""How far a result may be trusted: luck, what nobody knows, and which claims are unsettled."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from coalition_sim.scenario import sources
from coalition_sim.show.amounts import interval_words, localized, number_words, percent, whole
from coalition_sim.show.language import language
from coalition_sim.show.report.findings import LISTED, is_told
from coalition_sim.show.report.parts import Cell, Said, Table
from coalition_sim.show.report.sourced import outside_range
from coalition_sim.show.words import quantity, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario
    from coalition_sim.study.comparison import Comparison

SETTLED = 0.9
FEW = 500


@cache
def stored_claims() -> pd.DataFrame | None:
    """Return in what share of the accepted parameter sets each claim holds; None if not shipped."""
    file = files("coalition_sim.study") / "data" / "claims.csv"
    if not file.is_file():
        return None
    with file.open(encoding="utf-8") as lines:
        return pd.read_csv(lines)


def notes_on_run(results: Results, lang: str = "en") -> list[str]:
    """Return what limits the trust in a run's numbers, in sentences.

    Parameters
    ----------
    results : Results
        What was found.
    lang : {"en", "fr"}
        Language.
    """
    return list(_notes([results.scenario], results.replicates, lang))


def notes_on_comparison(comparison: Comparison, lang: str = "en") -> list[str]:
    """Return what limits the trust in a comparison's numbers, in sentences.

    Parameters
    ----------
    comparison : Comparison
        What was found.
    lang : {"en", "fr"}
        Language.
    """
    scenarios = [run.scenario for run in comparison.runs.values()]
    return [*_not_told(comparison, lang), *_notes(scenarios, comparison.replicates, lang)]


def _notes(scenarios: list[Scenario], replicates: int, lang: str) -> Iterator[str]:
    say = language(lang)
    yield say("report-note-interval")
    if replicates < FEW:
        yield say("report-note-few", n=whole(replicates, lang), enough=whole(FEW, lang))
    yield say("report-note-level")
    names = {name for scenario in scenarios for name in scenario.parameters.model_dump()}
    counts = Counter(entry.status for entry in sources() if entry.key in names)
    known = {status: counts[status] for status in ("declared", "measured", "calibrated", "assumed")}
    yield say("report-note-status", total=sum(known.values()), **known)
    for scenario in scenarios:
        for name, value, low, high in outside_range(scenario):
            ends = {"value": value, "low": low, "high": high}
            words = {end: localized(f"{number:g}", lang) for end, number in ends.items()}
            yield say("report-note-outside", scenario=scenario.name, name=name, **words)


def _not_told(comparison: Comparison, lang: str) -> Iterator[str]:
    for other in comparison.others:
        table: Any = comparison.differences.loc[other].loc[list(LISTED)]
        known = table[table["difference"].notna()]
        open_ones = [quantity(str(key), lang) for key, row in known.iterrows() if not is_told(row)]
        if open_ones:
            names = "; ".join(open_ones)
            yield language(lang)("report-note-not-told", other=other, names=names)


def claims_table(names: Iterable[str], lang: str = "en") -> Table | None:
    """Return the stored claims about some scenarios; None where there are none.

    Parameters
    ----------
    names : iterable of str
        Of one scenario, whose claims are listed, or of several: claims about two of them.
    lang : {"en", "fr"}
        Language.
    """
    claims, chosen = stored_claims(), set(names)
    if claims is None:
        return None
    needed = min(2, len(chosen))
    pairs = claims[["scenario_a", "scenario_b"]].isin(chosen).sum(axis=1)
    rows = tuple(_claim(row, lang) for _, row in claims[pairs >= needed].iterrows())
    say = language(lang)
    head = (say("report-head-claim"), say("report-head-holds"), say("report-head-verdict"))
    return Table(say("report-claims-caption"), head, rows, numeric=(1,)) if rows else None


def _claim(row: Any, lang: str) -> tuple[Cell, ...]:
    say = language(lang)
    share = float(row["share_of_sign"])
    key = f"claim-{row['claim'].replace('_', '-')}"
    words: Cell = say(key) if say.knows(key) else Said(str(row["sentence"]))
    return words, percent(share, lang), _verdict(share, lang)


def spread_table(spread: pd.DataFrame, *, weeks: int, lang: str = "en") -> Table:
    """Return the spread of a run over the accepted parameter sets.

    Parameters
    ----------
    spread : pandas.DataFrame
        By key: value, and low and high over the sets.
    weeks : int
        Horizon.
    lang : {"en", "fr"}
        Language.
    """
    say = language(lang)
    rows = tuple(
        (
            quantity(str(key), lang, weeks=weeks),
            number_words(row["value"], lang),
            interval_words(row["low"], row["high"], lang),
            unit_name(str(row["unit"]), lang),
        )
        for key, row in spread.iterrows()
    )
    head = (
        say("report-head-quantity"),
        say("report-head-value"),
        say("report-head-spread"),
        say("report-head-unit"),
    )
    return Table(say("report-spread-caption"), head, rows, numeric=(1,))


def difference_spread_table(spread: pd.DataFrame, lang: str = "en") -> Table:
    """Return the spread of differences over the accepted parameter sets.

    Parameters
    ----------
    spread : pandas.DataFrame
        A row a difference: scenario, key, quantity, difference, low, high, share_of_sign.
    lang : {"en", "fr"}
        Language.
    """
    say = language(lang)
    rows = tuple(
        (
            f"{row['scenario']}: {quantity(str(row['key']), lang)}",
            number_words(row["difference"], lang),
            interval_words(row["low"], row["high"], lang),
            percent(float(row["share_of_sign"]), lang),
            _verdict(float(row["share_of_sign"]), lang),
        )
        for _, row in spread.iterrows()
    )
    head = (
        say("report-head-quantity"),
        say("report-head-difference"),
        say("report-head-spread"),
        say("report-head-holds"),
        say("report-head-verdict"),
    )
    return Table(say("report-spread-caption"), head, rows, numeric=(1,))


def _verdict(share: float, lang: str) -> str:
    return language(lang)(f"report-claim-{'settled' if share >= SETTLED else 'unsettled'}")
