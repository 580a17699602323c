"""Between which values the numbers that nobody knows may lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coalition_sim.errors import StudyError
from coalition_sim.scenario import sources
from coalition_sim.study.design import read_axes, sourced_range
from coalition_sim.study.sweeps import present_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coalition_sim.scenario import Scenario

    Ranges = Mapping[str, tuple[float, float]]

ORDERED = (
    ("severity_1", "severity_2"),
    ("bind_vague", "bind_declared"),
    ("bind_declared", "bind_signed"),
    ("support_min", "support_max"),
    ("belief_min", "belief_max"),
)
GAP = 0.001


def sourced_ranges(keys: Iterable[str] = ()) -> dict[str, tuple[float, float]]:
    """Return the ranges that sources give: of these keys, or of every parameter that has one.

    Parameters
    ----------
    keys : iterable of str
        ``lambda_c``, ``states.GBR.support``, or with a range of one's own ``lambda_c=1:3``.
    """
    given = dict(item.partition("=")[::2] for item in keys)
    if given:
        return {axis.key: _ends(axis) for axis in read_axes(given)}
    entries = [entry for entry in sources() if "." not in entry.key]
    known = [e for e in entries if e.low is not None and e.high is not None and e.low < e.high]
    return {entry.key: sourced_range(entry.key) for entry in known}


def _ends(axis: Any) -> tuple[float, float]:
    if axis.levels:
        raise StudyError(f"{axis.key}: needs a range, not levels; write {axis.key}=LOW:HIGH")
    return float(axis.low), float(axis.high)


def apart(ranges: Ranges, scenario: Scenario) -> dict[str, tuple[float, float]]:
    """Return ranges cut so that parameters that must stand in order do so at every point.

    Parameters
    ----------
    ranges : mapping
        Low and high by parameter.
    scenario : Scenario
        Where those stand that do not vary.

    Notes
    -----
    Two ranges that overlap are cut in the middle of the overlap. Otherwise many points would
    break a rule of the model, and be lost.
    """
    cut = dict(ranges)
    for lower, upper in ORDERED:
        ends = [cut.get(key, (present_value(scenario, key),) * 2) for key in (lower, upper)]
        top, bottom = ends[0][1], ends[1][0]
        if top < bottom:
            continue
        middle = (top + bottom) / 2
        if lower in cut:
            cut[lower] = (ends[0][0], (middle if upper in cut else bottom) - GAP)
        if upper in cut:
            cut[upper] = ((middle if lower in cut else top) + GAP, ends[1][1])
    return cut


def problem_of(ranges: Ranges) -> dict[str, Any]:
    """Return ranges as a problem of SALib."""
    return {
        "num_vars": len(ranges),
        "names": list(ranges),
        "bounds": [list(ends) for ends in ranges.values()],
    }
