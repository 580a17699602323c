"""The built site: strict, complete, and silent towards every other host. Needs the extra `docs`."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from tests.browser import Watch
from tests.test_documents import ROOT

pytest.importorskip("material", reason="the site needs the extra docs")
pytest.importorskip("mkdocstrings", reason="the site needs the extra docs")

pytestmark = pytest.mark.slow
SEARCHED = "tripwire"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing on the terminal."""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def address(site):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def pages(site):
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_every_page_is_quiet_and_no_wider_than_its_window(site, address, chromium):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    watch = Watch(context)
    page = context.new_page()
    too_wide = []
    for name in pages(site):
        page.goto(f"{address}/{name}", wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            too_wide.append(name)
    assert len(pages(site)) > 30
    assert too_wide == []
    watch.assert_quiet()


@pytest.mark.parametrize("from_disk", [True, False], ids=["from a disk", "from a server"])
def test_search_finds_a_word_of_the_glossary(site, address, chromium, from_disk):
    context = chromium.new_context()
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{site.as_uri() if from_disk else address}/index.html")
    page.click("input[name=query]")
    page.get_by_text("Type to start searching").wait_for()
    page.keyboard.type(SEARCHED)
    hits = page.locator(".md-search-result__item")
    hits.first.wait_for(state="attached")
    links = hits.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert any("glossary" in link for link in links)
    watch.assert_quiet()


def test_the_pages_name_what_the_model_gets_wrong_first(site):
    front = (site / "index.html").read_text("utf-8")
    assert 'id="what-this-model-gets-wrong"' in front
    assert "<!-- patterns -->" not in front


def test_a_broken_link_is_an_error(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("[gone](gone.md) [no](#where)\n", encoding="utf-8")
    validation = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nvalidation:")[1].split("\n\n")[0]
    text = f"site_name: a test\nvalidation:{validation}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert "#where" in done.stderr
