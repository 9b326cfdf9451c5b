"""The real application speaks French on every page of its help and in every refusal of its options."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import typer.main
from anglais import mots_anglais
from commande import Issue, en_memoire
from typer._click import Command
from typer.core import TyperGroup, TyperOption

from cvslint.cli.app import application
from cvslint.cli.saisie import valeurs_permises


def commandes(commande: Command, noms: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Command]]:
    """Every command of the application with the words that call it, groups included."""
    yield noms, commande
    if isinstance(commande, TyperGroup):
        for nom, fille in commande.commands.items():
            yield from commandes(fille, (*noms, nom))


TOUTES = list(commandes(typer.main.get_command(application())))
NOMS = [" ".join(noms) or "cvslint" for noms, _ in TOUTES]
toutes = pytest.mark.parametrize(("noms", "commande"), TOUTES, ids=NOMS)


@toutes
@pytest.mark.parametrize("colonnes", ["60", "80", "120"])
@pytest.mark.parametrize("demande", ["-h", "--help"])
def test_l_aide(noms: tuple[str, ...], commande: Command, colonnes: str, demande: str) -> None:
    issue = en_memoire(*noms, demande, env={"COLUMNS": colonnes})
    assert (issue.code, issue.erreurs) == (0, b"")
    assert issue.out.startswith("Utilisation : cvslint")
    assert mots_anglais(issue.out) == []
    assert max(map(len, issue.out.splitlines())) <= int(colonnes)


@toutes
def test_chaque_option_est_expliquee_par_une_phrase(noms: tuple[str, ...], commande: Command) -> None:
    muettes = [param.name for param in commande.params if not getattr(param, "help", "")]
    assert muettes == []
    if noms:
        assert commande.help and commande.help.endswith(".")


@toutes
def test_une_option_inconnue(noms: tuple[str, ...], commande: Command) -> None:
    _refus(en_memoire(*noms, "--inconnue"), "« --inconnue »", noms)


@toutes
def test_une_option_sans_sa_valeur(noms: tuple[str, ...], commande: Command) -> None:
    for param in commande.params:
        if isinstance(param, TyperOption) and not param.is_flag:
            _refus(en_memoire(*noms, param.opts[0]), f"« {param.opts[0]} » attend une valeur", noms)


@toutes
def test_une_option_avec_une_valeur_de_trop(noms: tuple[str, ...], commande: Command) -> None:
    for param in commande.params:
        if isinstance(param, TyperOption) and param.is_flag and not param.is_eager:
            _refus(en_memoire(*noms, f"{param.opts[0]}=oui"), "n'attend pas de valeur", noms)


@toutes
def test_des_mots_en_trop(noms: tuple[str, ...], commande: Command) -> None:
    arguments = [param for param in commande.params if not isinstance(param, TyperOption)]
    if noms and not isinstance(commande, TyperGroup) and all(argument.nargs == 1 for argument in arguments):
        mots = [(*valeurs_permises(argument), "mot")[0] for argument in arguments]
        _refus(en_memoire(*noms, *mots, "autre"), "argument en trop : « autre »", noms)


def test_sans_commande_l_aide() -> None:
    issue = en_memoire()
    assert issue.code == 0
    assert mots_anglais(issue.out) == []


@pytest.mark.parametrize("mots", [["rule"], ["rule", "BUD014"], ["rule", "--all"], ["checks"]], ids=" ".join)
def test_les_pages_de_la_documentation(mots: list[str]) -> None:
    issue = en_memoire(*mots)
    assert (issue.code, issue.erreurs) == (0, b"")
    # A code such as STR001 is no word.
    assert mots_anglais(re.sub(r"\b[A-Z]{3}\d{3}\b", "", issue.out)) == []


def _refus(issue: Issue, dit: str, noms: tuple[str, ...]) -> None:
    assert (issue.code, issue.out) == (2, "")
    phrase, aide = issue.err.splitlines()
    assert phrase.startswith("Erreur : ") and dit in phrase
    assert aide == f"Pour l'aide : {' '.join(('cvslint', *noms))} --help"
    assert mots_anglais(issue.err) == []


def test_la_commande_que_l_on_nomme_est_la_seule_que_l_on_construit() -> None:
    nommee = typer.main.get_command(application(["campagne", "check"]))
    toutes = typer.main.get_command(application(["--version", "check"]))
    assert isinstance(nommee, TyperGroup) and isinstance(toutes, TyperGroup)
    assert list(nommee.commands) == ["campagne"]
    assert {"campagne", "check", "test-rules"} < set(toutes.commands)
