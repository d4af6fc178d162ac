"""The examples in docstrings run and print what they say."""

import doctest
import importlib
import pkgutil

import pytest

import workbook

MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(workbook.__path__, "workbook.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_of(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
