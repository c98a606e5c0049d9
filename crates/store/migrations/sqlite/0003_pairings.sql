-- Phones that answer while somebody palpates, one for a draft, and invitations that are seen and taken back.

-- What is under the hand, and how many answers there were.
create table pairing (
    clinic text not null,
    visit text not null,
    practitioner text not null,
    muscle text,
    side text,
    answered integer not null,
    primary key (clinic, visit),
    foreign key (clinic, visit) references visit_row (clinic, id) on delete cascade
) strict, without rowid;

-- The phone, or the code that waits for one: `token_hash` is absent until it was typed.
create table pairing_phone (
    clinic text not null,
    visit text not null,
    code_hash blob not null unique,
    token_hash blob unique,
    expires integer not null,
    primary key (clinic, visit),
    foreign key (clinic, visit) references pairing (clinic, visit) on delete cascade
) strict, without rowid;

-- Answers that are not in the visit yet.
create table pairing_answer (
    clinic text not null,
    visit text not null,
    number integer not null,
    body text not null,
    primary key (clinic, visit, number),
    foreign key (clinic, visit) references pairing (clinic, visit) on delete cascade
) strict, without rowid;

-- A link from before has none of these: it is not listed and expires within a week.
alter table link add column id text;
alter table link add column made integer;
alter table link add column author text;
create unique index link_by_id on link (id);
create index link_of_episode on link (clinic, episode);

-- The code of the link that opened the session.
alter table patient_session add column link blob;
