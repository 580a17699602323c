"""A study on disk: a manifest, one Parquet shard a chunk, one table in the end.

Every file is written under a temporary name and then renamed, so that a file that has its name is
whole. A process that is killed leaves whole shards and perhaps one temporary file.
"""

from __future__ import annotations

import errno
import io
import json
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from coalition_sim.errors import OutputError
from coalition_sim.study.design import varied_column

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

    from coalition_sim.study.chunks import Chunk, PointRows
    from coalition_sim.study.design import Design

MANIFEST = "manifest.json"
SHARDS = "shards"
PART = ".part"
KEPT = "what is done is kept"
GO_ON = "then go on with --resume (resume=True)"


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    OutputError
        If the disk is full or the folder cannot be written; what stands there is kept.
    """
    part = path.with_name(path.name + PART)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            rule, remedy = "the disk is full", "make room"
        else:
            rule, remedy = f"cannot be written ({_reason(error)})", "make it writable"
        raise OutputError(f"{path}: {rule}; {KEPT}: {remedy}, {GO_ON}") from error


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def shard_table(rows: Iterable[PointRows]) -> pa.Table:
    """Return point, error and what was measured, as one table; no columns for an error."""
    return pa.concat_tables([_point_table(row) for row in rows], promote_options="default")


def _point_table(row: PointRows) -> pa.Table:
    length = len(next(iter(row.columns.values()))) if row.columns else 1
    head = {"point": [row.point] * length, "error": [row.error] * length}
    return pa.table(head | {name: pa.array(values) for name, values in row.columns.items()})


class Archive:
    """The folder of a study.

    Parameters
    ----------
    folder : Path
        Where it is.
    manifest : dict
        All that its numbers depend on.
    """

    def __init__(self, folder: Path, manifest: dict[str, Any]) -> None:
        self.folder = folder
        self.manifest = manifest

    def open(self, *, resume: bool) -> None:
        """Make the folder ready, or say why a study cannot be kept there.

        Parameters
        ----------
        resume : bool
            Whether to go on with the same study where it stands there.
        """
        names = self._names()
        if MANIFEST in names:
            self._check_same(resume=resume)
        elif {name for name in names if not name.endswith(PART)} - {SHARDS}:
            rule = "holds other files, and nothing is overwritten"
            raise OutputError(f"{self.folder}: {rule}; give a new or empty folder")
        else:
            text = json.dumps(self.manifest, indent=1, ensure_ascii=False)
            put(self.folder / MANIFEST, f"{text}\n".encode())
            (self.folder / SHARDS).mkdir(exist_ok=True)

    def _names(self) -> set[str]:
        """Return what the folder holds, once it is there and can be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder):
                pass
            return {path.name for path in self.folder.iterdir()}
        except OSError as error:
            rule = f"cannot be written ({_reason(error)})"
            raise OutputError(f"{self.folder}: {rule}; give a folder that can be") from error

    def _check_same(self, *, resume: bool) -> None:
        said = read_manifest(self.folder)
        differing = different(said, json.loads(json.dumps(self.manifest)))
        if differing:
            remedy = "give another folder, or the settings of the one there"
            raise OutputError(f"{self.folder}: holds another study ({differing}); {remedy}")
        (self.folder / SHARDS).mkdir(exist_ok=True)
        if not resume:
            remedy = "go on with --resume (resume=True), or give another folder"
            raise OutputError(f"{self.folder}: holds this very study; {remedy}")

    def path(self, chunk: Chunk) -> Path:
        """Return where the shard of a chunk is, or will be."""
        return self.folder / SHARDS / f"{chunk.number:06}.parquet"

    def read(self, chunk: Chunk) -> pa.Table | None:
        """Return the shard of a chunk, or None where it is not there or not whole."""
        try:
            table = pq.read_table(io.BytesIO(self.path(chunk).read_bytes()))
        except (OSError, pa.ArrowInvalid):
            return None
        whole = set(table.column("point").to_pylist()) == set(chunk.points)
        return table if whole else None

    def write(self, chunk: Chunk, table: pa.Table) -> None:
        """Write the shard of a chunk."""
        put(self.path(chunk), parquet_bytes(table))

    def finish(self, table: pa.Table) -> None:
        """Write the one table that the shards make, as Parquet and as CSV."""
        name = self.manifest["study"]
        put(self.folder / f"{name}.parquet", parquet_bytes(table))
        frame = table.to_pandas()
        put(self.folder / f"{name}.csv", frame.to_csv(index=False, lineterminator="\n").encode())


def parquet_bytes(table: pa.Table) -> bytes:
    """Return a table as the bytes of a Parquet file; the same bytes for the same table."""
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()


def whole_table(design: Design, shards: list[pa.Table]) -> pa.Table:
    """Return the shards as one table, with what each point changed beside its number."""
    table = pa.concat_tables(shards, promote_options="default").combine_chunks()
    points = table.column("point").to_numpy()
    for place, key in enumerate(design.keys, start=1):
        values = varied_column([point[place - 1] for point in design.points])
        table = table.add_column(place, key, pa.array(values).take(pa.array(points)))
    return table


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return the manifest of a study's folder, or say that it holds none."""
    path = folder / MANIFEST
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        rule = f"no study can be read here ({error})"
        raise OutputError(f"{path}: {rule}; give the folder of a study") from error
    if not isinstance(said, dict) or "study" not in said:
        raise OutputError(f"{path}: is not the manifest of a study; give another folder")
    return said


def read_table(folder: Path) -> pd.DataFrame:
    """Return the table of a finished study."""
    path = folder / f"{read_manifest(folder)['study']}.parquet"
    try:
        frame: pd.DataFrame = pq.read_table(path).to_pandas()
    except OSError as error:
        remedy = "finish the study with --resume (resume=True)"
        raise OutputError(f"{path}: cannot be read ({_reason(error)}); {remedy}") from error
    return frame


def different(there: dict[str, Any], here: dict[str, Any]) -> str:
    """Return the first thing in which two manifests differ, in words; nothing if none does."""
    for key in (*here, *there):
        one, other = there.get(key), here.get(key)
        if one != other and isinstance(one, dict) and isinstance(other, dict):
            return f"{key}: {different(one, other)}"
        if one != other:
            return f"{key} {_short(one)} there, {_short(other)} here"
    return ""


def _short(value: Any) -> str:
    if isinstance(value, list):
        return f"[{len(value)} entries]"
    text = json.dumps(value)
    return text if len(text) <= 40 else f"{text[:12]}...{text[-4:]}"  # noqa: PLR2004
