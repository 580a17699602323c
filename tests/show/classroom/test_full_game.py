"""A whole game: five browsers, thirty light clients, three rounds, a killed server."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from secrets import token_hex
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import pytest
from tests.browser import Watch
from tests.ports import free_port, wait_for

pytest.importorskip("nicegui", reason="the extra 'dashboard' is not installed")
pytestmark = pytest.mark.slow

ROUNDS = 3
BROWSERS, CLIENTS = 5, 30
PATIENCE_MS = 60_000
BEATS_S = 0.4
ARMED = 2  # what the challenger's seat chooses, so that the next round brings an incident
SCRIPT = "<b>Ann</b>"
AWAY = re.compile(  # what a browser says while the server is dead and pages try again
    r"ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|ABORTED)|WebSocket|\b405\b"
)


class Server:
    """The command `classroom`, started, killed and started again on one port."""

    def __init__(self, folder):
        self.folder, self.port = folder, free_port()
        self.output = (folder / "output.txt").open("w+")

    def start(self, *options):
        code = "from coalition_sim.cli import main; main()"
        command = ["classroom", "paris", "--port", str(self.port), "--replicates", "60", *options]
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, *command, "--quiet"],
            cwd=self.folder, stdout=self.output, stderr=subprocess.STDOUT,
            env={**os.environ, "MPLBACKEND": "Agg", "PYTHONUNBUFFERED": "1"},
        )  # fmt: skip
        wait_for(self.port, self.process)
        said = (self.folder / "output.txt").read_text("utf-8")
        self.teacher = re.findall(r"Teacher:\s+(\S+)", said)[-1]
        self.code = re.findall(r"join code: (\w+)", said)[-1]
        return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(20)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/"

    @property
    def session(self):
        return self.folder / "game" / "session.jsonl"

    def entries(self):
        return [json.loads(line) for line in self.session.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class")
    game = ["--rounds", str(ROUNDS), "--minutes", "0", "--out", str(folder / "game")]
    running = Server(folder).start(*game)
    yield running
    running.process.terminate()
    running.process.wait(20)


class Light(threading.Thread):
    """A student's page without a browser: joins, looks, moves, tries again."""

    def __init__(self, server, seat, name):
        super().__init__(daemon=True)
        self.server, self.seat, self.name_given = server, seat, name
        self.token, self.acknowledged, self.over = token_hex(24), {}, False
        self.idle = set()  # rounds in which this seat had nothing to decide
        self.gate = threading.Event()  # closed: it looks, but does not move

    def ask(self, path, body=None):
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        while True:
            try:
                with urlopen(Request(self.server.address + path, data, headers), timeout=8) as got:  # noqa: S310
                    text = got.read()
                    return got.status, json.loads(text) if text else None
            except HTTPError as error:
                if error.code != 429:
                    return error.code, json.loads(error.read() or b"null")
            except (URLError, OSError):
                pass
            time.sleep(BEATS_S)

    def run(self):
        wanted = {"code": self.server.code, "name": self.name_given, "seat": self.seat}
        status, told = self.ask("api/join", wanted | {"token": self.token})
        assert status == 200, told
        while not self.over:
            _, view = self.ask("api/view")
            self.over = bool(view and view.get("over"))
            if view and view["phase"] == "round" and not view["form"]:
                self.idle.add(view["round"])
            if view and view["form"] and view["round"] not in self.acknowledged:
                self.gate.wait()
                self.move(view)
            time.sleep(BEATS_S)

    def has_done(self, number):
        return number in self.acknowledged or number in self.idle

    def move(self, view):
        choice = [option["value"] for option in view["form"]["options"]][-1:]
        body = {"id": token_hex(24), "round": view["round"], "n": 1, "choice": choice}
        answers = [self.ask("api/move", body) for _ in range(2)]  # as if the first answer was lost
        if answers[0][0] == 200:
            assert answers[0] == answers[1]
            self.acknowledged[view["round"]] = body["id"]


def join(page, server, name, *, seat):
    page.goto(server.address)
    page.get_by_label("Join code").fill(server.code.lower())
    page.get_by_role("button", name="Continue").click()
    page.locator("#name").fill(name)
    page.locator("#seat").select_option(seat)
    page.locator("form button").click()
    page.wait_for_url("**/play")


