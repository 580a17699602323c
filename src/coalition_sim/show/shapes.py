"""The shapes of states: TopoJSON decoded, with Crimea in Ukraine."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path

Points = npt.NDArray[np.float64]
CIRCLE = 360.0


class Shape(NamedTuple):
    """One state's shape.

    Attributes
    ----------
    code : str
        ISO-3166 alpha-3.
    rings : tuple of array [points, 2]
        Longitude and latitude in degrees, closed. Islands and holes alike: what lies inside an
        odd number of rings is inside. Longitudes run past 180 where a ring crosses that line.
    """

    code: str
    rings: tuple[Points, ...]

    def contains(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies in the state."""
        turns = (longitude - CIRCLE, longitude, longitude + CIRCLE)
        inside = sum(Path(ring).contains_point((x, latitude)) for ring in self.rings for x in turns)
        return inside % 2 == 1


@cache
def shapes() -> dict[str, Shape]:
    """Return all shapes that are carried, by code.

    Notes
    -----
    Source and licence stand in ``data/NOTICE.md``.
    """
    file = files("coalition_sim.show") / "data" / "world.json"
    world = json.loads(file.read_text(encoding="utf-8"))
    scale, offset = (np.array(world["transform"][name]) for name in ("scale", "translate"))
    arcs = [np.cumsum(arc, axis=0) * scale + offset for arc in world["arcs"]]
    found = world["objects"]["countries"]["geometries"]
    return {shape["properties"]["a3"]: _decoded(shape, arcs) for shape in found}


def _decoded(shape: dict[str, Any], arcs: list[Points]) -> Shape:
    rings = [_ring(numbers, arcs) for polygon in shape["arcs"] for numbers in polygon]
    return Shape(shape["properties"]["a3"], tuple(rings))


def _ring(numbers: list[int], arcs: list[Points]) -> Points:
    """Return a ring joined from arcs; ~n stands for arc n read backward."""
    pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    ring = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
    ring[:, 0] = np.unwrap(ring[:, 0], period=CIRCLE)
    return ring


def size_of(ring: Points) -> float:
    """Return the area of a ring in its own coordinates (the shoelace formula)."""
    x, y = ring.T
    return float(abs(x[:-1] @ y[1:] - x[1:] @ y[:-1]) / 2)


def nearness(points: Points, center: tuple[float, float]) -> Points:
    """Return the cosine of the angle between points of the globe and a place on it.

    Parameters
    ----------
    points : array [points, 2]
        Longitude and latitude, in degrees.
    center : tuple of float
        Longitude and latitude of the place, in degrees.

    Returns
    -------
    array [points]
        1 at the place itself, -1 at the other side of the globe.
    """
    longitude, latitude = np.radians(points).T
    east, north = np.radians(center)
    level, turn = np.sin(north) * np.sin(latitude), np.cos(longitude - east)
    cosine: Points = level + np.cos(north) * np.cos(latitude) * turn
    return cosine


def equal_area(points: Points, center: tuple[float, float]) -> Points:
    """Return points of the globe on a plane that keeps areas (Lambert's azimuthal projection).

    Parameters
    ----------
    points : array [points, 2]
        Longitude and latitude, in degrees.
    center : tuple of float
        Longitude and latitude of the middle of the map, in degrees.

    Returns
    -------
    array [points, 2]
        In radii of the globe, from the middle of the map.
    """
    longitude, latitude = np.radians(points).T
    east, north = np.radians(center)
    away = longitude - east
    stretch = np.sqrt(2 / (1 + nearness(points, center)))
    x = np.cos(latitude) * np.sin(away)
    y = np.cos(north) * np.sin(latitude) - np.sin(north) * np.cos(latitude) * np.cos(away)
    return np.column_stack([stretch * x, stretch * y])
