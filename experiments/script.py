"""What the experiments share: options, a folder, a bar, the last sentence."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_sim.engine.results import DISCLAIMER, software_versions
from coalition_sim.errors import CoalitionError, OutputError
from coalition_sim.scenario import load_scenario
from coalition_sim.show.style import figure_of, footer
from coalition_sim.show.terminal import progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import pandas as pd
    from matplotlib.axes import Axes

    from coalition_sim.scenario import Scenario

SMALL = {"weeks": 104, "roster.only": ["DEU", "FRA", "GBR", "POL", "USA"]}


class Options(NamedTuple):
    """What the user asked for."""

    small: bool
    out: Path
    replicates: int
    seed: int

    def scenario(self, name: str = "paris") -> Scenario:
        """Return a scenario; where the experiment is small, with five states and two years."""
        return load_scenario(name, SMALL if self.small else None)

    def save(self, table: pd.DataFrame, name: str) -> None:
        """Write a table as CSV."""
        table.to_csv(self.out / f"{name}.csv", float_format="%.10g", lineterminator="\n")

    def draw(self, axes: Axes, name: str, note: str) -> None:
        """Write a figure as PNG, with a footer that says where its numbers come from."""
        version = f"coalition_sim {software_versions()['coalition_sim']}"
        size = f"{self.replicates:,} replicates, seed {self.seed}"
        figure = figure_of(axes)
        footer(figure, f"{note}\n" + f"{size} · {version} · {DISCLAIMER}")
        figure.savefig(self.out / f"{name}.png", metadata={"Software": None})

    def conclude(self, finding: str) -> None:
        """Print the main finding, and where the tables are."""
        small = (
            "\nA small run, to see that it works: use none of its numbers." if self.small else ""
        )
        print(f"{finding} This is {DISCLAIMER}.{small}\nResults: {self.out}")


def options(
    arguments: Sequence[str] | None, words: str | None, *, replicates: int, small: int
) -> Options:
    """Return the options of an experiment, and make its folder.

    Parameters
    ----------
    arguments : sequence of str or None
        Those of the command line unless given.
    words : str
        Docstring of the experiment.
    replicates, small : int
        Futures of each run, in full and with ``--small``.
    """
    first = (words or "").partition("\n")[0]
    parser = argparse.ArgumentParser(description=first)
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--out", type=Path, help="folder for tables and figures")
    parser.add_argument("--replicates", type=_whole, help="futures of each run")
    parser.add_argument("--seed", type=int, default=0, help="seed of all luck")
    given = parser.parse_args(arguments)
    out = given.out or Path("runs") / Path(sys.modules["__main__"].__file__ or "experiment").stem
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be made ({error.strerror}); give another --out"
        ) from error
    return Options(given.small, out, given.replicates or (small if given.small else replicates),
                   given.seed)  # fmt: skip


def _whole(text: str) -> int:
    number = int(text)
    if number < 10:  # noqa: PLR2004
        raise argparse.ArgumentTypeError(f"{number} futures tell nothing; give 10 or more")
    return number


def counted(things: Iterable[Any]) -> Iterator[Any]:
    """Yield things one by one, with a bar on standard error."""
    everything = list(things)
    with progress_bar(quiet=False) as progress:
        for done, thing in enumerate(everything):
            progress(done, len(everything))
            yield thing


def with_force(scenario: Scenario, thousand: float) -> Scenario:
    """Return a scenario whose planned force has another size, shared out as before."""
    planned = {code: state.troops_planned for code, state in scenario.states.items()}
    total = sum(planned.values())
    sizes = {code: thousand * troops / total for code, troops in planned.items() if troops}
    return scenario.with_overrides({f"states.{c}.troops_planned": n for c, n in sizes.items()})


def run(main: Callable[[], None]) -> None:
    """Run an experiment; a mistake is one line, an interruption no traceback."""
    try:
        main()
    except CoalitionError as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
