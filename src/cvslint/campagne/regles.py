"""From a file of rules to rules that can run. Every fault is gathered, none stops the reading of the others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from cvslint.campagne.appels import Atelier
from cvslint.campagne.arguments import Refus, selecteur
from cvslint.campagne.ecriture import (
    AppelEcrit,
    CasEcrit,
    ExempleEcrit,
    FichierDeRegles,
    RegleEcrite,
    valeur,
)
from cvslint.campagne.fautes import FauteDePack
from cvslint.campagne.message import Modele, lire_modele
from cvslint.campagne.regle import Attendu, Cas, Exemple, Lie, Regle
from cvslint.document.document import Document
from cvslint.document.nodes import MappingNode, Node
from cvslint.findings import Severity
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire
from cvslint.model.grille import Grille
from cvslint.model.lecture import Lecture

_CODE = late_pattern(r"[A-Z]{3}\d{3}")
_NOM = late_pattern(r"[a-z0-9]+(-[a-z0-9]+)*")
_ORIGINES = ("appel", "lecture", "calcul", "identifiant", "usage")
_TOUJOURS_DITS = frozenset({"valeur", "champ", "possibles", "proches"})


def lecture_libre(document: Document) -> Lecture:
    """The context for reading blocks that no form rules."""
    return Lecture(document, Formulaire({}, Grille(())))


class Redacteur:
    """The reading of one file of rules."""

    def __init__(self, document: Document, fichier: FilePath, atelier: Atelier) -> None:
        self.document = document
        self.fichier = fichier
        self.atelier = atelier
        self.lecture = lecture_libre(document)
        self.fautes: list[FauteDePack] = []

    def regles(self) -> list[Regle]:
        """The rules of the file in its order; ``fautes`` then holds what is wrong with the others."""
        tete = FichierDeRegles.model_validate(self.document.root, context=self.lecture)
        regles = [] if tete is None else list(self._regles(tete))
        for faute in self.lecture.bilan()[0]:
            phrase = _PHRASES.get(faute.code, "« {cle} » ne convient pas").format(
                **{**_VIDES, **faute.values}
            )
            proche = faute.values.get("proche")
            self._dire(
                faute.span.start.line, phrase + (f" ; vouliez-vous écrire « {proche} » ?" if proche else "")
            )
        return regles

    def _regles(self, tete: FichierDeRegles) -> Iterator[Regle]:
        if not isinstance(tete.regles, MappingNode):
            return
        for cle_repetee in tete.regles.repeated:
            self._dire(cle_repetee.start.line + 1, f"la règle {cle_repetee.text} est écrite deux fois")
        for code, (cle, noeud) in tete.regles.entries.items():
            ligne = cle.start.line + 1
            if isinstance(noeud, MappingNode):
                ecrite = RegleEcrite.model_validate(noeud, context=self.lecture)
                try:
                    yield self._regle(code, ligne, ecrite, tete, noeud)
                except Refus as refus:
                    self._dire(ligne, f"{code} : {refus}")
            else:
                self._dire(ligne, f"{code} : une règle est un bloc de « clé: valeur »")

    def _dire(self, ligne: int, phrase: str) -> None:
        self.fautes.append(FauteDePack(self.fichier, ligne, phrase))

    def _regle(
        self, code: str, ligne: int, ecrite: RegleEcrite, tete: FichierDeRegles, noeud: MappingNode
    ) -> Regle:
        origine = ecrite.origine or tete.origine or ""
        for present, phrase in (
            (_CODE.fullmatch(code), "un code est fait de trois majuscules et de trois chiffres"),
            (_NOM.fullmatch(ecrite.nom or ""), "« nom » est en minuscules, sans accent, avec des tirets"),
            (origine in _ORIGINES, f"« origine » est l'une de : {', '.join(_ORIGINES)}"),
            (ecrite.pourquoi, "« pourquoi » manque"),
            (ecrite.aide, "« aide » manque : que faut-il faire ?"),
            (ecrite.rubrique or tete.rubrique, "« rubrique » manque"),
        ):
            if not present:
                raise Refus(phrase)
        return Regle(
            code=code,
            nom=ecrite.nom or "",
            rubrique=ecrite.rubrique or tete.rubrique or "",
            cas=tuple(self._cas(ecrite)),
            si=self._conditions(ecrite.si),
            cede_a=tuple(c for c in ecrite.cede_a or () if c is not None),
            origine=origine,  # type: ignore[arg-type]
            lecture=ecrite.lecture or "",
            autre_lecture=ecrite.autre_lecture or "",
            resume=ecrite.resume or "",
            pourquoi=ecrite.pourquoi or "",
            aide=ecrite.aide or "",
            source=ecrite.source or tete.source or "",
            citation=ecrite.citation or "",
            essais=partial(tuple, tuple(self._exemples(ecrite, noeud))),
            silenciable=ecrite.silenciable is not False,
            reclame=ecrite.reclame is not False,
            portee="lot" if ecrite.portee == "lot" else "dossier",
            fichier=self.fichier,
            ligne=ligne,
        )

    def _cas(self, regle: RegleEcrite) -> Iterator[Cas]:
        ecrits: list[CasEcrit] = [cas for cas in regle.cas or () if cas is not None]
        for cas in ecrits or [regle]:
            sur = cas.sur or regle.sur or ()
            appel = self.atelier.appel(cas, sur) if cas.verifie is not None else None
            connus = _TOUJOURS_DITS
            if appel is not None:
                connus |= {*appel.controle.donne, *appel.avec}
            yield Cas(
                cle=cas.cle or "",
                gravite=_gravite(cas.gravite or regle.gravite),
                message=self._modele(cas.message or regle.message, connus if appel is not None else None),
                aide=self._modele(cas.aide or regle.aide, connus if appel is not None else None),
                pourquoi=cas.pourquoi or regle.pourquoi or "",
                appel=appel,
                si=self._conditions(cas.si) if cas is not regle else (),
                lieu=_selecteur(cas.lieu or regle.lieu),
                lieu_si_absent=_selecteur(cas.lieu_si_absent or regle.lieu_si_absent),
                lies=tuple(
                    Lie(selecteur(lie.sur or ""), lie.texte or "")
                    for lie in cas.lie or regle.lie or ()
                    if lie
                ),
            )

    def _conditions(self, ecrites: tuple[AppelEcrit | None, ...] | None) -> Any:
        return tuple(
            self.atelier.appel(condition, condition.sur or ()) for condition in ecrites or () if condition
        )

    def _modele(self, ecrit: str | None, connus: frozenset[str] | None) -> Modele:
        if not ecrit:
            raise Refus("« message » manque")
        try:
            modele = lire_modele(ecrit)
        except ValueError as error:
            raise Refus(str(error)) from None
        inconnus = modele.noms - connus if connus is not None else set()
        if inconnus:
            raise Refus(f"le message nomme {', '.join(sorted(inconnus))}, que le contrôle ne donne pas")
        return modele

    def _exemples(self, ecrite: RegleEcrite, noeud: MappingNode) -> Iterator[Exemple]:
        lignes = noeud.entries.get("exemples")
        noeuds = lignes[1].items if lignes is not None and hasattr(lignes[1], "items") else []
        for exemple, place in zip(ecrite.exemples or (), noeuds, strict=False):
            if exemple is not None:
                yield _exemple(exemple, place)


_PHRASES = {
    "FMT001": "la clé « {cle} » n'existe pas ici",
    "FMT002": "{trouve} ne convient pas ici",
    "FMT004": "« {valeur} » n'est pas une date",
    "YML005": "YAML prend « {texte} » pour autre chose que du texte : mettez la valeur entre guillemets",
}
_VIDES = {"cle": "", "texte": "", "trouve": "ce qui est écrit", "valeur": ""}


def _exemple(ecrit: ExempleEcrit, noeud: Node) -> Exemple:
    return Exemple(
        titre=ecrit.titre or "",
        base=ecrit.base or "minimal",
        texte=valeur(ecrit.texte),
        encodage=ecrit.encodage or "utf-8",
        change=valeur(ecrit.change) or {},
        retire=tuple(chemin for chemin in ecrit.retire or () if chemin is not None),
        attendu=tuple(_attendus(ecrit.attendu)),
        aussi=tuple(code for code in ecrit.aussi or () if code is not None),
        aujourdhui=ecrit.aujourdhui,
        commentaire=valeur(ecrit.commentaire) or {},
        ligne=noeud.start.line + 1,
    )


def _attendus(noeud: Any) -> Iterator[Attendu]:
    lu = valeur(noeud)
    if lu in (None, "aucun"):
        return
    for attendu in lu if isinstance(lu, list) else [lu]:
        if isinstance(attendu, dict):
            gravite, ligne = attendu.get("gravite"), attendu.get("ligne")
            yield Attendu(
                attendu.get("chemin", ""),
                int(ligne) if ligne else None,
                _gravite(gravite) if gravite else None,
            )
        else:
            yield Attendu(attendu)


def _gravite(mot: str | None) -> Severity:
    try:
        return Severity(mot or "")
    except ValueError:
        raise Refus(f"« gravite » est l'une de : {', '.join(Severity)}") from None


def _selecteur(texte: str | None) -> Any:
    return None if texte is None else selecteur(texte)
