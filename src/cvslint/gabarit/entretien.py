"""The questions put one after the other, and each answer in its place in the text of the dossier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from cvslint.campagne.campagne import Campagne
from cvslint.engine import Reglages, check_document
from cvslint.findings import Finding, Severity
from cvslint.gabarit.champs import formulaire_vide
from cvslint.gabarit.demandes import Demande, demandes, profil_de
from cvslint.gabarit.demandes_budget import DETAIL, MONTANT, deplie_budget
from cvslint.gabarit.ecriture import Valeur, lire, lue
from cvslint.gabarit.page import partie_du_bilan
from cvslint.gabarit.plan import Question, plan
from cvslint.gabarit.pose import poser
from cvslint.gabarit.profil import Profil
from cvslint.gabarit.rangement import avec, deplie, est_vierge, place_libre, range_sous
from cvslint.result import DossierResult
from cvslint.selection import Choix, selectionner
from cvslint.span import Key, Path

_BUDGETS: tuple[Path, ...] = (("budget",), ("bilan", "budget"))
_PROSE = "texte"
_FICHE: Path = ("bilan", "fiche_identite")
_DE_LA_FICHE: Mapping[Key, Path] = {
    "structure_porteuse": ("porteur", "denomination"),
    "statut": ("porteur", "statut"),
    "personne_referente": ("porteur", "personne_referente"),
}
"""What the form asks once more of last year's action, and where it asked that first."""

_D_UN_MONTANT = ("YML", "FMT", "BUD004")
"""What may be wrong in an amount by itself; the other rules of a budget need all of it."""


