"""Parts of a page that are written apart from it, and faster: they may be kept.

Datasette's templates may await anything that they print. Ours await nothing, and waiting takes half of the time
that it takes to write a page.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from jinja2 import Environment, Template
from markupsafe import Markup

from .cells import in_language, listed
from .visit import Visit, language_tag

_environments: WeakKeyDictionary[Any, Environment] = WeakKeyDictionary()


def template(datasette: Any, name: str) -> Template:
    """A template of ``templates/conflict`` in which nothing is awaited."""
    if datasette not in _environments:
        environment = getattr(datasette, "jinja_env", None) or datasette._jinja_env
        _environments[datasette] = environment.overlay(enable_async=False)
    return _environments[datasette].get_template(f"conflict/{name}")


def written(visit: Visit, name: str, **context: Any) -> Markup:
    """What a template makes of ``context`` and of what `Visit.render` gives to every page."""
    given = {
        "database": visit.name,
        "urls": visit.datasette.urls,
        "language_tag": language_tag,
        "in_language": in_language,
        "listed": lambda value: (listed(value) if value else None) or [],
    }
    return Markup(template(visit.datasette, name).render({**given, **context}))  # noqa: S704 (it escapes)
