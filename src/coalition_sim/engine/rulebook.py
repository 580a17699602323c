"""The rules that a user may replace by name, and the checks on a replacement."""

from __future__ import annotations

import difflib
import inspect
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_sim.errors import RuleError
from coalition_sim.rules import challenger, guarantor, monitoring, parliament
from coalition_sim.rules._compile import HAS_NUMBA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Rulebook(NamedTuple):
    """The swappable rules; the fields are their names.

    Attributes
    ----------
    challenger_utility, challenger_choice, attribution_chance, response_utility, vote_chance
        Functions with the signatures of those in `coalition_sim.rules`.
    """

    challenger_utility: Callable[..., float]
    challenger_choice: Callable[..., tuple[float, float, float, float]]
    attribution_chance: Callable[..., float]
    response_utility: Callable[..., float]
    vote_chance: Callable[..., float]


DEFAULT = Rulebook(
    challenger.challenger_utility,
    challenger.challenger_choice,
    monitoring.attribution_chance,
    guarantor.response_utility,
    parliament.vote_chance,
)


def rulebook(swaps: Mapping[str, Callable[..., Any]] | None = None) -> Rulebook:
    """Return the default rules with some of them replaced.

    Parameters
    ----------
    swaps : mapping from rule name to function, optional
        Each function takes the arguments of the rule it replaces, in the same order and by the
        same names.

    Raises
    ------
    RuleError
        For an unknown name, or a function with other arguments.
    """
    for name, function in (swaps or {}).items():
        if name not in Rulebook._fields:
            raise RuleError(_unknown(name))
        _check_signature(name, function)
    return DEFAULT._replace(**(swaps or {}))


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, Rulebook._fields, n=1)
    hint = f'did you mean "{close[0]}"?' if close else f"choose from {', '.join(Rulebook._fields)}"
    return f'rules: unknown rule "{name}": {hint}'


def _check_signature(name: str, function: Callable[..., Any]) -> None:
    expected = list(inspect.signature(getattr(DEFAULT, name)).parameters)
    if not inspect.isfunction(function):
        raise RuleError(
            f"rules: {name} = {function!r} is no function written with def or lambda; "
            f"pass one that takes ({', '.join(expected)})"
        )
    given = list(inspect.signature(function).parameters)
    if given != expected:
        raise RuleError(
            f"rules: {name} takes ({', '.join(given)}); "
            f"write a function that takes ({', '.join(expected)}), in this order"
        )


def _signatures() -> dict[str, Any]:
    import numba

    types: Any = numba.types
    number = types.float64
    chances = types.UniTuple(number, 4)
    lengths = {
        name: len(inspect.signature(getattr(DEFAULT, name)).parameters) for name in Rulebook._fields
    }
    return {
        name: (chances if name == "challenger_choice" else number)(*[number] * n)
        for name, n in lengths.items()
    }


def pointers(rules: Rulebook) -> tuple[Any, ...]:
    """Return the rules as typed function pointers, or as they are where there is no Numba.

    Raises
    ------
    RuleError
        For a function that cannot be compiled with the types of the rule it replaces.
    """
    if not HAS_NUMBA:
        return tuple(rules)
    return tuple(
        _pointer(name, function, signature)
        for (name, signature), function in zip(_signatures().items(), rules, strict=True)
    )


@cache
def _pointer(name: str, function: Callable[..., Any], signature: Any) -> Any:
    from numba import cfunc
    from numba.core.errors import NumbaError, UnsupportedBytecodeError

    try:
        return cfunc(signature, error_model="numpy")(function)
    except (NumbaError, UnsupportedBytecodeError) as error:
        raise RuleError(
            f"rules: {name} does not compile as {signature}: {_reason(error)}; "
            "use numbers and the functions of math only"
        ) from error


def _reason(error: Exception) -> str:
    """Return the line of a compiler's message that says what it could not do."""
    first, *others = str(error).splitlines()
    return others[0] if others and first.startswith("Failed in") else first
