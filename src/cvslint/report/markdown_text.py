"""Foreign text put into GitHub-flavoured Markdown, where it is read as text and nothing else."""

from __future__ import annotations

import re

from cvslint.french import visible

# As character references rather than backslashes: those hold inside a table, inside HTML and inside `code` alike.
# A `_` between two letters never is emphasis, and paths are full of them.
_MARKUP = re.compile(r"[&<>`*\[\]|~\\$#!]|(?<!\w)_|_(?!\w)")

# GitHub and GitLab look for mentions, issues, labels, emoji and addresses in the text that Markdown has already
# read, where no escape is left to see. A zero-width space parts the sign from the word.
_REFERENCE = re.compile(r"(?<=[@#!~%&$^:])(?=[\w\"/+-])|(?<=www)(?=\.)", re.IGNORECASE)
_PARTED = "\u200b"


def escape(text: str) -> str:
    """Foreign text on one line, for a paragraph, a heading, a table cell or an HTML element.

    Markup, HTML, links, mentions and references are all defused; control characters and line ends are made visible.
    """
    parted = _REFERENCE.sub(_PARTED, visible(text))
    return _MARKUP.sub(_reference, parted).replace(_PARTED, "&#8203;")


def code(text: str) -> str:
    """Foreign text as code: a path, a name."""
    return f"<code>{escape(text)}</code>" if text else ""


def _reference(match: re.Match[str]) -> str:
    return f"&#{ord(match.group())};"
