"""Pictures in files: PNG, SVG or PDF, the same bytes for the same picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from coalition_sim.errors import OutputError
from coalition_sim.show.style import SIZES, look
from coalition_sim.study.shards import put

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from matplotlib.figure import Figure

# A date or a random name in a file would make each run's bytes differ.
METADATA: dict[str, dict[str, Any]] = {
    "png": {"Software": None},
    "svg": {"Date": None, "Creator": "coalition_sim"},
    "pdf": {"CreationDate": None, "Creator": "coalition_sim", "Producer": None},
}
STEADY: dict[Any, Any] = {"svg.hashsalt": "coalition_sim", "pdf.fonttype": 42}


def save_figure(figure: Figure, path: Path, *, dpi: int | None = None) -> Path:
    """Write a figure; the path's ending chooses the format.

    Parameters
    ----------
    figure : matplotlib Figure
        What to write.
    path : Path
        Where to; ends in png, svg or pdf.
    dpi : int, optional
        Dots per inch of a PNG; the figure's own unless given.

    Returns
    -------
    Path
        Where the picture is.

    Raises
    ------
    OutputError
        For any other ending, or where it cannot be written.
    """
    kind = path.suffix.removeprefix(".").lower()
    check_formats([kind])
    picture = io.BytesIO()
    with mpl.rc_context(STEADY):
        figure.savefig(picture, format=kind, metadata=METADATA[kind], dpi=dpi or "figure")
    put(path, picture.getvalue())
    return path


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """Return the formats, each of them one that is written, or say which is not."""
    chosen = tuple(dict.fromkeys(formats))
    for name in chosen:
        if name not in METADATA:
            known = ", ".join(METADATA)
            raise OutputError(f'--figures = "{name}" is no format of pictures; choose from {known}')
    return chosen


def check_size(size: str) -> str:
    """Return a size of figures that there is, or say which there are."""
    if size not in SIZES:
        known = " or ".join(SIZES)
        raise OutputError(f'--size = "{size}" is no size of figures; give {known}')
    return size


def read_formats(words: str) -> tuple[str, ...]:
    """Return the formats that ``--figures png,svg`` names."""
    return check_formats(part.strip().lower() for part in words.split(","))


def save_all(
    draw: Mapping[str, Callable[[], Figure]],
    folder: Path,
    *,
    formats: Iterable[str] = ("png",),
    size: str = "projector",
) -> list[Path]:
    """Draw and write figures one after the other, each in every format.

    Parameters
    ----------
    draw : mapping of str to callable
        What draws each figure, by the name of its file.
    folder : Path
        Where to write.
    formats : iterable of str
        Of "png", "svg", "pdf".
    size : {"projector", "paper"}
        At which size.
    """
    paths = []
    for name, drawn in draw.items():
        with look(size) as dpi:
            figure = drawn()
            paths += [save_figure(figure, folder / f"{name}.{f}", dpi=dpi) for f in formats]
    return paths
