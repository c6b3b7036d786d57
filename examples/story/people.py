"""
The invented people of the story.

supervisio stores references, never names: the names are the host's, and this is the host's list.
"""

from __future__ import annotations

from supervisio import Actor

ANA, BEN, CLEO, DEV, MAX = "t-ana", "t-ben", "t-cleo", "t-dev", "t-max"
LEE, NOOR = "s-lee", "s-noor"
GROUP = "p-thursday"
AUDITOR = "a-ruth"

NAMES = {
    ANA: "Ana",
    BEN: "Ben",
    CLEO: "Cleo",
    DEV: "Dev",
    MAX: "Max",
    LEE: "Lee",
    NOOR: "Noor",
    GROUP: "Thursday group",
    AUDITOR: "Ruth",
}

# Several may act as one reference: the Thursday group is asked, and Dev answers for it.
ACTORS = {
    **{ref: Actor(ref) for ref in NAMES if ref != GROUP},
    DEV: Actor(DEV, acts_as={GROUP}),
    AUDITOR: Actor(AUDITOR, roles={"auditor"}),
}
