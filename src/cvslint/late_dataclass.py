"""Dataclasses whose constructor is compiled when their first instance is made.

:func:`dataclasses.dataclass` writes and compiles up to ten methods for each class when its module loads: checking one
dossier would take a sixth of its time for them. Most classes never have an instance in a run, and of these methods only
the constructor gains from being written for its class; the others are functions that all classes share.
"""

from __future__ import annotations

import dataclasses
import operator
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from typing import Any, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")

_ORDER = {
    "__lt__": operator.lt,
    "__le__": operator.le,
    "__gt__": operator.gt,
    "__ge__": operator.ge,
}


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def late_dataclass(cls: type[T], /) -> type[T]: ...


@overload
def late_dataclass(
    *, frozen: bool = True, slots: bool = True, eq: bool = True, order: bool = False
) -> Callable[[type[T]], type[T]]: ...


def late_dataclass(
    cls: type[T] | None = None,
    /,
    *,
    frozen: bool = True,
    slots: bool = True,
    eq: bool = True,
    order: bool = False,
) -> type[T] | Callable[[type[T]], type[T]]:
    """A class as :func:`dataclasses.dataclass` makes it with the same options; it is frozen and slotted by default.

    A field may have a default or a factory, ``init=False`` (and then one of these), ``repr=False`` and
    ``compare=False``; a method that the class writes itself is kept. ``inspect.signature`` knows the parameters of the
    constructor once there is an instance.
    """

    def made(cls: type[T]) -> type[T]:
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__  # else dataclass works out the signature to write one
        written = set(vars(cls))
        value: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
        methods: dict[str, Any] = {"__init__": _late_init(value, _setting(frozen, slots)), "__repr__": _repr}
        if eq:
            methods |= _comparisons(value, _ORDER if order else {}, hashable=frozen)
        if frozen:
            methods |= {"__setattr__": _no_setting, "__delattr__": _no_deleting}
        if frozen and slots:
            methods |= {"__getstate__": _state, "__setstate__": _restore}
        for name, method in methods.items():
            if name not in written:
                setattr(value, name, method)
        return cast("type[T]", value)

    return made if cls is None else made(cls)


def _setting(frozen: bool, slots: bool) -> str:
    """How a constructor gives its value to a field; one that is frozen goes past what refuses to set it."""
    if not frozen:
        return "self.{name} = {value}"
    return "slot_{name}(self, {value})" if slots else "self.__dict__['{name}'] = {value}"


def _late_init(cls: Any, setting: str) -> Callable[..., None]:
    """A constructor that has the true one written, leaves it its place, and does what it was asked."""

    def construct(self: object, *args: object, **kwargs: object) -> None:
        cls.__init__ = _init(cls, setting)
        cls.__init__(self, *args, **kwargs)

    return construct


def _init(cls: Any, setting: str) -> Callable[..., None]:
    names: dict[str, Any] = {"MISSING": MISSING}
    parameters, body = ["self"], []
    for each in dataclasses.fields(cls):
        given, value = _parameter(each, names)
        parameters += given
        body.append(setting.format(name=each.name, value=value))
        names[f"slot_{each.name}"] = getattr(getattr(cls, each.name, None), "__set__", None)
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join([*body, "return"]), names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return cast("Callable[..., None]", init)


def _parameter(each: Field[Any], names: dict[str, Any]) -> tuple[list[str], str]:
    """The parameter of a field, if it has one, and the value that the field gets; ``names`` gets what both name."""
    name = each.name
    if each.default is not MISSING:
        names[f"default_{name}"] = each.default
        return ([f"{name}=default_{name}"], name) if each.init else ([], f"default_{name}")
    if each.default_factory is not MISSING:
        names[f"new_{name}"] = each.default_factory
        if each.init:
            return [f"{name}=MISSING"], f"new_{name}() if {name} is MISSING else {name}"
        return [], f"new_{name}()"
    return [name], name


def _comparisons(cls: Any, order: dict[str, Callable[[Any, Any], Any]], *, hashable: bool) -> dict[str, Any]:
    """The equality, the hash and the order of a class, by its fields."""
    names = [each.name for each in dataclasses.fields(cls) if each.compare]
    compared: Callable[[Any], object] = (
        operator.attrgetter(*names)
        if len(names) > 1
        else lambda value: tuple(getattr(value, name) for name in names)
    )
    methods = {name: _by(compared, each) for name, each in {"__eq__": operator.eq, **order}.items()}
    return {**methods, "__hash__": (lambda self: hash(compared(self))) if hashable else None}


def _by(
    compared: Callable[[Any], object], comparison: Callable[[Any, Any], Any]
) -> Callable[[Any, Any], Any]:
    def compare(self: Any, other: Any) -> Any:
        if other.__class__ is self.__class__:
            return comparison(compared(self), compared(other))
        return NotImplemented

    return compare


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _no_setting(self: object, name: str, _: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    """What is kept of a value that is pickled or copied."""
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
