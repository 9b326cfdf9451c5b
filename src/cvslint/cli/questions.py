"""``cvslint init --interactif``: the questions of the form, one by one; each answer is in the file at once."""

from __future__ import annotations

from pathlib import Path as FilePath

from cvslint.cli.citations import cite
from cvslint.cli.dialogue import FinDeLaSaisie, demander, dire
from cvslint.cli.flux import FAILURE, explain, replace_file
from cvslint.cli.presentation import (
    annonce,
    bilan_de_fin,
    critique,
    mode_d_emploi,
    montrer_choix,
    presenter,
    recapitulatif,
)
from cvslint.document.document import read_document
from cvslint.french import NBSP
from cvslint.gabarit.demandes import Demande
from cvslint.gabarit.entretien import Entretien
from cvslint.gabarit.pose import PoseImpossible
from cvslint.gabarit.rangement import est_vierge
from cvslint.gabarit.reponses import Choix, choix_de, numero, propositions, reponse

AIDE, RETOUR, SAUT, MEME = "?", "<", ">", "="
"""What may be typed instead of an answer: signs that would say nothing as one."""


class ReponseNonEcrite(Exception):
    """The file does not take answers any more; the message is a French sentence that says why."""


class Questions:
    """A session of questions on one file, called ``nom``, which holds ``octets``: the text of the ``entretien``."""

    def __init__(self, fichier: FilePath, nom: str, octets: bytes, entretien: Entretien) -> None:
        self.fichier = fichier
        self.nom = nom
        self.entretien = entretien
        self._dans_le_fichier = octets
        self._partie = ""

    def mener(self, *, reprise: bool) -> int:
        """Puts the questions until there is none left or the person leaves; returns the exit code."""
        mode_d_emploi(self.nom)
        if reprise:
            recapitulatif(self.entretien)
        try:
            while (demande := self.entretien.demande) is not None:
                self._une_question(demande)
        except FinDeLaSaisie:
            dire()
        except ReponseNonEcrite as panne:
            dire(f"Erreur{NBSP}: {panne}")
            return FAILURE
        bilan_de_fin(self.entretien, self.nom)
        return 0

    def _une_question(self, demande: Demande) -> None:
        """Puts one question until it is answered, passed over or left for another one."""
        if demande.partie != self._partie:
            self._partie = demande.partie
            annonce(self.entretien, demande)
        presenter(demande, self.entretien)
        choix = choix_de(demande, self.entretien.campagne)
        while True:
            saisie = demander()
            if saisie == MEME:
                saisie = self.entretien.comme_plus_haut or MEME
            if saisie == AIDE:
                presenter(demande, self.entretien, tout=True)
                choix = choix_de(demande, self.entretien.campagne)
                continue
            if saisie == RETOUR:
                self.entretien.reculer()
            elif saisie == SAUT:
                self.entretien.sauter_la_partie()
            elif est_vierge(saisie):
                self.entretien.avancer()
            elif demande.mode == "compte":
                if not self._ligne(saisie, choix):
                    continue
            elif trouves := propositions(demande, saisie, choix, self.entretien.campagne):
                dire(f"Que voulez-vous dire par {cite(saisie)}{NBSP}? Tapez le numéro.", retrait=2)
                montrer_choix(trouves)
                choix = trouves
                continue
            elif not self._repondre(demande, saisie, choix):
                continue
            return

    def _ligne(self, saisie: str, choix: Choix) -> bool:
        """Goes to the line of an account whose number was typed."""
        rang = numero(saisie, choix)
        if rang is None:
            dire(f"Tapez un numéro de 1 à {len(choix)}, ou Entrée pour passer à la suite.", retrait=2)
            return False
        self.entretien.aller_a_la_ligne(rang)
        return True

    def _repondre(self, demande: Demande, saisie: str, choix: Choix) -> bool:
        """Writes an answer; whether it may be left at that."""
        self._suivre_le_fichier(saisie)
        try:
            texte = self.entretien.avec_reponse(reponse(demande, saisie, choix, self.entretien.campagne))
        except PoseImpossible as refus:
            raise ReponseNonEcrite(
                f"{cite(self.nom)} est écrit d'une façon qui ne laisse pas place à {refus}. "
                f"Écrivez-y vous-même {cite(saisie)}, puis relancez la commande."
            ) from None
        self._ecrire(texte, saisie)
        self.entretien.relire(texte)
        constats = self.entretien.constats(texte)
        if constats:
            critique(constats, saisie)
            return False
        if demande.mode != "carte":
            self.entretien.avancer()
        return True

    def _suivre_le_fichier(self, saisie: str) -> None:
        """Takes in what someone else, an editor most often, wrote in the file meanwhile."""
        try:
            octets = self.fichier.read_bytes()
        except OSError:
            # Moved or deleted: the next answer writes it anew, with all the others.
            return
        if octets == self._dans_le_fichier:
            return
        texte = texte_a_reprendre(octets)
        if texte is None:
            raise ReponseNonEcrite(
                f"{cite(self.nom)} a été modifié pendant les questions et ne se lit plus. Corrigez-le "
                f"(« cvslint check {self.nom} » dit où), puis relancez la commande. Votre dernière réponse "
                f"n'y est pas{NBSP}: {cite(saisie)}."
            )
        dire(
            f"{cite(self.nom)} a été modifié pendant les questions{NBSP}: ses changements sont gardés.",
            retrait=2,
        )
        self.entretien.relire(texte)

    def _ecrire(self, texte: str, saisie: str) -> None:
        """Writes the whole file; where that fails, says so and lets the person try again."""
        octets = texte.encode("utf-8")
        while True:
            try:
                replace_file(self.fichier, [octets])
            except OSError as error:
                dire(
                    f"Erreur{NBSP}: {cite(self.nom)} n'a pas pu être écrit{NBSP}: {explain(error)}.",
                    retrait=2,
                )
                dire("Entrée pour essayer encore, Ctrl-C pour arrêter.", retrait=2)
            else:
                self._dans_le_fichier = octets
                return
            try:
                demander()
            except FinDeLaSaisie:
                raise ReponseNonEcrite(
                    f"votre dernière réponse n'est pas dans le fichier{NBSP}: {cite(saisie)}. Les autres y sont."
                ) from None


def texte_a_reprendre(octets: bytes) -> str | None:
    """The text of a file that may take answers, whatever its encoding; ``None`` when it cannot be read in full."""
    document = read_document(octets)
    graves = [faute for faute in document.faults if (faute.code, faute.case) != ("YML003", "certain")]
    return None if graves or document.root is None else document.source.text
