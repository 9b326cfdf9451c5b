"""One fault, one finding, where YAML and a field both have something to say; what is left to fill in a budget."""

# ruff: noqa: E501 (tables, one case a line)

from __future__ import annotations

from collections.abc import Callable

import pytest
from mutations import DENOMINATION, INTITULE, PRODUIT, SIRET, Texte, change, dit, graves, place

from cvslint.fixes import repair
from cvslint.result import DossierResult

Controle = Callable[[bytes | str], DossierResult]

SERVICES = "prestations_de_services: 3 600"
INDICATEURS = "indicateurs: [nombre d'ateliers tenus]"
PARTENAIRE = "{structure: Centre social (fictif), role: accompagne}"

VALEURS = [
    ("case cochée", change(("souscrit: oui", "souscrit: [X] ¤oui")), "oui ou non"),
    ("deux cases", change(("mobilise: oui", "mobilise: [x] ¤oui [ ] non")), "oui ou non"),
    ("accolades devant oui", change(("habitants_qpv: oui", "habitants_qpv: {x} ¤oui")), "oui ou non"),
    ("crochets dans un montant", change((PRODUIT, "compte_75: [1] ¤500")), "montant en chiffres"),
    ("pour cent devant un montant", change((SERVICES, "prestations_de_services: ¤%3 600")), "montant en chiffres"),
    ("tiret devant l'euro", change((PRODUIT, "compte_75: ¤- €")), "montant en chiffres"),
    ("tiret devant un montant", change((PRODUIT, "compte_75: ¤- 1 500")), "corrigez le signe"),
    ("fusion en guise de montant", change((PRODUIT, "compte_75: <<¤: 3")), "montant en chiffres"),
    ("arobase devant une date", change(("date: 2025-10-08", "date: ¤@2025-10-08")), "date"),
    ("deux-points dans un nombre", change(("effectif_prevu: 80", "effectif_prevu: adultes ¤: 80")), "nombre"),
    ("gras autour d'un quartier", change(("quartier: Le Parc", "quartier: ¤**Le Parc**")), "quartier"),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "mot"), [v[1:] for v in VALEURS], ids=[v[0] for v in VALEURS])
def test_une_valeur_que_yaml_et_son_champ_refusent_se_dit_une_fois(
    texte: Texte, mot: str, controler: Controle
) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML001", texte.place)
    # Quotes alone would not do: what to do is what the field asks for.
    assert mot in constat.help
    assert "propose" not in constat.context


def test_la_regle_qui_ne_dit_rien_de_plus_n_est_pas_dite_passee(controler: Controle) -> None:
    resultat = controler(change(("quartier: Le Parc", "quartier: **Le Parc**")).texte)
    assert "TER002" in {regle.rule for regle in resultat.not_evaluated}


def test_une_autre_faute_de_la_meme_ligne_se_dit_aussi(controler: Controle) -> None:
    texte = change(("{debut: 2026-04-06, fin: 2026-11-27}", "{debut: @2026-04-06, fin: 31/11/2026}"))
    assert [constat.rule for constat in graves(controler(texte.texte))] == ["YML001", "FMT004"]


RESTES = [
    ("tiret d'un montant", change((PRODUIT, "compte_75: ¤-"))),
    ("tiret d'une ligne", change((SERVICES, "prestations_de_services: ¤-  # à voir"))),
    ("interrogation d'une ligne", change((SERVICES, "prestations_de_services: ¤?"))),
    ("tiret d'un SIRET", change((SIRET, "siret: ¤-"))),
    ("tiret d'un nom", change((DENOMINATION, "denomination: ¤-"))),
    ("crochet ouvert", change((SIRET, "siret: ¤[à compléter"))),
    ("accolade ouverte", change((DENOMINATION, "denomination: ¤{nom"))),
    ("tiret et à compléter", change((SIRET, "siret: ¤- à compléter"))),
]


@pytest.mark.parametrize("texte", [texte for _, texte in RESTES], ids=[nom for nom, _ in RESTES])
def test_un_blanc_que_yaml_refuse_est_un_seul_constat_a_remplir(texte: Texte, controler: Controle) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat), constat.to_fill) == ("YML001", texte.place, True)


FUSIONS = [
    ("ligne d'un compte", change((PRODUIT, "compte_75:\n        ¤<<: 3"))),
    ("entre accolades", change((PRODUIT, "compte_75: {¤<<: 3}"))),
    ("bloc d'un financeur", change(("          credits_specifiques_pv: 8 000", "          ¤<<: 8 000"))),
    ("rubrique", change(("  egalite_femmes_hommes:\n    objectifs: Atteindre", "  egalite_femmes_hommes:\n    ¤<<: Atteindre"))),
]  # fmt: skip


@pytest.mark.parametrize("texte", [texte for _, texte in FUSIONS], ids=[nom for nom, _ in FUSIONS])
def test_ce_qu_une_fusion_devait_apporter_ne_manque_pas(texte: Texte, controler: Controle) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML005", texte.place)


