"""What is in force: the command line over the file over the defaults, each value with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal

from cvslint.configuration.configuration import Configuration, Parametre
from cvslint.configuration.options import OPTIONS, PAR_FICHIER, Genre, Option
from cvslint.configuration.places import Cle
from cvslint.late_dataclass import late_dataclass

if TYPE_CHECKING:
    from cvslint.globs import Pattern
    from cvslint.ignores import PerFileIgnore


@late_dataclass
class Origine:
    """Who says something: nobody, a line of a file (``ligne`` from 1), or the command line."""

    par: Literal["default", "file", "command-line"]
    fichier: FilePath | None = None
    ligne: int | None = None


DEFAUT = Origine("default")
TAPE = Origine("command-line")


@late_dataclass
class EnVigueur:
    """The value of each option in a run, and ``origines``: who says it, by key.

    ``imposee``: the campagne was asked for on the command line, so that it holds for every file.
    """

    configuration: Configuration
    campagne: str | None
    imposee: bool
    parametres: tuple[Parametre, ...]
    select: tuple[str, ...] | None
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    severity: tuple[tuple[str, str], ...]
    per_file_ignores: tuple[PerFileIgnore, ...]
    rules: tuple[FilePath, ...]
    fail_on: str
    baseline: FilePath | None
    no_ignores: bool
    exclude: tuple[Pattern, ...]
    force_exclude: bool
    allow_empty: bool
    verbose: bool
    show_suppressed: bool
    statistics: bool
    anonymiser: bool
    jobs: int | Literal["auto"]
    origines: Mapping[str, tuple[Origine, ...]]

    def parametres_dits(self) -> Iterator[tuple[Parametre, Origine]]:
        """The figures that change, each with the line that says so."""
        for parametre in self.parametres:
            yield parametre, _lieu(self.configuration, parametre.cle)

    def entrees_dites(self) -> Iterator[tuple[PerFileIgnore, Origine]]:
        """The entries of ``per-file-ignores``, each with its line."""
        for rang, entree in enumerate(self.per_file_ignores):
            yield entree, _lieu(self.configuration, (PAR_FICHIER, rang))


def fusionner(configuration: Configuration, dites: Mapping[str, Any]) -> EnVigueur:
    """Puts what was typed over what a file says.

    Parameters:
        configuration: what the file says; an empty one when there is none.
        dites: what the command line says, by key of the table of options, in the types of ``Configuration``; a key
            that is absent, ``None``, ``False`` or empty says nothing.
    """
    valeurs: dict[str, Any] = {}
    origines: dict[str, tuple[Origine, ...]] = {}
    for option in OPTIONS:
        lue = getattr(configuration, option.champ)
        dite = dites.get(option.cle) or None
        valeur, sources = _en_vigueur(option, lue, dite)
        valeurs[option.champ] = valeur
        origines[option.cle] = tuple(dict.fromkeys(_origines(configuration, option, sources))) or (DEFAUT,)
    imposee = bool(dites.get("campagne"))
    garde = not imposee or configuration.campagne in (None, dites["campagne"])
    valeurs["parametres"] = configuration.parametres if garde else ()
    return EnVigueur(configuration, imposee=imposee, origines=origines, **valeurs)


def _en_vigueur(option: Option, lue: Any, dite: Any) -> tuple[Any, tuple[str, ...]]:
    """A value, and who had a part in it."""
    if option.cumul:
        if option.cle == "severity":
            redites = {selecteur.lower() for selecteur, _ in dite or ()}
            lue = tuple(paire for paire in lue if paire[0].lower() not in redites)
        sources = [qui for qui, quoi in (("file", lue), ("command-line", dite)) if quoi]
        return (*lue, *(dite or ())), tuple(sources)
    if dite is not None:
        return dite, ("command-line",)
    if lue is not None and lue != ():
        return lue, ("file",)
    return option.defaut, ()


def _origines(configuration: Configuration, option: Option, sources: Iterable[str]) -> Iterator[Origine]:
    """Each part in a value, with its lines; a table has one a key."""
    for source in sources:
        if source == "command-line":
            yield TAPE
        elif option.genre is Genre.NIVEAUX:
            for selecteur, _ in configuration.severity:
                yield _lieu(configuration, (option.cle, selecteur))
        elif option.genre is Genre.PAR_FICHIER:
            for rang in range(len(configuration.per_file_ignores)):
                yield _lieu(configuration, (option.cle, rang))
        else:
            yield _lieu(
                configuration, (option.cle, "nom") if option.genre is Genre.CAMPAGNE else (option.cle,)
            )


def _lieu(configuration: Configuration, cle: Cle) -> Origine:
    source = configuration.source
    return DEFAUT if source is None else Origine("file", source.fichier, source.ligne(cle))
