//! Tab-separated tables: comment lines start with `#`; the first of them that holds tabs names the columns.

use crate::AtlasError;

/// Rows of at least `columns` cells, with their line numbers (from 1).
pub(crate) fn rows<'a>(file: &str, text: &'a str, columns: usize) -> Result<Vec<(usize, Vec<&'a str>)>, AtlasError> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if cells.len() < columns {
            return Err(AtlasError::Syntax {
                file: file.to_owned(),
                block: format!("line {}", index + 1),
                problem: format!("has {} columns, expected {columns} separated by tabs", cells.len()),
            });
        }
        rows.push((index + 1, cells));
    }
    Ok(rows)
}

/// The value of a `yes`/`no` column.
pub(crate) fn yes_or_no(file: &str, line: usize, value: &str) -> Result<bool, AtlasError> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(AtlasError::Syntax {
            file: file.to_owned(),
            block: format!("line {line}"),
            problem: format!("column `sided` is `{value}`, expected `yes` or `no`"),
        }),
    }
}
