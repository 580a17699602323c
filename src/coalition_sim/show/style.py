"""The look that all figures share: colors, sizes, titles, labels, footer."""

from __future__ import annotations

import math
import textwrap
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.transforms import Affine2D, ScaledTranslation

from coalition_sim.show.amounts import percent
from coalition_sim.show.language import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes
    from matplotlib.text import Text

__all__ = [
    "BLACK",
    "BLUE",
    "GRAY",
    "GREEN",
    "LOOKS",
    "OCHER",
    "ORANGE",
    "PALE",
    "PLUM",
    "PURPLE",
    "SILVER",
    "SIZES",
    "SKY",
    "SMALL_SIZE",
    "TEXT_SIZE",
    "TITLE_SIZE",
    "VERMILION",
    "WEEKS_PER_YEAR",
    "End",
    "dress",
    "figure_of",
    "footer",
    "label",
    "look",
    "name_ends",
    "new_axes",
    "new_figure",
    "percent",
    "points",
    "spread",
    "title_figure",
    "week_axis",
    "wrapped",
]

# Okabe and Ito: told apart by most color-blind readers; dark enough, or marked twice, in gray.
BLACK = "#000000"
ORANGE = "#E69F00"
SKY = "#56B4E9"
GREEN = "#009E73"
BLUE = "#0072B2"
VERMILION = "#D55E00"
PURPLE = "#CC79A7"
GRAY = "#6E6E6E"
SILVER = "#BDBDBD"
PALE = "#E4E4E4"
OCHER = "#8A5F00"  # orange, dark enough for text
PLUM = "#9C3F73"  # purple, dark enough for text

LOOKS: tuple[tuple[str, Any, str], ...] = (
    (BLACK, "-", "o"),
    (VERMILION, "--", "s"),
    (BLUE, "-.", "D"),
    (GREEN, ":", "^"),
    (OCHER, (0, (5, 1)), "v"),
    (PLUM, (0, (1, 1)), "P"),
)
"""Color, line and marker of one run after another: no two differ by color alone."""

TITLE_SIZE = 15
TEXT_SIZE = 12
SMALL_SIZE = 9
WEEKS_PER_YEAR = 52
LONGEST_NAME = 24
LETTER = 0.62  # of the size of a font: the mean width of a letter
BOLD_LETTER = 0.69
POINTS_PER_INCH = 72
SAMPLE = (6.0, 38.0)  # where a piece of a line begins and ends right of axes, in points
AXES_SHARE = 0.72  # of a panel's height: what its title and labels leave

SIZES = {"projector": (1.0, 192), "paper": (0.7, 300)}
"""Scale of all lengths, and dots per inch of a PNG: 10 inches and 1920 dots wide, or 7 inches."""

_scale: ContextVar[float] = ContextVar("scale", default=1.0)


@contextmanager
def look(size: str = "projector") -> Iterator[int]:
    """Draw at a size: all figures made inside have its lengths; yields dots per inch.

    Parameters
    ----------
    size : {"projector", "paper"}
        For a slide, or for a page 7 inches wide: there all text is smaller by the same share.
    """
    scale, dpi = SIZES[size]
    token = _scale.set(scale)
    try:
        yield dpi
    finally:
        _scale.reset(token)


def points(size: float) -> float:
    """Return a length in points, or inches, at the size that is drawn at."""
    return size * _scale.get()


def new_axes(width: float = 10.0, height: float = 5.6) -> Axes:
    """Return the one axes of a new figure that belongs to no window."""
    return new_figure(width, height).subplots()


def new_figure(width: float, height: float) -> Figure:
    """Return a new figure that belongs to no window; sizes in inches on a projector."""
    return Figure(figsize=(points(width), points(height)), dpi=110, layout="constrained")


