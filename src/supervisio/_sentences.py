"""
What an error says, by its code.

``{names}`` are filled with numbers and codes of our own, never with a caller's text.
"""

PROBLEMS = {
    "required": "is needed",
    "empty": "is empty",
    "wrong_type": "is not of the right type; wanted: {wanted}",
    "too_long": "has {length} characters; the limit is {limit}",
    "nul": "holds a NUL character at position {position}",
    "surrogate": "holds half of a surrogate pair at position {position}",
    "control_character": "holds a control character at position {position}",
    "bidi_override": "holds a character that changes the writing direction at position {position}",
    "unknown_code": "is not a known code{hint}{known}",
    "naive": "has no time zone; a moment must be an aware datetime",
    "not_a_day": "is not a calendar day; wanted a date or ISO text such as 2026-03-10",
    "not_a_moment": "is not a moment; wanted an aware datetime",
    "not_an_id": "is not an id; wanted a UUID or its text",
    "out_of_range": "is out of range; wanted {wanted}",
    "in_future": "lies in the future, yet it is said to have happened",
    "in_past": "lies in the past, yet it is to come",
    "before_begin": "lies before the beginning",
    "not_a_rule_id": "is not the id of a rule: a small letter, then such letters, digits, and any of . - _; at most 64",
    "unknown_zone": "is not a known IANA time zone",
    "bad_cursor": "is not a cursor that a page gave out",
    "unknown_event": (
        "names an event that is not in the journal of this clinic: it is the cursor of another one, or an older copy "
        "was put in place of the database"
    ),
    "bad_seal": "is not a seal that journal.seal() gave out",
    "not_a_public_key": "is neither a public key nor its fingerprint, each of 64 hexadecimal digits, nor a Seal",
    "unknown_suffix": "names a file of another kind; wanted a name that ends in {wanted}",
    "seal_of_another": "is a seal of another clinic",
    "whole_clinic_only": "can be given only where the whole clinic is verified",
    "urgent_needs_reaching": (
        "is needed with urgent and immediate: it says how the other was reached, for the library alerts nobody"
    ),
    "asking_oneself": "is the asker, or one the asker acts as",
    "other_client": "is not the client of this case",
    "own_case": "cannot be given here: a personal issue is always a case of its own",
    "not_this_case": "belongs to another case",
    "only_with_issue": "can be given with a personal issue only",
    "only_in_supervision": "can be a directive only on the route supervision",
    "never_directed": "can never be a directive",
    "already_linked": "is set on this case already",
    "unknown_role": "is not a role of this database server; CREATE ROLE makes one",
    "has_a_call": "is not decided but done; {call} does it",
    "not_empty": "holds something already; nothing is ever written over, or mixed with what is there",
    "unknown_item": "names an item that this version of the instrument does not have",
    "not_a_key_id": "is not the id of a key: 1 to 64 of A-Z a-z 0-9 . _ -",
    "row_security": "is needed: row security shows this role of the database one clinic at a time",
    "unknown_field": "is not a field that can be named here; wanted one of: {wanted}",
    "missing_columns": "lacks columns that it should have: {wanted}",
}

RULES = {
    "other_party": "the other party of a concern in this case would come to see it",
    "already_exists": "there is a relationship between these two already; go on with that one",
    "personal_issue_never_granted": "a personal issue is never opened to a reader by a grant",
    "personal_issue_not_disclosed": (
        "a personal issue is its therapist's own, and shown to those who took it on; "
        "no record of it is made for a licensing board or a client"
    ),
    "record_too_large": (
        "the record would be larger than 64 MiB, and no check reads such a file; make it with texts=False"
    ),
    "impairment_needs_response": (
        "an issue marked as impairment closes only after a practice response other than to continue"
    ),
    "nothing_left": "all that was in this case was dropped, and its key with it; ask or note in a new one",
    "shared_already": "this was shared, and what was shared is never erased; withdraw it instead",
    "advice_only": "only advice is declined; a directive is followed or contested",
    "directive_only": "only a directive is contested; advice is followed or declined",
    "prohibited": (
        "a rule prohibits this, so it cannot be let go on; if it goes on all the same, "
        "concerns.continue_against_rule records that"
    ),
    "role_reversal": "this would make the client look after the therapist, so it cannot be let go on",
    "nothing_prohibits": "no submitted evaluation of this concern says that a rule prohibits it",
    "goes_on_against_rule": "it is recorded as going on against a rule; it stays open until a decision ends that",
    "not_submitted": "this evaluation was not submitted yet, so that there is no result",
    "other_audience": (
        "others would see this than those who were shown, or more of it; "
        "show what supervision.audience returns now and pass that on"
    ),
    "passed_on": "it was passed on to somebody who may decide, and nothing was decided yet; concerns.decide does",
    "draft_open": "there is a draft of an evaluation already; answer and submit that one",
    "nothing_to_confirm": "only a talk that the therapist reported is confirmed, and only once",
}

CONFLICTS = {
    "stale_version": "the record has changed since it was read; read it again and decide anew",
    "request_key_reused": "this request_key was used before, with a different content",
    "busy": "another transaction is writing here; roll back and try again",
    "serialization": "the database could not order this transaction among others; roll back and try again",
    "exists": "a row with this key was written by another transaction; roll back and try again",
}

