"""The points at which a study simulates: a grid, or a Latin hypercube, over dotted keys."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from coalition_sim.errors import ScenarioError, StudyError, did_you_mean
from coalition_sim.scenario import Parameters, sources
from coalition_sim.scenario.draft import read_scalar
from coalition_sim.scenario.quantities import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coalition_sim.scenario import Scenario

LEVELS = 5
MOST_POINTS = 1_000_000
TRIED_POINTS = 1000
TABLES = ("states", "parameters", "roster")
FORMS = 'write "0:0.04:5" (low:high:levels), "0:0.04" (low:high) or "0,0.01,0.04"'


@dataclass(frozen=True)
class Design:
    """Which values a study gives to which keys.

    Attributes
    ----------
    kind : str
        "grid", "latin_hypercube" or "list".
    keys : tuple of str
        The keys that vary, dotted.
    points : tuple of tuple
        One value a key for each point.
    """

    kind: str
    keys: tuple[str, ...]
    points: tuple[tuple[Any, ...], ...]

    def __len__(self) -> int:
        """Return the number of points."""
        return len(self.points)

    def overrides(self, point: int) -> dict[str, Any]:
        """Return what to change in the scenario at one point, for `Scenario.with_overrides`."""
        return dict(zip(self.keys, self.points[point], strict=True))

    @classmethod
    def of_points(cls, points: Iterable[Mapping[str, Any]]) -> Design:
        """Return the design of given points, each a mapping of the same keys to values."""
        rows = list(points)
        keys = tuple(rows[0]) if rows else ()
        if any(set(row) != set(keys) for row in rows):
            raise StudyError("the points of a design differ in their keys; give each the same keys")
        return cls("list", keys, tuple(tuple(row[key] for key in keys) for row in rows))


class Axis(NamedTuple):
    """One key that varies: its levels, or the range in which they lie."""

    key: str
    low: float = np.nan
    high: float = np.nan
    levels: tuple[Any, ...] = ()
    n_levels: int = LEVELS


def grid(vary: Mapping[str, Any]) -> Design:
    """Return every combination of levels.

    Parameters
    ----------
    vary : mapping
        By key: levels (a list), or a text as on the command line: "0:0.04:5" for five levels
        from 0 to .04, "0,0.01,0.04" for these three, "" or None for five over the range that the
        parameter's source gives.

    Returns
    -------
    Design
        The last key varies fastest.
    """
    axes = read_axes(vary)
    levels = [axis.levels or even_levels(axis) for axis in axes]
    _check_size(int(np.prod([float(len(each)) for each in levels])))
    return Design("grid", tuple(axis.key for axis in axes), tuple(product(*levels)))


def latin_hypercube(vary: Mapping[str, Any], points: int, *, seed: int = 0) -> Design:
    """Return points spread over ranges, each range cut into as many strata as there are points.

    Parameters
    ----------
    vary : mapping
        By key: (low, high), or a text "0:0.04", "" or None for the range that the parameter's
        source gives.
    points : int
        How many.
    seed : int
        Seed of where in their strata the points lie.

    Notes
    -----
    SciPy's `qmc.LatinHypercube` (McKay, Beckman and Conover 1979).
    """
    axes = [_ranged(axis) for axis in read_axes(vary)]
    if points < 1:
        raise StudyError(f"a Latin hypercube of {points} points is none; give 1 or more")
    _check_size(points)
    low, high = np.array([(axis.low, axis.high) for axis in axes]).T
    values = low + _unit_points(len(axes), points, seed) * (high - low)
    columns = [_tidy(axis.key, values[:, n]) for n, axis in enumerate(axes)]
    keys = tuple(axis.key for axis in axes)
    return Design("latin_hypercube", keys, tuple(zip(*columns, strict=True)))


def _unit_points(dimensions: int, points: int, seed: int) -> Any:
    from scipy.stats import qmc  # noqa: PLC0415 - slow, and grids do without

    try:
        sampler = qmc.LatinHypercube(dimensions, rng=seed)
    except TypeError:  # SciPy before 1.15; the same generator under its old name
        sampler = qmc.LatinHypercube(dimensions, seed=seed)
    return sampler.random(points)


def even_levels(axis: Axis) -> tuple[Any, ...]:
    """Return levels at even distances over an axis's range, both ends included."""
    levels = _tidy(axis.key, np.linspace(axis.low, axis.high, axis.n_levels))
    return tuple(dict.fromkeys(levels))


def _tidy(key: str, values: Any) -> list[Any]:
    """Return plain numbers without the dust of floating point; whole ones where weeks are."""
    if is_whole(key):
        return [round(value) for value in values]
    return [float(f"{value:.12g}") for value in values]


def is_whole(key: str) -> bool:
    """Return whether only whole numbers make sense for a key: weeks."""
    field = Parameters.model_fields.get(key)
    rules = field.metadata if field else ()
    return key == "weeks" or any(getattr(each, "func", None) is whole for each in rules)


def read_vary(items: Iterable[str]) -> dict[str, str]:
    """Return what ``--vary KEY`` and ``--vary KEY=SPEC`` items say, by key."""
    vary: dict[str, str] = {}
    for item in items:
        key, _, text = item.partition("=")
        if dotted(key) in vary:
            raise StudyError(f"--vary {item}: {dotted(key)} varies twice; give each key once")
        vary[dotted(key)] = text.strip()
    return vary


