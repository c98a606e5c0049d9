//! Names that are almost right.

/// The known name most like `wanted`, for "unknown id" messages; none when nothing resembles it.
///
/// Jaro–Winkler similarity above 0.7; the first of equals wins. What is several times as long as a name is no slip of the pen.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const ALIKE: f64 = 0.7;
    const LONGER: usize = 3;
    let mut best: Option<(&str, f64)> = None;
    for name in known.into_iter().filter(|name| wanted.len() <= LONGER * name.len()) {
        let likeness = strsim::jaro_winkler(wanted, name);
        if likeness > best.map_or(ALIKE, |(_, most)| most) {
            best = Some((name, likeness));
        }
    }
    best.map(|(name, _)| name)
}
