"""Which rules run under ``--select``, ``--extend-select``, ``--ignore``, ``--severity`` and ``--rules``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire

from cvslint.campagne.campagne import Campagne

pytestmark = pytest.mark.usefixtures("bureau")


def lance(*mots: str, fichier: str = "faux.yaml") -> dict[str, Any]:
    """The ``run`` part of a report on a dossier, its verdict, and the level of each rule that spoke (``niveaux``)."""
    lu = json.loads(en_memoire("check", fichier, *mots, "-o", "json").out)
    constats = lu["files"][0]["findings"]
    niveaux = {constat["rule"]: constat["severity"] for constat in constats}
    return {**lu["run"], "niveaux": niveaux, "verdict": lu["files"][0]["verdict"]}


def famille(pack: Campagne, *prefixes: str) -> set[str]:
    return {code for code in pack.regles if code.startswith(prefixes)}


def toujours(pack: Campagne) -> set[str]:
    return famille(pack, "YML", "FMT")


def test_sans_choix_le_jeu_est_entier(pack: Campagne) -> None:
    run = lance()
    assert run["partial"] is False
    assert set(run["selected"]) == set(pack.regles) - famille(pack, "USA", "LOT")


@pytest.mark.parametrize("choix", ["BUD", "bud", "Bud"])
def test_select_remplace_le_jeu(pack: Campagne, choix: str) -> None:
    run = lance("--select", choix)
    assert run["partial"] is True
    assert set(run["selected"]) == famille(pack, "BUD") | toujours(pack)


def test_des_selecteurs_separes_par_des_virgules_ou_repetes(pack: Campagne) -> None:
    attendus = famille(pack, "BUD", "STR", "DEP002") | toujours(pack)
    assert set(lance("--select", "BUD,STR,DEP002")["selected"]) == attendus
    assert set(lance("--select", "BUD", "--select", "STR, depot-hors-delai")["selected"]) == attendus


def test_all_est_tout(pack: Campagne) -> None:
    run = lance("--select", "ALL")
    assert (set(run["selected"]), run["partial"]) == (set(pack.regles), False)


def test_extend_select_ajoute(pack: Campagne) -> None:
    assert lance("--extend-select", "BUD")["selected"] == lance()["selected"]
    voulues = {"STR009", "BUD014"} | toujours(pack)
    assert set(lance("--select", "STR009", "--extend-select", "BUD014")["selected"]) == voulues


def test_ignore_retire(pack: Campagne) -> None:
    run = lance("--ignore", "STR009")
    assert (run["partial"], run["niveaux"].get("STR009")) == (True, None)
    assert set(lance()["selected"]) - set(run["selected"]) == {"STR009"}
    assert set(lance("--ignore", "ALL")["selected"]) == toujours(pack)


@pytest.mark.parametrize(
    ("mots", "choisie"),
    [
        ("--select STR --ignore STR009", False),
        ("--select STR009 --ignore STR", True),
        ("--select siret-cle --ignore STR0", True),
        ("--select STR00 --ignore STR0", True),
        ("--select STR0 --ignore STR00", False),
        ("--select STR009 --ignore STR009", False),
        ("--select STR009 --ignore siret-cle", False),
        ("--select ALL --ignore STR", False),
        ("--ignore STR --extend-select STR009", True),
        ("--ignore ALL --extend-select STR", True),
        ("--ignore STR009 --extend-select ALL", False),
    ],
)
def test_le_plus_long_l_emporte_et_a_egalite_ignore(mots: str, choisie: bool) -> None:
    assert ("STR009" in lance(*mots.split())["selected"]) is choisie


@pytest.mark.parametrize("niveau", ["avertissement", "info"])
def test_severity_change_le_niveau_et_le_code(niveau: str) -> None:
    run = lance("--severity", f"STR009={niveau}")
    assert (run["niveaux"]["STR009"], run["partial"]) == (niveau, False)
    assert run["verdict"] == ("conforme_avec_reserves" if niveau == "avertissement" else "conforme")
    assert en_memoire("check", "faux.yaml", "--severity", f"siret-cle={niveau}").code == 0


@pytest.mark.parametrize("niveau", ["off", "jamais"])
def test_severity_off_eteint(niveau: str) -> None:
    run = lance("--severity", f"STR009={niveau}")
    assert ("STR009" in run["selected"], run["partial"], run["verdict"]) == (False, True, "conforme")


def test_le_plus_long_l_emporte_aussi_pour_les_niveaux() -> None:
    assert (
        lance("--severity", "STR009=info", "--severity", "STR=avertissement")["niveaux"]["STR009"] == "info"
    )
    assert lance("--severity", "STR=info", "--severity", "STR009=erreur")["niveaux"]["STR009"] == "erreur"


def test_le_niveau_d_une_lecture_peut_changer_mais_elle_a_toujours_lieu() -> None:
    assert lance("--severity", "YML001=info", fichier="illisible.yaml")["verdict"] == "illisible"
    assert "YML001" in lance("--select", "BUD", fichier="illisible.yaml")["niveaux"]


def test_un_verdict_partiel_le_dit(pack: Campagne) -> None:
    combien = len(toujours(pack)) + 1
    dit = en_memoire("check", "bon.yaml", "--select", "STR009").out.replace("\xa0", " ")
    assert f"CONFORME sur {combien} règles choisies" in dit
    quiet = en_memoire("check", "bon.yaml", "--select", "STR009", "-q").out.replace("\xa0", " ")
    assert quiet == f"bon.yaml : CONFORME sur {combien} règles choisies\n"
    assert "choisies" not in en_memoire("check", "bon.yaml").out


REGLE = (Path(__file__).parents[1] / "data" / "regle-locale.yaml").read_text(encoding="utf-8")
"""A rule of one's own, in a file of one entry."""


@pytest.mark.parametrize("ou", ["local.yaml", "regles/local.yaml"])
def test_une_regle_de_plus_est_une_entree_dans_un_fichier(ou: str) -> None:
    fichier = Path(ou)
    fichier.parent.mkdir(exist_ok=True)
    fichier.write_text(REGLE, encoding="utf-8")
    donne = ou.split("/")[0]
    assert lance("--rules", donne, fichier="bon.yaml")["niveaux"].get("LOC001") == "avertissement"
    assert lance("--rules", donne, "--ignore", "telephone-absent")["niveaux"].get("LOC001") is None
    assert "telephone-absent" in en_memoire("rule", "LOC001", "--rules", donne).out
    assert en_memoire("test-rules", donne).code == 0


def test_une_regle_mal_ecrite_est_refusee_avec_sa_ligne() -> None:
    Path("local.yaml").write_text(REGLE.replace("verifie: requis", "verifie: requiss"), encoding="utf-8")
    issue = en_memoire("check", "bon.yaml", "--rules", "local.yaml")
    assert (issue.code, issue.sortie) == (2, b"")
    assert re.search(r"local\.yaml:\d+ : LOC001 : .*« requiss »", issue.err)
