"""The overview of a folder at several widths, and what each width goes without."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

import pytest
from rich.cells import cell_len

from cvslint.findings import Finding, Severity
from cvslint.report import resume
from cvslint.report.glyphs import ASCII, UNICODE, Glyphs
from cvslint.report.styled import plain, text_of
from cvslint.result import DossierResult, Facts, RunResult, Verdict
from cvslint.span import Span

WIDTHS = (40, 60, 80, 100, 120, 160)

ATELIERS = Facts(
    "Les Ateliers du Canal", "99900021900017", "association", "Ateliers", (), *[Decimal(58500)] * 3
)
JARDINS = Facts(
    "Les Jardins du Parc", "99900031800018", "association", "Jardiner", (), Decimal(12000), Decimal(14000)
)


def dossier(
    path: str, verdict: Verdict, facts: Facts = ATELIERS, errors: int = 0, warnings: int = 0
) -> DossierResult:
    levels = [Severity.ERREUR] * errors + [Severity.AVERTISSEMENT] * warnings
    findings = tuple(
        Finding(f"A{rank:03}", "a", level, "s", "m", (), Span.at(1, 1, 1, 2))
        for rank, level in enumerate(levels)
    )
    return DossierResult(path, verdict, findings, {}, facts)


@pytest.fixture
def lot(many: RunResult) -> RunResult:
    """Four dossiers such as an instructeur receives, and a file that was not found."""
    return replace(
        many,
        partial=False,
        parameters={},
        files=(
            dossier("ateliers.yaml", Verdict.CONFORME),
            dossier(
                "jardins.yaml", Verdict.NON_CONFORME, replace(JARDINS, total_produits=Decimal(13900)), 2, 1
            ),
            dossier("gateaux.yaml", Verdict.RESERVES, replace(JARDINS, porteur="日本の友だち🌱"), 0, 1),
            dossier("illisible.yaml", Verdict.ILLISIBLE, Facts(), 1),
        ),
    )


def shown(run: RunResult, width: int, glyphs: Glyphs = UNICODE) -> list[str]:
    """The lines, no-break spaces made plain to be read in tests."""
    text = "".join(plain(resume.render(run, width=width, glyphs=glyphs)))
    return text.replace("\u00a0", " ").splitlines()


TABLE_AT_120 = """\
 Dossier         Porteur                SIRET               Demandé  Charges = Produits  Erreurs  Avert.  Verdict
 ateliers.yaml   Les Ateliers du Canal  999 000 219 00017  58 500 €  58 500 € ✓                0       0  conforme
 jardins.yaml    Les Jardins du Parc    999 000 318 00018  12 000 €  14 000 ≠ 13 900 €         2       1  non conforme
 gateaux.yaml    日本の友だち🌱         999 000 318 00018  12 000 €  14 000 € / –              0       1  avec réserves
 illisible.yaml  –                      –                         –  –                         1       0  illisible
"""

TABLE_AT_60 = """\
 Dossier          Demandé  =  Erreurs  Avert.  Verdict
 ateliers.yaml   58 500 €  ✓        0       0  conforme
 jardins.yaml    12 000 €  ≠        2       1  non conforme
 gateaux.yaml    12 000 €  –        0       1  avec réserves
 illisible.yaml         –  –        1       0  illisible
