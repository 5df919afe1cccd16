"""The list of packages, which no declaration can compute; all else stands in pyproject.toml.

``plugins/`` is installed as ``conflict_events_plugins``: a new folder in it needs no line anywhere.
Folders of data (templates, samples) count as packages, so that their files are installed.
"""

from setuptools import find_namespace_packages, setup

CACHES = ["__pycache__", "*.__pycache__", "*.__pycache__.*"]

setup(
    packages=[
        *find_namespace_packages(include=["conflict_events", "conflict_events.*"], exclude=CACHES),
        "conflict_events_plugins",
        *(f"conflict_events_plugins.{name}" for name in find_namespace_packages("plugins", exclude=CACHES)),
    ]
)
