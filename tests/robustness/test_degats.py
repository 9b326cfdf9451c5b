"""Dossiers damaged at random: whatever is in a file, a check ends with findings that hold together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutations import BASE

from cvslint.cli.app import run
from cvslint.document.source import read_source
from cvslint.report import court, glyphs, json_report, styled, texte
from cvslint.result import DossierResult, RunResult, Verdict
from cvslint.session import Session
from cvslint.span import Span, format_path, parse_path

Controle = Callable[[bytes | str], DossierResult]

COMPLET = (Path(__file__).parents[2] / "rules/mel-cvs-2026/bases/complet.yaml").read_text(encoding="utf-8")
JOUR = dt.date(2025, 10, 1)
CODES = {Verdict.CONFORME: 0, Verdict.RESERVES: 0, Verdict.NON_CONFORME: 1, Verdict.ILLISIBLE: 1}
"""The exit code that goes with each verdict."""

hasard = settings(
    max_examples=200,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

MORCEAUX = [
    "", "~", "null", "oui", "non", "true", "0", "-1", "1e9", ".nan", "15.000", "12 k€", "999 000 318 00018",
    "2026-02-30", "[]", "{}", "[a, b]", "{a: 1}", "{{x}}", '"', "'", "«", "*x", "&x y", "!x", "!!int 3", "<<",
    "|", ">", "|-\n      texte", "%", "@", "`", "# rien", "a: b", "- a", ": ", "?", "? a", "---", "...", "\t",
    "\x00", "\x07", "\x1b[31m", "\x85", "\u2028", "\u202e", "\ufeff", "\ud7ff", "\U0001f600", "e\u0301",
    "日本", "x" * 300, "à compléter", '"\\x00"', '"\\ud800"', '"\\u202e"', "[" * 70, "${x}", "{n}", "{0}",
]  # fmt: skip

bases = st.sampled_from([BASE, COMPLET])


@st.composite
def octets_abimes(draw: Any) -> bytes:
    """A dossier with a few bytes changed, added or taken away."""
    donnees = bytearray(draw(bases).encode())
    for _ in range(draw(st.integers(1, 6))):
        ou = draw(st.integers(0, len(donnees) - 1))
        donnees[ou : ou + draw(st.integers(0, 3))] = draw(st.binary(max_size=3))
    return bytes(donnees)


@st.composite
def lignes_abimees(draw: Any) -> bytes:
    """A dossier with lines lost, doubled, moved, indented otherwise, or ended in another way."""
    lignes = draw(bases).split("\n")
    for _ in range(draw(st.integers(1, 5))):
        ou, vers = draw(st.integers(0, len(lignes) - 1)), draw(st.integers(0, len(lignes) - 1))
        geste = draw(
            st.sampled_from(["perd", "double", "déplace", "retire", "avance", "tabulation", "colle"])
        )
        ligne = lignes[ou]
        if geste == "perd" and len(lignes) > 1:
            del lignes[ou]
        elif geste in ("double", "déplace"):
            lignes.insert(vers, ligne)
        else:
            debut = {"retire": ligne[1:], "avance": f" {ligne}", "tabulation": f"\t{ligne}"}
            lignes[ou] = debut.get(geste, ligne.replace(": ", ":", 1))
    fin: str = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return fin.join(lignes).encode()


@st.composite
def valeurs_abimees(draw: Any) -> bytes:
    """A dossier in which some values are replaced by what stands in no dossier."""
    lignes = draw(bases).split("\n")
    for _ in range(draw(st.integers(1, 6))):
        ou = draw(st.integers(0, len(lignes) - 1))
        cle, deux_points, _ = lignes[ou].partition(": ")
        valeur = draw(st.sampled_from(MORCEAUX) | st.text(max_size=20))
        lignes[ou] = f"{cle}{deux_points or ': '}{valeur}"
    return "\n".join(lignes).encode("utf-8", errors="surrogatepass")


@st.composite
def blocs_abimes(draw: Any) -> bytes:
    """A dossier in which whole blocks are emptied, replaced or hung elsewhere."""
    lignes = draw(bases).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        ou = draw(st.integers(0, len(lignes) - 1))
        retrait = len(lignes[ou]) - len(lignes[ou].lstrip())
        fin = ou + 1
        while fin < len(lignes) and len(lignes[fin]) - len(lignes[fin].lstrip()) > retrait:
            fin += 1
        cle = lignes[ou].partition(":")[0]
        remplace = draw(
            st.sampled_from([[], [f"{cle}:"], [f"{cle}: []"], [f"{cle}: {{}}"], [f"{cle}: texte"]])
        )
        vers = draw(st.integers(0, len(lignes)))
        bloc = lignes[ou:fin] if draw(st.booleans()) else []
        lignes[ou:fin] = remplace
        lignes[vers:vers] = bloc
        lignes = lignes or [""]
    return "\n".join(lignes).encode()


n_importe_quoi = st.binary(max_size=200) | st.text(max_size=200).map(
    lambda dit: dit.encode("utf-8", "replace")
)
abimes = st.one_of(octets_abimes(), lignes_abimees(), valeurs_abimees(), blocs_abimes())


def tient(span: Span, lignes: list[str]) -> bool:
    """Whether a span lies inside the text: 1-based, its end after its start, columns within their lines."""
    return (
        1 <= span.start.line <= span.end.line <= len(lignes)
        and span.start <= span.end
        and all(1 <= fin.column <= len(lignes[fin.line - 1]) + 1 for fin in (span.start, span.end))
    )


@hasard
@given(st.one_of(abimes, n_importe_quoi))
def test_un_controle_finit_toujours_et_ses_constats_tiennent(controler: Controle, donnees: bytes) -> None:
    resultat = controler(donnees)
    lignes = read_source(donnees).lines()
    for constat in resultat.findings:
        assert constat.message.strip() and constat.help.strip() and constat.why.strip()
        assert parse_path(format_path(constat.path)) == constat.path
        places = [constat.span, *(lie.span for lie in constat.related)]
        assert [span for span in places if not tient(span, lignes)] == []
        assert all(resultat.lines[span.start.line] == lignes[span.start.line - 1] for span in places)
    assert list(resultat.findings) == sorted(resultat.findings, key=lambda constat: constat.sort_key)
    assert len({(c.rule, c.path, c.span, c.message) for c in resultat.findings}) == len(resultat.findings)
    assert controler(donnees) == resultat


@pytest.mark.parametrize("donnees", [b"*", b"a: *"])
def test_un_constat_en_bout_de_ligne_tient_dans_le_texte(controler: Controle, donnees: bytes) -> None:
    lignes = read_source(donnees).lines()
    assert [constat for constat in controler(donnees).findings if not tient(constat.span, lignes)] == []


@hasard
@given(abimes)
def test_les_rapports_se_font_sans_caractere_de_commande(controler: Controle, donnees: bytes) -> None:
    fait = RunResult("0.1.0", JOUR, (controler(donnees),))
    dessins = glyphs.pick("utf-8")
    page = "".join(styled.plain(texte.render(fait, width=80, verbose=True, quiet=False, glyphs=dessins)))
    for rapport in (page, "".join(court.render(fait, verbose=True)), "".join(json_report.render(fait))):
        assert [lettre for lettre in rapport if lettre != "\n" and ord(lettre) < 32] == []
        rapport.encode("utf-8")


@settings(hasard, max_examples=30)
@given(st.lists(abimes, min_size=2, max_size=4))
def test_seul_ou_en_lot_un_dossier_recoit_les_memes_constats(session: Session, lot: list[bytes]) -> None:
    ensemble = list(session.run([(f"{rang}.yaml", donnees) for rang, donnees in enumerate(lot)]).files)
    for rang, donnees in enumerate(lot):
        (seul,) = session.run([(f"{rang}.yaml", donnees)]).files
        assert ensemble[rang] == seul


@settings(hasard, max_examples=12)
@given(abimes)
def test_le_code_de_sortie_suit_le_verdict(
    controler: Controle, fichier: Path, capsys: pytest.CaptureFixture[str], donnees: bytes
) -> None:
    fichier.write_bytes(donnees)
    code = run(["check", str(fichier), "--today", JOUR.isoformat(), "-o", "court"])
    dit = capsys.readouterr()
    assert (code, dit.err) == (CODES[controler(donnees).verdict], "")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(JOUR)


@pytest.fixture(scope="module")
def fichier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("degats") / "dossier.yaml"
