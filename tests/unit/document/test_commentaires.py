"""The comments of a text, and the part of the dossier that each speaks of; with both parsers."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvslint.document import reader
from cvslint.document.comments import Comment, comments
from cvslint.document.document import Document, read_document
from cvslint.document.holders import Holders
from cvslint.span import format_path


@pytest.fixture(params=["C", "Python"], autouse=True)
def analyseur(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "Python":
        monkeypatch.setattr(reader, "CParser", None)
    elif reader.CParser is None:
        pytest.skip("l'analyseur en C n'est pas installé")


def lu(texte: str) -> Document:
    return read_document(texte.encode())


def vus(texte: str) -> list[tuple[int, int, str, bool]]:
    return [(c.line, c.column, c.text, c.alone) for c in comments(lu(texte))]


TROUVES = [
    ("seul sur sa ligne", "# un\na: 1\n", [(1, 1, "# un", True)]),
    ("en fin de ligne", "a: 1  # un\n", [(1, 7, "# un", False)]),
    ("en retrait", "a:\n  # un \n  b: 1\n", [(2, 3, "# un", True)]),
    ("après une clé", "a: # un\n  b: 1\n", [(1, 4, "# un", False)]),
    ("après une clé sans valeur", "a:  # un\nb: 1\n", [(1, 5, "# un", False)]),
    ("après des guillemets", 'a: "x # y"  # un\n', [(1, 13, "# un", False)]),
    ("sur la ligne du signe d'un bloc", "a: |-  # un\n  x # y\nb: 1\n", [(1, 8, "# un", False)]),
    ("sous un bloc", "a: |\n  x\n# un\nb: 1\n", [(3, 1, "# un", True)]),
    ("sous un bloc, après un blanc", "a: |\n  x\n\n# un\nb: 1\n", [(4, 1, "# un", True)]),
    ("entre des éléments", "a:\n  - 1 # un\n  # deux\n  - 2\n", [(2, 7, "# un", False), (3, 3, "# deux", True)]),
    ("dans des accolades", "a: {b: 1,  # un\n  c: 2}\n", [(1, 12, "# un", False)]),
    ("après des accolades", "a: {b: 'x # y'} # un\n", [(1, 17, "# un", False)]),
    ("après un texte sur deux lignes", "a: 'x # y\n  # z'  # un\nb: 1\n", [(2, 9, "# un", False)]),
    ("après un texte simple sur deux lignes", "a: x\n  y#z # un\n", [(2, 7, "# un", False)]),
    ("en fin de fichier", "a: 1\n# un", [(2, 1, "# un", True)]),
    ("avec des retours de Windows", "# un\r\na: 1 # deux\r\n", [(1, 1, "# un", True), (2, 6, "# deux", False)]),
    ("après une clé répétée", "a: 'x # y'\na: 'z # t' # un\nb: 1\n", [(2, 12, "# un", False)]),
    ("après une étiquette", "a: !mot 'x # y' # un\n", [(1, 17, "# un", False)]),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "attendus"), [t[1:] for t in TROUVES], ids=[t[0] for t in TROUVES])
def test_un_commentaire_est_trouve(texte: str, attendus: list[tuple[int, int, str, bool]]) -> None:
    assert vus(texte) == attendus


SANS = [
    ("aucun dièse", "a: 1\n"),
    ("collé à un mot", "a: rue#3\n"),
    ("entre guillemets", "a: \"x # y\"\nb: '# z'\n"),
    ("dans une clé entre guillemets", '"x # y": 1\n'),
    ("dans un bloc", "a: |\n  x\n  # y\nb: >-\n  # z\n  t\n"),
    ("dans un bloc sous un tiret", "- |\n  # x\n- >\n  y # z\n"),
    ("dans un bloc à la fin du fichier", "a: |\n  x\n  # y"),
    ("entre guillemets sur plusieurs lignes", 'a: "x\n  # y\n\n  z # t"\n'),
    ("dans un texte répété", "a: |\n  # x\na: |\n  # y\nb: 1\n"),
    ("dans un texte étiqueté", "a: !mot |\n  # x\n"),
    ("dans un texte que l'auteur nomme", "a: &mot |\n  # x\n"),
]


@pytest.mark.parametrize("texte", [t[1] for t in SANS], ids=[t[0] for t in SANS])
def test_un_texte_n_est_pas_un_commentaire(texte: str) -> None:
    assert vus(texte) == []


def test_un_texte_illisible_n_en_a_pas() -> None:
    assert vus("# un\na: [\n") == []


def test_l_etendue_va_du_signe_au_dernier_caractere() -> None:
    document = lu("a: 1  # un \n")
    assert [document.extract(comment.span) for comment in comments(document)] == ["# un"]


ENDROITS = [
    ("une valeur", "a: 1 # ici\nb: 2\n", "a"),
    ("une clé et tout son bloc", "a: # ici\n  b: 1\n  c: 2\n", "a"),
    ("une clé sans valeur", "a: # ici\nb: 1\n", "a"),
    ("un bloc de texte", "a: | # ici\n  x\n  y\nb: 1\n", "a"),
    ("un élément", "a:\n  - 1\n  - 2 # ici\n", "a[1]"),
    ("un élément entre accolades", "a:\n  - {b: 1, c: 2} # ici\n", "a[0]"),
    ("la première ligne d'un élément", "a:\n  - b: 1 # ici\n    c: 2\n", "a[0].b"),
    ("la seconde ligne d'un élément", "a:\n  - b: 1\n    c: 2 # ici\n", "a[0].c"),
    ("des accolades ouvertes", "a: {b: 1, # ici\n  c: 2}\n", "a"),
    ("la dernière ligne d'accolades", "a: {b: 1,\n  c: 2} # ici\n", "a.c"),
    ("la fin d'accolades", "a: {b: [1,\n  2\n  ]} # ici\n", "a"),
    ("la fin d'un texte entre guillemets", 'a:\n  b: "x\n    y" # ici\n', "a.b"),
    ("au-dessus d'une valeur", "# ici\na: 1\nb: 2\n", "a"),
    ("au-dessus d'un bloc", "z: 0\n# ici\na:\n  b: 1\n", "a"),
    ("au-dessus d'un élément", "a:\n  # ici\n  - b: 1\n    c: 2\n", "a[0]"),
    ("au-dessus d'un autre commentaire", "# ici\n\n# là\na: 1\n", "a"),
    ("à la fin d'un bloc", "a:\n  b: 1\n  # ici\nc: 2\n", "c"),
    ("à la fin du fichier", "a: 1\n# ici\n", None),
]


@pytest.mark.parametrize(("texte", "chemin"), [t[1:] for t in ENDROITS], ids=[t[0] for t in ENDROITS])
def test_ce_dont_parle_un_commentaire(texte: str, chemin: str | None) -> None:
    document = lu(texte)
    part = Holders(document).of(ici(document))
    assert (None if part is None else format_path(part.path)) == chemin


def ici(document: Document) -> Comment:
    return next(comment for comment in comments(document) if comment.text == "# ici")


def test_une_partie_va_de_sa_cle_a_la_fin_de_sa_valeur() -> None:
    document = lu("# ici\na:\n  b: |\n    x\n    y\nc: 1\n")
    part = Holders(document).of(ici(document))
    assert part is not None
    assert (part.span.start.line, part.span.start.column) == (2, 1)
    assert (part.span.end.line, part.span.end.column) == (5, 6)


def test_une_ligne_d_accolades_vaut_en_entier() -> None:
    document = lu("a: {\n  b: 1, c: 2, # ici\n  d: 3}\n")
    part = Holders(document).of(ici(document))
    assert part is not None
    assert part.path == ("a", "b")
    assert (part.span.start.column, part.span.end.column) == (3, 13)


PHRASES = st.text(alphabet="ab #'\":|>[]{},-éÀ", min_size=1, max_size=12)


@given(st.lists(st.tuples(PHRASES, st.booleans()), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_quels_que_soient_les_textes(lus: list[tuple[str, bool]], fin: str) -> None:
    """Values in single quotes or in blocks, each with a comment on its first line: these are found, nothing else."""
    lignes = []
    for rang, (phrase, bloc) in enumerate(lus):
        entre_guillemets = "'" + phrase.replace("'", "''") + "'"
        lignes += [f"k{rang}: |  # ici", f"  x{phrase}"] if bloc else [f"k{rang}: {entre_guillemets}  # ici"]
    document = lu(fin.join(lignes) + fin)
    attendues = [
        rang for rang, ligne in enumerate(lignes, start=1) if ligne.endswith("  # ici") and ligne[0] == "k"
    ]
    assert [(c.line, c.text, c.alone) for c in comments(document)] == [(n, "# ici", False) for n in attendues]
    parts = [Holders(document).of(comment) for comment in comments(document)]
    assert [part and part.path for part in parts] == [(f"k{rang}",) for rang in range(len(lus))]
