"""Who fills in the dossier and for what: it decides which parts of the form apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.regle import Appel, DuDossier, DuJour, Litteral
from cvslint.checks.controle import Anomalie
from cvslint.gabarit.champs import CheminType
from cvslint.late_dataclass import late_dataclass

STATUT: CheminType = ("porteur", "statut")


@late_dataclass
class Profil:
    """``statut`` is a word of the closed list, empty while it is not known.

    ``reconduction``: the action was funded last year and is to go on, ``None`` while it is not known;
    ``metropolitain``: money of the
    métropole is asked for.
    """

    statut: str = ""
    reconduction: bool | None = False
    metropolitain: bool = False

    def valeurs(self, campagne: Campagne) -> Mapping[CheminType, str]:
        """What the profile and the call already answer, by field, as it is written in the dossier."""
        canaux = campagne.formulaire.listes.get("canaux")
        valeurs = {
            ("campagne",): campagne.id,
            ("depot", "canal"): next(iter(canaux.mots)) if canaux and len(canaux.mots) == 1 else "",
            ("depot", "nature"): self._selon("reconduction", "premiere_demande"),
            STATUT: self.statut,
            ("soutien_anterieur", "programmation_precedente"): self._selon("oui", "non"),
            ("budget", "exercice"): _annee(campagne, "exercice"),
        }
        if self.reconduction:
            valeurs["bilan", "exercice"] = _annee(campagne, "exercice_precedent")
        return {chemin: valeur for chemin, valeur in valeurs.items() if valeur}

    def faits(self) -> Mapping[CheminType, object]:
        """What conditions of rules may look at, as the model reads it; what is not here is not known."""
        return {
            STATUT: self.statut or None,
            ("depot", "nature"): self._selon("reconduction", "premiere_demande") or None,
            ("soutien_anterieur", "programmation_precedente"): self.reconduction,
            ("bilan",): "" if self.reconduction else None,
        }

    def _selon(self, reconduite: str, neuve: str) -> str:
        """One of two words; neither while it is not known whether the action goes on."""
        if self.reconduction is None:
            return ""
        return reconduite if self.reconduction else neuve


def _annee(campagne: Campagne, parametre: str) -> str:
    return str(campagne.parametres.get(parametre, ""))


def chemins_de(appel: Appel) -> Iterator[CheminType]:
    """The fields that a check looks at; ranks do not matter."""
    from cvslint.model.chemins import Nom

    for selecteur in appel.sur:
        yield tuple(pas.texte if isinstance(pas, Nom) else "[]" for pas in selecteur.pas)


def tient(condition: Appel, profil: Profil) -> bool:
    """Whether a condition holds of a dossier in which only what the profile says is filled in.

    While the statut is not known, every condition on it may hold.
    """
    faits = profil.faits()
    chemins = list(chemins_de(condition))
    if STATUT in chemins and not profil.statut:
        return True
    if any(isinstance(argument, DuDossier) for argument in condition.avec.values()):
        return False
    return any(convient(condition, faits.get(chemin)) for chemin in chemins)


def convient(appel: Appel, valeur: object) -> bool:
    """Whether a check that needs nothing else of the dossier has nothing against ``valeur``."""
    if valeur is None and not appel.controle.lit_absent:
        return False
    arguments = {nom: a.valeur for nom, a in appel.avec.items() if isinstance(a, Litteral)}
    anomalies = appel.controle.fonction(valeur, **arguments)
    return not any(isinstance(anomalie, Anomalie) for anomalie in anomalies)


def demande(appel: Appel) -> bool:
    """Whether a check finds fault with a field that is left blank, whatever the rest of the dossier."""
    if not appel.controle.lit_absent or appel.controle.veut_formulaire:
        return False
    if any(isinstance(argument, (DuDossier, DuJour)) for argument in appel.avec.values()):
        return False
    return not convient(appel, None)
