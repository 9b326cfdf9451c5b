"""Words and signs of the page that other reports do not have."""

from __future__ import annotations

from cvslint.findings import Severity
from cvslint.french import NBSP
from cvslint.result import Verdict
from cvslint.tableau import PortraitNature

SIGNES = {
    Verdict.CONFORME: "✓",
    Verdict.RESERVES: "!",
    Verdict.NON_CONFORME: "✗",
    Verdict.ILLISIBLE: "?",
}
"""Signs that stand before the words of a verdict, and are never read aloud."""

NIVEAUX = {Severity.ERREUR: "✗", Severity.AVERTISSEMENT: "!", Severity.INFO: "•"}
"""Signs that stand before the words of a level."""

NATURES: dict[PortraitNature, str] = {
    "specifique": f"crédits spécifiques «{NBSP}politique de la ville{NBSP}»",
    "droit_commun": "droit commun",
    "autre": "autres financements",
    "propre": "ressources du porteur",
}
"""What the parts of a bar are, for the key of a picture; a picture of one kind has no key."""
