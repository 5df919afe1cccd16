"""What is amiss with the items of a feed, told once for all of them."""

from collections.abc import Iterator

from conflict_events import Issue

_EXAMPLES = 100
_TOLD = {
    "summary_only": "have only a summary in the feed, so that is all that is read of them (see the text of "
    "this issue); build the pages that they link to for the whole articles",
    "no_text": "have neither a text nor a title and are left out; nothing needs to be done",
    "unreadable_item": "cannot be read (first: {first}); fetch the feed again",
    "impossible_date": "have a date that is none, or that lies in the future ({first!r}), and count as undated; "
    "say the day in a table beside the file",
    "duplicate_keys": "say one thing twice in different ways ({first!r}); the last one is read, as most programs "
    "do: tell the publisher",
}


class Notes:
    """Counts what is amiss, and keeps the first examples of each kind."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.items = 0
        self.counts: dict[str, int] = {}
        self.examples: dict[str, list[str]] = {}
        self.broken: str | None = None
        self.seen: set[int] = set()

    def note(self, kind: str, example: str) -> None:
        """One more item with which this is amiss."""
        self.counts[kind] = self.counts.get(kind, 0) + 1
        examples = self.examples.setdefault(kind, [])
        if len(examples) < _EXAMPLES:
            examples.append(example)

    def is_new(self, *told: str | None) -> bool:
        """Whether an item has not been there before, word for word."""
        self.items += 1
        known = len(self.seen)
        self.seen.add(hash(told))
        return len(self.seen) > known

    def issues(self) -> Iterator[Issue]:
        """One issue a kind."""
        for kind, count in self.counts.items():
            examples = self.examples[kind]
            told = _TOLD[kind].format(first=examples[0])
            message = f"{self.place}: {count:,} of {self.items:,} items {told}"
            yield Issue(kind=kind, message=message, source=self.place, text="\n".join(examples))
        if self.broken is not None:
            message = (
                f"{self.place}: is no well-formed feed ({self.broken}) and was read as well as it could be; "
                "fetch it again if an item is cut off or lacking"
            )
            yield Issue(kind="malformed", message=message, source=self.place)
