"""``cvslint fix``: the repairs as a diff, or made."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Annotated

import typer

from cvslint.cli import options
from cvslint.cli.flux import FAILURE, complain, earn, explain, replace_file
from cvslint.cli.preparation import refus_dits
from cvslint.cli.reglages import en_vigueur, session_de
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.batch import Found
    from cvslint.fixes import Repair
    from cvslint.result import FileError
    from cvslint.session import Session


def fix(
    chemins: options.Chemins = None,
    apply: Annotated[
        bool,
        typer.Option(
            "--apply",
            help="Écrit les réparations dans les fichiers ; avec « - », sur la sortie standard.",
        ),
    ] = False,
    unsafe: Annotated[
        bool,
        typer.Option(
            "--unsafe", help="Propose aussi celles qui changent ce que dit le dossier, ou son encodage."
        ),
    ] = False,
    campagne: options.NomDeCampagne = None,
    rules: options.Rules = None,
    today: options.Today = None,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    allow_empty: options.AllowEmpty = False,
    stdin_filename: options.StdinFilename = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> int:
    """Shows or makes repairs: 0 nothing to mend or made, 1 shown and not made, 2 when something failed."""
    from cvslint.batch import STDIN, discover

    tape = {
        "campagne": campagne,
        "rules": rules,
        "exclude": exclude,
        "force-exclude": force_exclude,
        "allow-empty": allow_empty,
    }
    vigueur = en_vigueur(config, isolated, tape)
    session = session_de(vigueur, today)
    demandes = chemins or ["."]
    trouves, erreurs = discover(
        [chemin for chemin in demandes if chemin != STDIN],
        exclude=vigueur.exclude,
        force_exclude=vigueur.force_exclude,
    )
    entree = (stdin_filename or STDIN) if STDIN in demandes else None
    suite = _Suite(apply, entree is not None, erreurs)
    # A dossier may name a pack that nothing asked for until then.
    with refus_dits(session, vigueur.configuration):
        for dossier in _dossiers(entree, trouves):
            suite.traiter(dossier, session, unsafe=unsafe)
    for erreur in erreurs:
        _dire(erreur)
    vide = not trouves and entree is None and not erreurs and not vigueur.allow_empty
    if vide:
        complain("Aucun dossier à réparer : aucun fichier .yaml ou .yml n'a été trouvé.")
    suite.conseiller()
    return FAILURE if erreurs or vide else int(bool(suite.montres))


@late_dataclass
class _Texte:
    """One text to mend, or why it cannot be read; ``fichier`` is ``None`` for standard input."""

    nom: str
    fichier: FilePath | None
    lu: bytes | FileError


def _dossiers(entree: str | None, trouves: list[Found]) -> Iterator[_Texte]:
    """The text of standard input under the name ``entree``, if any, then those of the files, read one by one."""
    from cvslint.batch import read

    if entree is not None:
        yield _Texte(entree, None, _entree(entree))
    for trouve in trouves:
        yield _Texte(trouve.name, trouve.file, read(trouve))


def _entree(nom: str) -> bytes | FileError:
    """The whole of standard input: what is written in its place must not lack its end."""
    from cvslint.document.source import MAX_BYTES
    from cvslint.result import FileError

    lu = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    if len(lu) <= MAX_BYTES:
        return lu
    limite = f"Ce texte dépasse {MAX_BYTES // 1024} Kio, la taille d'une centaine de dossiers : il n'est pas réparé."
    return FileError(nom, "unreadable", limite)


@dataclass
class _Suite:
    """What becomes of the repairs: shown or made (``apply``), how many, what failed.

    Where the repaired text takes standard output (``entree`` and ``apply``), all else goes to standard error.
    """

    apply: bool
    entree: bool
    erreurs: list[FileError]
    montres: int = 0
    autres: int = 0
    usuelles: Counter[str] = field(default_factory=Counter)

    def traiter(self, texte: _Texte, session: Session, *, unsafe: bool) -> None:
        """Mends one text, and shows or writes what comes of it."""
        from cvslint.result import FileError

        trouvee = _reparer(session, texte, unsafe=unsafe)
        if isinstance(trouvee, FileError):
            self.erreurs.append(trouvee)
            return
        self.autres += trouvee.unsafe
        if self.apply and texte.fichier is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(trouvee.after)
            sys.stdout.buffer.flush()
        if trouvee.after == trouvee.before:
            return
        if self.apply:
            self._appliquer(texte, trouvee)
        else:
            self.montres += 1
            self.usuelles.update(ecriture.genre for ecriture in trouvee.respelled)
            earn(FAILURE if self.erreurs else 1)
            _montrer(texte.nom, trouvee)

    def _appliquer(self, texte: _Texte, trouvee: Repair) -> None:
        from cvslint.french import visible
        from cvslint.result import FileError

        if texte.fichier is not None:
            try:
                replace_file(texte.fichier, [trouvee.after])
            except OSError as error:
                dit = f"La réparation n'a pas pu être écrite : {explain(error)}."
                self.erreurs.append(FileError(texte.nom, "unreadable", dit))
                return
        faites = [titre.splitlines()[0].rstrip(" :") for titre in trouvee.applied]
        usuelles = Counter(ecriture.genre for ecriture in trouvee.respelled)
        if usuelles:
            faites.append(f"Mettre en forme usuelle : {_comptes(usuelles)}")
        phrase = f"{visible(texte.nom)} : {', '.join(faites)}"
        if self.entree:
            complain(phrase)
        else:
            print(phrase)

    def conseiller(self) -> None:
        """What can be done next: write what was shown, look at what was not asked for."""
        from cvslint.french import accord, nombre

        total = self.usuelles.total()
        if total:
            prendraient = accord(total, "prendrait sa", "prendraient leur")
            complain(
                f"{nombre(total, 'valeur, déjà acceptée,', 'valeurs, déjà acceptées,')} {prendraient} forme usuelle"
                f" ({_comptes(self.usuelles)}) : le dossier dirait la même chose."
            )
        if self.montres:
            ou = "avec les mêmes fichiers" if not self.entree else "avec la même entrée"
            complain(f"Pour écrire ces réparations : cvslint fix --apply, {ou}.")
        if self.autres:
            dit = nombre(self.autres, "autre réparation est possible", "autres réparations sont possibles")
            changerait = accord(self.autres, "elle changerait", "elles changeraient")
            complain(f"{dit}, mais {changerait} ce que dit le dossier : cvslint fix --unsafe.")


def _reparer(session: Session, texte: _Texte, *, unsafe: bool) -> Repair | FileError:
    """The repairs of one text; raises what keeps the rules of the pack that it names from serving."""
    from cvslint.engine import RegleEnPanne
    from cvslint.fixes import repair
    from cvslint.result import FileError
    from cvslint.running import ConfigurationRefused

    if isinstance(texte.lu, FileError):
        return texte.lu
    try:
        return repair(
            texte.lu, lambda data: session.check(data, texte.nom), unsafe=unsafe, reread=session.reread
        )
    except RegleEnPanne as panne:
        return FileError(texte.nom, "internal", str(panne))
    except ConfigurationRefused as refus:
        session.load(str(refus))
        raise


def _comptes(genres: Counter[str]) -> str:
    """How many values of each kind: « 2 dates, 1 SIRET »."""
    from cvslint.french import nombre

    # An acronym takes no plural.
    pluriels = {genre: genre if genre.isupper() else f"{genre}s" for genre in genres}
    return ", ".join(nombre(n, genre, pluriels[genre]) for genre, n in sorted(genres.items()))


def _dire(erreur: FileError) -> None:
    from cvslint.french import visible

    complain(f"{visible(erreur.path)} : {erreur.message}")


def _montrer(nom: str, trouvee: Repair) -> None:
    from cvslint.french import visible

    diff = trouvee.diff(nom).splitlines()
    # A text that only changes its encoding has the same lines.
    for ligne in diff or [f"{nom} : {titre}" for titre in trouvee.applied]:
        sys.stdout.write(f"{visible(ligne)}\n")
