"""Where compiled packs are kept between runs: one JSON file a pack, in a folder of the user's.

It only spares time. A file that is absent, old, cut short, of someone else or not writable is passed over without
a word, and the pack is read from its YAML.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from cvslint import __version__
from cvslint.campagne.fichiers import Fichiers

_FORME = 1
"""The shape of the files: another number, and those that are there are made again."""

_OCTETS_MAX = 32 * 1024 * 1024
_GARDES = 24
"""How many compiled packs are kept: beyond, those that have not been written for longest go."""

_SUFFIXE = ".regles.json"
_PIECES = ("campagne", "checks", "document", "model")
"""The rooms of the program that have a say in how a pack is read."""


def nom_de(fichiers: Fichiers) -> str:
    """The name under which a pack is kept: always the same for the same paths, so that it replaces itself."""
    return hashlib.sha256(fichiers.chemins.encode(errors="surrogateescape")).hexdigest()[:32] + _SUFFIXE


def cle_de(fichiers: Fichiers) -> str:
    """What a compiled pack must carry to be used: the files' bytes, the version, the state of the program."""
    code = "".join(f"{nom}:{taille}:{instant}\n" for nom, taille, instant in _code())
    return hashlib.sha256(f"{_FORME}\n{__version__}\n{code}{fichiers.empreinte()}".encode()).hexdigest()


def _code() -> Iterator[tuple[str, int, int]]:
    """The modules that read packs, with size in bytes and time of writing; a release that is not in files has its
    version only."""
    racine = os.path.dirname(os.path.dirname(__file__))
    for piece in _PIECES:
        with contextlib.suppress(OSError), os.scandir(os.path.join(racine, piece)) as entrees:
            for entree in sorted(entrees, key=lambda entree: entree.name):
                if entree.name.endswith(".py"):
                    etat = entree.stat()
                    yield f"{piece}/{entree.name}", etat.st_size, etat.st_mtime_ns


def prendre(dossier: FilePath, nom: str, cle: str) -> Any:
    """The compiled pack kept under that name, or ``None`` when there is none that carries ``cle``."""
    try:
        with open(dossier / nom, "rb") as fichier:
            etat = os.fstat(fichier.fileno())
            if etat.st_size > _OCTETS_MAX or not _a_nous(etat):
                return None
            tete, _, corps = fichier.read().partition(b"\n")
            # The digest tells a file that was cut short or damaged.
            if tete.decode("ascii", "replace") != f"{cle} {hashlib.sha256(corps).hexdigest()}":
                return None
            return json.loads(corps)
    except (OSError, ValueError, RecursionError):
        return None


def _a_nous(etat: os.stat_result) -> bool:
    """Whether a file was written by this user, where the system tells: another one could make rules lie."""
    return not hasattr(os, "getuid") or etat.st_uid == os.getuid()


def garder(dossier: FilePath, nom: str, cle: str, abrege: Any) -> None:
    """Keeps a compiled pack, whole or not at all; does nothing where that cannot be done."""
    import tempfile

    corps = json.dumps(abrege, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    try:
        dossier.mkdir(mode=0o700, parents=True, exist_ok=True)
        poignee, provisoire = tempfile.mkstemp(dir=dossier, prefix=".", suffix=_SUFFIXE)
    except OSError:
        return
    try:
        with os.fdopen(poignee, "wb") as fichier:
            fichier.write(f"{cle} {hashlib.sha256(corps).hexdigest()}\n".encode())
            fichier.write(corps)
        os.replace(provisoire, dossier / nom)
        _trier(dossier)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(provisoire)


def _trier(dossier: FilePath) -> None:
    """Drops the oldest files beyond a number, those that a run which was cut short left behind included."""
    gardes = sorted(
        (f for f in dossier.iterdir() if f.name.endswith(_SUFFIXE)), key=lambda f: -f.stat().st_mtime_ns
    )
    for vieux in gardes[_GARDES:]:
        vieux.unlink(missing_ok=True)
