"""What no declaration can compute: the list of packages, and the compiled modules of a wheel.

``plugins/`` is installed as ``conflict_events_plugins``: a new folder in it needs no line anywhere.
Folders of data (templates, samples) count as packages, so that their files are installed.
"""

from build_backend import BuildAllOrNone, extensions  # in scripts/, which pyproject.toml names
from setuptools import find_namespace_packages, setup

CACHES = ["__pycache__", "*.__pycache__", "*.__pycache__.*"]

setup(
    packages=[
        *find_namespace_packages(include=["conflict_events", "conflict_events.*"], exclude=CACHES),
        "conflict_events_plugins",
        *(f"conflict_events_plugins.{name}" for name in find_namespace_packages("plugins", exclude=CACHES)),
    ],
    ext_modules=extensions(),
    cmdclass={"build_ext": BuildAllOrNone},
)