CROCHETS = [
    ("guillemet ouvert", change((INDICATEURS, 'indicateurs: [¤"a, b]')), "YML001", None),
    ("guillemet au bout", change((INDICATEURS, 'indicateurs: [a, ¤"b]')), "YML001", '[a, "b"]'),
    ("apostrophe au bout", change((INDICATEURS, "indicateurs: [a, ¤'b]")), "YML001", "[a, 'b']"),
    ("guillemet d'une date", change(("{debut: 2026", '{debut: ¤"2026')), "YML001", '{debut: "2026-04-06", fin'),
    ("dièse", change((INDICATEURS, "indicateurs: [deux ¤#3, un]")), "YML005", '["deux #3", un]'),
    ("dièse au bout", change((INDICATEURS, "indicateurs: [deux ¤#3]")), "YML005", '["deux #3"]'),
    ("dièse entre accolades", change((PARTENAIRE, PARTENAIRE.replace("social", "social ¤#3"))), "YML005", '#3 (fictif)", role'),
    ("deux-points entre accolades", change((PARTENAIRE, PARTENAIRE.replace("social", "¤: social"))), "YML001", '"Centre : social (fictif)"'),
    ("crochet fermé deux fois", change((INDICATEURS, "indicateurs: [a, b]¤]")), "YML001", "[a, b]\n"),
    ("deux virgules", change((INDICATEURS, "indicateurs: [a, ¤, b]")), "YML001", "[a, b]"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("texte", "code", "repare"), [cas[1:] for cas in CROCHETS], ids=[c[0] for c in CROCHETS]
)
def test_une_faute_entre_crochets_est_un_constat_et_se_repare(
    texte: Texte, code: str, repare: str | None, controler: Controle
) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == (code, texte.place)
    faite = repair(texte.texte.encode(), controler, unsafe=False)
    if repare is None:
        # Where the text was to end, between two commas, only its author knows.
        assert faite.after == faite.before
    else:
        assert repare in faite.after.decode()
        assert graves(controler(faite.after)) == []


BARRES = [
    ("plus bas", 'intitule: "Jardiner,\n    voir C:¤\\Demande\\notes\n    et la suite"', "C:\\\\Demande\\\\notes"),
    ("dès la première ligne", 'intitule: "Voir C:¤\\Demande,\n    C:\\été"', "C:\\\\été"),
    ("de part et d'autre d'un mot", 'intitule: "Jardiner\n    ¤\\& ensemble \\"ici\\""', '\\\\& ensemble \\"ici\\"'),
    ("devant le guillemet", 'intitule: "Voir C:\\notes¤\\"', 'C:\\\\notes\\\\"'),
    ("dossier de Windows", 'intitule: "Voir C:¤\\Users\\notes"', 'C:\\\\Users\\\\notes"'),
]  # fmt: skip


@pytest.mark.parametrize(("ecrit", "repare"), [cas[1:] for cas in BARRES], ids=[cas[0] for cas in BARRES])
def test_une_barre_oblique_se_double(ecrit: str, repare: str, controler: Controle) -> None:
    texte = change((INTITULE, ecrit))
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML001", texte.place)
    faite = repair(texte.texte.encode(), controler, unsafe=False)
    assert repare in faite.after.decode()
    assert graves(controler(faite.after)) == []


A_COMPLETER = ("à compléter", "XXX", "…", "[préciser]", '"à définir"', "???", "{montant: à compléter}")


@pytest.mark.parametrize("reste", A_COMPLETER)
@pytest.mark.parametrize(
    ("ligne", "code", "nom"),
    [
        (SERVICES, "BUD005", "Prestations de services"),
        (PRODUIT, "BUD010", "75 Autres produits"),
        ("credits_specifiques_pv: 8 000", "BUD009", "État"),
    ],
)
def test_un_montant_a_completer_explique_son_total(
    ligne: str, code: str, nom: str, reste: str, controler: Controle
) -> None:
    cle = ligne.split(":")[0]
    (constat,) = graves(controler(change((ligne, f"{cle}: {reste}")).texte))
    assert (constat.rule, constat.to_fill, constat.fixes) == (code, True, ())
    assert nom in constat.message and constat.message.endswith("reste à compléter.")
    assert [lie.label for lie in constat.related] == ["à compléter"]


def test_un_montant_a_completer_explique_un_desequilibre(controler: Controle) -> None:
    texte = change(
        (PRODUIT, "compte_75: à compléter"), ("      total: 14 000\n    total: 14 000\n  produits", "  produits"),
    ).texte.removesuffix("      total: 14 000\n    total: 14 000\n")  # fmt: skip
    (constat,) = graves(controler(texte))
    assert (constat.rule, constat.to_fill) == ("BUD014", True)


@pytest.mark.parametrize("rien", ["", "~", "null", "--", "—", "0"])
def test_un_montant_nul_n_explique_rien(rien: str, controler: Controle) -> None:
    (constat,) = graves(controler(change((SERVICES, f"prestations_de_services: {rien}")).texte))
    assert (constat.rule, constat.to_fill) == ("BUD005", False)


def test_un_total_trop_petit_n_est_pas_du_a_un_montant_a_completer(controler: Controle) -> None:
    texte = change(
        (SERVICES, "prestations_de_services: à compléter"), ("total: 5 750,50", "total: 5,50")
    ).texte
    constat = next(constat for constat in graves(controler(texte)) if constat.rule == "BUD005")
    assert not constat.to_fill and "compléter" not in dit(constat)


COUPES = [
    change((PARTENAIRE, "{structure: Centre social, ¤maison de quartier, role: accompagne}")),
    change((PARTENAIRE, "{structure: École, ¤collège, lycée, centre social, role: accompagne}")),
]


@pytest.mark.parametrize("texte", COUPES)
def test_un_texte_que_ses_virgules_coupent_se_dit_une_fois(texte: Texte, controler: Controle) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("FMT001", texte.place)
    assert "structure" in constat.message and "guillemets" in constat.help


def test_derriere_une_cle_inconnue_une_virgule_ne_coupe_rien(controler: Controle) -> None:
    texte = change(("annee: 2025}", "annee: 2025, organisme: CAF, MSA}"))
    constats = graves(controler(texte.texte))
    assert {constat.rule for constat in constats} == {"FMT001"}
    assert not any("virgule" in constat.message for constat in constats)
