"""The examples that each rule carries say what it promises: they are its documentation and its test."""

from __future__ import annotations

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.exemples import echecs

CODES = list(charger_campagne("mel-cvs-2026").regles)


@pytest.mark.parametrize("code", CODES)
def test_les_exemples_d_une_regle_tiennent(pack: Campagne, code: str) -> None:
    manques = [
        f"{echec.regle.fichier.name}:{echec.exemple.ligne} « {echec.exemple.titre} » : {echec.phrase}"
        for echec in echecs(pack, [pack.regles[code]])
    ]
    assert manques == []


@pytest.mark.parametrize("code", CODES)
def test_un_exemple_a_un_titre_qui_le_distingue(pack: Campagne, code: str) -> None:
    titres = [exemple.titre for exemple in pack.regles[code].exemples]
    assert all(titres)
    assert len(set(titres)) == len(titres)


def test_chaque_cas_d_une_regle_a_son_niveau_dans_un_exemple(pack: Campagne) -> None:
    """A rule whose cases differ in level shows each level, so that none is dead."""
    muets = []
    for regle in pack.regles.values():
        niveaux = {cas.gravite for cas in regle.cas if cas.appel is not None}
        montres = {attendu.gravite for exemple in regle.exemples for attendu in exemple.attendu}
        if len(niveaux) > 1 and regle.portee == "dossier" and not niveaux <= montres:
            muets.append(f"{regle.code} : {', '.join(sorted(niveaux - montres))}")
    assert muets == []
