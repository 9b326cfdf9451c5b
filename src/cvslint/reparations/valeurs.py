"""Repairs of values: what to write in the place of what a rule finds wrong, as small edits of the author's text.

A repair is safe when it changes nothing of what the author states: the value can mean nothing else, or its own check
digits prove it. What is only likely is unsafe, and so is a total brought up to date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal

from cvslint.document.document import Document
from cvslint.document.nodes import ScalarNode
from cvslint.document.writing import replacing
from cvslint.findings import Edit, Fix
from cvslint.french import NBSP, fold, slips
from cvslint.late_dataclass import late_dataclass
from cvslint.late_pattern import late_pattern
from cvslint.model.formulaire import Formulaire
from cvslint.model.illisible import en_chiffres_ordinaires, sans_lettres_pour_chiffres
from cvslint.model.nombres import ecrire_nombre
from cvslint.model.rna import examiner_rna, normaliser_rna
from cvslint.model.siret import afficher_siret, examiner_siret, normaliser_siret
from cvslint.reparations.mangees import reparation_yaml
from cvslint.span import Path, Span

_LONGUEUR_DU_SIRET = 14
_ZEROS_PERDUS = 2
_CITE = late_pattern("[“„‟«‹‘‚‛](?P<dedans>[^“”„‟«»‹›‘’‚‛]+)[”“‟»›’‘‛]")
_SANS_GUILLEMETS = ("FMT", "STR", "DEP", "TER", "AMB", "AVA", "PER", "MET")
"""The rules about values that are a code, a number, a date, yes or no, or a word of a list."""
_MOT_RECONNAISSABLE = 6
"""How many letters a word must have for a slip of one letter to leave no doubt."""
_TITRE_RECONNAISSABLE = 12
"""How many letters of its title may tell an ambition from the others."""
_AMBITION = late_pattern(r"(?P<numero>\d+\.\d+) \(.*\)")
_CHIFFRES = late_pattern(r"\d")
_VALEURS_JUGEES = ("quartier", "commune", "ville", "valeur")
"""Where a sentence names the text that is no word of its list; only the last one is surely all that is written."""
_MONNAIE = late_pattern(r"\s?(?:€|EUR|euros?)$", re.IGNORECASE)
_TOTAUX = ("total_juste", "total_hors_contributions")


@late_dataclass
class AReparer:
    """What a repair is made from: the rule and its case, the check that spoke (empty when the reading did), the place,
    the values of the sentence, and whether the value ``propose`` is certain."""

    regle: str
    cas: str
    controle: str
    chemin: Path
    span: Span
    valeurs: Mapping[str, object]
    certain: bool = False


def reparations(constat: AReparer, document: Document, formulaire: Formulaire) -> tuple[Fix, ...]:
    """The repairs of what a finding tells, most often none."""
    for reparer in (_des_guillemets, _de_la_lecture, _d_un_numero, _d_un_total, _d_une_cle):
        fix = reparer(constat, document)
        if fix is not None:
            return (fix,)
    fix = _d_un_mot(constat, document, formulaire)
    return () if fix is None else (fix,)


def _des_guillemets(constat: AReparer, document: Document) -> Fix | None:
    """Quotes of a word processor, where a code, a number, a date or a name of a list is due."""
    if not constat.regle.startswith(_SANS_GUILLEMETS) or constat.span.start.line != constat.span.end.line:
        return None
    cite = _CITE.fullmatch(document.extract(constat.span))
    if cite is None:
        return None
    titre = "Retirer les guillemets de traitement de texte, qui font ici partie de la valeur."
    return Fix(titre, "safe", (Edit(constat.span, cite["dedans"].strip()),))


def _de_la_lecture(constat: AReparer, document: Document) -> Fix | None:
    """What reading the value proposes, or what YAML took of it."""
    if constat.regle == "YML005" or (constat.regle == "FMT002" and constat.cas in ("liste", "tiret_colle")):
        return reparation_yaml(constat.cas, constat.chemin, constat.span, constat.valeurs, document)
    propose = constat.valeurs.get("propose")
    if not constat.regle.startswith("FMT") or not isinstance(propose, str):
        return None
    return _ecrire(constat, document, propose, sur=constat.certain)


def _d_un_numero(constat: AReparer, document: Document) -> Fix | None:
    reparer = _NUMEROS.get(constat.regle)
    ecrit = constat.valeurs.get("valeur")
    return reparer(constat, document, ecrit) if reparer is not None and isinstance(ecrit, str) else None


def _de_siret(constat: AReparer, document: Document, ecrit: str) -> Fix | None:
    """A SIRET read again is proved by its two keys; zeros put back are what the author did not write."""
    chiffres = sans_lettres_pour_chiffres(en_chiffres_ordinaires(normaliser_siret(ecrit)))[0]
    if examiner_siret(chiffres) is None:
        return _ecrire(constat, document, afficher_siret(chiffres), sur=True)
    complets = chiffres.zfill(_LONGUEUR_DU_SIRET)
    perdus = _LONGUEUR_DU_SIRET - len(chiffres)
    if 0 < perdus <= _ZEROS_PERDUS and examiner_siret(complets) is None:
        return _ecrire(constat, document, afficher_siret(complets), sur=False)
    return None


def _de_rna(constat: AReparer, document: Document, ecrit: str) -> Fix | None:
    """An RNA has no check digit: letters read as digits are only likely, signs that part the number say nothing."""
    serre = en_chiffres_ordinaires(normaliser_rna(ecrit))
    sans_signe = "".join(signe for signe in serre if signe.isalnum())
    if examiner_rna(sans_signe) is None:
        return _ecrire(constat, document, sans_signe, sur=True)
    chiffres = serre[:1] + sans_lettres_pour_chiffres(serre[1:].replace("L", "1"))[0]
    return _ecrire(constat, document, chiffres, sur=False) if examiner_rna(chiffres) is None else None


_NUMEROS: dict[str, Callable[[AReparer, Document, str], Fix | None]] = {
    "STR008": _de_siret,
    "STR011": _de_rna,
}


def _d_un_total(constat: AReparer, document: Document) -> Fix | None:
    """The sum of the lines in the place of a typed total, written as the author writes amounts."""
    somme = constat.valeurs.get("somme")
    if constat.controle not in _TOTAUX or not isinstance(somme, Decimal):
        return None
    ecrit = document.extract(constat.span).strip("'\"")
    monnaie = _MONNAIE.search(ecrit)
    nombre = ecrire_nombre(somme)
    if monnaie is not None and "," in ecrit and "," not in nombre:
        nombre += ",00"
    return _ecrire(constat, document, nombre + (monnaie[0] if monnaie else ""), sur=False)


def _d_un_mot(constat: AReparer, document: Document, formulaire: Formulaire) -> Fix | None:
    """The one word of a list that was meant: safe when a single slip parts it from what is written."""
    proches, node = constat.valeurs.get("proches"), document.node(constat.chemin)
    if not isinstance(proches, list) or len(proches) != 1 or not isinstance(node, ScalarNode):
        return None
    ecrit = node.text.strip()
    juge = next((constat.valeurs[nom] for nom in _VALEURS_JUGEES if nom in constat.valeurs), None)
    if juge != ecrit:
        return None
    ambition = _AMBITION.fullmatch(proches[0])
    if ambition is not None:
        numero = ambition["numero"]
        if numero not in ecrit and _CHIFFRES.search(ecrit):
            return None
        certain = _est_un_bout_de(ecrit, formulaire) == [numero]
        return _ecrire(constat, document, numero, sur=certain)
    mot: str = proches[0]
    if _CHIFFRES.findall(mot) != _CHIFFRES.findall(ecrit):
        return None
    certain = len(mot) >= _MOT_RECONNAISSABLE and slips(ecrit, mot) <= 1
    return _ecrire(constat, document, mot, sur=certain)


def _est_un_bout_de(ecrit: str, formulaire: Formulaire) -> list[str]:
    """The ambitions of whose title or text ``ecrit`` is a good part."""
    bout = fold(ecrit)
    if len(bout) < _TITRE_RECONNAISSABLE:
        return []
    return [
        ambition.id
        for ambition in formulaire.ambitions
        if bout in fold(ambition.titre) or bout in fold(ambition.texte)
    ]


def _d_une_cle(constat: AReparer, document: Document) -> Fix | None:
    """The known key that is nearest to an unknown one, which nothing else in the block has."""
    proche = constat.valeurs.get("proche")
    if constat.regle != "FMT001" or not isinstance(proche, str):
        return None
    if document.node((*constat.chemin[:-1], proche)) is not None:
        return None
    return Fix(_titre(proche), "unsafe", (Edit(constat.span, proche),))


def _ecrire(constat: AReparer, document: Document, propose: str, *, sur: bool) -> Fix | None:
    edit = replacing(document, constat.chemin, propose)
    if edit is None or document.extract(edit.span) == edit.text:
        return None
    return Fix(_titre(propose), "safe" if sur else "unsafe", (edit,))


def _titre(propose: str) -> str:
    return f"Écrire «{NBSP}{propose}{NBSP}»."
