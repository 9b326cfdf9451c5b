"""Fingerprints: a value that is only spelled otherwise leaves its finding what it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.result import DossierResult

Controler = Callable[[bytes | str], DossierResult]


@pytest.mark.parametrize(
    ("avant", "une", "autre", "regle"),
    [
        ("  date: 2025-10-08", "  date: 2025-10-16", "  date: 16 octobre 2025", "DEP002"),
        ("  siret: 999 000 318 00017", "  siret: 356 000 828 00018", "  siret: 35600082800018", "STR010"),
        ("        total: 5 750,50", "        total: 5 760,50", "        total: 5_760,5", "BUD005"),
        ("    - {quartier: Le Parc, communes: [Haubourdin]}", "    - Secteur Sud", "    - QPV secteur sud", "TER004"),
    ],
)  # fmt: skip
def test_une_autre_ecriture_est_le_meme_constat(
    pack: Campagne, controler: Controler, avant: str, une: str, autre: str, regle: str
) -> None:
    base = (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")
    assert base.count(avant) == 1
    usuel, libre = (controler(base.replace(avant, apres)).findings for apres in (une, autre))
    assert regle in {constat.rule for constat in usuel}
    assert sorted(c.fingerprint for c in usuel) == sorted(c.fingerprint for c in libre)


def test_une_autre_valeur_est_un_autre_constat(pack: Campagne, controler: Controler) -> None:
    base = (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")
    deux = (
        next(c for c in controler(base.replace("2025-10-08", jour)).findings if c.rule == "DEP002")
        for jour in ("2025-10-16", "17 octobre 2025")
    )
    assert len({constat.fingerprint for constat in deux}) == 2
