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

COMPTES = {
    Verdict.CONFORME: ("conforme", "conformes"),
    Verdict.RESERVES: ("conforme avec réserves", "conformes avec réserves"),
    Verdict.NON_CONFORME: ("non conforme", "non conformes"),
    Verdict.ILLISIBLE: ("illisible", "illisibles"),
}
"""What a number of dossiers of each verdict are called."""

NIVEAUX = {Severity.ERREUR: "✗", Severity.AVERTISSEMENT: "!", Severity.INFO: "•"}
"""The same for the levels."""

IGNORES = {
    "comment": "par un commentaire du dossier",
    "config": "par la configuration",
    "baseline": "par la référence",
}
"""Who silenced a finding."""

NATURES: dict[PortraitNature, str] = {
    "specifique": f"crédits spécifiques «{NBSP}politique de la ville{NBSP}»",
    "droit_commun": "droit commun",
    "autre": "autres financements",
    "propre": "ressources du porteur",
}
"""What the parts of a bar are, for the key of a picture; a picture of one kind has no key."""
