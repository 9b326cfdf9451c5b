"""Which files a run checks: names, folders, patterns, standard input, in a stable order."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from cvslint.globs import Pattern
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


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check: where it is, and the name under which reports show it."""

    file: FilePath
    name: str


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
            folder = file.is_dir()
            candidates = list(_walk(file, _ENDINGS)) if folder else [file]
            if not candidates:
                errors += [error for other in _walk(file, _OTHERS) if (error := _mistaken(other)) is not None]
            for candidate in candidates:
                name = shown(candidate)
                if (folder or force_exclude) and any(pattern.matches(name) for pattern in exclude):
                    continue
                error = None if folder else _mistaken(candidate)
                if error is not None:
                    errors.append(error)
                else:
                    found.setdefault(name, Found(candidate, name))
    return list(found.values()), errors


def _mistaken(file: FilePath) -> FileError | None:
    """Why a file that is not a dossier was surely meant to be one, and what to do."""
    name = file.name.lower()
    if name.endswith((".yaml.txt", ".yml.txt")):
        return FileError(shown(file), "unreadable", _HIDDEN_ENDING.format(nom=file.name[:-4]))
    genre = _GENRES.get(file.suffix.lower())
    return None if genre is None else FileError(shown(file), "unreadable", _NOT_TEXT.format(genre=genre))


def read(found: Found) -> bytes | FileError:
    """The bytes of a file, or why it cannot be read."""
    try:
        if not stat.S_ISREG(found.file.stat().st_mode):
            return FileError(found.name, "unreadable", "Ce n'est pas un fichier ordinaire.")
        return found.file.read_bytes()
    except FileNotFoundError:
        return FileError(found.name, "not-found", _not_found(found.file))
    except PermissionError:
        return FileError(found.name, "unreadable", "La lecture de ce fichier est interdite.")
    except OSError:
        return FileError(found.name, "unreadable", "Ce fichier ne peut pas être lu.")


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


def _walk(folder: FilePath, endings: tuple[str, ...]) -> Iterator[FilePath]:
    for entry in sorted(_entries(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(FilePath(entry.path), endings)
        elif entry.name.lower().endswith(endings) and not _links_to_folder(entry):
            yield FilePath(entry.path)


def _links_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        # A link that goes round in circles: reading it will tell.
        return False


def _entries(folder: FilePath) -> Iterable[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)
