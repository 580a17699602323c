"""What the model gives: tables from stored results; the site shows no other result.

`patterns.csv` and `claims.csv` travel with the package (`tools/calibrate.py` writes them);
`docs/data/scenarios.csv` is written by `experiments/reproduce_paper_table.py --out docs/data`.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pandas as pd
from tables import between, cell, page, table

from coalition_sim.scenario import sources

SCENARIOS = Path(__file__).parents[1] / "data" / "scenarios.csv"
NONE_YET = (
    "*The model has not been measured against its patterns in this version: no table of them is "
    "stored. `coalition-sim validate` measures them.*"
)
NO_CLAIMS = "*No table of claims is stored in this version.*"


def stored(name):
    """Return a table that travels with the package, or None."""
    path = files("coalition_sim.study") / "data" / f"{name}.csv"
    if not path.is_file():
        return None
    with path.open(encoding="utf-8") as text:
        return pd.read_csv(text)


def _yes(column):
    return column.astype(str).str.lower().isin(["true", "1", "yes", "passed"])


def patterns_missed():
    """Return what the model gets wrong: the patterns outside their bands."""
    found = stored("patterns")
    if found is None:
        return NONE_YET
    missed = found[~_yes(found["passed"])]
    if missed.empty:
        sentence = "All {n} statistics of the patterns are inside their bands."
    else:
        sentence = "{k} of {n} statistics of the patterns of past ceasefires are outside the band."
    lines = [sentence.format(k=len(missed), n=len(found))]
    if len(missed):
        lines.append(_patterns(missed))
    lines += [*_unsettled(), "All stand on [Patterns and claims](reference/patterns.md)."]
    return "\n\n".join(lines)


def _unsettled():
    """Yield the claims whose sign does not hold, if there are any."""
    claimed = stored("claims")
    if claimed is None:
        return
    open_claims = claimed[~_yes(claimed["settled"])]
    if len(open_claims):
        yield (
            "Whether the following is so, the model cannot tell: under fewer than nine in ten of "
            "the parameter sets that pass the patterns does the difference have the sign claimed."
        )
        yield "\n".join(
            f"- *{row['sentence'][0].upper()}{row['sentence'][1:]}*: the sign holds in "
            f"{100 * row['share_of_sign']:.0f} %."
            for _, row in open_claims.iterrows()
        )


def _patterns(found):
    has_words = "what" in found.columns
    head = ["pattern", "what", "scenario", "model", "95 %", "band"]
    rows = [
        (row["pattern"], row["what"] if has_words else f"`{row['statistic']}`",
         _codes(row["scenario"]), _short(row["value"]), _range(row["low"], row["high"]),
         _range(row["band_low"], row["band_high"]))
        for _, row in found.iterrows()
    ]  # fmt: skip
    return table(head, rows)


def patterns():
    """Return the page of all patterns and claims."""
    found, claimed = stored("patterns"), stored("claims")
    intro = (
        "What the model was asked to reproduce of past ceasefires, and how far its headline claims "
        "depend on numbers that nobody knows. Both tables are stored with the package; "
        "`coalition-sim validate` measures the first one afresh. *Null rate* is the share of "
        "random draws from the ranges of the parameters that fall inside the band: a pattern that "
        "nearly every draw passes says little."
    )
    return page("Patterns and claims", intro, "## Patterns", _all_patterns(found), "## Claims",
                _claims(claimed))  # fmt: skip


def _all_patterns(found):
    if found is None:
        return NONE_YET
    head = ["pattern", "what", "scenario", "model", "95 %", "band", "inside", "null rate"]
    words = found["what"] if "what" in found.columns else found["statistic"]
    inside = _yes(found["passed"])
    rows = [
        (row["pattern"], words[i], _codes(row["scenario"]), _short(row["value"]),
         _range(row["low"], row["high"]), _range(row["band_low"], row["band_high"]),
         "yes" if inside[i] else "**no**", _short(row["null_rate"]))
        for i, row in found.iterrows()
    ]  # fmt: skip
    return table(head, rows)


def _claims(claimed):
    if claimed is None:
        return NO_CLAIMS
    settled = _yes(claimed["settled"])
    head = ["claim", "without", "with", "measure", "sign holds in", "median", "90 % of sets", ""]
    rows = [
        (row.get("sentence", row["claim"]), f"`{row['scenario_a']}`", f"`{row['scenario_b']}`",
         f"`{row['measure']}`", f"{100 * row['share_of_sign']:.0f} %", _short(row["median"]),
         _range(row["low"], row["high"]), "settled" if settled[i] else "**unsettled**")
        for i, row in claimed.iterrows()
    ]  # fmt: skip
    words = (
        "Each claim compares two scenarios under every accepted set of parameters. Where the sign "
        "holds in less than 90 % of the sets, the claim is unsettled."
    )
    return f"{words}\n\n{table(head, rows)}"


def scenarios():
    """Return the page that sets all scenarios side by side."""
    found = pd.read_csv(SCENARIOS)
    free = found[~_yes(found["forced"])]
    intro = (
        f"All shipped scenarios, each simulated {found['replicates'].max():,} times on common "
        "luck, written by `python experiments/reproduce_paper_table.py --out docs/data`; a test "
        "simulates some of them again. **Compare rows; do not quote one.** Intervals are those of "
        "sampling alone: what rests on assumed numbers is on "
        "[Patterns and claims](patterns.md). v50 is the ambition at which war is even."
    )
    forced = found[_yes(found["forced"])]
    return page(
        "Scenarios side by side", intro, "## Where the challenger chooses", _scenarios(free),
        "## Where the scenario forces an act", "These rows say nothing about what he would have "
        "done.", _scenarios(forced),
    )  # fmt: skip


def _scenarios(found):
    head = ["scenario", "weeks", "no armed violation", "no offensive", "v50", "both sign"]
    rows = [
        (f"[{row['scenario']}](scenarios.md#{row['scenario']})", int(row["weeks"]),
         _share(row, "survival_armed"), _share(row, "survival_offensive"), _short(row["v50"]),
         _share(row, "p_both_sign"))
        for _, row in found.iterrows()
    ]  # fmt: skip
    return table(head, rows)


def _share(row, key):
    value, low, high = (100 * row[f"{key}{end}"] for end in ("", "_low", "_high"))
    if value != value:  # noqa: PLR0124 - not a number
        return ""
    return f"{value:.0f} %" if low != low else f"{value:.0f} % ({low:.0f} to {high:.0f})"  # noqa: PLR0124 - not a number


def _codes(names):
    return " ".join(f"`{name}`" for name in str(names).split())


def _short(value):
    return cell(float(f"{value:.3g}")) if value == value else ""  # noqa: PLR0124 - not a number


def _range(low, high):
    return f"{_short(low)}\u00a0to\u00a0{_short(high)}" if low == low else ""  # noqa: PLR0124 - not a number


def levels():
    """Return survival over a grid of ambition and psi."""
    found = stored("levels")
    if found is None:
        return NONE_YET
    head = ["scenario", "median ambition", "ψ", "no armed violation", "no renewed war"]
    rows = [
        (f"`{row['scenario']}`", f"{row['ambition_median']:g}", f"{row['current_calculus']:g}",
         f"{row['survival_armed']:.0%}", f"{row['survival_offensive']:.0%}")
        for _, row in found.iterrows()
    ]  # fmt: skip
    return table(head, rows)


def calibrated():
    """Return the calibrated parameters with the range that passes."""
    head = ["parameter", "value", "range of the sources", "range that passes", "source"]
    entries = [entry for entry in sources() if entry.passes]
    rows = [
        (f"`{e.key}`", f"{e.value:g}", between(e.low, e.high), _range(*e.passes), e.source)
        for e in entries
    ]  # fmt: skip
    return table(head, rows) if rows else NONE_YET
