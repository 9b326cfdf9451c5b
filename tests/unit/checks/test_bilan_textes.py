"""What the report's texts are asked: a way to reach someone, a place, a length, a figure, a link."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.checks.avancement import sans_resultat
from cvslint.checks.chiffres_cles import chiffre_avec_unite, pourcentage_possible
from cvslint.checks.controle import Anomalie
from cvslint.checks.coordonnees import courriel_ou_telephone
from cvslint.checks.fiche_identite import reprend_le_porteur
from cvslint.checks.lieux import lieu_nomme
from cvslint.checks.lignes import lignes_ecrites, lignes_estimees
from cvslint.checks.resultats import relie_aux_enjeux, resultat_chiffre
from cvslint.model.bilan import ChiffreMisEnAvant, FicheIdentite, ObjectifRealise


@pytest.mark.parametrize(
    "ecrit",
    [
        "camille.exemple@example.org",
        "contact+bilan@asso-lille.example.fr",
        "accueil@exemple.org, direction@exemple.org",
        "03 53 01 00 00",
        "03.53.01.00.00",
        "0353010000",
        "03\u00a053\u00a001\u00a000\u00a000",
        "+33 3 53 01 00 00",
        "+33 (0)3 53 01 00 00",
        "0033 3 53 01 00 00",
        "03 53 01 00 00 (poste 12)",
        "03 53 01 00 00 / 06 53 01 00 00",
        "+32 2 123 45 67",
        "0032 2 123 45 67",
    ],
)
def test_une_coordonnee_est_reconnue(ecrit: str) -> None:
    assert not list(courriel_ou_telephone(ecrit))


@pytest.mark.parametrize(
    "ecrit",
    [
        "camille.exemple@example",
        "camille.exemple.example.org",
        "camille exemple@",
        "a..b@example.org",
        "camille@.org",
        "03 53 01 00 0",
        "03 53 01 00 00 0",
        "00 53 01 00 00",
        "aucun",
        "à l'accueil",
        "/",
    ],
)
def test_une_coordonnee_mal_formee_est_dite(ecrit: str) -> None:
    assert list(courriel_ou_telephone(ecrit))


@pytest.mark.parametrize(
    ("ecrit", "dit", "tait"),
    [
        ("camille.exemple@example", "adresse électronique", "téléphone"),
        ("camille.exemple.example.org", "adresse électronique", "téléphone"),
        ("03 53 01 00 0", "numéro de téléphone", "électronique"),
        ("accueil@exemple.org, 03 53 01", "numéro de téléphone", "électronique"),
        ("à l'accueil", "adresse électronique ni d'un numéro de téléphone", "dix chiffres"),
    ],
)
def test_seule_la_coordonnee_voulue_est_nommee(ecrit: str, dit: str, tait: str) -> None:
    [anomalie] = courriel_ou_telephone(ecrit)
    assert isinstance(anomalie, Anomalie)
    assert dit in str(anomalie.valeurs["forme"])
    assert tait not in f"{anomalie.valeurs['forme']} {anomalie.valeurs['conseil']}"


@pytest.mark.parametrize(
    ("ecrit", "attendu", "meme"),
    [
        ("Association Le Fil", "Le Fil", True),
        ("Asso. Le fil (loi 1901)", "LE FIL (Lille)", True),
        ("Fil", "Association loi 1901 Le Fil", True),
        ("Le Fil, association", "Le Fil", True),
        ("Ville de Roubaix", "Commune de Roubaix", True),
        ("Association", "Asso", False),
        ("Association du Fil", "Le Fil bleu", False),
        ("La Toile", "Le Fil", False),
    ],
)
def test_le_nom_du_porteur_se_reconnait(pack: Campagne, ecrit: str, attendu: str, meme: bool) -> None:
    fiche = FicheIdentite.model_construct(structure_porteuse=ecrit, statut=None)
    dits = list(reprend_le_porteur(fiche, denomination=attendu, statut=None, formulaire=pack.formulaire))
    assert bool(dits) is not meme


@pytest.mark.parametrize(
    "ecrit",
    [
        "Roubaix et Tourcoing, deux quartiers prioritaires",
        "QPV de l'Epidème",
        "au pied des tours des 3 Baudets",
        "Marcq en Baroeul",
        "MONS-EN-BARŒUL",
        "Villeneuve d’Ascq (Pont de Bois)",
        "à Wazemmes et autour",
        "QN05980M",
    ],
)
def test_un_lieu_de_la_metropole_est_reconnu_dans_une_phrase(pack: Campagne, ecrit: str) -> None:
    assert not list(lieu_nomme(ecrit, formulaire=pack.formulaire))


@pytest.mark.parametrize(
    "ecrit", ["les quartiers du versant", "aucun", "Marseille", "le Roubaisien", "toute la ville"]
)
def test_un_lieu_inconnu_est_dit(pack: Campagne, ecrit: str) -> None:
    assert list(lieu_nomme(ecrit, formulaire=pack.formulaire))


def test_les_lignes_vides_ne_comptent_pas() -> None:
    texte = "\n\n".join(["une ligne"] * 10)
    assert not list(lignes_ecrites(texte, max=10))
    assert [a.valeurs["n"] for a in lignes_ecrites(texte + "\nx", max=10) if isinstance(a, Anomalie)] == [11]


@pytest.mark.parametrize(("signes", "lignes"), [(1, 1), (100, 1), (101, 2), (1000, 10), (1001, 11)])
def test_une_ligne_estimee_a_cent_signes(signes: int, lignes: int) -> None:
    assert not list(lignes_estimees("x" * signes, max=lignes, largeur=100))
    assert list(lignes_estimees("x" * signes, max=lignes - 1, largeur=100))


@pytest.mark.parametrize(
    "ecrit",
    [
        "47 demandeurs d'emploi accompagnés au 30 septembre 2025.",
        "une trentaine d'habitantes",
        "Aucune séance.",
    ],
)
def test_un_resultat_chiffre(ecrit: str) -> None:
    assert not list(resultat_chiffre(ecrit))


@pytest.mark.parametrize(
    "ecrit", ["Atteint.", "En bonne voie au 30 septembre 2025.", "objectif 2 atteint en juin 2025"]
)
def test_une_date_n_est_pas_un_resultat_chiffre(ecrit: str) -> None:
    assert list(resultat_chiffre(ecrit))


def _objectif(**champs: object) -> ObjectifRealise:
    return ObjectifRealise.model_construct(**champs)


@pytest.mark.parametrize(
    "objectif",
    [
        _objectif(ambitions=("2.3",)),
        _objectif(commentaires="Répond à l'enjeu 2."),
        _objectif(resultat="12 séances, dans le cadre du contrat de ville."),
        _objectif(commentaires="Sert les objectifs de la Ville de Roubaix."),
    ],
)
def test_un_objectif_relie(objectif: ObjectifRealise) -> None:
    assert not list(relie_aux_enjeux(objectif))


@pytest.mark.parametrize(
    "objectif", [_objectif(), _objectif(ambitions=(None,)), _objectif(resultat="12 en centre-ville")]
)
def test_un_objectif_sans_lien(objectif: ObjectifRealise) -> None:
    assert list(relie_aux_enjeux(objectif))


@pytest.mark.parametrize(
    "ecrit",
    [
        "néant",
        "RAS",
        "Aucun.",
        "0",
        "sans objet",
        "Le projet n'a pas démarré.",
        "Pas encore",
        "Action non démarrée",
    ],
)
def test_dire_qu_il_n_y_a_rien_n_est_pas_un_resultat(ecrit: str) -> None:
    assert not list(sans_resultat((_objectif(resultat=ecrit), None, _objectif())))


def test_un_resultat_est_montre_a_sa_place() -> None:
    [anomalie] = sans_resultat((_objectif(resultat="néant"), _objectif(resultat="12 ateliers tenus")))
    assert isinstance(anomalie, Anomalie)
    assert anomalie.valeurs == {"n": 1}
    assert anomalie.lies == (((1, "resultat"), "résultat"),)


def _chiffre(valeur: str | None, unite: str | None = None) -> ChiffreMisEnAvant:
    return ChiffreMisEnAvant.model_construct(valeur=valeur, unite=unite)


@pytest.mark.parametrize("valeur", ["71 %", "71%", "12 ateliers", "3,5 h"])
def test_l_unite_peut_suivre_la_valeur(valeur: str) -> None:
    assert not list(chiffre_avec_unite(_chiffre(valeur)))
    assert list(chiffre_avec_unite(_chiffre("71")))


@pytest.mark.parametrize(
    ("valeur", "unite", "juste"),
    [
        ("71", "%", True),
        ("100 %", None, True),
        ("0", "%", True),
        ("100,1", "%", False),
        ("710", "pourcent", False),
        ("-4 %", None, False),
        ("710", "heures", True),
        ("710", None, True),
        ("environ 120 %", None, True),
        (None, "%", True),
    ],
)
def test_un_pourcentage_va_de_zero_a_cent(valeur: str | None, unite: str | None, juste: bool) -> None:
    assert bool(list(pourcentage_possible(_chiffre(valeur, unite)))) != juste
