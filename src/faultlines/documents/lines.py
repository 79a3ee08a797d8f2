"""Lines of a JSONL file, one at a time, in bounded memory."""

from collections.abc import Iterator
from typing import BinaryIO

from faultlines.errors import ReportUnreadable
from faultlines.settings import number_setting

_MOST_BYTES_A_CHARACTER = 6  # "\u0061"
_ROOM_FOR_DETAILS = 1_000_000
_FOREIGN_MARKS = (b"\xff\xfe", b"\xfe\xff")


def lines_of(stream: BinaryIO) -> Iterator[bytes | ReportUnreadable]:
    """The lines of a stream without their breaks; an error in place of one that is too long.

    A UTF-8 byte order mark at the beginning is dropped. Raises ReportUnreadable where the stream
    is UTF-16, which has no lines of UTF-8.
    """
    longest = number_setting("max_characters") * _MOST_BYTES_A_CHARACTER + _ROOM_FOR_DETAILS
    line = stream.readline(longest)
    if line.startswith(_FOREIGN_MARKS):
        raise ReportUnreadable("This is UTF-16; JSON lines are UTF-8. Save it as UTF-8.")
    line = line.removeprefix(b"\xef\xbb\xbf")
    while line:
        if len(line) >= longest and not line.endswith(b"\n"):
            _skip_line(stream)
            yield ReportUnreadable(
                f"This line has more than {longest:,} bytes. Split the report, or raise "
                "FAULTLINES_MAX_CHARACTERS."
            )
        else:
            yield line.rstrip(b"\r\n")
        line = stream.readline(longest)


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
        pass
