"""What stands in a tar file, one member after the other; what is damaged is passed over and told."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import BinaryIO, cast

from conflict_events import Issue, Source, SourceError, limit

from .allowance import MEMBERS, TooMuchError
from .labels import Labels, LeftOut, is_hidden
from .large import HELD, opener
from .packed import Stream

_LARGEST_HEADER = 262_144
_BLOCK = tarfile.BLOCKSIZE
_PIECE = 65_536
_BROKEN = (tarfile.TarError, OSError, EOFError, ValueError, OverflowError, RecursionError)


def is_tar(first: bytes) -> bool:
    """Whether the first 512 bytes are the header of a tar file."""
    try:
        tarfile.TarInfo.frombuf(first[:_BLOCK], "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError):
        return False
    return True


class _Headers:
    """The stream as `tarfile` sees it: large headers are refused, damage between members is noticed."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.blocks = 0
        self.in_header = True

    def read(self, size: int) -> bytes:
        if self.in_header and size > _LARGEST_HEADER:
            raise tarfile.ReadError(f"a header of {size:,} bytes")
        data = self.stream.read(size)
        if self.in_header and size >= _BLOCK:
            self.blocks += sum(any(data[at : at + _BLOCK]) for at in range(0, len(data), _BLOCK))
        return data

    def tell(self) -> int:
        return self.stream.tell()

    def seek(self, position: int) -> int:
        if position < self.stream.tell():
            raise tarfile.ReadError("parts of a sparse file in no order")
        return self.stream.seek(position)


def members(source: Source, stream: Stream) -> Iterator[Source | Issue]:
    """The files of a tar; links and devices are not followed. Raises `SourceError`, `TooMuchError`."""
    left_out, labels, count = LeftOut(source.location), Labels(), 0
    headers = _Headers(stream)
    try:
        # Blocks of zeros end a tar, and two of them may be joined: so go on behind them to the end.
        tar = tarfile.TarFile(
            fileobj=cast("BinaryIO", headers), ignore_zeros=True, encoding="utf-8", errors="surrogateescape"
        )
        while (member := _next(tar, headers, left_out)) is not None:
            count += 1
            if count > limit(*MEMBERS):
                raise TooMuchError(
                    f"{source.location}: has more than {limit(*MEMBERS):,} members; the rest was not read: "
                    f"split it, or set CONFLICT_EVENTS_{MEMBERS[0]}"
                )
            content = _content(source, tar, member, left_out, stream)
            if content is not None:
                yield source.within(labels.label(member.name), content)
    except TooMuchError:
        yield from left_out.issues()
        raise
    except _BROKEN as error:
        if not count:
            raise SourceError(
                f"{source.location}: is no tar file that can be read ({error}); fetch it again"
            ) from error
        stream.problem = stream.problem or str(error)
    if stream.problem is not None:
        told = (
            f"breaks at byte {stream.tell():,} ({stream.problem}); what came before was read; fetch it again"
        )
        yield Issue(kind="unreadable_file", message=f"{source.location}: {told}")
    elif not count:
        yield Issue(kind="unreadable_file", message=f"{source.location}: holds no files; leave it out")
    yield from left_out.issues()


def _next(tar: tarfile.TarFile, headers: _Headers, left_out: LeftOut) -> tarfile.TarInfo | None:
    """The next member; tells where bytes before it are no header of any."""
    headers.in_header = True
    member = tar.next()
    headers.in_header = False
    tar.members.clear()  # type: ignore[attr-defined]  # or memory grows with every member
    own = (member.offset_data - member.offset) // _BLOCK if member is not None else 0
    if headers.blocks > own and headers.stream.problem is None:
        left_out.add(
            member.name if member is not None else "the end",
            "bytes before it are damaged, and may have been a member",
            "fetch the archive again",
        )
    headers.blocks = 0
    return member


def _content(
    source: Source, tar: tarfile.TarFile, member: tarfile.TarInfo, left_out: LeftOut, stream: Stream
) -> bytes | Callable[[], BinaryIO] | None:
    """The bytes of a regular file, or how to open it; None for all else, which is told."""
    if member.isdir() or is_hidden(member.name):
        return None
    if not member.isreg():
        which = "links" if member.issym() or member.islnk() else "devices or pipes"
        why = f"{which}, which are not followed"
        left_out.add(member.name, why, "add the files themselves", kind="passed_over")
        return None
    if member.issparse():
        if member.size > HELD:
            why = f"larger than {HELD:,} bytes, and with holes"
            left_out.add(member.name, why, "unpack it if you trust it", kind="too_large")
            return None
        if stream.allowance is not None:
            stream.allowance.take(member.size)  # holes are unpacked from nothing
    file = tar.extractfile(member)
    if file is None or member.size <= HELD:
        return file.read() if file is not None else b""
    while file.read(_PIECE):  # is all of it there?
        pass

    def start(stack: ExitStack) -> Callable[[int], bytes]:
        again = Stream(stack.enter_context(source.open()), stream.kind, None)
        again.seek(member.offset_data)
        return again.read

    return opener(start, member.size)
