"""
Play the main job on an embedded clinic, and show what is kept of it, and for whom.

    python examples/demo.py [FOLDER]

The clinic is made in FOLDER (by default supervisio-demo, here); an earlier demo's files there are replaced, nothing
else is touched. Everybody in it is invented, and so is the calendar: the story sets its own clock.
"""

from __future__ import annotations

import sys
from pathlib import Path

from story import answering, asking, proof, views, weighing
from story.people import ANA, LEE
from story.screen import heading, say, scene
from story.stage import Stage
from supervisio import Clinic, Vault
from supervisio.testing import FrozenClock

DATABASE, KEYS = "demo-clinic.db", "demo-clinic.keys"


def main() -> None:
    """Open an empty clinic and play it all."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "supervisio-demo")
    folder.mkdir(parents=True, exist_ok=True)
    for file in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS):
        (folder / file).unlink(missing_ok=True)
    clock = FrozenClock()
    with Clinic.open(folder / DATABASE, vault=Vault.create(folder / KEYS), clock=clock) as clinic:
        play(Stage(clinic, clock), folder / DATABASE)


def play(stage: Stage, database: Path) -> None:
    """Play the story, and stop between its parts to look."""
    heading(f"A clinic in {database.parent}")
    say(
        "Ana, Ben and Cleo are therapists. Lee and Noor supervise. Dev belongs to a peer group that meets on",
        "Thursdays, and Max works next door. All of them are invented, and so are the clients.",
    )
    say()
    say(
        "supervisio keeps references such as t-ana and c-104; the names on this screen are the clinic's own list.",
        "What people wrote is sealed in the database, and this screen never shows it: where it says [sealed],",
        "the person whose view it is may read the text, and whoever reads what another wrote is put down in an",
        "access log. Times are UTC.",
    )

    heading("What comes up")
    asking.a_friendship_grew(stage)
    asking.a_dinner_and_a_no(stage)
    asking.a_divorce(stage)
    asking.on_leave(stage)
    asking.could_we_stay_friends(stage)
    asking.a_group_is_asked(stage)
    asking.the_session_is_missed(stage)

    heading("Lee's queue on Thursday at noon")
    views.queue(stage, LEE)
    say("The library alerts nobody: this is what Lee finds when she looks. Of Cleo's issue she sees that it is one.")
    dinner = stage.cases["dinner"]
    when_asked = views.part(stage, LEE, dinner)
    answering.lee_takes_them_on(stage)

    heading("The case of the dinner, as each of them sees it on Thursday")
    seen = [views.part(stage, ANA, dinner), when_asked, views.part(stage, LEE, dinner)]
    views.side_by_side(("Ana, whose it is", "Lee, when asked", "Lee, once accepted"), seen)
    views.to_a_stranger(stage, dinner)

    heading("What is advised, and what comes of it")
    answering.lee_advises(stage)
    scene("Fri 6 March, 14:00", "Lee's queue after it")
    views.queue(stage, LEE)
    scene("Fri 6 March, 14:00", "and Ana's, where the advice came back")
    views.queue(stage, ANA)
    answering.not_with_ben(stage)
    weighing.not_as_his_client(stage)
    weighing.at_intake(stage)
    answering.the_no(stage)
    answering.the_chair_is_taken_again(stage)
    answering.closing(stage)

    heading("One case from beginning to end: c-104, who asked to stay friends")
    views.from_beginning_to_end(stage, ANA, stage.cases["friends"])

    heading("Is the record what was written?")
    proof.change_behind_its_back(stage, database)

    heading("Can the words be read in the file?")
    proof.search_the_file(database)
    say()
    say(f"The clinic is still there, in {database.parent}: open {database.name} with any SQLite browser, and look.")


if __name__ == "__main__":
    main()
