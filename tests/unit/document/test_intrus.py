"""Characters that nobody sees: taken out where YAML refuses or counts them, and told with their name and place."""

from __future__ import annotations

import pytest

from cvslint.document.document import Document, read_document
from cvslint.document.fault import Fault
from cvslint.document.history import apply
from cvslint.document.intruders import MAX_INTRUDERS
from cvslint.document.letters import BLANKS, UNSEEN, is_seen
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode
from cvslint.span import Position


def valeur(node: Node | None) -> object:
    """A tree as plain values."""
    if isinstance(node, MappingNode):
        return {cle: valeur(fils) for cle, (_, fils) in node.entries.items()}
    if isinstance(node, SequenceNode):
        return [valeur(fils) for fils in node.items]
    return node.text if isinstance(node, ScalarNode) else node


def seule(document: Document) -> Fault:
    """The only fault of a document, the keys that were read otherwise included."""
    (faute,) = (*document.faults, *document.respelled)
    return faute


COMMANDES = [
    ("nul", "Jar\0din", "Jardin", "caractère nul", 8),
    ("cloche", "\x07Jardin", "Jardin", "sonnerie", 5),
    ("mot de Word", "Jardin\x0bpartagé", "Jardin partagé", "saut de ligne de Word", 11),
    ("Word après une espace", "Jardin \x0bpartagé", "Jardin partagé", "saut de ligne de Word", 12),
    ("saut de page", "Jardin\x0c", "Jardin", "saut de page", 11),
    ("couleur", "\x1b[31mJardin\x1b[0m", "Jardin", "échappement", 5),
    ("lien de terminal", "\x1b]8;;http://x\x07Jardin", "Jardin", "échappement", 5),
    ("échappement seul", "Jar\x1bdin", "Jardin", "échappement", 8),
    ("effacement", "Jardi\x7fn", "Jardin", "effacement", 10),
    ("fin de DOS", "Jardin\x1a", "Jardin", "fin de fichier de DOS", 11),
    ("apostrophe de Windows", "L\x92atelier", "L’atelier", "caractère de commande", 6),
    ("euro de Windows", "15 \x80", "15 €", "caractère de commande", 8),
    ("commande de huit bits", "\x9b31mJardin", "Jardin", "caractère de commande", 5),
    ("guillemet de Windows", "\x9bJardin", "›Jardin", "caractère de commande", 5),
    ("sans lettre de Windows", "Jar\x81din", "Jardin", "caractère de commande", 8),
    ("non-caractère", "Jar\uffffdin", "Jardin", "caractère d'un autre alphabet", 8),
]


@pytest.mark.parametrize(
    ("ecrit", "lu", "nom", "colonne"), [c[1:] for c in COMMANDES], ids=[c[0] for c in COMMANDES]
)
def test_une_commande_est_nommee_et_lue_sans_elle(ecrit: str, lu: str, nom: str, colonne: int) -> None:
    texte = f"nu: {ecrit}\nsuite: 1\n"
    document = read_document(texte.encode())
    faute = seule(document)
    assert (faute.code, faute.case, faute.values["nom"]) == ("YML001", "caractere_interdit", nom)
    assert faute.span.start == Position(1, colonne)
    assert valeur(document.root) == {"nu": lu, "suite": "1"}
    assert valeur(read_document(apply(texte, faute.edits).encode()).root) == {"nu": lu, "suite": "1"}
    assert read_document(apply(texte, faute.edits).encode()).faults == ()


def test_les_autres_sont_comptees_et_les_places_restent_celles_de_l_auteur() -> None:
    document = read_document(b"a: x\0y\0\nb\0c: z\n")
    faute = seule(document)
    assert faute.values["n"] == 3
    place = document.key(("bc",))
    assert place is not None and document.extract(place) == "b\0c"


def test_trop_de_commandes_et_ce_n_est_plus_un_texte() -> None:
    document = read_document(b"a: 1\n" + b"\x01" * (MAX_INTRUDERS + 1))
    faute = seule(document)
    assert (document.root, faute.case, faute.values["n"]) == (None, "pas_un_texte", MAX_INTRUDERS + 1)


CLES = [
    ("insécable derrière", "siret\u00a0", 8, "espace insécable"),
    ("fine derrière", "siret\u202f", 8, "espace insécable étroite"),
    ("largeur nulle", "si\u200bret", 5, "espace de largeur nulle"),
    ("trait conditionnel", "si\u00adret", 5, "trait d'union conditionnel"),
    ("liant", "siret\u2060", 8, "liant invisible"),
    ("sens d'écriture", "\u202esiret", 3, "commande de sens d'écriture"),
    ("isolat", "s\u2066iret", 4, "commande de sens d'écriture"),
    ("cyrillique", "s\u0456ret", 4, "lettre cyrillique"),
    ("deux cyrilliques", "\u0455ir\u0435t", 3, "lettre cyrillique"),
    ("grecque", "s\u03b9ret", 4, "lettre grecque"),
    ("pleine largeur", "\uff53iret", 3, "caractère pleine largeur"),
]


