"""The span of a value covers its source text and nothing else, however it is written."""

from __future__ import annotations

import pytest
from lieux import feuilles, lignes, sources, tranche

from cvslint.document import reader
from cvslint.document.document import read_document
from cvslint.span import Span

LUS = [
    ("accents", "intitulé: Été à Mons-en-Barœul\nb: 1\n", {"intitulé": "Été à Mons-en-Barœul", "b": "1"}),
    ("emoji", "a: 🌱 jardin 👩‍🌾\nb: 1\n", {"a": "🌱 jardin 👩‍🌾", "b": "1"}),
    ("emoji devant", "{a: 🌱🌱, b: deux}\n", {"a": "🌱🌱", "b": "deux"}),
    ("accents combinants", "a: e\u0301te\u0301\nb: 1\n", {"a": "e\u0301te\u0301", "b": "1"}),
    ("commentaire au bout", "a: un deux   # trois\nb: 'x' # y\n", {"a": "un deux", "b": "'x'"}),
    ("guillemets", "a: \"x \\\" y\"\nb: 'l''eau'\n", {"a": '"x \\" y"', "b": "'l''eau'"}),
    ("simple sur trois lignes", "a: un\n  deux\n  trois\nb: 1\n", {"a": "un\n  deux\n  trois", "b": "1"}),
    ("simple avec ligne vide", "a: un\n\n  deux\nb: 1\n", {"a": "un\n\n  deux", "b": "1"}),
    ("double sur deux lignes", 'a: "un\n  deux"\nb: 1\n', {"a": '"un\n  deux"', "b": "1"}),
    ("apostrophes sur deux lignes", "a: 'un\n  deux'\nb: 1\n", {"a": "'un\n  deux'", "b": "1"}),
    ("littéral", "a: |\n  un\n  deux\nb: 1\n", {"a": "|\n  un\n  deux", "b": "1"}),
    ("plié", "a: >-\n  un\n\n  deux\nb: 1\n", {"a": ">-\n  un\n\n  deux", "b": "1"}),
    ("littéral puis lignes vides", "a: |\n  un\n\n\nb: 1\n", {"a": "|\n  un", "b": "1"}),
    ("littéral gardant ses lignes vides", "a: |+\n  un\n\n\nb: 1\n", {"a": "|+\n  un", "b": "1"}),
    ("littéral puis commentaire", "a: |\n  un\n# fin\n\nb: 1\n", {"a": "|\n  un", "b": "1"}),
    ("commentaire dans un littéral", "a: |\n  un\n  # deux\nb: 1\n", {"a": "|\n  un\n  # deux", "b": "1"}),
    ("littéral à retrait dit", "a: |2\n   un\n  deux\nb: 1\n", {"a": "|2\n   un\n  deux", "b": "1"}),
    ("littéral sans fin de ligne", "b: 1\na: |\n  un", {"b": "1", "a": "|\n  un"}),
    ("littéral vide", "a: |\n\nb: 1\n", {"a": "|", "b": "1"}),
    ("style en ligne", "a: {x: 1, y: [2, 3 4 , 'z']}\n", {"a.x": "1", "a.y.0": "2", "a.y.1": "3 4", "a.y.2": "'z'"}),
    ("en ligne sur plusieurs lignes", "a: [\n  un,\n  deux ,\n]\nb: 1\n", {"a.0": "un", "a.1": "deux", "b": "1"}),
    ("listes emboîtées", "- - 1\n  - 2\n- a: 3\n  b: 4\n", {"0.0": "1", "0.1": "2", "1.a": "3", "1.b": "4"}),
    ("liste au ras de sa clé", "a:\n- un\n- deux\nb: 1\n", {"a.0": "un", "a.1": "deux", "b": "1"}),
    ("CRLF", "a: un\r\nb: |\r\n  x\r\n  y\r\nc: 'z'\r\n", {"a": "un", "b": "|\n  x\n  y", "c": "'z'"}),
    ("CR", "a: un\rb: |\r  x\r  y\rc: 'z'\r", {"a": "un", "b": "|\n  x\n  y", "c": "'z'"}),
    ("marque d'ordre", "\ufeffa: un\nb: deux\n", {"a": "un", "b": "deux"}),
    ("marque d'ordre et CRLF", "\ufeffé: un\r\nb: deux\r\n", {"é": "un", "b": "deux"}),
    ("dernière ligne sans fin", "a: un\nb: deux", {"a": "un", "b": "deux"}),
    ("U+0085 dans une valeur", "a: x\u0085y\nb: 1\n", {"a": "x\u0085y", "b": "1"}),
    ("U+2028 entre guillemets", 'a: "x\u2028y" # z\nb: 1\n', {"a": '"x\u2028y"', "b": "1"}),
    ("insécables", "a: 12\u00a0000\u202f€\nb: 1\n", {"a": "12\u00a0000\u202f€", "b": "1"}),
    ("document ouvert par ---", "---\na: un\n", {"a": "un"}),
    ("document clos par ...", "a: un\n...\n", {"a": "un"}),
    ("clé entre guillemets", "\"16-25\": 58\n'x y': 2\n", {"16-25": "58", "x y": "2"}),
    ("deux-points dans le texte", "a: 12:30\nb: http://x.fr/a\n", {"a": "12:30", "b": "http://x.fr/a"}),
    ("dièse dans le texte", "a: rue#3\nb: 1\n", {"a": "rue#3", "b": "1"}),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "attendu"), [lu[1:] for lu in LUS], ids=[lu[0] for lu in LUS])
