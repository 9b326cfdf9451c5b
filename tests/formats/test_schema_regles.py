"""The schema of a rule file: every file of the packs follows it, and a slip in one is refused."""

from __future__ import annotations

import copy
from pathlib import Path as FilePath
from typing import Any

import jsonschema
import pytest

from cvslint.campagne.ecriture import valeur
from cvslint.document.document import read_document
from cvslint.schemas.regles import schema_regles

RACINE = FilePath(__file__).parents[2]
FICHIERS = sorted((RACINE / "rules").glob("*/*.yaml"))


@pytest.fixture(scope="module")
def validateur() -> jsonschema.Draft202012Validator:
    schema = schema_regles()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _lu(fichier: FilePath) -> Any:
    return valeur(read_document(fichier.read_bytes()).root)


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: f"{fichier.parent.name}/{fichier.name}")
def test_un_fichier_des_campagnes_suit_le_schema(
    fichier: FilePath, validateur: jsonschema.Draft202012Validator
) -> None:
    assert [f"{e.json_path}: {e.message[:120]}" for e in validateur.iter_errors(_lu(fichier))] == []


MODELE: dict[str, Any] = {
    "rubrique": "porteur",
    "regles": {
        "ABC001": {
            "nom": "une-regle",
            "gravite": "erreur",
            "origine": "appel",
            "resume": "Ce que la règle regarde.",
            "sur": "porteur.denomination",
            "verifie": "nombre",
            "avec": {"min": "1"},
            "message": "La phrase du constat.",
            "pourquoi": "La raison.",
            "aide": "Ce qu'il faut faire.",
            "exemples": [
                {"titre": "mauvais", "retire": ["porteur.denomination"], "attendu": "porteur.denomination"},
                {"titre": "bon", "attendu": "aucun"},
            ],
        }
    },
}


def test_le_modele_suit_le_schema(validateur: jsonschema.Draft202012Validator) -> None:
    assert validateur.is_valid(MODELE)


@pytest.mark.parametrize(
    ("chemin", "nouvelle"),
    [
        (("regle",), {}),
        (("regles", "ABC01"), MODELE["regles"]["ABC001"]),
        (("regles", "ABC001", "gravité"), "erreur"),
        (("regles", "ABC001", "gravite"), "grave"),
        (("regles", "ABC001", "origine"), "loi"),
        (("regles", "ABC001", "nom"), "Une Règle"),
        (("regles", "ABC001", "verifie"), "nombres"),
        (("regles", "ABC001", "avec"), {"mini": "1"}),
        (("regles", "ABC001", "avec"), {"min": "un"}),
        (("regles", "ABC001", "avec"), {"min": {"parametres": "x"}}),
        (("regles", "ABC001", "cede_a"), ["ABC"]),
        (("regles", "ABC001", "cede_a"), "DEF001"),
        (("regles", "ABC001", "silenciable"), "parfois"),
        (("regles", "ABC001", "exemples", 0, "attend"), "porteur"),
        (("regles", "ABC001", "exemples", 0, "aujourdhui"), "demain"),
    ],
)
def test_une_faute_de_frappe_est_refusee(
    chemin: tuple[Any, ...], nouvelle: Any, validateur: jsonschema.Draft202012Validator
) -> None:
    donnees = copy.deepcopy(MODELE)
    bloc: Any = donnees
    for pas in chemin[:-1]:
        bloc = bloc[pas]
    bloc[chemin[-1]] = nouvelle
    assert not validateur.is_valid(donnees)


@pytest.mark.parametrize("cle", ["nom", "pourquoi", "aide", "message", "gravite", "origine", "sur"])
def test_une_cle_due_qui_manque_est_refusee(cle: str, validateur: jsonschema.Draft202012Validator) -> None:
    donnees = copy.deepcopy(MODELE)
    del donnees["regles"]["ABC001"][cle]
    assert not validateur.is_valid(donnees)
