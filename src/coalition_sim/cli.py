"""The command `coalition-sim`: one short function per subcommand."""

from __future__ import annotations

import functools
import shlex
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from coalition_sim.commands_classroom import classroom
from coalition_sim.commands_dashboard import dashboard
from coalition_sim.commands_posterior import Posterior, posterior_of, tell_posterior
from coalition_sim.commands_report import Report, report_on, told
from coalition_sim.commands_story import story
from coalition_sim.commands_study import (
    Figures,
    Lang,
    Size,
    compare,
    contributions,
    drawn_as,
    sensitivity,
)
from coalition_sim.commands_sweep import sweep
from coalition_sim.commands_validate import validate
from coalition_sim.errors import CoalitionError, OutputError, ScenarioError

LARGEST_SEED = 2**32 - 1
MOST_REPLICATES = 10_000_000
MOST_WEEKS = 2080
INTERRUPTED = 130

app = typer.Typer(
    name="coalition-sim",
    help="Simulate whether a coalition's security guarantees deter: a model, not a forecast.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Command = TypeVar("Command", bound=Callable[..., None])


class Engine(StrEnum):
    """Which engine runs; both give the same numbers."""

    ensemble = "ensemble"
    mesa = "mesa"


def command(function: Command) -> Command:
    """Register a subcommand whose user mistakes are one sentence, not a traceback."""

    @functools.wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> None:
        try:
            function(*args, **kwargs)
        except CoalitionError as error:
            typer.echo(f"Error: {error}", err=True)
            raise typer.Exit(2) from error
        except KeyboardInterrupt:
            again = shlex.join(["coalition-sim", *sys.argv[1:]])
            typer.echo(f"Interrupted before it was done. Start again: {again}", err=True)
            raise typer.Exit(INTERRUPTED) from None

    app.command(function.__name__.rstrip("_"))(guarded)
    return function


def main() -> None:
    """Run the command line."""
    app()


command(sweep)
command(story)
command(compare)
command(sensitivity)
command(contributions)
command(classroom)
command(validate)
command(dashboard)


@command
def run(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or path of a file.")],
    replicates: Annotated[
        int,
        typer.Option("--replicates", "-n", min=1, max=MOST_REPLICATES, help="How many futures."),
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Seed of all luck.")] = 0,
    weeks: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_WEEKS, help="Horizon; the scenario's own unless given."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a value; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the results.")] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many threads.")] = None,
    engine: Annotated[Engine, typer.Option(help="Compiled, or Mesa's.")] = Engine.ensemble,
    lang: Lang = "en",
    formats: Figures = "png",
    size: Size = "projector",
    posterior: Posterior = False,
    report: Report = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar, no table.")] = False,
) -> None:
    """Simulate a scenario, print the headline, write tables and figures."""
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.show.folder import claim_folder

    drawn = drawn_as(lang, formats, size)
    horizon = {} if weeks is None else {"weeks": weeks}
    overrides = {**parse_overrides(settings or []), **horizon}
    chosen = load_scenario(scenario, overrides)
    folder = out or default_folder(chosen, seed, changed=bool(overrides))
    replaced = claim_folder(folder)

    from coalition_sim.engine import simulate
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import terminal
    from coalition_sim.show.folder import write_run
    from coalition_sim.show.typical import pick

    cold = engine == Engine.ensemble and needs_compiling()
    with terminal.progress_bar(quiet=quiet or as_json, compiling=cold, lang=lang) as progress:
        results = simulate(
            chosen,
            replicates,
            seed=seed,
            jobs=jobs,
            engine=engine.value,
            progress=progress,
        )
    typical = pick(results)
    future = one_future(results, typical)
    figures = write_run(results, future, folder, lang=lang, **drawn)
    spread = posterior_of(results, folder, jobs, quiet or as_json, lang) if posterior else None
    if report:
        story = None if future is None else told(results, typical, lang)
        shown = {"lang": lang, "figures": figures, "trace": future, "story": story}
        report_on(results, folder, ["run", scenario], settings, spread=spread, **shown)
    if as_json:
        typer.echo(terminal.json_document(results, folder, figures))
        return
    if not quiet:
        terminal.print_headline(results, lang=lang)
        tell_posterior(spread, lang)
    other = "paris" if chosen.name == "bare_truce" else "bare_truce"
    again = f"coalition-sim run {other} -n {replicates} --seed {seed}"
    terminal.print_end(folder, again, replaced=replaced, lang=lang)


