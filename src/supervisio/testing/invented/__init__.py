"""People who were never born: one matter of theirs, answers to the instrument, or a whole clinic and its months."""

from supervisio.testing.invented.clinic import InventedClinic, invent_clinic
from supervisio.testing.invented.one_case import invent_answers, invent_case

__all__ = ["InventedClinic", "invent_answers", "invent_case", "invent_clinic"]
