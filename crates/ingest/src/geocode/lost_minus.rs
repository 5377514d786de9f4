//! Finds out whether a file's longitudes have lost their minus.

use super::Geocoder;
use super::location_input::{LocationInput, Resources};
use crate::cells::number;
use crate::headers::columns::Columns;
use crate::table::rows::Row;
use records::record::{Field, LonLat};

/// The maximum number of rows whose longitude is compared with their other cells.
const COMPARED: u32 = 500;

/// What a file's rows show about the signs of its longitudes.
#[derive(Default)]
pub(crate) struct LongitudeSigns {
    has_minus: bool,
    is_lost: bool,
    compared: u32,
}

impl LongitudeSigns {
    /// Adds a row.
    pub(crate) fn see(&mut self, row: Row<'_>, columns: &Columns, resources: &Resources<'_>) {
        if self.has_minus {
            return;
        }
        let cell = |field| columns.cell_of(field).map_or("", |i| row.cell(i).trim());
        let (latitude, longitude) = (cell(Field::Latitude), cell(Field::Longitude));
        let number = |cell| number::coordinate(cell).map(|number| number.value);
        let Some(lon) = number(longitude) else {
            return;
        };
        self.has_minus = lon < 0.0;
        if lon <= 0.0 || self.is_lost || self.compared >= COMPARED {
            return;
        }
        self.compared += 1;
        let Some(lat) = number(latitude) else {
            return;
        };
        let location = LocationInput {
            postcode: cell(Field::Postcode),
            place: cell(Field::Place),
            ..LocationInput::default()
        };
        self.is_lost = Geocoder::new(&location, resources).shows_lost_minus(LonLat { lon, lat });
    }

    /// Whether no longitude has a minus, though a row's postcode or place shows that it needs one.
    pub(crate) const fn is_minus_lost(&self) -> bool {
        self.is_lost && !self.has_minus
    }
}
