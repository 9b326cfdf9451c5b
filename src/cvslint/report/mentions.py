"""What several reports say in the same words: verdicts, counts, the first thing to mend, where a report comes from."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from cvslint.findings import Finding, Severity
from cvslint.french import NBSP, date_longue, nombre, visible
from cvslint.result import CampagneInfo, DossierResult, RunResult, Verdict

RESERVE = f"Contrôle automatique fait avant dépôt{NBSP}: il ne vaut ni recevabilité ni refus."

VERDICTS = {
    Verdict.CONFORME: "CONFORME",
    Verdict.RESERVES: "CONFORME AVEC RÉSERVES",
    Verdict.NON_CONFORME: "NON CONFORME",
    Verdict.ILLISIBLE: "ILLISIBLE",
}

LEVELS = {
    Severity.ERREUR: ("erreur", "erreurs"),
    Severity.AVERTISSEMENT: ("avertissement", "avertissements"),
    Severity.INFO: ("info", "infos"),
}

CLOSING = {
    Verdict.CONFORME: (
        f"Un dossier conforme n'est pas encore un dossier financé{NBSP}: le choix revient aux financeurs."
    ),
    Verdict.RESERVES: "Aucune erreur. Relisez les avertissements avant de déposer.",
    Verdict.NON_CONFORME: "",
    Verdict.ILLISIBLE: f"Le contenu n'a pas été contrôlé{NBSP}: rendez d'abord le fichier lisible.",
}
"""What a report says last of a dossier, by its verdict."""

ORIGINS = {
    "appel": "une obligation écrite dans l'appel",
    "lecture": "une lecture d'une phrase ambiguë de l'appel",
    "calcul": "un calcul",
    "identifiant": "la forme d'un identifiant",
    "usage": "l'usage, sans que l'appel le demande",
}
"""On what a rule rests, in words."""

VERDICT_COUNTS = {
    Verdict.CONFORME: ("conforme", "conformes"),
    Verdict.RESERVES: ("avec réserves", "avec réserves"),
    Verdict.NON_CONFORME: ("non conforme", "non conformes"),
    Verdict.ILLISIBLE: ("illisible", "illisibles"),
}
"""What one dossier, and several, of each verdict are called."""

SILENCED_BY = {
    "comment": "par un commentaire",
    "config": "par la configuration",
    "baseline": "par la référence",
}
"""Who keeps a finding from counting."""

_FIXED_TITLES = {"fichier": "Lecture du fichier", "format": "Forme du dossier"}
_DIGEST_SHOWN = 12


def verdict_words(file: DossierResult, run: RunResult) -> str:
    """The verdict of a dossier in capitals; when the user chose the rules, it says on how many it rests."""
    words = VERDICTS[file.verdict]
    if not run.partial or file.verdict is Verdict.ILLISIBLE:
        return words
    return f"{words} sur {nombre(len(run.selected), 'règle choisie', 'règles choisies')}"


def verdict_counts(files: Iterable[DossierResult]) -> list[str]:
    """How many dossiers have each verdict, in words, verdicts that none has left out."""
    verdicts = [file.verdict for file in files]
    return [
        nombre(verdicts.count(verdict), *words)
        for verdict, words in VERDICT_COUNTS.items()
        if verdict in verdicts
    ]


def level_count(file: DossierResult, severity: Severity) -> str:
    """How many findings of a level count, in words: ``2 erreurs``; empty when there is none."""
    count = file.count(severity)
    return nombre(count, *LEVELS[severity]) if count else ""


def rules_checked(file: DossierResult) -> int:
    """How many rules gave an answer on this dossier, favourable or not."""
    return len({*file.passed, *(finding.rule for finding in file.findings)})


def first_to_mend(file: DossierResult) -> Finding | None:
    """The gravest finding that counts, the first in the text among equals; infos need no mending."""
    grave = [finding for finding in file.active if finding.severity is not Severity.INFO]
    return min(grave, key=lambda finding: (finding.severity.rank, finding.sort_key), default=None)


def days_left(campagne: CampagneInfo | None, today: dt.date) -> str:
    """The days until the last day for filing, in words; empty when it is past or unknown."""
    if campagne is None or campagne.date_limite is None or campagne.date_limite < today:
        return ""
    days = (campagne.date_limite - today).days
    if days == 0:
        return "dernier jour pour déposer"
    return f"{nombre(days, 'jour', 'jours')} avant la date limite"


def siret_lisible(siret: str) -> str:
    """A SIRET in groups of 3, 3, 3 and 5 digits; any other text as it stands, made safe to print."""
    digits = re.sub(r"\s", "", siret)
    if re.fullmatch(r"[0-9]{14}", digits) is None:
        return visible(siret)
    return NBSP.join((digits[:3], digits[3:6], digits[6:9], digits[9:]))


def sections(findings: Iterable[Finding], campagne: CampagneInfo | None) -> list[tuple[str, list[Finding]]]:
    """Findings under the title of their section, sections in the order of the form.

    What concerns the file, its form and anything that is no section of the form comes first. In a section:
    errors first, then by position.
    """
    rubriques = campagne.rubriques if campagne is not None else {}
    titles = _FIXED_TITLES | dict(rubriques)
    groups: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: (finding.severity.rank, finding.sort_key)):
        groups.setdefault(finding.section, []).append(finding)
    others = sorted(section for section in groups if section not in titles)
    order = [*(fixed for fixed in _FIXED_TITLES if fixed not in rubriques), *others, *rubriques]
    return [(titles.get(section, _title(section)), groups[section]) for section in order if section in groups]


def _title(section: str) -> str:
    words = section.replace("_", " ").strip()
    return words[:1].upper() + words[1:] if words else "Autres constats"


def identity(run: RunResult) -> list[str]:
    """Where a report comes from: tool, packs with version, day and digest of their rules, day of the check."""
    packs = [
        f"{pack.id} {pack.version} ({pack.maj}, empreinte {pack.digest.removeprefix('sha256:')[:_DIGEST_SHOWN]})"
        for pack in run.campagnes
    ]
    return [f"cvslint {run.version}", *packs, f"au {date_longue(run.today)}", RESERVE]