def dress(axes: Axes, *, title: str, xlabel: str = "", ylabel: str = "", pad: float = 12) -> None:
    """Give axes their title at the left, labels, and no frame that says nothing."""
    words = wrapped(title, letters_across(axes))
    size = points(TITLE_SIZE)
    axes.set_title(words, loc="left", fontsize=size, fontweight="bold", pad=points(pad))
    axes.set_xlabel(xlabel, fontsize=points(TEXT_SIZE))
    axes.set_ylabel(ylabel, fontsize=points(TEXT_SIZE))
    axes.tick_params(labelsize=points(TEXT_SIZE))
    axes.spines[["top", "right"]].set_visible(False)


def title_figure(figure: Figure, title: str) -> None:
    """Write a title over a whole figure, from its left edge."""
    width = figure.get_figwidth() * POINTS_PER_INCH
    words = wrapped(title, int(width / (BOLD_LETTER * points(TITLE_SIZE))))
    figure.suptitle(words, x=0.01, ha="left", fontsize=points(TITLE_SIZE), fontweight="bold")


def letters_across(axes: Axes) -> int:
    """Return how many letters of a title stand over axes, about."""
    place = axes.get_subplotspec()
    columns = place.get_gridspec().ncols if place is not None else 1
    inches = figure_of(axes).get_figwidth() / columns - points(1.0)
    return max(20, int(inches * POINTS_PER_INCH / (BOLD_LETTER * points(TITLE_SIZE))))


def wrapped(words: str, letters: int) -> str:
    """Return words in as few lines as they need, of about one length; lines given stay."""
    return "\n".join(_balanced(line, letters) for line in words.split("\n"))


