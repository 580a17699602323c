"""A site that simulates in the browser: what is packed, and that it lives the same futures."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from tests.browser import Watch

WEB = Path(__file__).parents[2] / "web"
sys.path.insert(0, str(WEB))
import build  # noqa: E402 - a script beside the package
import lived  # noqa: E402

from coalition_sim.engine import simulate  # noqa: E402
from coalition_sim.scenario import load_scenario  # noqa: E402
from coalition_sim.show.words import about  # noqa: E402

WEEKS = 104
START_MS = 90_000

fetched = pytest.mark.skipif(
    bool(build.missing_parts()),
    reason="parts of the site are missing; fetch them: python web/build.py OUT",
)
has_node = pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js 20 or newer")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    out = tmp_path_factory.mktemp("site")
    build.build(out)
    return out


def test_the_model_is_packed_whole_without_pictures_and_the_same_every_time(tmp_path):
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    build.pack(one)
    build.pack(two)
    assert one.read_bytes() == two.read_bytes()
    names = zipfile.ZipFile(one).namelist()
    assert "coalition_sim/scenarios/paris.toml" in names
    assert "mesa/__init__.py" in names
    assert not [name for name in names if "/show/" in name or "/study/" in name]


def test_futures_are_those_of_the_ensemble():
    found = simulate(load_scenario("paris", {"weeks": WEEKS}), 6, seed=7).outcomes
    found = found["first_armed"].tolist()
    own = [lived.future("paris", 7, r, WEEKS)["first_armed"] for r in range(6)]
    assert own == found


def test_both_languages_say_the_same_things():
    text = (WEB / "words.mjs").read_text("utf-8")
    english, french = text.split("  fr: {\n    title")[0].split("  en: {\n    title")[1], text
    keys = re.compile(r"^    (\w+): ", flags=re.MULTILINE)
    assert keys.findall(english) == keys.findall(french.split("  fr: {\n    title")[1])


@fetched
@has_node
@pytest.mark.parametrize(("scenario", "replicate"), [("paris", 3), ("sudden_offensive", 0)])
def test_python_for_the_browser_lives_the_same_future_bit_for_bit(site, scenario, replicate):
    command = ["node", str(WEB / "node_check.mjs"), str(site), scenario, "7", str(replicate)]
    done = subprocess.run(
        [*command, str(WEEKS)], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout)
    assert told["future"] == lived.future(scenario, 7, replicate, WEEKS)
    assert told["record"] == json.loads(lived.ask("record", scenario, 7, replicate, WEEKS))


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def address(site):
    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@fetched
def test_a_reader_simulates_and_reads_a_future_without_any_network(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    watch = Watch(context)
    page = context.new_page()
    page.goto(f"{address}?lang=fr&scenario=bare_truce")
    page.wait_for_selector("#start:enabled", timeout=START_MS)
    page.fill("#futures", "6")
    page.fill("#years", "1")
    page.click("#start")
    page.wait_for_selector("#found:visible", timeout=START_MS)
    page.wait_for_selector("#stop", state="hidden", timeout=START_MS)
    found = simulate(load_scenario("bare_truce", {"weeks": 52}), 6, seed=1).outcomes
    kept = int((found["first_armed"] < 0).sum())
    assert page.inner_text("#headline").startswith(f"{round(100 * kept / 6)}\u00a0% des 6 futurs")
    assert page.locator("#rows button").count() == 6
    assert page.inner_text("#question") == about(load_scenario("bare_truce"), "fr").question
    page.click("#rows button >> nth=0")
    page.wait_for_selector("#record li")
    page.click("#language")
    assert "A bare truce" in page.inner_text("#scenario")
    assert page.inner_text("#question") == load_scenario("bare_truce").question
    assert "of 6 futures pass one year" in page.inner_text("#headline")
    watch.assert_quiet()
    context.close()
