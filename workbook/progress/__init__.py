"""How far each step of the workbook has come, and what rounds, texts and topics are called."""

from workbook.progress.naming import not_asked_yet, person_name, place_name, round_names, short, topic_name
from workbook.progress.steps import STEPS, Step, StepProgress, progress

__all__ = ["STEPS", "Step", "StepProgress", "not_asked_yet", "place_name", "progress", "round_names", "short"]
__all__ += ["person_name", "topic_name"]
