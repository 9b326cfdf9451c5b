"""A text that is not YAML: the cause, at its place, in the author's own lines."""

# ruff: noqa: E501 (tables, one case a line)

from __future__ import annotations

import pytest
from lieux import lignes, tranche

from cvslint.document import reader
from cvslint.document.document import read_document
from cvslint.document.fault import Fault

TETE = "porteur:\n  denomination: Les Tilleuls\n"

# A line of a dossier, the case that explains it, the text under the caret, and its line.
FAUTES = [
    ("titre", TETE + "projet:\n  intitule: Été solidaire : la rue\n  resume: x\n", "deux_points", ":", 4),
    ("titre au premier rang", "intitule: Jardiner : un potager\nb: 1\n", "deux_points", ":", 1),
    ("titre dans une liste", "l:\n  - nom: Cuisiner : en famille\n", "deux_points", ":", 2),
    ("titre sans espace avant", "intitule: Jardiner: un potager\n", "deux_points", ":", 1),
    ("tabulation", TETE + "\tstatut: association\n", "tabulation", "\t", 3),
    ("tabulation après des espaces", "a:\n  b: 1\n  \tc: 2\n", "tabulation", "\t", 3),
    ("tabulation sous une clé", "budget:\n\texercice: 2026\n", "tabulation", "\t", 2),
    ("guillemet ouvert", TETE + 'projet:\n  intitule: "Jardiner ensemble\n  resume: x\n', "guillemet_ouvert", '"', 4),
    ("apostrophe ouverte", "a: 'un\nb: 2\nc: 3\n", "guillemet_ouvert", "'", 1),
    ("texte après guillemet", 'denomination: "Les Tilleuls" association\nb: 1\n', "texte_apres_guillemet", "a", 1),
    ("texte après apostrophe", "porteur:\n  nom: 'Les' Tilleuls\n", "texte_apres_guillemet", "T", 2),
    ("pour cent", TETE + "  part: %50\n", "signe_reserve", "%", 3),
    ("arobase", "contact: @tilleuls\n", "signe_reserve", "@", 1),
    ("accent grave", "a:\n  - `code`\n", "signe_reserve", "`", 2),
    ("deux astérisques", "intitule: **Jardiner** ensemble\nb: 1\n", "signe_reserve", "*", 1),
    ("esperluette", "nom: & compagnie\nb: 1\n", "signe_reserve", "&", 1),
    ("insécable", "porteur:\n  nom:\u00a0Les Tilleuls\n  statut: association\n", "insecable", "\u00a0", 2),
    ("insécable fine", "porteur:\n  a: 1\n  nom:\u202fLes Tilleuls\n  b: 2\n", "insecable", "\u202f", 3),
    ("espace manquante", "porteur:\n  a: 1\n  denomination:Les Tilleuls\n  b: 2\n", "espace_manquante", "denomination", 3),
    ("espace manquante en tête", "campagne:mel-cvs-2026\nporteur:\n  a: 1\n", "espace_manquante", "campagne", 1),
    ("crochet ouvert", "a:\n  l: [un, deux\n  b: 1\n", "crochet_ouvert", "[", 2),
    ("guillemet ouvert entre crochets", "a: [\"un, deux]\nb: \"x\"\n", "guillemet_ouvert", '"', 1),
    ("guillemet ouvert au bout d'un crochet", "a: 1\nl: [un, \"deux]\n", "guillemet_ouvert", '"', 2),
    ("apostrophe ouverte entre accolades", "l:\n  - {a: 'un, b: 2}\n", "guillemet_ouvert", "'", 2),
    ("texte après guillemet entre crochets", "l: [\"un\" deux, trois]\nb: 1\n", "texte_apres_guillemet", "d", 1),
    ("apostrophe entre accolades", "l:\n  - {a: 'l'eau', b: 2}\n", "texte_apres_guillemet", "e", 2),
    ("dièse entre crochets", "a: 1\nl: [deux #3, un]\nb: 2\n", "diese", "#3, un]", 2),
    ("dièse entre accolades", "l:\n  - {a: un #3, b: 2} # vrai\n", "diese", "#3, b: 2}", 2),
    ("deux-points entre accolades", "l:\n  - {a: un : deux, b: 2}\n", "deux_points", ":", 2),
    ("arobase entre crochets", "l: [un, @deux]\n", "signe_reserve", "@", 1),
    ("étiquette entre crochets", "a: 1\nl: [!un, deux]\n", "etiquette", "!un", 2),
    ("tiret entre accolades", "l: {a: - un, b: 2}\n", "signe_reserve", "-", 1),
    ("crochet fermé par une accolade", "l: [un, deux}\nb: 1\n", "crochet_ouvert", "[", 1),
    ("crochet fermé deux fois", "l: [un, deux]]\nb: 1\n", "crochet_de_trop", "]", 1),
    ("crochet dans un texte entre accolades", "l: {a: un [deux, b: 2}\nc: 1\n", "crochet_ouvert_loin", "[", 1),
    ("deux virgules", "l: [un, , deux]\n", "virgule_de_trop", ",", 1),
    ("tiret seul", "a: -\nb: 1\n", "signe_seul", "-", 1),
    ("tiret seul et remarque", "a: - # rien\nb: 1\n", "signe_seul", "-", 1),
    ("interrogation seule", "a: 1\nb: ?\nc: 2\n", "signe_seul", "?", 2),
    ("barre oblique plus bas", 'a: "un\n  C:\\Demande"\nb: 1\n', "barre_oblique", "\\", 2),
    ("barre de deux signes", 'a: "C:\\Users"\nb: 1\n', "barre_oblique", "\\", 1),
    ("barre devant le guillemet", 'a: "C:\\notes\\"\nb: 1\n', "barre_oblique", "\\", 1),
    ("barre devant le guillemet, d'autres plus bas", 'a: "C:\\notes\\"\nb: "c"\n', "barre_oblique", "\\", 1),
    ("clé et accolades sans deux-points", "a: 1\nb {c: 2, e: 4}\nd: 3\n", "deux_points_absents", "b {c: 2, e: 4}", 2),
    ("clé à tiret bas sans deux-points", "a:\n  b: 1\n  c_d un mot\n  e: 2\n", "deux_points_absents", "c_d un mot", 3),
    ("égal au bout d'un bloc", "a:\n  b: 1\n  c = 2\nd: 3\n", "deux_points_absents", "c = 2", 3),
    ("égal derrière un tiret", "l:\n  - a = un\n    b: 2\n", "deux_points_absents", "a = un", 2),
    ("nombre sans deux-points", "a:\n  b: 1\n  total 12 500\n  c: 2\n", "deux_points_absents", "total 12 500", 3),
    ("liste entre crochets sans deux-points", "a:\n  b: 1\n  c [un, deux]\n  d: 2\n", "deux_points_absents", "c [un, deux]", 3),
    ("liste sans deux-points", "a: 1\nl # deux\n  - un\nb: 1\n", None, None, 2),
    ("tiret collé à une accolade", "l:\n  -{a: 1}\n  - {a: 2}\n", "tiret_colle", "-", 2),
    ("tiret absent en tête", "l:\n  {a: 1}\n  - {a: 2}\n", "tiret_absent", "{", 2),
    ("tiret absent plus bas", "l:\n  - {a: 1}\n  {a: 2}\nb: 1\n", "tiret_absent", "{", 3),
    ("tiret un cran trop loin", "l:\n  - a: 1\n    b: 2\n   - a: 3\n     b: 4\n", "retrait", "-", 4),
    ("rubrique un cran trop loin", "a:\n  b:\n    c: 1\n   d:\n    e: 1\n", "retrait", "d", 4),
    ("tête de bloc un cran trop loin", "a:\n   b:\n    c: 1\n  d: 1\n", "retrait", "b", 2),
    ("insécable derrière un guillemet", "a: 1\nb: \"un\"\u00a0\nc: 2\n", "insecable_apres", "\u00a0", 2),
    ("insécable derrière un crochet", "a: [un]\u202f # note\nc: 2\n", "insecable_apres", "\u202f", 1),
    ("tiret collé à un texte", "l:\n  - un\n  -deux\nb: 1\n", "tiret_colle", "-", 3),
    ("égal au bout du fichier", "a:\n  b: 1\n  c = 2\n", "deux_points_absents", "c = 2", 3),
    ("tiret un cran trop près", "l:\n   - a: 1\n      b: 2\n   - a: 3\n     b: 4\n", "retrait", "-", 2),
    ("accolade ouverte", "projet:\n  calendrier: {debut: 2026\nbudget: 1\n", "crochet_ouvert", "{", 2),
    ("retrait trop court", "a:\n    b: 1\n  c: 2\n", "retrait_douteux", "c", 3),
    ("retrait en trop", "a:\n  b: 1\n   c: 2\n", None, None, 3),
    ("retrait d'une liste", "a:\n  - x\n - y\n", "retrait", "-", 3),
    ("puce derrière un tiret", "l:\n  - * un\n  - deux\n", "puce", "*", 2),
    ("puces en guise de tirets", "l:\n  * un\n  * deux\nm: 1\n", "puce_sans_tiret", "*", 2),
    ("tiret au-dessus d'un bloc", "a: -\n  b: 1\n  c: 2\n", "tiret_de_trop", "-", 1),
    ("barre oblique", 'a: 1\nchemin: "C:\\Demande"\n', "barre_oblique", "\\", 2),
    ("guillemets de Word", "a: “un : deux”\nb: 1\n", "guillemets_typographiques", "“un : deux”", 1),
    ("apostrophes de Word", "a: 1\nb: ‘l’eau : la vie’\n", "guillemets_typographiques", "‘l’eau : la vie’", 2),
    ("chevrons", "a: « un : deux » # note\nb: 1\n", "guillemets_typographiques", "« un : deux »", 1),
    ("droit puis de Word", 'a: "un : deux”\nb: 1\n', "guillemets_typographiques", '"un : deux”', 1),
    ("de Word puis droit", 'a: “un : deux"\nb: "c"\n', "guillemets_typographiques", '“un : deux"', 1),
    ("de Word autour d'un mot", "a: “un” : deux\n", "deux_points", ":", 1),
    ("virgule", "a: , un\nb: 1\n", "signe_reserve", ",", 1),
    ("accolade fermée", "a: } un\nb: 1\n", "signe_reserve", "}", 1),
    ("interrogation", "a: ? un\nb: 1\n", "signe_reserve", "?", 1),
    ("espace avant deux-points", TETE + "  rna :W59\n  b: 1\n", "espace_manquante", "rna", 3),
    ("deux-points absents", "a:\n  rna W59\n  b: 1\n", "deux_points_absents", "rna W59", 2),
    ("égal", TETE + "  rna = W59\n  b: 1\n", "deux_points_absents", "rna = W59", 3),
    ("point-virgule", TETE + "  rna; W59\n  b: 1\n", "deux_points_absents", "rna; W59", 3),
    ("bloc sans deux-points", "a: 1\n\nporteur\n  b: 1\n", "deux_points_absents", "porteur", 3),
    ("valeur et bloc", "a: 1\nporteur: oui\n  b: 1\n  c: 2\n", "valeur_et_bloc", "oui", 2),
    ("première clé trop loin", "a:\n    b: 1\n  c: 2\n  d: 3\n", "retrait", "b", 2),
    ("première clé trop près", "a:\nb: 1\n  c: 2\n  d: 3\n", "retrait", "b", 2),
    ("tiret devant une clé", "a: 1\n- b: 2\nc: 3\n", "tiret_de_trop", "-", 2),
    ("clé ou suite d'un texte", "a:\n  b: un\n  statut association\n  c: 2\n", "cle_ou_texte", "statut association", 3),
    ("suite d'un texte", "a:\n  b: un\n  et une autre\n  c: 2\n", "texte_sans_cle", "et une autre", 3),
    ("texte à la marge", "a:\n  b: un\ndeux trois\n  c: 2\n", "texte_sans_cle", "deux trois", 3),
    ("fin de document", "a: 1\n...\nb: 2\n", "suite", "...", 2),
    ("second document", "a: 1\n---\nb: 2\n", "second_document", "---", 2),
    ("second document vide", "a: 1\n---\n", "second_document", "---", 2),
    ("caractère interdit", "a: 1\nb: x\x0cy\n", "caractere_interdit", "\x0c", 2),
    ("vide", "", "vide", "", 1),
    ("commentaires seuls", "# rien\n\n# encore\n", "vide", "", 1),
    ("tirets seuls", "---\n", "vide", "", 1),
    ("nul", "~\n", "vide", "", 1),
]  # fmt: skip


