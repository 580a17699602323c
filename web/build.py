"""Build a site that simulates in the reader's browser: nothing to install, no server, no network.

``python web/build.py OUT`` fetches the parts that are not ours (Python for the browser from npm,
Pydantic for it from PyPI) into ``web/.parts``, once and in one step, and puts everything into OUT,
which any file server can give out. ``--fetched`` uses the parts that are there, without a network.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PACKAGE = ROOT / "src" / "coalition_sim"
PARTS = HERE / ".parts"
PYODIDE = "314.0.7"  # its Python is 3.14
WHEELS = {"python": "3.14", "platform": "pyemscripten_2026_0_wasm32"}
PYDANTIC = "pydantic==2.14.3"
RUNTIME = (
    "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip"
)  # fmt: skip
ROOMS = ("scenario", "rules", "engine")  # of the package: what a future needs, and no pictures
PAGES = ("index.html", "page.css", "page.mjs", "words.mjs", "worker.mjs", "engine.mjs")
MODEL = "model.zip"


def main(arguments: list[str] | None = None) -> None:
    """Build the site."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", type=Path, help="folder of the site")
    parser.add_argument("--fetched", action="store_true", help="use parts that are there")
    asked = parser.parse_args(arguments)
    if not asked.fetched:
        fetch()
    if missing := missing_parts():
        sys.exit(f"{missing} is missing in {PARTS}: run without --fetched, with a network")
    build(asked.out)
    print(f"wrote {asked.out}; look at it: python -m http.server --directory {asked.out}")


def fetch() -> None:
    """Fetch what is not ours: the only step that needs a network."""
    PARTS.mkdir(exist_ok=True)
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: it fetches Python for the browser; install Node.js 20 or newer")
    run(npm, "install", "--silent", "--no-save", "--prefix", str(PARTS), f"pyodide@{PYODIDE}")
    run(
        sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:",
        "--implementation", "cp", "--python-version", WHEELS["python"],
        "--platform", WHEELS["platform"], "--dest", str(PARTS / "wheels"), PYDANTIC,
    )  # fmt: skip


def run(*command: str) -> None:
    """Run a command; end with its words if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.strip()}")


def missing_parts() -> str:
    """Return the first part that has not been fetched, or an empty string."""
    runtime = PARTS / "node_modules" / "pyodide"
    for name in RUNTIME:
        if not (runtime / name).is_file():
            return name
    return "" if any((PARTS / "wheels").glob("pydantic_core-*")) else "pydantic_core"


def build(out: Path) -> None:
    """Put the site together."""
    for folder in ("pyodide", "parts"):
        shutil.rmtree(out / folder, ignore_errors=True)
        (out / folder).mkdir(parents=True)
    for name in RUNTIME:
        shutil.copy(PARTS / "node_modules" / "pyodide" / name, out / "pyodide")
    wheels = sorted((PARTS / "wheels").glob("*.whl"))
    for wheel in wheels:
        shutil.copy(wheel, out / "parts")
    for name in PAGES:
        shutil.copy(HERE / name, out)
    pack(out / "parts" / MODEL)
    parts = [*(wheel.name for wheel in wheels), MODEL]
    (out / "parts.json").write_text(json.dumps(parts), encoding="utf-8")
    (out / "french.json").write_text(json.dumps(french()), encoding="utf-8")


def french() -> dict[str, tuple[str, str]]:
    """Return title and question of each scenario in French."""
    told = (PACKAGE / "show" / "locales" / "fr" / "scenarios.ftl").read_text(encoding="utf-8")
    found = re.findall(r"^scenario-(\w+) = (.+)\n    \.question = (.+)$", told, re.MULTILINE)
    return {name: (title, question) for name, title, question in found}


def pack(archive: Path) -> None:
    """Pack the model: its rooms, the stand-ins, and what asks it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    name, version = project["name"], project["version"]
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    texts = {f"{name}-{version}.dist-info/METADATA": metadata.encode()}
    texts |= {place: path.read_bytes() for place, path in model_files().items()}
    with zipfile.ZipFile(archive, "w") as packed:
        for place, text in sorted(texts.items()):
            entry = zipfile.ZipInfo(place, (1980, 1, 1, 0, 0, 0))  # the same bytes every time
            packed.writestr(entry, text, zipfile.ZIP_DEFLATED)


def model_files() -> dict[str, Path]:
    """Return what is packed, by its name in the archive."""
    standin = HERE / "standin"
    found = {"lived.py": HERE / "lived.py"}
    sources = [PACKAGE / "__init__.py", PACKAGE / "errors.py"]
    sources += [path for room in ROOMS for path in (PACKAGE / room).rglob("*")]
    found |= {f"coalition_sim/{path.relative_to(PACKAGE).as_posix()}": path for path in sources}
    shipped = (ROOT / "scenarios").glob("*.toml")
    found |= {f"coalition_sim/scenarios/{path.name}": path for path in shipped}
    found |= {path.relative_to(standin).as_posix(): path for path in standin.rglob("*")}
    return {
        name: path
        for name, path in found.items()
        if path.is_file() and "__pycache__" not in path.parts
    }


if __name__ == "__main__":
    main()
