"""``fix`` on dossiers damaged at random: it touches only what it says, and has nothing to add a second time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import BASE

from cvslint.document.document import read_document
from cvslint.document.history import apply
from cvslint.document.source import read_source
from cvslint.fixes import repair
from cvslint.result import DossierResult

Controle = Callable[[bytes | str], DossierResult]

hasard = settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

GESTES = [
    (": ", ":"), ("- ", "-"), ("  ", "\t"), ("  ", "\u00a0\u00a0"), ("  ", "   "), (": ", ":\u00a0"), (": ", " = "),
    (": ", ": @"), (": ", ": “"), (": ", ": "+'"'), (": ", ": « a : "), ("]", ""), ("}", ""), ("e", "é\x92"),
    ("siret", "s\u0456ret"), ("budget", "bud\u200bget"), ("a", "\x0b"), (": ", ": Le mot : "), ("é", "Ã©"),
    ("é", "\x00"),
]  # fmt: skip
"""Slips of a hand or of a program: what is written, and what stands there instead."""


@st.composite
def dossiers_abimes(draw: Any) -> str:
    """The base with one to three slips, each on a line of its own, and ends of line of one kind."""
    lignes = BASE.split("\n")
    for _ in range(draw(st.integers(1, 3))):
        juste, faux = draw(st.sampled_from(GESTES))
        ou = draw(st.sampled_from([n for n, ligne in enumerate(lignes) if juste in ligne] or [0]))
        lignes[ou] = lignes[ou].replace(juste, faux, 1)
    fin: str = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return fin.join(lignes)


@hasard
@given(dossiers_abimes())
def test_une_ligne_sans_reparation_garde_tous_ses_octets(controler: Controle, texte: str) -> None:
    apres = repair(texte.encode(), controler, unsafe=False).after.decode()
    fins = [re.findall(r"\r\n|\n|\r", dit) for dit in (texte, apres)]
    assert fins[0] == fins[1]
    faites = {edit.span.start.line for edit in _modifications(controler, texte, apres)}
    avant, maintenant = (re.split(r"\r\n|\n|\r", dit) for dit in (texte, apres))
    changees = {n for n, (a, b) in enumerate(zip(avant, maintenant, strict=True), start=1) if a != b}
    assert changees <= faites


def _modifications(controler: Controle, texte: str, apres: str) -> list[Any]:
    """All the edits that the findings of the text, and of what repairs make of it on the way, may propose."""
    edits, restant = [], 25
    while restant and texte != apres:
        restant -= 1
        proposes = [fix for constat in controler(texte).findings for fix in constat.fixes]
        edits += [edit for fix in proposes for edit in fix.edits]
        suivant = next((fix for fix in proposes if fix.safety == "safe"), None)
        if suivant is None:
            break
        texte = apply(texte, suivant.edits)
    return edits


@hasard
@given(dossiers_abimes())
def test_une_seconde_fois_ne_change_plus_rien(controler: Controle, texte: str) -> None:
    apres = repair(texte.encode(), controler, unsafe=False).after
    assert repair(apres, controler, unsafe=False).after == apres


@hasard
@given(dossiers_abimes())
def test_un_extrait_est_le_texte_de_l_auteur(texte: str) -> None:
    """A value that was read past a repair is shown where it stands in the file as it is."""
    document = read_document(texte.encode())
    lignes = read_source(texte.encode()).lines()
    for chemin in (("porteur", "siret"), ("projet", "intitule"), ("budget", "exercice")):
        place = document.place(chemin)
        if place is not None and place.start.line == place.end.line:
            extrait = document.extract(place)
            assert extrait == lignes[place.start.line - 1][place.start.column - 1 : place.end.column - 1]
            assert extrait == extrait.strip(" ")
