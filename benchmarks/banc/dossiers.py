"""The corpora on disk, each made once a run by a process of its own, so that this one stays small."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

GENERER = Path(__file__).resolve().parents[1] / "generer.py"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The folders of the dossiers, under ``racine``; ``faits`` are those that this run made."""

    racine: Path
    faits: set[str] = field(default_factory=set)

    def propre(self, nombre: int) -> Path:
        """``nombre`` clean dossiers of about 10 KB."""
        return self._fait(f"propre-{nombre}", "--nombre", str(nombre))

    def fautif(self, nombre: int, defauts: int) -> Path:
        """``nombre`` dossiers with ``defauts`` mistakes each."""
        return self._fait(f"fautif-{defauts}-{nombre}", "--nombre", str(nombre), "--defauts", str(defauts))

    def de_taille(self, taille: str, nombre: int) -> Path:
        """``nombre`` clean dossiers of that size (10k, 100k or 1m)."""
        return self._fait(f"taille-{taille}-{nombre}", "--nombre", str(nombre), "--taille", taille)

    def hostiles(self) -> Path:
        """The hostile inputs."""
        return self._fait("hostiles", "--hostiles")

    def _fait(self, nom: str, *options: str) -> Path:
        dossier = self.racine / nom
        if nom not in self.faits:
            shutil.rmtree(dossier, ignore_errors=True)
            subprocess.run([sys.executable, str(GENERER), str(dossier), *options], check=True)
            self.faits.add(nom)
        return dossier
