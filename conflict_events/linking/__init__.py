"""Which claims and event mentions, of any article and language, are about the same event."""

from .link import LinkReport, link

__all__ = ["LinkReport", "link"]