class Entretien:
    """One dossier being filled in: its text, and the question that is put now."""

    def __init__(self, texte: str, campagne: Campagne, aujourdhui: dt.date) -> None:
        self.campagne = campagne
        self.demande: Demande | None = None
        self._plans: dict[Profil, tuple[Question, ...]] = {}
        self._reglages = Reglages(aujourdhui, selectionner(campagne, Choix()).codes, {})
        self.relire(texte)
        fautes = [c for c in self.resultat(texte).active if c.severity is Severity.ERREUR and not c.to_fill]
        self._a_revoir = {constat.path for constat in fautes}
        # Where each part was left: a list or an account may have been in the middle.
        self._laisses = {demande.partie: demande.chemin for demande in self.repondues}.values()
        self.demande = self._premiere(self.demandes)

    def relire(self, texte: str) -> None:
        """Takes the text of the dossier anew, as an answer or someone else changed it."""
        self.texte = texte
        self._brut = lue(texte)
        self._entier = self._deplie(self._brut)
        profil = profil_de(self._entier, self.campagne)
        if profil not in self._plans:
            self._plans[profil] = plan(self.campagne, profil)
        self.demandes = demandes(self._entier, self._plans[profil], self.campagne)
        if self.demande is not None:
            cle = self.demande.cle
            self.demande = next((demande for demande in self.demandes if demande.cle == cle), self.demande)

    @property
    def repondues(self) -> list[Demande]:
        """The questions that have their answer, in the order of the form."""
        return [d for d in self.demandes if d.mode != "compte" and not est_vierge(d.present)]

    @property
    def parties(self) -> list[str]:
        """The parts of the form that hold questions, in order."""
        return list(dict.fromkeys(demande.partie for demande in self.demandes))

    @property
    def comme_plus_haut(self) -> str:
        """The answer already given to a question that the form puts twice; empty when there is none."""
        chemin = self.demande.chemin if self.demande is not None else ()
        rang = len(_FICHE)
        if not _dans(chemin, _FICHE) or chemin[rang] not in _DE_LA_FICHE:
            return ""
        dite = range_sous(self._entier, (*_DE_LA_FICHE[chemin[rang]], *chemin[rang + 1 :]))
        return dite if isinstance(dite, str) and not est_vierge(dite) else ""

    def avec_reponse(self, valeur: Valeur) -> str:
        """The text with the answer to the present question, and with the parts of the form that it makes due.

        Raises ``PoseImpossible`` when the text cannot take it.
        """
        demande = self.demande
        assert demande is not None
        chemin = demande.chemin
        if demande.mode == "detail":
            chemin = chemin[:-1]
            ecrit = range_sous(self._brut, chemin)
            valeur = {**(ecrit if isinstance(ecrit, Mapping) else {MONTANT: ecrit}), DETAIL: valeur}
        place, entiere = place_libre(self._brut, self._entier, chemin, valeur)
        libre = demande.question is not None and demande.question.champ.genre == _PROSE
        return self._avec_bilan(poser(self.texte, place, entiere, libre=libre))

    def constats(self, texte: str) -> list[Finding]:
        """What the rules find wrong in the present answer as it stands in ``texte``, gravest first."""
        assert self.demande is not None
        chemin = self.demande.chemin
        trouves = [
            constat
            for constat in self.resultat(texte).active
            if _dans(constat.path, chemin)
            and not constat.to_fill
            and constat.severity is not Severity.INFO
            and (self.demande.question is not None or constat.rule.startswith(_D_UN_MONTANT))
        ]
        return sorted(trouves, key=lambda constat: constat.severity is not Severity.ERREUR)

    def resultat(self, texte: str) -> DossierResult:
        """What a check of the whole says."""
        return check_document(lire(texte), "", self.campagne, self._reglages)

    def avancer(self) -> None:
        """Goes on to the next question without an answer, or to the next item of the list being filled in."""
        ici = self.demande
        if ici is None:
            return
        self._a_revoir = {chemin for chemin in self._a_revoir if not _dans(chemin, ici.chemin)}
        suivantes = self.demandes[self._rang(ici) + 1 :]
        if ici.compte is None:
            self.demande = self._premiere(suivantes, ici.chemin)
            return
        ligne = ici.chemin[: len(ici.compte) + 1]
        suite = suivantes[0] if suivantes else None
        if suite is not None and _dans(suite.chemin, ligne):
            self.demande = suite
        else:
            self.demande = next(d for d in self.demandes if d.cle == ("compte", ici.compte))

    def aller_a_la_ligne(self, rang: int) -> None:
        """Goes to the line of that rank (from 0) of the present account."""
        ici = self.demande
        assert ici is not None
        ligne = (*ici.chemin, ici.choix[rang][0])
        self.demande = next((demande for demande in self.demandes if _dans(demande.chemin, ligne)), ici)

    def reculer(self) -> None:
        """Goes back to the question before this one, answered or not."""
        ici = self.demande
        if ici is None:
            return
        avant = self.demandes[: self._rang(ici)]
        ligne = ici.chemin[: len(ici.compte) + 1] if ici.compte is not None else ici.chemin
        proches = [demande for demande in avant if demande.compte is None or _dans(demande.chemin, ligne)]
        self.demande = proches[-1] if proches else ici

    def sauter_la_partie(self) -> None:
        """Goes on to the next part of the form."""
        ici = self.demande
        if ici is not None:
            suite = self.demandes[self._rang(ici) + 1 :]
            self.demande = self._premiere([d for d in suite if d.partie != ici.partie])

    def _premiere(self, parmi: Iterable[Demande], depuis: Path = ()) -> Demande | None:
        poursuivis = (depuis, *self._laisses)
        for demande in parmi:
            if demande.compte is not None:
                continue
            allonge = demande.chemin if demande.mode == "compte" else demande.liste
            poursuivie = allonge is not None and any(_dans(chemin, allonge) for chemin in poursuivis)
            fautive = any(_dans(chemin, demande.chemin) for chemin in self._a_revoir)
            if poursuivie or fautive or not demande.repondue:
                return demande
        return None

    def _rang(self, ici: Demande) -> int:
        """The rank of a question; of the last one of its part, when an answer made it fall."""
        rangs = [rang for rang, demande in enumerate(self.demandes) if demande.cle == ici.cle]
        return rangs[0] if rangs else max(r for r, d in enumerate(self.demandes) if d.partie == ici.partie)

    def _avec_bilan(self, texte: str) -> str:
        """The text with the part on last year's action, when that is due and not there."""
        arbre = lue(texte)
        profil = profil_de(self._deplie(arbre), self.campagne)
        if not profil.reconduction or not isinstance(arbre, Mapping) or "bilan" in arbre:
            return texte
        return partie_du_bilan(texte, self.campagne, profil)

    def _deplie(self, brut: Valeur) -> Valeur:
        entier = deplie(brut, formulaire_vide())
        for chemin in _BUDGETS:
            ecrit = range_sous(entier, chemin)
            if isinstance(ecrit, Mapping):
                entier = avec(entier, chemin, deplie_budget(ecrit, self.campagne.formulaire.grille))
        return entier


def _dans(chemin: Path, place: Path) -> bool:
    """Whether a path is a place or leads somewhere in it."""
    return chemin[: len(place)] == place
