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
