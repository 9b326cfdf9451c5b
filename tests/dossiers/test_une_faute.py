"""One fault, one finding: an edit of a conforming dossier gives exactly its rule, at exactly its place.

Each case is a conforming dossier, edits of its text, and a code. The text between ``⟦`` and ``⟧`` is what must
stand under the caret; an edit without them changes the dossier elsewhere than where the finding is shown.
"""

# ruff: noqa: E501 (tables, one case a line)

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from attentes import EXEMPLES, lignes

from cvslint.findings import Severity
from cvslint.span import Position, Span

OUVRE, FERME = "⟦", "⟧"

BASES = {
    fichier.stem: fichier.read_bytes().decode("utf-8")
    for fichier in sorted(EXEMPLES.glob("conformes/*.yaml"))
}
M, C, R, Q, W, B, P, V, S = (
    "association-minimale",
    "association-complete",
    "reconduction-avec-bilan",
    "quinze-mille-euros",
    "windows-notepad",
    "bailleur-social",
    "projet-metropolitain",
    "commune-porteuse",
    "ccas-etablissement-public",
)


@dataclass(frozen=True)
class Faute:
    """A case: ``edits`` are (before, after), ``retire`` the beginnings of lines that go with all that is below them."""

    titre: str
    base: str
    code: str
    edits: tuple[tuple[str, str], ...] = ()
    retire: tuple[str, ...] = ()
    gravite: Severity = Severity.ERREUR
    lies: tuple[str, ...] = ()

    def texte(self) -> tuple[str, Span]:
        """The faulty dossier, and where the finding is due."""
        texte = BASES[self.base]
        for motif in self.retire:
            texte = _sans_bloc(texte, motif)
        for avant, apres in self.edits:
            fin = "\r\n" if "\r\n" in texte else "\n"
            avant, apres = avant.replace("\n", fin), apres.replace("\n", fin)
            assert texte.count(avant) == 1, f"{avant!r} : {texte.count(avant)} fois dans {self.base}"
            texte = texte.replace(avant, apres)
        return _sans_marques(texte)


def _sans_bloc(texte: str, motif: str) -> str:
    """The text without the line that begins with ``motif`` and the lines further in below it."""
    toutes = texte.split("\n")
    (debut,) = [n for n, ligne in enumerate(toutes) if ligne.startswith(motif)]
    retrait = len(motif) - len(motif.lstrip())
    fin = debut + 1
    while fin < len(toutes) and (not toutes[fin].strip() or toutes[fin].startswith(" " * (retrait + 1))):
        fin += 1
    return "\n".join(toutes[:debut] + toutes[fin:])


def _sans_marques(texte: str) -> tuple[str, Span]:
    assert texte.count(OUVRE) == texte.count(FERME) == 1
    places = []
    for marque in (OUVRE, FERME):
        avant = lignes(texte[: texte.index(marque)].removeprefix("\ufeff"))
        places.append(Position(len(avant), len(avant[-1]) + 1))
        texte = texte.replace(marque, "")
    return texte, Span(*places)


A = Severity.AVERTISSEMENT

