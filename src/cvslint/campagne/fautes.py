"""What is wrong with a pack: every fault with its file and line, told together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path as FilePath

from cvslint.late_dataclass import late_dataclass


@late_dataclass
class FauteDePack:
    """One fault of a pack, in one French sentence; ``ligne`` counts from 1."""

    fichier: FilePath
    ligne: int
    phrase: str

    def __str__(self) -> str:
        return f"{self.fichier.name}:{self.ligne} : {self.phrase}"


class PackInvalide(Exception):
    """A pack cannot be used; ``fautes`` says why, all of it."""

    def __init__(self, fautes: Sequence[FauteDePack]) -> None:
        super().__init__("\n".join(str(faute) for faute in fautes))
        self.fautes = tuple(fautes)


class CampagneInconnue(Exception):
    """No installed pack has that name; ``connues`` lists those that are."""

    def __init__(self, nom: str, connues: Sequence[str]) -> None:
        super().__init__(nom)
        self.nom = nom
        self.connues = tuple(connues)
