"""Files made to harm: bombs, monsters, and texts that would speak to the terminal or to the CI that shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mutations import BASE, DENOMINATION, INTITULE, SIRET, change, dit, graves, place

from cvslint.cli.app import run
from cvslint.document.document import read_document
from cvslint.document.fault import MAX_FAULTS
from cvslint.findings import Severity
from cvslint.issues import MAX_CONSTATS
from cvslint.result import DossierResult, Verdict

Controle = Callable[[bytes | str], DossierResult]

COMMANDES = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Raw control characters, all but the line feed."""

DIRIGES = re.compile("[\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of the text around it, or breaks its lines."""


def bombe(etages: int) -> str:
    """The alias bomb: each list holds the one before it nine times."""
    lignes = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lignes += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, etages)]
    return "\n".join(lignes) + "\n"


MONSTRES = {
    "bombe d'alias": (bombe(12), "YML004"),
    "ligne de dix mégaoctets": ("projet: " + "x" * 10_000_000, "YML004"),
    "cent mille crochets": ("x: " + "[" * 100_000, "YML004"),
    "cent mille crochets fermés": ("[" * 100_000 + "]" * 100_000, "YML004"),
    "cent mille accolades": ("{a: " * 100_000, "YML004"),
    "mille blocs emboîtés": ("\n".join(" " * n + "a:" for n in range(1000)), "YML004"),
    "cent mille tirets": ("- " * 100_000, "YML004"),
    "cent mille et une valeurs": ("x: [" + "1," * 100_001 + "]", "YML004"),
    "un alias dans son ancre": ("projet: &p\n  objectifs: [*p]\n", "YML004"),
    "une liste d'elle-même": ("&x [*x]", "YML004"),
    "un mégaoctet de NUL": ("\0" * 1024 * 1024, "YML001"),
    "mille échappements de terminal": (BASE + "# \x1b[2J" * 1000, "YML001"),
    "mille commandes de huit bits": (BASE + "# \x9b31m" * 1000, "YML001"),
}

COMMANDES_ECRITES = {
    "un NUL": BASE.replace("Jardiner", "Jardi\0ner"),
    "un échappement de terminal": BASE.replace("Jardiner", "\x1b[2JJardiner"),
    "un octet C1": BASE.replace("Jardiner", "\x9b31mJardiner"),
}


@pytest.mark.parametrize("nom", COMMANDES_ECRITES)
def test_un_caractere_de_commande_est_dit_et_le_reste_controle(nom: str, controler: Controle) -> None:
    resultat = controler(COMMANDES_ECRITES[nom])
    graves = [constat for constat in resultat.findings if constat.severity is not Severity.INFO]
    assert [constat.rule for constat in graves] == ["YML001"]
    assert COMMANDES.search(graves[0].message) is None
    assert resultat.facts.montant_sollicite == controler(BASE).facts.montant_sollicite is not None


@pytest.mark.parametrize("nom", MONSTRES)
def test_un_monstre_est_un_constat_et_rien_d_autre(nom: str, controler: Controle) -> None:
    texte, code = MONSTRES[nom]
    resultat = controler(texte)
    assert [constat.rule for constat in resultat.findings] == [code]
    assert resultat.verdict is Verdict.ILLISIBLE
    assert len(resultat.findings[0].message) < 300


