"""Whole dossiers: the conforming ones stay silent, the others say what their comments announce and nothing else."""

from __future__ import annotations

from pathlib import Path as FilePath

import pytest
from attentes import EXEMPLES, ICI, attendus, dits, fichiers, lignes

from cvslint.cli.app import run
from cvslint.findings import Severity
from cvslint.result import Verdict
from cvslint.span import format_path

CONFORMES = [*fichiers(EXEMPLES / "conformes"), *fichiers(ICI / "ok")]
FAUTIFS = [*fichiers(EXEMPLES / "a-corriger"), *fichiers(ICI / "err")]


def _nom(fichier: FilePath) -> str:
    return f"{fichier.parent.name}/{fichier.stem}"


@pytest.mark.parametrize("fichier", CONFORMES, ids=_nom)
def test_un_dossier_conforme_ne_recoit_ni_erreur_ni_avertissement(fichier, controler):
    resultat = controler(fichier.read_bytes())
    graves = [
        f"{f.span.start.line} {f.rule} {f.message}"
        for f in resultat.findings
        if f.severity is not Severity.INFO
    ]
    assert graves == []
    assert resultat.verdict is Verdict.CONFORME
    assert not attendus(fichier.read_bytes().decode("utf-8-sig")), "un dossier conforme n'attend rien"


@pytest.mark.parametrize("fichier", FAUTIFS, ids=_nom)
def test_un_dossier_fautif_dit_exactement_ce_qu_il_annonce(fichier, controler):
    data = fichier.read_bytes()
    promis = attendus(data.decode("utf-8-sig"))
    assert promis, "un dossier fautif annonce au moins un constat"
    assert dits(controler(data)) == promis


@pytest.mark.parametrize("fichier", FAUTIFS, ids=_nom)
def test_le_verdict_suit_les_constats(fichier, controler):
    resultat = controler(fichier.read_bytes())
    graves = {finding.severity for finding in resultat.findings}
    if resultat.verdict is not Verdict.ILLISIBLE:
        erreur = Severity.ERREUR in graves
        assert resultat.verdict is (Verdict.NON_CONFORME if erreur else Verdict.RESERVES)


@pytest.mark.parametrize("fichier", [*CONFORMES, *FAUTIFS], ids=_nom)
def test_chaque_constat_tient_dans_le_texte(fichier, controler):
    """Lines and columns are those of the file, the excerpt is its line, and no sentence has a hole."""
    data = fichier.read_bytes()
    texte = lignes(data.decode("utf-8-sig"))
    resultat = controler(data)
    places = [finding.span for finding in resultat.findings]
    places += [lie.span for finding in resultat.findings for lie in finding.related]
    for span in places:
        assert 1 <= span.start.line <= span.end.line <= len(texte)
        assert 1 <= span.start.column <= len(texte[span.start.line - 1]) + 1
        assert 1 <= span.end.column <= len(texte[span.end.line - 1]) + 1
        assert span.start <= span.end
        assert resultat.lines[span.start.line] == texte[span.start.line - 1]
    for finding in resultat.findings:
        for phrase in (finding.message, finding.help, finding.why):
            assert phrase.strip() == phrase
            assert "{" not in phrase, f"{finding.rule} à {format_path(finding.path)}"
            assert "}" not in phrase, f"{finding.rule} à {format_path(finding.path)}"
            assert "None" not in phrase


@pytest.mark.parametrize("fichier", [*CONFORMES, *FAUTIFS], ids=_nom)
def test_les_constats_sont_dans_l_ordre_du_texte(fichier, controler):
    findings = controler(fichier.read_bytes()).findings
    assert list(findings) == sorted(findings, key=lambda finding: (finding.span, finding.rule))


@pytest.mark.parametrize("fichier", [*CONFORMES, *FAUTIFS], ids=_nom)
def test_une_regle_est_passee_ou_non_evaluee_ou_sans_objet_mais_une_seule_fois(fichier, controler, pack):
    """A rule that could not run is never counted as passed, and no rule disappears."""
    resultat = controler(fichier.read_bytes())
    if resultat.verdict is Verdict.ILLISIBLE:
        return
    passees, sans_objet = set(resultat.passed), set(resultat.not_applicable)
    retenues = {motif.rule for motif in resultat.not_evaluated}
    dites = {finding.rule for finding in resultat.findings}
    assert not passees & sans_objet
    assert not passees & retenues
    assert not sans_objet & retenues
    assert not passees & dites
    attendues = {c for c, r in pack.regles.items() if r.verifie and r.portee == "dossier"}
    attendues = {code for code in attendues if not code.startswith(("USA", "LOT"))}
    assert attendues <= passees | sans_objet | retenues | dites
    assert all(motif.because for motif in resultat.not_evaluated)


@pytest.mark.parametrize(
    ("fichiers_donnes", "code"),
    [(CONFORMES, 0), *[([fichier], 1) for fichier in FAUTIFS[:3]]],
    ids=["conformes", *map(_nom, FAUTIFS[:3])],
)
def test_la_commande_sort_avec_le_code_du_verdict(fichiers_donnes, code, capfd):
    arguments = ["check", "--today", "2025-10-01", "-o", "court", *map(str, fichiers_donnes)]
    assert run(arguments) == code
    dit = capfd.readouterr().out
    assert (": erreur " in dit) is bool(code)


def test_il_y_a_de_tout():
    """The dossiers of the tests are written in all the ways that people write them."""
    octets = {fichier.stem: fichier.read_bytes() for fichier in [*CONFORMES, *FAUTIFS]}
    assert any(data.startswith(b"\xef\xbb\xbf") for data in octets.values())
    assert any(b"\r\n" in data for data in octets.values())
    assert any(b"\r" in data and b"\n" not in data for data in octets.values())
    assert any("\U0001f331" in data.decode("utf-8-sig") for data in octets.values())
    assert any(b"\xc2\xa0" in data for data in octets.values())
    assert len(octets) >= 30
