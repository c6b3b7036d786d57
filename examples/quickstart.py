"""Ask for support, and see what waits for the one who was asked."""

from supervisio import Actor, ClientRequest, Clinic, PersonalIssue, SupportReference, Vault

# A SQLite file, made and migrated as needed; its texts are sealed with the keys in the other file.
clinic = Clinic.open("clinic.db", vault=Vault.create("clinic.keys", exist_ok=True))

with clinic.acting(Actor("t-ana")) as supervision:  # one transaction: kept if the block succeeds
    asked = supervision.ask(
        ClientRequest("c-104", "friendship_after_ending", words="Could we stay friends?"),
        question="How do I say no without ending the work?",
        asked_of="s-lee",
        urgency="soon",
    )
    # Something of the therapist's own, noted without asking anyone: nobody else sees it.
    supervision.note(PersonalIssue("bereavement"), support=SupportReference("personal_therapy"))

with clinic.acting(Actor("s-lee")) as supervision:
    for waiting in supervision.queue():  # most urgent first
        print(waiting)
    consultation = supervision.consultations.accept(asked.consultation_id)
    print(consultation.question)  # SEALED: it is there, and Lee may read it
    print(supervision.reveal(consultation).question)  # and that Lee read it is in the access log

clinic.close()
