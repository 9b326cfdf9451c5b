"""Loading a pack from its folder: the common rules, then its own tables and rules, all checked before use."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath

from cvslint.campagne.appels import Atelier
from cvslint.campagne.campagne import Campagne
from cvslint.campagne.contenu import FICHE
from cvslint.campagne.ecriture import FicheCampagne, textes, valeur
from cvslint.campagne.fautes import FauteDePack, PackInvalide
from cvslint.campagne.parametres import Ecrit, changer
from cvslint.campagne.regle import Regle
from cvslint.campagne.regles import Redacteur, lecture_libre
from cvslint.campagne.tables import TABLES, formulaire_de
from cvslint.checks.controle import controles
from cvslint.checks.langue.infinitifs import lire_infinitifs
from cvslint.document.document import Document, read_document
from cvslint.document.fault import Fault
from cvslint.document.nodes import MappingNode


@dataclass(frozen=True, slots=True)
class _Fichier:
    chemin: FilePath
    document: Document

    @property
    def racine(self) -> MappingNode | None:
        return self.document.root if isinstance(self.document.root, MappingNode) else None


def charger(
    dossier: FilePath,
    commun: FilePath,
    installees: Sequence[str],
    en_plus: Iterable[FilePath] = (),
    changements: Mapping[str, Ecrit] | None = None,
) -> Campagne:
    """The pack in the folder ``dossier``, on top of the rules of ``commun`` that all packs share.

    ``installees`` names the packs that a dossier may ask for; ``en_plus`` adds rule files or folders; ``changements``
    are the parameters of the call that a configuration changes.
    Raises :class:`PackInvalide` with every fault found, each with its file and line, or ``ParametreRefuse``.
    """
    communs, propres = _lire(_yaml_de(commun)), _lire(_yaml_de(dossier))
    ajoutes = _lire([fichier for chemin in en_plus for fichier in _yaml_de(chemin)])
    fichiers = [*communs, *propres, *ajoutes]
    fiche_fichier = next((f for f in propres if f.chemin.name == FICHE), None)
    if fiche_fichier is None or fiche_fichier.racine is None:
        raise PackInvalide([FauteDePack(dossier / FICHE, 1, "ce fichier manque : un pack commence par lui")])
    fiche = FicheCampagne.model_validate(fiche_fichier.racine, context=lecture_libre(fiche_fichier.document))
    racines = {
        cle: f.racine for f in fichiers if f.racine is not None for cle in TABLES if cle in f.racine.entries
    }
    formulaire = formulaire_de(racines)
    parametres = changer(valeur(fiche.parametres) or {}, changements or {})
    parametres["campagnes"] = list(installees)
    atelier = Atelier(controles(), parametres, formulaire, _lexiques(commun, dossier))
    rubriques = textes(fiche.rubriques)
    regles = _regles(fichiers, atelier, rubriques)
    return Campagne(
        id=fiche.id or dossier.name,
        titre=fiche.titre or "",
        version=fiche.version or "",
        maj=fiche.maj,
        source=fiche.source or "",
        digest=_digest(fichier for fichier in fichiers if _compte(fichier)),
        dossier=dossier,
        jour_des_exemples=fiche.jour_des_exemples,
        rubriques=rubriques,
        parametres=parametres,
        formulaire=formulaire,
        regles=regles,
    )


def _compte(fichier: _Fichier) -> bool:
    """Whether a file has a say in what a check finds; a page beside the rules has not."""
    cles = fichier.racine.entries if fichier.racine is not None else {}
    return fichier.chemin.name == FICHE or any(cle in cles for cle in ("regles", *TABLES))


def _phrase(fault: Fault) -> str:
    """Why a line of a pack cannot be read, with the line that would do."""
    propose = fault.values.get("propose")
    return f"cette ligne n'est pas lisible ({fault.code})" + (f" ; écrivez : {propose}" if propose else "")


def _yaml_de(chemin: FilePath) -> list[FilePath]:
    if chemin.is_dir():
        return sorted(fichier for fichier in chemin.iterdir() if fichier.suffix in (".yaml", ".yml"))
    return [chemin]


def _lire(chemins: Iterable[FilePath]) -> list[_Fichier]:
    fichiers, fautes = [], []
    for chemin in chemins:
        try:
            document = read_document(chemin.read_bytes())
        except OSError:
            fautes.append(FauteDePack(chemin, 1, "ce fichier ne peut pas être ouvert"))
            continue
        fautes += [FauteDePack(chemin, f.span.start.line, _phrase(f)) for f in document.faults]
        fichiers.append(_Fichier(chemin, document))
    if fautes:
        raise PackInvalide(fautes)
    return fichiers


def _regles(fichiers: Iterable[_Fichier], atelier: Atelier, rubriques: Mapping[str, str]) -> dict[str, Regle]:
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


def _lexiques(*dossiers: FilePath) -> dict[str, frozenset[str]]:
    """The word lists of the packs, each under the name of its file."""
    lexiques: dict[str, frozenset[str]] = {}
    for dossier in dossiers:
        for fichier in sorted(dossier.glob("*.txt")):
            if "LICENSE" not in fichier.name:
                lexiques[fichier.stem] = lire_infinitifs(fichier.read_text(encoding="utf-8"))
    return lexiques


def _digest(fichiers: Iterable[_Fichier]) -> str:
    empreinte = hashlib.sha256()
    for fichier in fichiers:
        empreinte.update(fichier.chemin.name.encode() + b"\0" + fichier.document.sha256.encode() + b"\0")
    return empreinte.hexdigest()[:12]
