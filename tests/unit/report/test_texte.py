"""The text report at three widths, and what each option shows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from rich.cells import cell_len

from cvslint.findings import Finding, Severity
from cvslint.report import texte
from cvslint.report.glyphs import ASCII, UNICODE, Glyphs
from cvslint.report.styled import plain, text_of
from cvslint.result import DossierResult, RunResult, Verdict
from cvslint.span import Span

WIDTHS = (60, 80, 120)


def shown(
    run: RunResult,
    *,
    width: int = 120,
    verbose: bool = False,
    quiet: bool = False,
    glyphs: Glyphs = UNICODE,
    show_suppressed: bool = False,
) -> str:
    """The report as text, no-break spaces made plain to be read in tests."""
    lines = texte.render(
        run, width=width, verbose=verbose, quiet=quiet, glyphs=glyphs, show_suppressed=show_suppressed
    )
    return "".join(plain(lines)).replace("\u00a0", " ")


def assert_fits(run: RunResult, width: int, *, verbose: bool, quiet: bool, glyphs: Glyphs) -> None:
    """No line is wider than the window, but for those made of one value that cannot be parted."""
    lines = texte.render(run, width=width, verbose=verbose, quiet=quiet, glyphs=glyphs, show_suppressed=True)
    for line in lines:
        text = text_of(line)
        assert cell_len(text) <= width or " " not in text.strip(), text


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("verbose", [False, True])
@pytest.mark.parametrize("quiet", [False, True])
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_line_fits(many: RunResult, width: int, verbose: bool, quiet: bool, glyphs: Glyphs) -> None:
    assert_fits(many, width, verbose=verbose, quiet=quiet, glyphs=glyphs)


@pytest.mark.parametrize("width", WIDTHS)
def test_a_value_that_cannot_be_parted_stays_whole(one: RunResult, width: int) -> None:
    value = "x" * 150
    finding = Finding(
        "A001", "a", Severity.ERREUR, "projet", f"Le mot {value} est long.", (), Span.at(1, 2, 1, 3)
    )
    run = replace(one, files=(replace(one.files[0], findings=(finding,)),))
    assert value in shown(run, width=width)
    assert_fits(run, width, verbose=False, quiet=False, glyphs=UNICODE)


def test_page_at_80(one: RunResult) -> None:
    assert shown(one, width=80) == PAGE_AT_80


def test_carets_stand_under_their_values_at_60(one: RunResult) -> None:
    lines = shown(one, width=60).splitlines()
    row = next(rank for rank, line in enumerate(lines) if "\\u202e des" in line)
    start = cell_len(lines[row][: lines[row].index("\\u202e")])
    assert cell_len(lines[row + 1].rstrip("▔")) == start
    assert lines[row + 1].count("▔") == len("\\u202e")


def test_sections_follow_the_form_after_those_of_the_file(one: RunResult) -> None:
    text = shown(one)
    titles = ["Lecture du fichier", "Structure porteuse", "Projet", "Budget", "À compléter : 1"]
    places = [text.index(f"\n{title}\n") for title in titles]
    assert places == sorted(places)


def test_verbose_shows_infos_reasons_sources_and_what_did_not_run(one: RunResult) -> None:
    brief, full = shown(one), shown(one, verbose=True)
    for text in (
        "ℹ info · PER001",
        "Pourquoi : Sans SIRET juste",
        "Source : Annexe 3, Identification",
        "Règles qui ne s'appliquent pas à ce dossier : MET001, MET002, MET003",
        "Règles non évaluées : 2\n BUD015 · dépend de budget.charges.total\n TER005 · dépend de TER001",
    ):
        assert text not in brief
        assert text in full
    assert "1 info (-v pour les voir)" in brief
    assert "1 info\n" in full


def test_silenced_findings_are_counted_and_listed_on_demand(one: RunResult) -> None:
    assert "BUD020" not in shown(one)
    assert "1 constat ignoré" in shown(one)
    text = shown(one, show_suppressed=True)
    assert "Constats ignorés : 1\n ✗ erreur · ligne 12 · BUD020 · Le montant est rond." in text
    assert "Ignoré par un commentaire, ligne 12 : accord de la Ville" in text


def test_quiet_is_one_verdict_a_dossier_and_what_was_not_checked(many: RunResult) -> None:
    assert shown(many, quiet=True).splitlines() == [
        "dossier.yaml : NON CONFORME sur 2 règles choisies   3 erreurs · 3 avertissements · 1 info",
        "dossiers/ateliers.yaml : CONFORME sur 2 règles choisies",
        "illisible.yaml : ILLISIBLE   1 erreur",
        " ✗ absent.yaml · Ce fichier n'existe pas.",
    ]


def test_a_sound_dossier_is_praised_and_warned(one: RunResult, sound: DossierResult) -> None:
    text = shown(replace(one, files=(sound,)))
    assert " CONFORME   148 règles vérifiées · 3 ne s'appliquent pas à ce dossier\n" in text
    assert "Rien à corriger, bravo. Un dossier conforme n'est pas encore un dossier financé" in text
    assert "À corriger d'abord" not in text


def test_rules_not_evaluated_are_said_of_a_sound_dossier(one: RunResult, sound: DossierResult) -> None:
    file = replace(sound, not_applicable=("MET002",), not_evaluated=one.files[0].not_evaluated)
    text = shown(replace(one, files=(file,)))
    assert "148 règles vérifiées · 1 ne s'applique pas à ce dossier · 2 non évaluées" in text


def test_a_finding_across_dossiers_stops_the_praise_only(one: RunResult, sound: DossierResult) -> None:
    finding = Finding("LOT001", "doublon", Severity.AVERTISSEMENT, "lot", "Déjà vu.", (), Span.at(2, 1, 2, 8))
    text = shown(replace(one, files=(replace(sound, findings=(finding,)),)))
    assert "bravo" not in text
    assert "n'est pas encore un dossier financé" in text
    assert "À corriger d'abord : LOT001, ligne 2" in text


def test_warnings_alone_are_reserves(one: RunResult, faulty: DossierResult) -> None:
    warnings = tuple(f for f in faulty.findings if f.severity is Severity.AVERTISSEMENT)
    text = shown(replace(one, files=(replace(faulty, findings=warnings, verdict=Verdict.RESERVES),)))
    assert " CONFORME AVEC RÉSERVES   3 avertissements" in text
    assert "Relisez les avertissements" in text


def test_an_unreadable_file_speaks_of_no_rule(one: RunResult, unreadable: DossierResult) -> None:
    text = shown(replace(one, files=(unreadable,), partial=True, selected=("BUD014",)))
    assert " ILLISIBLE   1 erreur\n" in text
    assert "règle" not in text.replace("cvslint rule", "")
    assert text.startswith("illisible.yaml\n\nLecture du fichier\n")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (dt.date(2025, 10, 13), "ligne 4 · 2 jours avant la date limite"),
        (dt.date(2025, 10, 14), "ligne 4 · 1 jour avant la date limite"),
        (dt.date(2025, 10, 15), "ligne 4 · dernier jour pour déposer"),
        (dt.date(2025, 10, 16), "ligne 4   Détail : cvslint rule STR009"),
    ],
)
def test_days_left(one: RunResult, today: dt.date, words: str) -> None:
    assert f"À corriger d'abord : STR009, {words}" in shown(replace(one, today=today))


def test_missing_facts_are_left_out(one: RunResult, faulty: DossierResult) -> None:
    facts = replace(faulty.facts, siret=None, intitule=None)
    text = shown(replace(one, files=(replace(faulty, facts=facts),)))
    assert text.startswith("dossier.yaml\nLes Jardins du Parc (structure fictive) · 12 000,00 € demandés\n")


def test_several_dossiers_end_with_a_total_and_one_identity(many: RunResult) -> None:
    text = shown(many)
    assert text.endswith(
        "Fichiers non contrôlés\n ✗ absent.yaml · Ce fichier n'existe pas.\n\n"
        " 3 dossiers · 1 conforme · 1 non conforme · 1 illisible · 1 fichier non contrôlé\n"
        " Paramètre changé par la configuration : date_limite = 2025-10-22 (prolongation)\n"
        " cvslint 0.1.0 · mel-cvs-2026 1.0 (2025-09-01, empreinte 3f2a9c81d04b) · au 1er octobre 2025 ·"
        " Contrôle automatique fait\n   avant dépôt : il ne vaut ni recevabilité ni refus.\n"
    )
    assert text.count("recevabilité") == 1


def test_nothing_checked_still_says_why(many: RunResult) -> None:
    assert shown(replace(many, files=())).startswith("Fichiers non contrôlés\n ✗ absent.yaml")


def test_foreign_text_never_reaches_the_terminal_as_a_command(many: RunResult) -> None:
    text = "".join(plain(texte.render(many, width=80, verbose=True, quiet=False, glyphs=UNICODE)))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert r"Ateliers\x1b[31m du Canal" in text
    assert "[bold]Ateliers[/bold]" in text


def test_ascii_signs_only(many: RunResult) -> None:
    text = shown(many, glyphs=ASCII, show_suppressed=True, verbose=True)
    assert not set(text) & set("✗⚠ℹ✓▔│─·…→")


PAGE_AT_80 = r"""dossier.yaml · Jardiner ensemble : un potager au pied des tours
Les Jardins du Parc (structure fictive) · SIRET 999 000 318 00018 ·
  12 000,00 € demandés

