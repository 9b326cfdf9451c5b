"""Four rows of the call that are decisions not to report: nobody should add a rule for them later."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.regle import Exemple
from cvslint.exemples import texte_de
from cvslint.findings import Severity
from cvslint.result import DossierResult

Controler = Callable[[bytes | str], DossierResult]

CAS: list[tuple[str, str, dict[str, Any], tuple[str, ...]]] = [
    # What was spent and what was granted are not the two sides of one account.
    (
        "BUD027",
        "complet",
        {
            "bilan.budget.charges": {
                "directes": {"compte_64": {"previsionnel": "52 000", "realise": "1 000"}}
            },
            "bilan.fiche_identite.cout_previsionnel": "52 000",
        },
        (),
    ),
    # The comments on an objective are « éventuels ».
    ("OBJ009", "complet", {}, ("bilan.objectifs[0].commentaires",)),
    # The contract is asked of associations and fondations; a town may fill it in or leave it out.
    ("CER003", "minimal", {"porteur.statut": "Commune"}, ("porteur.rna", "porteur.declaree")),
    (
        "CER003",
        "minimal",
        {"porteur.statut": "Commune"},
        ("porteur.rna", "porteur.declaree", "porteur.contrat_engagement_republicain"),
    ),
    # A project in one town that asks the métropole for nothing has nothing to prove.
    ("MET005", "minimal", {}, ()),
]


@pytest.mark.parametrize(
    ("code", "base", "change", "retire"), CAS, ids=[f"{c[0]}-{n}" for n, c in enumerate(CAS)]
)
def test_rien_n_est_dit(
    pack: Campagne,
    controler: Controler,
    code: str,
    base: str,
    change: dict[str, Any],
    retire: tuple[str, ...],
) -> None:
    exemple = Exemple("", base, None, change, retire, (), (), None, 1)
    resultat = controler(json.dumps(json.loads(texte_de(pack, exemple)), ensure_ascii=False))
    assert [f for f in resultat.findings if f.severity is not Severity.INFO] == []
    assert code not in pack.regles
