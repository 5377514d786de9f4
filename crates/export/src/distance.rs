//! Distances of records from a point: columns only of an export that is filtered by distance.

use explore::nearby::{distance_of, distances};
use records::Row;
use records::dataset::Dataset;
use records::query::{DistanceUnit, Near};
use records::text::decimal;

/// The headers of distances and of the point from which they are measured.
const MILES: &str = "distance_miles";
const KILOMETRES: &str = "distance_km";
const FROM: &str = "distance_from";

/// Distances from a point, by place.
pub struct Distances {
    by_place: Vec<Option<f64>>,
    unit: DistanceUnit,
    from: String,
}

impl Distances {
    /// Computes the distances of all places within the radius.
    pub fn new(dataset: &Dataset, near: &Near) -> Self {
        let position = near.position();
        Self {
            by_place: distances(dataset, near.centre(), near.radius.metres()),
            unit: near.radius.unit(),
            from: if near.name.is_empty() {
                position
            } else {
                format!("{} ({position})", near.name)
            },
        }
    }

    /// The headers, in order.
    pub const fn headers(&self) -> [&'static str; 2] {
        match self.unit {
            DistanceUnit::Miles => [MILES, FROM],
            DistanceUnit::Kilometres => [KILOMETRES, FROM],
        }
    }

    /// Whether a header is one of these: a file exported with distances and opened again has it
    /// too, and no table has two columns with one name.
    pub fn has(&self, header: &str) -> bool {
        self.headers().contains(&header)
    }

    /// A record's distance, to a hundredth of the unit; empty for one beyond the radius.
    pub fn length(&self, dataset: &Dataset, row: Row) -> String {
        let metres = distance_of(dataset, &self.by_place, row).map(|(_, metres)| metres);
        metres.map_or_else(String::new, |metres| {
            decimal(metres / self.unit.metres(), 2)
        })
    }

    /// The point from which a record's distance is measured; empty where it has none.
    pub fn from(&self, dataset: &Dataset, row: Row) -> &str {
        match distance_of(dataset, &self.by_place, row) {
            Some(_) => &self.from,
            None => "",
        }
    }
}
