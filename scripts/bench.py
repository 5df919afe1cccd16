"""Words per CPU second of each stage and of `extract` as a whole, and the peak memory of a build.

The corpus is the seeds over and over, each time with other numbers, up to about 2 MB. Seconds depend
on the machine: read the figures as ratios, of one stage to another or of one version to the next.
Nothing is asserted here.

    python scripts/bench.py [FOLDER]

FOLDER is where the package is installed compiled: its figures are put beside those of the source tree.
"""

from __future__ import annotations

import functools
import inspect
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from conflict_events import pipeline
from conflict_events.article import analysis
from conflict_events.words.matching import Lexicon

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
PUBLISHED = "2022-09-16"
FIGURES = "--figures"
ROUNDS = 5
# The command line, from wherever the package is found but the folder that this is called in.
PROGRAM = [sys.executable, "-P", "-c", "from conflict_events.cli import main; main()"]


def corpus(size: int = 2_000_000) -> Iterator[str]:
    """The seeds again and again with other figures, until ``size`` bytes."""
    chance = random.Random(1)  # noqa: S311 (no secret)
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]

    def other(match: re.Match[str]) -> str:
        digits = len(match.group())
        return match.group() if digits == 4 else str(chance.randrange(10 ** (digits - 1), 10**digits))

    written = 0
    while written < size:
        for text in texts:
            varied = re.sub(r"(?<![\d.,])\d+(?![\d.,]\d)", other, text)
            written += len(varied.encode())
            yield varied


class Clock:
    """CPU seconds by stage, each without those that it calls."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def _turn(self) -> None:
        now = time.process_time()
        if self._running:
            stage = self._running[-1]
            self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._since
        self._since = now

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, its time counted for ``stage``."""

        @functools.wraps(function)
        def run(*arguments: Any, **named: Any) -> Any:
            self._turn()
            self._running.append(stage)
            try:
                return function(*arguments, **named)
            finally:
                self._turn()
                self._running.pop()

        return run

    def watch(self, module: ModuleType) -> None:
        """Times everything that a module of the flow takes from the modules of the stages."""
        for name, thing in list(vars(module).items()):
            if isinstance(thing, ModuleType):
                if thing.__name__.startswith("conflict_events."):
                    self.watch_within(thing, thing)
            elif self._is_stage(thing, module):
                if isinstance(thing, type):
                    self.watch_within(thing, sys.modules[thing.__module__])
                else:
                    setattr(module, name, self.timed(_stage(thing), thing))

    def watch_within(self, holder: ModuleType | type, module: ModuleType) -> None:
        """Times the public functions of a module, or the public methods of a class in it."""
        for name, thing in list(vars(holder).items()):
            if inspect.isfunction(thing) and thing.__module__ == module.__name__ and not name.startswith("_"):
                setattr(holder, name, self.timed(_stage(thing), thing))

    @staticmethod
    def _is_stage(thing: object, module: ModuleType) -> bool:
        home = getattr(thing, "__module__", None) or ""
        records = tuple(f"conflict_events.{name}" for name in ("errors", "findings", "models", "spans"))
        return home.startswith("conflict_events.") and home != module.__name__ and home not in records


def _stage(thing: object) -> str:
    return str(getattr(thing, "__module__", "")).removeprefix("conflict_events.")


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the fastest of several runs."""
    fastest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run()
        fastest = min(fastest, time.process_time() - start)
    return fastest


def children() -> float:
    """CPU seconds of all programs started so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def started() -> Iterator[tuple[str, str]]:
    """What the command line takes from its start to the end of a small job, in seconds of CPU."""
    for name, command in (("--help", ["--help"]), ("extract of one article", ["extract", str(SEEDS[0])])):
        fastest = float("inf")
        for _ in range(ROUNDS):
            before = children()
            subprocess.run([*PROGRAM, *command], check=True, stdout=subprocess.DEVNULL)
            fastest = min(fastest, children() - before)
        yield name, f"{fastest:.2f} s"


def built(texts: list[str], words: int) -> Iterator[tuple[str, str]]:
    """What building and linking the whole corpus in one process takes, in words."""
    with tempfile.TemporaryDirectory() as place:
        news = Path(place) / "news"
        news.mkdir()
        for number, text in enumerate(texts):
            (news / f"{number:05}.txt").write_text(text, encoding="utf-8")
        database = str(Path(place) / "bench.db")
        options = ["-d", database, "--published", PUBLISHED, "--jobs", "1", "--no-link"]
        before = children()
        for name, command in (("build", ["build", str(news), *options]), ("link", ["link", database])):
            subprocess.run([*PROGRAM, *command], check=True, stdout=subprocess.DEVNULL)
            seconds, before = children() - before, children()
            yield name, f"{words / seconds:,.0f}"
            # The peak is that of the largest process so far.
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            yield f"{name}, peak memory", f"{peak:,.0f} MB"


def read(texts: list[str]) -> None:
    """Reads all texts, one after the other."""
    for text in texts:
        pipeline.extract(text, published=PUBLISHED)


def whole(texts: list[str], words: int) -> dict[str, str]:
    """The figures of the package as it is found by this program, by what they are of."""
    read(texts[: len(SEEDS)])  # loads packs and tables
    return {
        "extract as a whole": f"{words / best(lambda: read(texts)):,.0f}",
        **dict(started()),
        **dict(built(texts, words)),
    }


def stages(texts: list[str], words: int) -> None:
    """Prints what each stage takes; only functions that are not compiled can be timed one by one."""
    clock = Clock()
    clock.watch(pipeline)
    clock.watch(analysis)
    Lexicon.scan = clock.timed("matching", Lexicon.scan)  # type: ignore[method-assign]
    clock.timed("pipeline", read)(texts)
    total = sum(clock.seconds.values())
    print(f"{'stage':<24}{'words per CPU s':>18}{'share':>12}")
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        if seconds > total / 500:
            print(f"{stage:<24}{words / seconds:>18,.0f}{seconds / total:>12.1%}")
    splitting = best(lambda: [text.split() for text in texts])
    print(f"{'(str.split, to compare)':<24}{words / splitting:>18,.0f}\n")


def main() -> None:
    """Prints the tables; with FIGURES only the figures as JSON, for the other package."""
    texts = list(corpus())
    words = sum(len(text.split()) for text in texts)
    if sys.argv[1:] == [FIGURES]:
        print(json.dumps(whole(texts, words)))
        return
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts):,} articles, {words:,} words, {size / 1e6:.1f} MB\n")
    found = [whole(texts, words)]
    heads = ["from sources"]
    if sys.argv[1:]:
        folder = Path(sys.argv[1]).resolve()
        if any(folder.glob("conflict_events/*.so")):
            environment = {**os.environ, "PYTHONPATH": str(folder)}
            this = [sys.executable, __file__, FIGURES]
            done = subprocess.run(this, env=environment, check=True, capture_output=True, text=True)
            found.append(json.loads(done.stdout))
            heads.append("compiled")
        else:
            print("(not compiled: there is no C compiler, or Python's headers are missing)\n")
    stages(texts, words)
    print(f"{'words per CPU s':<24}" + "".join(f"{head:>18}" for head in heads))
    for name in found[0]:
        print(f"{name:<24}" + "".join(f"{figures[name]:>18}" for figures in found))


if __name__ == "__main__":
    main()
