"""``cvslint init``: a dossier to fill in, commented like the form, by hand or question by question."""

from __future__ import annotations

import os
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain, explain, write_bytes, write_file
from cvslint.cli.pages import ouvrir
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.campagne.campagne import Campagne
    from cvslint.gabarit.profil import Profil
    from cvslint.gabarit.reprise import Reprise

_STDOUT = "-"


def init(
    fichier: Annotated[
        str, typer.Argument(metavar="FICHIER", help="Le dossier à écrire, ou « - » pour l'afficher.")
    ] = "dossier.yaml",
    interactif: Annotated[
        bool,
        typer.Option(
            "--interactif",
            help="Pose les questions une à une ; la même commande reprend un dossier déjà commencé.",
        ),
    ] = False,
    depuis: Annotated[
        str | None,
        typer.Option(
            "--depuis",
            metavar="FICHIER",
            help="Reprend la structure d'un autre dossier, et ses objectifs comme ceux du bilan.",
        ),
    ] = None,
    statut: Annotated[
        str | None,
        typer.Option("--statut", metavar="STATUT", help="Statut de la structure : association, bailleur…"),
    ] = None,
    reconduction: Annotated[
        bool,
        typer.Option("--reconduction", help="L'action a été soutenue l'an dernier : ajoute le bilan."),
    ] = False,
    metropolitain: Annotated[
        bool,
        typer.Option("--metropolitain", help="Projet métropolitain : ajoute ce que l'appel lui demande."),
    ] = False,
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne à laquelle le dossier répond."),
    ] = None,
) -> int:
    """Writes a dossier to fill in; never over a file that is there, but to take its questions up again."""
    pack = ouvrir(campagne, [])
    if pack is None:
        return FAILURE
    souhaits = _Souhaits(interactif, depuis, statut, reconduction, metropolitain)
    try:
        if interactif and fichier == _STDOUT:
            raise _Refus("les questions ont besoin d'un fichier où écrire les réponses ; donnez un nom")
        reprise = interactif and _existe(fichier)
        if not reprise:
            _commencer(fichier, pack, souhaits)
        elif depuis or statut or reconduction or metropolitain:
            complain(
                f"{cite(fichier)} est déjà commencé : les questions reprennent, sans les autres options."
            )
        if interactif:
            return _questions(fichier, pack, reprise=reprise)
    except _Refus as refus:
        complain(f"Erreur : {refus} ; rien n'a été écrit.")
        return FAILURE
    if fichier != _STDOUT:
        complain(f"{cite(fichier)} est prêt : remplissez-le, puis lancez « cvslint check {fichier} ».")
    return 0


@late_dataclass
class _Souhaits:
    """What the command line asks of the dossier."""

    interactif: bool
    depuis: str | None
    statut: str | None
    reconduction: bool
    metropolitain: bool


class _Refus(Exception):
    """Nothing is written; the message is a French clause that says why, without its full stop."""


def _existe(fichier: str) -> bool:
    cible = FilePath(fichier)
    return cible.exists() or cible.is_symlink()


def _commencer(fichier: str, pack: Campagne, souhaits: _Souhaits) -> None:
    """Writes the page, with what another dossier gives. Raises :class:`_Refus`, and then nothing is written."""
    cible = FilePath(fichier)
    if fichier != _STDOUT and _existe(fichier):
        raise _Refus(f"{cite(fichier)} existe déjà ; donnez un autre nom")
    if fichier != _STDOUT and not cible.parent.is_dir():
        raise _Refus(f"le dossier {cite(str(cible.parent))} n'existe pas")
    reprise = _reprise(souhaits.depuis, pack, souhaits.statut) if souhaits.depuis is not None else None
    profil = _profil(pack, souhaits, reprise)
    texte = _page(pack, profil, cible.name if fichier != _STDOUT else "dossier.yaml", reprise)
    if fichier == _STDOUT:
        write_bytes([texte])
    else:
        _ecrire(cible, fichier, texte)
    if reprise is not None:
        _dire_la_reprise(reprise, souhaits.depuis or "", pack)


def _reprise(depuis: str, pack: Campagne, statut: str | None) -> Reprise:
    """What the other dossier gives; a statut that was asked for goes before its own.

    Raises :class:`_Refus` when it cannot be read.
    """
    from dataclasses import replace

    from cvslint.batch import Found, read
    from cvslint.gabarit.reprise import RepriseImpossible, reprendre
    from cvslint.result import FileError

    lu = read(Found(depuis, depuis))
    if isinstance(lu, FileError):
        raise _Refus(
            f"rien à reprendre de {cite(depuis)} : {lu.message[:1].lower()}{lu.message[1:].rstrip('.')}"
        )
    try:
        reprise = reprendre(lu, pack)
    except RepriseImpossible as error:
        raise _Refus(f"rien à reprendre de {cite(depuis)} : {error}") from None
    if statut is None:
        return reprise
    return replace(reprise, porteur={cle: un for cle, un in reprise.porteur.items() if cle != "statut"})


