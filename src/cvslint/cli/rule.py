"""``cvslint rule``: the page of one rule, or of all."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cvslint.cli import options
from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import FAILURE, complain, width, write_bytes
from cvslint.cli.pages import montrer, ouvrir


def rule(
    nom: Annotated[
        str | None, typer.Argument(metavar="CODE|NOM", help="La règle, par son code ou par son nom.")
    ] = None,
    toutes: Annotated[
        bool, typer.Option("--all", help="Toutes les règles, dans l'ordre du formulaire.")
    ] = False,
    output: options.TexteOuJson = "texte",
    campagne: Annotated[
        str | None,
        typer.Option("--campagne", metavar="NOM|DOSSIER", help="Campagne dont les règles sont montrées."),
    ] = None,
    rules: Annotated[
        list[str] | None,
        typer.Option("--rules", metavar="CHEMIN", help="Fichier ou dossier de règles à ajouter."),
    ] = None,
) -> int:
    """Prints the page of a rule; without a name, the list of all."""
    from cvslint.documentation import fiche, page

    pack = ouvrir(campagne, rules or [])
    if pack is None:
        return FAILURE
    regles = list(pack.regles.values())
    if nom is not None:
        regles = [regle for regle in regles if nom.upper() == regle.code or nom.lower() == regle.nom]
        if not regles:
            connus = [texte for regle in pack.regles.values() for texte in (regle.code, regle.nom)]
            complain(f"Erreur : aucune règle ne s'appelle {cite(nom)}{vouliez_vous_dire(nom, connus)}")
            return FAILURE
    if output == "json":
        import json

        fiches = [fiche(regle) for regle in regles]
        contenu = fiches[0] if nom is not None else fiches
        write_bytes([json.dumps(contenu, ensure_ascii=False, indent=2), "\n"])
    elif nom is not None or toutes:
        colonnes = min(width(sys.stdout), 100)
        for rang, regle in enumerate(regles):
            montrer([*([(), ()] if rang else []), *page(regle, colonnes)])
    else:
        montrer([((f"{regle.code}  ", "titre"), (f"{regle.nom} ({regle.gravite})", "")) for regle in regles])
    return 0
