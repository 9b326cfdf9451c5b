"""Personal data in free text: found by its kind, never repeated, and never where the form asks for it."""

from __future__ import annotations

import pytest
from atelier_budget import controler, en_yaml

from cvslint.checks.donnees_personnelles import genres_trouves, noms_de_suite

_CHIFFRES = "1 85 05 78 006 084"


@pytest.mark.parametrize(
    ("texte", "genre"),
    [
        ("écrire à jardin.partage+info@example.org pour venir", "une adresse électronique"),
        ("au 03 53 01 00 00", "un numéro de téléphone"),
        ("au 03.53.01.00.00.", "un numéro de téléphone"),
        ("au 0353010000", "un numéro de téléphone"),
        ("au +33 3 53 01 00 00", "un numéro de téléphone"),
        ("au +33 (0)3 53 01 00 00", "un numéro de téléphone"),
        ("au 03\u00a053\u00a001\u00a000\u00a000", "un numéro de téléphone"),
        (f"n° {_CHIFFRES} 91", "un numéro de sécurité sociale"),
        (f"n° {_CHIFFRES}", "un numéro de sécurité sociale"),
        ("FR14 2004 1010 0505 0001 3M02 606 à créditer", "un IBAN"),
        ("virement sur FR7630006000011234567890189", "un IBAN"),
        ("compte BE71 0961 2345 6769", "un IBAN"),
        ("Awa, née le 12 mars 1980", "une date de naissance"),
        ("un enfant né(e) le 1er mai", "une date de naissance"),
        ("la présidente de l'association, née le 12 mars 1980", "une date de naissance"),
        ("L'association accueille Mme Exemple, née le 12 mars 1980", "une date de naissance"),
    ],
)
def test_une_donnee_personnelle_est_reconnue(texte: str, genre: str) -> None:
    assert genres_trouves(texte) == [genre]


@pytest.mark.parametrize(
    "texte",
    [
        "31 séances d'animation à 200 €",
        "999 000 318 00017",
        "99900031800017",
        f"{_CHIFFRES} 90",
        "2025-09-30 à 18 h 30",
        "SIREN 999 000 318",
        "Le projet est né le mois dernier",
        "une action née en 2021",
        "Association née le 12 mars 1980",
        "L'association Les Jardins du Parc est née le 12 mars 1980",
        "Notre collectif d'habitants, né le 3 mai 2020, agit ici",
        "de 06 à 12 ans, 01 02 2026",
        "QN05980M et QN05991N",
        "BE71 0961 2345 6760",
        "08/10/2025 au 12/12/2025",
    ],
)
def test_un_texte_ordinaire_ne_dit_rien(texte: str) -> None:
    assert genres_trouves(texte) == []


_USUELS = frozenset({"centre", "pont"})


@pytest.mark.parametrize(
    ("texte", "n"),
    [
        ("Awa Exemple, Karim Modèle et Léa Fictive", 3),
        ("Participants : Awa E., Karim M., Léa F.", 3),
        ("- Awa Exemple\n- Jean-Marc Le Modèle\n", 2),
        ("Roubaix, Tourcoing, Lille", 0),
        ("Centre Social, Pont Rompu", 0),
        ("des enfants, des parents, des voisins", 0),
    ],
)
def test_les_noms_qui_se_suivent(texte: str, n: int) -> None:
    assert noms_de_suite(texte, _USUELS) == n


_LIEUX = frozenset({"ecoles", "scolaires"})


@pytest.mark.parametrize(
    ("texte", "n"),
    [
        ("écoles Jules Ferry, Jean Jaurès, Louise Michel et Victor Hugo", 0),
        ("groupes scolaires Jules Ferry, Jean Jaurès et Louise Michel", 0),
        ("Écoles : Jules Ferry, Jean Jaurès, Louise Michel", 0),
        ("élèves des écoles du quartier : Awa Exemple, Karim Modèle, Léa Fictive", 3),
        ("élèves de l'école Jules Ferry : Awa Exemple, Karim Modèle, Léa Fictive", 3),
        ("écoles Jules Ferry et Jean Jaurès, avec des parents, Awa Exemple, Karim Modèle", 2),
    ],
)
def test_les_noms_de_lieux_ne_sont_pas_ceux_de_personnes(texte: str, n: int) -> None:
    assert noms_de_suite(texte, _USUELS, _LIEUX) == n


def test_le_message_et_son_contexte_ne_repetent_rien() -> None:
    texte = en_yaml({}, projet={"resume": "Joindre Awa Exemple au 03 53 01 00 00 ou awa@example.org."})
    (constat,) = [f for f in controler(texte, "RGP").findings if f.rule == "RGP001"]
    dit = f"{constat.message} {constat.help} {constat.context}"
    assert "résumé" in constat.message
    assert "53" not in dit
    assert "awa@" not in dit


def test_les_rubriques_de_personnes_ne_sont_pas_lues() -> None:
    personne = {"nom": "Exemple", "courriel": "a@example.org", "telephone": "03 53 01 00 00"}
    texte = en_yaml(
        {},
        porteur={"personne_referente": personne, "siret": "999 000 318 00017"},
        bilan={"fiche_identite": {"personne_referente": personne}},
    )
    assert [f.rule for f in controler(texte, "RGP").findings if f.rule.startswith("RGP")] == []


def test_un_petit_effectif_se_montre_sans_son_nombre() -> None:
    chiffres = {"femmes": "3", "hommes": "12", "tranches_age": {"16-25": "4", "26-59": "11", "60+": "0"}}
    texte = en_yaml({}, bilan={"chiffres_cles": chiffres})
    constats = [f for f in controler(texte, "RGP").findings if f.rule == "RGP003"]
    assert [constat.path[2:] for constat in constats] == [("femmes",), ("tranches_age", "16-25")]
    assert all("3" not in f.message and "4" not in f.message for f in constats)
