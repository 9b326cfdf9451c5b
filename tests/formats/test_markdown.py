"""The Markdown report: read by a Markdown parser, and cut to a number of bytes."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from piege import CONFORME, ILLISIBLE, MECHANT, PASSAGE, TITRE, VIDE, constat

from cvslint.findings import Finding, Severity
from cvslint.french import visible
from cvslint.report import markdown
from cvslint.report.markdown_text import escape
from cvslint.report.mentions import RESERVE
from cvslint.result import RunResult, Verdict

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {
    *("h2", "h3", "p", "hr", "ul", "li", "strong", "code", "br", "details", "summary"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
VOID = {"br", "hr"}


class Page(HTMLParser):
    """The elements and the text of a page, which must be well nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.cells: list[list[str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style"}
        self.tags.append(tag)
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
        if "td" in self.open or "th" in self.open:
            self.cells[-1][-1] += data


def page(source: str) -> Page:
    return Page(PARSER.render(source))


def report(run: RunResult) -> Page:
    return page("".join(markdown.render(run)))


def read(text: str) -> str:
    """A text as a reader sees it, without the zero-width spaces that part references."""
    return text.replace("\u200b", "")


def test_a_hostile_dossier_adds_no_element_and_loses_no_character() -> None:
    shown = report(PASSAGE)
    assert set(shown.tags) <= OURS
    assert shown.tags.count("h2") == 1
    assert shown.tags.count("h3") == 2
    # Asked of the title, of the sentence and of the porteur.
    assert read(shown.text).count(visible(TITRE)) >= 4


def test_the_table_has_a_row_a_dossier_with_six_cells() -> None:
    head, hostile, sound, unreadable = report(PASSAGE).cells
    assert head == ["Dossier", "Porteur", "Demandé", "Erreurs", "Avert.", "Verdict"]
    assert read(hostile[0]) == visible(MECHANT.path)
    assert read(hostile[1]) == visible(TITRE)
    assert hostile[2:] == [
        "12\u00a0000,50\u00a0€",
        "3",
        "1",
        "NON CONFORME sur 2\u00a0règles choisies",
    ]
    assert sound[:3] == ["dossiers/conforme.yaml", "Ateliers", "500,00\u00a0€"]
    assert unreadable == ["dossiers/illisible.yml", "–", "–", "1", "0", "ILLISIBLE"]


def test_no_mention_reference_or_address_is_left_in_the_text() -> None:
    text = report(PASSAGE).text
    assert not re.search(r"@\w|[#!]\d|https?://|www\.", text)


@pytest.mark.parametrize(
    "text",
    ["@everyone", "#12", "!34", "~label", "&5", "%1", "$9", "a@b.fr", "https://x", "WWW.x.fr", ":warning:"],
)
def test_a_sign_that_hosts_act_upon_is_parted_from_its_word(text: str) -> None:
    assert "\u200b" in page(escape(text)).text
    assert read(page(escape(text)).text).strip() == text


@given(st.text(alphabet=st.sampled_from("\\`*_[]<>|~$&#!@:/()-+=.1a \n\t\u202e\x00\ud83d\"'{}"), max_size=30))
def test_any_text_comes_back_as_text(text: str) -> None:
    shown = page(f"- x {escape(text)} x\n")
    assert set(shown.tags) == {"ul", "li"}
    assert read(shown.text).split() == ["x", *visible(text).split(), "x"]
    (_, cells) = page(f"| a | b |\n| - | - |\n| x{escape(text)}x | y |\n").cells
    assert [read(cell) for cell in cells] == [f"x{visible(text)}x", "y"]
    assert read(page(f"<details>\n<summary>x{escape(text)}x</summary>\n\n</details>\n").text).strip() == (
        f"x{visible(text)}x"
    )


def test_names_and_paths_stay_readable_in_the_source() -> None:
    assert escape("projet.public.habitants_qpv : 12-25 ans (l'été)") == (
        "projet.public.habitants_qpv : 12-25 ans (l'été)"
    )


def test_findings_by_section_with_place_and_remedy() -> None:
    one = replace(
        VIDE,
        files=(
            replace(
                MECHANT,
                path="dossier.yaml",
                findings=(
                    constat("STR009", "siret-cle", Severity.ERREUR, "Le SIRET est faux.", help="a :\nb: 1"),
                    constat(
                        "BUD001",
                        "budget-absent",
                        Severity.ERREUR,
                        "Sans budget.",
                        9,
                        section="budget",
                        path=(),
                    ),
                    constat("REF005", "referent", Severity.INFO, "Sans référent.", 12),
                ),
                facts=CONFORME.facts,
            ),
        ),
    )
    source = "".join(markdown.render(one)).replace("\u00a0", " ")
    assert source.startswith("\n## <code>dossier.yaml</code> · Jardiner\n")
    assert "\n**NON CONFORME** · 2 erreurs · 1 info · 5 règles vérifiées\n" in source
    assert "\nÀ corriger d'abord : STR009, ligne 4 · 14 jours avant la date limite\n" in source
    assert (
        "\n**Structure porteuse**\n\n- **erreur** · <code>STR009</code> · siret-cle · ligne 4 "
        "(<code>porteur.siret</code>) : Le SIRET est faux.<br>**Que faire :** a :<br>b: 1\n"
        "\n**Budget**\n\n- **erreur** · <code>BUD001</code> · budget-absent · ligne 9 : Sans budget.\n"
        "\n<details>\n<summary>1 info</summary>\n\n- **info** · "
    ) in source
    assert source.count("<details>") == 1
    assert "| Dossier |" not in source


def test_related_places_name_another_file() -> None:
    assert "Voir aussi\u00a0: ligne\u00a014 de " in report(PASSAGE).text


def test_silenced_findings_are_not_told() -> None:
    assert "QUA002" not in report(PASSAGE).text


def test_the_end_says_where_the_report_comes_from() -> None:
    text = "".join(markdown.render(PASSAGE))
    last = text.splitlines()[-1]
    assert last.startswith(
        "cvslint 0.1.0 · mel-cvs-2026 1.0 (2025-09-01, empreinte 3f2a9c81d04b) · au 1er octobre"
    )
    assert last.endswith(RESERVE)
    assert "Paramètre changé par la configuration\u00a0: <code>date_limite</code> = 2025-10-22" in text


def test_files_that_could_not_be_read_are_listed() -> None:
    text = read(report(PASSAGE).text)
    assert "1\u00a0fichier non contrôlé" in text
    assert "Ce fichier n'existe pas : =cmd" in text


def test_many_findings_are_folded() -> None:
    assert "<summary>11\u00a0constats</summary>" in "".join(markdown.render(lot(1, 11)))
    assert "<details>" not in "".join(markdown.render(lot(1, 10)))


def test_nothing_to_check() -> None:
    assert report(VIDE).text.startswith("Contrôle de 0\u00a0dossier")


def lot(files: int, findings: int) -> RunResult:
    """A run whose dossiers are, in turn, faulty, sound, with a warning."""
    made = []
    for rank in range(files):
        level = (Severity.ERREUR, Severity.INFO, Severity.AVERTISSEMENT)[rank % 3]
        verdict = (Verdict.NON_CONFORME, Verdict.CONFORME, Verdict.RESERVES)[rank % 3]
        found: tuple[Finding, ...] = tuple(
            constat(f"A{line:03}", "nom", level, f"Constat <{line}> du dossier {rank}.", line)
            for line in range(1, findings + 1)
        )
        made.append(replace(CONFORME, path=f"d{rank}.yaml", verdict=verdict, findings=found))
    return replace(VIDE, files=tuple(made), errors=PASSAGE.errors)


LOT = lot(30, 12)
WHOLE = "".join(markdown.summary(LOT, 10**7))


def test_a_summary_that_fits_says_all_with_the_gravest_dossiers_first() -> None:
    assert "Résumé abrégé" not in WHOLE
    assert sorted(WHOLE.splitlines()) == sorted("".join(markdown.render(LOT)).splitlines())
    headings = re.findall(r"### <code>d(\d+)", WHOLE)
    assert headings == [str(rank) for rank in (*range(0, 30, 3), *range(2, 30, 3))]


@given(st.integers(0, len(WHOLE.encode()) + 100))
def test_a_summary_never_exceeds_its_limit_and_counts_what_it_leaves_out(limit: int) -> None:
    text = "".join(markdown.summary(LOT, limit))
    assert len(text.encode("utf-8")) <= limit
    if not text:
        assert limit < 1200
        return
    assert set(page(text).tags) <= OURS
    assert text.endswith(f"{RESERVE}\n")
    told = re.search(r"abrégé\u00a0:\*\* (?:(\d+)\u00a0constats?)?", text)
    left = int(told[1] or 0) if told else 0
    assert text.count("\n- **") + left == WHOLE.count("\n- **")
    for line in text.splitlines():
        assert not line.startswith("- **") or line in WHOLE


def test_a_summary_keeps_findings_beside_a_long_table() -> None:
    text = "".join(markdown.summary(lot(300, 1), 20_000))
    assert text.count("\n- **erreur**") > 20
    assert re.search(r"\d+\u00a0constats et \d+\u00a0dossiers du tableau ne figurent pas ici", text)


def test_a_summary_of_one_dossier_that_conforms() -> None:
    text = "".join(markdown.summary(replace(VIDE, files=(CONFORME,)), 5_000))
    assert "**CONFORME** · 4\u00a0règles vérifiées" in text


def test_a_dossier_that_cannot_be_read_claims_no_rules() -> None:
    assert "vérifiée" not in report(replace(VIDE, files=(ILLISIBLE,))).text
