"""Everything that Typer shows or refuses is French, on a small application that uses what it offers."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import typer
from anglais import mots_anglais
from hypothesis import given
from hypothesis import strategies as st

from cvslint.cli.citations import cite
from cvslint.cli.francais import lancer
from cvslint.cli.saisie import choix

Lancement = Callable[..., tuple[int, str, str]]
NIVEAUX = ("erreur", "avertissement", "info", "jamais")


class Statut(Enum):
    ASSOCIATION = "association"
    FONDATION = "fondation"


def application() -> typer.Typer:
    """One command with every kind of parameter, others that end in every way, and a sub-application."""
    app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, help="Contrôle des dossiers.")
    packs = typer.Typer(help="Les jeux de règles.")

    @app.callback(invoke_without_command=True)
    def racine(version: Annotated[bool, typer.Option("--version", help="Donne la version.")] = False) -> None:
        pass

    @app.command(help="Contrôle un ou plusieurs dossiers. L'option --extend-select ajoute des règles.")
    def check(
        chemins: Annotated[list[str] | None, typer.Argument(metavar="CHEMIN", help="Les dossiers.")] = None,
        output: Annotated[list[str] | None, typer.Option("--output", "-o", metavar="FORMAT")] = None,
        fail_on: Annotated[str, typer.Option("--fail-on", callback=choix(NIVEAUX), help="Seuil.")] = "erreur",
        select: Annotated[list[str] | None, typer.Option("--niveau", callback=choix(NIVEAUX))] = None,
        color: Annotated[Literal["auto", "toujours"], typer.Option("--color")] = "auto",
        statut: Annotated[Statut | None, typer.Option("--statut")] = None,
        statistics: Annotated[bool, typer.Option("--statistics")] = False,
        quiet: Annotated[bool, typer.Option("--quiet", "-q")] = False,
        cache: Annotated[bool, typer.Option("--cache/--no-cache")] = True,
        verbose: Annotated[int, typer.Option("--verbose", "-v", count=True)] = 0,
        jobs: Annotated[int, typer.Option("--jobs", min=1, max=8, envvar="DEMO_JOBS", show_envvar=True)] = 1,
        taux: Annotated[float, typer.Option("--taux", min=0)] = 0.5,
        today: Annotated[dt.datetime | None, typer.Option("--today", formats=["%Y-%m-%d"])] = None,
        config: Annotated[Path | None, typer.Option("--config", exists=True, dir_okay=False)] = None,
        bornes: Annotated[tuple[int, int] | None, typer.Option("--bornes")] = None,
        flux: Annotated[typer.FileText | None, typer.Option("--flux")] = None,
    ) -> int:
        seen = [chemins, output, fail_on, select, color, statut, cache, verbose, jobs, taux, today, bornes]
        print(seen)
        return 1

    @app.command(help="Écrit un dossier.")
    def init(fichier: str, porteur: Annotated[str, typer.Option("--porteur", help="Nom.")]) -> None:
        raise typer.BadParameter(f"le porteur {cite(porteur)} est inconnu", param_hint="--porteur")

    @app.command(help="Finit de la façon demandée.")
    def finir(facon: Annotated[str, typer.Argument()]) -> Any:
        endings: dict[str, BaseException] = {
            "trois": typer.Exit(3),
            "abandon": typer.Abort(),
            "ctrl-c": KeyboardInterrupt(),
            "fin": EOFError(),
            "sys": SystemExit(4),
            "bug": KeyError("secret"),
            "tube": BrokenPipeError(),
        }
        if facon in endings:
            raise endings[facon]
        return {"deux": 2, "vrai": True}.get(facon)

    @packs.command(help="Copie un jeu.")
    def new(paire: Annotated[tuple[str, str], typer.Argument()]) -> None:
        pass

    @packs.command("list", help="Nomme les jeux.", no_args_is_help=True)
    def lister(nom: str = "") -> None:
        pass

    app.add_typer(packs, name="campagne")
    return app


@pytest.fixture
def lance(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Lancement:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, str]:
        code = lancer(application(), words)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.mark.parametrize("columns", [50, 60, 80, 120])
@pytest.mark.parametrize(
    "command", [[], ["check"], ["init"], ["finir"], ["campagne"], ["campagne", "new"]], ids=" ".join
)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_french_and_fits(
    lance: Lancement, monkeypatch: pytest.MonkeyPatch, command: list[str], columns: int, flag: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, err = lance(*command, flag)
    assert (code, err) == (0, "")
    assert out.startswith("Utilisation : cvslint")
    assert mots_anglais(out) == []
    assert max(map(len, out.splitlines())) <= columns
    assert "Affiche cette aide et quitte." in " ".join(out.split())


def test_root_help_lists_commands_in_order_and_the_completion(lance: Lancement) -> None:
    _, out, _ = lance("--help")
    assert "[OPTIONS] COMMANDE [ARGUMENTS]…" in out
    names = [line.split()[0] for line in out.partition("Commandes :\n")[2].splitlines()]
    assert names == ["check", "init", "finir", "campagne"]
    assert "Contrôle un ou plusieurs dossiers.\n" in out
    assert "--install-completion  Installe" in out and "--show-completion     Affiche" in out


def test_command_help_says_what_each_parameter_takes(
    lance: Lancement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    out = " ".join(lance("check", "--help")[1].split())
    for expected in (
        "[OPTIONS] [CHEMIN]…",
        "Arguments :",
        "Options :",
        "-o, --output FORMAT",
        "[répétable]",
        "[au choix : erreur, avertissement, info, jamais] [par défaut : erreur]",
        "--jobs ENTIER",
        "[de 1 à 8] [variable d'environnement : DEMO_JOBS] [par défaut : 1]",
        "--cache / --no-cache",
        "[par défaut : --cache]",
        "[forme : AAAA-MM-JJ]",
        "--config FICHIER",
        "--bornes ENTIER ENTIER",
        "--flux FICHIER",
    ):
        assert expected in out
    assert "[obligatoire]" in lance("init", "-h")[1]


REFUSALS = [
    (["check", "--ouput"], "l'option « --ouput » n'existe pas ; vouliez-vous dire « --output » ?"),
    (["check", "-qz"], "l'option « -z » (dans « -qz ») n'existe pas."),
    (["check", "-statistics"], "vouliez-vous dire « --statistics » ?"),
    (["--jobs", "2", "check"], "elle s'écrit après la commande : « cvslint check --jobs »."),
    (["check", "--version"], "elle s'écrit avant la commande : « cvslint --version »."),
    (["check", "—output", "json"], "« —output » commence par un tiret long ; écrivez « --output »."),
    (["check", "--output"], "l'option « --output » attend une valeur."),
    (["check", "--fail-on"], "attend une valeur ; au choix : erreur, avertissement, info ou jamais."),
    (["check", "--bornes", "1"], "l'option « --bornes » attend 2 valeurs."),
    (["check", "-o", "-q"], "option « --output » : il manque la valeur, « -q » est une autre option."),
    (["check", "--statistics=3"], "l'option « --statistics » n'attend pas de valeur."),
    (["check", "-q=3"], "l'option « -q » n'attend pas de valeur."),
    (["chek"], "la commande « chek » n'existe pas ; vouliez-vous dire « check » ?"),
    (["zzz"], "n'existe pas ; au choix : check, init, finir ou campagne."),
    (["mon dossier.yaml"], '« cvslint check "mon dossier.yaml" ».'),
    (["campagne"], "il manque la commande ; au choix : new ou list."),
    (["init"], "il manque l'argument « FICHIER »."),
    (["init", "x"], "il manque l'option « --porteur »."),
    (["campagne", "new", "a"], "l'argument « PAIRE » attend 2 valeurs."),
    (["finir", "a", "b", "c"], "arguments en trop : « b » et « c »."),
    (["finir", "a", "b"], "argument en trop : « b »."),
    (
        ["check", "--fail-on", "erreurs"],
        "« erreurs » n'est pas admis ; au choix : erreur, avertissement, info ou",
    ),
    (["check", "--niveau", "infos"], "vouliez-vous dire « info » ?"),
    (["check", "--color", "jamais"], "« jamais » n'est pas admis ; au choix : auto ou toujours."),
    (["check", "--statut", "fondations"], "vouliez-vous dire « fondation » ?"),
    (["check", "--jobs", "deux"], "option « --jobs » : « deux » n'est pas un nombre entier."),
    (["check", "--jobs", "9"], "« 9 » n'est pas un nombre entier de 1 à 8."),
    (["check", "--taux", "nan"], "« nan » n'est pas un nombre."),
    (["check", "--taux", "-1"], "« -1 » n'est pas un nombre d'au moins 0."),
    (["check", "--today", "2025-02-30"], "n'est pas une date du calendrier, écrite AAAA-MM-JJ."),
    (["check", "--config", "absent.toml"], "« absent.toml » n'existe pas."),
    (["check", "--config", "."], "« . » est un dossier ; un fichier est attendu."),
    (["check", "--config", "a\0b"], "« a\\x00b » n'existe pas."),
    (["check", "--flux", "absent"], "option « --flux » : la valeur donnée ne convient pas."),
    (["init", "x", "--porteur", "Z"], "le porteur « Z » est inconnu."),
    (["ch\x1b[31m\n\u202e"], "la commande « ch\\x1b[31m\\n\\u202e » n'existe pas"),
]


@pytest.mark.parametrize(("words", "expected"), REFUSALS, ids=[repr(words) for words, _ in REFUSALS])
def test_a_refusal_is_one_french_sentence(lance: Lancement, words: list[str], expected: str) -> None:
    code, out, err = lance(*words)
    assert (code, out) == (2, "")
    sentence, hint = err.splitlines()
    assert sentence.startswith("Erreur : ") and expected in sentence
    assert hint.startswith("Pour l'aide : cvslint") and hint.endswith(" --help")
    assert mots_anglais(err) == []


def test_the_hint_names_the_command(lance: Lancement) -> None:
    assert lance("campagne", "new", "--nul")[2].endswith("Pour l'aide : cvslint campagne new --help\n")
    assert lance("check", "--output")[2].endswith("Pour l'aide : cvslint check --help\n")
    assert lance("--nul")[2].endswith("Pour l'aide : cvslint --help\n")


@pytest.mark.parametrize(
    ("ending", "code", "said"),
    [
        ("bien", 0, ""),
        ("vrai", 0, ""),
        ("deux", 2, ""),
        ("trois", 3, ""),
        ("sys", 4, ""),
        ("abandon", 130, "Interrompu.\n"),
        ("ctrl-c", 130, "Interrompu.\n"),
        ("fin", 130, "Interrompu.\n"),
    ],
)
def test_exit_codes(lance: Lancement, ending: str, code: int, said: str) -> None:
    assert lance("finir", ending) == (code, "", said)


@pytest.mark.skipif(sys.flags.dev_mode, reason="development mode lets faults through")
def test_a_fault_of_the_program_tells_kind_and_place_but_no_value(lance: Lancement) -> None:
    code, out, err = lance("finir", "bug")
    assert (code, out) == (2, "")
    assert "panne du programme (KeyError, test_cli_francais.py ligne" in err and "secret" not in err
    assert mots_anglais(err) == []


def test_a_closed_pipe_is_left_to_the_owner_of_the_streams() -> None:
    with pytest.raises(BrokenPipeError):
        lancer(application(), ["finir", "tube"])


def test_help_instead_of_no_arguments_goes_to_standard_error(lance: Lancement) -> None:
    code, out, err = lance("campagne", "list")
    assert (code, out) == (2, "") and err.startswith("Utilisation : cvslint campagne list")


def test_values_reach_the_command_as_their_type(lance: Lancement) -> None:
    words = "a b -o json -o texte --fail-on Jamais --niveau INFO --statut FONDATION --no-cache -vv --jobs 3"
    code, out, _ = lance(
        "check", *words.split(), "--taux", "1,5", "--today", "2025-10-01", "--bornes", "1", "2"
    )
    assert code == 1
    assert out == (
        "[['a', 'b'], ['json', 'texte'], 'jamais', ['info'], 'auto', <Statut.FONDATION: 'fondation'>, False, 2, 3,"
        " 1.5, datetime.datetime(2025, 10, 1, 0, 0), (1, 2)]\n"
    )


def test_a_file_named_with_a_long_dash_stays_a_file(lance: Lancement) -> None:
    assert lance("check", "— bilan.yaml")[0] == 1
    assert lance("check", "--", "—output")[0] == 1


def test_completion_offers_the_words_of_a_choice() -> None:
    program = "import test_cli_francais as t; t.lancer(t.application())"
    environment = os.environ | {
        "_CVSLINT_COMPLETE": "complete_bash",
        "COMP_WORDS": "cvslint check --fail-on a",
        "COMP_CWORD": "3",
        "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path]),
    }
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout.split(), done.stderr) == (["avertissement"], "")


def test_a_run_loads_neither_rich_nor_pydantic() -> None:
    program = (
        "import sys, typer; from cvslint.cli.francais import lancer; app = typer.Typer()\n"
        "def f(a: list[str], n: int = 1): pass\n"
        "app.command()(f); code = lancer(app, ['x', '--n', '2'])\n"
        "sys.exit(code or [m for m in ('rich', 'pydantic') if m in sys.modules] or 0)"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


@given(st.lists(st.text(max_size=12), max_size=4))
def test_no_command_line_makes_it_raise(words: list[str]) -> None:
    assert lancer(application(), ["check", "--fail-on", *words]) in (0, 1, 2)
    assert lancer(application(), words) in (0, 1, 2)


def test_the_search_for_english_sees_what_typer_says() -> None:
    for sentence in (
        "Usage: cvslint [OPTIONS] COMMAND [ARGS]...",
        "Show this message and exit.",
        "Error: No such option: --ouput (Possible options: --output)",
        "Invalid value for '--jobs': Input should be a valid integer",
        "Got unexpected extra argument(s) (b)",
        "Missing argument 'X'.",
        "Aborted!",
        "--jobs INTEGER  [default: 1; required]",
    ):
        assert mots_anglais(sentence)
    assert mots_anglais("L'usage des options « --default » est décrit dans show.txt ; message : néant.") == []
