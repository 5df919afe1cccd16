"""What cannot be installed everywhere is skipped where it is missing, and never where nothing may be."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

# tests/ is no package; made_up and made_up_world (in scripts/) are modules of their own.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "scripts")]

WHOLE = os.environ.get("CONFLICT_EVENTS_TEST_ALL") == "1"
"""Set by ``.ci/run``: no test may be skipped for a library that is missing."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if WHOLE or find_spec("followthemoney") is not None:
        return
    lacking = pytest.mark.skip(reason="followthemoney needs ICU: apt install libicu-dev pkg-config g++")
    for item in items:
        if "[ftm]" in item.name or "followthemoney" in item.name:
            item.add_marker(lacking)
