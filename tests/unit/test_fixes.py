"""Repairs change what they say and no other byte, bring no new finding, and leave nothing to do twice."""

from __future__ import annotations

import codecs
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvslint.campagne.campagne import Campagne
from cvslint.document.rewriting import rewritten
from cvslint.document.source import read_source
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Edit
from cvslint.fixes import Check, repair
from cvslint.result import Verdict
from cvslint.selection import choix_par_defaut
from cvslint.span import Span

TITRE = "  intitule: Fête du Parc : la rue aux enfants"
REPARE = '  intitule: "Fête du Parc : la rue aux enfants"'


@pytest.fixture(scope="module")
def controle(pack: Campagne) -> Check:
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(pack), {})
    return lambda data: check_bytes(data, "dossier.yaml", pack, reglages)


@pytest.fixture(scope="module")
def dossier(pack: Campagne) -> str:
    """A conforming dossier but for a colon in its title."""
    texte = (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")
    return texte.replace('  intitule: "Jardiner ensemble : un potager au pied des tours"', TITRE)


ENCODAGES = {
    "utf-8": (b"", "utf-8"),
    "utf-8 avec marque": (codecs.BOM_UTF8, "utf-8"),
    "utf-16 gros-boutiste": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-16 petit-boutiste": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16 sans marque": (b"", "utf-16-le"),
    "cp1252": (b"", "cp1252"),
}


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("marque", "encodage"), ENCODAGES.values(), ids=ENCODAGES)
def test_une_reparation_ne_touche_que_sa_ligne(
    controle: Check, dossier: str, fin: str, marque: bytes, encodage: str
) -> None:
    avant = marque + dossier.replace("\n", fin).encode(encodage)
    faite = repair(avant, controle, unsafe=False)
    assert faite.after == avant.replace(TITRE.encode(encodage), REPARE.encode(encodage))
    assert repair(faite.after, controle, unsafe=False).after == faite.after


def test_un_fichier_de_windows_ne_devient_de_l_utf8_que_si_on_le_demande(
    controle: Check, dossier: str
) -> None:
    avant = dossier.encode("cp1252")
    assert repair(avant, controle, unsafe=False).after == dossier.replace(TITRE, REPARE).encode("cp1252")
    faite = repair(avant, controle, unsafe=True)
    assert faite.after == dossier.replace(TITRE, REPARE).encode("utf-8")
    assert controle(faite.after).verdict is Verdict.CONFORME


def test_des_lettres_de_windows_dans_de_l_utf8_sont_les_seules_recrites(
    controle: Check, dossier: str
) -> None:
    sain = dossier.replace(TITRE, REPARE)
    avant = sain.encode().replace("Fête".encode(), "Fête".encode("cp1252"))
    assert avant != sain.encode()
    faite = repair(avant, controle, unsafe=False)
    assert faite.after == sain.encode()
    assert faite.applied


def test_une_lettre_que_l_encodage_n_a_pas_fait_abandonner_la_reparation() -> None:
    assert rewritten("un té".encode("cp1252"), [Edit(Span.at(1, 1, 1, 3), "œuf")]) == "œuf té".encode(
        "cp1252"
    )
    assert rewritten("un té".encode("cp1252"), [Edit(Span.at(1, 1, 1, 3), "\u202f")]) is None


def test_ce_qui_change_ce_que_dit_le_dossier_se_demande(controle: Check, dossier: str) -> None:
    avant = (
        dossier.replace(TITRE, REPARE)
        .replace("date: 2025-06-10", "date: 10/06/25")
        .replace("prestations_de_services: 3 600", "prestations_de_services: 3,6 k€")
        .encode()
    )
    assert repair(avant, controle, unsafe=False).after == avant
    faite = repair(avant, controle, unsafe=True)
    assert b"date: 2025-06-10" in faite.after
    assert b"prestations_de_services: 3 600\n" in faite.after
    assert controle(faite.after).verdict is Verdict.CONFORME


def test_une_reparation_qui_apporte_un_constat_est_abandonnee(controle: Check, dossier: str) -> None:
    # Read as 8 000, the amount would break the balance that the author never had.
    avant = (
        dossier.replace(TITRE, REPARE).replace(
            "credits_specifiques_pv: 4 000", "credits_specifiques_pv: 5 k€"
        )
    ).encode()
    faite = repair(avant, controle, unsafe=True)
    assert faite.after == avant
    assert faite.applied == ()
    assert len(faite.dropped) == 1


def test_le_diff_montre_les_lignes_changees(controle: Check, dossier: str) -> None:
    diff = repair(dossier.encode(), controle, unsafe=False).diff("dossier.yaml")
    lignes = [ligne for ligne in diff.splitlines() if ligne.startswith(("-", "+"))]
    assert lignes == ["--- dossier.yaml", "+++ dossier.yaml", f"-{TITRE}", f"+{REPARE}"]


MOTS = st.lists(
    st.sampled_from(
        ["Fête", "du", "Parc", ":", "« la rue »", "l'été", '"jour"', "#", "100 %", "2026", "—", "œuvre"]
    ),
    min_size=1,
    max_size=8,
)


@given(mots=MOTS, fin=st.sampled_from(["\n", "\r\n"]))
def test_rien_ne_change_hors_de_la_ligne_reparee(
    controle: Check, dossier: str, mots: list[str], fin: str
) -> None:
    titre = f"  intitule: {' '.join(mots)}"
    avant = dossier.replace(TITRE, titre).replace("\n", fin).encode()
    apres = repair(avant, controle, unsafe=False).after
    autres = [
        (ancienne, nouvelle)
        for ancienne, nouvelle in zip(read_source(avant).lines(), read_source(apres).lines(), strict=True)
        if ancienne != nouvelle and ancienne != titre
    ]
    assert autres == []
    assert repair(apres, controle, unsafe=False).after == apres
