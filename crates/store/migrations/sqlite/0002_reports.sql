-- What patients send from the own page, and the session in which they do.

create table report_row (
    clinic text not null,
    id text not null,
    patient text not null,
    episode text not null,
    at integer not null,
    told text not null,
    is_new integer not null,
    primary key (clinic, id),
    foreign key (clinic, patient) references patient_row (clinic, id),
    foreign key (clinic, episode) references episode_row (clinic, id)
) strict, without rowid;
create index report_of_episode on report_row (clinic, episode, at);
create index report_of_patient on report_row (clinic, patient, at);
create index report_new on report_row (clinic, at) where is_new = 1;

create table patient_session (
    token_hash blob primary key,
    clinic text not null,
    patient text not null,
    episode text not null,
    expires integer not null
) strict;
create index patient_session_of_patient on patient_session (clinic, patient);
