"""Packages that come with an extra of supervisio, and the error that names the extra to whoever lacks them."""

from __future__ import annotations

from importlib import import_module

from supervisio.errors import SupervisioError


class MissingExtraError(SupervisioError, ImportError):
    """What was called needs a package that is not installed; ``.extra`` brings it."""

    code = "missing_extra"

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra

    def __str__(self) -> str:
        return f"A package is missing that comes with an extra: run pip install 'supervisio[{self.extra}]'."

    def _details(self) -> dict[str, object]:
        return {"extra": self.extra}


def require(extra: str, *packages: str) -> None:
    """
    See that packages are there which an extra brings.

    Raises:
        MissingExtraError: one is not; the cause tells which.

    """
    for package in packages:
        try:
            import_module(package)
        except ImportError as error:
            raise MissingExtraError(extra) from error
