"""The workbook as headings, words, facts, tables and pictures, for forms that know no cards."""
