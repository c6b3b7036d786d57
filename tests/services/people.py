"""Invented people, and what they say."""

from __future__ import annotations

from supervisio import Actor

ANA = Actor("t-ana")  # a therapist, whose matters these mostly are
BEN = Actor("t-ben")  # another one
LEE = Actor("s-lee")  # her supervisor
KIM = Actor("s-kim")  # a colleague
SAM = Actor("q-sam")  # somebody with no part in anything
JOBS = Actor("jobs", roles={"system"})
AUDITOR = Actor("auditor", roles={"auditor"})
CUSTODIAN = Actor("custodian", roles={"records_custodian"})

CLIENT = "c-104"
WORDS = "Could we stay friends when this is over?"
QUESTION = "How do I say no without ending the work?"
