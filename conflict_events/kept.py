"""What takes long to prepare is kept beside the file that it is made from, as Python keeps compiled modules.

A kept value lies in the ``__pycache__`` folder of that file (or below ``PYTHONPYCACHEPREFIX``), with a digest of what
it was made from: the bytes of the file, and the path, size and time of every file of this package. Where one of
them changes it is made anew, so no rule is ever stale. Where nothing can be written, nothing is kept.

What is read back is a pickle, which can run code. So nothing is kept, and nothing is read, but beside modules that
this process has imported: whoever may write there can run code already. A pack that is only a file (``--pack``)
is prepared each time.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import importlib.util
import io
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from .collecting import uncollected

T = TypeVar("T")

_PACKAGE: Final = Path(__file__).resolve().parent
_BEGUN: Final = time.time()
_DIGEST: Final = 32  # bytes
_PROTOCOL: Final = 5


def state_of(path: Path) -> bytes | None:
    """A digest of the bytes of a file; None where it cannot be read."""
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=_DIGEST).digest()
    except OSError:
        return None


def kept(
    what: str,
    path: Path,
    make: Callable[[], T],
    shared: Callable[[], Mapping[str, object]] = dict,
    state: bytes | None = None,
) -> T:
    """What ``make`` gives, or gave when the file at ``path`` and this program were as they are now.

    ``what`` names it among the things that are made from that file. ``shared`` gives objects that are not kept with
    it, nor what those of them hold that are lists: where the value refers to one, it refers after reading to the one
    that has its name, and its place in the list, now. ``state`` is that of the file when it was read, if it was.
    Errors are those of ``make``; a kept value that cannot be read or written is made again, silently.
    """
    place = _place(what, path)
    state = state or state_of(path)
    if place is None or state is None:
        return make()
    with contextlib.suppress(
        Exception
    ):  # whatever comes of a pickle of another version, or one that was cut off
        return _read(place, _digest(path, state), shared())  # type: ignore[no-any-return]
    made = make()
    with contextlib.suppress(Exception):
        if state_of(path) == state:
            _write(place, _digest(path, state), made, shared())
    return made


def _place(what: str, path: Path) -> Path | None:
    """Where a thing is kept; None where code beside the file has not run in this process."""
    folder = str(path.parent)
    if folder not in _imported() or not path.is_file():
        return None
    return Path(importlib.util.cache_from_source(str(path))).with_suffix(f".{what}")


def _imported() -> Iterator[str]:
    """The folders of the packages that this process has imported."""
    for module in tuple(sys.modules.values()):
        yield from map(str, getattr(module, "__path__", ()))


def _digest(path: Path, state: bytes) -> bytes:
    made_from = b"\0".join((_program(), str(path).encode("utf-8", "surrogateescape"), state))
    return hashlib.blake2b(made_from, digest_size=_DIGEST).digest()


@functools.cache
def _program() -> bytes:
    """The files of this package, each with its size and time, as Python tells whether a module was changed.

    Raises `RuntimeError` where one was changed since they were imported: what is made now is not what they say.
    """
    found = [f"{_PACKAGE} {sys.version}"]
    for folder, folders, files in os.walk(_PACKAGE):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(files):
            state = Path(folder, name).stat()
            if state.st_mtime > _BEGUN:
                raise RuntimeError(f"{name} was changed while the program runs")
            found.append(f"{folder}/{name} {state.st_size} {state.st_mtime_ns}")
    return "\n".join(found).encode("utf-8", "surrogateescape")


def _read(place: Path, digest: bytes, shared: Mapping[str, object]) -> Any:
    with place.open("rb") as file:
        if file.read(_DIGEST) != digest:
            raise ValueError("made from other files")
        with uncollected():
            return _Unpickler(file, shared).load()


def _write(place: Path, digest: bytes, value: object, shared: Mapping[str, object]) -> None:
    """Puts the whole file in its place at once: others may be reading, or writing the same."""
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{place.name}.{os.getpid()}")
    with unfinished.open("xb") as file:
        try:
            file.write(digest)
            _Pickler(file, shared).dump(value)
            file.flush()
            unfinished.replace(place)
        except BaseException:
            unfinished.unlink()
            raise


class Parts(Mapping[str, Any]):
    """A mapping of which each part is unpickled when it is first asked for: most are never."""

    def __init__(self, parts: Mapping[str, Any]) -> None:
        self._kept = {name: pickle.dumps(part, _PROTOCOL) for name, part in parts.items()}
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = pickle.loads(self._kept[name])  # noqa: S301 (pickled by this object)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


_Name = str | tuple[str, int]


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BufferedWriter, shared: Mapping[str, object]) -> None:
        super().__init__(file, _PROTOCOL)
        self._names: dict[int, _Name] = {}
        for name, one in shared.items():
            self._names[id(one)] = name
            if isinstance(one, list):
                self._names |= {id(item): (name, index) for index, item in enumerate(one)}

    def persistent_id(self, value: object) -> _Name | None:
        return self._names.get(id(value))

    def reducer_override(self, value: Any) -> Any:
        """Frozen dataclasses, most of what is kept, as calls of their class: half as long to read as their state."""
        kind = type(value)
        if not dataclasses.is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            return NotImplemented
        given = dataclasses.fields(kind)
        if any(one.kw_only or not one.init for one in given):
            return NotImplemented
        return kind, tuple(getattr(value, one.name) for one in given)


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BufferedReader, shared: Mapping[str, Any]) -> None:
        super().__init__(file)
        self._shared = shared

    def persistent_load(self, name: _Name) -> object:
        return self._shared[name] if isinstance(name, str) else self._shared[name[0]][name[1]]
