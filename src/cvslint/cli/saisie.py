"""What a user types after a command, read into a value or refused in French.

Typer reads values through Pydantic, whose refusals are English and whose adapters are built one a parameter at
every start. The plain types a command line needs are read here instead; the others stay with Typer.
"""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Callable, Iterable
from enum import Enum
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeGuard, get_args, get_origin

import typer
from typer._click import Context, Parameter
from typer._coercion import RuntimeParam
from typer._param_types import choice_as_str
from typer.core import TyperArgument, TyperOption

type_de_parametre = (TyperArgument, TyperOption)

_OUI_NON = {"oui": True, "vrai": True, "1": True, "non": False, "faux": False, "0": False}
_PLAIN_TYPES = (str, bool, int, float, dt.datetime, dt.date)
# Under this name a callback made by `choix` carries its words; Typer keeps it when it wraps the callback.
_WORDS = "valeurs_permises"


def choix(mots: Iterable[str]) -> Callable[[typer.Context, typer.CallbackParam, Any], Any]:
    """A ``callback=`` for a parameter of type ``str`` or ``list[str]`` that admits these words only.

    Case and accents make no difference; the command receives the word as it stands in ``mots``. The words are
    shown in the help page and offered by the shell's completion.

    Raises:
        typer.BadParameter: when called with another word; the French message lists the words.
    """
    permis = tuple(mots)

    def verifier(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
        if value is None or ctx.resilient_parsing:
            return value
        if isinstance(value, (list, tuple)):
            return [_mot_permis(mot, permis, ctx, param) for mot in value]
        return _mot_permis(value, permis, ctx, param)

    verifier.__dict__[_WORDS] = permis
    return verifier


def valeurs_permises(param: Parameter) -> tuple[str, ...]:
    """The words that a parameter admits, in the order they were declared; none when any text will do."""
    words: tuple[str, ...] = getattr(param.callback, _WORDS, ())
    if not words and isinstance(param, type_de_parametre):
        words = tuple(choice_as_str(choice) for choice in param.type_descriptor.choices or ())
    return words


def lire_en_francais(param: Parameter) -> None:
    """Makes a parameter read its values through this module, and complete its words in the shell."""
    if not isinstance(param, type_de_parametre) or est_lu_en_francais(param):
        return
    descriptor = param.type_descriptor
    if _is_plain(descriptor.annotation) and descriptor.parameter_info.parser is None:
        param._runtime_param = _LectureFrancaise(descriptor.parameter_info, descriptor.annotation)
    words = valeurs_permises(param)
    if words and param._custom_shell_complete is None:
        param._custom_shell_complete = lambda _ctx, _param, begun: [w for w in words if w.startswith(begun)]


def est_lu_en_francais(param: Parameter) -> bool:
    """Whether this module reads the values of a parameter, so that every refusal of one is French."""
    return isinstance(param, type_de_parametre) and isinstance(param._runtime_param, _LectureFrancaise)


class _LectureFrancaise(RuntimeParam):
    """Reads the texts given to one parameter; stands where Typer expects its own reader."""

    def _coerce_value(self, value: Any, param: Parameter, ctx: Context) -> Any:
        origin: Any = get_origin(self.annotation)
        inner = get_args(self.annotation)
        if origin is list:
            return [self._read(item, inner[0], ctx, param) for item in value]
        if origin is tuple:
            return tuple(self._read(item, kind, ctx, param) for item, kind in zip(value, inner, strict=True))
        return self._read(value, self.annotation, ctx, param)

    def _read(self, value: Any, kind: Any, ctx: Context, param: Parameter) -> Any:
        info = self.parameter_info
        if not isinstance(value, str):
            return value
        _refuse_swallowed_option(value, ctx, param)
        if kind is str:
            return value
        if kind is bool:
            return _oui_ou_non(value, ctx, param)
        if kind in (int, float):
            return _nombre(value, kind, info, ctx, param)
        if kind in (dt.datetime, dt.date):
            return _date(value, kind, info.formats, ctx, param)
        if isinstance(kind, type) and issubclass(kind, Path):
            return _chemin(value, kind, info, ctx, param)
        choices: tuple[Any, ...] = tuple(kind) if _is_enum(kind) else get_args(kind)
        by_word = {choice_as_str(choice): choice for choice in choices}
        return by_word[_mot_permis(value, tuple(by_word), ctx, param)]


def _is_plain(annotation: Any) -> bool:
    origin: Any = get_origin(annotation)
    if origin in (list, tuple):
        return all(_is_plain(inner) for inner in get_args(annotation))
    if origin is Literal or annotation in _PLAIN_TYPES:
        return True
    return _is_enum(annotation) or (isinstance(annotation, type) and issubclass(annotation, Path))


def _is_enum(kind: Any) -> TypeGuard[type[Enum]]:
    return isinstance(kind, type) and issubclass(kind, Enum)


def _refuse(message: str, ctx: Context, param: Parameter) -> NoReturn:
    raise typer.BadParameter(message, ctx=ctx, param=param if isinstance(param, type_de_parametre) else None)


def _cite(value: str) -> str:
    # The wording of refusals is loaded when something is refused only: a start pays for nothing.
    from cvslint.cli.citations import cite

    return cite(value)


def _refuse_swallowed_option(value: str, ctx: Context, param: Parameter) -> None:
    """``--output --statistics``: the parser takes the second option for the value of the first."""
    if value[:1] != "-" or isinstance(param, TyperArgument):
        return
    if any(value in (*other.opts, *other.secondary_opts) for other in ctx.command.get_params(ctx)):
        _refuse(f"il manque la valeur, {_cite(value)} est une autre option", ctx, param)


def _mot_permis(value: str, permis: tuple[str, ...], ctx: Context, param: Parameter) -> str:
    if value in permis:
        return value
    from cvslint.cli.citations import vouliez_vous_dire
    from cvslint.french import fold, liste

    for mot in permis:
        if fold(mot) == fold(value):
            return mot
    suggestion = vouliez_vous_dire(value, permis)
    _refuse(f"{_cite(value)} n'est pas admis ; au choix : {liste(permis, 'ou')}{suggestion}", ctx, param)


def _oui_ou_non(value: str, ctx: Context, param: Parameter) -> bool:
    answer = _OUI_NON.get(value.strip().lower())
    if answer is None:
        _refuse(f"{_cite(value)} n'est ni « oui » ni « non »", ctx, param)
    return answer


def _nombre(value: str, kind: Any, info: Any, ctx: Context, param: Parameter) -> int | float:
    wanted = "un nombre entier" if kind is int else "un nombre"
    try:
        number: int | float = int(value) if kind is int else float(value.replace(",", "."))
    except ValueError:
        _refuse(f"{_cite(value)} n'est pas {wanted}", ctx, param)
    if not math.isfinite(number):
        _refuse(f"{_cite(value)} n'est pas {wanted}", ctx, param)
    low = -math.inf if info.min is None else info.min
    high = math.inf if info.max is None else info.max
    if low <= number <= high:
        return number
    if not info.clamp:
        _refuse(f"{_cite(value)} n'est pas {wanted} {intervalle(info.min, info.max)}", ctx, param)
    bound: int | float = kind(low if number < low else high)
    return bound


def intervalle(minimum: float | None, maximum: float | None) -> str:
    """The bounds of a number in words: ``de 1 à 8``, ``d'au moins 1``; empty without bounds."""
    if minimum is None and maximum is None:
        return ""
    if maximum is None:
        return f"d'au moins {minimum}"
    return f"d'au plus {maximum}" if minimum is None else f"de {minimum} à {maximum}"


def forme_de_date(formats: Iterable[str] | None) -> str:
    """How to write a date, in French letters: ``AAAA-MM-JJ``; several forms joined by « ou »."""
    letters = {"%Y": "AAAA", "%y": "AA", "%m": "MM", "%d": "JJ", "%H": "hh", "%M": "mm", "%S": "ss"}
    forms = []
    for form in formats or ("%Y-%m-%d",):
        for code, letter in letters.items():
            form = form.replace(code, letter)
        forms.append(form)
    return " ou ".join(forms)


def _date(value: str, kind: Any, formats: list[str] | None, ctx: Context, param: Parameter) -> Any:
    for form in formats or ("%Y-%m-%d",):
        try:
            moment = dt.datetime.strptime(value, form)
        except ValueError:
            continue
        return moment if kind is dt.datetime else moment.date()
    form = forme_de_date(formats)
    _refuse(f"{_cite(value)} n'est pas une date du calendrier, écrite {form}", ctx, param)


def _chemin(value: str, kind: type[Path], info: Any, ctx: Context, param: Parameter) -> Path:
    path = kind(os.path.realpath(value) if info.resolve_path else value)
    if value == "-" and info.allow_dash:
        return path
    try:
        there, folder = path.exists(), path.is_dir()
    except (OSError, ValueError):
        there = folder = False
    fault = ""
    if not there:
        fault = "n'existe pas" if info.exists else ""
    elif folder and not info.dir_okay:
        fault = "est un dossier ; un fichier est attendu"
    elif not folder and not info.file_okay:
        fault = "est un fichier ; un dossier est attendu"
    elif info.readable and not os.access(path, os.R_OK):
        fault = "ne peut pas être lu, faute de droit d'accès"
    elif info.writable and not os.access(path, os.W_OK):
        fault = "ne peut pas être écrit, faute de droit d'accès"
    if fault:
        _refuse(f"{_cite(value)} {fault}", ctx, param)
    return path
