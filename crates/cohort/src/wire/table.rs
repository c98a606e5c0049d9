//! Rows to the bytes of a Parquet file and back.

use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;

use super::column::Column;
use super::{FindingRow, Row};
use crate::CohortError;

/// Patients in one row group.
const GROUP: usize = 5000;

/// Columns in the order in which they are written; lists have the three levels that other readers of Parquet expect.
const SCHEMA: &str = "message patient {
    required binary id (UTF8);
    required int64 seed (INTEGER(64,false));
    required int64 index (INTEGER(64,false));
    required binary world (UTF8);
    required binary atlas (UTF8);
    required float age;
    required binary sex (UTF8);
    required float weeks;
    required group causes (LIST) { repeated group list { required int32 element (INTEGER(32,false)); } }
    required group subjects (LIST) { repeated group list { required binary element (UTF8); } }
    required boolean uncatalogued;
    required boolean central;
    required boolean slipped;
    required boolean stray;
    required group cells (LIST) { repeated group list { required int32 element (INTEGER(16,false)); } }
    required group intensities (LIST) { repeated group list { required float element; } }
    required group loads (LIST) { repeated group list { required binary element (UTF8); } }
    required group red_flags (LIST) { repeated group list { required binary element (UTF8); } }
    required group findings (LIST) { repeated group list { required group element {
        required binary sign (UTF8);
        optional binary muscle (UTF8);
        optional binary side (UTF8);
        required binary result (UTF8);
    } } }
}";

/// The bytes of a file; equal rows give equal bytes.
///
/// # Errors
/// [`CohortError::Parquet`] when the encoder refuses, which rows of patients do not cause.
pub fn write(rows: &[Row]) -> Result<Vec<u8>, CohortError> {
    encode(rows).map_err(problem)
}

/// The rows of a file that [`write`] made.
///
/// # Errors
/// [`CohortError::Parquet`] for bytes that are no Parquet file, or one with other columns.
pub fn read(bytes: &[u8]) -> Result<Vec<Row>, CohortError> {
    decode(bytes).map_err(problem)
}

fn problem(error: ParquetError) -> CohortError {
    let problem = match error {
        ParquetError::General(problem) => problem,
        other => format!("cannot be read: {other}"),
    };
    CohortError::Parquet { problem }
}

fn schema() -> Result<Arc<Type>, ParquetError> {
    parse_message_type(SCHEMA).map(Arc::new)
}

fn encode(rows: &[Row]) -> Result<Vec<u8>, ParquetError> {
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(Vec::new(), schema()?, Arc::new(properties))?;
    for rows in rows.chunks(GROUP) {
        let mut group = file.next_row_group()?;
        let each = || rows.iter();
        Column::plain(each().map(|row| row.id.clone())).write(&mut group)?;
        Column::plain(each().map(|row| row.seed)).write(&mut group)?;
        Column::plain(each().map(|row| row.index)).write(&mut group)?;
        Column::plain(each().map(|row| row.world.clone())).write(&mut group)?;
        Column::plain(each().map(|row| row.atlas.clone())).write(&mut group)?;
        Column::plain(each().map(|row| row.age)).write(&mut group)?;
        Column::plain(each().map(|row| row.sex.clone())).write(&mut group)?;
        Column::plain(each().map(|row| row.weeks)).write(&mut group)?;
        required(each().map(|row| &row.causes)).write(&mut group)?;
        required(each().map(|row| &row.subjects)).write(&mut group)?;
        Column::plain(each().map(|row| row.uncatalogued)).write(&mut group)?;
        Column::plain(each().map(|row| row.central)).write(&mut group)?;
        Column::plain(each().map(|row| row.slipped)).write(&mut group)?;
        Column::plain(each().map(|row| row.stray)).write(&mut group)?;
        required(each().map(|row| &row.cells)).write(&mut group)?;
        required(each().map(|row| &row.intensities)).write(&mut group)?;
        required(each().map(|row| &row.loads)).write(&mut group)?;
        required(each().map(|row| &row.red_flags)).write(&mut group)?;
        let findings = |part: fn(&FindingRow) -> Option<String>, present| {
            Column::lists(each().map(move |row| row.findings.iter().map(part).collect()), present)
        };
        findings(|finding| Some(finding.sign.clone()), 1).write(&mut group)?;
        findings(|finding| finding.muscle.clone(), 2).write(&mut group)?;
        findings(|finding| finding.side.clone(), 2).write(&mut group)?;
        findings(|finding| Some(finding.result.clone()), 1).write(&mut group)?;
        group.close()?;
    }
    file.into_inner()
}

