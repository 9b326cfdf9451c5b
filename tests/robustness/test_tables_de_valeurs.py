"""What is accepted and what is refused, kind by kind: percentages, postal codes, telephones, oui or non, words.

Each value is put into a sound dossier: accepted, nothing is said of it; refused, one finding is, at the value.
"""

# ruff: noqa: E501 (tables, one case a line)

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mutations import PRODUIT, Texte, change, dit, graves, marque, place

from cvslint.result import DossierResult

Controle = Callable[[bytes | str], DossierResult]

COMPLET = (Path(__file__).parents[2] / "rules/mel-cvs-2026/bases/complet.yaml").read_text(encoding="utf-8")
MOYEN = "- ateliers le samedi matin et invitations adressées aux deux parents"


def une_reponse(ecrit: str) -> Texte:
    return change(("declaree: oui", f"declaree: ¤{ecrit}"))


def un_effectif(ecrit: str) -> Texte:
    return change(("effectif_prevu: 80", f"effectif_prevu: ¤{ecrit}"))


def une_cible(ecrit: str) -> Texte:
    return change(("cible: 70", f"cible: ¤{ecrit}"))


def un_montant(ecrit: str) -> Texte:
    return change((PRODUIT, f"compte_75: ¤{ecrit}"))


def un_code_postal(ecrit: str) -> Texte:
    return change(
        (
            "  statut:",
            f"  adresse:\n    voie: 1 rue des Jardins\n    code_postal: ¤{ecrit}\n    commune: Haubourdin\n  statut:",
        )
    )


def un_moyen(ecrit: str) -> Texte:
    return change((MOYEN, f"- {ecrit}\n      - des ateliers le dimanche"))


def dans_complet(ancien: str, nouveau: str) -> Texte:
    """The complete dossier with the last of these texts replaced: the report comes after the project."""
    avant, trouve, apres = COMPLET.rpartition(ancien)
    assert trouve
    return marque(avant + nouveau + apres)


def un_telephone(ecrit: str) -> Texte:
    """The telephone of the report, the only one that a rule looks at."""
    return dans_complet('telephone: "03 53 01 00 00"', f"telephone: ¤{ecrit}")


def un_pourcentage(ecrit: str) -> Texte:
    """A figure put forward in the report, in percents."""
    return dans_complet("valeur: 71\n", f"valeur: ¤{ecrit}\n")


ACCEPTES = [
    *[une_reponse(ecrit) for ecrit in (
        "oui", "Oui", "OUI", "vrai", "Vrai", "true", "True", "TRUE", "yes", "Yes", '"oui"', "'OUI'", "oui\u00a0", "oui # vu",
    )],
    *[une_cible(ecrit) for ecrit in ("70 %", "70%", "70 % des foyers", "'12,5 %'", '"100 %"', "70\u202f%", "7 sur 10", "2 à 3")],
    *[un_effectif(ecrit) for ecrit in ("82", '"80"', "080", "80 # foyers")],
    *[un_code_postal(ecrit) for ecrit in (
        "59320", "59 320", "59\u00a0320", '"59320"', "01000", "", "à compléter",
        "F-59320", "59777 Lille Cedex", "59320 HAUBOURDIN", "B-7700",
    )],
    *[un_telephone(ecrit) for ecrit in (
        "03 53 01 00 40", "0353010040", "03.53.01.00.40", "03-53-01-00-40", "+33 3 53 01 00 40", "+33 (0)3 53 01 00 40",
        "0033353010040", "03 53 01 00 40 poste 12", "03 53 01 00 40 / 06 39 98 00 01", "+32 56 39 00 00", '"0353010040"',
    )],
    *[un_pourcentage(ecrit) for ecrit in ("0", "71", "71 %", '"71,5"', '"71,5 %"', "100", "71%")],
    *[un_moyen(ecrit) for ecrit in (
        '"deux #3"', "'# deux'", "deux#3", "clé:valeur", "8:30", "http://example.org/a", "deux &x", "deux *x*", "deux !t",
        "deux % trois", "deux @trois", "-x", "“deux”", "deux - trois", "deux\n        trois", "|-\n        deux # trois",
    )],
]  # fmt: skip


@pytest.mark.parametrize("texte", ACCEPTES, ids=lambda texte: str(texte.place))
def test_ce_qui_est_accepte_ne_se_dit_pas(texte: Texte, controler: Controle) -> None:
    assert [constat.rule for constat in graves(controler(texte.texte))] == []


