"""``cvslint init``: a dossier to fill in, commented like the form."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Annotated

import typer

from cvslint.cli.citations import cite
from cvslint.cli.flux import FAILURE, complain, explain, write_bytes, write_file
from cvslint.cli.pages import ouvrir

_STDOUT = "-"


def init(
    fichier: Annotated[
        str, typer.Argument(metavar="FICHIER", help="Le dossier à écrire, ou « - » pour l'afficher.")
    ] = "dossier.yaml",
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
    """Writes a dossier to fill in; never over a file that is there."""
    from cvslint.gabarit.page import page
    from cvslint.gabarit.profil import Profil

    pack = ouvrir(campagne, [])
    if pack is None:
        return FAILURE
    connus = pack.formulaire.listes["statuts"]
    mot = connus.canonique(statut) if statut is not None else ""
    if mot is None:
        complain(f"Erreur : {cite(statut or '')} n'est pas un statut ({', '.join(connus.mots)}).")
        return FAILURE
    cible = FilePath(fichier)
    texte = page(
        pack, Profil(mot, reconduction, metropolitain), cible.name if fichier != _STDOUT else "dossier.yaml"
    )
    if fichier == _STDOUT:
        write_bytes([texte])
        return 0
    if cible.exists() or cible.is_symlink():
        complain(f"Erreur : {cite(fichier)} existe déjà ; donnez un autre nom, rien n'a été écrit.")
        return FAILURE
    if not cible.parent.is_dir():
        complain(f"Erreur : le dossier {cite(str(cible.parent))} n'existe pas ; rien n'a été écrit.")
        return FAILURE
    try:
        write_file(cible, [texte])
    except OSError as error:
        complain(f"Erreur : {cite(fichier)} n'a pas pu être écrit : {explain(error)}.")
        return FAILURE
    complain(f"{cite(fichier)} est prêt : remplissez-le, puis lancez « cvslint check {fichier} ».")
    return 0
