"""Dates: every accepted form reads back, every other text is refused with its reason."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.model.dates import lire_date
from cvslint.model.illisible import Illisible

MOIS = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
    "août", "septembre", "octobre", "novembre", "décembre",
]  # fmt: skip
SANS_ACCENTS = str.maketrans("éû", "eu")


def refus(texte: str) -> Illisible:
    with pytest.raises(Illisible) as pris:
        lire_date(texte)
    return pris.value


def refus_eventuel(texte: str) -> Illisible | None:
    try:
        lire_date(texte)
    except Illisible as refuse:
        return refuse
    return None


@given(st.dates(), st.sampled_from([" ", "\u00a0", "\u202f", "  ", "\t"]))
def test_toute_date_se_lit_dans_toutes_les_formes(jour: dt.date, espace: str) -> None:
    annee = f"{jour.year:04d}"
    mois = MOIS[jour.month - 1]
    rang = "1er" if jour.day == 1 else str(jour.day)
    formes = [jour.isoformat(), f" {jour.isoformat()}\u200b"]
    formes += [f"{jour.day:02d}{s}{jour.month:02d}{s}{annee}" for s in "/-."]
    formes += [f"{jour.day}{s}{jour.month}{s}{annee}" for s in "/-."]
    for nom in (mois, mois.upper(), mois.capitalize(), mois.translate(SANS_ACCENTS)):
        formes += [f"{rang}{espace}{nom}{espace}{annee}", f"{jour.day}{espace}{nom}{espace}{annee}"]
    assert {lire_date(forme) for forme in formes} == {jour}


@given(
    st.text()
    | st.text(alphabet="0123456789/-. :Th1erOmai²")
    | st.from_regex(r"\d{1,8}[/.-]\d{1,4}[/.-]\d{1,4}")
)
def test_aucun_texte_ne_leve_autre_chose_qu_un_refus(texte: str) -> None:
    refuse = refus_eventuel(texte)
    if refuse is not None and refuse.propose is not None:
        assert lire_date(refuse.propose).isoformat() == refuse.propose


@pytest.mark.parametrize(
    ("texte", "motif"),
    [
        ("31/09/2025", "le 31 septembre 2025 n'existe pas"),
        ("2025-09-31", "le 31 septembre 2025 n'existe pas"),
        ("2025-09-31 23:59", "le 31 septembre 2025 n'existe pas"),
        ("29 février 2025", "le 29 février 2025 n'existe pas"),
        ("32 octobre 2025", "le 32 octobre 2025 n'existe pas"),
        ("45/13/2025", "le mois 13 n'existe pas"),
        ("08/00/2025", "le mois 00 n'existe pas"),
        ("00/10/2025", "le jour 00 n'existe pas"),
        ("0000-00-00", "l'année 0000 n'existe pas"),
        ("2025", "une année seule"),
        ("1728000", "un nombre seul"),
        ("99991231", "un nombre seul"),
        ("10/2025", "il manque le jour"),
        ("2025-10", "il manque le jour"),
        ("octobre 2025", "il manque le jour"),
        ("8 octobre", "il manque l'année"),
        ("8/10", "il manque l'année"),
        ("8 brumaire 2025", "« brumaire » n'est pas un mois"),
        ("8 jui 2025", "« jui » n'est pas un mois"),
        ("fin 2025", "une date est attendue"),
        ("oui", "une date est attendue"),
        ("", "une date est attendue"),
        ("8 " * 500, "une date est attendue"),
        ("2025-10-0²", "« ² » n'est pas un chiffre ordinaire"),
        ("2025-10-08\n2025-10-09", "sur une seule ligne"),
    ],
)
def test_refus_sans_proposition(texte: str, motif: str) -> None:
    refuse = refus(texte)
    assert motif in refuse.motif
    assert refuse.propose is None


@pytest.mark.parametrize(
    ("texte", "motif", "propose"),
    [
        ("08/10/25", "quatre chiffres", "2025-10-08"),
        ("8 octobre 25", "quatre chiffres", "2025-10-08"),
        ("20251015", "un nombre seul", "2025-10-15"),
        ("15102025", "un nombre seul", "2025-10-15"),
        ("20102015", "un nombre seul", "2015-10-20"),
        ("45945", "tableur range une date, ici le 15 octobre 2025", "2025-10-15"),
        ("45945.0", "tableur range une date, ici le 15 octobre 2025", "2025-10-15"),
        ("45931", "ici le 1er octobre 2025", "2025-10-01"),
        ("10/31/2025", "le mois 31 n'existe pas ; l'ordre attendu est jour/mois/année", "2025-10-31"),
        ("2025-31-10", "le mois 31 n'existe pas ; l'ordre attendu est année-mois-jour", "2025-10-31"),
        ("2025/10/08", "cette forme", "2025-10-08"),
        ("2025-10-8", "cette forme", "2025-10-08"),
        ("08 / 10 / 2025", "cette forme", "2025-10-08"),
        ("8 oct. 2025", "cette forme", "2025-10-08"),
        ("le mercredi 8 octobre 2025", "cette forme", "2025-10-08"),
        ("2025-10-15 23:59", "l'heure (« 23:59 ») est de trop", "2025-10-15"),
        ("2025-10-15T23:59:00Z", "est de trop", "2025-10-15"),
        ("15/10/2025 à 23h59", "l'heure (« 23h59 ») est de trop", "2025-10-15"),
        ("O8/10/2025", "« O » tient la place d'un zéro", "2025-10-08"),
        ("２０２５-10-08", "« ２ » n'est pas un chiffre ordinaire", "2025-10-08"),
    ],
)
def test_refus_avec_proposition(texte: str, motif: str, propose: str) -> None:
    refuse = refus(texte)
    assert motif in refuse.motif
    assert refuse.propose == propose
