"""The command `coalition-sim sweep`; `cli.py` registers it."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

LARGEST_SEED = 2**32 - 1
INTERRUPTED = 130
LONGEST_NAME = 60


def sweep(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or path of a file.")],
    vary: Annotated[
        list[str],
        typer.Option(
            metavar="KEY[=SPEC]",
            help="What varies; repeatable. SPEC is LOW:HIGH:LEVELS or A,B,C; without it, the "
            "range that the number's source gives.",
        ),
    ],
    lhs: Annotated[
        int | None,
        typer.Option(min=1, help="Points of a Latin hypercube over the ranges, not a grid."),
    ] = None,
    measure: Annotated[
        str, typer.Option(help="Quantity to print and draw, by its key in headline.csv.")
    ] = "survival_armed",
    replicates: Annotated[
        int, typer.Option("--replicates", "-n", min=1, help="How many futures a point.")
    ] = 200,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Seed of all luck.")] = 0,
    weeks: Annotated[
        int | None, typer.Option(min=1, max=2080, help="Horizon; the scenario's own unless given.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a value; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Folder for the results.")] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a sweep that was interrupted.")
    ] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many processes.")] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Address of a Dask scheduler, as tcp://10.0.0.1:8786, or its file."),
    ] = None,
    lang: Annotated[
        str, typer.Option("--lang", metavar="en|fr", help="English or French.")
    ] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar, no table.")] = False,
) -> None:
    """Simulate a scenario over a grid or a Latin hypercube of its numbers."""
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.study.design import read_vary

    horizon = {} if weeks is None else {"weeks": weeks}
    overrides = {**parse_overrides(settings or []), **horizon}
    chosen = load_scenario(scenario, overrides)
    varied = read_vary(vary)
    folder = out or sweep_folder(chosen, varied, seed, lhs, changed=bool(overrides))

    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import terminal
    from coalition_sim.show.language import language
    from coalition_sim.study.sweeps import check_measure
    from coalition_sim.study.sweeps import sweep as run_sweep

    language(lang)
    check_measure(measure, chosen)
    bar = terminal.progress_bar(quiet=quiet or as_json, compiling=needs_compiling(), lang=lang)
    try:
        with bar as progress:
            results = run_sweep(
                chosen,
                varied,
                points=lhs,
                replicates=replicates,
                seed=seed,
                out=folder,
                resume=resume,
                executor="auto",
                jobs=jobs,
                scheduler=scheduler,
                progress=progress,
            )
        base = folder / "scenario.toml" if overrides else scenario
        tell(results, measure, base, lang=lang, as_json=as_json, quiet=quiet)
    except KeyboardInterrupt as interrupt:
        typer.echo(interrupted_words(interrupt), err=True)
        raise typer.Exit(INTERRUPTED) from None


def tell(
    results: Any,
    measure: str,
    base: str | Path,
    *,
    lang: str = "en",
    as_json: bool,
    quiet: bool,
) -> None:
    """Draw the figures, print the table, say where all is."""
    from coalition_sim.show import sweep_table
    from coalition_sim.show.language import language
    from coalition_sim.show.sweeps import save_sweep_figures

    folder = results.folder
    figures = save_sweep_figures(results, folder, measure, lang=lang)
    if as_json:
        typer.echo(sweep_table.sweep_document(results, measure, folder))
        return
    if not quiet:
        sweep_table.print_sweep(results, measure, lang=lang)
    say = language(lang)
    typer.echo(say("terminal-results-with", folder=str(folder), figure=figures[0].name))
    following = shlex.join(next_command(results, measure, base))
    typer.echo(say("terminal-next", command=following))


def next_command(results: Any, measure: str, base: str | Path) -> list[str]:
    """Return the command that looks closer at the point where a quantity is highest."""
    best = results.curve(measure)["value"].fillna(float("-inf")).idxmax()
    changed = results.design.overrides(int(best))
    pairs = [part for key, value in changed.items() for part in ("--set", f"{key}={value}")]
    return ["coalition-sim", "run", str(base), *pairs]


def sweep_folder(
    scenario: Any, varied: dict[str, str], seed: int, lhs: int | None, *, changed: bool
) -> Path:
    """Return the sweep's folder; the same command gives the same one, so that it can go on."""
    suffix = f"-{scenario.hash[:6]}" if changed else ""
    keys = re.sub(r"[^\w.-]+", "_", "-".join(varied))
    kind = f"-lhs{lhs}" if lhs else ""
    name = f"{scenario.name}{suffix}-sweep-{keys[:LONGEST_NAME]}{kind}-seed{seed}"
    return Path("runs") / name


def interrupted_words(interrupt: BaseException) -> str:
    """Return how far an interrupted sweep came and how to go on."""
    notes = "".join(f" {note}." for note in getattr(interrupt, "__notes__", ()))
    given = sys.argv[1:] if "--resume" in sys.argv else [*sys.argv[1:], "--resume"]
    return f"Interrupted.{notes}\nGo on: {shlex.join(['coalition-sim', *given])}"
