"""Who signs a ceasefire with its guarantee, and which packages no other one beats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from coalition_sim.engine.estimates import Z95, mean
from coalition_sim.errors import StudyError

if TYPE_CHECKING:
    from coalition_sim.engine.raw import Array
    from coalition_sim.engine.results import Results

FEWEST = 2


def signing_by_ambition(results: Results, parts: int = 4) -> pd.DataFrame:
    """Return the chance that the challenger signs, by how ambitious he is.

    Parameters
    ----------
    results : Results
        A run without a gate, so that refused futures count too.
    parts : int
        Into how many groups of equal size futures are cut, by his mean ambition.

    Returns
    -------
    pandas.DataFrame
        By part, from the least ambitious: ambition (mean), value, se. What a strong guarantee
        keeps from the table shows in how far the last part lies below the first.
    """
    outcomes = results.raw.outcomes
    if not FEWEST <= parts <= len(outcomes):
        remedy = f"give {FEWEST} to {len(outcomes)}"
        raise StudyError(f"{parts} parts of {len(outcomes)} futures tell nothing; {remedy}")
    order = np.argsort(outcomes["ambition"], kind="stable")
    rows = []
    for part, chosen in enumerate(np.array_split(order, parts), start=1):
        signs = mean(outcomes["p_moscow"][chosen])
        ambition = float(outcomes["ambition"][chosen].mean())
        se = (signs.high - signs.value) / Z95
        rows.append({"part": part, "ambition": ambition, "value": signs.value, "se": se})
    return pd.DataFrame(rows).set_index("part")


def unbeaten(*goods: Array) -> Array:
    """Return which options no other one beats: as good in every respect, and better in one.

    Parameters
    ----------
    *goods : array
        One entry an option; more is better.
    """
    table = np.column_stack([np.asarray(each, float) for each in goods])
    beaten = [bool(((table >= row).all(axis=1) & (table > row).any(axis=1)).any()) for row in table]
    return ~np.array(beaten)
