"""The examples in the docstrings run."""

import ast
import doctest
import importlib
import pkgutil
import sys
from pathlib import Path

import pytest

import workbook.consistency

MODULES = [
    f"workbook.consistency.{module.name}" for module in pkgutil.iter_modules(workbook.consistency.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_only_the_standard_library_and_the_ground_are_imported():
    for path in Path(workbook.consistency.__path__[0]).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                top = node.module.split(".")
                assert top[0] in sys.stdlib_module_names or ".".join(top[:2]) in {
                    "workbook.consistency",
                    "workbook.errors",
                    "workbook.shipped",
                }
