"""From bytes to text: the size, the encoding, and the lines of what a file holds."""

from __future__ import annotations

from cvslint.document.encodings import decode
from cvslint.document.fault import Fault
from cvslint.document.lines import LINE_END, split_lines
from cvslint.late_dataclass import late_dataclass
from cvslint.span import TOP

__all__ = ["LINE_END", "MAX_BYTES", "Source", "read_source"]

MAX_BYTES = 1024 * 1024
"""The largest dossier that is read, in bytes: a hundred times a large one."""


@late_dataclass
class Source:
    """The text of a file, without byte order mark, and what decoding it found.

    ``fatal`` says that the text cannot be checked, ``lossy`` that a character of it could not be read and is
    marked in ``text``. Lines end at LF, CRLF or CR, as in every editor.
    """

    text: str
    encoding: str = "utf-8"
    faults: tuple[Fault, ...] = ()
    fatal: bool = False
    lossy: bool = False

    def line(self, number: int) -> str:
        """The text of one line (counted from 1) without its end; empty when there is no such line."""
        lines = split_lines(self.text)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def lines(self) -> list[str]:
        """All lines without their ends."""
        return list(split_lines(self.text))


def read_source(data: bytes) -> Source:
    """The text that ``data`` holds, read as UTF-8 or, where that is certain, as what it is.

    Never raises: what is wrong becomes a fault (YML003 or YML004).
    """
    if len(data) > MAX_BYTES:
        # Of a larger file no more than this was read: its true size is not known here.
        fault = Fault("YML004", "taille", TOP, values={"limite": MAX_BYTES // 1024})
        return Source("", faults=(fault,), fatal=True)
    read = decode(data)
    faults = () if read.fault is None else (read.fault,)
    return Source(read.text, read.encoding, faults, read.fatal, read.lossy)