def test_l_etendue_d_une_valeur_est_son_texte(analyseur, texte: str, attendu: dict[str, str]) -> None:
    document = read_document(texte.encode("utf-8"))
    assert document.faults == ()
    assert {".".join(map(str, chemin)): dit for chemin, dit in sources(document).items()} == attendu


def test_une_ancre_connue_est_lue_comme_ce_qu_elle_designe(analyseur) -> None:
    document = read_document(b"a: &ville Roubaix\nb: [*ville, x]\nc: {d: *ville}\n")
    assert document.faults == ()
    assert feuilles(document) == {
        ("a",): "Roubaix",
        ("b", 0): "Roubaix",
        ("b", 1): "x",
        ("c", "d"): "Roubaix",
    }


def test_un_alias_n_est_pas_le_meme_objet_que_son_ancre(analyseur) -> None:
    document = read_document(b"a: &x {k: [1]}\nb: *x\n")
    assert document.node(("a",)) is not document.node(("b",))
    assert document.node(("a", "k")) is not document.node(("b", "k"))
    assert feuilles(document)["b", "k", 0] == "1"


@pytest.mark.parametrize(
    "vide", ["a:\nb: 1\n", "a: # rien\nb: 1\n", "a:   \nb: 1\n", "b: 1\na:", "a:\r\nb: 1\r\n"]
)
def test_une_cle_vide_se_montre_par_sa_cle(analyseur, vide: str) -> None:
    document = read_document(vide.encode())
    place = document.place(("a",))
    assert place is not None
    assert tranche(vide, place) == "a"
    assert feuilles(document)["a",] == ""


SEPARATEURS = pytest.mark.parametrize("separateur", ["\u0085", "\u2028", "\u2029"])


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
@SEPARATEURS
def test_les_separateurs_d_unicode_ne_comptent_pas_pour_des_lignes(
    analyseur, fin: str, separateur: str
) -> None:
    """Editors end lines at LF, CRLF and CR; a parser that also ends them elsewhere would shift all that follows."""
    texte = fin.join(["# titre", f'a: "un{separateur}deux"', "b: @", ""])
    (fault,) = read_document(texte.encode()).faults
    assert (fault.span.start.line, fault.span.start.column) == (3, 4)


