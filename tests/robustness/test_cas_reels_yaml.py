"""What people really type that YAML refuses or takes for something else: one finding, at its cause."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mutations import BASE, DENOMINATION, INTITULE, SIRET, Texte, change, dit, graves, marque, place

from cvslint.result import DossierResult, Verdict

Controle = Callable[[bytes | str], DossierResult]

REFERENTE = (
    "    prenom: Dominique\n    nom: Exemple\n    fonction: présidente\n"
    "    courriel: dominique.exemple@example.org\n"
)


def attendu(nom: str, texte: Texte, code: str, *mots: str) -> object:
    """One case: its text with the mark at the place, the code, what the sentence and the remedy must say."""
    return pytest.param(texte, code, mots, id=nom)


CAS = [
    attendu(
        "cle-collee-entre-accolades",
        change(("calendrier: {debut: 2026-04-06", "calendrier: {¤debut:2026-04-06")),
        "YML005",
        "espace après « debut",
    ),
    attendu("fusion-d-un-inconnu", change(("  statut:", "  ¤<<: *x\n  statut:")), "YML005", "fusionner"),
    attendu("crochet-ouvert-dans-un-texte", change((INTITULE, "intitule: ¤[a, b")), "YML001", "jamais fermé"),
    attendu("tiret-et-bloc", change(("porteur:", "porteur: ¤-")), "YML001", "Retirez le tiret"),
    attendu("puce-et-tiret", change(("    - {id", "    - ¤* {id")), "YML001", "puce"),
    attendu(
        "titre-deux-points",
        change((INTITULE, "intitule: Fête du Parc ¤: la rue aux enfants")),
        "YML001",
        "« : »",
        'intitule: "Fête du Parc : la rue aux enfants"',
    ),
    attendu(
        "tabulation-indentation",
        change(("  denomination", "¤\tdenomination")),
        "YML001",
        "tabulation",
        "deux espaces",
    ),
    attendu(
        "insecable-dans-la-cle",
        change(("  siret:", "  ¤siret\u202f:")),
        "FMT001",
        "lue comme « siret »",
    ),
    attendu(
        "insecable-dans-la-cle-nommee",
        change(("porteur:", "¤porteur\xa0:")),
        "FMT001",
        "U+00A0",
    ),
    attendu(
        "insecable-apres-la-cle", change(("tion: Les", "tion:¤\xa0Les")), "YML001", "insécable", "U+00A0"
    ),
    attendu("cle-en-double", change(("  statut:", "  statut: fondation\n  ¤statut:")), "YML002", "ligne 11"),
    attendu("cle-homoglyphe", change(("  siret:", "  ¤s\u0456ret:")), "FMT001", "lue comme « siret »"),
    attendu(
        "cle-homoglyphe-nommee",
        change(("  siret:", "  ¤s\u0456ret:")),
        "FMT001",
        "U+0456",
    ),
    attendu(
        "cle-largeur-nulle",
        change(("  siret:", "  ¤siret\u200b:")),
        "FMT001",
        r"siret\u200b",
        "lue comme « siret »",
    ),
    attendu(
        "deux-points-larges",
        change(("  siret: ", "  siret¤： ")),
        "YML001",
        "U+FF1A",
    ),
    attendu(
        "pourcentage-en-tete",
        change(("interet_territorial: Aucun", "interet_territorial: ¤% d'habitants, aucun")),
        "YML001",
        "« % »",
        "interet_territorial: \"% d'habitants",
    ),
    attendu(
        "gras-markdown",
        change(("      - ateliers le samedi", "      - ¤**ateliers** le samedi")),
        "YML001",
        "« * »",
        'guillemets : - "**ateliers** le samedi',
    ),
    attendu(
        "gras-markdown-autour-d-un-nombre",
        change(("enonce: Animer 12 ateliers", "enonce: ¤**Animer 12** ateliers")),
        "YML001",
        "« * »",
    ),
    attendu("etiquette", change(("rial: Aucun", "rial: ¤!Aucun")), "YML005", "« !Aucun »", "guillemets"),
    attendu("etiquette-seule", change(("rial: Aucun", "rial: ¤! Aucun")), "YML005", "guillemets"),
    attendu("ancre", change(("rial: Aucun", "rial: ¤&Aucun")), "YML005", "« &Aucun »", "guillemets"),
    attendu(
        "guillemets-puis-texte",
        change((DENOMINATION, 'denomination: "Les Jardins" ¤du Parc')),
        "YML001",
        "continue après le guillemet",
    ),
    attendu(
        "guillemet-jamais-ferme",
        change((DENOMINATION, 'denomination: ¤"Les Jardins du Parc')),
        "YML001",
        "jamais fermé",
    ),
    attendu(
        "deux-points-sans-espace",
        change(("  denom", "  ¤denom"), ("tion: Les", "tion:Les")),
        "YML001",
        "espace",
    ),
    attendu(
        "bloc-sans-espaces",
        change((REFERENTE, "    ¤prenom:Dominique\n    nom:Exemple\n")),
        "YML005",
        "espace",
    ),
    attendu("alias-de-soi", change(("projet:\n", "projet: &p\n  parent: ¤*p\n")), "YML004", "se contient"),
    attendu("fusion", change(("  statut:", "  ¤<<: {sigle: JP}\n  statut:")), "YML005", "« << »"),
    attendu("liste-de-soi", marque("&l [ ¤*l ]\n"), "YML004", "se contient"),
    attendu("trop-profond", marque("[" * 65 + "¤" + "[" * 900 + "]" * 965), "YML004", "64"),
    attendu("second-document", change(("porteur:\n", "¤---\nporteur:\n")), "YML001", "second document"),
]


@pytest.mark.parametrize(("texte", "code", "mots"), CAS)
def test_un_seul_constat_a_sa_cause_avec_le_remede(
    texte: Texte, code: str, mots: tuple[str, ...], controler: Controle
) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == (code, texte.place)
    assert [mot for mot in mots if mot not in dit(constat)] == []


def test_l_extrait_montre_la_tabulation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from cvslint.cli.app import run

    monkeypatch.chdir(tmp_path)
    Path("d.yaml").write_text(change(("  denomination", "\tdenomination")).texte, encoding="utf-8")
    assert run(["check", "d.yaml"]) == 1
    assert "│ →" in capsys.readouterr().out


def test_une_cle_en_double_montre_les_deux_endroits(controler: Controle) -> None:
    texte = change(("projet:\n", "¤porteur:\n  denomination: Autre\nprojet:\n"))
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML002", texte.place)
    assert [lie.span.start.line for lie in constat.related] == [
        BASE[: BASE.index("porteur:")].count("\n") + 1
    ]


def test_une_etiquette_de_python_n_execute_rien(
    controler: Controle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    piege = '!!python/object/apply:os.system ["echo x > trace"]'
    texte = change(("indicateurs: [nombre d'ateliers tenus]", f"indicateurs: ¤{piege}"))
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("YML005", texte.place)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "vide",
    [b"", b" \n\n", b"# un commentaire\n", b"---\n", b"null\n", b"~", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"],
    ids=repr,
)
def test_un_fichier_vide_est_un_seul_constat_tout_en_haut(vide: bytes, controler: Controle) -> None:
    resultat = controler(vide)
    (constat,) = resultat.findings
    assert (constat.rule, place(constat), resultat.verdict) == ("YML001", (1, 1), Verdict.ILLISIBLE)
    assert "vide" in constat.message


def test_la_marque_du_bloc_notes_ne_compte_pas(controler: Controle) -> None:
    marque_utf8 = b"\xef\xbb\xbf"
    assert graves(controler(marque_utf8 + BASE.encode())) == []
    faux = change(("  statut: association", "  statut: SARL")).texte
    sans_commentaire = faux[faux.index("campagne:") :].replace("campagne: mel-cvs-2026", "campagnes: x", 1)
    premier = controler(marque_utf8 + sans_commentaire.encode()).findings[0]
    assert (premier.rule, place(premier)) == ("FMT001", (1, 1))


@pytest.mark.parametrize("encodage", ["cp1252", "utf-16"])
def test_un_autre_encodage_est_lu_et_dit(encodage: str, controler: Controle) -> None:
    texte = BASE.replace("L'association", "L’association")
    resultat = controler(texte.encode(encodage))
    (constat,) = graves(resultat)
    assert (constat.rule, constat.severity) == ("YML003", "avertissement")
    assert "UTF-8" in dit(constat) and "Enregistrez" in constat.help
    assert resultat.facts == controler(texte).facts
    if encodage == "cp1252":
        ligne, colonne = place(constat)
        assert texte.split("\n")[ligne - 1][colonne - 1] > "\x7f"


def test_un_melange_d_encodages_est_lu_et_dit(controler: Controle) -> None:
    avant, apres = BASE.encode(), "# été\n".encode("cp1252")
    resultat = controler(avant + apres)
    (constat,) = graves(resultat)
    assert (constat.rule, constat.severity) == ("YML003", "avertissement")
    assert place(constat) == (BASE.count("\n") + 1, 3)
    assert resultat.facts == controler(avant).facts


@pytest.mark.parametrize("separateur", ["\u2028", "\u2029", "\x85"])
def test_un_separateur_invisible_ne_decale_pas_les_lignes(separateur: str, controler: Controle) -> None:
    texte = change(
        ("resume: Un potager", f"resume: Un{separateur}potager"), (SIRET, "siret: ¤999 000 318 00018")
    )
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == ("STR009", texte.place)


@pytest.mark.parametrize("fin", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_toute_fin_de_ligne_convient(fin: str, controler: Controle) -> None:
    texte = change((SIRET, "siret: ¤999 000 318 00018"))
    (constat,) = graves(controler(texte.texte.replace("\n", fin)))
    assert (constat.rule, place(constat)) == ("STR009", texte.place)


def test_une_puce_decalee_n_est_pas_avalee_en_silence(
    controler: Callable[[bytes | str], DossierResult],
) -> None:
    texte = (
        "projet:\n  objectifs:\n    - Former 20 jeunes en 2026\n     - Créer 3 ateliers en 2026\n"
        "    - Accueillir 50 familles en 2026\n  resume: Nous ferons\n    - des ateliers\n    - des sorties\n"
    )
    constats = [c for c in controler(texte).findings if c.rule == "YML005"]
    assert [(c.span.start.line, c.span.start.column) for c in constats] == [(4, 6)]
    assert "OBJ001" not in {c.rule for c in controler(texte).findings}
