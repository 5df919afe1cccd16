"""``score``: how well claims are read, and whether that is still as well as it was."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..errors import ScoreError
from ..measuring.scoring import Score, read_gold, score
from .packing import with_pack
from .saying import counted, warned_plugins


def score_files(
    files: Sequence[Path],
    *,
    pack: str | None,
    faults: bool,
    as_json: bool,
    floors: Path | None,
    raise_floors: bool,
) -> None:
    """Prints the scores of each file; raises `ScoreError` where one is below its floor."""
    plugins = warned_plugins(strict=False)
    if pack is not None:
        plugins, _ = with_pack(plugins, pack)
    pinned = _read_floors(floors) if floors is not None else {}
    below: list[str] = []
    for file in files:
        scores = score(read_gold(file), plugins=plugins)
        figures = {code: one.figures() for code, one in scores.items()}
        if as_json:
            missed = {code: one.missed() for code, one in scores.items()}
            told = {"file": str(file), "scores": figures, "missed": missed}
            click.echo(json.dumps(told, ensure_ascii=False))
        else:
            for code, one in scores.items():
                _print(file, code, one, figures[code], faults=faults)
        if floors is not None:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            below += _below(pinned, file.name, digest, figures, raise_floors=raise_floors)
    if below:
        raise ScoreError("; ".join(below))
    if floors is not None and raise_floors:
        floors.write_text(
            json.dumps(pinned, indent=2, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
        )


def _print(file: Path, code: str, one: Score, figures: Mapping[str, float], *, faults: bool) -> None:
    click.echo(f"{file.name}, {code}: {counted(one.passages, 'passage')}, {counted(one.expected, 'claim')}")
    for name, share in figures.items():
        right, of = _counts(one, name)
        click.echo(f"  {name:<14}{share:>7.3f}   {right} of {of}" if of else f"  {name:<14}{share:>7.3f}")
    causes = one.missed()
    if causes:
        told = ", ".join(f"{cause} {number}" for cause, number in causes.items())
        click.echo(f"  {'missed':<14}{sum(causes.values()):>7}   {told}")
    for fault in one.faults if faults else ():
        click.echo(f"  - {fault}")


def _counts(one: Score, name: str) -> tuple[int, int]:
    counts = {
        "precision": (one.right, one.found),
        "recall": (one.right, one.expected),
        "silence": (one.empty - one.spoken, one.empty),
    }
    return counts.get(name) or one.fields.get(name, (0, 0))


def _read_floors(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ScoreError(f"{path}: cannot be read: {error}") from error
    if not isinstance(read, dict):
        raise ScoreError(f"{path}: must be an object, from the name of a gold file to its floors")
    return read


def _below(
    pinned: dict[str, Any],
    name: str,
    digest: str,
    figures: Mapping[str, Mapping[str, float]],
    *,
    raise_floors: bool,
) -> list[str]:
    """What is below its floor, a line each; with ``raise_floors`` what is above becomes the floor."""
    known = pinned.get(name)
    if known is not None and known["sha256"] != digest and not raise_floors:
        return [
            f"{name} is not the file that was pinned; look at the difference, then pin with --raise-floors"
        ]
    if known is None and not raise_floors:
        return [f"{name} has no floors yet; pin them with --raise-floors"]
    floors = known["floors"] if known is not None and known["sha256"] == digest else {}
    below = [
        f"{name}, {code}: {figure} is {figures.get(code, {}).get(figure, 0.0):.3f}, its floor {floor:.3f}"
        for code, row in floors.items()
        for figure, floor in row.items()
        if figures.get(code, {}).get(figure, 0.0) < floor
    ]
    if not below:
        pinned[name] = {"sha256": digest, "floors": dict(figures)}
    return below
