"""From the call to the rules: every sentence that obliges has its rules, every rule of the call has its sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur
from cvslint.campagne.installees import charger_campagne
from cvslint.document.document import read_document

PACK = charger_campagne("mel-cvs-2026")
APPEL = (FilePath(__file__).parents[1] / "data" / "appel.md").read_text(encoding="utf-8")
TABLE: dict[str, Any] = valeur(read_document((PACK.dossier / "obligations.yaml").read_bytes()).root)
OBLIGATIONS: list[dict[str, Any]] = TABLE["obligations"]
SANS_REGLE: list[dict[str, Any]] = TABLE["sans_regle"]

NOMBRES = {
    "DEP": 5, "STR": 12, "AMB": 10, "QUA": 10, "PUB": 5, "EGA": 4, "CER": 3, "EVA": 4, "CPO": 4, "MET": 5, "REF": 5,
    "TER": 9, "FIC": 13, "DES": 2, "AVA": 5, "OBJ": 9, "COO": 3, "APP": 5, "PER": 4, "CHI": 7, "SWO": 2, "BUD": 31,
    "FIN": 1,
}  # fmt: skip
"""How many requirements were read in the call, family by family; those of the bilan have numbers of their own."""

EXIGENCES = {f"{famille}{n:03d}" for famille, nombre in NOMBRES.items() for n in range(1, nombre + 1)} | {
    f"BIL{n:03d}" for n in (1, 2, 3, 4, 10, 11, 12, 13)
}
OBLIGE = re.compile(
    r"\b(?:doi(?:t|vent)|devr(?:a|ont)|tenus d|éligibles dès lors|obligatoire|est demandé|merci de|merci d'|il s'agi"
    r"|préciser|à détailler|indiquer|peuvent déposer|invités à|minimum|maximum|au moins (?:une|\d)|plus de \d"
    r"|nous proposons|seront informés|d'ici le)",
    re.IGNORECASE,
)
"""The words by which the call obliges, asks or limits."""


def replie(texte: str) -> str:
    """A text without what a copy changes: bold and italic signs, calls of notes, list signs, spaces, case."""
    texte = re.sub(r"[¹²³⁴⁵]|\*\*|</?i>", "", texte)
    texte = unicodedata.normalize("NFKC", texte).translate(str.maketrans("’‘", "''"))
    return " ".join(re.sub(r"^\s*[-•#|>➤⇒]+|\|", " ", texte, flags=re.MULTILINE).split()).casefold()


TEXTE = replie(APPEL)


def bouts(phrase: str) -> list[str]:
    """The passages of a phrase, « […] » taken away."""
    return [replie(bout) for bout in phrase.split("[…]")]


PASSAGES = [bout for entree in OBLIGATIONS for bout in bouts(entree["phrase"])]


def codes_de_la_table() -> set[str]:
    return {code for entree in OBLIGATIONS for code in entree.get("regles", ())}


@pytest.mark.parametrize("entree", OBLIGATIONS, ids=lambda entree: entree["phrase"][:40])
def test_une_phrase_est_dans_l_appel_et_a_ses_regles(entree: dict[str, Any]) -> None:
    assert set(entree) in ({"phrase", "lieu", "regles"}, {"phrase", "lieu", "sans_regle"})
    depuis = 0
    for bout in bouts(entree["phrase"]):
        ou = TEXTE.find(bout, depuis)
        assert ou >= 0, bout
        depuis = ou + len(bout)
    assert entree.get("sans_regle", "").endswith(".") or entree["regles"]
    assert set(entree.get("regles", ())) <= PACK.regles.keys()


def test_la_table_suit_l_ordre_de_l_appel() -> None:
    lieux = [entree["lieu"] for entree in OBLIGATIONS]
    blocs = [lieu for rang, lieu in enumerate(lieux) if rang == 0 or lieux[rang - 1] != lieu]
    assert len(blocs) == len(set(blocs)), "les phrases d'un même lieu se suivent"


def test_chaque_regle_de_l_appel_a_sa_phrase() -> None:
    dues = {code for code, regle in PACK.regles.items() if regle.origine in ("appel", "lecture")}
    assert sorted(dues - codes_de_la_table()) == []


def test_chaque_exigence_lue_dans_l_appel_a_une_regle_ou_une_raison() -> None:
    assert len(EXIGENCES) == 166
    sans = {entree["code"] for entree in SANS_REGLE}
    assert sorted(EXIGENCES - PACK.regles.keys()) == sorted(sans)
    assert sorted(sans & PACK.regles.keys()) == []


def test_chaque_exigence_qui_a_une_regle_est_a_sa_place() -> None:
    """In a sentence of the call, or among what the call does not write."""
    ajouts = {
        code for code, regle in PACK.regles.items() if regle.origine in ("calcul", "identifiant", "usage")
    }
    assert sorted((EXIGENCES & PACK.regles.keys()) - codes_de_la_table() - ajouts) == []


@pytest.mark.parametrize("entree", SANS_REGLE, ids=lambda entree: entree["code"])
def test_un_code_sans_regle_dit_pourquoi(entree: dict[str, Any]) -> None:
    assert entree["titre"]
    assert entree["raison"].endswith(".")
    assert set(entree.get("dit_par", ())) <= PACK.regles.keys()


def test_un_poste_vacant_est_un_cas_de_la_regle_du_delegue() -> None:
    """What the table says of REF004."""
    assert "info" in {cas.gravite.value for cas in PACK.regles["REF002"].cas}


# -- nothing that obliges is left out ----------------------------------------------------------------------


def phrases_de_l_appel() -> Iterator[str]:
    """The sentences of the call, headings and cells of tables apart."""
    for ligne in APPEL.splitlines():
        for cellule in ligne.split("\t"):
            yield from (bout for bout in re.split(r"(?<=[.;?])\s+(?=[A-ZÀ-Ý])", cellule) if bout.strip())


def couverte(phrase: str) -> bool:
    """Whether a passage of the table holds the phrase, or is a part of it that obliges."""
    pliee = replie(phrase)
    return any(pliee in passage or (passage in pliee and len(passage) > 12) for passage in PASSAGES)


def test_aucune_phrase_qui_oblige_n_est_oubliee() -> None:
    oubliees = [phrase for phrase in phrases_de_l_appel() if OBLIGE.search(phrase) and not couverte(phrase)]
    assert oubliees == []


def _lignes(debut: str, fin: str | None = None) -> list[str]:
    return APPEL[APPEL.index(debut) : APPEL.index(fin) if fin else None].splitlines()


def test_chaque_titre_de_la_fiche_est_dans_la_table() -> None:
    lignes = _lignes("Structure porteuse et statut :", "Il s'agit ici de résumer")
    assert [ligne for ligne in lignes if ligne.strip() and not couverte(ligne)] == []


def test_chaque_rubrique_de_l_annexe_3_est_dans_la_table() -> None:
    """Every line of annexe 3 that ends with a colon, headings above others apart."""
    au_dessus = {
        "Préambule :",
        "Le rapport d'activité permet de :",
        "Objectifs :",
        "Fiche d'identité du projet :",
    }
    explique = {"Rappel : Qu'est qu'un objectif opérationnel ?", "Chiffres clés:"}
    lignes = _lignes("ANNEXE 3", "DEPENSES\t")
    titres = [
        ligne
        for ligne in lignes
        if ligne.rstrip().endswith(":") and ligne.strip() not in au_dessus | explique
    ]
    assert len(titres) >= 30
    assert [titre for titre in titres if not couverte(titre)] == []


def test_chaque_ligne_de_la_grille_est_dans_la_table() -> None:
    cellules = {cellule.strip(" -:") for ligne in _lignes("DEPENSES\t") for cellule in ligne.split("\t")}
    titres = cellules - {"", "0"}
    assert len(titres) >= 60
    assert sorted(titre for titre in titres if replie(titre) not in " | ".join(PASSAGES)) == []


def test_la_campagne_se_charge_avec_la_table(pack: Campagne) -> None:
    """The table stands among the rule files, and is none."""
    assert all(regle.fichier.name != "obligations.yaml" for regle in pack.regles.values())