def _premiere(texte: str) -> Fault:
    faults = [fault for fault in read_document(texte.encode()).faults if fault.code in ("YML001", "YML005")]
    assert faults
    return faults[0]


@pytest.mark.parametrize("fin", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("texte", "case", "sous", "ligne"), [faute[1:] for faute in FAUTES], ids=[faute[0] for faute in FAUTES]
)
def test_la_cause_se_dit_a_sa_place(
    analyseur, texte: str, case: str | None, sous: str | None, ligne: int, fin: str
) -> None:
    texte = texte.replace("\n", fin)
    fault = _premiere(texte)
    assert fault.span.start.line == ligne
    if case is not None:
        assert fault.case == case
    if sous is not None:
        assert tranche(texte, fault.span) == sous


@pytest.mark.parametrize(
    ("texte", "propose"),
    [
        ("intitule: Jardiner : un potager\n", 'intitule: "Jardiner : un potager"'),
        ("part: %50\n", 'part: "%50"'),
        ("a:\n  - `code`\n", '- "`code`"'),
        ('nom: "Les" Tilleuls\n', None),
        ("porteur:\n  nom:\u00a0Les Tilleuls\n  b: 1\n", "nom: Les Tilleuls"),
        ("porteur:\n  a: 1\n  nom:Les Tilleuls\n  b: 2\n", "nom: Les Tilleuls"),
        ("budget:\n\texercice: 2026\n", "  exercice: 2026"),
        ("a: ‘l’eau : la vie’\n", 'a: "l’eau : la vie"'),
        ('a: “un "deux" : trois”\n', "a: '“un \"deux\" : trois”'"),
        ("a: « un : deux »\n", 'a: "« un : deux »"'),
        ('a: "un : deux”\n', 'a: "un : deux"'),
        ("a:\n  b = 1\n  c: 2\n", "b: 1"),
        ('a: "un\nb: 2\n', 'a: "un"'),
        ("a:\n  l: [un, deux\n  b: 1\n", "l: [un, deux]"),
        ('l: [un, "deux]\n', 'l: [un, "deux"]'),
        ('l: ["un, deux]\n', 'l: ["un", deux]'),
        ("l: {a: 'un, b: 2}\n", "l: {a: 'un', b: 2}"),
        ('l: ["un" d\'eau, x]\n', 'l: ["\\"un\\" d\'eau", x]'),
        ("l: ['l'eau', x]\n", 'l: ["l\'eau", x]'),
        ("l: [un #1, x #2, y] # note\n", 'l: ["un #1", "x #2", y] # note'),
        ("l: {a: un : deux : trois, b: 1}\n", 'l: {a: "un : deux : trois", b: 1}'),
        ("l: [un, deux}\n", "l: [un, deux]"),
        ("l: [un, deux]]\n", "l: [un, deux]"),
        ("l: [un, , deux]\n", "l: [un, deux]"),
        ("a: -\nb: 1\n", "a:"),
        ('a: "un\n  C:\\Demande\\x"\n', None),
        ('a: "C:\\Users\\Marie"\n', 'a: "C:\\\\Users\\\\Marie"'),
        ('a: "C:\\notes\\"\n', 'a: "C:\\\\notes\\\\"'),
        ('a: "C:\\Demande"\n', 'a: "C:\\\\Demande"'),
        ("a:\n  b: 1\n c: 2\nd: 3\n", "  c: 2"),
        ("l:\n  - a: 1\n    b: 2\n   c: 3\n", "    c: 3"),
        ("l:\n  * un\n  * deux\nm: 1\n", "- un"),
    ],
)
def test_la_ligne_proposee_est_du_yaml(texte: str, propose: str | None) -> None:
    dit = str(_premiere(texte).values["propose"])
    if propose is not None:
        assert dit == propose
    assert read_document(f"{dit}\n".encode()).faults == ()


