"""Checks on the communes of a project: those of the call, those of a quartier, those that are named."""

from __future__ import annotations

from cvslint.checks.controle import Anomalie, Anomalies, controle
from cvslint.french import nearest
from cvslint.model.formulaire import Commune, Formulaire, noms_de_communes
from cvslint.model.structure import Adresse
from cvslint.model.vues_projet import CommuneVue, QuartierVue


@controle(donne=("commune", "proches"))
def commune_connue(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """La commune est l'une de celles que connaît le formulaire, dans l'appel ou autour."""
    for nom in noms_de_communes(valeur):
        if formulaire.commune(nom) is None and formulaire.autre_commune(nom) is None:
            admises = [commune.nom for commune in formulaire.communes if commune.dans_appel]
            yield Anomalie({"commune": nom, "proches": nearest(nom, admises)})


@controle(donne=("commune",))
def commune_pas_voisine(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """La commune n'est pas une voisine, du même territoire mais que l'appel ne concerne pas."""
    for nom in noms_de_communes(valeur):
        voisine = formulaire.autre_commune(nom)
        if formulaire.commune(nom) is None and voisine is not None:
            yield Anomalie({"commune": voisine.nom})


@controle(donne=("commune",))
def commune_de_l_appel(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """La commune, si le formulaire la connaît, est nommée par l'appel lui-même."""
    for nom in noms_de_communes(valeur):
        commune = formulaire.commune(nom)
        if commune is not None and not commune.dans_appel:
            yield Anomalie({"commune": commune.nom})


@controle(donne=("commune", "legale"))
def commune_de_plein_droit(valeur: str, *, formulaire: Formulaire) -> Anomalies:
    """La commune n'est pas associée à une autre, avec laquelle elle est comptée."""
    for nom in noms_de_communes(valeur):
        commune = formulaire.commune(nom)
        if commune is not None and commune.dans_appel and commune.rattachee_a is not None:
            yield Anomalie({"commune": commune.nom, "legale": commune.rattachee_a})


@controle(donne=("commune", "quartier", "communes"))
def commune_du_quartier(valeur: CommuneVue, *, formulaire: Formulaire) -> Anomalies:
    """La commune est l'une de celles du quartier ; une commune associée vaut celle dont elle relève."""
    legales = formulaire.communes_legales(valeur.quartier.communes)
    for nom in noms_de_communes(valeur.texte):
        commune = formulaire.commune(nom)
        if commune is not None and formulaire.commune_legale(nom) not in legales:
            quartier = valeur.quartier
            communes = list(quartier.communes)
            yield Anomalie({"commune": commune.nom, "quartier": quartier.nom, "communes": communes})


@controle(donne=("quartier", "communes"))
def communes_precisees(valeur: QuartierVue) -> Anomalies:
    """Les communes concernées sont dites, quand le quartier est à cheval sur plusieurs."""
    if not valeur.communes_declarees and len(valeur.quartier.communes) > 1:
        valeurs = {"quartier": valeur.quartier.nom, "communes": list(valeur.quartier.communes)}
        yield Anomalie(valeurs, champ="communes")


@controle(donne=("commune",))
def commune_avec_quartier(valeur: str, *, communes: list[str] | None, formulaire: Formulaire) -> Anomalies:
    """La commune est l'une de `communes`, où le projet a un quartier."""
    if formulaire.commune_legale(valeur) not in formulaire.communes_legales(communes or ()):
        commune = formulaire.commune(valeur)
        yield Anomalie({"commune": commune.nom if commune is not None else valeur})


@controle()
def communes_au_plus(valeur: tuple[str, ...], *, max: int, formulaire: Formulaire) -> Anomalies:
    """Le projet concerne au plus `max` communes, les associées comptées avec la leur (sert de condition)."""
    if len(formulaire.communes_legales(valeur)) > max:
        yield Anomalie()


@controle(donne=("code", "commune", "attendu"))
def insee_pas_postal(valeur: Adresse, *, formulaire: Formulaire) -> Anomalies:
    """Le code Insee n'est pas le code postal de la commune, quand les deux diffèrent."""
    commune, code = _commune(valeur, formulaire), _code(valeur)
    if commune is not None and code not in _codes(commune, formulaire) and code in commune.codes_postaux:
        yield Anomalie({"code": code, "commune": commune.nom, "attendu": commune.insee}, champ="code_insee")


@controle(donne=("code", "commune", "attendu"))
def insee_de_la_commune(valeur: Adresse, *, formulaire: Formulaire) -> Anomalies:
    """Le code Insee est celui de la commune ; le code de l'autre convient pour une commune associée."""
    commune, code = _commune(valeur, formulaire), _code(valeur)
    if commune is not None and code and code not in _codes(commune, formulaire):
        valeurs = {"code": valeur.code_insee, "commune": commune.nom, "attendu": commune.insee}
        yield Anomalie(valeurs, champ="code_insee", lies=((("commune",), "commune de l'adresse"),))


def _commune(adresse: Adresse, formulaire: Formulaire) -> Commune | None:
    nom = adresse.commune
    return None if nom is None else formulaire.commune(nom) or formulaire.autre_commune(nom)


def _code(adresse: Adresse) -> str:
    return "".join((adresse.code_insee or "").split())


def _codes(commune: Commune, formulaire: Formulaire) -> frozenset[str]:
    """The codes that its inhabitants write: its own, and those of the commune it is associated with."""
    legale = commune.rattachee_a or commune.nom
    parentes = (autre for autre in formulaire.communes if legale in (autre.nom, autre.rattachee_a))
    return frozenset({commune.insee, *(autre.insee for autre in parentes)})
