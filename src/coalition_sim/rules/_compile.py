"""Make one source run as plain Python and compiled, with a cache that cannot go stale.

Numba's own cache notices a change in a function's own file only, so a compiled loop would go on
calling the old body of an edited rule. The cache therefore lives in a folder named by a hash of
all sources that a loop can reach, and of the versions.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

_Function = TypeVar("_Function", bound=Callable[..., Any])

# Vectorised mathematics of another library would round otherwise than Python's.
os.environ.setdefault("NUMBA_DISABLE_INTEL_SVML", "1")
numba: Any
_register: Any
try:
    import numba
    from numba.extending import register_jitable as _register
except ImportError:  # no wheel for this platform, or a browser
    numba = _register = None

#: True where rules can be compiled. ``COALITION_SIM_PURE=1`` behaves as if Numba were absent.
HAS_NUMBA = (
    numba is not None
    and not numba.config.DISABLE_JIT
    and os.environ.get("COALITION_SIM_PURE", "") in {"", "0"}
)

#: No reference counts (nothing here allocates memory; counting took two thirds of the time), and
#: IEEE division, since rules guard every divisor themselves.
_OPTIONS = {"_nrt": False, "error_model": "numpy"}


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
    return _register(**_OPTIONS)(function) if HAS_NUMBA else function


def compiled(signature: Any = None, *, lasting: bool = True) -> Callable[[_Function], _Function]:
    """Return a decorator that compiles a function, or leaves it plain where there is no Numba.

    Parameters
    ----------
    signature : str or numba signature, optional
        With one, the function is compiled at once (or read from the cache); without, when it
        is first called.
    lasting : bool
        Whether the machine code is kept in the user's cache folder.
    """

    def decorate(function: _Function) -> _Function:
        if not HAS_NUMBA:
            return function
        folder = cache_folder() if lasting else None
        before = numba.config.CACHE_DIR
        numba.config.CACHE_DIR = str(folder or before)
        try:
            jit = numba.njit(nogil=True, cache=folder is not None, **_OPTIONS)
            made = jit(function)
            if signature is not None:
                made.compile(signature)
                made.disable_compile()
            return made  # type: ignore[no-any-return]
        finally:
            numba.config.CACHE_DIR = before

    return decorate


@cache
def cache_folder() -> Path | None:
    """Return the folder for machine code: the user's cache, else a temporary one, else none."""
    for root in (_user_cache(), Path(tempfile.gettempdir())):
        folder = root / "coalition_sim" / _fingerprint()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    return None


def _user_cache() -> Path:
    if named := os.environ.get("COALITION_SIM_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _fingerprint() -> str:
    """Hash what a compiled loop can reach: rules, engine, versions."""
    digest = hashlib.sha256(f"{sys.version} {numba.__version__}".encode())
    package = Path(__file__).parent.parent
    sources = [*(package / "rules").glob("*.py"), *(package / "engine" / "weeks").glob("*.py")]
    alone = [package / "engine" / name for name in ("ensemble.py", "codes.py")]
    for source in sorted([*sources, *alone]):
        digest.update(source.name.encode())
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]
