"""What `workbook.salary` offers by name, and that naming it is cheap."""

import subprocess
import sys

import pytest

from workbook import salary


@pytest.mark.parametrize("name", salary.__all__)
def test_each_name_is_there_and_says_what_it_is(name):
    assert getattr(salary, name).__doc__
    assert name in dir(salary)


def test_another_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'wage_of_my_boss'"):
        _ = salary.wage_of_my_boss


def test_a_pay_string_needs_no_pandas():
    code = "import sys, workbook.salary as s; s.parse_pay('$9/h'); print('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_names_stay_functions_where_a_module_was_imported():
    from workbook.salary import wage  # noqa: F401  # a module beside the function `wages`

    assert callable(salary.wages)
