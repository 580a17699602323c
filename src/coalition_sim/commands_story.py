"""The command `story`; `cli.py` registers it."""

from __future__ import annotations

import json
import shlex
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from coalition_sim.errors import CoalitionError

LARGEST = 2**32 - 1
MOST_WEEKS = 2080


class Pick(StrEnum):
    """Which of many futures to tell."""

    median = "median"
    worst = "worst"
    best = "best"
    turning_point = "turning-point"


def story(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or path of a file.")],
    replicate: Annotated[
        int | None, typer.Option(min=0, max=LARGEST, help="Number of the future to tell.")
    ] = None,
    pick: Annotated[
        Pick | None, typer.Option(help="A typical future; the median one unless given.")
    ] = None,
    replicates: Annotated[
        int, typer.Option("--replicates", "-n", min=1, help="How many futures to pick from.")
    ] = 300,
    why: Annotated[
        str | None, typer.Option(metavar="STATE", help="Explain this state's decisions.")
    ] = None,
    week: Annotated[int | None, typer.Option(min=0, help="The week of those decisions.")] = None,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST, help="Seed of all luck.")] = 0,
    weeks: Annotated[
        int | None,
        typer.Option(min=1, max=MOST_WEEKS, help="Horizon; the scenario's own unless given."),
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a value; repeatable."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for story.md, events.jsonl and why.png.")
    ] = None,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many threads, to pick.")] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="en|fr", help="English or French.")] = "en",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar, no story.")] = False,
) -> None:
    """Tell one future week by week, and why a state decided as it did."""
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.show.language import language

    language(lang)
    _check(replicate, pick, why, week)
    horizon = {} if weeks is None else {"weeks": weeks}
    chosen = load_scenario(scenario, {**parse_overrides(settings or []), **horizon})

    from coalition_sim.engine.chronicle import chronicle
    from coalition_sim.show import story as telling

    if replicate is None:
        word = (pick or Pick.median).value
        silent = quiet or as_json
        futures = _simulate(chosen, replicates, seed=seed, jobs=jobs, quiet=silent, lang=lang)
        replicate = telling.pick(futures, word)
    lived = chronicle(chosen, seed=seed, replicate=replicate)
    told = telling.tell(lived, lang=lang)
    explained = telling.why(lived, why, week, lang=lang) if why and week is not None else None
    if out is not None:
        _write(out, lived, told, explained, lang)
    if as_json:
        typer.echo(_document(lived, told, explained))
        return
    if not quiet:
        typer.echo(explained.text() if explained else told.text())
    _end(lived, scenario, out, settings=settings, weeks=weeks, lang=lang)


def _check(replicate: int | None, pick: Any, why: str | None, week: int | None) -> None:
    if replicate is not None and pick is not None:
        raise CoalitionError(
            f"--replicate {replicate} and --pick {pick.value}: both choose the future; give one"
        )
    if (why is None) != (week is None):
        given = f"--why {why}" if why else f"--week {week}"
        missing = "--week N" if why else "--why STATE"
        raise CoalitionError(f"{given}: a state and a week belong together; add {missing}")


def _simulate(
    scenario: Any, replicates: int, *, seed: int, jobs: int | None, quiet: bool, lang: str
) -> Any:
    from coalition_sim.engine import simulate
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import terminal

    bar = terminal.progress_bar(quiet=quiet, compiling=needs_compiling(), lang=lang)
    with bar as progress:
        return simulate(scenario, replicates, seed=seed, jobs=jobs, progress=progress)


def _write(folder: Path, lived: Any, told: Any, explained: Any, lang: str) -> None:
    from coalition_sim.errors import OutputError
    from coalition_sim.show.saving import save_figure
    from coalition_sim.show.waterfall import draw_why, weighed

    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "story.md").write_text(told.markdown(), encoding="utf-8")
        if explained is not None:
            (folder / "why.txt").write_text(explained.text(), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"--out = {folder}: cannot be written ({error.strerror})") from error
    lived.write(folder / "events.jsonl")
    if explained is not None and weighed(explained):
        save_figure(draw_why(explained, lang=lang), folder / "why.png")


def _document(lived: Any, told: Any, explained: Any) -> str:
    from dataclasses import asdict

    document = {
        "scenario": lived.scenario.name,
        "scenario_hash": lived.scenario.hash,
        "seed": lived.seed,
        "replicate": lived.replicate,
        "outcome": lived.outcome,
        "story": asdict(told),
        "why": explained.as_dict() if explained else None,
        "note": told.note,
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _end(
    lived: Any,
    scenario: str,
    out: Path | None,
    *,
    settings: list[str] | None,
    weeks: int | None,
    lang: str,
) -> None:
    from coalition_sim.show.language import language

    say = language(lang)
    if out is not None:
        typer.echo(say("terminal-results", folder=str(out)))
    command = ["coalition-sim", "story", scenario, "--replicate", str(lived.replicate)]
    if lived.seed:
        command += ["--seed", str(lived.seed)]
    if weeks is not None:
        command += ["--weeks", str(weeks)]
    for setting in settings or []:
        command += ["--set", setting]
    weighed = [d for d in lived.decisions() if d.terms is not None]
    if weighed:
        closest = min(weighed, key=lambda d: abs(d.terms.total - d.luck))
        command += ["--why", closest.state, "--week", str(closest.week)]
    else:
        command = ["coalition-sim", "run", scenario]
    typer.echo(say("terminal-next", command=shlex.join(command)))