"""


@pytest.mark.parametrize(("width", "table"), [(120, TABLE_AT_120), (60, TABLE_AT_60)])
def test_the_table(lot: RunResult, width: int, table: str) -> None:
    assert shown(lot, width)[:5] == table.splitlines()


def test_columns_leave_in_a_fixed_order(lot: RunResult) -> None:
    heads = {width: shown(lot, width)[0].split() for width in WIDTHS}
    assert (
        heads[120]
        == heads[160]
        == [
            *(
                "Dossier",
                "Porteur",
                "SIRET",
                "Demandé",
                "Charges",
                "=",
                "Produits",
                "Erreurs",
                "Avert.",
                "Verdict",
            )
        ]
    )
    assert [len(heads[width]) for width in WIDTHS] == sorted(len(heads[width]) for width in WIDTHS)
    for narrow, wide in pairwise(WIDTHS):
        renamed = {"Err.": "Erreurs", "Av.": "Avert."}
        assert {renamed.get(word, word) for word in heads[narrow]} <= set(heads[wide])


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_line_fits_and_nothing_important_is_cut(lot: RunResult, width: int, glyphs: Glyphs) -> None:
    long = dossier(
        f"dossiers/{'très-' * 20}long 🌱.yaml", Verdict.NON_CONFORME, replace(JARDINS, porteur="P" * 90), 9
    )
    for run in (lot, replace(lot, files=(*lot.files, long)), replace(lot, files=(long,))):
        text = "\n".join(shown(run, width, glyphs))
        for file in run.files:
            assert file.path in text
        assert "12 000 €" in text
        assert "non conforme" in text
        for line in text.splitlines():
            assert cell_len(line) <= width or line.strip() == long.path


@pytest.mark.parametrize("width", WIDTHS)
def test_columns_are_straight(lot: RunResult, width: int) -> None:
    """The verdict begins at the same column on every row, wide characters or not."""
    head, *table = shown(lot, width)[:5]
    place = cell_len(head[: head.index("Verdict")])
    words = ("avec réserves", "non conforme", "illisible", "conforme")
    for row in table:
        word = next(word for word in words if row.endswith(word))
        assert cell_len(row.removesuffix(word)) == place


def test_one_long_name_costs_the_others_no_column(lot: RunResult) -> None:
    others = [dossier(f"d{rank:02}.yaml", Verdict.CONFORME) for rank in range(20)]
    long = dossier(f"{'x' * 100}.yaml", Verdict.CONFORME)
    lines = shown(replace(lot, files=(*others, long)), 120)
    assert "SIRET" in lines[0]
    assert lines[21] == f" {long.path}"
    assert lines[22].strip().startswith("Les Ateliers du Canal")


def test_amounts_keep_their_cents_and_grow_whole(lot: RunResult) -> None:
    facts = replace(
        ATELIERS,
        montant_sollicite=Decimal("999999999999.99"),
        total_charges=Decimal("999999999999.98"),
        total_produits=Decimal("999999999999.97"),
    )
    run = replace(lot, files=(dossier("a.yaml", Verdict.NON_CONFORME, facts),), errors=())
    assert "999 999 999 999,98 ≠ 999 999 999 999,97 €" in "\n".join(shown(run, 120))
    for width in WIDTHS:
        assert "999 999 999 999,99 €" in "\n".join(shown(run, width)[:3])
        assert max(cell_len(line) for line in shown(run, width)) <= width


def test_figures_of_the_lot(lot: RunResult) -> None:
    text = shown(lot, 120)[5:]
    assert text[:3] == [
        "",
        " 4 dossiers · 1 conforme · 1 avec réserves · 1 non conforme · 1 illisible",
        " Demandé au total : 82 500,00 € (1 montant inconnu)",
    ]
    assert text[3] == " Règles les plus fréquentes, en nombre de dossiers : A000 (3) · A001 (1) · A002 (1)"
    assert text[4:8] == ["", " 1 fichier non contrôlé :", " ✗ absent.yaml · Ce fichier n'existe pas.", ""]
    assert " ".join(" ".join(text[8:]).split()).endswith("il ne vaut ni recevabilité ni refus.")


def test_choices_of_the_user_are_told(many: RunResult) -> None:
    text = "\n".join(shown(many, 120))
    assert " Verdicts rendus sur 2 règles choisies seulement" in text
    assert " Paramètre changé par la configuration : date_limite = 2025-10-22 (prolongation)" in text
    assert "empreinte 3f2a9c81d04b" in text


def test_what_a_dossier_says_cannot_move_the_table(many: RunResult) -> None:
    text = "\n".join(shown(many, 120))
    assert r"Ateliers\x1b[31m du Canal" in text
    assert "\x1b" not in text


def test_signs_for_a_console_without_unicode(lot: RunResult) -> None:
    text = "\n".join(shown(lot, 120, ASCII))
    assert "14 000 <> 13 900 €" in text
    assert "58 500 € +" in text
    assert "…" not in text


def test_levels_and_verdicts_are_coloured(lot: RunResult) -> None:
    lines = list(resume.render(lot, width=120, glyphs=UNICODE))
    faulty = dict(lines[2])
    assert faulty["2"] == faulty["≠"] == faulty["non conforme"] == "erreur"
    assert faulty["1"] == "avertissement"
    assert dict(lines[1])["conforme"] == dict(lines[1])["✓"] == "bon"


@dataclass(frozen=True)
class Spool(Collection[DossierResult]):
    """Results that are made as they are read, and forgotten."""

    size: int

    def __iter__(self) -> Iterator[DossierResult]:
        return (dossier(f"d{rank:05}.yaml", Verdict.CONFORME) for rank in range(self.size))

    def __len__(self) -> int:
        return self.size

    def __contains__(self, file: object) -> bool:
        return False


def test_rows_come_one_by_one(lot: RunResult) -> None:
    lines = resume.render(replace(lot, files=Spool(500)), width=120, glyphs=UNICODE)
    assert text_of(next(lines)).startswith(" Dossier")
    assert text_of(next(lines)).startswith(" d00000.yaml")
    assert sum(1 for _ in lines) >= 499


def test_no_dossier_at_all(lot: RunResult) -> None:
    assert shown(replace(lot, files=(), errors=()), 80)[0] == " 0 dossier"
