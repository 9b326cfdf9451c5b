"""The only module that knows ruamel.yaml: the events of its parser become our nodes.

The parser in C is used where it is installed, the pure one otherwise; both give the same events, and one
builder serves both. Nothing here converts a value: a scalar is the text that the author wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
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

from cvslint.document.bounds import MAX_NODES, Refused, check_depth, too_many
from cvslint.document.fault import MAX_FAULTS, Fault
from cvslint.document.nodes import (
    MappingNode,
    Mark,
    Node,
    ScalarNode,
    SequenceNode,
    Style,
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
from cvslint.span import TOP


def _c_parser() -> Any:
    """The parser in C, under the name of either package that brings it; ``None`` without one."""
    for module in ("_ruamel_yaml", "_ruamel_yaml_clibz"):
        try:
            return import_module(module).CParser
        except ImportError:
            continue
    return None


CParser: Any = _c_parser()

_STYLES: dict[str, Style] = {"'": "quoted", '"': "quoted", "|": "block", ">": "block"}


class Tree(NamedTuple):
    """What reading a text gives: its root, what was found on the way, and whether a key holds more than ASCII."""

    root: Node | None
    faults: list[Fault]
    odd_keys: bool = False


class _State:
    """What building one tree carries along: the source of events, the anchors, the count of nodes."""

    __slots__ = ("anchors", "faults", "next_event", "nodes", "odd_keys", "shield", "text", "used")

    def __init__(self, text: str, next_event: Callable[[], Any], shield: dict[int, str]) -> None:
        self.text = text
        self.shield = shield
        self.next_event = next_event
        self.anchors: dict[str, tuple[Node | None, Mark]] = {}
        self.used: set[str] = set()
        self.faults: list[Fault] = []
        self.nodes = 0
        self.odd_keys = False

    def tell(self, fault: Fault) -> None:
        if len(self.faults) == MAX_FAULTS:
            self.faults.clear()
            raise Refused(Fault("YML004", "fautes", fault.span, values={"limite": MAX_FAULTS}))
        self.faults.append(fault)

    def count(self, mark: Mark) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise too_many(mark)


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
    state = _State(text, next_event, shield)
    try:
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


def _document(state: _State) -> Node | None:
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
        elif root is None and kind in _BUILDERS:
            root = _BUILDERS[kind](event, state, 0)
    return root


def _scalar(event: Any, state: _State, depth: int) -> Node:
    start = event.start_mark
    state.nodes += 1
    if state.nodes > MAX_NODES:
        raise too_many(start)
    style = event.style
    value = event.value.translate(state.shield) if state.shield else event.value
    node = ScalarNode(value, _STYLES[style] if style else "plain", start, event.end_mark)
    # The tag as the parser holds it: asked for as text, it is made anew each time.
    if event.anchor is None and event.ctag is None:
        return node
    return _tagged(event, state, node)


def _mapping(event: Any, state: _State, depth: int) -> Node:
    state.count(event.start_mark)
    check_depth(depth, event.start_mark)
    node = MappingNode(bool(event.flow_style), event.start_mark)
    _open_anchor(event, state)
    next_event, builders, below, entries = state.next_event, _BUILDERS, depth + 1, node.entries
    while type(key_event := next_event()) is not MappingEndEvent:
        key = builders[type(key_event)](key_event, state, below)
        value_event = next_event()
        value = builders[type(value_event)](value_event, state, below)
        if type(value) is ScalarNode and not value.text and value.style == "plain":
            value.start = value.end = after_colon(state.text, key.end)
        if type(key) is ScalarNode and (name := key.text) not in entries and name != "<<":
            entries[name] = (key, value)
            if not name.isascii():
                state.odd_keys = True
        else:
            _add_entry(node, _key(key), value, state)
    node.end = key_event.end_mark
    return _tagged(event, state, node)


def _sequence(event: Any, state: _State, depth: int) -> Node:
    state.count(event.start_mark)
    check_depth(depth, event.start_mark)
    node = SequenceNode(bool(event.flow_style), event.start_mark)
    _open_anchor(event, state)
    next_event, builders, items = state.next_event, _BUILDERS, node.items
    while type(item_event := next_event()) is not SequenceEndEvent:
        items.append(builders[type(item_event)](item_event, state, depth + 1))
    node.end = item_event.end_mark
    return _tagged(event, state, node)


def _alias(event: Any, state: _State, depth: int) -> Node:
    name = event.anchor
    if name not in state.anchors:
        state.tell(Fault("YML005", "alias_inconnu", between(event), values={"texte": f"*{name}"}))
        return UnreadableNode(event.start_mark, event.end_mark)
    node, _ = state.anchors[name]
    if node is None:
        raise Refused(Fault("YML004", "alias_de_soi", between(event), values={"nom": name}))
    state.used.add(name)
    return _copy(node, state, depth)


_BUILDERS: dict[type, Callable[[Any, _State, int], Node]] = {
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


def _add_entry(node: MappingNode, key: ScalarNode, value: Node, state: _State) -> None:
    if key.text == "<<" and key.style == "plain":
        last = state.faults[-1] if state.faults else None
        if last is not None and last.case == "alias_inconnu" and last.span.start == position(value.start):
            # The merge is the fault, whatever it was to merge.
            state.faults.pop()
        state.tell(Fault("YML005", "fusion", between(key)))
        node.merged = True
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


def _open_anchor(event: Any, state: _State) -> None:
    if event.anchor is not None:
        state.anchors[event.anchor] = (None, event.start_mark)


def _tagged(event: Any, state: _State, node: Node) -> Node:
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


def _unused_anchors(state: _State) -> list[Fault]:
    """An anchor that no alias names was not meant as one: YAML took a word of the author's text."""
    return [
        Fault("YML005", "ancre", here(mark, len(name) + 1), values={"texte": f"&{name}"})
        for name, (_, mark) in state.anchors.items()
        if name not in state.used
    ]


def _copy(node: Node, state: _State, depth: int) -> Node:
    """A copy for an alias, counted node by node, so that a bomb stops at the limit."""
    state.count(node.start)
    check_depth(depth, node.start)
    if isinstance(node, MappingNode):
        mapping = MappingNode(node.flow, node.start)
        mapping.entries = {
            text: (key, _copy(value, state, depth + 1)) for text, (key, value) in node.entries.items()
        }
        mapping.end, mapping.merged = node.end, node.merged
        return mapping
    if isinstance(node, SequenceNode):
        sequence = SequenceNode(node.flow, node.start)
        sequence.items = [_copy(item, state, depth + 1) for item in node.items]
        sequence.end = node.end
        return sequence
    if isinstance(node, ScalarNode):
        return ScalarNode(node.text, node.style, node.start, node.end)
    return UnreadableNode(node.start, node.end)
