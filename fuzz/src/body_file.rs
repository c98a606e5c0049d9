//! Bytes → body: refused with a message, or a body that can be measured on.

use atlas::body::cells_along;
use atlas::{Body, RegionRow};

/// Regions of a body small enough for a file of a kilobyte.
const REGIONS: &str = "trunk\tyes\ttrunk\t\n";
const POINTS: [[f64; 3]; 4] = [[0.0; 3], [-90.0, 120.0, 30.0], [1e6, -1e6, 0.5], [33.3, 66.6, -99.9]];

/// The bytes as `body.bin`.
pub fn target(bytes: &[u8]) {
    let rows = RegionRow::parse("regions.tsv", REGIONS).expect("the table is well formed");
    let body = match Body::decode(bytes, &rows) {
        Ok(body) => body,
        Err(error) => {
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    assert_eq!(body.regions().iter().map(|region| region.cells().len()).sum::<usize>(), body.cells().len());
    for point in POINTS {
        let hit = body.surface().nearest(point);
        assert!(hit.distance_mm.is_finite() && hit.triangle < body.surface().triangles().len(), "{hit:?}");
        let cells = cells_along(&body, &[point, hit.point], 40.0);
        assert!(cells.iter().any(|along| along.cell == body.nearest_cell(point)));
        assert!(cells.iter().all(|along| along.distance_mm.is_finite()));
    }
}