def choose(page, option):
    """Choose an option and wait until the page says that the server has it."""
    form = page.locator("#choice")
    if not form.count():
        return False
    form.locator("input").nth(option).check()
    form.locator("button").click()
    page.get_by_text("The server has:").wait_for()
    return True


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_a_class_plays_three_rounds_through_a_crash(chromium, server):  # noqa: PLR0915 (one story)
    contexts = [chromium.new_context(viewport={"width": 1280, "height": 720})]
    contexts += [
        chromium.new_context(viewport={"width": 390, "height": 844}) for _ in range(BROWSERS)
    ]
    watches = [Watch(context) for context in contexts]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.set_default_timeout(PATIENCE_MS)
    teacher, students = pages[0], pages[1:]
    seats = ["challenger", "commission", "DEU", "FRA", "GBR"]
    names = [SCRIPT, "Bo", "Cy", "Di", "Ed"]
    for page, name, seat in zip(students, names, seats, strict=True):
        join(page, server, name, seat=seat)
    _, told = Light(server, "", "").ask("api/enter", {"code": server.code})
    free = [seat["value"] for seat in told["seats"]]
    lights = [Light(server, seat, f"L{seat}") for seat in free[:CLIENTS]]
    for light in lights:
        light.start()
    teacher.goto(server.teacher)
    teacher.get_by_text(SCRIPT).first.wait_for()
    wait_until(lambda: len(seated(server)) == BROWSERS + CLIENTS)
    assert not teacher.locator("b").count()  # a nickname stays text

    press(teacher, "Begin")
    chosen = 0
    for number in range(1, ROUNDS + 1):
        teacher.get_by_role("heading", name=f"Round {number} of {ROUNDS}").wait_for()
        close = teacher.get_by_role("button", name="Disclose now").element_handle()
        for light in lights:
            light.gate.set()
        wait_until(lambda n=number: all(light.has_done(n) for light in lights))
        teacher.wait_for_timeout(1000)  # two looks of the page
        assert close.evaluate("button => button.isConnected")  # moves leave the controls alone
        if number == 2:
            students[2].reload()  # a browser that drops comes back to its seat
            before = server.entries()
            server.kill()
            server.start("--resume", str(server.session))
            assert server.entries()[: len(before)] == before
            teacher.goto(server.teacher)
        for page in students:
            page.get_by_text(f"Round {number} of {ROUNDS}").first.wait_for()
            chosen += choose(page, ARMED if page is students[0] else 0)
        press(teacher, "Disclose now")
        following = "To the debrief" if number == ROUNDS else "Next round"
        buttons = teacher.get_by_role("button", name=re.compile("Next round|To the debrief"))
        buttons.wait_for()
        if buttons.inner_text() != following:
            break  # a war ends the game before its last round
        buttons.click()
    finish(teacher)

    moves = [entry for entry in server.entries() if entry["kind"] == "move"]
    assert max(Counter(entry["id"] for entry in moves).values()) == 1
    sent = {identity for light in lights for identity in light.acknowledged.values()}
    assert sent <= {entry["id"] for entry in moves}
    assert len(moves) == len(sent) + chosen
    assert chosen > ROUNDS
    assert len(sent) > CLIENTS  # more than one round asked the states

    teacher.goto(f"{server.address}debrief?lang=en")
    teacher.get_by_role("heading", level=1).wait_for()
    assert "1,000" not in teacher.inner_text("body")  # 60 futures were asked for
    for watch in watches:
        assert watch.outside == []
        assert [error for error in watch.errors if not AWAY.search(error)] == []


def finish(teacher):
    """End what is left: a last round of war, or a game that is over."""
    from playwright.sync_api import TimeoutError as PlaywrightTimeout

    while not teacher.get_by_role("link", name="Open the debrief").count():
        for name in ("To the debrief", "Next round", "Disclose now"):
            button = teacher.get_by_role("button", name=name, exact=True)
            if button.count():
                with suppress(PlaywrightTimeout):  # it was pressed before, and is gone by now
                    button.click(timeout=2000)
                break
        teacher.wait_for_timeout(700)


def seated(server):
    return [entry for entry in server.entries() if entry["kind"] == "seat"]


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.1)
