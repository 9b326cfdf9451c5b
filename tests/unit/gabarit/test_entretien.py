"""The questions: which are put, in which order, and that stopping anywhere changes nothing of what comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path as FilePath

import pytest

from cvslint.campagne.installees import charger_campagne
from cvslint.gabarit.ecriture import Valeur, lue
from cvslint.gabarit.entretien import Entretien
from cvslint.gabarit.page import page
from cvslint.gabarit.profil import Profil
from cvslint.gabarit.rangement import avec, range_sous
from cvslint.model.bilan import EtatAvancement
from cvslint.model.champs import Bloc
from cvslint.model.projet import ChoixAmbition, Indicateur, Objectif, SourceDiagnostic, Territoire
from cvslint.result import Verdict
from cvslint.span import Path

CAMPAGNE = charger_campagne("mel-cvs-2026")
BASES = FilePath(__file__).parents[3] / "rules" / "mel-cvs-2026" / "bases"
JOUR = dt.date(2025, 10, 1)
VIDE = page(CAMPAGNE, Profil(reconduction=None, metropolitain=True))


def _entretien(texte: str = VIDE) -> Entretien:
    return Entretien(texte, CAMPAGNE, JOUR)


@cache
def _reponses(base: str) -> Mapping[Path, str]:
    """The texts of a sound dossier by their place; a budget line by its own, whatever its form."""
    return dict(_feuilles(lue((BASES / f"{base}.yaml").read_text(encoding="utf-8")), ()))


def _feuilles(valeur: Valeur, chemin: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(valeur, str):
        yield chemin, valeur
    elif isinstance(valeur, Mapping):
        for cle, un in valeur.items():
            yield from _feuilles(un, (*chemin, cle))
    else:
        for rang, un in enumerate(valeur):
            yield from _feuilles(un, (*chemin, rang))


def _reponse(entretien: Entretien, base: str) -> Valeur:
    """What the author of the sound dossier would answer to the present question; empty to pass it over."""
    demande, connues = entretien.demande, _reponses(base)
    assert demande is not None
    if demande.mode in ("mots", "carte"):
        debut = len(demande.chemin)
        dits = {chemin[debut]: texte for chemin, texte in connues.items() if chemin[:debut] == demande.chemin}
        return dict(dits) if demande.mode == "carte" else list(dits.values())  # type: ignore[arg-type]
    return connues.get(demande.chemin, connues.get((*demande.chemin, "montant"), ""))


def _un_pas(entretien: Entretien, base: str, lignes: set[Path]) -> None:
    """Answers one question, or opens the next line of an account that has an amount, or passes over."""
    demande = entretien.demande
    assert demande is not None
    if demande.mode == "compte":
        for rang, (cle, _) in enumerate(demande.choix):
            ligne = (*demande.chemin, cle)
            voulus = sorted(
                texte for chemin, texte in _reponses(base).items() if chemin[: len(ligne)] == ligne
            )
            ecrits = _feuilles(range_sous(lue(entretien.texte), ligne), ligne)
            if voulus != sorted(texte for _, texte in ecrits if texte) and ligne not in lignes:
                lignes.add(ligne)
                entretien.aller_a_la_ligne(rang)
                return
    elif (reponse := _reponse(entretien, base)) and demande.present != reponse:
        texte = entretien.avec_reponse(reponse)
        entretien.relire(texte)
        assert [c.message for c in entretien.constats(texte) if c.severity == "erreur"] == []
    entretien.avancer()


def _mene(entretien: Entretien, base: str) -> str:
    lignes: set[Path] = set()
    for _ in range(2000):
        if entretien.demande is None:
            return entretien.texte
        _un_pas(entretien, base, lignes)
    raise AssertionError("les questions ne finissent pas")


@pytest.mark.parametrize("base", ["minimal", "complet"])
def test_repondre_a_tout_donne_un_dossier_conforme(base: str) -> None:
    entretien = _entretien()
    texte = _mene(entretien, base)
    resultat = entretien.resultat(texte)
    assert [(c.rule, c.message) for c in resultat.active if c.severity != "info"] == []
    assert resultat.verdict is Verdict.CONFORME


def test_s_arreter_apres_chaque_question_ne_change_rien() -> None:
    """Each answer is followed by another session on the text that the one before left."""
    d_une_traite = _mene(_entretien(), "minimal")
    texte, avant, seances = VIDE, "", 0
    while texte != avant:
        avant, seances = texte, seances + 1
        entretien, lignes = _entretien(texte), set[Path]()
        while entretien.demande is not None and entretien.texte == texte:
            _un_pas(entretien, "minimal", lignes)
        texte = entretien.texte
    assert texte == d_une_traite
    assert seances > 40


def _avance_jusqu_a(entretien: Entretien, chemin: Path) -> None:
    while entretien.demande is not None and entretien.demande.chemin != chemin:
        entretien.avancer()
    assert entretien.demande is not None


def _repond(entretien: Entretien, chemin: Path, valeur: Valeur) -> None:
    _avance_jusqu_a(entretien, chemin)
    entretien.relire(entretien.avec_reponse(valeur))
    entretien.avancer()


def _chemins(entretien: Entretien) -> list[Path]:
    return [demande.chemin for demande in entretien.demandes]


def test_le_statut_decide_de_ce_qui_est_demande() -> None:
    entretien = _entretien()
    _repond(entretien, ("porteur", "statut"), "collectivite_territoriale")
    assert ("porteur", "rna") not in _chemins(entretien)
    assert ("porteur", "contrat_engagement_republicain", "souscrit") not in _chemins(entretien)
    entretien = _entretien()
    _repond(entretien, ("porteur", "statut"), "association")
    assert ("porteur", "rna") in _chemins(entretien)
    assert ("porteur", "but_non_lucratif") not in _chemins(entretien)


@pytest.mark.parametrize(
    ("chemin", "reponse", "bilan"),
    [
        (("soutien_anterieur", "programmation_precedente"), "oui", True),
        (("soutien_anterieur", "programmation_precedente"), "non", False),
        (("depot", "nature"), "reconduction", True),
        (("depot", "nature"), "premiere_demande", False),
    ],
)
def test_le_soutien_de_l_an_dernier_ajoute_le_bilan(chemin: Path, reponse: str, bilan: bool) -> None:
    entretien = _entretien()
    _repond(entretien, chemin, reponse)
    assert (("bilan", "intitule") in _chemins(entretien)) == bilan
    assert ("\nbilan:\n" in entretien.texte) == bilan
    if bilan:
        assert "# Bilan de l'action précédente (appel" in entretien.texte


def test_non_ferme_le_bloc_dont_c_est_la_premiere_question() -> None:
    entretien = _entretien()
    _repond(entretien, ("projet", "metropolitain", "cofinancement_metropole"), "non")
    assert [c for c in _chemins(entretien) if c[:2] == ("projet", "metropolitain")] == [
        ("projet", "metropolitain", "cofinancement_metropole")
    ]
    _avance_jusqu_a(entretien, ("projet", "evaluation", "modalites"))


def test_un_quartier_d_une_seule_commune_ne_fait_pas_demander_laquelle() -> None:
    entretien = _entretien()
    _repond(entretien, ("projet", "territoires", 0, "quartier"), "Le Parc")
    assert ("projet", "territoires", 0, "communes") not in _chemins(entretien)
    entretien = _entretien()
    _repond(entretien, ("projet", "territoires", 0, "quartier"), "QN05980M")
    assert entretien.demande is not None
    assert entretien.demande.chemin == ("projet", "territoires", 0, "communes")
    assert "Roubaix" in [mot for mot, _ in entretien.demande.choix]


def test_une_liste_pleine_ne_se_rallonge_pas() -> None:
    entretien = _entretien()
    for rang in range(5):
        _repond(entretien, ("projet", "objectifs", rang, "enonce"), f"Tenir {rang} ateliers en mai 2026.")
    assert ("projet", "objectifs", 5, "enonce") not in _chemins(entretien)
    assert len(range_sous(lue(entretien.texte), ("projet", "objectifs"))) == 5


def test_une_forme_courte_deja_ecrite_n_est_pas_perdue() -> None:
    texte = "depot:\n  date: 2025-10-08\nprojet:\n  objectifs:\n    - Tenir 12 ateliers en 2026.\n"
    entretien = _entretien(texte)
    _repond(entretien, ("projet", "objectifs", 0, "indicateurs", 0), "nombre d'ateliers")
    (objectif,) = range_sous(lue(entretien.texte), ("projet", "objectifs"))
    assert objectif == {"enonce": "Tenir 12 ateliers en 2026.", "indicateurs": ["nombre d'ateliers"]}


def test_un_total_donne_seul_n_est_pas_remplace_par_ses_lignes() -> None:
    place: Path = ("budget", "charges", "directes", "compte_60")
    entretien = _entretien("budget:\n  charges:\n    directes:\n      compte_60: 5 750\n")
    assert [c for c in _chemins(entretien) if c[: len(place)] == place] == []


def test_reculer_montre_la_question_d_avant_puis_avancer_reprend() -> None:
    entretien = _entretien()
    _repond(entretien, ("depot", "date"), "2025-10-08")
    entretien.reculer()
    assert entretien.demande is not None
    assert (entretien.demande.chemin, entretien.demande.present) == (("depot", "date"), "2025-10-08")
    entretien.reculer()
    assert entretien.demande.chemin[0] == "depot"
    entretien.avancer()
    assert entretien.demande is not None
    assert entretien.demande.chemin == ("depot", "numero_ds")


def test_sauter_la_partie_va_a_la_premiere_question_de_la_suivante() -> None:
    entretien = _entretien()
    entretien.sauter_la_partie()
    assert entretien.demande is not None
    assert entretien.demande.chemin == ("porteur", "denomination")
    for _ in entretien.parties:
        entretien.sauter_la_partie()
    assert entretien.demande is None


def test_une_reponse_fautive_est_redemandee_a_la_reprise() -> None:
    entretien = _entretien()
    _repond(entretien, ("porteur", "siret"), "999 000 318 00018")
    reprise = _entretien(entretien.texte)
    _avance_jusqu_a(reprise, ("porteur", "siret"))
    assert reprise.demande is not None
    assert reprise.demande.present == "999 000 318 00018"
    reprise.relire(reprise.avec_reponse("999 000 318 00017"))
    assert ("porteur", "siret") not in [d.chemin for d in _restantes(_entretien(reprise.texte))]


def _restantes(entretien: Entretien) -> Iterator[object]:
    while entretien.demande is not None:
        yield entretien.demande
        entretien.avancer()


@pytest.mark.parametrize(
    "modele", [ChoixAmbition, Objectif, SourceDiagnostic, Territoire, Indicateur, EtatAvancement]
)
def test_un_texte_seul_remplit_le_premier_champ_de_son_bloc(modele: type[Bloc]) -> None:
    """On which the questions rely to spell a short form out."""
    assert modele.forme_courte == next(iter(modele.model_fields))


def test_aucun_autre_bloc_n_a_de_forme_courte() -> None:
    def sous(classe: type[Bloc]) -> Iterator[type[Bloc]]:
        for enfant in classe.__subclasses__():
            yield enfant
            yield from sous(enfant)

    for modele in sous(Bloc):
        assert modele.forme_courte in (None, next(iter(modele.model_fields)))


def test_avec_range_une_valeur_sans_toucher_au_reste() -> None:
    assert avec({"a": ["x"]}, ("a", 2, "b"), "y") == {"a": ["x", "", {"b": "y"}]}
