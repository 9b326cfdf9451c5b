"""Patterns of files, relative to a folder: what ``exclude`` and ``per-file-ignores`` name."""

from __future__ import annotations

import fnmatch
import os

from cvslint.late_dataclass import late_dataclass


@late_dataclass
class Pattern:
    """A pattern of files as written, and the absolute folder that it starts from.

    ``*`` stands for any letters, ``/`` included; ``**/`` also for no folder at all. A pattern names a file by its
    path, a folder by its path (and so all that lies in it), or either by its name wherever it is.
    """

    text: str
    root: str

    def matches(self, file: str) -> bool:
        """Whether the pattern names this file, given absolute or from the current folder."""
        name = _relative(os.path.abspath(file), self.root)
        parts = name.split("/")
        steps = ["/".join(parts[: n + 1]) for n in range(len(parts))]
        inside = [part for part in parts if part != ".."]
        return any(
            fnmatch.fnmatch(candidate, text)
            for text in _variants(self.text)
            for candidate in (*steps, *inside)
        )


def _variants(text: str) -> list[str]:
    text = text.replace(os.sep, "/").removeprefix("./").rstrip("/")
    return [text] if "**/" not in text else [text, text.replace("**/", "")]


def _relative(path: str, start: str) -> str:
    try:
        return os.path.relpath(path, start).replace(os.sep, "/")
    except ValueError:
        # On Windows, another drive.
        return path.replace(os.sep, "/")
