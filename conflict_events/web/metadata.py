"""The metadata that tells Datasette what the tables mean: where it is, and how to read it.

``metadata.yml`` in this package and at the root of the source tree are the same bytes (a test
compares them): the first is installed with the package, the second is what
``datasette conflict.db --metadata metadata.yml`` names.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from ..errors import MetadataError

DATABASE = "conflict"


def metadata_path() -> Path:
    """The installed ``metadata.yml``; the same file in regular and editable installs."""
    return Path(str(files(__package__ or "conflict_events.web") / "metadata.yml"))


def load_metadata(path: Path | str | None = None, *, database: str = DATABASE) -> dict[str, Any]:
    """The metadata as Datasette takes it, applied to a database called ``database``.

    Datasette knows a database by its file name without suffix, and the file speaks of ``conflict``:
    where another name is served, that one block is filed under it. Raises `MetadataError` where the
    file cannot be read or is no mapping.
    """
    source = Path(path) if path is not None else metadata_path()
    try:
        loaded = yaml.safe_load(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise MetadataError(
            f"{source} cannot be read ({error.strerror}); name an existing file with --metadata."
        ) from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise MetadataError(f"{source} is not valid YAML; correct it and start again. {error}") from error
    if not isinstance(loaded, dict) or not isinstance(loaded.get("databases", {}), dict):
        raise MetadataError(f"{source}: 'databases' must be a table of tables; compare it with ours.")
    metadata: dict[str, Any] = dict(loaded)
    databases = dict(metadata.get("databases") or {})
    if database not in databases and DATABASE in databases:
        databases[database] = databases.pop(DATABASE)
    metadata["databases"] = databases
    return metadata
