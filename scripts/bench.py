"""Words per CPU second of each stage and of `extract` as a whole, and the peak memory of a build.

The corpus is the seeds over and over, each time with other numbers, up to about 2 MB. Seconds depend
on the machine: read the figures as ratios, of one stage to another or of one version to the next.
Nothing is asserted here.
"""

from __future__ import annotations

import functools
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

from conflict_events import analysis, pipeline
from conflict_events.matching import Lexicon

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))
PUBLISHED = "2022-09-16"
ROUNDS = 3


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
        """Times every function that a module of the flow takes from another module of the library."""
        for name, thing in list(vars(module).items()):
            home = getattr(thing, "__module__", None) or ""
            if callable(thing) and not isinstance(thing, type) and home.startswith("conflict_events."):
                if home != module.__name__:
                    setattr(module, name, self.timed(home.removeprefix("conflict_events."), thing))
            elif isinstance(thing, ModuleType) and thing.__name__.startswith("conflict_events."):
                self.watch_within(thing)

    def watch_within(self, module: ModuleType) -> None:
        """Times the functions of a module itself, where it is called by its name."""
        for name, thing in list(vars(module).items()):
            own = callable(thing) and getattr(thing, "__module__", "") == module.__name__
            if own and not isinstance(thing, type) and not name.startswith("_"):
                setattr(module, name, self.timed(module.__name__.removeprefix("conflict_events."), thing))


def best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """CPU seconds of the fastest of several runs."""
    fastest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        run()
        fastest = min(fastest, time.process_time() - start)
    return fastest


def peak_megabytes(texts: list[str]) -> tuple[float, float]:
    """(peak MB of the building process, CPU seconds) of a build of the whole corpus in one process."""
    with tempfile.TemporaryDirectory() as place:
        news = Path(place) / "news"
        news.mkdir()
        for number, text in enumerate(texts):
            (news / f"{number:05}.txt").write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", "from conflict_events.cli import main; main()", "build", str(news)]
        options = ["-d", str(Path(place) / "bench.db"), "--published", PUBLISHED, "--jobs", "1"]
        subprocess.run([*command, *options], check=True, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


def main() -> None:
    """Prints the table."""
    texts = list(corpus())
    words = sum(len(text.split()) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    print(f"{len(texts):,} articles, {words:,} words, {size / 1e6:.1f} MB\n")

    extract = pipeline.extract

    def run() -> None:
        for text in texts:
            extract(text, published=PUBLISHED)

    extract(texts[0], published=PUBLISHED)  # loads packs and tables
    for text in texts[: len(SEEDS)]:
        extract(text, published=PUBLISHED)
    whole = best(run)
    splitting = best(lambda: [text.split() for text in texts])

    clock = Clock()
    clock.watch(pipeline)
    clock.watch(analysis)
    Lexicon.scan = clock.timed("matching", Lexicon.scan)  # type: ignore[method-assign]
    analysis.Analysis.run = clock.timed("analysis", analysis.Analysis.run)  # type: ignore[method-assign]
    timed = clock.timed("pipeline", run)
    timed()
    total = sum(clock.seconds.values())
    print(f"{'stage':<24}{'words per CPU s':>18}{'share':>9}")
    for stage, seconds in sorted(clock.seconds.items(), key=lambda item: -item[1]):
        if seconds > total / 500:
            print(f"{stage:<24}{words / seconds:>18,.0f}{seconds / total:>9.1%}")
    print(f"{'extract as a whole':<24}{words / whole:>18,.0f}")
    print(f"{'(str.split, to compare)':<24}{words / splitting:>18,.0f}\n")
    memory, seconds = peak_megabytes(texts)
    print(f"build, one process: {memory:,.0f} MB at its peak, {words / seconds:,.0f} words per CPU second")


if __name__ == "__main__":
    main()