def _balanced(line: str, letters: int) -> str:
    whole = line.replace(" %", "\N{NO-BREAK SPACE}%")
    least = textwrap.wrap(whole, letters, break_long_words=False, break_on_hyphens=False)
    for width in range(letters // 2, letters):
        lines = textwrap.wrap(whole, width, break_long_words=False, break_on_hyphens=False)
        if len(lines) <= len(least):
            break
    else:
        lines = least
    return "\n".join(lines)


def week_axis(
    axes: Axes, weeks: int, *, room: float = 1.0, labels: bool = True, lang: str = "en"
) -> None:
    """Tick the x axis in years, or in weeks below two years.

    Parameters
    ----------
    axes : matplotlib Axes
        Where weeks run from left to right.
    weeks : int
        Horizon.
    room : float
        How far the axes go, in horizons; labels beside them make their own room.
    labels : bool
        Whether to say what the numbers are.
    lang : {"en", "fr"}
        Language.
    """
    axes.set_xlim(0, weeks * room)
    step = WEEKS_PER_YEAR if weeks >= 2 * WEEKS_PER_YEAR else max(1, math.ceil(weeks / 6))
    if weeks > 10 * WEEKS_PER_YEAR:
        step = WEEKS_PER_YEAR * math.ceil(weeks / WEEKS_PER_YEAR / 8)
    ticks = range(0, weeks + 1, step)
    in_years = step % WEEKS_PER_YEAR == 0
    axes.set_xticks(ticks, [str(t // WEEKS_PER_YEAR if in_years else t) for t in ticks])
    axes.spines["bottom"].set_bounds(0, weeks)
    if labels:
        say = language(lang)
        words = say("figure-years-since") if in_years else say("figure-weeks-since")
        axes.set_xlabel(words, fontsize=points(TEXT_SIZE))


def label(axes: Axes, x: float, y: float, text: str, *, color: str) -> Text:
    """Write the name of a line beside its end."""
    return axes.annotate(
        text,
        (x, y),
        xytext=(points(6), 0),
        textcoords="offset points",
        va="center",
        color=color,
        fontsize=points(TEXT_SIZE),
        annotation_clip=False,
    )


class End(NamedTuple):
    """A name to be written beside the end of a line: in data coordinates, with its color.

    With a line style, a piece of the line stands before the name: where names had to move,
    color alone would not tell in gray which is which.
    """

    text: str
    y: float
    color: str
    style: Any = ""


def name_ends(axes: Axes, ends: Sequence[End], *, letters: int = LONGEST_NAME) -> None:
    """Write names right of axes, each beside the end of its line and none on another.

    Parameters
    ----------
    axes : matplotlib Axes
        Axes whose limits and scale are set.
    ends : sequence of End
        What to write.
    letters : int
        Longest line of a name; names are broken there.
    """
    texts = [wrapped(end.text, letters) for end in ends]
    line = 1.3 * points(TEXT_SIZE) / _height_points(axes)
    heights = [line * (text.count("\n") + 1) for text in texts]
    to_axes = axes.transData + axes.transAxes.inverted()
    levels = [min(1.0, float(to_axes.transform((0.0, end.y))[1])) for end in ends]
    for text, end, y in zip(texts, ends, stack(levels, heights), strict=True):
        if end.style:
            _draw_sample(axes, end, y)
        axes.annotate(
            text,
            (1.0, y),
            xycoords="axes fraction",
            xytext=(points(SAMPLE[1] + 5 if end.style else SAMPLE[0]), 0),
            textcoords="offset points",
            va="center",
            color=end.color,
            fontsize=points(TEXT_SIZE),
            annotation_clip=False,
        )


def _draw_sample(axes: Axes, end: End, y: float) -> None:
    """Draw a short piece of a line right of axes, at a height in shares of them."""
    in_points = Affine2D().scale(1 / POINTS_PER_INCH) + figure_of(axes).dpi_scale_trans
    to_figure: Any = axes.transAxes
    place = in_points + ScaledTranslation(1.0, y, to_figure)
    ends = [points(x) for x in SAMPLE]
    look: dict[str, Any] = {"color": end.color, "ls": end.style, "lw": points(2.2)}
    axes.add_artist(Line2D(ends, [0, 0], transform=place, clip_on=False, **look))


def _height_points(axes: Axes) -> float:
    """Return about how high axes will be: a share of their rows of the figure."""
    place, figure = axes.get_subplotspec(), figure_of(axes)
    share = 1.0
    if place is not None:
        grid = place.get_gridspec()
        ratios: Any = grid.get_height_ratios()
        rows = ratios[place.rowspan.start : place.rowspan.stop]
        share = sum(rows) / sum(ratios)
    return POINTS_PER_INCH * figure.get_figheight() * share * AXES_SHARE


def stack(levels: Sequence[float], heights: Sequence[float], top: float = 1.03) -> list[float]:
    """Return levels moved just far enough that boxes of these heights do not meet.

    Parameters
    ----------
    levels : sequence of float
        Where the middles of the boxes would stand.
    heights : sequence of float
        How high each box is.
    top : float
        Where the highest may end; the others make room below it.
    """
    placed = list(levels)
    order = sorted(range(len(placed)), key=placed.__getitem__)
    for below, above in pairwise(order):
        gap = (heights[below] + heights[above]) / 2
        placed[above] = max(placed[above], placed[below] + gap)
    limit = top
    for index in reversed(order):
        placed[index] = min(placed[index], limit - heights[index] / 2)
        limit = placed[index] - heights[index] / 2
    return placed


def spread(levels: list[float], gap: float, top: float = math.inf) -> list[float]:
    """Return levels moved just far enough to be a gap apart, in their order.

    Parameters
    ----------
    levels : list of float
        Where labels would stand.
    gap : float
        Smallest distance that can be read.
    top : float
        Where the highest may stand; the others make room below it.
    """
    return stack(levels, [gap] * len(levels), top + gap / 2)


def figure_of(axes: Axes) -> Figure:
    """Return the figure that axes belong to."""
    figure = axes.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes were removed from their figure")
    return figure


def footer(figure: Figure, text: str) -> None:
    """Say at the foot of a figure where its numbers come from."""
    width = figure.get_figwidth() * POINTS_PER_INCH
    words = wrapped(text, int(width / (LETTER * points(SMALL_SIZE))))
    figure.supxlabel(words, fontsize=points(SMALL_SIZE), color=GRAY, x=0.99, ha="right")
