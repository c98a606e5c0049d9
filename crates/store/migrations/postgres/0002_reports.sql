-- What patients send from the own page, and the session in which they do.

create table report_row (
    clinic text collate "C" not null,
    id text collate "C" not null,
    patient text collate "C" not null,
    episode text collate "C" not null,
    at bigint not null,
    told text collate "C" not null,
    is_new bigint not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id),
    foreign key (clinic, episode) references episode_row (clinic, id)
);
create index report_of_episode on report_row (clinic, episode, at);
create index report_of_patient on report_row (clinic, patient, at);
create index report_new on report_row (clinic, at) where is_new = 1;

create table patient_session (
    token_hash bytea primary key,
    clinic text collate "C" not null,
    patient text collate "C" not null,
    episode text collate "C" not null,
    expires bigint not null
);
create index patient_session_of_patient on patient_session (clinic, patient);

alter table report_row enable row level security;
alter table report_row force row level security;
create policy own_clinic on report_row
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
