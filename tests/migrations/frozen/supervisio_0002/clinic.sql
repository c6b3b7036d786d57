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
INSERT INTO public.supervisio_access_entry VALUES ('clinic', '01a20ab1-22f5-7246-9698-17301c37491f', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 's-lee', NULL, 'supervision', 'consultation', '01a20ab1-21dc-7568-b9a0-710e026b03ef', '["question"]', '2026-03-02 09:00:00+00', 'k-e221f037.96854894', '\x4e5657e5c016fbd397e0736ffc4e422b98c47152ced73862dfb27ac2fecfd558');
INSERT INTO public.supervisio_alembic_version VALUES ('supervisio_0002');
INSERT INTO public.supervisio_boundary_concern VALUES ('clinic', '01a20ab1-2230-7559-bef8-9d421a1ef317', '01a20ab1-2230-7559-bef8-9d4140e0159c', 'brought', 'small_community', NULL, 'circumstance', 'not_said', 'not_yet', NULL, '\x01c9daf42257e633bed2356d0d23dbfbf3a96ae680761d00c296c99f382f53d67b4416756812e34a4c92690b7fa21f7342cdc6d1db3b4c30954c24d8d3e8ab3f075ece35494dea558f9858e77d8e92fe9029a0f8542cb0', 'undetermined', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL, NULL, NULL);
INSERT INTO public.supervisio_boundary_concern VALUES ('clinic', '01a20ab1-2536-74b4-95c6-9493e5063ae9', '01a20ab1-2536-74b4-95c6-9492e89d469c', 'decided', 'shared_membership', NULL, 'circumstance', 'during', 'not_yet', NULL, NULL, 'multiple_relationship', 'avoided', '\x019c4a764cd38cc7f927b22b0c7e03cab42fe8c5b09df76e8dc1c26c11b4b105ab9b4ad0498aed5e912c286b885a3ca8bc1ad5b44620aaea', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3, NULL, NULL, NULL, NULL);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-2215-776f-b2a5-6f5ccb9634a7', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\xabd3d8ee47eec6dbb0a7bb2d7bbc478281a28ead1b7bc33badaecb55e7cc4a13', 'k-e221f037.96854894', '\x01faec004df0d2cbec1c22f8a4484789c4ad9300cd920896e915be0a3f3e42de4470c2d3dc008b4bfae0ac7be0efe540452963a693e1a2202492a7eba5', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-2230-7559-bef8-9d4140e0159c', 't-ana', 'observed_concern', 'open', 'c-497', NULL, NULL, NULL, NULL, NULL, 1, '\xb70a4ff8721dadbfeb70c26b59779d70f22aee06010ea0f09fa2f924f1a2e77e', 'k-e221f037.96854894', '\x019c9fe0019cdd59fa4629d8a9d2c6f0fd79c54845ab9cd8cf8df38aa0cc2d82151e0660a50e4861f3d0a21504e5a6bab075cb1b35273067fb7d8e78eb', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-224d-7471-b61b-4979cfe972f5', 't-ana', 'client_request', 'open', 'c-779', NULL, NULL, NULL, NULL, NULL, 1, '\x783d361c3eb001aa40fb9b293250d9a9f438ff4e19d5c0635f48c323570ba362', 'k-e221f037.96854894', '\x01666d786a9222d4c2172e3e1b4bc6bdab1f95afd556430c909b4cd09cf8343e97512b90e6dc35133797729c6d1c850f51abc564f8dd73461132ee7b8d', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-2254-72ea-9232-5d6718e39ec5', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\x2042c4ca75f18d256454760605346048d343bcd7e46a688cef5099d7ccb70db6', 'k-e221f037.96854894', '\x01ec477802af196ffb72f8d35dd66eb023e1f2e64013d2ff39dd0e9216ebfd8e9f24214507bc1f34b1f2c3ba565d3df34802429befaa4d06536067f43d', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 't-ana', 'client_request', 'closed', 'c-104', NULL, NULL, NULL, '\x0120b5ffa636f9e15872ab1c18da7ba7bc072633efe475c12ca2c5edad19644bba6ee7670f7e61c716ba415a', '\x01d5c15404ef23921d88e5cb7bf7693591834f91cce6dc25cc7aab7ab2a36d794412be69ae38ac3c78ff02d9df142961839c53bb6d489eea96', 8, '\x1edb1bf439aabdd1ca6a82d1ccae93d1c1fc61c8fc126584bfaa403c118a1f96', 'k-e221f037.96854894', '\x01fbec5afd22c23f1fbf8eb01067b70d0b5202d6c0668dbad8d7963a9c8bcc6603fdb12ea9553f344e9ea809034b2bebbad0ba2a3ad3a6f19b331e5c70', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 8);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-2536-74b4-95c6-9492e89d469c', 't-ana', 'observed_concern', 'open', 'c-205', NULL, NULL, NULL, NULL, NULL, 3, '\x6a34e1369c64abf06bcd715d0da02cc8684ddfd9c25797b5116619a4617a84a4', 'k-e221f037.96854894', '\x01714f153c541eefb79daf886acae7db4efc721ffff8dbb92203d5e45460fcd63296dc6aac77c09ae35067979e1dd72e4d0d56bae55f508836a385989b', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a20ab1-2640-7300-9de8-45ee2a01e431', 't-ana', 'client_request', 'open', 'c-205', NULL, NULL, NULL, NULL, NULL, 2, '\x3cb536b77f26314167bd47b732b9ef4dcf36b5ff7a778e6de444f99c59e09c20', 'k-e221f037.96854894', '\x015e97cdbfe73e0beab3ff7bdd41959767bc461b06e8d2e563f53c7f428e31a4f8f68d639a9c277dc7b59399a064d1610a5f88d1ba76b94c9da0b309df', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20ab1-224d-7471-b61b-497a06de3e5c', '01a20ab1-224d-7471-b61b-4979cfe972f5', 'romantic_or_sexual', 'not_said', 'client', NULL, '\x01c3a8d146cbe9ca99cd0775d0a9e672eaf597bf4bd3b612472f55eb714bcffe68f1e4b97ae7dbe3ae51ff8d5200f2053c27516252cde47817c632ed84c52a79113b9edefd2ec3a320bf9e074f6386946dcb2a', 'recorded', NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710da9499004', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 'friendship_after_ending', 'not_said', 'client', NULL, '\x018c2072acc3d894b385661040d5b957e3e3c7e8dae4cd7930c87f475e31cb48da4f7d19cfb7f15bb960d3f4c97e49e56ab2a0', 'replied', 'declined_and_explained', '2026-03-02 09:00:00+00', '\x01a6b154757b8f04a48f1da71edc5783ad31c42f41e31ee9c783a27123e372aea359c14946a08d477c70db1276c6dd8c2394968aec11c0', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 6);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a20ab1-2640-7300-9de8-45efff3f3648', '01a20ab1-2640-7300-9de8-45ee2a01e431', 'gift', 'not_said', 'client', NULL, NULL, 'recorded', NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20ab1-2230-7559-bef8-9d4307dd869f', '01a20ab1-2230-7559-bef8-9d4140e0159c', NULL, NULL, '01a20ab1-2230-7559-bef8-9d421a1ef317', 'supervision', NULL, 'urgent', '\x01abc5aa4acc1952207b6534b5d76fbbf0d02e2d3d2e1d2b318f805d2391b12e51a36b5465a105ce5bf936108c75468a4430168ef59aa431ed4d494bd7497cacfe1b', 's-lee', 'requested', '2026-03-03 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20ab1-224d-7471-b61b-497ba19ccdf9', '01a20ab1-224d-7471-b61b-4979cfe972f5', '01a20ab1-224d-7471-b61b-497a06de3e5c', NULL, NULL, 'supervision', NULL, 'routine', '\x0165d1a62b1eda378c5f227e534d71459e79bbf7f241eb4204c3d4305e56439fe983ef2bcff0d547374cff2b83efaf28a42317b7aa33be8ae3714224758cd08a08331b07', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20ab1-2254-72ea-9232-5d699d841c58', '01a20ab1-2254-72ea-9232-5d6718e39ec5', NULL, '01a20ab1-2254-72ea-9232-5d685938f6de', NULL, 'supervision', NULL, 'routine', '\x01d872ff816d28aca00118af5e0bf8d9d4f0de1b4ed99434374b43dbcefb41729e79c4ffe81d261b9ba8835a4e0eb419a85614b8dd3807f091508e4adc277b062153', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710e026b03ef', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', '01a20ab1-21dc-7568-b9a0-710da9499004', NULL, NULL, 'supervision', NULL, 'routine', '\x01ac73acb73fbfdbd28181e1b80441b23d6a0225107eaa5e4410d146fb18226abd5a81a4175e492aa3d3c714ae291fc8cef70b14c7ca2310cb8189475bf46c4b266d84a959', 's-lee', 'completed', '2026-03-16 09:00:00+00', NULL, false, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, 25, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3);
INSERT INTO public.supervisio_decision VALUES ('clinic', '01a20ab1-25ed-7122-8308-3c86559f2185', '01a20ab1-2536-74b4-95c6-9492e89d469c', '01a20ab1-2536-74b4-95c6-9493e5063ae9', '01a20ab1-2578-7576-b697-81c3b0037840', NULL, 'avoided', NULL, 't-ana', NULL, false, '\x012791e7a88a80b74b6a1bfb91cf6f91cb5bf5baa212e9f155f54db245ed9181403231d89179490aacfc4c6a82862a4d8158bb', NULL, NULL, NULL, '\x01ad61256930de7f6475ae3935c49aa35ffd80ee2698ce6f230bd311ed1f6368bfb0e2f81cf44a5303e4f6ceb113bee762d2f4ee2465216f', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3);
INSERT INTO public.supervisio_evaluation VALUES ('clinic', '01a20ab1-2578-7576-b697-81c3b0037840', '01a20ab1-2536-74b4-95c6-9492e89d469c', '01a20ab1-2536-74b4-95c6-9493e5063ae9', NULL, 'submitted', 1, '{"client_status":"current","confirmed":[],"days":["2026-03-02"],"ended_on":null,"last_contact_on":null,"memberships":[{"body":"apa","jurisdiction":null,"profession":null,"since":"2015-01-01","until":null}],"weighing":{"as_of":"2026-03-02","client_status":"current","has_client":true,"kind":"shared_membership","last_professional_contact_on":null,"occurrence":"not_yet","phase":"during"}}', '\x01a1d942fc6e281e8223afdd1c8c8e223f4b829f1e016a67c0a2bf69dada0df77d4ad5dc24bc0107570f47b3e0e06b9f4900fa31bfa8165ae11a646c493ba2f5442124fa608da5481db02fc11b85b8e5c78b6e42bd8ba212001e903c1b1bb12d9a5c7bd11c8568b3262d956eb9def5dc1f5672009757a0f4ab204fe5cb8284d7e8a21b5a6f51db9690770800d10f9daf028e5d8fa4b4f5b410a74714ccce5d4d0ec84efeef598512881ff1f884f12ee670957d63e1720335f43aa0a63ea1c42f283d9e568264713d9a11fe32ed329f890779984b847bfb1cd2b92e3b8fdeb7624d6929ec0fb0eb61f8c6fac685b90f2c148ccff6d7a00ba29e6003efed8688e4829411cdea399eac2d4b1dc986942ea4d5eabee59ed1c64a1c35e7276e647c455582b97ad11557303a76e16ddcaebf2c10ad388044d2ffb2ca0b6194d15137561fa3ad455f8abcc75e76135f9e116f14d4070510cc52e85a78e672b0b99a079b4db50512adb5b992b314e6ef9d23fc8b93c84e9a515167e352f8ce940573b6fe386e616d240c87f48b8ddcde23260648f4a5087d9a244be0d1822dae318a77cd4524b6827fac4da07f23ef96b57063760861638d2016c2ee6887b4a0832ff0089582d80d0b538c94411a5dca2304bff343cc9e353298cce648aaa6223b91b6924777be4c37103f337c6ae77b8b1e0475005aa543d599a4addfc2efb43a823bee924ed2d3801807995b121838c40693f9b439096bd3876111add2eeb5e1c9cc157ec169e7309b00f1e304e6346bb40003390823c9140b255a31e78df3f1ae29001dca21f1890ce9a04e1c0fecccce6a184de11b78342649444d7fd81fd8c1508f248ed8bd63f5fef3f993d014596565a3333e1b5c27cf65b5ea326e17cbdb12e9bd8f71c07d855c4527d1b8d1b933731eac5956dee239d028d98c381f2552d6f51c0f2c9f4125a05470e205d00cf2f8869aeeb7634dbb832366bed73464e10b5d2b7d8d3bb250a33ee2fd70285de65ead6905e182d35e4aa04bbd09c4e6e34671ed58d919f865a9cf08f6bd0f769fc08dc5734e38e6dc5138bb8468e5337ac7d110ff26871851a79eb72ea78e765f1e99157dbc4ca44d4439385eb82d9f29a4bb4f5b7a1a6654505d0b537c70831926e240ad30bc8a0f645626d998591c02e22bbe31bf36e7b23e4b44ea782e998139d73fd201008e2cf90c752706f12fb370e68b67e707475c5a759be12d4e5500b4257121b4a5391b59b6b311d5d763dfe7716d0b5920cdcb0bb824c7ce46e924a1ee9b0edb49bb12b01d7d4d43aa1e4dbad42ac4a8ef45995228caed4d9a8271de0f22ae975f87bb7deb80e1ffd1b2411b6a07af700dbcfbb8d1a612bfbe1782f447ca4d8298f3546b3b84a10f405deea7805ad09ae7801b5d428ff0a1942d7a698b561fa136a3d3c2271341cf45197da4c0c533fb44ec2048b0b7988d1b04485fc4e940d3e33f38cbba0383dfcf716d095432d4121f88f7310bc60909eade9bbc0bfd945f42dd767f7ef1a83220784d8eb4a9cdac0b08f39685569b433105380da46c5d09cef3e2f44e1f20d622315dc79a4bc80675be19749531f1c10ca337696b68e74ff8d02f957da5a8a510025ad704c445947db826fd9f6ddb9cfca7b64db900670123b3146bb01480821ddf14b801b08e20d9fbed22721b5a6310fe908f75cc6a3e138bead5a96a8f85f2b3e3bf2030e8907bbc0a0dc164340c81c075942ddf4780e69f0915d4e6b120f78573d98f8dffd93a16c5b0c5a6d7255f0314012fb63ff3fc6c8476502190fe85330ec71362257019b9cedf7d02ef1ed77276a80eb1d37ec822b43d43b0b2cb464877f3cf7b3d6f736420cc1f11a62a135fd8f85854f3ad094c2e39db8455a395d9b0560052ff5caf039ea74a536b7293d1b9bc6de61a8cc6ee6a363c7b0f8e745f04e9a00dce0857bd08f8007d33c5314763faaaa8eb25db352309caed553cc7cf43b346369be1195813af009626f845c65583e6b18eb10b1aee5a8beeff8baa5777c696daa6a377456cccb842ee3c41fea1cf98b88ccdcfd2f0148efac39bb42fa0e183d5eb0c55af184e71a42e4c2f7e9cdb467484e2b18ce25d6a2a80df5f51942167de9189d476344fe87eacfe531bca186dd36fcc3f3159112634283ba2a5b6907beb65a7fffb61ec7675eec9d747126556f2dc759b857858256dc70faceb7eb2a13b25baa08f09661a86d2ee0261d49cdc970f8f20960517147c3b1f158362e881614542e2e0b299f14ff090338a0cc9bf9aa76d26e636e058b8f726f7c69f7a475d01fd81b52b93dd8679e1f83aae209dde9ee382148daf7a5dc1bf38d2f87d2f08b3b89052cbebd837b895db9057c5', '[]', '2026-03-02 09:00:00+00', 'manage', 'moderate', '{"avoidability":"unavoidable","classification":"multiple_relationship","consider_referral":false,"findings":[],"instrument":1,"motive":"unavoidable_circumstance","needs_second_opinion":true,"reasons":["unavoidable"],"repair_plan_needed":false,"result":"manage","risk":"moderate","risk_reasons":["unsure"],"rules":["apa_3_05"],"unknown":[]}', '{"as_of":"2026-03-02","bars":[],"burden_of_proof":false,"earliest_date":null,"gaps":[],"known":true,"leading":"apa_3_05","outcomes":[{"bars":[],"binding":true,"body":"apa","citation":"APA 3.05","confidence":"text_read","counted_from":null,"counted_on":null,"edition":"2002, 2010, 2017","effect":"avoid_unless","factors":["whether objectivity, competence or effectiveness would suffer","whether the client, or a former one, could be exploited or harmed"],"interval":null,"requires":[],"rule":"apa_3_05","says":"a further relationship with a client, or with somebody close to one, is to be avoided where it can be expected to impair the work, to exploit or to harm; there is no interval","state":"avoid_unless","then":null,"unknown":[],"until":null,"version":"c9a90f638ee6","warnings":[]}],"prohibits":false,"remains_required":["whether objectivity, competence or effectiveness would suffer","whether the client, or a former one, could be exploited or harmed"],"state":"avoid_unless","unknown":false,"unknowns":[],"until":null,"versions":{"apa_3_05":"c9a90f638ee6"},"warnings":[]}', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 2);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab121dc7568b9a0710ce016a9f1","52cfd98ace9db5203d15bd5e64d0a55fff011a49e22841aacd7cac7eca9141df"],["client_request","01a20ab121dc7568b9a0710da9499004","fe5dff79604d8f0cd62290c563db5595c07f0a9cfadd431e4af0de679a9b7527"],["consultation","01a20ab121dc7568b9a0710e026b03ef","d801ad48c92f0d2b5ae9fa06bb8b31018a92a33e3f76986a8a0ee1ed451bb4aa"]]', 'k-e221f037.96854894', '\xd9ae7ab672f2ff118899a3c815c92c5cb1b6ce143ee5e25c3fd5a27a45094c55', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2215-776f-b2a5-6f5ccb9634a7', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab12215776fb2a56f5ccb9634a7","dfdd284b6f77f0f1bb36dcabe6e647dc947fe49bc33e429e95d5eb97fb61bd18"],["personal_issue","01a20ab12215776fb2a56f5d8a35e121","30211826154b98a034736ee7bd51815ab5bb5fbd78ad9376a0af2fce0a5de59c"],["support_reference","01a20ab12215776fb2a56f5eb7748d3e","adf95fa5f858866819e71065a0f1fe867f6b6472b15af9e3a5bf4b8dc4a86ede"]]', 'k-e221f037.96854894', '\x55bd3bc03b8bf05c32362108500245c6a8e8db2c19440e0a87d406703875b978', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2230-7559-bef8-9d4140e0159c', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab122307559bef89d4140e0159c","6a56aafde1413803082869424c8b9f3bafec6d47b0343232ce5dcbd1909da039"],["boundary_concern","01a20ab122307559bef89d421a1ef317","e598770459dcf91c13dd434c2eb82d8d80847d8a9399305845297f833847fc61"],["consultation","01a20ab122307559bef89d4307dd869f","0bd7c0b28030c793386a1fada3d84f1e7d0b7b89b9922cecec7c88dc59614f31"]]', 'k-e221f037.96854894', '\xfece85698f96f31b568124cdfcfbd8f5187f7ff89a2bd2776bbbf0fac35651b2', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-224d-7471-b61b-4979cfe972f5', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab1224d7471b61b4979cfe972f5","5dd69c02c8e35bc7525ee98b2ab2342c0f60d42d240c99016c07a8b73a410126"],["client_request","01a20ab1224d7471b61b497a06de3e5c","2901ea8a4c93901b301d03cbc66faa8d2f8d8920635ebe1c05dab64cd4f549a7"],["consultation","01a20ab1224d7471b61b497ba19ccdf9","c416d20ec5d85f93e6daf17c32d4c5611e663d5e01230afeca21a364caf0f138"]]', 'k-e221f037.96854894', '\x6d850a13c5df826089c4de2522c3e2d6a1a31d6d5d0b5e40be483183685b5e59', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2254-72ea-9232-5d6718e39ec5', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab1225472ea92325d6718e39ec5","7524f57174bed668672a728196b829f4694568de24d3c81a24384ef4971f3c55"],["personal_issue","01a20ab1225472ea92325d685938f6de","50cb61871e3883cd1ce12743078e973f461063a0c7f7f84c4c724842f280af10"],["consultation","01a20ab1225472ea92325d699d841c58","2c018604f62af69e98cc1ee50d1e825876ea6844e3b45b67c7ceac5a816dd404"]]', 'k-e221f037.96854894', '\x4cc802b14eba5537f6594cc2e617afea9dfe25a498f639f3f4d95411ce5d3fde', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 2, 'case', 'consultations.accept', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["consultation","01a20ab121dc7568b9a0710e026b03ef","bde7b7f37acf5ebcf86cde8f61944cede3c6e1ce8a737d783e0be04ed66f6acc"]]', 'k-e221f037.96854894', '\x61c619cc38982022783ebb5f8061d01cd3d9e1c86706b200fc6c158dffe57518', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 3, 'case', 'consultations.complete', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20ab12315766cace41e52092074be","00b6fc7252214e5f6672d0c6fb86acbd0ca33298cb9c36e440f5c8ace0b1261c"],["recommendation","01a20ab12315766cace41e5312dc2387","c2e526520e4b732dfcd4d6df16bcce32c06ed715a1131e5b96170c4fea2c6f5e"],["consultation","01a20ab121dc7568b9a0710e026b03ef","ecc5e61aa16e32d85ec09f0d313bcb7b7899341502d8a72c1aefb0d500b240ea"]]', 'k-e221f037.96854894', '\x3c402a5868f38864f245d3d2a7e11ea62f1bf93817ff0fdc56458f76ef99f075', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 4, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20ab12315766cace41e5312dc2387","768fdf9d2bdb4ff1e558ed32ea78d498ccb31d4bd8c1d4fd1c91a6cf3f8da445"]]', 'k-e221f037.96854894', '\xc235035ef0fb6d33b695c1bb660ad736252e892da6b0ead55523e24aef2d1342', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 5, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a20ab12315766cace41e52092074be","87431b37163231a88e9cfb04a997b3c37507c6faa55e44f89b38e46b5cd651cb"]]', 'k-e221f037.96854894', '\x4ff05c6ba1cef3a977f7de74b4591f85122626bb004f3a76acb38e6e2ff5b12a', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 6, 'case', 'requests.reply', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["client_request","01a20ab121dc7568b9a0710da9499004","3900dfe8f224a3fedc33419c2b1d9f3b552f846285ae1ecfeec25b52d5c478cc"]]', 'k-e221f037.96854894', '\xded0e7866aad03fad44876d0cebd9a4d6a01df1a0298a39f0ed1edab78a80f9e', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 7, 'case', 'requests.observe', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["observation","01a20ab12495775d9d4bd831a519e56e","77dd50c98eca558edbfbdcf9d616185fb5fe43c29c7e4f09bf97b5ff46b361da"]]', 'k-e221f037.96854894', '\x246337b2865a619c05496960e612080edba3e807975053226d450f558d0db9a1', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', 8, 'case', 'cases.close', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab121dc7568b9a0710ce016a9f1","cdb8234908134ed87408bb14e2a168b6a6bf01cee8927f591519ed0f02166706"]]', 'k-e221f037.96854894', '\x751e7152bf7b6a7b0c208cbd92f7db3106661d1f72b7f21c7ff95a149d0c2ffb', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-251b-70a1-95b0-2f790947c090', 1, 'therapist_profile', 'profiles.set', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["therapist_profile","01a20ab1251b70a195b02f790947c090","0a06c74cb44203940f378735ed918a9a90760d5ee72ee4bbd66937ec1c3650c4"]]', 'k-e221f037.96854894', '\x465e974f92f870d5f38e539af3fc1e2bfda59df86a5c87f381ad811ff2fbeff5', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2536-74b4-95c6-9492e89d469c', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab1253674b495c69492e89d469c","90047f556d960cf58affc93b6e2b029ad65e1e0bf0fd2e10beac88c973f31f3f"],["boundary_concern","01a20ab1253674b495c69493e5063ae9","2c454bf875f6ff94fcfe9982bd8a564dd7e70199af9b9da8922440071afabbe1"]]', 'k-e221f037.96854894', '\x033715375fbae2ff7a35738bbc0582245e3ef7e41162263f7a7979ebd3ec8a0b', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2536-74b4-95c6-9492e89d469c', 2, 'case', 'concerns.evaluate', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["evaluation","01a20ab125787576b69781c3b0037840","098af1969bbc4ea508f12bc1797cac7baf30a371baf0a7bdffe475026b89130b"],["boundary_concern","01a20ab1253674b495c69493e5063ae9","952fc40e556d44c1ff80bd5ba3e3bbdafbf288607c5181fdef6266494ccd4340"]]', 'k-e221f037.96854894', '\xb0d8de7484d53fed1aeb08f05100cf99c8eebe03f64d8fa1bbf6af405319271f', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2536-74b4-95c6-9492e89d469c', 3, 'case', 'concerns.decide', 't-ana', NULL, '\x01bb90ab880e61148872a2d9c58a4f153c6720cd2a7c832c53f71942d8f5dcb1fff238bf0b9ff6e5d60d1be6293f5126d63a11', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["decision","01a20ab125ed712283083c86559f2185","325094fc85272ee59226923b1f62fca5f5de27b67c7ebcb3c9c9ab01666263d8"],["boundary_concern","01a20ab1253674b495c69493e5063ae9","855326b0e92b27362fdb574de24a5371275608788d4f67788f0360b71c07c16b"]]', 'k-e221f037.96854894', '\x9de70f1e3a7b6afd6036befa3c558fe7d61e5430faf8644554026c12bd4b4edb', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2640-7300-9de8-45ee2a01e431', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a20ab1264073009de845ee2a01e431","88b7fa863376de826dbdf62dc6454e7e83b22be440ae1cca60fde3d78c80d41e"],["client_request","01a20ab1264073009de845efff3f3648","cd74245d031045e719179f450cda89be6a11b05f1cf221a2fe84e251e29a61a8"]]', 'k-e221f037.96854894', '\xd336f048521ef8a32a74dae857fd3e0e896fe1018de03eef2230d6ebac6b7822', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a20ab1-2640-7300-9de8-45ee2a01e431', 2, 'case', 'requests.plan', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["reply_plan","01a20ab1265f70278f43f0eddb340634","3a7fed85bbbf1bdf37996113264de5ce3c2bbc68dea34e67579c56535ce09f74"]]', 'k-e221f037.96854894', '\x8af7abd3058e9292e1a1d1de58dcdc38643a82b7cd8e69a28ac686a2797f348e', 756);
INSERT INTO public.supervisio_observation VALUES ('clinic', '01a20ab1-2495-775d-9d4b-d831a519e56e', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', '01a20ab1-21dc-7568-b9a0-710da9499004', 'hurt', NULL, '2026-03-02', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 7);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a20ab1-2215-776f-b2a5-6f5d8a35e121', '01a20ab1-2215-776f-b2a5-6f5ccb9634a7', 'supported', '\x01eb65a53527c73db9cfa6b3986e256035e4495860db2052ab78e51815b1b95658abc25c8c7eebcfc370146bdeecf9f801fe70e2825218b77570e76334b634ae39089b9d60d4412a93db541d2b46bd6a53c15007b51701e0497d95db07', '\x01df73bea84b047c79dbd0af492c77b11c17713c125b8105130b7a5bb2ccfa6ddd91d99b48c3655490b6226b730892820a0cec8d75e321976ac0ec66830ee86cb8fd974947df86ff84979198137b104583f77dfe12493d6918cf4462f2', '\x01eb6e54a9417f7ef0217ec2e8157240b1971911b9247a71bda2d404c177e11123ed45857c790f74c1e4a3fcc2751d198c02b71e0b757141d35d7237ea7c7a4df50eb511c82fc979badae4d0ab7c165d0a4ab5ca2b80c1d2ef01104995', NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a20ab1-2254-72ea-9232-5d685938f6de', '01a20ab1-2254-72ea-9232-5d6718e39ec5', 'support_sought', '\x012b0ed8bc40c4f5d601b382272698ec2a3076e9254575ac9de9f208f99c9db3dc83a6099a0dc14fdab5025f1506f04123e22098cadcdd10f5821d8d4cf28bec2810487c2c5e81e827d6e9e50bf4d3e766fb8fa6f92f1083803c7c631c', '\x01d6f8e1f498475b88f6b1f7dfa5edadbeb1187f0861805c97ef8b5402500483957d212276e832e3d6e156e2947f0d61101c2794152615f0e6f8dddddc642443c295060886d1fc4852224683f301e65c32e76bcde09d7aee933f95f528', '\x01fde0e931ceb113104b810f0f3fdc10a8e720f1c9519de3324841d0ca5848c94b97313791fa36f8370b975e769db6cffbdd875b88ac54696c3ad57438060a1f23c13f73f3cd637a9023dba6f072b6e9f67ab7f1b0ebf2b8642851bfb1', NULL, '\x01ce4f7f18dc94df8376154d3788de8900a2406a0cb6a9e01b2510223e14f272d286a1af2dc6599f729e19954620b566be2a6543dadac2ed1659805c5bc37a98730f1796f729ffd200f3c5ac5c540534', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1, NULL, NULL);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a20ab1-2315-766c-ace4-1e5312dc2387', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', '01a20ab1-21dc-7568-b9a0-710e026b03ef', 'discuss_in_session', 'advice', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 4);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a20ab1-2315-766c-ace4-1e52092074be', '01a20ab1-21dc-7568-b9a0-710ce016a9f1', '01a20ab1-21dc-7568-b9a0-710e026b03ef', 'decline_request', 'directive', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 5);
INSERT INTO public.supervisio_reply_plan VALUES ('clinic', '01a20ab1-265f-7027-8f43-f0eddb340634', '01a20ab1-2640-7300-9de8-45ee2a01e431', '01a20ab1-2640-7300-9de8-45efff3f3648', 'declined_and_explained', NULL, '["hurt"]', NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 2);
INSERT INTO public.supervisio_support_reference VALUES ('clinic', '01a20ab1-2215-776f-b2a5-6f5eb7748d3e', '01a20ab1-2215-776f-b2a5-6f5ccb9634a7', '01a20ab1-2215-776f-b2a5-6f5d8a35e121', '\x01df4bd9110a0ff7b37cd1aafa9a58cccabd84500852aef22bcd54da0006758e55535d0a11bb9fdcb8c0bd25edccdde0a76b3257804b04d0493f6346a5b14e980b2da77a6317b7d2a549fe3e87fa3407d87f5330c4c8a1da5dbe92a04e', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_therapist_profile VALUES ('clinic', '01a20ab1-251b-70a1-95b0-2f790947c090', 't-ana', '[{"body":"apa","jurisdiction":null,"profession":null,"since":"2015-01-01","until":null}]', 1, '\x0f65542b99bb97a1ba08f589483581c93a3545eeb4b68a92257a01687501efc7', 'k-e221f037.96854894', '\x01e291592a94e85e07c67fa159d2a0d6b7118917902b6457db966c6d0b98be7d7251fc378eb4122f907036bc7ceab321c97321adf7359e037b5e169377', 'k-e221f037', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
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
