"""The streams: what may be written to them, and what a closed one or a poor one changes (nothing)."""

from __future__ import annotations

import codecs
import contextlib
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path as FilePath
from typing import TextIO

import typer

from cvslint.cli.francais import lancer

PIPE_WIDTH = 100
"""How wide a text report is laid out where there is no window (columns)."""

FAILURE = 2
"""The exit code of what could not be done."""


_NEAREST = "cvslint-nearest"
_SPELLED = {"€": "EUR", "«": '"', "»": '"', "œ": "oe", "Œ": "OE", "’": "'", "–": "-", "—": "-", "…": "..."}


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """What a poor console shows in place of a character: its letter without the accent, its name, or « ? »."""
    assert isinstance(error, UnicodeEncodeError)
    letters = error.object[error.start : error.end]
    plain = (_SPELLED.get(letter) or unicodedata.normalize("NFKD", letter) for letter in letters)
    shown = "".join(text.encode("ascii", "ignore").decode() or "?" for text in plain)
    return shown, error.end


codecs.register_error(_NEAREST, _nearest)


def lancer_sur_les_flux(app: typer.Typer, arguments: Sequence[str]) -> int:
    """Runs the application; a character that a console cannot show is replaced, a closed pipe changes nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by whoever started us: what would be said goes nowhere, and nothing else changes.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError):
            stream.reconfigure(errors=_NEAREST)  # type: ignore[union-attr]
    try:
        code = lancer(app, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Nobody reads any more: what is left must not raise again when the interpreter ends.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _Ferme.code
    except OSError as error:
        complain(f"La sortie n'a pas pu être écrite : {explain(error)}.")
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    return code


class _Ferme:
    """The exit code that the run has already earned, for when standard output closes before its end."""

    code = 0


def earn(code: int) -> int:
    """Notes the exit code of a run before its report is written, so that a closed pipe does not change it."""
    _Ferme.code = code
    return code


def complain(sentence: str) -> None:
    """One sentence on standard error, after what was said on standard output."""
    with contextlib.suppress(OSError):
        sys.stdout.flush()
    print(sentence, file=sys.stderr)


def explain(error: OSError) -> str:
    """Why the system refused, in French."""
    reasons: Mapping[type[OSError], str] = {
        FileNotFoundError: "le dossier n'existe pas",
        PermissionError: "l'écriture y est interdite",
        IsADirectoryError: "c'est un dossier",
        NotADirectoryError: "un élément du chemin n'est pas un dossier",
    }
    if error.errno is not None and os.strerror(error.errno) == os.strerror(28):
        return "le disque est plein"
    return reasons.get(type(error), "le système l'a refusé")


def colour(choice: str, stream: TextIO) -> bool:
    """Whether to colour: the option, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width(stream: TextIO) -> int:
    """The columns of the window; those of COLUMNS when it is set; a fixed number in a pipe."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(int(columns), 40)
    if not stream.isatty():
        return PIPE_WIDTH
    return max(shutil.get_terminal_size((80, 24)).columns, 40)


def write_bytes(pieces: Iterable[str]) -> None:
    """A machine format on standard output, in pieces: UTF-8, whatever the console."""
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.writelines(pieces)
    else:
        buffer.writelines(_encoded(pieces))
        buffer.flush()


def _encoded(pieces: Iterable[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8", errors="backslashreplace") for piece in pieces)


def write_file(target: FilePath, pieces: Iterable[str]) -> None:
    """A report as a file, whole or not at all; missing folders are made. Raises ``OSError``."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, _encoded(pieces))
    except OSError as error:
        # What was typed, not the temporary file.
        error.filename = str(target)
        raise


def replace_file(target: FilePath, pieces: Iterable[bytes]) -> None:
    """A whole file or none: the pieces are moved into place once all are written. Raises ``OSError``.

    A link is followed, so that it stays one. A device or a pipe (``/dev/null``, ``/dev/stdout``) is written to: there
    is nothing to replace.
    """
    if target.exists() and not (target.is_file() or target.is_dir()):
        with target.open("wb") as device:
            device.writelines(pieces)
        return
    import tempfile

    target = target.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        os.chmod(name, mode)
        os.replace(name, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
