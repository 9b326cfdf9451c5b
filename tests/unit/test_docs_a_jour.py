"""The pages of ``docs/`` say what the rules, the models and the measures say today."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from pathlib import Path as FilePath
from types import ModuleType

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.document.document import read_document
from cvslint.engine import Reglages, check_bytes
from cvslint.findings import Severity
from cvslint.model.dossier import lire_dossier
from cvslint.model.illisible import Illisible
from cvslint.model.montants import lire_montant
from cvslint.result import Verdict
from cvslint.selection import choix_par_defaut

DOCS = FilePath(__file__).parents[2] / "docs"
PAGES = ("regles.md", "appel.md", "format.md", "configuration.md", "rapport.svg", "yaml-test-suite.md")
APRES = "à refaire : python docs/generer.py"


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """The generator, from the folder where it is run."""
    sys.path.insert(0, str(DOCS))
    try:
        import_module("mesures")
        return import_module("generer")
    finally:
        sys.path.remove(str(DOCS))


def _ecrit(nom: str) -> str:
    return (DOCS / nom).read_text(encoding="utf-8")


def test_le_generateur_ecrit_toutes_ces_pages(docs: ModuleType) -> None:
    assert tuple(docs.PAGES) == PAGES


@pytest.mark.parametrize("nom", PAGES)
def test_la_page_est_a_jour(docs: ModuleType, pack: Campagne, nom: str) -> None:
    assert docs.PAGES[nom](pack) == _ecrit(nom), APRES


@pytest.mark.skipif(sys.platform == "win32", reason="les commandes des guides sont celles de Linux")
@pytest.mark.parametrize("guide", sorted((DOCS / "guides").glob("*.md")), ids=lambda guide: guide.stem)
def test_les_commandes_des_guides_donnent_ce_qui_est_montre(docs: ModuleType, guide: FilePath) -> None:
    ecrit = guide.read_text(encoding="utf-8")
    assert "```console" in ecrit
    assert sys.modules["pages.guides"].rejouer(ecrit) == ecrit, APRES


def test_les_mesures_sont_a_jour(docs: ModuleType, pack: Campagne) -> None:
    assert sys.modules["mesures"].page(pack) == _ecrit("heuristiques.md"), (
        "à refaire : python docs/mesures.py"
    )


def test_les_regles_mesurees_ne_font_jamais_une_erreur(docs: ModuleType, pack: Campagne) -> None:
    """What the page of the measures promises."""
    for code in ("OBJ002", "OBJ003", "OBJ004", "OBJ005", "EGA004", "QUA002"):
        assert pack.regles[code].gravite is Severity.AVERTISSEMENT


def test_les_jeux_etiquetes_sont_bien_formes(docs: ModuleType) -> None:
    corpus = sys.modules["pages.corpus"]
    for fichier, etiquettes in (
        ("egalite-etiquetes.csv", ("pure_forme",)),
        ("diagnostics-etiquetes.csv", ("chiffre", "source_datee")),
    ):
        lignes = corpus.lignes(fichier)
        assert len(lignes) >= 60
        assert min(len(corpus.lignes(fichier, moitie)) for moitie in ("reglage", "gelee")) >= 29
        assert {ligne[etiquette] for ligne in lignes for etiquette in etiquettes} == {"oui", "non"}
        assert len({tuple(ligne.values()) for ligne in lignes}) == len(lignes)


def test_le_dossier_du_format_est_conforme(docs: ModuleType, pack: Campagne) -> None:
    exemple = re.search(r"```yaml\n(.*?)```", _ecrit("format.md"), re.DOTALL)
    assert exemple is not None
    reglages = Reglages(sys.modules["pages.corpus"].JOUR, choix_par_defaut(pack), {})
    assert check_bytes(exemple[1].encode(), "dossier.yaml", pack, reglages).verdict is Verdict.CONFORME


# -- what the page of the format says of each kind of value is what the model reads ---------------------------

CASES = {
    "montant": "projet: {droit_commun: {demarches: [{montant: VALEUR}]}}",
    "date": "depot: {date: VALEUR}",
    "oui ou non": "porteur: {declaree: VALEUR}",
    "nombre entier": "projet: {public_cible: {effectif_prevu: VALEUR}}",
    "année": "soutien_anterieur: {cpo: {debut: VALEUR}}",
}


@pytest.mark.parametrize("nature", CASES)
def test_les_ecritures_donnees_en_exemple(docs: ModuleType, pack: Campagne, nature: str) -> None:
    _, _, bonnes, mauvaises = sys.modules["pages.formes"].NATURES[nature]
    assert bonnes
    assert mauvaises
    for ecriture in (*bonnes, *mauvaises):
        source = CASES[nature].replace("VALEUR", f'"{ecriture}"')
        fautes = lire_dossier(read_document(source.encode()), pack.formulaire).faults
        assert bool(fautes) is (ecriture in mauvaises), ecriture


def test_les_montants_de_la_page_se_lisent(docs: ModuleType) -> None:
    """Every amount in a bit of YAML of the page."""
    for montant in re.findall(r"(?:montant|previsionnel|realise): ([\d ]+)", _ecrit("format.md")):
        try:
            lire_montant(montant.strip())
        except Illisible as error:
            pytest.fail(f"{montant} : {error.motif}")


def test_chaque_lien_mene_quelque_part() -> None:
    """A link to a page of ``docs/`` and to a part of it."""
    pages = [*DOCS.rglob("*.md"), *(DOCS.parent / "examples").rglob("*.md"), DOCS.parent / "README.md"]
    for page in pages:
        for lien in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
            if not lien.startswith("https://"):
                _suivre(page, lien)


def _suivre(page: FilePath, lien: str) -> None:
    chemin, _, ancre = lien.partition("#")
    cible = (page.parent / chemin).resolve() if chemin else page
    assert cible.exists(), f"{page.name} : {lien}"
    assert not ancre or ancre in _ancres(cible), f"{page.name} : {lien}"


def _ancres(page: FilePath) -> set[str]:
    texte = page.read_text(encoding="utf-8")
    titres = re.findall(r"^#+ (.*)$", texte, re.MULTILINE)
    nets = {re.sub(r"[^\w -]", "", titre.lower()).replace(" ", "-") for titre in titres}
    return nets | set(re.findall(r'<a id="([\w-]+)">', texte))
