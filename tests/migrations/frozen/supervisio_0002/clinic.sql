CREATE FUNCTION public.supervisio_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE restrict_violation USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END $$;
CREATE TABLE public.supervisio_access_entry (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    actor_ref character varying(128) NOT NULL,
    acting_as character varying(128),
    purpose character varying(64) NOT NULL,
    noun character varying(64) NOT NULL,
    record_id uuid NOT NULL,
    fields text NOT NULL,
    read_at timestamp with time zone NOT NULL,
    mac_key_id character varying(80) NOT NULL,
    mac bytea NOT NULL
);
COMMENT ON COLUMN public.supervisio_access_entry.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_access_entry.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_access_entry.actor_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_access_entry.acting_as IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_access_entry.purpose IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_access_entry.noun IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_access_entry.fields IS 'names of the fields that were read';
COMMENT ON COLUMN public.supervisio_access_entry.read_at IS 'aware, UTC';
CREATE TABLE public.supervisio_action_item (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    consultation_id uuid,
    owner_ref character varying(128) NOT NULL,
    text bytea,
    due_on date,
    due_by timestamp with time zone,
    status character varying(64) NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_action_item__status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'done'::character varying, 'cancelled'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_action_item.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_action_item.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_action_item.owner_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_action_item.text IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_action_item.due_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_action_item.due_by IS 'the end of that day in the clinic''s time zone';
COMMENT ON COLUMN public.supervisio_action_item.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_action_item.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_action_item.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_action_item.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_action_item.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_action_item.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_addendum (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    text bytea,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_addendum.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_addendum.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_addendum.text IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_addendum.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_addendum.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_addendum.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_addendum.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_addendum.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.supervisio_boundary_concern (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    status character varying(64) NOT NULL,
    kind character varying(64),
    other_party_ref character varying(128),
    origin character varying(64),
    phase character varying(64),
    occurrence character varying(64),
    noticed_on date,
    description bytea,
    classification character varying(64),
    disposition character varying(64),
    client_was_told bytea,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    review_on date,
    review_by timestamp with time zone,
    reviewed_on date,
    continues_against_rule boolean,
    CONSTRAINT ck_supervisio_boundary_concern__status CHECK (((status)::text = ANY ((ARRAY['noted'::character varying, 'brought'::character varying, 'under_evaluation'::character varying, 'decided'::character varying, 'monitoring'::character varying, 'closed'::character varying, 'withdrawn'::character varying, 'dropped'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_boundary_concern.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_boundary_concern.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_boundary_concern.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.kind IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.other_party_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_boundary_concern.origin IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.phase IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.occurrence IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.noticed_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_boundary_concern.description IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_boundary_concern.classification IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.disposition IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_boundary_concern.client_was_told IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_boundary_concern.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_boundary_concern.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_boundary_concern.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_boundary_concern.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_boundary_concern.row_seq IS 'sequence of the journal entry that last wrote this row';
COMMENT ON COLUMN public.supervisio_boundary_concern.review_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_boundary_concern.review_by IS 'the end of that day in the clinic''s time zone';
COMMENT ON COLUMN public.supervisio_boundary_concern.reviewed_on IS 'calendar day';
CREATE TABLE public.supervisio_case (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    therapist_ref character varying(128) NOT NULL,
    topic character varying(64) NOT NULL,
    status character varying(64) NOT NULL,
    client_ref character varying(128),
    host_ref character varying(128),
    review_on date,
    review_by timestamp with time zone,
    outcome bytea,
    client_was_told bytea,
    journal_seq bigint NOT NULL,
    journal_head bytea NOT NULL,
    journal_key_id character varying(80) NOT NULL,
    wrapped_key bytea,
    key_id character varying(64),
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_case__status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'monitoring'::character varying, 'closed'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_case.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_case.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_case.therapist_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_case.topic IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_case.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_case.client_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_case.host_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_case.review_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_case.review_by IS 'the end of that day in the clinic''s time zone';
COMMENT ON COLUMN public.supervisio_case.outcome IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_case.client_was_told IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_case.journal_seq IS 'sequence of the newest journal entry';
COMMENT ON COLUMN public.supervisio_case.journal_head IS 'MAC over clinic, root, sequence, newest MAC';
COMMENT ON COLUMN public.supervisio_case.journal_key_id IS 'id of the key of that MAC';
COMMENT ON COLUMN public.supervisio_case.wrapped_key IS 'the data key, wrapped; NULL once shredded';
COMMENT ON COLUMN public.supervisio_case.key_id IS 'id of the key that wraps it';
COMMENT ON COLUMN public.supervisio_case.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_case.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_case.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_case.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_case.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_client_request (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    kind character varying(64) NOT NULL,
    phase character varying(64) NOT NULL,
    made_by character varying(64) NOT NULL,
    made_on date,
    words bytea,
    status character varying(64) NOT NULL,
    reply character varying(64),
    replied_at timestamp with time zone,
    explanation bytea,
    redacted text,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_client_request__status CHECK (((status)::text = ANY ((ARRAY['recorded'::character varying, 'replied'::character varying, 'followed_up'::character varying, 'withdrawn'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_client_request.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_client_request.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_client_request.kind IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_client_request.phase IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_client_request.made_by IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_client_request.made_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_client_request.words IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_client_request.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_client_request.reply IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_client_request.replied_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_client_request.explanation IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_client_request.redacted IS 'names of the fields that were redacted';
COMMENT ON COLUMN public.supervisio_client_request.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_client_request.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_client_request.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_client_request.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_client_request.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_clinic_policy (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    time_zone character varying NOT NULL,
    response_times text NOT NULL,
    text_limit integer NOT NULL,
    journal_seq bigint NOT NULL,
    journal_head bytea NOT NULL,
    journal_key_id character varying(80) NOT NULL,
    wrapped_key bytea,
    key_id character varying(64),
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    confirmed_rules text,
    watched text
);
COMMENT ON COLUMN public.supervisio_clinic_policy.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_clinic_policy.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_clinic_policy.time_zone IS 'IANA name; days are counted in it';
COMMENT ON COLUMN public.supervisio_clinic_policy.response_times IS 'seconds by urgency';
COMMENT ON COLUMN public.supervisio_clinic_policy.text_limit IS 'characters';
COMMENT ON COLUMN public.supervisio_clinic_policy.journal_seq IS 'sequence of the newest journal entry';
COMMENT ON COLUMN public.supervisio_clinic_policy.journal_head IS 'MAC over clinic, root, sequence, newest MAC';
COMMENT ON COLUMN public.supervisio_clinic_policy.journal_key_id IS 'id of the key of that MAC';
COMMENT ON COLUMN public.supervisio_clinic_policy.wrapped_key IS 'the data key, wrapped; NULL once shredded';
COMMENT ON COLUMN public.supervisio_clinic_policy.key_id IS 'id of the key that wraps it';
COMMENT ON COLUMN public.supervisio_clinic_policy.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_clinic_policy.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_clinic_policy.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_clinic_policy.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_clinic_policy.row_seq IS 'sequence of the journal entry that last wrote this row';
COMMENT ON COLUMN public.supervisio_clinic_policy.confirmed_rules IS 'ids of rules that were read again at the source';
COMMENT ON COLUMN public.supervisio_clinic_policy.watched IS 'numbers by which silence and drift are noticed';
CREATE TABLE public.supervisio_consultation (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    request_id uuid,
    issue_id uuid,
    concern_id uuid,
    route character varying(64) NOT NULL,
    question_type character varying(64),
    urgency character varying(64) NOT NULL,
    question bytea,
    asked_of character varying(128) NOT NULL,
    status character varying(64) NOT NULL,
    respond_by timestamp with time zone NOT NULL,
    reached_how character varying(64),
    show_client_ref boolean NOT NULL,
    host_ref character varying(128),
    accepted_at timestamp with time zone,
    scheduled_at timestamp with time zone,
    held_at timestamp with time zone,
    held_on date,
    minutes integer,
    follow_up_on date,
    follow_up_by timestamp with time zone,
    decline_code character varying(64),
    redirected_from uuid,
    reported_by_therapist boolean NOT NULL,
    confirmed_at timestamp with time zone,
    redacted text,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_consultation__status CHECK (((status)::text = ANY ((ARRAY['requested'::character varying, 'accepted'::character varying, 'scheduled'::character varying, 'completed'::character varying, 'missed'::character varying, 'declined'::character varying, 'redirected'::character varying, 'cancelled'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_consultation.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_consultation.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_consultation.route IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.question_type IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.urgency IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.question IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_consultation.asked_of IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_consultation.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.respond_by IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_consultation.reached_how IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.host_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_consultation.accepted_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_consultation.scheduled_at IS 'for when the talk is set';
COMMENT ON COLUMN public.supervisio_consultation.held_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_consultation.held_on IS 'the day of the talk, where only the day is known';
COMMENT ON COLUMN public.supervisio_consultation.minutes IS 'minutes of this matter';
COMMENT ON COLUMN public.supervisio_consultation.follow_up_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_consultation.follow_up_by IS 'the end of that day in the clinic''s time zone';
COMMENT ON COLUMN public.supervisio_consultation.decline_code IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_consultation.confirmed_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_consultation.redacted IS 'names of the fields that were redacted';
COMMENT ON COLUMN public.supervisio_consultation.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_consultation.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_consultation.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_consultation.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_consultation.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_decision (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    concern_id uuid NOT NULL,
    evaluation_id uuid,
    consultation_id uuid,
    disposition character varying(64),
    classification character varying(64),
    decided_by character varying(128) NOT NULL,
    second_person character varying(128),
    continues_against_rule boolean NOT NULL,
    rationale bytea,
    safeguards bytea,
    expected_benefit bytea,
    expected_consequences bytea,
    client_was_told bytea,
    repair_plan bytea,
    review_on date,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_decision.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_decision.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_decision.consultation_id IS 'the second opinion';
COMMENT ON COLUMN public.supervisio_decision.disposition IS 'NULL where it only says that it goes on';
COMMENT ON COLUMN public.supervisio_decision.classification IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_decision.decided_by IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_decision.second_person IS 'who else stands for going on against a rule';
COMMENT ON COLUMN public.supervisio_decision.rationale IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.safeguards IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.expected_benefit IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.expected_consequences IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.client_was_told IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.repair_plan IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_decision.review_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_decision.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_decision.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_decision.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_decision.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_decision.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_evaluation (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    concern_id uuid NOT NULL,
    supersedes_id uuid,
    status character varying(64) NOT NULL,
    instrument integer NOT NULL,
    circumstances text NOT NULL,
    answers bytea,
    missing text NOT NULL,
    submitted_at timestamp with time zone,
    result character varying(64),
    risk character varying(64),
    weighing text,
    ruling text,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_evaluation__status CHECK (((status)::text = ANY ((ARRAY['draft'::character varying, 'submitted'::character varying, 'superseded'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_evaluation.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_evaluation.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_evaluation.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_evaluation.instrument IS 'version of the instrument';
COMMENT ON COLUMN public.supervisio_evaluation.circumstances IS 'what was known without asking';
COMMENT ON COLUMN public.supervisio_evaluation.answers IS 'by item, as JSON; sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_evaluation.missing IS 'items that are still to be answered';
COMMENT ON COLUMN public.supervisio_evaluation.submitted_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_evaluation.result IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_evaluation.risk IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_evaluation.weighing IS 'the result with its findings and reasons';
COMMENT ON COLUMN public.supervisio_evaluation.ruling IS 'what the rules said, and in which version';
COMMENT ON COLUMN public.supervisio_evaluation.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_evaluation.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_evaluation.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_evaluation.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_evaluation.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_grant (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    ref character varying(128) NOT NULL,
    until date,
    revoked_at timestamp with time zone,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_grant.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_grant.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_grant.ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_grant.until IS 'calendar day';
COMMENT ON COLUMN public.supervisio_grant.revoked_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_grant.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_grant.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_grant.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_grant.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_grant.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_journal_entry (
    clinic_id character varying(128) NOT NULL,
    root_id uuid NOT NULL,
    seq bigint NOT NULL,
    root_noun character varying(64) NOT NULL,
    move character varying(64) NOT NULL,
    actor_ref character varying(128) NOT NULL,
    acting_as character varying(128),
    reason bytea,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    request_key character varying(128),
    request_mac bytea,
    rows text NOT NULL,
    mac_key_id character varying(80) NOT NULL,
    mac bytea NOT NULL,
    written_in bigint DEFAULT ((pg_current_xact_id())::text)::bigint
);
COMMENT ON COLUMN public.supervisio_journal_entry.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_journal_entry.root_noun IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_journal_entry.move IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_journal_entry.actor_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_journal_entry.acting_as IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_journal_entry.reason IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_journal_entry.effective_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_journal_entry.effective_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_journal_entry.recorded_at IS 'aware, UTC';
COMMENT ON COLUMN public.supervisio_journal_entry.request_key IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_journal_entry.request_mac IS 'MAC of the call''s name and arguments';
COMMENT ON COLUMN public.supervisio_journal_entry.rows IS '[noun, id, keyed digest of the row left behind], one a row';
COMMENT ON COLUMN public.supervisio_journal_entry.mac IS 'MAC over this entry and the one before';
COMMENT ON COLUMN public.supervisio_journal_entry.written_in IS 'the transaction, on PostgreSQL';
CREATE TABLE public.supervisio_observation (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    request_id uuid NOT NULL,
    reaction character varying(64),
    next_session character varying(64),
    observed_on date,
    text bytea,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_observation.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_observation.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_observation.reaction IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_observation.next_session IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_observation.observed_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_observation.text IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_observation.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_observation.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_observation.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_observation.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_observation.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_personal_issue (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    status character varying(64) NOT NULL,
    kind bytea NOT NULL,
    functioning bytea NOT NULL,
    affects_work bytea NOT NULL,
    noticed_on date,
    note bytea,
    reviewed_on date,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    review_on date,
    review_by timestamp with time zone,
    CONSTRAINT ck_supervisio_personal_issue__status CHECK (((status)::text = ANY ((ARRAY['noted'::character varying, 'support_sought'::character varying, 'supported'::character varying, 'reviewed'::character varying, 'closed'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_personal_issue.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_personal_issue.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_personal_issue.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_personal_issue.kind IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_personal_issue.functioning IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_personal_issue.affects_work IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_personal_issue.noticed_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_personal_issue.note IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_personal_issue.reviewed_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_personal_issue.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_personal_issue.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_personal_issue.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_personal_issue.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_personal_issue.row_seq IS 'sequence of the journal entry that last wrote this row';
COMMENT ON COLUMN public.supervisio_personal_issue.review_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_personal_issue.review_by IS 'the end of that day in the clinic''s time zone';
CREATE TABLE public.supervisio_practice_response (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    issue_id uuid NOT NULL,
    response bytea NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_practice_response.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_practice_response.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_practice_response.response IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_practice_response.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_practice_response.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_practice_response.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_practice_response.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_practice_response.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_recommendation (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    kind character varying(64) NOT NULL,
    force character varying(64) NOT NULL,
    given_by character varying(128) NOT NULL,
    text bytea,
    status character varying(64) NOT NULL,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_recommendation__status CHECK (((status)::text = ANY ((ARRAY['open'::character varying, 'followed'::character varying, 'declined'::character varying, 'contested'::character varying, 'entered_in_error'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_recommendation.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_recommendation.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_recommendation.kind IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_recommendation.force IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_recommendation.given_by IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_recommendation.text IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_recommendation.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_recommendation.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_recommendation.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_recommendation.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_recommendation.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_recommendation.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_reply_plan (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    request_id uuid NOT NULL,
    reply character varying(64) NOT NULL,
    explanation bytea,
    expected_reactions text NOT NULL,
    check_next_session bytea,
    return_plan bytea,
    return_barred character varying(64),
    client_told_of_return boolean,
    follow_up_on date,
    follow_up_by timestamp with time zone,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_reply_plan.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_reply_plan.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_reply_plan.reply IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_reply_plan.explanation IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_reply_plan.expected_reactions IS 'codes';
COMMENT ON COLUMN public.supervisio_reply_plan.check_next_session IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_reply_plan.return_plan IS 'how a return to therapy would be gone about';
COMMENT ON COLUMN public.supervisio_reply_plan.return_barred IS 'whether accepting bars a return to this therapist';
COMMENT ON COLUMN public.supervisio_reply_plan.follow_up_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_reply_plan.follow_up_by IS 'the end of that day in the clinic''s time zone';
COMMENT ON COLUMN public.supervisio_reply_plan.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_reply_plan.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_reply_plan.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_reply_plan.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_reply_plan.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_support_reference (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    issue_id uuid NOT NULL,
    route bytea NOT NULL,
    since date,
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_support_reference.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_support_reference.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_support_reference.route IS 'sealed under the key of the case';
COMMENT ON COLUMN public.supervisio_support_reference.since IS 'calendar day';
COMMENT ON COLUMN public.supervisio_support_reference.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_support_reference.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_support_reference.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_support_reference.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_support_reference.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_therapist_profile (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    therapist_ref character varying(128) NOT NULL,
    memberships text NOT NULL,
    journal_seq bigint NOT NULL,
    journal_head bytea NOT NULL,
    journal_key_id character varying(80) NOT NULL,
    wrapped_key bytea,
    key_id character varying(64),
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL
);
COMMENT ON COLUMN public.supervisio_therapist_profile.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_therapist_profile.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_therapist_profile.therapist_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_therapist_profile.memberships IS 'body, profession, jurisdiction, first and last day, one a row';
COMMENT ON COLUMN public.supervisio_therapist_profile.journal_seq IS 'sequence of the newest journal entry';
COMMENT ON COLUMN public.supervisio_therapist_profile.journal_head IS 'MAC over clinic, root, sequence, newest MAC';
COMMENT ON COLUMN public.supervisio_therapist_profile.journal_key_id IS 'id of the key of that MAC';
COMMENT ON COLUMN public.supervisio_therapist_profile.wrapped_key IS 'the data key, wrapped; NULL once shredded';
COMMENT ON COLUMN public.supervisio_therapist_profile.key_id IS 'id of the key that wraps it';
COMMENT ON COLUMN public.supervisio_therapist_profile.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_therapist_profile.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_therapist_profile.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_therapist_profile.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_therapist_profile.row_seq IS 'sequence of the journal entry that last wrote this row';
CREATE TABLE public.supervisio_therapy_relationship (
    clinic_id character varying(128) NOT NULL,
    id uuid NOT NULL,
    therapist_ref character varying(128) NOT NULL,
    client_ref character varying(128) NOT NULL,
    status character varying(64) NOT NULL,
    began_on date,
    ended_on date,
    ending character varying(64),
    resumed_on date,
    last_professional_contact_on date,
    last_contact_on date,
    journal_seq bigint NOT NULL,
    journal_head bytea NOT NULL,
    journal_key_id character varying(80) NOT NULL,
    wrapped_key bytea,
    key_id character varying(64),
    effective_at timestamp with time zone NOT NULL,
    effective_on date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying(128),
    row_seq bigint NOT NULL,
    CONSTRAINT ck_supervisio_therapy_relationship__status CHECK (((status)::text = ANY ((ARRAY['prospective'::character varying, 'current'::character varying, 'on_hold'::character varying, 'ended'::character varying, 'transferred'::character varying, 'returned'::character varying])::text[])))
);
COMMENT ON COLUMN public.supervisio_therapy_relationship.clinic_id IS 'the clinic (tenant) this row belongs to';
COMMENT ON COLUMN public.supervisio_therapy_relationship.id IS 'UUIDv7, made by the library';
COMMENT ON COLUMN public.supervisio_therapy_relationship.therapist_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_therapy_relationship.client_ref IS 'the host''s opaque reference';
COMMENT ON COLUMN public.supervisio_therapy_relationship.status IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_therapy_relationship.began_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_therapy_relationship.ended_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_therapy_relationship.ending IS 'a code of an open vocabulary';
COMMENT ON COLUMN public.supervisio_therapy_relationship.resumed_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_therapy_relationship.last_professional_contact_on IS 'calendar day';
COMMENT ON COLUMN public.supervisio_therapy_relationship.last_contact_on IS 'the last contact of any kind';
COMMENT ON COLUMN public.supervisio_therapy_relationship.journal_seq IS 'sequence of the newest journal entry';
COMMENT ON COLUMN public.supervisio_therapy_relationship.journal_head IS 'MAC over clinic, root, sequence, newest MAC';
COMMENT ON COLUMN public.supervisio_therapy_relationship.journal_key_id IS 'id of the key of that MAC';
COMMENT ON COLUMN public.supervisio_therapy_relationship.wrapped_key IS 'the data key, wrapped; NULL once shredded';
COMMENT ON COLUMN public.supervisio_therapy_relationship.key_id IS 'id of the key that wraps it';
COMMENT ON COLUMN public.supervisio_therapy_relationship.effective_at IS 'when it happened; the day''s beginning where only the day is known';
COMMENT ON COLUMN public.supervisio_therapy_relationship.effective_on IS 'the day, where only the day is known';
COMMENT ON COLUMN public.supervisio_therapy_relationship.recorded_at IS 'when it was written';
COMMENT ON COLUMN public.supervisio_therapy_relationship.recorded_by IS 'who wrote it first; NULL once dropped';
COMMENT ON COLUMN public.supervisio_therapy_relationship.row_seq IS 'sequence of the journal entry that last wrote this row';
INSERT INTO public.supervisio_access_entry VALUES ('clinic', '01a20a76-76dd-72dd-8e80-2039b26b7370', '01a20a76-76a1-759a-a910-d314fc1d7b67', 's-lee', NULL, 'supervision', 'consultation', '01a20a76-76a1-759a-a910-d316600d8ac4', '["question"]', '2026-03-02 09:00:00+00', 'k-56d47b85.58a86e7c', '\x02f94b5799af99c273bcf9870c898d35c3740ad93a309c43e31eec6b0f7b93e1');
INSERT INTO public.supervisio_alembic_version VALUES ('supervisio_0002');
INSERT INTO public.supervisio_boundary_concern VALUES ('clinic', '01a20a76-76b6-750d-969c-34d954ee2550', '01a20a76-76b6-750d-969c-34d8402d7dfb', 'brought', 'small_community', NULL, 'circumstance', 'not_said', 'not_yet', NULL, '\x01fb0ccae12d5d9543e9f2a36c1fa2fac6b9b4f261169cb7b0e95bc3d58c1c12d5c13e4ed0a538b869efffac28d93b7d8d0eacab4fa3da21b1ea47ec71a828d62963371573dbe1e243a7ac5eded356293911a586350973', 'undetermined', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL, NULL, NULL);
INSERT INTO public.supervisio_boundary_concern VALUES ('clinic', '01a20a76-7765-7375-b7e9-24968def98a6', '01a20a76-7764-7035-a258-648055060164', 'decided', 'shared_membership', NULL, 'circumstance', 'during', 'not_yet', NULL, NULL, 'multiple_relationship', 'avoided', '\x019aa39e9b6d8bc214d5e6a3154d06d9edb080ad89e81fe63e7814f0a5af670ed7adae5032738d6ef06247a09132eca7eef39e683d3820e5', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3, NULL, NULL, NULL, NULL);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-76b0-738c-9d86-17412dda3f6b', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\x17361a2a04ec2991a334440c08ec6fe30acf0e260af1f1c1d1ee8a9804bbb9bb', 'k-56d47b85.58a86e7c', '\x01f6bc5ce5502c8e8c61168f62bbd0fee7af6016ad08084debf2cad630af286cc933e8282870381f160bf89c53ea8074ffb91c7aada69f87111a185be3', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-76b6-750d-969c-34d8402d7dfb', 't-ana', 'observed_concern', 'open', 'c-497', NULL, NULL, NULL, NULL, NULL, 1, '\x49c021b9db28c83d33f168e004f7f647ec3465380f13d66a2acdeb28c967f0b1', 'k-56d47b85.58a86e7c', '\x01e1c65ce448102c6b913677eccafb66ddf315b72d0025441325d64d009d2d530859216645a77358df5cf72442115a97d4dd186cd6bc6628be4680be3f', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-76bb-7779-8bf3-c2503c1b7810', 't-ana', 'client_request', 'open', 'c-779', NULL, NULL, NULL, NULL, NULL, 1, '\x63dcabf3bf530883fca46a75dfce13986922288fe323fa7ff2be6c212ae1f1fc', 'k-56d47b85.58a86e7c', '\x0130fdb280beb0e214d69c6cfe7376233e970fbb3ec3e1c244f4ac93cdd3ba8118365da61d88711811a1cd3e0967fc706291a16fc948dc289b0e83b78e', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-76bf-74c3-af84-dac09518b7ad', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\xfc92623c25386252fb40df241d579ace4a585808876e4c26908edcd0bb60236e', 'k-56d47b85.58a86e7c', '\x0184578edd98afb94e3ac1fffec1a19ac74127d667472d690f4c8191a8f52aaa835d60be25f26db31093c3c948ded2c4734162ff9be1bc6d7f4d2ca03e', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 't-ana', 'client_request', 'closed', 'c-104', NULL, NULL, NULL, '\x01bb1f0419482de6a255d21d562c1d1bb175a91717a2e731c5d687334e896bc60a2ea9866cee6b606d8cbc88', '\x01d52803debd5c0fc7cdbcb098a9b21972bb4f84049bf20e90fd21573f78df276c78e3c637edbd580e8d1077ae64334975ccd213777f967e81', 8, '\xb7d35ed283dfe68347f04c426c6c093089134bc45fca0532a756df8ba297866b', 'k-56d47b85.58a86e7c', '\x0111ae7687ad9d1c8a981b4c4f639c56eb79d3e235df945a2f5634b54f739d53079762e06263c1645e2d1e5fb1148450b6d9db9be6a5a4350ebff8523e', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 8);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-7764-7035-a258-648055060164', 't-ana', 'observed_concern', 'open', 'c-205', NULL, NULL, NULL, NULL, NULL, 3, '\x4b310a72c5e4a0665d0247c1d2d570318e3684546da194d0f1714e989dd2b7c1', 'k-56d47b85.58a86e7c', '\x016fc45756f430b4c0835a514040af10b33f35b505abe6dbe03e6cfc95e2eafe86acfd8f7d4002c5a84f1582ff3b3d79aac4b84d7d174ae0c06e07f0ae', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20a76-7788-7464-a79c-1deb8008b754', 't-ana', 'client_request', 'open', 'c-205', NULL, NULL, NULL, NULL, NULL, 2, '\x34f2009f13f91a5030ae24c440f2f368cbce7995799ece8447f76a23f4c878de', 'k-56d47b85.58a86e7c', '\x01873cd83d1295e7d5a69e3027469af6489b3480f76dcfe5492eb7359328b44ce26cc8796f8eaadcba796d22aca04ea851d4fd75906bab932cb7d902fa', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20a76-76bc-77aa-b989-2a6a38cfee7e', '01a20a76-76bb-7779-8bf3-c2503c1b7810', 'romantic_or_sexual', 'not_said', 'client', NULL, '\x010637cddae9765201779334a79f0e1312f1ee3e5e82bed67304728149f850bae3396a8303892cf27cbd8192821f9d7a2cf0f8994e657c56dea98c335dd335d5c68b9d035d451020bdd35fc537262b6d674e00', 'recorded', NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20a76-76a1-759a-a910-d31502a9bb03', '01a20a76-76a1-759a-a910-d314fc1d7b67', 'friendship_after_ending', 'not_said', 'client', NULL, '\x01924e1ac114703c7e71d198695296441f783da7be3141ddfd7231baa16855d627473f4b6d3144c71175af5490a8e8095b5b55', 'replied', 'declined_and_explained', '2026-03-02 09:00:00+00', '\x017856e4cac918a7bb15b1f7faf964843f0b63fbd704df263b3150ea62e8adb17fe07129936c26d93e0ce362a41049e0364e013207a0b1', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 6);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20a76-7788-7464-a79c-1dec187febe6', '01a20a76-7788-7464-a79c-1deb8008b754', 'gift', 'not_said', 'client', NULL, NULL, 'recorded', NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20a76-76b6-750d-969c-34da5fc43bf9', '01a20a76-76b6-750d-969c-34d8402d7dfb', NULL, NULL, '01a20a76-76b6-750d-969c-34d954ee2550', 'supervision', NULL, 'urgent', '\x01b42184dbc40f0fe69dae458eb480f6fbe7c8af54528f8404a0c272f13f2b81d8d08389c3d8a1df87221737ea989261778ff36c4fa6c5a902778ed2c11cd4a76799', 's-lee', 'requested', '2026-03-03 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20a76-76bc-77aa-b989-2a6b97359718', '01a20a76-76bb-7779-8bf3-c2503c1b7810', '01a20a76-76bc-77aa-b989-2a6a38cfee7e', NULL, NULL, 'supervision', NULL, 'routine', '\x01298d47cea47b9e4713abe40087991510844ba950b2a1d0b48fbfb6558aa7b1b8ee0b07329c788fc08fe46b3d060dcc90ba26a84d7bbed365302e55f0a23c6ee20514ba', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20a76-76bf-74c3-af84-dac2ce0364f1', '01a20a76-76bf-74c3-af84-dac09518b7ad', NULL, '01a20a76-76bf-74c3-af84-dac16fdab5f1', NULL, 'supervision', NULL, 'routine', '\x0145816cf14078b2aec4d7b2e0d417e2230f313470af37aae33f698a1e75912150cde668119b29c5f0e52e9b262172f3d9111d2109eda166be45467878cdac8d5497', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20a76-76a1-759a-a910-d316600d8ac4', '01a20a76-76a1-759a-a910-d314fc1d7b67', '01a20a76-76a1-759a-a910-d31502a9bb03', NULL, NULL, 'supervision', NULL, 'routine', '\x01d50b65726e8983f1695174fd07d11cd62f3ca779cc121f872f2bfa83990d8e6c9484e076d0cb87d164b859e1e6a513e80218444b5719cf6c30bd0e54cf34d5481d976edf', 's-lee', 'completed', '2026-03-16 09:00:00+00', NULL, false, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, 25, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3);
INSERT INTO public.supervisio_decision VALUES ('clinic', '01a20a76-777a-76f7-8f45-53c4ef05ff08', '01a20a76-7764-7035-a258-648055060164', '01a20a76-7765-7375-b7e9-24968def98a6', '01a20a76-776c-7278-8655-4ed3ecbd37ee', NULL, 'avoided', NULL, 't-ana', NULL, false, '\x01b3fa359127c603e8dc6368edff30c6247fb87113f3dcb67524cdd93232e4b3a700e5bd5c271cba8e511c80dd09c069b3005c', NULL, NULL, NULL, '\x01ecf8179a22fabaddad9adce880c81b9b1d18b30f0999368af349dddeea5863337b0fdb9c638aa49aa8781f2e30ea00350ed59eef8ebbeb', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3);
INSERT INTO public.supervisio_evaluation VALUES ('clinic', '01a20a76-776c-7278-8655-4ed3ecbd37ee', '01a20a76-7764-7035-a258-648055060164', '01a20a76-7765-7375-b7e9-24968def98a6', NULL, 'submitted', 1, '{"client_status":"current","confirmed":[],"ended_on":null,"memberships":[{"body":"apa","jurisdiction":null,"profession":null,"since":"2015-01-01","until":null}],"weighing":{"as_of":"2026-03-02","client_status":"current","has_client":true,"kind":"shared_membership","last_professional_contact_on":null,"occurrence":"not_yet","phase":"during"}}', '\x01ff43ce2989f3f06044d32ea20bd8be725dceab3124b5241215c12a79a967e775a61193c05aeaad17013ad6876beedc153b3ff9e7dc6794ec6db8eec991ec8baf1a4653bc5a6a594b6732fc6c561ba776f2dae51a60ec39d9f5ff2f95a2f3d71ce84fe053d3b800e7e129f63905550e98970f9653f98310281e9e602f43412ded07876dfbf41a1503f4bed351060b6dbfd70bb60ea6585cb89b9e3f42a76edd2494c1636abc1491c921108375d6debdb4577442a93664145a41428087b4a0e1a4dbb476a66e298e61b5612ce7b0f3dedc2d8cf8449113b58344af18ea2d921cc60fbc48884e551d398422441873b1abc9861b0d86285410e169662f8451cae4def82ee11c00d7f756b74d692c5f1cb6d1234eda4c7f7076b89f5817380ffe5ea7bce90cbd8fca90c776fadb7c3a5ae65bd0e733df336b91f557a8a1db7cb357f1c1f275ccce2e748725931c84c2950300c079218c983cb60a78ca35b26cef46ebc17039537fe9638e22678552a799b80dfdb9e278323010c4a597e7eff90cc6d08b40e6cb38e7f620ece769e819583e253d6a27c91a4db28983e09c7086ac1854c7eb3236cc04ef649e196c72a0bef21e4f14242740383d28aee87e8aab860f73cf3eff3c2f192647cb1116ecf0b90d73d648822c5e9972c89c768901aa91bc6d238d658a452a5e0477da7439dfa202aa1526cda3d9a090d0204e2997c0904f282bb9cafa58dcc691c55eceb8fb43df317f1269b1ec6f8e6e5019f98f2bc7a5bbc51894438981f499cde19783a353ef990a164de9587eece9f0f4807869f28310279c7f869543b7424e2034812ca3676f3df85300abb09911997572482a93dd5be07b8a4f997f98c6d1024997a6f41be4243e96f3b42dc6c2433b54d9c6b487a2f6a8b5088fd32400b0abe38c45a683d0f24eeb8e6fd32736260b074191c36493b8ab4d5df2ec4399f6f417be42499616db22def743bc1928fce029be333ea1d79e06438b985aeb5c87fcb6031c98bf9ec3e4d089b513715164ad34862b45821d453237d38c98c2b71cd7a3ab6407f991315412db27dc2401c0c213acf20f7267c9a42f38a96c795c19825e1d2756cadbb57b44053524454f9e07f820b4621d788ce2ed412d5109241cad2703df0169c775287ba4aafc35c5f6c12e67ff54a2c6214f5b50259ff2dcd4a9b7511c8590db42189accaecb71af4c06cf2ad93a178744ee1b300baf47ad83e6dfb5bb74c6af13cf9f36051f824f521994d86de0076ae1fb91633ebf898978b606c3d922a512bcf7e72555baaaf7ed41857b0563285de5a7674cb4ce2e6b370919d9656c30be0303cb8de04149577c7850187032d8b28eefa8f9286c4c3556e699a04c5cc764748f0ac39e55d5f32129f567357046a01a093dac444d42599a4a054ede241562b4a1b02b0f84b91fd5af4bd0d121e3a8db9ef6ca2947c138a9927f42ed87f4971bba5bd3382da1b1a1320c8da9d6d84103bb902b1280da63df995d4b460de5fc7ac2e7f5e4a882335ca154175b1e23f319dbf9f22d495f0a2c537e7d5238c33a6686d134cb3207c2d4bc63f5adf4bc8a0d1640ea9ac7373e56f616c9ac4d6942e5d028fc5c57377bf3ba28836b08dc848bd17a0a85096deac5f087bd2d00973de21ec68affdb638926235c6e567304fe2fc1e7a890cdb8e181477ea19b7a7326ee7864d86b0f127ec0ea0939f2177ac90308c8ea87aedc3599dd4dcd45bfb26d5f92f0b6095c95d6cdf15bdb297ec00077078f6bf04189d899f5bc47f3fe4b6dbacf433faf3e4ebc2d4313323c5a3d10821a41a1be8badbc0729c0cf40502d1b32ea9a518103d0d576d6b0aaa6ce948a5ae9c0f3370f61fb10b7dba0fb824d402a824e05dee446638fc2686a82e300befa953e486e2531c6c5fd49177f5618640111486884f0efc4449c353edc77db8f85c9bbd4912a0903bf502288d860ae6e0fdd5f4bdc4b66f87597493eda3b29ce8b662124db9e5a3ef240645332bac9aa2407a654c91488166ff2098ec7b77f93d8c0601e4c359cca14020ecdf7a86ebee3046b5bfcccc7b01f5aa247bbfa6a764f4fb6ef486d3342e9baabc3fb4d7d8faa2f849ba60ae697bc25eedee5f167d548629238dee671e78b27d3cf40c2715c93dd97c8d628a8d3bd838d54c9610b432da1a273627cf483cdac93de5319ac3a46dc2ce0c5784936b76000faec76f095dae18d03d5d71f3bd789a5e255a2ba242bac96f7c3453a57da0e29c73361c0bb79220a8faf6e36cf53315f2666d0c84932bbe1e997c9a017265da50e6128a9de81daea26ea655ae9e68d3512ec29f88d6e1282f9849e72f8da451ed7b30927bb62cff81c2a5f0e35f24edd1d0f26', '[]', '2026-03-02 09:00:00+00', 'manage', 'moderate', '{"avoidability":"unavoidable","classification":"multiple_relationship","consider_referral":false,"findings":[],"instrument":1,"motive":"unavoidable_circumstance","needs_second_opinion":true,"reasons":["unavoidable"],"repair_plan_needed":false,"result":"manage","risk":"moderate","risk_reasons":["unsure"],"rules":["apa_3_05"],"unknown":[]}', '{"as_of":"2026-03-02","bars":[],"burden_of_proof":false,"earliest_date":null,"gaps":[],"known":true,"leading":"apa_3_05","outcomes":[{"bars":[],"binding":true,"body":"apa","citation":"APA 3.05","confidence":"text_read","counted_from":null,"counted_on":null,"edition":"2002, 2010, 2017","effect":"avoid_unless","factors":["whether objectivity, competence or effectiveness would suffer","whether the client, or a former one, could be exploited or harmed"],"interval":null,"requires":[],"rule":"apa_3_05","says":"a further relationship with a client, or with somebody close to one, is to be avoided where it can be expected to impair the work, to exploit or to harm; there is no interval","state":"avoid_unless","then":null,"unknown":[],"until":null,"version":"c9a90f638ee6","warnings":[]}],"prohibits":false,"remains_required":["whether objectivity, competence or effectiveness would suffer","whether the client, or a former one, could be exploited or harmed"],"state":"avoid_unless","unknown":false,"unknowns":[],"until":null,"versions":{"apa_3_05":"c9a90f638ee6"},"warnings":[]}', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 2);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676a1759aa910d314fc1d7b67","4c72a7c37931804fe02952da06a8c0a4f9c905913d64a2396d676750f0740bc9"],["client_request","01a20a7676a1759aa910d31502a9bb03","c0b27b2015cc32bbc371c8d1c3805bf8c8edb4d6660154fdc9cf170006105352"],["consultation","01a20a7676a1759aa910d316600d8ac4","536c27efed42a13765c3ff0acf6a30b9cc044c0536a9d3139c8acaa81028dfbe"]]', 'k-56d47b85.58a86e7c', '\x1fcf5d8e7724912d4cca28fdecc0c659c1d953b15aa8bffe0ea875551400fc80', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76b0-738c-9d86-17412dda3f6b', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676b0738c9d8617412dda3f6b","3efd586b9dbbfab385e3b9a61e6588f7fe3a9fee1c4aef6170ebbd92842a09a2"],["personal_issue","01a20a7676b0738c9d86174205beecbb","ecca6f1005674d58e1940d21997786f72611dfa4d2791b8110dd509e31aa2299"],["support_reference","01a20a7676b0738c9d86174381c4abf1","050b7788b2ddef90f555e432239bc713444179073c6f79e926d5a0a700afb658"]]', 'k-56d47b85.58a86e7c', '\x1d35fa0140ffebb3be0b15e64c93459eb6606d58d76326d029ce650a7df8a3cc', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76b6-750d-969c-34d8402d7dfb', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676b6750d969c34d8402d7dfb","497b23fd08bcc4aa2476e7ed782f94d71cf4d4ec6eccbed9cc5a1a6da0d803a6"],["boundary_concern","01a20a7676b6750d969c34d954ee2550","9a0b69a541cae1eeb97799464f8eae4d956ad93f1b3d0b73930dd165ffbab38c"],["consultation","01a20a7676b6750d969c34da5fc43bf9","b287f97ce527aec10f493997becd8570629839ce57a2ef8a22f852c23bb5792c"]]', 'k-56d47b85.58a86e7c', '\x279528dc07c6d3c33320c7003ea0eaee4d0f0b87dba4a83191abf9428814c960', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76bb-7779-8bf3-c2503c1b7810', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676bb77798bf3c2503c1b7810","fd6246147ffa74276bd21968f873f3e3e6df8d200be93c78506a8a674db173a1"],["client_request","01a20a7676bc77aab9892a6a38cfee7e","20a73ae1c28149894b599390cc91b9a7e6c03fb1aa1a1ca26a5e84a255482640"],["consultation","01a20a7676bc77aab9892a6b97359718","53b22ad503f65a402ea93728ade54387d9390fd14af149d976903a3b6e309ec2"]]', 'k-56d47b85.58a86e7c', '\x1d7b354aefd5525845ee18dbe11e58673e44d083b40a841369ff787949f41178', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76bf-74c3-af84-dac09518b7ad', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676bf74c3af84dac09518b7ad","2e5b9f5158dfaa7dd16c29966ba90ea044331d59177fb232c4da8495bc234017"],["personal_issue","01a20a7676bf74c3af84dac16fdab5f1","7bc9f27e81fc7fc1f261cc56ef588691d9a2ef0bc96bb88e1a8a15f20ae9b581"],["consultation","01a20a7676bf74c3af84dac2ce0364f1","b6f98bf619e57cbf00d1f467a39f72c10106a9f669072b65eb1483c08aa04714"]]', 'k-56d47b85.58a86e7c', '\xd40d33a3f12f8b0eed1d889c0ccd94ef74a6031977d6c365ec9110efd78c46fd', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 2, 'case', 'consultations.accept', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["consultation","01a20a7676a1759aa910d316600d8ac4","ee6337568c6e6d42e7adde2f0c824ca29547fb42394dc9cef2e1dbe6caa112e7"]]', 'k-56d47b85.58a86e7c', '\x59bea0b11093cb86e3053b28e98d52e8475604db66160092dea2dd20d4b9362d', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 3, 'case', 'consultations.complete', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20a7676e173c5a285811259e759d1","0d081f65972a12bc9cc11acaa88fa6428254b82d103575543ee3c0e2e4380aff"],["recommendation","01a20a7676e173c5a285811355d1fc83","9cb3f7532fa74ba0ec799bcacc3eb6bb64cd2d017edbfcdb14e9d51ccd902fc6"],["consultation","01a20a7676a1759aa910d316600d8ac4","ffd9092c14514451e79336d2820d9acddf3a35c2d206fa53859d8944356bb148"]]', 'k-56d47b85.58a86e7c', '\xfdb8ee01dba3fa04f2e832135701052043f30423ed5b738104a183a3b0124bbf', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 4, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20a7676e173c5a285811355d1fc83","84ac048d881b1987c361ffb45b1b10c296a03815d0e939e09c715c14ddd3045d"]]', 'k-56d47b85.58a86e7c', '\x3071219b96c409dbd0c5747ef40ef963f37464a4458937127bb93fd8e2bedad0', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 5, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20a7676e173c5a285811259e759d1","8d7e02081996aaa894edb06c0142d51b7b703f00e71015b4d0b9432c205da064"]]', 'k-56d47b85.58a86e7c', '\x6da899436587396a11976c6e4d52ba28076c7f8ee4b1c9a9d3610ba0dcea40fb', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 6, 'case', 'requests.reply', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["client_request","01a20a7676a1759aa910d31502a9bb03","2ceb262374e168bb25a735357c1b232d5d725ba827e7e89363a00a5f2e7a381f"]]', 'k-56d47b85.58a86e7c', '\xe902761ecc0b3c30eb856aaa339e3166483cc8a0fbb9544da1ab98f1041ec511', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 7, 'case', 'requests.observe', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["observation","01a20a76774f77918409c6d4442bc9fb","2b4ac9e719289eeabca3e45db4b2709a18d047151bc3fc26c49844d34e06a3e3"]]', 'k-56d47b85.58a86e7c', '\x766c41b59d0e39f288d30e69fbe6c12c709abca42c20fc4eb1941465cd313b11', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-76a1-759a-a910-d314fc1d7b67', 8, 'case', 'cases.close', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7676a1759aa910d314fc1d7b67","1b4d1346d2659e63d8668f7d0a0e18483c62ec760d2ab8a93fcba1899588a765"]]', 'k-56d47b85.58a86e7c', '\x85be2e748f3ef17e6af3b3e7e7225892054a22c480870d0cc64e5c050a73879b', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7760-714b-93d9-47d21deb90b5', 1, 'therapist_profile', 'profiles.set', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["therapist_profile","01a20a767760714b93d947d21deb90b5","2362896479f4f99d90a30f71791ea09034df52dff4d0d67ab1951ee0e85c1683"]]', 'k-56d47b85.58a86e7c', '\x58ce9c54a30f4483c94ae4c5839a87e8f61f5acd406101066e408f465d7e35f2', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7764-7035-a258-648055060164', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7677647035a258648055060164","9e0d8666c12142e44fe2273f0fd845d20d1e9ce95720c1f589cbddf7e62a8bdb"],["boundary_concern","01a20a7677657375b7e924968def98a6","7602fc01e7c33bd7a6d6b928126932114bd026521dbb5b5123533989161ec475"]]', 'k-56d47b85.58a86e7c', '\x976f6d57af1a7402b49e3b6206f6edddbc3e609e855ec8f27076499e75283030', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7764-7035-a258-648055060164', 2, 'case', 'concerns.evaluate', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["evaluation","01a20a76776c727886554ed3ecbd37ee","2e92ed8c2d50d465b7e99282d8d4ab71713d6ab9a1bb00ec2ae278419aa4da4d"],["boundary_concern","01a20a7677657375b7e924968def98a6","511e0c555d271beead184512a34cd3010e0c36081f2932d3c773af24587022b1"]]', 'k-56d47b85.58a86e7c', '\xbc72798c156b8b37aa83b3fa1429d75bda93717e2fb581a5f46cf6d476902f90', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7764-7035-a258-648055060164', 3, 'case', 'concerns.decide', 't-ana', NULL, '\x01280545dbce9c960f764ab08f466df25db9c4d9bf84ec0f4aa1c69bc80113b0f50cfc700d178ec38a86da753e339d01081528', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["decision","01a20a76777a76f78f4553c4ef05ff08","6b048e0a8c6f354bd5577886b89bfdc8daf2db0aaca0892851d082d19bd36399"],["boundary_concern","01a20a7677657375b7e924968def98a6","28202272f52b0f40560da717d1bb159e742c522ae846b400c08abd07028522fc"]]', 'k-56d47b85.58a86e7c', '\x340aa2b58d2b0026190424d508020c2e2e90693d45efbef2fd214888921636f8', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7788-7464-a79c-1deb8008b754', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20a7677887464a79c1deb8008b754","0a0bd34ebb88bf54aae1979e87e733ea54806bd64b62ee58f3a964294bfa45c7"],["client_request","01a20a7677887464a79c1dec187febe6","85faabcdee11a7649fe1023cf42cc144d1e90422224b29ada25bf7035e4d6c63"]]', 'k-56d47b85.58a86e7c', '\x9d680641ddeed31d94612c59f42845191befb78209b8c71def5e0b16f6519167', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20a76-7788-7464-a79c-1deb8008b754', 2, 'case', 'requests.plan', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["reply_plan","01a20a76778d77238c710ae542c36e15","6462ba30281b0d283b5a2141ee17d90ef01cef428c07121a41648b0d3db2c9be"]]', 'k-56d47b85.58a86e7c', '\x5c0c7daf65acfcaeb81f2de6832752974479794f750f8535fb7d21eb6893e256', 756);
INSERT INTO public.supervisio_observation VALUES ('clinic', '01a20a76-774f-7791-8409-c6d4442bc9fb', '01a20a76-76a1-759a-a910-d314fc1d7b67', '01a20a76-76a1-759a-a910-d31502a9bb03', 'hurt', NULL, '2026-03-02', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 7);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a20a76-76b0-738c-9d86-174205beecbb', '01a20a76-76b0-738c-9d86-17412dda3f6b', 'supported', '\x015d23fede3ebe828ed49d0e41bcafcc793db163b2f19701bf5a239f478be3b83361ada67bc50347e993ed77f33678431ae47defd7dcf739e3482af710b78cdde42d9903d4993c7220e046ce3e4b2bf5ac5b46b851b539f1f4945819f1', '\x01182b7cdff2044879129944bedc258e9846d622a3b963ad5d68000c7a156f4378088dac78abb63179864b15206498ae515be661c7f360906ae1775c51d446c6cdccadc91f233d800d663738eeaa178c8e197aa9c0cff14146a7508410', '\x01ef83d04631a4f7c295e8e28d07c9b7f9643e780cb4f2665ec00374bfa0bce53df0809478d27a5b5cd93593fc1b48c7e0d441a06359c74e469bd934ab7219816b419e5d25bfbd24fb7f7f18f6e95bae777de4586c0b78777958fc7554', NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a20a76-76bf-74c3-af84-dac16fdab5f1', '01a20a76-76bf-74c3-af84-dac09518b7ad', 'support_sought', '\x019628fd34db910d1095540d9bb3e7a6efada4a8b651cba385a4ff3962a8a7a9e1f3db682678a8fc51930d656513a00a5d75dcf408942bbc824c356dc2bc2a3f64fa0cff33c849d5ee98c4c5a222e83246ed5b37c94e1af5ac383f98c7', '\x01b0540818743e6b3dd2f7c6dff485726d4221a793a48c980393ac4863cfd03a5a30e3045b2bb3e0429101ae43b6676ec7382b691b5b181329e59c383872062bf004bd0ed22690d4df989ce971dcfe3520426dd010ed2371faa518938d', '\x014f5197431c9e36ed3dc7fc069b2811e361884661b61e1702c78d812ffdd9b03280b865b4c54d4e382ce9fea6d33c1b30f5efdee2b4204c1d4dc312b61f981dbf72f20efa9d7c9371befd5bc19771dca4ba351b8e68a4fa4907b48930', NULL, '\x01d56526168df1e80728a8a21e9dcbdb7635641fc25c35a8d037a75a251ab98339aad19c143d2092e197d7d36161b251c9cddf584dc852a1558b972319761df3e17fb8da03f95938c643e4409e64eae4', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a20a76-76e1-73c5-a285-811355d1fc83', '01a20a76-76a1-759a-a910-d314fc1d7b67', '01a20a76-76a1-759a-a910-d316600d8ac4', 'discuss_in_session', 'advice', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 4);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a20a76-76e1-73c5-a285-811259e759d1', '01a20a76-76a1-759a-a910-d314fc1d7b67', '01a20a76-76a1-759a-a910-d316600d8ac4', 'decline_request', 'directive', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 5);
INSERT INTO public.supervisio_reply_plan VALUES ('clinic', '01a20a76-778d-7723-8c71-0ae542c36e15', '01a20a76-7788-7464-a79c-1deb8008b754', '01a20a76-7788-7464-a79c-1dec187febe6', 'declined_and_explained', NULL, '["hurt"]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 2);
INSERT INTO public.supervisio_support_reference VALUES ('clinic', '01a20a76-76b0-738c-9d86-174381c4abf1', '01a20a76-76b0-738c-9d86-17412dda3f6b', '01a20a76-76b0-738c-9d86-174205beecbb', '\x01ec9546acdb459cc25c31db74ddba8948c84fa758dd72924e55d638d8539e3216a5afe10f63526a5dff5b68f93ea68904eefcaa60987fdd271ce6063fc9c830c8cb0c3c118f3a82291ea318f849ff261476e9847cdf56e442cf99b738', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_therapist_profile VALUES ('clinic', '01a20a76-7760-714b-93d9-47d21deb90b5', 't-ana', '[{"body":"apa","jurisdiction":null,"profession":null,"since":"2015-01-01","until":null}]', 1, '\xa77ece23d1e4c89294ecd13096bf950ba489b8e7546476b369fd24f415dd647a', 'k-56d47b85.58a86e7c', '\x01635330f92b3d97c60634d21462f0e8a31f52a0d0c7d1750e7a9e7e98b4e16e967b4ece1a573c09433a4bb0a2f1473f704f6e61c0cfcad40646fc415e', 'k-56d47b85', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
ALTER TABLE ONLY public.supervisio_access_entry
    ADD CONSTRAINT pk_supervisio_access_entry PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_action_item
    ADD CONSTRAINT pk_supervisio_action_item PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_addendum
    ADD CONSTRAINT pk_supervisio_addendum PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_boundary_concern
    ADD CONSTRAINT pk_supervisio_boundary_concern PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_case
    ADD CONSTRAINT pk_supervisio_case PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_client_request
    ADD CONSTRAINT pk_supervisio_client_request PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_clinic_policy
    ADD CONSTRAINT pk_supervisio_clinic_policy PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT pk_supervisio_consultation PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_decision
    ADD CONSTRAINT pk_supervisio_decision PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_evaluation
    ADD CONSTRAINT pk_supervisio_evaluation PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_grant
    ADD CONSTRAINT pk_supervisio_grant PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_journal_entry
    ADD CONSTRAINT pk_supervisio_journal_entry PRIMARY KEY (clinic_id, root_id, seq);
ALTER TABLE ONLY public.supervisio_observation
    ADD CONSTRAINT pk_supervisio_observation PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_personal_issue
    ADD CONSTRAINT pk_supervisio_personal_issue PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_practice_response
    ADD CONSTRAINT pk_supervisio_practice_response PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_recommendation
    ADD CONSTRAINT pk_supervisio_recommendation PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_reply_plan
    ADD CONSTRAINT pk_supervisio_reply_plan PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT pk_supervisio_support_reference PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_therapist_profile
    ADD CONSTRAINT pk_supervisio_therapist_profile PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_therapy_relationship
    ADD CONSTRAINT pk_supervisio_therapy_relationship PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_alembic_version
    ADD CONSTRAINT supervisio_alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.supervisio_journal_entry
    ADD CONSTRAINT uq_supervisio_journal_entry__actor_ref_request_key UNIQUE (clinic_id, actor_ref, request_key);
ALTER TABLE ONLY public.supervisio_therapist_profile
    ADD CONSTRAINT uq_supervisio_therapist_profile__therapist_ref UNIQUE (clinic_id, therapist_ref);
ALTER TABLE ONLY public.supervisio_therapy_relationship
    ADD CONSTRAINT uq_supervisio_therapy_relationship__therapist_ref_client_ref UNIQUE (clinic_id, therapist_ref, client_ref);
CREATE INDEX ix_supervisio_access_entry__case_id ON public.supervisio_access_entry USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_action_item__case_id ON public.supervisio_action_item USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_action_item__owner_ref_status ON public.supervisio_action_item USING btree (clinic_id, owner_ref, status);
CREATE INDEX ix_supervisio_addendum__case_id ON public.supervisio_addendum USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_boundary_concern__case_id ON public.supervisio_boundary_concern USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_case__client_ref ON public.supervisio_case USING btree (clinic_id, client_ref);
CREATE INDEX ix_supervisio_case__host_ref ON public.supervisio_case USING btree (clinic_id, host_ref);
CREATE INDEX ix_supervisio_case__key_id_journal_key_id ON public.supervisio_case USING btree (clinic_id, key_id, journal_key_id);
CREATE INDEX ix_supervisio_case__therapist_ref_status ON public.supervisio_case USING btree (clinic_id, therapist_ref, status);
CREATE INDEX ix_supervisio_client_request__case_id ON public.supervisio_client_request USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_clinic_policy__effective_at ON public.supervisio_clinic_policy USING btree (clinic_id, effective_at);
CREATE INDEX ix_supervisio_clinic_policy__key_id_journal_key_id ON public.supervisio_clinic_policy USING btree (clinic_id, key_id, journal_key_id);
CREATE INDEX ix_supervisio_consultation__asked_of_status ON public.supervisio_consultation USING btree (clinic_id, asked_of, status);
CREATE INDEX ix_supervisio_consultation__case_id ON public.supervisio_consultation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_consultation__host_ref ON public.supervisio_consultation USING btree (clinic_id, host_ref);
CREATE INDEX ix_supervisio_decision__case_id ON public.supervisio_decision USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_evaluation__case_id ON public.supervisio_evaluation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_grant__case_id ON public.supervisio_grant USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_grant__ref ON public.supervisio_grant USING btree (clinic_id, ref);
CREATE INDEX ix_supervisio_journal_entry__written_in ON public.supervisio_journal_entry USING btree (clinic_id, written_in);
CREATE INDEX ix_supervisio_observation__case_id ON public.supervisio_observation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_personal_issue__case_id ON public.supervisio_personal_issue USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_practice_response__case_id ON public.supervisio_practice_response USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_recommendation__case_id ON public.supervisio_recommendation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_reply_plan__case_id ON public.supervisio_reply_plan USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_support_reference__case_id ON public.supervisio_support_reference USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_therapist_profile__key_id_journal_key_id ON public.supervisio_therapist_profile USING btree (clinic_id, key_id, journal_key_id);
CREATE INDEX ix_supervisio_therapy_relationship__client_ref ON public.supervisio_therapy_relationship USING btree (clinic_id, client_ref);
CREATE INDEX ix_supervisio_therapy_relationship__key_id_journal_key_id ON public.supervisio_therapy_relationship USING btree (clinic_id, key_id, journal_key_id);
CREATE TRIGGER supervisio_access_entry_no_delete BEFORE DELETE ON public.supervisio_access_entry FOR EACH ROW EXECUTE FUNCTION public.supervisio_refuse_change();
CREATE TRIGGER supervisio_access_entry_no_truncate BEFORE TRUNCATE ON public.supervisio_access_entry FOR EACH STATEMENT EXECUTE FUNCTION public.supervisio_refuse_change();
CREATE TRIGGER supervisio_access_entry_no_update BEFORE UPDATE ON public.supervisio_access_entry FOR EACH ROW EXECUTE FUNCTION public.supervisio_refuse_change();
CREATE TRIGGER supervisio_journal_entry_no_delete BEFORE DELETE ON public.supervisio_journal_entry FOR EACH ROW EXECUTE FUNCTION public.supervisio_refuse_change();
CREATE TRIGGER supervisio_journal_entry_no_truncate BEFORE TRUNCATE ON public.supervisio_journal_entry FOR EACH STATEMENT EXECUTE FUNCTION public.supervisio_refuse_change();
CREATE TRIGGER supervisio_journal_entry_no_update BEFORE UPDATE ON public.supervisio_journal_entry FOR EACH ROW EXECUTE FUNCTION public.supervisio_refuse_change();
ALTER TABLE ONLY public.supervisio_action_item
    ADD CONSTRAINT fk_supervisio_action_item__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_action_item
    ADD CONSTRAINT fk_supervisio_action_item__consultation_id FOREIGN KEY (clinic_id, consultation_id) REFERENCES public.supervisio_consultation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_addendum
    ADD CONSTRAINT fk_supervisio_addendum__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_addendum
    ADD CONSTRAINT fk_supervisio_addendum__consultation_id FOREIGN KEY (clinic_id, consultation_id) REFERENCES public.supervisio_consultation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_boundary_concern
    ADD CONSTRAINT fk_supervisio_boundary_concern__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_client_request
    ADD CONSTRAINT fk_supervisio_client_request__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT fk_supervisio_consultation__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT fk_supervisio_consultation__concern_id FOREIGN KEY (clinic_id, concern_id) REFERENCES public.supervisio_boundary_concern(clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT fk_supervisio_consultation__issue_id FOREIGN KEY (clinic_id, issue_id) REFERENCES public.supervisio_personal_issue(clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT fk_supervisio_consultation__redirected_from FOREIGN KEY (clinic_id, redirected_from) REFERENCES public.supervisio_consultation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_consultation
    ADD CONSTRAINT fk_supervisio_consultation__request_id FOREIGN KEY (clinic_id, request_id) REFERENCES public.supervisio_client_request(clinic_id, id);
ALTER TABLE ONLY public.supervisio_decision
    ADD CONSTRAINT fk_supervisio_decision__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_decision
    ADD CONSTRAINT fk_supervisio_decision__concern_id FOREIGN KEY (clinic_id, concern_id) REFERENCES public.supervisio_boundary_concern(clinic_id, id);
ALTER TABLE ONLY public.supervisio_decision
    ADD CONSTRAINT fk_supervisio_decision__consultation_id FOREIGN KEY (clinic_id, consultation_id) REFERENCES public.supervisio_consultation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_decision
    ADD CONSTRAINT fk_supervisio_decision__evaluation_id FOREIGN KEY (clinic_id, evaluation_id) REFERENCES public.supervisio_evaluation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_evaluation
    ADD CONSTRAINT fk_supervisio_evaluation__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_evaluation
    ADD CONSTRAINT fk_supervisio_evaluation__concern_id FOREIGN KEY (clinic_id, concern_id) REFERENCES public.supervisio_boundary_concern(clinic_id, id);
ALTER TABLE ONLY public.supervisio_evaluation
    ADD CONSTRAINT fk_supervisio_evaluation__supersedes_id FOREIGN KEY (clinic_id, supersedes_id) REFERENCES public.supervisio_evaluation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_grant
    ADD CONSTRAINT fk_supervisio_grant__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_observation
    ADD CONSTRAINT fk_supervisio_observation__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_observation
    ADD CONSTRAINT fk_supervisio_observation__request_id FOREIGN KEY (clinic_id, request_id) REFERENCES public.supervisio_client_request(clinic_id, id);
ALTER TABLE ONLY public.supervisio_personal_issue
    ADD CONSTRAINT fk_supervisio_personal_issue__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_practice_response
    ADD CONSTRAINT fk_supervisio_practice_response__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_practice_response
    ADD CONSTRAINT fk_supervisio_practice_response__issue_id FOREIGN KEY (clinic_id, issue_id) REFERENCES public.supervisio_personal_issue(clinic_id, id);
ALTER TABLE ONLY public.supervisio_recommendation
    ADD CONSTRAINT fk_supervisio_recommendation__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_recommendation
    ADD CONSTRAINT fk_supervisio_recommendation__consultation_id FOREIGN KEY (clinic_id, consultation_id) REFERENCES public.supervisio_consultation(clinic_id, id);
ALTER TABLE ONLY public.supervisio_reply_plan
    ADD CONSTRAINT fk_supervisio_reply_plan__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_reply_plan
    ADD CONSTRAINT fk_supervisio_reply_plan__request_id FOREIGN KEY (clinic_id, request_id) REFERENCES public.supervisio_client_request(clinic_id, id);
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT fk_supervisio_support_reference__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT fk_supervisio_support_reference__issue_id FOREIGN KEY (clinic_id, issue_id) REFERENCES public.supervisio_personal_issue(clinic_id, id);
