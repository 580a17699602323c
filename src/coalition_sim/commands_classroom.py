"""The command `coalition-sim classroom`; `cli.py` registers it."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from coalition_sim.errors import MissingExtraError

LARGEST_SEED = 2**32 - 1
LARGEST_PORT = 65535
PORT = 8350


def classroom(
    scenario: Annotated[str, typer.Argument(help="Name of a scenario, or path of a file.")] = (
        "paris"
    ),
    rounds: Annotated[int, typer.Option(min=1, max=20, help="Rounds before any war.")] = 6,
    minutes: Annotated[
        float, typer.Option(min=0, max=60, help="Minutes a round; 0 for no timer.")
    ] = 4,
    replicates: Annotated[
        int, typer.Option("--replicates", "-n", min=20, help="Futures to compare with.")
    ] = 1000,
    seed: Annotated[int, typer.Option(min=0, max=LARGEST_SEED, help="Seed of all luck.")] = 0,
    weeks: Annotated[
        int | None, typer.Option(min=8, max=2080, help="Horizon; the scenario's own unless given.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="KEY=VALUE", help="Change a value; repeatable."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="New folder for the session's file.")] = None,
    resume: Annotated[
        Path | None, typer.Option(help="Go on with a session, from its file or folder.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=LARGEST_PORT, help="Port.")] = PORT,
    lan: Annotated[
        bool, typer.Option("--lan", help="Let other machines on this network join.")
    ] = False,
    lang: Annotated[str, typer.Option(help="Language to begin in: en or fr.")] = "en",
    quiet: Annotated[bool, typer.Option("--quiet", help="No bar.")] = False,
) -> None:
    """Let a class play one future: teams take seats, the model plays the rest."""
    if find_spec("nicegui") is None:
        raise MissingExtraError(
            "classroom: needs NiceGUI, which is not installed; "
            "python -m pip install 'coalition_sim[dashboard]'"
        )
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.show.classroom.network import check_port, lan_addresses
    from coalition_sim.show.language import language

    language(lang)
    check_port(port, lan=lan)
    if resume is not None:
        session = _resumed(resume, replicates, quiet=quiet)
    else:
        horizon = {} if weeks is None else {"weeks": weeks}
        chosen = load_scenario(scenario, {**parse_overrides(settings or []), **horizon})
        folder = out or default_folder(chosen.name)
        session = _begun(
            chosen,
            folder,
            quiet=quiet,
            asked={"seed": seed, "rounds": rounds, "replicates": replicates},
            manner={"lang": lang, "minutes": minutes},
        )
    hosts = lan_addresses() if lan else ["127.0.0.1"]
    session.address = f"http://{hosts[0]}:{port}/"
    _announce(session, hosts, port, lan=lan)

    from coalition_sim.show.classroom.server import serve

    serve(session, port=port, lan=lan)
    typer.echo(
        f"Session: {session.path}\nNext: coalition-sim classroom --resume {session.path}",
    )


def default_folder(name: str) -> Path:
    """Return a folder that no earlier session has."""
    return Path("runs") / f"classroom-{name}-{datetime.now(UTC):%Y%m%d-%H%M%S}"


def _begun(
    chosen: Any, folder: Path, *, quiet: bool, asked: dict[str, Any], manner: dict[str, Any]
) -> Any:
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import terminal
    from coalition_sim.show.classroom import lesson, session

    with terminal.progress_bar(quiet=quiet, compiling=needs_compiling()) as progress:
        prepared = lesson.prepare(chosen, progress=progress, **asked)
    return session.begin(prepared, folder, **manner)


def _resumed(path: Path, replicates: int, *, quiet: bool) -> Any:
    from coalition_sim.engine import simulate
    from coalition_sim.engine.ensemble import needs_compiling
    from coalition_sim.show import terminal
    from coalition_sim.show.classroom import lesson, session

    def compare(game: Any) -> Any:
        opening = game.opening
        n = max(replicates, opening.replicate + 1)
        with terminal.progress_bar(quiet=quiet, compiling=needs_compiling()) as progress:
            results = simulate(opening.scenario, n, seed=opening.seed, progress=progress)
        return results, lesson.share_like(results, opening.replicate)

    return session.resume(path, compare)


def _announce(session: Any, hosts: list[str], port: int, *, lan: bool) -> None:
    if lan:
        others = ", ".join(f"http://{host}:{port}/" for host in hosts)
        typer.echo(
            "Open to every machine on this network (--lan), unencrypted: the join page at "
            f"{others}. Whoever has the join code can take a seat; only the teacher's address "
            "below controls the game."
        )
    else:
        typer.echo("Open to this machine only; --lan lets others on the network join.")
    typer.echo(
        f"Students: {session.address}  join code: {session.game.code}\n"
        f"Teacher:  http://127.0.0.1:{port}/teacher?key={session.key}\n"
        f"Session:  {session.path} (after a crash: coalition-sim classroom --resume "
        f"{session.path})\n"
        "Stop with Ctrl+C."
    )
