"""Dataclasses with slots, and regular expressions, that cost next to nothing to define.

`dataclasses.dataclass` writes and compiles six functions for every class, which takes about half a millisecond; a
command that knows a hundred classes spends more time on that than on the listing it checks. `frozen` gives the same
class (`fields`, `replace` and `is_dataclass` know it, it pickles, equal fields make equal values) with methods that all
classes share, and compiles `__init__` when more than a few values are made. `holder` is the same for what fills up over a run.
Both may have cached properties.
"""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, Field, FrozenInstanceError, field
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform

if TYPE_CHECKING:
    import re

_Class = TypeVar("_Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: _Class) -> _Class:
    """Return the class as `dataclass(frozen=True, slots=True)` would, for the plain cases: fields with defaults.

    Raises TypeError for what is not a plain case: `InitVar`, `ClassVar`, keyword-only fields, `__post_init__`.
    """
    shared = {
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        "__getstate__": _state,
        "__setstate__": _restore,
        **{name: method for name, method in _SHARED.items() if name not in cls.__dict__},
    }
    made: Any = _slotted(cls, shared)
    made._values_ = staticmethod(_getter(made.__match_args__))
    return made  # type: ignore[no-any-return]


@dataclass_transform(eq_default=False, field_specifiers=(field,))
def holder(cls: _Class) -> _Class:
    """Return the class as `dataclass(slots=True, eq=False)` would, for the same plain cases: each equals itself alone."""
    return _slotted(cls, {"__repr__": _shown} if "__repr__" not in cls.__dict__ else {})  # type: ignore[no-any-return]


def _slotted(cls: Any, shared: dict[str, Any]) -> Any:
    """The class with slots for its fields, an `__init__` that is written on first use, and methods that it shares."""
    fields: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(getattr(base, "__dataclass_fields__", {}))
    namespace = dict(cls.__dict__)
    own = namespace.get("__annotations__", {})
    for name, kind in own.items():
        fields[name] = _field(name, kind, namespace.pop(name, MISSING))
    if "__post_init__" in namespace:
        raise TypeError(f"{cls.__name__}: __post_init__ needs dataclasses.dataclass")
    for name in ("__dict__", "__weakref__"):
        namespace.pop(name, None)
    # What is worked out once has its place in `__dict__`.
    kept = ("__dict__",) if any(isinstance(value, cached_property) for value in namespace.values()) else ()
    namespace |= {
        "__slots__": (*own, *kept),
        "__dataclass_fields__": fields,
        "__match_args__": tuple(fields),
        **shared,
    }
    made: Any = type(cls)(cls.__name__, cls.__bases__, namespace)
    made.__init__ = _init_on_first_use(made, fields)
    return made


def _field(name: str, kind: Any, default: Any) -> Field[Any]:
    if "ClassVar" in str(kind) or "InitVar" in str(kind):
        raise TypeError(f"{name}: {kind} needs dataclasses.dataclass")
    if isinstance(default, Field):
        one: Field[Any] = default
    elif getattr(type(default), "__hash__", None) is None:
        raise ValueError(f"{name}: a mutable default would be shared; use field(default_factory=…)")
    else:
        one = field(default=default)
    one.name, one.type = name, kind
    one._field_type = dataclasses._FIELD  # type: ignore[attr-defined]  # what `fields` looks for, since 3.7
    one.kw_only = False
    return one


def _getter(names: tuple[str, ...]) -> Callable[[Any], object]:
    return attrgetter(*names) if names else lambda _: ()


def _init_on_first_use(cls: Any, fields: dict[str, Field[Any]]) -> Callable[..., None]:
    left = _MADE_SLOWLY

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        nonlocal left
        left -= 1
        if left >= 0 and _set_one_by_one(self, fields, values, named):
            return
        made = cls.__init__ = _compiled_init(cls, fields)
        made(self, *values, **named)

    return __init__


# A run of one listing makes few values of most classes, and writing a function takes longer than setting their fields.
_MADE_SLOWLY = 5


def _set_one_by_one(self: Any, fields: dict[str, Field[Any]], values: tuple[Any, ...], named: dict[str, Any]) -> bool:
    """Set the fields as `__init__` would; False where it would complain, or has anything unusual to do."""
    if len(values) > len(fields):
        return False
    given = dict(zip(fields, values, strict=False))
    if not (named.keys() <= fields.keys() and given.keys().isdisjoint(named)):
        return False
    given |= named
    for name, one in fields.items():
        if name not in given:
            if one.default_factory is not MISSING:
                given[name] = one.default_factory()
            elif one.default is not MISSING:
                given[name] = one.default
            else:
                return False
    for name, value in given.items():
        object.__setattr__(self, name, value)
    return True


def _compiled_init(cls: Any, fields: dict[str, Field[Any]]) -> Callable[..., None]:
    """The function that dataclasses would write, except that it calls the slots themselves, which is faster."""
    known: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = ["self"], ["pass"]
    for name, one in fields.items():
        known[f"set_{name}"] = getattr(cls, name).__set__
        value = name
        if one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            parameters.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif one.default is not MISSING:
            known[f"default_{name}"] = one.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        lines.append(f"set_{name}(self, {value})")
    body = "\n ".join(lines)
    exec(f"def __init__({', '.join(parameters)}):\n {body}", known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


# ------------------------------------------------------------------ what all classes share


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._values_(self) == self._values_(other)


def _hash(self: Any) -> int:
    return hash(self._values_(self))


def _shown(self: Any) -> str:
    inner = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in self.__dataclass_fields__.items() if one.repr)
    return f"{self.__class__.__qualname__}({inner})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, name) for name in self.__dataclass_fields__]


def _restore(self: Any, state: list[object]) -> None:
    for name, value in zip(self.__dataclass_fields__, state, strict=True):
        object.__setattr__(self, name, value)


_SHARED: dict[str, Any] = {"__eq__": _equal, "__hash__": _hash, "__repr__": _shown}


# ------------------------------------------------------------------ regular expressions


class _Late:
    """A regular expression that is compiled when it is first asked for anything."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._said = pattern, flags

    def __getattr__(self, name: str) -> Any:
        import re

        found = re.compile(*self._said)
        # Whoever asks once asks again: from now on these are found without coming here.
        self.__dict__.update({method: getattr(found, method) for method in _METHODS})
        return getattr(found, name)


_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn", "pattern", "flags", "groups")


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the regular expression, to be compiled on first use.

    One whose classes reach beyond Latin letters takes about a millisecond to compile, and most texts never ask it.
    """
    made: Any = _Late(pattern, flags)
    return made  # type: ignore[no-any-return]


# ------------------------------------------------------------------ many values


@contextmanager
def without_collection() -> Iterator[None]:
    """Make many values without looking for garbage meanwhile.

    Where hundreds of thousands are made and kept, looking again and again at all of them takes longer than making them.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