FAUTES = [
    # -- reading the file
    Faute("titre à deux-points", M, "YML001", (('intitule: "Jardiner ensemble : un potager au pied des tours"', "intitule: Jardiner ensemble ⟦:⟧ un potager au pied des tours"),)),
    Faute("second document", M, "YML001", (("\nbudget:", "\n⟦---⟧\nbudget:"),)),
    Faute("clé en double", M, "YML002", (("  statut: association\n", "  statut: association\n  ⟦statut⟧: association\n"),)),
    Faute("clé en double loin de la première", C, "YML002", (("    charges: 65700\n    produits: 65700\n", "    charges: 65700\n    produits: 65700\n    ⟦charges⟧: 65700\n"),)),
    Faute("rubrique en double", S, "YML002", (("budget:\n", "budget:\n  exercice: 2026\n⟦budget⟧:\n"),)),
    Faute("ancre", M, "YML005", (("  resume: Un potager", "  resume: ⟦&potager⟧ Un potager"),), gravite=A),
    Faute("alias inconnu", M, "YML005", (("besoins: Un lieu de production et d'apprentissage accessible à pied.", "besoins: ⟦*lieu⟧"),), gravite=A),
    # -- shape
    Faute("faute de frappe dans une clé", M, "FMT001", (("    courriel:", "    ⟦couriel⟧:"),)),
    Faute("faute de frappe dans une clé facultative", C, "FMT001", (("  interet_territorial:", "  ⟦interet_teritorial⟧:"),)),
    Faute("rubrique inconnue", M, "FMT001", (("\nsoutien_anterieur:", "\n⟦annexes⟧: [statuts]\nsoutien_anterieur:"),)),
    Faute("liste au lieu d'un bloc", M, "FMT002", (("  calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "  calendrier: ⟦[2026-04-06, 2026-11-27]⟧"),)),
    Faute("texte au lieu d'un bloc", M, "FMT002", (("  calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "  calendrier: ⟦toute l'année⟧"),)),
    Faute("bloc au lieu d'une liste", M, "FMT002", (("      indicateurs: [nombre d'ateliers tenus]", "      indicateurs: ⟦{nombre: ateliers}⟧"),)),
    Faute("texte au lieu de oui ou non", M, "FMT002", (("    mobilise: oui", "    mobilise: ⟦peut-être⟧"),)),
    Faute("texte au lieu d'un nombre", M, "FMT002", (("    effectif_prevu: 80", "    effectif_prevu: ⟦environ 80⟧"),)),
    Faute("liste au lieu d'un texte", M, "FMT002", (("  interet_territorial: Aucun jardin collectif n'existe dans le quartier.", "  interet_territorial: ⟦[jardin, quartier]⟧"),)),
    Faute("liste au lieu d'un montant", M, "FMT002", (("        charges_sociales: 2 249,50", "        charges_sociales: ⟦[2 249,50]⟧"),)),
    Faute("montant en k€", M, "FMT003", (("        remuneration_des_personnels: 6 000", "        remuneration_des_personnels: ⟦6 k€⟧"),)),
    Faute("point des milliers", M, "FMT003", (("        remuneration_des_personnels: 6 000", "        remuneration_des_personnels: ⟦6.000⟧"),)),
    Faute("trois décimales", M, "FMT003", (("        charges_sociales: 2 249,50", "        charges_sociales: ⟦2 249,505⟧"),)),
    Faute("montant entre guillemets", C, "FMT003", (("credits_specifiques_pv: 14 000 €", 'credits_specifiques_pv: ⟦"14 mille"⟧'),)),
    Faute("montant avec insécables", W, "FMT003", (("      compte_70: 600\u00a0€", "      compte_70: ⟦six\u00a0cents\u00a0€⟧"),)),
    Faute("date impossible", M, "FMT004", (("fin: 2026-11-27}", "fin: ⟦31/11/2026⟧}"),)),
    Faute("année à deux chiffres", M, "FMT004", (("date: 2025-07-03}", "date: ⟦03/07/25⟧}"),)),
    Faute("date de dépôt illisible", M, "FMT004", (("  date: 2025-10-08", "  date: ⟦le 8 octobre⟧"),)),
    Faute("date en lettres sans année", W, "FMT004", (("    fin: 2026-12-11", "    fin: ⟦11 décembre⟧"),)),
    Faute("plus de porteur", M, "FMT005", (("# Le plus petit", "⟦⟧# Le plus petit"),), retire=("porteur:",)),
    # -- deposit
    Faute("dépôt un jour trop tard", M, "DEP002", (("  date: 2025-10-08", "  date: ⟦2025-10-16⟧"),)),
    Faute("dépôt un an trop tard, en lettres", P, "DEP002", (("  date: 2025-10-08", "  date: ⟦8 octobre 2026⟧"),)),
    Faute("campagne d'un autre nom", M, "DEP001", (("campagne: mel-cvs-2026", "campagne: ⟦mel-cvs-2027⟧"),)),
    Faute("budget d'une autre année", M, "DEP001", (("  exercice: 2026", "  exercice: ⟦2025⟧"),)),
    # -- porteur
    Faute("structure sans nom", S, "STR001", (("denomination: Centre communal d'action sociale de Loos (exemple fictif)", "⟦denomination⟧:"),)),
    Faute("structure au nom à compléter", S, "STR001", (("denomination: Centre communal d'action sociale de Loos (exemple fictif)", "denomination: ⟦à compléter⟧"),)),
    Faute("statut qui n'est pas admis", V, "STR002", (("  statut: collectivite_territoriale", "  statut: ⟦SARL⟧"),)),
    Faute("statut absent", B, "STR002", (("\nporteur:", "\n⟦porteur⟧:"),), retire=("  statut:",)),
    Faute("SIRET absent", M, "STR006", (("\nporteur:", "\n⟦porteur⟧:"),), retire=("  siret:",)),
    Faute("SIRET vide", M, "STR006", (("  siret: 999 000 318 00017", "  ⟦siret⟧:"),)),
    Faute("SIRET d'un chiffre trop court", M, "STR008", (("999 000 318 00017", "⟦999 000 318 0017⟧"),)),
    Faute("SIREN au lieu du SIRET", C, "STR008", (('"999 000 219 00017"', '⟦"999 000 219"⟧'),)),
    Faute("un chiffre du SIRET", M, "STR009", (("999 000 318 00017", "⟦999 000 318 00018⟧"),)),
    Faute("un chiffre du SIRET, avec insécables", W, "STR009", (("999\u00a0011\u00a0042\u00a000010", "⟦999\u00a0011\u00a0042\u00a000020⟧"),)),
    Faute("un chiffre du SIRET entre apostrophes", B, "STR009", (("'999 010 135 00013'", "⟦'99901013500031'⟧"),)),
    Faute("SIRET d'exemple", M, "STR010", (("999 000 318 00017", "⟦123 456 782 00010⟧"),)),
    Faute("SIRET nul", M, "STR010", (("999 000 318 00017", "⟦00000000000000⟧"),)),
    Faute("RNA trop court", M, "STR011", (("W595999998", "⟦W59599999⟧"),)),
    Faute("contrat non souscrit", M, "CER001", (("    souscrit: oui", "    souscrit: ⟦non⟧"),)),
    Faute("contrat absent", M, "CER001", (("\nporteur:", "\n⟦porteur⟧:"),), retire=("  contrat_engagement_republicain:",)),
    # -- project
    Faute("pas d'ambition", M, "AMB001", (("\nprojet:", "\n⟦projet⟧:"),), retire=("  ambitions:",)),
    Faute("ambition inconnue", M, "AMB002", (('{id: "5.6",', '{id: ⟦"5.9"⟧,'),)),
    Faute("pas de quartier", Q, "TER001", (("  territoires:\n    - Pacot - Vandracq", "  ⟦territoires⟧: []"),)),
    Faute("quartier inconnu", M, "TER002", (("{quartier: Le Parc, communes: [Haubourdin]}", "{quartier: ⟦Le Verger⟧, communes: [Haubourdin]}"),)),
    Faute("quartier inconnu, sous forme courte", Q, "TER002", (("    - Pacot - Vandracq", "    - ⟦Pacot-sur-Lys⟧"),)),
    Faute("faute dans le nom d'un quartier", W, "TER002", (("    - La Mouchonnière", "    - ⟦La Moucherolle⟧"),)),
    Faute("code de quartier d'une autre ville", C, "TER008", (("quartier: QN05980M ", "quartier: ⟦QN06201M⟧ "),)),
    Faute("code de l'ancienne géographie", C, "TER008", (("quartier: QN05980M ", "quartier: ⟦QP059012⟧ "),), gravite=A),
    Faute("public hors des quartiers", M, "PUB002", (("    habitants_qpv: oui", "    habitants_qpv: ⟦non⟧"),), lies=("crédits spécifiques demandés",)),
    Faute("public non déclaré", M, "PUB002", (("  public_cible:", "  ⟦public_cible⟧:"),), retire=("    habitants_qpv:",), lies=("crédits spécifiques demandés",)),
    Faute("égalité absente", M, "EGA001", (("\nprojet:", "\n⟦projet⟧:"),), retire=("  egalite_femmes_hommes:",)),
    Faute("objectif d'égalité vide", S, "EGA001", (("    objectifs: Atteindre 35 % d'hommes parmi les personnes visitées, contre 12 % en 2024.", "    ⟦objectifs⟧:"),)),
    # -- objectives
    Faute("un sixième objectif", M, "OBJ001", (("  objectifs:\n", "  ⟦objectifs⟧:\n" + "".join(f"    - {{enonce: Animer {n} repas en 2026., indicateurs: [nombre de repas]}}\n" for n in (3, 4, 5, 6))),)),
    Faute("un seul objectif", M, "OBJ001", (("  objectifs:\n", "  ⟦objectifs⟧:\n"),), retire=("    - enonce: Cultiver",)),
    Faute("un nom au lieu d'un verbe", M, "OBJ002", (("enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.", "enonce: ⟦Animation de 12 ateliers de cuisine entre avril et novembre 2026.⟧"),), gravite=A),
    Faute("un nom qui ressemble à un infinitif", M, "OBJ002", (("enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.", "enonce: ⟦Atelier de cuisine pour 12 familles entre avril et novembre 2026.⟧"),), gravite=A),
    Faute("un autre nom en -er", Q, "OBJ002", (("enonce: Animer 2 groupes de parole par mois.", "enonce: ⟦Foyer ouvert 2 soirs par mois.⟧"),), gravite=A),
    Faute("pas de chiffre", M, "OBJ003", (("enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.", "enonce: ⟦Animer des ateliers de cuisine entre avril et novembre 2026.⟧"),), gravite=A),
    Faute("pas de date", M, "OBJ004", (("enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.", "enonce: ⟦Animer 12 ateliers de cuisine.⟧"),), gravite=A),
    Faute("pas d'unité", M, "OBJ005", (("enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.", "enonce: ⟦Former 12 en 2026.⟧"),), gravite=A),
    # -- budget
    Faute("pas de budget", M, "BUD001", (("# Le plus petit", "⟦⟧# Le plus petit"),), retire=("budget:",)),
    Faute("budget vide", M, "BUD001", (("frequence: mensuelle}\n", "frequence: mensuelle}\n⟦budget⟧:\n"),), retire=("budget:",)),
    Faute("ligne hors de la grille", M, "BUD003", (("      compte_75: 1 500", "      ⟦compte_77⟧: 1 500"),)),
    Faute("montant négatif", M, "BUD004", (("        prestations_de_services: 3 600", "        prestations_de_services: ⟦-3 600⟧"),)),
    Faute("montant négatif dans un bloc", C, "BUD004", (("autres_fournitures: {montant: 400,", "autres_fournitures: {montant: ⟦-400⟧,"),)),
    Faute("un centime dans une ligne", M, "BUD005", (("        prestations_de_services: 3 600", "        prestations_de_services: 3 600,01"), ("        total: 5 750,50", "        total: ⟦5 750,50⟧"))),
    Faute("un centime dans un sous-total", M, "BUD005", (("        total: 8 249,50", "        total: ⟦8 249,51⟧"),)),
    Faute("une ligne manque", C, "BUD005", (("        total: 2750", "        total: ⟦2750⟧"),), retire=("        assurance: {montant: 600",)),
    Faute("charges directes", M, "BUD006", (("        total: 8 249,50\n      total: 14 000", "        total: 8 249,50\n      total: ⟦14 000,01⟧"),)),
    Faute("charges indirectes", C, "BUD007", (("      total: 4500", "      total: ⟦4200⟧"),)),
    Faute("total des charges", M, "BUD008", (("    total: 14 000\n  produits:", "    total: ⟦14 100⟧\n  produits:"),)),
    Faute("compte 74", M, "BUD009", (("        total: 12 000", "        total: ⟦11 000⟧"),)),
    Faute("ressources directes", M, "BUD010", (("      compte_75: 1 500\n      total: 14 000", "      compte_75: 1 500\n      total: ⟦14 050⟧"),)),
    Faute("total des produits, avec insécables", W, "BUD011", (("      compte_75: 2\u202f000\u00a0€\n      total: 12\u202f400,00\u00a0€\n    total: 12\u202f400,00\u00a0€", "      compte_75: 2\u202f000\u00a0€\n      total: 12\u202f400,00\u00a0€\n    total: ⟦12\u202f500,00\u00a0€⟧"),)),
    Faute("contributions", B, "BUD012", (("    compte_87:\n      prestations_en_nature: 2 400\n      total: 2 400", "    compte_87:\n      prestations_en_nature: 2 400\n      total: ⟦2 300⟧"),)),
    Faute("total général", B, "BUD013", (("  total_general: {charges: 48 400, produits: 48 400}", "  total_general: {charges: ⟦48 000⟧, produits: 48 400}"),)),
    Faute("contributions seules au total général", B, "BUD013", (("  total_general: {charges: 48 400, produits: 48 400}", "  total_general: {charges: ⟦2 400⟧, produits: 48 400}"),), gravite=A),
    Faute("un centime de plus, avec tous ses totaux", M, "BUD014", (("\nbudget:", "\n⟦budget⟧:"), ("      compte_75: 1 500\n      total: 14 000\n    total: 14 000", "      compte_75: 1 500,01\n      total: 14 000,01\n    total: 14 000,01"))),
    Faute("une recette oubliée, sans totaux", Q, "BUD014", (("\nbudget:", "\n⟦budget⟧:"), ("    indirectes:\n      total: 3000\n    total: 20 700,00 €", ""))),
    Faute("charges sans détail", C, "BUD017", (('locations: {montant: 1800, detail: "salle, 12 mois à 150 €"}', "⟦locations⟧: {montant: 1800}"),), gravite=A),
    Faute("détail faux", C, "BUD034", (('detail: "8 tablettes reconditionnées à 300 €"}', "⟦detail⟧: [{libelle: huit tablettes, montant: 2 300}]}"),)),
    # -- bilan
    Faute("bilan absent", R, "BIL001", (("  programmation_precedente: oui", "  programmation_precedente: ⟦oui⟧"),), retire=("bilan:",)),
    Faute("bilan dû à une association déjà soutenue", M, "BIL001", (("  programmation_precedente: non", "  programmation_precedente: ⟦oui⟧"),)),
    Faute("un objectif du bilan", R, "OBJ002", (("enonce: Accueillir 120 participants entre janvier et décembre 2025.", "enonce: ⟦Accueil de 120 participants entre janvier et décembre 2025.⟧"),), gravite=A),
]  # fmt: skip


@pytest.mark.parametrize(
    "faute",
    [pytest.param(faute, id=f"{faute.code} {faute.titre}") for faute in FAUTES],
)
def test_une_faute_donne_son_constat_et_lui_seul(faute: Faute, controler) -> None:
    texte, place = faute.texte()
    resultat = controler(texte)
    dits = [(f.rule, f.severity.value, f.span) for f in resultat.findings if f.severity is not Severity.INFO]
    assert dits == [(faute.code, faute.gravite.value, place)]
    (constat,) = [f for f in resultat.findings if f.severity is not Severity.INFO]
    assert {lie.label for lie in constat.related} >= set(faute.lies)
    assert re.fullmatch(r"[A-ZÀ-Ý«0-9].*\.", constat.message, re.DOTALL) or constat.rule in (
        "FMT003",
        "FMT004",
    )


def test_chaque_dossier_conforme_a_au_moins_une_faute() -> None:
    assert len({faute.base for faute in FAUTES}) >= 8
    assert len(FAUTES) >= 70
