"""A rule is added by a file: nothing else is edited. A wrong file is refused with its line and what was meant."""

# ruff: noqa: E501 (tables, one case a line)

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path as FilePath

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.fautes import PackInvalide
from cvslint.campagne.installees import charger_campagne
from cvslint.cli.app import run

REGLE = """\
rubrique: porteur
regles:
  USA901:
    nom: denomination-trop-courte
    gravite: avertissement
    origine: usage
    resume: Le nom de la structure est très court.
    sur: porteur.denomination
    verifie: longueur
    avec: {min: 12}
    message: "Le nom « {valeur} » compte {n} {n:accord:caractère|caractères}, moins que {minimum}."
    pourquoi: Un sigle seul ne dit pas à qui ne le connaît pas de qui il s'agit.
    aide: "Écrivez le nom entier, le sigle à la suite : Centre social du Parc (CSP)"
    source: Usage des guichets
    exemples:
      - {titre: un sigle, change: {porteur.denomination: CSP}, attendu: porteur.denomination}
      - {titre: un nom entier, attendu: aucun}
"""

Ecrire = Callable[..., FilePath]
Lancer = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ecrire(tmp_path: FilePath) -> Ecrire:
    """Writes a rule file, the rule changed by replacements, and gives its path."""

    def ecris(*changes: tuple[str, str], nom: str = "maison.yaml", texte: str = REGLE) -> FilePath:
        for avant, apres in changes:
            assert texte.count(avant) == 1, avant
            texte = texte.replace(avant, apres)
        fichier = tmp_path / nom
        fichier.write_text(texte, encoding="utf-8")
        return fichier

    return ecris


@pytest.fixture
def lancer(capfd: pytest.CaptureFixture[str]) -> Lancer:
    def lance(*arguments: object) -> tuple[int, str, str]:
        code = run([str(argument) for argument in arguments])
        sortie = capfd.readouterr()
        return code, sortie.out, sortie.err

    return lance