Lecture du fichier
 ⚠ avertissement · YML003 encodage · Le fichier est en Windows-1252.
   Que faire : enregistrez-le en UTF-8.

Structure porteuse
 ✗ erreur · STR009 siret-cle · Le SIRET 999 000 318 00018 n'existe pas : sa clé
   de contrôle est fausse.
    4 │   siret: 999 000 318 00018
      │          ▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔▔
   Que faire : recopiez-le depuis l'avis de situation de l'Insee ; deux chiffres
               sont souvent intervertis.

Projet
 ⚠ avertissement · QUA005 texte-invisible · Le résumé contient un caractère qui
   ne se voit pas : « \u202e ».
    8 │ …e ateliers, ouverts à toutes et à tous, avec 日本 et \u202e des choses.
      │                                                       ▔▔▔▔▔▔
   Que faire : effacez-le :
               resume: "Un potager"
 ⚠ avertissement · OBJ004 objectif-sans-echeance · La cible « 80 habitants » n'a
   pas d'échéance.
    9 │ →   cible: "80 habitants"
      │     ▔▔▔▔▔ le champ
      │            ▔▔▔▔▔▔▔▔▔▔▔▔▔▔

Budget
 ✗ erreur · BUD014 budget-desequilibre · Les charges (14 000,00 €) et les
   produits (13 900,00 €) diffèrent de 100,00 €.
   10 │ budget:
      │ ▔▔▔▔▔▔
   11 │   charges: {total: 14 000}
      │                    ▔▔▔▔▔▔ charges
   12 │   produits: {total: 13 900}
      │                     ▔▔▔▔▔▔ produits
   Que faire : il manque 100,00 € de produits, ou il y a 100,00 € de charges en
               trop.

À compléter : 1
 ✗ erreur · ligne 5 · STR020 · « courriel » est vide.

────────────────────────────────────────────────────────────────────────────────
 NON CONFORME   3 erreurs · 3 avertissements · 1 info (-v pour les voir)
 148 règles vérifiées · 3 ne s'appliquent pas à ce dossier · 2 non évaluées ·
   1 constat ignoré
 À corriger d'abord : STR009, ligne 4 · 14 jours avant la date limite
 Détail : cvslint rule STR009
 cvslint 0.1.0 · mel-cvs-2026 1.0 (2025-09-01, empreinte 3f2a9c81d04b) · au 1er
   octobre 2025 · Contrôle automatique fait avant dépôt : il ne vaut ni
   recevabilité ni refus.
"""
