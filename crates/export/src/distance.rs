//! How far each record is from a point: columns of an export that a distance narrows, and of no other.

use explore::nearby::{distance_of, distances};
use records::dataset::Dataset;
use records::query::{DistanceUnit, Near};
use records::text::decimal;

/// The headers of distances and of what they are measured from.
const MILES: &str = "distance_miles";
const KILOMETRES: &str = "distance_km";
const FROM: &str = "distance_from";

/// Distances from a point, place by place.
pub struct Distances {
    by_place: Vec<Option<f64>>,
    unit: DistanceUnit,
    from: String,
}

impl Distances {
    /// Distances of all that is within the radius.
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

    /// Whether a header is one of these: a file that was exported so and opened again has it too, and
    /// no table has two columns of one name.
    pub fn has(&self, header: &str) -> bool {
        self.headers().contains(&header)
    }

    /// A record's distance, to a hundredth of the unit; empty for one beyond the radius.
    pub fn length(&self, dataset: &Dataset, row: u32) -> String {
        let metres = distance_of(dataset, &self.by_place, row).map(|(_, metres)| metres);
        metres.map_or_else(String::new, |metres| {
            decimal(metres / self.unit.metres(), 2)
        })
    }

    /// What a record's distance is from; empty where it has none.
    pub fn from(&self, dataset: &Dataset, row: u32) -> &str {
        match distance_of(dataset, &self.by_place, row) {
            Some(_) => &self.from,
            None => "",
        }
    }
}
