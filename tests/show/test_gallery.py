"""The gallery shows each picture that its script makes, and no other."""

from __future__ import annotations

import ast
import re
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_shows_every_picture_that_is_made():
    shown = re.findall(r"assets/gallery/(\w+)\.png", (DOCS / "gallery.md").read_text("utf-8"))
    tree = ast.parse((DOCS / "hooks" / "gallery.py").read_text("utf-8"))
    (made,) = (
        [key.value for key in node.value.keys]
        for node in tree.body
        if isinstance(node, ast.Assign) and node.targets[0].id == "PICTURES"
    )
    assert sorted(shown) == sorted(made)


def test_every_picture_has_words_for_those_who_do_not_see_it():
    for words in re.findall(r"!\[(.*?)\]", (DOCS / "gallery.md").read_text("utf-8")):
        assert len(words) > 20
