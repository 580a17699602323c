"""Units and meaning of every column of every table of results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Meaning = tuple[str, str]

SERIES_MEANINGS: dict[str, Meaning] = {
    "act": ("rung 0-3", "act of the challenger: comply, deniable, armed, offensive"),
    "recorded": ("incidents/week", "violations recorded along the front"),
    "tension": ("incidents/week", "level of background incidents that the front tends to"),
    "p_offensive": ("probability/week", "chance that the challenger begins an offensive"),
    "credibility": ("probability", "coalition's weighted credibility, rung armed"),
    "support": ("share", "mean domestic support over guarantors other than the USA"),
    "troops": ("thousands", "foreign troops in the field"),
    "ambition": ("v", "challenger's ambition; 1 is his median value of full success"),
    "force": ("level", "protege's forces; 1 at the start"),
    "opposing": ("level", "challenger's forces; 1 at the start"),
    "aid_stock": ("share", "military and intelligence aid delivered and not yet faded"),
    "sanctions_stock": ("share", "sanctions delivered and not yet faded"),
}
COUNTS: dict[str, Meaning] = {
    "asked": ("calls", "attributed violations that asked for an answer"),
    "acted": ("calls", "calls on which the guarantor decided to act"),
    "honor_rate": ("share", "acted / asked; missing where never asked"),
    "delivered": ("calls", "calls whose answer was carried out"),
    "abandoned": ("calls", "calls whose answer was announced, then dropped"),
    "delivered_share": ("share", "delivered / (delivered + abandoned): of what was concluded"),
    "kept_share": ("share", "honor_rate x delivered_share: chance that a call is answered in fact"),
}
OUTCOMES: dict[str, Meaning] = {
    "ambition": ("v", "geometric mean over the horizon of the challenger's ambition"),
    "recorded": ("incidents", "recorded violations, summed over the future"),
    "war_hazard": ("expected wars", "sum over weeks of the chance that an offensive begins"),
    "credibility": ("probability", "coalition's weighted credibility at the end, rung armed"),
    "support": ("share", "domestic support at the end, mean over guarantors but the USA"),
    "troops": ("thousands", "foreign troops in the field at the end"),
    "casualties": ("casualties", "casualties of the guarantors' troops"),
    "ground": ("% of territory", "ground lost in the defence phase (negative: regained)"),
    "p_moscow": ("probability", "chance that Moscow signs"),
    "p_kyiv": ("probability", "chance that Kyiv signs"),
    "first_armed": ("week or -1", "first deliberate act of rung armed or above"),
    "first_armed_any": ("week or -1", "first act of rung armed or above, spirals included"),
    "first_offensive": ("week or -1", "start of a renewed offensive"),
    "finalised": ("week or -1", "when the binding text was agreed"),
    "end_week": ("week", "last week simulated, plus one"),
    "n_deniable": ("count", "deniable acts"),
    "n_armed": ("count", "deliberate armed acts"),
    "n_spiral": ("count", "armed clashes that nobody chose"),
    "n_attributed_deniable": ("count", "deniable incidents attributed"),
    "n_attributed_armed": ("count", "armed incidents attributed"),
    "lag_deniable": ("weeks, summed", "from deniable incident to its attribution"),
    "lag_armed": ("weeks, summed", "from armed incident to its attribution"),
    "n_alarms": ("count", "false alarms"),
    "n_retaliations": ("count", "retaliations by the protege"),
    "n_recommitments": ("count", "recommitments to the ceasefire"),
    "n_ratified": ("states", "states whose pledge was ratified by the end"),
    "n_votes_failed": ("count", "votes that failed"),
    "defence": ("word", "how the war went: none, repelled, held, lost_ground"),
    "signed": ("yes/no", "whether there was a ceasefire (no only where acceptance gates it)"),
}
STATISTICS: dict[str, str] = {
    "mean": "mean over futures in ceasefire",
    "q05": "5 % quantile over futures in ceasefire",
    "q25": "25 % quantile",
    "q50": "median",
    "q75": "75 % quantile",
    "q95": "95 % quantile",
}
WEEKLY: dict[str, Meaning] = {
    "in_ceasefire": ("futures", "futures in ceasefire, or in the week that broke it"),
    "share_comply": ("share", "of all futures: nothing chosen this week (spirals included)"),
    "share_deniable": ("share", "of all futures: a deniable act this week"),
    "share_armed": ("share", "of all futures: a deliberate armed act this week"),
    "share_offensive": ("share", "of all futures: the offensive began this week"),
    "share_ended": ("share", "of all futures: at war or over"),
    "hazard": ("probability/week", "mean chance that an offensive begins"),
}
OTHERS: dict[str, dict[str, Meaning]] = {
    "survival": {
        "event": ("word", "armed, armed_any (spirals included) or offensive"),
        "week": ("weeks", "completed weeks since the ceasefire entered into force"),
        "share": ("share", "signed futures without the event so far"),
        "low": ("share", "low end of Wilson's 95 % interval"),
        "high": ("share", "high end of Wilson's 95 % interval"),
    },
    "headline": {
        "key": ("word", "short name of the quantity"),
        "quantity": ("word", "what the number is"),
        "value": ("see unit", "estimate; missing where these futures cannot tell"),
        "low": ("see unit", "low end of the 95 % interval: sampling only, not the parameters"),
        "high": ("see unit", "high end of the 95 % interval"),
        "unit": ("word", "unit of value, low and high"),
        "note": ("word", "why a value is missing, or what it leaves out"),
    },
}


def data_dictionary(tables: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """Return table, column, unit and meaning of every column.

    Parameters
    ----------
    tables : mapping
        Columns by name of table: outcomes, weekly, states, legal. Survival and headline,
        whose columns never change, are added.
    """
    columns = {**tables, **{table: list(meanings) for table, meanings in OTHERS.items()}}
    rows = [
        (table, column, *_meaning(table, column))
        for table, names in columns.items()
        for column in names
    ]
    return pd.DataFrame(rows, columns=["table", "column", "unit", "meaning"])


def _meaning(table: str, column: str) -> Meaning:
    if table in OTHERS:
        return OTHERS[table][column]
    if table == "outcomes":
        return OUTCOMES.get(column) or _answer(column)
    if table == "weekly":
        return WEEKLY.get(column) or _statistic(column)
    return COUNTS.get(column) or _by_rung(column)


def _statistic(column: str) -> Meaning:
    series, _, statistic = column.rpartition("_")
    unit, meaning = SERIES_MEANINGS[series]
    return unit, f"{meaning}: {STATISTICS[statistic]}"


def _answer(column: str) -> Meaning:
    count, _, rest = column.partition("_")
    instrument, _, rung = rest.partition("_")
    unit, meaning = COUNTS[count]
    return unit, f"{meaning}, {instrument}{f', at an {rung}' if rung else ''}"


def _by_rung(column: str) -> Meaning:
    name, _, rung = column.rpartition("_")
    unit, meaning = COUNTS[name]
    return unit, f"{meaning}; rung {rung} only"
