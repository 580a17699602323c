"""What is asked: comparisons, sweeps, and the runner that any study's points go through.

Names are loaded when first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sim.study.comparison import compare
    from coalition_sim.study.design import Design, grid, latin_hypercube
    from coalition_sim.study.runner import run_points
    from coalition_sim.study.sweeps import SweepResults, sweep

__all__ = ["Design", "SweepResults", "compare", "grid", "latin_hypercube", "run_points", "sweep"]

_HOMES = {
    "Design": "design",
    "SweepResults": "sweeps",
    "compare": "comparison",
    "grid": "design",
    "latin_hypercube": "design",
    "run_points": "runner",
    "sweep": "sweeps",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