@pytest.mark.parametrize(("cle", "colonne", "nom"), [c[1:] for c in CLES], ids=[c[0] for c in CLES])
def test_une_cle_deguisee_est_lue_comme_ce_qu_elle_montre(cle: str, colonne: int, nom: str) -> None:
    texte = f"porteur:\n  {cle}: 1\n  statut: x\n"
    document = read_document(texte.encode())
    assert valeur(document.root) == {"porteur": {"siret": "1", "statut": "x"}}
    faute = seule(document)
    assert (faute.code, faute.case, faute.path) == ("FMT001", "relue", ("porteur", "siret"))
    assert (faute.values["nom"], faute.values["colonne"]) == (nom, colonne)
    assert document.extract(faute.span) == cle
    assert apply(texte, faute.edits) == texte.replace(cle, "siret")


def test_une_cle_juste_a_cote_garde_la_sienne() -> None:
    document = read_document("s\u0456ret: 1\nsiret: 2\nsi\u200bret: 3\n".encode())
    assert valeur(document.root) == {"s\u0456ret": "1", "siret": "2", "si\u200bret": "3"}
    assert document.respelled == ()


@pytest.mark.parametrize("cle", ["intitulé", "intitule\u0301", "été", "日本", "Siret", "s\u0456ret 2"])
def test_une_cle_qui_ne_ressemble_a_aucune_du_format_reste_la_sienne(cle: str) -> None:
    document = read_document(f"{cle}: 1\n".encode())
    assert (valeur(document.root), document.respelled) == ({cle: "1"}, ())


RETRAITS = [
    ("insécables", "a:\n\u00a0\u00a0b: 1\n  c: 2\n", {"a": {"b": "1", "c": "2"}}, (2, 1)),
    ("insécable et espace", "a:\n  b: 1\n\u00a0 c: 2\n", {"a": {"b": "1", "c": "2"}}, (3, 1)),
    ("largeur nulle avant une espace", "a:\n  b: 1\n \u200b c: 2\n", {"a": {"b": "1", "c": "2"}}, (3, 2)),
    ("espace idéographique", "a:\n \u3000b: 1\n", {"a": {"b": "1"}}, (2, 2)),
    ("tiret insécable", "a:\n  -\u00a0x\n  -\u202fy\n", {"a": ["x", "y"]}, (2, 4)),
    ("tiret largeur nulle", "a:\n  - x\n  -\u200b y\n", {"a": ["x", "y"]}, (3, 4)),
    ("ligne blanche", "a: 1\n\u00a0\nb: 2\n", {"a": "1", "b": "2"}, (2, 1)),
    ("ligne blanche dans une liste", "a:\n  - x\n \u00a0 \n  - y\n", {"a": ["x", "y"]}, (3, 2)),
    ("après l'ouverture", "a:\u00a0\n  b: 1\n", {"a": {"b": "1"}}, (1, 3)),
    ("suite d'un texte", "a:\n  b: un\n\u00a0\u00a0\u00a0\u00a0deux\n", {"a": {"b": "un deux"}}, (3, 1)),
    ("commentaire", "a: 1\n\u00a0# rien\nb: 2\n", {"a": "1", "b": "2"}, (2, 1)),
]


@pytest.mark.parametrize(("texte", "lu", "place"), [c[1:] for c in RETRAITS], ids=[c[0] for c in RETRAITS])
def test_un_blanc_typographique_dans_le_retrait_est_une_espace(
    texte: str, lu: object, place: tuple[int, int]
) -> None:
    document = read_document(texte.encode())
    assert valeur(document.root) == lu
    faute = seule(document)
    assert (faute.code, faute.case, faute.span.start) == ("YML001", "retrait_invisible", Position(*place))
    mieux = read_document(apply(texte, faute.edits).encode())
    assert (valeur(mieux.root), mieux.faults) == (lu, ())


SILENCES = [
    ("dans une valeur", "a: 15\u00a0000\u202f€\n", {"a": "15\u00a0000\u202f€"}),
    ("en tête d'une valeur", "a:\n  - \u00a0x\n", {"a": ["\u00a0x"]}),
    ("suite d'un texte", "a: un\n  \u00a0deux\n", {"a": "un \u00a0deux"}),
    ("bloc de texte", "a: |\n  un\n  \u00a0- deux\nb: 1\n", {"a": "un\n\u00a0- deux\n", "b": "1"}),
    ("bloc replié", "a: >-\n  un\n  \u00a0cle: deux\n", {"a": "un \u00a0cle: deux"}),
    ("guillemets français", "a: «\u00a0x\u00a0»\n", {"a": "«\u00a0x\u00a0»"}),
]


@pytest.mark.parametrize(("texte", "lu"), [c[1:] for c in SILENCES], ids=[c[0] for c in SILENCES])
def test_la_typographie_d_un_texte_est_laissee_en_paix(texte: str, lu: object) -> None:
    document = read_document(texte.encode())
    assert (valeur(document.root), document.faults, document.respelled) == (lu, (), ())


@pytest.mark.parametrize("caractere", ["\x1b", "\x00", "\x7f", "\x9b", "\ud800", "\uffff", *BLANKS, *UNSEEN])
def test_un_texte_n_est_dit_net_que_sans_intrus(caractere: str) -> None:
    assert not is_seen(f"cle: un{caractere}mot\n")


@pytest.mark.parametrize("texte", ["cle: été\r\n", "cle: « c'est l’œuvre » à 3 €\n"])
def test_un_texte_en_francais_est_net(texte: str) -> None:
    assert is_seen(texte)
