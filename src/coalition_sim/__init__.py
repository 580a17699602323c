"""Simulate whether a coalition's security guarantees deter.

>>> import coalition_sim as cs  # doctest: +SKIP
>>> results = cs.simulate("paris", replicates=1000, seed=7)  # doctest: +SKIP
>>> print(results.summary())  # doctest: +SKIP

The public names are loaded when first asked for, since Mesa alone takes most of a second.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sim.engine import CoalitionModel, simulate
    from coalition_sim.engine.results import Results
    from coalition_sim.scenario import Scenario, load_scenario
    from coalition_sim.show.figures import plot
    from coalition_sim.study.comparison import compare

__version__ = version("coalition_sim")

__all__ = ["CoalitionModel", "Results", "Scenario", "compare", "load_scenario", "plot", "simulate"]

_HOMES = {
    "CoalitionModel": "engine",
    "Results": "engine.results",
    "Scenario": "scenario",
    "compare": "study.comparison",
    "load_scenario": "scenario",
    "plot": "show.figures",
    "simulate": "engine",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its room (PEP 562)."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Return the public names."""
    return [*__all__, "__version__"]
