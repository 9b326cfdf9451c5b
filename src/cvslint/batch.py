"""Which files a run checks: names, folders, patterns, standard input, in a stable order."""

from __future__ import annotations

import errno
import glob
import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path as FilePath

from cvslint.document.source import MAX_BYTES
from cvslint.globs import Pattern
from cvslint.late_dataclass import late_dataclass
from cvslint.result import FileError

STDIN = "-"
"""The path that stands for standard input."""

_ENDINGS = (".yaml", ".yml")
_HIDDEN_ENDING = "Windows a ajouté « .txt » à son nom : renommez-le en « {nom} »."
_NOT_TEXT = (
    "C'est un document {genre}, pas un dossier en YAML : recopiez son contenu dans le modèle de dossier."
)
_GENRES = {
    ".doc": "Word",
    ".docx": "Word",
    ".odt": "LibreOffice",
    ".ods": "LibreOffice",
    ".xls": "Excel",
    ".xlsx": "Excel",
    ".pdf": "PDF",
}


@late_dataclass
class Found:
    """A file to check: where it is, and the name under which reports show it, most often the same text.

    A run holds one for each of its files, so it is kept small: a ``Path`` would take more than all the rest.
    """

    path: str
    name: str

    @property
    def file(self) -> FilePath:
        """Where it is, to open or to write."""
        return FilePath(self.path)


def discover(
    paths: Sequence[str], *, exclude: Sequence[Pattern] = (), force_exclude: bool = False
) -> tuple[list[Found], list[FileError]]:
    """The files that ``paths`` name, each once, and what cannot be found.

    A folder gives its YAML files, sorted, without hidden ones, hidden folders and links to folders; a pattern is
    expanded here where the shell did not. ``exclude`` patterns hold for what folders give, with
    ``force_exclude`` for what is named too.
    """
    found: dict[str, Found] = {}
    errors: list[FileError] = []
    for path in paths:
        named, missing = _expand(path)
        errors += missing
        for file in named:
            if os.path.isdir(file):
                candidates = _in_folder(file, exclude, errors)
            elif force_exclude and _excluded(shown(file), exclude):
                continue
            else:
                error = _mistaken(file)
                candidates = [file] if error is None else []
                errors += [] if error is None else [error]
            for candidate in candidates:
                path, name = str(candidate), shown(candidate)
                found.setdefault(name, Found(name if path == name else path, name))
    return list(found.values()), errors


def _in_folder(folder: FilePath, exclude: Sequence[Pattern], errors: list[FileError]) -> list[FilePath]:
    """The dossiers of a folder; where it holds none, what was surely meant to be one is added to ``errors``."""
    files = list(_walk(folder, _ENDINGS, exclude, errors))
    if not files:
        others = _walk(folder, _OTHERS, exclude, [])
        errors += [error for other in others if (error := _mistaken(other)) is not None]
    return files


def _mistaken(file: FilePath) -> FileError | None:
    """Why a file that is not a dossier was surely meant to be one, and what to do."""
    name = file.name.lower()
    if name.endswith((".yaml.txt", ".yml.txt")):
        return FileError(shown(file), "unreadable", _HIDDEN_ENDING.format(nom=file.name[:-4]))
    genre = _GENRES.get(file.suffix.lower())
    return None if genre is None else FileError(shown(file), "unreadable", _NOT_TEXT.format(genre=genre))


_CHANGED = "Ce fichier a changé pendant sa lecture : relancez le contrôle une fois qu'il est enregistré."
_KINDS = (
    (stat.S_ISFIFO, "un tube"),
    (stat.S_ISSOCK, "une prise réseau"),
    (stat.S_ISDIR, "un dossier de fichiers"),
)


