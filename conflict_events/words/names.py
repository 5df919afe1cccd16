"""Names that come in tens of thousands, as tables that lexicons share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping


class Names:
    """Folded names and what each means; ``longer`` are those of several words by their last one, ``stop`` are none.

    The mappings are only looked at, so that many lexicons can share them.
    """

    __slots__ = ("longer", "meanings", "stop")

    def __init__(
        self,
        meanings: Mapping[str, object],
        longer: Mapping[str, tuple[str, ...]],
        stop: Collection[str] = (),
    ) -> None:
        self.meanings = meanings
        self.longer = longer
        self.stop = stop

    @staticmethod
    def of(meanings: Mapping[str, object]) -> Names:
        """Names with those of several words found among them."""
        return Names(meanings, by_last_word(meanings))


def by_last_word(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The forms of several words, by their last one."""
    found: dict[str, list[str]] = {}
    for form in forms:
        if " " in form:
            found.setdefault(form.rpartition(" ")[2], []).append(form)
    return {last: tuple(names) for last, names in found.items()}
