//! `palpate locate --explain` and `--contrast`

use ::locate::ledger::Ledger;
use ::locate::wire::{self, AssessmentWire, ContrastWire, ContributionWire};
use ::locate::{Case, Engine, LocateError, case::Subject};

use crate::exit::BadInput;
use crate::table::table;

/// Items that multiply the odds by less are summed up in one line.
const SMALLEST_FACTOR: f64 = 1.2;

/// The items of a cause as a table, those that speak most first, with their sum.
pub fn ledger(engine: &Engine<'_>, case: &Case, answer: &AssessmentWire, named: &str) -> Result<String, BadInput> {
    let subject = subject(engine, case, answer, "--explain", named)?;
    let ledger = engine.ledger(case, subject).ok_or_else(|| not_ranked("--explain", named))?;
    let items: Vec<ContributionWire> =
        ledger.items.iter().map(|item| wire::contribution(item, case, engine.atlas())).collect();
    let mut text = format!("Why {}\n\n{}", heading(engine, &ledger), items_table(&items, ledger.total()));
    if let Some(away) = &ledger.away {
        text += &format!("\nNot in the sum: {} ({:+.2} nats)\n", away.words, away.nats);
    }
    text += "\nEach item multiplies (×) or divides (÷) the odds of the cause; the nats add up to the logarithm of its odds.\n";
    let is_first = subject == self::subject(engine, case, answer, "--explain", "")?;
    if let Some(changes) = answer.change.as_ref().filter(|_| is_first) {
        text += "\nWhat would change it\n";
        let rows = changes.iter().map(|change| vec![percent(change.p_then), change.words.clone()]);
        text += &table(&std::iter::once(vec!["then".to_owned(), String::new()]).chain(rows).collect::<Vec<_>>());
    }
    Ok(text)
}

/// The contrast of two causes named on the command line.
pub fn contrast(
    engine: &Engine<'_>,
    case: &Case,
    answer: &AssessmentWire,
    named: [&str; 2],
) -> Result<ContrastWire, BadInput> {
    let [one, other] = named.map(|named| subject(engine, case, answer, "--contrast", named));
    let contrast = engine.contrast(case, one?, other?).ok_or_else(|| not_ranked("--contrast", named[0]))?;
    Ok(wire::contrast(&contrast, case, engine.atlas()))
}

/// Its items as a table, and how to tell the two apart.
pub fn contrasted(engine: &Engine<'_>, contrast: &ContrastWire) -> String {
    let name = |cause: &wire::CauseRef| {
        let subject = wire::parse_cause("contrast", &id(&cause.cause, cause.side), engine.atlas());
        subject.map_or_else(|_| cause.cause.clone(), |subject| named(engine, subject))
    };
    let (one, other) = (name(&contrast.one), name(&contrast.other));
    let sum = contrast.items.iter().map(|item| item.nats).sum();
    let mut text = format!("Why {one} rather than {other}\n× speaks for {one}; ÷ for {other}\n\n");
    text += &items_table(&contrast.items, sum);
    for distinguish in &contrast.distinguish {
        text += &format!("\nHow to tell them apart: {distinguish}\n");
    }
    text
}

/// The cause that the words of an option mean; without a name the first of the ranking.
fn subject(
    engine: &Engine<'_>,
    case: &Case,
    answer: &AssessmentWire,
    option: &str,
    named: &str,
) -> Result<Subject, BadInput> {
    let bad = |error: LocateError| BadInput(error.to_string());
    let subject = match answer.causes.first() {
        Some(first) if named.is_empty() => wire::parse_cause(option, &id(&first.cause, first.side), engine.atlas()),
        _ => wire::parse_cause(option, named, engine.atlas()),
    };
    let subject = subject.map_err(bad)?;
    if subject.side.is_some() {
        return if engine.is_ranked(case, subject) { Ok(subject) } else { Err(not_ranked(option, named)) };
    }
    let likelier = answer.causes.iter().find(|cause| cause.cause == named || named.is_empty());
    let likelier = likelier.ok_or_else(|| not_ranked(option, named))?;
    wire::parse_cause(option, &id(&likelier.cause, likelier.side), engine.atlas()).map_err(bad)
}

fn id(cause: &str, side: Option<&str>) -> String {
    side.map_or_else(|| cause.to_owned(), |side| format!("{cause}.{side}"))
}

fn not_ranked(option: &str, named: &str) -> BadInput {
    BadInput(LocateError::NotRanked { place: option.to_owned(), cause: named.to_owned() }.to_string())
}

fn heading(engine: &Engine<'_>, ledger: &Ledger) -> String {
    format!("{} has a probability of {}", named(engine, ledger.subject), percent(ledger.p))
}

fn named(engine: &Engine<'_>, subject: Subject) -> String {
    let side = subject.side.map_or_else(String::new, |side| format!(", {side}"));
    format!("{}{side}", engine.name_of(subject))
}

fn items_table(items: &[ContributionWire], sum: f64) -> String {
    let (shown, small): (Vec<_>, Vec<_>) = items.iter().partition(|item| item.nats.abs() >= SMALLEST_FACTOR.ln());
    let line = |nats: f64, part: &str, speaks: &str, words: String| {
        vec![format!("{nats:+.2}"), factor(nats), part.to_owned(), speaks.to_owned(), words]
    };
    let mut rows = vec![["nats", "odds", "part", "speaks", ""].map(str::to_owned).to_vec()];
    rows.extend(shown.iter().map(|item| line(item.nats, item.part, item.speaks.unwrap_or(""), item.words.clone())));
    if !small.is_empty() {
        let rest = small.iter().map(|item| item.nats).sum();
        rows.push(line(rest, "", "", format!("{} smaller items", small.len())));
    }
    rows.push(line(sum, "", "", "all together".to_owned()));
    table(&rows)
}

/// What so many nats multiply or divide odds by.
fn factor(nats: f64) -> String {
    let (sign, odds) = (if nats < 0.0 { '÷' } else { '×' }, nats.abs().exp());
    if odds < 9.95 { format!("{sign} {odds:.1}") } else { format!("{sign} {odds:.0}") }
}

fn percent(p: f64) -> String {
    if p < 0.001 {
        "less than 0.1 %".to_owned()
    } else if p < 0.095 {
        format!("{:.1} %", 100.0 * p)
    } else {
        format!("{:.0} %", 100.0 * p)
    }
}