@SEPARATEURS
def test_un_separateur_d_unicode_dans_un_commentaire_y_reste(analyseur, separateur: str) -> None:
    document = read_document(f"# titre{separateur}suite\na: 1 # x{separateur}y: 2\nb: 2\n".encode())
    assert document.faults == ()
    assert sources(document) == {("a",): "1", ("b",): "2"}


@SEPARATEURS
def test_un_separateur_d_unicode_dans_un_bloc_de_texte_y_reste(analyseur, separateur: str) -> None:
    document = read_document(f"a: |\n  x{separateur}y\n  z\nb: 2\n".encode())
    assert document.faults == ()
    assert sources(document) == {("a",): f"|\n  x{separateur}y\n  z", ("b",): "2"}


def test_les_lignes_de_la_source_sont_celles_d_un_editeur() -> None:
    texte = "a: 1\r\nb: 2\rc: 3\n\nd: x\u2028y\n"
    source = read_document(texte.encode()).source
    assert source.lines() == lignes(texte) == ["a: 1", "b: 2", "c: 3", "", "d: x\u2028y", ""]
    assert [source.line(n) for n in (0, 1, 5, 6, 7)] == ["", "a: 1", "d: x\u2028y", "", ""]


def test_un_bloc_va_de_sa_premiere_cle_a_sa_derniere_valeur() -> None:
    texte = "p:\n  a: un\n  b:\n    - x\n    - yy  # fin\n\n# suite\nq: 1\n"
    document = read_document(texte.encode())
    bloc = document.node(("p",))
    assert bloc is not None
    assert document.span(bloc) == Span.at(2, 3, 5, 9)
    assert tranche(texte, document.span(bloc)) == "a: un\n  b:\n    - x\n    - yy"


def test_un_bloc_qui_finit_par_une_cle_vide_finit_a_cette_cle() -> None:
    texte = "p:\n  a: un\n  b:\n\nq: 1\n"
    document = read_document(texte.encode())
    bloc = document.node(("p",))
    assert bloc is not None
    assert tranche(texte, document.span(bloc)) == "a: un\n  b"


def test_un_bloc_en_ligne_va_d_une_accolade_a_l_autre() -> None:
    texte = "p: {a: 1, b: [x, y]}  # c\n"
    document = read_document(texte.encode())
    for chemin, attendu in ((("p",), "{a: 1, b: [x, y]}"), (("p", "b"), "[x, y]")):
        node = document.node(chemin)
        assert node is not None
        assert tranche(texte, document.span(node)) == attendu
        assert document.text(node) == attendu


def test_rien_n_est_converti() -> None:
    texte = "a: 01234\nb: no\nc: 12:30\nd: 1_500\ne: 2025-09-31\nf: ~\ng: 1e3\nh: 0x1F\ni: .inf\nj: null\n"
    assert list(feuilles(read_document(texte.encode())).values()) == [
        "01234", "no", "12:30", "1_500", "2025-09-31", "~", "1e3", "0x1F", ".inf", "null",
    ]  # fmt: skip


def test_l_empreinte_est_celle_des_octets() -> None:
    avec, sans = read_document(b"\xef\xbb\xbfa: 1\n"), read_document(b"a: 1\n")
    assert avec.sha256 != sans.sha256
    assert feuilles(avec) == feuilles(sans)


@pytest.mark.parametrize(
    ("analyseur_en_c", "texte"),
    [
        (en_c, texte)
        for en_c in (True, False)
        for texte in (
            "a: {b: qui ?}\n",
            "a: [Êtes-vous prêts ?, oui]\n",
            "a: {b: 12:30}\n",
            "a: [http://x.fr/a]\n",
        )
    ],
)
def test_un_signe_dans_une_valeur_en_ligne(monkeypatch, analyseur_en_c: bool, texte: str) -> None:
    if not analyseur_en_c:
        monkeypatch.setattr(reader, "CParser", None)
    elif reader.CParser is None:
        pytest.skip("l'analyseur en C n'est pas installé")
    document = read_document(texte.encode())
    assert document.faults == ()
    assert next(iter(sources(document).values())) in texte
