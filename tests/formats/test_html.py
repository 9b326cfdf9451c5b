"""The page: read by a real HTML parser, with the dossier made to harm; whatever an author writes stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from piege import MECHANT, PASSAGE, VIDE

from cvslint.report import html
from cvslint.result import RunResult

SEUL = replace(PASSAGE, files=(MECHANT,), errors=())
_SANS_FIN = {"meta", "input", "br", "link", "wbr", "hr", "img", "col", "circle", "line", "path", "rect"}


class _Page(HTMLParser):
    """The elements of a page with their attributes; ``ouverts`` are those that were never closed."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.ouverts: list[str] = []
        self.commentaires: list[str] = []
        self.feed(texte)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _SANS_FIN:
            self.ouverts.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _SANS_FIN:
            while self.ouverts and self.ouverts.pop() != tag:
                pass

    def handle_comment(self, data: str) -> None:
        self.commentaires.append(data)


def _page(run: RunResult) -> str:
    return "".join(html.render(run))


@pytest.mark.parametrize("run", [PASSAGE, SEUL, VIDE], ids=["lot", "un dossier", "rien"])
def test_ce_qu_ecrit_un_auteur_reste_du_texte(run: RunResult) -> None:
    texte = _page(run)
    page = _Page(texte)
    noms = [tag for tag, _ in page.elements]
    assert page.ouverts == []
    assert page.commentaires == []
    assert noms.count("script") == noms.count("style") == 1
    assert {"iframe", "object", "img", "base", "form", "link"}.isdisjoint(noms)
    assert "<b>html" not in texte
    for _, attributs in page.elements:
        assert not any(nom.startswith("on") for nom in attributs)
        assert all(re.match(r"#", attributs[nom] or "") for nom in ("href", "src") if nom in attributs)
    assert (
        re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", texte)
        is None
    )


def test_la_page_ne_demande_rien_au_reseau_et_n_execute_que_son_script() -> None:
    (politique,) = [
        attributs["content"] or ""
        for tag, attributs in _Page(_page(SEUL)).elements
        if tag == "meta" and attributs.get("http-equiv") == "Content-Security-Policy"
    ]
    assert "default-src 'none'" in politique
    assert "unsafe" not in politique
    assert politique.count("'sha256-") == 2


def test_les_renvois_de_la_page_menent_quelque_part_et_une_seule_fois() -> None:
    # What this dossier says of another one only happens where both are in the page.
    constats = tuple(replace(constat, related=()) for constat in MECHANT.findings)
    seul = replace(MECHANT, findings=constats)
    autres = [file for file in PASSAGE.files if file is not MECHANT]
    for run in (replace(SEUL, files=(seul,)), replace(PASSAGE, files=(seul, *autres))):
        elements = _Page(_page(run)).elements
        ancres = [attributs["id"] for _, attributs in elements if "id" in attributs]
        assert len(ancres) == len(set(ancres))
        renvois = {(attributs.get("href") or "")[1:] for tag, attributs in elements if tag == "a"}
        assert renvois - set(ancres) == set()
