"""Draw the picture that the README shows, of two years of an invented therapist: ``python docs/pictures/make.py``."""

from __future__ import annotations

from pathlib import Path

from supervisio import reading
from supervisio.testing import invent_clinic

FOLDER = Path(__file__).parent


def drawn() -> dict[str, str]:
    """Return each picture as SVG, by the name of its file: the same every time."""
    with invent_clinic(7, therapists=1, months=24) as clinic, clinic.reading(clinic.therapists[0]) as supervision:
        return {"saying_no.svg": reading.saying_no(supervision.frames.requests()).svg()}


def main() -> None:
    """Write them beside this file."""
    for name, svg in drawn().items():
        (FOLDER / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
