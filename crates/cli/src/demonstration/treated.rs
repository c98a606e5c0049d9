//! What was done in a visit: needles and hands on the likeliest muscles, and what went home.

use ::atlas::{Atlas, Muscle};
use care::{
    BodySide, Clinic, Consent, ConsentItem, HomeItem, ManualTreatment, Needle, NeedleDiameter, NeedleLength, NeedleOut,
    NeedleTechnique, Nrs, Patient, Practitioner, Reaction, Severity, Visit,
};
use jiff::ToSpan;

use super::assumptions;
use super::dice::Dice;

pub fn treat(visit: &mut Visit, atlas: &Atlas, assumed: &assumptions::Visit, pain: Option<Nrs>, dice: &mut Dice) {
    let ranked = visit.assessment.iter().flat_map(|answer| &answer.causes);
    let muscles: Vec<(&Muscle, BodySide)> = ranked
        .filter_map(|cause| Some((cause.p, atlas.muscle(&cause.cause)?, cause.side?)))
        .enumerate()
        .filter(|(rank, (p, _, _))| *rank == 0 || *p >= assumed.treated)
        .map(|(_, (_, muscle, side))| (muscle, side))
        .take(assumed.most_muscles)
        .collect();
    // The lungs of both sides are never needled in one visit, so nothing over them is.
    let is_over_lung = |muscle: &Muscle| muscle.needling.hazards.iter().any(|hazard| hazard.contains("pleura"));
    for (number, (muscle, side)) in (1..).zip(&muscles) {
        if muscle.needling.allowed && !is_over_lung(muscle) {
            visit.needles.push(needle(number, muscle, *side, visit, assumed, dice));
        } else {
            visit.manual.push(pressed(muscle, *side, assumed, pain, dice));
        }
    }
    if let Some((muscle, side)) = muscles.first() {
        visit.manual.push(pressed(muscle, *side, assumed, pain, dice));
    }
    visit.home = muscles.iter().take(2).map(|(muscle, side)| home(muscle, *side)).collect();
    if !visit.needles.is_empty() && dice.chance(assumed.sore) {
        visit.reactions.push(reaction("soreness", visit));
    }
    if !visit.needles.is_empty() && dice.chance(assumed.bruised) {
        visit.reactions.push(reaction("bruising", visit));
    }
    let names: Vec<&str> = muscles.iter().map(|(muscle, _)| muscle.name.as_str()).collect();
    visit.plan.text = match names.as_slice() {
        [] => "Load advice; look again at the next visit.".to_owned(),
        names => format!("Treat {}; stretch and load advice at home.", names.join(", ")),
    };
}

/// Agreed to before the first needle, in the words of the clinic's form.
pub fn consent(visit: &Visit, clinic: &Clinic, clinician: &Practitioner, patient: &Patient, atlas: &Atlas) -> Consent {
    let form = care::form(clinic.jurisdiction);
    let name =
        |needle: &Needle| atlas.muscle(&needle.muscle).map_or(needle.muscle.clone(), |muscle| muscle.name.clone());
    let muscles: Vec<String> = visit.needles.iter().map(name).collect();
    let hours = clinician.training.iter().find_map(|training| training.hours).unwrap_or_default().to_string();
    let practitioner = clinician.name.to_string();
    let filled = |text: &str| {
        text.replace("{practitioner}", &practitioner)
            .replace("{muscles}", &muscles.join(", "))
            .replace("{technique}", "dry needling")
            .replace("{training_hours}", &hours)
    };
    let item = |item: &care::FormItem| ConsentItem { item: item.id.clone(), text: filled(&item.text), is_agreed: true };
    let items: Vec<ConsentItem> = form.items.iter().map(item).collect();
    Consent {
        form: form.id.clone(),
        hash: care::hash(&items),
        items,
        signed_name: patient.name.to_string(),
        at: visit.begun.saturating_add(10.minutes()).unwrap_or(visit.begun),
        explained_by: clinician.id,
        copy_given: true,
    }
}

fn needle(
    number: u32,
    muscle: &Muscle,
    side: BodySide,
    visit: &Visit,
    assumed: &assumptions::Visit,
    dice: &mut Dice,
) -> Needle {
    let inserted = visit.begun.saturating_add((14 + i64::from(number)).minutes()).unwrap_or(visit.begun);
    let twitches = dice.whole(0, assumed.most_twitches);
    Needle {
        number,
        muscle: muscle.id.clone(),
        side,
        site: None,
        technique: if twitches > 0 { NeedleTechnique::Pistoning } else { NeedleTechnique::Static },
        diameter: muscle.needling.diameter_mm.and_then(|[low, _]| NeedleDiameter::new(low).ok()),
        length: muscle.needling.length_mm.and_then(|[low, _]| NeedleLength::new(low).ok()),
        depth: None,
        direction: String::new(),
        twitches,
        is_familiar_pain: Some(dice.chance(assumed.familiar)),
        lot: "DEMO-1".to_owned(),
        expires: None,
        inserted,
        out: Some(NeedleOut { at: inserted.saturating_add(90.seconds()).unwrap_or(inserted), is_whole: true }),
        note: String::new(),
    }
}

fn pressed(
    muscle: &Muscle,
    side: BodySide,
    assumed: &assumptions::Visit,
    pain: Option<Nrs>,
    dice: &mut Dice,
) -> ManualTreatment {
    ManualTreatment {
        technique: "ischaemic_compression".to_owned(),
        muscle: Some(muscle.id.clone()),
        side: Some(side),
        site: None,
        seconds: Some(dice.whole(assumed.hand_seconds[0], assumed.hand_seconds[1])),
        repetitions: None,
        pain,
        note: String::new(),
    }
}

fn home(muscle: &Muscle, side: BodySide) -> HomeItem {
    HomeItem {
        muscle: Some(muscle.id.clone()),
        side: Some(side),
        text: muscle.self_care.text.clone(),
        times_a_day: None,
        repetitions: None,
        seconds: None,
    }
}

fn reaction(event: &str, visit: &Visit) -> Reaction {
    let began = visit.begun.saturating_add(12.hours()).unwrap_or(visit.begun);
    Reaction {
        event: event.to_owned(),
        severity: Severity::Mild,
        began,
        ended: began.saturating_add(24.hours()).ok(),
        muscle: None,
        side: None,
        action: String::new(),
        note: String::new(),
    }
}
