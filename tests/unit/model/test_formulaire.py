"""What the form of a call recognises: communes, enjeux, ambitions, as people write them."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.model.formulaire import noms_de_communes


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("Roubaix", "Roubaix"),
        ("ville de Roubaix", "Roubaix"),
        ("La Ville de ROUBAIX", "Roubaix"),
        ("Ville d’Armentières", "Armentières"),
        ("Mairie de Mons en Baroeul", "Mons-en-Barœul"),
        ("Villeneuve d'Ascq", "Villeneuve-d'Ascq"),
        ("59100 Roubaix", "Roubaix"),
        ("Roubaix (59)", "Roubaix"),
        ("LILLE CEDEX 9", "Lille"),
        ("59512", "Roubaix"),
        ("Lys-les-Lannoy", "Lys-lez-Lannoy"),
        ("Hellemmes-Lille", "Hellemmes"),
    ],
)
def test_une_commune_se_reconnait(pack: Campagne, texte: str, nom: str) -> None:
    commune = pack.formulaire.commune(texte)
    assert commune is not None
    assert commune.nom == nom


@pytest.mark.parametrize("texte", ["Paris", "Ville de", "Lille-Sud", "Roubais", ""])
def test_une_autre_ne_se_reconnait_pas(pack: Campagne, texte: str) -> None:
    assert pack.formulaire.commune(texte) is None


def test_une_voisine_n_est_pas_de_l_appel(pack: Campagne) -> None:
    voisine = pack.formulaire.autre_commune("Ville de Wasquehal")
    assert voisine is not None
    assert pack.formulaire.commune("Wasquehal") is None


def test_une_commune_associee_vaut_la_sienne(pack: Campagne) -> None:
    assert pack.formulaire.communes_legales(["Hellemmes", "Lille", "Loos", "Paris"]) == ("Lille", "Loos")


@pytest.mark.parametrize(
    "texte", ["Roubaix et Tourcoing", "Roubaix, Tourcoing", "Roubaix / Tourcoing", "Roubaix & Tourcoing"]
)
def test_un_texte_peut_nommer_plusieurs_communes(texte: str) -> None:
    assert noms_de_communes(texte) == ["Roubaix", "Tourcoing"]


def test_un_nom_compose_reste_entier() -> None:
    assert noms_de_communes("Villeneuve-d'Ascq") == ["Villeneuve-d'Ascq"]


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("4", "4"),
        ("Enjeu 4", "4"),
        ("enjeu n°4", "4"),
        ("ENJEU 4 : Œuvrer pour le vivre ensemble", "4"),
        ("Amplifier la politique d'accès à l'emploi", "2"),
        ("promouvoir l’acces aux soins", "3"),
    ],
)
def test_un_enjeu_se_reconnait(pack: Campagne, texte: str, attendu: str) -> None:
    enjeu = pack.formulaire.enjeu(texte)
    assert enjeu is not None
    assert enjeu.id == attendu


@pytest.mark.parametrize("texte", ["7", "Enjeu 0", "4.2", "emploi", "le vivre ensemble"])
def test_un_autre_enjeu_ne_se_reconnait_pas(pack: Campagne, texte: str) -> None:
    assert pack.formulaire.enjeu(texte) is None


def test_deux_ambitions_ne_se_comprennent_pas_seules(pack: Campagne) -> None:
    assert [ambition.id for ambition in pack.formulaire.ambitions if not ambition.autonome] == ["6.3", "6.6"]


@pytest.mark.parametrize(
    ("liste", "texte", "mot"),
    [
        (
            "etats_avancement",
            "En cours (en cours de mise en œuvre, des réalisations observables)",
            "en_cours",
        ),
        ("etats_avancement", "Stoppé (abandon de l'action, action qui n'est plus d'actualité...)", "stoppe"),
        ("etats_avancement", "En cours (60 %)", "en_cours"),
        ("etats_avancement", "Clôturé (100%) depuis le 3 mars 2025", "cloture"),
        ("statuts", "Établissement public (CCAS)", "etablissement_public"),
        ("canaux", "Démarches Simplifiées (DS)", "demarches_simplifiees"),
        ("veilleurs", "dirigeantes et dirigeants", "dirigeants"),
        ("veilleurs", "les salarié·e·s", "salaries"),
        ("veilleurs", "nos bénévoles", "benevoles"),
        ("statuts", "SARL (association)", None),
        ("statuts", "Association et commune", None),
        ("etats_avancement", "En cours (stoppé)", None),
        ("statuts", "Autre organisme à but non lucratif (fondation)", "fondation"),
        ("statuts", "Fondation (autre organisme à but non lucratif)", "fondation"),
    ],
)
def test_un_mot_se_reconnait_sous_ses_precisions(
    pack: Campagne, liste: str, texte: str, mot: str | None
) -> None:
    assert pack.formulaire.listes[liste].canonique(texte) == mot


@pytest.mark.parametrize(
    ("texte", "nom"),
    [
        ("Le Parc (Haubourdin)", "Le Parc"),
        ("Le Parc - Haubourdin", "Le Parc"),
        ("Haubourdin - Le Parc", "Le Parc"),
        ("QPV Le Parc à Haubourdin", "Le Parc"),
        ("QN05991N Le Parc", "Le Parc"),
        ("Le Parc (QN05991N)", "Le Parc"),
        ("Secteur Sud (Lille et Loos)", "Secteur Sud"),
        ("Le Parc (Lille)", None),
        ("Le Parc (Paris)", None),
        ("QN05991N Les Sarts", None),
        ("QN05999Z Le Parc", None),
        ("Haubourdin", None),
    ],
)
def test_un_quartier_se_reconnait_avec_sa_commune_ou_son_code(
    pack: Campagne, texte: str, nom: str | None
) -> None:
    quartier = pack.formulaire.quartier(texte)
    assert (quartier and quartier.nom) == nom


def test_un_nom_vecu_se_reconnait_avec_sa_commune(pack: Campagne) -> None:
    assert pack.formulaire.quartiers_vecus("Fives (Lille)") == pack.formulaire.quartiers_vecus("Fives")
    assert pack.formulaire.quartiers_vecus("Fives (Roubaix)") == []


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Ambition 5.6", "5.6"),
        ("ambition n° 5.6", "5.6"),
        ("5.6 - Alimentation", "5.6"),
        ("5.6 : Favoriser l'accès à une alimentation saine et durable", "5.6"),
        ("5.6 - Emploi", None),
        ("5.6 et 5.4", None),
        ("pas 5.6", None),
        ("15.6", None),
        ("5.6.1", None),
    ],
)
def test_une_ambition_se_reconnait_a_son_numero(pack: Campagne, texte: str, attendu: str | None) -> None:
    ambition = pack.formulaire.ambition(texte)
    assert (ambition and ambition.id) == attendu
