"""The build backend: setuptools, and mypyc where a wheel is to be compiled.

A wheel is compiled where the machine has a C compiler and Python's headers; CONFLICT_EVENTS_COMPILE=1
insists on it, CONFLICT_EVENTS_COMPILE=0 leaves it out. An editable install never is, so that a change
of the source is seen at once.
"""

from __future__ import annotations

import ast
import os
import shlex
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from setuptools import Extension, build_meta
from setuptools.build_meta import *  # noqa: F403 (the hooks of PEP 517 and 660 that stay as they are)
from setuptools.command.build_ext import build_ext

MYPYC = "mypy>=2.4"
# The engine is what reads an article, from these modules on to all that they import of the package,
STAGES = ("text/cleaning", "text/languages", "text/sentences", "article/analysis")
# but for what is read once in a process, or made by plugins: compiling that gains nothing.
APART = frozenset("almanac collecting decoding errors gazetteer kept models packs".split())
# Types were checked before, by the rules of pyproject.toml and with all libraries there, as they are not here.
_MYPY = [
    "--config-file=",
    "--cache-dir=build/mypyc/cache",
    "--ignore-missing-imports",
    "--explicit-package-bases",
]
# Nothing but Python calls into the modules: calls among them need no detour by the tables of the linker.
_APART_FROM_OTHERS = ["-fvisibility=hidden"]
_SETTING = "CONFLICT_EVENTS_COMPILE"


def insisted() -> bool:
    """Whether a wheel that cannot be compiled is to be none."""
    return os.environ.get(_SETTING) == "1"


def able() -> bool:
    """Whether a C compiler and Python's headers are here."""
    compiler = shlex.split(os.environ.get("CC") or sysconfig.get_config_var("CC") or "")
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return bool(compiler) and shutil.which(compiler[0]) is not None and headers.exists()


def wanted() -> bool:
    """Whether a wheel is to be compiled here; raises `SystemExit` for a setting that is neither 0 nor 1."""
    setting = os.environ.get(_SETTING, "")
    if setting not in ("", "0", "1"):
        raise SystemExit(
            f"{_SETTING}={setting}: say 1 to compile, 0 not to, or nothing to do what is possible"
        )
    return setting == "1" or (setting != "0" and able())


def get_requires_for_build_wheel(config_settings: Mapping[str, Any] | None = None) -> list[str]:
    """What must be installed to build a wheel (a hook of PEP 517)."""
    return [*build_meta.get_requires_for_build_wheel(config_settings), *([MYPYC] if wanted() else [])]


def engine(package: Path) -> set[Path]:
    """The files of the package that are compiled: a new module of the engine needs no line anywhere."""
    found: set[Path] = set()
    waiting = [package / f"{name}.py" for name in STAGES]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [one for one in _imported(path) if one.exists() and one.stem not in APART]
    return found


def _imported(path: Path) -> Iterator[Path]:
    """The files that the relative imports of a module can mean."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            yield folder.with_suffix(".py")
            yield from (folder / f"{alias.name}.py" for alias in node.names)


def extensions() -> list[Extension]:
    """The compiled modules of the wheel that is being built; none for any other command."""
    if "bdist_wheel" not in sys.argv or not wanted():
        return []
    files = sorted(map(str, engine(Path("conflict_events"))))
    try:
        from mypyc.build import mypycify

        made: list[Extension] = mypycify(
            [*_MYPY, *files],
            opt_level="2",
            debug_level="0",
            multi_file=True,
            group_name="conflict_events",
            target_dir="build/mypyc",
        )
        for one in made if os.name == "posix" else ():
            one.extra_compile_args = [*one.extra_compile_args, *_APART_FROM_OTHERS]
        return made
    except (Exception, SystemExit) as error:  # mypyc leaves the program for whatever it does not like
        _uncompiled(error)
        return []


class BuildAllOrNone(build_ext):  # type: ignore[misc]  # setuptools ships no types
    """Compiles all modules, or, where one of them fails, none: half of them would not work."""

    def run(self) -> None:
        try:
            super().run()
        except Exception as error:
            _uncompiled(error)
            for extension in self.extensions:
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.extensions: list[Extension] = []


def _uncompiled(error: BaseException) -> None:
    """Says why the wheel is not compiled; raises the error again where that was insisted on."""
    if insisted():
        raise error
    print(f"not compiled, and so slower, but complete: {error}", file=sys.stderr)
