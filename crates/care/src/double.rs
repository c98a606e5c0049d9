//! What a patient's entry takes over from a double of it.

use crate::{Contact, Patient, Sex};

/// The entry that stays, with what only the double has: contraindications and alert, so that nothing to mind is lost, and what was not known.
///
/// Research needs the word of both: a patient who refused once is not taken for one who agreed.
pub fn taken_over(stays: &Patient, double: &Patient) -> Patient {
    let new = double.standing.iter().filter(|id| !stays.standing.contains(id));
    let filled = |kept: &str, other: &str| if kept.is_empty() { other.to_owned() } else { kept.to_owned() };
    Patient {
        birth_date: stays.birth_date.or(double.birth_date),
        sex: if stays.sex == Sex::Unknown { double.sex } else { stays.sex },
        contact: Contact {
            phone: filled(&stays.contact.phone, &double.contact.phone),
            email: filled(&stays.contact.email, &double.contact.email),
        },
        standing: stays.standing.iter().chain(new).cloned().collect(),
        practitioner: stays.practitioner.or(double.practitioner),
        alert: both(&stays.alert, &double.alert),
        is_in_research: stays.is_in_research && double.is_in_research,
        ..stays.clone()
    }
}

fn both(one: &str, other: &str) -> String {
    match (one, other) {
        (one, "") => one.to_owned(),
        ("", other) => other.to_owned(),
        (one, other) if one.contains(other) => one.to_owned(),
        (one, other) => format!("{one}\n{other}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::taken_over;
    use crate::Patient;

    fn patient(fields: serde_json::Value) -> Patient {
        let mut written = json!({
            "id": "018f4e2a-7c1d-7000-8000-000000000003", "clinic": "018f4e2a-7c1d-7000-8000-000000000001",
            "name": {"family": "Ng"}, "sex": "unknown", "language": "en",
        });
        written.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
        serde_json::from_value(written).unwrap()
    }

    #[test]
    fn nothing_to_mind_is_lost_and_what_is_known_stays() {
        let stays = patient(json!({
            "standing": ["pregnancy"], "alert": "Faints.", "contact": {"phone": "1"}, "is_in_research": true,
        }));
        let double = patient(json!({
            "name": {"family": "Neumann"}, "birth_date": "1970-05-01", "sex": "female",
            "standing": ["anticoagulants", "pregnancy"], "alert": "Latex.", "contact": {"phone": "2", "email": "a@b.c"},
        }));
        let expected = patient(json!({
            "birth_date": "1970-05-01", "sex": "female", "standing": ["pregnancy", "anticoagulants"],
            "alert": "Faints.\nLatex.", "contact": {"phone": "1", "email": "a@b.c"},
        }));
        assert_eq!(taken_over(&stays, &double), expected);
        assert_eq!(taken_over(&expected, &double), expected, "a second time changes nothing");
    }
}
