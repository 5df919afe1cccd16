"""What reading takes, format by format: time and peak memory. Nothing is asserted here.

    python scripts/bench_readers.py [NAME ...]

Each measurement is a function of `MEASUREMENTS`, which gives one line for each figure.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SEEDS = sorted((Path(__file__).parent.parent / "seeds").glob("*.txt"))

# A build in a process of its own: its peak is that of this process, which reads the container and writes.
BUILD = """
import resource, sys, time
from conflict_events import build
begun = time.perf_counter()
report = build([sys.argv[1]], sys.argv[2], link=False)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{report.articles / (time.perf_counter() - begun):6.0f} pages a second, peak memory {peak:4.0f} MB")
"""


def pages(count: int) -> Iterator[bytes]:
    """Pages of some 2 kB with the paragraphs of the seeds, each with other figures."""
    chance = random.Random(1)  # noqa: S311 (no secret)
    paragraphs = [text for path in SEEDS for text in path.read_text(encoding="utf-8").split("\n\n")]
    for number in range(count):
        body = "".join(f"<p>{chance.choice(paragraphs)}</p>" for _ in range(5))
        body = re.sub(r"(?<![\d.,])\d{1,3}(?![\d.,])", lambda _: str(chance.randrange(2, 900)), body)
        yield f"<html><body><article><h1>Report {number}</h1>{body}</article></body></html>".encode()


def web_archive() -> Iterator[str]:
    """Building from a web archive takes the same memory however many pages it holds."""
    for count in (100, 1_000):
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "crawl.warc.gz"
            with archive.open("wb") as file:
                for number, page in enumerate(pages(count)):
                    file.write(gzip.compress(_record(number, page)))
            program = [sys.executable, "-c", BUILD, str(archive), str(Path(folder) / "a.db")]
            told = subprocess.run(program, check=True, capture_output=True, text=True).stdout.strip()
            yield f"web archive of {count:5,} pages: {told}"


def _record(number: int, page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    header = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2022-09-16T10:00:00Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return header.encode() + block + b"\r\n\r\n"


def records() -> Iterator[str]:
    """Articles from records a line, as a share of the speed of `extract` on the same texts."""
    from conflict_events import Source, extract, extract_source, load_plugins

    texts = [path.read_text(encoding="utf-8") for path in SEEDS] * 12
    lines = "\n".join(json.dumps({"text": text, "date": "2022-09-14", "title": "T"}) for text in texts)
    source = Source(location="articles.jsonl", content=lines.encode())
    plugins = load_plugins()
    took = {"extract": 9e9, "read": 9e9}
    for _ in range(3):
        begun = time.process_time()
        for text in texts:
            extract(text, title="T", published="2022-09-14", plugins=plugins)
        took["extract"] = min(took["extract"], time.process_time() - begun)
        begun = time.process_time()
        assert sum(1 for _ in extract_source(source, plugins=plugins)) == len(texts)  # noqa: S101
        took["read"] = min(took["read"], time.process_time() - begun)
    each = len(texts) / took["read"]
    yield f"records, one a line: {each:6.0f} articles a second, {took['extract'] / took['read']:.0%} of extract alone"


def whole_pages(count: int) -> Iterator[str]:
    """Pages of some 50 kB as newspapers write them: the article is the smaller part."""
    teasers = "".join(
        f'<li class="teaser"><a href="/{n}"><b>Section</b> Headline number {n}</a></li>' for n in range(120)
    )
    said = {
        "@type": "NewsArticle",
        "headline": "Report",
        "datePublished": "2022-09-14",
        "author": {"name": "A. Writer"},
    }
    head = f'<title>Report | News</title><script type="application/ld+json">{json.dumps(said)}</script>'
    remarks = "".join(
        f'<div class="comment"><p>I do not believe number {n} at all.</p></div>' for n in range(60)
    )
    for body in pages(count):
        article = re.search(rb"<article>.*</article>", body, re.DOTALL)
        inner = article[0].decode() if article else ""
        yield (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">{head}'
            f"<script>{'var x = 1;' * 1000}</script></head>"
            f'<body><nav><ul>{teasers}</ul></nav><main>{inner}</main><section id="comments">{remarks}</section>'
            f"<aside><ul>{teasers}</ul></aside><footer>{'<a href=/x>Link</a> ' * 40}</footer></body></html>"
        )


def web_pages() -> Iterator[str]:
    """Pages of the web, as a share of the speed of trafilatura on the same pages."""
    import trafilatura

    from conflict_events import Source, load_plugins
    from conflict_events.reading import read

    plugins, texts = load_plugins(), list(whole_pages(50))
    sources = [Source(location="page.html", content=text.encode()) for text in texts]
    runs: dict[str, Callable[[], object]] = {
        "read": lambda: [list(read(source, plugins)) for source in sources],
        "trafilatura, text alone": lambda: [trafilatura.extract(text) for text in texts],
        "trafilatura with metadata": lambda: [
            trafilatura.extract(text, with_metadata=True) for text in texts
        ],
    }
    took = dict.fromkeys(runs, 9e9)
    for _ in range(3):
        for name, run in runs.items():
            begun = time.process_time()
            run()
            took[name] = min(took[name], time.process_time() - begun)
    yield f"pages of the web: {len(texts) / took['read']:6.0f} pages a CPU second"
    for name in list(runs)[1:]:
        yield f"pages of the web: {took[name] / took['read']:.0%} of the speed of {name}"


MEASUREMENTS: dict[str, Callable[[], Iterator[str]]] = {
    "web_archive": web_archive,
    "web_pages": web_pages,
    "records": records,
}


def main(names: list[str]) -> None:
    for name in names or MEASUREMENTS:
        for line in MEASUREMENTS[name]():
            print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
