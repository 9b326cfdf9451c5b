"""The project: ambitions, objectives, diagnostic, partners, territories, public, equality, evaluation."""

from __future__ import annotations

from corpus.de import De
from corpus.ecriture import Code, Flux, Note, Prose, Suite, Valeur
from corpus.mots import (
    BESOINS,
    CONSTATS,
    EGALITE_ARGUMENTS,
    EGALITE_MOYENS,
    EGALITE_OBJECTIFS,
    ENGAGEMENTS,
    FREQUENCES,
    INDICATEURS,
    ORGANISMES,
    RELEVES,
    ROLES,
    SOURCES,
)
from corpus.sujet import Sujet, objectifs, partenaire, phrase


def projet(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """The block ``projet``, as short as it may be: the rest of the size comes from ``croissance``."""
    bloc: dict[str, Valeur] = {
        "intitule": sujet.titre,
        "resume": Prose([phrase(de), phrase(de)], de.un(("|-", ">-"))),
        "calendrier": _calendrier(de),
        "ambitions": [
            {"id": Code(id_), "justification": f"{raison}."}
            for id_, raison in de.des(sujet.theme.ambitions, 1 if sujet.reconduit else de.entre(1, 3))
        ],
        "objectifs": [
            _objectif(*objectif)
            for objectif in objectifs(de, sujet, 2026, 2 if sujet.reconduit else de.entre(2, 5))
        ],
        "diagnostic": _diagnostic(de),
        "interet_territorial": Prose([phrase(de)]),
        "ancrage_territorial": Prose([f"Structure présente depuis {de.entre(1995, 2021)}. {phrase(de)}"]),
        "droit_commun": {"mobilise": "oui", "demarches": [demarche(de, sujet)]},
        "partenariats": [partenariat(de, sujet), partenariat(de, sujet)],
        "territoires": [_territoire(de, n, sujet) for n in range(len(sujet.lieux))],
        "public_cible": _public(de, sujet),
        "egalite_femmes_hommes": _egalite(de),
    }
    if sujet.metropolitain:
        bloc["metropolitain"] = _metropolitain(sujet)
    bloc["referents_sollicites"] = _referents(de, sujet)
    bloc["evaluation"] = {
        "modalites": f"Comité de suivi {de.un(('trimestriel', 'semestriel'))} et enquête de fin de parcours.",
        "indicateurs": [indicateur(de)],
    }
    return bloc


def _calendrier(de: De) -> Valeur:
    debut, fin = (
        f"2026-0{de.entre(1, 4)}-{de.entre(1, 28):02d}",
        f"2026-1{de.entre(0, 2)}-{de.entre(1, 28):02d}",
    )
    periode: dict[str, Valeur] = {"debut": debut, "fin": fin}
    return Flux(periode) if de.chance(0.5) else periode


def _objectif(enonce: str, compte: str) -> dict[str, Valeur]:
    return {"enonce": enonce, "indicateurs": [compte]}


def _diagnostic(de: De) -> dict[str, Valeur]:
    constat = de.un(CONSTATS).format(n=de.entre(15, 60), m=de.entre(80, 300))
    besoins = f"{de.un(BESOINS)}."
    return {
        "constats": Prose([f"{constat}.", phrase(de), phrase(de)]),
        "besoins": besoins,
        "sources": [source(de)],
    }


def source(de: De) -> Flux:
    """A dated source of the diagnostic."""
    return Flux({"intitule": de.un(SOURCES), "annee": de.entre(2023, 2025)})


def demarche(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """One step taken with the ordinary funds, before the deposit."""
    organisme, dispositif = de.un(ORGANISMES)
    bloc: dict[str, Valeur] = {
        "organisme": organisme.format(lieu=sujet.communes[0]),
        "dispositif": dispositif,
        "date": f"2025-0{de.entre(2, 9)}-{de.entre(1, 28):02d}",
    }
    resultat = de.un(("accorde", "refuse", "en_attente"))
    bloc["resultat"] = resultat
    if resultat == "accorde":
        bloc["montant"] = de.entre(5, 60) * 100
    return bloc


def partenariat(de: De, sujet: Sujet) -> dict[str, Valeur]:
    """One partner."""
    return {
        "structure": partenaire(de, sujet),
        "role": de.un(ROLES),
        "nouveau": de.un(("oui", "non")),
        "engagement": de.un(ENGAGEMENTS),
    }


def indicateur(de: De) -> dict[str, Valeur]:
    """One indicator of evaluation, whole."""
    libelle, unite = de.un(INDICATEURS)
    return {
        "libelle": libelle,
        "cible": de.entre(20, 90),
        "unite": Code(unite) if unite == "%" else unite,
        "source": de.un(RELEVES),
        "frequence": de.un(FREQUENCES),
    }


def _territoire(de: De, n: int, sujet: Sujet) -> Valeur:
    lieu = sujet.lieux[n]
    communes = Suite(list(lieu.communes))
    if de.chance(0.3):
        return {"quartier": Note(lieu.code, lieu.nom), "communes": communes}
    return Flux({"quartier": lieu.nom, "communes": communes})


def _public(de: De, sujet: Sujet) -> dict[str, Valeur]:
    effectif = de.entre(40, 300)
    femmes = effectif * de.entre(35, 65) // 100
    return {
        "description": f"{sujet.theme.public}.",
        "habitants_qpv": "oui",
        "effectif_prevu": effectif,
        "effectif_qpv_prevu": effectif * de.entre(60, 95) // 100,
        "femmes_prevues": femmes,
        "hommes_prevus": effectif - femmes,
        "tranches_age": Suite([Code("16-25"), Code("26-59"), Code("60+")]),
    }


def _egalite(de: De) -> dict[str, Valeur]:
    objectif = de.un(EGALITE_OBJECTIFS).format(n=de.entre(45, 60), m=de.entre(20, 40))
    return {
        "objectifs": f"{objectif}.",
        "moyens": list(de.des(EGALITE_MOYENS, de.entre(2, 3))),
        "argumentation": Prose([de.un(EGALITE_ARGUMENTS)]),
    }


def _metropolitain(sujet: Sujet) -> dict[str, Valeur]:
    return {
        "cofinancement_metropole": "oui",
        "experimental": Flux({"avere": "non"}),
        "essaimage": Flux({"prevu": "non"}),
        "referent_thematique": sujet.theme.referent,
    }


def _referents(de: De, sujet: Sujet) -> list[Valeur]:
    contacts: list[Valeur] = [
        Flux({"type": "chef_de_projet_ville", "commune": commune, "date": f"2025-07-{de.entre(1, 28):02d}"})
        for commune in sujet.communes
    ]
    jour = f"2025-0{de.entre(7, 9)}-{de.entre(1, 28):02d}"
    contacts.append({"type": "delegue_du_prefet", "communes": Suite(list(sujet.communes)), "date": jour})
    if sujet.metropolitain:
        contacts.append(Flux({"type": "referent_thematique", "date": f"2025-09-{de.entre(1, 28):02d}"}))
    return contacts
