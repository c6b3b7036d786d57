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
# # A clinic's quarter
#
# What came up in three months, how soon it was answered, what saying no did, and what was decided. The clinic is
# invented, 24 therapists and six supervisors, so that nobody is exposed by it; its numbers say nothing about the field,
# and are only there to be counted.

# %%
import tempfile
from pathlib import Path

import pandas as pd

from supervisio import reading
from supervisio.testing import invent_clinic

clinic = invent_clinic(seed=18, therapists=24, months=3)
clinic

# %% [markdown]
# ## Nobody sees a whole clinic
#
# Access follows from one's part in a matter, never from rank. Therapists see what is theirs and what they were asked;
# supervisors what they were asked; an auditor can verify the journal, and reads no matter at all. So the same call
# gives each of them another number.

# %%
seen = {}
for person in (*clinic.therapists[:2], *clinic.supervisors[:2], clinic.auditor):
    with clinic.reading(person) as supervision:
        frames = supervision.frames
        seen[person.ref] = {
            "cases": len(frames.cases()),
            "consultations": len(frames.consultations()),
            "requests": len(frames.requests()),
            "concerns": len(frames.concerns()),
        }

pd.DataFrame(seen).T

# %% [markdown]
# A picture of the quarter is therefore put together by those who may: here the six supervisors lay their frames side by
# side. What several were asked (they share a duty desk) is counted once. What comes out is what supervision knows. What
# therapists settled by themselves, or took to their peer groups, is not in it, and whoever reads the numbers should
# know that. No frame has a column with a text.


# %%
def together(name):
    """What the supervisors see, each record once: as the one sees it who sees most of it."""
    parts = []
    for person in clinic.supervisors:
        with clinic.reading(person) as supervision:
            parts.append(getattr(supervision.frames, name)())
    rows = pd.concat(parts, ignore_index=True)
    most_first = rows.isna().sum(axis="columns").sort_values(kind="stable").index
    return rows.loc[most_first].drop_duplicates("id").sort_values("id", ignore_index=True)


names = ("cases", "consultations", "requests", "concerns")
seen_together = {name: together(name) for name in names}
cases, consultations, requests, concerns = seen_together.values()

pd.Series({name: len(frame) for name, frame in seen_together.items()}).to_frame("records")

# %% [markdown]
# ## How soon asks were answered
#
# `waiting` is how long it took until somebody took the question on, or how long it waits by now. `answered_in_time`
# holds that against the time that the clinic allows for such a question; while it is open, it is neither true nor
# false. A mean of yes and no is a share. Talks that a therapist reported afterwards were asked for by nobody, and are
# left out.

# %%
was_reported = consultations["reported_by_therapist"].fillna(value=False)
was_confirmed = consultations["confirmed_at"].notna()
asked = consultations[~was_reported & ~was_confirmed]
by_urgency = asked.groupby("urgency", observed=True).agg(
    asked=("id", "size"),
    median_wait=("waiting", "median"),
    longest_wait=("waiting", "max"),
    in_time=("answered_in_time", "mean"),
    overdue=("overdue", "sum"),
)
by_urgency.round({"in_time": 2})

# %% [markdown]
# ## What was asked for, and what saying no did
#
# A no that was explained and one that was not, or was not put down as such: how was it taken, and did the client come
# to the next session? Numbers this small are a reason to look, and no proof.

# %%
kinds = requests["kind"].value_counts()
kinds[kinds > 0].to_frame("requests").head(10)

# %%
pd.crosstab(requests["reply"], requests["first_reaction"])

# %%
pd.crosstab(requests["reply"], requests["next_session"])

# %% [markdown]
# The same from the request to the next session, as a picture.

# %%
reading.saying_no(requests)

# %% [markdown]
# ## From noticing to deciding
#
# How many days passed from the day a concern was noticed to the day somebody was asked, and to the day it was decided.
# What is still open has no number, and is not counted as zero.

# %%
days = concerns[["days_to_asking", "days_to_deciding"]]
days.describe(percentiles=[0.5]).astype(float).round(1)

# %%
reading.noticing_to_deciding(concerns)

# %% [markdown]
# ## What was written late
#
# Everything has two times: when it happened, and when it was written. A late entry is allowed and shows that it is one;
# a record that refused the truth would get falsified.

# %%
late = {
    what: {
        "records": len(frame),
        "a day late or more": int((frame["late_days"] > 0).sum()),
        "latest, in days": frame["late_days"].max(),
    }
    for what, frame in seen_together.items()
}

pd.DataFrame(late).T

# %% [markdown]
# ## One matter, from beginning to end
#
# A concern that could not be avoided, and was let go on. That wants more than a no does: it was weighed item by item,
# talked over, and decided by a named person, with safeguards and a day on which to look again. The frame tells it in
# codes; whose matter it is stands with the case.

# %%
went_on = concerns["disposition"].isin(["permitted_with_safeguards", "tolerated_and_managed"])
concern = concerns[went_on].sort_values("late_days").iloc[-1]
owner_ref = cases.set_index("id").loc[concern["case_id"], "therapist_ref"]
therapist = next(one for one in clinic.therapists if one.ref == owner_ref)

shown = ["kind", "domain", "result", "risk", "disposition", "late_days", "days_to_deciding"]
concern[shown].to_frame("concern")

# %% [markdown]
# Its therapist sees the whole course of it. In the picture, what was written late is drawn from the day on which it
# happened to the day on which it was written.

# %%
with clinic.reading(therapist) as supervision:
    happened = supervision.frames.timeline(concern["case_id"])

reading.case_timeline(happened)

# %%
happened[["seq", "move", "actor_ref", "effective_at", "late_days"]]

# %% [markdown]
# ## The decision record
#
# Years later somebody may ask what was known on the day, and why it was decided so. The decision record is that answer
# as one document: a page to read and to print, or JSON. For whom it is made decides what is in it; that it was made,
# and for what, is written to the access log. It holds texts, so it is saved to a file and shown nowhere here.

# %%
with clinic.acting(therapist) as supervision:
    document = supervision.cases.decision_record(
        concern["case_id"],
        audience="board",
        purpose="legal_process",
    )

document

# %% [markdown]
# It is signed, and can be checked without this clinic and without us: whether it is what was made, and if not, which
# part was altered. What it is held against is kept elsewhere: a seal that the auditor took.

# %%
with clinic.reading(clinic.auditor) as supervision:
    seal = supervision.journal.seal()

with tempfile.TemporaryDirectory() as folder:
    file = Path(folder) / "record.html"
    document.save(file)
    as_made = reading.verify_record(file, public_key=seal)

    page = file.read_text(encoding="utf-8")
    file.write_text(page.replace(therapist.ref, "t-99", 1), encoding="utf-8")
    altered = reading.verify_record(file, public_key=seal)

as_made

# %% [markdown]
# And after one reference in it was changed for another:

# %%
altered

# %% [markdown]
# The journal behind it verifies as well: that is the auditor's to say, who has read nothing of all this.

# %%
with clinic.reading(clinic.auditor) as supervision:
    verified = supervision.journal.verify(since=seal)

verified.ok, verified.entries

# %%
clinic.close()
