"""How the rulebook is written: every rule explains itself, in good French, and quotes the call as it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.installees import charger_campagne
from cvslint.campagne.regle import Regle
from cvslint.findings import Severity
from cvslint.selection import FAMILLES_EN_OPTION

REGLES = charger_campagne("mel-cvs-2026").regles
APPEL = FilePath(__file__).parents[1] / "data" / "appel.md"

regle_par_regle = pytest.mark.parametrize("regle", REGLES.values(), ids=REGLES)

FAMILLES = {
    *(
        "AMB",
        "APP",
        "AVA",
        "BIL",
        "BUD",
        "CER",
        "CHI",
        "COO",
        "CPO",
        "DEP",
        "DES",
        "EGA",
        "EVA",
        "FIC",
        "FIN",
    ),
    *(
        "FMT",
        "IGN",
        "LOT",
        "MET",
        "OBJ",
        "PER",
        "PUB",
        "QUA",
        "REF",
        "RGP",
        "STR",
        "SWO",
        "TER",
        "USA",
        "YML",
    ),
}

# Codes whose name is fixed, and the levels of their cases.
FIXES = {
    "YML001": ("yaml-illisible", {"erreur"}),
    "YML002": ("cle-en-double", {"erreur"}),
    "YML003": ("encodage", {"erreur", "avertissement"}),
    "YML004": ("yaml-trop-grand", {"erreur"}),
    "YML005": ("valeur-mangee", {"avertissement"}),
    "FMT001": ("cle-inconnue", {"erreur"}),
    "FMT002": ("type-incorrect", {"erreur"}),
    "FMT003": ("montant-illisible", {"erreur"}),
    "FMT004": ("date-illisible", {"erreur"}),
    "FMT005": ("rubrique-absente", {"erreur"}),
    "DEP002": ("depot-hors-delai", {"erreur"}),
    "DEP003": ("depot-sans-date", {"avertissement", "info"}),
    "STR001": ("structure-sans-nom", {"erreur"}),
    "STR002": ("statut-non-eligible", {"erreur"}),
    "STR006": ("siret-absent", {"erreur"}),
    "STR008": ("siret-longueur", {"erreur"}),
    "STR009": ("siret-cle", {"erreur"}),
    "STR010": ("siret-exemple", {"erreur"}),
    "STR011": ("rna-mal-forme", {"erreur"}),
    "CER001": ("contrat-engagement-republicain", {"erreur"}),
    "EGA001": ("egalite-sans-objectifs", {"erreur"}),
    "PUB002": ("public-qpv", {"erreur", "avertissement"}),
    "AMB001": ("ambition-absente", {"erreur"}),
    "AMB002": ("ambition-inconnue", {"erreur"}),
    "TER002": ("quartier-inconnu", None),
    "OBJ001": ("nombre-objectifs", {"erreur"}),
    "OBJ002": ("objectif-sans-verbe", {"avertissement"}),
    "OBJ003": ("objectif-sans-chiffre", {"avertissement"}),
    "OBJ004": ("objectif-sans-echeance", {"avertissement"}),
    "OBJ005": ("objectif-sans-unite", {"avertissement"}),
    "BUD004": ("montant-negatif", {"erreur"}),
    "BUD005": ("sous-total-faux", {"erreur"}),
    "BUD014": ("budget-desequilibre", {"erreur"}),
    "BUD017": ("postes-non-detailles", {"erreur", "avertissement"}),
    "BUD033": ("poste-important-non-detaille", {"avertissement"}),
    "BUD034": ("detail-ne-somme-pas", {"erreur"}),
    "BIL001": ("bilan-absent", {"erreur"}),
}

INSILENCIABLES = {
    *("DEP002", "STR002", "STR006", "STR008", "STR009", "STR010", "CER001", "BIL001", "CPO001"),
}
"""Rules that a directive may not silence; so is every rule of the families YML, FMT and IGN."""

PHRASES = ("resume", "pourquoi", "aide", "autre_lecture")


def _phrases(regle: Regle) -> Iterator[tuple[str, str]]:
    """Every text of a rule that a person reads, with what it is."""
    for nom in PHRASES:
        if texte := getattr(regle, nom):
            yield nom, texte
    for cas in regle.cas:
        yield f"message ({cas.cle})", cas.message.texte
        yield f"aide ({cas.cle})", cas.aide.texte
        yield f"pourquoi ({cas.cle})", cas.pourquoi


@regle_par_regle
def test_le_code_et_le_nom_sont_bien_formes(regle: Regle) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", regle.code)
    assert regle.famille in FAMILLES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", regle.nom)


@regle_par_regle
def test_le_nom_dit_le_defaut(regle: Regle) -> None:
    """``budget-desequilibre``, and not what is looked at, nor what should be."""
    assert not re.match(r"(non|pas|verifier|verification|controle|controler|check|regle|sans)-", regle.nom)
    assert regle.nom.count("-") <= 4
    assert len(regle.nom) <= 40


def test_les_noms_sont_uniques() -> None:
    noms = Counter(regle.nom for regle in REGLES.values())
    assert [nom for nom, fois in noms.items() if fois > 1] == []


@regle_par_regle
def test_une_regle_s_explique(regle: Regle) -> None:
    for nom in ("resume", "pourquoi", "aide", "source"):
        assert getattr(regle, nom).strip(), nom
    for cas in regle.cas:
        assert cas.message.texte
        assert cas.aide.texte
        assert cas.pourquoi


@regle_par_regle
def test_les_phrases_finissent_par_un_point(regle: Regle) -> None:
    for nom, texte in _phrases(regle):
        # A help may end with the line to write, which takes no point.
        if nom.startswith("aide") and re.search(r" :\s", texte):
            continue
        assert texte.rstrip().endswith((".", "?", "…")), f"{nom} : {texte}"


@regle_par_regle
def test_les_phrases_commencent_par_une_majuscule(regle: Regle) -> None:
    for nom, texte in _phrases(regle):
        premier = texte.lstrip("« ")[0]
        assert premier.isupper() or premier.isdigit() or premier == "{", f"{nom} : {texte}"


@regle_par_regle
def test_la_typographie_est_francaise(regle: Regle) -> None:
    for nom, texte in _phrases(regle):
        # Holes and quoted bits of YAML are no French.
        sans = re.sub(r"\{[^{}]*\}", "x", texte)
        sans = re.sub(r"«[^»]*»", "« x »", sans)
        assert sans.count("«") == sans.count("»"), f"{nom} : {texte}"
        assert '"' not in sans, f"{nom}, guillemets droits : {texte}"
        assert not re.search(r"«\S|\S»", sans), f"{nom}, espace dans les guillemets : {texte}"
        assert not re.search(r"\w[;!?»]", sans), f"{nom}, espace avant le signe : {texte}"
        avant_exemple = re.split(r" : ", sans)[0]
        assert not re.search(r"[A-Za-zÀ-ÿ]:(\s|$)", avant_exemple), f"{nom}, deux-points : {texte}"
        assert not re.search(r"\s[,.](\s|$)", sans), f"{nom}, espace avant la virgule : {texte}"
        assert "..." not in sans, f"{nom}, trois points : {texte}"
        assert "  " not in texte, f"{nom}, deux espaces : {texte}"
        assert not re.search(r"\d€", sans), f"{nom}, espace avant l'euro : {texte}"
        assert "’" not in texte, f"{nom}, une seule sorte d'apostrophe : {texte}"


JARGON = re.compile(
    r"\b(null|None|string|booléen|parser|parsing|node|nœud|token|regex|warning|error|check|linter|match|champ requis"
    r"|mapping|scalaire|item|string|JSON|Pydantic)\b",
    re.IGNORECASE,
)
ANGLAIS = re.compile(r"\b(the|is|are|must|should|file|missing|found|expected|value|unknown|invalid)\b")


@regle_par_regle
def test_pas_de_jargon_ni_d_anglais(regle: Regle) -> None:
    for nom, texte in _phrases(regle):
        sans = re.sub(r"\{[^{}]*\}", "x", texte)
        assert not JARGON.search(sans), f"{nom} : {texte}"
        assert not ANGLAIS.search(sans), f"{nom} : {texte}"


@regle_par_regle
def test_aucun_message_ne_dit_irrecevable(regle: Regle) -> None:
    """A check made before the filing judges no admissibility; a call that writes the word may be quoted in why."""
    for cas in regle.cas:
        assert "recevab" not in (cas.message.texte + cas.aide.texte).lower()
    assert "recevab" not in regle.resume.lower()


@regle_par_regle
def test_un_message_tient_en_une_phrase(regle: Regle) -> None:
    for cas in regle.cas:
        texte = re.sub(r"«[^»]*»|\{[^{}]*\}", "x", cas.message.texte)
        assert len(re.findall(r"[.!?](?=\s+[A-ZÀ-Ý])", texte)) == 0, cas.message.texte
        assert len(texte) <= 260, cas.message.texte


@regle_par_regle
def test_une_lecture_dit_son_numero_et_l_autre_lecture(regle: Regle) -> None:
    if regle.origine == "lecture":
        assert regle.lecture
    if regle.lecture:
        assert re.fullmatch(r"A-\d\d", regle.lecture)
        assert 1 <= int(regle.lecture[2:]) <= 35
        assert regle.autre_lecture, "l'autre lecture se dit aussi"


@regle_par_regle
def test_une_obligation_de_l_appel_cite_ou_situe_l_appel(regle: Regle) -> None:
    if regle.origine == "appel":
        assert regle.citation or regle.source


def _replie(texte: str) -> str:
    """A text without what a copy changes: bold signs, quotes, spaces, case, calls of notes, list signs."""
    texte = unicodedata.normalize("NFKC", re.sub(r"[¹²³⁴⁵]|\*\*", "", texte)).translate(
        str.maketrans("’‘“”", "''\"\"")
    )
    texte = re.sub(r"[«»\"]|^\s*[-•#|>]+", " ", texte, flags=re.MULTILINE)
    return " ".join(texte.split()).casefold()


TEXTE_DE_L_APPEL = _replie(APPEL.read_text(encoding="utf-8"))


@regle_par_regle
def test_une_citation_est_dans_le_texte_de_l_appel(regle: Regle) -> None:
    for citee in re.findall(r"«([^»]*)»", regle.citation):
        for bout in re.split(r"\[…\]|\(…\)|…", citee):
            assert _replie(bout) in TEXTE_DE_L_APPEL, bout
    if regle.citation:
        assert "«" in regle.citation, "une citation est entre guillemets"


@regle_par_regle
def test_un_message_ne_nomme_que_ce_qu_on_lui_donne(regle: Regle) -> None:
    for cas in regle.cas:
        if cas.appel is None:
            continue
        donnes = {*cas.appel.controle.donne, *cas.appel.avec, "valeur", "champ", "proches", "possibles"}
        assert cas.message.noms <= donnes
        assert cas.aide.noms <= donnes


@pytest.mark.parametrize("code", FIXES)
def test_les_noms_et_niveaux_fixes(code: str) -> None:
    nom, niveaux = FIXES[code]
    assert code in REGLES
    assert REGLES[code].nom == nom
    if niveaux is not None:
        assert {cas.gravite.value for cas in REGLES[code].cas} <= niveaux
        gravest = "erreur" if "erreur" in niveaux else "avertissement"
        assert REGLES[code].gravite.value == gravest


@regle_par_regle
def test_ce_qu_on_ne_peut_pas_faire_taire(regle: Regle) -> None:
    attendu = regle.code in INSILENCIABLES or regle.famille in ("YML", "FMT", "IGN")
    assert regle.silenciable is not attendu


@regle_par_regle
def test_le_niveau_d_une_famille_en_option(regle: Regle) -> None:
    if regle.famille == "LOT":
        assert regle.gravite is (Severity.INFO if regle.code == "LOT002" else Severity.AVERTISSEMENT)
        assert regle.portee == "lot"
    if regle.famille == "RGP":
        assert regle.gravite is Severity.INFO
    assert (regle.portee == "lot") == (regle.famille == "LOT")


@regle_par_regle
def test_une_regle_est_dans_une_rubrique_du_rapport(regle: Regle, pack: Campagne) -> None:
    if regle.famille in FAMILLES_EN_OPTION:
        return
    assert regle.rubrique in pack.rubriques


def test_l_appel_ne_fait_pas_deux_regles_de_ce_qu_une_dit_deja() -> None:
    """Decided: these requirements have no rule of their own, or no message at all."""
    assert not {"AMB006", "PUB003", "REF004", "CER003", "MET005", "OBJ009", "BUD027"} & REGLES.keys()
