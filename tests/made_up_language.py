"""A made-up language in the place of an installed one, for tests of what a pack can declare."""

from __future__ import annotations

from pathlib import Path

from conflict_events.commands.packing import with_pack
from conflict_events.plugins import Plugins, load_plugins


def with_language(folder: Path, pack: str) -> Plugins:
    """What is installed, with a pack of this text, which is written into the folder."""
    path = folder / f"{len(list(folder.iterdir()))}.toml"  # a pack is read once
    path.write_text(pack, encoding="utf-8")
    return with_pack(load_plugins(), str(path))[0]
