"""The page in a real browser: nothing overflows, axe finds nothing, the table sorts and filters, it prints whole.

Skipped where there is no Chromium; the part that asks axe, where axe-core is not installed.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from dataclasses import replace
from pathlib import Path

import pytest
from navigateur import AXE, CHROMIUM, Navigateur
from piege import MECHANT, PASSAGE

from cvslint.report import html
from cvslint.session import Session

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium n'est pas installé")

EXEMPLES = Path(__file__).parents[2] / "examples"
SEULS = ("a-corriger/budget-desequilibre", "conformes/association-complete", "a-corriger/a-completer")
LARGEURS = (320, 768, 1280)


@functools.cache
def _page(nom: str) -> str:
    if nom == "piège":
        return "".join(html.render(replace(PASSAGE, files=(MECHANT,), errors=())))
    if nom == "lot piégé":
        return "".join(html.render(PASSAGE))
    fichiers = sorted(EXEMPLES.glob("*/*.yaml")) if nom == "lot" else [EXEMPLES / f"{nom}.yaml"]
    session = Session(today=dt.date(2025, 10, 1), portrait=True)
    session.prepare()
    passage = session.run((f"dossiers/{fichier.name}", fichier.read_bytes()) for fichier in fichiers)
    return "".join(html.render(passage))


PAGES = (*SEULS, "lot", "piège", "lot piégé")
LARGES = (SEULS[0], "lot", "lot piégé")
"""The pages that are also looked at in a wide window: those whose layout changes there."""


@pytest.fixture
def navigateur(tmp_path: Path) -> Navigateur:
    return Navigateur(tmp_path)


DEBORDE = """
  for (const pli of document.querySelectorAll("details")) pli.open = true;
  const large = document.documentElement.clientWidth;
  const trop = [...document.querySelectorAll("main *, header *, footer *")].filter((e) => {
    const boite = e.getBoundingClientRect();
    return boite.width > 0 && !e.closest(".lu, .evitement, svg") && (boite.right > large + 1 || boite.left < -1);
  });
  return { fenetre: large, page: document.documentElement.scrollWidth,
           trop: trop.slice(0, 5).map((e) => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`) };
"""


@pytest.mark.parametrize(
    ("nom", "largeur"),
    [(nom, largeur) for nom in PAGES for largeur in LARGEURS if largeur == 320 or nom in LARGES],
)
def test_rien_ne_deborde(nom: str, largeur: int, navigateur: Navigateur) -> None:
    vu = navigateur.demander(_page(nom), DEBORDE, largeur=largeur)
    assert vu == {"fenetre": largeur, "page": largeur, "trop": []}


@pytest.mark.parametrize("largeur", [768, 1280])
def test_le_tableau_d_un_lot_tient_dans_sa_colonne(largeur: int, navigateur: Navigateur) -> None:
    script = """
      const droite = (s) => document.querySelector(s).getBoundingClientRect().right;
      return droite("table.lot") - droite("main");
    """
    assert navigateur.demander(_page("lot"), script, largeur=largeur) <= 1


@pytest.mark.skipif(AXE is None, reason="axe-core n'est pas installé")
@pytest.mark.parametrize("sombre", [False, True], ids=["clair", "sombre"])
@pytest.mark.parametrize("nom", PAGES)
def test_axe_ne_trouve_rien(nom: str, sombre: bool, navigateur: Navigateur) -> None:
    assert AXE is not None
    page = _page(nom).replace("</body>", f"<script>{AXE.read_text(encoding='utf-8')}</script></body>")
    script = """
      for (const pli of document.querySelectorAll("details")) pli.open = true;
      const trouve = await axe.run(document, { resultTypes: ["violations"] });
      return { sombre: matchMedia("(prefers-color-scheme: dark)").matches,
               fautes: trouve.violations.map((v) => `${v.id} : ${v.nodes.length} × ${v.nodes[0].html.slice(0, 200)}`) };
    """
    assert navigateur.demander(page, script, sombre=sombre) == {"sombre": sombre, "fautes": []}


def test_le_script_de_la_page_est_celui_que_sa_politique_admet(navigateur: Navigateur) -> None:
    # The policy stands here: had its digests been wrong, no button would be there and no colour either.
    assert navigateur.contenu(_page("lot")).count('<button type="button">') == 7


def test_le_tableau_se_trie_et_se_filtre_au_clavier(navigateur: Navigateur) -> None:
    script = """
      const rangs = () => [...document.querySelectorAll("#lot tbody tr")].filter((r) => !r.hidden);
      const attendre = () => new Promise((suite) => requestAnimationFrame(() => requestAnimationFrame(suite)));
      const boutons = [...document.querySelectorAll("#lot thead button")];
      const demande = () => rangs().map((r) => r.cells[2].dataset.v).filter(Boolean).map(Number);
      const monte = (v) => v.every((n, i) => i === 0 || v[i - 1] <= n);
      boutons[2].focus();
      const atteint = document.activeElement === boutons[2];
      boutons[2].click();
      const premier = [boutons[2].parentElement.getAttribute("aria-sort"), monte(demande())];
      boutons[2].click();
      const second = [boutons[2].parentElement.getAttribute("aria-sort"), monte(demande().reverse())];
      const champ = document.getElementById("filtre-texte");
      champ.value = "COMPOSTEUR cour";
      champ.dispatchEvent(new Event("input"));
      await attendre();
      const filtres = [rangs().length, document.getElementById("filtre-compte").textContent,
                       [...document.querySelectorAll("details.dossier")].filter((d) => !d.hidden).length];
      champ.value = "";
      const choix = document.getElementById("filtre-verdict");
      choix.value = "0";
      choix.dispatchEvent(new Event("change"));
      await attendre();
      return { atteint, premier, second, filtres, conformes: rangs().length };
    """
    combien = len(list(EXEMPLES.glob("*/*.yaml")))
    assert navigateur.demander(_page("lot"), script) == {
        "atteint": True,
        "premier": ["ascending", True],
        "second": ["descending", True],
        "filtres": [1, f"1 dossier affiché sur {combien}", 1],
        "conformes": len(list((EXEMPLES / "conformes").glob("*.yaml"))),
    }


def test_un_renvoi_ouvre_le_dossier_replie(navigateur: Navigateur) -> None:
    script = """
      const lien = document.querySelector("#lot tbody a");
      const cible = document.getElementById(lien.hash.slice(1));
      const avant = cible.closest("details").open;
      lien.click();
      await new Promise((suite) => setTimeout(suite, 100));
      return { avant, apres: cible.closest("details").open };
    """
    assert navigateur.demander(_page("lot"), script) == {"avant": False, "apres": True}


def test_une_image_du_budget_a_son_equivalent_en_texte(navigateur: Navigateur) -> None:
    script = """
      return [...document.querySelectorAll("figure svg")].map((image) => ({
        role: image.getAttribute("role"),
        dit: Boolean(image.getAttribute("aria-labelledby") || image.getAttribute("aria-label")
                     || image.closest("figure").querySelector("figcaption")),
      }));
    """
    images = navigateur.demander(_page("conformes/association-complete"), script)
    assert len(images) == 3
    assert all(image["role"] == "img" and image["dit"] for image in images), json.dumps(images)


def test_la_page_s_imprime(navigateur: Navigateur) -> None:
    un, lot = (navigateur.imprimer(_page(nom)) for nom in (SEULS[0], "lot"))
    assert un.startswith(b"%PDF-")
    # What is folded on the screen is on the paper.
    assert lot.count(b"/Type /Page\n") > un.count(b"/Type /Page\n") >= 2
