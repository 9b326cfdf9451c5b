"""What is wrong with a configuration: one fault, with the file and the line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path as FilePath


class ConfigurationInvalide(Exception):
    """A configuration cannot be used.

    ``ligne`` counts from 1, ``None`` where no line is to blame; ``phrase`` is French, without the final stop;
    ``ecrit`` is the word that names nothing, and ``connus`` the words among which a near one may have been meant.
    """

    def __init__(
        self,
        fichier: FilePath,
        ligne: int | None,
        phrase: str,
        ecrit: str = "",
        connus: Iterable[str] = (),
    ) -> None:
        super().__init__(phrase)
        self.fichier = fichier
        self.ligne = ligne
        self.phrase = phrase
        self.ecrit = ecrit
        self.connus = tuple(connus)
