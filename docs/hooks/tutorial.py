"""Run what a page tells its reader to type, and show what comes out.

All ``sh`` blocks of the page run in order, in one empty folder. ``<!-- output -->`` below a block
becomes what the block printed; ``<!-- figure PATH "WORDS" -->`` becomes a picture that it wrote.
"""

from __future__ import annotations

import os
import re
import shlex
from contextlib import chdir
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

SHELL = re.compile(r"^```sh\n(.*?)^```\n", flags=re.MULTILINE | re.DOTALL)
STEP = re.compile(
    r"^```sh\n(?P<shell>.*?)^```\n|^```toml title=\"(?P<name>.+?)\"\n(?P<file>.*?)^```\n"
    r"|<!-- (?P<output>output) -->|<!-- figure (?P<figure>\S+) \"(?P<words>.+?)\" -->",
    flags=re.MULTILINE | re.DOTALL,
)
WIDTH = "90"  # characters that fit beside the table of contents


def call(line):
    """Run one command and return what it prints; raise where it fails."""
    from typer.testing import CliRunner  # noqa: PLC0415 - pages without commands need none of it

    from coalition_sim.cli import app  # noqa: PLC0415 - as above

    name, *arguments = shlex.split(line)
    if name != "coalition-sim":
        message = f"the tutorial runs coalition-sim only, not: {line}"
        raise ValueError(message)
    done = CliRunner().invoke(app, arguments)
    if done.exit_code:
        message = f"{line} ended with {done.exit_code}: {done.output}"
        raise RuntimeError(message) from done.exception
    return done.stdout


@cache
def played(text):
    """Return a page with its outputs filled in, and the pictures that it shows by name."""
    os.environ.setdefault("MPLBACKEND", "Agg")
    os.environ["COLUMNS"] = WIDTH
    pictures, last = {}, ""

    def fill(step):
        nonlocal last
        if step["shell"]:
            lines = step["shell"].splitlines()
            last = "".join(call(line) for line in lines if line.startswith("coalition-sim "))
        elif step["file"]:
            Path(step["name"]).write_text(step["file"], encoding="utf-8")
        elif step["output"]:
            return f"```text\n{last.rstrip()}\n```"
        else:
            name = step["figure"].replace("/", "-")
            pictures[name] = Path(step["figure"]).read_bytes()
            return f"![{step['words']}](assets/tutorial/{name})"
        return step[0]

    with TemporaryDirectory() as folder, chdir(folder):
        filled = STEP.sub(fill, text)
    return filled, pictures
