"""What the author of a plugin or a language pack tests it with: the same checks that ours pass.

    from conflict_events.testing import problems_of_pack, problems_of_plugin

    def test_my_format_keeps_the_contract():
        assert problems_of_plugin(Path("my_package/my_format")) == []

A plugin is a folder with ``__init__.py``, ``README.md`` and ``samples/``; beside each sample ``x``
stands ``x.expected.json``: for a reader the documents it gives, for a language what is read in the
sample; for an exporter ``samples/exported/`` holds what it makes of the ledger of `sample_ledger`.
`write_expected` writes them, to be read through by a person and kept.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import importlib.util
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from .errors import ConflictEventsError, PluginError
from .exporting import export
from .fetching import Fetcher
from .findings import Issue
from .json_lines import records
from .measuring.rules import broken_rules
from .models import INSIDE, Document, Exporter, LanguagePack, Reader
from .packs import read_pack
from .pipeline import extract_source
from .plugins import Plugins, load_plugins
from .reading import read, sources
from .sampling import sample_ledger

EXPECTED = ".expected.json"
EXPORTED = Path("samples", "exported")
DOCUMENT_FIELDS = [field.name for field in dataclasses.fields(Document)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PluginFolder:
    """A plugin on disk, installed or not: what it supplies, and everything installed with it in place."""

    path: Path
    readers: tuple[Reader, ...]
    languages: tuple[LanguagePack, ...]
    exporters: tuple[Exporter, ...]
    plugins: Plugins


HOOKS = {
    "register_readers": Reader,
    "register_fetchers": Fetcher,
    "register_languages": LanguagePack,
    "register_exporters": Exporter,
}


def open_plugin(folder: Path) -> PluginFolder:
    """Loads a plugin from its folder; raises `PluginError` where it is none, or a hook gives nonsense."""
    module = _imported(folder)
    supplied: dict[str, list[Any]] = {}
    for hook, kind in HOOKS.items():
        function = getattr(module, hook, None)
        if function is None:
            supplied[hook] = []
            continue
        if not hasattr(function, "conflict_events_impl"):
            raise PluginError(f"{folder}: {hook} is not marked as a hook; put @hookimpl above it")
        supplied[hook] = list(function())
        if not all(isinstance(one, kind) for one in supplied[hook]):
            raise PluginError(f"{folder}: {hook} gives something else than a list of {kind.__name__}")
    readers, _, languages, exporters = (tuple(supplied[hook]) for hook in HOOKS)
    installed = load_plugins()
    mine = {reader.name for reader in readers} | {pack.code for pack in languages}
    made = {exporter.name for exporter in exporters}
    return PluginFolder(
        path=folder,
        readers=readers,
        languages=languages,
        exporters=exporters,
        plugins=dataclasses.replace(
            installed,
            readers=(*readers, *(reader for reader in installed.readers if reader.name not in mine)),
            languages=(*languages, *(pack for pack in installed.languages if pack.code not in mine)),
            exporters=(*exporters, *(one for one in installed.exporters if one.name not in made)),
        ),
    )


def problems_of_plugin(folder: Path) -> list[str]:
    """All that a plugin folder lacks or that its samples do not give, one line each; [] if nothing.

    For a language also the rules of its pack whose examples are not understood.
    """
    try:
        plugin = open_plugin(folder)
    except ConflictEventsError as error:
        return [str(error)]
    found = []
    readme = folder / "README.md"
    if not readme.is_file() or not readme.read_text(encoding="utf-8").strip():
        found.append(
            f"{folder}: has no README.md; say in it what is read or written, what is not, and from which sources"
        )
    samples = samples_of(folder)
    if not samples and (plugin.readers or plugin.languages):
        found.append(f"{folder}: has no samples; put a small real file into {folder.name}/samples")
    for sample in samples:
        found += _problems_of_sample(plugin, sample)
    for pack in plugin.languages:
        found += problems_of_pack(pack)
    found += _problems_of_exports(plugin)
    return found


def problems_of_pack(pack: LanguagePack) -> list[str]:
    """Each example of a pack's rules that is not found, and each counterexample that is, one line each.

    Raises `PackError` where the pack itself is wrong.
    """
    return [str(broken) for broken in broken_rules(read_pack(pack.path, code=pack.code))]


def samples_of(folder: Path) -> list[Path]:
    """The samples of a plugin folder, without the expected results and without tables (``*.toml``)."""
    return sorted(
        path
        for path in (folder / "samples").glob("*")
        if path.is_file() and not path.name.endswith(EXPECTED) and path.suffix not in (".toml", ".md")
    )


def write_expected(folder: Path) -> list[Path]:
    """Writes what each sample of a plugin gives now beside it; the paths that were written."""
    plugin = open_plugin(folder)
    written = []
    for sample in samples_of(folder):
        expected = sample.with_name(sample.name + EXPECTED)
        text = json.dumps(result_of(plugin, sample), ensure_ascii=False, indent=1) + "\n"
        expected.write_text(text, encoding="utf-8")
        written.append(expected)
    files = exported(plugin)
    if files and (folder / EXPORTED).is_dir():
        shutil.rmtree(folder / EXPORTED)
    for name, text in sorted(files.items()):
        path = folder / EXPORTED / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        written.append(path)
    return written


def exported(plugin: PluginFolder) -> dict[str, str]:
    """What the exporters of a plugin make of the sample ledger: for each file its name and text.

    A file is called after the exporter, what is in a folder has the exporter's name before a slash. Raises
    `ExportError`, and `PluginError` where two exports of one ledger differ.
    """
    found: dict[str, str] = {}
    if not plugin.exporters:
        return found
    with tempfile.TemporaryDirectory() as place:
        ledger = sample_ledger(Path(place) / "sample.db")
        for exporter in plugin.exporters:
            times = []
            for number in ("first", "second"):
                out = Path(place) / number / f"{exporter.name}{exporter.suffix}"
                out.parent.mkdir(exist_ok=True)
                export(ledger, exporter.name, out, plugins=plugin.plugins)
                times.append({path: path.read_bytes() for path in ([out] if out.is_file() else _files(out))})
            first, second = ([*one.values()] for one in times)
            if first != second:
                raise PluginError(f"the exporter {exporter.name!r} makes different bytes of one ledger")
            for path in times[0]:
                text = exporter.text(path) if exporter.text else path.read_bytes().decode()
                name = path.relative_to(Path(place) / "first").as_posix()
                found[f"{name}.txt" if exporter.text else name] = text
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _problems_of_exports(plugin: PluginFolder) -> Iterator[str]:
    for exporter in plugin.exporters:
        for name in ("what", "lost"):
            if not getattr(exporter, name).strip().endswith("."):
                yield f"{plugin.path}: the exporter {exporter.name!r} does not say in a sentence {name!r}"
    try:
        now = exported(plugin)
    except ConflictEventsError as error:
        yield f"{plugin.path}: {error}"
        return
    folder = plugin.path / EXPORTED
    then = {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in _files(folder)}
    command = f"conflict-events check --plugin {plugin.path} --write"
    for name in sorted({*now, *then}):
        if name not in then:
            yield f"{folder / name}: is not there, but it is exported; if that is right: {command}"
        elif name not in now:
            yield f"{folder / name}: is there, but it is not exported; if that is right: {command}"
        elif now[name] != then[name]:
            difference = _difference(then[name].splitlines(), now[name].splitlines())
            yield f"{folder / name}: {difference}; if that is right: {command}"


def result_of(plugin: PluginFolder, sample: Path) -> list[dict[str, Any]]:
    """What a sample gives: of a reader its documents, of a language the records of `json_lines`.

    A table (``*.toml``) in the folder of samples is used as in a build. Raises `SourceError`.
    """
    result: list[dict[str, Any]] = []
    for source in sources([sample]):
        if isinstance(source, Issue):
            raise PluginError(source.message)
        if plugin.readers:
            for found in read(source, plugin.plugins):
                if isinstance(found, Issue):
                    message = found.message.replace(f"{sample.parent}{os.sep}", "")
                    result.append({"issue": found.kind, "message": message})
                    continue
                _, origin, document = found
                _, mark, inner = origin.location.partition(INSIDE)
                result.append(({"inside": inner} if mark else {}) | _plain(document))
        else:
            for extraction in extract_source(source, plugins=plugin.plugins):
                result += records(extraction, source=sample.name, issues=True)
    return result


def _problems_of_sample(plugin: PluginFolder, sample: Path) -> Iterator[str]:
    expected = sample.with_name(sample.name + EXPECTED)
    command = f"conflict-events check --plugin {plugin.path} --write"
    if not expected.is_file():
        yield f"{sample}: has no {expected.name} beside it; write it with: {command}"
        return
    try:
        now = json.loads(json.dumps(result_of(plugin, sample)))
        then = json.loads(expected.read_text(encoding="utf-8"))
    except (ConflictEventsError, ValueError) as error:
        yield f"{sample}: {error}"
        return
    if now != then:
        yield f"{sample}: gives {_difference(then, now)}; if that is right: {command}"


def _difference(then: Any, now: Any, where: str = "") -> str:
    """The first place in which two JSON values differ, in words."""
    if isinstance(then, list) and isinstance(now, list):
        for number, (old, new) in enumerate(zip(then, now, strict=False)):
            if old != new:
                return _difference(old, new, f"{where}[{number}]")
        return f"{len(now)} things at {where or 'the top'}, not {len(then)}"
    if isinstance(then, dict) and isinstance(now, dict):
        for key in {**then, **now}:
            if then.get(key) != now.get(key):
                return _difference(then.get(key), now.get(key), f"{where}.{key}")
    return (
        f"{where} = {json.dumps(now, ensure_ascii=False):.60}, not {json.dumps(then, ensure_ascii=False):.60}"
    )


def _plain(document: Document) -> dict[str, Any]:
    known = {name: getattr(document, name) for name in DOCUMENT_FIELDS}
    if document.published is not None:
        known["published"] = "/".join(day.isoformat() for day in document.published)
    known["coded"] = [_bare(dataclasses.asdict(coded)) for coded in document.coded] or None
    return {name: value for name, value in known.items() if value is not None}


def _bare(value: Any) -> Any:
    """A value as JSON holds it, without what is not known."""
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if inner is not None and inner != ()}
    if isinstance(value, list | tuple):
        return [_bare(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _imported(folder: Path) -> ModuleType:
    name = f"conflict_events_checked_{folder.resolve().name}"
    path = folder / "__init__.py"
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=[str(folder)])
    if not path.is_file() or spec is None or spec.loader is None:
        raise PluginError(f"{folder}: is no plugin; a plugin is a folder with an __init__.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # whatever the plugin's code raises
        raise PluginError(f"{folder}: cannot be imported: {type(error).__name__}: {error}") from error
    return module
