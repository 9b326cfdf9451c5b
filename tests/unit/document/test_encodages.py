"""Whatever program saved the file, its letters are read where that is certain, and it is said."""

from __future__ import annotations

import pytest

from cvslint.document.document import read_document
from cvslint.document.nodes import MappingNode, ScalarNode
from cvslint.document.source import read_source
from cvslint.span import Position

TEXTE = "# Fête d’été\nnom: L’école à Béthune\nprix: 15 € – dès 8 h\nmot: cœur, forêt, où, ça, Noël\n"


def lu(donnees: bytes) -> dict[str, str]:
    """The values of the texts of a root block."""
    racine = read_document(donnees).root
    assert isinstance(racine, MappingNode)
    return {cle: valeur.text for cle, (_, valeur) in racine.entries.items() if isinstance(valeur, ScalarNode)}


@pytest.mark.parametrize(
    ("encodage", "dit"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16 sans marque"),
        ("utf-16-be", "UTF-16 sans marque"),
        ("utf-32", "UTF-32"),
        ("cp1252", "Windows-1252"),
        ("mac_roman", "MacRoman (ancien Mac)"),
    ],
)
def test_chaque_encodage_est_lu_et_dit(encodage: str, dit: str | None) -> None:
    source = read_source(TEXTE.encode(encodage))
    assert (source.text, source.fatal, source.lossy) == (TEXTE, False, False)
    assert [(f.code, f.case, f.values.get("encodage")) for f in source.faults] == (
        [] if dit is None else [("YML003", "certain", dit)]
    )


@pytest.mark.parametrize(
    ("encodage", "texte"),
    [
        ("cp850", "nom: école à Béthune\nmot: forêt, où, ça, coût\n"),
        ("iso8859-15", "prix: 15 €\nmot: cœur, été\n"),
        ("latin-1", "nom: Café des Tilleuls\n"),
        ("cp1252", "nom: Café – « L’été »\nnom_2: Lille–Roubaix\n"),
        ("cp1252", "nom: Núñez\n"),
        ("mac_roman", "mot: cœur, « forêt », l’été à Béthune\n"),
        ("cp850", "mot: coûts\n"),
    ],
)
def test_l_encodage_est_celui_qui_donne_du_francais(encodage: str, texte: str) -> None:
    source = read_source(texte.encode(encodage))
    assert source.text == texte
    assert [fault.case for fault in source.faults] == ["certain"]


@pytest.mark.parametrize("colle", ["été", "L’", "cœur", "15 €", "« ça »", "À"])
def test_une_ligne_collee_d_un_autre_encodage_est_lue_avec_les_autres(colle: str) -> None:
    donnees = b"a: \xc3\xa9cole\nb: " + colle.encode("cp1252") + b"\nc: \xc3\xa0\n"
    source = read_source(donnees)
    assert source.text == f"a: école\nb: {colle}\nc: à\n"
    (faute,) = source.faults
    place = next(n for n, lettre in enumerate(colle) if lettre > "\x7f")
    assert (faute.code, faute.case, faute.span.start) == ("YML003", "melange", Position(2, 4 + place))
    assert not source.lossy


def test_un_octet_qui_n_est_aucune_lettre_est_marque_et_le_reste_lu() -> None:
    donnees = "a: été\nb: Domi".encode() + b"\x81" + b"nique\nc: 1\n"
    source = read_source(donnees)
    (faute,) = source.faults
    assert (faute.case, faute.span.start, faute.values["n"]) == ("douteux", Position(2, 8), 1)
    assert source.lossy and not source.fatal
    assert lu(donnees) == {"a": "été", "b": "Domi\ufffdnique", "c": "1"}


@pytest.mark.parametrize(
    "donnees",
    [bytes(range(128, 256)) * 4, b"\xff\xfe" + b"\x00\xd8" * 50, b"PK\x03\x04" + bytes(range(256)) * 3],
    ids=["octets", "utf-16 abime", "archive"],
)
def test_ce_qui_n_est_pas_un_texte_est_refuse(donnees: bytes) -> None:
    source = read_source(donnees)
    assert source.fatal
    assert [fault.code for fault in source.faults] == ["YML003"]


def test_un_utf_16_coupe_au_milieu_d_une_lettre_est_lu_jusque_la() -> None:
    source = read_source("nom: été\n# fin".encode("utf-16") + b"x")
    assert source.text == "nom: été\n# fin\ufffd"
    assert source.lossy


@pytest.mark.parametrize(
    ("abime", "juste"),
    [
        ("Ã©tÃ© Ã\xa0 la forÃªt", "été à la forêt"),
        ("lâ€™Ã©cole", "l’école"),
        ("lâ\x80\x99Ã©cole", "l’école"),
        ("cÅ“ur et Å’uvre", "cœur et Œuvre"),
        ("15 â‚¬ Â« net Â»", "15 € « net »"),
        ("Ã‰cole", "École"),
        ("Ã\x89cole", "École"),
        ("2â€“3 mÂ²", "2–3 m²"),
    ],
)
def test_des_accents_convertis_deux_fois_sont_lus_une_fois(abime: str, juste: str) -> None:
    donnees = f"a: 1\nnom: {abime}\n".encode()
    assert lu(donnees)["nom"] == juste
    document = read_document(donnees)
    (faute,) = document.faults
    assert (faute.code, faute.case, faute.span.start.line) == ("YML003", "double", 2)
    valeur = document.place(("nom",))
    assert valeur is not None and document.extract(valeur) == abime


@pytest.mark.parametrize("texte", ["SÃO", "PÂTE", "Â", "Ã", "âge", "â€", "Lâ€ ", "Å", "d'Ån"])
def test_une_lettre_rare_n_est_pas_un_accent_abime(texte: str) -> None:
    assert lu(f"nom: {texte}\n".encode())["nom"] == texte.strip()
    assert read_document(f"nom: {texte}\n".encode()).faults == ()


@pytest.mark.parametrize(
    ("donnees", "place"),
    [
        (b"\xef\xbb\xbf\xef\xbb\xbfa: 1\n", Position(1, 1)),
        (b"a: 1\n\xef\xbb\xbfb: 2\n", Position(2, 1)),
        (b"a: 1\nb: 2\xef\xbb\xbf\n", Position(2, 5)),
    ],
    ids=["double", "milieu", "fin"],
)
def test_une_marque_qui_n_est_pas_en_tete_est_nommee(donnees: bytes, place: Position) -> None:
    document = read_document(donnees)
    (faute,) = document.faults
    assert (faute.code, faute.case, faute.values["code"]) == ("YML003", "marque", "U+FEFF")
    assert faute.span.start == place
    assert lu(donnees)["a"] == "1"
