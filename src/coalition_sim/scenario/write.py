"""A scenario as a TOML text that stands alone."""

from __future__ import annotations

import json
from typing import Any

SETTINGS_ORDER = (
    "name", "title", "question", "notice", "try", "weeks", "gate", "challenger", "protege",
)  # fmt: skip


def scenario_toml(values: dict[str, Any]) -> str:
    """Return a resolved scenario as TOML.

    Parameters
    ----------
    values : dict
        As returned by `Scenario.resolved`.

    Returns
    -------
    str
        A file with ``complete = true``: it names every value and starts from nothing.
    """
    lines = ["complete = true"]
    lines += [f"{key} = {toml_value(values[key])}" for key in SETTINGS_ORDER]
    lines += _table("parameters", values["parameters"])
    for code, profile in values["states"].items():
        lines += _table(f"states.{code}", profile)
    for name in ("events", "changes"):
        for item in values[name]:
            lines += ["", f"[[{name}]]", *_pairs(item)]
    return "\n".join(lines) + "\n"


def _table(key: str, fields: dict[str, Any]) -> list[str]:
    return ["", f"[{key}]", *_pairs(fields)]


def _pairs(fields: dict[str, Any]) -> list[str]:
    return [f"{name} = {toml_value(item)}" for name, item in fields.items() if item is not None]


def toml_value(value: Any) -> str:
    """Return one value in TOML's spelling.

    Parameters
    ----------
    value : bool, int, float, str, list, tuple or dict
        What to write.

    Returns
    -------
    str
        Its text; floats keep every bit.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(toml_value(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{ {', '.join(_pairs(value))} }}"
    return repr(value)
