"""From facts to a guarantor's numbers: one small formula each.

Every constant comes from ``data/mapping.toml``, where its range and its reason stand.
"""

from __future__ import annotations

import math


def share(part: float, whole: float) -> float:
    """Return a part of the whole roster [share].

    Parameters
    ----------
    part, whole : float
        Amounts in the same unit.

    Returns
    -------
    float
        Their ratio, or 0 where there is nothing to share.
    """
    return part / whole if whole else 0.0


def gdp(spending_usd_bn: float, spending_pct_gdp: float) -> float:
    """Return gross domestic product, from defence spending and its share [USD billion].

    Parameters
    ----------
    spending_usd_bn : float
        Defence spending. [USD billion]
    spending_pct_gdp : float
        The same as a share of output. [%]

    Returns
    -------
    float
        Output. [USD billion]

    Notes
    -----
    Source: sipri2026. One source for both numbers keeps them consistent.
    """
    return 100 * spending_usd_bn / spending_pct_gdp


def military_pledge(troops: float, air: float, sea: float, air_sea_weight: float) -> float:
    """Return the share of its military means that a state promised [share].

    Parameters
    ----------
    troops, air, sea : float
        Coded stances. [0-1]
    air_sea_weight : float
        What air or sea counts beside troops on land. [share]

    Returns
    -------
    float
        The larger of the two kinds of contribution.
    """
    return max(troops, air_sea_weight * max(air, sea))


def intelligence_pledge(logistics: float, monitoring: float, floor: float) -> float:
    """Return the share of its intelligence and logistics that a state promised [share].

    Parameters
    ----------
    logistics, monitoring : float
        Coded stances. [0-1]
    floor : float
        What all members offered together. [share]

    Returns
    -------
    float
        The largest of the three.
    """
    return max(logistics, monitoring, floor)


def support_after_ceasefire(in_favor: float, against: float | None) -> float:
    """Return public support for sending own troops, among those with an opinion [share].

    Parameters
    ----------
    in_favor, against : float
        Shares of those asked; ``against`` is None where only one side was published. [%]

    Returns
    -------
    float
        Support, without the undecided where both sides are known.

    Notes
    -----
    Source: publicfirst2026, yougov2025.
    """
    return in_favor / (in_favor + against) if against else in_favor / 100


def support_from_opposition(against: float, default: float, slope: float, pivot: float) -> float:
    """Return support after a ceasefire, guessed from opposition during the war [share].

    Parameters
    ----------
    against : float
        Opposition to sending own troops in wartime. [%]
    default : float
        Support where opposition equals the pivot. [share]
    slope : float
        Points of support for each point of opposition.
    pivot : float
        Opposition at which the default holds. [share]

    Returns
    -------
    float
        Support.

    Notes
    -----
    Source: ecfr2024. The two questions differ: the order of states carries over, the level not.
    """
    return default + slope * (pivot - against / 100)


def stake(
    km_to_kyiv: float, *, has_border: bool, aid_pct_gdp: float, constants: dict[str, float]
) -> float:
    """Return what Ukraine's security is worth to a state [v, 1 is the unit of stakes].

    Parameters
    ----------
    km_to_kyiv : float
        Distance between the capitals. [km]
    has_border : bool
        A land border with Russia or Ukraine.
    aid_pct_gdp : float
        Bilateral aid so far. [% of GDP of 2021]
    constants : dict of float
        The ``stake_*`` constants.

    Returns
    -------
    float
        A base, nearness, a border, and the effort made so far.
    """
    near = math.exp(-km_to_kyiv / constants["stake_km"])
    effort = min(1.0, aid_pct_gdp / constants["stake_aid_full"])
    return (
        constants["stake_base"]
        + constants["stake_near"] * near
        + constants["stake_border"] * has_border
        + constants["stake_aid"] * effort
    )