@pytest.fixture
def dossier(tmp_path: FilePath, pack: Campagne) -> FilePath:
    """A conforming dossier but for the name of its structure."""
    texte = (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")
    fichier = tmp_path / "dossier.yaml"
    fichier.write_text(re.sub(r"denomination: .*", "denomination: CSP", texte), encoding="utf-8")
    return fichier


def test_une_regle_ajoutee_est_dans_la_campagne(ecrire: Ecrire, pack: Campagne) -> None:
    fichier = ecrire()
    campagne = charger_campagne("mel-cvs-2026", [fichier])
    assert set(campagne.regles) == {*pack.regles, "USA901"}
    regle = campagne.regles["USA901"]
    assert (regle.nom, regle.fichier, regle.ligne) == ("denomination-trop-courte", fichier, 3)
    assert campagne.digest != pack.digest


def test_une_regle_ajoutee_prend_sa_place_dans_sa_rubrique(ecrire: Ecrire) -> None:
    regles = list(charger_campagne("mel-cvs-2026", [ecrire()]).regles.values())
    rubriques = [regle.rubrique for regle in regles]
    rang = [regle.code for regle in regles].index("USA901")
    assert rubriques[rang - 1] == "porteur"
    assert rubriques[rang + 1] != "porteur"


def test_un_dossier_de_regles_est_lu_entier(ecrire: Ecrire) -> None:
    un = ecrire(nom="un.yaml")
    ecrire(("USA901", "USA902"), ("denomination-trop-courte", "denomination-breve"), nom="deux.yml")
    (un.parent / "notes.txt").write_text("pas une règle", encoding="utf-8")
    assert {"USA901", "USA902"} <= set(charger_campagne("mel-cvs-2026", [un.parent]).regles)


def test_la_commande_rule_la_montre_et_l_explique(ecrire: Ecrire, lancer: Lancer) -> None:
    fichier = ecrire()
    code, dit, _ = lancer("rule", "--rules", fichier)
    assert code == 0
    assert "USA901  denomination-trop-courte (avertissement)" in dit.splitlines()
    code, dit, _ = lancer("rule", "denomination-trop-courte", "--rules", fichier)
    assert code == 0
    for partie in (
        "Un sigle seul",
        "Écrivez le nom entier",
        "Usage des guichets",
        "un sigle",
        "un nom entier",
    ):
        assert partie in " ".join(dit.split())
    code, dit, _ = lancer("rule", "usa901", "--rules", fichier, "--output", "json")
    assert code == 0
    assert json.loads(dit)["checks"] == ["longueur"]


def test_sans_le_fichier_elle_n_existe_pas(lancer: Lancer) -> None:
    code, dit, erreur = lancer("rule", "USA901")
    assert (code, dit) == (2, "")
    assert "USA901" in erreur


def test_la_commande_test_rules_essaie_ses_exemples(ecrire: Ecrire, lancer: Lancer) -> None:
    code, dit, _ = lancer("test-rules", ecrire())
    assert code == 0
    assert "2 exemples" in dit


def test_un_exemple_qui_ne_tient_pas_se_dit_a_sa_ligne(ecrire: Ecrire, lancer: Lancer) -> None:
    fichier = ecrire(("attendu: aucun", "attendu: porteur.denomination"))
    code, dit, _ = lancer("test-rules", fichier)
    assert code == 1
    assert "maison.yaml:17 : USA901, « un nom entier » : attendu porteur.denomination" in dit


def test_la_commande_check_la_suit(ecrire: Ecrire, lancer: Lancer, dossier: FilePath) -> None:
    options = ("--today", "2025-10-01", "-o", "court", "--rules", ecrire())
    code, dit, _ = lancer(
        "check", dossier, *options, "--extend-select", "USA901", "--fail-on", "avertissement"
    )
    assert code == 1
    (ligne,) = dit.splitlines()
    assert re.search(
        r"dossier\.yaml:10:17: avertissement USA901 denomination-trop-courte: Le nom «.CSP.» compte 3 caractères, "
        r"moins que 12\.$",
        ligne,
    )
    assert lancer("check", dossier, *options)[:2] == (0, "")
    assert lancer("check", dossier, *options, "--select", "STR")[:2] == (0, "")


def test_une_regle_ajoutee_peut_ceder_a_une_regle_de_la_campagne(ecrire: Ecrire) -> None:
    fichier = ecrire(("    avec: {min: 12}", "    avec: {min: 12}\n    cede_a: [STR001]"))
    assert charger_campagne("mel-cvs-2026", [fichier]).regles["USA901"].cede_a == ("STR001",)


REFUS = [
    ("contrôle inconnu", ("verifie: longueur", "verifie: longeur"), 3, ["longeur", "vouliez-vous", "longueur"]),
    ("paramètre inconnu", ("{min: 12}", "{mini: 12}"), 3, ["mini", "vouliez-vous", "min"]),
    ("paramètre absent", ("    avec: {min: 12}\n", ""), 3, ["longueur", "demande aussi min"]),
    ("valeur qui ne convient pas", ("{min: 12}", "{min: douze}"), 3, ["douze", "min"]),
    ("clé inconnue", ("    resume:", "    resumme:"), 7, ["resumme", "vouliez-vous", "resume"]),
    ("clé inconnue dans un exemple", ("titre: un sigle", "titr: un sigle"), 16, ["titr", "vouliez-vous", "titre"]),
    ("niveau inconnu", ("gravite: avertissement", "gravite: attention"), 3, ["gravite", "erreur"]),
    ("origine inconnue", ("origine: usage", "origine: coutume"), 3, ["origine", "lecture"]),
    ("trou sans valeur", ("{minimum}.", "{maximum}."), 3, ["maximum"]),
    ("format inconnu", ("{minimum}.", "{minimum:dollars}."), 3, ["dollars", "euros"]),
    ("accord mal écrit", ("{n:accord:caractère|caractères}", "{n:accord}"), 3, ["accord"]),
    ("accolade seule", ("{minimum}.", "{minimum."), 3, ["accolade"]),
    ("code mal formé", ("USA901:", "USA1:"), 3, ["code"]),
    ("nom mal formé", ("denomination-trop-courte", "Dénomination courte"), 3, ["nom"]),
    ("pas de pourquoi", ("    pourquoi: Un sigle seul ne dit pas à qui ne le connaît pas de qui il s'agit.\n", ""), 3, ["pourquoi"]),
    ("pas d'aide", ('    aide: "Écrivez le nom entier, le sigle à la suite : Centre social du Parc (CSP)"\n', ""), 3, ["aide"]),
    ("pas de rubrique", ("rubrique: porteur\n", ""), 2, ["rubrique"]),
    ("chemin mal écrit", ("sur: porteur.denomination", "sur: porteur[[denomination"), 3, ["chemin"]),
    ("code déjà pris", ("USA901:", "STR001:"), 3, ["STR001", "porteur.yaml"]),
    ("cède à une règle absente", ("    origine: usage\n", "    origine: usage\n    cede_a: [STR999]\n"), 3, ["STR999"]),
    ("paramètre de campagne inconnu", ("{min: 12}", "{min: {parametre: objectif_min}}"), 3, ["objectif_min", "objectifs_min"]),
    ("sorte de valeur inconnue", ("{min: 12}", "{min: {param: x}}"), 3, ["param"]),
    ("un bloc au lieu d'une liste", ("    verifie: ", "    si: {sur: porteur}\n    verifie: "), 9, ["bloc"]),
    ("faute de YAML", ("nom: denomination-trop-courte", "nom: le nom : trop court"), 4, ["YML001"]),
    ("clé en double", ("    origine: usage\n", "    origine: usage\n    origine: appel\n"), 7, ["YML002"]),
]  # fmt: skip


@pytest.mark.parametrize(("change", "ligne", "mots"), [r[1:] for r in REFUS], ids=[r[0] for r in REFUS])
def test_un_fichier_faux_est_refuse_a_sa_ligne(
    ecrire: Ecrire, lancer: Lancer, change: tuple[str, str], ligne: int, mots: list[str]
) -> None:
    fichier = ecrire(change)
    with pytest.raises(PackInvalide) as refus:
        charger_campagne("mel-cvs-2026", [fichier])
    assert [faute.fichier for faute in refus.value.fautes] == [fichier]
    (faute,) = refus.value.fautes
    assert faute.ligne == ligne
    for mot in mots:
        assert mot in faute.phrase
    code, dit, erreur = lancer("rule", "--rules", fichier)
    assert (code, dit) == (2, "")
    assert f"maison.yaml:{ligne} : " in erreur
    assert "Traceback" not in erreur


def test_toutes_les_fautes_d_un_fichier_sont_dites_ensemble(ecrire: Ecrire) -> None:
    deux = REGLE + REGLE.split("regles:\n")[1].replace("USA901", "USA902").replace("courte", "breve")
    fichier = ecrire(texte=deux.replace("verifie: longueur", "verifie: longeur"))
    with pytest.raises(PackInvalide) as refus:
        charger_campagne("mel-cvs-2026", [fichier])
    assert [faute.ligne for faute in refus.value.fautes] == [3, 18]


@pytest.mark.parametrize("nom", ["absent.yaml", "dossier-absent"])
def test_un_chemin_qui_n_existe_pas_est_refuse(nom: str, tmp_path: FilePath, lancer: Lancer) -> None:
    code, dit, erreur = lancer("rule", "--rules", tmp_path / nom)
    assert (code, dit) == (2, "")
    assert nom in erreur


@pytest.mark.parametrize("commande", [["check", "-"], ["rule"], ["test-rules"]])
def test_aucune_commande_ne_part_avec_des_regles_fausses(
    ecrire: Ecrire, lancer: Lancer, commande: list[str]
) -> None:
    fichier = ecrire(("verifie: longueur", "verifie: longeur"))
    regles = [fichier] if commande == ["test-rules"] else ["--rules", fichier]
    code, dit, erreur = lancer(*commande, *regles)
    assert (code, dit) == (2, "")
    assert "longeur" in erreur
    assert "longueur" in erreur


def test_une_regle_ajoutee_ne_peut_rien_executer(ecrire: Ecrire, tmp_path: FilePath) -> None:
    """Packs are data: a tag that other tools would run is text, or a fault."""
    temoin = tmp_path / "temoin"
    fichier = ecrire(("resume: Le nom", f"resume: !!python/object/apply:os.mkdir ['{temoin}'] #"))
    with pytest.raises(PackInvalide):
        charger_campagne("mel-cvs-2026", [fichier])
    assert not temoin.exists()
