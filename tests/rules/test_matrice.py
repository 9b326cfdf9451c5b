"""A conforming dossier stays without a word, whoever the porteur is and whatever is asked."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path as FilePath
from typing import Any

import pytest
from dossiers_types import PORTEURS, VILLES, Profil, dossier_type

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import valeur
from cvslint.cli.app import run
from cvslint.document.document import read_document
from cvslint.findings import Severity
from cvslint.result import DossierResult, Verdict

Controler = Callable[[str], DossierResult]
PROFILS = [
    Profil(*choix)
    for choix in product(PORTEURS, (False, True), (False, True), (False, True), VILLES, (False, True))
]


@pytest.fixture(scope="module")
def base(pack: Campagne) -> dict[str, Any]:
    """The complete dossier of the pack, as plain data."""
    donnees: dict[str, Any] = valeur(
        read_document((pack.dossier / "bases" / "complet.yaml").read_bytes()).root
    )
    return donnees


def _nom(profil: Profil) -> str:
    suite = "reconduction" if profil.reconduction else "première demande"
    options = [
        nom
        for nom, oui in (
            ("État", profil.etat),
            ("CPO", profil.cpo),
            ("plus de 15 000 €", profil.plus_de_15000),
        )
        if oui
    ]
    return ", ".join([profil.porteur, suite, f"métropolitain {profil.metropolitain}", *options])


@pytest.mark.parametrize("profil", PROFILS, ids=_nom)
def test_un_dossier_conforme_reste_muet(profil: Profil, base: dict[str, Any], controler: Controler) -> None:
    texte = dossier_type(profil, base)
    resultat = controler(texte)
    assert [(f.rule, f.message) for f in resultat.findings if f.severity is not Severity.INFO] == []
    assert resultat.verdict is Verdict.CONFORME


@pytest.mark.parametrize(
    "profil", [p for p in PROFILS if p.porteur == "association" and p.reconduction and p.cpo], ids=_nom
)
def test_les_faits_d_un_dossier_type_sont_ceux_de_son_profil(
    profil: Profil, base: dict[str, Any], controler: Controler
) -> None:
    """The dossiers are what they are meant to be: the amounts asked lie on both sides of the threshold."""
    faits = controler(dossier_type(profil, base)).facts
    assert faits.montant_sollicite == (24_000 if profil.plus_de_15000 else 15_000)
    assert faits.communes == tuple(profil.villes)


def test_la_commande_ne_trouve_rien_dans_un_dossier_de_chaque_porteur(
    tmp_path: FilePath, base: dict[str, Any], capfd: pytest.CaptureFixture[str]
) -> None:
    for porteur in PORTEURS:
        profil = Profil(porteur, True, True, True, "deux villes", True)
        (tmp_path / f"{porteur}.yaml").write_text(dossier_type(profil, base), encoding="utf-8")
    assert (
        run(
            [
                "check",
                "--isolated",
                "--today",
                "2025-10-01",
                "--fail-on",
                "avertissement",
                "-o",
                "court",
                str(tmp_path),
            ]
        )
        == 0
    )
    capfd.readouterr()
