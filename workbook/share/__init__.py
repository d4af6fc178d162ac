"""Copies of the workbook that leave the machine, and the comments that come back."""
