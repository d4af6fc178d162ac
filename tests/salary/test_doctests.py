"""The examples in the docstrings of the salary rooms are true."""

import doctest
import importlib
import pkgutil

import pytest

import workbook.salary

ROOMS = [f"workbook.salary.{room.name}" for room in pkgutil.iter_modules(workbook.salary.__path__)]


@pytest.mark.parametrize("room", [*ROOMS, "workbook.pay.laws"])
def test_examples_are_true(room):
    found = doctest.testmod(importlib.import_module(room))
    assert found.attempted > 0
    assert found.failed == 0
