"""Loading every language pack, and how fast `extract` reads each language.

Loading is measured in a process of its own: CPU seconds of each pack, its tables and its grammar, in the order of the
codes, so that what all share is counted with the first; and the peak memory of the process with all of them. Speed is
bytes of text per CPU second over the samples of a pack, each read as often as `ROUNDS`, in other figures each time.
Seconds depend on the machine. Nothing is asserted here.

    python scripts/bench_languages.py [FOLDER]

FOLDER is where the package is installed compiled: its figures are printed as well.
"""

from __future__ import annotations

import os
import random
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from conflict_events import extract
from conflict_events.article.grammar import Grammar
from conflict_events.packs import load_pack
from conflict_events.plugins import load_plugins

ROUNDS = 30
PLUGINS = Path(__file__).parent.parent / "plugins"
PUBLISHED = "2022-09-16"
LOADING, READING = "--loading", "--reading"


def loading() -> None:
    """Loads all packs and says how long it took."""
    total = 0.0
    for language in load_plugins().languages:
        begun = time.process_time()
        Grammar.of(load_pack(language))
        took = time.process_time() - begun
        total += took
        print(f"  {language.code:<4}{1000 * took:6.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  all {1000 * total:6.0f} ms, {peak:.0f} MB at most")


def varied(text: str, chance: random.Random) -> str:
    """A text with other figures, years as they are."""
    return re.sub(
        r"(?<![\d.,])\d{1,3}(?![\d.,]\d|\d)",
        lambda found: str(chance.randrange(10 ** (len(found[0]) - 1), 10 ** len(found[0]))),
        text,
    )


def reading() -> None:
    """Reads the samples of each pack and says how fast."""
    for language in load_plugins().languages:
        samples = sorted((PLUGINS / language.code / "samples").glob("*.txt"))
        texts = [path.read_text(encoding="utf-8") for path in samples]
        chance = random.Random(1)  # noqa: S311 (no secret)
        rounds = [[varied(text, chance) for text in texts] for _ in range(ROUNDS)]
        for text in texts:
            extract(text, language=language.code, published=PUBLISHED)
        size, begun = 0, time.process_time()
        for round_ in rounds:
            for text in round_:
                extract(text, language=language.code, published=PUBLISHED)
                size += len(text.encode())
        speed = size / 1000 / (time.process_time() - begun)
        print(f"  {language.code:<4}{speed:6.0f} KB/s")


def main() -> None:
    """Prints both tables, for the source tree and for a compiled package."""
    if sys.argv[1:] == [LOADING]:
        loading()
    elif sys.argv[1:] == [READING]:
        reading()
    else:
        folders = ["", *sys.argv[1:]]
        for folder in folders:
            environment = (
                {**os.environ, "PYTHONPATH": str(Path(folder).resolve())} if folder else dict(os.environ)
            )
            print("compiled" if folder else "from sources", flush=True)
            for what in (LOADING, READING):
                subprocess.run([sys.executable, __file__, what], env=environment, check=True)


if __name__ == "__main__":
    main()