def read(found: Found) -> bytes | FileError:
    """The bytes of a file, or why it cannot be read; of a file beyond the limit, just enough to know that it is.

    Never waits: a pipe or a device under the name of a file is told. A file that changes meanwhile is told too,
    since what was read is then neither the old nor the new one.
    """
    try:
        # A device may act on being opened: looked at first.
        mode = os.stat(found.path).st_mode
        return _steady(found) if stat.S_ISREG(mode) else _not_a_file(found, mode)
    except FileNotFoundError:
        return FileError(found.name, "not-found", _not_found(found.file))
    except PermissionError:
        said = "La lecture de ce fichier est interdite : demandez-en le droit à la personne qui l'a créé."
        return FileError(found.name, "unreadable", said)
    except OSError as error:
        circle = error.errno == errno.ELOOP
        said = "Ce lien renvoie à lui-même." if circle else "Ce fichier ne peut pas être lu."
        return FileError(found.name, "unreadable", said)


def _steady(found: Found) -> bytes | FileError:
    """The bytes of a file that did not change while they were read. Raises ``OSError``."""
    # Between the look at it and its opening, a file may have become a pipe: opening one must not wait for a writer.
    flags = os.O_RDONLY
    for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
        flags |= getattr(os, flag, 0)
    with os.fdopen(os.open(found.path, flags), "rb") as opened:
        before = os.fstat(opened.fileno())
        if not stat.S_ISREG(before.st_mode):
            return _not_a_file(found, before.st_mode)
        data = opened.read(MAX_BYTES + 1)
        after = os.fstat(opened.fileno())
    same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return data if same else FileError(found.name, "unreadable", _CHANGED)


def _not_a_file(found: Found, mode: int) -> FileError:
    kind = next((name for is_kind, name in _KINDS if is_kind(mode)), "un périphérique")
    said = f"C'est {kind}, pas un fichier : donnez le nom d'un fichier, ou « - » pour lire l'entrée standard."
    return FileError(found.name, "unreadable", said)


def shown(file: FilePath) -> str:
    """A path as reports show it: from the current folder where it lies in it, with ``/`` everywhere."""
    try:
        return file.absolute().relative_to(FilePath.cwd()).as_posix()
    except ValueError:
        return file.as_posix()


def _expand(path: str) -> tuple[list[FilePath], list[FileError]]:
    file = FilePath(path)
    try:
        file.lstat()
    except FileNotFoundError:
        pass
    except (OSError, ValueError):
        return [], [FileError(path, "unreadable", "Ce chemin ne peut pas être ouvert.")]
    else:
        return [file], []
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []
    if matches:
        return [FilePath(match) for match in matches], []
    return [], [FileError(path, "not-found", _not_found(file))]


def _not_found(file: FilePath) -> str:
    if file.is_symlink():
        return "Ce lien mène à un fichier qui n'existe pas."
    if glob.has_magic(str(file)):
        return "Aucun fichier ne correspond à ce motif."
    return "Ce fichier ou ce dossier n'existe pas."


_OTHERS = (".yaml.txt", ".yml.txt", *_GENRES)
"""Endings of what people take for a dossier: told only where a folder holds no dossier at all."""


def _walk(
    folder: FilePath, endings: tuple[str, ...], exclude: Sequence[Pattern], errors: list[FileError]
) -> Iterator[FilePath]:
    """The files of a folder with one of these endings, folder by folder in the order of the names; a folder that
    cannot be opened is added to ``errors``."""
    waiting = _entries(folder, errors)
    while waiting:
        entry = waiting.pop()
        inner = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or not (inner or entry.name.lower().endswith(endings)):
            continue
        if _excluded(shown(FilePath(entry.path)), exclude):
            continue
        if inner:
            waiting += _entries(FilePath(entry.path), errors)
        elif not _links_to_folder(entry):
            yield FilePath(entry.path)


def _links_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that goes round in circles: reading it will tell.
        return False


def _entries(folder: FilePath, errors: list[FileError]) -> list[os.DirEntry[str]]:
    """What a folder holds, the last name first."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name, reverse=True)
    except PermissionError:
        errors.append(FileError(shown(folder), "unreadable", "La lecture de ce dossier est interdite."))
    except OSError:
        errors.append(FileError(shown(folder), "unreadable", "Ce dossier ne peut pas être ouvert."))
    return []


def _excluded(name: str, exclude: Sequence[Pattern]) -> bool:
    return any(pattern.matches(name) for pattern in exclude)
