"""Quotes of a word processor in the place of YAML's: letters for it, which protect nothing."""

from __future__ import annotations

import re

from cvslint.document.fault import Fault
from cvslint.document.scene import COMMENT, Scene, edit, mended, quoting, told

_DOUBLE = re.compile('[“”„‟"][^“”„‟"]*[“”„‟"]')
_SINGLE = re.compile("[‘’‚‛](?:[^‘’‚‛]|’(?=\\w))*[‘’‛]")
_FRENCH = re.compile("«[^«»]*»|‹[^‹›]*›")
_STRAIGHT = '"'


def around(value: str) -> bool:
    """Whether typographic quotes enclose the whole value, at one end at least."""
    if len(value) < 3 or value[0] == value[-1] == _STRAIGHT:
        return False
    return any(kind.fullmatch(value) for kind in (_DOUBLE, _SINGLE, _FRENCH))


def word_quotes(scene: Scene, number: int, start: int, value: str) -> Fault:
    """A value inside typographic quotes that begins at ``start`` (from 0): they become straight ones.

    French quotes belong to the text as an author writes it: straight ones go around them.
    """
    value = COMMENT.sub("", value)
    fault = told(
        "guillemets_typographiques", number, start + 1, len(value), ouvrant=value[0], fermant=value[-1]
    )
    if _FRENCH.fullmatch(value):
        return mended(fault, scene, quoting(number, start, value))
    end = start + len(value)
    ends = [(start, start + 1), (end - 1, end)]
    line = scene.line(number)
    straight = [edit(number, first, last, _STRAIGHT) for first, last in ends if line[first] != _STRAIGHT]
    escapes = [edit(number, n, n, "\\") for n in range(start + 1, end - 1) if line[n] in '"\\']
    return mended(fault, scene, [*straight, *escapes])
