"""Counting calendar years."""

from __future__ import annotations

from datetime import date


def years_after(day: date, years: int) -> date:
    """
    Return the same calendar day some years later; 29 February becomes 28 February in a common year.

    Past the end of the calendar it is the last day of the calendar.
    """
    year = day.year + years
    if year > date.max.year:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
