"""The commands `compare`, `sensitivity` and `contributions`; `cli.py` registers them."""

from __future__ import annotations

import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from coalition_sim.commands_posterior import Posterior, posterior_of, tell_posterior
from coalition_sim.commands_report import Report, report_on

INTERRUPTED = 130
LARGEST_SEED = 2**32 - 1
MOST_WEEKS = 2080

Scenario = Annotated[str, typer.Argument(help="Name of a scenario, or path of a file.")]
Seed = Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Seed of all luck.")]
Replicates = Annotated[int, typer.Option("--replicates", "-n", min=1, help="How many futures.")]
Weeks = Annotated[
    int | None,
    typer.Option(min=1, max=MOST_WEEKS, help="Horizon; the scenario's own unless given."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Change a value in all; repeatable."),
]
Out = Annotated[Path | None, typer.Option(help="Folder for the results.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="How many threads or processes.")]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with a study that was interrupted.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No bar, no table.")]
Lang = Annotated[str, typer.Option("--lang", metavar="en|fr", help="English or French.")]
Figures = Annotated[
    str, typer.Option("--figures", metavar="png,svg,pdf", help="Formats of the figures.")
]
Size = Annotated[
    str, typer.Option("--size", metavar="projector|paper", help="For a slide, or for a page.")
]
OUTCOME = "Key, as survival_armed, survival_offensive, violations_armed, war_hazard, ground."


class Of(StrEnum):
    """Whose contributions are asked for."""

    members = "members"
    instruments = "instruments"


def compare(
    scenarios: Annotated[
        list[str], typer.Argument(help="Two or more names or paths; the first is the base.")
    ],
    replicates: Replicates = 1000,
    seed: Seed = 0,
    weeks: Weeks = None,
    settings: Settings = None,
    out: Out = None,
    jobs: Jobs = None,
    lang: Lang = "en",
    formats: Figures = "png",
    size: Size = "projector",
    posterior: Posterior = False,
    report: Report = True,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Compare scenarios with the first, future by future, on common luck."""
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import study_tables, terminal
    from coalition_sim.study.comparison import compare as run_compare
    from coalition_sim.study.comparison import labelled

    drawn = drawn_as(lang, formats, size)
    loaded = labelled(scenarios, read_settings(settings, weeks))
    folder = out or study_folder("compare", list(loaded.values()), seed, changed=bool(settings))
    study_tables.claim(folder, "comparison")
    bar = terminal.progress_bar(quiet=quiet or as_json, compiling=needs_compiling(), lang=lang)
    with bar as progress:
        found = run_compare(loaded, replicates, seed=seed, jobs=jobs, progress=progress)
    study_tables.write_comparison(found, folder)

    from coalition_sim.show.comparison import save_comparison_figures

    figures = save_comparison_figures(found, folder, lang=lang, **drawn)
    spread = posterior_of(found, folder, jobs, quiet or as_json, lang) if posterior else None
    if report:
        shown = {"lang": lang, "figures": figures, "spread": spread}
        report_on(found, folder, ["compare", *scenarios], settings, **shown)
    if as_json:
        parts = {
            "base": found.base,
            "replicates": replicates,
            "seed": seed,
            "differences": study_tables.records(found.differences),
            "flips": study_tables.records(found.flips),
            "side_by_side": study_tables.records(found.side_by_side),
        }
        typer.echo(study_tables.document("comparison", folder, figures, **parts))
        return
    if not quiet:
        study_tables.print_comparison(found, lang=lang)
        tell_posterior(spread, lang)
    following = ["coalition-sim", "contributions", scenarios[0], "--of", "instruments"]
    say_next(folder, following, lang=lang)


def sensitivity(
    scenario: Scenario,
    parameters: Annotated[
        list[str] | None,
        typer.Option(
            "--parameter",
            "-p",
            metavar="KEY[=LOW:HIGH]",
            help="What varies; repeatable. Every parameter with a sourced range unless given.",
        ),
    ] = None,
    outcomes: Annotated[
        list[str] | None, typer.Option("--outcome", help=f"{OUTCOME} Repeatable.")
    ] = None,
    screen: Annotated[
        int, typer.Option(min=0, help="Trajectories of the screening; 0 leaves it out.")
    ] = 8,
    keep: Annotated[int, typer.Option(min=2, help="Parameters that go on from it.")] = 12,
    base: Annotated[
        int, typer.Option(min=0, help="Base sample of Sobol, a power of 2; 0 leaves it out.")
    ] = 64,
    replicates: Replicates = 100,
    seed: Seed = 0,
    weeks: Weeks = None,
    settings: Settings = None,
    out: Out = None,
    resume: Resume = False,
    jobs: Jobs = None,
    lang: Lang = "en",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say which numbers that nobody knows matter: screening, variance shares, tornado."""
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.scenario import load_scenario
    from coalition_sim.show import study_files, terminal
    from coalition_sim.show.language import language
    from coalition_sim.study.sensitivity import DEFAULT, salib
    from coalition_sim.study.sensitivity import sensitivity as run_sensitivity

    salib()
    language(lang)
    chosen = load_scenario(scenario, read_settings(settings, weeks))
    folder = out or study_folder("sensitivity", [chosen], seed, changed=bool(settings))
    study_files.claim_sensitivity(folder, resume=resume)
    bar = terminal.progress_bar(quiet=quiet or as_json, compiling=needs_compiling(), lang=lang)
    try:
        with bar as progress:
            found = run_sensitivity(
                chosen,
                parameters or (),
                outcomes=outcomes or DEFAULT,
                screen=screen,
                keep=keep,
                base=base,
                replicates=replicates,
                seed=seed,
                jobs=jobs,
                out=folder,
                resume=resume,
                progress=progress,
            )
    except KeyboardInterrupt as interrupt:
        say_how_to_go_on(interrupt, resume=resume)
        raise typer.Exit(INTERRUPTED) from None
    figures = study_files.write_sensitivity(found, folder, lang=lang)
    if as_json:
        typer.echo(study_files.sensitivity_document(found, folder, figures))
        return
    if not quiet:
        study_files.print_sensitivity(found, lang=lang)
    strongest = str(found.tornado.index[0])
    say_next(folder, ["coalition-sim", "sweep", scenario, "--vary", strongest], lang=lang)


def contributions(
    scenario: Scenario,
    of: Annotated[Of, typer.Option(help="Whose contributions.")] = Of.members,
    outcome: Annotated[str, typer.Option(help=OUTCOME)] = "survival_armed",
    permutations: Annotated[
        int, typer.Option(min=4, help="Orders in which members join; instruments take all 24.")
    ] = 16,
    groups: Annotated[
        int | None,
        typer.Option(min=1, help="Members that stand alone, by pledge; the rest are one group."),
    ] = None,
    replicates: Replicates = 200,
    seed: Seed = 0,
    weeks: Weeks = None,
    settings: Settings = None,
    out: Out = None,
    resume: Resume = False,
    jobs: Jobs = None,
    lang: Lang = "en",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say who deters, and with what: Shapley values of members or instruments."""
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.scenario import load_scenario
    from coalition_sim.show import study_files, study_tables, terminal
    from coalition_sim.show.language import language
    from coalition_sim.study.contributions import contributions as run_contributions

    language(lang)
    chosen = load_scenario(scenario, read_settings(settings, weeks))
    name = f"contributions-{of.value}"
    folder = out or study_folder(name, [chosen], seed, changed=bool(settings))
    place = folder / "coalitions"
    if not place.is_dir():
        study_tables.claim(folder, "contributions")
    bar = terminal.progress_bar(quiet=quiet or as_json, compiling=needs_compiling(), lang=lang)
    try:
        with bar as progress:
            found = run_contributions(
                chosen,
                of.value,
                outcome=outcome,
                permutations=permutations,
                replicates=replicates,
                alone=groups,
                seed=seed,
                jobs=jobs,
                out=place,
                resume=resume,
                progress=progress,
            )
    except KeyboardInterrupt as interrupt:
        say_how_to_go_on(interrupt, resume=resume)
        raise typer.Exit(INTERRUPTED) from None
    figures = study_files.write_contributions(found, folder, lang=lang)
    if as_json:
        typer.echo(study_files.contributions_document(found, folder, figures))
        return
    if not quiet:
        study_tables.print_contributions(found, lang=lang)
    first = str(found.table.index[0])
    say_next(folder, study_files.without(scenario, found, first), lang=lang)


def drawn_as(lang: str, formats: str, size: str) -> dict[str, Any]:
    """Return formats and size of figures, checked with the language before anything runs."""
    from coalition_sim.show.language import language
    from coalition_sim.show.saving import check_size, read_formats

    language(lang)
    return {"formats": read_formats(formats), "size": check_size(size)}


def read_settings(settings: list[str] | None, weeks: int | None) -> dict[str, Any]:
    """Return what ``--set`` and ``--weeks`` change."""
    from coalition_sim.scenario import parse_overrides

    horizon = {} if weeks is None else {"weeks": weeks}
    return {**parse_overrides(settings or []), **horizon}


def study_folder(study: str, scenarios: list[Any], seed: int, *, changed: bool) -> Path:
    """Return a study's folder, whose name tells changed scenarios apart."""
    names = "-".join(scenario.name for scenario in scenarios)
    suffix = f"-{scenarios[0].hash[:6]}" if changed else ""
    return Path("runs") / f"{study}-{names[:80]}-seed{seed}{suffix}"


def say_how_to_go_on(interrupt: BaseException, *, resume: bool) -> None:
    """Say how far an interrupted study came, and which command goes on with it."""
    notes = "".join(f" {note}." for note in getattr(interrupt, "__notes__", ()))
    again = sys.argv[1:] if resume else [*sys.argv[1:], "--resume"]
    typer.echo(f"Interrupted.{notes}", err=True)
    typer.echo(f"Go on: {shlex.join(['coalition-sim', *again])}", err=True)


def say_next(folder: Path, command: list[str], *, lang: str = "en") -> None:
    """Say where the results are, and which command is worth trying next."""
    from coalition_sim.show.language import language

    say = language(lang)
    typer.echo(say("terminal-results", folder=str(folder)))
    typer.echo(say("terminal-next", command=shlex.join(command)))
