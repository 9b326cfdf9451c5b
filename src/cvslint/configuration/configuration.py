"""A configuration, read: what its file says, in values that a run can use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from cvslint.campagne.parametres import Ecrit
from cvslint.configuration.fautes import ConfigurationInvalide
from cvslint.configuration.places import Cle, Source
from cvslint.french import liste
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.globs import Pattern
    from cvslint.ignores import PerFileIgnore


@late_dataclass
class Parametre:
    """A figure or a date of the call that the configuration changes, with its reason."""

    nom: str
    valeur: Ecrit
    motif: str
    cle: Cle = ()

    @property
    def annonce(self) -> str:
        """What reports say of it."""
        valeur = self.valeur if isinstance(self.valeur, str) else liste(self.valeur)
        return f"{valeur} ({self.motif})"


@late_dataclass
class Configuration:
    """What a file says; ``None``, or nothing in a tuple, where it says nothing.

    Paths are absolute, and patterns start from the folder of the file. ``campagne`` is a name, or a folder as a
    path; ``severity`` maps a selector to a level. Without a file, ``source`` is ``None``.
    """

    source: Source | None = None
    campagne: str | None = None
    parametres: tuple[Parametre, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    per_file_ignores: tuple[PerFileIgnore, ...] = ()
    rules: tuple[FilePath, ...] = ()
    fail_on: str | None = None
    baseline: FilePath | None = None
    no_ignores: bool | None = None
    exclude: tuple[Pattern, ...] = ()
    force_exclude: bool | None = None
    allow_empty: bool | None = None
    verbose: bool | None = None
    show_suppressed: bool | None = None
    statistics: bool | None = None
    anonymiser: bool | None = None
    jobs: int | str | None = None

    def refus(
        self, cle: Cle, phrase: str, ecrit: str = "", connus: Sequence[str] = ()
    ) -> ConfigurationInvalide:
        """The fault of one key, with its line; ``ecrit`` is the word of it that names nothing."""
        assert self.source is not None
        ligne = self.source.ligne(cle, ecrit)
        return ConfigurationInvalide(self.source.fichier, ligne, phrase, ecrit, connus)
