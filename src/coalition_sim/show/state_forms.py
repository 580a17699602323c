"""States in sentences: with their article, after "of", in lists, and how the verb agrees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_NAMED = 4


@dataclass(frozen=True)
class Forms:
    """A state's name as sentences need it.

    Attributes
    ----------
    name, the, of : str
        Alone; with its article ("the United States", "la France"); after "of" ("de la France").
    number, gender : str
        "one" or "many"; "masculine" or "feminine", "none" where a language has none.
    """

    name: str
    the: str
    of: str
    number: str
    gender: str


def forms(code: str, lang: str = "en", *, name: str = "") -> Forms:
    """Return the forms of a state's name.

    Parameters
    ----------
    code : str
        ISO code.
    lang : {"en", "fr"}
        Language.
    name : str
        The scenario's own name, for a state that no message names.
    """
    say, key = language(lang), f"state-{code}"
    if not say.knows(key):
        alone = name or code
        return Forms(alone, alone, say("states-of", name=alone), "one", "masculine")
    return Forms(say(key), *(say.form(key, part) for part in ("the", "of", "number", "gender")))


def list_states(codes: Sequence[str], lang: str = "en", *, most: int = MOST_NAMED) -> str:
    """Return states as a list in a sentence, those beyond the first few counted.

    Parameters
    ----------
    codes : sequence of str
        ISO codes, in the order to be told.
    lang : {"en", "fr"}
        Language.
    most : int
        How many are named.
    """
    say = language(lang)
    named = [forms(code, lang).the for code in codes]
    if len(named) > most:
        first = ", ".join(named[: most - 1])
        return say("states-and-others", first=first, others=len(named) - most + 1)
    if len(named) == 1:
        return named[0]
    return say("states-and", first=", ".join(named[:-1]), last=named[-1]) if named else ""
