"""How each tool is called on a folder of dossiers, or on one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from banc.chrono import Commande
from banc.outils import AJV, CHECK, PAIRS, SCHEMA_RS, SPECTRAL, YAMLLINT, Outils

JOUR = "2025-10-01"
"""The day of the check: before the deadline of the call, as for its examples."""

POLITIQUE = ("--isolated", "--today", JOUR)
"""What keeps a check from depending on the day, or on a configuration."""

TOUT = (".",)


def cvslint(
    outils: Outils,
    dossier: Path,
    fichiers: Sequence[str] = TOUT,
    options: Sequence[str] = ("-o", "court"),
    *,
    nom: str = "cvslint",
    jobs: int = 1,
    attendu: int = 0,
) -> Commande:
    """``cvslint check`` in the folder ``dossier``: on all of it, or on these files of it."""
    taches = ("--jobs", str(jobs)) if "--jobs" in outils.options else ()
    return Commande(
        nom, (outils.cvslint, "check", *POLITIQUE, *taches, *options, *fichiers), dossier, attendu
    )


def plancher(outils: Outils, dossier: Path, fichiers: Sequence[str] = TOUT) -> Commande:
    """The floor of libyaml."""
    return Commande("plancher", (outils.python, str(PAIRS / "plancher.py"), *fichiers), dossier)


def import_yaml(outils: Outils, dossier: Path) -> Commande:
    """The least that a Python program which reads YAML does; it fails where PyYAML is not."""
    return Commande("import yaml", (str(outils.python_des_pairs), "-c", "import yaml"), dossier)


def pairs(outils: Outils, dossier: Path, fichiers: Sequence[str] = ()) -> list[Commande]:
    """The peers that are there, on these files of ``dossier``, or on the whole of it."""
    tous = tuple(fichiers) or tuple(sorted(fichier.name for fichier in dossier.glob("*.yaml")))
    arguments = {
        SCHEMA_RS: (
            "python",
            str(PAIRS / "valider_jsonschema_rs.py"),
            str(outils.schema),
            *(fichiers or TOUT),
        ),
        CHECK: ("check-jsonschema", "--schemafile", str(outils.schema), *tous),
        YAMLLINT: ("yamllint", "-c", str(PAIRS / "yamllint.yaml"), *(fichiers or TOUT)),
        AJV: _ajv(outils, fichiers),
        SPECTRAL: _spectral(fichiers),
    }
    return [
        Commande(nom, (str(outils.pairs[nom] / programme), *suite), dossier)
        for nom, (programme, *suite) in arguments.items()
        if nom in outils.pairs
    ]


def _ajv(outils: Outils, fichiers: Sequence[str]) -> tuple[str, ...]:
    """It takes each file, or a pattern, after an option."""
    donnees = [mot for motif in fichiers or ("*.yaml",) for mot in ("-d", motif)]
    options = ("validate", "--spec=draft2020", "--strict=false", "-c", "ajv-formats")
    return ("ajv", *options, "-s", str(outils.schema_souple), *donnees)


def _spectral(fichiers: Sequence[str]) -> tuple[str, ...]:
    options = ("lint", "--quiet", "--ruleset", str(PAIRS / "spectral.yaml"))
    return ("spectral", *options, *(fichiers or ("*.yaml",)))
