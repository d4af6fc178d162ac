"""The last look: all text of every finished file, and whether anything in it must stay."""
