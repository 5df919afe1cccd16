"""Figures as an outlet of the made-up world writes them, with what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from conflict_events.mentions.bounds import bounded

from .writing import Name, Values, written_number

_VAGUE = (1000, 100, 12)


@dataclass(frozen=True, slots=True)
class Figure:
    """A pattern, what fills its slots, and the fields of the claim that it makes."""

    pattern: str
    values: Values
    meaning: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one outlet: ``words`` of its language, and whether it writes eastern digits."""

    words: dict[str, Any]
    eastern: bool

    def figure(self, amount: int, bound: str) -> Figure:
        """``amount`` as told with a bound: one of those of claims, or zero."""
        patterns = self.words["figures"]
        if bound == "vague":
            low = next((one for one in _VAGUE if one <= amount), _VAGUE[-1])
            words = self.words["vague"][str(low)]
            return Figure(words, {}, {"count_low": low, "bound": "vague", "count_text": words})
        if bound == "between":
            low, high = amount, amount + max(2, amount // 3)
            one, other = self._number(low), self._number(high)
            told = f"{one.text}–{other.text}"
            meaning = {"count_low": low, "count_high": high, "bound": "between", "count_text": told}
            return Figure(patterns["between"], {"low": one, "high": other}, meaning)
        if (bound == "zero" or amount == 0) and "zero" in patterns:
            return Figure(patterns["zero"], {}, _exactly(0, patterns["zero"]))
        bound, amount = "exact" if bound == "zero" else bound, max(2, amount)
        number = self._number(amount)
        low_end, high_end = bounded(bound, amount)
        meaning = {
            "count": amount, "count_low": low_end, "count_high": high_end, "bound": bound,
            "count_text": number.text,
        }  # fmt: skip
        return Figure(patterns[bound], {"n": number}, meaning)

    def part(self, amount: int, victims: str) -> Figure:
        """'among them 12 children', as a continuation of a figure."""
        few = self._number(amount)
        pattern = self.words["part"].replace("{figure}", self.words["figures"]["exact"])
        pattern = pattern.replace("{n}", "{few}").replace("{victims}", "{few_of}")
        values: Values = {"few": few, "few_of": self.words["victims"][victims]}
        return Figure(pattern, values, _exactly(amount, few.text))

    def _number(self, number: int) -> Name:
        return Name(written_number(number, self.words["grouping"], eastern=self.eastern), number)


def _exactly(count: int, text: str) -> dict[str, Any]:
    return {"count": count, "count_low": count, "count_high": count, "bound": "exact", "count_text": text}
