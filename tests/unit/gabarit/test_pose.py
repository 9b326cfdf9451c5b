"""Answers in the text of a dossier: whatever is answered is read back, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cvslint.campagne.installees import charger_campagne
from cvslint.document.document import read_document
from cvslint.gabarit.ecriture import lue, scalaire
from cvslint.gabarit.page import page
from cvslint.gabarit.pose import PoseImpossible, poser
from cvslint.gabarit.profil import Profil
from cvslint.gabarit.rangement import avec, range_sous
from cvslint.model.dossier import lire_dossier
from cvslint.span import Path

CAMPAGNE = charger_campagne("mel-cvs-2026")
PAGE = page(CAMPAGNE, Profil(reconduction=True, metropolitain=True))
PIEGES = (
    "Les Amis : du quartier",
    "n'importe # quoi",
    "#1",
    "- tiret",
    "? question",
    "&ancre",
    "*alias",
    "!marque",
    "%YAML 1.2",
    "{accolade}",
    "[à Lille]",
    "@nous",
    "`code`",
    "| barre",
    "> plus grand",
    '"entre guillemets"',
    "'apostrophe'",
    "l'école \\ la rue",
    "007",
    "0123456789",
    "oui",
    "null",
    "1e3",
    "2025-10-08",
    "clé:valeur",
    "fin:",
    "---",
    "...",
    "a\tb",
    "espace\u00a0dure\u202ffine",
    "😀 émoji",
    "\u202ede droite à gauche",
    "une ligne\net une autre",
    " bords ",
    "\ufeffmarque",
    "<<",
    "~",
    "=",
)
UNE_REPONSE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\x85"), min_size=1, max_size=60
).filter(str.strip)
"""What may be answered: anything but a blank."""
PLACES: tuple[Path, ...] = (
    ("porteur", "denomination"),
    ("porteur", "representant_legal", "nom"),
    ("porteur", "nature"),
    ("projet", "objectifs", 0, "enonce"),
    ("projet", "objectifs", 2, "enonce"),
    ("projet", "egalite_femmes_hommes", "moyens", 0),
    ("budget", "charges", "directes", "compte_60", "prestations_de_services"),
    ("budget", "produits", "directes", "compte_74", "departement", 1, "service"),
    ("bilan", "budget", "charges", "directes", "compte_60", "autres_fournitures", "realise"),
)


@pytest.mark.parametrize("place", PLACES, ids=str)
@pytest.mark.parametrize("reponse", PIEGES)
def test_une_reponse_piegee_se_relit_telle_quelle(place: Path, reponse: str) -> None:
    texte = poser(PAGE, place, reponse)
    assert range_sous(lue(texte), place) == reponse
    assert lue(texte) == avec(lue(PAGE), place, reponse)


@settings(max_examples=60, deadline=None)
@given(UNE_REPONSE, st.sampled_from(PLACES), st.booleans())
@example("#", ("porteur", "denomination"), True)
def test_toute_reponse_se_relit_telle_quelle(reponse: str, place: Path, libre: bool) -> None:
    texte = poser(PAGE, place, reponse, libre=libre)
    document = read_document(texte.encode("utf-8"))
    assert document.faults == ()
    assert range_sous(lue(texte), place) == reponse


@settings(max_examples=60, deadline=None)
@given(UNE_REPONSE)
def test_le_modele_lit_la_reponse_entiere(reponse: str) -> None:
    """Not only the parser: the reader of a field of prose must not find that YAML took words away."""
    document = read_document(poser(PAGE, ("projet", "resume"), reponse).encode("utf-8"))
    lu = lire_dossier(document, CAMPAGNE.formulaire)
    assert [faute.code for faute in lu.faults if faute.path[:2] == ("projet", "resume")] == []


@pytest.mark.parametrize("place", PLACES, ids=str)
def test_les_commentaires_et_les_autres_lignes_restent(place: Path) -> None:
    avant = PAGE.splitlines()
    apres = poser(PAGE, place, "une réponse").splitlines()
    perdues = [ligne for ligne in avant if ligne not in apres]
    assert [ligne for ligne in perdues if ligne.lstrip().startswith("# ")] == []
    assert len(perdues) <= 4


@pytest.mark.parametrize("fin", ["\r\n", "\n"])
def test_les_fins_de_ligne_du_fichier_restent(fin: str) -> None:
    texte = PAGE.replace("\n", fin)
    for place in PLACES:
        texte = poser(texte, place, "une réponse")
    assert texte.count("\n") == texte.count(fin)


def test_une_reponse_en_remplace_une_autre() -> None:
    place: Path = ("porteur", "denomination")
    deux = poser(poser(PAGE, place, "Avant : #1"), place, "Après")
    assert deux == poser(PAGE, place, "Après")


def test_un_montant_se_detaille_sans_perdre_le_titre_de_sa_ligne() -> None:
    place: Path = ("budget", "charges", "directes", "compte_60", "prestations_de_services")
    une = poser(PAGE, place, "3 600", libre=False)
    deux = poser(une, place, {"montant": "3 600", "detail": "18 séances à 200 €"})
    assert "        prestations_de_services: 3 600                      # Prestations de services\n" in une
    assert "        prestations_de_services:                            # Prestations de services\n" in deux
    assert range_sous(lue(deux), place) == {"montant": "3 600", "detail": "18 séances à 200 €"}


@pytest.mark.parametrize("texte", ["porteur: [a\n", "", "porteur: {denomination: x\n", "a: 1\na: 2\n"])
def test_un_texte_qui_ne_se_lit_pas_ne_recoit_rien(texte: str) -> None:
    with pytest.raises(PoseImpossible):
        poser(texte, ("porteur", "denomination"), "x")


def test_un_bloc_entre_accolades_recoit_une_reponse() -> None:
    texte = poser("porteur: {denomination: Un, siret: }  # à nous\n", ("porteur", "siret"), "12, rue")
    assert lue(texte) == {"porteur": {"denomination": "Un", "siret": "12, rue"}}
    assert texte.endswith("  # à nous\n")


def test_un_texte_simple_reste_sans_guillemets() -> None:
    assert scalaire("12 ateliers, 3 600 €") == "12 ateliers, 3 600 €"
    assert scalaire("à : b") == '"à : b"'
