"""A reader's table comes back as it stands, every cell as text, from every form of file."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.errors import DataError
from workbook.pay.files import open_pay_file, read_pay_file

TABLE = pd.DataFrame(
    {
        "Job": ["Analyst", "Engineer", "Cook", "Clerk"],
        "Pay": ["$95k–$110k/yr DOE", "€55/h", "competitive", "-$5,000"],
        "Zip": ["02139", "94107", "", "01001"],
    }
)


@pytest.fixture(params=["csv", "tsv", "xlsx", "parquet"])
def file(request, tmp_path):
    path = tmp_path / f"own.{request.param}"
    match request.param:
        case "csv":
            TABLE.to_csv(path, index=False)
        case "tsv":
            TABLE.to_csv(path, index=False, sep="\t", encoding="utf-16")
        case "xlsx":
            TABLE.to_excel(path, index=False)
        case "parquet":
            TABLE.to_parquet(path)
    return path


def test_a_table_comes_back_as_text_from_every_form(file):
    frame = read_pay_file(file)
    assert frame.to_dict("list") == TABLE.to_dict("list")


def test_a_path_may_be_a_string(file, monkeypatch):
    monkeypatch.chdir(file.parent)
    assert read_pay_file(file.name).to_dict("list") == TABLE.to_dict("list")
    assert open_pay_file(str(file)).name == file.name


def test_only_the_columns_wanted_are_read(file):
    frame = read_pay_file(file, ["Zip", "Pay"])
    assert frame.to_dict("list") == TABLE[["Zip", "Pay"]].to_dict("list")


def test_a_column_that_is_not_there_is_one_sentence(file):
    with pytest.raises(DataError, match="has no column “Salary”"):
        read_pay_file(file, ["Salary"])


def test_what_was_uploaded_is_read_like_a_file(file):
    frame = open_pay_file(file.read_bytes(), file.name).whole()
    assert frame.to_dict("list") == TABLE.to_dict("list")


def test_columns_without_a_name_or_with_the_same_can_be_chosen():
    file = open_pay_file(b"Pay,,Pay\n$1,$2,$3\n", "own.csv")
    assert file.columns == ("Pay", "column 2", "Pay (2)")
    assert file.whole(["Pay (2)"]).to_numpy().tolist() == [["$3"]]


@given(st.lists(st.sampled_from(["a,b", "c,d", "x", "x,y,z", '"q\nq",r']), max_size=30))
def test_every_row_has_its_number_whatever_stands_around_it(lines):
    frame = open_pay_file("\n".join(["Job,Pay", *lines]).encode(), "own.csv").whole()
    even = [n for n, line in enumerate(lines) if line.count(",") == 1]
    assert frame.index.tolist() == even
    assert sorted(frame.attrs["wrong"]) == [n for n in range(len(lines)) if n not in even]


def test_parts_tell_how_far_they_come(file):
    shares = [share for _, _, share in open_pay_file(file).parts()]
    assert shares == sorted(shares)
    assert shares[-1] == 1
