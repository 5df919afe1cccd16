"""Initials like small words, figures of abbreviated scales and in names, days of incidents: in a made-up language."""

from __future__ import annotations

import datetime as dt

import pytest
from made_up_language import with_language
from test_cases_of_nouns import PACK

from conflict_events import Claim, extract
from conflict_events.plugins import Plugins

MORE = (
    PACK.replace('[grammar]\n', '[grammar]\nclause = ["i", "no"]\nnegation = ["ne"]\nadverb = ["takze"]\n'
                 'occur = ["eto bylo"]\naccount = ["svodka"]\n')
    .replace('[numbers.multipliers]\n', '[numbers.multipliers]\ntys = 1000\n')
    .replace('[inflection.given]', '[dates]\nissued = ["svodka"]\n'
             'weekdays = [["ponedel"], ["vtor"], [], [], [], [], []]\n\n'
             '[dates.patterns]\nweekday = ["weekday"]\n\n[inflection.given]')
)  # fmt: skip


@pytest.fixture(scope="module")
def plugins(tmp_path_factory: pytest.TempPathFactory) -> Plugins:
    return with_language(tmp_path_factory.mktemp("xx"), MORE)


def claims(plugins: Plugins, text: str) -> tuple[Claim, ...]:
    return tuple(extract(f"{text}\nBumbax.", language="xx", published="2022-09-14", plugins=plugins).claims)


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("Ubito 9 zoldaty, zayavil mer I. Ворона.", "I. Vorona"),  # 'i' is 'and' and opens clauses
        ("Ubito 9 zoldaty, zayavil mer UNX Иван Ворона.", "Ivan Vorona"),
        ("Prokur zayavil: 9 mertvyk, oboron - v 12 mertvyk.", "Ministry of Defence"),
        ("V oboron, takze, zayavili: ubito 9 zoldaty.", "Ministry of Defence"),
    ],
)
def test_who_speaks(plugins: Plugins, sentence: str, claimant: str) -> None:
    assert [claim.claimant and claim.claimant.name for claim in claims(plugins, sentence)][-1:] == [claimant]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Ubito 9 tys. zoldaty.", [9000]),
        ("«Kanal 24» ubito.", []),
        ("Mertvyk ne 7, no 9.", [7, 9]),
        ("Mertvyk takze 9.", [9]),
    ],
)
def test_figures(plugins: Plugins, sentence: str, counts: list[int]) -> None:
    assert [claim.count for claim in claims(plugins, sentence)] == counts


@pytest.mark.parametrize("text", ["Ubito 9 zoldaty. Eto bylo ponedel.", "Svodka ponedel: ubito 9 zoldaty."])
def test_days(plugins: Plugins, text: str) -> None:
    (claim,) = claims(plugins, text)
    assert claim.event_start == dt.date(2022, 9, 12)