def read_axes(vary: Mapping[str, Any]) -> list[Axis]:
    """Return the axes that a mapping of key to levels or text describes."""
    if not vary:
        raise StudyError("nothing varies; give at least one key, as in vote_hazard=0:0.04:5")
    axes = [_read_axis(dotted(key), spec) for key, spec in vary.items()]
    if len({axis.key for axis in axes}) < len(axes):
        raise StudyError("a key varies twice; give each key once")
    return axes


def dotted(key: str) -> str:
    """Return the one form of a key: ``states.GBR.support`` for ``GBR__support``."""
    plain = key.strip().replace("__", ".").removeprefix("parameters.")
    first, dot, _ = plain.partition(".")
    return f"states.{plain}" if dot and first not in TABLES else plain


def _read_axis(key: str, spec: Any) -> Axis:
    if spec is None or (isinstance(spec, str) and not spec):
        return Axis(key, *sourced_range(key))
    if not isinstance(spec, str):
        levels = tuple(spec) if isinstance(spec, (list, tuple, np.ndarray)) else (spec,)
        plain = tuple(v.item() if isinstance(v, np.generic) else v for v in levels)
        return Axis(key, levels=_given(key, plain))
    if ":" in spec:
        return _read_range(key, spec)
    return Axis(key, levels=_given(key, tuple(_read_level(part) for part in spec.split(","))))


def _read_level(text: str) -> Any:
    value = read_scalar(text)
    with suppress(TypeError, ValueError):  # .1 is no TOML, but a number to everybody else
        return float(value) if isinstance(value, str) else value
    return value


def _given(key: str, levels: tuple[Any, ...]) -> tuple[Any, ...]:
    if not levels or "" in levels:
        raise StudyError(f"{key}: a level is missing; {FORMS}")
    repeated = sorted({str(level) for level in levels if levels.count(level) > 1})
    if repeated:
        raise StudyError(f"{key}: the level {repeated[0]} stands twice; give each level once")
    return levels


def _read_range(key: str, spec: str) -> Axis:
    low, high, *count = (part.strip() for part in spec.split(":"))
    if len(count) > 1:
        raise StudyError(f'{key} = "{spec}" is no range; {FORMS}')
    try:
        known = (low, high) if low and high else sourced_range(key)
        ends = float(low or known[0]), float(high or known[1])
        number = int(count[0]) if count else LEVELS
    except ValueError:
        raise StudyError(f'{key} = "{spec}" is no range; {FORMS}') from None
    axis = _ranged(Axis(key, *ends, n_levels=number))
    if number < 2:  # noqa: PLR2004 - a range has two ends
        raise StudyError(f'{key} = "{spec}" has fewer than 2 levels; {FORMS}')
    return axis


def _ranged(axis: Axis) -> Axis:
    """Return an axis with a range; two given levels are its ends."""
    if axis.levels:
        if len(axis.levels) != 2:  # noqa: PLR2004 - two ends
            rule = "a Latin hypercube needs a range, not levels"
            raise StudyError(f"{axis.key}: {rule}; write {axis.key}=LOW:HIGH")
        axis = Axis(axis.key, *axis.levels)
    if any(isinstance(end, (str, bool)) for end in (axis.low, axis.high)):
        raise StudyError(f"{axis.key}: has words, not numbers, as ends; vary it in a grid")
    if not -np.inf < axis.low < axis.high < np.inf:
        rule = "is no range from low to high"
        raise StudyError(f"{axis.key} = {axis.low:g}:{axis.high:g} {rule}; give LOW:HIGH")
    return axis


def sourced_range(key: str) -> tuple[float, float]:
    """Return the range that a number's source gives.

    Parameters
    ----------
    key : str
        A parameter, or a roster value such as ``states.GBR.support``.

    Returns
    -------
    tuple of float
        Low and high.

    Raises
    ------
    StudyError
        If the key is unknown, or nobody gave it a range.
    """
    known = {entry.key: entry for entry in sources()}
    entry = known.get(key)
    remedy = f"give one, as in {key}=0:1:5"
    if entry is None:
        hint = f"; {remedy}" if "*" in key else did_you_mean(key, known) or f"; {remedy}"
        raise StudyError(f'no source gives a range for "{key}"{hint}')
    if entry.low is None or entry.high is None or not entry.low < entry.high:
        raise StudyError(f'the source of "{key}" gives no range; {remedy}')
    return float(entry.low), float(entry.high)


def check_design(scenario: Scenario, design: Design) -> None:
    """Raise what is wrong with a design of which no point can be simulated.

    Parameters
    ----------
    scenario : Scenario
        What the points change.
    design : Design
        The points. One that breaks a rule of the model is a row with its error; a key that does
        not exist breaks all of them, and is a mistake to tell at once.
    """
    first: ScenarioError | None = None
    for point in range(min(len(design), TRIED_POINTS)):
        try:
            scenario.with_overrides(design.overrides(point))
        except ScenarioError as error:
            first = first or error
        else:
            return
    if first is not None:
        raise first


def _check_size(points: int) -> None:
    if points > MOST_POINTS:
        raise StudyError(f"{points:,} points are more than {MOST_POINTS:,}; give fewer levels")


def varied_column(values: Sequence[Any]) -> list[Any]:
    """Return a design's column as a table can hold it: numbers, or else texts."""
    kinds = {bool if isinstance(v, bool) else type(v) for v in values}
    return list(values) if kinds <= {int, float} or len(kinds) == 1 else [str(v) for v in values]
