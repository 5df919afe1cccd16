"""Polish."""

from pathlib import Path

from conflict_events import LanguagePack, hookimpl


@hookimpl
def register_languages() -> list[LanguagePack]:
    return [LanguagePack(code="pl", path=Path(__file__).with_name("language.toml"))]
