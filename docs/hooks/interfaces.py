"""Pages of what a user can call: the command line, the schema of a scenario, the API."""

from __future__ import annotations

import inspect
from importlib import import_module
from pkgutil import iter_modules

import typer
from tables import cell, page, table

from coalition_sim.cli import app
from coalition_sim.scenario import Scenario

ROOMS = {
    "scenario": "What is simulated",
    "rules": "How actors decide",
    "engine": "How time passes",
    "study": "What is asked",
    "show": "What is seen",
}
SHOW = (
    "figures", "outcomes", "answers", "cascade", "heatmap", "map", "orientation", "timeline",
    "story", "why", "waterfall", "comparison", "sweeps", "tornado", "shapley", "acceptability",
    "patterns", "report.write",
)  # fmt: skip
CALLED = ("plot", "save_", "tell", "why", "write_", "Story", "Why", "Explanation")


def command_line():
    """Return the page of every command, from the command line itself."""
    commands = typer.main.get_command(app).commands
    intro = (
        "Every command with its options. A mistake ends with one sentence and exit status 2; an "
        "interruption with 130. The last line of a command says where its results are."
    )
    rows = [(f"[{name}](#{name})", command.help) for name, command in commands.items()]
    index = table(["command", "what it does"], rows)
    return page("Command line", intro, index, *map(_command, commands.items()))


def _command(item):
    name, command = item
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    shown = [f"{p.metavar or p.name.upper()}" for p in arguments]
    call = " ".join(["coalition-sim", name, *shown])
    rows = [_parameter(p) for p in command.params if p.name != "help"]
    parts = [f"## {name}", command.help or "", f"```text\n{call} [OPTIONS]\n```"]
    return "\n\n".join([*parts, table(["option", "default", "meaning"], rows)] if rows else parts)


def _parameter(p):
    if p.param_type_name == "argument":
        label = f"`{p.metavar or p.name.upper()}`"
    else:
        label = ",\u00a0".join(f"`{option}`" for option in [*p.opts, *p.secondary_opts])
    default = p.default if isinstance(p.default, (int, float, str)) else None
    shown = "" if default is None or default is False else f"`{getattr(default, 'value', default)}`"
    return label, shown, p.help or ""


def schema():
    """Return the page of the schema of a scenario in full."""
    found = Scenario.model_json_schema()
    intro = (
        "From the schema that `coalition-sim schema` prints as JSON, for editors that complete "
        "and check a file. It describes a scenario in full, as `coalition-sim show` prints it. A "
        "file of your own may give any part of it, takes the rest over with `extends`, and may "
        'write a value as `{ value = ..., why = "...", source = "..." }`; see '
        "[how to write a scenario](../how-to/write-a-scenario.md). The parameters have "
        "[a page of their own](parameters.md)."
    )
    kinds = {name: part for name, part in found["$defs"].items() if name != "Parameters"}
    parts = [_kind(name, part) for name, part in kinds.items()]
    return page("Scenario file", intro, f"## Scenario\n\n{_fields(found)}", *parts)


def _kind(name, part):
    words = part.get("description", "").partition("\n\n")[0].replace("\n", " ")
    return f"## {name}\n\n{words}\n\n{_fields(part)}"


def _fields(part):
    required = part.get("required", ())
    rows = [
        (f"`{name}`", _type(field), _default(field, name in required), field.get("description", ""))
        for name, field in part["properties"].items()
    ]
    return table(["key", "type", "default", "meaning"], rows)


def _default(field, required):
    if required:
        return "required"
    value = field.get("default")
    return "" if value in (None, "", [], ()) else f"`{cell(value)}`"


def _type(field):
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        link = "parameters.md" if name == "Parameters" else f"#{name.lower()}"
        return f"[{name}]({link})"
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if "anyOf" in field:
        return " or ".join(_type(option) for option in field["anyOf"])
    return _container(field)


def _container(field):
    if field.get("type") == "array":
        items = field.get("items", {})
        options = items.get("oneOf", [items])
        return "list of " + ", ".join(_type(option) for option in options)
    if "patternProperties" in field:
        (value,) = field["patternProperties"].values()
        return f"table of {_type(value)} by code"
    return field.get("type", "any value")


def api(room):
    """Return the page of a room's public names, filled in from their docstrings."""
    found = import_module(f"coalition_sim.{room}")
    lines = [f"Import from `coalition_sim.{room}`." if hasattr(found, "__all__") else ""]
    return page(f"{ROOMS[room]}: `{room}`", (found.__doc__ or "").strip(), *lines, *_names(found))


def _names(room):
    if hasattr(room, "__all__"):
        return [_directive(_home(room, name)) for name in room.__all__]
    modules = [m.name for m in iter_modules(room.__path__) if not m.name.startswith("_")]
    modules = SHOW if room.__name__.endswith(".show") else modules
    return [
        f"## {name}\n\n{(module.__doc__ or '').strip()}\n\n" + "\n\n".join(_functions(module))
        for name in modules
        for module in [import_module(f"{room.__name__}.{name}")]
        if _functions(module)
    ]


def _functions(module):
    public = {n: thing for n, thing in vars(module).items() if not n.startswith("_")}
    own = [n for n, thing in public.items() if _is_own(module, thing)]
    return [_directive(f"{module.__name__}.{n}", level=3) for n in own]


def _is_own(module, thing):
    is_wanted = callable(thing) and not inspect.isclass(thing)
    if ".show." in module.__name__:
        is_wanted = callable(thing) and thing.__name__.startswith(CALLED)
    return is_wanted and getattr(thing, "__module__", "") == module.__name__


def _home(room, name):
    thing = getattr(room, name)
    is_code = inspect.isclass(thing) or inspect.isfunction(inspect.unwrap(thing))
    return f"{thing.__module__}.{thing.__qualname__}" if is_code else f"{room.__name__}.{name}"


def _directive(path, level=2):
    return f"::: {path}\n    options:\n      heading_level: {level}"
