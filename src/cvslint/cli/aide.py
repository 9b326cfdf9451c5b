"""The help page of a command, in French, for the width of the terminal."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

from typer._click import Command, Context, Parameter
from typer.core import TyperArgument, TyperGroup, TyperOption

from cvslint.cli.saisie import forme_de_date, intervalle, type_de_parametre, valeurs_permises
from cvslint.french import NBSP

_MARGIN = "  "
# A term longer than this part of the width stands on a line of its own.
_TERM_SHARE = 3
_LONGEST_TERM = 30
_SHORT_NOTE = 24
_TIED = re.compile(r"(?<=«) | (?=[»:;?!])")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…])\s")
_TYPE_NAMES = {str: "TEXTE", bool: "OUI|NON", int: "ENTIER", float: "NOMBRE", datetime: "DATE", date: "DATE"}


def page(command: Command, ctx: Context, width: int) -> str:
    """The whole help page; ``width`` is the number of columns to stay within, 50 or more."""
    blocks = [usage(command, ctx, width)]
    text = inspect.cleandoc(command.help or "").partition("\f")[0]
    blocks.append(_prose(text, width))
    params = [p for p in command.get_params(ctx) if isinstance(p, type_de_parametre) and not p.hidden]
    for title, rows in _sections(params, ctx).items():
        blocks.append(_table(title, rows, width))
    if isinstance(command, TyperGroup):
        names = [name for name in command.list_commands(ctx) if not command.commands[name].hidden]
        rows = [(name, resume(command.commands[name])) for name in names]
        blocks.append(_table("Commandes", rows, width) if rows else "")
    blocks.append(_prose(inspect.cleandoc(command.epilog or ""), width))
    return "\n\n".join(block for block in blocks if block) + "\n"


def usage(command: Command, ctx: Context, width: int) -> str:
    """The line that shows in which order options, arguments and commands are written."""
    head = f"Utilisation : {ctx.command_path} "
    pieces = " ".join(command.collect_usage_pieces(ctx))
    indent = " " * len(head) if len(head) <= width - 25 else _MARGIN * 2
    return _wrap(pieces, width, head, indent)


def forme_d_usage(param: Parameter) -> list[str]:
    """How an argument stands in the usage line: ``CHEMIN``, ``[CHEMIN]…``; nothing for an option."""
    return [_argument_term(param)] if isinstance(param, TyperArgument) and not param.hidden else []


def resume(command: Command) -> str:
    """The first sentence of a command's help, for the list of commands."""
    text = inspect.cleandoc(command.short_help or command.help or "")
    paragraph = " ".join(text.split("\n\n", 1)[0].split())
    return _END_OF_SENTENCE.split(paragraph, maxsplit=1)[0]


