"""``cvslint.toml``: found, obeyed, over-ruled by the command line, shown by ``cvslint config``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire, en_vrai

from cvslint.campagne.campagne import Campagne
from cvslint.configuration.options import OPTIONS


def ecrire(dossier: Path, texte: str, nom: str = "cvslint.toml") -> Path:
    fichier = dossier / nom
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte, encoding="utf-8")
    return fichier


def rapport(*mots: str) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(en_memoire("check", *mots, "-o", "json").out)
    return lu


def regles(*mots: str) -> list[str]:
    """The errors and warnings that count in a report, in order."""
    constats = [constat for fichier in rapport(*mots)["files"] for constat in fichier["findings"]]
    return [c["rule"] for c in constats if c["suppressed"] is None and c["severity"] != "info"]


def test_la_configuration_du_dossier_courant_est_obeie(bureau: Path) -> None:
    ecrire(bureau, 'ignore = ["STR009"]\n')
    assert regles("faux.yaml") == []
    assert regles("faux.yaml", "--isolated") == ["STR009"]


def test_elle_est_cherchee_en_remontant(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ecrire(bureau, 'ignore = ["STR009"]\n')
    (bureau / "lot" / "2026").mkdir(parents=True)
    monkeypatch.chdir(bureau / "lot" / "2026")
    assert regles("../../faux.yaml") == []


def test_la_plus_proche_gagne_et_rien_ne_s_ajoute(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ecrire(bureau, 'ignore = ["STR009"]\n')
    ecrire(bureau / "lot", 'fail-on = "info"\n')
    monkeypatch.chdir(bureau / "lot")
    assert regles("../faux.yaml") == ["STR009"]


def test_cvslint_toml_gagne_sur_pyproject(bureau: Path) -> None:
    ecrire(bureau, '[tool.cvslint]\nignore = ["STR009"]\n', "pyproject.toml")
    assert regles("faux.yaml") == []
    ecrire(bureau, 'fail-on = "info"\n')
    assert regles("faux.yaml") == ["STR009"]


def test_un_pyproject_sans_table_ne_compte_pas(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ecrire(bureau, 'ignore = ["STR009"]\n')
    ecrire(bureau / "lot", '[project]\nname = "cvslint-dossiers"\n', "pyproject.toml")
    monkeypatch.chdir(bureau / "lot")
    assert regles("../faux.yaml") == []


def test_config_nomme_un_fichier(bureau: Path) -> None:
    ecrire(bureau, 'ignore = ["STR"]\n', "reglages/doux.toml")
    assert regles("faux.yaml", "--config", "reglages/doux.toml") == []
    fini = en_memoire("check", "faux.yaml", "--config", "absent.toml")
    assert (fini.code, fini.out) == (2, "")
    assert "absent.toml" in fini.err
    assert "n'existe pas" in fini.err


def test_config_et_isolated_ne_vont_pas_ensemble(bureau: Path) -> None:
    ecrire(bureau, "")
    fini = en_memoire("check", "bon.yaml", "--config", "cvslint.toml", "--isolated")
    assert (fini.code, fini.out) == (2, "")


def test_select_de_la_commande_remplace_les_autres_s_ajoutent(bureau: Path, pack: Campagne) -> None:
    ecrire(bureau, 'select = ["BUD"]\nignore = ["BUD014"]\nextend-select = ["LOT001"]\n')
    choisies = set(rapport("bon.yaml", "--select", "STR", "--ignore", "STR009")["run"]["selected"])
    familles = {code[:3] for code in choisies}
    assert familles == {"STR", "LOT", "YML", "FMT"}
    assert "STR009" not in choisies
    avec_budget = set(rapport("bon.yaml", "--extend-select", "STR009")["run"]["selected"])
    assert {"STR009", "BUD001", "LOT001"} <= avec_budget
    assert not {"STR008", "BUD014"} & avec_budget


def test_le_niveau_de_la_commande_gagne_sur_celui_du_fichier(bureau: Path) -> None:
    ecrire(bureau, '[severity]\nSTR009 = "info"\nBUD = "avertissement"\n')
    assert _niveau_de("STR009", "faux.yaml") == "info"
    assert _niveau_de("STR009", "faux.yaml", "--severity", "STR009=avertissement") == "avertissement"


def _niveau_de(regle: str, *mots: str) -> str:
    constats = rapport(*mots)["files"][0]["findings"]
    return next(str(constat["severity"]) for constat in constats if constat["rule"] == regle)


def test_le_seuil_du_fichier_et_celui_de_la_commande(bureau: Path) -> None:
    ecrire(bureau, 'fail-on = "jamais"\n')
    assert en_memoire("check", "faux.yaml").code == 0
    assert en_memoire("check", "faux.yaml", "--fail-on", "erreur").code == 1


def test_exclude_part_du_dossier_du_fichier(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ecrire(bureau, 'exclude = ["lot/brouillons"]\nforce-exclude = true\n')
    for nom in ("lot/brouillons/a.yaml", "lot/b.yaml"):
        ecrire(bureau, (bureau / "bon.yaml").read_text(encoding="utf-8"), nom)
    monkeypatch.chdir(bureau / "lot")
    assert [fichier["path"] for fichier in rapport(".", "brouillons/a.yaml")["files"]] == ["b.yaml"]


def test_des_regles_ignorees_dans_certains_fichiers(bureau: Path, bon: str) -> None:
    ecrire(
        bureau,
        '[[per-file-ignores]]\nfiles = ["essais/"]\nrules = ["ressources-directes-fausses"]\n'
        'motif = "dossiers d\'essai"\n',
    )
    faux = bon.replace("compte_70: 500", "compte_70: 501")
    for nom in ("somme.yaml", "essais/somme.yaml"):
        ecrire(bureau, faux, nom)
    fichiers = {fichier["path"]: fichier for fichier in rapport("somme.yaml", "essais")["files"]}
    assert fichiers["somme.yaml"]["verdict"] == "non_conforme"
    assert fichiers["essais/somme.yaml"]["verdict"] == "conforme"
    tu = next(c for c in fichiers["essais/somme.yaml"]["findings"] if c["rule"] == "BUD010")
    assert tu["suppressed"] == {"by": "config", "reason": "dossiers d'essai", "line": None}
    assert "dossiers d'essai" in en_memoire("check", "essais", "--show-suppressed").out


def test_un_parametre_change_est_obei_et_imprime_par_chaque_rapport(bureau: Path) -> None:
    ecrire(bureau, '[campagne.parametres]\ndate_limite = "2025-10-01"\nmotif = "avancée par la MEL"\n')
    assert regles("bon.yaml") == ["DEP002"]
    lu = rapport("bon.yaml")
    assert lu["run"]["parameters"] == {"date_limite": "2025-10-01 (avancée par la MEL)"}
    for format_ in ("texte", "resume", "html", "markdown", "sarif", "junit"):
        sortie = en_memoire("check", "bon.yaml", "-o", format_).out
        assert "date_limite" in sortie, format_
        assert "avancée par la MEL" in sortie, format_


@pytest.mark.parametrize("ecrit", ["2025-10-01", '"2025-10-01"', '{valeur = 2025-10-01, motif = "avancée"}'])
def test_une_date_de_toml_ou_un_texte(bureau: Path, ecrit: str) -> None:
    ecrire(bureau, f'[campagne]\nmotif = "essai"\n[campagne.parametres]\ndate_limite = {ecrit}\n')
    assert regles("bon.yaml") == ["DEP002"]


def test_une_liste_de_textes_se_change_aussi(bureau: Path) -> None:
    ecrire(bureau, '[campagne.parametres]\nsirets_exemples = ["99900031800017"]\nmotif = "essai"\n')
    assert "STR010" in regles("bon.yaml")


def test_la_campagne_du_fichier_ne_vaut_que_faute_d_autre(bureau: Path, bon: str) -> None:
    ecrire(bureau, 'campagne = "mel-cvs-2026"\n')
    muet = "\n".join(ligne for ligne in bon.splitlines() if not ligne.startswith("campagne:"))
    ecrire(bureau, muet + "\n", "muet.yaml")
    assert rapport("muet.yaml")["files"][0]["campagne"] == "mel-cvs-2026"


@pytest.mark.parametrize(
    ("texte", "ligne", "dit"),
    [
        ('selct = ["BUD"]\n', 1, "vouliez-vous dire « select »"),
        ('\nselect = ["BUDD"]\n', 2, "« BUDD »"),
        ('[severity]\n"BUD014" = "grave"\n', 2, "au choix"),
        ('[severity]\nXXX = "info"\n', 2, "« XXX »"),
        ('ignore = ["YML"]\n', 1, "ne peut pas être écarté"),
        ('fail-on = "erreurs"\n', 1, "vouliez-vous dire « erreur »"),
        ("select = BUD\n", 1, "guillemets"),
        ('output = ["json"]\n', 1, "ligne de commande"),
        ('[campagne.parametres]\ndate_limite = "2025-10-22"\n', 2, "motif"),
        ('[campagne.parametres]\nmotif = "essai"\ndate_limit = "2025-10-22"\n', 3, "« date_limite »"),
        ('[campagne.parametres]\nmotif = "essai"\ndate_limite = "22 octobre"\n', 3, "une date"),
        ('[campagne.parametres]\nmotif = "essai"\nseuil_detail = 1.5\n', 3, "seuil_detail"),
        ('campagne = "mel-cvs-2027"\n', 1, "« mel-cvs-2026 »"),
        ('[[per-file-ignores]]\nfiles = ["a"]\nrules = ["BUD014"]\n', 1, "« motif »"),
        ('[[per-file-ignores]]\nfiles = ["a"]\nmotif = "x"\nrules = [\n  "DEP002",\n]\n', 5, "DEP002"),
        ('[[per-file-ignores]]\nfiles = ["a"]\nmotif = "x"\nregles = ["BUD999"]\n', 4, "« BUD999 »"),
        ('rules = ["absent.yaml"]\n', 1, "absent.yaml"),
        ('exclude = "brouillons"\n', 1, "liste de textes"),
        ("verbose = 1\n", 1, "true"),
        ("jobs = 0\n", 1, "auto"),
        ('exclude = ["a\n', 1, "guillemet"),
    ],
)
def test_ce_qui_ne_va_pas_est_dit_avec_sa_ligne(bureau: Path, texte: str, ligne: int, dit: str) -> None:
    ecrire(bureau, texte)
    fini = en_memoire("check", "bon.yaml")
    assert (fini.code, fini.out) == (2, "")
    assert f"cvslint.toml, ligne {ligne} : " in fini.err
    assert dit in fini.err
    assert len(fini.err.splitlines()) == 1


@pytest.mark.parametrize(
    "octets", [b"\xff\xfe\x00", b"\x00\x01", b"select = [", b"[[[", b"= 3", b"a.b.c = 1"]
)
def test_des_octets_quelconques_donnent_une_phrase(bureau: Path, octets: bytes) -> None:
    (bureau / "cvslint.toml").write_bytes(octets)
    fini = en_memoire("check", "bon.yaml")
    assert (fini.code, fini.out) == (2, "")
    assert fini.err.startswith("Erreur : configuration cvslint.toml")


def test_une_configuration_n_execute_et_n_ecrit_rien(bureau: Path) -> None:
    for cle in ("output", "write-baseline", "today", "apply"):
        ecrire(bureau, f'{cle} = "pirate"\n')
        assert en_memoire("check", "bon.yaml").code == 2
    assert not (bureau / "pirate").exists()


def test_fix_obeit_aussi(bureau: Path) -> None:
    ecrire(bureau, 'exclude = ["*.yaml"]\n')
    fini = en_vrai("fix")
    assert fini.code == 2
    assert "Aucun dossier" in fini.err


def test_la_commande_config_dit_d_ou_vient_chaque_valeur(bureau: Path) -> None:
    ecrire(bureau, '\nfail-on = "info"\n')
    lu = json.loads(en_memoire("config", "--select", "BUD", "-o", "json").out)
    assert lu["file"] == "cvslint.toml"
    assert list(lu["options"]) == [option.cle for option in OPTIONS]
    assert lu["options"]["fail-on"] == {
        "value": "info",
        "origins": [{"kind": "file", "file": "cvslint.toml", "line": 2}],
    }
    assert lu["options"]["select"] == {"value": ["BUD"], "origins": [{"kind": "command-line"}]}
    assert lu["options"]["ignore"]["origins"] == [{"kind": "default"}]


def test_ce_que_config_montre_est_une_configuration_qui_dit_la_meme_chose(bureau: Path) -> None:
    ecrire(
        bureau,
        'select = ["BUD", "STR009"]\nexclude = ["a b", "c\\"d"]\njobs = 2\n'
        '[severity]\nBUD014 = "info"\n"siret-cle" = "avertissement"\n'
        '[campagne]\nnom = "mel-cvs-2026"\n[campagne.parametres]\nmotif = "essai"\nobjectifs_max = 6\n'
        '[[per-file-ignores]]\nfichiers = ["x"]\nregles = ["BUD"]\nmotif = "essai"\n',
    )
    avant = json.loads(en_memoire("config", "-o", "json").out)
    ecrire(bureau, en_memoire("config").out)
    apres = json.loads(en_memoire("config", "-o", "json").out)
    assert _valeurs(apres) == _valeurs(avant)


def _valeurs(lu: dict[str, Any]) -> dict[str, Any]:
    options = {cle: option["value"] for cle, option in lu["options"].items()}
    return options | {nom: (p["value"], p["reason"]) for nom, p in lu["parameters"].items()}


def test_config_tient_dans_la_largeur(bureau: Path) -> None:
    ecrire(bureau, f"exclude = {json.dumps([f'brouillon-{n:02}' for n in range(20)])}\n")
    for largeur in (60, 80, 120):
        lignes = en_memoire("config", env={"COLUMNS": str(largeur)}).out.splitlines()
        assert max(map(len, lignes)) <= largeur


def test_config_refuse_ce_que_check_refuserait(bureau: Path) -> None:
    ecrire(bureau, 'ignore = ["BUD999"]\n')
    fini = en_memoire("config")
    assert (fini.code, fini.out) == (2, "")
    assert "« BUD999 »" in fini.err
