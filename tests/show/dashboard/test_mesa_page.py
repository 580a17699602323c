"""The page of SolaraViz: it renders with the network blocked, steps, and opens in a browser."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from tests.browser import Watch
from tests.ports import free_port, wait_for

from coalition_sim.show.mesa_server import command_line, environment

pytestmark = pytest.mark.slow
solara = pytest.importorskip("solara", reason="the extra 'solara' is not installed")


def refuse(*_, **__):
    raise OSError("the network is blocked")


@pytest.fixture
def rendered(monkeypatch):
    from coalition_sim.show import mesa_page

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    _, found = solara.render(
        solara.AppLayout(children=[mesa_page.Page()]), handle_error=False
    )
    yield found
    found.close()


def test_the_page_renders_and_steps_with_the_network_blocked(rendered):
    import ipyvuetify

    buttons = rendered.find(ipyvuetify.Btn).widgets
    step = next(button for button in buttons if button.children == ["Step"])
    for _ in range(2):
        step.click()
    labels = {slider.label for slider in rendered.find(ipyvuetify.Slider).widgets}
    from coalition_sim.show.mesa_page import SLIDERS

    assert set(SLIDERS.values()) <= labels


def test_the_map_of_credibility_shows_every_guarantor():
    from coalition_sim.engine import CoalitionModel
    from coalition_sim.show.mesa_page import credibility_figure

    model = CoalitionModel("paris", weeks=4)
    model.step()
    (axes,) = credibility_figure(model).axes
    assert len(axes.texts) == len(model.guarantors)


def test_the_page_opens_and_steps_in_a_browser_without_any_other_host(chromium):
    port = free_port()
    command = command_line("127.0.0.1", port, browser=False)
    server = subprocess.Popen(
        command, env=environment("paris", 3), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    context = chromium.new_context(viewport={"width": 1280, "height": 720})
    context.set_default_timeout(60_000)
    watch = Watch(context)
    try:
        wait_for(port, server)
        page = context.new_page()
        page.goto(f"http://localhost:{port}/")
        page.get_by_role("button", name="Step").click()
        page.get_by_text("Week 1:").wait_for()
        assert watch.outside == []
    finally:
        context.close()
        server.terminate()
        server.wait(20)


def test_the_page_of_mesa_is_told_what_to_open():
    told = environment("bare_truce", 7)
    assert told["COALITION_SIM_PAGE"] == "bare_truce"
    assert sys.executable in command_line("127.0.0.1", 1, browser=True)
