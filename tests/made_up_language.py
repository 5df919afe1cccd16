"""A made-up language in the place of an installed one, for tests of what a pack can declare."""

from __future__ import annotations

from pathlib import Path

from conflict_events.commands.packing import with_pack
from conflict_events.plugins import Plugins, load_plugins

SOLDIERS_KILLED = """
[victims.military]
many = ["zoldatlar"]

[[reporting]]
act = "say"
verbs = ["rekal"]
examples = ["Vojska rekal ki 9 zoldatlar ubito."]
counterexamples = ["Nitevo."]

[[outcomes]]
outcome = "killed"
trigger = ["ubito"]
frame = "both"
examples = ["Ubito 9 zoldatlar."]
counterexamples = ["Nitevo."]
"""
"""Rules for 'Ubito 9 zoldatlar' (nine soldiers were killed) and 'rekal' (said): several packs end with them."""


def with_language(folder: Path, pack: str) -> Plugins:
    """What is installed, with a pack of this text, which is written into the folder."""
    path = folder / f"{len(list(folder.iterdir()))}.toml"  # a pack is read once
    path.write_text(pack, encoding="utf-8")
    return with_pack(load_plugins(), str(path))[0]
