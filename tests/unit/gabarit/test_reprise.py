"""What a new dossier takes from another one: word for word, whatever its form and its encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvslint.campagne.installees import charger_campagne
from cvslint.gabarit.ecriture import lue
from cvslint.gabarit.page import page
from cvslint.gabarit.profil import Profil
from cvslint.gabarit.rangement import range_sous
from cvslint.gabarit.reprise import RepriseImpossible, reprendre

CAMPAGNE = charger_campagne("mel-cvs-2026")
BASES = Path(__file__).parents[3] / "rules" / "mel-cvs-2026" / "bases"
COMPLET = (BASES / "complet.yaml").read_text(encoding="utf-8")
PAGE = page(CAMPAGNE, Profil("association", reconduction=True))


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tout_le_porteur_vient_mot_pour_mot(encodage: str) -> None:
    reprise = reprendre(COMPLET.replace("–", "-").encode(encodage), CAMPAGNE)
    source = lue(COMPLET)
    assert reprise.porteur == range_sous(source, ("porteur",))
    assert list(reprise.objectifs) == range_sous(source, ("projet", "objectifs"))
    assert reprise.perdus == ()
    assert reprise.exercice == 2026


def test_la_page_garde_ses_commentaires_et_prend_les_reponses() -> None:
    reprise = reprendre(COMPLET.encode(), CAMPAGNE)
    texte = reprise.sur(PAGE)
    assert range_sous(lue(texte), ("porteur",)) == reprise.porteur
    assert [un["enonce"] for un in range_sous(lue(texte), ("bilan", "objectifs"))] == [
        un["enonce"] for un in reprise.objectifs
    ]
    assert range_sous(lue(texte), ("bilan", "intitule")) == range_sous(lue(COMPLET), ("projet", "intitule"))
    fiche = range_sous(lue(texte), ("bilan", "fiche_identite"))
    assert isinstance(fiche, dict) and fiche["structure_porteuse"] == reprise.porteur["denomination"]
    assert fiche["personne_referente"].items() >= reprise.porteur["personne_referente"].items()
    commentaires = [ligne for ligne in PAGE.splitlines() if ligne.lstrip().startswith("# ")]
    assert [ligne for ligne in commentaires if ligne not in texte] == []


def test_sans_objectif_rien_n_entre_dans_le_bilan() -> None:
    texte = "porteur: {denomination: X}\nprojet: {intitule: Semer}\n"
    nouveau = lue(reprendre(texte.encode(), CAMPAGNE).sur(page(CAMPAGNE, Profil("association"))))
    assert isinstance(nouveau, dict) and "bilan" not in nouveau


def test_les_formes_courtes_valent_les_longues() -> None:
    texte = "porteur: {denomination: X}\nprojet:\n  objectifs:\n    - Former 20 habitants en 2025.\n    -\n"
    assert reprendre(texte.encode(), CAMPAGNE).objectifs == ({"enonce": "Former 20 habitants en 2025."},)


def test_un_texte_de_plusieurs_lignes_se_relit_tel_quel() -> None:
    texte = (
        'porteur:\n  denomination: |-\n    Les Amis : "du" # quartier\n    et d\'ailleurs\n  siret: 0123\n'
    )
    reprise = reprendre(texte.encode(), CAMPAGNE)
    relu = range_sous(lue(reprise.sur(PAGE)), ("porteur",))
    assert isinstance(relu, dict)
    assert relu["denomination"] == 'Les Amis : "du" # quartier\net d\'ailleurs'
    assert relu["siret"] == "0123"


def test_ce_qui_ne_peut_pas_etre_repris_est_nomme() -> None:
    texte = (
        "porteur:\n  denomination: Asso #1\n  surnom: x\n  siret: 1\n  siret: 2\n  declaree: peut-être\n"
        "  rna: à compléter\n"
    )
    reprise = reprendre(texte.encode(), CAMPAGNE)
    assert reprise.porteur == {"declaree": "peut-être"}
    assert sorted(reprise.perdus) == ["porteur.denomination", "porteur.siret", "porteur.surnom"]


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("porteur: [a,\n", "ne se lit pas"),
        ("", "ne se lit pas"),
        ("un texte\n", "ne se lit pas"),
        ("projet: {intitule: X}\n", "ni « porteur » ni objectifs"),
        ("porteur:\n  siret:\n", "ni « porteur » ni objectifs"),
    ],
)
def test_un_dossier_dont_rien_ne_vient_est_refuse(texte: str, dit: str) -> None:
    with pytest.raises(RepriseImpossible, match=dit):
        reprendre(texte.encode(), CAMPAGNE)
