"""The only module that knows ruamel.yaml: the events of its parser become our nodes.

The parser in C is used where it is installed, the pure one otherwise; both give the same events, and one
builder serves both. Nothing here converts a value: a scalar is the text that the author wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from threading import Lock
from typing import Any, NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cvslint.document.bounds import Refused
from cvslint.document.fault import Fault
from cvslint.document.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    UnreadableNode,
    is_empty,
    position,
)
from cvslint.document.places import (
    after_anchor,
    after_colon,
    alias_names,
    between,
    first_directive,
    here,
    second_document,
    written_tag,
)
from cvslint.document.separators import shielded
from cvslint.document.state import State
from cvslint.span import TOP


def _c_module() -> Any:
    """The module of the parser in C, under the name of either package that brings it; ``None`` without one."""
    for module in ("_ruamel_yaml", "_ruamel_yaml_clibz"):
        try:
            return import_module(module)
        except ImportError:
            continue
    return None


_C: Any = _c_module()
CParser: Any = None if _C is None else _C.CParser


class Tree(NamedTuple):
    """What reading a text gives: its root, what was found on the way, and whether a key holds more than ASCII."""

    root: Node | None
    faults: list[Fault]
    odd_keys: bool = False


class _Scalars:
    """While it is entered, the parser in C has us make the scalars of a text: an event of each costs more than reading.

    Should it make events all the same, they are read as those of the other parser are. The parser knows one maker of
    scalars at a time, so that threads read one after the other.
    """

    def __init__(self, state: State) -> None:
        self.state = state

    def __enter__(self) -> None:
        if _C is not None:
            _ONE_READER.acquire()
            _C.ScalarEvent = self.state.scalar

    def __exit__(self, *raised: object) -> None:
        if _C is not None:
            _C.ScalarEvent = ScalarEvent
            _ONE_READER.release()


_ONE_READER = Lock()


def parser_name() -> str:
    """``C`` or ``Python``: the parser that reads on this machine."""
    return "Python" if CParser is None else "C"


def read_tree(text: str, *, twice: bool = True) -> Tree:
    """The root node of a YAML text, and what reading it found; no root when the text cannot be read.

    Never raises: a text that is not YAML gives one fault, at its cause. What the parser in C refuses is given to
    the other one, which knows more of YAML 1.2 and is slow, before it is called a fault; not without ``twice``.
    """
    shown, shield = shielded(text)
    try:
        return _read(shown, shield, _event_source(shown))
    except _FAILURES as error:
        refusal = error
    if twice and CParser is not None and len(text) <= _SECOND_READING:
        try:
            return _read(shown, shield, _pure_source(shown))
        except _FAILURES:
            pass
    if isinstance(refusal, MarkedYAMLError):
        # The many modules that look for a cause are of no use to a text that is YAML.
        from cvslint.document.yaml_faults import YamlError, explain

        return Tree(None, [explain(text, YamlError.of(refusal))])
    return Tree(None, [Fault("YML001", "autre", TOP)])


_FAILURES = (YAMLError, AssertionError, IndexError, ValueError)
"""What a parser raises: the pure one also stumbles where it should refuse."""

_SECOND_READING = 50_000
"""The longest text (characters) that is given to the pure parser when the one in C refuses it."""


def _read(text: str, shield: dict[int, str], next_event: Callable[[], Any]) -> Tree:
    """One reading. Raises one of ``_FAILURES``."""
    state = State(text, next_event, shield, ScalarEvent)
    try:
        with _Scalars(state):
            root = _document(state)
        for fault in _unused_anchors(state):
            state.tell(fault)
    except Refused as refused:
        return Tree(None, [*state.faults, refused.fault])
    if root is None or (isinstance(root, ScalarNode) and root.style == "plain" and root.text in _NULLS):
        return Tree(None, [*state.faults, Fault("YML001", "vide", TOP)])
    return Tree(root, state.faults, state.odd_keys)


_NULLS = ("", "~", "null", "Null", "NULL")
_CORE_TAGS = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")}


def _event_source(text: str) -> Callable[[], Any]:
    if CParser is None:
        return _pure_source(text)
    # A last line without its end would put the end of its value on a line that does not exist.
    whole = text if text.endswith(("\n", "\r")) else f"{text}\n"
    next_event: Callable[[], Any] = CParser(whole.encode("utf-8")).get_event
    return next_event


def _pure_source(text: str) -> Callable[[], Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.docinfo import DocInfo

    yaml = YAML(typ="safe", pure=True)
    # A directive is noted on the last of these, which only the loading of values would have made.
    yaml.doc_infos.append(DocInfo())
    whole = text if text.endswith(("\n", "\r")) else f"{text}\n"
    _, parser = yaml.get_constructor_parser(whole)
    next_event: Callable[[], Any] = parser.get_event
    return next_event


def _document(state: State) -> Node | None:
    """The root node; the stream is drained, since errors may come after the first document."""
    root: Node | None = None
    documents = 0
    while (event := state.next_event()) is not None:
        kind = type(event)
        if kind is StreamEndEvent:
            break
        if kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise Refused(second_document(state.text, event.start_mark))
            if event.version or event.tags:
                state.tell(Fault("YML005", "directive", first_directive(state.text)))
        elif root is None and kind is ScalarNode:
            root = event
        elif root is None and kind in _BUILDERS:
            root = _BUILDERS[kind](event, state, 0)
    return root


def _scalar(event: Any, state: State, depth: int) -> Node:
    node = state.scalar(None, None, None, event.value, event.start_mark, event.end_mark, event.style)
    return _tagged(event, state, node)


def _mapping(start_event: Any, state: State, depth: int) -> Node:
    mark = start_event.start_mark
    state.count(mark, depth)
    node = MappingNode(bool(start_event.flow_style), mark)
    bare = start_event.anchor is None and start_event.ctag is None
    if not bare:
        _open_anchor(start_event, state)
    next_event, builders, below, entries = state.next_event, _BUILDERS, depth + 1, node.entries
    while (kind := type(event := next_event())) is not MappingEndEvent:
        key = event if kind is ScalarNode else builders[kind](event, state, below)
        kind = type(event := next_event())
        value = event if kind is ScalarNode else builders[kind](event, state, below)
        if type(value) is ScalarNode and not value.text and value.style == "plain":
            value.start = value.end = after_colon(state.text, key.end)
        if type(key) is ScalarNode and (name := key.text) not in entries and name != "<<":
            entries[name] = (key, value)
            if not name.isascii():
                state.odd_keys = True
        else:
            _add_entry(node, _key(key), value, state)
    node.end = event.end_mark
    return node if bare else _tagged(start_event, state, node)


def _sequence(event: Any, state: State, depth: int) -> Node:
    mark = event.start_mark
    state.count(mark, depth)
    node = SequenceNode(bool(event.flow_style), mark)
    bare = event.anchor is None and event.ctag is None
    if not bare:
        _open_anchor(event, state)
    next_event, builders, items = state.next_event, _BUILDERS, node.items
    while (kind := type(item_event := next_event())) is not SequenceEndEvent:
        items.append(item_event if kind is ScalarNode else builders[kind](item_event, state, depth + 1))
    node.end = item_event.end_mark
    return node if bare else _tagged(event, state, node)


def _alias(event: Any, state: State, depth: int) -> Node:
    name = event.anchor
    if name not in state.anchors:
        state.tell(Fault("YML005", "alias_inconnu", between(event), values={"texte": f"*{name}"}))
        return UnreadableNode(event.start_mark, event.end_mark)
    node, _ = state.anchors[name]
    if node is None:
        raise Refused(Fault("YML004", "alias_de_soi", between(event), values={"nom": name}))
    state.used.add(name)
    return _copy(node, state, depth)


_BUILDERS: dict[type, Callable[[Any, State, int], Node]] = {
    ScalarEvent: _scalar,
    MappingStartEvent: _mapping,
    SequenceStartEvent: _sequence,
    AliasEvent: _alias,
}


def _key(node: Node) -> ScalarNode:
    """A key as a scalar; a block or a list used as a key keeps its place under a name that no field has."""
    if isinstance(node, ScalarNode):
        return node
    return ScalarNode("?", "plain", node.start, node.end)


def _add_entry(node: MappingNode, key: ScalarNode, value: Node, state: State) -> None:
    if key.text == "<<" and key.style == "plain":
        last = state.faults[-1] if state.faults else None
        if last is not None and last.case == "alias_inconnu" and last.span.start == position(value.start):
            # The merge is the fault, whatever it was to merge.
            state.faults.pop()
        state.tell(Fault("YML005", "fusion", between(key)))
        return
    first = node.entries.get(key.text)
    if first is None:
        node.entries[key.text] = (key, value)
        return
    node.repeated.append(key)
    node.entries[key.text] = (first[0], UnreadableNode(first[1].start, first[1].start, (first[1], value)))
    if node.flow and key.text.isdigit() and is_empty(value):
        # The cents of an amount that a comma of the braces cut off: no key that anybody wrote, nor wrote twice.
        return
    state.tell(
        Fault(
            "YML002",
            "",
            between(key),
            values={"cle": key.text, "ligne": first[0].start.line + 1},
            related=((between(first[0]), "première fois"),),
        )
    )


def _open_anchor(event: Any, state: State) -> None:
    if event.anchor is not None:
        state.anchors[event.anchor] = (None, event.start_mark)


def _tagged(event: Any, state: State, node: Node) -> Node:
    """The node itself, or an unreadable one when an anchor or a tag took the head of the author's text away."""
    if event.anchor is not None:
        state.anchors[event.anchor] = (node, event.start_mark)
        if isinstance(node, ScalarNode):
            if event.anchor not in alias_names(state.text):
                return UnreadableNode(node.start, node.end, (node,))
            node.start = after_anchor(state.text, node.start)
    if event.ctag is None or str(event.ctag) in _CORE_TAGS:
        return node
    tag, span = written_tag(state.text, event.start_mark)
    state.tell(Fault("YML005", "etiquette", span, values={"texte": tag}))
    return UnreadableNode(event.start_mark, event.end_mark, (node,))


def _unused_anchors(state: State) -> list[Fault]:
    """An anchor that no alias names was not meant as one: YAML took a word of the author's text."""
    return [
        Fault("YML005", "ancre", here(mark, len(name) + 1), values={"texte": f"&{name}"})
        for name, (_, mark) in state.anchors.items()
        if name not in state.used
    ]


def _copy(node: Node, state: State, depth: int) -> Node:
    """A copy for an alias, counted node by node, so that a bomb stops at the limit."""
    state.count(node.start, depth)
    if isinstance(node, MappingNode):
        mapping = MappingNode(node.flow, node.start)
        mapping.entries = {
            text: (key, _copy(value, state, depth + 1)) for text, (key, value) in node.entries.items()
        }
        mapping.end = node.end
        return mapping
    if isinstance(node, SequenceNode):
        sequence = SequenceNode(node.flow, node.start)
        sequence.items = [_copy(item, state, depth + 1) for item in node.items]
        sequence.end = node.end
        return sequence
    if isinstance(node, ScalarNode):
        return ScalarNode(node.text, node.style, node.start, node.end)
    return UnreadableNode(node.start, node.end)
