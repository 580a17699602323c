"""How NiceGUI's pages lay out sections: semantic elements, every text as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nicegui import ui

from coalition_sim.show.classroom.network import STATIC

if TYPE_CHECKING:
    from coalition_sim.show.classroom.sections import Section, Table


def text(tag: str, content: str, props: str = "") -> ui.element:
    """Add an element that holds a text, never markup."""
    element = ui.element(tag).props(props)
    element._text = content  # noqa: SLF001 - as NiceGUI's own text elements do
    return element


def section(told: Section) -> None:
    """Add a section."""
    if told.folded:
        with ui.element("details").classes("panel"):
            text("summary", told.heading)
            _body(told)
        return
    with ui.element("section").classes("panel"):
        text("h2", told.heading)
        _body(told)


def _body(told: Section) -> None:
    for paragraph in told.paragraphs:
        text("p", paragraph)
    if told.table and told.table.rows:
        table(told.table)


def table(told: Table) -> None:
    """Add a table with a caption, that scrolls by itself where it is too wide."""
    with ui.element("div").classes("scroll").props('tabindex=0 role="region"') as box:
        box._props["aria-label"] = told.caption  # noqa: SLF001 - a text that holds any sign
        with ui.element("table"):
            text("caption", told.caption)
            with ui.element("thead"), ui.element("tr"):
                for column in told.columns:
                    text("th", column, "scope=col")
            with ui.element("tbody"):
                for row in told.rows:
                    with ui.element("tr"):
                        for place, cell in enumerate(row):
                            text("td" if place else "th", cell, "" if place else "scope=row")


def style(lang: str) -> None:
    """Give a page its style and its language."""
    ui.add_css((STATIC / "classroom.css").read_text("utf-8"))
    ui.query("html").props(f'lang="{lang}"')
