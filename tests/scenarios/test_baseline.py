"""``--write-baseline`` and ``--baseline``: what is known no longer counts, what is new does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire

pytestmark = pytest.mark.usefixtures("bureau")


def check(*mots: str) -> dict[str, Any]:
    lu: dict[str, Any] = json.loads(en_memoire("check", *mots, "-o", "json").out)
    return lu


def change(fichier: str, avant: str, apres: str) -> None:
    texte = Path(fichier).read_text(encoding="utf-8")
    assert avant in texte
    Path(fichier).write_text(texte.replace(avant, apres, 1), encoding="utf-8")


@pytest.fixture
def fausse_somme(bureau: Path) -> str:
    """A dossier with one error, the false sub-total BUD010, which a baseline may hold."""
    texte = (bureau / "bon.yaml").read_text(encoding="utf-8")
    (bureau / "somme.yaml").write_text(texte, encoding="utf-8")
    change("somme.yaml", "compte_70: 500", "compte_70: 501")
    return "somme.yaml"


def test_ecrire_puis_relire_ne_laisse_rien(fausse_somme: str) -> None:
    assert en_memoire("check", fausse_somme).code == 1
    ecrit = en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert ecrit.code == 0
    assert "constats notés dans « connus.json »" in ecrit.err
    relu = check(fausse_somme, "--baseline", "connus.json")
    assert relu["summary"]["by_severity"] == {"erreur": 0, "avertissement": 0, "info": 0}
    assert relu["files"][0]["verdict"] == "conforme"
    tu = next(c["suppressed"] for c in relu["files"][0]["findings"] if c["rule"] == "BUD010")
    assert tu["by"] == "baseline"
    assert "connus.json" in tu["reason"]
    assert en_memoire("check", fausse_somme, "--baseline", "connus.json").code == 0


def test_des_lignes_qui_bougent_ne_changent_rien(fausse_somme: str) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    texte = Path(fausse_somme).read_text(encoding="utf-8")
    Path(fausse_somme).write_text("# une ligne\n# une autre\n" + texte, encoding="utf-8")
    assert en_memoire("check", fausse_somme, "--baseline", "connus.json").code == 0


def test_une_faute_nouvelle_compte(fausse_somme: str) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    change(fausse_somme, "  date: 2025-10-08\n", "")
    change(fausse_somme, "siret: 999 000 318 00017", "siret: 999 000 318 00018")
    relu = check(fausse_somme, "--baseline", "connus.json")
    assert relu["summary"]["by_rule"]["STR009"] == 1
    assert "BUD010" not in relu["summary"]["by_rule"]


def test_la_meme_faute_sur_une_autre_valeur_est_nouvelle(bureau: Path) -> None:
    change("bon.yaml", "enonce: Animer", "enonce: Atelier ludique. Animer")
    en_memoire("check", "bon.yaml", "--write-baseline", "connus.json")
    assert en_memoire("check", "bon.yaml", "--baseline", "connus.json", "--fail-on", "info").code == 0
    change("bon.yaml", "Atelier ludique", "Atelier festif")
    assert en_memoire("check", "bon.yaml", "--baseline", "connus.json", "--fail-on", "info").code == 1


def test_ce_qui_a_disparu_est_dit_une_fois_et_ne_compte_pas(fausse_somme: str) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    change(fausse_somme, "compte_70: 501", "compte_70: 500")
    relu = en_memoire("check", fausse_somme, "--baseline", "connus.json")
    assert relu.code == 0
    assert "1\N{NO-BREAK SPACE}constat connu n'est plus trouvé" in relu.err
    assert "somme.yaml : BUD010" in relu.err
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert en_memoire("check", fausse_somme, "--baseline", "connus.json").err == ""


def test_une_regle_qui_n_a_pas_joue_n_a_pas_disparu(fausse_somme: str) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert en_memoire("check", fausse_somme, "--baseline", "connus.json", "--select", "STR").err == ""


def test_ce_qui_ne_se_tait_pas_n_y_entre_pas() -> None:
    ecrit = en_memoire("check", "faux.yaml", "--write-baseline", "connus.json")
    assert ecrit.code == 1
    assert "STR009" in ecrit.err
    assert "STR009" not in Path("connus.json").read_text(encoding="utf-8")


def test_une_entree_forgee_ne_fait_pas_taire_ce_qui_ne_se_tait_pas() -> None:
    empreinte = next(
        c["fingerprint"] for c in check("faux.yaml")["files"][0]["findings"] if c["rule"] == "STR009"
    )
    entree = {"rule": "STR009", "path": "porteur.siret", "fingerprint": empreinte}
    Path("connus.json").write_text(json.dumps({"schema_version": 1, "files": {"faux.yaml": [entree]}}))
    assert en_memoire("check", "faux.yaml", "--baseline", "connus.json").code == 1


def test_les_autres_dossiers_restent_notes(fausse_somme: str, bureau: Path) -> None:
    autre = bureau / "autre.yaml"
    autre.write_bytes((bureau / fausse_somme).read_bytes())
    en_memoire("check", fausse_somme, "autre.yaml", "--write-baseline", "connus.json")
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert set(json.loads(Path("connus.json").read_text(encoding="utf-8"))["files"]) == {
        "autre.yaml",
        "somme.yaml",
    }
    autre.unlink()
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert set(json.loads(Path("connus.json").read_text(encoding="utf-8"))["files"]) == {"somme.yaml"}


def test_elle_sert_depuis_n_importe_quel_dossier(
    fausse_somme: str, bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    (bureau / "ailleurs").mkdir()
    monkeypatch.chdir(bureau / "ailleurs")
    assert en_memoire("check", f"../{fausse_somme}", "--baseline", "../connus.json").code == 0


def test_la_configuration_la_nomme(fausse_somme: str, bureau: Path) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    (bureau / "cvslint.toml").write_text('baseline = "connus.json"\n', encoding="utf-8")
    assert en_memoire("check", fausse_somme).code == 0


@pytest.mark.parametrize(
    "contenu", ["", "{", "[]", "3", '{"schema_version": 1}', '{"schema_version": 2, "files": {}}']
)
def test_un_fichier_qui_n_en_est_pas_un_est_refuse(contenu: str) -> None:
    Path("connus.json").write_text(contenu, encoding="utf-8")
    fini = en_memoire("check", "bon.yaml", "--baseline", "connus.json")
    assert (fini.code, fini.out) == (2, "")
    assert "connus.json" in fini.err


@pytest.mark.parametrize("lue", [(), ("--baseline", "connus.json")])
def test_un_dossier_n_est_jamais_ecrase(fausse_somme: str, lue: tuple[str, ...]) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    avant = Path("bon.yaml").read_bytes()
    fini = en_memoire("check", fausse_somme, *lue, "--write-baseline", "bon.yaml")
    assert (fini.code, fini.out) == (2, "")
    assert "bon.yaml" in fini.err
    assert Path("bon.yaml").read_bytes() == avant


def test_ce_que_l_auteur_fait_taire_n_a_pas_disparu(fausse_somme: str) -> None:
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    change(
        fausse_somme,
        "      compte_75: 1 500\n      total: 14 000",
        "      compte_75: 1 500\n      total: 14 000  # cvslint: ignore[BUD010] arrondi",
    )
    relu = en_memoire("check", fausse_somme, "--baseline", "connus.json", "-o", "json")
    assert (relu.code, relu.err) == (0, "")
    tu = next(c for c in json.loads(relu.out)["files"][0]["findings"] if c["rule"] == "BUD010")
    assert tu["suppressed"]["by"] == "comment"


def test_un_fichier_absent_est_dit() -> None:
    fini = en_memoire("check", "bon.yaml", "--baseline", "absent.json")
    assert (fini.code, fini.out) == (2, "")
    assert "n'existe pas" in fini.err


def test_elle_ne_recopie_pas_ce_qu_un_auteur_a_ecrit(fausse_somme: str) -> None:
    change(fausse_somme, "prenom: ", "prenom: Zébulon-")
    en_memoire("check", fausse_somme, "--write-baseline", "connus.json")
    assert "Zébulon" not in Path("connus.json").read_text(encoding="utf-8")
