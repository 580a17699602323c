"""What can be taken away from the page: tables, a figure, the scenario as a file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from coalition_sim.show.figures import plot

if TYPE_CHECKING:
    import pandas as pd

    from coalition_sim.show.dashboard.picture import Picture

EXPORTS = ("csv-headline", "csv-weekly", "csv-states", "png", "toml")


def export(picture: Picture, kind: str, lang: str = "en") -> tuple[bytes, str]:
    """Return the content of a file and its name.

    Parameters
    ----------
    picture : Picture
        What is on the page.
    kind : str
        One of `EXPORTS`.
    lang : {"en", "fr"}
        Language of the figure; tables keep their keys.
    """
    results = picture.results
    stem = f"{results.scenario.name}-seed{results.seed}-{results.scenario.hash[:6]}"
    if kind == "png":
        buffer = BytesIO()
        plot(results, lang=lang).savefig(buffer, format="png", metadata={"Software": None})
        return buffer.getvalue(), f"{stem}.png"
    if kind == "toml":
        return results.scenario.to_toml().encode(), f"{stem}.toml"
    text = _table(picture, kind).to_csv(lineterminator="\n")
    return text.encode(), f"{stem}-{kind.removeprefix('csv-')}.csv"


def _table(picture: Picture, kind: str) -> pd.DataFrame:
    if kind == "csv-headline":
        return picture.results.headline()
    return weekly_table(picture) if kind == "csv-weekly" else picture.results.states


def weekly_table(picture: Picture) -> pd.DataFrame:
    """Return survival and quantiles of recorded violations, one row a week."""
    parts = {
        f"survival_{event}": table.set_index("week")[["share", "low", "high"]].add_prefix(
            f"survival_{event}_"
        )
        for event, table in picture.survival.items()
    }
    joined = parts["survival_armed"].join(parts["survival_offensive"])
    recorded = picture.results.weekly.filter(regex=r"^recorded_")
    return joined.join(recorded)
