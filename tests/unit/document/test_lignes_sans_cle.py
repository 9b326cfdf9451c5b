"""Lines that are no keys: rules, fences, remarks of other languages, titles; told at the first of them."""

from __future__ import annotations

import pytest
from lieux import lignes, tranche

from cvslint.document.document import read_document
from cvslint.document.fault import Fault

AVANT, APRES = "a:\n  b: un\n", "c:\n  d: deux\n"

SURES = [
    "-----", "=====", "*****", "—", "— — —", "* * *", "+----+".replace("+", "="), "// Budget", "/* Budget */",
    "<!-- Budget -->", "; budget", "____",
]  # fmt: skip
TEXTES = ["1. Porteur", "I - Porteur", "Le projet", "<html>", "Partie A (structure)"]


def seule(texte: str) -> Fault:
    (faute,) = read_document(texte.encode()).faults
    return faute


@pytest.mark.parametrize("ligne", SURES)
def test_une_ligne_tracee_est_lue_comme_une_remarque(analyseur, ligne: str) -> None:
    texte = AVANT + ligne + "\n" + APRES
    document = read_document(texte.encode())
    faute = seule(texte)
    assert (faute.code, faute.case, faute.sure) == ("YML001", "ligne_sans_cle", True)
    assert tranche(texte, faute.span) == ligne
    assert faute.values["propose"] == f"# {ligne}"
    assert document.node(("c", "d")) is not None


@pytest.mark.parametrize("ligne", TEXTES)
def test_un_titre_est_lu_comme_une_remarque_sans_que_rien_ne_soit_sur(analyseur, ligne: str) -> None:
    texte = AVANT + ligne + "\n" + APRES
    faute = seule(texte)
    assert (faute.case, faute.sure, tranche(texte, faute.span)) == ("ligne_sans_cle", False, ligne)
    assert read_document(texte.encode()).node(("c", "d")) is not None


@pytest.mark.parametrize("tete", ["Bonjour,\nvoici le dossier\n\n", "Bonjour\n# note\n", "  \nDossier\n"])
def test_un_texte_au_dessus_du_dossier(analyseur, tete: str) -> None:
    texte = tete + AVANT
    faute = seule(texte)
    debut = next(n for n, ligne in enumerate(lignes(tete), start=1) if ligne.strip())
    assert (faute.case, faute.span.start.line) == ("ligne_sans_cle", debut)
    assert len(faute.edits) == sum(
        bool(ligne.strip()) and not ligne.startswith("#") for ligne in lignes(tete)
    )


def test_les_barrieres_d_une_page_vont_par_deux(analyseur) -> None:
    faute = seule(f"```yaml\n{AVANT}```\n")
    assert [edit.span.start.line for edit in faute.edits] == [1, 4]


def test_dans_un_bloc_de_texte_rien_n_est_une_remarque() -> None:
    assert read_document(b"a: |\n  =====\n  // x\n  ```\nb: 1\n").faults == ()


@pytest.mark.parametrize("puce", ["•", "–", "1.", "2)", "→"])
def test_une_puce_devant_un_bloc_devient_un_tiret(analyseur, puce: str) -> None:
    marge = " " * (len(puce) + 1)
    texte = f"l:\n  {puce} a: un\n  {marge}b: deux\n  {puce} a: trois\n  {marge}b: quatre\n"
    faute = seule(texte)
    assert (faute.case, faute.values["n"], tranche(texte, faute.span)) == ("puce_sans_tiret", 2, puce)
    assert read_document(texte.encode()).node(("l", 1, "b")) is not None


SEPARES = "a: 1\n---\nb:\n  c: 1\n--- # suite\nd: 1\n"


def test_des_traits_entre_les_rubriques_d_un_seul_dossier(analyseur) -> None:
    document = read_document(SEPARES.encode())
    (faute,) = document.faults
    assert (faute.case, faute.span.start.line) == ("second_document", 2)
    assert [edit.span.start.line for edit in faute.edits] == [2, 5]
    assert document.node(("d",)) is not None


@pytest.mark.parametrize(
    "texte",
    ["a: 1\n---\na: 2\n", "a: 1\n---\nb: 2\n...\n", "a: 1\n--- b: 2\n", "a: 1\n---\n%YAML 1.1\n---\nb: 1\n"],
)
def test_deux_dossiers_ne_font_pas_un_seul(analyseur, texte: str) -> None:
    document = read_document(texte.encode())
    assert document.root is None
    assert document.faults[-1].edits == ()
