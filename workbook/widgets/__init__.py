"""What the reader types into: views that only show and link the models of `workbook.forms`."""
