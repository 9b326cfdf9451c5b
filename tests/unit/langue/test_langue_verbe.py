"""The infinitive that opens an objective, and the nouns that must not pass for one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.checks.langue.infinitifs import est_infinitif, lire_infinitifs
from cvslint.checks.langue.verbe import verbe_infinitif

DONNEES = Path(__file__).parents[2] / "data"
LISTE = Path(__file__).parents[3] / "rules" / "socle-commun" / "infinitifs.txt"


@pytest.fixture(scope="module")
def infinitifs() -> frozenset[str]:
    """The set built from the word list of the common base."""
    return lire_infinitifs(LISTE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("enonce", "verbe"),
    [
        ("Lire 12 livres", "Lire"),
        ("Lancer 3 ateliers", "Lancer"),
        ("Conseiller 40 familles", "Conseiller"),
        ("Être présent sur le marché", "Être"),
        ("Savoir lire", "Savoir"),
        ("Pouvoir accéder à ses droits", "Pouvoir"),
        ("Manager une équipe de 6 bénévoles", "Manager"),
        ("Aller vers 200 habitants", "Aller"),
        ("S’engager auprès des jeunes", "engager"),
        ("Se souvenir", "souvenir"),
        ("Ne pas exclure", "exclure"),
        ("Ne plus attendre", "attendre"),
        ("En finir avec les impayés", "finir"),
        ("Y associer les parents", "associer"),
        ("D'ici juin 2026, former 20 jeunes", "former"),
        ("En 2026, accompagner 80 familles", "accompagner"),
        ("Avant la fin de l'année, équiper la salle", "équiper"),
        ("En lien avec la Ville, le bailleur et la CAF, rénover", "rénover"),
        ("En 2026 former 20 jeunes", "former"),
        ("Pour lutter contre l'isolement, créer 3 clubs", "créer"),
        ("Objectif 1 : Former", "Former"),
        ("Objectif opérationnel n°3 - Former", "Former"),
        ("OO2 – Former", "Former"),
        ("1) Former", "Former"),
        ("1.1 Former", "Former"),
        ("a. Former", "Former"),
        ("- Former", "Former"),
        ("• Former", "Former"),
        ("Pour 2026 : former", "former"),
        ("L'objectif est de former", "former"),
        ("Notre objectif sera d’accueillir", "accueillir"),
        ("Il s'agit de former", "former"),
        ("Mieux repérer", "repérer"),
        ("Davantage impliquer", "impliquer"),
        ("Ensemble, construire", "construire"),
        ("« Former 20 jeunes »", "Former"),
        ("FORMER DES JEUNES", "FORMER"),
        ("Equilibrer", "Equilibrer"),
        ("Proteger", "Proteger"),
        ("Reduire", "Reduire"),
        ("Oeuvrer pour la paix", "Oeuvrer"),
        ("Œuvrer pour la paix", "Œuvrer"),
        ("co-construire", "co-construire"),
        ("Co-animer", "Co-animer"),
        ("ré-orienter", "ré-orienter"),
        ("(Re)mobiliser", "(Re)mobiliser"),
        ("apprendre-comprendre", "apprendre-comprendre"),
        ("Désimperméabiliser", "Désimperméabiliser"),
        ("Mobiliser et former", "Mobiliser"),
        ("E\u0301quiper la salle", "E\u0301quiper"),
    ],
)
def test_reconnait_l_infinitif(enonce: str, verbe: str, infinitifs: frozenset[str]) -> None:
    assert verbe_infinitif(enonce, infinitifs) == verbe


@pytest.mark.parametrize(
    "enonce",
    [
        "Atelier d'écriture",
        "Centre de loisirs",
        "Livre blanc",
        "Chantier jeunes",
        "Quartier propre",
        "Culture pour tous",
        "Ouverture du local",
        "Lecture à voix haute",
        "Le dîner de quartier",
        "Devoir de mémoire : 3 séances",
        "Goûter de quartier pour 40 enfants",
        "Déjeuner partagé",
        "Dîner des voisins",
        "Avenir des jeunes",
        "Nous formons 20 jeunes",
        "Formation de 20 jeunes",
        "Accompagnement",
        "Formés en 2026",
        "20 jeunes formés",
        "Bien-être",
        "Bien être des seniors",
        "Savoir-faire des aînés",
        "Savoir-être",
        "Pouvoir d'agir",
        "Conseiller numérique",
        "Manager de rue",
        "Lancer de poids",
        "Aller vers : 30 maraudes",
        "Aller-retour",
        "Rucher",
        "Verger partagé",
        "Denier",
        "Fier d'habiter ici",
        "En 2026, atelier de couture",
        "Objectif 1 : atelier",
        "Hiver solidaire",
        "Accompager les jeunes",
        "Territoire",
        "",
        "   ",
        "…",
        "12",
        "« »",
    ],
)
def test_refuse_ce_qui_n_est_pas_un_infinitif(enonce: str, infinitifs: frozenset[str]) -> None:
    assert verbe_infinitif(enonce, infinitifs) is None


def test_les_ambitions_de_l_appel(infinitifs: frozenset[str]) -> None:
    with (DONNEES / "ambitions.csv").open(encoding="utf-8", newline="") as fichier:
        textes = {ligne["id"]: ligne["texte_document"] for ligne in csv.DictReader(fichier)}
    annoncees = {"2.5", "3.3", "4.1", "4.3", "4.4"}  # « L'ambition est de… », « Il s'agira donc de… »
    sans_infinitif = {"4.2", "6.6"}
    reconnues = {ident for ident, texte in textes.items() if verbe_infinitif(texte, infinitifs)}
    assert reconnues == set(textes) - sans_infinitif
    assert len(reconnues - annoncees) == 24  # 23 open with the infinitive itself, one with « Mieux »


def test_les_titres_reels(infinitifs: frozenset[str]) -> None:
    with (DONNEES / "subventions.csv").open(encoding="utf-8", newline="") as fichier:
        titres = {ligne["intitule"] for ligne in csv.DictReader(fichier)}
    verbes = {verbe for titre in titres if (verbe := verbe_infinitif(titre, infinitifs))}
    assert {"Accompagner", "Développer", "Former", "Favoriser"} <= verbes
    assert all(verbe.lower().endswith(("er", "ir", "re")) for verbe in verbes)


def test_lire_infinitifs_plie_les_accents_et_passe_les_commentaires() -> None:
    lus = lire_infinitifs("# liste\nprotéger\n\nÊtre\nœuvrer\n")
    assert {"protéger", "proteger", "être", "etre", "œuvrer", "oeuvrer", "renaturer"} <= lus
    assert "# liste" not in lus
    assert "" not in lus


@pytest.mark.parametrize("mot", ["autofinancer", "interconnecter", "réaccueillir", "co-gérer", "lire-écrire"])
def test_prefixes_productifs(mot: str, infinitifs: frozenset[str]) -> None:
    assert est_infinitif(mot, infinitifs)


@given(st.text())
def test_ne_leve_jamais(texte: str) -> None:
    verbe = verbe_infinitif(texte, frozenset({"former"}))
    assert verbe is None or verbe in texte
