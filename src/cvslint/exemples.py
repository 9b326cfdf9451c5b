"""The examples that rules carry: made into dossiers, checked, compared with what each rule promises."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur
from cvslint.campagne.regle import Attendu, Exemple, Regle
from cvslint.document.document import read_document
from cvslint.engine import Reglages, examine
from cvslint.findings import Finding, Severity
from cvslint.late_dataclass import late_dataclass
from cvslint.lot import comparer
from cvslint.selection import choix_par_defaut
from cvslint.span import Path, format_path, parse_path


@late_dataclass
class Echec:
    """An example that does not say what it promises; ``ligne`` is its line in the rule's file, from 1."""

    regle: Regle
    exemple: Exemple
    phrase: str


def echecs(campagne: Campagne, regles: list[Regle] | None = None) -> Iterator[Echec]:
    """Runs the examples of ``regles`` (all by default); yields those that fail."""
    for regle in campagne.regles.values() if regles is None else regles:
        if not any(e.attendu for e in regle.exemples) or not any(not e.attendu for e in regle.exemples):
            manque = regle.exemples[0] if regle.exemples else _AUCUN
            yield Echec(
                regle,
                manque,
                "il faut au moins un exemple qui fait parler la règle et un qui la laisse muette",
            )
        for exemple in regle.exemples:
            yield from _essayer(campagne, regle, exemple)


_AUCUN = Exemple("aucun exemple", "", None, {}, (), (), (), None, 1)


def texte_de(campagne: Campagne, exemple: Exemple) -> str:
    """The dossier of an example, as YAML."""
    if exemple.texte is not None:
        return exemple.texte
    donnees = json.loads(_base(campagne.dossier / "bases" / f"{exemple.base}.yaml"))
    # From the last one, so that the ranks of the others still hold.
    for chemin in reversed(exemple.retire):
        _retirer(donnees, parse_path(chemin))
    for chemin, nouvelle in exemple.change.items():
        _poser(donnees, parse_path(chemin), nouvelle)
    return _commente(json.dumps(donnees, ensure_ascii=False, indent=2), exemple.commentaire)


def _commente(texte: str, commentaires: Mapping[str, str]) -> str:
    """The text with comments: one at the end of the line of a path, or above all for the path ""."""
    document = read_document(texte.encode())
    lignes = texte.split("\n")
    for chemin, commentaire in commentaires.items():
        lieu = document.key(parse_path(chemin)) or document.place(parse_path(chemin))
        if lieu is None:
            lignes[0] = f"{commentaire}\n{lignes[0]}"
        else:
            lignes[lieu.start.line - 1] += f"  {commentaire}"
    return "\n".join(lignes)


@lru_cache(maxsize=8)
def _base(fichier: FilePath) -> str:
    return json.dumps(valeur(read_document(fichier.read_bytes()).root))


def _constats(campagne: Campagne, regle: Regle, exemple: Exemple) -> list[Finding]:
    """What the check of an example finds; a rule of the lot sees its base beside it."""
    jour = exemple.aujourdhui or campagne.jour_des_exemples or dt.date.today()
    reglages = Reglages(jour, choix_par_defaut(campagne) | {regle.code}, {})
    document = read_document(texte_de(campagne, exemple).encode(exemple.encodage))
    resultat, empreintes = examine(document, "exemple", campagne, reglages)
    if regle.portee == "dossier":
        return list(resultat.active)
    base = read_document((campagne.dossier / "bases" / f"{exemple.base}.yaml").read_bytes())
    autres = examine(base, "base", campagne, reglages)[1]
    lot = [finding for nom, finding, _ in comparer(campagne, [*autres, *empreintes], {}) if nom == "exemple"]
    return [*resultat.active, *lot]


def _essayer(campagne: Campagne, regle: Regle, exemple: Exemple) -> Iterator[Echec]:
    constats = _constats(campagne, regle, exemple)
    dits = [finding for finding in constats if finding.rule == regle.code]
    for attendu in exemple.attendu:
        trouve = next((finding for finding in dits if _est(finding, attendu)), None)
        if trouve is None:
            ou = ", ".join(f"{_lieu(finding)} ({finding.severity})" for finding in dits) or "rien"
            yield Echec(regle, exemple, f"attendu {_promesse(attendu)}, trouvé {ou}")
        else:
            dits.remove(trouve)
    for finding in dits:
        yield Echec(regle, exemple, f"un constat de trop : {_lieu(finding)}, {finding.message}")
    for finding in constats:
        if finding.rule not in (regle.code, *exemple.aussi) and finding.severity is not Severity.INFO:
            yield Echec(regle, exemple, f"une autre règle parle : {finding.rule} à {_lieu(finding)}")


def _est(finding: Finding, attendu: Attendu) -> bool:
    if attendu.gravite is not None and finding.severity is not attendu.gravite:
        return False
    if attendu.ligne is not None:
        return finding.span.start.line == attendu.ligne
    return format_path(finding.path) == attendu.chemin


def _lieu(finding: Finding) -> str:
    return format_path(finding.path) or f"ligne {finding.span.start.line}"


def _promesse(attendu: Attendu) -> str:
    return attendu.chemin or f"ligne {attendu.ligne}"


def _retirer(donnees: Any, chemin: Path) -> None:
    *haut, dernier = chemin
    for pas in haut:
        donnees = donnees[pas]
    del donnees[dernier]


def _poser(donnees: Any, chemin: Path, nouvelle: Any) -> None:
    *haut, dernier = chemin
    for pas in haut:
        donnees = donnees.setdefault(pas, {}) if isinstance(donnees, dict) else donnees[pas]
    if isinstance(donnees, list) and dernier == len(donnees):
        donnees.append(nouvelle)
    else:
        donnees[dernier] = nouvelle
