"""Invented people, with what they act as."""

from __future__ import annotations

from supervisio import Actor

ANA = Actor("t-ana")
BO = Actor("t-bo", acts_as={"g-peers"})
COVER = Actor("t-cyd", acts_as={"t-ana"})
LEE = Actor("s-lee", acts_as={"d-desk"})
KIM = Actor("s-kim", acts_as={"g-peers", "d-desk"})
MAX = Actor("a-max")
RAY = Actor("x-ray")
STRANGER = Actor("z-zoe")
AUDITOR = Actor("auditor", roles={"auditor"})
CUSTODIAN = Actor("custodian", roles={"records_custodian"})

THERAPISTS = (ANA, ANA, BO, COVER)
EVERYBODY = (ANA, BO, COVER, LEE, KIM, MAX, RAY, STRANGER, AUDITOR, CUSTODIAN)
ASKABLE = ("s-lee", "s-lee", "s-kim", "g-peers", "d-desk", "x-ray", "t-bo", "t-ana")
OTHER_PARTIES = (None, None, None, "x-ray", "a-max", "d-desk")
CLIENTS = (None, "c-1", "c-1", "c-2")
