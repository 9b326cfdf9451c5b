"""How a word that the user typed is quoted in a sentence, and what is suggested in its stead."""

from __future__ import annotations

from collections.abc import Iterable

from cvslint.french import liste, nearest, visible

_LONG_EXTRACT = 200


def cite(text: str) -> str:
    """What the user typed, between guillemets: on one line, nothing invisible, shortened beyond 200 characters."""
    shown = text if len(text) <= _LONG_EXTRACT else f"{text[:_LONG_EXTRACT]}…"
    return f"« {visible(shown)} »"


def vouliez_vous_dire(typed: str, known: Iterable[str]) -> str:
    """The end of a sentence that names what may have been meant; empty when nothing is near."""
    near = nearest(typed, known)
    return f" ; vouliez-vous dire {liste([cite(word) for word in near], 'ou')} ?" if near else ""
