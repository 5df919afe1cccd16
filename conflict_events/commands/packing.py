"""``pack new`` and ``pack test``: start a language, and see what it understands."""

from __future__ import annotations

import dataclasses
import re
from importlib.resources import files
from pathlib import Path

import click
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from .. import cldr
from ..errors import PackError
from ..measuring.rules import RULES, broken_rules
from ..models import LanguagePack
from ..packs import read_pack
from ..plugins import Plugins, load_plugins
from .saying import counted


def new(code: str, out: Path) -> None:
    """Writes the folder of a new pack; raises `PackError` where it exists or the code is no language."""
    folder = out / code
    try:
        locale = Locale(code)
    except (UnknownLocaleError, ValueError) as error:
        raise PackError(
            f"{code!r} is no ISO 639 code of a language that CLDR knows; see iso639-3.sil.org"
        ) from error
    if folder.exists():
        raise PackError(f"{folder} exists; nothing was written. Name another place with --out")
    likely = re.match(rf"{code}_([A-Z][a-z]{{3}})_", get_global("likely_subtags").get(code, ""))
    fields = {
        "code": code,
        "name": locale.english_name or code,
        "script": likely[1] if likely else "Latn",
        "direction": "rtl" if locale.character_order == "right-to-left" else "ltr",
        "generated": cldr.render(code)
        if code in cldr.languages()
        else "# CLDR has no number words for this language: fill in [numbers] and [dates] by hand.\n",
    }
    templates = files("conflict_events.commands") / "new_pack"
    (folder / "samples").mkdir(parents=True)
    for name in ("__init__.py", "README.md", "language.toml"):
        template = (templates / f"{name}.template").read_text(encoding="utf-8")
        text = re.sub(r"\{\{(\w+)\}\}", lambda match: fields[match[1]], template)
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(
        f"wrote {folder}: fill in {folder / 'language.toml'}, then: conflict-events pack test {folder}"
    )


def test(which: str) -> None:
    """Prints each rule that does not do what it says; raises `PackError` if there is any."""
    pack = read_pack(path_of_pack(which))
    rules = sum(len(pack[table] or ()) for table in RULES)
    broken = list(broken_rules(pack))
    for one in broken:
        click.echo(str(one))
    told = f"{counted(rules, 'rule')} of {pack.path}"
    if broken:
        raise PackError(f"{told}: {counted(len(broken), 'sentence')} not read as the pack says")
    click.echo(f"{told}: all examples are read as the pack says")


def path_of_pack(which: str) -> Path:
    """The file of a pack, by the code of an installed language or by its folder or file; raises `PackError`."""
    installed = {pack.code: pack.path for pack in load_plugins().languages}
    if which in installed:
        return installed[which]
    path = Path(which)
    if path.is_dir():
        return path / "language.toml"
    if path.exists():
        return path
    known = ", ".join(sorted(installed)) or "none"
    raise PackError(f"{which}: no such language is installed ({known}) and no such file or folder is there")


def with_pack(plugins: Plugins, which: str) -> tuple[Plugins, str]:
    """What is installed, with a pack in the place of the one of its language, and that language."""
    path = path_of_pack(which)
    code = read_pack(path).code
    others = tuple(one for one in plugins.languages if one.code != code)
    mine = LanguagePack(code=code, path=path)
    return dataclasses.replace(plugins, languages=(mine, *others)), code
