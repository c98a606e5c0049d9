//! Columns of Parquet: values with the levels that say which row, list and gap they belong to.

use parquet::basic::Type;
use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, FloatType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;
use parquet::file::writer::SerializedRowGroupWriter;

/// A column of one row group.
pub(crate) struct Column<T> {
    pub values: Vec<T>,
    /// How far down a value is there; as many as places, empty for a plain column.
    definition: Vec<i16>,
    /// 0 where a row begins, 1 where its list goes on; empty for a plain column.
    repetition: Vec<i16>,
}

/// A value of a column, in the type that Parquet has for it.
pub(crate) trait Stored: Clone {
    type Kind: DataType;
    fn store(&self) -> <Self::Kind as DataType>::T;
    fn load(stored: &<Self::Kind as DataType>::T) -> Result<Self, ParquetError>;
}

impl<T: Stored> Column<T> {
    /// One value a row.
    pub fn plain(values: impl Iterator<Item = T>) -> Column<T> {
        Column { values: values.collect(), definition: Vec::new(), repetition: Vec::new() }
    }

    /// A list a row; an absent entry has a place but no value.
    ///
    /// `present` is the level of a value that is there: 1 where entries are required, 2 where they may be absent.
    pub fn lists(rows: impl Iterator<Item = Vec<Option<T>>>, present: i16) -> Column<T> {
        let mut column = Column { values: Vec::new(), definition: Vec::new(), repetition: Vec::new() };
        for row in rows {
            if row.is_empty() {
                column.definition.push(0);
                column.repetition.push(0);
            }
            for (place, entry) in row.into_iter().enumerate() {
                column.definition.push(if entry.is_some() { present } else { present - 1 });
                column.repetition.push(i16::from(place > 0));
                column.values.extend(entry);
            }
        }
        column
    }

    pub fn write<W: std::io::Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let mut column = group.next_column()?.ok_or_else(|| ParquetError::General("has too few columns".to_owned()))?;
        let stored: Vec<_> = self.values.iter().map(Stored::store).collect();
        let levels = |levels: &'_ [i16]| (!levels.is_empty()).then(|| levels.to_vec());
        let (definition, repetition) = (levels(&self.definition), levels(&self.repetition));
        column.typed::<T::Kind>().write_batch(&stored, definition.as_deref(), repetition.as_deref())?;
        column.close()
    }

    /// Reads a plain column.
    pub fn read_plain(group: &dyn RowGroupReader, index: usize) -> Result<Vec<T>, ParquetError> {
        Ok(Self::read(group, index)?.values)
    }

    /// Reads a column of lists of required entries.
    pub fn read_lists(group: &dyn RowGroupReader, index: usize) -> Result<Vec<Vec<T>>, ParquetError> {
        let rows = Self::read(group, index)?.rows(1)?;
        Ok(rows.into_iter().map(|row| row.into_iter().flatten().collect()).collect())
    }

    /// Reads a column of lists of entries that may be absent.
    pub fn read_optional_lists(group: &dyn RowGroupReader, index: usize) -> Result<Vec<Vec<Option<T>>>, ParquetError> {
        Self::read(group, index)?.rows(2)
    }

    fn read(group: &dyn RowGroupReader, index: usize) -> Result<Column<T>, ParquetError> {
        let expected = <T::Kind as DataType>::get_physical_type();
        let found: Type = group.metadata().column(index).column_type();
        if found != expected {
            return Err(ParquetError::General(format!("has {found} in column {index} instead of {expected}")));
        }
        let reader = group.get_column_reader(index)?;
        let mut reader: ColumnReaderImpl<T::Kind> = parquet::column::reader::get_typed_column_reader(reader);
        let (mut stored, mut definition, mut repetition) = (Vec::new(), Vec::new(), Vec::new());
        let rows = group.metadata().num_rows() as usize;
        reader.read_records(rows, Some(&mut definition), Some(&mut repetition), &mut stored)?;
        let values = stored.iter().map(T::load).collect::<Result<_, _>>()?;
        Ok(Column { values, definition, repetition })
    }

    fn rows(self, present: i16) -> Result<Vec<Vec<Option<T>>>, ParquetError> {
        let short = || ParquetError::General("ends within a list".to_owned());
        let mut rows: Vec<Vec<Option<T>>> = Vec::new();
        let mut values = self.values.into_iter();
        for (&definition, &repetition) in self.definition.iter().zip(&self.repetition) {
            if repetition == 0 {
                rows.push(Vec::new());
            }
            let row = rows.last_mut().ok_or_else(short)?;
            if definition == present {
                row.push(Some(values.next().ok_or_else(short)?));
            } else if definition > 0 {
                row.push(None);
            }
        }
        Ok(rows)
    }
}

impl Stored for String {
    type Kind = ByteArrayType;

    fn store(&self) -> ByteArray {
        ByteArray::from(self.as_str())
    }

    fn load(stored: &ByteArray) -> Result<String, ParquetError> {
        stored.as_utf8().map(str::to_owned)
    }
}

macro_rules! number {
    ($number:ty, $kind:ty) => {
        impl Stored for $number {
            type Kind = $kind;

            fn store(&self) -> <$kind as DataType>::T {
                *self as <$kind as DataType>::T
            }

            fn load(stored: &<$kind as DataType>::T) -> Result<$number, ParquetError> {
                Ok(*stored as $number)
            }
        }
    };
}

// Unsigned numbers are stored in signed ones of their width, as Parquet has it.
number!(u64, Int64Type);
number!(u32, Int32Type);
number!(u16, Int32Type);
number!(f32, FloatType);

impl Stored for bool {
    type Kind = BoolType;

    fn store(&self) -> bool {
        *self
    }

    fn load(stored: &bool) -> Result<bool, ParquetError> {
        Ok(*stored)
    }
}
