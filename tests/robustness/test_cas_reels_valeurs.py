"""What people really write in the fields: read as it was meant, or refused with the word that helps."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mutations import BASE, DENOMINATION, INTITULE, PRODUIT, SIRET, Texte, change, dit, graves, place
from stdnum import luhn

from cvslint.result import DossierResult

Controle = Callable[[bytes | str], DossierResult]


def siret(ecrit: str) -> Texte:
    return change((SIRET, f"siret: ¤{ecrit}"))


def montant(ecrit: str) -> Texte:
    return change((PRODUIT, f"compte_75: ¤{ecrit}"))


def depot(ecrit: str) -> Texte:
    return change(("date: 2025-10-08", f"date: ¤{ecrit}"))


def objectifs(combien: int) -> str:
    """More objectives, each sound and unlike the others."""
    mois = ("mai", "juin", "juillet", "septembre")[:combien]
    return "".join(
        f"    - {{enonce: Tenir {n} cafés des parents avant {nom} 2026., indicateurs: [cafés tenus]}}\n"
        for n, nom in enumerate(mois, start=3)
    )


ACCEPTES = [
    *[(f"siret {ecrit!r}", siret(ecrit)) for ecrit in (
        "99900031800017", '"99900031800017"', "'999 000 318 00017'", "999\xa0000\xa0318\xa000017",
        "999\u202f000\u202f318\u202f00017", "999.000.318.00017", "999000318-00017", '"999000318\\t00017"',
        "999 000 318\u200b00017", "“999 000 318 00017”", "SIRET 999 000 318 00017",
    )],
    *[(f"montant {ecrit!r}", montant(ecrit)) for ecrit in (
        "1500", "1500.00", "1500,00", "1_500", '"1_500"', '"1.500,00"', "1 500 €", "1\u202f500,00 EUR",
        "1\xa0500 euros", "{montant: 1 500}", "01 500",
    )],
    *[(f"date {ecrit!r}", depot(ecrit)) for ecrit in (
        "08/10/2025", "8/10/2025", "08-10-2025", "08.10.2025", "8 octobre 2025", '"2025-10-08"',
    )],
    ("guillemets francais", change((INTITULE, "intitule: « Jardiner ensemble »"))),
    ("pourcentage apres le nombre", change(("cible: 70", "cible: 70 %"))),
    ("centimes qui tombent juste", change(
        ("services: 3 600", "services: 3 599,70"), ("fournitures: 2 150,50", "fournitures: 2150.80"),
    )),
    ("cinq objectifs", change(("    - enonce: Cultiver", f"{objectifs(3)}    - enonce: Cultiver"))),
]  # fmt: skip


@pytest.mark.parametrize("texte", [texte for _, texte in ACCEPTES], ids=[nom for nom, _ in ACCEPTES])
def test_ce_qui_est_clair_est_lu_sans_un_mot(texte: Texte, controler: Controle) -> None:
    assert [constat.rule for constat in graves(controler(texte.texte))] == []


REFUSES = [
    *[(siret(ecrit), "STR008", mots) for ecrit, mots in (
        ("999000318", "SIREN"), ("FR12999000318", "TVA"), ("en cours", "pas encore connu"),
        ("9990003180001", "13 chiffres"), ("999OOO318OOO17", "« O »"), ('"9990003180001²"', "« ² »"),
        ("９９９０００３１８０００１７", "« ９ »"), ("٩٩٩٠٠٠٣١٨٠٠٠١٧", "n'est pas un chiffre"),
    )],
    *[(montant(ecrit), "FMT003", mots) for ecrit, mots in (
        ('"1_2_3"', "groupent par trois"), ("1.500", "1 500 €"), ("1,500", "1 500 €"), ("1234.567", "décimales"),
        ('"0,999"', "décimales"), ("true", "oui ou non"), ("1e3", "puissance"), (".inf", "« .inf »"),
        ("12 k€", "abréviation"), ("１５００", "« １ »"),
    )],
    (montant("-1 500"), "BUD004", "négatif"),
    *[(depot(ecrit), "FMT004", mots) for ecrit, mots in (
        ("2025-02-30", "30 février 2025 n'existe pas"), ("31/09/2025", "n'existe pas"), ("0000-00-00", "0000"),
        ("2025-13-01", "n'existe pas"), ("20251015", "nombre"), ("45945", "tableur"), ("2025", "année"),
        ("1728000", "nombre"), ("08/10/25", "quatre chiffres"),
    )],
    (change(("habitants_qpv: oui", "habitants_qpv: ¤60 %")), "FMT002", "oui ou non"),
    (change(("declaree: oui", "declaree: ¤[x]")), "FMT002", "« [x] »"),
    (change(("effectif_prevu: 80", "effectif_prevu: ¤[80]")), "FMT002", "« [80] »"),
    (depot("[2025-10-08]"), "FMT002", "attend une date"),
    *[(change(("declaree: oui", f"declaree: ¤{ecrit}")), "FMT002", f"« {ecrit} » n'est ni l'un ni l'autre")
      for ecrit in ("o", "X", "✓", "☑", "1", "0", "ok", "en cours", "oui/non", "Oui !", "« oui »", "N")],
    *[(change(("effectif_prevu: 80", f"effectif_prevu: ¤{ecrit}")), "FMT002", mots) for ecrit, mots in (
        ("80 personnes", "« personnes » est de trop"), ("environ 80", "sans « environ »"), ("~80", "« ~ »"),
        ("80-100", "fourchette"), ("80 à 100", "fourchette"), ("quatre-vingts", "en chiffres"),
        ("80,5", "sans décimale"), ("1.200", "par une espace"), ("une centaine", "en chiffres"),
        ("plus de 80", "« plus de »"), ("80+", "« + »"), ("8O", "tient la place d'un zéro"), ("80 %", "« % »"),
        ("n/c", "en chiffres"), ("12e3", "puissance de dix"), ("1 2", "par trois"), ("20+60", "calcul"),
    )],
    *[(montant(ecrit), "FMT003", mots) for ecrit, mots in (
        ("1500.-", "« .- »"), ("1500 TTC", "« TTC »"), ("env. 1500", "sans « env »"),
        ("€ 1500", "après le montant"),
        ("mille cinq cents", "en chiffres"), ("1500 (mille cinq cents)", "de trop"), ("gratuit", "en chiffres"),
        ("15 00", "par trois"), ("1 500 + 200", "calcul"), ("1500 ,50", "autour de la virgule"),
        ("1'500", "par une espace"), ("(1500)", "sans parenthèses"), ("+1500", "« + »"), ("100 %", "« % »"),
    )],
    *[(depot(ecrit), "FMT004", mots) for ecrit, mots in (
        ("octobre 2025", "manque le jour"), ("8 décembre", "manque l'année"), ("8 october 2025", "« october »"),
        ("08/10/2025 à 12h", "« 12h »"), ("dès que possible", "une date est attendue"),
        ("8 oct. 2025", "8 octobre"),
        ("le 8 octobre 2025", "8 octobre"), ("08 10 2025", "2025-10-08"), ("2025/10/08", "2025-10-08"),
    )],
    (change(("habitants_qpv: oui", "habitants_qpv: ¤non")), "PUB002", "quartiers prioritaires"),
    (change(("habitants_qpv: oui", "¤habitants_qpv:")), "PUB002", "quartiers prioritaires"),
    (change(("calendrier: {debut: 2026-04-06, fin: 2026-11-27}", "calendrier: ¤[2026-04-06, 2026-11-27]")),
     "FMT002", "tiret"),
    (change(("moyens:\n      - ateliers", "moyens: ¤ateliers")), "FMT002", "tiret"),
    (change(("    - enonce: Animer 12", "    ¤-Animer 12"), ("      indicateurs: [nombre d'ateliers tenus]\n", ""),
            ("    - enonce: Cultiver", "    -Cultiver"),
            ("      indicateurs: [surface cultivée, nombre de foyers participants]\n", "")), "FMT002", "tiret"),
    (change(("  siret:", "  ¤siren:")), "FMT001", "« siret »"),
    (change(("\n  objectifs:", "\n  ¤objectifs:"),
            ("    - enonce: Cultiver", f"{objectifs(4)}    - enonce: Cultiver")), "OBJ001", "6"),
    (change(("total: 5 750,50", "total: ¤5 750")), "BUD005", "0,50 €"),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "code", "mot"), REFUSES, ids=[f"{c} {m}" for _, c, m in REFUSES])
def test_ce_qui_ne_l_est_pas_est_un_constat_a_sa_place(
    texte: Texte, code: str, mot: str, controler: Controle
) -> None:
    constats = graves(controler(texte.texte))
    assert [constat.rule for constat in constats] == [code]
    assert place(constats[0]) == texte.place
    assert mot in dit(constats[0])


A_REMPLIR = [
    "[à compléter]",
    "{numéro}",
    "{{numero}}",
    "à compléter",
    '"[à compléter]"',
    "~",
    "null",
    '""',
    "",
]


@pytest.mark.parametrize("reste", A_REMPLIR)
def test_ce_qui_reste_du_modele_est_a_remplir(reste: str, controler: Controle) -> None:
    for champ, code in ((SIRET, "STR006"), (DENOMINATION, "STR001")):
        cle = champ.split(":")[0]
        (constat,) = graves(controler(change((champ, f"{cle}: {reste}")).texte))
        assert (constat.rule, constat.to_fill) == (code, True)
        assert constat.span.start.line == BASE[: BASE.index(champ)].count("\n") + 1


def test_une_heure_ou_un_code_restent_le_texte_tape(controler: Controle) -> None:
    for tape in ("14:30", "17:00:00", "1:10", "01000", "2A004", "1_500", "no", "2026-02-30"):
        resultat = controler(
            change((INTITULE, f"intitule: {tape}"), (DENOMINATION, f"denomination: {tape}")).texte
        )
        assert (resultat.facts.intitule, resultat.facts.porteur) == (tape, tape)
        assert graves(resultat) == []


def test_un_siret_garde_ses_zeros(controler: Controle) -> None:
    siren = next(n for n in (f"00099912{i}" for i in range(10)) if luhn.is_valid(n))
    base = siren + "0001"
    numero = base + luhn.calc_check_digit(base)
    for ecrit in (numero, f'"{numero}"', f"{numero[:3]} {numero[3:6]} {numero[6:9]} {numero[9:]}"):
        resultat = controler(siret(ecrit).texte)
        assert (graves(resultat), resultat.facts.siret) == ([], numero)


@pytest.mark.parametrize("ecrit", ["９９９０００３１８０００１７", "٩٩٩٠٠٠٣١٨٠٠٠١٧"])
def test_un_siret_illisible_n_est_pas_un_fait(ecrit: str, controler: Controle) -> None:
    assert controler(siret(ecrit).texte).facts.siret is None


def test_une_faute_de_frappe_n_est_pas_aussi_un_manque(controler: Controle) -> None:
    texte = change(
        ("  intitule:", "  intitulé:"), ("  objectifs:\n    - enonce", "  objectif:\n    - enonce"),
        ("budget:", "budjet:"),
    )  # fmt: skip
    constats = graves(controler(texte.texte))
    assert [constat.rule for constat in constats] == ["FMT001"] * 3
    for constat, juste in zip(constats, ("intitule", "objectifs", "budget"), strict=True):
        assert f"« {juste} »" in dit(constat)
        ligne = texte.texte.split("\n")[constat.span.start.line - 1]
        assert (
            ligne[constat.span.start.column - 1 : constat.span.end.column - 1] == ligne.strip().split(":")[0]
        )


@pytest.mark.parametrize("texte", [montant("1.500"), siret("999OOO318OOO17")], ids=["montant", "siret"])
def test_une_question_finit_par_son_point(texte: Texte, controler: Controle) -> None:
    (constat,) = graves(controler(texte.texte))
    assert "?." not in constat.message