def _sections(
    params: Iterable[TyperArgument | TyperOption], ctx: Context
) -> dict[str, list[tuple[str, str]]]:
    """Rows by heading: a parameter's panel when it has one, else its kind; arguments come first."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for param in sorted(params, key=lambda p: isinstance(p, TyperOption)):
        kind = "Options" if isinstance(param, TyperOption) else "Arguments"
        term = _option_term(param) if isinstance(param, TyperOption) else _argument_term(param)
        sections.setdefault(param.rich_help_panel or kind, []).append((term, _description(param, ctx)))
    return sections


def _argument_term(param: TyperArgument) -> str:
    name = param.metavar or param.name.upper()
    return (name if param.required else f"[{name}]") + ("…" if param.nargs != 1 else "")


def _option_term(param: TyperOption) -> str:
    names = ", ".join(sorted(param.opts, key=lambda name: name.startswith("--")))
    if param.secondary_opts:
        names += f" / {', '.join(param.secondary_opts)}"
    if param.is_flag or param.count:
        return names
    return f"{names} {param.metavar or _type_name(param)}"


def _type_name(param: TyperOption) -> str:
    annotation = param.type_descriptor.annotation
    origin: Any = get_origin(annotation)
    kinds = get_args(annotation) if origin in (list, tuple) else (annotation,)
    if valeurs_permises(param):
        return "CHOIX"
    if param.type_descriptor.is_file:
        return "FICHIER"
    info = param.type_descriptor.parameter_info
    names = []
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, Path):
            file_only = "FICHIER" if not info.dir_okay else "CHEMIN"
            names.append("DOSSIER" if not info.file_okay else file_only)
        else:
            names.append(_TYPE_NAMES.get(kind, "VALEUR"))
    return " ".join(names)


def _description(param: TyperArgument | TyperOption, ctx: Context) -> str:
    notes = []
    words = valeurs_permises(param)
    if words and param.show_choices:
        notes.append(f"au choix : {', '.join(words)}")
    if param.type_descriptor.is_datetime:
        notes.append(f"forme : {forme_de_date(param.type_descriptor.parameter_info.formats)}")
    if isinstance(param, TyperOption) and param.multiple:
        notes.append("répétable")
    if not (isinstance(param, TyperOption) and param.count):
        bounds = intervalle(param.min, param.max).removeprefix("d'")
        notes += [bounds] if bounds else []
    if param.envvar and param.show_envvar:
        names = [param.envvar] if isinstance(param.envvar, str) else param.envvar
        notes.append(f"variable d'environnement : {', '.join(names)}")
    default = _default(param, ctx)
    notes += [f"par défaut : {default}"] if default else []
    notes += ["obligatoire"] if param.required else []
    # A short note is not parted at the end of a line.
    marks = [f"[{note}]" if len(note) > _SHORT_NOTE else f"[{note}]".replace(" ", NBSP) for note in notes]
    return " ".join([*filter(None, [inspect.cleandoc(param.help or "")]), *marks])


def _default(param: TyperArgument | TyperOption, ctx: Context) -> str:
    if isinstance(param.show_default, str):
        return param.show_default
    value = param.get_default(ctx, call=False)
    if value is None or not param.show_default:
        return ""
    if isinstance(param, TyperOption) and param.is_flag:
        if param.secondary_opts:
            return (param.opts if value else param.secondary_opts)[-1]
        return "oui" if value else ""
    if isinstance(param, TyperOption) and param.count and not value:
        return ""
    return "calculé au lancement" if callable(value) else _default_text(value)


def _default_text(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(_default_text(item) for item in value)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def _table(title: str, rows: list[tuple[str, str]], width: int) -> str:
    """Terms on the left, what they mean on the right; a long term has its meaning on the next line."""
    widest = min(_LONGEST_TERM, width // _TERM_SHARE)
    column = max((len(term) for term, _ in rows if len(term) <= widest), default=widest)
    indent = _MARGIN + " " * (column + len(_MARGIN))
    lines = [f"{title} :"]
    for term, meaning in rows:
        start = f"{_MARGIN}{term}"
        if len(term) > column and meaning:
            lines.append(start)
            start = ""
        lines.append(_wrap(meaning, width, start.ljust(len(indent)), indent) if meaning else start)
    return "\n".join(lines)


def _prose(text: str, width: int) -> str:
    """Paragraphs wrapped; one that is indented, or opened by a backspace, keeps its lines (an example)."""
    paragraphs = []
    for paragraph in re.split(r"\n\s*\n", text):
        lines = [line for line in paragraph.splitlines() if line.strip() and line.strip() != "\b"]
        if "\b" in paragraph or all(line.startswith(" ") for line in lines):
            paragraphs.append("\n".join(_MARGIN + line for line in lines))
        else:
            paragraphs.append(_wrap(" ".join(lines), width, _MARGIN, _MARGIN))
    return "\n\n".join(paragraphs)


def _wrap(text: str, width: int, first: str, following: str) -> str:
    """Lines cut at spaces only, never inside an option's name nor before « : » or inside guillemets."""
    wrapper = textwrap.TextWrapper(
        width=width,
        initial_indent=first,
        subsequent_indent=following,
        break_on_hyphens=False,
        break_long_words=False,
    )
    # textwrap does not cut at a no-break space; the reader who copies a line gets a plain one back.
    return wrapper.fill(_TIED.sub(NBSP, text)).replace(NBSP, " ").rstrip()
