"""``cvslint init --interactif``: from nothing to a dossier that conforms, left at any moment, nothing lost."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from commande import JOUR, Issue, en_memoire, en_vrai, environnement, ligne_de_commande
from terminal import Terminal

from cvslint.cli import questions
from cvslint.cli.dialogue import FinDeLaSaisie
from cvslint.gabarit.ecriture import lue
from cvslint.gabarit.rangement import range_sous

sans_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows n'a pas de pseudo-terminal")

# One line an answer, in the order in which the questions come; an empty one passes a question over, or ends a list.
PASSE = ""
REPONSES: tuple[str, ...] = (
    "8 octobre 2025",
    PASSE,
    "1",
    "Les Jardins du Parc (structure fictive)",
    "Association loi 1901",
    "oui",
    "W595999998",
    "999 000 318 00018",  # a wrong key: asked again
    "999 000 318 00017",
    *[PASSE] * 4,
    "Dominique",
    "Exemple",
    "présidente",
    "dominique.exemple@example.org",
    PASSE,
    "oui",
    PASSE,
    "1, 2, 3, 4",
    "non",
    "Jardiner ensemble : un potager #1 au pied des tours",
    "Un potager collectif et douze ateliers de cuisine avec les habitants du Parc.",
    "6 avril 2026",
    "27/11/2026",
    "alimentation",  # a word that names one ambition
    "5.6",
    "Produire et cuisiner des légumes de saison avec les habitants.",
    PASSE,
    "Animer 12 ateliers de cuisine entre avril et novembre 2026.",
    *[PASSE] * 3,
    "nombre d'ateliers tenus",
    PASSE,
    "Cultiver 300 m² de potager avec 40 foyers d'ici septembre 2026.",
    *[PASSE] * 3,
    "surface cultivée",
    "nombre de foyers participants",
    PASSE,
    PASSE,
    "Une enquête menée en mai 2025 auprès de 64 foyers du quartier montre que 41 d'entre eux mangent des légumes "
    "frais moins de deux fois par semaine. Le prix et l'absence de marché à moins de deux kilomètres sont cités en "
    "premier.",
    "Un lieu de production et d'apprentissage accessible à pied.",
    "Enquête de l'association auprès de 64 foyers",
    "2025",
    PASSE,
    "Aucun jardin collectif n'existe dans le quartier.",
    "L'association réunit trente habitants du quartier depuis 2021.",
    "oui",
    "Ville de Haubourdin",
    "mise à disposition d'un terrain",
    "10 juin 2025",
    "Accordé",
    PASSE,
    PASSE,
    "Centre social (fictif)",
    "accompagne",
    *[PASSE] * 3,
    "haubourdin",  # a commune that has one quartier
    "1",
    PASSE,
    PASSE,
    "Familles du quartier, parents et enfants de 6 à 12 ans.",
    "oui",
    "80",
    "70",
    *[PASSE] * 3,
    "Atteindre autant de pères que de mères dans les ateliers de cuisine, contre un quart en 2024.",
    "ateliers le samedi matin et invitations adressées aux deux parents",
    PASSE,
    "Les pères interrogés disent ne pas se sentir invités par les ateliers de semaine.",
    "non",
    "1",
    "Haubourdin",
    "3 juillet 2025",
    "délégué du préfet",
    "Haubourdin",
    "10 juillet 2025",
    PASSE,
    "Feuilles de présence et questionnaire de fin de saison.",
    "habitants du quartier participants",
    "70",
    "personnes",
    "feuilles de présence",
    "mensuelle",
    PASSE,
    PASSE,
    *("1", "3 600", PASSE, "2", "2 150,50", "terreau et semences", PASSE),  # account 60
    *[PASSE] * 3,
    *("1", "6 000", PASSE, "2", "2 249,50", PASSE, PASSE),  # account 64
    *[PASSE] * 5,
    "500",
    *("1", "8 000", PASSE, "5", "Haubourdin", "4 000", PASSE, PASSE, PASSE),  # account 74
    "1 500",
)


def _entree(reponses: tuple[str, ...] = REPONSES) -> bytes:
    return "".join(f"{reponse}\n" for reponse in reponses).encode()


def _repondre(*reponses: str, nom: str = "neuf.yaml", encodage: str = "utf-8") -> Issue:
    entree = "".join(f"{reponse}\n" for reponse in reponses).encode(encodage)
    return en_memoire("init", "--interactif", nom, entree=entree)


def _lu(nom: str = "neuf.yaml") -> object:
    return lue(Path(nom).read_bytes().decode("utf-8"))


def test_des_reponses_a_un_dossier_conforme(bureau: Path) -> None:
    issue = en_vrai("init", "--interactif", "neuf.yaml", entree=_entree())
    assert (issue.code, issue.sortie) == (0, b"")
    controle = en_memoire("check", "neuf.yaml", "-o", "court", "--today", JOUR)
    assert (controle.code, controle.out) == (0, "")
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    assert '  intitule: "Jardiner ensemble : un potager #1 au pied des tours"\n' in texte
    assert "        prestations_de_services: 3 600                      # Prestations de services\n" in texte
    assert texte.startswith("# yaml-language-server:")


@pytest.mark.parametrize("combien", range(0, len(REPONSES), 6))
def test_aucune_reponse_donnee_n_est_perdue_ou_qu_on_s_arrete(bureau: Path, combien: int) -> None:
    issue = en_memoire("init", "--interactif", "neuf.yaml", entree=_entree(REPONSES[:combien]))
    assert issue.code == 0
    assert "cvslint init --interactif neuf.yaml" in issue.err
    texte = (bureau / "neuf.yaml").read_text(encoding="utf-8")
    for reponse in REPONSES[:combien]:
        # What is longer than a number of a list, a choice or a search stands there as it was typed.
        if len(reponse) > 25 and "loi 1901" not in reponse:
            assert reponse in texte
    controle = en_memoire("check", "neuf.yaml", "-o", "court")
    assert "YML" not in controle.out


def test_la_reprise_montre_les_reponses_et_continue_a_la_premiere_question(bureau: Path) -> None:
    _repondre("8 octobre 2025", "", "1", "Les Jardins")
    issue = _repondre("", "association")
    assert "Date de dépôt : 8 octobre 2025" in issue.err.replace("\u00a0", " ")
    assert "Nom de la structure porteuse : Les Jardins" in issue.err.replace("\u00a0", " ")
    demandees = issue.err.partition("===")[2]
    assert "Numéro de dossier" in demandees
    assert "Date de dépôt" not in demandees
    assert "Nom de la structure porteuse" not in demandees
    assert range_sous(_lu(), ("porteur", "statut")) == "association"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("avant", "fausse", "dit"),
    [
        (("", "", "1", "X", "1", "oui", ""), "12345", "SIRET"),
        (("", "", "1", "X", "1", "oui"), "W12", "RNA"),
        ((), "31/09/2025", "n'est pas une date"),
        (("", "", "1", "X", "1"), "peut-être", "oui ou non"),
        ((">", ">", ">", "T", "R", "", ""), "9.9", "ambition"),
    ],
)
def test_une_reponse_fausse_est_dite_aussitot_gardee_et_redemandee(
    bureau: Path, avant: tuple[str, ...], fausse: str, dit: str
) -> None:
    issue = _repondre(*avant, fausse)
    assert "! À corriger" in issue.err
    assert dit in " ".join(issue.err.partition("! À corriger")[2].split())
    assert fausse in (bureau / "neuf.yaml").read_text(encoding="utf-8")


def test_un_mot_cherche_dans_les_quartiers_et_un_numero_le_choisit(bureau: Path) -> None:
    cherche = _repondre(*[">"] * 3, *[""] * 18, nom="autre.yaml")
    assert "Quartier prioritaire" in cherche.err
    passees = cherche.err.partition("=== Projet")[2].partition("Quartier prioritaire")[0].count("> ")
    issue = _repondre(*[">"] * 3, *[""] * passees, "tourcoing", "99", "2")
    assert "Que voulez-vous dire par « tourcoing » ?" in issue.err.replace("\u00a0", " ")
    assert "Phalempins (Tourcoing)" in issue.err
    quartier = range_sous(_lu(), ("projet", "territoires", 0, "quartier"))  # type: ignore[arg-type]
    assert quartier == "Phalempins"


def test_une_question_posee_deux_fois_se_repond_d_un_signe(bureau: Path) -> None:
    reponses = (">", "Les = Jardins", "1", *[">"] * 4, "Mon action", "", "", "=", "=")
    issue = en_memoire("init", "--interactif", "neuf.yaml", "--reconduction", entree=_entree(reponses))
    fiche = range_sous(_lu(), ("bilan", "fiche_identite"))  # type: ignore[arg-type]
    assert isinstance(fiche, dict)
    assert (fiche["structure_porteuse"], fiche["statut"]) == ("Les = Jardins", "association")
    assert "comme plus haut : Les = Jardins" in issue.err.replace("\u00a0", " ")


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "cp850"])
def test_les_lettres_d_une_vieille_console_ne_sont_pas_perdues(bureau: Path, encodage: str) -> None:
    _repondre(">", "L'été à Hérin", encodage=encodage)
    assert range_sous(_lu(), ("porteur", "denomination")) == "L'été à Hérin"  # type: ignore[arg-type]


def test_les_fins_de_ligne_d_un_tube_windows_ne_restent_pas(bureau: Path) -> None:
    en_memoire("init", "--interactif", "neuf.yaml", entree=b">\r\nLes Jardins\r\n")
    assert range_sous(_lu(), ("porteur", "denomination")) == "Les Jardins"  # type: ignore[arg-type]


def test_un_dossier_que_init_n_a_pas_commence_n_est_pas_touche(bureau: Path, bon: str) -> None:
    issue = _repondre("x", nom="bon.yaml")
    assert (issue.code, issue.sortie) == (2, b"")
    assert "ne l'a pas commencé" in issue.err
    assert (bureau / "bon.yaml").read_text(encoding="utf-8") == bon


def test_un_dossier_commence_puis_abime_n_est_pas_touche(bureau: Path) -> None:
    _repondre(">", "Les Jardins")
    abime = (bureau / "neuf.yaml").read_text(encoding="utf-8").replace("porteur:", "porteur: [")
    (bureau / "neuf.yaml").write_text(abime, encoding="utf-8")
    issue = _repondre("x")
    assert issue.code == 2
    assert "cvslint check neuf.yaml" in issue.err
    assert (bureau / "neuf.yaml").read_text(encoding="utf-8") == abime


def test_un_dossier_en_lecture_seule_n_est_pas_remplace(bureau: Path) -> None:
    _repondre(">", "Les Jardins")
    avant = (bureau / "neuf.yaml").read_bytes()
    with mock.patch.object(os, "access", return_value=False):
        issue = _repondre("", "", "", "association")
    assert issue.code == 2
    assert "lecture seule" in issue.err
    assert (bureau / "neuf.yaml").read_bytes() == avant


def test_ce_qu_une_main_a_ajoute_au_dossier_reste(bureau: Path) -> None:
    _repondre(">", "Les Jardins")
    fichier = bureau / "neuf.yaml"
    a_la_main = fichier.read_text(encoding="utf-8").replace(
        "  siret:\n", "  siret: 999 000 318 00017  # le nôtre\n"
    )
    fichier.write_bytes(a_la_main.replace("\n", "\r\n").encode("utf-8-sig"))
    _repondre("", "", "", "association")
    texte = fichier.read_bytes().decode("utf-8")
    assert "  siret: 999 000 318 00017  # le nôtre\r\n" in texte
    assert range_sous(lue(texte), ("porteur", "statut")) == "association"


def test_le_tiret_ne_va_pas_avec_les_questions(bureau: Path) -> None:
    issue = en_memoire("init", "-", "--interactif", entree=b"x\n")
    assert (issue.code, issue.sortie) == (2, b"")
    assert "fichier" in issue.err


def _plein(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _interdit(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied")


@pytest.mark.parametrize(("panne", "dit"), [(_plein, "disque est plein"), (_interdit, "interdite")])
def test_une_ecriture_impossible_est_dite_avant_la_premiere_question(
    bureau: Path, panne: object, dit: str
) -> None:
    with mock.patch.object(os, "replace", panne):
        issue = _repondre("8 octobre 2025")
    assert issue.code == 2
    assert dit in issue.err
    assert "Date de dépôt" not in issue.err
    assert [fichier.name for fichier in bureau.iterdir() if "neuf" in fichier.name] == []


@pytest.mark.parametrize("panne", [_plein, _interdit])
def test_une_ecriture_qui_echoue_en_route_montre_la_reponse_et_garde_les_autres(
    bureau: Path, panne: object
) -> None:
    _repondre("8 octobre 2025", "", "1")
    avant = (bureau / "neuf.yaml").read_bytes()
    with mock.patch.object(os, "replace", panne):
        issue = _repondre("", "Les Jardins", "")
    assert issue.code == 2
    assert issue.err.count("n'a pas pu être écrit") == 2
    assert "votre dernière réponse n'est pas dans le fichier" in " ".join(
        issue.err.replace("\u00a0", " ").split()
    )
    assert "« Les Jardins »" in issue.err.replace("\u00a0", " ")
    assert (bureau / "neuf.yaml").read_bytes() == avant


def test_une_ecriture_qui_reussit_au_second_essai_ne_perd_rien(bureau: Path) -> None:
    _repondre("8 octobre 2025", "", "1")
    pannes = iter([_plein])
    vrai = os.replace

    def capricieux(source: str, cible: str) -> None:
        next(pannes, vrai)(source, cible)

    with mock.patch.object(os, "replace", capricieux):
        issue = _repondre("", "Les Jardins", "")
    assert issue.code == 0
    assert range_sous(_lu(), ("porteur", "denomination")) == "Les Jardins"  # type: ignore[arg-type]


@sans_windows
def test_on_repond_puis_on_quitte_par_ctrl_c(bureau: Path) -> None:
    with Terminal(ligne_de_commande("init", "--interactif", "neuf.yaml"), environnement({})) as terminal:
        terminal.attendre("Date de dépôt")
        terminal.taper("8 octobre 2025\r")
        terminal.attendre("Numéro de dossier")
        dit = terminal.interrompre()
    assert terminal.code == 0
    assert "Vos réponses sont dans" in dit
    assert range_sous(_lu(), ("depot", "date")) == "8 octobre 2025"  # type: ignore[arg-type]


@sans_windows
def test_une_fenetre_qui_se_ferme_ne_perd_que_la_question_en_cours(bureau: Path) -> None:
    with Terminal(ligne_de_commande("init", "--interactif", "neuf.yaml"), environnement({})) as terminal:
        terminal.attendre("Date de dépôt")
        terminal.taper("8 octobre 2025\r")
        terminal.attendre("Numéro de dossier")
        terminal.fermer()
    assert range_sous(_lu(), ("depot", "date")) == "8 octobre 2025"  # type: ignore[arg-type]
    assert [fichier.name for fichier in bureau.iterdir() if fichier.name.startswith(".")] == []


@sans_windows
def test_une_reponse_de_plusieurs_milliers_de_lettres_passe_entiere(bureau: Path) -> None:
    longue = "habitants " * 600
    with Terminal(ligne_de_commande("init", "--interactif", "neuf.yaml"), environnement({})) as terminal:
        terminal.attendre("Date de dépôt")
        terminal.taper(">\r")
        terminal.attendre("Nom de la structure")
        terminal.taper(f"{longue}\r")
        terminal.attendre("Statut de la structure")
        terminal.taper("\x04")
        terminal.attendre_la_fin()
    assert range_sous(_lu(), ("porteur", "denomination")) == longue.strip()  # type: ignore[arg-type]


def test_un_fichier_change_pendant_les_questions_garde_ce_qu_on_y_a_mis(
    bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fichier = bureau / "neuf.yaml"

    def reponses() -> Iterator[str]:
        yield ">"
        texte = fichier.read_text(encoding="utf-8")
        fichier.write_text(texte.replace("  siret:\n", "  siret: 999 000 318 00017\n"), encoding="utf-8")
        yield "Les Jardins"
        fichier.unlink()
        yield "association"
        fichier.write_text("porteur: [\n", encoding="utf-8")
        yield "oui"

    suite = reponses()
    monkeypatch.setattr(questions, "demander", lambda: next(suite))
    issue = en_memoire("init", "--interactif", "neuf.yaml")
    dit = " ".join(issue.err.replace("\u00a0", " ").split())
    assert issue.code == 2
    assert "ses changements sont gardés" in dit
    assert "ne se lit plus" in dit
    assert "Votre dernière réponse n'y est pas : « oui »" in dit
    assert fichier.read_text(encoding="utf-8") == "porteur: [\n"


def test_un_fichier_efface_pendant_les_questions_revient_entier(
    bureau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reponses() -> Iterator[str]:
        yield ">"
        yield "Les Jardins"
        (bureau / "neuf.yaml").unlink()
        yield "association"

    suite = reponses()

    def demander() -> str:
        try:
            return next(suite)
        except StopIteration:
            raise FinDeLaSaisie from None

    monkeypatch.setattr(questions, "demander", demander)
    assert en_memoire("init", "--interactif", "neuf.yaml").code == 0
    porteur = range_sous(_lu(), ("porteur",))  # type: ignore[arg-type]
    assert isinstance(porteur, dict)
    assert (porteur["denomination"], porteur["statut"]) == ("Les Jardins", "association")
