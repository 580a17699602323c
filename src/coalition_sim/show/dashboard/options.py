"""Charts as options of ECharts: the same numbers as the figures, computed nowhere else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from coalition_sim.show.language import language
from coalition_sim.show.style import BLACK, BLUE, GRAY, SKY, VERMILION, WEEKS_PER_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coalition_sim.engine.raw import Array
    from coalition_sim.show.dashboard.picture import Picture

DIGITS = 6
FUTURES = 3
LEAST = 1.0
EVENTS = {"offensive": (BLUE, "solid"), "armed": (VERMILION, "dashed")}
TEXT = {"color": BLACK, "fontSize": 13}


def survival_options(picture: Picture, pin: Picture | None = None, *, lang: str) -> dict[str, Any]:
    """Return the chart of survival: a line with its 95 % interval for each event.

    Parameters
    ----------
    picture : Picture
        What is drawn.
    pin : Picture, optional
        The baseline, drawn thin and dotted.
    lang : {"en", "fr"}
        Language.
    """
    say = language(lang)
    series: list[dict[str, Any]] = []
    for event, (color, dash) in EVENTS.items():
        table = picture.survival[event]
        series += _band(event, table["low"], table["high"], color, 0.22)
        series.append(_line(event, table["share"], color, dash, 2.5))
    for event, (color, _) in EVENTS.items():
        values = () if pin is None else pin.survival[event]["share"]
        series.append(_line(f"pin-{event}", values, color, "dotted", 1.5))
    names = {event: say(f"dashboard-event-{event}") for event in EVENTS}
    options = _frame(len(picture.survival["armed"]), series, lang)
    options["yAxis"] |= {"min": 0, "max": 1, "axisLabel": _percents(lang)}
    options["tooltip"] |= {":formatter": _tooltip(names, "percent", lang)}
    return options


def violations_options(
    picture: Picture, pin: Picture | None = None, *, lang: str
) -> dict[str, Any]:
    """Return the chart of recorded violations: median, bands of 50 % and 90 %, single futures.

    Parameters
    ----------
    picture, pin, lang
        As in `survival_options`.

    Notes
    -----
    The axis is logarithmic; what is below one violation a week is drawn at one.
    """
    say, q = language(lang), {name: drawn(v) for name, v in picture.recorded.items()}
    series = _band("ninety", q["q05"], q["q95"], SKY, 0.3)
    series += _band("fifty", q["q25"], q["q75"], SKY, 0.7)
    samples = picture.results.samples("recorded", FUTURES)
    for place in range(FUTURES):
        values = drawn(samples[place].to_numpy(float)) if place in samples else ()
        thin = _line(f"future-{place}", values, GRAY, "solid", 0.8)
        series.append(thin | {"triggerLineEvent": True, "silent": False, "z": 1})
    series.append(_line("median", q["q50"], BLUE, "solid", 3))
    pinned = () if pin is None else drawn(pin.recorded["q50"])
    series.append(_line("pin-median", pinned, BLUE, "dotted", 1.5))
    names = {
        "median": say("dashboard-median"),
        "fifty": say("dashboard-fifty"),
        "ninety": say("dashboard-ninety"),
    }
    options = _frame(picture.results.weeks, series, lang)
    options["yAxis"] |= {"type": "log", "min": LEAST, "axisLabel": _counts(lang)}
    options["tooltip"] |= {":formatter": _tooltip(names, "count", lang)}
    return options


def drawn(values: Array) -> Array:
    """Return values as a logarithmic axis can show them."""
    return np.maximum(values, LEAST)


def _numbers(values: Iterable[float]) -> list[float | None]:
    return [None if np.isnan(v) else round(float(v), DIGITS) for v in values]


def _line(name: str, values: Iterable[float], color: str, dash: str, width: float) -> Any:
    return {
        "id": name,
        "type": "line",
        "data": _numbers(values),
        "showSymbol": False,
        "silent": True,
        "lineStyle": {"color": color, "type": dash, "width": width},
        "itemStyle": {"color": color},
        "z": 3,
    }


def _band(name: str, low: Iterable[float], high: Iterable[float], color: str, alpha: float) -> Any:
    """Return a band as two stacked areas, the lower of which cannot be seen."""
    bottom, top = np.asarray(list(low), float), np.asarray(list(high), float)
    plain = {"type": "line", "stack": name, "showSymbol": False, "silent": True, "z": 2}
    hidden = {"lineStyle": {"opacity": 0}, "itemStyle": {"color": color}}
    area = {"areaStyle": {"color": color, "opacity": alpha}}
    return [
        {"id": f"{name}-low", "data": _numbers(bottom), **plain, **hidden},
        {"id": f"{name}-width", "data": _numbers(top - bottom), **plain, **hidden, **area},
    ]


def _frame(points: int, series: list[dict[str, Any]], lang: str) -> dict[str, Any]:
    say = language(lang)
    in_years = points > 2 * WEEKS_PER_YEAR
    step = WEEKS_PER_YEAR if in_years else max(1, points // 6)
    divisor = WEEKS_PER_YEAR if in_years else 1
    name = say("dashboard-axis-years" if in_years else "dashboard-axis-weeks")
    return {
        "animation": False,
        "textStyle": {"fontFamily": "inherit"},
        "grid": {"left": 52, "right": 18, "top": 10, "bottom": 40},
        "tooltip": {"trigger": "axis", "confine": True, "transitionDuration": 0},
        "xAxis": {
            "type": "category",
            "data": list(range(points)),
            "boundaryGap": False,
            "name": name,
            "nameLocation": "middle",
            "nameGap": 24,
            "nameTextStyle": TEXT,
            "axisTick": {"interval": step - 1},
            "axisLabel": {
                "interval": step - 1,
                ":formatter": f"v => v / {divisor}",
                **TEXT,
            },
        },
        "yAxis": {"type": "value", "splitLine": {"lineStyle": {"color": "#DDDDDD"}}},
        "series": series,
    }


def _percents(lang: str) -> dict[str, Any]:
    return {":formatter": f"v => new Intl.NumberFormat('{lang}', {{style: 'percent'}}).format(v)",
            **TEXT}  # fmt: skip


def _counts(lang: str) -> dict[str, Any]:
    return {":formatter": f"v => new Intl.NumberFormat('{lang}').format(v)", **TEXT}


def _tooltip(names: dict[str, str], style: str, lang: str) -> str:
    """Return the function that words the values at one week; names are ours, not a reader's."""
    week = language(lang)("dashboard-week")
    shape = (
        "{style: 'percent', maximumFractionDigits: 1}"
        if style == "percent"
        else "{maximumFractionDigits: 0}"
    )
    quoted = json.dumps(names)
    return (
        "points => {"
        f"const words = new Intl.NumberFormat('{lang}', {shape});"
        f"const names = {quoted};"
        "const at = Object.fromEntries(points.map(p => [p.seriesId, p.value]));"
        "const lines = Object.keys(names).map(key => {"
        " const low = at[key + '-low'], width = at[key + '-width'];"
        " const ends = low == null ? '' :"
        "  words.format(low) + '\\u2013' + words.format(low + width);"
        " if (at[key] == null) return ends ? names[key] + ': ' + ends : '';"
        " return names[key] + ': ' + words.format(at[key]) + (ends ? ' (' + ends + ')' : '');"
        "});"
        f"return ['{week} ' + points[0].axisValue, ...lines].filter(Boolean).join('<br>');"
        "}"
    )
