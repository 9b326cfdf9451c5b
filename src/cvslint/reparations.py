"""Repairs of values: quotes of a word processor, letters in the place of digits, zeros that were lost."""

from __future__ import annotations

import re

from cvslint.findings import Edit, Finding, Fix
from cvslint.french import NBSP
from cvslint.model.illisible import en_chiffres_ordinaires, sans_lettres_pour_chiffres
from cvslint.model.rna import examiner_rna, normaliser_rna
from cvslint.model.siret import afficher_siret, examiner_siret, normaliser_siret

_LONGUEUR_DU_SIRET = 14
_ZEROS_PERDUS = 2
_GUILLEMETS = "\"'"
_CITE = re.compile("[“„‟«‹‘‚‛](?P<dedans>[^“”„‟«»‹›‘’‚‛]+)[”“‟»›’‘‛]")
_SANS_GUILLEMETS = ("FMT", "STR", "DEP", "TER", "AMB", "AVA", "PER", "MET")
"""The rules about values that are a code, a number, a date, yes or no, or a word of a list."""


def reparation(constat: Finding, ecrit: str) -> Fix | None:
    """The repair of the value ``ecrit``, as it stands in the file, that ``constat`` finds wrong.

    Quotes that YAML does not know go where a code, a number, a date or a name of a list is due. A SIRET read again
    is proved by its two check digits; putting lost zeros back, and anything in an RNA, which has no check digit,
    changes what the author states.
    """
    cite = _CITE.fullmatch(ecrit)
    if cite is not None and constat.rule.startswith(_SANS_GUILLEMETS):
        titre = "Retirer les guillemets de traitement de texte, qui font ici partie de la valeur."
        return Fix(titre, "safe", (Edit(constat.span, cite["dedans"].strip()),))
    nu = ecrit.strip(_GUILLEMETS)
    if constat.rule == "STR008" and nu:
        return _de_siret(constat, nu)
    return _de_rna(constat, nu) if constat.rule == "STR011" and nu else None


def _de_siret(constat: Finding, ecrit: str) -> Fix | None:
    chiffres = sans_lettres_pour_chiffres(en_chiffres_ordinaires(normaliser_siret(ecrit)))[0]
    if examiner_siret(chiffres) is None:
        return _fix(constat, afficher_siret(chiffres), sur=True)
    complets = chiffres.zfill(_LONGUEUR_DU_SIRET)
    perdus = _LONGUEUR_DU_SIRET - len(chiffres)
    if 0 < perdus <= _ZEROS_PERDUS and examiner_siret(complets) is None:
        return _fix(constat, afficher_siret(complets), sur=False)
    return None


def _de_rna(constat: Finding, ecrit: str) -> Fix | None:
    serre = en_chiffres_ordinaires(normaliser_rna(ecrit))
    chiffres = serre[:1] + sans_lettres_pour_chiffres(serre[1:].replace("L", "1"))[0]
    sans_signe = "".join(signe for signe in serre if signe.isalnum())
    propose = next((mot for mot in (chiffres, sans_signe) if examiner_rna(mot) is None), None)
    return None if propose is None else _fix(constat, propose, sur=False)


def _fix(constat: Finding, propose: str, *, sur: bool) -> Fix:
    titre = f"Écrire «{NBSP}{propose}{NBSP}»."
    return Fix(titre, "safe" if sur else "unsafe", (Edit(constat.span, propose),))
