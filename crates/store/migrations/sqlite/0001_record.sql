-- Ids are UUIDs as text, times are microseconds since 1970 in UTC, dates are `2026-01-31`.

create table clinic (
    id text primary key
) strict;

-- The end of each chain of a clinic: `version` or `access`.
create table head (
    clinic text not null references clinic (id),
    chain text not null,
    seq integer not null,
    hash blob not null,
    primary key (clinic, chain)
) strict, without rowid;

create table version (
    clinic text not null references clinic (id),
    seq integer not null,
    kind text not null,
    id text not null,
    version integer not null,
    at integer not null,
    author text not null,
    reason text not null,
    body_hash blob not null,
    previous blob not null,
    hash blob not null,
    primary key (clinic, seq)
) strict;
create unique index version_of_document on version (clinic, kind, id, version);

-- Apart from the chain, so that erasing a body leaves the chain whole.
create table body (
    clinic text not null,
    seq integer not null,
    body text not null,
    primary key (clinic, seq),
    foreign key (clinic, seq) references version (clinic, seq)
) strict;

create table access (
    clinic text not null references clinic (id),
    seq integer not null,
    at integer not null,
    author text not null,
    patient text,
    what text not null,
    previous blob not null,
    hash blob not null,
    primary key (clinic, seq)
) strict;
create index access_of_patient on access (clinic, patient, seq);

create table current (
    clinic text not null,
    kind text not null,
    id text not null,
    seq integer not null,
    version integer not null,
    primary key (clinic, kind, id),
    foreign key (clinic, seq) references version (clinic, seq)
) strict, without rowid;

create table erased (
    clinic text not null,
    kind text not null,
    id text not null,
    seq integer not null,
    primary key (clinic, kind, id),
    foreign key (clinic, seq) references version (clinic, seq)
) strict, without rowid;

create table practitioner_row (
    clinic text not null references clinic (id),
    id text not null,
    family text not null,
    given text not null,
    primary key (clinic, id)
) strict, without rowid;

create table patient_row (
    clinic text not null references clinic (id),
    id text not null,
    family text not null,
    given text not null,
    folded text not null,
    birth_date text,
    sex text not null,
    merged_into text,
    primary key (clinic, id)
) strict, without rowid;
create index patient_by_name on patient_row (clinic, folded);
create index patient_doubles on patient_row (clinic, merged_into) where merged_into is not null;

-- `patient` is whose record it is now: where a double was merged, the patient that stayed.
create table episode_row (
    clinic text not null,
    id text not null,
    patient text not null,
    title text not null,
    opened text not null,
    is_open integer not null,
    words text not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id)
) strict, without rowid;
create index episode_of_patient on episode_row (clinic, patient, opened);

create table visit_row (
    clinic text not null,
    id text not null,
    patient text not null,
    episode text not null,
    clinician text not null,
    kind text not null,
    begun integer not null,
    is_signed integer not null,
    next_visit text,
    nprs real,
    muscles text not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id),
    foreign key (clinic, episode) references episode_row (clinic, id)
) strict, without rowid;
create index visit_of_patient on visit_row (clinic, patient, begun);
create index visit_of_episode on visit_row (clinic, episode, begun);
create index visit_by_time on visit_row (clinic, begun);
create index visit_expected on visit_row (clinic, next_visit) where next_visit is not null;
create index visit_draft on visit_row (clinic, clinician, begun) where is_signed = 0;

-- What a patient is found by: folded words of the name, birth date, diagnoses, muscles.
create table word (
    clinic text not null,
    word text not null,
    patient text not null,
    source text not null,
    primary key (clinic, word, patient, source)
) strict, without rowid;
create index word_of_patient on word (clinic, patient, word);

-- Three letters of a folded name: what a misspelt name is found by.
create table gram (
    clinic text not null,
    gram text not null,
    patient text not null,
    primary key (clinic, gram, patient)
) strict, without rowid;
create index gram_of_patient on gram (clinic, patient);

create table credential (
    practitioner text primary key,
    clinic text not null,
    user_name text not null unique,
    password_hash text not null,
    totp_secret text,
    totp_step integer,
    recovery_hashes text not null,
    device_hashes text not null,
    failed integer not null,
    last_failed integer
) strict;

create table session (
    id text primary key,
    token_hash blob not null unique,
    practitioner text not null,
    clinic text not null,
    created integer not null,
    last_used integer not null,
    agent text not null
) strict;
create index session_of_practitioner on session (practitioner);

create table link (
    code_hash blob primary key,
    clinic text not null,
    patient text not null,
    episode text,
    visit text,
    expires integer not null,
    used integer
) strict;
create index link_of_patient on link (clinic, patient);
