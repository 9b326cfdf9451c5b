"""A coverage-guided fuzzing target: any bytes are checked and mended, and nothing but results may come of it.

Not run by the test suite. ``pip install atheris`` (Linux), then, from the root of the repository::

    python tests/robustness/fuzz/cible.py corpus examples/conformes examples/a-corriger -max_total_time=1800

The first folder receives what the fuzzer finds interesting, the others are its seeds. A crash is written to the
current folder; turn it into a test of ``tests/robustness/`` before mending the fault.
"""

from __future__ import annotations

import datetime as dt
import sys

import atheris

with atheris.instrument_imports(include=["cvslint"]):
    from cvslint.campagne.installees import charger_campagne
    from cvslint.document.document import read_document
    from cvslint.document.source import read_source
    from cvslint.engine import Reglages, check_bytes
    from cvslint.fixes import repair
    from cvslint.reparations.ecritures import Relecture, relire
    from cvslint.result import DossierResult
    from cvslint.selection import choix_par_defaut

PACK = charger_campagne("mel-cvs-2026")
REGLAGES = Reglages(dt.date(2025, 10, 1), choix_par_defaut(PACK), {})


def resultat_de(donnees: bytes) -> DossierResult:
    """The result of one dossier."""
    return check_bytes(donnees, "hasard.yaml", PACK, REGLAGES)


def relecture(donnees: bytes) -> Relecture:
    """The values of one dossier that are not in their usual form."""
    return relire(read_document(donnees), PACK.formulaire)


def controler(donnees: bytes) -> None:
    """Checks and mends ``donnees``; raises when a place lies outside the text, or when mending has no end."""
    resultat = resultat_de(donnees)
    lignes = read_source(donnees).lines()
    for constat in resultat.findings:
        modifies = (edit.span for fix in constat.fixes for edit in fix.edits)
        for span in (constat.span, *(lie.span for lie in constat.related), *modifies):
            assert 1 <= span.start.line <= span.end.line <= len(lignes), (constat.rule, span)
            assert span.start <= span.end, (constat.rule, span)
            assert span.start.column <= len(lignes[span.start.line - 1]) + 1, (constat.rule, span)
            assert span.end.column <= len(lignes[span.end.line - 1]) + 1, (constat.rule, span)
        assert constat.message, constat.rule
    reparable = any(fix.safety == "safe" for constat in resultat.findings for fix in constat.fixes)
    if reparable or relecture(donnees).ecritures:
        repare = repair(donnees, resultat_de, unsafe=False, reread=relecture).after
        assert repair(repare, resultat_de, unsafe=False, reread=relecture).after == repare


def main() -> None:
    """Runs the fuzzer on the arguments of the command line."""
    atheris.Setup(sys.argv, controler)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