VAULT_FAULTS = {
    "no_vault": "no vault was given; make one with Vault.create(path), or say Vault.plaintext() aloud",
    "missing": "there is no key ring at that path; Vault.create(path) makes one, Vault.at(path) only opens",
    "exists": "there is a key ring at that path already; Vault.at(path) opens it, or say exist_ok=True",
    "unreadable": "the key ring could not be read or written",
    "malformed": "the key ring is not of the form that this version writes",
    "missing_folder": "the folder for the key ring does not exist",
    "not_a_file": "what stands at the path of the key ring is not a file",
    "unset": "the environment variable that should hold the keys is not set",
    "malformed_variable": (
        "the environment variable with the keys is not of the form id:base64 id:base64 "
        "(newest first, each id once, each secret the base64 of 32 random bytes)"
    ),
    "unknown_key": (
        "the key {key_id} that sealed these rows is not in this vault; if the keys were rotated since this program "
        "started, start it anew, else find the ring that holds it: a new one cannot help"
    ),
    "retired": ("the key {key_id} was retired; what it still wraps, in an old backup perhaps, cannot be read again"),
    "wrong_key": "the key {key_id} of this vault is not the one that sealed these rows, though it has the same id",
    "plaintext_on_sealed": "these rows are sealed with the key {key_id}, but the vault is Vault.plaintext()",
    "sealed_on_plaintext": "these rows were written with Vault.plaintext(); a vault with keys cannot take them over",
    "no_journal_key": (
        "a vault on a provider needs a journal key; Vault.new_journal_key(provider) makes one "
        "to keep in the configuration"
    ),
    "malformed_journal_key": "the journal key is not a text that Vault.new_journal_key(provider) gave out",
    "provider": "the key provider failed",
    "bad_key_id": "the key provider named its key with other than 1 to 64 of the characters A-Z a-z 0-9 . _ -",
    "shredded": "the key of this case was destroyed; its texts cannot be read again",
    "not_in_ring": "the ring holds no key of that id",
    "newest_key": "the key {key_id} is the newest of the ring, and wraps what is new; make another one first",
    "in_use": "the key {key_id} still wraps something there; Supervisio.rewrap(engine) wraps it anew",
    "in_use_lately": (
        "something was written under the key {key_id} less than 24 hours ago, so that a program may still run with the "
        "ring as it was; start every program anew, and wait a day"
    ),
    "lose_backups": (
        "what the key {key_id} wraps in backups could never be read again; say lose_backups=True if that is meant"
    ),
}

SCHEMA_REFUSALS = {
    "inside_migration": (
        "Alembic is in the middle of something in this process; call supervisio.schema.upgrade(engine) before "
        "or after it, or list supervisio.schema.version_location() in the host's version_locations"
    ),
    "kept_by_host": "the host's own Alembic keeps the tables in this database; run its upgrade heads instead",
    "unversioned": "the tables are there, but no version table of Alembic's says at which revision they are",
    "holds_rows": "the tables hold rows, and they would be lost; say lose_data=True if that is meant",
    "autocommit": (
        "every statement on this connection is committed by itself, so that a failure would leave half of the tables; "
        "hand over an engine without autocommit"
    ),
    "dialect": "the tables are made on SQLite and on PostgreSQL, and on no other database",
    "postgresql_only": "row security and grants are PostgreSQL's; this database has nothing of the kind",
    "owner_role": (
        "this role owns the tables or is a superuser, so that nothing holds it back; let the program connect as another"
    ),
}

STORAGE_FAULTS = {
    "read_only": (
        "this was opened for reading only; use clinic.acting(actor) to write, or a database that can be written"
    ),
    "disk_full": "the disk is full; nothing of this call was kept",
    "io": "the file could not be read or written",
    "missing_folder": "the folder for the file does not exist",
    "not_a_database": "the file is not a SQLite database",
    "unreachable": "the database cannot be reached",
    "no_connection": (
        "no connection came free in time; end blocks and sessions sooner, do not open one within another, "
        "or give the engine a larger pool"
    ),
    "in_doubt": (
        "the connection or the disk failed while this was being kept, so that it may be there or not; call again with "
        "the same request_key, which records once, or look before calling again"
    ),
    "foreign_keys": "the database refused a row that refers to nothing",
    "not_permitted": "the database role has no right to do this",
    "autocommit": (
        "every statement of this session is committed by itself, but a call is one transaction; "
        "use an engine or session without autocommit"
    ),
    "other_server": (
        "the journal was written on another database server, whose transactions have other numbers; "
        "call supervisio.schema.renumber(engine) once, as the owner of the tables"
    ),
    "database": "the database refused the statement",
}

RULE_FILES = {
    "unreadable": "cannot be read",
    "no_files": "holds no .toml files",
    "too_large": "is too large to be a file of rules",
    "not_utf8": "is not UTF-8",
    "syntax": "is not TOML",
    "not_a_table": "is not a table; wanted: {wanted}",
    "unknown_key": "holds a key that the format does not have{hint}",
    "missing": "is needed{why}",
    "not_wanted": "cannot stand here{why}",
    "no_rules": "holds no rule; a placeholder says off = true",
    "off_with_rules": "is off, and still holds rules; a rule that nobody has verified says confidence = 'unverified'",
    "not_a_text": "is not one line of text, of at most {limit} characters",
    "not_an_id": "is not an id: small letters, digits, '_', '-' and '.', at most {limit} of them, a letter first",
    "not_a_list": "is not a list of texts that differ, with at least one in it",
    "not_an_option": "is none of the words that can stand here{hint}; wanted: {wanted}",
    "not_a_number": "is not a whole number from {least} to {most}",
    "not_an_amount": "is not an amount of money, as a number or its text",
    "not_a_currency": "is not a currency: three capital letters, such as EUR",
    "not_yes_or_no": "is neither true nor false",
    "not_a_day": "is not a day such as 2026-03-10{or_year}",
    "ends_before_begin": "lies before effective_from",
    "duplicate_id": "is the id of another rule; none is ever redefined, a newer edition has an id of its own",
    "reserved_id": "is the id of what holds without any rule file",
    "duplicate_name": "holds a name that another body goes by",
}
