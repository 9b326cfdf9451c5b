"""Keys that hold what cannot be seen, or letters of another alphabet: read as the keys that they look like."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from cvslint.document.fault import MAX_FAULTS, Fault
from cvslint.document.letters import BLANKS, LOOKALIKES, SEPARATORS, UNSEEN, code_of, name_of
from cvslint.document.nodes import MappingNode, Node, ScalarNode, SequenceNode, position
from cvslint.findings import Edit
from cvslint.late_pattern import late_pattern
from cvslint.span import Path, Span

_KEY = late_pattern(r"[a-z][a-z0-9_]*")
_WITHOUT_UNSEEN = str.maketrans("", "", UNSEEN + SEPARATORS)


def respell(root: Node | None, original: Callable[[Span], Span]) -> list[Fault]:
    """Renames in the tree each key that only odd characters keep from being a plain one.

    A key is left alone when its block has the plain one too. Gives one fault a key (FMT001, case ``relue``), at
    its place in the author's text by ``original``.
    """
    faults: dict[Span, Fault] = {}
    for path, node in _mappings(root):
        renamed: dict[str, str] = {}
        taken = set(node.entries)
        for text in node.entries:
            plain = plain_key(text)
            if plain not in taken:
                renamed[text] = plain
                taken.add(plain)
        if not renamed:
            continue
        for text, plain in renamed.items():
            key = node.entries[text][0]
            span = original(Span(position(key.start), position(key.end)))
            if len(faults) > MAX_FAULTS:
                # One more than are told, for the one who says that there are more.
                break
            faults.setdefault(span, _fault(text, plain, span, (*path, plain)))
        node.entries = {
            renamed.get(text, text): (_renamed(key, renamed.get(text, text)), value)
            for text, (key, value) in node.entries.items()
        }
    return list(faults.values())


def plain_key(text: str) -> str:
    """The plain key that ``text`` looks like; ``text`` itself when it looks like none."""
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text.translate(_WITHOUT_UNSEEN).strip(f" {BLANKS}"))
    plain = plain.translate(LOOKALIKES)
    return plain if _KEY.fullmatch(plain) else text


def _renamed(key: ScalarNode, text: str) -> ScalarNode:
    return key if key.text == text else ScalarNode(text, key.style, key.start, key.end)


def _fault(written: str, plain: str, span: Span, path: Path) -> Fault:
    place, intruder = next(
        (place, letter) for place, letter in enumerate(written) if letter != plain[place : place + 1]
    )
    values = {
        "cle": written,
        "proche": plain,
        "intrus": code_of(intruder),
        "nom": name_of(intruder),
        "colonne": span.start.column + place,
    }
    return Fault("FMT001", "relue", span, path, values, edits=(Edit(span, plain),))


def _mappings(root: Node | None) -> Iterator[tuple[Path, MappingNode]]:
    waiting: list[tuple[Path, Node]] = [] if root is None else [((), root)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, MappingNode):
            yield path, node
            # Its entries are renamed by now.
            waiting += [((*path, name), value) for name, (_, value) in node.entries.items()]
        elif isinstance(node, SequenceNode):
            waiting += [((*path, rank), item) for rank, item in enumerate(node.items)]
