"""The page's own elements: native inputs, which bring their roles, and the map of tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nicegui.element import Element

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    OnSlide = Callable[[float, bool], None]


class Slider(Element, component="slider.js"):
    """A range input that tells its value while it is moved.

    Parameters
    ----------
    label : str
        Its name.
    on_slide : callable
        Takes the new value, and whether the slider was let go there.
    **props
        name, low, high, step, value, present, disabled, lang, signed.
    """

    def __init__(self, label: str, *, on_slide: OnSlide, **props: Any) -> None:
        super().__init__()
        self._props.update(label=label, **props)
        self.on("slide", lambda event: on_slide(float(event.args[0]), bool(event.args[1])))

    def stand(self, value: float, *, disabled: bool) -> None:
        """Move it from here."""
        self._props.update(value=value, disabled=disabled)
        self.update()


class Toggle(Element, component="toggle.js"):
    """A switch for one part of the declaration.

    Parameters
    ----------
    label : str
        Its name.
    on_toggle : callable
        Takes whether it is on.
    **props
        name, on, disabled.
    """

    def __init__(self, label: str, *, on_toggle: Callable[[bool], None], **props: Any) -> None:
        super().__init__()
        self._props.update(label=label, **props)
        self.on("toggle", lambda event: on_toggle(bool(event.args)))


class Choice(Element, component="choice.js"):
    """A list to choose one from.

    Parameters
    ----------
    label : str
        Its name.
    options : mapping
        Words by key.
    value : str
        What is chosen.
    on_choose : callable
        Takes the key.
    quiet : bool
        Whether its name is for screen readers only.
    """

    def __init__(
        self,
        label: str,
        options: Mapping[str, str],
        value: str,
        *,
        on_choose: Callable[[str], None],
        quiet: bool = False,
    ) -> None:
        super().__init__()
        self._props.update(label=label, options=dict(options), value=value, quiet=quiet)
        self.on("choose", lambda event: on_choose(str(event.args)))


class Tiles(Element, component="tiles.js"):
    """The map of tiles.

    Parameters
    ----------
    label : str
        What the numbers are.
    """

    def __init__(self, label: str) -> None:
        super().__init__()
        self._props.update(label=label, tiles=[])

    def show(self, tiles: list[dict[str, Any]]) -> None:
        """Draw other numbers."""
        self._props.update(tiles=tiles)
        self.update()
