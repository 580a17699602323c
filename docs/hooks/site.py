"""What MkDocs asks while it builds: pages from data, links out of `docs/`, outputs of commands."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import interfaces
import outcomes
import provenance
import tutorial
from mkdocs.structure.files import File
from tables import page, table

DOCS = Path(__file__).parents[1]
ROOT = DOCS.parent
PAGES = {
    "reference/parameters.md": provenance.parameters,
    "reference/roster.md": provenance.roster,
    "reference/bibliography.md": provenance.bibliography,
    "reference/data-dictionary.md": provenance.data_dictionary,
    "reference/cli.md": interfaces.command_line,
    "reference/schema.md": interfaces.schema,
    "reference/patterns.md": outcomes.patterns,
    "reference/results.md": outcomes.scenarios,
    **{f"reference/api/{room}.md": lambda room=room: interfaces.api(room)
       for room in interfaces.ROOMS},
}  # fmt: skip
CARRIED_IN = {
    "CONTRIBUTING.md": "project/contributing.md",
    "CHANGELOG.md": "project/changelog.md",
    "benchmarks/results.md": "project/benchmarks.md",
}
ELSEWHERE = {
    "README.md": "index.md",
    "scenarios": "reference/scenarios.md",
    "src/coalition_sim/scenario/data/references.bib": "reference/bibliography.md",
    "src/coalition_sim/scenario/data/parameters.toml": "reference/parameters.md",
    "src/coalition_sim/scenario/data/roster.toml": "reference/roster.md",
    "docs/README.md": "index.md",
    **CARRIED_IN,
}
BLOCKS = {
    "calibrated": outcomes.calibrated,
    "levels": outcomes.levels,
    "patterns": outcomes.patterns_missed,
    "statuses": provenance.statuses,
    "uses": provenance.uses,
}
MARK = re.compile(r"<!-- (calibrated|levels|patterns|statuses|uses) -->")
LINK = re.compile(r"(!?\[[^\]]*\])\(([^)\s]+)\)")
ADDRESS = re.compile(r"(?<=<)https?://[^>\s]+|(?<!<)https?://[^\s)>|\"'`*]+")
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", flags=re.MULTILINE | re.DOTALL)


def on_files(files, config):
    """Add the pages that are made from data, and those that live outside `docs/`."""
    made = {place: make() for place, make in PAGES.items()}
    for source, place in CARRIED_IN.items():
        made[place] = (ROOT / source).read_text(encoding="utf-8")
    filled, pictures = tutorial.played((DOCS / "tutorial.md").read_text(encoding="utf-8"))
    made["tutorial.md"] = filled
    files.remove(files.get_file_from_path("tutorial.md"))
    for name, content in pictures.items():
        place = f"assets/tutorial/{name}"
        files.append(File.generated(config, place, content=content))
    for place, content in made.items():
        files.append(File.generated(config, place, content=content))
    everything = {**made, **_written(files, made)}
    place = "reference/links.md"
    files.append(File.generated(config, place, content=_links_out(everything)))
    return files


def _written(files, made):
    pages = [file for file in files.documentation_pages() if file.src_uri not in made]
    return {file.src_uri: file.content_string for file in pages}


def _links_out(pages):
    seen = {}
    for place, text in pages.items():
        for address in ADDRESS.findall(CODE.sub("", text)):
            seen.setdefault(address.rstrip(".,"), set()).add(place)
    rows = [
        (", ".join(f"[{PurePosixPath(p).stem}](../{p})" for p in sorted(places)), f"<{address}>")
        for address, places in sorted(seen.items())
    ]
    intro = (
        "Every address on other hosts that a page of this site names. The build does not fetch "
        "them, and no page loads anything from them; they may have moved since they were written "
        "down."
    )
    return page("Links to other places", intro, table(["on", "address"], rows))


def on_page_markdown(markdown, page, **_):
    """Fill in what is stored, and turn links out of `docs/` to their pages."""
    text = MARK.sub(lambda mark: BLOCKS[mark[1]](), markdown)
    return LINK.sub(lambda link: _turned(link, PurePosixPath(page.file.src_uri)), text)


def _turned(link, here):
    """Return a link whose target is in the site, or only its words where it is not."""
    words, target = link.groups()
    path, _, anchor = target.partition("#")
    if not path or "://" in path or path.startswith("mailto:"):
        return link[0]
    source = _home(here)
    outside = _resolved(source.parent, path)
    if outside in ELSEWHERE:
        place = _relative(ELSEWHERE[outside], here)
        return f"{words}({place}{'#' + anchor if anchor else ''})"
    if outside.startswith("docs/"):
        place = _relative(outside.removeprefix("docs/"), here)
        return f"{words}({place}{'#' + anchor if anchor else ''})"
    return words.lstrip("!")[1:-1]


def _home(here):
    """Return where a page lies in the repository."""
    carried = {place: source for source, place in CARRIED_IN.items()}
    return PurePosixPath(carried.get(str(here), f"docs/{here}"))


def _resolved(folder, path):
    parts = []
    for part in (folder / path).parts:
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _relative(target, here):
    up = "../" * (len(here.parts) - 1)
    return f"{up}{target}"
