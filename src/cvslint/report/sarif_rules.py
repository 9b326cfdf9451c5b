"""Rules in SARIF, with the properties that GitHub code scanning reads."""

from __future__ import annotations

import re

from cvslint.findings import Severity
from cvslint.french import NBSP
from cvslint.report.annotations import REMEDY
from cvslint.report.mentions import ORIGINS
from cvslint.report.sarif_places import Json
from cvslint.result import RuleInfo

LEVELS = {Severity.ERREUR: "error", Severity.AVERTISSEMENT: "warning", Severity.INFO: "note"}

_PROBLEMS = {
    Severity.ERREUR: "error",
    Severity.AVERTISSEMENT: "warning",
    Severity.INFO: "recommendation",
}

_PRECISION = {
    "appel": "high",
    "lecture": "medium",
    "calcul": "very-high",
    "identifiant": "very-high",
    "usage": "medium",
}
"""How seldom a rule of each origin is wrong, in GitHub's words."""

_OF_THE_FILE = frozenset(("fichier", "format"))
"""Sections whose rules read the file itself, and are never a matter of opinion."""

_LONGEST_DESCRIPTION = 1024
"""GitHub code scanning refuses more characters in a description."""

_MARKDOWN = re.compile(r"[\\`*_\[\]<]")


def descriptor(rule: RuleInfo) -> Json:
    """What a viewer shows of one rule.

    There is no ``security-severity``: with it, GitHub would present a dossier's faults as breaches of security.
    """
    parts = _parts(rule)
    markdown = [f"**{title}.** {_plain(text)}" for title, text in parts]
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _limited(rule.summary or rule.name)},
        "fullDescription": {"text": _limited(rule.why or rule.summary or rule.name)},
        "help": {
            "text": "\n".join(f"{title}{NBSP}: {text}" for title, text in parts),
            "markdown": "\n\n".join(markdown),
        },
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": _properties(rule),
    }


def _parts(rule: RuleInfo) -> list[tuple[str, str]]:
    origin = ORIGINS.get(rule.origin, "")
    basis = f"{NBSP}: ".join(text for text in (rule.source, origin) if text)
    parts = [
        ("Ce qu'elle regarde", rule.summary or rule.name),
        ("Pourquoi", rule.why),
        (REMEDY.removesuffix(f"{NBSP}: "), rule.help),
        ("Sur quoi elle repose", basis),
    ]
    return [(title, text) for title, text in parts if text]


def _properties(rule: RuleInfo) -> Json:
    properties: Json = {"problem.severity": _PROBLEMS[rule.severity]}
    if rule.section in _OF_THE_FILE:
        properties["precision"] = "very-high"
    elif rule.origin in _PRECISION:
        properties["precision"] = _PRECISION[rule.origin]
    tags = [tag for tag in dict.fromkeys((rule.section, rule.origin)) if tag]
    if tags:
        properties["tags"] = tags
    facts = {"origin": rule.origin, "section": rule.section, "source": rule.source}
    return properties | {key: value for key, value in facts.items() if value}


def _limited(text: str) -> str:
    return text if len(text) <= _LONGEST_DESCRIPTION else f"{text[: _LONGEST_DESCRIPTION - 1]}…"


def _plain(text: str) -> str:
    """Text that Markdown shows as it stands, line ends included."""
    return _MARKDOWN.sub(r"\\\g<0>", text).replace("\n", "  \n")