@pytest.mark.parametrize(
    "valeur", ["x" * 900_000, "é " * 300_000, '"' + "\\u202e" * 100_000 + '"', "a: " * 200_000]
)
def test_une_valeur_enorme_mais_permise_est_controlee(
    valeur: str, controler: Controle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texte = change((SIRET, f"siret: {valeur}")).texte
    assert graves(controler(texte))
    (tmp_path / "d.yaml").write_text(texte, encoding="utf-8")
    assert run(["check", str(tmp_path / "d.yaml"), "--select", "STR"]) == 1
    capsys.readouterr()


def test_beaucoup_de_cles_inconnues_sont_toutes_dites(controler: Controle) -> None:
    resultat = controler(BASE + "".join(f"cle_{n}: {n}\n" for n in range(900)))
    assert [constat.rule for constat in graves(resultat)] == ["FMT001"] * 900


def test_au_dela_la_suite_est_annoncee(controler: Controle) -> None:
    constats = graves(controler(BASE + "".join(f"cle_{n}: {n}\n" for n in range(2_000))))
    assert [constat.rule for constat in constats] == ["FMT001"] * MAX_FAULTS + ["YML004"]
    assert "les suivantes ne sont pas dites" in dit(constats[-1])


def _ambitions(n: int, consigne: str = "") -> str:
    """A dossier of as many ambitions that do not exist, the last one under a directive."""
    lignes = [f"    - {{id: zz{rang}, justification: Agir.}}\n" for rang in range(n)]
    return "projet:\n  ambitions:\n" + "".join(lignes[:-1]) + consigne + lignes[-1]


def test_une_regle_qui_parle_mille_fois_est_toute_dite(controler: Controle) -> None:
    dites = [constat.rule for constat in graves(controler(_ambitions(MAX_CONSTATS)))]
    assert dites.count("AMB002") == MAX_CONSTATS and "YML004" not in dites


def test_au_dela_la_suite_de_la_regle_est_annoncee_ou_elle_commence(controler: Controle) -> None:
    constats = graves(controler(_ambitions(MAX_CONSTATS + 500)))
    assert [constat.rule for constat in constats].count("AMB002") == MAX_CONSTATS
    (suite,) = (constat for constat in constats if constat.rule == "YML004")
    assert "AMB002" in suite.message and suite.span.start.line == MAX_CONSTATS + 3


def test_une_consigne_sur_ce_qui_n_est_plus_dit_n_est_pas_inutile(controler: Controle) -> None:
    consigne = "    # cvslint: ignore[AMB002] en attente de la liste\n"
    dites = [constat.rule for constat in graves(controler(_ambitions(MAX_CONSTATS + 500, consigne)))]
    assert "YML004" in dites and "IGN003" not in dites


def test_trop_de_cles_en_double_et_ce_n_est_plus_un_dossier(controler: Controle) -> None:
    double = controler(BASE + "x: 1\n" * 900)
    assert {constat.rule for constat in graves(double)} == {"FMT001", "YML002"}
    trop = controler(BASE + "x: 1\n" * 2_000)
    assert (trop.verdict, [constat.rule for constat in trop.findings]) == (Verdict.ILLISIBLE, ["YML004"])


def test_cinquante_megaoctets_sont_refuses_et_le_reste_controle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with open("gros.yaml", "wb") as gros:
        gros.truncate(50 * 1024 * 1024)
    Path("bon.yaml").write_text(BASE, encoding="utf-8")
    assert run(["check", ".", "--today", "2025-10-01", "-o", "court"]) == 1
    (ligne,) = capsys.readouterr().out.splitlines()
    assert ligne.startswith("gros.yaml:1:1: erreur YML004 yaml-trop-grand: ")


def test_une_fusion_ne_prend_rien_a_un_autre_bloc(controler: Controle) -> None:
    texte = change(
        ("  contrat_engagement", "  ¤<<: &d {sigle: JP}\n  contrat_engagement"),
        ("soutien_anterieur:\n", "soutien_anterieur:\n  <<: *d\n"),
    )
    resultat = controler(texte.texte)
    assert [constat.rule for constat in graves(resultat)] == ["YML005", "YML005"]
    assert place(graves(resultat)[0]) == texte.place
    assert "fusionner" in dit(graves(resultat)[0])


MECHANT = (
    "[bold red]gras[/bold red] [link=file:///x]x[/link] ::error file=a::x %0A <script> & ]]> {n} %s"
    "\x1b[31mrouge\x1b]0;titre\x07\x1b]8;;http://x\x07\x9b2J\u202egnol\u2066x\u2069\r\nligne\u2028fin\x00\x08\x7f"
)
"""A title that tries Rich markup, escape sequences of terminals, commands of CI, direction marks and line ends."""


def mechant() -> str:
    """A dossier that holds it in a title, a name, a SIRET, a key, a place of a list and an amount."""
    cite = json.dumps(MECHANT, ensure_ascii=True).replace("\\u00", "\\x")
    return change(
        (INTITULE, f"intitule: {cite}"),
        (DENOMINATION, f"denomination: {cite}"),
        (SIRET, f"siret: {cite}"),
        ("  declaree: oui", f"  {cite}: 1\n  declaree: {cite}"),
        ("quartier: Le Parc", f"quartier: {cite}"),
        ("compte_75: 1 500", f"compte_75: {cite}"),
    ).texte


@pytest.fixture
def page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """What ``check`` writes on standard output about the nasty dossier."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "m.yaml").write_text(mechant(), encoding="utf-8")

    def lit(*mots: str) -> str:
        assert run(["check", "m.yaml", "--today", "2025-10-01", *mots]) == 1
        ecrit = capsys.readouterr()
        assert ecrit.err == ""
        return ecrit.out

    return lit


@pytest.mark.parametrize(
    "mots",
    [("-v",), ("-q",), ("-o", "court", "-v"), ("--color", "never")],
    ids=["texte", "verdict", "court", "nu"],
)
def test_rien_de_ce_qu_un_dossier_contient_ne_commande_le_terminal(
    page: Callable[..., str], mots: tuple[str, ...]
) -> None:
    sortie = page(*mots)
    assert COMMANDES.findall(sortie) == []
    assert DIRIGES.findall(sortie) == []


def test_en_couleurs_seules_les_couleurs_de_cvslint_passent(page: Callable[..., str]) -> None:
    sortie = page("--color", "always", "-v")
    nue = re.sub(r"\x1b\[[0-9;]*m", "", sortie)
    assert COMMANDES.findall(nue) == []
    assert nue == page("-v")


def test_le_texte_est_montre_comme_il_est_ecrit(page: Callable[..., str]) -> None:
    for mots in (("-o", "court"), ("--color", "never"), ("--color", "always")):
        suite = re.sub(r"\x1b\[[0-9;]*m|\s+", " ", page(*mots))
        sans_blancs = suite.replace(" ", "")
        for morceau in ("[boldred]gras[/boldred]", "[link=file:///x]x[/link]", "::errorfile=a::x", "{n}%s"):
            assert morceau in sans_blancs


def test_aucune_ligne_ne_commence_par_une_commande_de_ci(page: Callable[..., str]) -> None:
    for mots in (("-v",), ("-o", "court", "-v")):
        assert [ligne for ligne in page(*mots).splitlines() if ligne.lstrip().startswith("::")] == []


def test_le_json_garde_le_texte_et_n_a_pas_de_commande(page: Callable[..., str]) -> None:
    sortie = page("-o", "json")
    assert re.findall("[\x00-\x09\x0b-\x1f]", sortie) == []
    fichier = json.loads(sortie)["files"][0]
    assert (fichier["intitule"], fichier["porteur"]) == (MECHANT, MECHANT)


def test_le_json_n_a_pas_de_commande_de_huit_bits(page: Callable[..., str]) -> None:
    assert COMMANDES.findall(page("-o", "json")) == []


NOM = "[red]\x1b[31m\u202e::error::\n.yaml"


@pytest.fixture
def mal_nomme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a file that tries what a text may try; not one that every system allows."""
    monkeypatch.chdir(tmp_path)
    try:
        Path(NOM).write_text(BASE.replace("00017", "00018", 1), encoding="utf-8")
    except OSError:
        pytest.skip("this system does not allow such a name")
    return NOM


@pytest.mark.parametrize(
    "mots", [(), ("-q",), ("-v",), ("-o", "court")], ids=["texte", "verdict", "verbeux", "court"]
)
def test_un_nom_de_fichier_mechant_est_montre_sans_agir(
    mal_nomme: str, mots: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", ".", "absent\x1b\n.yaml", *mots]) == 2
    sortie = capsys.readouterr().out
    assert COMMANDES.findall(sortie) == [] and DIRIGES.findall(sortie) == []


@pytest.mark.parametrize("format", ["court", "json"])
def test_sur_la_sortie_d_erreur_aussi(
    mal_nomme: str, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", ".", "absent\x1b.yaml", "-o", format]) == 2
    erreurs = capsys.readouterr().err
    assert COMMANDES.findall(erreurs) == [] and DIRIGES.findall(erreurs) == []


def test_le_json_nomme_le_fichier_tel_qu_il_est(mal_nomme: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", mal_nomme, "-o", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["files"][0]["path"] == mal_nomme


def test_une_ligne_de_guillemets_n_est_pas_reparee_sans_fin() -> None:
    """Each repair of such a line may double its escapes: found by the fuzzer, which waited for minutes."""
    ligne = 'intitule: "a" \'b\' : "c" { "d' * 40
    document = read_document(f"projet:\n  {ligne}\n".encode())
    assert len(document.reading.text) < 4 * len(ligne)
