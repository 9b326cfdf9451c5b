"""The schema of a dossier for editors: it accepts what cvslint reads, and refuses what it cannot read for its shape."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur as textes_de
from cvslint.campagne.installees import charger_campagne
from cvslint.document.document import read_document
from cvslint.model.dossier import lire_dossier
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


# -- the schema and cvslint judge the same texts alike ---------------------------------------------------------

PACK = charger_campagne("mel-cvs-2026")
SCHEMA = schema_dossier(PACK)
MODELES = {fichier.stem: textes_de(read_document(fichier.read_bytes()).root) for fichier in BASES}

TEXTES = [
    "12 000", "12 000,50 €", "12\u202f000", "1_500", "1.234,50", "1500.5", "-5", "− 5", "999999999999",
    "8.000", "1,500", "500,005", "1_2_3", "1e3", ".inf", "12 k€", "$ 5", "1234567890123", "douze",
    "2025-10-08", "08/10/2025", "8/10/2025", "08-10-2025", "08.10.2025", "8 octobre 2025", "1er OCTOBRE 2025",
    "29/02/2024", "29/02/2025", "29 février 2000", "2100-02-29", "08/10/25", "31/09/2025", "2025-13-01", "20251008",
    "2025", "1899", "2101", "25", "80", "1 200", "80,5", "60 %", "12 personnes",
    "oui", "Non", "VRAI", "yes", "peut-être", "x", "accorde", "Accordé", "en attente", "Chef de projet ville",
    "à compléter", "[à compléter]", "<nom>", "XXX", "TODO", "~", "null", "", "  ", "une phrase, avec : et #",
]  # fmt: skip
"""Writings of every kind of value, right and wrong: each is right in some field and wrong in another."""

FORMES: list[Any] = [
    [], {}, ["x"], ["à voir", "b"], {"inconnue": "x"}, {"montant": "5"}, {"montant": "cinq"}, {"total": "5"},
    {"previsionnel": "5", "realise": "4"}, {"montant": "5", "detail": "a"}, [{"libelle": "a", "montant": "1"}],
    [{"montant": "x"}], [["x", "y"]], {"quartier": "Le Parc"}, {"id": "5.6"}, {"service": "x", "montant": "5"},
    {"montant": "5", "detail": [{"libelle": "a", "montant": "b"}]}, None, True, False, 12, 12.5, -3,
]  # fmt: skip


def _chemins(valeur: Any, chemin: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield chemin
    suite = (
        valeur.items() if isinstance(valeur, dict) else enumerate(valeur) if isinstance(valeur, list) else ()
    )
    for cle, contenu in suite:
        yield from _chemins(contenu, (*chemin, cle))


PLACES = [(nom, chemin) for nom, modele in MODELES.items() for chemin in _chemins(modele) if chemin]
BLOCS = [(nom, chemin[:-1]) for nom, chemin in PLACES if isinstance(chemin[-1], str) and len(chemin) > 1]
"""Where a further key may be written."""


def _a(valeur: Any, chemin: tuple[Any, ...]) -> Any:
    for pas in chemin:
        valeur = valeur[pas]
    return valeur


def _yaml(valeur: Any, retrait: int = 0) -> str:
    """A value as YAML in block style, every text between quotes, what is absent not written."""
    marge = "\n" + " " * retrait
    if isinstance(valeur, dict) and valeur:
        return "".join(f"{marge}{json.dumps(cle)}: {_yaml(v, retrait + 2)}" for cle, v in valeur.items())
    if isinstance(valeur, list) and valeur:
        return "".join(f"{marge}- {_yaml(v, retrait + 2)}" for v in valeur)
    return "" if valeur is None else json.dumps(valeur, ensure_ascii=False)


def _fautes(donnees: dict[str, Any]) -> list[str]:
    """What cvslint cannot read, for its shape or its type."""
    document = read_document(_yaml(donnees).encode())
    assert document.faults == ()
    lu = lire_dossier(document, PACK.formulaire)
    return [f"{faute.code} {faute.case}" for faute in lu.faults if faute.code.startswith("FMT")]


def _refus(donnees: dict[str, Any]) -> list[str]:
    """What the schema refuses in a part of a dossier."""
    partie = {**SCHEMA, "required": []}
    return [e.json_path for e in jsonschema.Draft202012Validator(partie).iter_errors(donnees)]


@settings(max_examples=250)
@given(place=st.sampled_from(PLACES), nouvelle=st.sampled_from([*TEXTES, *FORMES]))
def test_une_valeur_est_jugee_comme_cvslint_la_lit(place: tuple[str, tuple[Any, ...]], nouvelle: Any) -> None:
    nom, chemin = place
    donnees = {chemin[0]: copy.deepcopy(MODELES[nom][chemin[0]])}
    _a(donnees, chemin[:-1])[chemin[-1]] = nouvelle
    if chemin in (("porteur",), ("projet",)) and nouvelle in (None, {}, "", "~", "null"):
        return  # absent altogether: FMT005, which has its own test
    fautes, refus = _fautes(donnees), _refus(donnees)
    assert bool(fautes) == bool(refus), f"{chemin} = {nouvelle!r} : cvslint {fautes}, schéma {refus}"


@settings(max_examples=60)
@given(
    bloc=st.sampled_from(BLOCS), cle=st.sampled_from(["inconnue", "Montant", "compte_99", "prénom", "total_"])
)
def test_une_cle_est_jugee_comme_cvslint_la_lit(bloc: tuple[str, tuple[Any, ...]], cle: str) -> None:
    nom, chemin = bloc
    donnees = {chemin[0]: copy.deepcopy(MODELES[nom][chemin[0]])}
    _a(donnees, chemin)[cle] = "5"
    fautes, refus = _fautes(donnees), _refus(donnees)
    assert bool(fautes) == bool(refus), f"{chemin} {cle} : cvslint {fautes}, schéma {refus}"


@pytest.mark.parametrize("nom", ["porteur", "projet"])
@pytest.mark.parametrize("vide", [..., None, {}], ids=["absente", "vide", "bloc vide"])
def test_une_grande_rubrique_absente_est_refusee(
    nom: str, vide: Any, validateur: jsonschema.Draft202012Validator
) -> None:
    donnees = copy.deepcopy(MODELES["minimal"])
    del donnees[nom]
    if vide is not ...:
        donnees[nom] = vide
    assert not validateur.is_valid(donnees)


# -- the same in check-jsonschema, which reads YAML and patterns as editors do ---------------------------------

FAUTIFS = [*sorted((_RACINE / "examples" / "a-corriger").glob("*.yaml"))]
FORME_FAUSSE = ("fautes-de-frappe", "hors-delai", "montants-illisibles")
"""The faulty examples that have a fault of shape; the others only break rules."""
PAS_DU_YAML = ("yaml-deux-points",)


@pytest.mark.skipif(find_spec("check_jsonschema") is None, reason="check-jsonschema n'est pas installé")
def test_check_jsonschema_juge_les_exemples_de_meme(tmp_path: FilePath) -> None:
    schema = tmp_path / "dossier.schema.json"
    schema.write_text(json.dumps(SCHEMA, ensure_ascii=False), encoding="utf-8")
    justes = [f for f in CONFORMES if f.read_bytes()[:2] != b"\xff\xfe"]
    justes += [f for f in FAUTIFS if f.stem not in (*FORME_FAUSSE, *PAS_DU_YAML)]
    code, dit = _check_jsonschema(schema, [*justes, *BASES])
    assert code == 0, dit
    for stem in FORME_FAUSSE:
        code, dit = _check_jsonschema(schema, [f for f in FAUTIFS if f.stem == stem])
        assert code == 1, f"{stem} : {dit}"


def _check_jsonschema(schema: FilePath, fichiers: list[FilePath]) -> tuple[int, str]:
    commande = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, fichiers)]
    fini = subprocess.run(commande, capture_output=True, text=True, check=False)
    return fini.returncode, fini.stdout + fini.stderr
