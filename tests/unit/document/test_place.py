"""Where a finding is shown: the value, the key, the nearest block above, the first character of an item."""

from __future__ import annotations

import pytest
from lieux import tranche

from cvslint.document.document import Document, read_document
from cvslint.span import Path, Position, parse_path

TEXTE = """\
porteur:
  denomination: "Été 🌱"
  siret:
  veille: []
  adresse: {}
  courte: x
projet:
  objectifs:
    - enonce: Former 10 jeunes
      cible: 10
    - Animer 3 fêtes
    -
    - [un, deux]
  resume: |-
    Deux lignes
    de texte.

  calendrier: {debut: 2026-01-05, fin: ''}
budget:
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(TEXTE.encode())


@pytest.mark.parametrize(
    ("chemin", "montre", "ligne"),
    [
        # A wrong value: the value, quotes included.
        ("porteur.denomination", '"Été 🌱"', 2),
        ("projet.objectifs[0].cible", "10", 10),
        ("projet.calendrier.debut", "2026-01-05", 18),
        ("projet.resume", "|-\n    Deux lignes\n    de texte.", 14),
        # A block or a list judged as a whole: its key.
        ("porteur", "porteur", 1),
        ("projet.objectifs", "objectifs", 8),
        ("projet.calendrier", "calendrier", 18),
        # A key that is there but empty: the key.
        ("porteur.siret", "siret", 3),
        ("porteur.veille", "veille", 4),
        ("porteur.adresse", "adresse", 5),
        ("budget", "budget", 19),
        # A key that is absent: the key of the nearest block above it that is there.
        ("porteur.rna", "porteur", 1),
        ("porteur.adresse.commune", "adresse", 5),
        ("projet.egalite_femmes_hommes.objectifs", "projet", 7),
        ("projet.calendrier.duree", "calendrier", 18),
        ("budget.charges.directes.compte_60", "budget", 19),
        ("projet.objectifs[7]", "objectifs", 8),
        ("projet.objectifs[0].echeance", "e", 9),
        # A list item: its value when it is one, its first character when it is a block or a list.
        ("projet.objectifs[0]", "e", 9),
        ("projet.objectifs[1]", "Animer 3 fêtes", 11),
        ("projet.objectifs[3]", "[", 13),
        ("projet.objectifs[3][1]", "deux", 13),
    ],
)
def test_la_place_d_un_chemin(document: Document, chemin: str, montre: str, ligne: int) -> None:
    place = document.place(parse_path(chemin))
    assert place is not None
    assert tranche(TEXTE, place) == montre
    assert place.start.line == ligne


def test_sous_une_forme_courte_la_place_est_la_valeur_entiere(document: Document) -> None:
    place = document.place(("projet", "objectifs", 1, "enonce"))
    assert place is not None
    assert tranche(TEXTE, place) == "Animer 3 fêtes"


@pytest.mark.parametrize("chemin", [(), ("bilan",), ("bilan", "budget"), (0,)])
def test_ce_que_rien_ne_porte_n_a_pas_de_place(document: Document, chemin: Path) -> None:
    assert document.place(chemin) is None


def test_un_element_vide_a_la_place_de_son_tiret_ou_juste_apres(document: Document) -> None:
    place = document.place(("projet", "objectifs", 2))
    assert place is not None
    assert place.start.line == 12
    assert place.start >= Position(12, 5)


@pytest.mark.parametrize(
    ("chemin", "reste"),
    [
        ("projet.objectifs[1].enonce", "projet.objectifs[1]"),
        ("projet.objectifs[0].enonce", "projet.objectifs[0].enonce"),
        ("projet.objectifs[0].unite", "projet.objectifs[0].unite"),
        ("porteur.courte.commune.nom", "porteur.courte"),
        ("porteur.siret.numero", "porteur.siret.numero"),
        ("porteur.rna", "porteur.rna"),
        ("bilan.budget.charges", "bilan.budget.charges"),
    ],
)
def test_un_chemin_s_arrete_a_ce_qu_une_forme_courte_en_laisse(
    document: Document, chemin: str, reste: str
) -> None:
    assert document.trim(parse_path(chemin)) == parse_path(reste)


def test_la_cle_d_un_chemin(document: Document) -> None:
    cle = document.key(("porteur", "siret"))
    assert cle is not None
    assert tranche(TEXTE, cle) == "siret"
    for sans_cle in ((), ("projet", "objectifs", 0), ("porteur", "rna"), ("bilan",)):
        assert document.key(sans_cle) is None


def test_une_cle_entre_guillemets_se_montre_avec_eux() -> None:
    texte = 'tranches: {"16-25": [1]}\n'
    place = read_document(texte.encode()).place(("tranches", "16-25"))
    assert place is not None
    assert tranche(texte, place) == '"16-25"'


def test_une_cle_repetee_rend_sa_valeur_illisible_et_montre_les_deux_places() -> None:
    texte = "a: 1\nb:\n  é: x\n  c: 2\n  é: y\n"
    document = read_document(texte.encode())
    (fault,) = document.faults
    assert fault.code == "YML002"
    assert (fault.span.start.line, tranche(texte, fault.span)) == (5, "é")
    assert [(span.start.line, tranche(texte, span)) for span, _ in fault.related] == [(3, "é")]
    assert fault.values["ligne"] == 3
    assert type(document.node(("b", "é"))).__name__ == "UnreadableNode"
    assert type(document.node(("b", "c"))).__name__ == "ScalarNode"


def test_une_cle_ecrite_trois_fois_donne_deux_constats() -> None:
    document = read_document(b"a: 1\na: 2\na: 3\n")
    assert [fault.span.start.line for fault in document.faults] == [2, 3]
