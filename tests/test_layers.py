"""Imports point downwards only; heavy libraries stay in the rooms that need them."""

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

import workbook

PACKAGE = Path(workbook.__file__).parent

LAYERS = (
    {"errors", "frames", "shipped", "tomlfile", "records", "rules", "wording"},
    # Pure: data in, data out. These may import one another, without cycles.
    {
        "asking",
        "bank",
        "board",
        "checkup",
        "comments",
        "consistency",
        "coverage",
        "diffs",
        "ledger",
        "matching",
        "pay",
    }
    | {"plan", "progress", "reasons", "rehearsal", "salary", "sample", "star", "transcripts", "typesetting"}
    | {"walk_in"},
    {"store"},
    {"forms"},
    {"cards", "pictures", "tables"},
    {"share"},
    {"widgets"},
    {"notebook", "opening", "folder", "build", "build_wages", "cli", "lab", "__main__"},
)
"""Rooms (modules and folders at the top of the package), from the bottom up."""

ROOMS_OF_LIBRARIES = {
    "sqlite3": {"store", "build_wages"},  # a release of official wages may come as a database
    "pyarrow": {
        "pay.files",
        "share",
        "build_wages",
    },  # a reader's own table may be in Parquet, a shared one, too
    "pandas": {"cards.wide", "frames", "pay", "tables"},  # readers' own files of pay are tables, too
    "great_tables": {"cards.wide"},
    "matplotlib": {"pictures"},
    "typst": {"typesetting"},
    "urllib": {"cli.download"},  # nothing else may reach for the network
    "http": {"cli.download"},
    "icalendar": {"asking"},
    "ipywidgets": {"widgets", "notebook", "build", "cli"},
    "IPython": {"widgets", "notebook", "opening", "build", "cli"},
}


def modules(package: Path) -> dict[str, Path]:
    """Files of a package by dotted name below it; the package itself is the empty name."""
    files = sorted(package.rglob("*.py"))
    parts = {
        file: file.relative_to(package).with_suffix("").parts
        for file in files
        if "_shipped" not in file.parts
    }
    return {".".join(names[:-1] if names[-1] == "__init__" else names): file for file, names in parts.items()}


