"""Pages of the numbers that the model starts from: parameters, roster, sources, data dictionary."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tables import between, page, table

from coalition_sim.engine import dictionary
from coalition_sim.scenario import INSTRUMENTS, Parameters, load_scenario, references, sources
from coalition_sim.scenario.parameters import STRUCTURAL
from coalition_sim.scenario.sources import DATA, STATUSES

CHECKED = {
    "seen": "an abstract, a summary or a page was read",
    "general": "from general knowledge; check volume and page before you cite a page",
    "named": "named for a number in the project's notes; the document itself was not read",
}
PARAMETERS, ROSTER, MAPPING = "parameters", "entries of the roster", "constants of the mapping"
PLEDGED = ("mil.", "int.", "dipl.", "sanct.")
RULES = Path(__file__).parents[2] / "src" / "coalition_sim" / "rules"


def cite(source):
    """Return links to the sources that a number names."""
    keys = [key.strip() for key in source.split(",") if key.strip()]
    known = references()
    return ", ".join(f"[{k}](bibliography.md#{k})" if k in known else k for k in keys)


def linked(text):
    """Return a text whose addresses are links."""
    return re.sub(r"(https?://[^\s,]+[^\s,.])", r"<\1>", text)


def groups():
    """Return the groups of parameters, by the headings of their file."""
    text = (DATA / "parameters.toml").read_text(encoding="utf-8")
    found, current = {}, []
    for line in text.splitlines():
        if match := re.fullmatch(r"\[(\w+)\]", line):
            current.append(match[1])
        elif match := re.fullmatch(r"# ([^.:;]{3,70})", line):
            current = found.setdefault(match[1], [])
    return {title: names for title, names in found.items() if names}


def parameters():
    """Return the page of every parameter."""
    known = {entry.key: entry for entry in sources() if entry.key in Parameters.model_fields}
    counts = Counter(entry.status for entry in known.values())
    words = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    intro = (
        f"All {len(known)} numbers that belong to no single state, at their defaults: {words}. "
        "The range is what was found or judged possible, not a bound; a scenario may leave it. "
        "A star marks what no event can change while a simulation runs. "
        "`coalition-sim sources KEY` prints the same. Units: v is the challenger's median value "
        "of full success, or for a guarantor a stake of 1."
    )
    parts = [f"## {title}\n\n{_group(names, known)}" for title, names in groups().items()]
    return page("Parameters", intro, *parts)


def _group(names, known):
    head = ["parameter", "value", "range", "unit", "status", "source"]
    return table(head, [_parameter(known[name]) for name in names])


def _parameter(entry):
    star = "*" if entry.key in STRUCTURAL else ""
    name = f"`{entry.key}`{star}<br><small>{entry.note}</small>"
    spread = between(entry.low, entry.high)
    return name, entry.value, spread, entry.unit, entry.status, cite(entry.source)


def roster():
    """Return the page of every number of every state."""
    paris = load_scenario("paris")
    entries = [entry for entry in sources() if entry.key.startswith("states.")]
    counts = Counter(entry.status for entry in entries)
    words = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    intro = (
        f"The {len(paris.states)} guarantors in `paris`, and all {len(entries)} entries that "
        f"stand for them: {words}. What a state said carries the month in which it said it. "
        "No number here is a judgement of a state's good faith."
    )
    head = ["state", "", "role", "law", "vote", "troops", "stake", "support", *PLEDGED]
    rows = [_state(state) for state in paris.states.values()]
    note = (
        "Troops in thousands. The last four columns are the pledges: military means, intelligence "
        "and logistics, diplomacy, sanctions, each from 0 to 1."
    )
    parts = [_entries(code, paris.states[code].name, entries) for code in paris.states]
    return page("Roster", intro, table(head, rows), note, *parts)


def _state(state):
    words = (f"[{state.code}](#{state.code.lower()})", state.name, state.role, state.legal_force)
    numbers = (state.needs_vote, state.troops_planned, state.stake, state.support)
    return (*words, *numbers, *(getattr(state.pledges, name) for name in INSTRUMENTS))


def _entries(code, name, entries):
    prefix = f"states.{code}."
    own = [entry for entry in entries if entry.key.startswith(prefix)]
    said = next((entry.note for entry in own if entry.note), "")
    head = ["key", "value", "range", "status", "as of", "source"]
    rows = [
        (f"`{entry.key.removeprefix(prefix)}` {entry.unit}", entry.value,
         between(entry.low, entry.high), entry.status, entry.as_of.replace("-", "\u2011"),
         cite(entry.source))
        for entry in own
    ]  # fmt: skip
    return "\n\n".join([f"## {code}", f"**{name}.** {linked(said)}".strip(), table(head, rows)])


def bibliography():
    """Return the page of every source with what rests on it."""
    parts = [_reference(reference) for reference in references().values()]
    checked = "\n".join(f"- *{word}*: {meaning}." for word, meaning in CHECKED.items())
    intro = (
        "Every key that a number, a rule or a scenario names, with how far the entry was checked "
        f"for this project:\n\n{checked}\n\n`coalition-sim sources KEY` lists all numbers that "
        "rest on a source. How they are used is on [Where the facts come from](../sources.md)."
    )
    return page("Bibliography", intro, *parts)


def _reference(reference):
    is_address = reference.venue.startswith("http")
    venue = linked(reference.venue) if is_address else f"*{reference.venue}*."
    where = f" {venue}" if reference.venue else ""
    first = f"{reference.author} ({reference.year}). {reference.title}.{where}"
    lines = [f"### {reference.key}", first]
    lines.append(f"Checked: {reference.note or 'not said'}. {_uses(reference.key)}")
    return "\n\n".join(lines)


def _uses(key):
    kinds = Counter(_kind(entry.key) for entry in sources() if key in entry.source_keys)
    uses = [_counted(number, kind) for kind, number in kinds.items()]
    rules = sorted(path.name for path in RULES.glob("*.py") if key in path.read_text("utf-8"))
    if rules:
        uses.append("rules in " + ", ".join(f"`{name}`" for name in rules))
    return f"Used for {'; '.join(uses)}." if uses else "Named for the idea."


def _counted(number, kind):
    one = kind.replace("entries", "entry").replace("constants", "constant")
    return f"one {one.removesuffix('s')}" if number == 1 else f"{number} {kind}"


def _kind(key):
    if key.startswith("states."):
        return ROSTER
    return MAPPING if key.startswith("mapping.") else PARAMETERS


def statuses():
    """Return how many numbers are known in which way."""
    kinds = (PARAMETERS, ROSTER, MAPPING)
    counts = Counter((entry.status, _kind(entry.key)) for entry in sources())
    rows = [(status, *(counts[status, kind] for kind in kinds)) for status in STATUSES]
    return table(["status", *kinds], rows)


def uses():
    """Return each source with the number of numbers that rest on it, most first."""
    counts = Counter(key for entry in sources() for key in entry.source_keys)
    known = references()
    rows = [
        (f"[{key}](reference/bibliography.md#{key})", known[key].author, known[key].year, number,
         known[key].note)
        for key, number in counts.most_common() if key in known
    ]  # fmt: skip
    return table(["key", "by", "year", "numbers", "checked"], rows)


def data_dictionary():
    """Return the page of every column of the tables of results."""
    instruments = [f"{count}_{name}" for count in ("asked", "acted") for name in INSTRUMENTS]
    weekly = [f"{series}_{s}" for series in dictionary.SERIES_MEANINGS for s in ("mean", "q50")]
    found = dictionary.data_dictionary({
        "outcomes": [*dictionary.OUTCOMES, *instruments],
        "weekly": [*dictionary.WEEKLY, *weekly],
        "states": list(dictionary.COUNTS),
    })  # fmt: skip
    intro = (
        "What the columns of the tables of a run mean. Each run's own `data_dictionary.csv` lists "
        "all of them; here one column stands for others of its kind: `asked_military` for each "
        "instrument and rung, `..._mean` and `..._q50` for every quantile."
    )
    head = ["column", "unit", "meaning"]
    parts = []
    for name, rows in found.groupby("table", sort=False):
        lines = zip(rows["column"].map("`{}`".format), rows["unit"], rows["meaning"], strict=True)
        parts.append(f"## {name}\n\n{table(head, lines)}")
    return page("Data dictionary", intro, *parts)
