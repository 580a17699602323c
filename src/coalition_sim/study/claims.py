"""The headline claims, and in what share of the accepted parameter sets the sign of each holds."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from coalition_sim.study.accepted import over_accepted
from coalition_sim.study.paired import all_measures

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTLED = 0.9


class Claim(NamedTuple):
    """A sentence, and the paired difference whose sign it tells.

    Attributes
    ----------
    key : str
        Short name.
    sentence : str
        What is claimed.
    base, other : str
        Scenarios: without and with what the claim is about.
    measure : str
        Key of `coalition_sim.study.paired.MEASURES`.
    sign : int
        1 if the claim is that the measure is higher in ``other``, else -1.
    """

    key: str
    sentence: str
    base: str
    other: str
    measure: str
    sign: int


def _read() -> tuple[Claim, ...]:
    text = (files("coalition_sim.study") / "data" / "claims.toml").read_text(encoding="utf-8")
    return tuple(Claim(**entry) for entry in tomllib.loads(text)["claim"])


CLAIMS = _read()


def claims_table(*, replicates: int = 500, seed: int = 0, **options: Any) -> pd.DataFrame:
    """Return each claim with the share of accepted parameter sets in which its sign holds.

    Parameters
    ----------
    replicates : int
        Futures of each scenario under each member.
    seed : int
        Seed of all luck.
    **options
        As for `over_accepted`: number, executor, jobs, out, progress.

    Returns
    -------
    pandas.DataFrame
        claim, sentence, scenario_a, scenario_b, measure, share_of_sign, low, median, high (5 %,
        50 %, 95 % of the paired difference over members), settled (share of 90 % or more).
    """
    names = dict.fromkeys(name for claim in CLAIMS for name in (claim.base, claim.other))
    found = {
        name: over_accepted(name, replicates=replicates, seed=seed, measure=all_measures, **options)
        for name in names
    }
    return pd.DataFrame(list(_rows(found)))


def _rows(found: dict[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    for claim in CLAIMS:
        gap = found[claim.other][claim.measure] - found[claim.base][claim.measure]
        holds = float((gap * claim.sign > 0).mean())
        yield {
            "claim": claim.key,
            "sentence": claim.sentence,
            "scenario_a": claim.base,
            "scenario_b": claim.other,
            "measure": claim.measure,
            "share_of_sign": holds,
            "low": gap.quantile(0.05),
            "median": gap.median(),
            "high": gap.quantile(0.95),
            "settled": holds >= SETTLED,
        }
