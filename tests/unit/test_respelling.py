"""Accepted values in their usual form: the dossier says the same, and nothing else in the file moves."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from cvslint.campagne.campagne import Campagne
from cvslint.document import reader
from cvslint.document.document import read_document
from cvslint.engine import Reglages, check_bytes
from cvslint.fixes import Repair, repair
from cvslint.reparations.ecritures import Ecriture, Relecture, relire
from cvslint.respelling import respelled
from cvslint.result import DossierResult
from cvslint.selection import choix_par_defaut
from cvslint.span import Span, format_path

Reparer = Callable[[bytes | str], Repair]
Change = Callable[..., str]


@pytest.fixture(scope="module")
def relecture(pack: Campagne) -> Callable[[bytes], Relecture]:
    return lambda data: relire(read_document(data), pack.formulaire)


@pytest.fixture(scope="module")
def reparer(pack: Campagne, relecture: Callable[[bytes], Relecture]) -> Reparer:
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(pack), {})

    def faite(texte: bytes | str) -> Repair:
        data = texte.encode() if isinstance(texte, str) else texte
        return repair(
            data, lambda d: check_bytes(d, "dossier.yaml", pack, reglages), unsafe=False, reread=relecture
        )

    return faite


@pytest.fixture(scope="module")
def change(pack: Campagne) -> Change:
    """The minimal dossier with some of its text written otherwise."""
    base = (pack.dossier / "bases" / "minimal.yaml").read_text(encoding="utf-8")

    def ecrire(*changements: tuple[str, str]) -> str:
        texte = base
        for avant, apres in changements:
            assert texte.count(avant) == 1, avant
            texte = texte.replace(avant, apres)
        return texte

    return ecrire


DEPOT = "depot:\n  date: 2025-10-08"
SIRET = "siret: 999 000 318 00017"
CASES = {
    "siret serré": (SIRET, "siret: 99900031800017"),
    "siret en commentaire": (SIRET, "siret: 999.000.318.00017   # 999.000.318.00017, vérifié"),
    "siret entre guillemets": (SIRET, 'siret: "99900031800017"'),
    "siret entre apostrophes": (SIRET, "siret: '99900031800017'"),
    "rna": ("rna: W595999998", "rna: w595 999 998"),
    "date en lettres": (DEPOT, "depot:\n  date: 8 octobre 2025"),
    "date en chiffres": (DEPOT, "depot:\n  date: 08/10/2025"),
    "date échappée": (DEPOT, 'depot:\n  date: "8 octobre\\u00a02025"'),
    "dates entre accolades": ("{debut: 2026-04-06, fin: 2026-11-27}", "{debut: 6/4/2026, fin: 27.11.2026}"),
    "ambition": ('id: "5.6"', 'id: "Ambition 5,6"'),
    "quartier": ("quartier: Le Parc", "quartier: LE PARC"),
    "montant à points": (
        "achats_matieres_et_fournitures: 2 150,50",
        "achats_matieres_et_fournitures: 2.150,50",
    ),
    "total": ("total: 5 750,50", "total: 5_750,50"),
    "financement": ("credits_specifiques_pv: 8 000", "credits_specifiques_pv: 8_000"),
}


@pytest.mark.parametrize("cas", CASES)
def test_une_valeur_prend_sa_forme_usuelle(reparer: Reparer, change: Change, cas: str) -> None:
    usuel, autre = CASES[cas]
    faite = reparer(change((usuel, autre)))
    guillemets = {'"': '"', "'": "'"}.get(autre.rpartition(": ")[2][:1], "")
    attendu = usuel
    if guillemets and cas != "ambition":
        cle, _, valeur = usuel.rpartition(": ")
        attendu = f"{cle}: {guillemets}{valeur}{guillemets}"
    if "#" in autre:
        attendu += autre[autre.index("   #") :]
    assert faite.after.decode() == change((usuel, attendu))
    assert len(faite.respelled) == (2 if "accolades" in cas else 1)
    assert (faite.applied, faite.dropped) == ((), ())
    assert reparer(faite.after).respelled == ()


def test_tout_a_la_fois_et_chaque_chose_a_son_nom(reparer: Reparer, change: Change) -> None:
    seuls = [cas for cas in CASES if not cas.startswith(("siret", "date")) or cas == "siret serré"]
    faite = reparer(change(*(CASES[cas] for cas in seuls)))
    assert faite.after.decode() == change()
    genres = sorted(ecriture.genre for ecriture in faite.respelled)
    assert genres == ["RNA", "SIRET", "ambition", "montant", "montant", "montant", "quartier"]


def test_un_dossier_complet_garde_ses_autres_octets(reparer: Reparer, pack: Campagne) -> None:
    complet = (pack.dossier / "bases" / "complet.yaml").read_text(encoding="utf-8")
    change = complet
    for usuel, autre in (
        ("depuis_le: 2025-01-06", "depuis_le: 6 janvier 2025"),
        ("cout_previsionnel: 52000", "cout_previsionnel: 52000 euros"),
        (
            "{libelle: fondation (fictive), montant: 1500}",
            "{libelle: fondation (fictive), montant: 1500 EUR}",
        ),
        ("{previsionnel: 13000, obtenu: 12000}", "{previsionnel: 13_000, obtenu: 12000.0}"),
        ("charges: 65700", "charges: 65700€"),
        ("periode: {debut: 2025-01-06", "periode: {debut: 06/01/2025"),
        ("quartier: QN05980M ", "quartier: qn05980m "),
        ("credits_specifiques_pv: 14 000 €", "credits_specifiques_pv: 14.000,00€"),
    ):
        assert change.count(usuel) == 1, usuel
        change = change.replace(usuel, autre)
    faite = reparer(change)
    attendu = (
        complet.replace("cout_previsionnel: 52000", "cout_previsionnel: 52000 €")
        .replace("(fictive), montant: 1500}", "(fictive), montant: 1500 €}")
        .replace("{previsionnel: 13000, obtenu: 12000}", "{previsionnel: 13 000, obtenu: 12000.00}")
        .replace("charges: 65700", "charges: 65700 €")
        .replace("credits_specifiques_pv: 14 000 €", "credits_specifiques_pv: 14 000,00 €")
    )
    assert faite.after.decode() == attendu
    assert faite.dropped == ()


def test_les_ambitions_du_bilan_aussi(reparer: Reparer, pack: Campagne) -> None:
    complet = (pack.dossier / "bases" / "complet.yaml").read_text(encoding="utf-8")
    resultat = "      resultat: 22 habitantes formées.\n"
    assert complet.count(resultat) == 1
    avant = complet.replace(resultat, f'{resultat}      ambitions: [Ambition 6.1, "6.2"]\n')
    faite = reparer(avant)
    assert faite.after.decode() == avant.replace("[Ambition 6.1,", "[6.1,")


ENCODAGES = {
    "utf-8": (b"", "utf-8"),
    "utf-8 avec marque": (codecs.BOM_UTF8, "utf-8"),
    "utf-16": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "cp1252": (b"", "cp1252"),
}


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("marque", "codec"), ENCODAGES.values(), ids=ENCODAGES)
def test_encodage_et_fins_de_ligne_restent(
    reparer: Reparer, change: Change, fin: str, marque: bytes, codec: str
) -> None:
    avant, apres = (
        marque + texte.replace("\n", fin).encode(codec)
        for texte in (change((DEPOT, "depot:\n  date: 8 octobre 2025"), CASES["rna"]), change())
    )
    assert reparer(avant).after == apres


LAISSES = {
    "date à deux chiffres": (DEPOT, "depot:\n  date: 08/10/25"),
    "montant douteux": ("compte_70: 500", "compte_70: 1,500"),
    "montant négatif": ("compte_70: 500", "compte_70: -500 EUR"),
    "texte libre": (
        "interet_territorial: Aucun jardin collectif n'existe dans le quartier.",
        "interet_territorial: le parc, le 8 octobre 2025, pour 15.000,50 euros (W 595 999 998)",
    ),
    "échéance": (
        "    - enonce: Animer 12 ateliers de cuisine entre avril et novembre 2026.\n",
        "    - enonce: Animer 12 ateliers de cuisine.\n      echeance: 30/11/2026\n",
    ),
    "bloc de texte": (SIRET, "siret: |-\n    99900031800017"),
    "deux lignes": ("quartier: Le Parc, communes", "quartier: LE\n        PARC, communes"),
    "étiquette": (SIRET, "siret: !!str 99900031800017"),
}


@pytest.mark.parametrize("cas", LAISSES)
def test_ce_qui_est_douteux_ou_libre_est_laisse(reparer: Reparer, change: Change, cas: str) -> None:
    avant = change(LAISSES[cas])
    faite = reparer(avant)
    assert (faite.after.decode(), faite.respelled) == (avant, ())


ANCRES = {
    "valeur": (
        (DEPOT, "depot:\n  date: &jour 08/10/2025"),
        ("date: 2025-07-03}", "date: *jour}"),
    ),
    "bloc": (
        ("  calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "  calendrier: &c {debut: 6/4/2026, fin: 2026-11-27}"),
        ("  ambitions:", "  autre: *c\n  ambitions:"),
    ),
    "bloc sur plusieurs lignes": (
        ("  calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "  calendrier: &c\n    debut: 6/4/2026"),
        ("  ambitions:", "  autre: *c\n  ambitions:"),
    ),
    "fusion": (
        ("  calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "  calendrier: &c {debut: 6/4/2026, fin: 2026-11-27}"),
        ("  ambitions:", "  autre: {<<: *c}\n  ambitions:"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("cas", ANCRES)
@pytest.mark.parametrize("pur", [False, True], ids=["C", "Python"])
def test_ce_qu_un_alias_repete_est_laisse(
    reparer: Reparer, change: Change, cas: str, pur: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pur:
        monkeypatch.setattr(reader, "CParser", None)
    avant = change(*ANCRES[cas])
    assert reparer(avant).after.decode() == avant


def test_un_signe_de_ponctuation_n_est_pas_une_ancre(reparer: Reparer, change: Change) -> None:
    avant = change(
        (DEPOT, "depot:   # R&D\n  date: 08/10/2025"), ("[nombre d'ateliers tenus]", "[R&D, 1&2 ateliers]")
    )
    assert [format_path(e.chemin) for e in reparer(avant).respelled] == ["depot.date"]


def test_un_constat_mis_de_cote_protege_sa_valeur_et_elle_seule(reparer: Reparer, change: Change) -> None:
    ligne = "remuneration_des_personnels: 6 000"
    grosse = ligne.replace("6 000", "16.000,00")
    nue = change((ligne, grosse), (DEPOT, "depot:\n  date: 08/10/2025"))
    consigne = "   # cvslint: ignore[BUD033] détail remis à la ville"
    tue = nue.replace(grosse, f"{grosse}{consigne}")
    assert [ecriture.genre for ecriture in reparer(nue).respelled] == ["date", "montant"]
    faite = reparer(tue)
    assert [ecriture.genre for ecriture in faite.respelled] == ["date"]
    assert f"{grosse}{consigne}" in faite.after.decode()


BLOCS = {
    "sur une ligne": "{montant: 16_000}",
    "sur plusieurs lignes": "\n          montant: 16_000",
}


@pytest.mark.parametrize("bloc", BLOCS.values(), ids=BLOCS)
def test_un_bloc_mis_de_cote_protege_ses_valeurs_et_elles_seules(
    reparer: Reparer, change: Change, bloc: str
) -> None:
    """The finding stands at the key of the block, about a detail that is not there."""
    nue = change(
        ("        remuneration_des_personnels: 6 000", f"        remuneration_des_personnels: {bloc}"),
        ("charges_sociales: 2 249,50", "charges_sociales: 2.249,50"),
    ).replace(": \n", ":\n")
    assert [ecriture.genre for ecriture in reparer(nue).respelled] == ["montant", "montant"]
    consigne = "        # cvslint: ignore[BUD033] détail remis à la ville\n"
    tue = nue.replace("        remuneration_des", f"{consigne}        remuneration_des")
    assert reparer(tue).after.decode() == tue.replace("2.249,50", "2 249,50")


def test_un_constat_mis_de_cote_protege_toute_sa_ligne(reparer: Reparer, change: Change) -> None:
    ligne = "    - {quartier: Le Parc, communes: [Haubourdin]}"
    autre = "    - {quartier: QPV le Parc, communes: [Haubourdin, Lille]}"
    nue = change((ligne, autre))
    tue = change((ligne, f"{autre}  # cvslint: ignore[TER004] demandé par la ville"))
    assert [ecriture.genre for ecriture in reparer(nue).respelled] == ["quartier"]
    assert reparer(tue).after.decode() == tue


def test_un_constat_mis_de_cote_au_bloc_protege_ses_valeurs(reparer: Reparer, change: Change) -> None:
    etat = "        etat:\n          credits_specifiques_pv: 8 000"
    nue = change((etat, etat.replace("8 000", "8_000")))
    assert [ecriture.genre for ecriture in reparer(nue).respelled] == ["montant"]
    tue = nue.replace("        etat:\n", "        etat:  # cvslint: ignore[FIN001] note déjà lue\n")
    assert reparer(tue).after.decode() == tue


def test_les_reparations_des_constats_viennent_d_abord(reparer: Reparer, change: Change) -> None:
    titre = '  intitule: "Jardiner ensemble : un potager au pied des tours"'
    nu = "  intitule: Jardiner ensemble : un potager au pied des tours"
    faite = reparer(change((titre, nu), CASES["rna"], CASES["siret serré"]))
    assert faite.after.decode() == change()
    assert len(faite.applied) == 1
    diff = faite.diff("d.yaml").splitlines()
    entetes = [ligne for ligne in diff if ligne.startswith("@@")]
    assert [ligne.partition("@@ ")[2].partition("@@")[2] for ligne in entetes] == [
        " forme usuelle : RNA, SIRET",
        "",
    ]


def test_ce_qui_changerait_le_sens_est_abandonne_et_le_reste_est_fait(
    change: Change, pack: Campagne, relecture: Callable[[bytes], Relecture]
) -> None:
    """A proposal that is wrong, whatever made it, does not get through."""
    avant = change((DEPOT, "depot:\n  date: 08/10/2025"), CASES["rna"]).encode()
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(pack), {})

    def trompeuse(data: bytes) -> Relecture:
        vraie = relecture(data)
        fausses = tuple(
            Ecriture(e.genre, e.chemin, type(e.edit)(e.edit.span, "2025-10-09")) if e.genre == "date" else e
            for e in vraie.ecritures
        )
        return Relecture(fausses, vraie.sens)

    check = lambda data: check_bytes(data, "d.yaml", pack, reglages)  # noqa: E731
    faite = respelled(avant, check(avant), check, trompeuse)
    assert [e.genre for e in faite.done] == ["RNA"]
    assert [e.genre for e in faite.dropped] == ["date"]
    assert faite.after == avant.replace(b"w595 999 998", b"W595999998")


def test_ce_qui_apporterait_un_constat_est_abandonne(
    change: Change, pack: Campagne, relecture: Callable[[bytes], Relecture]
) -> None:
    avant = change((DEPOT, "depot:\n  date: 08/10/2025"), CASES["rna"]).encode()
    reglages = Reglages(dt.date(2025, 10, 1), choix_par_defaut(pack), {})

    def severe(data: bytes) -> DossierResult:
        resultat = check_bytes(data, "d.yaml", pack, reglages)
        return resultat if b"08/10/2025" in data else replace(resultat, findings=resultat.findings[1:])

    faite = respelled(avant, severe(avant), severe, relecture)
    assert ([e.genre for e in faite.done], [e.genre for e in faite.dropped]) == (["RNA"], ["date"])


def test_chaque_valeur_dit_ou_elle_est(relecture: Callable[[bytes], Relecture], change: Change) -> None:
    (ecriture,) = relecture(change(CASES["rna"]).encode()).ecritures
    assert (ecriture.genre, format_path(ecriture.chemin)) == ("RNA", "porteur.rna")
    assert ecriture.edit.span == Span.at(13, 8, 13, 20)


def test_un_texte_illisible_n_a_rien_a_dire(relecture: Callable[[bytes], Relecture]) -> None:
    assert relecture(b"porteur: [").ecritures == ()
    assert relecture(b"").ecritures == ()
