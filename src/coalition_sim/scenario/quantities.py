"""The kinds of number in a scenario, each with its hard bounds and the words that explain them.

Hard bounds are wider than the sourced range ``low``-``high`` of a parameter: a scenario may leave
the range on purpose, but not what a share, a week or a weight can be.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

MAX_WEEKS = 2080
HORIZON = f"whole weeks between 1 and {MAX_WEEKS}"
HUGE = 1e12


def broken_rule(
    key: str, value: object, rule: str, remedy: str, *, also: tuple[str, ...] = ()
) -> PydanticCustomError:
    """Return the error of a rule that ties several fields, in the parts of a message.

    Parameters
    ----------
    key : str
        Dotted key of the value that breaks the rule.
    value : object
        That value.
    rule, remedy : str
        What is wrong with it, and what to do.
    also : tuple of str
        Other keys that may have caused it: any of them tells in which file to look.

    Returns
    -------
    pydantic_core.PydanticCustomError
        To be raised inside a validator.
    """
    parts = {"key": key, "value": value, "rule": rule, "remedy": remedy, "also": also}
    return PydanticCustomError("scenario_rule", "{key} = {value} {rule}; {remedy}", parts)


def whole(value: float) -> float:
    """Return the value if it is a whole number of weeks."""
    if value != int(value):
        raise broken_rule("", value, "is not a whole number of weeks", "give whole weeks")
    return value


Share = Annotated[float, Field(ge=0, le=1, description="a share between 0 and 1")]
PositiveShare = Annotated[float, Field(gt=0, le=1, description="a share above 0 and not above 1")]
Chance = Annotated[float, Field(ge=0, le=1, description="a probability between 0 and 1")]
WeeklyHazard = Annotated[
    float, Field(ge=0, le=1, description="a weekly probability between 0 and 1")
]
WeeklyRate = Annotated[float, Field(ge=0, le=1, description="a share per week between 0 and 1")]
Intensity = Annotated[float, Field(ge=0, le=HUGE, description="a weekly intensity of 0 or more")]
NonNegative = Annotated[float, Field(ge=0, le=HUGE, description="a number of 0 or more")]
Positive = Annotated[float, Field(gt=0, le=HUGE, description="a number above 0")]
Spread = Annotated[
    float, Field(ge=0, le=10, description="a spread on the log scale between 0 and 10")
]
FiniteNumber = Annotated[float, Field(ge=-HUGE, le=HUGE, description="any finite number")]
Weeks = Annotated[
    float,
    Field(ge=0, le=MAX_WEEKS, description=f"whole weeks between 0 and {MAX_WEEKS}"),
    AfterValidator(whole),
]
WeeksFromOne = Annotated[
    float,
    Field(ge=1, le=MAX_WEEKS, description=HORIZON),
    AfterValidator(whole),
]
Window = Annotated[
    float,
    Field(ge=1, le=104, description="whole weeks between 1 and 104"),
    AfterValidator(whole),
]
