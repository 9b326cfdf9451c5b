"""Personal data masked in a run before it is reported: letter for letter, so that carets still point right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, cast

from cvslint.personal_data import EMAIL, IBAN, NIR, TELEPHONE
from cvslint.result import DossierResult, MappedFiles, RunResult

MASK = "•"
"""What stands for each letter or digit of a personal text."""

_KEPT = frozenset(
    {"path", "sha256", "encoding", "campagne", "siret", "fingerprint", "personal", "verdict"}
    # Places and the words of the pack: looking into them would take most of the time.
    | {"span", "rule", "name", "severity", "section", "why", "source", "origin", "passed", "not_applicable"}
)
"""Fields of a result that hold no text of an author, or that a report cannot do without."""

_SHAPES = (EMAIL, TELEPHONE, IBAN, NIR)
_LETTER = re.compile(r"\w")


def masked(run: RunResult) -> RunResult:
    """The run with the names, e-mails, telephones, addresses, IBANs and NIRs of its dossiers masked, excerpts too."""
    return replace(run, files=MappedFiles(run.files, masked_file))


def masked_file(file: DossierResult) -> DossierResult:
    """One result with its personal data masked; places, codes and amounts stay."""
    mask = _mask(file.personal)
    changed: dict[str, Any] = {
        field.name: _in(getattr(file, field.name), mask) for field in fields(file) if field.name not in _KEPT
    }
    return replace(file, **changed)


def _mask(texts: tuple[str, ...]) -> Callable[[str], str]:
    # As written, in capitals and with capital letters: a person called Petit does not hide the word « petit ».
    written = dict.fromkeys(form for text in texts for form in (text, text.upper(), text.title()))
    known = "|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(written, key=len, reverse=True))
    personal = re.compile(known) if known else None

    def mask(text: str) -> str:
        if personal is not None:
            text = personal.sub(_hidden, text)
        for shape in _SHAPES:
            text = shape.sub(_hidden, text)
        return text

    return mask


def _hidden(match: re.Match[str]) -> str:
    return _LETTER.sub(MASK, match.group())


def _in(value: object, mask: Callable[[str], str]) -> object:
    """A value of a result, its texts masked, whatever they are held in."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, tuple):
        return tuple(_in(item, mask) for item in value)
    if isinstance(value, Mapping):
        return {key: _in(item, mask) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        kept = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _KEPT}
        changes = {name: new for name, old in kept.items() if (new := _in(old, mask)) is not old}
        return replace(cast("Any", value), **changes) if changes else value
    return value
