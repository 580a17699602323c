"""How time passes: the Mesa model, the compiled ensemble, and what they leave behind.

Names are loaded when first asked for: Mesa is imported for the Mesa model only.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from coalition_sim.engine.chronicle import Chronicle
    from coalition_sim.engine.model import CoalitionModel
    from coalition_sim.engine.orders import Orders
    from coalition_sim.engine.results import Results
    from coalition_sim.engine.simulation import simulate, trace, trace_with_states

__all__ = [
    "Chronicle",
    "CoalitionModel",
    "Orders",
    "Results",
    "simulate",
    "trace",
    "trace_with_states",
]

_HOMES = {
    "Chronicle": "chronicle",
    "CoalitionModel": "model",
    "Orders": "orders",
    "Results": "results",
    "simulate": "simulation",
    "trace": "simulation",
    "trace_with_states": "simulation",
}


def __getattr__(name: str) -> Any:
    """Load a public name from its module (PEP 562)."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
