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
    row_seq bigint NOT NULL
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
INSERT INTO public.supervisio_access_entry VALUES ('clinic', '01a209f1-8ea9-73bc-8404-36f457a12af4', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 's-lee', NULL, 'supervision', 'consultation', '01a209f1-8e09-72ec-9627-36dbdc9e007b', '["question"]', '2026-03-02 09:00:00+00', 'k-2d03a7d3.e662d222', '\x4df20725bb3e7894f156b5fb2f6fc1f21d8560f0aeb2d5229ac8035accb1cfde');
INSERT INTO public.supervisio_alembic_version VALUES ('supervisio_0001');
INSERT INTO public.supervisio_boundary_concern VALUES ('clinic', '01a209f1-8e3f-760c-b9ee-a3f687c1ed45', '01a209f1-8e3f-760c-b9ee-a3f526195650', 'brought', 'small_community', NULL, 'circumstance', 'not_said', 'not_yet', NULL, '\x019ba5152a25bc974a4f2dc36c10dc9a8d80b3bd4fe3b18a0d4b9d1415cf9c8bf419326367e58a430cc0108437eec38c3637179afcd91d4219ec083bdb14b8b59fcc73abe54f3808773d1ec9c9dc0d8efb33c9b92c815e', 'undetermined', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a209f1-8e2d-7298-aa1f-0b5a77f83474', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\x74deb52a6f29b5b529db342b082e4d54df69a39d72a21a2b1c578ef5ceb5d366', 'k-2d03a7d3.e662d222', '\x0159f03eb2bf928e942b87fd0d423a17340c92f7cea5bebe877aea5c7c596a89c0beefc547e0c633f626280bc56550ea94af974181a869ba4f0367bfec', 'k-2d03a7d3', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a209f1-8e3f-760c-b9ee-a3f526195650', 't-ana', 'observed_concern', 'open', 'c-497', NULL, NULL, NULL, NULL, NULL, 1, '\x752125ae5a6ec692ff6044cf2a5cc521f8411b3cc62c3b8291191d431b44e5a8', 'k-2d03a7d3.e662d222', '\x01a693046fd848723c9def765dc9b0c9432cc9c7092b3e2b54059a56b6420ba34f027582b668254a30e717835e32b2287a04588002df532c8b2b3db4dd', 'k-2d03a7d3', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a209f1-8e4c-76cd-a1cf-e88e567c6e52', 't-ana', 'client_request', 'open', 'c-779', NULL, NULL, NULL, NULL, NULL, 1, '\x6fb0dba9d31bc050b69477340badc912be440e817fefa178fb7d32bea4952a91', 'k-2d03a7d3.e662d222', '\x013298c1092a9315c1dd94701a56531f4c49e78b05ca13e8433fa3fe74023d11dd83844b2492b800042a18dd5d9b7e44f73639ecddeac4851a5c0ae332', 'k-2d03a7d3', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a209f1-8e56-70be-9621-321bf92e6c01', 't-ana', 'personal_issue', 'open', NULL, NULL, NULL, NULL, NULL, NULL, 1, '\xe9707a9de2027c54e5d97d089ad945157e8298c4371dca9566c86697ec31d556', 'k-2d03a7d3.e662d222', '\x011e985c4c9e035e27933cb8c07dd45344c150f9bd776ff7f6d84b3b8d402e954a716138b2fa22f7fec882165f735d5eda4e676787acdfb68f93e0608b', 'k-2d03a7d3', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_case VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 't-ana', 'client_request', 'closed', 'c-104', NULL, NULL, NULL, '\x01f8b7b097fdeb9eb3a2534fb3c18e64581952dce3575cb622a16b69f95890dd5b82bb797294163ef5dfaa87', '\x018dce7797927327ac859b79d841a1ebb4ab79435f74ff79b138ad9e84582814287c8f11e013ae3b06871c49677413715b1757db46e2ebbb15', 8, '\x65aeb72772551723cdc80b8a4c2b81e91a09da7ef91380bdd1b32dfb41aa9f0f', 'k-2d03a7d3.e662d222', '\x0164b0f67cb9b22c60368ccff8c7f17c92036ae2cbf989978bee460db9f60219361bdb003e632c81d7d6fbe4a6ab772f01edbfc8702859ff0ee47ced22', 'k-2d03a7d3', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 8);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a209f1-8e4c-76cd-a1cf-e88f13e1d77a', '01a209f1-8e4c-76cd-a1cf-e88e567c6e52', 'romantic_or_sexual', 'not_said', 'client', NULL, '\x01366b7a64727a68cb9c8733b68f1d21958fc0321cedc800a3794f58d2bd1876ef0138d6ad3908e88976e66fb555002ab2016f76b977412f478021d44168c63ff5e3f850932c56e869c38f92cc8f7bfbbb631c', 'recorded', NULL, NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_client_request VALUES ('clinic', '01a209f1-8e09-72ec-9627-36da01156fc3', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 'friendship_after_ending', 'not_said', 'client', NULL, '\x01193f89a9150d8b587fdcdb05bd4ddebe35df96dd02547901a9ea92f9f7df2657442897cdb713e172bb4b61b4d94c9cae7399', 'replied', 'declined_and_explained', '2026-03-02 09:00:00+00', '\x01ae740c948f8196dae7b4740626c93742955e03277ebd96a3609dc10e716e0b24fc4a12882e8d2f1bd0f175acc7b873847c33b13dc52c', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 6);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a209f1-8e3f-760c-b9ee-a3f799eb1e57', '01a209f1-8e3f-760c-b9ee-a3f526195650', NULL, NULL, '01a209f1-8e3f-760c-b9ee-a3f687c1ed45', 'supervision', NULL, 'urgent', '\x01e70129e334b02529c9f2e743f98aa3564eb2fb3863eba9edb496540371acf2ea56813d7b722ec5b841edc7e554e3dec36b995a4f0a0b8fec8c9e2185c9866e4df0', 's-lee', 'requested', '2026-03-03 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a209f1-8e4c-76cd-a1cf-e8902b3c30f0', '01a209f1-8e4c-76cd-a1cf-e88e567c6e52', '01a209f1-8e4c-76cd-a1cf-e88f13e1d77a', NULL, NULL, 'supervision', NULL, 'routine', '\x01fa32f16126fc97669db2daee251a8deaf637071e4d73bf37861561a9ba83087ff130e65850c56b5aa6c7ab2f88ccef7ee1ec68d449b4308e256f05d3780308128baf93', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a209f1-8e56-70be-9621-321daa4065c8', '01a209f1-8e56-70be-9621-321bf92e6c01', NULL, '01a209f1-8e56-70be-9621-321cce8b39e4', NULL, 'supervision', NULL, 'routine', '\x014d31b803d22c318779fa634da91b95133e7d47cc5fb73e1b4c775eff45cacc08f6cedb69e96c747357e2aa83574ec50d3b9efc22fc556d769572448c54a7f93c34', 's-lee', 'requested', '2026-03-16 09:00:00+00', 'phone', false, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_consultation VALUES ('clinic', '01a209f1-8e09-72ec-9627-36dbdc9e007b', '01a209f1-8e09-72ec-9627-36d9f0edaf01', '01a209f1-8e09-72ec-9627-36da01156fc3', NULL, NULL, 'supervision', NULL, 'routine', '\x01a053418351385c939be4799eaa92f3a10152e7ec6becb36cddfb9e8997cd76cbf00e8a0bdc0c4909268ee31bbca097fcb2feb7e014d814a61bb172f85fa7e1fdb278c8e6', 's-lee', 'completed', '2026-03-16 09:00:00+00', NULL, false, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, 25, NULL, NULL, NULL, NULL, false, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 3);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e0972ec962736d9f0edaf01","10f0c0a8d89c3aea910007c637a90951f9f1c95500c6a76da07c02ff7258f1b5"],["client_request","01a209f18e0972ec962736da01156fc3","490313a7e0ec659edcbccd70dfe9fde379bc830a24b2db828582ca0f094c3485"],["consultation","01a209f18e0972ec962736dbdc9e007b","72c0829015239764b74455cdf603260e5ed6174f9c0dee97c8847ff9146261a1"]]', 'k-2d03a7d3.e662d222', '\x25494e4049f5431a0c73b0fed3d8e3e86f49e5f8eed873b19df8c0cb7f846641', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e2d-7298-aa1f-0b5a77f83474', 1, 'case', 'note', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e2d7298aa1f0b5a77f83474","ff7afd61740dceabff734f38ba7e526987728ef8cbd17b23af656c965253a73c"],["personal_issue","01a209f18e2d7298aa1f0b5b4b9e2a3c","bb33584605daabc7164c49a69d83a52b8c92e05a4e170a2362edb5dcb4ee7d1e"],["support_reference","01a209f18e2d7298aa1f0b5c65899e54","167d90576afdb3dc99a84dc594cf619c624b83d30caebef46b72720e86a5f2e3"]]', 'k-2d03a7d3.e662d222', '\x640ce1a2cd78f25706f2909c4137f69e4f5728528dcc94e6484aed78efd75d59', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e3f-760c-b9ee-a3f526195650', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e3f760cb9eea3f526195650","95e4f1a05a117110735d34f97cdaa0dbca0c1ab19150960aa184ef7da926d0cf"],["boundary_concern","01a209f18e3f760cb9eea3f687c1ed45","3d56c64dbc0573842496b187249f92446afc6e583c72138e369bdd00f938c3f6"],["consultation","01a209f18e3f760cb9eea3f799eb1e57","81b1b6dfdaf5b7017262532315e6bb8cdacd822c09858790e2ae10eb140d104b"]]', 'k-2d03a7d3.e662d222', '\x703e00a6f9d16e7fe71322aee6012528dc026d2753804c1cc807c0265bf4a3b0', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e4c-76cd-a1cf-e88e567c6e52', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e4c76cda1cfe88e567c6e52","5d525d34fd9003a2197e4e7741631afb62e58b1f2d15c0802588c620961c4a09"],["client_request","01a209f18e4c76cda1cfe88f13e1d77a","a40b923b86cb7bbff40ecdd274945b89a342eb494f41b8e9e7d59df2c8ac205e"],["consultation","01a209f18e4c76cda1cfe8902b3c30f0","4f47b386593d6c1d5fb36ba901f84b685fc84ecda92f9471c831fe4ad01f74d5"]]', 'k-2d03a7d3.e662d222', '\x254332ed3519a81a7dea2abdbbf512e1c04db644ffd165445988ee0ff1c31a02', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e56-70be-9621-321bf92e6c01', 1, 'case', 'ask', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e5670be9621321bf92e6c01","75724464d6a0056ee75d5bc310823d7461fecbef13cab1ceb1a20d6676e626ba"],["personal_issue","01a209f18e5670be9621321cce8b39e4","143d0bebb89f9fecbeb8202a2ba8da949f773c0215c6c8570af6b136f1fa4c88"],["consultation","01a209f18e5670be9621321daa4065c8","6cc35c0335bb5d60340e61227409435ac72ff9084d4d3cd866003464d761eabd"]]', 'k-2d03a7d3.e662d222', '\x529511740dee586641aac232fdf8bc6039cf085b6ef04630ebcf92583541740f', 754);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 2, 'case', 'consultations.accept', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["consultation","01a209f18e0972ec962736dbdc9e007b","f8464fa78ec43bc944ac63839bf003f5b42615986a82b771988ca54e2582d6ac"]]', 'k-2d03a7d3.e662d222', '\x5733f58cca5896ef2b253aa51660dc27f18a25d4fd7670fbce6c18ee8a448bb2', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 3, 'case', 'consultations.complete', 's-lee', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a209f18eb971ce89c0630575ad3bdc","a0823ae55d5229401c73d331ae0bac5c570601605fa98516a30d71bce9d5fe7e"],["recommendation","01a209f18eb971ce89c06306032744a4","9e8d75efc118b96c5aa355e2f9e0d1797241830a22cecb566cc7d3fd4463cc0e"],["consultation","01a209f18e0972ec962736dbdc9e007b","c731608a313433077163f8dabcf9b191d946178927d2f7e2707cfd665283e661"]]', 'k-2d03a7d3.e662d222', '\xcf2906e5abfa29d2c668530f730d3b8a26ec1e65a8c59e4c4a473d0e0ca5256d', 755);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 4, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a209f18eb971ce89c06306032744a4","32ba10024c7d7b3f35e608bd51ece70813ce4d58ae7c74699d5ff324277d06b7"]]', 'k-2d03a7d3.e662d222', '\x9f1441b64a6445190cce968d3b8c9695f85733f8b72611973d20d39862e94826', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 5, 'case', 'recommendations.follow', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["recommendation","01a209f18eb971ce89c0630575ad3bdc","9a275a823765a756b57b51cf2ca8b23f4bca95c984aad2441190108c2de1ee8b"]]', 'k-2d03a7d3.e662d222', '\x7443f4777efdc06652db7b0600a098ce21d8e61f273dcc93df7eca16ea1a1426', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 6, 'case', 'requests.reply', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["client_request","01a209f18e0972ec962736da01156fc3","c24f04c559dd7773d7f18a27d07dd73de994aab6aa06c02d06b21cec1683c848"]]', 'k-2d03a7d3.e662d222', '\xd105b5efed514bb8387f9b617e8ba5457af6b445bbd1d96d557e8de9fdf94862', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 7, 'case', 'requests.observe', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["observation","01a209f18f4873c793f9ebbf99b7e50f","8cdb5655b93d413e5c7d7c26485d7f60c5220c8903bbd4cc860ee77d91810697"]]', 'k-2d03a7d3.e662d222', '\x9fa99864a17975579314da1359a4fef503445dcbde4327d30627722205f8c51f', 756);
INSERT INTO public.supervisio_journal_entry VALUES ('clinic', '01a209f1-8e09-72ec-9627-36d9f0edaf01', 8, 'case', 'cases.close', 't-ana', NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', NULL, NULL, '[["case","01a209f18e0972ec962736d9f0edaf01","5e65207001cc928cf8149c2b129677db0c0c1eab99f460f85a3298c0ead97e7d"]]', 'k-2d03a7d3.e662d222', '\x987a8d83af5848ee90d9681754273f5d31217a1177365716724ef68ee9283ef3', 756);
INSERT INTO public.supervisio_observation VALUES ('clinic', '01a209f1-8f48-73c7-93f9-ebbf99b7e50f', '01a209f1-8e09-72ec-9627-36d9f0edaf01', '01a209f1-8e09-72ec-9627-36da01156fc3', 'hurt', NULL, '2026-03-02', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 7);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a209f1-8e2d-7298-aa1f-0b5b4b9e2a3c', '01a209f1-8e2d-7298-aa1f-0b5a77f83474', 'supported', '\x0187d50b55b739e899fb3d7506257ef692ed4e23e18382b87238d22479a78371f8f68b50cd118d002dff117c276eb0e145249b2079275919868745ccbe36f1a12b8e8cc41bae1482a0ffd50001a473a194ab64ee7212ce6c6eadfb6074', '\x0103f2baa3447b17c198927392e99da9b8acb4ae556e9e9a584f5ba07231f782e931694a8d4240ad7fb56455052e92b094cb06a90eb7b31d6623e3a24099a7ec2f916c087c4102731e35026d1ab3a1e9cb28cbd8c9337ff37c17c268dc', '\x0154ac882ee7e280027124816f7b213b3bb80d6fc52180c613cbcfd671acf480c54c135a951361aa33bd7c29e58518c00cf5de02cd043dd44ffd413b08a450c6072cc4148760eb86b3a84db639f8d73abe04f36c37d379062d228cf581', NULL, NULL, NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_personal_issue VALUES ('clinic', '01a209f1-8e56-70be-9621-321cce8b39e4', '01a209f1-8e56-70be-9621-321bf92e6c01', 'support_sought', '\x01c4650daf86f27c24173b851b57eec26d89d73577a3e1de4c4ed57140eb8ed4354611e51bd8083bcf18dd1cbc432e8b401acd2155f4f362a6f7d36ace8c09c33d4f718ac0a855edf9576ab35288ed597daf548bb77491ab884085baa1', '\x01227c8b6bc23fccd02e87e86b6bc3d1ae20099221f0389ff0d3f3a3feb49ac2e5e76181d278055d10a42e83ac807ded99d5ac7b9205947dc375d164512222d70e720ae306888bc12d204d6b76caec1d84d875e21e7f930a1ac13bbaa2', '\x011ff48dcc3a232ec11dd541a8478dd26795d6a61736d0706ee5fb67c7de415c51d4079dfce3cad8731999fae13710f0431b27889cc3079cf8dac57d2f4e81ce4ffd4f845fa3425d286e736c29b3b5d0f719923eb376a5e949cb8788bf', NULL, '\x013057f7781f9d61b801e886e282a2524e045249b7bf60d24eed0823d169a71ce5d50c8a851db34ced6c464966dd589b053b04949fb95878519d68fa1d50c59127b6e7716f0fdb1367444a62a5dc8fb2', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a209f1-8eb9-71ce-89c0-6306032744a4', '01a209f1-8e09-72ec-9627-36d9f0edaf01', '01a209f1-8e09-72ec-9627-36dbdc9e007b', 'discuss_in_session', 'advice', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 4);
INSERT INTO public.supervisio_recommendation VALUES ('clinic', '01a209f1-8eb9-71ce-89c0-630575ad3bdc', '01a209f1-8e09-72ec-9627-36d9f0edaf01', '01a209f1-8e09-72ec-9627-36dbdc9e007b', 'decline_request', 'directive', 's-lee', NULL, 'followed', '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 's-lee', 5);
INSERT INTO public.supervisio_support_reference VALUES ('clinic', '01a209f1-8e2d-7298-aa1f-0b5c65899e54', '01a209f1-8e2d-7298-aa1f-0b5a77f83474', '01a209f1-8e2d-7298-aa1f-0b5b4b9e2a3c', '\x01ab7c166122df5a5fd53ba9182a174e07e639897135cb00a40a8a12ccd012de929d8cf92a9c8ea892d165fb03ef0a901ea4487a3c92c7274a908326f086d98676e3a79a2521ec0f50bb5c16a5e5118c3575648becd04b26722979aab5', NULL, '2026-03-02 09:00:00+00', NULL, '2026-03-02 09:00:00+00', 't-ana', 1);
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
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT pk_supervisio_support_reference PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_therapy_relationship
    ADD CONSTRAINT pk_supervisio_therapy_relationship PRIMARY KEY (clinic_id, id);
ALTER TABLE ONLY public.supervisio_alembic_version
    ADD CONSTRAINT supervisio_alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.supervisio_journal_entry
    ADD CONSTRAINT uq_supervisio_journal_entry__actor_ref_request_key UNIQUE (clinic_id, actor_ref, request_key);
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
CREATE INDEX ix_supervisio_grant__case_id ON public.supervisio_grant USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_grant__ref ON public.supervisio_grant USING btree (clinic_id, ref);
CREATE INDEX ix_supervisio_journal_entry__written_in ON public.supervisio_journal_entry USING btree (clinic_id, written_in);
CREATE INDEX ix_supervisio_observation__case_id ON public.supervisio_observation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_personal_issue__case_id ON public.supervisio_personal_issue USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_practice_response__case_id ON public.supervisio_practice_response USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_recommendation__case_id ON public.supervisio_recommendation USING btree (clinic_id, case_id);
CREATE INDEX ix_supervisio_support_reference__case_id ON public.supervisio_support_reference USING btree (clinic_id, case_id);
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
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT fk_supervisio_support_reference__case_id FOREIGN KEY (clinic_id, case_id) REFERENCES public.supervisio_case(clinic_id, id);
ALTER TABLE ONLY public.supervisio_support_reference
    ADD CONSTRAINT fk_supervisio_support_reference__issue_id FOREIGN KEY (clinic_id, issue_id) REFERENCES public.supervisio_personal_issue(clinic_id, id);
