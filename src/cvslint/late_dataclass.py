"""Values whose constructor is compiled when the first of them is made.

:func:`dataclasses.dataclass` writes and compiles six methods for each class when its module loads: checking one dossier
would take a sixth of its time for them. Most classes never have an instance in a run, and of these methods only the
constructor gains from being written for its class; the others are functions that all classes share.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def late_dataclass(cls: type[T]) -> type[T]:
    """``cls`` as ``dataclass(frozen=True, slots=True)`` makes it: the same fields, the same behaviour.

    A field may have a default or a factory, ``repr=False`` and ``compare=False``; all are parameters of the constructor,
    in their order. ``inspect.signature`` knows them once there is an instance.
    """
    if cls.__doc__ is None:
        cls.__doc__ = cls.__name__  # else dataclass works out the signature to write one
    value: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    value.__init__ = _late_init(value)
    value.__eq__, value.__hash__ = _by([each.name for each in dataclasses.fields(value) if each.compare])
    value.__repr__ = _repr
    value.__setattr__, value.__delattr__ = _no_setting, _no_deleting
    value.__getstate__, value.__setstate__ = _state, _restore
    return cast("type[T]", value)


def _late_init(cls: Any) -> Callable[..., None]:
    """A constructor that has the true one written, leaves it its place, and does what it was asked."""

    def construct(self: object, *args: object, **kwargs: object) -> None:
        cls.__init__ = _init(cls)
        cls.__init__(self, *args, **kwargs)

    return construct


def _init(cls: Any) -> Callable[..., None]:
    """The constructor of ``cls``. It fills each slot through its descriptor, as a value lets nobody set a field."""
    names: dict[str, Any] = {"MISSING": MISSING}
    written = [_parameter(each, names) for each in dataclasses.fields(cls)]
    for each in dataclasses.fields(cls):
        names[f"set_{each.name}"] = getattr(cls, each.name).__set__
    parameters = ", ".join(["self", *(parameter for parameter, _ in written)])
    body = [f"set_{each.name}(self, {value})" for each, (_, value) in zip(dataclasses.fields(cls), written)]
    after = ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({parameters}):\n " + "\n ".join([*body, *after, "return"]), names)
    init = names["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return cast("Callable[..., None]", init)


def _parameter(each: Field[Any], names: dict[str, Any]) -> tuple[str, str]:
    """The parameter of a field, and the value to give to its slot; ``names`` gets what these name."""
    name = each.name
    if each.default is not MISSING:
        names[f"default_{name}"] = each.default
        return f"{name}=default_{name}", name
    if each.default_factory is not MISSING:
        names[f"new_{name}"] = each.default_factory
        return f"{name}=MISSING", f"new_{name}() if {name} is MISSING else {name}"
    return name, name


def _by(names: list[str]) -> tuple[Callable[[Any, Any], Any], Callable[[Any], int]]:
    """The equality and the hash of a class whose values differ by the fields ``names``."""
    compared: Callable[[Any], object] = attrgetter(*names) if len(names) > 1 else _few(names)

    def equal(self: Any, other: Any) -> Any:
        return compared(self) == compared(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(compared(self))

    return equal, hashed


def _few(names: list[str]) -> Callable[[Any], object]:
    """The same as ``attrgetter`` gives for several names, which it does not for one or none."""
    return lambda value: tuple(getattr(value, name) for name in names)


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
