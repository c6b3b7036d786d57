"""Alembic's commands, on the host's revisions and on supervisio's."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alembic.config import CommandLine, Config

from supervisio import schema

if TYPE_CHECKING:
    from collections.abc import Sequence

INI = Path(__file__).parent / "alembic.ini"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command of Alembic's."""
    line = CommandLine(prog="manage.py")
    options = line.parser.parse_args(arguments)
    # -x reaches the migrations by these.
    line.run_cmd(with_supervisio(Config(INI, cmd_opts=options)), options)


def with_supervisio(config: Config) -> Config:
    """Add the folder of supervisio's revisions, which an ini file cannot ask for."""
    hosts = config.get_main_option("version_locations", "")
    both = os.pathsep.join([hosts, schema.version_location()])
    config.set_main_option("version_locations", both.replace("%", "%%"))
    return config


if __name__ == "__main__":
    main(sys.argv[1:])