@pytest.mark.parametrize("texte", ["a: [\n", "a: {\n", "a: [x,\nb: 1,\n", "["])
def test_un_crochet_ouvert_en_fin_de_fichier(texte: str) -> None:
    fault = _premiere(texte)
    assert fault.case.startswith("crochet_ouvert")
    assert tranche(texte, fault.span) in ("[", "{")
    assert fault.span.start.line <= len(lignes(texte.rstrip()))


def test_les_tabulations_sont_comptees_et_la_premiere_montree() -> None:
    fault = _premiere("a:\n\tb: 1\n\tc: 2\nd: 3\n")
    assert fault.values["n"] == 2
    assert fault.span.start.line == 2


@pytest.mark.parametrize(
    "texte",
    [
        'campagne: x\nnotes: |\n  du texte : avec\n  "tout" ce [qu\'on\n  veut\n',
        'a: "un : deux"\n',
        "a: l'eau\nb: 12:30\n",
    ],
)
def test_ce_qui_est_du_yaml_ne_recoit_rien(texte: str) -> None:
    assert read_document(texte.encode()).faults == ()


# -- what YAML takes away without a word ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texte", "case", "sous"),
    [
        ("a: &x un\nb: 1\n", "ancre", "&x"),
        ("a: !x un\nb: 1\n", "etiquette", "!x"),
        ("a: *x\nb: 1\n", "alias_inconnu", "*x"),
        ("a: {k: 1}\n<<: {b: 2}\n", "fusion", "<<"),
        ("b: 1\na: &gras  été\n", "ancre", "&gras"),
        ("a: !<tag:x> un\n", "etiquette", "!<tag:x>"),
        ("b: &y 1\na: !x {k: *y}\n", "etiquette", "!x"),
    ],
)
def test_une_valeur_mangee(analyseur, texte: str, case: str, sous: str) -> None:
    (fault,) = read_document(texte.encode()).faults
    assert (fault.code, fault.case, tranche(texte, fault.span)) == ("YML005", case, sous)


