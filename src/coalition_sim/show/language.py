"""What is said to people, in English and French: Fluent messages from `locales/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from fluent.runtime import FluentBundle, FluentResource

from coalition_sim.errors import OutputError

LANGUAGES = ("en", "fr")


class Language:
    """One language: call it with a message's key and its variables.

    Parameters
    ----------
    code : {"en", "fr"}
        Which language.

    Raises
    ------
    OutputError
        For a language that is not carried.
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            known = " or ".join(LANGUAGES)
            raise OutputError(f'--lang = "{code}" is not a language that is carried; give {known}')
        self.code = code
        functions: dict[str, Any] = {"PERCENT": self._percent}
        self._bundle = FluentBundle([code], functions=functions, use_isolating=False)
        for file in sorted(_folder(code).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".ftl"):
                self._bundle.add_resource(FluentResource(file.read_text("utf-8")))

    def __call__(self, key: str, **values: Any) -> str:
        """Return a whole message; numbers are formatted as the language writes them.

        Parameters
        ----------
        key : str
            The message's key in ``locales/<code>/*.ftl``.
        **values
            The message's variables: texts, or numbers.

        Raises
        ------
        KeyError
            For a message that is missing, or lacks a variable.
        """
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(f"{self.code}: {key} has no text")
        text, faults = self._bundle.format_pattern(pattern, values)
        if faults:
            raise KeyError(f"{self.code}: {key}: {faults[0]}")
        return str(text)

    def _percent(self, share: float) -> Any:
        return self("amount-percent", number=f"{100 * share:.0f}")

    def form(self, key: str, name: str) -> str:
        """Return one form of a message, as `.the` of a state's name.

        Parameters
        ----------
        key : str
            The message's key.
        name : str
            The form's name, an attribute of the message.
        """
        text, _ = self._bundle.format_pattern(self._bundle.get_message(key).attributes[name])
        return str(text)

    def knows(self, key: str) -> bool:
        """Whether there is a message of this key."""
        return bool(self._bundle.has_message(key))


@cache
def language(code: str = "en") -> Language:
    """Return a language, read once."""
    return Language(code)


def _folder(code: str) -> Any:
    return files("coalition_sim.show") / "locales" / code