def _profil(pack: Campagne, souhaits: _Souhaits, reprise: Reprise | None) -> Profil:
    """Who fills in the dossier: what the options say, else what the other dossier says, else not known yet."""
    from cvslint.gabarit.profil import Profil

    connus = pack.formulaire.listes["statuts"]
    mot = connus.canonique(souhaits.statut) if souhaits.statut is not None else ""
    if mot is None:
        raise _Refus(f"{cite(souhaits.statut or '')} n'est pas un statut ({', '.join(connus.mots)})")
    if not mot and reprise is not None:
        mot = connus.canonique(reprise.statut) or ""
    soutenu = souhaits.reconduction or (reprise is not None and bool(reprise.objectifs))
    if souhaits.interactif:
        # A question that an answer settles is put, not guessed.
        return Profil(mot, soutenu or None, True)
    return Profil(mot, soutenu, souhaits.metropolitain)


def _page(pack: Campagne, profil: Profil, nom: str, reprise: Reprise | None) -> str:
    from cvslint.gabarit.page import page
    from cvslint.gabarit.pose import PoseImpossible

    texte = page(pack, profil, nom)
    try:
        return reprise.sur(texte) if reprise is not None else texte
    except PoseImpossible as error:
        raise _Refus(f"le texte de « {error} » ne peut pas être repris") from None


def _ecrire(cible: FilePath, fichier: str, texte: str) -> None:
    try:
        write_file(cible, [texte])
    except OSError as error:
        raise _Refus(f"{cite(fichier)} n'a pas pu être écrit : {explain(error)}") from None


def _dire_la_reprise(reprise: Reprise, depuis: str, pack: Campagne) -> None:
    """What was taken from the other dossier, what was not, and what to look at again."""
    from cvslint.cli.dialogue import dire
    from cvslint.french import NBSP, liste, nombre
    from cvslint.model.titres import titre_de

    grille = pack.formulaire.grille
    if reprise.porteur:
        titres = [titre_de(("porteur", cle), grille) for cle in reprise.porteur]
        dire(
            f"Repris de {cite(depuis)}{NBSP}: la structure porteuse ({liste(titres)}). "
            "Vérifiez que la personne référente et ses coordonnées sont toujours les bonnes."
        )
    else:
        dire(f"{cite(depuis)} n'a pas de structure porteuse à reprendre.")
    combien = nombre(len(reprise.objectifs), "objectif du projet", "objectifs du projet")
    if reprise.objectifs:
        rappels = [titre_de(chemin, grille) for chemin in reprise.rappels]
        dire(
            f"Repris aussi{NBSP}: {combien}, comme objectifs du bilan"
            + (f", et ce que le bilan rappelle ({liste(rappels)})" if rappels else "")
            + ". Le dossier dit donc que l'action a été soutenue l'an dernier et qu'elle est reconduite "
            "(« programmation_precedente » et « nature »)."
        )
    else:
        dire("Aucun objectif à reprendre dans le bilan.")
    if reprise.objectifs and str(reprise.exercice) == str(pack.parametres.get("exercice")):
        dire(
            f"Attention{NBSP}: {cite(depuis)} porte sur {reprise.exercice}, comme le nouveau dossier. Si ces "
            "objectifs ne sont pas ceux de l'an dernier, retirez-les du bilan."
        )
    if reprise.perdus:
        dire(f"Pas repris, car illisible ou inconnu{NBSP}: {liste(reprise.perdus)}.")
    dire("Tout le reste est à remplir.")


def _questions(fichier: str, pack: Campagne, *, reprise: bool) -> int:
    """Puts the questions. Raises :class:`_Refus` for a file that ``init`` did not begin, or that cannot be read."""
    import datetime as dt

    from cvslint.batch import Found, read
    from cvslint.cli.questions import Questions, texte_a_reprendre
    from cvslint.gabarit.entretien import Entretien
    from cvslint.gabarit.page import commencee
    from cvslint.result import FileError

    cible = FilePath(fichier)
    lu = read(Found(fichier, fichier))
    if isinstance(lu, FileError):
        raise _Refus(
            f"{cite(fichier)} ne peut pas être repris : {lu.message[:1].lower()}{lu.message[1:].rstrip('.')}"
        )
    if not os.access(cible, os.W_OK):
        raise _Refus(f"{cite(fichier)} est en lecture seule ; autorisez son écriture pour le reprendre")
    texte = texte_a_reprendre(lu)
    if texte is None:
        raise _Refus(
            f"{cite(fichier)} ne se lit pas en entier ; « cvslint check {fichier} » dit ce qui ne va pas"
        )
    if not commencee(texte):
        raise _Refus(
            f"{cite(fichier)} existe déjà, et « cvslint init » ne l'a pas commencé ; donnez un autre nom"
        )
    return Questions(cible, fichier, lu, Entretien(texte, pack, dt.date.today())).mener(reprise=reprise)
