-- Phones that answer while somebody palpates, one for a draft, and invitations that are seen and taken back.

-- What is under the hand, and how many answers there were.
create table pairing (
    clinic text collate "C" not null,
    visit text collate "C" not null,
    practitioner text collate "C" not null,
    muscle text collate "C",
    side text collate "C",
    answered bigint not null,
    primary key (clinic, visit),
    foreign key (clinic, visit) references visit_row (clinic, id) on delete cascade
);

-- The phone, or the code that waits for one: `token_hash` is absent until it was typed.
create table pairing_phone (
    clinic text collate "C" not null,
    visit text collate "C" not null,
    code_hash bytea not null unique,
    token_hash bytea unique,
    expires bigint not null,
    primary key (clinic, visit),
    foreign key (clinic, visit) references pairing (clinic, visit) on delete cascade
);

-- Answers that are not in the visit yet.
create table pairing_answer (
    clinic text collate "C" not null,
    visit text collate "C" not null,
    number bigint not null,
    body text collate "C" not null,
    primary key (clinic, visit, number),
    foreign key (clinic, visit) references pairing (clinic, visit) on delete cascade
);

-- A link from before has none of these: it is not listed and expires within a week.
alter table link add column id text collate "C";
alter table link add column made bigint;
alter table link add column author text collate "C";
create unique index link_by_id on link (id);
create index link_of_episode on link (clinic, episode);

-- The code of the link that opened the session.
alter table patient_session add column link bytea;

-- The phone is searched before the clinic is known, as sign-in is.
alter table pairing enable row level security;
alter table pairing force row level security;
create policy own_clinic on pairing
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
alter table pairing_answer enable row level security;
alter table pairing_answer force row level security;
create policy own_clinic on pairing_answer
    using (clinic = current_setting('app.clinic', true))
    with check (clinic = current_setting('app.clinic', true));
