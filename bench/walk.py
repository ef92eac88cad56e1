"""The way of a value through the code: into which modules it is handed, in the order of the code, and how often back.

A value enters a function as a parameter; whatever is made from it there is it too. Each call that is handed any of that is
followed, each function once. A *stay* is a run of calls into one module, a *return* a stay in a
module that was left before. Nothing is run: a method is followed where its name has one definition, else the way ends.
"""

import ast
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

PACKAGE = "harmonize"


class Place(NamedTuple):
    """A function: its module (``duties/criminalize.py``), its name with that of its class, and its definition."""

    module: str
    name: str
    node: ast.FunctionDef

    @property
    def parameters(self) -> list[str]:
        """The names under which it takes what it is handed."""
        args = self.node.args
        return [item.arg for item in (*args.posonlyargs, *args.args, *args.kwonlyargs)]


class Walk(NamedTuple):
    """The modules stayed in, one after the other."""

    stays: tuple[str, ...]

    @property
    def returns(self) -> int:
        """How many stays are in a module that was left before."""
        return len(self.stays) - len({*self.stays})


class House:
    """The functions of some modules, by where they stand and by what they are called."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.functions: dict[tuple[str, str], Place] = {}
        self.methods: dict[str, list[Place]] = {}
        self.imports: dict[str, dict[str, tuple[str, str]]] = {}
        for module, text in sources.items():
            tree = ast.parse(text)
            self.imports[module] = dict(imported(tree))
            for node in tree.body:
                if isinstance(node, ast.FunctionDef):
                    self.functions[module, node.name] = Place(module, node.name, node)
                elif isinstance(node, ast.ClassDef):
                    for item in node.body:
                        if isinstance(item, ast.FunctionDef):
                            place = Place(module, f"{node.name}.{item.name}", item)
                            self.methods.setdefault(item.name, []).append(place)
                            if item.name == "__init__":
                                self.functions[module, node.name] = place

    def callee(self, call: ast.Call, module: str) -> Place | None:
        """The function that a call names; None where it is none of the house's, or could be several."""
        match call.func:
            case ast.Name(id=name):
                return self.functions.get((module, name)) or self.functions.get(
                    self.imports[module].get(name, ("", ""))
                )
            case ast.Attribute(value=ast.Name(id=holder), attr=name) if holder in self.imports[module]:
                package, inner = self.imports[module][holder]
                return self.functions.get((f"{package.removesuffix('.py')}/{inner}.py", name)) or self.method(name)
            case ast.Attribute(attr=name):
                return self.method(name)
        return None

    def method(self, name: str) -> Place | None:
        """The method of a name that only one class has."""
        found = self.methods.get(name, [])
        return found[0] if len(found) == 1 else None

    def walk(self, module: str, function: str, parameter: str) -> Walk:
        """The way of a parameter from a function on."""
        seen: set[tuple[str, str]] = set()
        start = self.functions[module, function]
        stays = [module, *self.onward(start, frozenset({parameter}), seen)]
        return Walk(tuple(module for module, _ in groupby(stays)))

    def onward(self, place: Place, names: frozenset[str], seen: set[tuple[str, str]]) -> Iterator[str]:
        """The modules into which a function hands what it was handed under some names."""
        if (place.module, place.name) in seen:
            return
        seen.add((place.module, place.name))
        own = made_from(place.node, names)
        for call in calls(place.node):
            callee = self.callee(call, place.module)
            if callee and (taken := handed(call, callee, own)):
                yield callee.module
                yield from self.onward(callee, taken, seen)


def imported(tree: ast.Module) -> Iterator[tuple[str, tuple[str, str]]]:
    """What a module imports from the package: its name here, the module it comes from, and its name there."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == PACKAGE:
            path = "/".join(node.module.split(".")[1:])
            yield from ((item.asname or item.name, (f"{path}.py", item.name)) for item in node.names)


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """The calls of a function as they are carried out: what stands inside before what it stands in."""
    for child in ast.iter_child_nodes(node):
        yield from calls(child)
    if isinstance(node, ast.Call):
        yield node


def mentions(node: ast.AST, names: frozenset[str]) -> bool:
    """Whether an expression has one of some names in it."""
    return any(isinstance(item, ast.Name) and item.id in names for item in ast.walk(node))


def made_from(node: ast.FunctionDef, names: frozenset[str]) -> frozenset[str]:
    """Some names, and those that a function gives to whatever it makes from them."""
    while True:
        more = set(names)
        for item in ast.walk(node):
            match item:
                case ast.Assign(targets=targets, value=value) if mentions(value, names):
                    more.update(name for target in targets for name in bound(target))
                case ast.AnnAssign(target=target, value=ast.expr() as value) if mentions(value, names):
                    more.update(bound(target))
                case ast.NamedExpr(target=target, value=value) if mentions(value, names):
                    more.update(bound(target))
                case ast.For(target=target, iter=value) | ast.comprehension(target=target, iter=value) if mentions(
                    value, names
                ):
                    more.update(bound(target))
        if more == names:
            return names
        names = frozenset(more)


def bound(target: ast.expr) -> Iterator[str]:
    """The names that an assignment binds."""
    return (item.id for item in ast.walk(target) if isinstance(item, ast.Name) and isinstance(item.ctx, ast.Store))


def handed(call: ast.Call, callee: Place, names: frozenset[str]) -> frozenset[str]:
    """The parameters of a function under which a call hands it some names."""
    parameters = callee.parameters
    taken: set[str] = set()
    if parameters[:1] == ["self"]:
        if isinstance(call.func, ast.Attribute) and mentions(call.func.value, names):
            taken.add("self")
        parameters = parameters[1:]
    taken.update(name for name, value in zip(parameters, call.args, strict=False) if mentions(value, names))
    taken.update(item.arg for item in call.keywords if item.arg in parameters and mentions(item.value, names))
    return frozenset(taken)
