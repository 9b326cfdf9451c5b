"""Runs the command line: in this process, where it is fast, or as a real command with real streams."""

from __future__ import annotations

import functools
import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from unittest import mock

from cvslint import session
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.campagne.parametres import Ecrit
from cvslint.cli.app import run

JOUR = "2025-10-01"
"""The day of the check when a scenario does not name another: two weeks before the deadline."""

VARIABLES = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "PYTHONIOENCODING", "PYTHONUTF8")
"""What the environment may change in a report: cleared before each run."""


SANS_RIEN: Mapping[str, str] = MappingProxyType({})
"""No variable of the environment beside those of the machine."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What a run leaves behind: its exit code and the bytes of both streams."""

    code: int
    sortie: bytes
    erreurs: bytes

    @property
    def out(self) -> str:
        return self.sortie.decode("utf-8")

    @property
    def err(self) -> str:
        return self.erreurs.decode("utf-8")


class _Flux(io.TextIOWrapper):
    """A stream kept in memory, which may pass for a terminal."""

    def __init__(self, encodage: str, terminal: bool) -> None:
        self._tampon = io.BytesIO()
        self._terminal = terminal
        super().__init__(self._tampon, encoding=encodage, newline="")

    def isatty(self) -> bool:
        return self._terminal

    def octets(self) -> bytes:
        self.flush()
        return self._tampon.getvalue()


def en_memoire(
    *mots: str,
    entree: bytes = b"",
    encodage: str = "utf-8",
    terminal: bool = False,
    env: Mapping[str, str] = SANS_RIEN,
) -> Issue:
    """Runs ``cvslint`` on these words in this process, with standard input and output of the kind asked for."""
    sortie, erreurs = _Flux(encodage, terminal), _Flux("utf-8", False)
    with (
        mock.patch.object(session, "charger_campagne", _charger_une_fois),
        mock.patch.dict(os.environ, _propre() | dict(env), clear=True),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(entree))),
        mock.patch.object(sys, "stdout", sortie),
        mock.patch.object(sys, "stderr", erreurs),
    ):
        code = run(_avec_un_jour(mots))
    return Issue(code, sortie.octets(), erreurs.octets())


def en_vrai(*mots: str, entree: bytes = b"", env: Mapping[str, str] = SANS_RIEN) -> Issue:
    """Runs ``python -m cvslint`` on these words in the current folder."""
    fini = subprocess.run(
        ligne_de_commande(*mots), input=entree, capture_output=True, env=environnement(env), check=False
    )
    return Issue(fini.returncode, fini.stdout, fini.stderr)


def ligne_de_commande(*mots: str) -> list[str]:
    """The command, as the interpreter of the tests runs it."""
    return [sys.executable, "-m", "cvslint", *_avec_un_jour(mots)]


def environnement(env: Mapping[str, str]) -> dict[str, str]:
    """The environment of a real command: nothing that changes a report but ``env``."""
    chemins = os.pathsep.join(os.path.abspath(chemin) for chemin in sys.path)
    return _propre() | {"PYTHONPATH": chemins} | dict(env)


def _propre() -> dict[str, str]:
    return {nom: valeur for nom, valeur in os.environ.items() if nom not in VARIABLES}


_FOURNIE = functools.cache(charger_campagne)


def _charger_une_fois(
    nom: str,
    en_plus: Sequence[Path] = (),
    changements: Mapping[str, Ecrit] = SANS_RIEN,
    reserve: Path | None = None,
) -> Campagne:
    """The pack; the one that comes with cvslint is read once for all runs of this process."""
    fournie = nom == "mel-cvs-2026" and not en_plus and not changements
    return _FOURNIE(nom) if fournie else charger_campagne(nom, en_plus, changements, reserve)


def _avec_un_jour(mots: Sequence[str]) -> list[str]:
    if mots[:1] == ("check",) and "--today" not in mots:
        return ["check", "--today", JOUR, *mots[1:]]
    return list(mots)
