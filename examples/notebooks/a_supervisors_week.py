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
# # A supervisor's week
#
# A supervisor sits down on a Wednesday morning. What waits, for how long already, and what falls due this week? This
# notebook goes through it once, from the queue to the advice.
#
# The clinic is invented: eight therapists, two supervisors, three months of work, and nobody in it was ever born. The
# same seed gives the same clinic again, so what is said below about it stays true.

# %%
from datetime import UTC, date, datetime

from supervisio import Recommendation, reading
from supervisio.testing import invent_clinic

clinic = invent_clinic(seed=18, therapists=8, months=3)
clinic.clock.move_to(datetime(2026, 4, 1, 8, 30, tzinfo=UTC))

supervisor = clinic.supervisors[0]
supervisor

# %% [markdown]
# A clinic of one's own is opened with `Clinic.open("clinic.db", vault=Vault.at("clinic.keys"))`; all that follows is
# the same there.
#
# ## What waits
#
# `reading` opens the clinic to look, on behalf of somebody, and can change nothing. The queue is what waits for this
# one person: most urgent first, then by when an answer is due.

# %%
with clinic.reading(supervisor) as supervision:
    waiting = supervision.queue()

waiting

# %% [markdown]
# The same as a picture: how long each has waited, beside the time that the clinic allows for it. What lies past its
# time is marked; nobody has been alerted about it, for the library alerts nobody.

# %%
reading.queue(waiting, now=clinic.clock.now())

# %% [markdown]
# ## Before it is taken on
#
# The first of those that were asked. Somebody who was asked and has not answered yet sees enough to tell whether to
# take it on, and whether there is a conflict of interest: who asks, how urgent it is, what it is about in one word, and
# the question. All else reads *withheld*, and the texts read *sealed*: they are there, and nothing shows them in
# passing. This one was asked of `d-01`, the duty desk, which both supervisors act as: whoever of the two answers, the
# journal says who it was, and as whom.

# %%
asked = next(one for one in waiting if one.kind == "asked")

with clinic.reading(supervisor) as supervision:
    before = supervision.consultations.get(asked.id)

before

# %% [markdown]
# ## Taking it on
#
# `acting` is a transaction: it is kept if the block succeeds, else nothing of it is. Once it is accepted, what was
# attached to the question opens to the one asked, and nothing else of that therapist's work does.

# %%
with clinic.acting(supervisor) as supervision:
    accepted = supervision.consultations.accept(asked.id)
    view = supervision.cases.view(asked.case_id)

view

# %% [markdown]
# Still no text. One is read on purpose and for a purpose, and that somebody read it is written to the access log,
# unless they wrote it themselves. A notebook is a file that is kept and passed on, and what its cells show is kept with
# it: so even a record that was revealed shows that it was, and not what it says.

# %%
with clinic.acting(supervisor) as supervision:
    revealed = supervision.reveal(accepted, purpose="supervision")

revealed

# %% [markdown]
# The words are in `revealed.question`, for whoever wants them on the screen: `print(revealed.question)`, and then
# *Clear Outputs of All Cells* before the notebook is saved.

# %%
f"a text of {len(revealed.question.split())} words"

# %% [markdown]
# ## Advising
#
# The two talk on the same day. What is put down: the minutes of this matter, what was recommended or that nothing was,
# and the day on which to come back to it. *Advice* may be declined with a reason; a *directive* can be followed or
# contested, and then it stays open to both. (A recommendation can have a text. In a notebook it would stand in the
# cell, for all to read; so here there is none.)

# %%
clinic.clock.advance(hours=5)

with clinic.acting(supervisor) as supervision:
    advised = supervision.consultations.complete(
        accepted.id,
        minutes=25,
        recommendations=[
            Recommendation("discuss_in_session"),
            Recommendation("clarify_boundary"),
        ],
        follow_up_on=date(2026, 4, 15),
    )

advised

# %% [markdown]
# It has left this queue, and come to that of the therapist, where it waits until the advice is taken up.

# %%
therapist = next(one for one in clinic.therapists if one.ref == advised.therapist_ref)

with clinic.reading(therapist) as supervision:
    answered = [one for one in supervision.queue(limit=200) if one.id == advised.id]

answered[0]

# %% [markdown]
# ## What has gone quiet
#
# A queue shows what is due; `watching` shows what nobody is waiting for any more: a concern without a talk about it,
# advice of which nothing came, a review whose day has passed. A view and no verdict, and nobody is shown what is none
# of theirs.

# %%
with clinic.reading(supervisor) as supervision:
    quiet = supervision.watching()

quiet

# %% [markdown]
# ## What falls due this week
#
# `frames` gives what one may see as pandas: one row a record, times in UTC, codes as categories, never a text. Due this
# week, or due already: actions that are open, and talks that were to be followed up.

# %%
with clinic.reading(supervisor) as supervision:
    actions = supervision.frames.actions()
    consultations = supervision.frames.consultations()

sunday = "2026-04-05"
due = actions[(actions["status"] == "open") & (actions["due_on"] <= sunday)]
due.sort_values("due_on")[["owner_ref", "due_on", "overdue", "overdue_days"]]

# %%
was_held = consultations["status"] == "completed"
comes_up = consultations["follow_up_on"].between("2026-03-25", sunday)

to_follow_up = consultations[was_held & comes_up].sort_values("follow_up_on")
to_follow_up[["therapist_ref", "urgency", "held_at", "follow_up_on"]]

# %% [markdown]
# ## How the answers went
#
# Of all that this supervisor was asked since January: how long an answer took, and how many came in the time that the
# clinic allows.

# %%
answers = consultations.groupby("urgency", observed=True).agg(
    asked=("id", "size"),
    waited=("waiting", "median"),
    in_time=("answered_in_time", "mean"),
)
answers.round({"in_time": 2})

# %%
clinic.close()