def one_future(results: Any, replicate: int) -> Any:
    """Return one future week by week, or None where nobody signed."""
    from coalition_sim.engine import trace

    if not results.raw.outcomes["signed"].any():
        return None
    return trace(results.scenario, seed=results.seed, replicate=replicate)


def default_folder(scenario: Any, seed: int, *, changed: bool) -> Path:
    """Return the run's folder, whose name tells changed scenarios apart."""
    suffix = f"-{scenario.hash[:6]}" if changed else ""
    return Path("runs") / f"{scenario.name}-seed{seed}{suffix}"


@command
def new(
    name: Annotated[str, typer.Argument(help="Name of the new scenario.")],
    base: Annotated[str, typer.Option("--from", help="Scenario to start from.")] = "paris",
) -> None:
    """Write a commented overlay to fill in: NAME.toml in this folder."""
    from coalition_sim.scenario import load_scenario
    from coalition_sim.show.overlay import overlay_text

    if not name.replace("-", "_").isidentifier():
        raise ScenarioError(f'new "{name}": not a name; use letters, digits and _, as in my_truce')
    parent = load_scenario(base)
    path = Path(f"{name}.toml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(overlay_text(name, base, parent))
    except FileExistsError as error:
        message = f"{path}: exists, and nothing is overwritten; choose another name"
        raise OutputError(message) from error
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error
    typer.echo(f"Wrote {path}\nNext: edit it, then coalition-sim check {path}")


@command
def list_() -> None:
    """List the scenarios, each with the question it answers."""
    from coalition_sim.scenario import list_scenarios

    entries = list_scenarios()
    width = max(len(entry.name) for entry in entries)
    for entry in entries:
        typer.echo(f"{entry.name:{width}}  {entry.question}")
    typer.echo(f"Next: coalition-sim run {entries[0].name}")


@command
def check(file: Annotated[str, typer.Argument(help="Name or path of a scenario.")]) -> None:
    """Say whether a scenario is sound, and what it changes."""
    from coalition_sim.scenario import load_scenario

    scenario = load_scenario(file)
    guarantors = sum(state.joined for state in scenario.states.values())
    typer.echo(
        f"{file}: sound ({guarantors} guarantors, {scenario.weeks} weeks, "
        f"{len(scenario.events)} events, {len(scenario.changes)} changes)",
    )
    for change in scenario.changes:
        typer.echo(f"  {change.key} = {change.value}{f' ({change.why})' if change.why else ''}")
    typer.echo(f"Next: coalition-sim run {file}")


@command
def show(scenario: Annotated[str, typer.Argument(help="Name or path of a scenario.")]) -> None:
    """Print a scenario resolved in full, as a file that can be run."""
    from coalition_sim.scenario import load_scenario

    typer.echo(load_scenario(scenario).to_toml())


@command
def diff(
    first: Annotated[str, typer.Argument(metavar="A", help="Name or path of a scenario.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Name or path of another.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Say what two scenarios differ in, and why."""
    from coalition_sim.scenario import difference, load_scenario
    from coalition_sim.show.difference import difference_json, print_difference

    a, b = load_scenario(first), load_scenario(second)
    rows = difference(a, b)
    if as_json:
        typer.echo(difference_json(a, b, rows))
        return
    print_difference(a, b, rows)
    typer.echo(f"Next: coalition-sim run {second}")


@command
def sources(
    key: Annotated[
        str | None,
        typer.Argument(help="A parameter, a key like states.GBR.support, or a source."),
    ] = None,
) -> None:
    """Say where a number comes from: value, range, status, source."""
    from coalition_sim.show.provenance import every_parameter, one_key

    for line in one_key(key) if key else every_parameter():
        typer.echo(line)


@command
def schema() -> None:
    """Print the JSON schema of scenarios, for editors."""
    import json

    from coalition_sim.scenario import Scenario

    typer.echo(json.dumps(Scenario.model_json_schema(), indent=2))
