"""``cvslint campagne``: next year's call is a copied folder with edited YAML."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from commande import en_memoire

from cvslint.campagne.installees import charger_campagne

pytestmark = pytest.mark.usefixtures("bureau")


def change(fichier: Path, avant: str, apres: str) -> None:
    texte = fichier.read_text(encoding="utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), encoding="utf-8")


def ecarts(avant: str, apres: str) -> list[dict[str, Any]]:
    lu = json.loads(en_memoire("campagne", "diff", avant, apres, "-o", "json").out)
    changes: list[dict[str, Any]] = lu["changes"]
    return changes


@pytest.fixture
def suivante(bureau: Path) -> Path:
    assert en_memoire("campagne", "new", "mel-cvs-2027").code == 0
    return bureau / "mel-cvs-2027"


@pytest.mark.parametrize("mots", [("campagne",), ("campagne", "list")])
def test_la_liste_nomme_chaque_campagne(mots: tuple[str, ...]) -> None:
    fini = en_memoire(*mots)
    assert fini.code == 0
    assert "mel-cvs-2026" in fini.out
    assert "Contrat de ville et des solidarités" in fini.out


def test_la_liste_en_json() -> None:
    (seule,) = json.loads(en_memoire("campagne", "list", "-o", "json").out)
    assert (seule["id"], seule["version"]) == ("mel-cvs-2026", "1.0")
    assert (Path(seule["folder"]) / "campagne.yaml").is_file()


def test_une_copie_est_une_campagne_entiere(suivante: Path) -> None:
    modele, copie = charger_campagne("mel-cvs-2026"), charger_campagne(str(suivante))
    assert copie.id == "mel-cvs-2027"
    assert list(copie.regles) == list(modele.regles)
    assert copie.formulaire == modele.formulaire
    assert {f.name for f in suivante.iterdir()} == {
        f.name for f in modele.dossier.iterdir() if f.name != "__init__.py"
    }


def test_elle_controle_des_dossiers_une_fois_modifiee(suivante: Path) -> None:
    change(suivante / "campagne.yaml", "date_limite: 2025-10-15", "date_limite: 2025-10-01")
    lu = json.loads(en_memoire("check", "bon.yaml", "--campagne", "mel-cvs-2027", "-o", "json").out)
    assert lu["run"]["campagnes"][0]["id"] == "mel-cvs-2027"
    assert "DEP002" in lu["summary"]["by_rule"]


def test_les_droits_sont_ceux_d_un_dossier_ordinaire(suivante: Path, bureau: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("les droits de Windows sont autres")
    (bureau / "temoin").mkdir()
    assert stat.S_IMODE(suivante.stat().st_mode) == stat.S_IMODE((bureau / "temoin").stat().st_mode)


def test_rien_n_est_ecrase(suivante: Path) -> None:
    change(suivante / "campagne.yaml", "date_limite", "date_limite ")
    avant = (suivante / "campagne.yaml").read_bytes()
    fini = en_memoire("campagne", "new", "mel-cvs-2027")
    assert fini.code == 2
    assert "existe déjà" in fini.err
    assert (suivante / "campagne.yaml").read_bytes() == avant


@pytest.mark.parametrize("nom", ["MEL 2027", "été", "..", "a/../B", "-x-", "a--b"])
def test_un_nom_qu_un_dossier_ne_pourrait_pas_ecrire_est_refuse(nom: str, bureau: Path) -> None:
    avant = sorted(bureau.iterdir())
    assert en_memoire("campagne", "new", "--", nom).code == 2
    assert sorted(bureau.iterdir()) == avant


def test_un_modele_inconnu_est_dit(bureau: Path) -> None:
    fini = en_memoire("campagne", "new", "lille-2027", "--de", "mel-cvs-2025")
    assert fini.code == 2
    assert "« mel-cvs-2026 »" in fini.err
    assert not (bureau / "lille-2027").exists()


def test_une_copie_ne_differe_en_rien(suivante: Path) -> None:
    assert ecarts("mel-cvs-2026", "mel-cvs-2027") == []
    assert en_memoire("campagne", "diff", "mel-cvs-2026", str(suivante)).out == "Aucune différence.\n"


def test_ce_qui_change_est_dit_a_sa_place(suivante: Path) -> None:
    change(suivante / "campagne.yaml", "date_limite: 2025-10-15", "date_limite: 2026-10-14")
    change(suivante / "quartiers.yaml", 'nom: "Attargette - Chanzy"', 'nom: "Attargette"')
    change(suivante / "budget-regles.yaml", "  BUD014:", "  BUD914:")
    change(suivante / "porteur.yaml", "nom: siret-cle", "nom: siret-faux")
    trouves = {
        (e["part"], e["key"]): (e["before"], e["after"]) for e in ecarts("mel-cvs-2026", "mel-cvs-2027")
    }
    assert trouves == {
        ("parametre", "date_limite"): ("2025-10-15", "2026-10-14"),
        ("table", "quartiers[QN05967M].nom"): ("Attargette - Chanzy", "Attargette"),
        ("regle", "BUD014"): ("budget-desequilibre", None),
        ("regle", "BUD914"): (None, "budget-desequilibre"),
        ("regle", "STR009.nom"): ("siret-cle", "siret-faux"),
    }
    dit = en_memoire("campagne", "diff", "mel-cvs-2026", "mel-cvs-2027").out
    assert "~ date_limite : 2025-10-15 → 2026-10-14" in dit
    assert "+ BUD914 : budget-desequilibre" in dit


def test_une_campagne_qui_ne_peut_pas_servir_se_compare_quand_meme(suivante: Path) -> None:
    (suivante / "porteur.yaml").write_text("regles: [\x1b[31m", encoding="utf-8")
    fini = en_memoire("campagne", "diff", "mel-cvs-2026", "mel-cvs-2027")
    assert fini.code == 0
    assert "- STR009" in fini.out
    assert "\x1b" not in fini.out
