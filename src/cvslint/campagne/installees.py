"""Which packs there are: those that come with cvslint, and those of installed packages.

A pack of a third party is a package that names its folder in the entry point group ``cvslint.campagnes``. Only
its data is read; nothing in a pack runs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path as FilePath

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.chargement import charger
from cvslint.campagne.fautes import CampagneInconnue
from cvslint.campagne.fichiers import FICHE
from cvslint.campagne.parametres import Ecrit

GROUPE = "cvslint.campagnes"
"""The entry point group in which installed packages announce their packs."""

_COMMUN = "socle-commun"


def _fournies() -> FilePath:
    return FilePath(import_module("cvslint_rules").__path__[0])


def campagnes_installees() -> dict[str, FilePath]:
    """The folder of each installed pack by the pack's name."""
    trouvees = {
        dossier.name: dossier for dossier in sorted(_fournies().iterdir()) if (dossier / FICHE).is_file()
    }
    for nom, dossier in _des_paquets().items():
        trouvees.setdefault(nom, dossier)
    return trouvees


@cache
def _des_paquets() -> dict[str, FilePath]:
    from importlib.metadata import entry_points

    trouvees = {}
    for point in entry_points(group=GROUPE):
        # The package is located, never imported: its code must not run.
        from importlib.util import find_spec

        spec = find_spec(point.module.split(".")[0])
        for racine in (spec.submodule_search_locations or ()) if spec is not None else ():
            dossier = FilePath(racine).joinpath(*point.module.split(".")[1:], *(point.attr or "").split("."))
            if (dossier / FICHE).is_file():
                trouvees[point.name] = dossier
    return trouvees


def charger_campagne(
    nom: str,
    en_plus: Sequence[FilePath] = (),
    changements: Mapping[str, Ecrit] | None = None,
    reserve: FilePath | None = None,
) -> Campagne:
    """The pack called ``nom``, or the one in that folder when ``nom`` is a path.

    ``en_plus`` adds rule files or folders, ``changements`` gives parameters of the call another value, ``reserve`` is
    the folder where compiled packs are kept, if they are.
    Raises :class:`CampagneInconnue` when there is none, ``PackInvalide`` when it cannot be used, and
    ``ParametreRefuse`` when a parameter cannot be changed so.
    """
    installees = campagnes_installees()
    dossier = installees.get(nom)
    if dossier is None and (FilePath(nom) / FICHE).is_file():
        dossier = FilePath(nom)
    if dossier is None:
        raise CampagneInconnue(nom, sorted(installees))
    return charger(dossier, _fournies() / _COMMUN, sorted(installees), en_plus, changements, reserve)
