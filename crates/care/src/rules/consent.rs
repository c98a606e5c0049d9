//! Nobody is needled without consent that still holds, on the form of the clinic's jurisdiction.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::{Context, is_blank};
use crate::{Check, Consent, ConsentForm, Level, Rule, Visit, form, hash};

pub(super) fn check(visit: &Visit, context: &Context<'_>, checks: &mut Vec<Check>) {
    if let Some(consent) = &visit.consent
        && hash(&consent.items) != consent.hash
    {
        let text =
            "The words of the consent are not those that were agreed to: their hash differs. Ask for consent again.";
        checks.push(Check::new(Rule::Consent, Level::Stop, "consent.hash", text));
    }
    let Some(first_needle) = visit.needles.iter().map(|needle| needle.inserted).min() else { return };
    let form = form(context.jurisdiction);
    if let Err(problem) = held(visit, context, form, first_needle) {
        checks.push(Check::new(Rule::Consent, Level::Missing, "consent", format!("{}: {problem}.", form.title)));
    }
}

/// The newest consent on the form decides, so that one that was taken back ends an earlier one.
fn held(visit: &Visit, context: &Context<'_>, form: &ConsentForm, first_needle: Timestamp) -> Result<(), String> {
    let visits = context.earlier.iter().filter(|earlier| earlier.id != visit.id && earlier.episode == visit.episode);
    let visits: Vec<&Visit> = visits.chain([visit]).collect();
    let given = visits.iter().enumerate().rev().find_map(|(index, visit)| {
        let consent = visit.consent.as_ref().filter(|consent| consent.form == form.id)?;
        Some((index, consent))
    });
    let Some((index, consent)) = given else { return Err("ask for consent before needling".to_owned()) };
    is_agreed(consent, form)?;
    if consent.at > first_needle {
        return Err("it was signed after the first needle went in; consent comes before".to_owned());
    }
    let needled = visits[index..].iter().filter(|visit| !visit.needles.is_empty()).count();
    if form.holds.visits.is_some_and(|most| needled > most as usize) {
        return Err("it does not hold for so many visits; ask again".to_owned());
    }
    if form.holds.months.is_some_and(|months| is_older(consent.at, months, first_needle)) {
        return Err(format!("it is older than {} months; ask again", form.holds.months.unwrap_or_default()));
    }
    Ok(())
}

fn is_agreed(consent: &Consent, form: &ConsentForm) -> Result<(), String> {
    for item in form.items.iter().filter(|item| item.is_required) {
        let is_agreed = consent.items.iter().any(|given| given.item == item.id && given.is_agreed);
        if !is_agreed {
            return Err(format!("`{}` is not agreed to", item.id));
        }
    }
    if is_blank(&consent.signed_name) {
        return Err("nobody signed it".to_owned());
    }
    if hash(&consent.items) != consent.hash {
        return Err("its words were changed after it was signed; ask again".to_owned());
    }
    if form.copy_required && !consent.copy_given {
        return Err("the patient has no copy yet".to_owned());
    }
    Ok(())
}

fn is_older(signed: Timestamp, months: u32, now: Timestamp) -> bool {
    let until = signed.to_zoned(TimeZone::UTC).checked_add(Span::new().months(i64::from(months)));
    until.is_ok_and(|until| until.timestamp() < now)
}

#[cfg(test)]
mod tests {
    use crate::rules::tests::{check, told};
    use crate::scene::{Scene, before, consent, time};
    use crate::{Jurisdiction, Rule, hash};

    #[test]
    fn needles_need_consent_and_the_hand_does_not() {
        check(Rule::Consent, |scene| scene.visit.consent = None, &["missing consent"]);
        let change = |scene: &mut Scene| {
            scene.visit.consent = None;
            scene.visit.needles.clear();
        };
        check(Rule::Consent, change, &[]);
    }

    #[test]
    fn the_form_is_that_of_the_jurisdiction() {
        check(Rule::Consent, |scene| scene.jurisdiction = Jurisdiction::NewJersey, &["missing consent"]);
        let change = |scene: &mut Scene| {
            scene.jurisdiction = Jurisdiction::NewJersey;
            scene.visit.consent = Some(consent(Jurisdiction::NewJersey, scene.clinician.id));
        };
        check(Rule::Consent, change, &[]);
    }

    #[test]
    fn new_jersey_wants_the_patient_to_have_a_copy() {
        let change = |scene: &mut Scene| {
            scene.jurisdiction = Jurisdiction::NewJersey;
            let consent = consent(Jurisdiction::NewJersey, scene.clinician.id);
            scene.visit.consent = Some(crate::Consent { copy_given: false, ..consent });
        };
        assert!(told(Rule::Consent, change)[0].text.ends_with("the patient has no copy yet."));
    }

    #[test]
    fn consent_of_an_earlier_visit_holds_for_its_time() {
        let earlier = |signed: &'static str| {
            move |scene: &mut Scene| {
                let mut first = before(scene, 9, signed);
                first.consent = first.consent.map(|consent| crate::Consent { at: time(signed), ..consent });
                scene.earlier.push(first);
                scene.visit.consent = None;
            }
        };
        check(Rule::Consent, earlier("2026-02-02T09:00:00Z"), &[]);
        check(Rule::Consent, earlier("2025-03-02T09:20:00Z"), &[]);
        check(Rule::Consent, earlier("2025-03-02T09:19:59Z"), &["missing consent"]);
    }

    #[test]
    fn consent_that_was_taken_back_ends_an_earlier_one() {
        let change = |scene: &mut Scene| {
            let first = before(scene, 9, "2026-02-02T09:00:00Z");
            scene.earlier.push(first);
            let consent = scene.visit.consent.as_mut().expect("there");
            consent.items[0].is_agreed = false;
            consent.hash = hash(&consent.items);
        };
        check(Rule::Consent, change, &["missing consent"]);
    }

    #[test]
    fn a_changed_word_is_found() {
        let change = |scene: &mut Scene| scene.visit.consent.as_mut().expect("there").items[1].text.push('!');
        check(Rule::Consent, change, &["stop consent.hash", "missing consent"]);
    }

    #[test]
    fn consent_comes_before_the_needle() {
        let change = |scene: &mut Scene| {
            scene.visit.consent.as_mut().expect("there").at = time("2026-03-02T09:20:01Z");
        };
        check(Rule::Consent, change, &["missing consent"]);
    }
}
