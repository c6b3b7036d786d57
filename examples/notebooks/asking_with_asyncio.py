# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Asking, with asyncio
#
# The same calls, awaited: for hosts that are asynchronous, and for notebooks, in which an event loop is running anyway.
# A cell may `await` without a function around it.
#
# The clinic is invented, and lies in a folder that is gone at the end.

# %%
import asyncio
import tempfile
from pathlib import Path

from supervisio import AsyncClinic, ClientRequest, PersonalIssue, Vault, reading
from supervisio.testing import invent_clinic

folder = tempfile.TemporaryDirectory()
file, vault = Path(folder.name) / "clinic.db", Vault.create(Path(folder.name) / "clinic.keys")

with invent_clinic(seed=5, therapists=6, months=2, path=file, vault=vault) as invented:
    ana, ben, *others = invented.therapists
    supervisors, auditor, clock = invented.supervisors, invented.auditor, invented.clock

# %% [markdown]
# `AsyncClinic.open` opens the file as `Clinic.open` does: with the same keys, and the same records come out. The clock
# is that of the invented clinic, which stands at the end of March; in earnest there is none to be given.

# %%
clinic = await AsyncClinic.open(file, vault=vault, clock=clock)
clinic

# %% [markdown]
# ## Several at once
#
# Two therapists ask at the same moment, and a third puts something down without asking anyone. Each block is a
# transaction of its own. On one SQLite file they take turns; on PostgreSQL they do not even wait for each other.
#
# What somebody asks is a text, and is sealed before it reaches the database. Here it stands in the cell, which is as
# public as the notebook is; in earnest it comes from a form.


# %%
async def ask(therapist, client_ref, kind):
    async with clinic.acting(therapist) as supervision:
        return await supervision.ask(
            ClientRequest(client_ref, kind),
            question="How do I answer this, and what would you listen for?",
            asked_of=supervisors[0].ref,
            urgency="soon",
        )


async def note(therapist):
    async with clinic.acting(therapist) as supervision:
        return await supervision.note(PersonalIssue("bereavement"))


first, second, noted = await asyncio.gather(
    ask(ana, "c-2001", "gift"), ask(ben, "c-2002", "social_invitation"), note(others[0])
)
first

# %% [markdown]
# Who will see what is part of the answer, and can be asked beforehand as well: the fields that are seen before the ask
# is accepted, and after.

# %%
{one.ref: (one.part, len(one.before), len(one.after)) for one in first.audience}

# %% [markdown]
# ## What waits for whom
#
# The queues of both supervisors, read side by side. The personal issue is in neither: nobody was asked about it.


# %%
async def queue_of(actor):
    async with clinic.reading(actor) as supervision:
        return await supervision.queue()


queues = await asyncio.gather(*map(queue_of, supervisors))
queues[0]

# %%
reading.queue(queues[0], now=clock.now())

# %% [markdown]
# ## A retry that is safe
#
# `run` runs a function in a transaction, and again if another transaction was in the way. The same `request_key` twice
# records once and returns what the first call returned: a double click, or a retry after a connection was cut, leaves
# one record.


# %%
async def accept(supervision):
    return await supervision.consultations.accept(first.consultation_id, request_key="form-17")


accepted = await clinic.run(accept, actor=supervisors[0])
again = await clinic.run(accept, actor=supervisors[0])
accepted.replayed, again.replayed, again.accepted_at == accepted.accepted_at

# %% [markdown]
# ## Reading and verifying
#
# A text is revealed for a purpose, which is written to the access log in the same transaction; what is shown of it here
# is that it was revealed. And the auditor, who sees no matter at all, can tell that the record is what was written.

# %%
async with clinic.acting(supervisors[0]) as supervision:
    revealed = await supervision.reveal(accepted, purpose="supervision")

revealed

# %%
async with clinic.reading(auditor) as supervision:
    verified = await supervision.journal.verify()

verified.ok, verified.entries

# %% [markdown]
# Frames are awaited too, and are pandas as ever.

# %%
async with clinic.reading(ana) as supervision:
    requests = await supervision.frames.requests()

requests[["kind", "reply", "first_reaction", "next_session"]].tail()

# %%
await clinic.close()
folder.cleanup()
