"""A sentence or a bracket that is nothing but a signature names who told what stands before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up_language import SOLDIERS_KILLED, with_language

from conflict_events import extract

PACK = (
    """
[language]
code = "xx"
bare_singular = true

[text]
colon = ["˙"]

[grammar]
that = ["ki"]
of = ["od"]
definite = ["la"]
preposition = ["kun"]
locative = ["en"]
weapon = ["bumbax"]
account = ["datumoj"]

[institutions]
MIL = { name = "Army", kind = "armed_forces", forms = ["vojska"] }
SRC = { name = "sources", kind = "crowd", crowd = true, forms = ["fonto", "fonto˙"] }
"""
    + SOLDIERS_KILLED
)


@pytest.mark.parametrize(
    ("end", "name"),
    [
        (". (Fonto: vojska)", "Army"),
        (". Fonto: la vojska.", "Army"),
        (". Fonto : vojska", "Army"),
        (". Fonto˙ vojska", "Army"),
        (". — vojska", "Army"),
        (". (Vojska)", "Army"),
        (". (Datumoj od vojska)", "Army"),
        (" (datumoj od vojska).", "Army"),
        (". (Reuters, vojska)", "Army"),
        (". (Foto: vojska)", None),  # whose picture it is
        (". (vojska en kampo)", None),
        (". Vojska.", None),  # no mark
        (". (AFP)", None),  # the agency that sends it
    ],
)
def test_who_signs_told_what_stands_before(tmp_path: Path, end: str, name: str | None) -> None:
    plugins = with_language(tmp_path, PACK)
    (claim,) = extract(f"Ubito 9 zoldatlar bumbax{end}", language="xx", plugins=plugins).claims
    assert (claim.claimant.name if claim.claimant else None) == name
    assert (claim.relayed_by is not None) == ("Reuters" in end)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The shelling killed 3 people. Another 8 were wounded. (Source: press service of the Ukrainian army)",
        ),
        ("en", "The shelling killed 3 people. Another 8 were wounded. — Ukrainian army"),
        ("nl", "Bij de beschieting zijn 3 mensen gedood en 8 gewond. (Bron: Oekraïense leger)"),
        ("fr", "Le bombardement a tué 3 personnes et en a blessé 8. Source : armée ukrainienne."),
        ("de", "Bei dem Angriff sind 3 Menschen getötet worden. (Quelle: ukrainische Armee)"),
        ("tr", "Saldırıda 3 kişi öldü, 8 kişi yaralandı. (Kaynak: Ukrayna ordusu)"),
    ],
)
def test_in_installed_languages_too(language: str, text: str) -> None:
    claims = extract(text, language=language, published="2024-01-10").claims
    assert {claim.claimant.id if claim.claimant else None for claim in claims} == {"UKRMIL"}
