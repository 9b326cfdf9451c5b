"""The house: imports go down only, one module knows the YAML library, and no module grows too large."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path as FilePath

import pytest

RACINE = FilePath(__file__).parents[2]
SOURCES = RACINE / "src" / "cvslint"
MODULES = sorted(SOURCES.rglob("*.py"))

ETAGES: tuple[tuple[str, ...], ...] = (
    ("late_dataclass", "late_pattern", "span", "french", "globs", "personal_data"),
    ("findings",),
    ("result", "tableau"),
    ("document",),
    ("model",),
    ("checks",),
    ("campagne",),
    (
        "baseline",
        "causes",
        "engine",
        "evaluation",
        "exemples",
        "facts",
        "fixes",
        "identity",
        "ignores",
        "issues",
        "lot",
        "personnes",
        "plan",
        "portrait",
        "reparations",
        "respelling",
        "selection",
        "silencing",
    ),
    (
        "batch",
        "configuration",
        "interruption",
        "parallel",
        "running",
        "session",
        "spool",
        "traces",
        "workload",
    ),
    ("report",),
    ("documentation", "gabarit", "schemas"),
    ("cli", "__main__"),
)
"""The rooms from bottom to top; rooms of one storey may know each other."""

RANG = {piece: rang for rang, pieces in enumerate(ETAGES) for piece in pieces}

VOISINES = {
    "report": {
        "result",
        "tableau",
        "findings",
        "late_dataclass",
        "span",
        "french",
        "personal_data",
        "report",
    },
    "documentation": {"campagne", "checks", "report", "french", "late_dataclass", "documentation"},
    "model": {"french", "document", "late_dataclass", "late_pattern", "span", "findings", "model"},
}
"""Rooms that know less than all that is below them."""

BLOCS = {f"model/{nom}.py" for nom in ("bilan", "champs", "dossier", "projet", "structure")}
"""The modules of the blocks of a dossier: their types are not texts, which Pydantic would compile at every start."""

LIGNES_MAX = 350


def _piece(module: FilePath) -> str:
    return module.relative_to(SOURCES).parts[0].removesuffix(".py")


def _importes(module: FilePath) -> Iterator[tuple[str, int]]:
    """Every module imported anywhere in a file, inside functions too, with the line (from 1)."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} : import relatif"
            noms = [node.module or ""]
            if node.module == "cvslint":
                noms = [f"cvslint.{alias.name}" for alias in node.names]
            yield from ((nom, node.lineno) for nom in noms)


def _pieces_importees(module: FilePath) -> Iterator[tuple[str, int]]:
    for nom, ligne in _importes(module):
        parties = nom.split(".")
        if parties[0] == "cvslint" and len(parties) > 1 and parties[1] in RANG:
            yield parties[1], ligne


def _nom(module: FilePath) -> str:
    return str(module.relative_to(SOURCES))


def test_chaque_piece_a_son_etage() -> None:
    pieces = {_piece(module) for module in MODULES} - {"__init__"}
    assert pieces <= RANG.keys(), "une pièce nouvelle : lui donner son étage"


@pytest.mark.parametrize("module", MODULES, ids=_nom)
def test_les_imports_descendent(module: FilePath) -> None:
    piece = _piece(module)
    if piece == "__init__":
        assert list(_pieces_importees(module)) == []
        return
    montent = [
        f"ligne {ligne} : {piece} importe {autre}"
        for autre, ligne in _pieces_importees(module)
        if RANG[autre] > RANG[piece]
    ]
    assert montent == []


@pytest.mark.parametrize("module", [m for m in MODULES if _piece(m) in VOISINES], ids=_nom)
def test_les_pieces_discretes_ne_connaissent_que_leurs_voisines(module: FilePath) -> None:
    connues = VOISINES[_piece(module)]
    assert [autre for autre, _ in _pieces_importees(module) if autre not in connues] == []


def _bibliotheque(module: FilePath, nom: str) -> bool:
    return any(importe.split(".")[0].lstrip("_").startswith(nom) for importe, _ in _importes(module))


def test_un_seul_module_connait_la_bibliotheque_yaml() -> None:
    assert [_nom(m) for m in MODULES if _bibliotheque(m, "ruamel")] == ["document/reader.py"]
    nomme = [_nom(m) for m in MODULES if re.search(r"_ruamel_yaml", m.read_text(encoding="utf-8"))]
    assert nomme == ["document/reader.py"]


def test_les_rapports_ne_connaissent_pas_pydantic() -> None:
    rapports = [m for m in MODULES if _piece(m) == "report"]
    assert [m.name for m in rapports if _bibliotheque(m, "pydantic") and m.name != "schema.py"] == []


def test_seule_la_ligne_de_commande_connait_typer() -> None:
    assert [_nom(m) for m in MODULES if _bibliotheque(m, "typer") and _piece(m) != "cli"] == []


def _textes_du_code(module: FilePath) -> Iterator[str]:
    """The texts that a module works with: all but its docstrings."""
    arbre = ast.parse(module.read_text(encoding="utf-8"))
    dits = {id(node.value) for node in ast.walk(arbre) if isinstance(node, ast.Expr)}
    for node in ast.walk(arbre):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in dits:
            yield node.value


def test_le_moteur_ne_nomme_aucune_ville() -> None:
    """Closed lists, quartiers and budget lines come from the pack."""
    villes = re.compile(r"\b(Lille|Roubaix|Tourcoing|MEL|mel-cvs|Wazemmes|QN059)")
    dits = [
        f"{_nom(module)} : {texte}"
        for module in MODULES
        if _piece(module) not in ("cli", "report", "documentation")
        for texte in _textes_du_code(module)
        if villes.search(texte)
    ]
    assert dits == []


@pytest.mark.parametrize("module", MODULES, ids=_nom)
def test_un_module_reste_court(module: FilePath) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LIGNES_MAX


@pytest.mark.parametrize("module", MODULES, ids=_nom)
def test_un_module_dit_ce_qu_il_est(module: FilePath) -> None:
    arbre = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(arbre)
    if arbre.body[1:]:
        texte = module.read_text(encoding="utf-8")
        en_textes = "\nfrom __future__ import annotations\n" in texte
        assert en_textes != (_nom(module) in BLOCS) or module.name in ("__init__.py", "__main__.py")


def test_rien_ne_nomme_un_endroit_de_cette_machine() -> None:
    interdits = re.compile(r"/work\b|\.\./shared|/tmp\b|/home/")
    fautifs = []
    for dossier in ("src", "rules", "examples", "tests"):
        for fichier in sorted((RACINE / dossier).rglob("*")):
            if fichier.suffix not in (".py", ".yaml", ".yml", ".txt", ".md", ".toml", ".csv"):
                continue
            if fichier == FilePath(__file__):
                continue
            texte = fichier.read_text(encoding="utf-8", errors="replace")
            trouve = interdits.search(texte)
            if trouve is not None:
                fautifs.append(f"{fichier.relative_to(RACINE)} : {trouve[0]}")
    assert fautifs == []


def test_rien_n_est_laisse_a_plus_tard() -> None:
    reste = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert [_nom(m) for m in MODULES if reste.search(m.read_text(encoding="utf-8"))] == []
