"""Fill the lessons with the numbers that their own commands produce, and check what they claim.

    python docs/lessons/make_numbers.py            run every command, store the numbers, fill pages
    python docs/lessons/make_numbers.py --check    say which pages differ from the stored numbers

A page marks a command, a number and a claim in comments that a reader does not see:

    <!-- run: seeing -->              before a shell block: its numbers are called seeing.…
    <!--= 100*seeing.paris.x : 0 -->12<!--/-->   a number, worked out and rounded to 0 places
    <!-- claim: seeing.a.x < seeing.b.x -->      must be true, or nothing is written
"""

from __future__ import annotations

import argparse
import ast
import csv
import operator
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FOLDER = Path(__file__).parent
TABLE = FOLDER / "numbers.csv"
COLUMNS = ("name", "value", "command")
COMMAND = re.compile(r"<!-- run: (\w+) -->\n+```sh\ncoalition-sim (.+)\n```")
NUMBER = re.compile(r"<!--= (.+?) : (\+?\d) -->.*?<!--/-->")
CLAIM = re.compile(r"<!-- claim: (.+?) -->")
START = "from coalition_sim.cli import main; main()"
SIDES = ("value", "low", "high")
OPERATORS: dict[type[ast.AST], Callable[..., float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Lt: operator.lt,
    ast.Gt: operator.gt,
}
Numbers = dict[str, float]


def pages(lang: str = "*") -> list[Path]:
    """Return the lessons in one language, or in both."""
    return sorted(FOLDER.glob(f"{lang}/*.md"))


def commands() -> dict[str, str]:
    """Return the commands of the English lessons, as a reader would type them."""
    return {
        name: line
        for page in pages("en")
        for name, line in COMMAND.findall(page.read_text("utf-8"))
    }


def run(command: str) -> Path:
    """Run a command as written, in an empty folder, and return the folder of its results."""
    here = Path(tempfile.mkdtemp())
    arguments = [sys.executable, "-c", START, *shlex.split(command)]
    subprocess.run(
        arguments,
        cwd=here,
        check=True,
        capture_output=True,
        env={**os.environ, "MPLBACKEND": "Agg"},
    )
    (folder,) = (here / "runs").iterdir()
    return folder


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, none where there is no table."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the numbers of a folder of results under the names that pages use."""
    yield from read_differences(folder)
    for row in rows(folder / "side_by_side.csv"):
        for side in SIDES:
            yield f"{row['scenario']}.{row['key']}{suffix(side)}", row[side]
    for row in rows(folder / "headline.csv"):
        for side in SIDES:
            yield f"{row['key']}{suffix(side)}", row[side]
    for row in rows(folder / "contributions.csv"):
        for side in SIDES:
            yield f"{row['player'].replace(' ', '_')}{suffix(side)}", row[side]
    yield from read_patterns(folder)


def read_differences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield what a comparison says of each scenario against the first."""
    for row in rows(folder / "differences.csv"):
        yield f"{row['scenario']}.{row['key']}", row["value"]
        yield f"{base_of(folder)}.{row['key']}", row["base"]
        for side, column in zip(SIDES, ("difference", "low", "high"), strict=True):
            yield f"{row['scenario']}.change.{row['key']}{suffix(side)}", row[column]
    for row in rows(folder / "flips.csv"):
        for column in ("saved", "lost"):
            yield f"{row['scenario']}.{column}.{row['event']}", row[column]


def read_patterns(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each pattern's statistic, and how many lie in their bands."""
    patterns = rows(folder / "patterns.csv")
    for row in patterns:
        for column in (*SIDES, "band_low", "band_high", "null_rate"):
            yield f"{row['statistic']}{suffix(column)}", row[column]
    for kind, asked_of in (("asked", "True"), ("reported", "False")):
        passed = [row["passed"] == "True" for row in patterns if row["calibrates"] == asked_of]
        if passed:
            yield kind, str(len(passed))
            yield f"{kind}.passed", str(sum(passed))


def suffix(side: str) -> str:
    """Return how a name tells an interval's end from the value."""
    return "" if side == "value" else f".{side}"


def base_of(folder: Path) -> str:
    """Return the name of the scenario that a comparison starts from."""
    return rows(folder / "side_by_side.csv")[0]["scenario"]


def measure() -> dict[str, tuple[float, str]]:
    """Run every command, and return each number with the command that made it."""
    found: dict[str, tuple[float, str]] = {}
    for name, command in commands().items():
        print(f"coalition-sim {command}", flush=True)
        for key, value in read(run(command)):
            if value:
                found[f"{name}.{key}"] = (float(value), command)
    wanted = asked()
    missing = wanted - found.keys()
    if missing:
        sys.exit(f"no command produces {', '.join(sorted(missing))}")
    return {name: found[name] for name in sorted(wanted)}


def asked() -> set[str]:
    """Return the names of all numbers that pages or claims use."""
    texts = [page.read_text("utf-8") for page in pages()]
    formulas = [
        f for text in texts for f in (*CLAIM.findall(text), *(m[0] for m in NUMBER.findall(text)))
    ]
    return {name for formula in formulas for name in names(ast.parse(formula, mode="eval").body)}


def names(node: ast.AST) -> Iterator[str]:
    """Yield the dotted names in a formula."""
    if isinstance(node, ast.Attribute):
        yield ast.unparse(node)
    else:
        for child in ast.iter_child_nodes(node):
            yield from names(child)


def work_out(node: ast.AST, numbers: Numbers) -> float:
    """Return what a formula of numbers, names, + - * / < > comes to."""
    match node:
        case ast.Expression(body=body):
            return work_out(body, numbers)
        case ast.Constant(value=int() | float() as value):
            return value
        case ast.Attribute():
            return numbers[ast.unparse(node)]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -work_out(operand, numbers)
        case ast.BinOp(left=left, op=sign, right=right):
            return OPERATORS[type(sign)](work_out(left, numbers), work_out(right, numbers))
        case ast.Compare(left=left, ops=[sign], comparators=[right]):
            return OPERATORS[type(sign)](work_out(left, numbers), work_out(right, numbers))
    raise ValueError(f"not a formula: {ast.unparse(node)}")


def evaluate(formula: str, numbers: Numbers) -> float:
    """Return what a formula as written in a page comes to."""
    return work_out(ast.parse(formula, mode="eval"), numbers)


def written(value: float, places: str, lang: str) -> str:
    """Return a number as a reader of that language writes it."""
    digits = int(places.lstrip("+"))
    value = round(value, digits) + 0.0  # no minus before a zero
    text = f"{value:{'+' if '+' in places and value else ''},.{digits}f}".replace(
        "-", "\N{MINUS SIGN}"
    )
    if lang == "fr":
        return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",")
    return text


