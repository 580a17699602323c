"""The command `dashboard`; `cli.py` registers it."""

from __future__ import annotations

from typing import Annotated

import typer

from coalition_sim.commands_study import Seed, Settings, Weeks
from coalition_sim.errors import CoalitionError, MissingExtraError

PORT = 8051
LARGEST_PORT = 65_535
MOST_FUTURES = 10_000


def dashboard(
    scenario: Annotated[
        str, typer.Argument(help="Name of a scenario, or path of a file.")
    ] = "paris",
    replicates: Annotated[
        int,
        typer.Option("--replicates", "-n", min=1, max=MOST_FUTURES, help="Futures at rest."),
    ] = 1000,
    seed: Seed = 0,
    weeks: Weeks = None,
    settings: Settings = None,
    port: Annotated[int, typer.Option(min=1, max=LARGEST_PORT, help="Port to serve on.")] = PORT,
    lang: Annotated[str, typer.Option("--lang", metavar="en|fr", help="English or French.")] = "en",
    lan: Annotated[bool, typer.Option("--lan", help="Let others on the network open it.")] = False,
    mesa: Annotated[
        bool, typer.Option("--mesa", help="Step one future in a page of Mesa's SolaraViz.")
    ] = False,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Do not open the browser.")
    ] = False,
) -> None:
    """Open a page with sliders: a thousand futures redrawn as you move them."""
    from coalition_sim.scenario import load_scenario, parse_overrides
    from coalition_sim.show.language import language

    language(lang)
    horizon = {} if weeks is None else {"weeks": weeks}
    overrides = {**parse_overrides(settings or []), **horizon}
    chosen = load_scenario(scenario, overrides)
    if mesa:
        only_what_mesa_takes({"--set": settings, "--weeks": weeks, "--lang": lang != "en"})
        step_one_future(scenario, seed, port, lan=lan, browser=not no_browser)
        return
    needs("nicegui", "the dashboard", "dashboard")

    from coalition_sim.show.dashboard.server import address, lan_address, serve

    def opened() -> None:
        typer.echo(f"The page: {address(port)}")
        if lan:
            typer.echo(
                f"Open to all: anyone on your network can open {lan_address(port)}, move its "
                "sliders and let this machine simulate. They can read no file and change none."
            )
        else:
            typer.echo("Only this machine can open it; --lan opens it to your network.")
        typer.echo("Stop it with Ctrl+C. Next: coalition-sim compare paris bare_truce")
        if not no_browser:
            typer.launch(address(port))

    serve(chosen, port=port, lang=lang, seed=seed, replicates=replicates, lan=lan, opened=opened)


def needs(module: str, what: str, extra: str) -> None:
    """Say how to install an optional package that is missing."""
    from importlib.util import find_spec

    if find_spec(module) is None:
        remedy = f'python -m pip install "coalition_sim[{extra}]"'
        raise MissingExtraError(f"{what} needs {module}, which is not installed; {remedy}")


def only_what_mesa_takes(options: dict[str, object]) -> None:
    """Refuse options that the page of SolaraViz would not heed."""
    for name, value in options.items():
        if value:
            raise CoalitionError(
                f"{name} does not go with --mesa: Mesa's own page is in English and opens a "
                "scenario as it stands; put changes into a file (coalition-sim new) and open that"
            )


def step_one_future(scenario: str, seed: int, port: int, *, lan: bool, browser: bool) -> None:
    """Serve the page of SolaraViz until interrupted."""
    needs("solara", "the page of Mesa", "solara")

    from coalition_sim.show.mesa_server import serve_mesa

    host = "0.0.0.0" if lan else "127.0.0.1"  # noqa: S104 - only with --lan, which says so
    typer.echo(f"The page: http://localhost:{port}/  (Ctrl+C stops it)")
    who = "Anyone on your network can open it." if lan else "Only this machine can open it."
    typer.echo(f"{who} Next: coalition-sim dashboard {scenario}")
    serve_mesa(scenario, seed, host=host, port=port, browser=browser)
