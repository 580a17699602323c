"""The command `validate`; `cli.py` registers it."""

from __future__ import annotations

from pathlib import Path

import typer

from coalition_sim.commands_study import (
    AsJson,
    Jobs,
    Lang,
    Out,
    Quiet,
    Replicates,
    Seed,
    Settings,
    say_next,
)


def validate(
    replicates: Replicates = 2000,
    seed: Seed = 0,
    settings: Settings = None,
    out: Out = None,
    jobs: Jobs = None,
    lang: Lang = "en",
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Say which patterns of past ceasefires the model reproduces, and which not."""
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.show import study_tables, terminal
    from coalition_sim.show.language import language
    from coalition_sim.show.validation import print_validation, write_validation
    from coalition_sim.study.validate import validate as run_validate

    language(lang)
    changes = parse_overrides(settings or [])
    scenario = load_scenario("paris", changes)
    folder = out or Path("runs") / f"validate-seed{seed}"
    study_tables.claim(folder, "validation")
    bar = terminal.progress_bar(quiet=quiet or as_json, compiling=needs_compiling())
    with bar as progress:
        found = run_validate(
            changes, replicates=replicates, seed=seed, jobs=jobs, progress=progress
        )
    said = {"replicates": replicates, "seed": seed}
    study_tables.write_manifest(folder, "validation", {"paris": scenario}, **said)
    write_validation(found, folder)

    from coalition_sim.show.patterns import save_patterns

    figures = [save_patterns(found, folder / "patterns.png", lang=lang)]
    if as_json:
        patterns = study_tables.records(found.table)
        typer.echo(study_tables.document("validation", folder, figures, patterns=patterns))
        return
    if not quiet:
        print_validation(found, lang=lang)
    say_next(folder, ["coalition-sim", "run", "paris", "--posterior"], lang=lang)
