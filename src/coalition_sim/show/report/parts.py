"""What a page is made of: texts in a language, tables, pictures."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """A text in a language that may differ from the page's.

    Attributes
    ----------
    text : str
        The words, as plain text: the page escapes them.
    lang : str
        Language of the words.
    """

    text: str
    lang: str = "en"


class Keys(NamedTuple):
    """Keys of the bibliography, to be linked to where the page lists them."""

    keys: tuple[str, ...]


Cell = str | Said | Keys


class Table(NamedTuple):
    """A table; the first cell of each row is the row's header.

    Attributes
    ----------
    caption : str
        What the table tells.
    head : tuple of str
        Headers of the columns.
    rows : tuple of tuple
        Cells.
    numeric : tuple of int
        Columns of numbers.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()


class Picture(NamedTuple):
    """A figure of the page.

    Attributes
    ----------
    name : str
        Short name; also the anchor.
    heading : str
        The question that it answers.
    alt : str
        What it shows, for those who do not see it.
    caption : str
        How to read it.
    source : str
        The picture itself, as a data address.
    table : Table, optional
        The numbers behind it.
    """

    name: str
    heading: str
    alt: str
    caption: str
    source: str
    table: Table | None = None
