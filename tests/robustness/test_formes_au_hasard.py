"""Accepted values at random, in whole dossiers: their usual form comes back, no other byte moves, nothing is left to do
twice, and the dossier says the same."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cvslint.campagne.installees import charger_campagne
from cvslint.document.document import read_document
from cvslint.fixes import repair
from cvslint.french import date_longue
from cvslint.reparations.ecritures import Relecture, relire
from cvslint.result import DossierResult

Controle = Callable[[bytes | str], DossierResult]

PACK = charger_campagne("mel-cvs-2026")
BASES = [fichier.read_text(encoding="utf-8") for fichier in sorted((PACK.dossier / "bases").glob("*.yaml"))]

hasard = settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def relecture(data: bytes) -> Relecture:
    return relire(read_document(data), PACK.formulaire)


def _en_lettres(date: re.Match[str]) -> str:
    return date_longue(dt.date(int(date[1]), int(date[2]), int(date[3])))


_DATE = r"(?<!echeance: )(?<=: )(\d{4})-(\d\d)-(\d\d)(?=[,}\n])"
AUTREMENT: list[tuple[str, Callable[[re.Match[str]], str], Callable[[re.Match[str]], str]]] = [
    (_DATE, lambda m: f"{m[3]}/{m[2]}/{m[1]}", lambda m: m[0]),
    (_DATE, lambda m: f"{int(m[3])}.{int(m[2])}.{m[1]}", lambda m: m[0]),
    (_DATE, _en_lettres, lambda m: m[0]),
    (r"(?<=siret: )\d{3} \d{3} \d{3} \d{5}(?=\n)", lambda m: m[0].replace(" ", ""), lambda m: m[0]),
    (r"(?<=siret: )\d{3} \d{3} \d{3} \d{5}(?=\n)", lambda m: m[0].replace(" ", "-"), lambda m: m[0]),
    (r"(?<=rna: )W(\d{9})", lambda m: f"w {m[1]}", lambda m: m[0]),
    (r"(?<=quartier: )(?:Le Parc|Nouveau Roubaix)", lambda m: m[0].upper(), lambda m: m[0]),
    (r"(?<=quartier: )QN\d{5}[MN]", lambda m: m[0].lower(), lambda m: m[0]),
    (r'(?<=id: ")(\d)\.(\d)(?=")', lambda m: f"Ambition {m[1]},{m[2]}", lambda m: m[0]),
    (r"(?m)(?<=: )(\d{1,2}) (\d{3})$", lambda m: f"{m[1]}_{m[2]}", lambda m: m[0]),
    (r"(?m)(?<=: )(\d{1,2}) (\d{3}),(\d\d)$", lambda m: f"{m[1]}.{m[2]},{m[3]}", lambda m: m[0]),
    (r"(?<=montant: )(\d+)(?=[,}])", lambda m: f"{m[1]} EUR", lambda m: f"{m[1]} €"),
    (r"(?<=previsionnel: )(\d+)(?=[,}])", lambda m: f"{m[1]}.5", lambda m: f"{m[1]}.50"),
]  # fmt: skip
"""What is written in its usual form, how it may be written otherwise, and what is to come of it."""

ENCODAGES = [(b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (b"", "cp1252")]


@hasard
@given(
    base=st.sampled_from(BASES),
    choix=st.lists(st.tuples(st.sampled_from(range(len(AUTREMENT))), st.integers(0, 40)), min_size=1, max_size=8),
    encodage=st.sampled_from(ENCODAGES),
    fin=st.sampled_from(["\n", "\r\n", "\r"]),
)  # fmt: skip
def test_la_forme_usuelle_revient_et_aucun_autre_octet_ne_bouge(
    controler: Controle,
    base: str,
    choix: list[tuple[int, int]],
    encodage: tuple[bytes, str],
    fin: str,
) -> None:
    remplaces: dict[tuple[int, int], tuple[str, str]] = {}
    for rang, lequel in choix:
        motif, autrement, usuel = AUTREMENT[rang]
        trouves = list(re.finditer(motif, base))
        if trouves:
            trouve = trouves[lequel % len(trouves)]
            remplaces[trouve.span()] = (autrement(trouve), usuel(trouve))
    ecrit, attendu = base, base
    for debut, arret in sorted(remplaces, reverse=True):
        autre, usuelle = remplaces[debut, arret]
        ecrit, attendu = (
            f"{ecrit[:debut]}{autre}{ecrit[arret:]}",
            f"{attendu[:debut]}{usuelle}{attendu[arret:]}",
        )
    marque, codec = encodage
    avant, apres = (marque + texte.replace("\n", fin).encode(codec) for texte in (ecrit, attendu))
    faite = repair(avant, controler, unsafe=False, reread=relecture)
    assert faite.after.decode(codec) == apres.decode(codec)
    assert len(faite.respelled) == len(remplaces)
    assert relecture(faite.after) == Relecture((), relecture(avant).sens)
    assert repair(faite.after, controler, unsafe=False, reread=relecture).after == faite.after


CHAMPS = ("  date: 2025-10-08", "  siret: 999 000 318 00017", "  rna: W595999998", "      compte_70: 500",
          "{quartier: Le Parc, ", '{id: "5.6", ', "{debut: 2026-04-06, ", "        total: 5 750,50")  # fmt: skip
MORCEAUX = ["2025", "10", "08", "/", ".", "-", " ", "octobre", "999", "000", "318", "00017", "W", "595999998", "1", "5",
            "500", "_", ",", "€", " EUR", "Le", "Parc", "le parc", "QN05991N", "5.6", "5,6", "Ambition ", "'", '"', "#",
            "&a ", "*a", "!", "\u00a0", "é"]  # fmt: skip


@hasard
@given(
    champ=st.sampled_from(CHAMPS),
    morceaux=st.lists(st.sampled_from(MORCEAUX), max_size=6),
    guillemet=st.sampled_from(["", "'", '"']),
)
def test_quoi_qu_on_ecrive_le_reste_ne_bouge_pas(
    controler: Controle, champ: str, morceaux: list[str], guillemet: str
) -> None:
    base = next(texte for texte in BASES if champ in texte)
    cle, _, usuel = champ.partition(": ")
    suite = ", " if usuel.endswith(", ") else ""
    valeur = f"{guillemet}{''.join(morceaux)}{guillemet}"
    debut = base.index(champ) + len(cle) + 2
    tete, queue = base[:debut], base[debut + len(usuel) - len(suite) :]
    avant = f"{tete}{valeur}{queue}".encode()
    sans = repair(avant, controler, unsafe=False)
    faite = repair(avant, controler, unsafe=False, reread=relecture)
    assert faite.applied == sans.applied
    assert relecture(faite.after).sens == relecture(sans.after).sens
    if not sans.applied:
        texte = faite.after.decode()
        assert texte.startswith(tete)
        assert texte.endswith(queue)
    encore = repair(faite.after, controler, unsafe=False, reread=relecture)
    assert (encore.after, encore.respelled) == (faite.after, ())
