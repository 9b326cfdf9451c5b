"""How many machine instructions one more dossier costs, counted by callgrind: no clock, so no noise.

    python benchmarks/instructions.py             the count, and how many times that of libyaml alone it is
    python benchmarks/instructions.py --garde     fails when the count is above the ceiling of plafond.json
    python benchmarks/instructions.py --plafond   makes today's count, and a margin, the ceiling

Run it with the interpreter that has cvslint installed. Two runs, on many dossiers and on few, are counted, and their
difference is shared out: reading the rules and starting Python are not in it. A ceiling holds for one minor version
of Python on one kind of machine; for another ``--garde`` says that there is none, and passes.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from banc.commandes import POLITIQUE
from banc.outils import PAIRS, options
from corpus.fichiers import ecrire_corpus

PLAFOND = Path(__file__).with_name("plafond.json")
BEAUCOUP, PEU = 30, 5
MARGE = 1.10
"""How far above the count its ceiling is put: two builds of one version of Python were seen to differ by 7 %."""

BAS = 0.85
"""Under which part of the ceiling a count deserves a lower one: what was gained must not be lost unseen."""

_COLLECTE = re.compile(rb"Collected : (\d+)")


def ici() -> str:
    """What a ceiling holds for."""
    return f"Python {'.'.join(platform.python_version_tuple()[:2])}, {platform.machine()}"


def compter(*scripts: Sequence[str]) -> list[int]:
    """What one more dossier costs each of these Python programs, given as the arguments of the interpreter.

    Raises ``subprocess.CalledProcessError`` when one fails.
    """
    with tempfile.TemporaryDirectory() as racine:
        dossiers = {n: Path(racine, str(n)) for n in (BEAUCOUP, PEU)}
        for n, dossier in dossiers.items():
            ecrire_corpus(dossier, n)
        return [_par_dossier(script, dossiers) for script in scripts]


def cvslint() -> tuple[str, ...]:
    """The program that is counted, in one process."""
    taches = ("--jobs", "1") if "--jobs" in options((sys.executable, "-m", "cvslint")) else ()
    return ("-m", "cvslint", "check", *POLITIQUE, "-o", "court", *taches)


def _par_dossier(script: Sequence[str], dossiers: dict[int, Path]) -> int:
    # What is made once and kept (byte code, compiled rules) is made before anything is counted.
    _lancer([sys.executable, *script, "."], dossiers[PEU])
    beaucoup, peu = (_instructions(script, dossiers[n]) for n in (BEAUCOUP, PEU))
    return (beaucoup - peu) // (BEAUCOUP - PEU)


def _instructions(script: Sequence[str], dossier: Path) -> int:
    """What callgrind counts for ``python script .`` in ``dossier``."""
    valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={dossier.parent / 'callgrind.out'}"]
    dit = _lancer([*valgrind, sys.executable, *script, "."], dossier)
    trouve = _COLLECTE.search(dit)
    assert trouve is not None, dit[-500:]
    return int(trouve[1])


def _lancer(commande: Sequence[str], dossier: Path) -> bytes:
    """What a command says on its standard error, in an environment where it does the same things every time."""
    env = {**os.environ, "PYTHONHASHSEED": "0", "NO_COLOR": "1"}
    return subprocess.run(commande, cwd=dossier, env=env, capture_output=True, check=True).stderr


def juger(compte: int, plafond: int) -> tuple[bool, str]:
    """Whether ``compte`` may pass under ``plafond``, and the sentence that says it."""
    ecart = f"{abs(compte / plafond - 1):.1%}".replace(".", ",").replace("%", " %")
    if compte > plafond:
        return False, (
            f"C'est {ecart} au-dessus du plafond de {plafond} : un dossier coûte plus cher qu'avant. Si c'est voulu, "
            "relevez-le : python benchmarks/instructions.py --plafond"
        )
    phrase = f"C'est {ecart} sous le plafond de {plafond}."
    if compte < plafond * BAS:
        phrase += " Abaissez-le, pour garder ce gain : python benchmarks/instructions.py --plafond"
    return True, phrase


def _plafonds() -> dict[str, int]:
    plafonds: dict[str, int] = json.loads(PLAFOND.read_text(encoding="utf-8"))
    return plafonds


def _garder() -> int:
    plafond = _plafonds().get(ici())
    if plafond is None:
        print(f"Pas de plafond pour {ici()} : rien n'est compté.")
        return 0
    (compte,) = compter(cvslint())
    passe, phrase = juger(compte, plafond)
    print(f"{compte} instructions par dossier. {phrase}")
    return 0 if passe else 1


def _montrer(*, garder: bool) -> int:
    """Prints the count beside that of libyaml alone, and makes it the ceiling when it is to be kept."""
    compte, plancher = compter(cvslint(), (str(PAIRS / "plancher.py"),))
    rapport = f"{compte / plancher:.1f}".replace(".", ",")
    print(f"{compte} instructions par dossier, {rapport} fois celles de libyaml seule ({plancher}).")
    if garder:
        plafonds = _plafonds() | {ici(): int(compte * MARGE)}
        PLAFOND.write_text(json.dumps(plafonds, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


def main(arguments: list[str] | None = None) -> int:
    """The command: 1 when the count is above its ceiling, 2 when nothing can be counted."""
    analyse = argparse.ArgumentParser(description="Compte les instructions que coûte un dossier de plus.")
    choix = analyse.add_mutually_exclusive_group()
    choix.add_argument("--garde", action="store_true", help="échoue au-dessus du plafond de plafond.json")
    choix.add_argument("--plafond", action="store_true", help="fait du compte, et d'une marge, le plafond")
    demande = analyse.parse_args(arguments)
    if shutil.which("valgrind") is None:
        print("valgrind est absent : « apt-get install valgrind » l'installe.", file=sys.stderr)
        return 2
    try:
        return _garder() if demande.garde else _montrer(garder=demande.plafond)
    except subprocess.CalledProcessError as panne:
        print(f"{' '.join(panne.cmd)}\n{panne.stderr.decode(errors='replace')[-2000:]}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
