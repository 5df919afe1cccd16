"""What is amiss with the items of a file, told once for all of them."""

from collections.abc import Iterator

from conflict_events import Issue

_EXAMPLES = 100
_TOLD = {
    "superseded": "are older versions of others in it; only the latest are read",
    "no_text": "have no text (first: {first}); ask their publisher for the whole items",
    "summary_only": "have only a description, so that is all that is read of them (see the text of this issue); "
    "ask their publisher for the whole items",
    "impossible_date": "have a date that is none, or that lies in the future ({first!r}); say the day in a table "
    "beside the file",
    "duplicate_keys": "say one thing twice ({first!r}); the last one is read: tell the publisher",
    "unreadable_row": "cannot be read (first: {first}); mend or delete them",
}


class Notes:
    """Counts what is amiss, and keeps the first examples of each kind."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.items = self.articles = 0
        self.broken: str | None = None
        self.clear()

    def clear(self) -> None:
        """Forgets all that was noted."""
        self.counts: dict[str, int] = {}
        self.examples: dict[str, list[str]] = {}

    def note(self, kind: str, example: str) -> None:
        """One more thing with which this is amiss."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        examples = self.examples.setdefault(kind, [])
        if len(examples) < _EXAMPLES:
            examples.append(example)

    def issues(self) -> Iterator[Issue]:
        """One issue a kind; that there are pictures too is only told where there is nothing else."""
        others = self.examples.pop("no_article", [])
        for kind, examples in self.examples.items():
            message = (
                f"{self.place}: {self.counts[kind]:,} of its items {_TOLD[kind].format(first=examples[0])}"
            )
            yield Issue(kind=kind, message=message, source=self.place, text="\n".join(examples))
        if others and not self.articles and not self.examples:
            message = f"{self.place}: holds no article, only such as {others[0]}; leave it out"
            yield Issue(kind="no_text", message=message, source=self.place)
