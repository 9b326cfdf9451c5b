"""Personal data: masked in what goes to other programs, and everywhere when asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path as FilePath

import pytest

from cvslint.cli.sorties import FORMATS
from cvslint.report import glyphs, styled
from cvslint.report.masking import MASK, masked, masked_file
from cvslint.result import DossierResult, Facts, RunResult, Verdict
from cvslint.session import Session

_BASE = FilePath(__file__).parents[2] / "rules" / "mel-cvs-2026" / "bases" / "minimal.yaml"
_PERSONNE = """  representant_legal:
    prenom: Clothilde
    nom: Vandenbroucke-Delattre
    courriel: clothilde.vdb@structure-fictive.fr
    telephone: 06 12 34 56 78
    mobile: 06 98 76 54 32 Clothilde
"""
SECRETS = ("Clothilde", "Vandenbroucke", "clothilde.vdb", "12 34 56 78", "98 76 54 32", "FR76 3000")


def _run() -> RunResult:
    texte = _BASE.read_text(encoding="utf-8")
    lignes = [ligne for ligne in texte.splitlines() if ligne]
    place = lignes.index("porteur:") + 1
    suite = "\n".join([*lignes[:place], _PERSONNE.rstrip(), *lignes[place:]])
    suite = suite.replace("intitule:", "intitule: Appeler Clothilde, FR76 3000 6000 0112 3456 7890 189 #", 1)
    session = Session(today=dt.date(2025, 10, 1), portrait=True)
    session.prepare()
    return session.run([("dossier.yaml", suite.encode())])


RUN = _run()


def _ecrit(run: RunResult, nom: str) -> str:
    rendre = import_module(f"cvslint.report.{FORMATS[nom]}").render
    morceaux: Iterator[str]
    if nom == "texte":
        lignes = rendre(run, width=100, verbose=True, quiet=False, glyphs=glyphs.pick("utf-8"))
        morceaux = styled.plain(lignes)
    elif nom == "resume":
        morceaux = styled.plain(rendre(run, width=100, glyphs=glyphs.pick("utf-8")))
    elif nom == "court":
        morceaux = rendre(run, verbose=True)
    else:
        morceaux = rendre(run)
    return "".join(morceaux)


def test_le_rapport_montre_bien_quelque_chose_a_masquer() -> None:
    ecrit = _ecrit(RUN, "texte")
    assert "98 76 54 32 Clothilde" in ecrit


@pytest.mark.parametrize("nom", list(FORMATS))
def test_aucun_format_ne_laisse_voir_une_personne(nom: str) -> None:
    ecrit = _ecrit(masked(RUN), nom)
    assert [secret for secret in SECRETS if secret in ecrit] == []


def test_les_extraits_gardent_leur_largeur_et_les_constats_leur_place() -> None:
    (avant,), (apres,) = RUN.files, masked(RUN).files
    assert {n: len(ligne) for n, ligne in avant.lines.items()} == {
        n: len(ligne) for n, ligne in apres.lines.items()
    }
    assert [(f.rule, f.span, f.path, f.fingerprint) for f in avant.findings] == [
        (f.rule, f.span, f.path, f.fingerprint) for f in apres.findings
    ]
    assert any(MASK in ligne for ligne in apres.lines.values())
    assert apres.facts.montant_sollicite == avant.facts.montant_sollicite


def test_un_dossier_sans_personne_reste_tel_quel() -> None:
    session = Session(today=dt.date(2025, 10, 1))
    session.prepare()
    run = session.run([("vide.yaml", b"porteur:\n  denomination: Le Potager\n  siret: 999 000 318 00017\n")])
    (file,) = run.files
    assert file.findings and file.personal == ()
    assert list(masked(run).files) == [file]


@pytest.mark.parametrize(
    ("ecrit", "masque"),
    [
        ("écrit à Jean PETIT", "écrit à •••• •••••"),
        ("Jean Petit et jean petit", "•••• ••••• et jean petit"),
        ("un petit jardin, Petitbourg", "un petit jardin, Petitbourg"),
    ],
)
def test_un_nom_qui_est_aussi_un_mot_ne_cache_pas_le_mot(ecrit: str, masque: str) -> None:
    fichier = DossierResult(
        "a.yaml", Verdict.CONFORME, (), {}, Facts(intitule=ecrit), personal=("Jean", "Petit")
    )
    assert masked_file(fichier).facts.intitule == masque
