"""The facts of a dossier that reports print: who asks how much, for what. What cannot be read is ``None``."""

from __future__ import annotations

from decimal import Decimal

from cvslint.model.chemins import Match
from cvslint.model.dossier import DossierLu
from cvslint.model.siret import normaliser_siret
from cvslint.model.vues import Vues
from cvslint.result import Facts


def facts_of(lu: DossierLu, vues: Vues) -> Facts:
    """The facts of a typed dossier; amounts in euros."""
    porteur, projet = lu.dossier.porteur, lu.dossier.projet
    communes = vues.communes_du_projet.valeur
    return Facts(
        porteur=porteur.denomination if porteur is not None else None,
        siret=_siret(porteur.siret) if porteur is not None else None,
        statut=porteur.statut if porteur is not None else None,
        intitule=projet.intitule if projet is not None else None,
        communes=communes if isinstance(communes, tuple) else (),
        montant_sollicite=_montant(vues.montant_sollicite),
        total_charges=_total(vues, "charges"),
        total_produits=_total(vues, "produits"),
    )


def _siret(texte: str | None) -> str | None:
    chiffres = normaliser_siret(texte or "")
    return chiffres if len(chiffres) == 14 and chiffres.isascii() and chiffres.isdecimal() else None


def _montant(match: Match) -> Decimal | None:
    return match.valeur if isinstance(match.valeur, Decimal) and not match.obstacles else None


def _total(vues: Vues, section: str) -> Decimal | None:
    budget = vues.dossier.budget
    poste = budget.sections.get(section) if budget is not None else None
    if budget is None or poste is None:
        return None
    somme = poste.somme(budget.premiere_colonne(section))
    return None if somme.obstacles else somme.montant
