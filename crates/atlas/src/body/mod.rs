//! The body: skin cells, named regions, landmarks and the surface that they lie on.
//!
//! Millimetres on the neutral adult in anatomical position: x towards the body's left, y up from the soles, z forward.
//! Right and left are exact mirrors; everything is decoded from `atlas/body/body.bin` ([`Body::decode`]).

mod along;
mod decode;
mod nearest;
mod patches;
mod surface;

pub use along::{Along, cells_along, distance2_to_path_mm2};
pub use patches::patches;
pub use surface::{Hit, Surface};

use nearest::Nearest;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// A point or vector in mm, `[x, y, z]`.
pub type Point = [f64; 3];

/// Side of the body, as the person feels it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Left,
    Right,
}

impl Side {
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }
}

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Side {
    type Err = UnknownSide;

    fn from_str(text: &str) -> Result<Self, UnknownSide> {
        match text {
            "left" => Ok(Self::Left),
            "right" => Ok(Self::Right),
            _ => Err(UnknownSide(text.to_owned())),
        }
    }
}

/// A word that is no side.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown side `{0}`; expected `left` or `right`")]
pub struct UnknownSide(pub String);

/// A patch of skin of about 2 cm², the unit of a drawing.
///
/// Even ids lie on the right, their odd successors are the mirror patches on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId(pub u16);

impl CellId {
    /// The same patch on the other side.
    pub fn mirror(self) -> Self {
        Self(self.0 ^ 1)
    }

    pub fn side(self) -> Side {
        if self.0 & 1 == 0 { Side::Right } else { Side::Left }
    }

    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Index into [`Body::regions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(pub u8);

impl RegionId {
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A cell: where it lies and what it touches.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// A point of the skin inside the cell.
    pub centre_mm: Point,
    /// Unit vector out of the body.
    pub normal: [f64; 3],
    /// True surface on the neutral adult.
    pub area_cm2: f64,
    pub region: RegionId,
    /// Ascending.
    pub neighbours: Vec<CellId>,
}

/// A named part of the body surface, on one side if it exists on both.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// `arm.lateral.left`, or `chest.sternum` for one in the midline.
    pub id: String,
    /// The id without its side.
    pub base: String,
    pub side: Option<Side>,
    /// In plain words, without the side: "outer upper arm".
    pub name: String,
    /// Anatomical extent; may be empty.
    pub covers: String,
    pub area_cm2: f64,
    cells: Vec<CellId>,
}

impl Region {
    /// Ascending.
    pub fn cells(&self) -> &[CellId] {
        &self.cells
    }
}

/// The neutral adult body.
#[derive(Debug)]
pub struct Body {
    cells: Vec<Cell>,
    regions: Vec<Region>,
    landmarks: BTreeMap<String, Point>,
    surface: Surface,
    area_cm2: f64,
    centres: OnceLock<Nearest>,
}

impl Body {
    /// All cells; a [`CellId`] is an index into them.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    pub fn cell(&self, id: CellId) -> &Cell {
        &self.cells[id.index()]
    }

    /// Ids of all cells, ascending.
    pub fn cell_ids(&self) -> impl Iterator<Item = CellId> + use<> {
        (0..self.cells.len()).map(|index| CellId(index as u16))
    }

    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// A region by its sided id, such as `arm.lateral.left`.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// The region that a cell lies in.
    pub fn region_of(&self, cell: CellId) -> &Region {
        &self.regions[self.cell(cell).region.index()]
    }

    /// A point of the skin by its sided id, such as `acromion.right` or `c7`.
    pub fn landmark(&self, id: &str) -> Option<Point> {
        self.landmarks.get(id).copied()
    }

    /// Landmarks by sided id, in alphabetical order.
    pub fn landmarks(&self) -> impl Iterator<Item = (&str, Point)> {
        self.landmarks.iter().map(|(id, &point)| (id.as_str(), point))
    }

    pub fn surface(&self) -> &Surface {
        &self.surface
    }

    /// Skin of the whole body.
    pub fn area_cm2(&self) -> f64 {
        self.area_cm2
    }

    /// The cell whose centre is nearest; of equals the one with the lowest id.
    pub fn nearest_cell(&self, point: Point) -> CellId {
        let centres = self.centres.get_or_init(|| {
            let boxes: Vec<_> = self.cells.iter().map(|cell| (cell.centre_mm, cell.centre_mm)).collect();
            Nearest::new(&boxes)
        });
        let (index, _) = centres.find(point, |index| distance2(point, self.cells[index as usize].centre_mm));
        CellId(index as u16)
    }
}

/// Squared distance between two points, summed in the order x, y, z.
pub(crate) fn distance2(a: Point, b: Point) -> f64 {
    let [x, y, z] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
    x * x + y * y + z * z
}

/// The point mirrored to the other side of the body.
pub fn mirror(point: Point) -> Point {
    [-point[0], point[1], point[2]]
}
