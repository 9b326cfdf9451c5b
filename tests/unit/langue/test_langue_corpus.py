"""How often the four findings are right, on objectives labelled by hand.

Half of the corpus (``reglage``) served to write the heuristics; the other (``gelee``) was written before
them and never served. The fault (« sans verbe »…) is the positive class.
"""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from cvslint.checks.langue.chiffre import chiffres
from cvslint.checks.langue.infinitifs import lire_infinitifs
from cvslint.checks.langue.temps import a_temporalite
from cvslint.checks.langue.unite import a_unite
from cvslint.checks.langue.verbe import verbe_infinitif

CORPUS = Path(__file__).parents[2] / "data" / "objectifs-etiquetes.csv"
LISTE = Path(__file__).parents[3] / "rules" / "socle-commun" / "infinitifs.txt"
EXIGENCES = {"reglage": (0.98, 0.95), "gelee": (0.95, 0.90)}


@pytest.fixture(scope="module")
def infinitifs() -> frozenset[str]:
    """The set built from the word list of the common base."""
    return lire_infinitifs(LISTE.read_text(encoding="utf-8"))


def lignes(moitie: str) -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as fichier:
        return [ligne for ligne in csv.DictReader(fichier, delimiter=";") if ligne["moitie"] == moitie]


def est_fautif(enonce: str, aspect: str, infinitifs: frozenset[str]) -> bool:
    releves = chiffres(enonce)
    fautes = {
        "verbe": verbe_infinitif(enonce, infinitifs) is None,
        "chiffre": not releves,
        "temps": not a_temporalite(enonce),
        "unite": bool(releves) and not a_unite(enonce, releves),  # not asked without a figure
    }
    return fautes[aspect]


@pytest.mark.parametrize("moitie", EXIGENCES)
@pytest.mark.parametrize("aspect", ["verbe", "chiffre", "temps", "unite"])
def test_precision_et_rappel(moitie: str, aspect: str, infinitifs: frozenset[str]) -> None:
    precision_due, rappel_du = EXIGENCES[moitie]
    dits = {ligne["enonce"] for ligne in lignes(moitie) if est_fautif(ligne["enonce"], aspect, infinitifs)}
    dus = {
        ligne["enonce"]
        for ligne in lignes(moitie)
        if ligne[aspect] == "non" and not (aspect == "unite" and ligne["chiffre"] == "non")
    }
    justes = len(dits & dus)
    assert justes / len(dits) >= precision_due, sorted(dits - dus)
    assert justes / len(dus) >= rappel_du, sorted(dus - dits)


def test_le_corpus_est_bien_forme() -> None:
    toutes = lignes("reglage") + lignes("gelee")
    assert len(toutes) >= 300
    assert len(lignes("gelee")) >= 150
    assert len({ligne["enonce"] for ligne in toutes}) == len(toutes)
    assert {ligne[cle] for ligne in toutes for cle in ("verbe", "chiffre", "temps", "unite")} == {
        "oui",
        "non",
    }


@pytest.mark.parametrize(
    "enonce",
    [
        "Animer 12 ateliers de cuisine entre avril et novembre 2026.",
        "Cultiver 300 m² de potager avec 40 foyers d'ici septembre 2026.",
        "Accompagner 60 demandeurs d'emploi vers l'autonomie numérique d'ici le 18 décembre 2026.",
        "Tenir 12 permanences d'aller-vers par trimestre en pied d'immeuble.",
        "Former 25 habitantes à la candidature en ligne entre janvier et juin 2026.",
        "Accompagner 60 demandeurs d'emploi vers l'autonomie numérique d'ici le 31 décembre 2025.",
        "Former 20 habitantes à la candidature en ligne entre janvier et juin 2025.",
    ],
)
def test_les_objectifs_des_dossiers_modeles(enonce: str, infinitifs: frozenset[str]) -> None:
    assert not any(
        est_fautif(enonce, aspect, infinitifs) for aspect in ("verbe", "chiffre", "temps", "unite")
    )


@pytest.mark.parametrize(
    "motif",
    [
        "1 ",
        "1",
        "a",
        "a-",
        "vingt ",
        "vingt-",
        "une a ",
        "un, ",
        "d'ici ",
        "1 à ",
        "les 2/",
        "mille et ",
        "à 3 Baudets ",
        "1901 a",
        "entre ",
        "(re",
        "En a, ",
        "1.",
        "\u0301",
        "tous les ",
    ],
)
def test_un_texte_hostile_ne_bloque_pas(motif: str, infinitifs: frozenset[str]) -> None:
    texte = motif * (20_000 // len(motif))
    debut = time.perf_counter()
    for aspect in ("verbe", "temps", "unite"):
        est_fautif(texte, aspect, infinitifs)
    assert time.perf_counter() - debut < 5
