//! What was done, and what came of it.

use care::{HomeItem, ManualTreatment, Needle, NeedleOut, Reaction, Response, ResponseKind};
use serde_json::{Value, json};

use super::{number, word};
use crate::Occasion;
use crate::occasion::filled;

pub fn needles(occasion: &Occasion) -> Value {
    let rows = &occasion.visit.needles;
    let row = |needle: &Needle| {
        let size = match (needle.diameter, needle.length) {
            (Some(diameter), Some(length)) => format!("{} × {} mm", diameter.get(), length.get()),
            (Some(diameter), None) => format!("{} mm thick", diameter.get()),
            (None, Some(length)) => format!("{} mm long", length.get()),
            (None, None) => String::new(),
        };
        let depth = needle.depth.map(|depth| format!("{} mm deep", depth.get()));
        let technique =
            [Some(word(&needle.technique)), depth, filled(&needle.direction).map(|to| format!("towards {to}"))];
        let lot = filled(&needle.lot).map(|lot| format!("lot {lot}"));
        let expires = needle.expires.map(|day| format!("use by {}", occasion.day(day)));
        let more: Vec<String> = [lot, expires, filled(&needle.note).map(str::to_owned)].into_iter().flatten().collect();
        json!({
            "number": needle.number,
            "muscle": occasion.sided(&needle.muscle, Some(needle.side)),
            "technique": technique.into_iter().flatten().collect::<Vec<_>>().join(", "),
            "size": size,
            "twitches": needle.twitches,
            "familiar": needle.is_familiar_pain.map(|is_familiar| if is_familiar { "yes" } else { "no" }),
            "inserted": occasion.hour(needle.inserted),
            "out": needle.out.as_ref().map(|out| out_words(occasion, out)),
            "more": more.join("; "),
        })
    };
    let n_out = rows.iter().filter(|needle| needle.out.is_some()).count();
    json!({"rows": rows.iter().map(row).collect::<Vec<_>>(), "n_in": rows.len(), "n_out": n_out})
}

fn out_words(occasion: &Occasion, out: &NeedleOut) -> String {
    let at = occasion.hour(out.at);
    if out.is_whole { at } else { format!("{at}, not whole") }
}

pub fn manual(occasion: &Occasion) -> Vec<Value> {
    let row = |manual: &ManualTreatment| {
        let technique = occasion.atlas.technique(&manual.technique);
        let dose = [
            manual.seconds.map(|seconds| format!("{seconds} s")),
            manual.repetitions.map(|repetitions| format!("{repetitions} times")),
        ];
        json!({
            "technique": technique.map_or_else(|| manual.technique.replace('_', " "), |known| known.name.clone()),
            "muscle": manual.muscle.as_deref().map(|muscle| occasion.sided(muscle, manual.side)),
            "dose": dose.into_iter().flatten().collect::<Vec<_>>().join(", "),
            "pain": manual.pain.map(|pain| format!("{} of 10", number(pain.get()))),
            "note": filled(&manual.note),
        })
    };
    occasion.visit.manual.iter().map(row).collect()
}

pub fn responses(occasion: &Occasion) -> Vec<Value> {
    let row = |response: &Response| {
        let said = match response.kind {
            ResponseKind::More => "more pain",
            ResponseKind::Less => "less pain",
            ResponseKind::FamiliarPain => "the familiar pain",
            ResponseKind::Stop => "stop",
        };
        json!({
            "at": occasion.hour(response.at),
            "said": said,
            "muscle": response.muscle.as_deref().map(|muscle| occasion.sided(muscle, response.side)),
        })
    };
    occasion.visit.responses.iter().map(row).collect()
}

pub fn reactions(occasion: &Occasion) -> Vec<Value> {
    let row = |reaction: &Reaction| {
        json!({
            "event": reaction.event,
            "severity": word(&reaction.severity),
            "began": occasion.moment(reaction.began),
            "ended": reaction.ended.map(|at| occasion.moment(at)),
            "muscle": reaction.muscle.as_deref().map(|muscle| occasion.sided(muscle, reaction.side)),
            "action": filled(&reaction.action),
            "note": filled(&reaction.note),
        })
    };
    occasion.visit.reactions.iter().map(row).collect()
}

pub fn home(occasion: &Occasion) -> Vec<Value> {
    let row = |item: &HomeItem| {
        let dose = [
            item.times_a_day.map(|times| format!("{times} a day")),
            item.repetitions.map(|repetitions| format!("{repetitions} times")),
            item.seconds.map(|seconds| format!("{seconds} s")),
        ];
        json!({
            "text": item.text,
            "muscle": item.muscle.as_deref().map(|muscle| occasion.sided(muscle, item.side)),
            "dose": dose.into_iter().flatten().collect::<Vec<_>>().join(", "),
        })
    };
    occasion.visit.home.iter().map(row).collect()
}
