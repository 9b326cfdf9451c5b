"""What a configuration says of the rules and of the figures of a call, where the pack refuses it."""

from __future__ import annotations

from cvslint.campagne.campagne import Campagne
from cvslint.campagne.parametres import ParametreRefuse
from cvslint.configuration.configuration import Configuration
from cvslint.configuration.fautes import ConfigurationInvalide
from cvslint.configuration.options import PAR_FICHIER
from cvslint.configuration.places import Cle
from cvslint.configuration.valeurs import cite, nom
from cvslint.selection import TOUTES, SelecteurInconnu, ToujoursActive, codes_nommes, selecteurs_proches


def verifier(configuration: Configuration, campagne: Campagne) -> None:
    """Refuses an entry of ``per-file-ignores`` that names no rule, or one that may not be silenced.

    Raises:
        ConfigurationInvalide: at the first thing that is wrong.
    """
    for rang, entree in enumerate(configuration.per_file_ignores):
        for selecteur in entree.rules:
            _verifier_selecteur(configuration, _cle_des_regles(configuration, rang), selecteur, campagne)


def parametre_refuse(configuration: Configuration, refus: ParametreRefuse) -> ConfigurationInvalide:
    """The fault of the line that changes a parameter which the pack does not have, or not so."""
    parametre = next(p for p in configuration.parametres if p.nom == refus.nom)
    phrase = f"{cite(nom(parametre.cle))} : {refus.phrase}"
    return configuration.refus(parametre.cle, phrase, refus.nom if refus.connus else "", refus.connus)


def selecteur_refuse(
    configuration: Configuration, refus: SelecteurInconnu | ToujoursActive
) -> ConfigurationInvalide | None:
    """The fault of the line that writes a selector which cannot be used; ``None`` when no line does."""
    for cle in ("select", "extend-select", "ignore", "severity"):
        ecrits = getattr(configuration, cle.replace("-", "_")) or ()
        mots = [ecrit if isinstance(ecrit, str) else ecrit[0] for ecrit in ecrits]
        if refus.selecteur in mots:
            ici: Cle = (cle, refus.selecteur) if cle == "severity" else (cle,)
            if isinstance(refus, ToujoursActive):
                phrase = (
                    f"{cite(refus.selecteur)} ne peut pas être écarté : la lecture est toujours contrôlée"
                )
                return configuration.refus(ici, phrase, refus.selecteur)
            phrase = f"{cite(cle)} : aucune règle ne s'appelle {cite(refus.selecteur)}"
            return configuration.refus(ici, phrase, refus.selecteur, refus.proches)
    return None


def _cle_des_regles(configuration: Configuration, rang: int) -> Cle:
    francaise = (PAR_FICHIER, rang, "regles")
    ecrite = configuration.source is not None and configuration.source.ecrit(francaise)
    return francaise if ecrite else (PAR_FICHIER, rang, "rules")


def _verifier_selecteur(configuration: Configuration, cle: Cle, selecteur: str, campagne: Campagne) -> None:
    ici = cite(nom(cle))
    if selecteur.upper() == TOUTES:
        phrase = (
            f"{ici} : toutes les règles ne peuvent pas être ignorées ; passez le fichier avec « exclude »"
        )
        raise configuration.refus(cle, phrase)
    nommes = codes_nommes(campagne, selecteur)
    if not nommes:
        phrase = f"{ici} : aucune règle ne s'appelle {cite(selecteur)}"
        raise configuration.refus(cle, phrase, selecteur, selecteurs_proches(campagne, selecteur))
    if not any(campagne.regles[code].silenciable for code in nommes):
        qui = f"{nommes[0]}, {campagne.regles[nommes[0]].nom}" if len(nommes) == 1 else selecteur
        raise configuration.refus(cle, f"{ici} : {cite(qui)} ne peut pas être ignorée", selecteur)
