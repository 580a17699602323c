"""The session's file: one JSON line an entry, on disk before anybody is told that it counts."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from coalition_sim.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "session.jsonl"
OWNER_ONLY = 0o600


class Journal:
    """An append-only file that only this process writes.

    Parameters
    ----------
    path : pathlib.Path
        The session's file; its name is fixed by the server, never by a visitor.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            self._descriptor = os.open(path, flags, OWNER_ONLY)
        except OSError as error:
            raise OutputError(f"{path}: cannot be written ({error.strerror})") from error

    def append(self, entry: dict[str, Any]) -> None:
        """Write one entry and wait until it is on the disk.

        Parameters
        ----------
        entry : dict
            Plain values.
        """
        line = json.dumps(entry, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        while line:
            line = line[os.write(self._descriptor, line) :]
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the file."""
        os.close(self._descriptor)


def create(folder: Path) -> Journal:
    """Return the journal of a new session in a folder that holds none yet.

    Raises
    ------
    OutputError
        If the folder cannot be made, or holds a session already.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"--out = {folder}: cannot be made ({error.strerror})") from error
    path = folder / FILE
    if path.exists():
        raise OutputError(
            f"{path}: holds a session, and nothing is overwritten; go on with it by "
            f"--resume {path}, or give another folder by --out"
        )
    return Journal(path)


def read(path: Path) -> list[dict[str, Any]]:
    """Return a session's entries; a last line that a crash cut short is cut off the file.

    Parameters
    ----------
    path : pathlib.Path
        A session's file, or its folder.

    Raises
    ------
    OutputError
        For a file that is missing or is no session's.
    """
    file = found(path)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OutputError(f"--resume {file}: cannot be read ({error.strerror})") from error
    whole = data[: data.rfind(b"\n") + 1]
    try:
        entries = [json.loads(line) for line in whole.splitlines()]
    except ValueError as error:
        raise OutputError(f"--resume {file}: is no session's file ({error})") from error
    if not entries or not all(isinstance(e, dict) and "kind" in e for e in entries):
        raise OutputError(f"--resume {file}: is no session's file; give a {FILE}")
    if len(whole) < len(data):
        os.truncate(file, len(whole))
    return entries


def found(path: Path) -> Path:
    """Return the session's file where its folder may have been given."""
    return path / FILE if path.is_dir() else path
