"""What is installed: readers, fetchers, language packs and commands, gathered into one `Plugins` value.

Built-in plugins are the folders of the package ``conflict_events_plugins``, found by looking; other
people's are found by the entry-point group ``conflict_events``. Both use the same hooks. Nothing
global is kept: each call of `load_plugins` with new arguments makes a plugin manager of its own.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sys
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

from . import hookspecs
from .errors import PluginError
from .fetching import Fetcher
from .models import Exporter, LanguagePack, Reader

if TYPE_CHECKING:
    import click

GROUP = "conflict_events"
BUILTIN_PACKAGE = "conflict_events_plugins"


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginSource:
    """Where a plugin came from (a folder or a distribution) and its version."""

    location: str
    version: str
    builtin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plugins:
    """All that is installed. ``sources`` and ``supplied_by`` are keyed by plugin and by thing.

    ``warnings`` says which plugins were skipped, and why.
    """

    readers: tuple[Reader, ...] = ()
    fetchers: tuple[Fetcher, ...] = ()
    exporters: tuple[Exporter, ...] = ()
    languages: tuple[LanguagePack, ...] = ()
    commands: tuple[Callable[..., object], ...] = ()
    sources: Mapping[str, PluginSource] = field(default_factory=dict)
    supplied_by: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def register_commands(self, group: click.Group) -> None:
        """Lets every plugin add its commands to the command line."""
        for register in self.commands:
            register(group)


@functools.cache
def load_plugins(*, strict: bool = False, builtin: bool = True) -> Plugins:
    """The plugins that are installed; without ``builtin`` only other people's.

    Raises `PluginError` where two plugins claim one reader name or language, where
    a built-in one is broken, and in strict mode where any is; else a broken one is skipped and
    named in ``warnings``. The result is kept: ``load_plugins.cache_clear()`` looks again.
    """
    manager = pluggy.PluginManager(GROUP)
    manager.add_hookspecs(hookspecs)
    gathered = _Gathered()
    for name, source, load in [*(_builtin() if builtin else ()), *_third_party()]:
        try:
            found = _supplied(manager, name, load())
            if not source.builtin:  # a pack of ours is checked when it is read
                _check_packs(found.languages)
        except Exception as error:  # whatever a stranger's code raises
            message = f"plugin {name!r} ({source.location} {source.version}) cannot be used: {_said(error)}"
            if strict or source.builtin:
                raise PluginError(f"{message}; mend or uninstall it") from error
            gathered.warnings.append(f"{message}; it is skipped: mend or uninstall it")
            continue
        gathered.add(name, source, found)
    return gathered.plugins()


def _builtin() -> Iterator[tuple[str, PluginSource, Callable[[], object]]]:
    package = _builtin_package()
    version = _version("conflict-events")
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        if info.ispkg:
            module = f"{BUILTIN_PACKAGE}.{info.name}"
            folder = str(Path(getattr(info.module_finder, "path", "")) / info.name)
            source = PluginSource(location=folder, version=version, builtin=True)
            yield info.name, source, functools.partial(importlib.import_module, module)


def _builtin_package() -> types.ModuleType:
    """The package of built-in plugins; in a checkout that is not installed, the folder beside the core."""
    try:
        return importlib.import_module(BUILTIN_PACKAGE)
    except ModuleNotFoundError as error:
        folder = Path(__file__).resolve().parent.parent / "plugins"
        if error.name != BUILTIN_PACKAGE or not folder.is_dir():
            raise PluginError(
                f"the built-in plugins are not there (no package {BUILTIN_PACKAGE}); "
                "install again with: pip install --force-reinstall conflict-events"
            ) from error
        package = types.ModuleType(BUILTIN_PACKAGE)
        package.__path__ = [str(folder)]
        sys.modules[BUILTIN_PACKAGE] = package
        return package


def _third_party() -> Iterator[tuple[str, PluginSource, Callable[[], object]]]:
    for entry in sorted(metadata.entry_points(group=GROUP), key=lambda entry: entry.name):
        distribution = entry.dist
        source = PluginSource(
            location=distribution.name if distribution is not None else entry.value,
            version=distribution.version if distribution is not None else "unknown",
        )
        yield entry.name, source, entry.load


@dataclass(slots=True)
class _Supplied:
    readers: list[Reader] = field(default_factory=list)
    fetchers: list[Fetcher] = field(default_factory=list)
    exporters: list[Exporter] = field(default_factory=list)
    languages: list[LanguagePack] = field(default_factory=list)
    commands: list[Callable[..., object]] = field(default_factory=list)


def _supplied(manager: pluggy.PluginManager, name: str, plugin: object) -> _Supplied:
    """All that one plugin's hooks return, checked."""
    if manager.register(plugin, name=name) is None:
        raise PluginError("another plugin is registered under this name")
    manager.check_pending()
    implementations = {
        caller.name: implementation.function
        for caller in manager.get_hookcallers(plugin) or ()
        for implementation in caller.get_hookimpls()
        if implementation.plugin is plugin
    }
    commands = implementations.get("register_commands")
    return _Supplied(
        readers=_listed(implementations, "register_readers", Reader),
        fetchers=_listed(implementations, "register_fetchers", Fetcher),
        exporters=_listed(implementations, "register_exporters", Exporter),
        languages=_listed(implementations, "register_languages", LanguagePack),
        commands=[commands] if commands is not None else [],
    )


def _listed(implementations: Mapping[str, Callable[..., Any]], hook: str, kind: type[Any]) -> list[Any]:
    if hook not in implementations:
        return []
    returned = implementations[hook]()
    if not isinstance(returned, (list, tuple)) or not all(isinstance(one, kind) for one in returned):
        raise PluginError(f"{hook} returned {returned!r:.80} where a list of {kind.__name__} is due")
    return list(returned)


def _check_packs(packs: list[LanguagePack]) -> None:
    for pack in packs:
        if not Path(pack.path).is_file():
            raise PluginError(f"the language pack {pack.code!r} is not at {pack.path}")


class _Gathered:
    """What has been loaded so far, and by whom."""

    def __init__(self) -> None:
        self.all = _Supplied()
        self.sources: dict[str, PluginSource] = {}
        self.supplied_by: dict[str, str] = {}
        self.warnings: list[str] = []

    def add(self, name: str, source: PluginSource, found: _Supplied) -> None:
        for what in (
            *(f"reader {reader.name!r}" for reader in found.readers),
            *(f"scheme {scheme!r}" for fetcher in found.fetchers for scheme in fetcher.schemes),
            *(f"exporter {exporter.name!r}" for exporter in found.exporters),
            *(f"language {pack.code!r}" for pack in found.languages),
        ):
            if what in self.supplied_by:
                raise PluginError(
                    f"plugins {self.supplied_by[what]!r} and {name!r} both supply the {what}; uninstall one"
                )
            self.supplied_by[what] = name
        self.sources[name] = source
        self.all.readers += found.readers
        self.all.fetchers += found.fetchers
        self.all.exporters += found.exporters
        self.all.languages += found.languages
        self.all.commands += found.commands

    def plugins(self) -> Plugins:
        return Plugins(
            readers=tuple(self.all.readers),
            fetchers=tuple(self.all.fetchers),
            exporters=tuple(sorted(self.all.exporters, key=lambda exporter: exporter.name)),
            languages=tuple(sorted(self.all.languages, key=lambda pack: pack.code)),
            commands=tuple(self.all.commands),
            sources=self.sources,
            supplied_by=self.supplied_by,
            warnings=tuple(self.warnings),
        )


def _said(error: BaseException) -> str:
    return str(error) if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "not installed"
