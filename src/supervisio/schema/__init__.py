"""
The tables of supervisio in a database: make them, bring them up to date, and tell what they lack.

A host lets supervisio keep its tables with ``upgrade(engine)``, and puts ``include_object`` into its own ``env.py``. A
host whose tables refer to ours may list ``version_location()`` among its ``version_locations`` instead, and run
``upgrade heads``. One database is kept in one of these two ways, never in both.
"""

from supervisio.schema.checking import SchemaNotice, check
from supervisio.schema.clinics import clinics_in
from supervisio.schema.guarding import enable_row_security, grant, has_row_security
from supervisio.schema.hosting import include_object, version_location
from supervisio.schema.migrating import downgrade, upgrade
from supervisio.schema.renumbering import renumber
from supervisio.schema.revisions import HEAD, REVISIONS, VERSION_TABLE, current, require

__all__ = [
    "HEAD",
    "REVISIONS",
    "VERSION_TABLE",
    "SchemaNotice",
    "check",
    "clinics_in",
    "current",
    "downgrade",
    "enable_row_security",
    "grant",
    "has_row_security",
    "include_object",
    "renumber",
    "require",
    "upgrade",
    "version_location",
]
