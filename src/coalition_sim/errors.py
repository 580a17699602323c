"""Everything that a user can get wrong, as one tree of errors.

::

    CoalitionError             a user's mistake: one line to read, never a traceback
    |-- ScenarioError          a scenario file, an override, or a name in one of them
    |   `-- UnknownScenarioError   no scenario of that name, no file at that path
    |-- SourceError            a question about a source that nothing carries
    |-- RuleError              a swapped rule that does not fit the one it replaces
    |-- StudyError             a study that cannot be run as it was asked for
    |-- LinkError              a link to the dashboard that asks for what it does not offer
    |-- OutputError            a folder or file that cannot be written, or read back
    `-- MissingExtraError      an optional package that is not installed

A message names the place, the key, the value, the rule and the remedy:
``scenarios/mine.toml: states.DEU.pledges.military = 1.4 is above 1; give a share between 0 and 1``.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class CoalitionError(Exception):
    """A user's mistake; its text says what to change."""


class ScenarioError(CoalitionError):
    """A scenario file, an override, or a name in one of them is wrong."""


class UnknownScenarioError(ScenarioError):
    """No scenario has that name, or no file stands at that path."""


class SourceError(CoalitionError):
    """A question about a source that nothing carries."""


class RuleError(CoalitionError):
    """A swapped rule does not fit the one that it replaces."""


class StudyError(CoalitionError):
    """A study cannot be run as it was asked for."""


class OutputError(CoalitionError):
    """A folder or a file cannot be written, or read back."""


class LinkError(CoalitionError):
    """A link to a page names what the page does not offer."""


class MissingExtraError(CoalitionError):
    """A command needs an optional package that is not installed."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``: did you mean "support"?`` for a near miss, and nothing otherwise.

    Parameters
    ----------
    word : str
        What the user wrote.
    known : iterable of str
        What could have been meant.

    Returns
    -------
    str
        A phrase that continues a sentence, or an empty string.
    """
    by_lower = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), list(by_lower), n=1)
    return f': did you mean "{by_lower[close[0]]}"?' if close else ""
