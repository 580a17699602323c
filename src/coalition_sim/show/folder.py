"""The folder of a run: checked before the simulation, written after it."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING

from coalition_sim.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

    from coalition_sim.engine.results import Results

MANIFEST = "manifest.json"


def claim_folder(folder: Path) -> bool:
    """Create the folder if need be and make sure that a run may be written there.

    Parameters
    ----------
    folder : pathlib.Path
        Where the run shall go.

    Returns
    -------
    bool
        Whether an earlier run is there, which will be replaced.

    Raises
    ------
    OutputError
        If it cannot be written, or holds files that are not a run's.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        inhabited = any(folder.iterdir())
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"--out = {folder}: cannot be written ({reason}); give a folder that can be"
        raise OutputError(message) from error
    if inhabited and not _holds_run(folder):
        message = (
            f"--out = {folder}: holds files that are not a run's, and nothing is overwritten; "
            "give a new or empty folder"
        )
        raise OutputError(message)
    return inhabited


def _holds_run(folder: Path) -> bool:
    try:
        said = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and "scenario_hash" in said


def write_run(
    results: Results,
    trace: pd.DataFrame | None,
    folder: Path,
    *,
    lang: str = "en",
    formats: Iterable[str] = ("png",),
    size: str = "projector",
) -> list[Path]:
    """Write manifest, scenario, tables and figures of a run; return the figures' paths.

    Parameters
    ----------
    results : Results
        What was found.
    trace : pandas.DataFrame or None
        One future told week by week, for the timeline.
    folder : pathlib.Path
        A folder that `claim_folder` accepted.
    lang : {"en", "fr"}
        Language of the figures; the tables keep their English keys.
    formats : iterable of str
        Of "png", "svg", "pdf".
    size : {"projector", "paper"}
        Of the figures.
    """
    from coalition_sim.show.figures import save_figures  # noqa: PLC0415 - matplotlib is slow

    results.save(folder)
    write_tables(results, folder)
    if trace is not None:
        trace.to_csv(folder / "trace.csv", index=False)
    return save_figures(results, trace, folder, lang=lang, formats=formats, size=size)


def write_tables(results: Results, folder: Path) -> None:
    """Write every table of results as CSV, with the meaning of its columns beside them."""
    results.outcomes.to_csv(folder / "outcomes.csv")
    results.weekly.to_csv(folder / "weekly.csv")
    results.states.to_csv(folder / "states.csv")
    results.legal.to_csv(folder / "legal.csv")
    results.headline().to_csv(folder / "headline.csv")
    survival_of_all(results).to_csv(folder / "survival.csv", index=False)
    results.data_dictionary().to_csv(folder / "data_dictionary.csv", index=False)


def survival_of_all(results: Results) -> pd.DataFrame:
    """Return the survival tables of all events, one under the other."""
    import pandas as pd  # noqa: PLC0415 - slow

    events = ("armed", "armed_any", "offensive")
    parts = {event: results.survival(event) for event in events}
    return pd.concat(parts, names=["event"]).reset_index(level="event").reset_index(drop=True)