REFUSES = [
    *[(une_reponse(ecrit), "FMT002", mot) for ecrit, mot in (
        ("peut-être", "ni l'un ni l'autre"), ("oui et non", "ni l'un"), ("x", "ni l'un"), ("50 %", "ni l'un"),
        ("\u043eui", "U+043E"), ("n\u043en", "U+043E"), ("deux", "ni l'un"),
    )],
    *[(un_effectif(ecrit), "FMT002", mot) for ecrit, mot in (
        ("vingt", "en chiffres"), ("quatre-vingt-dix-sept", "en chiffres"), ("deux cents", "en chiffres"),
        ("une trentaine", "en chiffres"), ("une dizaine", "en chiffres"), ("cent", "en chiffres"), ("70 %", "« % »"),
        ("70%", "« % »"), ("un", "en chiffres"), ("beaucoup", "en chiffres"),
    )],
    *[(un_montant(ecrit), "FMT003", mot) for ecrit, mot in (
        ("mille", "en chiffres"), ("mille cinq cents euros", "en chiffres"), ("quinze cents", "en chiffres"),
        ("zéro", "en chiffres"), ("10 %", "« % »"), ("10 % du total", "% du total"), ("1 5\u043e0", "« \u043e »"),
    )],
    *[(un_code_postal(ecrit), "STR013", "cinq chiffres") for ecrit in (
        "1000", "593200", "593", "5932O", "59.320", "2A004", "Haubourdin", "５９３２０",
    )],
    (un_code_postal("[59320]"), "FMT002", "une liste"),
    *[(un_telephone(ecrit), "FIC004", "téléphone") for ecrit in (
        "03 53 01 00 4", "353010040", "03 53 01 00 400", "00 53 01 00 40", "O3 53 01 00 40", "poste 12",
    )],
    *[(un_pourcentage(ecrit), "CHI007", "entre 0 et 100") for ecrit in ("101", "710 %", "-3", '"100,5"')],
]  # fmt: skip


@pytest.mark.parametrize(("texte", "code", "mot"), REFUSES, ids=[f"{c} {t.place} {m}" for t, c, m in REFUSES])
def test_ce_qui_est_refuse_est_un_constat_a_sa_place(
    texte: Texte, code: str, mot: str, controler: Controle
) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == (code, texte.place)
    assert mot in dit(constat)


MANGES = [
    ("deux ¤#3", "YML005", "« #3 »"),
    ("deux ¤# trois", "YML005", "« # trois »"),
    ("¤#3 deux", "YML005", "« #3 deux »"),
    ("¤&x", "YML005", "ancre"),
    ("¤&x deux", "YML005", "« &x »"),
    ("¤*x", "YML005", "renvoi"),
    ("¤**deux**", "YML005", "« **deux** »"),
    ("¤!t", "YML005", "étiquette"),
    ("¤!t deux", "YML005", "« !t »"),
    ("¤! deux", "YML005", "étiquette"),
    ("¤*x deux", "YML001", "« * »"),
    ("¤* deux", "YML001", "puce"),
    ("¤%x", "YML001", "« % »"),
    ("¤% deux", "YML001", "« % »"),
    ("¤@x", "YML001", "« @ »"),
    ("¤`x`", "YML001", "« ` »"),
    ("¤| x", "YML001", "« | »"),
    ("¤, x", "YML001", "« , »"),
    ("¤[x", "YML001", "jamais fermé"),
    ('¤"x', "YML001", "jamais fermé"),
    ("¤deux : trois", "FMT002", "deux-points"),
    ("¤Ateliers :", "FMT002", "deux-points"),
    ("¤- deux", "FMT002", "une liste"),
    ("deux\n       ¤- trois", "YML005", "suite du texte"),
]


@pytest.mark.parametrize(("ecrit", "code", "mot"), MANGES, ids=[ecrit for ecrit, _, _ in MANGES])
def test_ce_que_yaml_prend_dans_un_element_de_liste_est_dit(
    ecrit: str, code: str, mot: str, controler: Controle
) -> None:
    texte = un_moyen(ecrit)
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == (code, texte.place)
    assert mot in dit(constat)


@pytest.mark.parametrize("rien", ["#", "# à voir", "~", "null", "", "..."])
def test_un_element_vide_n_en_est_pas_un(rien: str, controler: Controle) -> None:
    assert graves(controler(un_moyen(rien).texte)) == []


COLLES = [
    ("{structure: Centre social (fictif), role: accompagne}", "¤structure:Centre social", "structure"),
    ("{quartier: Le Parc, communes: [Haubourdin]}", "¤quartier:Le Parc", "quartier"),
    ("{structure: Centre", "{¤structure:Centre", "structure"),
]


@pytest.mark.parametrize(("ancien", "nouveau", "cle"), COLLES)
def test_une_cle_collee_dans_un_element_de_liste_est_dite(
    ancien: str, nouveau: str, cle: str, controler: Controle
) -> None:
    texte = change((ancien, nouveau))
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML005", texte.place)
    assert f"espace après « {cle} : »" in dit(constat)
