"""SIRET: real numbers pass, real wrong values are refused for what is wrong with them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.siret import afficher_siret, est_siret_exemple, examiner_siret, normaliser_siret

DONNEES = Path(__file__).parents[2] / "data"
JUSTE = "99900031800017"
ATTENDU_PAR_RAISON = {
    "notation scientifique de tableur": ("longueur", "puissance de dix"),
    "arrondi de tableur (derniers chiffres remplacés par des zéros)": ("cle", "un tableur l'a arrondi"),
    "clé de contrôle fausse": ("cle", "la clé de contrôle des"),
    "longueur": ("longueur", "il compte 13 chiffres au lieu de 14"),
    "zéro initial perdu (valide une fois rétabli)": ("longueur", "un zéro initial a peut-être été perdu"),
}


def colonne(fichier: str, *noms: str) -> list[tuple[str, ...]]:
    with (DONNEES / fichier).open(encoding="utf-8", newline="") as flux:
        return [tuple(ligne[nom] for nom in noms) for ligne in csv.DictReader(flux)]


def test_tous_les_numeros_reels_passent() -> None:
    numeros = [siret for (siret,) in colonne("sirets.csv", "siret")]
    assert len(numeros) > 300
    assert [siret for siret in numeros if examiner_siret(siret) is not None] == []


@pytest.mark.parametrize(("valeur", "raison"), colonne("sirets-invalides.csv", "valeur", "raison"))
def test_les_valeurs_fausses_sont_refusees_pour_leur_raison(valeur: str, raison: str) -> None:
    genre, motif = ATTENDU_PAR_RAISON[raison]
    defaut = examiner_siret(valeur)
    assert defaut is not None
    assert defaut.genre == genre
    assert motif in defaut.motif


@pytest.mark.parametrize(
    "siret",
    [
        "73282932000074", "12345678200010", "35600000000048", "35600000009075", "35600000018723",
        "35600000049837", "35600082800018", "00000000000000", "01234567400001",
    ],
)  # fmt: skip
def test_cles_justes(siret: str) -> None:
    assert examiner_siret(siret) is None


@pytest.mark.parametrize(
    ("siret", "motif"),
    [
        ("11122233344455", "la clé de contrôle des 9 premiers chiffres (le SIREN 111 222 333) est fausse"),
        ("50000123456789", "le SIREN 500 001 234"),
        ("99900031800018", "alors que celle du SIREN 999 000 318 est juste"),
        ("35600000018724", "alors que celle du SIREN 356 000 000 est juste"),
        ("35600082800023", "alors que celle du SIREN 356 000 828 est juste"),
        ("43955400000000", "un tableur l'a arrondi"),
    ],
)
def test_cles_fausses(siret: str, motif: str) -> None:
    defaut = examiner_siret(siret)
    assert defaut is not None
    assert defaut.genre == "cle"
    assert motif in defaut.motif


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("999000110", "c'est un SIREN"),
        ("SIREN : 999 000 110", "c'est un SIREN"),
        ("123456789", "il compte 9 chiffres au lieu de 14"),
        ("000000000", "il compte 9 chiffres au lieu de 14"),
        ("FR12999000110", "c'est un numéro de TVA ; le SIRET compte 14 chiffres"),
        ("fr 12 999 000 110", "commence par le SIREN 999 000 110"),
        ("1234567400001", "vouliez-vous écrire 012 345 674 00001 ?"),
        ("099912800010", "vouliez-vous écrire 000 999 128 00010 ?"),
        ("9990001100001", "il compte 13 chiffres au lieu de 14"),
        ("0000000000000", "il compte 13 chiffres au lieu de 14"),
        ("999000110000180", "il compte 15 chiffres au lieu de 14"),
        ("1", "il compte 1 chiffre au lieu de 14"),
        ("1.23457E+13", "puissance de dix"),
        ("999OOO11OOOO18", "« O » tient la place d'un zéro : vouliez-vous écrire 999 000 110 00018 ?"),
        ("9990OO11OOOOI8", "« I » tient la place d'un 1 : vouliez-vous écrire 999 000 110 00018 ?"),
        ("9990001100001O", "« O » tient la place d'un zéro"),
        ("9990001100001²", "« ² » n'est pas un chiffre ordinaire"),
        ("９９９０００１１００００１８", "« ９ » n'est pas un chiffre ordinaire"),
        ("٩٩٩٠٠٠١١٠٠٠٠١٨", "« ٩ » n'est pas un chiffre ordinaire"),
        ("999000110xx", "« x » n'est pas un chiffre"),
        ("en cours", "pas encore connu"),
        ("SIRET", "ce n'est pas un numéro"),
        ("", "ce n'est pas un numéro"),
    ],
)
def test_autres_que_quatorze_chiffres(texte: str, motif: str) -> None:
    defaut = examiner_siret(texte)
    assert defaut is not None
    assert defaut.genre == "longueur"
    assert motif in defaut.motif


@pytest.mark.parametrize(
    "texte",
    [
        "999 000 318 00017", "999\u00a0000\u00a0318\u00a000017", "999\u202f000\u202f318\u202f00017",
        "999.000.318.00017", "999000318-00017", "999–000–318—00017", "999‑000‑318‑00017", "999000318\t00017",
        "\ufeff999000318\u200b00017\u2060", "'99900031800017", "’99900031800017", "« 999 000 318 00017 »",
        "“99900031800017”", "99900031800017.0", "99900031800017,0", "99900031800017. ",
        "SIRET 99900031800017", "N° SIRET : 999 000 318 00017", "n°siret:99900031800017",
        "Numéro de SIRET : « 99900031800017 »", "SIRET n° 999 000 318 00017", "9 9 9 0 0 0 3 1 8 0 0 0 1 7",
    ],
)  # fmt: skip
def test_ce_qui_entoure_le_numero_ne_compte_pas(texte: str) -> None:
    assert normaliser_siret(texte) == JUSTE
    assert examiner_siret(texte) is None


def test_normaliser_ne_change_pas_ce_qu_il_ne_comprend_pas() -> None:
    assert normaliser_siret("999 OOO ²") == "999OOO²"


def test_les_exemples_se_reconnaissent_sous_toutes_leurs_formes() -> None:
    exemples = ("00000000000000", "356 000 828 00018")
    assert est_siret_exemple("000 000 000 00000", exemples)
    assert est_siret_exemple("35600082800018", exemples)
    assert not est_siret_exemple(JUSTE, exemples)


def test_afficher() -> None:
    assert afficher_siret(JUSTE) == "999 000 318 00017"
    assert afficher_siret("999000318") == "999000318"


@given(st.text() | st.text(alphabet="0123456789 .,-EeOl²٣'«»SIRET°"))
def test_aucun_texte_ne_fait_tomber_l_examen(texte: str) -> None:
    defaut = examiner_siret(texte)
    assert (defaut is None) == (examiner_siret(normaliser_siret(texte)) is None)


@given(st.integers(0, 13), st.integers(1, 9))
def test_un_chiffre_change_se_voit_toujours(place: int, ecart: int) -> None:
    chiffre = (int(JUSTE[place]) + ecart) % 10
    defaut = examiner_siret(f"{JUSTE[:place]}{chiffre}{JUSTE[place + 1 :]}")
    assert defaut is not None
    assert defaut.genre == "cle"
