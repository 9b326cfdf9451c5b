"""The schema of a dossier for editors: it accepts what cvslint reads, and refuses what it cannot read for its shape."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from cvslint.campagne.campagne import Campagne
from cvslint.schemas.dossier import schema_dossier

_RACINE = FilePath(__file__).parents[2]
CONFORMES = sorted((_RACINE / "examples" / "conformes").glob("*.yaml"))
BASES = sorted((_RACINE / "rules" / "mel-cvs-2026" / "bases").glob("*.yaml"))


@pytest.fixture(scope="module")
def validateur(pack: Campagne) -> jsonschema.Draft202012Validator:
    schema = schema_dossier(pack)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def _lu(fichier: FilePath) -> Any:
    """A dossier as the YAML reader of an editor hands it to a schema: dates are texts there."""
    yaml = YAML(typ="safe")
    donnees = fichier.read_bytes()
    texte = (
        donnees.decode("utf-8-sig", errors="strict")
        if donnees[:2] != b"\xff\xfe"
        else donnees.decode("utf-16")
    )
    return _sans_dates(yaml.load(texte))


def _sans_dates(valeur: Any) -> Any:
    if isinstance(valeur, dict):
        return {str(cle): _sans_dates(contenu) for cle, contenu in valeur.items()}
    if isinstance(valeur, list):
        return [_sans_dates(element) for element in valeur]
    return valeur.isoformat() if hasattr(valeur, "isoformat") else valeur


@pytest.mark.parametrize("fichier", [*CONFORMES, *BASES], ids=lambda fichier: fichier.stem)
def test_un_dossier_conforme_est_accepte(
    fichier: FilePath, validateur: jsonschema.Draft202012Validator
) -> None:
    erreurs = [f"{e.json_path}: {e.message[:120]}" for e in validateur.iter_errors(_lu(fichier))]
    assert erreurs == []


@pytest.mark.parametrize(
    ("chemin", "valeur"),
    [
        (("porteur", "siren_de_travers"), "x"),
        (("porteur",), ["une", "liste"]),
        (("projet", "objectifs"), "un texte"),
        (("budget", "charges"), ["une", "liste"]),
        (("inconnu",), "x"),
    ],
)
def test_une_forme_que_cvslint_ne_lit_pas_est_refusee(
    chemin: tuple[str, ...], valeur: Any, validateur: jsonschema.Draft202012Validator
) -> None:
    dossier = _lu(BASES[0])
    bloc = dossier
    for cle in chemin[:-1]:
        bloc = bloc[cle]
    bloc[chemin[-1]] = valeur
    assert not validateur.is_valid(dossier)
