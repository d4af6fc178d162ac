"""Salary research: official wages, ad strings, a wage curve, a range of three numbers, offers side by side."""
