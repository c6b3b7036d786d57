"""What is recorded as data frames: columns with types, for pandas, and no text."""

from supervisio.services.frames.calls import Frames

__all__ = ["Frames"]
