"""``cvslint campagne``: the packs that are installed, a new one begun from another, what changed between two."""

from __future__ import annotations

import json
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli import options
from cvslint.cli.citations import cite, vouliez_vous_dire
from cvslint.cli.flux import FAILURE, complain, explain, write_bytes

if TYPE_CHECKING:
    from cvslint.campagne.differences import Difference

SCHEMA_VERSION = 1
_LONG = 60

app = typer.Typer(rich_markup_mode=None)


@app.callback(invoke_without_command=True)
def campagne(ctx: typer.Context) -> int | None:
    """Without a command of its own, the list."""
    return lister() if ctx.invoked_subcommand is None else None


@app.command("list", help="Montre les campagnes installées.")
def lister(output: options.TexteOuJson = "texte") -> int:
    """The packs that ``campagne:`` in a dossier may name."""
    from cvslint.campagne.contenu import contenu
    from cvslint.campagne.installees import campagnes_installees

    fiches = {nom: contenu(dossier) for nom, dossier in campagnes_installees().items()}
    if output == "json":
        decrites = [
            {
                "id": nom,
                "title": lu.fiche.get("titre"),
                "version": lu.fiche.get("version"),
                "maj": lu.fiche.get("maj"),
                "folder": str(lu.dossier),
            }
            for nom, lu in fiches.items()
        ]
        write_bytes([json.dumps(decrites, ensure_ascii=False, indent=2), "\n"])
        return 0
    from cvslint.french import visible

    for nom, lu in fiches.items():
        print(f"{visible(nom)}  version {visible(str(lu.fiche.get('version', '')))}")
        print(f"  {visible(str(lu.fiche.get('titre', '')))}")
        print(f"  {visible(str(lu.dossier))}")
    return 0


@app.command("new", help="Commence une campagne à partir d'une autre : un dossier de règles à modifier.")
def nouvelle(
    cible: Annotated[
        str, typer.Argument(metavar="DOSSIER", help="Dossier à créer ; son nom sera celui de la campagne.")
    ],
    modele: Annotated[
        str | None,
        typer.Option(
            "--de", metavar="NOM|DOSSIER", help="Campagne à recopier ; par défaut, la première installée."
        ),
    ] = None,
) -> int:
    """Copies a pack; nothing is overwritten."""
    from cvslint.campagne.copie import NOM, copier

    dossier = FilePath(cible)
    if NOM.fullmatch(dossier.absolute().name) is None:
        raise typer.BadParameter(
            f"{cite(dossier.name)} ne peut pas nommer une campagne : des minuscules sans accent, des chiffres et "
            "des tirets, comme mel-cvs-2027",
            param_hint="DOSSIER",
        )
    source = _dossier_de(modele)
    if source is None:
        return FAILURE
    try:
        copier(source, dossier)
    except FileExistsError:
        complain(f"Erreur : {cite(cible)} existe déjà ; rien n'a été écrit.")
        return FAILURE
    except OSError as error:
        complain(f"Erreur : {cite(cible)} n'a pas pu être écrit : {explain(error)}.")
        return FAILURE
    print(f"{cible} : campagne recopiée de {source.name}.")
    print(
        "À modifier d'abord : campagne.yaml (titre, dates, seuils), puis quartiers.yaml, ambitions.yaml, budget.yaml."
    )
    print(f"Pour essayer ses règles : cvslint test-rules --campagne {cible}")
    print(f"Pour voir ce qui change : cvslint campagne diff {source.name} {cible}")
    print(f"Pour contrôler avec elle : cvslint check --campagne {cible}")
    return 0


@app.command("diff", help="Montre ce qui change d'une campagne à l'autre : paramètres, tables, règles.")
def comparer(
    avant: Annotated[str, typer.Argument(metavar="AVANT", help="Une campagne, par son nom ou son dossier.")],
    apres: Annotated[str, typer.Argument(metavar="APRÈS", help="L'autre campagne.")],
    output: options.TexteOuJson = "texte",
) -> int:
    """Compares two packs as they are written."""
    from cvslint.campagne.contenu import contenu
    from cvslint.campagne.differences import differences

    dossiers = [_dossier_de(avant), _dossier_de(apres)]
    if None in dossiers:
        return FAILURE
    ecarts = list(differences(*(contenu(dossier) for dossier in dossiers if dossier is not None)))
    if output == "json":
        changes = [
            {"part": ecart.partie, "key": ecart.cle, "before": ecart.avant, "after": ecart.apres}
            for ecart in ecarts
        ]
        decrit = {"schema_version": SCHEMA_VERSION, "before": avant, "after": apres, "changes": changes}
        write_bytes([json.dumps(decrit, ensure_ascii=False, indent=2), "\n"])
    else:
        _montrer(ecarts)
    return 0


def _montrer(ecarts: list[Difference]) -> None:
    from cvslint.french import nombre, visible

    titres = {"parametre": "Paramètres", "table": "Tables", "regle": "Règles"}
    for partie, titre in titres.items():
        les_siens = [ecart for ecart in ecarts if ecart.partie == partie]
        if les_siens:
            print(f"{titre} ({len(les_siens)})")
        for ecart in les_siens:
            print(f"  {visible(_phrase(ecart))}")
    print(nombre(len(ecarts), "différence", "différences") if ecarts else "Aucune différence.")


def _phrase(ecart: Difference) -> str:
    if ecart.avant is None:
        return f"+ {ecart.cle} : {_court(ecart.apres)}"
    if ecart.apres is None:
        return f"- {ecart.cle} : {_court(ecart.avant)}"
    return f"~ {ecart.cle} : {_court(ecart.avant)} → {_court(ecart.apres)}"


def _court(texte: str | None) -> str:
    mots = " ".join((texte or "").split()) or "(vide)"
    return mots if len(mots) <= _LONG else f"{mots[: _LONG - 1]}…"


def _dossier_de(nom: str | None) -> FilePath | None:
    """The folder of a pack, by its name or as a path; tells when there is none."""
    from cvslint.campagne.fichiers import FICHE
    from cvslint.campagne.installees import campagnes_installees
    from cvslint.french import liste

    installees = campagnes_installees()
    if nom is None:
        return next(iter(installees.values()), None)
    if nom in installees:
        return installees[nom]
    if (FilePath(nom) / FICHE).is_file():
        return FilePath(nom)
    connues = liste([cite(connue) for connue in installees])
    proche = vouliez_vous_dire(nom, installees) or f" ; il y a {connues}, ou un dossier qui contient {FICHE}."
    complain(f"Erreur : aucune campagne ne s'appelle {cite(nom)}{proche}")
    return None