def imported(file: Path, package: Path) -> Iterator[str]:
    """Dotted names a file imports, relative ones made absolute.

    Imports inside functions count, except in the package's own ``__init__``: there they keep `import` quick. Those
    that only types need never count.
    """
    tree = ast.parse(file.read_text(encoding="utf-8"))
    outside = {id(node) for block in ast.walk(tree) if is_for_types(block) for node in ast.walk(block)}
    if file == package / "__init__.py":
        functions = (block for block in ast.walk(tree) if isinstance(block, ast.FunctionDef))
        outside |= {id(node) for block in functions for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in outside:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = (package.name, *file.relative_to(package).parts)[: -node.level] if node.level else ()
            source = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{source}.{alias.name}" for alias in node.names)


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def own_imports(package: Path) -> dict[str, set[str]]:
    """Modules of the package that each of its modules imports."""
    known = modules(package)
    graph: dict[str, set[str]] = {}
    for module, file in known.items():
        names = [name.partition(".") for name in imported(file, package)]
        inside = [below for top, _, below in names if top == package.name]
        # `from package.room import thing` names a thing of the room, unless the room has such a module.
        found = {below if below in known else below.rpartition(".")[0] for below in inside}
        graph[module] = found - {module, ""}
    return graph


def layer_of(room: str, layers: tuple[set[str], ...]) -> int:
    return next((height for height, rooms in enumerate(layers) if room in rooms), -1)


def faults(
    package: Path,
    layers: tuple[set[str], ...] = LAYERS,
    libraries: dict[str, set[str]] = ROOMS_OF_LIBRARIES,
) -> list[str]:
    """Sentences on every import that points upwards, on cycles, and on libraries outside their rooms."""
    found = []
    graph = own_imports(package)
    for module, targets in graph.items():
        room = module.partition(".")[0]
        if not room:
            found += [
                f"{package.name}/__init__.py imports {target}; it must stay light"
                for target in sorted(targets)
            ]
            continue
        if layer_of(room, layers) < 0:
            found.append(
                f"{room} is in no layer; add it to LAYERS in tests/test_layers.py, as low as its imports allow"
            )
            continue
        found += [
            f"{module} imports {target}, which stands above it"
            for target in sorted(targets)
            if layer_of(target.partition(".")[0], layers) > layer_of(room, layers)
        ]
    # A folder's __init__ gathers what its modules offer; it is no part of a cycle among them.
    parts = {
        module: {t for t in targets if not module.startswith(f"{t}.")} for module, targets in graph.items()
    }
    try:
        graphlib.TopologicalSorter(parts).prepare()
    except graphlib.CycleError as error:
        found.append(f"imports go in a circle: {' ← '.join(error.args[1])}")
    for module, file in modules(package).items():
        tops = {name.partition(".")[0] for name in imported(file, package)}
        found += [
            f"{module or '__init__'} imports {library}, which belongs to {', '.join(sorted(rooms))}"
            for library, rooms in libraries.items()
            if library in tops and not any(f"{module}.".startswith(f"{room}.") for room in rooms)
        ]
    return found


def test_imports_point_downwards():
    assert faults(PACKAGE) == []


def test_every_room_named_once():
    assert sum(map(len, LAYERS)) == len(set().union(*LAYERS))


class TestTheChecker:
    """On a made-up package, so that it is known to see what it should."""

    @pytest.fixture
    def faults_of(self, tmp_path):
        def check(**sources: str) -> list[str]:
            package = tmp_path / "house"
            for name in ("__init__", "cellar", "roof", *({"floor"} - {name[:5] for name in sources})):
                sources.setdefault(name, "")
            for name, source in sources.items():
                file = package.joinpath(*name.split("__in__")).with_suffix(".py")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(source, encoding="utf-8")
            return faults(package, ({"cellar"}, {"floor"}, {"roof"}), {"sqlite3": {"cellar"}})

        return check

    def test_downward_imports_are_right(self, faults_of):
        assert (
            faults_of(roof="import house.floor", floor="from house import cellar\nfrom .cellar import x")
            == []
        )

    @pytest.mark.parametrize(
        "source",
        [
            "import house.roof",
            "from house import roof",
            "from house.roof import tile as t",
            "from . import roof",
            "from .roof import tile",
            "def late():\n    import house.roof",
            "try:\n    import house.roof\nexcept ImportError:\n    pass",
        ],
    )
    def test_an_upward_import_is_found_however_it_is_written(self, faults_of, source):
        assert faults_of(cellar=source) == ["cellar imports roof, which stands above it"]

    def test_an_upward_import_of_a_module_in_a_room_is_found(self, faults_of):
        found = faults_of(floor__in__plank="from ..roof import tile")
        assert found == ["floor.plank imports roof, which stands above it"]

    def test_an_import_for_types_only_is_no_arrow(self, faults_of):
        assert faults_of(cellar="if TYPE_CHECKING:\n    import house.roof\n") == []

    def test_a_circle_is_found(self, faults_of):
        (found,) = faults_of(
            floor__in____init__="from house.floor.a import x",
            floor__in__a="from house.floor.b import x",
            floor__in__b="from house.floor.a import y",
        )
        assert found.startswith("imports go in a circle: floor.")

    def test_a_library_outside_its_room_is_found(self, faults_of):
        assert faults_of(roof="from sqlite3 import connect", cellar="import sqlite3") == [
            "roof imports sqlite3, which belongs to cellar"
        ]

    def test_a_package_that_imports_its_rooms_is_found(self, faults_of):
        assert faults_of(__init__="from .floor import plank") == [
            "house/__init__.py imports floor; it must stay light"
        ]

    def test_a_package_may_import_its_rooms_when_first_asked(self, faults_of):
        assert faults_of(__init__="def __getattr__(name):\n    from house import floor\n") == []

    def test_a_room_in_no_layer_says_where_to_add_it(self, faults_of):
        assert faults_of(attic="") == [
            "attic is in no layer; add it to LAYERS in tests/test_layers.py, as low as its imports allow"
        ]
