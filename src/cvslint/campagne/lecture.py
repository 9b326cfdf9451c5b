"""Reading a pack from its YAML: its tables and rules, all checked before use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.appels import Atelier
from cvslint.campagne.arguments import Fonds
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.ecriture import FicheCampagne, textes, valeur
from cvslint.campagne.fautes import FauteDePack, PackInvalide
from cvslint.campagne.fichiers import FICHE, Fichier, Fichiers
from cvslint.campagne.lexique import lexiques
from cvslint.campagne.parametres import Ecrit, changer
from cvslint.campagne.regle import Regle
from cvslint.campagne.regles import Redacteur, lecture_libre
from cvslint.campagne.tables import TABLES, formulaire_de
from cvslint.checks.controle import controles
from cvslint.document.document import Document, read_document
from cvslint.document.fault import Fault
from cvslint.document.nodes import MappingNode
from cvslint.late_dataclass import late_dataclass


@late_dataclass
class PackLu:
    """A pack read from its YAML, and what it was made from: its parameters before any change, its tables as texts,
    lists and blocks by their top key."""

    campagne: Campagne
    parametres: Mapping[str, Any]
    tables: Mapping[str, Any]


@late_dataclass
class _Lu:
    chemin: FilePath
    document: Document

    @property
    def racine(self) -> MappingNode | None:
        return self.document.root if isinstance(self.document.root, MappingNode) else None


def lire_pack(
    fichiers: Fichiers, dossier: FilePath, installees: Sequence[str], changements: Mapping[str, Ecrit]
) -> PackLu:
    """The pack in the folder ``dossier``, made of these files.

    ``installees`` names the packs that a dossier may ask for; ``changements`` are the parameters of the call that a
    configuration changes.
    Raises :class:`PackInvalide` with every fault found, each with its file and line, or ``ParametreRefuse``.
    """
    communs, propres, ajoutes = (
        _lire(partie) for partie in (fichiers.communs, fichiers.propres, fichiers.ajoutes)
    )
    lus = [*communs, *propres, *ajoutes]
    fiche_lue = next((lu for lu in propres if lu.chemin.name == FICHE), None)
    if fiche_lue is None or fiche_lue.racine is None:
        raise PackInvalide([FauteDePack(dossier / FICHE, 1, "ce fichier manque : un pack commence par lui")])
    fiche = FicheCampagne.model_validate(fiche_lue.racine, context=lecture_libre(fiche_lue.document))
    tables = {
        cle: valeur(lu.racine)
        for lu in lus
        if lu.racine is not None
        for cle in TABLES
        if cle in lu.racine.entries
    }
    formulaire = formulaire_de(tables)
    ecrits = valeur(fiche.parametres) or {}
    parametres = {**changer(ecrits, changements), "campagnes": list(installees)}
    atelier = Atelier(
        controles(), Fonds(parametres, formulaire.listes, lexiques(fichiers.textes)), formulaire
    )
    rubriques = textes(fiche.rubriques)
    campagne = Campagne(
        id=fiche.id or dossier.name,
        titre=fiche.titre or "",
        version=fiche.version or "",
        maj=fiche.maj,
        source=fiche.source or "",
        digest=_digest(lu for lu in lus if _compte(lu)),
        dossier=dossier,
        jour_des_exemples=fiche.jour_des_exemples,
        rubriques=rubriques,
        parametres=parametres,
        formulaire=formulaire,
        regles=_regles(lus, atelier, rubriques),
    )
    return PackLu(campagne, ecrits, tables)


def _compte(fichier: _Lu) -> bool:
    """Whether a file has a say in what a check finds; a page beside the rules has not."""
    cles = fichier.racine.entries if fichier.racine is not None else {}
    return fichier.chemin.name == FICHE or any(cle in cles for cle in ("regles", *TABLES))


def _phrase(fault: Fault) -> str:
    """Why a line of a pack cannot be read, with the line that would do."""
    propose = fault.values.get("propose")
    return f"cette ligne n'est pas lisible ({fault.code})" + (f" ; écrivez : {propose}" if propose else "")


def _lire(fichiers: Iterable[Fichier]) -> list[_Lu]:
    lus, fautes = [], []
    for fichier in fichiers:
        if fichier.octets is None:
            fautes.append(FauteDePack(fichier.chemin, 1, "ce fichier ne peut pas être ouvert"))
            continue
        document = read_document(fichier.octets)
        fautes += [FauteDePack(fichier.chemin, f.span.start.line, _phrase(f)) for f in document.faults]
        lus.append(_Lu(fichier.chemin, document))
    if fautes:
        raise PackInvalide(fautes)
    return lus


def _regles(fichiers: Iterable[_Lu], atelier: Atelier, rubriques: Mapping[str, str]) -> dict[str, Regle]:
    """All rules, in the order of the form's sections, then of the files, then of the text."""
    regles: dict[str, Regle] = {}
    fautes: list[FauteDePack] = []
    for fichier in fichiers:
        if fichier.racine is None or "regles" not in fichier.racine.entries:
            continue
        redacteur = Redacteur(fichier.document, fichier.chemin, atelier)
        for regle in redacteur.regles():
            deja = regles.get(regle.code)
            if deja is not None:
                phrase = f"le code {regle.code} sert déjà à {deja.fichier.name}, ligne {deja.ligne}"
                fautes.append(FauteDePack(fichier.chemin, regle.ligne, phrase))
            regles[regle.code] = regle
        fautes += redacteur.fautes
    fautes += [faute for regle in regles.values() for faute in _cessions(regle, regles)]
    if fautes:
        raise PackInvalide(sorted(fautes, key=lambda faute: (faute.fichier, faute.ligne)))
    rangs = {rubrique: rang for rang, rubrique in enumerate(rubriques)}
    rangees = sorted(regles.values(), key=lambda regle: rangs.get(regle.rubrique, -1))
    return {regle.code: regle for regle in rangees}


def _cessions(regle: Regle, regles: Mapping[str, Regle]) -> list[FauteDePack]:
    return [
        FauteDePack(regle.fichier, regle.ligne, f"{regle.code} cède à {code}, qui n'existe pas")
        for code in regle.cede_a
        if code not in regles
    ]


def _digest(fichiers: Iterable[_Lu]) -> str:
    empreinte = hashlib.sha256()
    for fichier in fichiers:
        empreinte.update(fichier.chemin.name.encode() + b"\0" + fichier.document.sha256.encode() + b"\0")
    return empreinte.hexdigest()[:12]
