-- Ids are UUIDs as text, times are microseconds since 1970 in UTC, dates are `2026-01-31`.

create table clinic (
    id text collate "C" primary key
);

-- The end of each chain of a clinic: `version` or `access`.
create table head (
    clinic text collate "C" not null references clinic (id),
    chain text collate "C" not null,
    seq bigint not null,
    hash bytea not null,
    primary key (clinic, chain)
);

create table version (
    clinic text collate "C" not null references clinic (id),
    seq bigint not null,
    kind text collate "C" not null,
    id text collate "C" not null,
    version bigint not null,
    at bigint not null,
    author text collate "C" not null,
    reason text collate "C" not null,
    body_hash bytea not null,
    previous bytea not null,
    hash bytea not null,
    primary key (clinic, seq)
);
create unique index version_of_document on version (clinic, kind, id, version);

-- Apart from the chain, so that erasing a body leaves the chain whole.
create table body (
    clinic text collate "C" not null,
    seq bigint not null,
    body text collate "C" not null,
    primary key (clinic, seq),
    foreign key (clinic, seq) references version (clinic, seq)
);

create table access (
    clinic text collate "C" not null references clinic (id),
    seq bigint not null,
    at bigint not null,
    author text collate "C" not null,
    patient text collate "C",
    what text collate "C" not null,
    previous bytea not null,
    hash bytea not null,
    primary key (clinic, seq)
);
create index access_of_patient on access (clinic, patient, seq);

create table current (
    clinic text collate "C" not null,
    kind text collate "C" not null,
    id text collate "C" not null,
    seq bigint not null,
    version bigint not null,
    primary key (clinic, kind, id),
    foreign key (clinic, seq) references version (clinic, seq)
);

create table erased (
    clinic text collate "C" not null,
    kind text collate "C" not null,
    id text collate "C" not null,
    seq bigint not null,
    primary key (clinic, kind, id),
    foreign key (clinic, seq) references version (clinic, seq)
);

create table practitioner_row (
    clinic text collate "C" not null references clinic (id),
    id text collate "C" not null,
    family text collate "C" not null,
    given text collate "C" not null,
    primary key (clinic, id)
);

create table patient_row (
    clinic text collate "C" not null references clinic (id),
    id text collate "C" not null,
    family text collate "C" not null,
    given text collate "C" not null,
    folded text collate "C" not null,
    birth_date text collate "C",
    sex text collate "C" not null,
    merged_into text collate "C",
    primary key (clinic, id)
);
create index patient_by_name on patient_row (clinic, folded);
create index patient_doubles on patient_row (clinic, merged_into) where merged_into is not null;

-- `patient` is whose record it is now: where a double was merged, the patient that stayed.
create table episode_row (
    clinic text collate "C" not null,
    id text collate "C" not null,
    patient text collate "C" not null,
    title text collate "C" not null,
    opened text collate "C" not null,
    is_open bigint not null,
    words text collate "C" not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id)
);
create index episode_of_patient on episode_row (clinic, patient, opened);

create table visit_row (
    clinic text collate "C" not null,
    id text collate "C" not null,
    patient text collate "C" not null,
    episode text collate "C" not null,
    clinician text collate "C" not null,
    kind text collate "C" not null,
    begun bigint not null,
    is_signed bigint not null,
    next_visit text collate "C",
    nprs double precision,
    muscles text collate "C" not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id),
    foreign key (clinic, episode) references episode_row (clinic, id)
);
create index visit_of_patient on visit_row (clinic, patient, begun);
create index visit_of_episode on visit_row (clinic, episode, begun);
create index visit_by_time on visit_row (clinic, begun);
create index visit_expected on visit_row (clinic, next_visit) where next_visit is not null;
create index visit_draft on visit_row (clinic, clinician, begun) where is_signed = 0;

-- What a patient is found by: folded words of the name, birth date, diagnoses, muscles.
create table word (
    clinic text collate "C" not null,
    word text collate "C" not null,
    patient text collate "C" not null,
    source text collate "C" not null,
    primary key (clinic, word, patient, source)
);
create index word_of_patient on word (clinic, patient, word);

-- Three letters of a folded name: what a misspelt name is found by.
create table gram (
    clinic text collate "C" not null,
    gram text collate "C" not null,
    patient text collate "C" not null,
    primary key (clinic, gram, patient)
);
create index gram_of_patient on gram (clinic, patient);

create table credential (
    practitioner text collate "C" primary key,
    clinic text collate "C" not null,
    user_name text collate "C" not null unique,
    password_hash text collate "C" not null,
    totp_secret text collate "C",
    totp_step bigint,
    recovery_hashes text collate "C" not null,
    device_hashes text collate "C" not null,
    failed bigint not null,
    last_failed bigint
);

create table session (
    id text collate "C" primary key,
    token_hash bytea not null unique,
    practitioner text collate "C" not null,
    clinic text collate "C" not null,
    created bigint not null,
    last_used bigint not null,
    agent text collate "C" not null
);
create index session_of_practitioner on session (practitioner);

create table link (
    code_hash bytea primary key,
    clinic text collate "C" not null,
    patient text collate "C" not null,
    episode text collate "C",
    visit text collate "C",
    expires bigint not null,
    used bigint
);
create index link_of_patient on link (clinic, patient);

-- A transaction names its clinic in `app.clinic` and sees nothing of the others, whoever owns the tables.
-- Sign-in is searched before the clinic is known; it holds nothing of a patient but an id.
alter table head enable row level security;
alter table head force row level security;
create policy own_clinic on head
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table version enable row level security;
alter table version force row level security;
create policy own_clinic on version
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table body enable row level security;
alter table body force row level security;
create policy own_clinic on body
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table access enable row level security;
alter table access force row level security;
create policy own_clinic on access
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table current enable row level security;
alter table current force row level security;
create policy own_clinic on current
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table erased enable row level security;
alter table erased force row level security;
create policy own_clinic on erased
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table practitioner_row enable row level security;
alter table practitioner_row force row level security;
create policy own_clinic on practitioner_row
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table patient_row enable row level security;
alter table patient_row force row level security;
create policy own_clinic on patient_row
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table episode_row enable row level security;
alter table episode_row force row level security;
create policy own_clinic on episode_row
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table visit_row enable row level security;
alter table visit_row force row level security;
create policy own_clinic on visit_row
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table word enable row level security;
alter table word force row level security;
create policy own_clinic on word
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table gram enable row level security;
alter table gram force row level security;
create policy own_clinic on gram
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
