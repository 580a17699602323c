"""The page in a real browser: drag, pin, language, export, link; on a desk and on a phone."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.browser import Watch
from tests.ports import free_port, wait_for

pytest.importorskip("nicegui", reason="the extra 'dashboard' is not installed")
pytestmark = pytest.mark.slow

FULL = '#status[data-final="1"]'
CALM = 90_000  # a machine that does other work too
WIDE = {"width": 1280, "height": 720}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """Start the command once, in an empty folder, and return address, folder and output."""
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    code = "from coalition_sim.cli import main; main()"
    options = ["dashboard", "paris", "--port", str(port), "--no-browser", "-n", "400"]
    quiet = {**os.environ, "MPLBACKEND": "Agg"}
    with (folder.parent / "output.txt").open("w+") as output:
        server = subprocess.Popen(
            [sys.executable, "-c", code, *options], cwd=folder, env=quiet, stdout=output,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_for(port, server)
            yield f"http://localhost:{port}/", folder, output
        finally:
            server.terminate()
            server.wait(20)


@contextmanager
def visit(chromium, address, size=WIDE):
    context = chromium.new_context(viewport=size, accept_downloads=True)
    context.set_default_timeout(CALM)
    watch, page = Watch(context), context.new_page()
    try:
        page.goto(address)
        yield page
        watch.assert_quiet()
    finally:
        context.close()


def settle(page):
    """Wait until all futures of the last request are drawn."""
    page.wait_for_selector(FULL)
    return int(page.locator("#status").get_attribute("data-number"))


def after(page, act):
    """Do something and wait until its futures are drawn in full."""
    before = settle(page)
    act()
    page.wait_for_function(
        "n => { const s = document.getElementById('status').dataset;"
        " return s.number > n && s.final === '1' }",
        arg=before,
    )


def words(page):
    return page.locator(".found").inner_text()


def drag(page, key, share):
    """Drag a slider with the mouse, in many steps, and let go."""
    box = page.locator(f'input[data-key="{key}"]').bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] / 2, y)
    page.mouse.down()
    for step in range(1, 21):
        to = 0.5 + (share - 0.5) * step / 20
        page.mouse.move(box["x"] + to * box["width"], y)
    page.mouse.up()


def test_a_slider_that_is_dragged_fast_leaves_the_last_value_drawn(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        first = words(page)
        after(page, lambda: drag(page, "backstop", 0.02))
        page.wait_for_url("**backstop=*")
        dragged, query = words(page), parse_qs(urlsplit(page.url).query)
        assert dragged != first
        assert float(query["backstop"][0]) < 0.1
        url = page.url
        page.goto("about:blank")
        page.goto(url)
        settle(page)
        assert words(page) == dragged
        after(page, lambda: page.locator("#reset").click())
        assert words(page) == first


def test_a_baseline_is_pinned_and_told_in_paired_futures(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        after(page, lambda: page.locator("#pin").click())
        after(page, lambda: page.locator('input[data-part="backstop"]').click())
        page.wait_for_selector("#changes")
        assert "400" in words(page)
        told = page.locator("#changes").inner_text()
        assert "saved" in told
        assert page.locator('input[data-key="backstop"]').is_disabled()
        page.wait_for_url("**pin=*")
        after(page, lambda: page.locator('input[data-part="backstop"]').click())
        assert "; 0 futures saved, 0 lost" in page.locator("#changes").inner_text()


def test_sliders_move_by_keyboard_and_language_keeps_the_set_up(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        slider = page.get_by_label("US answers a breach", exact=True)
        slider.focus()
        after(page, lambda: page.keyboard.press("Home"))
        page.wait_for_url("**backstop=0*")
        page.get_by_text("Français").click()
        page.wait_for_selector("html[lang=fr]")
        settle(page)
        assert "futurs" in words(page)
        assert "backstop=0" in page.url
        assert page.get_by_label("Les États-Unis répondent", exact=True).input_value() == "0"


def test_files_and_the_link_can_be_taken_away(served, chromium):
    address, folder, _ = served
    with visit(chromium, f"{address}?scenario=paris&aid=0&seed=5") as page:
        settle(page)
        page.locator("#export").click()
        assert "aid=0" in page.locator("#link").input_value() or page.wait_for_function(
            "document.getElementById('link').value.includes('aid=0')"
        )
        for kind, beginning in (("csv-headline", b"key,"), ("png", b"\x89PNG")):
            with page.expect_download() as download:
                page.locator(f'[data-export="{kind}"]').click()
            assert Path(download.value.path()).read_bytes().startswith(beginning)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("query", ["scenario=/etc/passwd", "aid=x", "lang=xx", "%3Cscript%3E=1"])
def test_a_bad_link_gives_a_sentence(served, chromium, query):
    address, _, _ = served
    with visit(chromium, f"{address}?{query}") as page:
        told = page.get_by_role("alert").inner_text()
        assert "link" in told.lower()
        assert "Traceback" not in page.content()


def test_help_limits_and_details_are_one_click_away(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        assert "not a forecast" in page.locator("body").inner_text()
        for label, expected in (("Limits of the model", "soft"), ("Help", "How to use it")):
            page.get_by_role("button", name=label, exact=True).click()
            assert expected in page.locator(".page").inner_text()
            page.keyboard.press("Escape")
            page.wait_for_selector(".page", state="detached")
        page.locator(".row .ask").nth(1).click()
        assert "Status" in page.locator(".page").inner_text()


def test_one_future_is_told(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        page.get_by_text("The worst future").click()
        page.wait_for_selector(".page")
        assert len(page.locator(".page").inner_text()) > 300


def test_a_thin_line_is_clicked_and_its_future_told_with_reasons(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        chart = page.locator(".chart").nth(1).bounding_box()
        for share in range(20, 90, 2):  # downward, until a line is met
            page.mouse.click(
                chart["x"] + chart["width"] / 2, chart["y"] + share / 100 * chart["height"]
            )
            page.wait_for_timeout(400)
            if page.locator(".page").count():
                break
        told = page.locator(".page").inner_text()
        assert re.search(r"future \d+, seed 0", told)
        assert re.search(r"(acts|does not act)", told)


def test_how_soft_it_is_is_said_over_accepted_sets(served, chromium):
    address, _, _ = served
    with visit(chromium, address) as page:
        settle(page)
        page.get_by_role("button", name="How soft?").click()
        page.wait_for_function(
            "() => /\\d+\\s%.*\\d+\\s%/.test(document.querySelector('.page')?.innerText)"
        )


@pytest.mark.parametrize("size", [WIDE, PHONE])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_is_cut_and_no_rule_of_accessibility_is_broken(served, chromium, size, lang):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    address, _, _ = served
    with visit(chromium, f"{address}?lang={lang}", size) as page:
        settle(page)
        wide, high = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        )
        assert wide <= size["width"]
        if size == WIDE:
            assert high <= size["height"]
        found = axe.Axe().run(page).response["violations"]
        told = [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found]
        assert told == [], json.dumps(told)


def test_another_host_name_is_not_answered(served):
    import urllib.error
    import urllib.request

    address, _, output = served
    headers = {"Host": "evil.example"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - our own server
    with pytest.raises(urllib.error.HTTPError, match="400"):
        urllib.request.urlopen(request)  # noqa: S310 - our own server
    output.seek(0)
    assert "Only this machine" in output.read()
