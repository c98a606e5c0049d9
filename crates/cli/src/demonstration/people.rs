//! Who works in the demonstration clinic, and who comes to it.

use ::atlas::Atlas;
use care::{
    Clinic, ClinicId, Contact, Jurisdiction, Name, Patient, PatientId, Practitioner, PractitionerId, Role, Sex,
    Training,
};
use jiff::ToSpan;
use jiff::civil::Date;

use super::assumptions::Person;
use super::dice::Dice;

pub fn clinic(dice: &mut Dice) -> Clinic {
    Clinic {
        id: ClinicId(dice.id()),
        name: "Demonstration clinic".to_owned(),
        address: vec!["1 Nowhere Street".to_owned()],
        phone: String::new(),
        time_zone: "UTC".to_owned(),
        jurisdiction: Jurisdiction::General,
        keep_years: None,
        is_demonstration: true,
    }
}

/// The owner first.
pub fn practitioners(atlas: &Atlas, clinic: ClinicId, today: Date, dice: &mut Dice) -> Vec<Practitioner> {
    let staff = [
        ("Robin", "Hart", Role::Owner, "PT"),
        ("Sam", "Lee", Role::Clinician, "PT"),
        ("Maya", "Brandt", Role::Clinician, "DC"),
        ("Alex", "Winter", Role::FrontDesk, ""),
    ];
    let one = |(given, family, role, licence): (&str, &str, Role, &str)| Practitioner {
        id: PractitionerId(dice.id()),
        clinic,
        name: Name { family: family.to_owned(), given: given.to_owned() },
        role,
        licence: licence.to_owned(),
        training: if licence.is_empty() { Vec::new() } else { training(atlas, today) },
        has_left: false,
    };
    staff.map(one).into()
}

fn training(atlas: &Atlas, today: Date) -> Vec<Training> {
    let mut parts: Vec<&str> = atlas.muscles().iter().map(|muscle| muscle.group.as_str()).collect();
    parts.sort_unstable();
    parts.dedup();
    let course = |part: &str| Training {
        part: part.to_owned(),
        course: "Invented course for the demonstration".to_owned(),
        hours: Some(40),
        completed: today.saturating_sub(3.years()),
        expires: Some(today.saturating_add(2.years())),
    };
    parts.into_iter().map(course).collect()
}

/// `age` in years; the name follows the sex.
pub fn patient(
    clinic: ClinicId,
    practitioner: PractitionerId,
    sex: Sex,
    age: f64,
    today: Date,
    words: &Person,
    dice: &mut Dice,
) -> Patient {
    let given = if sex == Sex::Male { &words.male } else { &words.female };
    let birth_date = today.saturating_sub((age as i32).years()).saturating_sub(i64::from(dice.whole(0, 364)).days());
    Patient {
        id: PatientId(dice.id()),
        clinic,
        name: Name { family: dice.one(&words.family).clone(), given: dice.one(given).clone() },
        birth_date: Some(birth_date),
        sex,
        contact: Contact::default(),
        language: "en".to_owned(),
        standing: Vec::new(),
        practitioner: Some(practitioner),
        alert: String::new(),
        is_in_research: dice.chance(0.5),
        merged_into: None,
    }
}
