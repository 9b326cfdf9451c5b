"""Slips whose repair is certain: one finding at the cause, the rest checked, and ``fix`` mends the dossier."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mutations import BASE, ICI, INTITULE, Texte, change, dit, graves, marque, place

from cvslint.fixes import repair
from cvslint.result import DossierResult, Verdict

Controle = Callable[[bytes | str], DossierResult]

TABULE = "".join(
    ligne[: len(ligne) - len(ligne.lstrip(" "))].replace("  ", "\t") + ligne.lstrip(" ")
    for ligne in BASE.splitlines(keepends=True)
)
INSECABLE = "".join(
    "\u00a0" * (len(ligne) - len(ligne.lstrip(" "))) + ligne.lstrip(" ")
    for ligne in BASE.splitlines(keepends=True)
)


def premier(texte: str, signe: str) -> Texte:
    """A text with the mark before the first ``signe``."""
    avant, _, apres = texte.partition(signe)
    return marque(f"{avant}{ICI}{signe}{apres}")


def attendu(nom: str, texte: Texte, code: str, *mots: str) -> object:
    """One slip: the text with the mark at the place, the code, what the sentence and the remedy must say."""
    return pytest.param(texte, code, mots, id=nom)


GLISSEMENTS = [
    attendu("nul", change(("Jardiner", "Jardi¤\0ner")), "YML001", "caractère nul", "U+0000"),
    attendu("deux échappements", change(("Jardiner", "¤\x1b[1mJardiner\x1b[0m")), "YML001", "2 en tout"),
    attendu("saut de Word", change(("Jardiner ensemble", "Jardiner¤\x0bensemble")), "YML001", "saut de ligne de Word"),
    attendu("insécables au retrait", change(("  siret:", "¤\u00a0\u00a0siret:")), "YML001", "espace insécable"),
    attendu("largeur nulle au retrait", change(("  siret:", "¤\u200b  siret:")), "YML001", "U+200B"),
    attendu("tout en insécables", premier(INSECABLE, "\u00a0"), "YML001", "88 lignes"),
    attendu("tout en tabulations", premier(TABULE, "\t"), "YML001", "tabulation", "88 lignes"),
    attendu("un tiret insécable", change(("- enonce: Animer", "-¤\u202fenonce: Animer")), "YML001", "étroite"),
    attendu("insécable après deux-points", change(("siret: ", "siret:¤\u00a0")), "YML001", "insécable"),
    attendu("largeur nulle après deux-points", change(("siret: ", "siret:¤\u200b ")), "YML001", "largeur nulle"),
    attendu("une espace de trop", change(("  siret:", "   ¤siret:")), "YML001", "3 espaces ici, 2"),
    attendu("une espace de moins", change(("  siret:", " ¤siret:")), "YML001", "1 espace ici, 2"),
    attendu("une de moins en tête", change(("    prenom:", "   ¤prenom:")), "YML001", "ligne suivante"),
    attendu("une de trop au bloc", change(("  personne_ref", "   ¤personne_ref")), "YML001", "3 espaces"),
    attendu("deux tirets collés", change(("    - enonce", "    ¤-enonce"), ("    - enonce", "    -enonce")), "YML001",
            "après le tiret (2 lignes"),
    attendu("un tiret de trop", change(("  denomination", "  ¤- denomination")), "YML001", "ce tiret ouvre une liste"),
    attendu("un crochet ouvert", change(("[nombre d'ateliers tenus]", "¤[nombre d'ateliers tenus")), "YML001",
            "jamais fermé"),
    attendu("une accolade ouverte", change(("2026-11-27}", "2026-11-27"), ("calendrier: {", "calendrier: ¤{")),
            "YML001", "jamais fermé"),
    attendu("première clé deux plus loin", change(("  denomination", "    ¤denomination")), "YML001", "4 espaces"),
    attendu("première clé à la marge", change(("  denomination", "¤denomination")), "YML001", "0 espace ici"),
    attendu("espace puis tabulation", change(("  denomination", " ¤\tdenomination")), "YML001", "tabulation"),
    attendu("tiret devant une rubrique", change(("porteur:", "¤- porteur:")), "YML001", "Retirez le tiret"),
    attendu("clé coupée d'un invisible", change(("budget:", "¤bud\u200bget:")), "FMT001", "« budget »"),
    attendu("clé grecque", change(("porteur:", "¤p\u03bfrteur:")), "FMT001", "lettre grecque"),
    attendu("clé accentuée", change(("  intitule:", "  ¤intitul\u00e9:")), "FMT001", "« intitule »"),
    attendu("clé accentuée en deux signes", change(("  intitule:", "  ¤intitule\u0301:")), "FMT001", "« intitule »"),
    attendu("clé en capitales", change(("porteur:", "¤PORTEUR:")), "FMT001", "« porteur »"),
    attendu("montant entre guillemets", change(("compte_75: 1 500", "compte_75: ¤“1 500”")), "FMT003", "de trop"),
    attendu("montant entre chevrons", change(("compte_75: 1 500", "compte_75: ¤« 1 500 »")), "FMT003", "de trop"),
    attendu("date entre guillemets de Word", change(("date: 2025-10-08", "date: ¤“2025-10-08”")), "FMT004"),
    attendu("oui entre guillemets de Word", change(("declaree: oui", "declaree: ¤„oui“")), "FMT002"),
    attendu("quartier entre guillemets de Word", change(("quartier: Le Parc", "quartier: ¤“Le Parc”")), "TER002"),
    attendu("RNA entre guillemets de Word", change(("rna: W595999998", "rna: ¤‘W595999998’")), "STR011"),
    attendu("lettres O dans le SIRET", change(("999 000 318 00017", "¤999 OOO 318 OOO17")), "STR008", "« O »"),
    attendu("chiffres larges du SIRET", change(("999 000 318 00017", "¤９９９ 000 318 00017")), "STR008", "« ９ »"),
]  # fmt: skip


@pytest.mark.parametrize(("texte", "code", "mots"), GLISSEMENTS)
def test_un_glissement_est_un_constat_et_se_repare(
    texte: Texte, code: str, mots: tuple[str, ...], controler: Controle
) -> None:
    (constat,) = graves(controler(texte.texte))
    assert (constat.rule, place(constat)) == (code, texte.place)
    assert [mot for mot in mots if mot not in dit(constat)] == []
    faite = repair(texte.texte.encode(), controler, unsafe=False)
    assert faite.after.decode() == BASE
    assert repair(faite.after, controler, unsafe=True).after == faite.after


@pytest.mark.parametrize(("texte", "code", "mots"), GLISSEMENTS)
def test_un_glissement_ne_cache_pas_un_budget_desequilibre(
    texte: Texte, code: str, mots: tuple[str, ...], controler: Controle
) -> None:
    faux = texte.texte.replace("3 600", "3 700").replace("3\u00a0600", "3 700")
    assert faux != texte.texte
    autres = {constat.rule for constat in graves(controler(faux))} - {code}
    if "compte_75" in texte.texte and code == "FMT003":
        assert autres
    else:
        assert autres & {"BUD005", "BUD014"}


LAISSES = [
    ("deux espaces de trop", change(("  siret:", "    siret:"))),
    (
        "un crochet ouvert sur deux lignes",
        change(("[nombre d'ateliers tenus]", "[nombre,\n        d'ateliers")),
    ),
    ("valeur et bloc", change(("porteur:", "porteur: oui"))),
    ("un mot de trop, ou deux-points absents", change(("  denomination:", "  denomination"))),
    ("trop de fautes", Texte("projet:\n" + "".join(f"  a{n}: b : c\n" for n in range(30)), None)),
]


@pytest.mark.parametrize("texte", [texte for _, texte in LAISSES], ids=[nom for nom, _ in LAISSES])
def test_ce_qui_n_est_pas_certain_est_dit_et_n_est_pas_touche(texte: Texte, controler: Controle) -> None:
    resultat = controler(texte.texte)
    assert (resultat.verdict, [constat.rule for constat in resultat.findings]) == (
        Verdict.ILLISIBLE,
        ["YML001"],
    )
    avant = texte.texte.encode()
    assert repair(avant, controler, unsafe=False).after == avant


GUILLEMETS = [
    ('“Fête du Parc : le soir”', '"Fête du Parc : le soir"'),
    ('„Fête du Parc : le soir“', '"Fête du Parc : le soir"'),
    ('« Fête du Parc : le soir »', '"« Fête du Parc : le soir »"'),
    ("‘Fête du Parc : le soir’", '"Fête du Parc : le soir"'),
    ("‘L’été : la fête’", '"L’été : la fête"'),
    ('"Fête du Parc : le soir”', '"Fête du Parc : le soir"'),
    ('“Fête du Parc : le soir"', '"Fête du Parc : le soir"'),
    ('”Fête du Parc : le soir”', '"Fête du Parc : le soir"'),
    ('‹ Fête du Parc : le soir ›', '"‹ Fête du Parc : le soir ›"'),
    ("“Fête” du Parc : le soir", '"“Fête” du Parc : le soir"'),
    ("'L'été au Parc'", '"L\'été au Parc"'),
    ('"Le "grand" Parc"', "'Le \"grand\" Parc'"),
    ('"Le Parc" et "la Tour"', "'\"Le Parc\" et \"la Tour\"'"),
]  # fmt: skip


@pytest.mark.parametrize(("ecrit", "repare"), GUILLEMETS)
def test_les_guillemets_voulus_sont_ceux_qui_restent(ecrit: str, repare: str, controler: Controle) -> None:
    texte = change((INTITULE, f"intitule: {ecrit}")).texte
    (constat,) = graves(controler(texte))
    assert constat.rule == "YML001"
    assert repair(texte.encode(), controler, unsafe=False).after.decode() == texte.replace(ecrit, repare)


@pytest.mark.parametrize(
    "titre", ["“Fête du Parc”", "« Fête du Parc »", "Fête « du » Parc", "‘Fête’ du Parc"]
)
def test_un_texte_garde_sa_typographie_sans_un_mot(titre: str, controler: Controle) -> None:
    resultat = controler(change((INTITULE, f"intitule: {titre}")).texte)
    assert (graves(resultat), resultat.facts.intitule) == ([], titre)


@pytest.mark.parametrize(
    "texte",
    [
        f"%YAML 1.1\n{BASE}",
        f"%TAG !e! tag:x,2000:\n%YAML 1.1\n{BASE}",
        BASE.replace("porteur:", "% à revoir\nporteur:"),
    ],
    ids=["seule", "deux", "au milieu"],
)
def test_une_ligne_de_directive_devient_une_remarque(texte: str, controler: Controle) -> None:
    (constat,) = graves(controler(texte))
    assert (constat.rule, constat.severity) == ("YML005", "avertissement")
    assert graves(controler(repair(texte.encode(), controler, unsafe=False).after)) == []


def test_une_cle_en_double_garde_ses_deux_places_apres_une_reparation(controler: Controle) -> None:
    """Found by the fuzzer: the first place was told where the repaired line had it."""
    texte = TABULE.replace("\tsiret:", "\tstatut: fondation\n\tsiret:")
    double = next(constat for constat in graves(controler(texte)) if constat.rule == "YML002")
    (lie,) = double.related
    for span in (double.span, lie.span):
        ligne = texte.split("\n")[span.start.line - 1]
        assert ligne[span.start.column - 1 : span.end.column - 1] == "statut"


@pytest.mark.parametrize(
    "texte",
    [
        "&a---\nnested sequences:\n- - - []\n- - - {}\nkey1: []\nkey2: { a\nc: &d d}\n\n",
        "projet:\n  alerte: !Attention\n  not\n  alerte: !Attention\n  note: ! x\n  s: !!a:os.\u03cf\0\0['id']\n",
    ],
    ids=["ancre et accolade", "étiquettes et nuls"],
)
def test_reparer_deux_fois_ne_change_plus_rien(texte: str, controler: Controle) -> None:
    """Found by the fuzzer: a repair given up the first time was made the second time."""
    apres = repair(texte.encode(), controler, unsafe=False).after
    assert repair(apres, controler, unsafe=False).after == apres
