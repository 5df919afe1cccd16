"""The plugin keeps the contract, and its articles become claims."""

from pathlib import Path

import conflict_events_sitrep

from conflict_events import extract_source
from conflict_events.testing import problems_of_plugin

FOLDER = Path(conflict_events_sitrep.__file__).parent


def test_the_plugin_keeps_the_contract() -> None:
    assert problems_of_plugin(FOLDER) == []


def test_an_incident_is_an_article_with_the_date_of_its_report() -> None:
    issues = []
    kessa, amal = extract_source(FOLDER / "samples" / "may.sitrep", issues=issues)
    assert (kessa.title, kessa.reader, str(kessa.published[0])) == ("Kessa", "sitrep", "2031-05-03")
    assert [(claim.outcome, claim.count) for claim in kessa.claims] == [("killed", 4)]
    assert [(claim.outcome, claim.count, str(claim.event_start)) for claim in amal.claims] == [
        ("captured", 12, "2031-05-02")
    ]
    assert [issue.kind for issue in issues] == ["no_text"]
