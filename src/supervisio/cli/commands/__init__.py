"""The commands, in the order in which the help lists them."""

from __future__ import annotations

from supervisio.cli.commands.demo import DEMO
from supervisio.cli.commands.keys import KEYS
from supervisio.cli.commands.queue import QUEUE
from supervisio.cli.commands.record import RECORD
from supervisio.cli.commands.rules import RULES
from supervisio.cli.commands.seal import SEAL
from supervisio.cli.commands.tables import CHECK, CURRENT, MIGRATE
from supervisio.cli.commands.verify import VERIFY
from supervisio.cli.commands.verify_record import VERIFY_RECORD

COMMANDS = (DEMO, MIGRATE, CHECK, CURRENT, VERIFY, SEAL, QUEUE, RECORD, VERIFY_RECORD, RULES, KEYS)
