"""Loading a pack from its folder: from its compiled form when there is one that is true to it, else from YAML."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as FilePath

from cvslint.campagne.abrege import AbregeInvalide, abreger, restituer
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.fichiers import lire_fichiers
from cvslint.campagne.parametres import Ecrit
from cvslint.campagne.reserve import cle_de, garder, nom_de, prendre


def charger(
    dossier: FilePath,
    commun: FilePath,
    installees: Sequence[str],
    en_plus: Iterable[FilePath] = (),
    changements: Mapping[str, Ecrit] | None = None,
    reserve: FilePath | None = None,
) -> Campagne:
    """The pack in the folder ``dossier``, on top of the rules of ``commun`` that all packs share.

    ``installees`` names the packs that a dossier may ask for; ``en_plus`` adds rule files or folders; ``changements``
    are the parameters of the call that a configuration changes; ``reserve`` is the folder of compiled packs, if any.
    Raises ``PackInvalide`` with every fault found, each with its file and line, or ``ParametreRefuse``.
    """
    fichiers = lire_fichiers(dossier, commun, en_plus)
    changes = changements or {}
    nom, cle = nom_de(fichiers), ""
    if reserve is not None:
        cle = cle_de(fichiers)
        with contextlib.suppress(AbregeInvalide):
            return restituer(prendre(reserve, nom, cle), fichiers, dossier, installees, changes)
    # The way through YAML is long: none of it is loaded for a run that finds its rules ready.
    from cvslint.campagne.lecture import lire_pack

    lu = lire_pack(fichiers, dossier, installees, changes)
    if reserve is not None:
        garder(reserve, nom, cle, abreger(lu.campagne, lu.parametres, lu.tables))
    return lu.campagne
