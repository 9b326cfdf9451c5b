"""Which file configures a run: the nearest ``cvslint.toml``, or ``pyproject.toml`` with its table, upward."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath

NOM = "cvslint.toml"
"""The name under which a configuration is found."""

PYPROJECT = "pyproject.toml"
"""A file of another kind that may hold a configuration, in its table ``[tool.cvslint]``."""


def trouver(dossier: FilePath) -> FilePath | None:
    """The file that configures a run started in ``dossier``, or ``None``.

    Each folder is looked into from there up. The personal folder of the user is the last one when it lies on the
    way, else the top of the disk: what stands above a personal folder belongs to somebody else. ``cvslint.toml``
    wins over the ``pyproject.toml`` beside it; one without ``[tool.cvslint]`` is passed over.
    """
    for candidat in _en_montant(dossier.absolute()):
        if (candidat / NOM).is_file():
            return candidat / NOM
        if _configure(candidat / PYPROJECT):
            return candidat / PYPROJECT
    return None


def _en_montant(dossier: FilePath) -> Iterator[FilePath]:
    try:
        personnel: FilePath | None = FilePath.home()
    except RuntimeError:
        personnel = None
    for candidat in (dossier, *dossier.parents):
        yield candidat
        if candidat == personnel:
            return


def _configure(fichier: FilePath) -> bool:
    """Whether a ``pyproject.toml`` has the table; one that is broken, or closed, has it when it names it."""
    try:
        texte = fichier.read_bytes()
    except OSError:
        return False
    if b"cvslint" not in texte:
        return False
    import tomllib

    try:
        lu = tomllib.loads(texte.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return b"tool.cvslint" in texte
    outils = lu.get("tool")
    return isinstance(outils, dict) and "cvslint" in outils
