"""What can go wrong, in a few classes; every message ends with what to do next."""


class ConflictEventsError(Exception):
    """The root of all errors that this library raises on purpose."""


class SourceError(ConflictEventsError):
    """One source could not be read; a build records it as an issue and goes on."""


class ReaderChoiceError(SourceError):
    """No reader fits a source, or two fit equally well."""


class PackError(ConflictEventsError):
    """A language pack is wrong; names the file and the key."""


class PluginError(ConflictEventsError):
    """A plugin could not be loaded, or two plugins claim one name."""


class MetadataError(ConflictEventsError):
    """A folder's table of what is known of its sources is wrong; names the file and the key."""


class DatabaseError(ConflictEventsError):
    """A database is not ours, is of a newer schema, or cannot be written."""


class ExportError(ConflictEventsError):
    """A ledger cannot be written in a format: no such format, a library missing, or something in its way."""


class PublishingError(ConflictEventsError):
    """A ledger cannot be published: it is not fit to be, or something is in the way of its folder."""


class ScoreError(ConflictEventsError):
    """A score is below its floor, or the floors belong to other data."""
