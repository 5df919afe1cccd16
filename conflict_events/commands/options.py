"""What options mean, where that is more than a string."""

from __future__ import annotations

import datetime as dt

import click

from ..edtf import parse_published


def when(published: str | None) -> tuple[dt.date, dt.date] | None:
    """The interval that --published means; a form that is none is a usage error."""
    try:
        return parse_published(published)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--published") from error


def first_day(since: str | None) -> dt.date | None:
    """The day from which --since counts; a form that is none is a usage error."""
    try:
        interval = parse_published(since)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--since") from error
    return interval[0] if interval is not None else None
