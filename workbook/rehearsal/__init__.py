"""Rehearsing aloud: attempts at questions, which questions are likely, and what comes next."""
