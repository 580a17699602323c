"""One decorator that makes a rule usable from plain Python and from compiled loops."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])

try:
    from numba.extending import register_jitable as _register
except ImportError:  # no wheel for this platform, or a browser
    _register = None

#: True where rules can be compiled. ``COALITION_SIM_PURE=1`` behaves as if Numba were absent.
HAS_NUMBA = _register is not None and os.environ.get("COALITION_SIM_PURE", "") in {"", "0"}


def rule(function: _Function) -> _Function:
    """Mark a pure scalar function as a rule of the model.

    Parameters
    ----------
    function : callable
        Takes and returns scalars (or a tuple of scalars), and imports nothing but ``math``.

    Returns
    -------
    callable
        The same function: called from Python it runs as plain Python; called from a loop that
        Numba compiles it is compiled with it. Both give the same bits.
    """
    return _register(function) if HAS_NUMBA else function