fn required<'a, T: super::column::Stored + 'a>(lists: impl Iterator<Item = &'a Vec<T>>) -> Column<T> {
    Column::lists(lists.map(|list| list.iter().cloned().map(Some).collect()), 1)
}

fn decode(bytes: &[u8]) -> Result<Vec<Row>, ParquetError> {
    let file = SerializedFileReader::new(Bytes::copy_from_slice(bytes))?;
    let found = file.metadata().file_metadata().schema();
    if found != schema()?.as_ref() {
        return Err(ParquetError::General(format!("holds other columns, of a table `{}`", found.name())));
    }
    let mut rows = Vec::new();
    for index in 0..file.num_row_groups() {
        rows.extend(group(file.get_row_group(index)?.as_ref())?);
    }
    Ok(rows)
}

fn group(group: &dyn RowGroupReader) -> Result<Vec<Row>, ParquetError> {
    let mut rows = vec![Row::default(); group.metadata().num_rows() as usize];
    fill(&mut rows, Column::read_plain(group, 0)?, |row, id| row.id = id)?;
    fill(&mut rows, Column::read_plain(group, 1)?, |row, seed| row.seed = seed)?;
    fill(&mut rows, Column::read_plain(group, 2)?, |row, index| row.index = index)?;
    fill(&mut rows, Column::read_plain(group, 3)?, |row, world| row.world = world)?;
    fill(&mut rows, Column::read_plain(group, 4)?, |row, atlas| row.atlas = atlas)?;
    fill(&mut rows, Column::read_plain(group, 5)?, |row, age| row.age = age)?;
    fill(&mut rows, Column::read_plain(group, 6)?, |row, sex| row.sex = sex)?;
    fill(&mut rows, Column::read_plain(group, 7)?, |row, weeks| row.weeks = weeks)?;
    fill(&mut rows, Column::read_lists(group, 8)?, |row, causes| row.causes = causes)?;
    fill(&mut rows, Column::read_lists(group, 9)?, |row, subjects| row.subjects = subjects)?;
    fill(&mut rows, Column::read_plain(group, 10)?, |row, is_so| row.uncatalogued = is_so)?;
    fill(&mut rows, Column::read_plain(group, 11)?, |row, is_so| row.central = is_so)?;
    fill(&mut rows, Column::read_plain(group, 12)?, |row, is_so| row.slipped = is_so)?;
    fill(&mut rows, Column::read_plain(group, 13)?, |row, is_so| row.stray = is_so)?;
    fill(&mut rows, Column::read_lists(group, 14)?, |row, cells| row.cells = cells)?;
    fill(&mut rows, Column::read_lists(group, 15)?, |row, intensities| row.intensities = intensities)?;
    fill(&mut rows, Column::read_lists(group, 16)?, |row, loads| row.loads = loads)?;
    fill(&mut rows, Column::read_lists(group, 17)?, |row, flags| row.red_flags = flags)?;
    fill(&mut rows, Column::read_lists(group, 18)?, |row, signs: Vec<String>| {
        row.findings = signs.into_iter().map(|sign| FindingRow { sign, ..FindingRow::default() }).collect();
    })?;
    fill(&mut rows, Column::read_optional_lists(group, 19)?, |row, muscles| {
        row.findings.iter_mut().zip(muscles).for_each(|(finding, muscle)| finding.muscle = muscle);
    })?;
    fill(&mut rows, Column::read_optional_lists(group, 20)?, |row, sides| {
        row.findings.iter_mut().zip(sides).for_each(|(finding, side)| finding.side = side);
    })?;
    fill(&mut rows, Column::read_lists(group, 21)?, |row, results| {
        row.findings.iter_mut().zip(results).for_each(|(finding, result)| finding.result = result);
    })?;
    Ok(rows)
}

/// Sets one field of every row.
fn fill<T>(rows: &mut [Row], values: Vec<T>, set: impl Fn(&mut Row, T)) -> Result<(), ParquetError> {
    if values.len() != rows.len() {
        return Err(ParquetError::General(format!("has {} of {} values in a column", values.len(), rows.len())));
    }
    rows.iter_mut().zip(values).for_each(|(row, value)| set(row, value));
    Ok(())
}
