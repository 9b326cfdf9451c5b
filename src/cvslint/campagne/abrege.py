"""The compiled form of a pack: what its YAML says, checked, as plain JSON that is quick to make a pack of again.

It holds no decision of a run: parameters stand as the pack writes them, arguments as the rules do, so that what a
configuration changes is applied after. Nothing in it is executed, and nothing in it is believed without its shape.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.arguments import GENRES, Fonds, Refus, selecteur
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.fichiers import Fichiers
from cvslint.campagne.lexique import lexiques
from cvslint.campagne.message import Modele
from cvslint.campagne.parametres import Ecrit, changer
from cvslint.campagne.regle import Appel, Attendu, Cas, Exemple, Lie, Regle
from cvslint.campagne.tables import formulaire_de
from cvslint.checks.controle import Controle, est_un_module_de_controles
from cvslint.findings import Severity
from cvslint.model.formulaire import Formulaire

_TEXTES = (
    "code",
    "nom",
    "rubrique",
    "origine",
    "lecture",
    "autre_lecture",
    "resume",
    "pourquoi",
    "aide",
    "source",
    "citation",
    "portee",
)
_GRAVITES = {gravite.value: gravite for gravite in Severity}


class AbregeInvalide(Exception):
    """A compiled form is not one: the pack is read from its YAML instead."""


def abreger(campagne: Campagne, parametres: Mapping[str, Any], tables: Mapping[str, Any]) -> dict[str, Any]:
    """The compiled form of a pack; ``parametres`` as the pack writes them, ``tables`` as its YAML holds them."""
    appels: dict[Appel, int] = {}
    chemins: dict[FilePath, int] = {}
    regles = [_regle(regle, appels, chemins) for regle in campagne.regles.values()]
    return {
        "id": campagne.id,
        "titre": campagne.titre,
        "version": campagne.version,
        "maj": _iso(campagne.maj),
        "source": campagne.source,
        "digest": campagne.digest,
        "jour_des_exemples": _iso(campagne.jour_des_exemples),
        "rubriques": dict(campagne.rubriques),
        "parametres": dict(parametres),
        "tables": dict(tables),
        "controles": {a.controle.nom: _controle(a.controle) for a in appels},
        "appels": [_appel(appel) for appel in appels],
        "regles": regles,
        "fichiers": [str(chemin) for chemin in chemins],
        # A text inside the text: taken apart only when examples are asked for.
        "exemples": _json({r.code: [_exemple(e) for e in r.exemples] for r in campagne.regles.values()}),
    }


def _json(contenu: Any) -> str:
    return json.dumps(contenu, ensure_ascii=False, separators=(",", ":"))


def _iso(jour: dt.date | None) -> str | None:
    return None if jour is None else jour.isoformat()


def _controle(controle: Controle) -> list[Any]:
    return [controle.module, list(controle.donne), controle.lit_absent, controle.compte, controle.a_un_signe]


def _appel(appel: Appel) -> list[Any]:
    return [
        appel.controle.nom,
        [selecteur.texte for selecteur in appel.sur],
        {nom: [genre, ecrit] for nom, (genre, ecrit) in appel.ecrits.items()},
        appel.formulaire is not None,
    ]


def _regle(regle: Regle, appels: dict[Appel, int], chemins: dict[FilePath, int]) -> dict[str, Any]:
    def rang(appel: Appel) -> int:
        return appels.setdefault(appel, len(appels))

    return {
        **{nom: getattr(regle, nom) for nom in _TEXTES},
        "cas": [
            [
                cas.cle,
                cas.gravite.value,
                cas.message.texte,
                cas.aide.texte,
                cas.pourquoi if cas.pourquoi != regle.pourquoi else None,
                rang(cas.appel) if cas.appel is not None else None,
                [rang(appel) for appel in cas.si],
                cas.lieu.texte if cas.lieu is not None else None,
                cas.lieu_si_absent.texte if cas.lieu_si_absent is not None else None,
                [[lie.sur.texte, lie.texte] for lie in cas.lies],
            ]
            for cas in regle.cas
        ],
        "si": [rang(appel) for appel in regle.si],
        "cede_a": list(regle.cede_a),
        "silenciable": regle.silenciable,
        "reclame": regle.reclame,
        "fichier": chemins.setdefault(regle.fichier, len(chemins)),
        "ligne": regle.ligne,
    }


def _exemple(exemple: Exemple) -> list[Any]:
    return [
        exemple.titre,
        exemple.base,
        exemple.texte,
        dict(exemple.change),
        list(exemple.retire),
        [[a.chemin, a.ligne, a.gravite.value if a.gravite is not None else None] for a in exemple.attendu],
        list(exemple.aussi),
        _iso(exemple.aujourdhui),
        exemple.ligne,
        exemple.encodage,
        dict(exemple.commentaire),
    ]


def restituer(
    lu: Any,
    fichiers: Fichiers,
    dossier: FilePath,
    installees: Sequence[str],
    changements: Mapping[str, Ecrit],
) -> Campagne:
    """The pack of a compiled form, as if read from its YAML.

    Raises :class:`AbregeInvalide` for what is not a compiled form, or holds a value that no longer does;
    ``ParametreRefuse`` for a change that the pack does not admit.
    """
    try:
        parametres = _bloc(lu["parametres"])
    except (TypeError, KeyError) as error:
        raise AbregeInvalide from error
    changes = {**changer(parametres, changements), "campagnes": list(installees)}
    try:
        return _campagne(lu, fichiers, dossier, changes)
    except (Refus, TypeError, ValueError, LookupError, AttributeError) as error:
        raise AbregeInvalide from error


def _campagne(lu: Any, fichiers: Fichiers, dossier: FilePath, parametres: dict[str, Any]) -> Campagne:
    formulaire = formulaire_de(_bloc(lu["tables"]))
    fonds = Fonds(parametres, formulaire.listes, lexiques(fichiers.textes))
    controles = {_texte(nom): _lire_controle(nom, c) for nom, c in _bloc(lu["controles"]).items()}
    appels = [_lire_appel(appel, controles, fonds, formulaire) for appel in lu["appels"]]
    chemins = [FilePath(_texte(chemin)) for chemin in lu["fichiers"]]
    exemples = _texte(lu["exemples"])
    regles = [_lire_regle(regle, appels, chemins, exemples) for regle in lu["regles"]]
    return Campagne(
        id=_texte(lu["id"]),
        titre=_texte(lu["titre"]),
        version=_texte(lu["version"]),
        maj=_jour(lu["maj"]),
        source=_texte(lu["source"]),
        digest=_texte(lu["digest"]),
        dossier=dossier,
        jour_des_exemples=_jour(lu["jour_des_exemples"]),
        rubriques={_texte(cle): _texte(mot) for cle, mot in _bloc(lu["rubriques"]).items()},
        parametres=parametres,
        formulaire=formulaire,
        regles={regle.code: regle for regle in regles},
    )


def _lire_controle(nom: str, lu: Any) -> Controle:
    module, donne, lit_absent, compte, a_un_signe = lu
    if not est_un_module_de_controles(_texte(module)):
        raise ValueError(module)
    return Controle(nom, module, _textes(donne), lit_absent is True, compte is True, a_un_signe is True)


def _lire_appel(lu: Any, controles: Mapping[str, Controle], fonds: Fonds, formulaire: Formulaire) -> Appel:
    nom, sur, ecrits, veut_formulaire = lu
    arguments, gardes = {}, {}
    for cle, (genre, ecrit) in _bloc(ecrits).items():
        if genre not in GENRES:
            raise ValueError(genre)
        arguments[cle] = fonds.argument(cle, genre, ecrit)
        gardes[cle] = (genre, ecrit)
    return Appel(
        controles[nom],
        tuple([selecteur(_texte(texte)) for texte in sur]),
        arguments,
        formulaire if veut_formulaire is True else None,
        gardes,
    )


def _lire_regle(lu: Any, appels: Sequence[Appel], chemins: Sequence[FilePath], exemples: str) -> Regle:
    textes: dict[str, Any] = {nom: _texte(lu[nom]) for nom in _TEXTES}
    return Regle(
        **textes,
        cas=tuple([_lire_cas(cas, textes["pourquoi"], appels) for cas in lu["cas"]]),
        si=tuple([appels[rang] for rang in lu["si"]]),
        cede_a=_textes(lu["cede_a"]),
        essais=partial(_lire_exemples, exemples, textes["code"]),
        silenciable=lu["silenciable"] is True,
        reclame=lu["reclame"] is True,
        fichier=chemins[lu["fichier"]],
        ligne=_entier(lu["ligne"]),
    )


def _lire_cas(lu: Any, pourquoi: str, appels: Sequence[Appel]) -> Cas:
    cle, gravite, message, aide, propre, appel, si, lieu, lieu_si_absent, lies = lu
    return Cas(
        _texte(cle),
        _GRAVITES[gravite],
        Modele(_texte(message)),
        Modele(_texte(aide)),
        pourquoi if propre is None else _texte(propre),
        None if appel is None else appels[appel],
        tuple([appels[rang] for rang in si]),
        None if lieu is None else selecteur(_texte(lieu)),
        None if lieu_si_absent is None else selecteur(_texte(lieu_si_absent)),
        tuple([Lie(selecteur(_texte(sur)), _texte(texte)) for sur, texte in lies]),
    )


def _lire_exemples(exemples: str, code: str) -> tuple[Exemple, ...]:
    """The examples of one rule."""
    return tuple(_lire_exemple(exemple) for exemple in json.loads(exemples).get(code, ()))


def _lire_exemple(lu: Any) -> Exemple:
    titre, base, texte, change, retire, attendu, aussi, aujourdhui, ligne, encodage, commentaire = lu
    return Exemple(
        titre=titre,
        base=base,
        texte=texte,
        change=change,
        retire=_textes(retire),
        attendu=tuple(
            Attendu(chemin, rang, None if gravite is None else _GRAVITES[gravite])
            for chemin, rang, gravite in attendu
        ),
        aussi=_textes(aussi),
        aujourdhui=_jour(aujourdhui),
        ligne=ligne,
        encodage=encodage,
        commentaire=commentaire,
    )


def _texte(lu: Any) -> str:
    if type(lu) is not str:
        raise TypeError(lu)
    return lu


def _textes(lus: Any) -> tuple[str, ...]:
    return tuple([_texte(lu) for lu in lus])


def _entier(lu: Any) -> int:
    if type(lu) is not int:
        raise TypeError(lu)
    return lu


def _bloc(lu: Any) -> dict[str, Any]:
    if type(lu) is not dict:
        raise TypeError(lu)
    return lu


def _jour(lu: Any) -> dt.date | None:
    return None if lu is None else dt.date.fromisoformat(lu)
