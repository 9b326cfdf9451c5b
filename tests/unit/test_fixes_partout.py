"""Repairs of every faulty dossier at hand, and of sound ones spoiled at random: nothing new, nothing twice, and every
byte outside the edits as it was."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.cli.app import run
from cvslint.document.document import read_document
from cvslint.document.rewriting import rewritten
from cvslint.engine import Reglages, check_bytes
from cvslint.exemples import texte_de
from cvslint.findings import Edit, Finding, Severity
from cvslint.fixes import Check, repair
from cvslint.reparations.ecritures import Relecture, relire
from cvslint.selection import choix_par_defaut
from cvslint.span import Span, format_path

RACINE = Path(__file__).parents[2]
FAUTIFS = sorted((RACINE / "examples" / "a-corriger").glob("*.yaml")) + sorted(
    (RACINE / "tests" / "dossiers" / "err").glob("*.yaml")
)
USUELS = [
    fichier
    for dossier in ("examples/conformes", "examples/depot-partage/dossiers", "examples/depot-partage/modeles",
                    "rules/mel-cvs-2026/bases")
    for fichier in sorted((RACINE / dossier).glob("*.yaml"))
]  # fmt: skip
"""Dossiers of which every value is in its usual form."""

LIBRES = sorted((RACINE / "tests" / "dossiers" / "ok").glob("*.yaml"))
"""Dossiers that use the spellings that are accepted."""

PACK = charger_campagne("mel-cvs-2026")
EXEMPLES = {
    f"{code} {exemple.titre}": (code, rang)
    for code, regle in PACK.regles.items()
    for rang, exemple in enumerate(regle.exemples)
    if exemple.attendu
}


def relecture(data: bytes) -> Relecture:
    return relire(read_document(data), PACK.formulaire)


def controle(pack: Campagne, jour: dt.date = dt.date(2025, 10, 1), *aussi: str) -> Check:
    reglages = Reglages(jour, choix_par_defaut(pack) | set(aussi), {})
    return lru_cache(maxsize=16)(lambda data: check_bytes(data, "dossier.yaml", pack, reglages))


@pytest.mark.parametrize("fichier", FAUTIFS, ids=lambda fichier: fichier.stem)
@pytest.mark.parametrize("unsafe", [False, True], ids=["sûres", "toutes"])
def test_un_dossier_fautif(fichier: Path, unsafe: bool) -> None:
    _eprouver(fichier.read_bytes(), controle(PACK), unsafe=unsafe)


@pytest.mark.parametrize(("code", "rang"), EXEMPLES.values(), ids=EXEMPLES)
def test_un_exemple_fautif_d_une_regle(code: str, rang: int) -> None:
    exemple = PACK.regles[code].exemples[rang]
    avant = texte_de(PACK, exemple).encode(exemple.encodage)
    jour = exemple.aujourdhui or PACK.jour_des_exemples or dt.date(2025, 10, 1)
    check = controle(PACK, jour, code)
    for unsafe in (False, True):
        _eprouver(avant, check, unsafe=unsafe)


@pytest.mark.parametrize("fichier", USUELS, ids=lambda fichier: fichier.stem)
def test_un_dossier_juste_reste_comme_il_est(fichier: Path) -> None:
    avant = fichier.read_bytes()
    for unsafe in (False, True):
        faite = repair(avant, controle(PACK), unsafe=unsafe, reread=relecture)
        assert (faite.after, faite.applied, faite.dropped, faite.respelled) == (avant, (), (), ())


@pytest.mark.parametrize("fichier", LIBRES, ids=lambda fichier: fichier.stem)
def test_un_dossier_juste_ecrit_librement_dit_la_meme_chose(fichier: Path) -> None:
    avant, check = fichier.read_bytes(), controle(PACK)
    faite = repair(avant, check, unsafe=False, reread=relecture)
    assert faite.respelled
    assert (faite.applied, faite.dropped) == ((), ())
    assert relecture(faite.after) == Relecture((), relecture(avant).sens)
    assert _graves(check, faite.after) == _graves(check, avant)


def test_un_modele_a_remplir_n_a_rien_a_reparer(tmp_path: Path) -> None:
    modele = tmp_path / "modele.yaml"
    assert run(["init", str(modele)]) == 0
    avant = modele.read_bytes()
    faite = repair(avant, controle(PACK), unsafe=True, reread=relecture)
    assert (faite.after, faite.applied, faite.dropped, faite.respelled) == (avant, (), (), ())


def _eprouver(avant: bytes, check: Check, *, unsafe: bool) -> None:
    """No finding that was not there, but in what a renamed key lets be read; and nothing left to do twice."""
    faite = repair(avant, check, unsafe=unsafe, reread=relecture)
    renommees = [f.path[:-1] for f in check(avant).findings if f.rule == "FMT001"] if faite.applied else []
    anciens, nouveaux = (_graves(check, data) for data in (avant, faite.after))
    de_trop = nouveaux - anciens
    assert [c for c in de_trop if not any(c[1].startswith(format_path(r)) for r in renommees)] == []
    assert bool(faite.applied or faite.respelled) == (faite.after != avant)
    encore = repair(faite.after, check, unsafe=unsafe, reread=relecture)
    assert (encore.after, encore.applied, encore.respelled) == (faite.after, (), ())


def _graves(check: Check, data: bytes) -> Counter[tuple[str, str]]:
    graves: list[Finding] = [f for f in check(data).findings if f.severity is not Severity.INFO]
    return Counter((f.rule, format_path(f.path)) for f in graves)


# -- sound dossiers spoiled at random --------------------------------------------------------------------------

BASES = [fichier.read_text(encoding="utf-8") for fichier in sorted((PACK.dossier / "bases").glob("*.yaml"))]

GATER: list[tuple[str, str, str]] = [
    (r"(?<=date: )(\d{4})-(\d\d)-(\d\d)\b", r"\1/\2/\3", r"\1-\2-\3"),
    (r"(?<=date: )(\d{4})-(\d\d)-(\d\d)\b", r"«\1-\2-\3»", r"\1-\2-\3"),
    (r"(?m)(?<=^  )resume:", "résumé:", "resume:"),
    (r"(?m)^depot:", "DÉPÔT:", "depot:"),
    (r"(?m)(?<=credits_specifiques_pv: )(\d \d{3})$", r"€ \1", r"\1"),
    (r"(?m)(?<=^  resume: )(\w.*)$", r"!\1", r'"!\1"'),
    (r"(?m)(?<=siret: )(\d{3}) (\d{3}) 318 0+(\d+)$", r"\1 \2 318 OOO\3", r"\1 \2 318 000\3"),
    (r"(?m)(?<=^  statut: association)$", "   # cvslint: ignore[AMB004] à l'œil", ""),
]
"""What spoils a dossier: a pattern, what stands there once spoiled, what the repair is to make of it."""

ENCODAGES = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "cp1252"),
]


@settings(max_examples=80)
@given(
    base=st.sampled_from(BASES),
    gates=st.sets(st.sampled_from(range(len(GATER))), min_size=1, max_size=4),
    encodage=st.sampled_from(ENCODAGES),
    fin=st.sampled_from(["\n", "\r\n", "\r"]),
    remarque=st.text("aéœ€# :\"'-0", max_size=12),
)
def test_aucun_octet_ne_change_hors_des_reparations(
    base: str, gates: set[int], encodage: tuple[bytes, str], fin: str, remarque: str
) -> None:
    gate = repare = f"# {remarque}\n{base}\n\n# fin  "
    for rang in gates:
        motif, faute, juste = GATER[rang]
        if re.search(motif, gate) is None or re.search(motif, repare) is None:
            continue
        gate, repare = (re.sub(motif, par, texte, count=1) for texte, par in ((gate, faute), (repare, juste)))
    marque, codec = encodage
    avant, attendu = (marque + texte.replace("\n", fin).encode(codec) for texte in (gate, repare))
    faite = repair(avant, controle(PACK), unsafe=False, reread=relecture)
    assert faite.after == attendu
    assert (faite.dropped, faite.respelled) == ((), ())
    assert bool(faite.applied) == (gate != repare)


# -- edits of bytes --------------------------------------------------------------------------------------------

LETTRES = st.text("abé€œ\u00a0: #\"'", max_size=30)


@st.composite
def textes_et_retouches(draw: st.DrawFn) -> tuple[list[str], str, list[tuple[int, int, int, str]]]:
    """Lines, the end of each, and edits of them from left to right: line, start and end (from 0), text."""
    lignes = draw(st.lists(LETTRES, min_size=1, max_size=6))
    fin = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    retouches = []
    for rang, ligne in enumerate(lignes):
        bornes = sorted(draw(st.sets(st.integers(0, len(ligne)), max_size=4)))
        for debut, suite in zip(bornes[::2], bornes[1::2], strict=False):
            retouches.append((rang, debut, suite, draw(st.text("xyé€", max_size=5))))
    return lignes, fin, retouches


@given(tirage=textes_et_retouches(), encodage=st.sampled_from([e for e in ENCODAGES if e[1] != "cp1252"][:4]))
def test_des_octets_retouches_sont_ceux_du_texte_retouche(
    tirage: tuple[list[str], str, list[tuple[int, int, int, str]]], encodage: tuple[bytes, str]
) -> None:
    lignes, fin, retouches = tirage
    marque, codec = encodage
    attendues = list(lignes)
    for rang, debut, suite, texte in reversed(retouches):
        attendues[rang] = attendues[rang][:debut] + texte + attendues[rang][suite:]
    edits = [
        Edit(Span.at(rang + 1, debut + 1, rang + 1, suite + 1), t) for rang, debut, suite, t in retouches
    ]
    avant, apres = (marque + fin.join(textes).encode(codec) for textes in (lignes, attendues))
    assert rewritten(avant, edits) == apres


def _octets_isoles() -> Iterator[bytes]:
    yield from (bytes([octet]) for octet in b"\xe9\xe8\xe0\x9c\x80")


@given(avant=st.sampled_from(list(_octets_isoles())), apres=st.sampled_from(list(_octets_isoles())))
def test_une_lettre_de_windows_dans_de_l_utf8_reste_telle_quelle(avant: bytes, apres: bytes) -> None:
    data = "été ".encode() + avant + b" x " + apres + b" fin\r\n"
    edit = Edit(Span.at(1, 7, 1, 8), "œ")
    assert rewritten(data, [edit]) == "été ".encode() + avant + " œ ".encode() + apres + b" fin\r\n"
