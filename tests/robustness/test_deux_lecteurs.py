"""The parser in C and the pure one give the same findings, but for the differences that `docs/two-parsers.md` lists."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path as FilePath
from typing import Any
from unittest.mock import patch

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.document import reader
from cvslint.engine import Reglages, check_bytes
from cvslint.result import DossierResult
from cvslint.selection import choix_par_defaut

JOUR = dt.date(2025, 10, 1)
RACINE = FilePath(__file__).parents[2]
DOSSIERS = sorted(
    [
        *RACINE.glob("examples/*/*.yaml"),
        *RACINE.glob("tests/dossiers/*/*.yaml"),
        *RACINE.glob("rules/*/bases/*.yaml"),
    ]
)
CAS: list[dict[str, Any]] = json.loads(
    (RACINE / "tests/data/yaml-test-suite/yaml-test-suite.json").read_text(encoding="utf-8")
)["cases"]
PUBLIEES = re.findall(
    r"^\| ([A-Z0-9]{4}(?:/\d\d)?) \|", (RACINE / "docs/two-parsers.md").read_text(encoding="utf-8"), re.M
)

pytestmark = pytest.mark.skipif(reader.CParser is None, reason="le lecteur en C n'est pas installé")


def _resultats(data: bytes, pack: Campagne) -> tuple[DossierResult, DossierResult]:
    """What the parser in C gives, then the pure one."""
    reglages = Reglages(JOUR, choix_par_defaut(pack), {})
    en_c = check_bytes(data, "dossier.yaml", pack, reglages)
    with patch.object(reader, "CParser", None):
        return en_c, check_bytes(data, "dossier.yaml", pack, reglages)


@pytest.mark.parametrize("dossier", DOSSIERS, ids=lambda fichier: f"{fichier.parent.name}/{fichier.name}")
def test_un_dossier_donne_le_meme_resultat(dossier: FilePath, pack: Campagne) -> None:
    en_c, pur = _resultats(dossier.read_bytes(), pack)
    assert en_c == pur


def test_la_suite_yaml_ne_differe_que_la_ou_c_est_publie(pack: Campagne) -> None:
    differents = []
    for cas in CAS:
        en_c, pur = _resultats(cas["yaml"].encode("utf-8"), pack)
        if en_c != pur:
            differents.append(cas["id"])
    assert len(DOSSIERS) > 25
    assert differents == PUBLIEES
