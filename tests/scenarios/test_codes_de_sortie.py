"""Which exit code each run ends with, and on which stream it says why."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from anglais import mots_anglais
from commande import JOUR, en_memoire, en_vrai

APRES = "2025-11-01"
"""A day after the deadline."""

CODES = [
    ("bon.yaml", 0, ["CONFORME"], []),
    ("faux.yaml", 1, ["NON CONFORME", "STR009"], []),
    ("illisible.yaml", 1, ["ILLISIBLE", "YML001"], []),
    ("bon.yaml faux.yaml", 1, ["bon.yaml", "faux.yaml", "2 dossiers"], []),
    (f"sans-date.yaml --today {APRES} --select DEP003", 0, ["DEP003", "AVEC RÉSERVES"], []),
    (f"sans-date.yaml --today {APRES} --select DEP003 --fail-on avertissement", 1, ["DEP003"], []),
    (f"sans-date.yaml --today {APRES} --select DEP003 --fail-on info", 1, ["DEP003"], []),
    (f"sans-date.yaml --today {JOUR} --select DEP003", 0, ["1 info"], []),
    (f"sans-date.yaml --today {JOUR} --select DEP003 --fail-on avertissement", 0, ["1 info"], []),
    (f"sans-date.yaml --today {JOUR} --select DEP003 --fail-on info", 1, ["1 info"], []),
    ("faux.yaml --exit-zero", 0, ["NON CONFORME"], []),
    ("faux.yaml --fail-on jamais", 0, ["NON CONFORME"], []),
    ("faux.yaml --fail-on off", 0, ["NON CONFORME"], []),
    ("faux.yaml --fail-on ERREUR", 1, ["NON CONFORME"], []),
    ("faux.yaml --fail-on avertissement --exit-zero", 0, ["NON CONFORME"], []),
    ("absent.yaml bon.yaml", 2, ["CONFORME", "absent.yaml", "n'existe pas"], ["absent.yaml : Ce fichier"]),
    ("absent.yaml faux.yaml", 2, ["STR009", "absent.yaml"], ["absent.yaml : Ce fichier"]),
    ("absent.yaml bon.yaml --exit-zero", 2, ["absent.yaml"], ["absent.yaml : Ce fichier"]),
    ("absent.yaml bon.yaml --allow-empty", 2, ["absent.yaml"], ["absent.yaml : Ce fichier"]),
    ("faux.yaml absent.yaml -o court", 2, ["faux.yaml:14:10: erreur STR009"], ["absent.yaml : Ce fichier"]),
    ("faux.yaml absent.yaml -o json", 2, ['"not-found"'], ["absent.yaml : Ce fichier"]),
    ("bon.yaml -o court", 0, [], []),
    ("bon.yaml --no-cache --isolated", 0, ["CONFORME"], []),
    ("bon.yaml --campagne mel-cvs-2026", 0, ["CONFORME"], []),
]


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(("mots", "code", "dits", "signales"), CODES, ids=[mots for mots, *_ in CODES])
def test_le_code_et_les_flux(mots: str, code: int, dits: list[str], signales: list[str]) -> None:
    issue = en_memoire("check", *mots.split())
    dit = issue.out.replace("\xa0", " ")
    assert issue.code == code
    assert [texte for texte in dits if texte not in dit] == []
    assert [texte for texte in signales if texte not in issue.err.replace("\xa0", " ")] == []
    assert bool(issue.err) is bool(signales)


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(("nom", "code"), [("bon.yaml", 0), ("faux.yaml", 1), ("absent.yaml", 2)])
@pytest.mark.parametrize("sortie", ["texte", "court", "json", "json=r.json", "texte=r.txt"])
def test_le_format_ne_change_jamais_le_code(nom: str, code: int, sortie: str) -> None:
    assert en_memoire("check", nom, "-o", sortie).code == code


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(("nom", "code"), [("bon.yaml", 0), ("faux.yaml", 1), ("absent.yaml", 2)])
def test_la_vraie_commande_rend_les_memes_octets(nom: str, code: int) -> None:
    vrai = en_vrai("check", nom)
    assert vrai.code == code
    assert vrai.out.replace("\r\n", "\n") == en_memoire("check", nom).out
    assert bool(vrai.erreurs) is (nom == "absent.yaml")


REFUS = [
    ("check --ouput json", "vouliez-vous dire « --output » ?"),
    ("check -o jsn", "vouliez-vous dire « json » ?"),
    ("check -o html5", "« html5 » n'est pas un format"),
    ("check -o json=", "« json= » ne nomme pas de fichier"),
    ("check -o texte -o json", "un seul format peut aller à l'écran"),
    ("check --select STR09", "aucune règle ne s'appelle « STR09 »"),
    ("check --select siret-cles", "vouliez-vous dire « siret-cle"),
    ("check --ignore BUDG", "aucune règle ne s'appelle « BUDG »"),
    ("check --extend-select bugdet-desequilibre", "vouliez-vous dire « budget-desequilibre » ?"),
    ("check --campagne mel-cvs-2025", "mel-cvs-2026"),
    ("check --severity STR009=grave", "erreur, avertissement, info, off"),
    ("check --severity STR009", "écrivez RÈGLE=NIVEAU"),
    ("check --severity siret-cles=info", "vouliez-vous dire « siret-cle"),
    ("check --severity YML=off", "« YML »"),
    ("check --severity FMT003=off", "« FMT003 »"),
    ("check --severity yaml-illisible=jamais", "« yaml-illisible »"),
    ("check --ignore YML", "« YML »"),
    ("check --ignore FMT003", "« FMT003 »"),
    ("check --fail-on erreurs", "« erreurs » n'est pas admis"),
    ("check --color jamais", "« jamais » n'est pas admis"),
    ("check --today hier", "« hier »"),
    ("check --today 2025-02-30", "« 2025-02-30 »"),
    ("check --rules absent", "absent:1 : ce fichier ne peut pas être ouvert"),
    ("chek", "vouliez-vous dire « check » ?"),
    ("bon.yaml", "cvslint check bon.yaml"),
    ("rule STR09", "aucune règle ne s'appelle « STR09 »"),
    ("rule --campagne absente", "« absente »"),
    ("schema raport", "vouliez-vous dire « rapport » ?"),
]


@pytest.mark.usefixtures("bureau")
@pytest.mark.parametrize(("mots", "dit"), REFUS, ids=[mots for mots, _ in REFUS])
def test_une_demande_mal_faite_est_refusee_en_francais(mots: str, dit: str) -> None:
    demande = mots.split()
    issue = en_memoire(*demande, *(["bon.yaml"] if demande[0] == "check" else []))
    assert (issue.code, issue.sortie) == (2, b"")
    assert dit in issue.err.replace("\xa0", " ")
    assert "Traceback" not in issue.err
    assert mots_anglais(issue.err) == []


@pytest.mark.usefixtures("bureau")
def test_rien_a_controler_est_un_echec_sauf_si_on_l_admet() -> None:
    Path("vide").mkdir()
    issue = en_memoire("check", "vide")
    assert (issue.code, issue.sortie) == (2, b"")
    assert "Aucun dossier à contrôler" in issue.err
    assert en_memoire("check", "vide", "--exit-zero").code == 2
    admis = en_memoire("check", "vide", "--allow-empty", "-o", "json")
    assert (admis.code, admis.err, json.loads(admis.out)["files"]) == (0, "", [])


@pytest.mark.usefixtures("bureau")
def test_l_entree_standard(faux: str) -> None:
    court = en_memoire("check", "-", "-o", "court", entree=faux.encode())
    assert court.code == 1
    assert court.out.startswith("-:14:10: erreur STR009 siret-cle: ")
    nomme = en_memoire("check", "-", "--stdin-filename", "d/x.yaml", "-o", "json", entree=faux.encode())
    assert [fichier["path"] for fichier in json.loads(nomme.out)["files"]] == ["d/x.yaml"]
    assert en_memoire("check", "-", "bon.yaml", "-o", "court", entree=faux.encode()).code == 1
    vide = en_memoire("check", "-", "-o", "court")
    assert (vide.code, vide.out[:20]) == (1, "-:1:1: erreur YML001")
    vrai = en_vrai("check", "-", "-o", "court", entree=faux.encode())
    assert (vrai.code, vrai.out.replace("\r\n", "\n")) == (1, court.out)


@pytest.mark.usefixtures("bureau")
def test_la_version_nomme_l_analyseur() -> None:
    issue = en_memoire("--version")
    assert (issue.code, issue.err) == (0, "")
    assert re.fullmatch(r"cvslint \d+\.\d+\.\d+ \(lecture YAML en (C|Python)\)\n", issue.out)


@pytest.mark.usefixtures("bureau")
def test_sans_chemin_le_dossier_courant_est_controle() -> None:
    rapport = json.loads(en_memoire("check", "-o", "json").out)
    noms = [fichier["path"] for fichier in rapport["files"]]
    assert noms == ["bon.yaml", "faux.yaml", "illisible.yaml", "sans-date.yaml"]
