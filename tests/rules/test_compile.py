"""The machinery that makes one source run plain and compiled."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path

import pytest

from coalition_sim.rules import _compile, draws
from coalition_sim.rules import compiled as compiled_draws

numba_only = pytest.mark.skipif(_compile.numba is None, reason="no Numba here")
ADDRESS = (7, 41, 3, 4543554, 5, 2)


def double(x):
    return 2.0 * x


def test_the_compiled_draw_is_the_plain_one():
    assert compiled_draws.uniform4(*ADDRESS) == draws.uniform4(*ADDRESS)


@numba_only
def test_a_function_is_compiled_for_a_signature_or_when_first_called(monkeypatch, tmp_path):
    monkeypatch.setattr(_compile, "HAS_NUMBA", True)
    monkeypatch.setattr(_compile, "cache_folder", lambda: tmp_path)
    before = _compile.numba.config.CACHE_DIR
    if not _compile.numba.config.DISABLE_JIT:
        early = _compile.compiled("f8(f8)", lasting=False)(double)
        assert early(1) == 2.0
        assert len(early.signatures) == 1
    late = _compile.compiled()(double)
    assert late(1.5) == 3.0
    assert _compile.rule(double)(1.5) == 3.0
    assert before == _compile.numba.config.CACHE_DIR


def test_without_numba_functions_stay_as_they_are(monkeypatch):
    monkeypatch.setattr(_compile, "HAS_NUMBA", False)
    assert _compile.compiled("f8(f8)")(double) is double
    assert _compile.rule(double) is double


def test_where_numba_cannot_be_imported_the_rules_are_plain(monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    spec = importlib.util.spec_from_file_location("without_numba", _compile.__file__)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.HAS_NUMBA is False
    assert module.rule(double) is double


@pytest.mark.parametrize(
    ("platform", "variable", "tail"),
    [
        ("win32", "LOCALAPPDATA", ()),
        ("linux", "XDG_CACHE_HOME", ()),
        ("darwin", None, ("Library", "Caches")),
    ],
)
def test_machine_code_goes_where_the_system_keeps_caches(
    monkeypatch, tmp_path, platform, variable, tail
):
    monkeypatch.delenv("COALITION_SIM_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if variable:
        monkeypatch.setenv(variable, str(tmp_path))
    assert _compile._user_cache() == tmp_path.joinpath(*tail)


def test_the_user_may_name_the_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("COALITION_SIM_CACHE", str(tmp_path))
    assert _compile._user_cache() == tmp_path


@numba_only
def test_a_cache_that_cannot_be_written_gives_way_to_a_temporary_one_or_none(monkeypatch, tmp_path):
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    monkeypatch.setattr(_compile, "_user_cache", lambda: blocked)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path / "other"))
    found = _compile.cache_folder.__wrapped__()
    assert found.is_relative_to(tmp_path / "other")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(blocked))
    assert _compile.cache_folder.__wrapped__() is None


@numba_only
def test_the_cache_has_another_name_after_any_change_of_a_rule(monkeypatch):
    before = _compile._fingerprint()
    assert before == _compile._fingerprint()
    read = Path.read_bytes
    changed = "guarantor.py"
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) + b"#" * (path.name == changed))
    assert _compile._fingerprint() != before
