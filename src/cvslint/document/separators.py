"""Unicode line separators, which YAML 1.1 takes for line ends and every editor for letters."""

from __future__ import annotations

from cvslint.document.letters import SEPARATORS

_PRIVATE_USE = range(0xE000, 0xF8FF)


def shielded(text: str) -> tuple[str, dict[int, str]]:
    """The text with each Unicode line separator under a private letter, and how to put them back."""
    shield: dict[int, str] = {}
    for separator in SEPARATORS:
        if separator in text:
            letter = next(chr(code) for code in _PRIVATE_USE if chr(code) not in text)
            text = text.replace(separator, letter)
            shield[ord(letter)] = separator
    return text, shield