def test_une_etiquette_se_dit_comme_elle_est_ecrite(analyseur) -> None:
    """Found by the fuzzer: a directive makes of it a longer one, which went beyond its line."""
    texte = '%TAG !e! tag:example.com,2000:app/\n---\n!e!foo "bar"\n'
    fault = next(f for f in read_document(texte.encode()).faults if f.case == "etiquette")
    assert (tranche(texte, fault.span), fault.values["texte"]) == ("!e!foo", "!e!foo")


def test_une_cle_qui_est_un_bloc_finit_dans_le_texte(analyseur) -> None:
    """Found by the fuzzer."""
    document = read_document(b"- ? : x\x14")
    item = document.node((0,))
    assert item is not None
    assert document.span(item).end.line == 1


@pytest.mark.parametrize("entete", ["%YAML 1.1\n---\n", "%TAG ! tag:x,2000:\n---\n"])
@pytest.mark.parametrize(
    "en_c",
    [
        pytest.param(True, marks=pytest.mark.skipif(reader.CParser is None, reason="sans analyseur en C")),
        False,
    ],
)
def test_une_directive(monkeypatch, en_c: bool, entete: str) -> None:
    if not en_c:
        monkeypatch.setattr(reader, "CParser", None)
    (fault,) = read_document(f"{entete}a: 1\n".encode()).faults
    assert (fault.code, fault.case, fault.span.start.line) == ("YML005", "directive", 1)


def test_une_valeur_mangee_est_illisible_et_non_absente() -> None:
    document = read_document(b"a: &x un\nb: *y\nc: !z {k: 1}\n")
    for cle in "abc":
        assert type(document.node((cle,))).__name__ == "UnreadableNode"
