"""Fill the tables of `docs/structure.md` from the tables that `structure.py` wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

BLOCK = re.compile(r"<!-- begin (\w+) -->\n.*?<!-- end \1 -->", flags=re.DOTALL)
EXPECTED = 0.05
SHOWN = 15
ORDERS_SHOWN = {
    "survival_armed": ("no armed violation", 100),
    "survival_offensive": ("no offensive", 100),
    "violations_deniable": ("deniable acts", 1),
    "violations_armed": ("armed violations", 1),
    "honor": ("honor rate", 100),
}
HORIZON_SHOWN = {
    "survival_armed": "No deliberate armed violation by the horizon (share)",
    "survival_offensive": "No renewed offensive by the horizon (share)",
    "war_hazard": "Chance of an offensive (a year)",
    "v50": "Ambition at which war is even by the horizon (v)",
    "violations_deniable": "Deniable acts (a future)",
    "honor_military": "Honor rate, military (share)",
    "credibility": "Credibility at the end (probability)",
    "support": "Support at home at the end (share)",
    "p_both_sign": "Both sign (probability)",
}
OUTCOMES_SHOWN = {
    "survival_armed": "no armed violation",
    "survival_offensive": "no offensive",
    "war_hazard": "chance of an offensive a year",
}
MOVED_SHOWN = {
    "survival_armed": ("no armed violation", 100),
    "survival_offensive": ("no offensive", 100),
    "violations_deniable": ("deniable acts", 1),
    "violations_armed": ("armed violations", 1),
    "violations_spiral": ("clashes nobody chose", 1),
    "ground": ("ground, %", 1),
    "support": ("support", 100),
    "troops": ("troops, thousand", 1),
}
INFINITE = 1e6
KEPT = 1e-9


def fill(page: str, folder: Path) -> str:
    """Return the page with every block written anew from its table."""

    def block(found: re.Match[str]) -> str:
        name = found[1]
        path = folder / f"structure_{name}.csv"
        body = "*No table is stored yet: run the command above.*"
        if path.is_file():
            body = "\n\n".join(WRITERS[name](pd.read_csv(path)))
        return f"<!-- begin {name} -->\n\n{body}\n\n<!-- end {name} -->"

    return BLOCK.sub(block, page)


def grid(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table of Markdown."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def orders(table: pd.DataFrame) -> Iterator[str]:
    """Yield the differences that other orders make."""
    clear = (table["low"] > 0) | (table["high"] < 0)
    by_chance = EXPECTED * len(table)
    armed = table[table["outcome"] == "survival_armed"]
    worst = armed.loc[armed["difference"].abs().idxmax()]
    widest = 100 * armed[["low", "high"]].abs().max(axis=1).max()
    yield (
        f"Of {len(table)} differences, {int(clear.sum())} have an interval without 0; luck alone "
        f"would give {by_chance:.1f}. The largest in survival without an armed violation is "
        f"{100 * worst['difference']:+.1f} points ({worst['order']}); no interval of these reaches "
        f"further than {widest:.1f} points from 0."
    )
    rows = []
    for name, part in table.groupby("order", sort=False):
        told = part.set_index("outcome")
        cells = [_gap(told.loc[key], scale) for key, (_, scale) in ORDERS_SHOWN.items()]
        rows.append((name, *cells))
    yield grid(["order", *(words for words, _ in ORDERS_SHOWN.values())], rows)
    yield "Shares in points, acts per future; 95 % intervals, paired future by future."


def _gap(row: Any, scale: float) -> str:
    value, low, high = (scale * row[name] for name in ("difference", "low", "high"))
    mark = "**" if low > 0 or high < 0 else ""
    return f"{mark}{value:+.1f}{mark} ({low:.1f} to {high:.1f})"


def horizon(table: pd.DataFrame) -> Iterator[str]:
    """Yield what depends on the horizon, and that the past does not."""
    changed = table[table["key"] == "futures_changed_before"]
    shortest = int(table["weeks"].min())
    yield (
        f"Futures in which a horizon of {_listed(changed['weeks'])} weeks changes anything before "
        f"week {shortest}: {_listed(changed['value'])}."
    )
    wide = table.set_index(["key", "weeks"])
    weeks = sorted(set(table["weeks"]))
    keys = {f"survival_armed_at_{shortest}": f"No deliberate armed violation by week {shortest}"}
    rows = [
        (words, *(f"{wide.loc[(key, week), 'value']:.3g}" for week in weeks))
        for key, words in (keys | HORIZON_SHOWN).items()
    ]
    yield grid(["", *(f"{week} weeks" for week in weeks)], rows)


def _listed(values: Iterable[float]) -> str:
    return " and ".join(f"{value:g}" for value in values)


def weights(table: pd.DataFrame) -> Iterator[str]:
    """Yield shares of variance by status."""
    groups = table[table["group"] != "luck"]
    rows = []
    for name, part in groups.groupby("group", sort=False):
        told = part.set_index("outcome")
        cells = [_share(told.loc[key]) for key in OUTCOMES_SHOWN]
        rows.append((name, int(part["parameters"].iloc[0]), *cells))
    yield grid(["status", "parameters", *OUTCOMES_SHOWN.values()], rows)
    luck = table[table["group"] == "luck"].set_index("outcome")["ST"]
    noise = ", ".join(f"{100 * luck[key]:.0f} %" for key in OUTCOMES_SHOWN)
    used = int(groups["used"].min())
    yield (
        f"Share of the variance that a group makes by itself; in brackets with all it makes "
        f"together with others (95 %). {used} base points could be run. Of what differs between "
        f"points, luck makes {noise}."
    )


def _share(row: Any) -> str:
    return f"{row['S1']:.2f} ({row['ST']:.2f}: {row['ST_low']:.2f} to {row['ST_high']:.2f})"


def mechanisms(table: pd.DataFrame) -> Iterator[str]:
    """Yield what each mechanism moves where it moves it most."""
    table = table.assign(clear=(table["low"] > 0) | (table["high"] < 0))
    rows = []
    for name, part in table.groupby("mechanism", sort=False):
        cells = [
            _most(part[part["outcome"] == key], scale) for key, (_, scale) in MOVED_SHOWN.items()
        ]
        rows.append((name, *cells))
    yield grid(["mechanism", *(words for words, _ in MOVED_SHOWN.values())], rows)
    places = ", ".join(f"`{name}`" for name in table["scenario"].unique())
    yield (
        f"The widest of the differences in {places} whose 95 % interval has no 0, with that "
        "interval; 0 where none has. Shares in points."
    )


def _most(part: pd.DataFrame, scale: float) -> str:
    """Return the widest difference that is clear of luck."""
    clear = part[part["clear"]]
    if clear.empty:
        return "0"
    row = clear.loc[clear["difference"].abs().idxmax()]
    value, low, high = (scale * row[name] for name in ("difference", "low", "high"))
    return f"{value:+.2g} ({low:.2g} to {high:.2g})"


def swings(table: pd.DataFrame) -> Iterator[str]:
    """Yield the widest swings, and how many are clear of luck."""
    clear = table["clear"].astype(bool)
    counts = [
        f"{int(clear[part.index].sum())} of {len(part)} {status}"
        for status, part in table.groupby("status", sort=False)
    ]
    yield f"Swings that are more than luck: {', '.join(counts)}."
    rows = [
        (
            f"`{row.parameter}`", row.status, f"{row.low:g} to {row.high:g}",
            f"{100 * row.at_low:+.1f}", f"{100 * row.at_high:+.1f}",
        )
        for row in table.head(SHOWN).itertuples()
    ]  # fmt: skip
    yield grid(["parameter", "status", "range", "at its low end", "at its high end"], rows)
    yield "Survival without an armed violation, in points against today's value; all else as it is."


def salami(table: pd.DataFrame) -> Iterator[str]:
    """Yield the acts that break deterrence, from theory and from bisection."""
    same = int((table["found"] == table["closed_form"]).sum())
    yield f"The same in {same} of {len(table)} cases, to the act."
    rows = [
        (
            row.acts, f"{row.belief_mass:g}", f"{row.prior:g}",
            "no limit" if row.spillover > INFINITE else f"{row.spillover:g}",
            row.closed_form, row.found,
        )
        for row in table.itertuples()
    ]  # fmt: skip
    head = ["acts", "weight of the belief", "first belief", "spillover", "theory", "found"]
    yield grid(head, rows)


def severity(table: pd.DataFrame) -> Iterator[str]:
    """Yield the smallest answered severities, from theory and from bisection."""
    gap = (table["found"] - table["closed_form"]).abs().max()
    yield f"The largest of {len(table)} gaps is {gap:.0e}."
    rows = [
        (f"{r.support:g}", f"{r.reneging:g}", f"{r.free_riding:g}", f"{r.closed_form:.4f}",
         f"{r.found:.4f}")
        for r in table.itertuples()
    ]  # fmt: skip
    yield grid(["support", "cost of reneging", "free riding", "theory", "found"], rows)


def game(table: pd.DataFrame) -> Iterator[str]:
    """Yield how far the model is from the equilibrium."""
    gap = (table["model"] - table["equilibrium"]).abs()
    rows = [
        (name, len(part), _small(gap[part.index].max()))
        for name, part in table.groupby("ladder", sort=False)
    ]
    yield grid(["game", "chances compared", "largest gap"], rows)


def _small(gap: float) -> str:
    """Return a gap, or that it is below what a table keeps of the numbers."""
    return f"below {KEPT:.0e}" if gap < KEPT else f"{gap:.0e}"


WRITERS: dict[str, Callable[[pd.DataFrame], Iterator[str]]] = {
    "orders": orders,
    "horizon": horizon,
    "weights": weights,
    "mechanisms": mechanisms,
    "swings": swings,
    "salami": salami,
    "severity": severity,
    "game": game,
}