def filled(text: str, numbers: Numbers, lang: str) -> str:
    """Return a page with its numbers put in."""

    def put(match: re.Match[str]) -> str:
        formula, places = match.groups()
        number = written(evaluate(formula, numbers), places, lang)
        return f"<!--= {formula} : {places} -->{number}<!--/-->"

    return NUMBER.sub(put, text)


def broken_claims(numbers: Numbers) -> list[str]:
    """Return the claims of all pages that these numbers do not bear out."""
    return [
        f"{page.parent.name}/{page.name}: {claim}"
        for page in pages()
        for claim in CLAIM.findall(page.read_text("utf-8"))
        if not evaluate(claim, numbers)
    ]


def stored() -> Numbers:
    """Return the stored numbers."""
    return {row["name"]: float(row["value"]) for row in rows(TABLE)}


def stale_pages(numbers: Numbers) -> list[Path]:
    """Return the pages that these numbers would change."""
    texts = {page: page.read_text("utf-8") for page in pages()}
    return [page for page, text in texts.items() if filled(text, numbers, page.parent.name) != text]


def main() -> None:
    """Run the commands and fill the pages, or check them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say what is stale or untrue")
    check = parser.parse_args().check
    measured = {} if check else measure()
    numbers = stored() if check else {name: value for name, (value, _) in measured.items()}
    if broken := broken_claims(numbers):
        sys.exit("No longer true; mend the sentence beside it:\n  " + "\n  ".join(broken))
    stale = stale_pages(numbers)
    if check:
        sys.exit(f"stale: {', '.join(map(str, stale))}" if stale else 0)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(
            [name, repr(value), command] for name, (value, command) in measured.items()
        )
    for page in stale:
        page.write_text(
            filled(page.read_text("utf-8"), numbers, page.parent.name), encoding="utf-8"
        )
    print(f"{len(measured)} numbers in {TABLE}, {len(stale)} pages filled")


if __name__ == "__main__":
    main()
