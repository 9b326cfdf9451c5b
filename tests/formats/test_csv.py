"""The CSV report: read by the csv module, and by a spreadsheet where there is one."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from piege import CONFORME, MECHANT, PASSAGE, VIDE, constat

from cvslint.findings import Severity
from cvslint.report import csv_report
from cvslint.result import Facts, RunResult

HEADER = (
    "fichier;campagne;intitule;porteur;siret;statut;communes;montant_demande;total_charges;total_produits;ecart;"
    "erreurs;avertissements;infos;verdict;regles;a_corriger"
)
EXCEL_CELL = 32_767
OFFICE = shutil.which("soffice")


def written(run: RunResult) -> bytes:
    return "".join(csv_report.render(run)).encode("utf-8")


def rows(run: RunResult) -> list[dict[str, str]]:
    text = written(run).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def cell(text: str) -> str:
    """How a title comes out."""
    (row,) = rows(replace(VIDE, files=(replace(CONFORME, facts=Facts(intitule=text)),)))
    return row["intitule"]


def test_bytes_are_those_of_a_french_spreadsheet() -> None:
    data = written(PASSAGE)
    assert data.startswith(b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 5
    assert written(VIDE) == b"\xef\xbb\xbf" + HEADER.encode() + b"\r\n"


def test_one_row_a_dossier_and_a_file_that_could_not_be_read() -> None:
    hostile, sound, unreadable, unread = rows(PASSAGE)
    assert ";".join(sound.values()) == (
        "dossiers/conforme.yaml;mel-cvs-2026;Jardiner;Ateliers;012 345 678 90123;commune;Lille;"
        "500,00;500,00;;;0;0;0;conforme;;"
    )
    assert hostile["montant_demande"] == "12000,50"
    assert hostile["ecart"] == "-0,01"
    assert hostile["communes"] == "Lille, Roubaix"
    assert (hostile["erreurs"], hostile["avertissements"], hostile["infos"]) == ("3", "1", "1")
    assert hostile["regles"] == "STR009, BUD014, OBJ004, REF005"
    assert hostile["a_corriger"].split(" | ")[-3:] == [
        "STR009 ligne 9\u00a0: Un second SIRET est faux.",
        "BUD014 ligne 12\u00a0: Charges et produits diffèrent.",
        "OBJ004 ligne 20\u00a0: Sans échéance.",
    ]
    assert (unreadable["verdict"], unreadable["siret"], unreadable["montant_demande"]) == (
        "illisible",
        "",
        "",
    )
    assert unread["fichier"].startswith("absent ")
    assert unread["verdict"] == "non_controle"
    assert unread["a_corriger"].startswith("Ce fichier n'existe pas")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("  +33 1", "  '+33 1"),
        ("\u00a0-2", "\u00a0'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ('"=1', "\"'=1"),
        ("a,=1", "a,'=1"),
        ('a; "@b', "a; \"'@b"),
        ("\t=1", "→=1"),
        ("\r=1", r"\r=1"),
        ("Jardiner - ensemble", "Jardiner - ensemble"),
        ("8 h-10 h, l'été", "8 h-10 h, l'été"),
        ("-", "-"),
    ],
)
def test_no_text_is_computed(text: str, shown: str) -> None:
    assert cell(text) == shown


@given(st.text(alphabet=st.sampled_from(" \t\r\n;,\"'=+-@＝＋－＠|a\u202e\x1b\u00a0"), max_size=12))
def test_whatever_a_title_holds_no_cell_begins_with_a_formula(text: str) -> None:
    shown = cell(text)
    for parts in ([shown], shown.replace(";", ",").split(",")):
        for part in parts:
            bare = part.strip(' \u00a0"')
            assert len(bare) < 2 or bare[0] not in "=+-@＝＋－＠\t\r"


def test_a_cell_holds_no_more_than_a_spreadsheet_keeps() -> None:
    many = [constat("A001", "a", Severity.ERREUR, f"Faux. {'é' * 300}", line) for line in range(1, 400)]
    long = replace(MECHANT, findings=tuple(many), facts=Facts(intitule="🌱" * 40_000, porteur="x" * 40_000))
    (row,) = rows(replace(VIDE, files=(long,)))
    assert all(len(text.encode("utf-16-le")) // 2 <= EXCEL_CELL for text in row.values())
    *whole, last = row["a_corriger"].split(" | ")
    assert last == f"et {399 - len(whole)}\u00a0autres constats"
    assert all(sentence.endswith("é" * 300) for sentence in whole)
    assert row["intitule"].endswith("🌱…")


def test_a_sentence_longer_than_a_cell_is_begun() -> None:
    giant = constat("A001", "a", Severity.ERREUR, "x" * 40_000)
    (row,) = rows(replace(VIDE, files=(replace(MECHANT, findings=(giant,)),)))
    assert row["a_corriger"].startswith("A001 ligne 4\u00a0: xxx")
    assert len(row["a_corriger"]) <= EXCEL_CELL


def test_amounts_of_any_size_are_numbers() -> None:
    facts = Facts(montant_sollicite=Decimal("-1"), total_charges=Decimal("123456789012.5"))
    (row,) = rows(replace(VIDE, files=(replace(CONFORME, facts=facts),)))
    assert (row["montant_demande"], row["total_charges"], row["ecart"]) == ("-1,00", "123456789012,50", "")


def spreadsheet(data: bytes, folder: Path) -> list[dict[str, tuple[str | None, str]]]:
    """Type and value of every cell as LibreOffice reads them, set to French and told to detect all it can."""
    source = folder / "lot.csv"
    source.write_bytes(data)
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--infilter=CSV:59,34,76,1,,1036,false,true",
        "--convert-to",
        "fods",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    tree = ET.parse(folder / "lot.fods")
    assert tree.findall(f".//*[@{table}formula]") == []
    read = []
    for row in tree.iter(f"{table}table-row"):
        cells: list[tuple[str | None, str]] = []
        for part in row.findall(f"{table}table-cell"):
            value = part.get(f"{office}value") or "".join(part.itertext()).strip()
            times = int(part.get(f"{table}number-columns-repeated", "1"))
            cells += [(part.get(f"{office}value-type"), value)] * times
        read.append(dict(zip(HEADER.split(";"), cells, strict=False)))
    return read


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice on this machine")
def test_a_spreadsheet_reads_texts_as_texts_and_amounts_as_numbers(tmp_path: Path) -> None:
    hostile, sound = spreadsheet(written(PASSAGE), tmp_path)[1:3]
    assert hostile["siret"] == ("string", "999 000 318 00018")
    assert sound["siret"] == ("string", "012 345 678 90123")
    assert hostile["intitule"][0] == "string"
    assert hostile["intitule"][1].startswith("'=cmd|'/C calc'!A0")
    assert hostile["montant_demande"] == ("float", "12000.5")
    assert hostile["ecart"] == ("float", "-0.01")
    assert hostile["erreurs"] == ("float", "3")
